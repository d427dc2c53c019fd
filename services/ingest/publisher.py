"""The one way into Kafka: an idempotent producer that tells what is acknowledged and bounds the rest."""

import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import structlog
from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError

from services.common.kafka_clients import connected
from services.common.records import Message
from services.common.topics import LARGEST_RECORD_BYTES

log = structlog.get_logger(__name__)

DELIVERY_SECONDS = 6.0
"""How long a record may wait for Kafka's acknowledgement: less than a service's time to shut down."""


_AWAY_SECONDS = 1.0


class Unavailable(Exception):
    """Kafka is away, slow, or has as much in flight as we allow: try again later."""


class Publisher:
    """Publishes records from any thread.

    The producer is made on a thread of its own at the first need, so that nothing waits for a broker that is
    away. After a record was not delivered it is made anew: kafka-python's idempotent producer can wait for
    ever for a new producer id once a batch expired while the broker was away.
    """

    def __init__(self, options: Mapping[str, Any], max_bytes_in_flight: int = 64 * 1024 * 1024) -> None:
        self._options = options
        self._max_bytes = max_bytes_in_flight
        self._bytes = 0
        self._lock = threading.Lock()
        self._deliveries: dict[_Delivery, float] = {}
        self._thread = ThreadPoolExecutor(1, "publisher")
        self._producer: KafkaProducer | None = None
        self._failed = threading.Event()
        self._away_until = 0.0
        self._away_because = ""
        self._closed = threading.Event()
        threading.Thread(target=self._watch, name="publisher-watch", daemon=True).start()

    def publish(self, messages: Sequence[Message]) -> "Future[None]":
        """Send the messages; the future is done when Kafka has acknowledged every one of them.

        It fails with Unavailable, after little more than DELIVERY_SECONDS, where at least one was not
        acknowledged; others may have been, and what was not may still be. Raises Unavailable at once where
        too much is in flight already.
        """
        size = sum(len(message.key) + len(message.value) for message in messages)
        delivery = _Delivery(len(messages))
        with self._lock:
            if self._bytes and self._bytes + size > self._max_bytes:
                raise Unavailable(f"{self._bytes} bytes wait for Kafka's acknowledgement")
            self._bytes += size
            self._deliveries[delivery] = time.monotonic() + DELIVERY_SECONDS + 1.0
        delivery.done.add_done_callback(lambda _: self._release(delivery, size))
        try:
            self._thread.submit(self._send, messages, delivery)
        except RuntimeError:
            delivery.fail(Unavailable("shutting down"))
        return delivery.done

    def connect(self) -> "Future[None]":
        """Have the producer ready; the future fails with Unavailable where Kafka can't be reached."""
        return self.publish(())

    def close(self, timeout: float = 2.0) -> None:
        """Send what is in flight, for at most `timeout` seconds, and stop."""
        self._thread.shutdown(wait=True)
        self._closed.set()
        if self._producer:
            _close(self._producer, timeout)
            self._producer = None

    def _release(self, delivery: "_Delivery", size: int) -> None:
        with self._lock:
            self._bytes -= size
            self._deliveries.pop(delivery, None)

    def _watch(self) -> None:
        """Fail what is overdue: whoever waits must hear, whatever became of the producer."""
        while not self._closed.wait(0.5):
            with self._lock:
                now = time.monotonic()
                overdue = [delivery for delivery, deadline in self._deliveries.items() if deadline < now]
            for delivery in overdue:
                self._failed.set()
                delivery.fail(Unavailable(f"Kafka did not answer within {DELIVERY_SECONDS:g} s"))

    def _send(self, messages: Sequence[Message], delivery: "_Delivery") -> None:
        if time.monotonic() < self._away_until:
            delivery.fail(Unavailable(self._away_because))
            return
        try:
            producer = self._connected()
            for message in messages:
                future = producer.send(message.topic, message.value, message.key)
                future.add_callback(delivery.acknowledged)
                future.add_errback(self._not_delivered, delivery)
        except (KafkaError, OSError) as error:
            # Each of those who queue would wait as long to learn the same.
            self._away_until = time.monotonic() + _AWAY_SECONDS
            self._away_because = f"Kafka can't be reached: {error}"
            delivery.fail(Unavailable(self._away_because))
        except Exception as error:  # whatever it was, somebody waits for the delivery
            log.exception("sending failed in a way not foreseen")
            delivery.fail(Unavailable(f"sending failed: {error!r}"))
        else:
            delivery.acknowledged()

    def _not_delivered(self, delivery: "_Delivery", error: BaseException) -> None:
        self._failed.set()
        delivery.fail(Unavailable(f"Kafka did not take it: {error!r}"))

    def _connected(self) -> KafkaProducer:
        if self._failed.is_set() and self._producer:
            log.warning("records were not delivered; the producer is made anew")
            producer, self._producer = self._producer, None
            _close(producer, 1.0)
        self._failed.clear()
        if not self._producer:
            self._producer = connected(
                KafkaProducer,
                **self._options,
                acks="all",
                enable_idempotence=True,
                compression_type="lz4",
                linger_ms=10,
                batch_size=256 * 1024,
                max_request_size=LARGEST_RECORD_BYTES,
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
        # close() gives up at records that it can't flush, and leaves its thread running.
        log.warning("records were still in flight when the producer was closed; nobody was told they arrived")
        producer._sender.force_close()
        producer._sender.join(timeout)
        producer.close(0)


class _Delivery:
    """Counts what Kafka still owes of one batch, plus one for the sending itself; any thread may call."""

    def __init__(self, records: int) -> None:
        self.done: Future[None] = Future()
        self.done.set_running_or_notify_cancel()  # a client that leaves does not call back what was sent
        self._owed = records + 1
        self._lock = threading.Lock()

    def acknowledged(self, _: object = None) -> None:
        with self._lock:
            self._owed -= 1
            complete = self._owed == 0
        if complete:
            self.done.set_result(None)

    def fail(self, error: Unavailable) -> None:
        """The first failure counts; once one record failed, the batch is never complete."""
        with self._lock:
            first, self._owed = self._owed > 0, -1
        if first:
            self.done.set_exception(error)
