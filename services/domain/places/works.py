"""Works, ports and stations that go by the adjective of their settlement ("Маріупольський порт").

The gazetteer has no adjectives. How one is formed is data of the lexicon, as are the cases of names: the
endings of adjectives taken backwards give a few names, and which of them is one the gazetteer decides.
"""

from functools import lru_cache
from typing import Final

from mypy_extensions import i64

from services.domain.places import inflection, lexicon
from services.domain.places.gazetteer import Gazetteer, NameKind, Rows
from services.domain.places.names import Found, Match
from services.domain.places.tokens import Span

_SHORTEST: Final = 7
"""Letters of the shortest adjective."""
_LONGEST: Final = 3
"""Letters of the longest ending behind its last consonant."""
_TOWNS: Final = frozenset({"city", "town"})
"""Settlements with works that go by their names; adjectives of villages are often other words."""
_K: Final = 0x43A
_BEFORE_K: Final = "сць"
_HYPHENS: Final = frozenset("-–‑")


def find(text: str, words: list[Span], language: str) -> list[Found]:
    """The works of settlements near the front that their adjectives lead to, in order, each with the
    adjective's settlements. `words` are all those of `text`."""
    known = lexicon.load(language)
    found: list[Found] = []
    if known.works is None:
        return found
    for word in words:
        if word.end - word.start < _SHORTEST or not _adjectival(text, word.end):
            continue
        works = known.works.match(text, word.end)
        if works is None or (word.start and text[word.start - 1] in _HYPHENS):
            continue
        adjective, noun = text[word.start : word.end], works["noun"] or works["station"]
        several = noun.lower().startswith(known.outskirts)
        cases = inflection.agreement(adjective, noun, language, plural=several)
        rows = _settlements(adjective, language) if cases else ()
        if rows:
            found.append(_part(text[word.start : works.end()], word.start, works.end(), rows, cases))
    return found


def merged(names: list[Found], works: list[Found]) -> list[Found]:
    """Names and works in order; a name within works is part of theirs, but one right behind is what they are
    ("донецьке передмістя Мар'їнка")."""
    named = [name.start for name in names if not name.part]
    works = [each for each in works if each.end + 1 not in named]
    if not works:
        return names
    return sorted([name for name in names if not _within(name, works)] + works, key=_start)


def _within(name: Found, works: list[Found]) -> bool:
    for other in works:  # noqa: SIM110 - compiled, a generator costs a class
        if other.start < name.end and name.start < other.end:
            return True
    return False


def _start(found: Found) -> i64:
    return found.start


def _part(surface: str, start: i64, end: i64, rows: Rows, cases: tuple[str, ...]) -> Found:
    found = Found(start, end, surface, Match(rows, True, False, False, part=True), False)
    found.cases = cases
    return found


def _adjectival(text: str, end: i64) -> bool:
    """Whether the word that ends there may be the adjective of a place, by the letters before its ending."""
    for n in range(2, _LONGEST + 2):
        if ord(text[end - n]) == _K:
            return text[end - n - 1] in _BEFORE_K
    return False


@lru_cache(maxsize=4096)
def _settlements(adjective: str, language: str) -> Rows:
    """Rows of the towns whose adjective a word may be; none where no such lies near the front, or it is the
    adjective of a people."""
    known, gazetteer = lexicon.load(language), Gazetteer.load()
    if adjective.lower().startswith(known.peoples):
        return ()
    stem = inflection.key(adjective)
    stem = stem[: stem.rindex("к") + 1]
    rows: dict[int, NameKind] = {}
    for name in inflection.nominatives(stem, known.adjectives):
        for row, kind in gazetteer.named_cyrillic(name):
            if gazetteer.place(row).settlement.type in _TOWNS:
                rows[row] = min(kind, rows.get(row, kind))
    return tuple(rows.items()) if any(map(gazetteer.near, rows)) else ()
