"""The one way into Kafka: an idempotent producer that tells what is acknowledged and bounds the rest."""

import threading
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import structlog
from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError, RetriableError

log = structlog.get_logger(__name__)

DELIVERY_SECONDS = 6.0
"""How long a record may wait for Kafka's acknowledgement: less than a service's time to shut down."""


class Unavailable(Exception):
    """Kafka is away, slow, or has as much in flight as we allow: try again later."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record to publish."""

    topic: str
    key: bytes
    value: bytes


class Publisher:
    """Publishes records from any thread.

    The producer is made on a thread of its own at the first need, and made anew after it failed, so that
    nothing waits for a broker that is away.
    """

    def __init__(self, options: Mapping[str, Any], max_bytes_in_flight: int = 64 * 1024 * 1024) -> None:
        self._options = options
        self._max_bytes = max_bytes_in_flight
        self._bytes = 0
        self._lock = threading.Lock()
        self._thread = ThreadPoolExecutor(1, "publisher")
        self._producer: KafkaProducer | None = None
        self._failed = threading.Event()

    @property
    def bytes_in_flight(self) -> int:
        """Bytes handed over that Kafka has neither acknowledged nor failed."""
        return self._bytes

    def publish(self, records: Sequence[Record]) -> "Future[None]":
        """Send the records; the future is done when Kafka has acknowledged every one of them.

        The future fails with Unavailable where at least one was not acknowledged in time; others may have
        been. Raises Unavailable at once where too much is in flight already.
        """
        size = sum(len(record.key) + len(record.value) for record in records)
        with self._lock:
            if self._bytes and self._bytes + size > self._max_bytes:
                raise Unavailable(f"{self._bytes} bytes wait for Kafka's acknowledgement")
            self._bytes += size
        delivery = _Delivery(len(records))
        delivery.done.add_done_callback(lambda _: self._release(size))
        try:
            self._thread.submit(self._send, records, delivery)
        except RuntimeError as error:
            self._release(size)
            raise Unavailable("shutting down") from error
        return delivery.done

    def connect(self) -> "Future[None]":
        """Have the producer ready; the future fails with Unavailable where Kafka can't be reached."""
        return self.publish(())

    def close(self, timeout: float = 2.0) -> None:
        """Send what is in flight, for at most `timeout` seconds, and stop."""
        self._thread.shutdown(wait=True)
        if self._producer:
            _close(self._producer, timeout)
            self._producer = None

    def _release(self, size: int) -> None:
        with self._lock:
            self._bytes -= size

    def _send(self, records: Sequence[Record], delivery: "_Delivery") -> None:
        try:
            producer = self._connected()
        except (KafkaError, OSError) as error:
            delivery.settle(len(records) + 1, error)
            return
        for record in records:
            try:
                future = producer.send(record.topic, record.value, record.key)
            except (KafkaError, OSError) as error:
                self._not_delivered(delivery, error)
            else:
                future.add_callback(delivery.acknowledged)
                future.add_errback(self._not_delivered, delivery)
        delivery.settle()

    def _not_delivered(self, delivery: "_Delivery", error: BaseException) -> None:
        if not isinstance(error, (RetriableError, KafkaTimeoutError)):
            self._failed.set()
        delivery.settle(error=error)

    def _connected(self) -> KafkaProducer:
        if self._failed.is_set() and self._producer:
            log.warning("the producer failed for good and is made anew")
            producer, self._producer = self._producer, None
            _close(producer, 1.0)
        self._failed.clear()
        if not self._producer:
            self._producer = KafkaProducer(
                **self._options,
                acks="all",
                enable_idempotence=True,
                compression_type="lz4",
                linger_ms=10,
                batch_size=256 * 1024,
                max_request_size=4 * 1024 * 1024,
                bootstrap_timeout_ms=int(DELIVERY_SECONDS * 500),
                max_block_ms=int(DELIVERY_SECONDS * 500),
                request_timeout_ms=int(DELIVERY_SECONDS * 500),
                delivery_timeout_ms=int(DELIVERY_SECONDS * 1000),
                reconnect_backoff_max_ms=1000,
                allow_auto_create_topics=False,
            )
        return self._producer


def _close(producer: KafkaProducer, timeout: float) -> None:
    try:
        producer.close(timeout)
    except KafkaTimeoutError:
        log.warning("records were still in flight when the producer was closed; nobody was told they arrived")


class _Delivery:
    """Counts what Kafka still owes of one batch, plus one for the sending itself; any thread may settle."""

    def __init__(self, records: int) -> None:
        self.done: Future[None] = Future()
        self._owed = records + 1
        self._error: BaseException | None = None
        self._lock = threading.Lock()

    def acknowledged(self, _: object) -> None:
        self.settle()

    def settle(self, count: int = 1, error: BaseException | None = None) -> None:
        with self._lock:
            self._owed -= count
            self._error = self._error or error
            if self._owed:
                return
        if self._error is None:
            self.done.set_result(None)
        else:
            self.done.set_exception(Unavailable(f"Kafka did not take it: {self._error}"))
