"""What is observed of telling a change."""

from datetime import timedelta
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.errors import KafkaConnectionError
from prometheus_client import CollectorRegistry, Gauge

from services.alerting.board import Board
from services.alerting.change_feed import ChangeFeed, TellingMetrics
from services.alerting.delivery import Outcome
from services.alerting.state_feed import StateFeed
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


class Away:
    """A consumer whose broker went after it gave partitions; after three polls the feed is stopped."""

    name = "people"

    def __init__(self) -> None:
        self.polled = 0

    def subscribe(self, _: list[str]) -> None: ...

    def poll(self, **_: int) -> dict[TopicPartition, list[Any]]:
        self.polled += 1
        return {}

    def assignment(self) -> set[TopicPartition]:
        return {TopicPartition("t", 0)}

    def end_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 1)

    def position(self, *_: object, **__: object) -> int:
        raise KafkaConnectionError("gone")

    def wait(self, _: float) -> bool:
        return self.is_set()

    def is_set(self) -> bool:
        return self.polled == 3


def test_feeds_outlive_a_broker_that_goes_while_they_measure() -> None:
    registry, away = CollectorRegistry(), Away()
    ChangeFeed(away, away, None, TellingMetrics(registry), lambda: INGESTED).run(away)  # type: ignore[arg-type]
    assert away.polled == 3
    away = Away()
    lag = Gauge("lag", "Lag", ["topic", "partition"], registry=registry)
    feed = StateFeed(away, Board(), None, lag)  # type: ignore[arg-type]
    feed.run(away)  # type: ignore[arg-type]
    assert away.polled == 3
    assert feed.not_ready(), "what was not measured was not read"
