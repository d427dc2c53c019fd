"""The Ukrainian forms of the name of a Russian settlement, as Ukrainian reports have them.

None are official: some take the name over by sound ("Лебедєвка"), some as its Ukrainian cognate ("Лебедівка",
"Мала Локня"), and many do something of both.
"""

import re
from itertools import product

_WORDS = {
    "русское": ["російське", "руське"],
    "русская": ["російська", "руська"],
    "казачья": ["козача"],
    "поречное": ["порічне", "поречне", "порєчне"],
    "нижний": ["нижній"],
    "верхний": ["верхній"],
    "белая": ["біла"],
    "зеленый": ["зелений"],
    "веселое": ["веселе"],
    "прилесье": ["прилісся"],
    "александровка": ["олександрівка"],
    "алексеевка": ["олексіївка"],
    "александрия": ["олександрія"],
    "первое": ["перше"],
    "первая": ["перша"],
    "николаевка": ["миколаївка", "ніколаєвка"],
    "николаево": ["миколаєво", "ніколаєво"],
    "никольский": ["нікольський", "микільський"],
}
# Endings, the longest first; those behind a vowel differ where the letter after it is iotated.
_ENDINGS = (
    ("овка", ("івка", "овка")),
    ("евка", ("івка", "евка", "євка")),
    ("ёвка", ("івка", "ьовка")),
    ("ское", ("ське",)),
    ("цкое", ("цьке",)),
    ("ский", ("ський",)),
    ("ская", ("ська",)),
    ("ово", ("ово", "ове")),
    ("ево", ("ево", "єво", "еве", "єве")),
    ("ино", ("іно", "ине")),
    ("лье", ("лля",)),
    ("сье", ("сся",)),
    ("ье", ("я", "'є")),
    ("ое", ("е",)),
    ("ая", ("а",)),
    ("ый", ("ий",)),
    ("ск", ("ськ",)),
    ("цк", ("цьк",)),
    ("ы", ("и",)),
    ("и", ("и", "і")),
    ("", ("",)),
)
_LETTERS = str.maketrans({"ы": "и", "э": "е", "ъ": "'"})
_BY_SOUND: tuple[dict[int, str], ...] = (
    str.maketrans({}),
    str.maketrans({"и": "і"}),
    str.maketrans({"и": "і", "е": "є"}),
)
_AFTER_VOWEL = str.maketrans({"е": "є", "і": "ї"})


def ukrainian_names(russian: str) -> list[str]:
    """Likely Ukrainian names, each once."""
    parts = [[p] if p in {" ", "-"} else _word(p) for p in re.split(r"([ -])", russian) if p]
    return list(dict.fromkeys("".join(choice) for choice in product(*parts)))


def _word(word: str) -> list[str]:
    low = word.lower()
    known = _WORDS.get(low.replace("ё", "е"))
    if known is None:
        ending, readings = next(e for e in _ENDINGS if not e[0] or low[2:].endswith(e[0]))
        stem = re.sub(r"(?<=[бвгджзклмнпрстфхцчшщ])ё", "ьо", low.removesuffix(ending)).replace("ё", "йо")
        stem = re.sub(r"([жшчщрц])ьо", r"\1о", stem).translate(_LETTERS)
        known = []
        for sounds, reading in product(_BY_SOUND, readings):
            name = stem.translate(sounds) + reading
            name = re.sub(
                r"(?<=[аеєиіуюя])[еі]|(?<!^ново)(?<!^старо)(?<=о)[еі]",
                lambda m: m[0].translate(_AFTER_VOWEL),
                name,
            )
            known.append(re.sub(r"ь[иії]", "'ї", re.sub(r"^и", "і", re.sub(r"^е", "є", name))))
    return [name[0].upper() + name[1:] if word[0].isupper() else name for name in dict.fromkeys(known)]
