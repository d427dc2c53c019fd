"""Services wait at the start for what is away, saying so; told to stop, they end within ten seconds."""

import json
import time

import httpx

from deploy.local.stack import SERVICES, Stack
from services.common.settings import KafkaSettings
from services.common.topics import create_topics
from tests.conftest import NewStackFixture

GRACE = 10.0


def readiness(stack: Stack, service: str) -> tuple[int, str]:
    """Status and words of /readyz; 0 where nothing answers."""
    try:
        response = httpx.get(f"{stack.url(service)}/readyz", timeout=10)
    except httpx.TransportError:
        return 0, ""
    return response.status_code, response.text


def until_it_says(stack: Stack, service: str, words: str) -> None:
    deadline = time.monotonic() + 60
    while words not in (said := readiness(stack, service))[1]:
        assert time.monotonic() < deadline, said
        time.sleep(0.2)
    assert said[0] == 503
    assert httpx.get(f"{stack.url(service)}/healthz", timeout=10).status_code == 200


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


def test_services_that_wait_can_be_stopped(new_stack: NewStackFixture) -> None:
    stack = new_stack()
    stack.start(*SERVICES)
    for service in SERVICES:
        until_it_says(stack, service, "Kafka")
    for service in SERVICES:
        began = time.monotonic()
        stack.stop(service)
        assert time.monotonic() - began < GRACE, service
