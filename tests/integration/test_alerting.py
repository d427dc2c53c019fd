"""The alerting service as a process of its own, on a real broker and a real Alertmanager."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from kafka import KafkaConsumer, KafkaProducer
from prometheus_client.parser import text_string_to_metric_families

from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.common import topics
from services.common.settings import KafkaSettings
from services.domain.models import SettlementState, Severity, StatusChange
from services.messages import codec
from tests.alerting_values import bakhmut_change, bakhmut_state
from tests.webhook import Webhook

Sample = tuple[str, frozenset[tuple[str, str]]]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Webhook]:
    with closing(Webhook()) as server:
        yield server


@pytest.fixture(scope="module")
def servers_of_alerting(tmp_path_factory: pytest.TempPathFactory, receiver: Webhook) -> Iterator[Stack]:
    """A broker and an Alertmanager of these tests' own: some of them kill Alertmanager."""
    environment = {"FRONTWATCH_WEBHOOK_URL": receiver.url}
    home = tmp_path_factory.mktemp("alerting")
    with Stack(home, free_ports(), attached=True, environment=environment) as stack:
        stack.start("kafka", "alertmanager")
        stack.wait_healthy("kafka", "alertmanager")
        topics.create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
        yield stack


@pytest.fixture
def webhook(receiver: Webhook) -> Webhook:
    """Where people are told; what was told before the test is gone."""
    receiver.notifications.clear()
    return receiver


@pytest.fixture
def stack(servers_of_alerting: Stack) -> Iterator[Stack]:
    """The servers, without the service: `start` starts it."""
    yield servers_of_alerting
    servers_of_alerting.stop("alerting")


def publish(stack: Stack, *records: SettlementState | StatusChange | tuple[str, bytes, bytes | None]) -> None:
    with closing(KafkaProducer(bootstrap_servers=stack.kafka, acks="all")) as producer:
        for sent in [
            producer.send(topic, key=key, value=value) for topic, key, value in map(encoded, records)
        ]:
            sent.get(20)


def encoded(
    record: SettlementState | StatusChange | tuple[str, bytes, bytes | None],
) -> tuple[str, bytes, bytes | None]:
    match record:
        case SettlementState():
            return topics.SETTLEMENT_STATES, record.settlement.id.encode(), codec.encode_state(record)
        case StatusChange():
            return topics.STATUS_CHANGES, record.settlement.id.encode(), codec.encode_change(record)
        case _:
            return record


def start(stack: Stack) -> None:
    stack.start("alerting")
    stack.wait_healthy("alerting")
    eventually(lambda: httpx.get(f"{stack.url('alerting')}/readyz").status_code == 200, "not ready")


def eventually(condition: Callable[[], object], otherwise: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)


def scrape(stack: Stack) -> dict[Sample, float]:
    text = httpx.get(f"{stack.url('alerting')}/metrics").text
    return {
        (sample.name, frozenset(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def value(stack: Stack, name: str, **labels: str) -> float | None:
    """The value of the only sample that has `labels`; None where there is none."""
    found = [
        value
        for (sample, its), value in scrape(stack).items()
        if sample == name and labels.items() <= set(its)
    ]
    assert len(found) < 2, found
    return found[0] if found else None


def now() -> datetime:
    return datetime.now(UTC)


def test_change_reaches_people_once_and_with_its_evidence(stack: Stack, webhook: Webhook) -> None:
    change = bakhmut_change(at=now())
    start(stack)
    publish(stack, change, change)
    eventually(webhook.change_ids, "nobody was told")
    stack.kill("alerting")
    publish(stack, change)
    start(stack)
    last = replace(change, revision=1, severity=Severity.CORRECTION, supersedes=change.id)
    publish(stack, last)
    eventually(lambda: last.id in webhook.change_ids(), "the correction was not told")
    assert webhook.change_ids() == [change.id, last.id]
    told = webhook.notifications[0]["alerts"][0]
    assert told["labels"]["settlement"] == "Bakhmut"
    assert told["annotations"]["evidence"] == change.evidence_after[0].claim.claim.evidence
    assert told["annotations"]["link"] == change.evidence_after[0].claim.article.url


def test_old_news_is_not_told(stack: Stack, webhook: Webhook) -> None:
    start(stack)
    old, new = bakhmut_change(at=now() - timedelta(days=8)), bakhmut_change(at=now())
    publish(stack, old, new)
    eventually(webhook.change_ids, "nobody was told")
    assert webhook.change_ids() == [new.id]
    told = "frontwatch_changes_told_total"
    eventually(
        lambda: value(stack, told, receiver="alertmanager", result="old"), "the old one was not counted"
    )


def test_nothing_is_lost_while_alertmanager_is_away(stack: Stack, webhook: Webhook) -> None:
    start(stack)
    stack.kill("alertmanager")
    changes = [replace(bakhmut_change(at=now()), revision=number) for number in range(20)]
    publish(stack, *changes, bakhmut_state())
    eventually(
        lambda: value(stack, "frontwatch_telling_failures_total", receiver="alertmanager"), "no attempt"
    )
    status = "frontwatch_settlement_status"
    shown = {"settlement_id": "test:bakhmut", "status": "contested"}
    eventually(lambda: value(stack, status, **shown) == 1, "metrics wait for Alertmanager")
    stack.start("alertmanager")
    eventually(lambda: len(webhook.change_ids()) >= 20, "changes were lost", seconds=60)
    assert sorted(webhook.change_ids()) == sorted(change.id for change in changes)


def test_restart_restores_every_settlement_before_it_is_ready(stack: Stack) -> None:
    states = [bakhmut_state(id=f"test:{number}", name=f"Place {number}") for number in range(3000)]
    publish(stack, *states)
    start(stack)
    info = [sample for sample in scrape(stack) if sample[0] == "frontwatch_settlement_info"]
    assert len(info) >= 3000
    publish(stack, (topics.SETTLEMENT_STATES, b"test:7", None))
    eventually(
        lambda: value(stack, "frontwatch_settlement_info", settlement_id="test:7") is None, "still there"
    )


def test_broken_records_are_put_aside_and_those_behind_them_shown(stack: Stack, webhook: Webhook) -> None:
    start(stack)
    change, state = bakhmut_change(at=now()), bakhmut_state("test:behind", "Behind")
    key = state.settlement.id.encode()
    publish(stack, (topics.SETTLEMENT_STATES, key, b"\xff\xfe"), state)
    publish(stack, (topics.STATUS_CHANGES, change.settlement.id.encode(), b"\xff\xfe"), change)
    eventually(webhook.change_ids, "the change behind the broken record was not told")
    info = {"settlement_id": "test:behind"}
    eventually(lambda: value(stack, "frontwatch_settlement_info", **info), "the state behind was not shown")
    for topic in (topics.SETTLEMENT_STATES, topics.STATUS_CHANGES):
        options = {"auto_offset_reset": "earliest", "consumer_timeout_ms": 3000}
        dead = topics.dead_letter_topic(topic)
        with closing(KafkaConsumer(dead, bootstrap_servers=stack.kafka, **options)) as consumer:
            letters = [codec.decode_dead_letter(record.value) for record in consumer]
        assert [(letter.topic, letter.value) for letter in letters] == [(topic, b"\xff\xfe")]
