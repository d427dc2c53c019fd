"""Which of its namesakes a name means, or that the text leaves it open, or that it names no settlement.

What speaks for a candidate adds up: its prior (size, closeness to the front), the oblast or raion named in
the text, the settlements named beside it, and positions that the text states ("8 km east of X"). The numbers
are in units of one prior step (a village against a town); they were set by hand and are measured on the hard
cases of the tests.
"""

import math
from bisect import bisect
from functools import lru_cache
from operator import itemgetter, mul
from typing import Final

from services.domain.places.gazetteer import Gazetteer, NameKind, Place, Rows
from services.domain.places.lexicon import Cue
from services.domain.places.names import Found
from services.domain.places.regions import CLOSE, REACH, Regions, nearness
from services.domain.places.stated import Position, Region
from services.domain.places.surroundings import Around
from services.domain.places.verdicts import BARE, Case, Option, Verdict, agree, judge

CLEAR: Final = 3.0  # a lead at which a name helps to place others
SETTLED: Final = 6.0  # a lead that no neighbours are asked about
REACH_KM: Final = 25.0  # distance at which a settlement named beside loses most of its pull
NEXT: Final = 2.0  # what a settlement right beside pulls more
NEXT_KM: Final = 10.0  # distance at which it loses most of that
BESIDE: Final = 10  # of those, how many are weighed, the nearest in the text first
TOGETHER: Final = 4  # names on either side that pull at one where none is clear
ANCHORS: Final = 6  # namesakes of an anchor that a stated position is tried from
SEVERAL: Final = 2  # places called by former names, from which on a text is taken to use such
LIKELY: Final = 16  # options that are looked at a second time
FAR_KM: Final = 100.0  # what lies farther from an anchor is not what is said to lie near it

_SHARES: Final = (1.0, 0.5, 0.25, 0.125)  # what the nearest, the second, … of the neighbours count
_COMMON: Final = 10
"""Settlements that bear a name today, or did of late, from which on nobody means by it the city that bore it
once."""
_COMMON_COST: Final = 3.0
_AWAY_COST: Final = 2.5
"""What a place of another name today, or of Russia, loses far from the front, where one near it bears
the name."""
_CITY: Final = "city"
_KIND_COST: Final = 6.0  # what a city loses where the text speaks of a village
_NAME_COST: Final = {NameKind.CURRENT: 0.0, NameKind.RUSSIAN: 0.7, NameKind.RECENT: 0.2, NameKind.FORMER: 1.5}


def resolve(
    text: str,
    names: list[Found],
    read: list[Around],
    joined: list[int | None],
    regions: list[Region],
    positions: list[Position],
    leading: frozenset[str],
) -> list[Verdict | None]:
    """A verdict for each name; None where it names no settlement. `leading` are the words that lead from a
    name to the region that it lies in."""
    cases = [_case(name, around) for name, around in zip(names, read, strict=True)]
    live = [case for case in cases if case is not None]
    told = Regions(text, regions, leading)
    for case in live:
        _weigh_kind(case)
        if told.weigh(case):
            case.rank()
        if case.name.elsewhere:
            case.placed = told.placed(case)
    _weigh_former(live)
    _weigh_text(cases, live, positions)
    for case in live:
        del case.options[LIKELY:]
    _weigh_text(cases, live, positions)  # what became clear pulls too
    sure = any(
        case.lead >= CLEAR and case.options[0].prior > BARE and not case.name.doubtful
        for case in live
        if not case.name.elsewhere
    )
    verdicts: list[Verdict | None] = []
    for i, slot in enumerate(cases):
        village = slot and slot.around.cue is Cue.STRONG and (slot.placed or not slot.name.elsewhere)
        if slot is None or (slot.name.start in told.words and not village):
            verdicts.append(None)
            continue
        left = joined[i]
        after = cases[i + 1] if i + 1 < len(cases) and joined[i + 1] == i else None
        listed = (left is not None and verdicts[left] is not None) or (
            after is not None and not after.name.doubtful and after.options[0].prior > BARE
        )
        verdicts.append(judge(slot, listed=listed, sure=sure))
    for i in range(len(cases) - 1, 0, -1):  # what opens a list is a settlement where what follows is one
        left, before = joined[i], cases[joined[i] or 0]
        if left is not None and before is not None and verdicts[i] is not None and verdicts[left] is None:
            verdicts[left] = judge(before, listed=True, sure=sure)
    agree(verdicts)
    return verdicts


