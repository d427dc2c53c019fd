"""Which language a text or a sentence is in, told by its letters and their order."""

import re
from typing import Final

from services.domain.places.tokens import Span

_CYRILLIC: Final = re.compile(r"[а-яА-ЯёЁіІїЇєЄґҐ]")
_LATIN: Final = re.compile(r"[a-zA-Z]")
_UKRAINIAN: Final = re.compile(r"[іїєґІЇЄҐ]|[бвмпфБВМПФ]['’ʼ][яюєїЯЮЄЇ]|[сц]ьк")
_RUSSIAN: Final = re.compile(r"[ыэъёЫЭЪЁ]")
_SURE: Final = 2
"""Letters of the one language, and none of the other, that make a sentence of it."""
_FIRST_CYRILLIC: Final = 0x400
_LAST_CYRILLIC: Final = 0x4FF
_FOREIGN: Final = 20
"""Latin letters that a Cyrillic sentence may have in names, besides a quarter of its others."""


def detect(text: str) -> str:
    """The language of `text` by its letters: `uk`, `ru`, or `en` for what is not Cyrillic."""
    if not _mostly_cyrillic(text):
        return "en"
    return "uk" if len(_UKRAINIAN.findall(text)) > len(_RUSSIAN.findall(text)) else "ru"


def mixed(text: str, words: list[Span], main: str) -> bool:
    """Whether sentences of `text`, which is mostly in the language `main`, may be in others; `words` are all
    those of `text`."""
    if main == "en":
        return any(_FIRST_CYRILLIC <= ord(text[word.start]) <= _LAST_CYRILLIC for word in words)
    other = _RUSSIAN if main == "uk" else _UKRAINIAN
    return other.search(text) is not None or len(_LATIN.findall(text)) > _FOREIGN


def of_sentence(sentence: str, around: str) -> str:
    """The language of a sentence in a text that is mostly in the language `around`; that one where the
    sentence is too short or too plain to tell."""
    if not _mostly_cyrillic(sentence):
        if around == "en":
            return around
        latin, cyrillic = len(_LATIN.findall(sentence)), len(_CYRILLIC.findall(sentence))
        return "en" if latin > 4 * cyrillic + _FOREIGN else around
    ukrainian, russian = len(_UKRAINIAN.findall(sentence)), len(_RUSSIAN.findall(sentence))
    if ukrainian >= _SURE and not russian:
        return "uk"
    if russian >= _SURE and not ukrainian:
        return "ru"
    return "ru" if around == "en" else around


def _mostly_cyrillic(text: str) -> bool:
    """Whether more letters are Cyrillic than Latin; counted only where there are both."""
    if _CYRILLIC.search(text) is None:
        return False
    return _LATIN.search(text) is None or len(_CYRILLIC.findall(text)) > len(_LATIN.findall(text))
