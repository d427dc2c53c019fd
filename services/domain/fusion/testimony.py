"""What each witness last said of a settlement, and what the witnesses of a side add up to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import fsum
from weakref import WeakMethod

from services.domain.fusion.names import Name, significant_words
from services.domain.fusion.reprints import Reprints
from services.domain.fusion.stances import Choir, Heading, Stance, Stances, aged, decay, half_life, halved
from services.domain.fusion.support import ASSAULT, STATUSES, Topic, Weighed, weigh
from services.domain.fusion.weights import Weights
from services.domain.fusion.witnesses import Claimants, Group, Witness
from services.domain.models.changes import Aspect
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide
from services.domain.models.states import Status

DIGITS = 6  # of stored figures: libraries for logarithms differ beyond
HELD = frozenset({STATUSES[Status.HELD_BY_UA], STATUSES[Status.HELD_BY_RU]})
NAMELESS: Name = ("",)  # the one witness that all articles are which tell neither claimant nor outlet
INAUDIBLE = 1e-9  # the share of its weight that a voice of a choir counts, below which none is added up


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim, its weights, and whether it is new: not a copy of one heard in the same story."""

    claim: SourcedClaim
    weighed: Weighed
    new: bool


class Testimony:
    """The witnesses' stances. A witness has one voice, however many outlets carry it and however often.

    A step begins with `begin`, takes the reports of its time in with `listen`, and may `drop` topics.
    """

    def __init__(
        self,
        weights: Weights,
        claimants: Claimants | None = None,
        reprints: Reprints | None = None,
        stances: Iterable[tuple[Heading, Stance]] = (),
    ) -> None:
        self.claimants = claimants or Claimants()
        self.reprints = reprints or Reprints(weights)
        here = WeakMethod(self._moving)  # so that a fold that another takes the place of is freed at once

        def moving(choir: Choir) -> None:
            if bound := here():
                bound(choir)

        self.stances = Stances(weights, stances, moving)
        self._weights = weights
        self._now: datetime | None = None
        self._were: dict[Choir, float] = {}  # sums, as of now, of the choirs that changed since it began
        for side, names in self.claimants.groups():
            self.stances.silent.update(
                ((side, name), None) for name in names if not self.stances.speaks((side, name))
            )

    def begin(self, now: datetime) -> None:
        """Begin a step: drop the stances that have aged to nothing, and the names of those who hold none."""
        self._now = None  # what goes by age moves nothing
        self.stances.begin(now)
        for side, name in self.stances.silent:
            if self.claimants.knows((side, name)):
                group = self.claimants.one(side, name)
                if not any(self.stances.speaks((side, known)) for known in group.names):
                    self.claimants.forget(group)
        self.stances.silent.clear()
        self._were.clear()
        self._now = now

    def drop(self, topic: Topic) -> None:
        """Drop all that was said on a topic."""
        for choir in self._choirs(topic):
            side, _, speaks_for = choir
            for name in [name for _, name, _ in self.stances.of(choir)]:
                self.stances.drop(((side, name), topic, speaks_for))

    def listen(self, now: datetime, reports: Iterable[Report], status: Status) -> list[Heard]:
        """Take in the claims of all reports published at `now`, while `status` is; each of them, weighed."""
        reports = sorted(reports, key=lambda report: report.article.id)
        self.reprints.see(now, reports)
        heard = []
        for report in reports:
            article = replace(report.article, signature=())  # evidence is kept and shown without it
            for claim in report.claims:
                sourced = SourcedClaim(claim, article)
                weighed = weigh(claim, self._weights, holds=status is Status.held_by(claim.actor))
                heard.append(Heard(sourced, weighed, not self.reprints.is_copy(sourced)))
        spoken = [(self._witness(item.claim), item) for item in heard if item.new]
        for witness, _ in spoken:
            self._see(witness)
        spoken = self._as_progress(spoken)
        self._replace(spoken)
        self._record(now, spoken)
        return [*(item for _, item in spoken), *(item for item in heard if not item.new)]

    def moved(self) -> dict[Topic, float]:
        """By how much the step moved what all that is said on each topic adds up to."""
        parts: dict[Topic, list[float]] = {}
        for choir, was in self._were.items():
            parts.setdefault(choir[1], []).extend((self._sum(choir), -was))
        return {topic: fsum(values) for topic, values in parts.items()}

    def position(
        self, side: ClaimantSide, topic: Topic, speaks_for: bool, now: datetime, *, settling: bool = True
    ) -> float:
        """What a side's statements for (True) or against a topic add up to: those on who holds the place, or
        all of them."""
        return abs(self._chorus((side, topic, speaks_for), now, only_settling=settling))

    def evidence(self, topics: Iterable[Topic], now: datetime, most: int) -> list[tuple[Topic, Evidence]]:
        """At least the `most` claims behind the stances on `topics` that are heaviest by themselves, each
        with its topic and with the weight that is left of it beside the others of its side."""
        leading = []
        for topic in topics:
            voiced = (topic, ASSAULT) if topic == STATUSES[Status.CONTESTED] else (topic,)
            for choir in self.stances.choirs():
                if choir[1] in voiced:
                    leading += [(*head, topic) for head in self._heaviest(choir, now, most)]
        leading.sort(key=lambda head: -head[0])
        found: list[tuple[Topic, Evidence]] = []
        different: set[str] = set()
        least = 0.0
        for weight, stance, share, topic in leading:
            if len(different) >= most and weight < least:
                break  # what is behind it is lighter than `most` others
            found += [(topic, Evidence(claim, round(own * share, DIGITS))) for claim, own in stance.claims]
            different.add(stance.claims[0][0].id)
            if len(different) <= most:
                least = weight
        return found

    def heaviest(self, topic: Topic, now: datetime, most: int) -> list[Evidence]:
        """At least the `most` heaviest of the claims behind the stances on one topic, the heaviest first."""
        return sorted((item for _, item in self.evidence([topic], now, most)), key=heaviest)

    def evidence_before(self, now: datetime) -> dict[Topic, list[Evidence]]:
        """The claims behind the stances as they were before the step, with their weight at `now`."""
        found: dict[Topic, list[Evidence]] = {}
        for (_, topic, _), stance in self.stances.before().items():
            heading = STATUSES[Status.CONTESTED] if topic == ASSAULT else topic
            share = decay(self._weights, topic, stance.at, now)
            evidence = [Evidence(claim, round(weight * share, DIGITS)) for claim, weight in stance.claims]
            found.setdefault(heading, []).extend(evidence)
        return {topic: sorted(evidence, key=heaviest) for topic, evidence in found.items()}

    def _heaviest(self, choir: Choir, now: datetime, most: int) -> Iterator[tuple[float, Stance, float]]:
        """The `most` heaviest stances and those that weigh as much: what each weighs by itself, the stance,
        and the share of it that counts beside the others of its side and at its age."""
        least = 0.0
        half, echo = half_life(self._weights, choir[1]), self._weights.echo[choir[0]]
        shares: dict[Group, float] = {}
        following = 1.0
        for number, (_, name, stance) in enumerate(self.stances.of(choir)):
            share = halved(half, stance.at, now)
            weight = round(abs(stance.weight * share), DIGITS)
            if number >= most and weight < least:
                return
            if number < most:
                least = weight
            group = self.claimants.one(choir[0], name)
            if group not in shares:
                shares[group] = following
                following *= echo
            yield weight, stance, share * shares[group]

    def _choirs(self, topic: Topic) -> list[Choir]:
        return [choir for choir in self.stances.choirs() if choir[1] == topic]

    def _witness(self, sourced: SourcedClaim) -> Witness:
        side = sourced.claim.claimant_side
        if sourced.claim.claimant:
            return side, significant_words(sourced.claim.claimant, self._weights)
        _, outlet = self.reprints.origin(sourced.article)
        return side, significant_words(outlet, self._weights) if outlet else NAMELESS

    def _see(self, witness: Witness) -> None:
        if self.claimants.knows(witness):
            return
        if len(self.claimants.joined_by(*witness)) > 1:  # voices that become one
            for choir in self.stances.choirs():
                if choir[0] is witness[0]:
                    self._moving(choir)
        self.claimants.see(*witness)
        self.stances.silent[witness] = None  # until it is seen to have a stance

    def _as_progress(self, spoken: Sequence[tuple[Witness, Heard]]) -> list[tuple[Witness, Heard]]:
        """Who says that a side has taken the place, and which part of it, has said the latter of a holder."""
        taken = {
            (self.claimants.one(*witness), topic)
            for witness, heard in spoken
            for topic, weight in heard.weighed.topics
            if heard.weighed.settles and topic in HELD and weight > 0
        }
        if not taken:
            return list(spoken)

        def told(witness: Witness, heard: Heard) -> Heard:
            claim = heard.claim.claim
            holds = (self.claimants.one(*witness), STATUSES[Status.held_by(claim.actor)]) in taken
            return replace(heard, weighed=weigh(claim, self._weights, holds=True)) if holds else heard

        return [(witness, told(witness, heard)) for witness, heard in spoken]

    def _replace(self, spoken: Iterable[tuple[Witness, Heard]]) -> None:
        """Drop what a witness said before where its new statement on who holds the place contradicts it."""
        contradicted: dict[tuple[Group, Topic, bool], None] = {}
        for witness, heard in spoken:
            if not heard.weighed.settles:
                continue
            group = self.claimants.one(*witness)
            for topic, weight in heard.weighed.topics:
                if topic.aspect is Aspect.STATUS:
                    for other, speaks_for in _contradicted(topic, weight):
                        contradicted[group, other, speaks_for] = None
        for group, topic, speaks_for in contradicted:
            for name in group.names:
                self.stances.drop(((group.side, name), topic, speaks_for))

    def _record(self, now: datetime, spoken: Sequence[tuple[Witness, Heard]]) -> None:
        fresh: dict[Heading, list[tuple[SourcedClaim, float, bool]]] = {}
        concluded = {self.claimants.one(*witness) for witness, heard in spoken if _says_who_holds(heard)}
        for witness, heard in spoken:
            if heard.weighed.assault and self.claimants.one(*witness) in concluded:
                continue  # who tells of attacks and who holds the place has said what they came to
            for topic, weight in heard.weighed.topics:
                heading = witness, ASSAULT if heard.weighed.assault else topic, weight > 0
                fresh.setdefault(heading, []).append((heard.claim, weight, heard.weighed.settles))
        for heading, claims in fresh.items():
            if len(claims) > 1:
                claims.sort(key=lambda item: (-abs(item[1]), item[0].id))
            weight = claims[0][1]
            old = self.stances.get(heading)
            if old is None or abs(weight) >= abs(aged(self._weights, heading[1], old, now)):
                settles = any(settles for *_, settles in claims)
                self.stances.put(heading, Stance(weight, now, tuple((c, w) for c, w, _ in claims), settles))

    def _moving(self, choir: Choir) -> None:
        if self._now is not None and choir not in self._were:
            self._were[choir] = self._chorus(choir, self._now)

    def _sum(self, choir: Choir) -> float:
        return self._chorus(choir, self._now) if self._now is not None else 0.0

    def _chorus(self, choir: Choir, now: datetime, only_settling: bool = False) -> float:
        """What a choir adds up to: of each claimant the heaviest voice, each less than the one before."""
        side, topic, _ = choir
        echo, half = self._weights.echo[side], half_life(self._weights, topic) * 86400
        heard: set[Group] = set()
        parts: list[float] = []
        share = 1.0
        one = self.claimants.one
        for _, name, stance in self.stances.of(choir):
            if only_settling and not stance.settles:
                continue
            group = one(side, name)
            if group in heard:
                continue
            heard.add(group)
            parts.append(stance.weight * 0.5 ** ((now - stance.at).total_seconds() / half) * share)
            share *= echo
            if share < INAUDIBLE:
                break
        return fsum(parts)


def _says_who_holds(heard: Heard) -> bool:
    return heard.weighed.settles and any(topic in HELD and w > 0 for topic, w in heard.weighed.topics)


def _contradicted(topic: Topic, weight: float) -> list[tuple[Topic, bool]]:
    """What nobody says any more who speaks for or against that status: each a status, and whether for it."""
    if weight < 0:
        return [(topic, True)]
    return [(topic, False), *((other, True) for other in STATUSES.values() if other != topic)]


def heaviest(evidence: Evidence) -> tuple[float, str]:
    """The order in which evidence is shown."""
    return -abs(evidence.weight), evidence.claim.id
