"""Where in a text names of the gazetteer stand."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Final

from librt.strings import isalpha
from mypy_extensions import i32, mypyc_attr

from services.domain.places import inflection, lexicon
from services.domain.places.alphabets import of_one_alphabet
from services.domain.places.gazetteer import Gazetteer, NameKind, Rows
from services.domain.places.lexicon import Lexicon
from services.domain.places.romanisation import fold
from services.domain.places.tokens import OWNING, Span, amid

_CAPITALS: Final = frozenset([letter for code in range(0x80, 0x250) if (letter := chr(code)).isupper()])
_ASCII: Final = 0x80
_FIRST_CAPITAL: Final = 0x41
_LAST_CAPITAL: Final = 0x5A
_FIRST_CYRILLIC: Final = 0x400
_LAST_CYRILLIC_CAPITAL: Final = 0x42F
_LAST_CYRILLIC: Final = 0x45F
_CAPITAL_GHE: Final = 0x490
_POSSESSIVE: Final = re.compile(r"['’ʼ`]s$")
_COMPOUND: Final = ("ско", "ько")
"""Endings of the first part of an adjective of two ("Покровсько-Мирноградська")."""
_APOSTROPHES: Final = (0x27, 0x2019, 0x2BC, 0x60)
_JOINTS: Final = frozenset(" -\u2010\u2011\u2013\u00a0")
_CYRILLIC: Final = "\u0400"
_ABBREVIATION: Final = 4  # letters up to which a word in capitals is none of our names
_FEWEST: Final = 3  # letters before the ending of a surname ("Popov")
_BY_EAR: Final = 6  # letters from which a name may be spelt otherwise than the gazetteer has it
_REMEMBERED: Final = 65536  # words whose matches are kept
_HYPHEN: Final = 0x2D
_FORMS: Final = 400  # combinations of nominatives tried for a name of several words


@dataclass(frozen=True, slots=True)
class Match:
    """What the gazetteer has for a spelling."""

    rows: Rows
    shapely: bool  # it ends as names of settlements do and names of people and things don't
    doubtful: bool  # it is also a word or a person's name
    elsewhere: bool  # a better known place elsewhere bears it
    word: bool = False  # doubtful for no more than that the dictionary knows it as a word
    heard: bool = False  # found by ear, and no word that names anything
    adverb: bool = False  # also an adverb, which may open a sentence ("Головне, що …")
    part: bool = False  # of a plant of the settlement


@mypyc_attr(acyclic=True)
class Found:
    """A name in a text, ``text[start:end]``, with the rows it may stand for.

    `cyrillic` tells whether it is written in Cyrillic letters, `cases` those that it stands in, where the
    words around tell; for the rest see `Match`."""

    def __init__(self, start: int, end: int, surface: str, match: Match, doubtful: bool) -> None:
        self.start = start
        self.end = end
        self.surface = surface
        self.rows = match.rows
        self.shapely = match.shapely
        self.doubtful = doubtful
        self.elsewhere = match.elsewhere
        self.part = match.part
        self.cases: tuple[str, ...] = ()
        self.cyrillic = surface >= _CYRILLIC


_NOTHING: Final = Match((), False, False, False)


def find(text: str, words: list[Span], language: str) -> list[Found]:
    """Names in the order of the text, the longest at each place; they never overlap. `words` are all those of
    `text`."""
    found: list[Found] = []
    seen = _seen(language)
    spans = _capitalised(text, words)
    i = 0
    while i < len(spans):
        start, end = spans[i].start, spans[i].end
        token = text[start:end]
        match, longest = _recall(seen, token, language)
        step = 1
        if longest > 1 or (end < len(text) and ord(text[end]) == _HYPHEN):
            step, end, match = _extend(text, spans, i, max(longest, 2), match, language)
        elif match is _NOTHING and token[-1] == "s" and token.endswith(OWNING):
            end -= 2
            match, _ = _recall(seen, token[:-2], language)
        hyphen = end + 1 < len(text) and ord(text[end]) == _HYPHEN
        if match.rows and not (hyphen and token.endswith(_COMPOUND)):
            within = amid(text, start)
            if (within or not match.adverb) and not (match.word and match.heard):
                doubtful = match.doubtful and not (match.word and within)
                found.append(Found(start, end, text[start:end], match, doubtful))
        i += step
    return found


def _recall(seen: dict[str, tuple[Match, int]], token: str, language: str) -> tuple[Match, int]:
    """What a word matches, as `seen` before or found now (see `_single`)."""
    known = seen.get(token)
    if known is None:
        if len(seen) >= _REMEMBERED:
            seen.clear()
        known = seen[token] = _single(token, language)
    return known


@cache
def _seen(language: str) -> dict[str, tuple[Match, int]]:
    """What words of texts in a language have turned out to match."""
    return {}


def _capitalised(text: str, words: list[Span]) -> list[Span]:
    """The spans of those of `words` that begin with a capital, with what apostrophes join to them."""
    found: list[Span] = []
    end = len(text)
    for word in words:
        if not _capital(ord(text[word.start])):
            continue
        last = word.end
        while last + 1 < end and ord(text[last]) in _APOSTROPHES and isalpha(ord(text[last + 1])):
            last += 2
            while last < end and isalpha(ord(text[last])):
                last += 1
        found.append(word if last == word.end else Span(word.start, last))
    return found


def _capital(code: i32) -> bool:
    if code < _ASCII:
        return _FIRST_CAPITAL <= code <= _LAST_CAPITAL
    if _FIRST_CYRILLIC <= code <= _LAST_CYRILLIC:
        return code <= _LAST_CYRILLIC_CAPITAL
    return code == _CAPITAL_GHE or (code < _FIRST_CYRILLIC and chr(code) in _CAPITALS)


def _extend(
    text: str, spans: list[Span], i: int, longest: int, match: Match, language: str
) -> tuple[int, int, Match]:
    """The longest name of several words from token `i`: how many tokens, where it ends, what it matches."""
    start, end = spans[i].start, spans[i].end
    best = 1, end, match
    for n in range(1, min(longest, len(spans) - i)):
        following = spans[i + n]
        gap = text[spans[i + n - 1].end : following.start]
        if gap not in _JOINTS and (gap[2:-1] or not gap[1:-1].isalpha()):  # not "Сакко і Ванцетті"
            break
        surface = text[start : following.end]
        possessive = _POSSESSIVE.search(surface)
        if possessive:
            surface = surface[: possessive.start()]
        several = _several(surface, language)
        if several.rows:
            best = n + 1, start + len(surface), several
    if best[0] == 1 and not match.rows and _POSSESSIVE.search(text[start:end]):
        return 1, end - 2, _single(text[start : end - 2], language)[0]
    return best


def _single(token: str, language: str) -> tuple[Match, int]:
    """What a word matches, and how many words the longest name has that begins with it."""
    if token.isupper() and len(token) <= _ABBREVIATION:
        return _NOTHING, 0
    token = of_one_alphabet(token)
    gazetteer = Gazetteer.load()
    if token < _CYRILLIC:
        return _latin(token, language), gazetteer.longest_after(token)
    forms = inflection.nominatives(inflection.key(token), lexicon.load(language).cases)
    return _cyrillic(token, language), max(map(gazetteer.longest_cyrillic, forms))


@lru_cache(maxsize=65536)
def _several(surface: str, language: str) -> Match:
    surface = of_one_alphabet(surface)
    return _latin(surface, language) if surface < _CYRILLIC else _cyrillic(surface, language)


def _latin(surface: str, language: str) -> Match:
    gazetteer, words = Gazetteer.load(), lexicon.load(language)
    key = fold(surface)
    town = words.landmarks.get(key, "")
    rows = gazetteer.named(town or surface)
    shapely = key.endswith(words.endings)
    doubtful = surface not in words.certain and (
        key in words.doubtful or key[_FEWEST:].endswith(words.doubtful_endings)
    )
    away = sum([gazetteer.near(row) for row, _ in rows]) == 0
    if away and words.roots and len(key) > _BY_EAR and (shapely or not doubtful):
        heard = gazetteer.sounding_latin(key, words.roots) if shapely else ()
        rows += tuple([(row, max(kind, NameKind.RUSSIAN)) for row, kind in heard])
        rows = rows or gazetteer.mistyped(key, shapely)
    elsewhere = key in words.elsewhere
    return Match(rows, not doubtful and shapely, doubtful, elsewhere, part=bool(town)) if rows else _NOTHING


def _cyrillic(surface: str, language: str) -> Match:
    """Rows of every nominative that the words may be forms of; the form as it stands counts first."""
    gazetteer, words = Gazetteer.load(), lexicon.load(language)
    forms = [inflection.nominatives(word, words.cases) for word in inflection.key(surface).split()]
    if len(forms) == 1:
        for plant in words.landmarks.keys() & forms[0]:
            return Match(gazetteer.named(words.landmarks[plant]), True, False, False, part=True)
        forms = [inflection.fitting(surface, forms[0], language)]
    rows: dict[int, NameKind] = {}
    name = heard = ""
    for tried, parts in enumerate(product(*forms)):
        if tried == _FORMS:
            break
        nominative = " ".join(parts)
        for row, kind in gazetteer.named_cyrillic(nominative):
            name = nominative if nominative in words.doubtful else name or nominative
            rows[row] = min(kind, rows.get(row, kind))
        declined = language == "uk" and (nominative[:-1] + "о").endswith(words.doubtful_endings)
        if tried == 0 and rows and not declined and any(map(gazetteer.near, rows)):
            break
    if words.roots and len(surface) >= _BY_EAR:
        contested = any(map(gazetteer.contested, rows))
        heard, by_ear = _by_ear(forms, words) if not contested or language == "ru" else ("", ())
        if contested:  # a name given up of late has no other spelling there
            heard, by_ear = "", tuple((row, kind) for row, kind in by_ear if kind is NameKind.RECENT)
        name = name or heard
        rows.update((row, kind) for row, kind in by_ear if row not in rows)
    if not rows:
        return _NOTHING
    doubtful = name in words.doubtful or name.endswith(words.doubtful_endings)
    word = not doubtful and len(forms) == 1 and inflection.is_word(surface, language)
    doubtful = doubtful or word
    return Match(
        tuple(rows.items()),
        not doubtful and name.endswith(words.endings),
        doubtful,
        name in words.elsewhere,
        word and not inflection.is_person(surface, language),
        bool(heard) and inflection.is_no_name(surface, language),
        inflection.is_adverb(surface, language),
    )


def _by_ear(forms: list[list[str]], words: Lexicon) -> tuple[str, Rows]:
    """The first nominative that sounds like names of the gazetteer, with their rows."""
    for tried, parts in enumerate(product(*forms)):
        nominative = " ".join(parts)
        rows = Gazetteer.load().sounding(nominative, words.language, words.roots)
        if rows or tried == _FORMS:
            return nominative if rows else "", rows
    return "", ()
