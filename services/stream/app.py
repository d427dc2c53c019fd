"""Faust wiring: topics of raw bytes in, batches to the handlers, acknowledgement only after success.

Faust acknowledges a message whose handler raised and one that it can't decode, and an unacknowledged
message alone does not hold back the committed offset: later acknowledgements move past it. So topics
carry raw bytes, each agent runs once and acknowledges in offset order after its handler returned, and
anything that a handler raises ends the process at once, before any later acknowledgement and without
the commit of an orderly stop. The batch then comes again after the restart. One exception: after too many
invalid records the process lives and handles no more, for a restart would only put more of them aside.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import faust
import structlog
from aiokafka.errors import IllegalStateError, KafkaError, MessageSizeTooLargeError
from faust.auth import SASLCredentials, SSLCredentials
from faust.exceptions import ConsumerNotStarted, ProducerSendError
from prometheus_client import Counter

from services.common.dead_letters import Reason, TooManyRejected
from services.common.records import Message, Record, too_large
from services.common.settings import StreamSettings, read_secret
from services.common.topics import LARGEST_RECORD_BYTES
from services.stream.records import Handler, TransientError

log = structlog.get_logger(__name__)

EXIT_UNHANDLED = 70
"""Exit status after a batch that could not be handled (EX_SOFTWARE of sysexits.h)."""


def create_app(settings: StreamSettings) -> faust.App:
    """A Faust app without agents, its web server and its leader topic switched off."""
    options: dict[str, Any] = {}
    if credentials := _credentials(settings):
        options["broker_credentials"] = credentials
    return faust.App(
        settings.consumer_group,
        broker=[f"kafka://{broker}" for broker in settings.brokers()],
        autodiscover=False,
        web_enabled=False,
        # Faust makes a folder for tables whether there are any or not; a container's root is read-only.
        datadir=Path(tempfile.gettempdir()) / settings.consumer_group,
        topic_allow_declare=False,
        topic_disable_leader=True,
        key_serializer="raw",
        value_serializer="raw",
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=LARGEST_RECORD_BYTES,
        stream_buffer_maxsize=settings.batch_size,
        broker_max_poll_records=settings.batch_size,
        broker_commit_interval=1.0,
        # A worker that exited hard keeps its partitions this long; its replacement waits for them.
        broker_session_timeout=10.0,
        broker_heartbeat_interval=3.0,
        # Waiting for records in flight would let one slow batch outlast the grace of an orderly stop.
        stream_wait_empty=False,
        producer_acks=-1,
        producer_linger=0.005,
        producer_max_request_size=LARGEST_RECORD_BYTES,
        producer_compression_type="lz4",
        **options,
    )


def _credentials(settings: StreamSettings) -> SASLCredentials | SSLCredentials | None:
    context = settings.ssl_context()
    if settings.kafka_security.startswith("SASL"):
        return SASLCredentials(
            mechanism=settings.kafka_sasl_mechanism,
            username=settings.kafka_username,
            password=read_secret(settings.kafka_password_file, "FRONTWATCH_KAFKA_PASSWORD_FILE"),
            ssl_context=context,
        )
    return SSLCredentials(context=context) if context else None


def handle_topic(app: faust.App, topic: str, handler: Handler, settings: StreamSettings) -> None:
    """Make an agent on `app` that gives the records of `topic` to `handler`, a batch at a time."""

    async def consume(stream: Any) -> AsyncIterator[None]:
        async for events in stream.noack_take(settings.batch_size, within=settings.batch_seconds):
            await _handle_or_exit(handler, topic, [_record(event.message) for event in events])
            for event in events:
                await stream.ack(event)
            yield

    app.agent(app.topic(topic), name=f"services.stream.{topic}", concurrency=1)(consume)


async def _handle_or_exit(handler: Handler, topic: str, records: Sequence[Record]) -> None:
    try:
        await handler(records)
    except TooManyRejected as error:
        log.error("standing still", topic=topic, reason=str(error), first=records[0].offset)
        await asyncio.Event().wait()  # nothing is acknowledged any more, until the worker is stopped
    except Exception:
        first = records[0]
        log.exception(
            "batch not handled, exiting",
            topic=topic,
            partition=first.partition,
            first=first.offset,
            count=len(records),
        )
        _exit_hard()


def _exit_hard() -> NoReturn:
    """End the process with nothing more committed: no handlers at exit, no orderly stop of the consumer."""
    os._exit(EXIT_UNHANDLED)


def _record(message: Any) -> Record:
    return Record(message.topic, message.partition, message.offset, message.key or b"", message.value or b"")


@dataclass(frozen=True)
class FaustPublisher:
    """Publishes through the app's own producer; see `records.Publish` for the contract."""

    app: faust.App
    now: Callable[[], datetime]
    dead_letters: Counter
    timeout: float = 30.0

    async def __call__(self, messages: Sequence[Message]) -> None:
        """Send all, then wait until all are acknowledged. Raises TransientError."""
        refused = await self._send(messages)
        for message in refused:
            log.error("message too large", topic=message.topic, key=message.key, bytes=len(message.value))
            self.dead_letters.labels(message.topic, Reason.TOO_LARGE).inc()
        if await self._send([too_large(message, self.now()) for message in refused]):
            raise RuntimeError("a dead-letter topic does not take what its topic is too small for")

    async def _send(self, messages: Sequence[Message]) -> list[Message]:
        """Send all, and wait; those that are too large for their topics."""
        if not messages:
            return []
        try:
            async with asyncio.timeout(self.timeout):
                producer = await self.app.maybe_start_producer()
                sent = [await _sent(producer, message) for message in messages]
                outcomes = await asyncio.gather(*sent, return_exceptions=True)
            failures = [
                (m, o) for m, o in zip(messages, outcomes, strict=True) if isinstance(o, BaseException)
            ]
            for _, failure in failures:
                if not isinstance(failure, MessageSizeTooLargeError):
                    raise failure
        except (KafkaError, ProducerSendError, TimeoutError) as error:
            raise TransientError(f"Kafka did not take {len(messages)} messages: {error!r}") from error
        return [message for message, _ in failures]