def _weigh_text(cases: list[Case | None], live: list[Case], positions: list[Position]) -> None:
    """Let what is clear pull at what is not, and apply the positions that the text states."""
    anchors = [(case.name, case.options[0].place) for case in live if case.lead >= CLEAR and _plain(case)]
    starts = [name.start for name, _ in anchors]
    for case in live:
        if case.lead < SETTLED or case.name.elsewhere or case.name.doubtful:
            _weigh_neighbours(case, anchors, starts)
    _weigh_each_other(live if not anchors else [case for case in live if _open(case)])
    for position in positions:
        subject, anchor = cases[position.subject], cases[position.anchor]
        if subject is not None and anchor is not None:
            _weigh_position(subject, anchor, position)
    for case in live:
        if len(case.options) > 1:
            case.rank()


def _open(case: Case) -> bool:
    """Whether it is open which namesake is meant, and nothing clear lies near any of them."""
    if len(case.options) < SEVERAL or case.lead >= CLEAR:
        return False
    for option in case.options:  # noqa: SIM110 - compiled, a generator costs a class
        if option.beside:
            return False
    return True


def _weigh_kind(case: Case) -> None:
    """Count no city as what the text calls a village, where another settlement bears the name."""
    if not case.around.rural or len(case.options) < SEVERAL:
        return
    for option in case.options:
        if option.place.settlement.type == _CITY:
            option.prior -= _KIND_COST
    case.rank()


def _plain(case: Case) -> bool:
    """Whether a name is no mere word that a village bears too ("Сили оборони")."""
    around, name = case.around, case.name
    foreign = not (name.cyrillic or name.doubtful)
    return foreign or around.cue is not None or around.own_relation or case.options[0].prior > BARE


def _case(name: Found, around: Around) -> Case | None:
    if around.cue in {Cue.NO, Cue.UNIT, Cue.PERSON}:
        return None
    found = priors(name.rows, name.surface, name.cyrillic)
    return Case(name, around, [Option(place, kind, prior) for place, kind, prior in found])


@lru_cache(maxsize=4096)
def priors(rows: Rows, surface: str, cyrillic: bool) -> tuple[tuple[Place, NameKind, float], ...]:
    """The places of a name with what speaks for each before the text does, the likeliest first."""
    gazetteer = Gazetteer.load()
    found = []
    common = sum([kind is NameKind.CURRENT or kind is NameKind.RECENT for _, kind in rows]) >= _COMMON
    fought = sum([gazetteer.contested(row) and gazetteer.place(row).prior > BARE for row, _ in rows]) > 0
    for row, kind in rows:
        place = gazetteer.place(row)
        foreign = kind is NameKind.CURRENT and fought and not place.settlement.name_uk
        exact = 0.5 if surface == place.settlement.name and not foreign else 0.0
        cost = 0.0 if cyrillic and kind is NameKind.RUSSIAN else _NAME_COST[kind]
        if foreign:
            cost += 0.0 if cyrillic else _NAME_COST[NameKind.RUSSIAN]
        if common and kind is NameKind.FORMER:
            cost += _COMMON_COST
        if fought and (foreign or kind > NameKind.RUSSIAN) and not gazetteer.near(row):
            cost += _AWAY_COST
        found.append((place, kind, place.prior + exact - cost))
    return tuple(sorted(found, key=itemgetter(2), reverse=True))


def _weigh_former(live: list[Case]) -> None:
    """Where a text calls several places by their former names, take that away which speaks against such."""
    told = [case for case in live if case.options[0].kind is NameKind.FORMER and case.lead >= CLEAR]
    if len({case.name.surface for case in told}) < SEVERAL:
        return
    for case in live:
        for option in case.options:
            if option.kind is NameKind.FORMER:
                option.prior += _NAME_COST[NameKind.FORMER]
        case.rank()


