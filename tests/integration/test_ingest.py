"""The ingest service on a real broker: what is answered with 202 is in Kafka, whatever else happens."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Any
from uuid import uuid4

import httpx
import pytest
import requests
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry
from schemathesis.checks import positive_data_acceptance

from deploy.local.health import ask
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.common.records import Message
from services.common.servers import KafkaCheck, ServerWatch
from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, create_topics
from services.domain.models.sides import ClaimantSide
from services.ingest import bodies
from services.ingest.api import make_app
from services.ingest.intake import Intake
from services.ingest.limits import RateLimit
from services.ingest.outlets import read_outlets
from services.ingest.publisher import DELIVERY_SECONDS, Publisher, Unavailable
from services.messages import codec
from tests.integration.reading import articles_of, values
from tests.serving import serving

NDJSON = {"Content-Type": "application/x-ndjson"}
DATED = {"published": "2023-03-07T12:00:00Z"}


@contextmanager
def application(kafka: str, per_second: float = 1e9, **options: Any) -> Iterator[FastAPI]:
    create_topics(KafkaSettings(kafka_bootstrap=kafka))
    publisher = Publisher({"bootstrap_servers": kafka})
    registry = CollectorRegistry()
    intake = Intake(publisher, read_outlets(), registry)
    yield make_app(intake, registry, RateLimit(per_second, time.monotonic), **options)
    publisher.close()


@contextmanager
def client_of(app: FastAPI) -> Iterator[httpx.Client]:
    # Both ends would give up an idle connection after five seconds: a request sent just then is lost.
    limits = httpx.Limits(keepalive_expiry=1)
    with serving(app) as url, httpx.Client(base_url=url, timeout=30, limits=limits) as client:
        yield client


@pytest.fixture(scope="module")
def app(kafka: str) -> Iterator[FastAPI]:
    with application(kafka) as app:
        yield app


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with client_of(app) as client:
        yield client


@pytest.fixture
def outlet() -> str:
    return f"Outlet {uuid4()}"


def bulk(articles: list[dict[str, Any]]) -> bytes:
    return b"\n".join(json.dumps(article, ensure_ascii=False).encode() for article in articles)


def test_an_accepted_article_is_in_kafka(client: httpx.Client, kafka: str, outlet: str) -> None:
    article = {
        "text": "Both villages hold.",
        "published": "2023-03-07T12:00:00+02:00",
        "outlet": outlet,
        "side": "RU",
    }
    answer = client.post("/v1/articles", json=article)
    assert answer.status_code == 202
    [stored] = articles_of(kafka, outlet)
    assert answer.json() == {"id": stored.id, "result": "accepted"}
    assert (stored.text, stored.outlet_side) == ("Both villages hold.", ClaimantSide.RU)
    assert stored.published == datetime(2023, 3, 7, 10, tzinfo=UTC)
    assert stored.ingested is not None
    assert timedelta() <= datetime.now(UTC) - stored.ingested < timedelta(minutes=1)


def test_an_article_sent_twice_is_one_article(client: httpx.Client, kafka: str, outlet: str) -> None:
    first, second = (
        client.post("/v1/articles", json={"text": text, "outlet": outlet, **DATED}).json()
        for text in ("The  village\nholds.", "The village holds. ")
    )
    assert first == {**second, "result": "accepted"}
    assert second["result"] == "duplicate"
    assert len(articles_of(kafka, outlet)) == 1


def test_versions_of_what_its_sender_calls_by_one_name_are_told_as_such(
    client: httpx.Client, kafka: str, outlet: str
) -> None:
    own = {"outlet": outlet, "url": "https://a.example/1", **DATED}
    for text, names in (("first", {"entry": "s-1"}), ("second", {"entry": "s-1"}), ("another", {})):
        assert client.post("/v1/articles", json={**own, "text": text, **names}).status_code == 202
    entries = {article.text: article.entry for article in articles_of(kafka, outlet)}
    assert entries["first"] == entries["second"] != ""
    assert entries["another"] == "", "one address may hold many articles"


def test_an_article_in_a_language_that_is_not_read_is_kept_and_its_sender_told(
    client: httpx.Client, kafka: str, outlet: str
) -> None:
    article = {"text": "Les forces russes ont pris Bakhmout.", "outlet": outlet, **DATED}
    answer = client.post("/v1/articles", json=article)
    assert answer.status_code == 202
    assert "none of the languages that are read (en, ru, uk)" in answer.json()["note"]
    assert [stored.text for stored in articles_of(kafka, outlet)] == [article["text"]]


def test_of_an_article_in_html_the_text_is_kept(client: httpx.Client, kafka: str, outlet: str) -> None:
    text = "<p>Russian forces <b>captured</b> Toretsk.</p><script>track()</script>"
    answer = client.post("/v1/articles", json={"text": text, "outlet": outlet, **DATED})
    assert answer.status_code == 202
    assert [stored.text for stored in articles_of(kafka, outlet)] == ["Russian forces captured Toretsk."]


def test_half_a_character_does_no_harm(client: httpx.Client, kafka: str, outlet: str) -> None:
    body = json.dumps({"text": "Bakhmut \ud83d holds", "outlet": outlet, **DATED})
    headers = {"Content-Type": "application/json"}
    assert client.post("/v1/articles", content=body, headers=headers).status_code == 202
    [article] = articles_of(kafka, outlet)
    assert article.text == "Bakhmut \N{REPLACEMENT CHARACTER} holds"


def test_of_a_bulk_the_good_lines_are_accepted_and_the_bad_ones_told(
    client: httpx.Client, kafka: str, outlet: str
) -> None:
    good = [{"text": f"Village {number} holds.", "outlet": outlet, **DATED} for number in range(600)]
    lines = [*(json.dumps(article).encode() for article in good), b"", b"{no json", b'{"text": "undated"}']
    answer = client.post("/v1/articles", content=b"\n".join([*lines, lines[0]]), headers=NDJSON)
    assert answer.status_code == 202
    result = answer.json()
    assert (result["accepted"], result["duplicates"], result["rejected"]) == (600, 1, 2)
    assert [(error["line"], error["field"], error["reason"]) for error in result["errors"]] == [
        (602, "", "undecodable"),
        (603, "published", "no_publication_date"),
    ]
    assert sorted(article.text for article in articles_of(kafka, outlet)) == sorted(
        article["text"] for article in good
    )


@pytest.mark.parametrize(
    ("article", "status", "field", "reason"),
    [
        ({"text": "x"}, 422, "published", "no_publication_date"),
        ({"text": "x", "published": None}, 422, "published", "no_publication_date"),
        ({"text": "x", "published": "yesterday"}, 422, "published", "no_publication_date"),
        ({"text": "x", "published": "2999-01-01"}, 422, "published", "published_in_future"),
        ({"text": "x", "published": "1970-01-01"}, 422, "published", "incomplete"),
        (DATED, 422, "text", "incomplete"),
        ({"text": " \u00ad\n", **DATED}, 422, "text", "incomplete"),
        ({"text": "я" * 600_000, **DATED}, 413, "text", "too_large"),
        ({"text": "x", "side": "DE", **DATED}, 422, "side", "incomplete"),
        ({"text": "x", "url": "javascript:alert(1)", **DATED}, 422, "url", "incomplete"),
        ({"text": "x", "language": 5, **DATED}, 422, "language", "incomplete"),
        ({"text": "x", "outlett": "Reuters", **DATED}, 422, "outlett", "unknown_field"),
        ([], 422, "", "incomplete"),
    ],
)
def test_what_is_wrong_is_told_with_its_field(
    client: httpx.Client, article: Any, status: int, field: str, reason: str
) -> None:
    answer = client.post("/v1/articles", json=article)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert (problem["field"], problem["reason"]) == (field, reason)
    assert problem["detail"]


def test_a_missing_date_is_told_how_to_give(client: httpx.Client) -> None:
    detail = client.post("/v1/articles", json={"text": "x"}).json()["detail"]
    assert "`published`" in detail
    assert "2023-03-07T14:30:00+02:00" in detail


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Content-Type": "text/plain"}, 415), ({**NDJSON, "Content-Encoding": "gzip"}, 415), (NDJSON, 422)],
)
def test_bodies_of_other_kinds_are_refused(
    client: httpx.Client, headers: dict[str, str], status: int
) -> None:
    answer = client.post("/v1/articles", content=b"", headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_huge_body_is_refused_without_being_kept(client: httpx.Client) -> None:
    huge = client.post("/v1/articles", json={"text": "x" * 50_000_000, **DATED})
    assert huge.status_code == 413
    one_line = client.post("/v1/articles", content=b"x" * 50_000_000, headers=NDJSON)
    assert (one_line.status_code, one_line.json()["errors"][0]["reason"]) == (422, "too_large")


def test_with_tokens_only_their_owners_may_hand_in(kafka: str, outlet: str) -> None:
    article = {"text": "x", "outlet": outlet, **DATED}
    with application(kafka, tokens=["s3cret", "other"]) as app, client_of(app) as client:
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic s3cret"}):
            answer = client.post("/v1/articles", json=article, headers=headers)
            assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert not articles_of(kafka, outlet)
        owner = {"Authorization": "Bearer other"}
        assert client.post("/v1/articles", json=article, headers=owner).status_code == 202
        assert client.get("/healthz").status_code == 200


def test_with_all_requests_under_way_the_next_is_told_and_health_is_answered(kafka: str, outlet: str) -> None:
    begun, go_on = Event(), Event()

    def slowly() -> Iterator[bytes]:
        yield json.dumps({"text": "x", "outlet": outlet, **DATED}).encode()
        begun.set()
        go_on.wait(20)
        yield b"\n"

    with application(kafka, max_requests=1) as app, client_of(app) as client, ThreadPoolExecutor() as other:
        first = other.submit(client.post, "/v1/articles", content=slowly(), headers=NDJSON)
        assert begun.wait(20)
        deadline = time.monotonic() + 20
        while (answer := client.post("/v1/articles", json={"text": "y", **DATED})).status_code == 202:
            assert time.monotonic() < deadline
        health = [client.get(path).status_code for path in ("/healthz", "/readyz", "/metrics")]
        go_on.set()
        assert first.result().status_code == 202
        assert client.post("/v1/articles", json={"text": "z", **DATED}).status_code == 202, "it is free again"
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "2")
    assert answer.headers["content-type"] == "application/problem+json"
    assert health == [200, 200, 200]


def trickle(host: str, port: int, token: str) -> tuple[int, bytes]:
    """Send a body of which a byte comes now and then, until there is an answer: its status, and all of it."""
    with socket.create_connection((host, port)) as connection:
        head = f"Host: {host}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/x-ndjson"
        connection.sendall(f"POST /v1/articles HTTP/1.1\r\n{head}\r\nContent-Length: 100000\r\n\r\n".encode())
        for _ in range(200):
            connection.sendall(b" ")
            if select.select([connection], [], [], 0.1)[0]:
                break
        answer = connection.recv(4096)
    return int(answer.split()[1]), answer


def test_who_lets_bodies_trickle_is_cut_off_and_shuts_nobody_out(
    kafka: str, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "SILENCE_SECONDS", 3.0)
    options: dict[str, Any] = {"tokens": ["slow", "other"], "max_requests": 8, "max_requests_of_one": 4}
    article, owner = {"text": "x", "outlet": outlet, **DATED}, {"Authorization": "Bearer other"}
    with application(kafka, **options) as app, client_of(app) as client, ThreadPoolExecutor(8) as senders:
        began = time.monotonic()
        at = (client.base_url.host, client.base_url.port or 80)
        waiting = [senders.submit(trickle, *at, "slow") for _ in range(8)]
        refused = [done.result() for done in islice(as_completed(waiting), 4)]
        assert client.post("/v1/articles", json=article, headers=owner).status_code == 202
        answers = [one.result() for one in waiting]
        assert time.monotonic() - began < 15
    assert [status for status, _ in refused] == [429] * 4
    assert all(b"retry-after: 2" in answer for _, answer in refused)
    assert sorted(status for status, _ in answers) == [408] * 4 + [429] * 4


def test_who_is_too_fast_is_told_when_to_come_back(kafka: str, outlet: str) -> None:
    articles = [{"text": f"{number}", "outlet": outlet, **DATED} for number in range(100)]
    with application(kafka, per_second=10) as app, client_of(app) as client:
        assert client.post("/v1/articles", content=bulk(articles), headers=NDJSON).status_code == 202
        answer = client.post("/v1/articles", json=articles[0])
    assert answer.status_code == 429
    assert 5 <= int(answer.headers["retry-after"]) <= 9


ANY_TEXT = st.text(st.characters(categories=None), max_size=20)
ARTICLE = st.fixed_dictionaries(
    {"text": ANY_TEXT, "published": st.sampled_from(["2023-03-07", "2023-03-07T14:30Z", "1970-01-01", None])},
    optional=dict.fromkeys(("title", "outlet", "side", "url", "language"), ANY_TEXT),
)
NONSENSE = st.recursive(
    st.none() | st.booleans() | st.floats() | ANY_TEXT,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["text", "published", "side", "url"]), inner)
    ),
)


def test_no_bytes_make_the_service_fail_or_lose_what_it_accepted(client: httpx.Client, kafka: str) -> None:
    accepted: set[str] = set()

    @settings(max_examples=200)
    @given(
        body=st.binary(max_size=300) | (ARTICLE | NONSENSE).map(lambda value: json.dumps(value).encode()),
        media_type=st.sampled_from(["application/json", "application/x-ndjson", "text/html"]),
    )
    def holds(body: bytes, media_type: str) -> None:
        answer = client.post("/v1/articles", content=body, headers={"Content-Type": media_type})
        assert answer.status_code in (202, 413, 415, 422), answer.text
        if answer.status_code == 202 and media_type == "application/json":
            accepted.add(answer.json()["id"])

    holds()
    assert accepted
    assert accepted <= {codec.decode_article(value).id for value in values(kafka, ARTICLES)}


@schemathesis.serializer("application/x-ndjson")
def as_it_is(_: Any, value: Any) -> bytes:
    return str(value).encode(errors="surrogatepass")


def test_the_openapi_page_tells_the_truth(app: FastAPI) -> None:
    with serving(app) as url, requests.Session() as session:
        schema = schemathesis.openapi.from_url(f"{url}/openapi.json")

        @settings(max_examples=100, suppress_health_check=list(HealthCheck))
        @given(case=schema["/v1/articles"]["POST"].as_strategy())
        def holds(case: schemathesis.Case[Any]) -> None:
            # The schema can not say that a date must lie in the war, or that a line must be an article.
            case.call_and_validate(session=session, excluded_checks=[positive_data_acceptance])

        holds()


def test_a_broker_that_is_away_is_told_at_once_with_a_time_to_come_back(outlet: str) -> None:
    nowhere = f"127.0.0.1:{free_ports()['kafka']}"
    publisher = Publisher({"bootstrap_servers": nowhere})
    registry = CollectorRegistry()
    watch = ServerWatch(KafkaCheck(KafkaSettings(kafka_bootstrap=nowhere)))
    watch.ask()
    app = make_app(
        Intake(publisher, read_outlets(), registry),
        registry,
        RateLimit(1e9, time.monotonic),
        not_ready=watch.not_ready,
    )
    with client_of(app) as client:
        answers = [client.post("/v1/articles", json={"text": "x", **DATED}) for _ in range(3)]
        ready = client.get("/readyz")
        alive = client.get("/healthz")
    publisher.close()
    assert {answer.status_code for answer in answers} == {503}
    assert {answer.headers["retry-after"] for answer in answers} == {"2"}
    assert (ready.status_code, alive.status_code) == (503, 200)
    assert nowhere in ready.text


def test_no_more_is_in_flight_than_allowed() -> None:
    nowhere = f"127.0.0.1:{free_ports()['kafka']}"
    publisher = Publisher({"bootstrap_servers": nowhere}, max_bytes_in_flight=100)
    waiting = publisher.publish([Message(ARTICLES, b"k", b"x" * 90)])
    with pytest.raises(Unavailable, match="91 bytes wait"):
        publisher.publish([Message(ARTICLES, b"k", b"x" * 90)])
    with pytest.raises(Unavailable, match="can't be reached"):
        waiting.result(DELIVERY_SECONDS + 2)
    with pytest.raises(Unavailable, match="can't be reached"):
        publisher.publish([Message(ARTICLES, b"k", b"x" * 90)]).result(DELIVERY_SECONDS + 2)
    publisher.close()


def test_a_broker_that_dies_in_mid_stream_costs_nothing_accepted(
    new_stack: Callable[..., Stack], outlet: str
) -> None:
    stack = new_stack("kafka")
    accepted: set[str] = set()
    refused = 0
    finished = threading.Event()

    def send(client: httpx.Client) -> None:
        nonlocal refused
        number = 0
        while not finished.is_set():
            article = {"text": f"Village {number} holds.", "outlet": outlet, **DATED}
            answer = client.post("/v1/articles", json=article)
            if answer.status_code == 202:
                accepted.add(answer.json()["id"])
                number += 1
            else:
                assert answer.status_code == 503, answer.text
                assert answer.headers["retry-after"]
                refused += 1
                time.sleep(0.2)

    def wait_for(count: int) -> None:
        deadline = time.monotonic() + 60
        while len(accepted) < count and sender.is_alive() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(accepted) >= count

    with application(stack.kafka) as app, client_of(app) as client:
        sender = threading.Thread(target=send, args=[client])
        sender.start()
        try:
            wait_for(50)
            stack.kill("kafka")
            deadline = time.monotonic() + 30
            while not refused and time.monotonic() < deadline:
                time.sleep(0.05)
            assert refused
            stack.start("kafka")
            stack.wait_healthy("kafka")
            wait_for(len(accepted) + 50)
        finally:
            finished.set()
            sender.join(30)
    assert accepted <= {article.id for article in articles_of(stack.kafka, outlet)}


@contextmanager
def service(kafka: str, folder: Path, **environment: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The service as a process of its own, and its URL."""
    create_topics(KafkaSettings(kafka_bootstrap=kafka))
    port = free_ports()["ingest"]
    with (folder / "ingest.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "services.ingest"],
            stderr=log,
            env={
                **os.environ,
                "FRONTWATCH_KAFKA_BOOTSTRAP": kafka,
                "FRONTWATCH_PORT": str(port),
                **environment,
            },
        )
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                if ask(f"{url}/readyz").status_code == 200:
                    break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield process, url
    finally:
        process.kill()
        process.wait()


def test_told_to_stop_the_service_ends_in_time_and_keeps_what_it_accepted(
    kafka: str, outlet: str, tmp_path: Path
) -> None:
    accepted: set[str] = set()

    def send(url: str) -> None:
        with httpx.Client(base_url=url) as client:
            for number in range(100_000):
                article = {"text": f"Village {number} holds.", "outlet": outlet, **DATED}
                try:
                    answer = client.post("/v1/articles", json=article)
                except httpx.TransportError:
                    return
                if answer.status_code == 202:
                    accepted.add(answer.json()["id"])

    with service(kafka, tmp_path) as (process, url):
        senders = [threading.Thread(target=send, args=[url]) for _ in range(4)]
        for sender in senders:
            sender.start()
        while len(accepted) < 50:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        for sender in senders:
            sender.join()
    assert len(accepted) >= 50
    assert accepted <= {article.id for article in articles_of(kafka, outlet)}
