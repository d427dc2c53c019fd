"""Kafka for commands: reading a topic from its beginning, and putting messages on topics."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from queue import Full, Queue
from threading import Event, Thread
from time import monotonic
from types import TracebackType
from typing import Self

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaTimeoutError, MessageSizeTooLargeError

from services.cli.failures import Failure
from services.common.kafka_clients import connected
from services.common.records import Message, Record, too_large
from services.common.settings import KafkaSettings
from services.common.topics import LARGEST_RECORD_BYTES

_POLL_MILLISECONDS = 1000
_DELIVERY_SECONDS = 30
_ASIDE_SECONDS = 0.5  # how soon the reader of a topic sees that nobody wants more of it
_CONNECT_MILLISECONDS = 5000  # somebody waits
_SILENCE_SECONDS = 20
"""Longest that nothing comes of a topic that has more: a broker that begins anew passes unseen."""


def admin_client(settings: KafkaSettings) -> KafkaAdminClient:
    """What asks Kafka of groups and topics. Raises KafkaError where Kafka can't be reached."""
    options = settings.kafka_options()
    return connected(KafkaAdminClient, **options, bootstrap_timeout_ms=_CONNECT_MILLISECONDS)


def from_beginning(settings: KafkaSettings, topic: str) -> KafkaConsumer:
    """A consumer of all partitions of `topic`, at their beginning, without a consumer group.

    Raises KafkaError where Kafka can't be reached, Failure where it has no such topic.
    """
    consumer = KafkaConsumer(
        **settings.kafka_options(),
        enable_auto_commit=False,
        allow_auto_create_topics=False,
        bootstrap_timeout_ms=_CONNECT_MILLISECONDS,
    )
    partitions = [TopicPartition(topic, number) for number in consumer.partitions_for_topic(topic) or ()]
    if not partitions:
        consumer.close()
        raise Failure(
            f"Kafka at {settings.kafka_bootstrap} has no topic {topic}: `frontwatch topics create` makes it."
        )
    consumer.assign(partitions)
    consumer.seek_to_beginning()
    return consumer


def read_topic(settings: KafkaSettings, topic: str) -> Iterator[Record]:
    """Every record that stands on a topic now, each partition in order.

    Raises as `from_beginning` does, and KafkaTimeoutError where Kafka goes meanwhile: a consumer waits for it
    in silence, and without end.

    The consumer has a thread of its own: on the main one kafka-python takes Ctrl-C for a failure of what it
    was just doing, and goes on.
    """
    batches: Queue[list[Record] | Exception | None] = Queue(maxsize=8)
    enough = Event()

    def offer(item: list[Record] | Exception | None) -> None:
        offered = False
        while not (offered or enough.is_set()):
            with suppress(Full):
                batches.put(item, timeout=_ASIDE_SECONDS)
                offered = True

    def fill() -> None:
        try:
            for batch in _batches(settings, topic):
                offer(batch)
                if enough.is_set():
                    return
            offer(None)
        except Exception as error:  # noqa: BLE001 - for whoever reads
            offer(error)

    Thread(target=fill, name=f"read-{topic}", daemon=True).start()
    try:
        while (item := batches.get()) is not None:
            if isinstance(item, Exception):
                raise item
            yield from item
    finally:
        enough.set()


def _batches(settings: KafkaSettings, topic: str) -> Iterator[list[Record]]:
    with closing(from_beginning(settings, topic)) as consumer:
        ends = consumer.end_offsets(list(consumer.assignment()))
        heard = monotonic()
        while any(_position(consumer, partition) < end for partition, end in ends.items()):
            for partition, records in consumer.poll(_POLL_MILLISECONDS).items():
                yield [
                    Record(
                        topic,
                        record.partition,
                        record.offset,
                        record.key or b"",
                        record.value or b"",
                        record.timestamp,
                    )
                    for record in records
                    if record.offset < ends[partition]
                ]
                heard = monotonic()
            if monotonic() - heard > _SILENCE_SECONDS:
                raise KafkaTimeoutError(f"nothing more of {topic} has come for {_SILENCE_SECONDS} s")


def _position(consumer: KafkaConsumer, partition: TopicPartition) -> int:
    """How far the partition has been read; 0 as long as Kafka has not said where it begins."""
    return consumer.position(partition, timeout_ms=_POLL_MILLISECONDS) or 0


class KafkaPublish:
    """Publishes for as long as it is entered; see `records.Publish` for what a call promises.

    It raises kafka.errors.KafkaError: a command ends and says so.
    """

    def __init__(self, settings: KafkaSettings) -> None:
        self._producer = KafkaProducer(
            **settings.kafka_options(),
            acks="all",
            # kafka-python's idempotent producer refuses everything after a record too large for its topic.
            enable_idempotence=False,
            max_in_flight_requests_per_connection=1,  # tried again, records keep their order
            max_request_size=LARGEST_RECORD_BYTES,
            bootstrap_timeout_ms=_CONNECT_MILLISECONDS,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._producer.close()

    async def __call__(self, messages: Sequence[Message]) -> None:
        """Send all of `messages` and wait until Kafka has them; of what is too large, the dead letter."""
        refused = await asyncio.to_thread(self._send, messages)
        await asyncio.to_thread(self.send, [too_large(message, datetime.now(UTC)) for message in refused])

    def send(self, messages: Sequence[Message]) -> None:
        """The same for callers without an event loop, who are told (Failure) what is too large."""
        for message in self._send(messages):
            raise Failure(f"{message.topic} does not take a record of {len(message.value)} bytes.")

    def _send(self, messages: Sequence[Message]) -> list[Message]:
        """Send all, and wait; those that are too large for their topics."""
        sent, refused = [], []
        for message in messages:
            try:
                sent.append((message, self._producer.send(message.topic, message.value, message.key)))
            except MessageSizeTooLargeError:  # by far: it does not even leave
                refused.append(message)
        for message, future in sent:
            try:
                future.get(timeout=_DELIVERY_SECONDS)
            except MessageSizeTooLargeError:
                refused.append(message)
        return refused
