"""The Russian name of a Ukrainian settlement, derived from the Ukrainian one.

Only a part of the settlements has a recorded Russian name. The rest follow sound correspondences that
are regular enough to be written down: whole words first, then the beginnings and the endings of words.
"""

import re
import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "russian.toml").read_text("utf-8"))
_WORDS: dict[str, list[str]] = _TABLE["words"]
_BEGINNINGS: dict[str, list[str]] = _TABLE["beginnings"]
_ENDINGS: dict[str, list[str]] = _TABLE["endings"]
_SHIFTS = (("і", "ое"), ("и", "ы"))
_ADJECTIVES_IN_OVO = re.compile(r"(?:[бвгдзклмнпрстфх]о|[жчшщ]е|йо|ьо)ве$")
_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ь", "ʼ": "ь", "’": "ь"})


def russian_names(ukrainian: str) -> list[str]:
    """Likely Russian names, the likeliest first; at least one for a name that is not empty."""
    readings: list[list[str]] = []
    for word in re.split(r"([ -])", ukrainian):
        if word in {"", " ", "-"}:
            readings.append([word])
        else:
            readings.append(_word(word))
    names = [""]
    for choices in readings:
        names = [name + choice for name in names for choice in choices][:8]
    return list(dict.fromkeys(names))


def _word(word: str) -> list[str]:
    low = word.lower().replace("’", "'").replace("ʼ", "'")
    choices = _WORDS.get(low) or _derived(low)
    if word[0].isupper():
        choices = [choice[0].upper() + choice[1:] for choice in choices]
    return list(dict.fromkeys(choices))


def _derived(low: str) -> list[str]:
    uk = next((ending for ending in _ENDINGS if low.endswith(ending) and len(low) > len(ending)), "")
    endings = _ENDINGS.get(uk, [""])
    stems = _stem(low.removesuffix(uk))
    names = [stem + ending for stem in stems for ending in endings]
    if _ADJECTIVES_IN_OVO.search(low):
        names.insert(0, stems[0] + endings[0][:-2] + "о")  # Курахове -> Курахово, beside Вербове -> Вербовое
    elif low.endswith("ине"):
        names.insert(0, _stem(low[:-1])[0] + "о")  # Роботине -> Работино
    return names


def _stem(stem: str) -> list[str]:
    prefix = ""
    for opening in ("ново", "старо", "червоно", "верхньо", "нижньо", "велико", "мало"):
        if stem.startswith(opening) and len(stem) > len(opening) + 2:
            prefix = _BEGINNINGS.get(opening, [opening])[0]
            stem = stem[len(opening) :]
            break
    prefixes = [prefix]
    for uk, readings in _BEGINNINGS.items():
        if stem.startswith(uk):
            prefixes, stem = [prefix + reading for reading in readings], stem[len(uk) :]
            break
    choices = [each + stem.translate(_LETTERS) for each in prefixes]
    prefix = prefixes[0]
    for letter, others in _SHIFTS:
        if letter in stem[:-1]:
            choices += [
                prefix + (stem[:-1].replace(letter, other) + stem[-1]).translate(_LETTERS) for other in others
            ]
    return choices
