"""What is observed of telling a change."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from kafka import ConsumerRebalanceListener, TopicPartition
from kafka.errors import KafkaConnectionError
from kafka.structs import OffsetAndTimestamp
from prometheus_client import CollectorRegistry, Counter, Gauge

from services.alerting.board import Board
from services.alerting.change_feed import ChangeFeed, TellingMetrics
from services.alerting.dead_letters import DeadLetters
from services.alerting.delivery import ChangeRefused, Outcome, ReceiverUnavailable
from services.alerting.state_feed import StateFeed
from services.alerting.told import LATELY, Told
from services.common.dead_letters import RejectLimit, TooManyRejected
from services.domain.models.changes import Aspect, Severity, StatusChange
from services.domain.models.states import Status
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

    def subscribe(self, topics: list[str], **_: object) -> None:
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


class Both(Once):
    """With a second record, which is to be told to nobody."""

    def poll(self, **_: int) -> dict[str, list[Any]]:
        silent = Once()
        change = replace(CHANGE, severity=Severity.SILENT, after=Status.CONTESTED)
        silent.offset, silent.value = 1, codec.encode_change(change)
        return {"partition": [self, silent]}

    def commit(self, offsets: Any) -> None:
        (self.committed,) = (offset.offset for offset in offsets.values())


def test_what_is_silent_is_committed_and_told_to_nobody() -> None:
    """It is known all the same, or the rule for untold changes would tell it."""
    both, registry, told = Both(), CollectorRegistry(), Told(lambda: INGESTED)
    feed = ChangeFeed(both, both, None, TellingMetrics(registry), lambda: INGESTED, told)  # type: ignore[arg-type]
    feed.run(both)  # type: ignore[arg-type]
    assert b'status="contested"' in told()
    assert (both.told, both.committed) == (1, 2)
    counted = [
        registry.get_sample_value(
            "frontwatch_changes_told_total", {"receiver": "people", "result": outcome.value}
        )
        for outcome in (Outcome.TOLD, Outcome.SILENT)
    ]
    assert counted == [1, 1]


@pytest.mark.parametrize(("later", "seconds"), [(3.0, 3.0), (-5.0, 0.0)])
def test_how_long_telling_took_is_never_below_zero(later: float, seconds: float) -> None:
    """The clock of who ingested may be ahead of ours."""
    registry, once = CollectorRegistry(), Once()
    now = INGESTED + timedelta(seconds=later)
    feed = ChangeFeed(once, once, None, TellingMetrics(registry), lambda: now)  # type: ignore[arg-type]
    feed.run(once)  # type: ignore[arg-type]
    assert registry.get_sample_value("frontwatch_told_seconds_sum", {"receiver": "people"}) == seconds


class Away:
    """A consumer whose broker went after it gave partitions, with a record each; it comes back when told to.
    After three polls the feed is stopped."""

    name = "people"

    def __init__(self, *, telling: bool = True) -> None:
        self.polled = 0
        self.telling = telling
        self.told: list[int] = []
        self.sought: list[tuple[int, int]] = []
        self.back = False

    def subscribe(self, _: list[str], **__: object) -> None: ...

    def poll(self, **_: int) -> dict[TopicPartition, list[Any]]:
        self.polled += 1
        if self.polled > 1:
            return {}
        return {TopicPartition("t", n): [Kept(n, 4), Kept(n, 5)] for n in (0, 1)}

    def tell(self, changes: list[Any]) -> list[Outcome]:
        if self.told and not self.telling:
            raise ReceiverUnavailable("away, too")
        self.told.append(len(changes))
        return [Outcome.TOLD for _ in changes]

    def assignment(self) -> set[TopicPartition]:
        return {TopicPartition("t", 0), TopicPartition("t", 1)}

    def seek(self, partition: TopicPartition, offset: int) -> None:
        self.sought.append((partition.partition, offset))

    def highwater(self, _: TopicPartition) -> int:
        return 6

    def gone(self, *_: object, **__: object) -> Any:
        raise KafkaConnectionError("gone")

    committed = commit = gone

    def end_offsets(self, partitions: list[TopicPartition], **_: object) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 6) if self.back else self.gone()

    def position(self, *_: object, **__: object) -> int:
        return 6 if self.back else self.gone()

    def wait(self, _: float) -> bool:
        return self.is_set()

    def is_set(self) -> bool:
        return self.polled == 3


@dataclass
class Kept:
    """A record of a change."""

    partition: int
    offset: int
    topic: str = "t"
    key: bytes = b""
    value: bytes = codec.encode_change(CHANGE)


class Partition:
    """What a consumer of one partition has, whose next poll begins `at` an offset."""

    partition = TopicPartition("t", 0)
    records: list[Kept]
    at: int

    def commit(self, _: object) -> None: ...

    def assignment(self) -> set[TopicPartition]:
        return {self.partition}

    def seek(self, _: TopicPartition, offset: int) -> None:
        self.at = offset

    def position(self, *_: object, **__: object) -> int:
        return self.at

    def highwater(self, _: TopicPartition) -> int:
        return len(self.records)


class Refusing(Partition):
    """A consumer of one partition with `values`, three a poll, and a receiver that is away once and then
    refuses every change; what is put aside is kept by offset. At the end the feed is stopped."""

    name = "alertmanager"

    def __init__(self, *values: bytes) -> None:
        self.records = [Kept(0, offset, value=value) for offset, value in enumerate(values)]
        self.at, self.away = 0, True
        self.aside: list[tuple[int, str]] = []
        limit = RejectLimit(0.5, window=10, minimum=4)
        counter = Counter("aside", "", ["topic", "reason"], registry=CollectorRegistry())
        self.dead_letters = DeadLetters(self, counter, limit, lambda: INGESTED)

    def run(self) -> None:
        observed = TellingMetrics(CollectorRegistry())
        feed = ChangeFeed(self, self, self.dead_letters, observed, lambda: INGESTED)  # type: ignore[arg-type]
        feed.run(self)  # type: ignore[arg-type]

    def subscribe(self, _: list[str], **__: object) -> None: ...

    def poll(self, **_: int) -> dict[TopicPartition, list[Any]]:
        batch = self.records[self.at : self.at + 3]
        self.at += 3
        return {self.partition: batch} if batch else {}

    def tell(self, changes: list[Any]) -> list[Outcome]:
        if self.away:
            self.away = False
            raise ReceiverUnavailable("not yet")
        if changes:
            raise ChangeRefused("never")
        return []

    def send(self, _: str, *, key: bytes, value: bytes) -> Any:
        letter = codec.decode_dead_letter(value)
        self.aside.append((letter.offset, letter.reason))
        return self

    def get(self, _: float) -> None: ...

    def wait(self, _: float) -> bool:
        return self.at >= len(self.records)


@pytest.mark.parametrize(
    "second", [codec.encode_change(CHANGE), b"\xff"], ids=["refused alone", "also broken"]
)
def test_a_receiver_that_refuses_all_has_the_feed_stand_still(second: bytes) -> None:
    """A change that is refused counts as no more than that, though it could be read and is tried twice."""
    refusing = Refusing(*[codec.encode_change(CHANGE), second] * 30)
    with pytest.raises(TooManyRejected):
        refusing.run()
    reason = "undecodable" if second == b"\xff" else "refused"
    assert refusing.aside == [(0, "refused"), (1, reason), (2, "refused"), (3, reason)]


@pytest.mark.parametrize(("telling", "told", "sought"), [(True, [2, 2], []), (False, [2], [(1, 4)])])
def test_changes_outlive_a_broker_that_goes_while_they_are_told(
    telling: bool, told: list[int], sought: list[tuple[int, int]]
) -> None:
    """What was told is not told again by us, what was not is read again, though Kafka can't be asked."""
    away = Away(telling=telling)
    feed = ChangeFeed(away, away, None, TellingMetrics(CollectorRegistry()), lambda: INGESTED)  # type: ignore[arg-type]
    feed.run(away)  # type: ignore[arg-type]
    assert (away.polled, away.told, away.sought) == (3, told, sought)


