"""Words with letters of two alphabets, of which some only look like those meant ("Росiя" with a Latin i)."""

import re
from typing import Final

_LOOK_LATIN: Final = "ABCEHIKMOPTXY" + "aceikopxy\u00ef\u00eb"
_LOOK_CYRILLIC: Final = "АВСЕНІКМОРТХУ" + "асеікорхуїё"
_TO_CYRILLIC: Final = str.maketrans(_LOOK_LATIN, _LOOK_CYRILLIC)
_TO_LATIN: Final = str.maketrans(_LOOK_CYRILLIC, _LOOK_LATIN)
_LATIN_LETTER: Final = re.compile(r"[A-Za-z]")
_CYRILLIC_LETTER: Final = re.compile(r"[\u0400-\u04ff]")


def of_one_alphabet(word: str) -> str:
    """The word with the letters of one alphabet that look like those of the other made such; as it is where
    other letters of both are in it."""
    if word.isascii():
        return word
    latin, cyrillic = len(_LATIN_LETTER.findall(word)), len(_CYRILLIC_LETTER.findall(word))
    if not latin or not cyrillic:
        return word
    first, second = word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)
    if latin > cyrillic:
        first, second = second, first
    for spelt in (first, second):
        if _LATIN_LETTER.search(spelt) is None or _CYRILLIC_LETTER.search(spelt) is None:
            return spelt
    return word
