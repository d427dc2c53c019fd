"""Hands status-changes.v1 to one receiver of news."""

from collections.abc import Callable
from datetime import datetime
from threading import Event
from typing import NamedTuple

import structlog
from kafka import KafkaConsumer, OffsetAndMetadata, TopicPartition
from kafka.consumer.fetcher import ConsumerRecord
from kafka.errors import CommitFailedError, KafkaError, RebalanceInProgressError
from prometheus_client import CollectorRegistry

from services.alerting.dead_letters import DeadLetters
from services.alerting.delivery import ChangeRefused, Outcome, Receiver, ReceiverUnavailable
from services.common import metrics
from services.common.dead_letters import Reason
from services.common.topics import STATUS_CHANGES
from services.domain.models import StatusChange
from services.messages import codec

LARGEST_BATCH = (
    20  # told well within max.poll.interval.ms (five minutes), however slowly the receiver answers
)
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


class ChangeFeed:
    """Every change reaches the receiver at least once, in order by settlement.

    A change is committed after the receiver has taken it. While the receiver is away the feed stands still,
    tries again with growing waits and holds nothing in memory: what is not told yet is in Kafka. Of the
    feeds of a topic one has `dead_letters`, so that a broken record is put aside once; the others skip it.
    """

    topic = STATUS_CHANGES

    def __init__(
        self,
        consumer: KafkaConsumer,
        receiver: Receiver,
        dead_letters: DeadLetters | None,
        observed: TellingMetrics,
        clock: Callable[[], datetime],
    ) -> None:
        self._consumer = consumer
        self._receiver = receiver
        self._dead_letters = dead_letters
        self._observed = observed
        observed.failures.labels(receiver.name)  # exported as 0 from the start: rates need it
        self._clock = clock
        self._judged: dict[TopicPartition, int] = {}  # the last offset judged: a batch may be tried again

    def run(self, stop: Event) -> None:
        """Follow the topic until `stop` is set. Raises KafkaError, TooManyRejected."""
        self._consumer.subscribe([self.topic])
        wait = 0.0
        while not stop.wait(wait):
            waiting = dict(self._consumer.poll(timeout_ms=500, max_records=LARGEST_BATCH))
            try:
                for partition in list(waiting):
                    self._handle(waiting[partition])
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

    def _handle(self, records: list[ConsumerRecord]) -> None:
        changes: dict[int, StatusChange] = {}
        invalid: dict[int, _Invalid] = {}
        for record in records:
            try:
                changes[record.offset] = codec.decode_change(record.value or b"")
            except codec.InvalidMessage as error:
                invalid[record.offset] = _Invalid(Reason.UNDECODABLE, str(error))
        try:
            outcomes = self._receiver.tell(list(changes.values()))
        except ChangeRefused:  # one of them; the others are told again, which is harmless
            outcomes = [self._tell_one(offset, change, invalid) for offset, change in changes.items()]
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
        for change, outcome in zip(changes.values(), outcomes, strict=True):
            self._observe(change, outcome)

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
                untold += max(0, highwater - position)
        self._observed.untold.labels(self._receiver.name).set(untold)

    def _rewind(self, waiting: dict[TopicPartition, list[ConsumerRecord]]) -> None:
        """Read again what was not told; a partition that has moved away is no longer ours to rewind."""
        for partition in self._consumer.assignment() & waiting.keys():
            self._consumer.seek(partition, waiting[partition][0].offset)
