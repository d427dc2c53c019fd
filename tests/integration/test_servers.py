"""The servers that the other tests build on are the real ones, and can be killed and revived."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import redis
from kafka import KafkaProducer
from kafka.errors import KafkaError, KafkaTimeoutError
from typer.testing import CliRunner

from deploy.local.health import ask
from deploy.local.home import ROOT
from deploy.local.ports import free_ports, is_free
from deploy.local.stack import Stack
from services.cli import kafka as kafka_of_commands
from services.cli import topics
from services.cli.commands import app
from services.common import topic_check
from services.common.settings import KafkaSettings
from services.common.topic_check import shortcomings
from services.common.topics import ARTICLES, CLAIMS, Topic, create_topics
from services.messages.codec import encode_report
from services.stream.counting import read_claims
from tests.conftest import NewStackFixture, NewTopicFixture
from tests.integration.reading import values
from tests.unit.fusion_strategies import claim, report


def produce(bootstrap: str, topic: str, records: list[bytes]) -> None:
    with closing(KafkaProducer(bootstrap_servers=bootstrap, acks="all")) as producer:
        for sent in [producer.send(topic, record) for record in records]:
            sent.get(timeout=20)


def test_broker_hands_out_what_it_was_given(kafka: str, new_topic: NewTopicFixture) -> None:
    topic = new_topic()
    produce(kafka, topic, [b"one", b"\xff\xfe", b"three"])
    assert values(kafka, topic) == [b"one", b"\xff\xfe", b"three"]


def test_topics_of_a_test_are_its_own(new_topic: NewTopicFixture) -> None:
    assert new_topic() != new_topic(partitions=3, cleanup_policy="compact")


def test_unknown_topic_is_refused(kafka: str, unique: str) -> None:
    options = {"max_block_ms": 1500, "allow_auto_create_topics": True}
    with closing(KafkaProducer(bootstrap_servers=kafka, **options)) as producer, pytest.raises(KafkaError):
        producer.send(unique, b"lost?").get(timeout=5)


def test_topics_made_here_are_as_the_catalogue_says(kafka: str) -> None:
    settings = KafkaSettings(kafka_bootstrap=kafka)
    create_topics(settings)
    assert shortcomings(settings) == []


def test_a_topic_that_somebody_else_made_is_compared_with_the_catalogue(
    kafka: str, new_topic: NewTopicFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [new_topic(), new_topic(6, retention_ms="-1")]
    wanted = {name: Topic(name, "Article", "article id", 6, {"retention.ms": "-1"}) for name in names}
    monkeypatch.setattr(topic_check, "catalogue", lambda: wanted)
    monkeypatch.setattr(topics, "create_topics", lambda *_: [])
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", kafka)
    done = CliRunner().invoke(app, ["topics", "create"], env={"COLUMNS": "200"})
    assert done.exit_code == 1
    assert done.stderr.splitlines()[:-1] == [
        f"{names[0]}: retention.ms is 604800000, not -1",
        f"{names[0]}: it has 1 partitions, not 6",
    ]


@pytest.fixture(scope="module")
def mortal_servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    with Stack(tmp_path_factory.mktemp("mortal"), free_ports(), attached=True) as stack:
        yield stack


@pytest.fixture
def mortal(mortal_servers: Stack) -> Stack:
    """A broker that tests may kill: it runs when a test begins."""
    mortal_servers.start("kafka")
    mortal_servers.wait_healthy("kafka")
    create_topics(KafkaSettings(kafka_bootstrap=mortal_servers.kafka))
    return mortal_servers


def test_acknowledged_records_outlive_a_killed_broker(mortal: Stack) -> None:
    before = values(mortal.kafka, ARTICLES)
    records = [f"record {number}".encode() for number in range(200)]
    produce(mortal.kafka, ARTICLES, records)

    mortal.kill("kafka")
    assert is_free(mortal.ports["kafka"])
    mortal.start("kafka")
    mortal.wait_healthy("kafka")

    assert sorted(values(mortal.kafka, ARTICLES)) == sorted(before + records)


def test_a_broker_that_goes_while_a_command_reads_ends_the_command(
    mortal: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A consumer waits for it without end, and says nothing."""
    monkeypatch.setattr(kafka_of_commands, "_SILENCE_SECONDS", 3)
    stack, settings = mortal, KafkaSettings(kafka_bootstrap=mortal.kafka)
    produce(stack.kafka, CLAIMS, [os.urandom(1000) for _ in range(20_000)])  # more than is fetched at once
    reading = kafka_of_commands.read_topic(settings, CLAIMS)
    next(reading)
    stack.kill("kafka")
    with pytest.raises(KafkaTimeoutError, match=f"nothing more of {CLAIMS}"):
        for _ in reading:
            pass


