"""What is said against the status and does not change it: claims of the place, and disputes.

Both begin with somebody's words alone, so that each is told once: not where the status moved under words
that were known, and not with every article that repeats them. They end by age, by what is said later, or
where the status answers them; that is no news.
"""

from collections.abc import Callable, Iterator, Sequence, Set
from datetime import datetime
from itertools import accumulate

from services.domain.fusion.disputes import denial
from services.domain.fusion.moves import Move
from services.domain.fusion.support import CLAIMS, DISPUTE, STATUSES, Topic
from services.domain.fusion.testimony import DIGITS, HELD, Heard, Testimony, heaviest
from services.domain.fusion.weights import Weights
from services.domain.models.changes import Aspect
from services.domain.models.claims import Factuality
from services.domain.models.evidence import Evidence
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status

_NOTHING = Topic(Aspect.STATUS, ""), 0.0


def opposition(
    testimony: Testimony,
    status: Status,
    heard: Sequence[Heard],
    before: Set[Topic],
    now: datetime,
    weights: Weights,
    dispute: Callable[[], float],
) -> frozenset[Topic]:
    """What is on of `CLAIMS` and `DISPUTE` after the step in which `heard` was said, `before` having been.

    `dispute` is `status_dispute`, asked where it is needed.
    """
    spoken = [(item, *_about(item)) for item in heard if item.new and item.weighed.settles]
    if not before and not spoken:
        return frozenset()
    said_now = {topic for _, topic, weight in spoken if weight > 0}
    claims = {
        claim
        for claim in CLAIMS
        if (topic := _claimed(claim)) != STATUSES.get(status)
        and (claim in before or topic in said_now)
        and _weighs(testimony, topic, now, weights.flag_off if claim in before else weights.flag_on)
    }
    a_side_spoke = any(item.claim.claim.claimant_side is not ClaimantSide.NEUTRAL for item, *_ in spoken)
    if DISPUTE in before or a_side_spoke:
        least = weights.dispute_ends if DISPUTE in before else 1.0
        told = HELD.intersection([*map(_claimed, claims), STATUSES.get(status, _NOTHING[0])])
        if dispute() >= least or any(denial(testimony, topic, now, weights) >= least for topic in told):
            return frozenset({*claims, DISPUTE})
    return frozenset(claims)


def opposing_moves(before: Set[Topic], after: Set[Topic]) -> Iterator[Move]:
    """The moves of the two aspects."""
    for aspect, topics in ((Aspect.CLAIM, CLAIMS), (Aspect.DISPUTE, (DISPUTE,))):
        was, becomes = (",".join(topic.of for topic in topics if topic in on) for on in (before, after))
        if was != becomes:
            yield Move(aspect, was, becomes)


def answered(move: Move, status: Move) -> bool:
    """Whether a claim ended because the status moved to what was claimed."""
    ended = move.left if move.aspect is Aspect.CLAIM and not move.entered else []
    return status.before != status.after and any(_claimed(claim).of == status.after for claim in ended)


def opposing_evidence(
    testimony: Testimony, move: Move, heard: Sequence[Heard], now: datetime, weights: Weights
) -> tuple[tuple[Evidence, ...], tuple[Evidence, ...]]:
    """Who says so, the claim of the step that decided it first, and who contradicts that one, the side
    opposed to its claimant first. The weights are for what each says.

    Of what has ended, unless the status `answered` it, it is a claim of the step alone, of no weight where
    none says who holds the place.
    """
    item = max(heard, key=lambda item: _decides(move, item))
    topic, weight = _about(item)
    deciding = Evidence(item.claim, round(abs(weight), DIGITS))
    if not move.entered:
        return (deciding,), ()
    agreeing: dict[str, Evidence] = {}
    contradicting: dict[str, Evidence] = {}
    for other in STATUSES.values():
        for said in testimony.heaviest(other, now, weights.shown):
            claim = said.claim.claim
            if weights.support[claim.kind, claim.extent].settles and said.weight:
                alike = ((other == topic) is (said.weight > 0)) is (weight > 0)
                of_it = agreeing if alike else contradicting
                of_it.setdefault(said.claim.id, Evidence(said.claim, abs(said.weight)))
    agreeing.pop(deciding.claim.id, None)
    speaker, told = item.claim.claim.claimant_side, weights.told
    return (
        (deciding, *sorted(agreeing.values(), key=heaviest))[:told],
        tuple(sorted(contradicting.values(), key=lambda said: (_nearness(said, speaker), heaviest(said))))[
            :told
        ],
    )


def _weighs(testimony: Testimony, held: Topic, now: datetime, least: float) -> bool:
    """Whether what all say for it adds up to that; no more of them are asked than it takes."""
    said = accumulate(testimony.position(side, held, True, now) for side in ClaimantSide)
    return any(weight >= least for weight in said)


def _about(item: Heard) -> tuple[Topic, float]:
    """What a claim says of who holds the place, and how strongly; nothing, where it doesn't."""
    about = (one for one in item.weighed.topics if one[0].aspect is Aspect.STATUS)
    return next(about, _NOTHING) if item.weighed.settles else _NOTHING


def _decides(move: Move, item: Heard) -> tuple[object, ...]:
    """How well a claim of the step says why the move is told: rather no copy; what is claimed, with the most
    weight; of a dispute a denial, or else what a side says."""
    topic, weight = _about(item)
    claim = item.claim.claim
    if move.aspect is Aspect.CLAIM and move.entered:
        return item.new, weight if topic in map(_claimed, move.entered) else 0.0, item.claim.id
    sided = bool(weight) and claim.claimant_side is not ClaimantSide.NEUTRAL
    return item.new, sided, claim.factuality is Factuality.DENIED, abs(weight), item.claim.id


def _nearness(said: Evidence, speaker: ClaimantSide) -> int:
    """How near a contradiction's claimant is to who is contradicted: the opposed side, neither, the same."""
    side = said.claim.claim.claimant_side
    return 2 if side is speaker else 1 if ClaimantSide.NEUTRAL in (side, speaker) else 0


def _claimed(claim: Topic) -> Topic:
    return STATUSES[Status.held_by(Side(claim.of))]