async def _sent(producer: Any, message: Message) -> Awaitable[Any]:
    """What tells when Kafka has the message."""
    try:
        sent: Awaitable[Any] = await producer.send(
            message.topic, message.key, message.value, None, None, None
        )
    except ProducerSendError as error:
        if not isinstance(error.__cause__, MessageSizeTooLargeError):
            raise
        sent = asyncio.get_running_loop().create_future()
        sent.set_exception(error.__cause__)
    return sent


def consumer_lags(app: faust.App) -> dict[tuple[str, int], int]:
    """Records not yet committed, by topic and partition of this worker, as of the last fetch.

    A partition is left out until the first fetch since it came to this worker. Faust's monitor would not do:
    it learns where a partition ends from records alone, and what is committed from commits of its own.
    """
    if not app.started:  # asked for sooner, the consumer would be made here, on the thread of whoever asks
        return {}
    consumer: Any = app.consumer
    committed = consumer._committed_offset  # read from Kafka at each assignment
    ends = {tp: _end(app, tp) for tp in _assignment(app)}
    return {  # a group that never committed begins with the first record
        (tp.topic, tp.partition): max(0, end - (committed.get(tp) or 0))
        for tp, end in ends.items()
        if end is not None
    }


def _end(app: faust.App, partition: Any) -> int | None:
    try:
        end: int | None = app.consumer.highwater(partition)
    except (AssertionError, IllegalStateError, ConsumerNotStarted):  # it has just moved to another worker
        return None
    return end


def not_ready(app: faust.App) -> str:
    """Why the app does not handle records now; empty where it does."""
    if not app.started:
        return "starting"
    if app.rebalancing:
        return "partitions are being assigned"
    if not _assignment(app):
        return "no partitions assigned"
    return ""


def _assignment(app: faust.App) -> set[Any]:
    try:
        return set(app.consumer.assignment())
    except ConsumerNotStarted:
        return set()
