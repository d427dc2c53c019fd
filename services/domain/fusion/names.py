"""The words by which a claimant is known, whatever language and case its name is told in."""

import re
from functools import lru_cache
from typing import Final

from services.domain.fusion.weights import Weights
from services.domain.places.romanisation import fold, romanise_uk

Name = tuple[str, ...]
"""Words in alphabetical order, each once."""

AUTHORITIES: Final = "*"
"""Stands for all words that a side's authorities go by. No word of a text is it."""

_WORD: Final = re.compile(r"\w+")
_ORDINAL: Final = re.compile(r"(?<=\d)(?:-?[а-яёіїєґ]{1,3}|st|nd|rd|th)\b")
"""The ending of a number that counts units."""
_CYRILLIC: Final = re.compile(r"[а-яёіїєґ]+")
_CASE: Final = re.compile(
    r"(?<=\w{3})(?:ого|его|ому|ему|ими|ыми|ами|ями|ові|еві|єві|ах|ях|ом|ем|єм|им|ым|ою|ею|ой|ей|ої|ую|ая|яя"
    r"|[иыі]й|[аяуюеєіїиыйьо])$"
)
"""The ending of a noun or adjective by which its cases differ."""
_VOWELS: Final = re.compile(r"(?<=\w{3})[aeiou]+$")


@lru_cache(maxsize=10_000)
def significant_words(claimant: str, weights: Weights) -> Name:
    """The words of a claimant's name that identify it. Never empty.

    A name that says no more than that a side's authorities speak is `AUTHORITIES`, whichever of them it is,
    and whoever is named with an office of theirs has that among his words. One that says what kind of people
    speak, and not who, is a single word that is part of no other name.
    """
    words = _WORD.findall(_ORDINAL.sub("", claimant.casefold()))
    meant = {m for word in words for m in _meant(word, weights)}
    if meant <= weights.ignored_words | weights.institutions | weights.common_words:
        kind = meant & weights.common_words
        if meant & weights.institutions and not kind:
            return (AUTHORITIES,)
        return (" ".join(("any", *sorted(kind or meant or {claimant}))),)
    identifying = meant - weights.ignored_words
    if identifying & weights.offices:
        identifying = identifying - weights.institutions | {AUTHORITIES}
    return tuple(sorted({_sound(word) for word in identifying}))


def _meant(word: str, weights: Weights) -> Name:
    """What the table has for a word, or for the longest of its beginnings; else the word."""
    if known := weights.same_words.get(word):
        return known
    if _CYRILLIC.fullmatch(word):
        for end in range(len(word), weights.shortest_root - 1, -1):
            if known := weights.roots.get(word[:end]):
                return known
    return (word,)


@lru_cache(maxsize=10_000)
def _sound(word: str) -> str:
    """What the spellings of a name in Ukrainian, Russian and English have in common, in any case."""
    stem = romanise_uk(_CASE.sub("", word)) if _CYRILLIC.fullmatch(word) else word
    return _VOWELS.sub("", fold(stem)) if stem.isascii() and stem.isalpha() else word
