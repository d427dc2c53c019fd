"""What the oblasts, raions and fronts that a text names say of which namesake a name means."""

from bisect import bisect
from typing import Final

from services.domain.places.gazetteer import NameKind, Place
from services.domain.places.lexicon import Relation
from services.domain.places.stated import Region
from services.domain.places.verdicts import Case

REACH: Final = 1500  # characters within which names pull at each other
CLOSE: Final = 200  # characters of one sentence within which an oblast or raion counts fully
BEHIND: Final = 24  # characters behind a name within which its region is named
CLOSE_TO_WAR: Final = 6.0  # what a place has by which nothing but war happens
SENTENCE_END: Final = ". "

_WEIGHT: Final = {None: 0.0, False: 1.5, True: 3.0}  # not named, named, named close by
_OWN: Final = 7.0  # named right behind, as the name's own: more than being well known
_NEAR_KM: Final = 50.0  # how far from its town a front, or from its anchor a place near it, may lie
_NEAR: Final = 12.0
_FALL: Final = 5.0  # kilometres within which that falls by one
_FRONTS: Final = 6  # regions on either side of a name among which its front is looked for
_BIG: Final = 200_000
"""Inhabitants from which on a city is meant, whatever front is spoken of."""


class Regions:
    """The oblasts, raions and fronts of a text, in order."""

    def __init__(self, text: str, regions: list[Region], leading: frozenset[str]) -> None:
        regions.sort(key=_at)
        self._text = text
        self._leading = leading
        self._regions = regions
        self._starts = [region.at for region in regions]
        self.words = frozenset(self._starts)  # what names a region is no village called so

    def weigh(self, case: Case) -> bool:
        """Add what the regions named nearby say of the options of `case`; tells whether any is."""
        if not self._regions:
            return False
        own = self._own(case)
        if own:
            _hold_to(case, own)
        if len(case.options) < 2:
            return False
        named = self._named(case.name.start)
        front = self._front(case.name.start)
        if not named and not own and front is None:
            return False
        for option in case.options:
            place = option.place
            oblast, raion = named.get(place.oblast), named.get(place.raion)
            option.region = max(_WEIGHT[oblast], _WEIGHT[raion] + (1.0 if raion else 0.0))
            for region in own:
                if region.name in (place.oblast, place.raion):
                    option.region += _OWN
                    break
            if front is not None:
                big = (place.settlement.population or 0) >= _BIG and option.kind is not NameKind.FORMER
                option.region = max(option.region, _NEAR if big else nearness(place, front))
        return True

    def placed(self, case: Case) -> bool:
        """Whether the oblast or raion of a name's likeliest meaning is named as its own, or it is told what
        happened near it."""
        place = case.options[0].place
        if case.around.relation is Relation.NEAR and place.prior > CLOSE_TO_WAR:
            return True
        for region in self._own(case):  # noqa: SIM110 - compiled, a generator costs a class
            if region.name in (place.oblast, place.raion):
                return True
        return False

    def _named(self, start: int) -> dict[str, bool]:
        """The oblasts and raions named within reach of `start`, each with whether that is close by."""
        starts = self._starts
        named: dict[str, bool] = {}
        for region in self._regions[bisect(starts, start - REACH) : bisect(starts, start + REACH)]:
            close = self._close(region.at, start)
            if region.name and (close or not region.front):  # a front is of the sentence that names it
                named[region.name] = named.get(region.name, False) or close
        return named

    def _close(self, at: int, start: int) -> bool:
        if abs(at - start) >= CLOSE:
            return False
        return SENTENCE_END not in self._text[min(at, start) : max(at, start)]

    def _front(self, start: int) -> Place | None:
        """The town of the front that the sentence speaks of: the last one named before `start`, else the
        first one behind."""
        at = bisect(self._starts, start)
        for region in self._regions[max(0, at - _FRONTS) : at][::-1] + self._regions[at : at + _FRONTS]:
            if region.town is not None and self._close(region.at, start):
                return region.town
        return None

    def _own(self, case: Case) -> list[Region]:
        """The oblasts and raions named as the name's own: right behind it ("X, Y Oblast", "X in Y district"),
        or as what it is described by ("the Y village of X")."""
        starts, end = self._starts, case.name.end
        own: list[Region] = []
        for region in self._regions[bisect(starts, end) : bisect(starts, end + BEHIND)]:
            if region.town is None and self._leads_on(end, region.at):
                own.append(region)
        if not own and case.around.qualified >= 0:
            at = bisect(starts, case.around.qualified - 1)
            while at < len(starts) and starts[at] == case.around.qualified:
                own.append(self._regions[at])
                at += 1
        return own

    def _leads_on(self, end: int, at: int) -> bool:
        """Whether what stands between a name and a region makes that its own ("X, Y Oblast", "X in the
        eastern Y region")."""
        return self._leading.issuperset(self._text[end:at].lstrip(",(").split())


def _at(region: Region) -> int:
    return region.at


def _hold_to(case: Case, own: list[Region]) -> None:
    """Leave it open what a name means of which nothing lies in the region that is called its own, where it is
    plain that this is a region."""
    for region in own:
        if not region.plain or region.front:
            return
        for option in case.options:
            if region.name in (option.place.oblast, option.place.raion):
                return
    case.astray = True


def nearness(place: Place, anchor: Place) -> float:
    """What speaks for a place that it is told to lie near `anchor`: more than being well known."""
    if not (place.located and anchor.located):
        return 0.0
    km = place.distance(anchor)
    return _NEAR - km / _FALL if km <= _NEAR_KM else 0.0
