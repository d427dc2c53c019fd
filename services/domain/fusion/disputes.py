"""Whether the two sides' own words stand against each other with like weight."""

from datetime import datetime
from itertools import product

from services.domain.fusion.support import STATUSES, Topic
from services.domain.fusion.testimony import Testimony
from services.domain.fusion.weights import Weights
from services.domain.models.sides import ClaimantSide
from services.domain.models.states import Status

_SIDES = ClaimantSide.UA, ClaimantSide.RU


def status_dispute(testimony: Testimony, now: datetime, weights: Weights) -> float:
    """How far the sides support different statuses, or one denies what the other claims: from 1 on the status
    is disputed, below it is the share of what that takes."""

    def spoken(side: ClaimantSide, topic: Topic, speaks_for: bool) -> float:
        return testimony.position(side, topic, speaks_for, now)

    said = [{topic: spoken(side, topic, True) for topic in STATUSES.values()} for side in _SIDES]
    ours, theirs = (max(by_topic, key=lambda topic: by_topic[topic]) for by_topic in said)
    apart = _likeness(said[0][ours], said[1][theirs], weights) if ours != theirs else 0.0
    if apart >= 1:
        return apart
    return max(
        apart,
        _likeness(said[0][ours], spoken(_SIDES[1], ours, False), weights),
        _likeness(said[1][theirs], spoken(_SIDES[0], theirs, False), weights),
    )


def denial(testimony: Testimony, held: Topic, now: datetime, weights: Weights) -> float:
    """The same of the side opposed to the one that is said to hold the place: how far it denies that."""
    opposed = _SIDES[0] if held.of == Status.HELD_BY_RU else _SIDES[1]
    return testimony.position(opposed, held, False, now) / weights.dispute_least


def flag_disputed(testimony: Testimony, flag: Topic, now: datetime, weights: Weights) -> bool:
    """Whether one side denies the flag that the other tells of."""

    def spoken(side: ClaimantSide, speaks_for: bool) -> float:
        return testimony.position(side, flag, speaks_for, now, settling=False)

    return any(
        _likeness(spoken(one, True), spoken(other, False), weights) >= 1
        for one, other in product(_SIDES, repeat=2)
        if one is not other
    )


def _likeness(one: float, other: float, weights: Weights) -> float:
    """How far two positions have the weight, and the like weight, that a dispute takes."""
    light, heavy = sorted((one, other))
    return min(light / weights.dispute_least, light / (heavy * weights.dispute_comparable)) if light else 0.0