def test_states_outlive_a_broker_that_goes_as_it_gives_them() -> None:
    away = Away()
    lag = Gauge("lag", "Lag", ["topic", "partition"], registry=CollectorRegistry())
    feed = StateFeed(away, Board(), DeadLettersOff(), lag)  # type: ignore[arg-type]
    feed.run(away)  # type: ignore[arg-type]
    assert away.polled == 3
    assert "restoring 2 of 2" in feed.not_ready(), "what was not measured was not read"
    away.polled, away.back = 1, True
    feed.run(away)  # type: ignore[arg-type]
    assert feed.not_ready() == ""


class Begun(Partition):
    """A consumer and the receiver of a partition with six changes, of which the group has committed four. The
    first asking for an offset by time fails; `lately` is what the others find. Where it `rejoins`, partitions
    are given out anew after a poll of what was told before, and the client goes on where the group is."""

    name = "alertmanager"

    def __init__(self, lately: int | None, *, polls_at_once: bool, rejoins: bool) -> None:
        self.records = [Kept(0, number, value=codec.encode_change(numbered(number))) for number in range(6)]
        self.at, self.lately, self.asked, self.joined = 4, lately, 0, polls_at_once
        self.rejoins = rejoins
        self.told: list[str] = []

    def subscribe(self, _: list[str], *, listener: ConsumerRebalanceListener) -> None:
        self.listener = listener

    def poll(self, **_: int) -> dict[TopicPartition, list[Any]]:
        if self.rejoins and self.at == 3:
            self.rejoins, self.at = False, 4
            self.listener.on_partitions_assigned(self.assignment())
        batch = self.records[self.at :][:2] if self.joined else []
        self.at, self.joined = self.at + len(batch), True
        return {self.partition: batch} if batch else {}

    def tell(self, changes: list[StatusChange]) -> list[Outcome]:
        self.told += [change.after for change in changes]
        return [Outcome.TOLD for _ in changes]

    def offsets_for_times(self, times: dict[TopicPartition, int], **_: int) -> dict[TopicPartition, Any]:
        self.asked += 1
        if self.asked == 1:
            raise KafkaConnectionError("gone")
        assert list(times) == [self.partition]
        found = None if self.lately is None else OffsetAndTimestamp(self.lately, 0, 0)
        return {self.partition: found}

    def wait(self, _: float) -> bool:
        return len(self.told) == 2


