"""The alerting service as a process of its own, on a real broker and a real Alertmanager."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest
import yaml
from kafka import KafkaProducer
from prometheus_client.parser import text_string_to_metric_families

from deploy.local.health import ask
from deploy.local.home import ROOT
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.common import topics
from services.common.settings import KafkaSettings
from services.domain.models.changes import Severity, StatusChange
from services.domain.models.states import SettlementState, Status
from services.messages import codec
from tests.alerting_values import bakhmut_change, bakhmut_state
from tests.grafana_stand_in import StandIn
from tests.integration.reading import values
from tests.scraping import ask_every_second
from tests.webhook import Webhook


@pytest.fixture(scope="module")
def receiver() -> Iterator[Webhook]:
    with closing(Webhook()) as server:
        yield server


@pytest.fixture(scope="module")
def grafana() -> Iterator[StandIn]:
    """A stand-in for Grafana: what is tested here is what becomes of changes while it is away."""
    with closing(StandIn()) as server:
        yield server


@pytest.fixture(scope="module")
def servers_of_alerting(
    tmp_path_factory: pytest.TempPathFactory, receiver: Webhook, grafana: StandIn
) -> Iterator[Stack]:
    """A broker, an Alertmanager and a Prometheus of these tests' own: some of them kill Alertmanager."""
    home = tmp_path_factory.mktemp("alerting")
    token = home / "grafana-token"
    token.write_text("a service account's token\n")
    environment = {
        "FRONTWATCH_WEBHOOK_URL": receiver.url,
        "FRONTWATCH_GRAFANA_URL": grafana.url,
        "FRONTWATCH_GRAFANA_PUBLIC_URL": "https://grafana.example/",
        "FRONTWATCH_GRAFANA_TOKEN_FILE": str(token),
    }
    with Stack(home, free_ports(), attached=True, environment=environment) as stack:
        ask_every_second(stack)
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
def stack(servers_of_alerting: Stack) -> Stack:
    """The servers and the service, which goes on from test to test; some start it anew."""
    start(servers_of_alerting, "alertmanager", "alerting")
    return servers_of_alerting


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


def start(stack: Stack, *programs: str) -> None:
    stack.start(*programs)
    stack.wait_healthy(*programs)


def eventually(condition: Callable[[], object], otherwise: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.1)


def value(stack: Stack, name: str, program: str = "alerting", **labels: str) -> float | None:
    """The value of the only sample of a program's metric that has `labels`; None where there is none."""
    lines = ask(f"{stack.url(program)}/metrics").text.splitlines(keepends=True)
    text = "".join(line for line in lines if line.startswith(name))
    found = [
        sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if labels.items() <= sample.labels.items()
    ]
    assert len(found) < 2, found
    return found[0] if found else None


def answered(stack: Stack) -> float:
    """How many notifications Alertmanager has had an answer to."""
    counted = "alertmanager_notification_latency_seconds_count"
    return value(stack, counted, "alertmanager", integration="webhook") or 0


def counts_one_more(stack: Stack, name: str, **labels: str) -> Callable[[], bool]:
    """Whether a counter of the service is above what it is now."""
    before = value(stack, name, **labels) or 0
    return lambda: (value(stack, name, **labels) or 0) > before


def now() -> datetime:
    return datetime.now(UTC)


def test_change_reaches_people_once_and_with_its_evidence(stack: Stack, webhook: Webhook) -> None:
    change = bakhmut_change(at=now())
    publish(stack, change, change)
    eventually(webhook.change_ids, "nobody was told")
    stack.kill("alerting")
    publish(stack, change)
    start(stack, "alerting")
    last = replace(change, revision=1, severity=Severity.CORRECTION, supersedes=change.id)
    publish(stack, last)
    eventually(lambda: last.id in webhook.change_ids(), "the correction was not told")
    assert webhook.change_ids() == [change.id, last.id]
    told = webhook.notifications[0]["alerts"][0]
    assert told["labels"]["settlement"] == "Bakhmut"
    assert told["annotations"]["evidence"] == change.evidence_after[0].claim.claim.evidence
    assert told["annotations"]["link"] == change.evidence_after[0].claim.article.url
    assert told["generatorURL"].startswith("https://grafana.example/d/frontwatch-settlement?var-settlement=")


