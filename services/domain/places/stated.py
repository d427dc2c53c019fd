"""Where a text itself says that places lie: regions it names, and "8 km east of X"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from librt.strings import isalnum

from services.domain.places.gazetteer import Gazetteer, Place, Rows, fold_region
from services.domain.places.lexicon import Cue, Lexicon, Relation, load
from services.domain.places.names import Found
from services.domain.places.romanisation import fold
from services.domain.places.surroundings import Around

LONGEST_PHRASE: Final = 64  # characters
_UNDERSCORE: Final = 0x5F
_LOCATED_BY: Final = re.compile(r"\s?[(,]\s?[^.;()]{0,28}$")
_ENDS: Final = frozenset(".,)")


@dataclass(frozen=True, slots=True)
class Region:
    """An oblast or raion named in the text; `name` is folded as `Place.oblast` is. A `front` may bear the
    name of one, or that of the `town` that it lies by; `plain` tells that the word for it stands there."""

    name: str
    at: int
    front: bool = False
    town: Place | None = None
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """That the name number `subject` lies so many km from number `anchor`, in that compass direction; near it
    where neither is told."""

    subject: int
    anchor: int
    km: float | None
    degrees: float | None


def positions(text: str, names: list[Found], read: list[Around], lexicon: Lexicon) -> list[Position]:
    """Positions that the text states: ``X (8 km east of Y)``, ``north of Y near X``."""
    found = []
    for i, around in enumerate(read):
        if not 0 < names[i].start - around.start < LONGEST_PHRASE:
            continue
        phrase = text[around.start : names[i].start].strip().lower()
        degrees = lexicon.bearings.get(phrase)
        distance = lexicon.distance.search(text, max(0, around.start - 24), around.start)
        km = None
        opening = around.start
        if distance:
            opening = distance.start()
            km = float(distance["number"].replace(",", ".")) * lexicon.units[distance["unit"].lower()]
        near = around.relation is Relation.NEAR
        if degrees is None and km is None and not near:
            continue
        if i and _locates(text[names[i - 1].end : opening]):
            located = degrees is not None or km is not None or _apposed(text, names, read, i)
            if located:
                found.append(Position(i - 1, i, km, degrees))
                words = text[names[i - 1].end : opening].split()
                read[i - 1].rural = read[i - 1].rural or not lexicon.rural.isdisjoint(words)
        elif degrees is None and km is None:
            continue
        elif i + 1 < len(names) and names[i + 1].start - names[i].end < 16 and read[i + 1].own_relation:
            found.append(Position(i + 1, i, None, degrees))
    return found


def _locates(gap: str) -> bool:
    """Whether what stands behind the `gap` may tell where the name before it lies."""
    return gap == " " or _LOCATED_BY.match(gap) is not None


def _apposed(text: str, names: list[Found], read: list[Around], i: int) -> bool:
    """Whether "near Y", with Y the name number `i`, tells where the one before lies, and does not go on a
    list ("X near Y", "X (near Y)", "X, a village near Y", "X, near Y,")."""
    if read[i - 1].relation is Relation.NEAR:
        return False
    gap = text[names[i - 1].end : read[i].start]
    if gap.strip() != ",":
        return True
    return text[names[i].end : names[i].end + 1] in _ENDS


def region(name: str) -> str:
    """The name of an oblast, English, Ukrainian or Russian, folded as `Place.oblast` is."""
    low = name.lower()
    for language in ("uk", "ru"):
        for beginning, english in load(language).regions.items():
            if low.startswith(beginning):
                return _folded(english)
    return fold_region(name)


def regions(text: str, names: list[Found], read: list[Around], lexicon: Lexicon) -> list[Region]:
    """Oblasts and raions that the text names.

    They are names followed by a word that makes them no settlement, or the words of the lexicon for them.
    """
    found = []
    if lexicon.region is not None:
        for match in _words_for_regions(text, lexicon.region, lexicon.region_initials):
            found.append(Region(_folded(lexicon.regions[match[1].lower()]), match.start(), plain=True))
    for noun in lexicon.front_nouns:
        found += _fronts(text, noun, lexicon)
    for noun in lexicon.raion_nouns:
        found += _raions(text, noun, lexicon)
    for name, around in zip(names, read, strict=True):
        if around.cue is Cue.NO:
            plain = text.startswith(lexicon.region_after, name.end)
            for key in {_folded(name.surface), _folded(best(name.rows).settlement.name)}:
                found.append(Region(key, name.start, plain=plain))
        elif around.relation is Relation.DIRECTION:
            found.append(Region("", name.end, front=True, town=best(name.rows)))
    return found


def best(rows: Rows) -> Place:
    """The best known of the places in `rows`."""
    gazetteer = Gazetteer.load()
    places = [gazetteer.place(row) for row, _ in rows]
    return max(places, key=_prior)


def _prior(place: Place) -> float:
    return place.prior


@lru_cache(maxsize=512)
def _town(name: str) -> Place | None:
    rows = Gazetteer.load().named(name)
    return best(rows) if rows else None


def _fronts(text: str, noun: str, lexicon: Lexicon) -> list[Region]:
    """The fronts that `noun` ("direction") stands behind the names of."""
    found: list[Region] = []
    for low, start in _before_noun(text, noun):
        for beginning, town in lexicon.fronts.items():
            if low.startswith(beginning):
                found.append(Region("", start, front=True, town=_town(town)))
        for beginning, name in lexicon.regions.items():
            if low.startswith(beginning):
                found.append(Region(_folded(name), start, front=True))
    return found


def _raions(text: str, noun: str, lexicon: Lexicon) -> list[Region]:
    """The raions that `noun` stands behind the adjectives of."""
    found: list[Region] = []
    for low, start in _before_noun(text, noun):
        for beginning, name in lexicon.raions.items():
            if low.startswith(beginning):
                found.append(Region(_folded(name), start, plain=True))
    return found


def _before_noun(text: str, noun: str) -> list[tuple[str, int]]:
    """The words right before each `noun`, in small letters, with where they begin."""
    found: list[tuple[str, int]] = []
    at = text.find(noun)
    while at > 0:
        start = text.rfind(" ", max(0, at - LONGEST_PHRASE), at - 1) + 1
        if start:
            found.append((text[start : at - 1].lower().replace("’", "'"), start))
        at = text.find(noun, at + 1)
    return found


def _words_for_regions(text: str, region: re.Pattern[str], initials: frozenset[str]) -> list[re.Match[str]]:
    """The matches of `region`, which is tried only at words that begin with one of `initials`."""
    found: list[re.Match[str]] = []
    at, end = 0, len(text)
    within = False
    while at < end:
        code = ord(text[at])
        inside = isalnum(code) or code == _UNDERSCORE
        if inside and not within and text[at] in initials:
            match = region.match(text, at)
            if match is not None:
                found.append(match)
                at = match.end() - 1
        within = inside
        at += 1
    return found


@lru_cache(maxsize=4096)
def _folded(name: str) -> str:
    return fold(name)
