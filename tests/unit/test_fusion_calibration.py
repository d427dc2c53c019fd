"""Confidence as a probability: whole wars drawn from the model's own assumptions.

This holds the arithmetic (ageing, cap, discounts, hysteresis) against the meaning of confidence. It says
nothing of the table of weights, for which there is no ground truth.
"""

import random
from math import exp

from services.domain.fusion import DEFAULT_WEIGHTS, fuse
from services.domain.fusion.support import STATUSES, weigh
from services.domain.models.claims import Claim, Extent, Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from tests.unit.fusion_strategies import claim, report

DAYS = 25
STATES = tuple(STATUSES)
SPOKEN = 0.08  # how often, a day, a voice makes a statement that is true
SAYINGS = [
    claim(kind, actor, ClaimantSide.NEUTRAL, "Institute", extent)
    for kind, actor, extent in (
        (Kind.CONTROL, Side.UA, Extent.WHOLE),
        (Kind.CONTROL, Side.RU, Extent.WHOLE),
        (Kind.CONTROL, Side.RU, Extent.PART),
        (Kind.ADVANCE, Side.RU, Extent.PART),
    )
] + [
    claim(kind, actor, ClaimantSide(side), f"staff {side}", extent)
    for side in Side
    for kind, actor, extent in (
        (Kind.CONTROL, side, Extent.WHOLE),
        (Kind.WITHDRAWAL, side, Extent.WHOLE),
        (Kind.CAPTURE, side.opponent, Extent.PART),
        (Kind.CAPTURE, side, Extent.PART),
    )
]


def war(chance: random.Random, hazard: float) -> tuple[Status, list[Report]]:
    """The state at the last report, and the reports of sources that err as often as the table says."""
    state = chance.choice(STATES)
    held, reports = state, []
    for day in range(DAYS):
        if chance.random() < hazard:
            state = chance.choice([other for other in STATES if other is not state])
        said = [saying for saying in SAYINGS if utters(chance, saying, state)]
        if said:
            reports.append(report(f"day-{day}", day, *said))
            held = state
    return held, reports


def utters(chance: random.Random, said: Claim, state: Status) -> bool:
    """Whether it is said today: oftener by the claim's ratio where it is so."""
    (topic, weight), *_ = weigh(said, DEFAULT_WEIGHTS).topics
    return chance.random() < (SPOKEN if topic.of == state else SPOKEN / exp(weight))


def test_confidence_is_the_share_of_right_statuses() -> None:
    chance = random.Random(20230307)
    outcomes = []
    for _ in range(400):
        truth, reports = war(chance, hazard=1 / 60)
        if reports and (state := fuse(reports).state).status is not Status.UNKNOWN:
            outcomes.append((state.confidence, state.status is truth))
    sure = [outcome for outcome in outcomes if outcome[0] >= 0.8]
    middling = [outcome for outcome in outcomes if 0.6 <= outcome[0] < 0.8]
    for group, tolerance in ((outcomes, 0.08), (sure, 0.08), (middling, 0.15)):
        stated = sum(confidence for confidence, _ in group) / len(group)
        right = sum(was_right for _, was_right in group) / len(group)
        assert len(group) > 40
        assert abs(stated - right) < tolerance