def test_a_correction_reaches_people_with_what_they_had_been_told(stack: Stack, webhook: Webhook) -> None:
    told = bakhmut_change(now())
    mended = replace(
        told,
        severity=Severity.CORRECTION,
        after=Status.HELD_BY_UA,
        revision=1,
        supersedes=told.id,
        overturned=told.as_told,
    )
    publish(stack, mended)
    eventually(webhook.change_ids, "nobody was told")
    [alert] = webhook.notifications[0]["alerts"]
    assert alert["labels"]["change_id"] == mended.id
    assert (alert["labels"]["from"], alert["labels"]["to"]) == ("held_by_ru", "held_by_ua")
    summary = "correction, reported held by Ukrainian forces. Told before: held by Russian forces"
    assert alert["annotations"]["summary"].endswith(summary)
    of_when = f"What was told before was of {told.at:%Y-%m-%d %H:%M} UTC, with a confidence of 80%."
    assert of_when in alert["annotations"]["description"]


def test_old_news_is_not_told(stack: Stack, webhook: Webhook) -> None:
    old, new = bakhmut_change(at=now() - timedelta(days=8)), bakhmut_change(at=now())
    counted = counts_one_more(stack, "frontwatch_changes_told_total", receiver="alertmanager", result="old")
    publish(stack, old, new)
    eventually(webhook.change_ids, "nobody was told")
    assert webhook.change_ids() == [new.id]
    eventually(counted, "the old one was not counted")


def test_what_was_told_before_alertmanager_restarted_is_not_told_again(
    stack: Stack, webhook: Webhook
) -> None:
    """So that what a restart lost can be told by hand: by handing over all changes of that time again."""
    before = answered(stack)
    change = bakhmut_change(at=now())
    publish(stack, change)
    eventually(webhook.change_ids, "nobody was told")
    # stopped before it has the answer, it could not know that it has told, and rightly would again
    eventually(lambda: answered(stack) > before, "Alertmanager got no answer")
    stack.stop("alertmanager")
    start(stack, "alertmanager")
    last = replace(change, revision=1)
    publish(stack, change, last)
    eventually(lambda: last.id in webhook.change_ids(), "what came after the restart was not told")
    assert webhook.change_ids() == [change.id, last.id]


def test_nothing_is_lost_while_alertmanager_is_away(stack: Stack, webhook: Webhook) -> None:
    stack.kill("alertmanager")
    failed = counts_one_more(stack, "frontwatch_telling_failures_total", receiver="alertmanager")
    changes = [replace(bakhmut_change(at=now()), revision=number) for number in range(20)]
    broken = (topics.STATUS_CHANGES, changes[0].settlement.id.encode(), b"\xff away")
    publish(stack, broken, *changes, bakhmut_state())
    eventually(failed, "no attempt")
    status = "frontwatch_settlement_status"
    shown = {"settlement_id": "test:bakhmut", "status": "contested"}
    eventually(lambda: value(stack, status, **shown) == 1, "metrics wait for Alertmanager")
    stack.start("alertmanager")
    eventually(lambda: len(webhook.change_ids()) >= 20, "changes were lost")
    assert sorted(webhook.change_ids()) == sorted(change.id for change in changes)
    assert put_aside(stack, topics.STATUS_CHANGES).count(broken[2]) == 1, "put aside at each attempt"


def test_grafana_away_delays_annotations_and_nothing_else(
    stack: Stack, webhook: Webhook, grafana: StandIn
) -> None:
    grafana.failing = 503
    failed = counts_one_more(stack, "frontwatch_telling_failures_total", receiver="grafana")
    change = bakhmut_change(at=now())
    publish(stack, change)
    eventually(webhook.change_ids, "people wait for Grafana")
    eventually(failed, "no attempt")
    assert annotated(grafana, change) == 0
    grafana.failing = 0
    eventually(lambda: annotated(grafana, change), "the annotation was lost")
    known = counts_one_more(stack, "frontwatch_changes_told_total", receiver="grafana", result="known")
    publish(stack, change)
    eventually(known, "it was not recognised")
    assert annotated(grafana, change) == 1


