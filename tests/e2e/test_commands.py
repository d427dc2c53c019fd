"""The commands that look into the store and put things right, on a real stack."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from typer.testing import CliRunner

from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.cli.commands import app
from services.cli.kafka import KafkaPublish
from services.common.records import Message
from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, CLAIMS, create_topics
from services.domain.models.articles import Article, ArticleRef
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places import Gazetteer
from services.messages.codec import encode_article, encode_report

START = datetime(2023, 3, 1, tzinfo=UTC)
WORDS = "Bakhmut is under Russian control"


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """What the commands work with. Each test has articles and settlements of its own."""
    with Stack(tmp_path_factory.mktemp("commands"), free_ports(), attached=True) as stack:
        stack.start("kafka", "redis")
        stack.wait_healthy("kafka", "redis")
        create_topics(KafkaSettings(kafka_bootstrap=stack.kafka))
        stack.start("stream")
        stack.wait_healthy("stream")
        yield stack


def captured(place: Settlement, article: ArticleRef | None = None) -> Report:
    said = (Kind.CONTROL, Side.RU, Extent.WHOLE, Factuality.ASSERTED, ClaimantSide.NEUTRAL, "Institute B")
    claim = Claim(place.name, place.id, *said, WORDS, 0, len(WORDS), "rule")
    false = ArticleRef("f" * 32, START, START, title="False", url="https://example.org/false")
    return Report(article or false, place, (claim,))


def told_by(stack: Stack, *arguments: str) -> str:
    """What a command says."""
    return CliRunner().invoke(app, arguments, env={**stack.settings(), "COLUMNS": "200"}).output


def once_told(stack: Stack, words: str, *arguments: str) -> str:
    """What a command says once it says `words`."""
    deadline = time.monotonic() + 60
    while words not in (shown := told_by(stack, *arguments)):
        assert time.monotonic() < deadline, shown
        time.sleep(0.2)
    return shown


def test_baseline_explain_retract_history(stack: Stack, tmp_path: Path) -> None:
    settings = KafkaSettings(kafka_bootstrap=stack.kafka)
    frontwatch = partial(told_by, stack)
    until = partial(once_told, stack)

    baseline = tmp_path / "baseline.csv"
    baseline.write_text(
        "settlement,oblast,status,date,source\nBakhmut,Donetsk,held_by_ua,2023-01-01,Institute A\n"
    )
    assert "1 rows loaded" in frontwatch("baseline", "load", str(baseline))
    assert "Institute A" in until("held by UA", "explain", "Бахмут")

    place = next(p for p in Gazetteer.load().search("Bakhmut") if p.oblast.startswith("Donetsk"))
    with KafkaPublish(settings) as publish:
        publish.send([Message(CLAIMS, place.id.encode(), encode_report(captured(place)))])
    assert WORDS in until("held by RU", "history", "Артёмовск")
    assert "https://example.org/false" in frontwatch("history", "Bakhmut")
    assert "https://example.org/false" in frontwatch("explain", "Bakhmut")
    assert "Бахмут" in frontwatch("watch", "--once", "--oblast", "Донецька область", "--names", "uk")
    assert "0 settlements" in frontwatch("watch", "--oblast", "Херсонская")  # no terminal: it ends

    assert "was handed in" in frontwatch("retract", "0" * 32, "--yes")
    assert "Taken out of 1" in frontwatch("retract", "https://example.org/false?utm_source=x", "--yes")
    assert "held by RU" in until("taken back", "history", "Bakhmut", "--told")
    assert "held by RU" not in frontwatch("history", "Bakhmut")

    with KafkaPublish(settings) as publish:  # as when the article is handed in again
        publish.send([Message(CLAIMS, place.id.encode(), encode_report(captured(place)))])
    baseline.write_text(
        "settlement,oblast,status,date,source\nBakhmut,Donetsk,contested,2023-04-01,Institute C\n"
    )
    frontwatch("baseline", "load", str(baseline))
    assert "Institute B" not in until("Institute C", "explain", "Bakhmut")
    assert "held by RU" not in frontwatch("board", "--at", "2023-03-02")
    assert "Counted again in 1" in frontwatch("retract", "f" * 12, "--yes", "--undo")
    assert "Institute B" in until("held by RU", "history", "Bakhmut")
    # An article of which the version before had read something else.
    read = Article("e" * 32, "Ukrainian forces have liberated Kherson.", START, ingested=START)
    wrong = captured(place, replace(captured(place).article, id=read.id, title="Misread"))
    with KafkaPublish(settings) as publish:
        publish.send([Message(CLAIMS, place.id.encode(), encode_report(wrong))])
        publish.send([Message(ARTICLES, read.id.encode(), encode_article(read))])
    until("held by UA", "explain", "Kherson")
    # One that is taken out before the stream has come to it.
    stack.stop("stream")
    early = Article("d" * 32, "Russian forces have captured Vovchansk.", START, ingested=START)
    with KafkaPublish(settings) as publish:
        publish.send([Message(ARTICLES, early.id.encode(), encode_article(early))])
    assert "Taken out of 0" in frontwatch("retract", "d" * 12, "--yes")
    stack.start("stream")
    until("Vovchansk: 1 claim of", "retract", "d" * 12, "--undo")  # only asks: what it says is known now
    time.sleep(1)
    assert "Nothing is reported of “Vovchansk”" in frontwatch("explain", "Vovchansk")
    assert "Counted again in 1" in frontwatch("retract", "d" * 12, "--yes", "--undo")
    until("held by RU", "explain", "Vovchansk")
    assert ": 0 reports new, 0 changed, 1 gone (nothing" in frontwatch("reextract", "--dry-run")
    assert ": 0 reports new, 0 changed, 1 gone" in frontwatch("reextract")
    assert re.search(r"\d+ articles: 0 reports new, 0 changed, 0 gone", frontwatch("reextract"))

    assert "No settlement is called “Nowhereville”" in frontwatch("explain", "Nowhereville")


def test_a_feeds_corrected_entry_takes_the_place_of_the_former(stack: Stack) -> None:
    settings = KafkaSettings(kafka_bootstrap=stack.kafka)
    for id_, text, place in (
        ("b" * 32, "Russian forces captured Vuhledar.", "Vuhledar"),
        ("c" * 32, "Ukrainian forces liberated Izium.", "Izium"),
    ):
        version = Article(
            id_, text, START, ingested=datetime.now(UTC), url="https://example.org/story", entry="story"
        )
        with KafkaPublish(settings) as publish:
            publish.send([Message(ARTICLES, id_.encode(), encode_article(version))])
        once_told(stack, "held by", "explain", place)
    assert "held by" not in once_told(stack, "now cccccccccccc", "history", "Vuhledar")
    told = " ".join(told_by(stack, "article", "https://example.org/story").split())
    assert "superseded by cccccccccccc" in told
    assert "decided unknown" in told
    taken = told_by(stack, "retract", "https://example.org/story", "--yes")
    assert "Taken out of 1" in taken
    assert "superseded by cccccccccccc" in taken