def _weigh_neighbours(case: Case, anchors: list[tuple[Found, Place]], starts: list[int]) -> None:
    """Add the pull of the settlements named beside; those farther than two cells of the map pull nothing."""
    start, surface = case.name.start, case.name.surface
    at = bisect(starts, start)
    beside = [
        (abs(name.start - start), place)
        for name, place in anchors[max(0, at - BESIDE) : at + BESIDE]
        if name.surface != surface and place.located and abs(name.start - start) < REACH
    ]
    if not beside:
        for option in case.options:
            option.beside = 0.0
        return
    beside.sort(key=itemgetter(0))
    weighed = [(place, math.exp(-far / 400)) for far, place in beside[:BESIDE]]
    for option in case.options:
        option.beside = 0.0
        place = option.place
        if place.located and any(place.adjoins(other) for other, _ in weighed):
            pulls = sorted(
                (weight * math.exp(-place.distance(other) / REACH_KM) for other, weight in weighed),
                reverse=True,
            )
            option.beside = 5 * sum(map(mul, pulls, _SHARES)) + NEXT * max(
                [weight * math.exp(-place.distance(other) / NEXT_KM) for other, weight in weighed]
            )


def _weigh_each_other(live: list[Case]) -> None:
    """Where nothing clear is near, let the names that stand near each other in the text pull at each other:
    the namesakes that lie together are likelier meant."""
    pulls: list[list[float]] = []
    for i, case in enumerate(live):
        others = [
            other
            for other in live[max(0, i - TOGETHER) : i + TOGETHER + 1]
            if other.name.surface != case.name.surface and abs(other.name.start - case.name.start) < CLOSE
        ]
        pulls.append([_pull(option.place, others) for option in case.options])
    for case, found in zip(live, pulls, strict=True):
        for option, pull in zip(case.options, found, strict=True):
            option.beside = max(option.beside, pull)


def _pull(place: Place, others: list[Case]) -> float:
    """How strongly the likely options of `others` pull at `place`."""
    if not place.located:
        return 0.0
    found: list[float] = []
    for other in others:
        near = [
            place.distance(option.place)
            for option in other.options[:LIKELY]
            if option.place.located and place.adjoins(option.place)
        ]
        found.append(math.exp(-min(near) / REACH_KM) if near else 0.0)
    found.sort(reverse=True)
    pull: float = 3 * sum(map(mul, found, _SHARES))
    return pull


def _weigh_position(case: Case, anchor: Case, position: Position) -> None:
    """Weigh a stated position; where the anchor has namesakes itself, any likely one may be meant."""
    likely = [(o.place, (anchor.options[0].score - o.score) / 2) for o in anchor.options[:ANCHORS]]
    for option in case.options:
        if option.place.located:
            fits = [_fit(option.place, place, position) - cost for place, cost in likely if place.located]
            option.stated = max(fits, default=0.0)
            if position.km is None:
                option.stated += nearness(option.place, anchor.options[0].place)
    case.astray = case.astray or _far(case, anchor, position)


def _far(case: Case, anchor: Case, position: Position) -> bool:
    """Whether none of several places that a name may mean lies anywhere near a clear anchor."""
    if position.km is not None or anchor.lead < CLEAR or len(case.options) < SEVERAL:
        return False
    there = anchor.options[0].place
    for option in case.options:
        if not option.place.located or option.place.distance(there) <= FAR_KM:
            return False
    return there.located


def _fit(place: Place, anchor: Place, position: Position) -> float:
    km = place.distance(anchor)
    score = 0.0
    if position.km is not None:
        score += 6 * math.exp(-abs(km - position.km) / 4) - 2
    if position.degrees is not None and 0.5 < km < 60:
        off = abs((anchor.bearing(place) - position.degrees + 180) % 360 - 180)
        score += 1.5 if off <= 45 else 0.0 if off <= 70 else -2.0
    return score
