"""A stack of the benchmark's own, with as many stream workers as wanted."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from deploy.local.health import ask
from deploy.local.ports import free_ports
from deploy.local.stack import SERVERS, Stack
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS, create_topics
from services.domain.models.articles import Article
from services.messages.codec import encode_article

GROUP = "frontwatch-stream"


@dataclass(frozen=True)
class Running:
    """A stack with topics, and the process ids of what runs in it, by name."""

    stack: Stack
    pids: dict[str, int]

    def wait_handled(self, seconds: float = 600) -> None:
        """Wait until the stream has committed all of articles.v1 and claims.v1. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        with self._offsets() as unhandled:
            while left := unhandled():
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{left} records unhandled after {seconds:.0f} s")
                time.sleep(0.5)

    def unhandled(self) -> int:
        """Records of articles.v1 and claims.v1 that the stream has not committed."""
        with self._offsets() as unhandled:
            return unhandled()

    @contextmanager
    def _offsets(self) -> Iterator[Callable[[], int]]:
        admin = KafkaAdminClient(bootstrap_servers=self.stack.kafka)
        consumer = KafkaConsumer(bootstrap_servers=self.stack.kafka)
        partitions = [
            TopicPartition(topic, number)
            for topic in (ARTICLES, CLAIMS)
            for number in consumer.partitions_for_topic(topic) or ()
        ]
        try:
            yield lambda: _unhandled(admin, consumer, partitions)
        finally:
            admin.close()
            consumer.close()

    def produce(self, articles: Iterator[Article]) -> int:
        """Put articles straight onto articles.v1; how many."""
        producer = KafkaProducer(
            bootstrap_servers=self.stack.kafka, acks="all", linger_ms=20, compression_type="lz4"
        )
        count = 0
        for article in articles:
            producer.send(ARTICLES, encode_article(article), article.id.encode())
            count += 1
        producer.flush()
        producer.close()
        return count


def _unhandled(admin: KafkaAdminClient, consumer: KafkaConsumer, partitions: Sequence[TopicPartition]) -> int:
    """Records of `partitions` past the stream's committed offsets."""
    ends = consumer.end_offsets(partitions)
    committed = admin.list_group_offsets({GROUP: partitions})[GROUP]
    return sum(ends[p] - max(0, committed[p].offset if p in committed else 0) for p in partitions)


@contextmanager
def running(workers: int, programs: Sequence[str] = (), **environment: str) -> Iterator[Running]:
    """Servers, `workers` stream workers and further `programs` of the stack, until the `with` ends."""
    with TemporaryDirectory(prefix="bench-") as folder:
        home = Path(folder)
        with Stack(home, free_ports(), attached=True, environment=environment) as stack:
            servers = [name for name in SERVERS if name in (*programs, "kafka", "redis")]
            stack.start(*servers)
            stack.wait_healthy(*servers)
            create_topics(CommandSettings(kafka_bootstrap=stack.kafka))
            services = [name for name in programs if name not in SERVERS]
            services += ["stream"] if workers else []
            stack.start(*services)
            stack.wait_healthy(*services)
            ports = [free_ports()["stream"] for _ in range(workers - 1)]
            more = [_worker(stack, port) for port in ports]
            try:
                for port in ports:
                    _wait_ready(port)
                pids = {name: stack.pid(name) for name in (*servers, *services)}
                pids |= {f"stream {number + 2}": worker.pid for number, worker in enumerate(more)}
                yield Running(stack, pids)
            finally:
                for worker in more:
                    worker.kill()
                    worker.wait()


def _worker(stack: Stack, port: int) -> "subprocess.Popen[bytes]":
    environment = {**os.environ, **stack.settings(), "FRONTWATCH_PORT": str(port)}
    with (stack.home / "logs" / f"stream-{port}.log").open("wb") as log:
        command = [sys.executable, "-m", "services.stream"]
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log)


def _wait_ready(port: int, seconds: float = 60) -> None:
    """Wait until a worker has its partitions: until then the others' stand still as well."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(httpx.TransportError):
            if ask(f"http://127.0.0.1:{port}/readyz").is_success:
                return
        time.sleep(0.2)
    raise TimeoutError(f"the worker on port {port} was not ready after {seconds:.0f} s")
