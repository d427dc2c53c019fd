"""Puts records that can't be handled on the dead-letter topic of their topic."""

from collections.abc import Callable
from datetime import datetime

from kafka import KafkaProducer
from kafka.consumer.fetcher import ConsumerRecord
from prometheus_client import Counter

from services.common.dead_letters import Reason, RejectLimit
from services.common.records import Record, dead_letter

_DELIVERY_SECONDS = 30


class DeadLetters:
    """Writes dead letters and has the reader stand still where too many records are invalid."""

    def __init__(
        self, producer: KafkaProducer, counter: Counter, limit: RejectLimit, clock: Callable[[], datetime]
    ) -> None:
        self._producer = producer
        self._counter = counter
        self._limit = limit
        self._clock = clock

    def put_aside(self, record: ConsumerRecord, reason: Reason, detail: str) -> None:
        """Keep `record` on its dead-letter topic; on return Kafka has it.

        Raises KafkaError where it could not be delivered, TooManyRejected past the limit.
        """
        stood = Record(record.topic, record.partition, record.offset, record.key or b"", record.value or b"")
        letter = dead_letter(stood, reason, detail, self._clock())
        self._producer.send(letter.topic, key=record.key, value=letter.value).get(_DELIVERY_SECONDS)
        self._counter.labels(record.topic, reason).inc()
        self._limit.record(rejected=True)

    def not_ready(self) -> str:
        """Why the reader stands still; empty while it goes on."""
        return self._limit.passed

    def passed(self) -> None:
        """Note that a record was valid: the limit is on the share of those that are not."""
        self._limit.record(rejected=False)
