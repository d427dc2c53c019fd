"""Which language a text or a sentence is in, told by its letters."""

import re
from typing import Final

_CYRILLIC = re.compile(r"[а-яёіїєґ]", re.IGNORECASE)
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_UKRAINIAN = re.compile(r"[іїєґ]|[бвмпф]['’ʼ][яюєї]", re.IGNORECASE)
_RUSSIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
_SURE: Final = 2
"""Letters of the one language, and none of the other, that make a sentence of it."""


def detect(text: str) -> str:
    """The language of `text` by its letters: `uk`, `ru`, or `en` for what is not Cyrillic."""
    if len(_CYRILLIC.findall(text)) <= len(_LATIN.findall(text)):
        return "en"
    return "uk" if len(_UKRAINIAN.findall(text)) > len(_RUSSIAN.findall(text)) else "ru"


def of_sentence(sentence: str, around: str) -> str:
    """The language of a sentence in a text that is mostly in the language `around`; that one where the
    sentence is too short or too plain to tell."""
    cyrillic, latin = len(_CYRILLIC.findall(sentence)), len(_LATIN.findall(sentence))
    if around == "en" and cyrillic <= latin:
        return around
    if cyrillic <= latin:
        return "en" if latin > 4 * cyrillic + 20 else around
    ukrainian, russian = len(_UKRAINIAN.findall(sentence)), len(_RUSSIAN.findall(sentence))
    if ukrainian >= _SURE and not russian:
        return "uk"
    if russian >= _SURE and not ukrainian:
        return "ru"
    return "ru" if around == "en" else around
