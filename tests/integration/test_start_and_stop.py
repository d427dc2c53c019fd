"""Services wait at the start for what is away, saying so; told to stop, they end within ten seconds."""

import json
import os
import re
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from deploy.local.health import ask
from deploy.local.home import SERVICES
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.cli.kafka import KafkaPublish, read_topic
from services.common.records import Message
from services.common.settings import KafkaSettings
from services.common.topics import (
    ARTICLES,
    CLAIMS,
    SETTLEMENT_STATES,
    STATUS_CHANGES,
    catalogue,
    create_topics,
    dead_letter_topic,
)
from services.ingest.outlets import read_outlets
from tests.conftest import NewStackFixture

GRACE = 10.0
NOTICED = 15.0
"""How soon /readyz says that a server went away, seconds."""


def readiness(stack: Stack, service: str) -> tuple[int, str]:
    """Status and words of /readyz; 0 where nothing answers."""
    try:
        response = ask(f"{stack.url(service)}/readyz")
    except httpx.TransportError:
        return 0, ""
    return response.status_code, response.text


def until_it_says(stack: Stack, service: str, words: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while words not in (said := readiness(stack, service))[1]:
        assert time.monotonic() < deadline, said
        time.sleep(0.2)
    assert said[0] == 503
    assert ask(f"{stack.url(service)}/healthz").status_code == 200


def test_services_wait_for_kafka_topics_and_redis(new_stack: NewStackFixture) -> None:
    stack = new_stack()
    stack.start(*SERVICES)
    for service in SERVICES:
        until_it_says(stack, service, "Kafka")
    for service in SERVICES:
        lines = stack.log(service).read_text().splitlines()
        assert {json.loads(line)["service"] for line in lines} == {service}

    stack.start("kafka")
    stack.wait_healthy("kafka")
    until_it_says(stack, "stream", "topics create")
    create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
    until_it_says(stack, "stream", "Redis")
    stack.start("redis")
    stack.wait_healthy(*SERVICES)

    for service in SERVICES:
        began = time.monotonic()
        stack.stop(service)
        assert time.monotonic() - began < GRACE, service
        assert stack.state(service) in ("STOPPED", "EXITED")


def logged(stack: Stack, service: str) -> list[dict[str, Any]]:
    """The lines of the service's log; without those that Faust's spinner draws."""
    lines = stack.log(service).read_text().splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def test_services_that_wait_say_once_what_they_make_of_what_they_were_given_and_can_be_stopped(
    new_stack: NewStackFixture, tmp_path: Path
) -> None:
    outlets = tmp_path / "outlets.toml"
    outlets.write_text('[[outlet]]\nname = "Front Gazette"\nside = "UA"\n')
    watched = "Kupyansk, Kherson Oblast"
    stack = new_stack(FRONTWATCH_OUTLETS_FILE=str(outlets), FRONTWATCH_WATCHLIST=watched)
    stack.start(*SERVICES)
    for service in SERVICES:
        until_it_says(stack, service, "Kafka")
    (line,) = (line for line in logged(stack, "ingest") if line["event"] == "outlets")
    assert (line["known"], line["own"]) == (len(read_outlets()) + 1, 1)
    (line,) = (line for line in logged(stack, "alerting") if line["event"] == "watchlist")
    assert line["settlements"] == ["Kupiansk, Kharkiv Oblast (katottg:UA63080090010026457)"]
    assert line["oblasts"] == ["Kherson Oblast"]
    for service in SERVICES:
        began = time.monotonic()
        stack.stop(service)
        assert time.monotonic() - began < GRACE, service
        assert stack.exit_status(service) == 0, f"process 1 of a container would not end: {service}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """Services and the servers that they need, for tests that leave all of them running."""
    with Stack(tmp_path_factory.mktemp("running"), free_ports(), attached=True) as stack:
        stack.start_whole("kafka", "redis")
        yield stack


def ready_metric(stack: Stack, service: str) -> str:
    text = ask(f"{stack.url(service)}/metrics").text
    return "".join(re.findall(r"^frontwatch_ready (\S+)$", text, re.MULTILINE))


def test_services_that_run_say_which_server_went_away_and_that_it_is_back(running: Stack) -> None:
    stack = running
    before = {service: len(logged(stack, service)) for service in SERVICES}
    for service in SERVICES:
        assert ready_metric(stack, service) == "1.0"
        metrics = ask(f"{stack.url(service)}/metrics").text
        assert "\nprocess_start_time_seconds " in metrics, "a service that restarts for ever is not seen"

    stack.kill("redis")
    until_it_says(stack, "stream", "Redis", NOTICED)
    assert ready_metric(stack, "stream") == "0.0"
    stack.start("redis")
    stack.wait_healthy("redis", "stream", seconds=NOTICED)

    # Frozen, it accepts connections and never answers: worse to find out than one that is gone.
    os.kill(stack.pid("kafka"), signal.SIGSTOP)
    try:
        began = time.monotonic()
        for service in SERVICES:
            until_it_says(stack, service, "Kafka", NOTICED - (time.monotonic() - began))
            assert ready_metric(stack, service) == "0.0"
    finally:
        os.kill(stack.pid("kafka"), signal.SIGCONT)
    stack.wait_healthy(*SERVICES, seconds=60)
    for service in SERVICES:
        lines = logged(stack, service)[before[service] :]
        assert len(lines) < 100, "an outage of seconds floods the log"
        assert [line["event"] for line in lines if line["logger"] == "services.common.servers"][-2:] == [
            "server_away",
            "servers_back",
        ]


def lags(stack: Stack) -> dict[tuple[str, str], float]:
    """The stream's lag by topic and partition."""
    text = ask(f"{stack.url('stream')}/metrics").text
    found = re.findall(r'^frontwatch_consumer_lag{partition="(\d+)",topic="(.*)"} (\S+)$', text, re.MULTILINE)
    return {(topic, partition): float(value) for partition, topic, value in found}


def test_a_worker_that_starts_again_knows_its_lag_at_once(running: Stack) -> None:
    stack = running
    article = {"published": "2023-01-01", "outlet": "Example Wire"}
    for number in range(60):
        post = {"text": f"Nothing happened in village {number}.", **article}
        httpx.post(f"{stack.url('ingest')}/v1/articles", json=post).raise_for_status()
    partitions = {topic: catalogue()[topic].partitions for topic in (ARTICLES, CLAIMS)}

    def until_nothing_lags(seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while len(found := lags(stack)) < sum(partitions.values()) or any(found.values()):
            assert time.monotonic() < deadline, found
            time.sleep(0.2)

    until_nothing_lags(30)
    stack.stop("stream")
    stack.start("stream")
    stack.wait_healthy("stream")
    deadline = time.monotonic() + 10
    while len(found := lags(stack)) < sum(partitions.values()):
        assert not any(found.values()), "what was handled before the restart counts again"
        assert time.monotonic() < deadline, found
        time.sleep(0.2)
    assert not any(found.values())


def dead_letters(stack: Stack) -> Counter[str]:
    """How many there are of each topic."""
    settings = KafkaSettings(kafka_bootstrap=stack.kafka)
    topics = (ARTICLES, SETTLEMENT_STATES, STATUS_CHANGES)
    return Counter(
        {topic: sum(1 for _ in read_topic(settings, dead_letter_topic(topic))) for topic in topics}
    )


def test_what_meets_too_many_invalid_records_stands_still_and_drains_no_topic(
    new_stack: NewStackFixture,
) -> None:
    """Whatever starts services again (Compose, Kubernetes, supervisord here) starts those that exited."""
    stack = new_stack("kafka", "redis")
    create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
    with KafkaPublish(KafkaSettings(kafka_bootstrap=stack.kafka)) as publish:
        for topic in (ARTICLES, SETTLEMENT_STATES, STATUS_CHANGES):
            publish.send([Message(topic, b"%d" % number, b"\xff") for number in range(1500)])
    services = ("stream", "alerting")
    stack.start(*services)
    for service in services:
        until_it_says(stack, service, "standing still")
        assert ready_metric(stack, service) == "0.0"
    pids = [stack.pid(service) for service in services]
    first = dead_letters(stack)
    time.sleep(2)
    assert (dead_letters(stack), [stack.pid(service) for service in services]) == (first, pids)
    assert max(first.values()) <= 200, "a hundred, and the batch at hand"

    for service in services:  # by hand, or by an upgrade
        began = time.monotonic()
        stack.stop(service)
        assert time.monotonic() - began < GRACE, service
    stack.start(*services)
    for service in services:
        until_it_says(stack, service, "standing still")
    assert max((dead_letters(stack) - first).values()) <= 200
