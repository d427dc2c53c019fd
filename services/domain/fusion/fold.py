"""The fold of a settlement's reports along the publication axis: belief in, decisions out.

What a step hears moves the belief, and the belief decides what is reported; what changed is told with the
claims before and after.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from services.domain.fusion.belief import Belief
from services.domain.fusion.disputes import flag_disputed, status_dispute
from services.domain.fusion.moves import Move, flag_moves, sides, status_move
from services.domain.fusion.names import Name
from services.domain.fusion.opposition import answered, opposing_evidence, opposing_moves, opposition
from services.domain.fusion.reprints import Reprints, Story
from services.domain.fusion.stances import Heading, Stance
from services.domain.fusion.support import CLAIMS, FLAGS, STATUSES, Topic
from services.domain.fusion.testimony import Heard, Testimony, heaviest
from services.domain.fusion.weights import Weights
from services.domain.fusion.witnesses import Claimants
from services.domain.models.changes import Aspect, Severity, StatusChange
from services.domain.models.claims import Kind
from services.domain.models.evidence import Evidence
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState, Status


@dataclass(frozen=True)
class Checkpoint:
    """All that a fold knows between two steps: one that is resumed goes on exactly as if never stopped."""

    settlement: Settlement
    status: Status
    flags: tuple[Topic, ...]
    since: datetime | None
    last: datetime | None
    belief: tuple[tuple[Topic, float], ...]
    stances: tuple[tuple[Heading, Stance], ...]
    claimants: tuple[tuple[ClaimantSide, tuple[Name, ...]], ...]
    stories: tuple[Story, ...]
    counts: tuple[tuple[Kind, Side, ClaimantSide, int], ...]
    opposed: tuple[Topic, ...] = ()  # what a version wrote that told of none


@dataclass
class Fold:
    """The state of the fold between two steps. Steps are taken in strictly rising order of time.

    `settlement` is as the newest report names it; `opposed` is what is said against the status. `taken`
    counts the steps taken with this object: it tells whether somebody went on.
    """

    weights: Weights
    settlement: Settlement
    testimony: Testimony = field(init=False)
    belief: Belief = field(init=False)
    status: Status = Status.UNKNOWN
    flags: frozenset[Topic] = frozenset()
    opposed: frozenset[Topic] = frozenset()
    since: datetime | None = None
    last: datetime | None = None
    counts: dict[tuple[Kind, Side, ClaimantSide], int] = field(default_factory=dict)
    taken: int = 0
    _known_dispute: tuple[int, float] = (-1, 0.0)  # after how many steps, and what it was

    def __post_init__(self) -> None:
        self.testimony, self.belief = Testimony(self.weights), Belief(self.weights)

    @classmethod
    def resume(cls, weights: Weights, checkpoint: Checkpoint) -> "Fold":
        """A fold that goes on from `checkpoint`."""
        fold = cls(
            weights,
            checkpoint.settlement,
            status=checkpoint.status,
            flags=frozenset(checkpoint.flags),
            opposed=frozenset(checkpoint.opposed),
            since=checkpoint.since,
            last=checkpoint.last,
            counts={(kind, actor, side): count for kind, actor, side, count in checkpoint.counts},
        )
        fold.testimony = Testimony(
            weights,
            Claimants(checkpoint.claimants),
            Reprints(weights, checkpoint.stories),
            checkpoint.stances,
        )
        fold.belief = Belief(weights, checkpoint.belief)
        return fold

    def checkpoint(self) -> Checkpoint:
        """What to resume from."""
        return Checkpoint(
            settlement=self.settlement,
            status=self.status,
            flags=tuple(sorted(self.flags)),
            since=self.since,
            last=self.last,
            belief=self.belief.odds(),
            stances=self.testimony.stances.all(),
            claimants=self.testimony.claimants.groups(),
            stories=self.testimony.reprints.stories,
            counts=tuple((*key, count) for key, count in sorted(self.counts.items())),
            opposed=tuple(sorted(self.opposed)),
        )

    def step(self, now: datetime, reports: Sequence[Report]) -> tuple[StatusChange, ...]:
        """Take in all reports published at `now`; return the changes that follow from them."""
        self.taken += 1
        newest = max(reports, key=lambda report: report.article.id).settlement
        self.settlement = self.settlement if newest == self.settlement else newest  # checkpoints share it
        if self.last is not None:
            self.belief.age(self.last, now)
        self.testimony.begin(now)
        self.last = now
        return tuple(self._decide(now, self._hear(now, reports)))

    def state(self) -> SettlementState:
        """What is reported as of the last step."""
        leading = self.belief.leading(self.status)
        return SettlementState(
            settlement=self.settlement,
            status=self.status,
            confidence=self.belief.confidence(self.status),
            disputed=self._disputed(),
            encircled_by=sides(Aspect.ENCIRCLEMENT, self.flags),
            withdrawal_by=sides(Aspect.WITHDRAWAL, self.flags),
            since=self.since,
            last_claim_at=self.last,
            evidence=self._evidence(),
            claim_counts=tuple((*key, count) for key, count in sorted(self.counts.items())),
            claimed_for=tuple(Side(topic.of) for topic in CLAIMS if topic in self.opposed),
            leading=leading,
            leading_confidence=self.belief.confidence(leading) if leading else 0.0,
        )

    def _hear(self, now: datetime, reports: Sequence[Report]) -> list[Heard]:
        """Let the belief move by as much as the claims move the witnesses' stances."""
        heard = self.testimony.listen(now, reports, self.status)
        self.belief.move(self.testimony.moved())
        for item in heard:
            claim = item.claim.claim
            key = claim.kind, claim.actor, claim.claimant_side
            self.counts[key] = self.counts.get(key, 0) + 1
        return heard

    def _decide(self, now: datetime, heard: Sequence[Heard]) -> Iterator[StatusChange]:
        old_status, old_flags = self.status, self.flags
        self.status = self.belief.status_after(self.status)
        if self.status is not old_status:
            self.since = now
        self._drop_moot()
        self.flags = frozenset(f for f in FLAGS if self.belief.is_on(f, was_on=f in old_flags))
        status = status_move(old_status, self.status)
        for move in (status, *flag_moves(old_flags, self.flags)):
            if move.before != move.after:
                yield self._change(now, heard, move, status)
        old_opposed = self.opposed
        self.opposed = opposition(
            self.testimony, self.status, heard, old_opposed, now, self.weights, self._dispute
        )
        told = status.before != status.after
        for move in opposing_moves(old_opposed, self.opposed):
            # Of a dispute that begins with another change that one tells.
            is_news = bool(move.entered) and not (told and move.aspect is Aspect.DISPUTE)
            told = told or is_news
            yield self._opposing(now, heard, move, status, Severity.CLAIM if is_news else Severity.SILENT)

    def _opposing(
        self, now: datetime, heard: Sequence[Heard], move: Move, status: Move, severity: Severity
    ) -> StatusChange:
        saying, contradicting = opposing_evidence(self.testimony, move, heard, now, self.weights)
        if answered(move, status):
            saying = (status.deciding(heard),)
        return StatusChange(
            settlement=self.settlement,
            aspect=move.aspect,
            before=move.before,
            after=move.after,
            at=now,
            severity=severity,
            confidence=self.belief.confidence(self.status),
            disputed=self._disputed(),
            evidence_before=contradicting,
            evidence_after=saying,
            reported=self.status,
        )

    def _change(self, now: datetime, heard: Sequence[Heard], move: Move, status: Move) -> StatusChange:
        told = self.weights.told
        moot = move is not status and not move.entered and any(map(self._answers, move.left))
        deciding = (status if moot else move).deciding(heard)
        later = (e for t in move.entered for e in self.testimony.heaviest(t, now, told + 1))
        others = (e for e in later if e.claim.id != deciding.claim.id)
        earlier = self.testimony.evidence_before(now)
        of_status = move is status
        first = of_status and move.before == Status.UNKNOWN
        flags = () if of_status else (*move.left, *move.entered)
        return StatusChange(
            settlement=self.settlement,
            aspect=move.aspect,
            before=move.before,
            after=move.after,
            at=now,
            severity=Severity.FIRST_REPORT if first else Severity.CHANGE,
            confidence=self.belief.confidence(self.status)
            if of_status or moot
            else self.belief.flag_confidence(move.entered, move.left),
            disputed=self._disputed() if of_status else self._flags_disputed(flags),
            evidence_before=tuple(e for t in move.left for e in earlier.get(t, ()))[:told],
            evidence_after=(deciding, *others)[:told],
        )

    def _drop_moot(self) -> None:
        """Forget the flags that the status answers."""
        for topic in filter(self._answers, FLAGS):
            self.belief.forget(topic)
            self.testimony.drop(topic)

    def _answers(self, flag: Topic) -> bool:
        """Whether the status answers the flag: who holds a place doesn't surround it any more."""
        side = Side(flag.of)
        return self.status is Status.held_by(side if flag.aspect is Aspect.ENCIRCLEMENT else side.opponent)

    def _disputed(self) -> bool:
        return self._dispute() >= 1

    def _dispute(self) -> float:
        """How far the status is disputed: asked more than once a step, within which it stays the same."""
        if self.last is None:
            return 0.0
        if self._known_dispute[0] != self.taken:
            self._known_dispute = self.taken, status_dispute(self.testimony, self.last, self.weights)
        return self._known_dispute[1]

    def _flags_disputed(self, flags: Iterable[Topic]) -> bool:
        now = self.last
        return now is not None and any(
            flag_disputed(self.testimony, flag, now, self.weights) for flag in flags
        )

    def _evidence(self) -> tuple[Evidence, ...]:
        """The claims behind the state; below zero, a weight is against the status or flag shown."""
        if self.last is None:
            return ()
        found: dict[str, Evidence] = {}
        topics = (*STATUSES.values(), *sorted(self.flags))
        for topic, item in self.testimony.evidence(topics, self.last, self.weights.shown):
            against = topic.aspect is Aspect.STATUS and topic.of != self.status
            signed = Evidence(item.claim, -item.weight) if against else item
            other = found.get(item.claim.id)
            if other is None or heaviest(signed) < heaviest(other):
                found[item.claim.id] = signed
        return tuple(sorted(found.values(), key=heaviest)[: self.weights.shown])


def steps(reports: Iterable[Report]) -> Iterator[tuple[datetime, tuple[Report, ...]]]:
    """The steps of a fold over reports of different articles: time, and what was published then."""
    counted = sorted(
        (report for report in reports if report.claims),
        key=lambda report: (report.article.published, report.article.id),
    )
    for published, step in groupby(counted, key=lambda report: report.article.published):
        yield published, tuple(step)


def run(fold: Fold, reports: Iterable[Report]) -> tuple[StatusChange, ...]:
    """Take all the steps; the changes that follow from them."""
    return tuple(change for now, step in steps(reports) for change in fold.step(now, step))
