"""Where in a text names of the gazetteer stand."""

import re
from dataclasses import dataclass
from functools import lru_cache

from services.domain.places.gazetteer import Gazetteer, NameKind
from services.domain.places.lexicon import Lexicon
from services.domain.places.romanisation import fold

_TOKEN = re.compile(r"\b[A-ZÀ-ŽЀ-Я][^\W\d_]*(?:['’ʼ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’ʼ`]s$")
_JOINTS = frozenset(" -\u2010\u2011\u2013\u00a0")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, ``text[start:end]``, with the rows it may stand for."""

    start: int
    end: int
    surface: str
    rows: tuple[tuple[int, NameKind], ...]
    shapely: bool  # it ends as names of settlements do and names of people and things don't
    doubtful: bool  # it is also a word, a person's name or a place elsewhere


@lru_cache(maxsize=65536)
def _single(token: str) -> tuple[tuple[tuple[int, NameKind], ...], int]:
    gazetteer = Gazetteer.load()
    if token.isupper() and len(token) < 5:
        return (), 0  # an abbreviation
    return gazetteer.named(token), gazetteer.longest_after(token)


@lru_cache(maxsize=65536)
def _several(tokens: str) -> tuple[tuple[int, NameKind], ...]:
    return Gazetteer.load().named(tokens)


def find(text: str, lexicon: Lexicon) -> list[Found]:
    """Names in the order of the text, the longest at each place; they never overlap."""
    found: list[Found] = []
    spans = [match.span() for match in _TOKEN.finditer(text)]
    i = 0
    while i < len(spans):
        start, end = spans[i]
        token = text[start:end]
        rows, longest = _single(token)
        step = 1
        if longest > 1 or text[end : end + 1] == "-":
            step, end, rows = _extend(text, spans, i, max(longest, 2), rows)
            token = text[start:end]
        if not rows and token[-2:] in {"'s", "’s"}:
            rows, _ = _single(token[:-2])
            token, end = token[:-2], end - 2
        if rows:
            key = fold(token)
            doubtful = key in lexicon.doubtful or key.endswith(lexicon.doubtful_endings)
            shapely = not doubtful and key.endswith(lexicon.endings)
            found.append(Found(start, end, token, rows, shapely, doubtful))
        i += step
    return found


def _extend(
    text: str, spans: list[tuple[int, int]], i: int, longest: int, rows: tuple[tuple[int, NameKind], ...]
) -> tuple[int, int, tuple[tuple[int, NameKind], ...]]:
    """The longest name of several words from token `i`: how many tokens, where it ends, its rows."""
    start, end = spans[i]
    best = 1, end, rows
    for n in range(1, min(longest, len(spans) - i)):
        next_start, next_end = spans[i + n]
        if next_start != spans[i + n - 1][1] + 1 or text[next_start - 1] not in _JOINTS:
            break
        surface = text[start:next_end]
        possessive = _POSSESSIVE.search(surface)
        if possessive:
            surface = surface[: possessive.start()]
        several = _several(surface)
        if several:
            best = n + 1, start + len(surface), several
    return best
