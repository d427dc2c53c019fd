"""Where a text itself says that places lie: regions it names, and "8 km east of X"."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from librt.strings import isalnum

from services.domain.places.gazetteer import Gazetteer, fold_region
from services.domain.places.lexicon import Cue, Lexicon, load
from services.domain.places.names import Found
from services.domain.places.romanisation import fold
from services.domain.places.surroundings import Around

LONGEST_PHRASE: Final = 64  # characters
_UNDERSCORE: Final = 0x5F
_LOCATED_BY: Final = re.compile(r"\s?[(,]\s?[^.;()]{0,28}$")


@dataclass(frozen=True, slots=True)
class Region:
    """An oblast or raion named in the text, or meant by the `front` that lies in it; `name` is folded as
    `Place.oblast` is."""

    name: str
    at: int
    front: bool = False


@dataclass(frozen=True, slots=True)
class Position:
    """That the name number `subject` lies so many km from number `anchor`, in that compass direction."""

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
        if degrees is None and km is None:
            continue
        if i and _LOCATED_BY.match(text[names[i - 1].end : opening]):
            found.append(Position(i - 1, i, km, degrees))
        elif i + 1 < len(names) and names[i + 1].start - names[i].end < 16 and read[i + 1].own_relation:
            found.append(Position(i + 1, i, None, degrees))
    return found


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
    gazetteer = Gazetteer.load()
    found = []
    if lexicon.region is not None:
        for match in _words_for_regions(text, lexicon.region, lexicon.region_initials):
            found.append(Region(_folded(lexicon.regions[match[1].lower()]), match.start()))
    for noun in lexicon.front_nouns:
        found += _fronts(text, noun, lexicon)
    for name, around in zip(names, read, strict=True):
        if around.cue is Cue.NO:
            best = max((gazetteer.place(row) for row, _ in name.rows), key=lambda place: place.prior)
            found += [
                Region(key, name.start) for key in {_folded(name.surface), _folded(best.settlement.name)}
            ]
    return found


def _fronts(text: str, noun: str, lexicon: Lexicon) -> list[Region]:
    """The regions of the fronts that `noun` ("direction") stands behind the names of."""
    found: list[Region] = []
    at = text.find(noun)
    while at > 0:
        start = text.rfind(" ", max(0, at - LONGEST_PHRASE), at - 1) + 1
        low = text[start : at - 1].lower().replace("’", "'")
        for table in (lexicon.fronts, lexicon.regions):
            for beginning, name in table.items():
                if start and low.startswith(beginning):
                    found.append(Region(_folded(name), start, front=True))
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