def numbered(number: int) -> StatusChange:
    return replace(CHANGE, after=str(number))


@pytest.mark.parametrize("rejoins", [True, False])
@pytest.mark.parametrize("polls_at_once", [True, False])
@pytest.mark.parametrize(("lately", "known"), [(1, "12345"), (4, "45"), (5, "45"), (None, "45")])
def test_what_was_told_before_a_restart_is_known_and_not_told_again(
    lately: int | None, known: str, polls_at_once: bool, rejoins: bool
) -> None:
    begun = Begun(lately, polls_at_once=polls_at_once, rejoins=rejoins)
    told, registry = Told(lambda: INGESTED), CollectorRegistry()
    feed = ChangeFeed(begun, begun, None, TellingMetrics(registry), lambda: INGESTED, told)  # type: ignore[arg-type]
    feed.run(begun)  # type: ignore[arg-type]
    assert begun.told == ["4", "5"]
    assert "".join(re.findall('status="(.)"', told().decode())) == known
    assert registry.get_sample_value("frontwatch_changes_untold", {"receiver": "alertmanager"}) == 0


def test_only_what_was_told_lately_of_the_status_is_kept() -> None:
    moment = INGESTED
    told = Told(lambda: moment)
    renamed = replace(CHANGE, settlement=replace(CHANGE.settlement, name_uk="Артемівськ"))
    for change in (
        CHANGE,
        renamed,
        replace(CHANGE, aspect=Aspect.ENCIRCLEMENT, after="RU"),
        replace(CHANGE, after=Status.HELD_BY_UA, retracted=True),
        replace(CHANGE, after=Status.HELD_BY_UA, evidence_after=()),
    ):
        told.note(change)
    [line] = told().decode().splitlines()[2:]
    labels = 'settlement_id="test:bakhmut",settlement="Bakhmut",oblast="Donetsk",status="held_by_ru"'
    name = "frontwatch_settlement_status_told_timestamp_seconds"
    assert line == f"{name}{{{labels}}} {INGESTED.timestamp()}"
    moment += LATELY
    told.note(CHANGE)
    assert told().decode().splitlines()[2:] == []


class DeadLettersOff:
    """Takes what a feed puts aside: the records here are no states."""

    def put_aside(self, *_: object) -> None: ...

    def not_ready(self) -> str:
        return ""
