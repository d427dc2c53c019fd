"""A stack of the benchmark's own, with as many stream workers as wanted."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition

from deploy.local.ports import free_ports
from deploy.local.stack import SERVERS, Stack
from services.common.settings import CommandSettings
from services.common.topics import ARTICLES, CLAIMS, create_topics
from services.domain.models import Article
from services.messages.codec import encode_article

GROUP = "frontwatch-stream"


@dataclass(frozen=True)
class Running:
    """A stack with topics, and the process ids of what runs in it, by name."""

    stack: Stack
    pids: dict[str, int]

    def wait_handled(self, seconds: float = 600) -> None:
        """Wait until the stream has committed all of articles.v1 and claims.v1. Raises TimeoutError."""
        admin = KafkaAdminClient(bootstrap_servers=self.stack.kafka)
        consumer = KafkaConsumer(bootstrap_servers=self.stack.kafka)
        partitions = [
            TopicPartition(topic, number)
            for topic in (ARTICLES, CLAIMS)
            for number in consumer.partitions_for_topic(topic) or ()
        ]
        deadline = time.monotonic() + seconds
        try:
            while unhandled := _unhandled(admin, consumer, partitions):
                if time.monotonic() > deadline:
                    raise TimeoutError(f"{unhandled} records unhandled after {seconds:.0f} s")
                time.sleep(0.5)
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
            more = [_worker(stack) for _ in range(workers - 1)]
            try:
                pids = {name: stack.pid(name) for name in (*servers, *services)}
                pids |= {f"stream {number + 2}": worker.pid for number, worker in enumerate(more)}
                yield Running(stack, pids)
            finally:
                for worker in more:
                    worker.kill()
                    worker.wait()


def _worker(stack: Stack) -> "subprocess.Popen[bytes]":
    port = str(free_ports()["stream"])
    environment = {**os.environ, **stack.settings(), "FRONTWATCH_PORT": port}
    with (stack.home / "logs" / f"stream-{port}.log").open("wb") as log:
        command = [sys.executable, "-m", "services.stream"]
        return subprocess.Popen(command, env=environment, stdout=log, stderr=log)
