"""Cyrillic place names in Latin letters, and the folding that makes their many spellings equal.

Sources of the tables: for Ukrainian the Resolution of the Cabinet of Ministers of Ukraine No. 55 of
27 January 2010; for Russian the BGN/PCGN system of 1947 without its apostrophes.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

_UK_INITIAL: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_UK: Final = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ь": "", "ю": "iu", "я": "ia", "ё": "io", "ъ": "", "ы": "y", "э": "e",
}  # fmt: skip
_RU: Final = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i",
    "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y",
    "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
_RU_VOWELS: Final = frozenset("аеёиоуыэюяъьйії")
_APOSTROPHES: Final = "'’ʼ`´ʹ′‘"
_DROP_APOSTROPHES: Final = str.maketrans("", "", _APOSTROPHES + "\u0301")

_FOLDS: Final = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"[^a-z]", ""),  # spaces and hyphens: Chasiv Yar = ChasivYar, Niu-York = Niu York
        (r"shtch|schtsch|stsch|sch", "shch"),
        (r"(?<![kscz])h", "g"),  # Ukrainian Г: Hlyboke = Glyboke; kh, sh, ch, zh stay
        (r"zgh", "zg"),
        (r"w", "v"),
        (r"x", "ks"),
        (r"[iyj]+", "i"),  # -yi, -iy, -y, -ii
        (r"i(?=[aeou])", ""),  # ie, ye, ia, ya, iu, yu, yo
        (r"([a-z])\1+", r"\1"),
        (r"(zh|sh|ch)\1", r"\1"),
    )
)


def romanise_uk(name: str) -> str:
    """`name` in the official Ukrainian romanisation: ``Сіверськ`` -> ``Siversk``."""
    return _romanise(name, ukrainian=True)


def romanise_ru(name: str) -> str:
    """`name` transliterated as from Russian: ``Клещеевка`` -> ``Kleshcheyevka``."""
    return _romanise(name, ukrainian=False)


def _romanise(name: str, *, ukrainian: bool) -> str:
    out: list[str] = []
    previous = ""
    for char in name.translate(_DROP_APOSTROPHES) if ukrainian else name:
        low = char.lower()
        starts_word = not previous.isalpha()
        if ukrainian:
            latin = _UK_INITIAL.get(low) if starts_word else None
            if latin is None:
                latin = "gh" if low == "г" and previous == "з" else _UK.get(low, char)
        elif low == "е" and (starts_word or previous in _RU_VOWELS):
            latin = "ye"
        elif low == "и" and previous == "ь":
            latin = "yi"
        else:
            latin = _RU.get(low, "" if char in _APOSTROPHES else char)
        out.append(latin.capitalize() if char != low else latin)
        previous = low
    text = "".join(out)
    if not ukrainian:
        text = re.sub(r"(?:iy|yy)\b", "y", text)
    return text


def fold(name: str) -> str:
    """A key that the spellings of one romanised name share: ``Hulyaipole``, ``Guliaypole`` -> ``gulaipole``.

    Only ASCII letters remain; the result is empty for a name without any.
    """
    key = name.lower()
    if not key.isascii():
        key = unicodedata.normalize("NFKD", key)
    for pattern, replacement in _FOLDS:
        key = pattern.sub(replacement, key)
    return key


_VOWELS: Final = str.maketrans("io", "ee")


def sound(key: str, roots: Mapping[str, str]) -> str:
    """What spellings of a name have in common whose vowels answer to each other, or that leave out the k of
    kh and the c of shch; `key` is one of `fold`, and `roots` are beginnings that differ otherwise."""
    root = next((root for root in roots if key.startswith(root)), "")
    heard = (roots[root] + key[len(root) :] if root else key).translate(_VOWELS)
    return heard.replace("kh", "g").replace("shch", "sh").replace("ee", "e")
