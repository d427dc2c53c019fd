"""What is observed of telling a change."""

from datetime import timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry

from services.alerting.change_feed import ChangeFeed, TellingMetrics
from services.alerting.delivery import Outcome
from services.messages import codec
from tests.alerting_values import bakhmut_change

CHANGE = bakhmut_change()
INGESTED = CHANGE.evidence_after[0].claim.article.ingested


class Once:
    """A consumer with one record, and the receiver that takes it; then the feed is stopped."""

    name = "people"
    topic, partition, offset = ChangeFeed.topic, 0, 0
    value = codec.encode_change(CHANGE)

    def __init__(self) -> None:
        self.told = 0

    def subscribe(self, topics: list[str]) -> None:
        assert topics == [self.topic]

    def poll(self, **_: int) -> dict[str, list[Any]]:
        return {"partition": [self]}

    def tell(self, changes: list[Any]) -> list[Outcome]:
        self.told += len(changes)
        return [Outcome.TOLD for _ in changes]

    def commit(self, _: object) -> None: ...

    def assignment(self) -> set[Any]:
        return set()

    def wait(self, _: float) -> bool:
        return self.told > 0


@pytest.mark.parametrize(("later", "seconds"), [(3.0, 3.0), (-5.0, 0.0)])
def test_how_long_telling_took_is_never_below_zero(later: float, seconds: float) -> None:
    """The clock of who ingested may be ahead of ours."""
    registry, once = CollectorRegistry(), Once()
    now = INGESTED + timedelta(seconds=later)
    feed = ChangeFeed(once, once, None, TellingMetrics(registry), lambda: now)  # type: ignore[arg-type]
    feed.run(once)  # type: ignore[arg-type]
    assert registry.get_sample_value("frontwatch_told_seconds_sum", {"receiver": "people"}) == seconds
