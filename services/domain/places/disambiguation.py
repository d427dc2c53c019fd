"""Which of its namesakes a name means, or that the text leaves it open, or that it names no settlement.

What speaks for a candidate adds up: its prior (size, closeness to the front), the oblast or raion named in
the text, and the settlements named beside it. The numbers are in units of one prior step (a village against
a town); they were set by hand and are measured on the hard cases of the tests.
"""

import math
import re
from dataclasses import dataclass

from services.domain.models import Settlement
from services.domain.places.gazetteer import Gazetteer, NameKind, Place
from services.domain.places.lexicon import Cue
from services.domain.places.names import Found
from services.domain.places.surroundings import Around

MARGIN = 1.0  # the best candidate must lead the second by this much
CLEAR = 3.0  # a lead at which a name helps to place others
NEAR_KM = 30.0  # distance at which a settlement named beside loses most of its pull
REACH = 1500  # characters within which names pull at each other
KEPT = 8  # candidates kept with a mention
BARE = 3.2  # what a name needs to be taken for a settlement without any word that says so
CUED = 0.4

_OBLAST = re.compile(
    r"\b([A-Z][\w'’-]+(?:[- ][A-Z][\w'’]+)?)(?: and [A-Z]\w+)? "
    r"(?:[Oo]blasts?|[Rr]egions?|[Pp]rovinces?|[Rr]aions?|[Dd]istricts?)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A settlement that a name may mean; scores compare within one mention only."""

    settlement: Settlement
    score: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a name was taken for."""

    settlement: Settlement | None
    candidates: tuple[Candidate, ...]
    reason: str
    kind: NameKind


@dataclass(slots=True)
class _Case:
    """One name with its candidates while the text is worked through."""

    name: Found
    around: Around
    options: list[tuple[Place, NameKind, float]]
    scores: list[float]
    why: str = ""
    chosen: int | None = None


def distance_km(a: Settlement, b: Settlement) -> float | None:
    """Distance in kilometres; None where a position is unknown."""
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    x = (a.longitude - b.longitude) * math.cos(math.radians((a.latitude + b.latitude) / 2))
    return 111.2 * math.hypot(x, a.latitude - b.latitude)


def resolve(text: str, names: list[Found], read: list[Around], joined: list[bool]) -> list[Verdict | None]:
    """A verdict for each name; None where it names no settlement."""
    gazetteer = Gazetteer.load()
    cases: list[_Case | None] = []
    for name, around in zip(names, read, strict=True):
        if around.cue in {Cue.NO, Cue.UNIT, Cue.PERSON}:
            cases.append(None)
            continue
        options = []
        for row, kind in name.rows:
            place = gazetteer.place(row)
            exact = 0.5 if name.surface == place.settlement.name else 0.0
            options.append((place, kind, place.prior + exact - 0.7 * kind))
        cases.append(_Case(name, around, options, [score for *_, score in options]))
    regions = _regions(text)
    live = [case for case in cases if case is not None]
    for case in live:
        _weigh_regions(case, regions)
        _choose(case, CLEAR)
    for _ in range(2):
        chosen = [(case, case.options[case.chosen][0]) for case in live if case.chosen is not None]
        for case in live:
            if len(case.options) > 1:
                _weigh_neighbours(case, chosen)
                _choose(case, CLEAR)
    anchors = [case for case in live if case.chosen is not None and case.options[case.chosen][2] > BARE]
    verdicts: list[Verdict | None] = []
    for i, slot in enumerate(cases):
        if slot is None:
            verdicts.append(None)
            continue
        before = verdicts[i - 1] if i else None
        after = cases[i + 1] if i + 1 < len(cases) and joined[i + 1] else None
        listed = (joined[i] and before is not None) or (after is not None and after in anchors)
        verdicts.append(_verdict(slot, listed, anchors))
    return verdicts


def _regions(text: str) -> list[tuple[str, int]]:
    return [(match.group(1).casefold(), match.start()) for match in _OBLAST.finditer(text)]


def _weigh_regions(case: _Case, regions: list[tuple[str, int]]) -> None:
    if not regions or len(case.options) < 2:
        return
    scores = []
    for place, _, base in case.options:
        extra = 0.0
        s = place.settlement
        oblast, raion = s.oblast.removesuffix(" Oblast").casefold(), s.raion.removesuffix(" Raion").casefold()
        for region, at in regions:
            far = abs(at - case.name.start)
            if region in {oblast, raion} and far < REACH:
                extra = max(extra, (3.0 if region == oblast else 4.0) if far < 200 else 1.5)
        scores.append(base + extra)
    case.options = [(p, k, score) for (p, k, _), score in zip(case.options, scores, strict=True)]
    case.scores = scores


def _weigh_neighbours(case: _Case, chosen: list[tuple[_Case, Place]]) -> None:
    beside = [
        (place, math.exp(-abs(other.name.start - case.name.start) / 400))
        for other, place in chosen
        if other.name.surface != case.name.surface and abs(other.name.start - case.name.start) < REACH
    ]
    case.scores = []
    for place, _, base in case.options:
        pulls = []
        for neighbour, weight in beside:
            km = distance_km(place.settlement, neighbour.settlement)
            if km is not None:
                pulls.append(weight * math.exp(-km / NEAR_KM))
        pulls.sort(reverse=True)
        case.scores.append(base + 5 * sum(pull / 2**n for n, pull in enumerate(pulls[:4])))


def _choose(case: _Case, lead: float) -> None:
    order = sorted(case.scores, reverse=True)
    best = case.scores.index(order[0])
    case.chosen = best if len(order) == 1 or order[0] - order[1] >= lead else None


def _verdict(case: _Case, listed: bool, anchors: list[_Case]) -> Verdict | None:
    ranked = sorted(zip(case.scores, case.options, strict=True), key=lambda pair: -pair[0])
    top, (place, kind, base) = ranked[0]
    needed = BARE
    if listed or case.around.cue is Cue.STRONG:
        needed = CUED
    elif case.around.cue is Cue.WEAK or case.around.own_relation:
        needed = 2.0 if not anchors else 1.0
    if case.around.person_like and case.around.cue is not Cue.STRONG:
        needed += 3.0
    if max(top, base) < needed:
        return None
    candidates = tuple(Candidate(option[0].settlement, round(score, 2)) for score, option in ranked[:KEPT])
    s = place.settlement
    where = f"{s.name}, {s.raion or s.oblast}"
    if len(ranked) == 1:
        return Verdict(s, candidates, f"the only settlement of that name: {where}", kind)
    lead = top - ranked[1][0]
    if lead < MARGIN:
        other = ranked[1][1][0].settlement
        reason = f"open: {where} and {other.name}, {other.raion or other.oblast} fit about equally"
        return Verdict(None, candidates, reason, kind)
    return Verdict(s, candidates, f"{where} leads {len(ranked) - 1} namesakes by {lead:.1f}", kind)
