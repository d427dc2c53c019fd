"""What is promised of delivery, on a real broker with a real Faust worker."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from string import ascii_letters

import pytest
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from typer.testing import CliRunner

from deploy.local.health import ask
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.cli.commands import app
from services.cli.failures import Failure
from services.cli.kafka import KafkaPublish, read_topic
from services.common.dead_letters import Reason
from services.common.records import NO_OFFSET, Message, Record, turned_away
from services.common.settings import KafkaSettings
from services.common.topics import (
    ARTICLES,
    LARGEST_RECORD_BYTES,
    SETTLEMENT_STATES,
    STATUS_CHANGES,
    create_topics,
    dead_letter_topic,
)
from services.domain.models.articles import Article
from services.domain.models.dead_letters import DeadLetter
from services.domain.models.identity import content_id
from services.messages.codec import decode_dead_letter, decode_state, encode_article
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
        time.sleep(0.5)  # what is asked makes a client of Kafka anew each time


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


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Servers with a topic of changes that takes no more than 500 bytes."""
    with Stack(tmp_path_factory.mktemp("narrow"), free_ports(), attached=True) as stack:
        stack.start("kafka", "redis")
        stack.wait_healthy("kafka", "redis")
        admin = KafkaAdminClient(bootstrap_servers=stack.kafka)
        admin.create_topics([NewTopic(STATUS_CHANGES, 1, 1, topic_configs={"max.message.bytes": "500"})])
        admin.close()
        create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
        yield stack


def test_a_message_of_ones_own_that_is_too_large_is_put_aside_and_the_stream_goes_on(narrow: Stack) -> None:
    """Taken for passing, it would end the worker at whatever comes of its settlement, again and again."""
    stack, settings = narrow, KafkaSettings(kafka_bootstrap=narrow.kafka)

    def put_aside() -> list[DeadLetter]:
        return [decode_dead_letter(r.value) for r in read_topic(settings, dead_letter_topic(STATUS_CHANGES))]

    before = len(put_aside())
    chance = random.Random(0)

    def letters(count: int) -> str:  # that can't be packed
        return "".join(chance.choices(ascii_letters, k=count))

    articles = [
        Article(
            id=content_id(number),
            text=f"Russian forces captured Sloviansk, said {letters(8).title()} {letters(200_000).title()}.",
            published=datetime(2023, 3, number + 1, tzinfo=UTC),
            outlet=f"Outlet {number}",
            ingested=datetime(2023, 4, 1, tzinfo=UTC),
        )
        for number in range(7)
    ]
    with KafkaPublish(settings) as publish:
        publish.send([Message(ARTICLES, a.id.encode(), encode_article(a)) for a in articles])
    stack.start("stream")
    stack.wait_healthy("stream")
    pid = stack.pid("stream")

    def claims() -> int:
        states = [decode_state(record.value) for record in read_topic(settings, SETTLEMENT_STATES)]
        return max((sum(count for *_, count in state.claim_counts) for state in states), default=0)

    wait_for(lambda: claims() == len(articles))

    wait_for(lambda: len(put_aside()) > before)
    aside = put_aside()
    assert {(letter.reason, letter.offset) for letter in aside} == {(Reason.TOO_LARGE, NO_OFFSET)}
    states = [decode_state(record.value) for record in read_topic(settings, SETTLEMENT_STATES)]
    assert {len(item.claim.claim.claimant) for state in states for item in state.evidence} == {200}
    assert stack.pid("stream") == pid
    metrics = ask(f"{stack.url('stream')}/metrics", timeout=10).text
    assert f'frontwatch_dead_letters_total{{reason="too_large",topic="{STATUS_CHANGES}"}}' in metrics

    huge = Message(STATUS_CHANGES, b"x:1", b"x" * (LARGEST_RECORD_BYTES + 1))  # as an older outbox may hold
    with KafkaPublish(settings) as publish:
        asyncio.run(publish([huge]))
        with pytest.raises(Failure, match="does not take a record of"):
            publish.send([huge])
    assert len(put_aside()) == len(aside) + 1


def test_what_is_too_large_keeps_nothing_else_from_its_topic(
    narrow: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where much is published together, nor where letters are sent again one by one."""
    settings = KafkaSettings(kafka_bootstrap=narrow.kafka)
    letters = dead_letter_topic(STATUS_CHANGES)

    def on(topic: str) -> list[Record]:
        return list(read_topic(settings, topic))

    before = {topic: len(on(topic)) for topic in (STATUS_CHANGES, letters)}

    def new(topic: str) -> list[bytes]:
        return [record.value for record in on(topic)[before[topic] :]]

    values = [b"first", os.urandom(20_000), b"second"]
    messages = [Message(STATUS_CHANGES, b"x:1", value) for value in values]
    with KafkaPublish(settings) as publish:
        asyncio.run(publish(messages))
        assert new(STATUS_CHANGES) == [b"first", b"second"]
        assert [decode_dead_letter(value).value for value in new(letters)] == values[1:2]
        now = datetime(2023, 3, 7, tzinfo=UTC)
        publish.send([turned_away(message, Reason.TOO_LARGE, "", now) for message in messages])
    names = [f"{letters}/{record.partition}:{record.offset}" for record in on(letters)[before[letters] :]]
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", narrow.kafka)
    result = CliRunner().invoke(app, ["dlq", "retry", *names], env={"COLUMNS": "200"})
    told = [line for line in result.output.splitlines() if letters in line]
    assert [": not sent: " in line for line in told] == [True, False, True, False]
    assert result.exit_code == 1
    assert new(STATUS_CHANGES) == [b"first", b"second"] * 2