def annotated(grafana: StandIn, change: StatusChange) -> int:
    return sum(f"change:{change.id}" in annotation["tags"] for annotation in grafana.annotations)


def test_restart_restores_every_settlement_before_it_is_ready(stack: Stack) -> None:
    stack.stop("alerting")
    states = [bakhmut_state(id=f"test:{number}", name=f"Place {number}") for number in range(3000)]
    publish(stack, *states)
    start(stack, "alerting")
    assert shown(stack.url("alerting")) >= {state.settlement.id for state in states}
    publish(stack, (topics.SETTLEMENT_STATES, b"test:7", None))
    eventually(
        lambda: value(stack, "frontwatch_settlement_info", settlement_id="test:7") is None, "still there"
    )
    publish(stack, *((topics.SETTLEMENT_STATES, state.settlement.id.encode(), None) for state in states))


def test_broken_records_are_put_aside_and_those_behind_them_shown(stack: Stack, webhook: Webhook) -> None:
    change, state = bakhmut_change(at=now()), bakhmut_state("test:behind", "Behind")
    key = state.settlement.id.encode()
    publish(stack, (topics.SETTLEMENT_STATES, key, b"\xff\xfe"), state)
    publish(stack, (topics.STATUS_CHANGES, change.settlement.id.encode(), b"\xff\xfe"), change)
    eventually(webhook.change_ids, "the change behind the broken record was not told")
    info = {"settlement_id": "test:behind"}
    eventually(lambda: value(stack, "frontwatch_settlement_info", **info), "the state behind was not shown")
    for topic in (topics.SETTLEMENT_STATES, topics.STATUS_CHANGES):
        assert put_aside(stack, topic).count(b"\xff\xfe") == 1


def put_aside(stack: Stack, topic: str) -> list[bytes]:
    """What lies on the dead-letter topic of `topic`."""
    letters = [
        codec.decode_dead_letter(value) for value in values(stack.kafka, topics.dead_letter_topic(topic))
    ]
    assert {letter.topic for letter in letters} <= {topic}
    return [letter.value for letter in letters]


def test_replicas_share_the_settlements_and_take_over(stack: Stack) -> None:
    names = {f"shared:{number}" for number in range(50)}
    publish(stack, *(bakhmut_state(name, name) for name in sorted(names)))
    eventually(lambda: shown(stack.url("alerting")) >= names, "not all are shown")
    with replica(stack) as second:
        eventually(lambda: shown(second) & names, "the second replica got no partition")
        eventually(lambda: not shown(stack.url("alerting")) & shown(second), "settlements are shown twice")
        assert (shown(stack.url("alerting")) | shown(second)) >= names
    eventually(lambda: shown(stack.url("alerting")) >= names, "nobody took the partitions over")


@contextmanager
def replica(stack: Stack) -> Iterator[str]:
    """The URL of one more alerting service of the same group."""
    port = free_ports()["alerting"]
    environment = {**os.environ, **stack.settings(), "FRONTWATCH_PORT": str(port)}
    command = [sys.executable, "-m", "services.alerting"]
    with (
        (stack.home / "replica.log").open("wb") as log,
        subprocess.Popen(command, env=environment, cwd=ROOT, stderr=log) as process,
    ):
        try:
            url = f"http://127.0.0.1:{port}"
            eventually(lambda: answers(f"{url}/readyz"), "the replica is not ready")
            yield url
        finally:
            process.terminate()


def answers(url: str) -> bool:
    try:
        return ask(url).is_success
    except httpx.TransportError:
        return False


def shown(url: str) -> set[str]:
    """The ids of the settlements that the service exports."""
    exported = ask(f"{url}/metrics").text
    return set(re.findall(r'frontwatch_settlement_info{settlement_id="([^"]+)"', exported))


