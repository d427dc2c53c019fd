"""Hands status-changes.v1 to one receiver of news."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from threading import Event
from typing import NamedTuple

import structlog
from kafka import ConsumerRebalanceListener, KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from kafka.errors import CommitFailedError, KafkaError, RebalanceInProgressError
from prometheus_client import CollectorRegistry

from services.alerting.dead_letters import DeadLetters
from services.alerting.delivery import ChangeRefused, Outcome, Receiver, ReceiverUnavailable
from services.alerting.told import LATELY, Told
from services.common import metrics
from services.common.dead_letters import Reason
from services.common.topics import STATUS_CHANGES
from services.domain.models.changes import Severity, StatusChange
from services.messages import codec

LARGEST_BATCH = 20
"""Changes, told well within max.poll.interval.ms (five minutes) however slowly the receiver answers."""

LONGEST_WAIT_SECONDS = 30.0

log = structlog.get_logger(__name__)


class TellingMetrics:
    """What is observed of telling, on one registry for all receivers."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.told = metrics.CHANGES_TOLD.counter(registry)
        self.failures = metrics.TELLING_FAILURES.counter(registry)
        self.seconds = metrics.TOLD_SECONDS.histogram(registry)
        self.untold = metrics.CHANGES_UNTOLD.gauge(registry)


class _Invalid(NamedTuple):
    """Why a record will never be told."""

    reason: Reason
    detail: str


class _Joins(ConsumerRebalanceListener):  # type: ignore[misc]  # kafka-python has no types
    """Notes that partitions were given out: Kafka's client then rewinds also those that stay with us."""

    def __init__(self) -> None:
        self.joined = False

    def on_partitions_revoked(self, revoked: set[TopicPartition]) -> None:
        """Nothing is kept by partition but where it began."""

    def on_partitions_assigned(self, assigned: set[TopicPartition]) -> None:
        """May be called on another thread than the feed's."""
        self.joined = True


