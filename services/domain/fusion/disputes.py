"""Whether the two sides' own words stand against each other with like weight."""

from datetime import datetime
from itertools import product

from services.domain.fusion.support import STATUSES, Topic
from services.domain.fusion.testimony import Testimony
from services.domain.fusion.weights import Weights
from services.domain.models import ClaimantSide

_SIDES = ClaimantSide.UA, ClaimantSide.RU


def status_disputed(testimony: Testimony, now: datetime, weights: Weights) -> bool:
    """Whether the sides support different statuses, or one denies what the other claims."""

    def spoken(side: ClaimantSide, topic: Topic, speaks_for: bool) -> float:
        return testimony.position(side, topic, speaks_for, now)

    said = [{topic: spoken(side, topic, True) for topic in STATUSES.values()} for side in _SIDES]
    ours, theirs = (max(by_topic, key=lambda topic: by_topic[topic]) for by_topic in said)
    if ours != theirs and _comparable(said[0][ours], said[1][theirs], weights):
        return True
    return _comparable(said[0][ours], spoken(_SIDES[1], ours, False), weights) or _comparable(
        said[1][theirs], spoken(_SIDES[0], theirs, False), weights
    )


def flag_disputed(testimony: Testimony, flag: Topic, now: datetime, weights: Weights) -> bool:
    """Whether one side denies the flag that the other tells of."""

    def spoken(side: ClaimantSide, speaks_for: bool) -> float:
        return testimony.position(side, flag, speaks_for, now, settling=False)

    return any(
        _comparable(spoken(one, True), spoken(other, False), weights)
        for one, other in product(_SIDES, repeat=2)
        if one is not other
    )


def _comparable(one: float, other: float, weights: Weights) -> bool:
    light, heavy = sorted((one, other))
    return light >= weights.dispute_least and light >= heavy * weights.dispute_comparable