def test_that_nobody_was_told_is_said_of_nothing_that_was_told(stack: Stack, webhook: Webhook) -> None:
    """Not after restarts either, while what waits for Alertmanager is named until it is told."""
    start(stack, "prometheus")
    told, untold = (changed_just_now(place) for place in ("rule:told", "rule:untold"))
    publish(stack, *told)
    eventually(webhook.change_ids, "nobody was told")
    for program in ("alerting", "alertmanager"):
        stack.stop(program)
    start(stack, "alertmanager", "alerting")
    eventually(lambda: named(stack, "frontwatch_settlement_status_told_timestamp_seconds"), "forgotten")
    stack.stop("alertmanager")
    publish(stack, *untold)
    eventually(lambda: "rule:untold" in named(stack, UNTOLD), "the fallback is silent")
    assert named(stack, UNTOLD) == {"rule:untold"}
    assert webhook.change_ids() == [told[1].id]
    stack.start("alertmanager")
    eventually(lambda: untold[1].id in webhook.change_ids(), "a change was lost")
    eventually(lambda: not named(stack, UNTOLD), "what was told is named still")
    assert webhook.change_ids() == [told[1].id, untold[1].id]


[UNTOLD] = [
    rule["expr"]
    for group in yaml.safe_load((ROOT / "deploy/prometheus/rules/settlements.yml").read_text())["groups"]
    for rule in group["rules"]
    if rule["alert"] == "SettlementStatusChangeSeen"
]


def changed_just_now(settlement_id: str) -> tuple[SettlementState, StatusChange]:
    """A settlement's state and the change that led to it."""
    at = now()
    state = bakhmut_state(settlement_id, settlement_id, Status.HELD_BY_RU)
    state = replace(state, since=at, last_claim_at=at, changed_at=at, encircled_by=())
    return state, replace(bakhmut_change(at), settlement=state.settlement)


def named(stack: Stack, query: str) -> set[str]:
    """The settlements that Prometheus answers with."""
    answer = ask(f"{stack.url('prometheus')}/api/v1/query", params={"query": query})
    return {
        series["metric"]["settlement_id"] for series in answer.raise_for_status().json()["data"]["result"]
    }


def test_it_is_said_what_alertmanager_forgot_of_a_channel_that_was_away(
    stack: Stack, receiver: Webhook
) -> None:
    """The rule's expressions over what a real Alertmanager exports; how long they look back is promtool's."""
    start(stack, "prometheus")
    eventually(lambda: failed(stack) is not None, "Prometheus does not ask Alertmanager")
    before = failed(stack) or 0
    receiver.status = 500
    try:
        publish(stack, replace(bakhmut_change(at=now()), revision=now().microsecond))
        eventually(lambda: (failed(stack) or 0) > before + 1, "no failure is counted")
    finally:
        receiver.status = 200
    assert not queried(stack, f"sum by (integration) (resets({FAILED}[5m])) > 0")
    stack.kill("alertmanager")
    start(stack, "alertmanager")
    reset = f"sum by (integration) (resets({FAILED}[5m])) > 0"
    eventually(lambda: queried(stack, reset) == [{"integration": "webhook"}], "the restart is not seen")


FAILED = "alertmanager_notification_requests_failed_total"


def failed(stack: Stack) -> float | None:
    """How many notifications of the webhook failed, as Prometheus knows."""
    query = {"query": f'{FAILED}{{integration="webhook"}}'}
    answer = ask(f"{stack.url('prometheus')}/api/v1/query", params=query)
    found = answer.raise_for_status().json()["data"]["result"]
    return float(found[0]["value"][1]) if found else None


def queried(stack: Stack, query: str) -> list[dict[str, str]]:
    """The labels of what Prometheus answers with."""
    answer = ask(f"{stack.url('prometheus')}/api/v1/query", params={"query": query})
    return [series["metric"] for series in answer.raise_for_status().json()["data"]["result"]]
