"""What one claim says by itself: which status or flag it speaks for, and how strongly."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from services.domain.fusion.weights import Favours, Support, Supports, Weights
from services.domain.models.changes import DISPUTED, Aspect
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status


class Topic(NamedTuple):
    """What evidence is about: a status, or a flag of a side. `of` is a `Status` or `Side` value."""

    aspect: Aspect
    of: str


STATUSES: dict[Status, Topic] = {
    status: Topic(Aspect.STATUS, status) for status in Status if status is not Status.UNKNOWN
}
FLAGS = tuple(Topic(aspect, side) for aspect in (Aspect.ENCIRCLEMENT, Aspect.WITHDRAWAL) for side in Side)
CLAIMS = tuple(
    Topic(Aspect.CLAIM, side) for side in Side
)  # that the side holds the place, which isn't reported
DISPUTE = Topic(Aspect.DISPUTE, DISPUTED)
# What assaults alone add to `contested` is kept apart: it may colour a status, never end a `held`.
ASSAULT = Topic(Aspect.STATUS, "assault")


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's weight, as a log-likelihood ratio, for each topic that it bears on; negative speaks against.

    `settles` and `assault` are those of the support table's row.
    """

    topics: tuple[tuple[Topic, float], ...]
    settles: bool
    assault: bool


def weigh(claim: Claim, weights: Weights, *, holds: bool = False) -> Weighed:
    """What `claim` is worth: before anything else is known, or where its actor `holds` the place already."""
    return _weigh(
        claim.kind, claim.extent, claim.actor, claim.factuality, claim.claimant_side, holds, weights
    )


@lru_cache(maxsize=4096)
def _weigh(
    kind: Kind,
    extent: Extent,
    actor: Side,
    factuality: Factuality,
    claimant: ClaimantSide,
    holds: bool,
    weights: Weights,
) -> Weighed:
    row = weights.support[kind, extent]
    weight = _ratio(actor, factuality, claimant, row) * weights.factuality[factuality]
    topics = []
    status = _status(row.supports, actor)
    if holds and row.progress:
        topics.append((STATUSES[Status.held_by(actor.opponent)], -weight))
    elif status is not None:
        topics.append((Topic(Aspect.STATUS, status), weight))
    if row.flag is not None:
        topics.append((Topic(row.flag, actor), weight))
    return Weighed(tuple(topics), row.settles, kind is Kind.ASSAULT)


def _status(supports: Supports, actor: Side) -> Status | None:
    match supports:
        case Supports.HELD_BY_ACTOR:
            return Status.held_by(actor)
        case Supports.HELD_BY_OPPONENT:
            return Status.held_by(actor.opponent)
        case Supports.CONTESTED:
            return Status.CONTESTED
        case Supports.NOTHING:
            return None


def _ratio(actor: Side, factuality: Factuality, claimant: ClaimantSide, row: Support) -> float:
    if claimant is ClaimantSide.NEUTRAL or row.favours is Favours.NOBODY:
        return row.neutral
    gains = actor if row.favours is Favours.ACTOR else actor.opponent
    if factuality is Factuality.DENIED:
        gains = gains.opponent
    return row.own if claimant == gains.value else row.against
