"""`frontwatch replay` and `frontwatch dlq` on a real broker."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from services.cli.commands import app
from services.common.dead_letters import Reason
from services.common.records import Message
from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, create_topics, dead_letter_topic
from services.domain.models.articles import Article
from services.domain.models.dead_letters import DeadLetter
from services.ingest.intake import dead_submission
from services.ingest.publisher import Publisher
from services.messages import codec
from tests.integration.reading import articles_of


@pytest.fixture
def outlet() -> str:
    return f"Outlet {uuid4()}"


@pytest.fixture(autouse=True)
def broker(kafka: str, monkeypatch: pytest.MonkeyPatch) -> str:
    create_topics(KafkaSettings(kafka_bootstrap=kafka))
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", kafka)
    monkeypatch.setenv("COLUMNS", "400")
    return kafka


def frontwatch(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def archive(path: Path, outlet: str, count: int) -> Path:
    with path.open("w") as file:
        for number in range(count):
            day = f"2023-03-{28 - number % 28:02}"
            article = {"text": f"Town {number} holds.", "published": day, "outlet": outlet}
            file.write(json.dumps(article) + "\n")
    return path


def test_an_archive_arrives_once_in_order_of_publication(tmp_path: Path, kafka: str, outlet: str) -> None:
    file = archive(tmp_path / "a.jsonl", outlet, 3000)
    with file.open("a") as more:
        more.write(file.read_text().splitlines()[0] + "\n")  # a repeat
    result = frontwatch("replay", file)
    assert result.exit_code == 0, result.output
    assert "3000 sent" in result.stderr
    assert "1 duplicates" in result.stderr
    found = articles_of(kafka, outlet)
    assert sorted(int(article.text.split()[1]) for article in found) == list(range(3000))
    assert all(article.ingested for article in found)
    # What went first was published first: partitions can be read in any order, the earliest ingest can't.
    by_ingest = sorted(found, key=lambda article: article.ingested or datetime.max.replace(tzinfo=UTC))
    assert [article.published for article in by_ingest] == sorted(article.published for article in found)  # type: ignore[type-var]


def test_a_replay_goes_on_where_it_stopped(tmp_path: Path, kafka: str, outlet: str) -> None:
    file = archive(tmp_path / "a.jsonl", outlet, 300)
    journal = tmp_path / "journal"
    assert frontwatch("replay", file, "--journal", journal).exit_code == 0
    lines = journal.read_text().splitlines(keepends=True)
    assert len(lines) == 300
    journal.write_text("".join(lines[:200]))
    result = frontwatch("replay", file, "--journal", journal)
    assert re.search(r"\b100 sent( \(.+/s\))?, 200 sent before", result.stderr)  # a rate, if long
    assert len({article.id for article in articles_of(kafka, outlet)}) == 300
    assert "0 sent, 300 sent before" in frontwatch("replay", file, "--journal", journal).stderr


def test_what_is_rejected_is_told_and_kept_to_be_mended(tmp_path: Path, kafka: str, outlet: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/undated.txt").write_text(f"---\noutlet: {outlet}\n---\nThe town holds.")
    rejected = tmp_path / "in/rejected.jsonl"  # among what is read, and yet not read
    result = frontwatch("replay", tmp_path / "in", "--rejected", rejected)
    assert result.exit_code == 1
    assert len(rejected.read_text().splitlines()) == 1
    assert frontwatch("replay", tmp_path / "in", "--rejected", rejected).exit_code == 2
    assert "no_publication_date" in result.stderr
    assert "undated.meta.yaml" in result.stderr
    assert not articles_of(kafka, outlet)
    assert frontwatch("replay", rejected, "--published", "2023-03-07").exit_code == 0
    assert [article.text for article in articles_of(kafka, outlet)] == ["The town holds."]


@pytest.mark.parametrize(
    "arguments",
    [["/nowhere"], [".", "--speed", "fast"], [".", "--column", "text"], [".", "--encoding", "no-such"]],
)
def test_a_wrong_command_is_told_in_a_line(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    result = frontwatch("replay", *(str(tmp_path) if argument == "." else argument for argument in arguments))
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert result.stderr.strip()


def test_without_servers_the_seeds_are_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRONTWATCH_KAFKA_BOOTSTRAP", "127.0.0.1:1")
    result = frontwatch("replay", "--embedded", Path(__file__).parents[2] / "seeds/000_ba5e4daba6001cc4.txt")
    assert result.exit_code == 0, result.output
    assert "Bakhmut" in result.stdout


def put_aside(kafka: str, *records: Message) -> list[str]:
    """Names of the dead letters, in the order of the records."""
    publisher = Publisher({"bootstrap_servers": kafka})
    for one in records:
        publisher.publish([one]).result()
    publisher.close()
    listed = [line for line in frontwatch("dlq", "list").stdout.splitlines() if f"{ARTICLES}.dlq/0:" in line]
    return [line.split("│")[1].strip() for line in listed][-len(records) :]


def test_an_article_without_a_date_can_be_given_one_and_retried(kafka: str, outlet: str) -> None:
    submission = json.dumps({"text": "The town holds.", "outlet": outlet, "published": None}).encode()
    letter = dead_submission(
        submission, "https://a.example", Reason.NO_PUBLICATION_DATE, "no date [at all]", datetime.now(UTC)
    )
    [name] = put_aside(kafka, letter)
    shown = frontwatch("dlq", "show", name)
    assert "no date [at all]" in shown.stdout
    assert "The town holds." in shown.stdout
    again = frontwatch("dlq", "retry", name)
    assert again.exit_code == 1
    assert "rejected again" in again.stdout
    assert frontwatch("dlq", "retry", name, "--published", "2023-03-07").exit_code == 0
    assert [article.text for article in articles_of(kafka, outlet)] == ["The town holds."]


def test_a_record_goes_back_to_its_topic_as_it_was(kafka: str, outlet: str) -> None:
    article = Article(id=uuid4().hex, text="x", outlet=outlet, published=datetime(2023, 3, 7, tzinfo=UTC))
    value = codec.encode_article(article)
    letter = DeadLetter(ARTICLES, 3, 17, article.id.encode(), value, "incomplete", "why", datetime.now(UTC))
    record = Message(dead_letter_topic(ARTICLES), letter.key, codec.encode_dead_letter(letter))
    [name] = put_aside(kafka, record)
    assert "articles.v1/3:17" in frontwatch("dlq", "show", name).stdout
    assert frontwatch("dlq", "retry", name).exit_code == 0
    assert articles_of(kafka, outlet) == [article]


def test_a_dead_letter_that_is_not_there_is_told() -> None:
    for name in ("articles.v1.dlq/0:999999", "nonsense"):
        result = frontwatch("dlq", "show", name)
        assert result.exit_code == 2
        assert "no dead letter" in result.stderr