def test_of_partitions_that_a_command_reads_at_once_it_knows_what_came_later(
    kafka: str, new_topic: NewTopicFixture
) -> None:
    topic = new_topic(partitions=2)
    said = report("a", 0, claim()), report("b", 0, claim())
    gone = replace(said[1], claims=()), replace(said[0], claims=())
    with closing(KafkaProducer(bootstrap_servers=kafka, acks="all")) as producer:
        for time_ms, reports in ((1_000, said), (2_000, gone)):
            for number, one in enumerate(reports):
                value = encode_report(one)
                producer.send(topic, value, partition=number, timestamp_ms=time_ms).get(timeout=20)
    reading = kafka_of_commands.read_topic(KafkaSettings(kafka_bootstrap=kafka), topic)
    (counting,) = read_claims(reading).counting().values()
    assert [len(one.claims) for one in counting.values()] == [0, 0]


@pytest.mark.parametrize("round_", [1, 2])
def test_every_test_finds_redis_empty(redis_url: str, round_: int) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left behind by round", round_)


def test_acknowledged_writes_outlive_a_killed_redis(new_stack: NewStackFixture) -> None:
    stack = new_stack("redis")
    with redis.Redis.from_url(stack.redis) as client:
        client.set("settlement", "Bakhmut")
    stack.kill("redis")
    stack.start("redis")
    stack.wait_healthy("redis")
    with redis.Redis.from_url(stack.redis) as client:
        assert client.get("settlement") == b"Bakhmut"


def test_prometheus_knows_its_targets_and_alertmanager(prometheus: str, alertmanager: str) -> None:
    deadline = time.monotonic() + 30
    services: set[str] = set()
    told: list[str] = []
    while not (services and told) and time.monotonic() < deadline:  # targets are read late
        targets = ask(f"{prometheus}/api/v1/targets").json()["data"]["activeTargets"]
        services = {target["labels"]["service"] for target in targets}
        managers = ask(f"{prometheus}/api/v1/alertmanagers").json()["data"]["activeAlertmanagers"]
        told = [manager["url"] for manager in managers]
        time.sleep(0.2)
    assert services >= {"ingest", "stream", "alerting"}
    assert told == [f"{alertmanager}/api/v2/alerts"]


def test_servers_end_with_a_killed_test_process(tmp_path: Path) -> None:
    script = tmp_path / "holder.py"
    script.write_text(
        "import sys, time\n"
        "from pathlib import Path\n"
        "from deploy.local.ports import free_ports\n"
        "from deploy.local.stack import Stack\n"
        "stack = Stack(Path(sys.argv[1]), free_ports(), attached=True)\n"
        "stack.start('redis')\n"
        "stack.wait_healthy('redis')\n"
        "print(stack.ports['redis'], flush=True)\n"
        "time.sleep(60)\n"
    )
    command = [sys.executable, str(script), str(tmp_path / "stack")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as holder:
        assert holder.stdout
        port = int(holder.stdout.readline())
        assert not is_free(port)
        os.kill(holder.pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while not is_free(port):
        assert time.monotonic() < deadline, "Redis outlived the process that started it"
        time.sleep(0.1)
