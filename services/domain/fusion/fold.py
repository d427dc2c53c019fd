"""The fold of a settlement's reports along the publication axis: belief in, decisions out.

The belief is that of a filter over a hidden state (held by one side, by the other, contested) that may
change at any time: evidence adds log-likelihood ratios, age pulls the belief back to even by half-life,
and no evidence lifts it beyond a ceiling, so that a place that changed hands can be seen to have.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from math import exp, fsum

from services.domain.fusion.support import Topic, Weighed, weigh
from services.domain.fusion.weights import Weights
from services.domain.fusion.witnesses import Claimants, Name, Reprints, Story, significant_words
from services.domain.models import (
    Aspect,
    ClaimantSide,
    Evidence,
    Kind,
    Report,
    Settlement,
    SettlementState,
    Severity,
    Side,
    SourcedClaim,
    Status,
    StatusChange,
)

STATUSES: dict[Status, Topic] = {
    status: Topic(Aspect.STATUS, status) for status in Status if status is not Status.UNKNOWN
}
FLAGS = tuple(Topic(aspect, side) for aspect in (Aspect.ENCIRCLEMENT, Aspect.WITHDRAWAL) for side in Side)
# What assaults alone add to `contested` is kept apart: it may colour a status, never end a `held`.
ASSAULT = Topic(Aspect.STATUS, "assault")
NEGLIGIBLE = 0.005  # log-odds: what has aged below is forgotten, so that memory stays bounded
DIGITS = 6  # of stored figures: libraries for logarithms differ beyond


@dataclass(frozen=True)
class Stance:
    """What a witness last said on a topic. `weight` is that of the heaviest of `claims`, as of `at`."""

    weight: float
    at: datetime
    claims: tuple[tuple[SourcedClaim, float], ...]
    settles: bool


Witness = tuple[ClaimantSide, Name]
Heading = tuple[Witness, Topic, bool]
"""Whose stance on what, for it (True) or against it: one may deny one thing and hold another."""


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


@dataclass
class Fold:
    """The state of the fold between two steps. Steps are taken in strictly rising order of time."""

    weights: Weights
    settlement: Settlement | None = None
    claimants: Claimants = field(default_factory=Claimants)
    reprints: Reprints = field(init=False)
    belief: dict[Topic, float] = field(
        default_factory=lambda: dict.fromkeys((*STATUSES.values(), *FLAGS, ASSAULT), 0.0)
    )
    stances: dict[Heading, Stance] = field(default_factory=dict)
    status: Status = Status.UNKNOWN
    flags: frozenset[Topic] = frozenset()
    since: datetime | None = None
    last: datetime | None = None
    counts: dict[tuple[Kind, Side, ClaimantSide], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reprints = Reprints(self.weights)

    @classmethod
    def resume(cls, weights: Weights, checkpoint: Checkpoint) -> "Fold":
        """A fold that goes on from `checkpoint`."""
        fold = cls(
            weights,
            checkpoint.settlement,
            claimants=Claimants(checkpoint.claimants),
            belief=dict(checkpoint.belief),
            stances=dict(checkpoint.stances),
            status=checkpoint.status,
            flags=frozenset(checkpoint.flags),
            since=checkpoint.since,
            last=checkpoint.last,
            counts={(kind, actor, side): count for kind, actor, side, count in checkpoint.counts},
        )
        fold.reprints = Reprints(weights, checkpoint.stories)
        return fold

    def checkpoint(self) -> Checkpoint:
        """What to resume from. Raises ValueError before the first step of a fold without settlement."""
        if self.settlement is None:
            raise ValueError("no report has been folded")
        return Checkpoint(
            settlement=self.settlement,
            status=self.status,
            flags=tuple(sorted(self.flags)),
            since=self.since,
            last=self.last,
            belief=tuple(self.belief.items()),
            stances=tuple(self.stances.items()),
            claimants=self.claimants.groups(),
            stories=self.reprints.stories,
            counts=tuple((*key, count) for key, count in sorted(self.counts.items())),
        )

    def step(self, now: datetime, reports: Iterable[Report]) -> tuple[StatusChange, ...]:
        """Take in all reports published at `now`; return the changes that follow from them."""
        reports = tuple(reports)
        self.settlement = max(reports, key=lambda report: report.article.id).settlement
        before = self._evidence_by_topic(now)
        self._age(now)
        said = self._listen(now, reports)
        self._limit()
        return tuple(self._decide(now, said, before))

    def state(self) -> SettlementState:
        """What is reported as of the last step."""
        if self.settlement is None:
            raise ValueError("no report has been folded")
        return SettlementState(
            settlement=self.settlement,
            status=self.status,
            confidence=self._confidence(),
            disputed=self._disputed(),
            encircled_by=self._flagged(Aspect.ENCIRCLEMENT, self.flags),
            withdrawal_by=self._flagged(Aspect.WITHDRAWAL, self.flags),
            since=self.since,
            last_claim_at=self.last,
            evidence=self._evidence(),
            claim_counts=tuple((*key, count) for key, count in sorted(self.counts.items())),
        )

    # -- taking evidence in ------------------------------------------------------------------------

    def _age(self, now: datetime) -> None:
        if self.last is not None:
            self.belief = {
                topic: value * self._decay(topic, self.last, now) for topic, value in self.belief.items()
            }
            self.stances = {
                key: stance
                for key, stance in self.stances.items()
                if abs(stance.weight) * self._decay(key[1], stance.at, now) >= NEGLIGIBLE
            }
            self.claimants.keep({witness for witness, _, _ in self.stances})
        self.last = now

    def _decay(self, topic: Topic, since: datetime, now: datetime) -> float:
        weights = self.weights
        half_life = weights.half_life_days if topic.aspect is Aspect.STATUS else weights.flag_half_life_days
        return float(0.5 ** ((now - since).total_seconds() / 86400 / half_life))

    def _listen(self, now: datetime, reports: tuple[Report, ...]) -> list[tuple[SourcedClaim, Weighed]]:
        """Let the claims change the witnesses' stances, and the belief by as much as these moved."""
        earlier = self._testimony(now)
        self.reprints.see(now, reports)
        said: list[tuple[SourcedClaim, Weighed]] = []
        heard: list[tuple[Witness, SourcedClaim, Weighed]] = []
        for report in sorted(reports, key=lambda report: report.article.id):
            for claim in report.claims:
                sourced = SourcedClaim(claim, report.article)
                key = claim.kind, claim.actor, claim.claimant_side
                self.counts[key] = self.counts.get(key, 0) + 1
                said.append((sourced, weighed := weigh(claim, self.weights)))
                if not self.reprints.is_copy(sourced):
                    heard.append((self._witness(sourced), sourced, weighed))
        for (side, name), _, _ in heard:
            self.claimants.see(side, name)
        self._replace(heard)
        self._record(now, heard)
        later = self._testimony(now)
        for topic in self.belief:
            moved = [later.get((topic, side), 0.0) - earlier.get((topic, side), 0.0) for side in ClaimantSide]
            self.belief[topic] += fsum(moved)
        return said

    def _witness(self, sourced: SourcedClaim) -> Witness:
        name = sourced.claim.claimant or self.reprints.origin(sourced.article)
        return sourced.claim.claimant_side, significant_words(name, self.weights)

    def _replace(self, heard: list[tuple[Witness, SourcedClaim, Weighed]]) -> None:
        """Drop what a witness said before where its new statement on who holds the place contradicts it."""
        contradicted: set[tuple[str, Topic, bool]] = set()
        for witness, _, weighed in heard:
            for topic, weight in weighed.topics:
                if not weighed.settles or topic.aspect is not Aspect.STATUS:
                    continue
                label = self._label(witness)
                contradicted.add((label, topic, weight < 0))
                if weight > 0:
                    contradicted |= {(label, other, True) for other in STATUSES.values() if other != topic}
        self.stances = {
            key: stance
            for key, stance in self.stances.items()
            if (self._label(key[0]), key[1], key[2]) not in contradicted
        }

    def _record(self, now: datetime, heard: list[tuple[Witness, SourcedClaim, Weighed]]) -> None:
        fresh: dict[Heading, list[tuple[SourcedClaim, float, bool]]] = {}
        for witness, sourced, weighed in heard:
            for topic, weight in weighed.topics:
                heading = ASSAULT if weighed.assault else topic
                fresh.setdefault((witness, heading, weight > 0), []).append(
                    (sourced, weight, weighed.settles)
                )
        for key, claims in fresh.items():
            claims.sort(key=lambda item: (-abs(item[1]), item[0].id))
            weight = claims[0][1]
            old = self.stances.get(key)
            if old is None or abs(weight) >= abs(old.weight) * self._decay(key[1], old.at, now):
                settles = any(settles for *_, settles in claims)
                self.stances[key] = Stance(weight, now, tuple((s, w) for s, w, _ in claims), settles)

    def _label(self, witness: Witness) -> str:
        return self.claimants.one(*witness)

    def _testimony(
        self, now: datetime, only_settling: bool = False
    ) -> dict[tuple[Topic, ClaimantSide], float]:
        """What each side's witnesses add up to on each topic."""
        signed = self._voices(now, only_settling)
        result: dict[tuple[Topic, ClaimantSide], float] = {}
        for (topic, side, _), voices in signed.items():
            chorus = sorted(voices.values(), key=abs, reverse=True)
            total = fsum(value * self.weights.echo[side] ** k for k, value in enumerate(chorus))
            result[topic, side] = result.get((topic, side), 0.0) + total
        return result

    def _voices(
        self, now: datetime, only_settling: bool
    ) -> dict[tuple[Topic, ClaimantSide, bool], dict[str, float]]:
        """For each topic, side and sign: what each witness says, by its label."""
        result: dict[tuple[Topic, ClaimantSide, bool], dict[str, float]] = {}
        for (witness, topic, speaks_for), stance in self.stances.items():
            if only_settling and not stance.settles:
                continue
            value = stance.weight * self._decay(topic, stance.at, now)
            voices = result.setdefault((topic, witness[0], speaks_for), {})
            label = self._label(witness)
            voices[label] = max(voices.get(label, 0.0), value, key=abs)
        return result

    def _limit(self) -> None:
        weights = self.weights
        top = max(self.belief[topic] for topic in STATUSES.values())
        for topic in STATUSES.values():
            self.belief[topic] = max(self.belief[topic] - top, -weights.ceiling)
        for topic in FLAGS:
            self.belief[topic] = min(max(self.belief[topic], -weights.ceiling), weights.ceiling)
        self.belief[ASSAULT] = min(max(self.belief[ASSAULT], 0.0), weights.assault_ceiling)

    # -- deciding ----------------------------------------------------------------------------------

    def _decide(
        self,
        now: datetime,
        said: list[tuple[SourcedClaim, Weighed]],
        before: dict[Topic, tuple[Evidence, ...]],
    ) -> Iterator[StatusChange]:
        old_status, old_flags = self.status, self.flags
        self.status = self._next_status()
        if self.status is not old_status:
            self.since = now
        self._drop_moot()
        self.flags = frozenset(topic for topic in FLAGS if self._is_on(topic))
        after = self._evidence_by_topic(now)
        confidence, disputed = self._confidence(), self._disputed()

        def change(
            aspect: Aspect, was: str, becomes: str, left: list[Topic], entered: list[Topic]
        ) -> StatusChange:
            assert self.settlement is not None  # noqa: S101 - set by `step`
            deciding = max(
                said, key=lambda item: (_speaks(item[1], entered) - _speaks(item[1], left), item[0].id)
            )
            first = Evidence(
                deciding[0], round(_speaks(deciding[1], entered) - _speaks(deciding[1], left), DIGITS)
            )
            rest = [e for topic in entered for e in after.get(topic, ()) if e.claim.id != first.claim.id]
            return StatusChange(
                settlement=self.settlement,
                aspect=aspect,
                before=was,
                after=becomes,
                at=now,
                severity=Severity.FIRST_REPORT if old_status is Status.UNKNOWN else Severity.CHANGE,
                confidence=confidence,
                disputed=disputed,
                evidence_before=tuple(e for topic in left for e in before.get(topic, ()))[
                    : self.weights.told
                ],
                evidence_after=(first, *rest)[: self.weights.told],
            )

        if self.status is not old_status:
            left = [STATUSES[old_status]] if old_status in STATUSES else []
            yield change(Aspect.STATUS, old_status, self.status, left, [STATUSES[self.status]])
        for aspect in (Aspect.ENCIRCLEMENT, Aspect.WITHDRAWAL):
            was, becomes = self._flagged(aspect, old_flags), self._flagged(aspect, self.flags)
            if was != becomes:
                left = [Topic(aspect, side) for side in was if side not in becomes]
                entered = [Topic(aspect, side) for side in becomes if side not in was]
                yield change(aspect, ",".join(was), ",".join(becomes), left, entered)

    def _scores(self) -> dict[Status, float]:
        scores = {status: self.belief[topic] for status, topic in STATUSES.items()}
        scores[Status.CONTESTED] += self.belief[ASSAULT]
        return scores

    def _next_status(self) -> Status:
        scores = self._scores()
        if self.status is Status.UNKNOWN:
            best, second = sorted(scores, key=lambda status: -scores[status])[:2]
            return best if scores[best] - scores[second] >= self.weights.first else Status.UNKNOWN
        if self.status is not Status.CONTESTED:
            scores[Status.CONTESTED] -= self.belief[ASSAULT]
        best = max(scores, key=lambda status: scores[status])
        return best if scores[best] - scores[self.status] >= self.weights.change else self.status

    def _drop_moot(self) -> None:
        """Forget the flags that the status answers: who holds a place doesn't surround it any more."""
        for topic in FLAGS:
            side = Side(topic.of)
            winner = side if topic.aspect is Aspect.ENCIRCLEMENT else side.opponent
            if self.status is Status.held_by(winner):
                self.belief[topic] = 0.0
                self.stances = {key: stance for key, stance in self.stances.items() if key[1] != topic}

    def _is_on(self, topic: Topic) -> bool:
        return self.belief[topic] >= (self.weights.flag_off if topic in self.flags else self.weights.flag_on)

    @staticmethod
    def _flagged(aspect: Aspect, flags: frozenset[Topic]) -> tuple[Side, ...]:
        return tuple(side for side in Side if Topic(aspect, side) in flags)

    # -- what is shown -----------------------------------------------------------------------------

    def _confidence(self) -> float:
        if self.status is Status.UNKNOWN:
            return 0.0
        scores = self._scores()
        return round(1 / fsum(exp(score - scores[self.status]) for score in scores.values()), DIGITS)

    def _disputed(self) -> bool:
        """Whether the sides' own words on who holds the place stand against each other with like weight."""
        if self.last is None:
            return False
        signed = self._voices(self.last, only_settling=True)

        def chorus(side: ClaimantSide, status: Status, speaks_for: bool) -> float:
            voices = signed.get((STATUSES[status], side, speaks_for), {})
            values = sorted(map(abs, voices.values()), reverse=True)
            return fsum(value * self.weights.echo[side] ** k for k, value in enumerate(values))

        def comparable(one: float, other: float) -> bool:
            light, heavy = sorted((one, other))
            return light >= self.weights.dispute_least and light >= heavy * self.weights.dispute_comparable

        ours, theirs = ClaimantSide.UA, ClaimantSide.RU
        said = {side: {s: chorus(side, s, True) for s in STATUSES} for side in (ours, theirs)}
        main = {side: max(said[side], key=lambda s: said[side][s]) for side in said}
        if main[ours] is not main[theirs] and comparable(said[ours][main[ours]], said[theirs][main[theirs]]):
            return True
        return any(
            comparable(said[one][main[one]], chorus(other, main[one], False))
            for one, other in ((ours, theirs), (theirs, ours))
        )

    def _evidence_by_topic(self, now: datetime) -> dict[Topic, tuple[Evidence, ...]]:
        found: dict[Topic, list[Evidence]] = {}
        for (_, topic, _), stance in self.stances.items():
            heading = STATUSES[Status.CONTESTED] if topic == ASSAULT else topic
            for sourced, weight in stance.claims:
                decayed = round(weight * self._decay(topic, stance.at, now), DIGITS)
                found.setdefault(heading, []).append(Evidence(sourced, decayed))
        return {topic: tuple(sorted(evidence, key=_heaviest)) for topic, evidence in found.items()}

    def _evidence(self) -> tuple[Evidence, ...]:
        """The claims behind the state; below zero, a weight is against the status or flag shown."""
        if self.last is None:
            return ()
        found: dict[str, Evidence] = {}
        for topic, evidence in self._evidence_by_topic(self.last).items():
            if topic.aspect is not Aspect.STATUS and topic not in self.flags:
                continue
            sign = -1 if topic.aspect is Aspect.STATUS and topic.of != self.status else 1
            for item in evidence:
                signed = Evidence(item.claim, sign * item.weight)
                found[item.claim.id] = min(found.get(item.claim.id, signed), signed, key=_heaviest)
        return tuple(sorted(found.values(), key=_heaviest)[: self.weights.shown])


def run(fold: Fold, reports: Iterable[Report]) -> tuple[StatusChange, ...]:
    """Fold reports of different articles in order of publication, those of one time as one step."""
    counted = sorted(
        (report for report in reports if report.claims),
        key=lambda report: (report.article.published, report.article.id),
    )
    changes: list[StatusChange] = []
    for published, step in groupby(counted, key=lambda report: report.article.published):
        changes += fold.step(published, step)
    return tuple(changes)


def _heaviest(evidence: Evidence) -> tuple[float, str]:
    return -abs(evidence.weight), evidence.claim.id


def _speaks(weighed: Weighed, topics: list[Topic]) -> float:
    return fsum(weight for topic, weight in weighed.topics if topic in topics)