class ChangeFeed:
    """Every change that is not silent reaches the receiver at least once, in order by settlement.

    A change is committed after the receiver has taken it. While the receiver is away the feed stands still,
    tries again with growing waits and holds nothing in memory: what is not told yet is in Kafka. Of the
    feeds of a topic one has `dead_letters`, so that a broken record is put aside once; the others skip it.

    `told` is kept in memory, and what is committed was told: whenever partitions are given out, the changes
    of lately before that are read once more, and noted.
    """

    topic = STATUS_CHANGES

    def __init__(
        self,
        consumer: KafkaConsumer,
        receiver: Receiver,
        dead_letters: DeadLetters | None,
        observed: TellingMetrics,
        clock: Callable[[], datetime],
        told: Told | None = None,
    ) -> None:
        self._consumer = consumer
        self._receiver = receiver
        self._dead_letters = dead_letters
        self._observed = observed
        observed.failures.labels(receiver.name)  # exported as 0 from the start: rates need it
        self._clock = clock
        self._told = told
        self._judged: dict[TopicPartition, int] = {}  # the last offset judged: a batch may be tried again
        self._joins = _Joins()
        self._begun: dict[TopicPartition, int] = {}  # where our telling began: all before it was told

    def run(self, stop: Event) -> None:
        """Follow the topic until `stop` is set. Raises KafkaError, TooManyRejected."""
        self._consumer.subscribe([self.topic], listener=self._joins)
        wait = 0.0
        while not stop.wait(wait):
            waiting = dict(self._consumer.poll(timeout_ms=500, max_records=LARGEST_BATCH))
            if self._told:
                self._take_over(waiting)
            try:
                for partition in list(waiting):
                    if records := self._not_told_before(partition, waiting[partition]):
                        self._handle(records)
                    del waiting[partition]
                wait = 0.0
            except ReceiverUnavailable as error:
                self._observed.failures.labels(self._receiver.name).inc()
                wait = min(LONGEST_WAIT_SECONDS, wait * 2 or 0.5)
                log.warning(
                    "receiver_unavailable", receiver=self._receiver.name, retry_in=wait, error=str(error)
                )
                self._rewind(waiting)
            self._measure()

    def not_ready(self) -> str:
        """Why the feed stands still; empty while it goes on.

        It is ready also where the receiver is away: changes that wait keep nobody from reading the metrics.
        """
        standing = self._dead_letters.not_ready() if self._dead_letters else ""
        return standing and f"{self.topic}: {standing}"

    def close(self) -> None:
        """Leave the group at once, so that the other replicas take over without waiting."""
        self._consumer.close()

    def _take_over(self, waiting: dict[TopicPartition, list[ConsumerRecord]]) -> None:
        """Go back to the changes of lately, on partitions that came to us; drop what is read again so."""
        if self._joins.joined:
            self._joins.joined = False
            self._begun.clear()
        lately = int((self._clock() - LATELY).timestamp() * 1000)
        for come in self._consumer.assignment() - self._begun.keys():
            records = waiting.get(come)
            try:
                begun = records[0].offset if records else self._consumer.position(come, timeout_ms=1000)
                found = self._consumer.offsets_for_times({come: lately}, timeout_ms=5000)[come]
            except KafkaError as error:
                if not error.retriable:
                    raise
                begun = found = None
            if begun is None:  # Kafka has gone: asked again in the next round, with nothing of it handled
                if records:
                    self._rewind({come: waiting.pop(come)})
                continue
            self._begun[come] = begun
            if found and found.offset < begun:
                waiting.pop(come, None)
                self._consumer.seek(come, found.offset)

    def _not_told_before(
        self, partition: TopicPartition, records: list[ConsumerRecord]
    ) -> list[ConsumerRecord]:
        """What of `records` is to be told; that the others were is noted."""
        begun = self._begun.get(partition, 0)
        for record in records:
            if self._told and record.offset < begun:
                with suppress(codec.InvalidMessage):  # put aside by whoever met it first
                    self._told.note(codec.decode_change(record.value or b""))
        return [record for record in records if record.offset >= begun]

    def _handle(self, records: list[ConsumerRecord]) -> None:
        changes: dict[int, StatusChange] = {}
        invalid: dict[int, _Invalid] = {}
        for record in records:
            try:
                changes[record.offset] = codec.decode_change(record.value or b"")
            except codec.InvalidMessage as error:
                invalid[record.offset] = _Invalid(Reason.UNDECODABLE, str(error))
        news = {at: change for at, change in changes.items() if change.severity is not Severity.SILENT}
        try:
            outcomes = self._receiver.tell(list(news.values())) if news else []
        except ChangeRefused:  # one of them; the others are told again, which is harmless
            outcomes = [self._tell_one(offset, change, invalid) for offset, change in news.items()]
        for record in records:
            self._judge(record, invalid.get(record.offset))
        last = records[-1]
        try:
            self._consumer.commit(
                {TopicPartition(last.topic, last.partition): OffsetAndMetadata(last.offset + 1)}
            )
        except (CommitFailedError, RebalanceInProgressError) as error:
            log.info("commit_superseded", error=str(error))  # the next owner tells the same changes again
        except KafkaError as error:
            if not error.retriable:
                raise
            log.warning("commit_failed", error=str(error))  # Kafka went; the next commit covers it
        became = dict(zip(news, outcomes, strict=True))
        for offset, change in changes.items():
            self._observe(change, became.get(offset, Outcome.SILENT))

    def _tell_one(self, offset: int, change: StatusChange, invalid: dict[int, _Invalid]) -> Outcome:
        try:
            return self._receiver.tell([change])[0]
        except ChangeRefused as error:
            log.error("change_refused", receiver=self._receiver.name, change=change.id, error=str(error))
            invalid[offset] = _Invalid(Reason.REFUSED, f"{self._receiver.name}: {error}")
            return Outcome.REFUSED

    def _judge(self, record: ConsumerRecord, invalid: _Invalid | None) -> None:
        """Put the record aside where it is invalid, and count it once: the limit is on the share of those."""
        partition = TopicPartition(record.topic, record.partition)
        if not self._dead_letters or record.offset <= self._judged.get(partition, -1):
            return
        if invalid:
            self._dead_letters.put_aside(record, invalid.reason, invalid.detail)
        else:
            self._dead_letters.passed()
        self._judged[partition] = record.offset

    def _observe(self, change: StatusChange, outcome: Outcome) -> None:
        self._observed.told.labels(self._receiver.name, outcome).inc()
        if self._told and outcome is not Outcome.REFUSED:
            self._told.note(change)
        if outcome is Outcome.TOLD and change.evidence_after:
            seconds = (self._clock() - change.evidence_after[0].claim.article.ingested).total_seconds()
            self._observed.seconds.labels(self._receiver.name).observe(max(0.0, seconds))  # clocks differ

    def _measure(self) -> None:
        """Note how many changes of our partitions wait to be told; where Kafka is away, nothing."""
        untold = 0
        for partition in self._consumer.assignment():
            try:
                position = self._consumer.position(partition, timeout_ms=1000)
            except KafkaError:  # raised at once when the broker goes, while polling waits for it to come back
                return
            highwater = self._consumer.highwater(partition)
            if position is not None and highwater is not None:
                untold += max(0, highwater - max(position, self._begun.get(partition, 0)))
        self._observed.untold.labels(self._receiver.name).set(untold)

    def _rewind(self, waiting: dict[TopicPartition, list[ConsumerRecord]]) -> None:
        """Read again what was not told; a partition that has moved away is no longer ours to rewind."""
        for partition in self._consumer.assignment() & waiting.keys():
            self._consumer.seek(partition, waiting[partition][0].offset)
