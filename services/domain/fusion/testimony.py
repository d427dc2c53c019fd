"""What each witness last said of a settlement, and what the witnesses of a side add up to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from math import fsum

from services.domain.fusion.support import ASSAULT, STATUSES, Topic, Weighed, weigh
from services.domain.fusion.weights import Weights
from services.domain.fusion.witnesses import Claimants, Name, Reprints, significant_words
from services.domain.models import Aspect, ClaimantSide, Evidence, Report, SourcedClaim, Status

NEGLIGIBLE = 0.005  # log-odds: what has aged below is forgotten, so that memory stays bounded
DIGITS = 6  # of stored figures: libraries for logarithms differ beyond

Witness = tuple[ClaimantSide, Name]
Heading = tuple[Witness, Topic, bool]
"""Whose stance on what, for it (True) or against it: one may deny one thing and hold another."""


@dataclass(frozen=True)
class Stance:
    """What a witness last said on a topic. `weight` is that of the heaviest of `claims`, as of `at`."""

    weight: float
    at: datetime
    claims: tuple[tuple[SourcedClaim, float], ...]
    settles: bool


@dataclass(frozen=True, slots=True)
class Heard:
    """A claim, its weights, and whether it is new: not a copy of one heard in the same story."""

    claim: SourcedClaim
    weighed: Weighed
    new: bool


class Testimony:
    """The witnesses' stances. A witness has one voice, however many outlets carry it and however often."""

    def __init__(
        self,
        weights: Weights,
        claimants: Claimants | None = None,
        reprints: Reprints | None = None,
        stances: Iterable[tuple[Heading, Stance]] = (),
    ) -> None:
        self.claimants = claimants or Claimants()
        self.reprints = reprints or Reprints(weights)
        self.stances = dict(stances)
        self._weights = weights
        self._shares: dict[tuple[bool, datetime, datetime], float] = {}  # of weight left, as of `now`

    def forget(self, now: datetime) -> None:
        """Drop the stances that have aged to nothing, and the names of those who hold none."""
        self._shares.clear()
        self.stances = {
            heading: stance
            for heading, stance in self.stances.items()
            if abs(self._aged(heading[1], stance, now)) >= NEGLIGIBLE
        }
        self.claimants.keep({witness for witness, _, _ in self.stances})

    def drop(self, topic: Topic) -> None:
        """Drop all that was said on a topic."""
        self.stances = {heading: stance for heading, stance in self.stances.items() if heading[1] != topic}

    def listen(self, now: datetime, reports: Iterable[Report]) -> list[Heard]:
        """Take in the claims of all reports published at `now`; each of them, weighed."""
        reports = sorted(reports, key=lambda report: report.article.id)
        self.reprints.see(now, reports)
        heard = []
        for report in reports:
            article = replace(report.article, signature=())  # evidence is kept and shown without it
            for claim in report.claims:
                sourced = SourcedClaim(claim, article)
                heard.append(Heard(sourced, weigh(claim, self._weights), not self.reprints.is_copy(sourced)))
        spoken = [(self._witness(item.claim), item) for item in heard if item.new]
        for (side, name), _ in spoken:
            self.claimants.see(side, name)
        self._replace(spoken)
        self._record(now, spoken)
        return heard

    def sums(self, now: datetime) -> dict[Topic, float]:
        """What all that is said on each topic adds up to, for it and against it."""
        parts: dict[Topic, list[float]] = {}
        for (topic, side, _), voices in self._voices(now, only_settling=False).items():
            parts.setdefault(topic, []).append(self._chorus(side, voices))
        return {topic: fsum(values) for topic, values in parts.items()}

    def positions(self, now: datetime) -> dict[tuple[ClaimantSide, Topic, bool], float]:
        """What each side's statements on who holds the place add up to, for (True) and against a status."""
        return {
            (side, topic, speaks_for): abs(self._chorus(side, voices))
            for (topic, side, speaks_for), voices in self._voices(now, only_settling=True).items()
        }

    def evidence(
        self, now: datetime, stances: Mapping[Heading, Stance] | None = None
    ) -> dict[Topic, tuple[Evidence, ...]]:
        """The claims behind the stances on each topic with their weight at `now`, heaviest first.

        `stances` are those that were held at another time; without, the present ones.
        """
        found: dict[Topic, list[Evidence]] = {}
        for (_, topic, _), stance in (self.stances if stances is None else stances).items():
            heading = STATUSES[Status.CONTESTED] if topic == ASSAULT else topic
            share = self._decay(topic, stance.at, now)
            evidence = [Evidence(claim, round(weight * share, DIGITS)) for claim, weight in stance.claims]
            found.setdefault(heading, []).extend(evidence)
        return {topic: tuple(sorted(evidence, key=heaviest)) for topic, evidence in found.items()}

    def _witness(self, sourced: SourcedClaim) -> Witness:
        side = sourced.claim.claimant_side
        if sourced.claim.claimant:
            return side, significant_words(sourced.claim.claimant, self._weights)
        article, outlet = self.reprints.origin(sourced.article)
        return side, significant_words(outlet, self._weights) if outlet else (article,)

    def _replace(self, spoken: Iterable[tuple[Witness, Heard]]) -> None:
        """Drop what a witness said before where its new statement on who holds the place contradicts it."""
        contradicted: set[tuple[str, Topic, bool]] = set()
        for witness, heard in spoken:
            if not heard.weighed.settles:
                continue
            label = self.claimants.one(*witness)
            for topic, weight in heard.weighed.topics:
                if topic.aspect is Aspect.STATUS:
                    contradicted.add((label, topic, weight < 0))
                    if weight > 0:
                        contradicted |= {
                            (label, other, True) for other in STATUSES.values() if other != topic
                        }
        self.stances = {
            (witness, topic, speaks_for): stance
            for (witness, topic, speaks_for), stance in self.stances.items()
            if (self.claimants.one(*witness), topic, speaks_for) not in contradicted
        }

    def _record(self, now: datetime, spoken: Iterable[tuple[Witness, Heard]]) -> None:
        fresh: dict[Heading, list[tuple[SourcedClaim, float, bool]]] = {}
        for witness, heard in spoken:
            for topic, weight in heard.weighed.topics:
                heading = witness, ASSAULT if heard.weighed.assault else topic, weight > 0
                fresh.setdefault(heading, []).append((heard.claim, weight, heard.weighed.settles))
        for heading, claims in fresh.items():
            claims.sort(key=lambda item: (-abs(item[1]), item[0].id))
            weight = claims[0][1]
            old = self.stances.get(heading)
            if old is None or abs(weight) >= abs(self._aged(heading[1], old, now)):
                settles = any(settles for *_, settles in claims)
                self.stances[heading] = Stance(weight, now, tuple((c, w) for c, w, _ in claims), settles)

    def _voices(
        self, now: datetime, only_settling: bool
    ) -> dict[tuple[Topic, ClaimantSide, bool], dict[str, float]]:
        """For each topic, side and direction: what each witness says, by its label."""
        result: dict[tuple[Topic, ClaimantSide, bool], dict[str, float]] = {}
        for (witness, topic, speaks_for), stance in self.stances.items():
            if stance.settles or not only_settling:
                voices = result.setdefault((topic, witness[0], speaks_for), {})
                label = self.claimants.one(*witness)
                voices[label] = max(voices.get(label, 0.0), self._aged(topic, stance, now), key=abs)
        return result

    def _chorus(self, side: ClaimantSide, voices: dict[str, float]) -> float:
        echo = self._weights.echo[side]
        return fsum(v * echo**k for k, v in enumerate(sorted(voices.values(), key=abs, reverse=True)))

    def _aged(self, topic: Topic, stance: Stance, now: datetime) -> float:
        return stance.weight * self._decay(topic, stance.at, now)

    def _decay(self, topic: Topic, since: datetime, now: datetime) -> float:
        key = topic.aspect is Aspect.STATUS, since, now
        share = self._shares.get(key)
        if share is None:
            share = self._shares[key] = decay(self._weights, topic, since, now)
        return share


def decay(weights: Weights, topic: Topic, since: datetime, now: datetime) -> float:
    """The share of its weight that evidence on `topic` keeps from `since` until `now`."""
    half_life = weights.half_life_days if topic.aspect is Aspect.STATUS else weights.flag_half_life_days
    return float(0.5 ** ((now - since).total_seconds() / 86400 / half_life))


def heaviest(evidence: Evidence) -> tuple[float, str]:
    """The order in which evidence is shown."""
    return -abs(evidence.weight), evidence.claim.id
