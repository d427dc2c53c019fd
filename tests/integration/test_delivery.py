"""What is promised of delivery, on a real broker with a real Faust worker."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition

from services.stream.app import EXIT_UNHANDLED

StartWorker = Callable[[str, int], subprocess.Popen[bytes]]
WORKER = Path(__file__).with_name("failing_worker.py")


@pytest.fixture
def start_worker(kafka: str, tmp_path: Path) -> Iterator[StartWorker]:
    workers: list[subprocess.Popen[bytes]] = []

    def start(topic: str, batch_size: int) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "FRONTWATCH_KAFKA_BOOTSTRAP": kafka, "PYTHONPATH": "."}
        command = [sys.executable, str(WORKER), topic, str(batch_size), str(tmp_path)]
        with (tmp_path / "log").open("ab") as log:
            workers.append(subprocess.Popen(command, env=environment, stdout=log, stderr=log))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()
        worker.wait()


def produce(kafka: str, topic: str, values: list[bytes]) -> None:
    producer = KafkaProducer(bootstrap_servers=kafka, acks="all")
    for value in values:
        producer.send(topic, value)
    producer.flush()
    producer.close()


def committed(kafka: str, group: str) -> int:
    """The group's committed offset on partition 0; 0 where nothing is committed."""
    admin = KafkaAdminClient(bootstrap_servers=kafka)
    try:
        offsets = admin.list_group_offsets({group: [TopicPartition(group, 0)]})
        return max((o.offset for by_partition in offsets.values() for o in by_partition.values()), default=0)
    finally:
        admin.close()


def handled(folder: Path) -> list[int]:
    path = folder / "handled"
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def wait_for(condition: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.1)


@pytest.mark.parametrize("batch_size", [1, 100])
def test_a_failed_message_is_not_committed_and_comes_again_after_the_restart(
    kafka: str,
    new_topic: Callable[..., str],
    start_worker: StartWorker,
    tmp_path: Path,
    batch_size: int,
) -> None:
    topic = new_topic()
    produce(kafka, topic, [b"poison" if n == 3 else b"%d" % n for n in range(10)])

    worker = start_worker(topic, batch_size)
    assert worker.wait(60) == EXIT_UNHANDLED
    assert max(0, committed(kafka, topic)) <= 3
    assert 3 not in handled(tmp_path)

    (tmp_path / "mended").touch()
    worker = start_worker(topic, batch_size)
    wait_for(lambda: committed(kafka, topic) == 10)
    assert set(handled(tmp_path)) == set(range(10))


def test_a_worker_told_to_stop_commits_nothing_that_it_has_not_handled(
    kafka: str, new_topic: Callable[..., str], start_worker: StartWorker, tmp_path: Path
) -> None:
    topic = new_topic()
    produce(kafka, topic, [b"slow" if n == 5 else b"%d" % n for n in range(10)])

    worker = start_worker(topic, 1)
    wait_for((tmp_path / "slow").exists)
    worker.send_signal(signal.SIGTERM)
    worker.wait(30)
    assert 0 <= committed(kafka, topic) <= 5
    assert handled(tmp_path) == [0, 1, 2, 3, 4]
