"""How likely each status is, and each flag by itself, in log-odds.

It is a filter over a hidden state (held by one side, by the other, contested) that may change at any time:
evidence adds log-likelihood ratios, age pulls the odds back to even by half-life, and no evidence lifts
them beyond a ceiling, so that a place that changed hands can be seen to have.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from math import exp, fsum

from services.domain.fusion.stances import decay
from services.domain.fusion.support import ASSAULT, FLAGS, STATUSES, Topic
from services.domain.fusion.testimony import DIGITS
from services.domain.fusion.weights import Weights
from services.domain.models.changes import Aspect
from services.domain.models.states import Status


class Belief:
    """The odds of the statuses against one another, and those of each flag by itself.

    What assaults alone add to `contested` is kept apart: it may colour a status, never end a `held`.
    """

    def __init__(self, weights: Weights, odds: Iterable[tuple[Topic, float]] = ()) -> None:
        self._weights = weights
        self._odds = dict.fromkeys((*STATUSES.values(), *FLAGS, ASSAULT), 0.0) | dict(odds)

    def odds(self) -> tuple[tuple[Topic, float], ...]:
        """All that is believed: what another goes on from as if it were this one."""
        return tuple(self._odds.items())

    def age(self, since: datetime, now: datetime) -> None:
        """Let the time that passed pull all odds to even."""
        share = {aspect: decay(self._weights, Topic(aspect, ""), since, now) for aspect in Aspect}
        for topic in self._odds:
            self._odds[topic] *= share[topic.aspect]

    def move(self, moved: Mapping[Topic, float]) -> None:
        """Let evidence move the odds, as far as the ceilings allow."""
        for topic, weight in moved.items():
            self._odds[topic] += weight
        ceiling, statuses = self._weights.ceiling, STATUSES.values()
        top = max(self._odds[topic] for topic in statuses)
        for topic in statuses:
            self._odds[topic] = max(self._odds[topic] - top, -ceiling)
        for topic in FLAGS:
            self._odds[topic] = min(max(self._odds[topic], -ceiling), ceiling)
        self._odds[ASSAULT] = min(max(self._odds[ASSAULT], 0.0), self._weights.assault_ceiling)

    def forget(self, flag: Topic) -> None:
        """Believe nothing of a flag any more."""
        self._odds[flag] = 0.0

    def confidence(self, status: Status) -> float:
        """How likely the status is; zero of an unknown one."""
        if status is Status.UNKNOWN:
            return 0.0
        scores = self._scores()
        return round(1 / fsum(exp(score - scores[status]) for score in scores.values()), DIGITS)

    def flag_confidence(self, entered: Iterable[Topic], left: Iterable[Topic]) -> float:
        """How sure it is that the flags entered are so or, where none was, that those left are not.

        What is told is what is so now: a flag that fades just then, still half believed, is no doubt of that.
        """
        odds = [self._odds[flag] for flag in entered] or [-self._odds[flag] for flag in left]
        return round(1 / (1 + exp(-min(odds))), DIGITS)

    def status_after(self, status: Status) -> Status:
        """What is reported where `status` was: mostly the same."""
        if status is Status.UNKNOWN:
            scores = self._scores()
            best, second = sorted(scores, key=lambda one: -scores[one])[:2]
            return best if scores[best] - scores[second] >= self._weights.first else status
        return self._ahead(status, by=self._weights.change) or status

    def leading(self, status: Status) -> Status | None:
        """What leads `status` as clearly as a first report has to, not as clearly as a change has to."""
        return None if status is Status.UNKNOWN else self._ahead(status, by=self._weights.first)

    def is_on(self, flag: Topic, *, was_on: bool) -> bool:
        """Whether the flag is reported: what ends one is less than what begins it."""
        return self._odds[flag] >= (self._weights.flag_off if was_on else self._weights.flag_on)

    def _ahead(self, status: Status, by: float) -> Status | None:
        """What leads `status` by so much, if something does; assaults alone make nothing."""
        scores = self._scores()
        if status is not Status.CONTESTED:
            scores[Status.CONTESTED] -= self._odds[ASSAULT]
        best = max(scores, key=lambda one: scores[one])
        return best if best is not status and scores[best] - scores[status] >= by else None

    def _scores(self) -> dict[Status, float]:
        scores = {status: self._odds[topic] for status, topic in STATUSES.items()}
        scores[Status.CONTESTED] += self._odds[ASSAULT]
        return scores
