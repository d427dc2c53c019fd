"""Dead letters that are sent again undo nothing that came after them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar, Self

import pytest
from typer.testing import CliRunner, Result

from services.cli import dead_letters
from services.cli.commands import app
from services.cli.superseded import Standing
from services.common.records import NO_OFFSET, Message, Record
from services.common.topics import ARTICLES, CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.domain.models.dead_letters import DeadLetter
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide
from services.messages import codec
from tests.alerting_values import bakhmut_change, bakhmut_state
from tests.unit.fusion_strategies import PLACE, claim, report

SAID = report("a", 0, claim())
KEY = PLACE.id.encode()
NOW = datetime(2023, 3, 7, tzinfo=UTC)


def reader(*records: Record) -> Callable[[str], Iterable[Record]]:
    return lambda topic: [record for record in records if record.topic == topic]


def stands(offset: int, said: Report, partition: int = 0, after: int = 0) -> Record:
    """A record that Kafka took so many seconds after the letter was written."""
    timestamp = int(NOW.timestamp() + after) * 1000
    return Record(CLAIMS, partition, offset, KEY, codec.encode_report(said), timestamp)


RETRACTED = replace(SAID, claims=(), retracted=True)


@pytest.mark.parametrize(
    ("later", "told"),
    [
        ([], ""),
        ([stands(3, SAID)], ""),
        ([stands(9, report("b", 0, claim()))], ""),
        ([stands(9, RETRACTED, partition=1, after=-1)], ""),
        (
            [stands(2, RETRACTED, partition=1, after=1)],
            "a later report of the same article stands at claims.v1/1:2",
        ),
        ([stands(2, SAID), stands(0, report("b", 0, claim()), partition=1, after=1)], ""),
        ([stands(9, RETRACTED)], "a later report of the same article stands at claims.v1/0:9"),
        ([Record(CLAIMS, 0, 9, KEY, b"broken")], ""),
    ],
)
def test_a_report_is_overtaken_by_a_later_one_of_its_article(later: list[Record], told: str) -> None:
    sent = Message(CLAIMS, KEY, codec.encode_report(SAID))
    assert Standing(reader(*later)).overtook(sent, 0, 5, NOW) == told


@pytest.mark.parametrize(("version", "overtakes"), [(6, False), (7, False), (8, True)])
def test_a_state_is_overtaken_by_a_higher_version(version: int, overtakes: bool) -> None:
    def encoded(number: int) -> bytes:
        return codec.encode_state(replace(bakhmut_state(), version=number))

    on_topic = Record(SETTLEMENT_STATES, 0, 0, b"test:bakhmut", encoded(version))
    sent = Message(SETTLEMENT_STATES, b"test:bakhmut", encoded(7))
    standing = Standing(reader(on_topic))
    assert bool(standing.overtook(sent, 0, 0, NOW)) is overtakes
    assert standing.overtook(replace(sent, key=b"test:other"), 0, 0, NOW) == ""


def test_a_change_that_was_corrected_since_is_not_told_any_more() -> None:
    """It would come behind its correction. One that something else followed is told all the same."""
    change = bakhmut_change(NOW)
    sent = Message(STATUS_CHANGES, KEY, codec.encode_change(change))
    followed = replace(change, before=change.after, after=change.before)
    for later, told in (
        (change, ""),
        (followed, ""),
        (
            replace(followed, supersedes=change.id),
            "what corrects this change stands at status-changes.v1/1:7",
        ),
        (
            replace(change, retracted=True, supersedes=change.id),
            "what corrects this change stands at status-changes.v1/1:7",
        ),
    ):
        standing = Standing(reader(Record(STATUS_CHANGES, 1, 7, KEY, codec.encode_change(later))))
        assert standing.overtook(sent, 0, 3, NOW) == told


def test_what_cannot_be_read_is_not_held_back() -> None:
    for topic in (ARTICLES, CLAIMS, SETTLEMENT_STATES, "status-changes.v1"):
        assert Standing(reader()).overtook(Message(topic, KEY, b"broken"), 0, 0, NOW) == ""


class Publish:
    """Takes what is published; stands in for KafkaPublish."""

    sent: ClassVar[list[Message]] = []

    def __init__(self, _: object) -> None:
        self.sent.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    def send(self, messages: Sequence[Message]) -> None:
        self.sent.extend(messages)


def put_aside(offset: int, letter: DeadLetter) -> Record:
    return Record(f"{letter.topic}.dlq", 0, offset, b"", codec.encode_dead_letter(letter))


def retry(monkeypatch: pytest.MonkeyPatch, names: list[str], *standing: Record) -> tuple[Result, list[str]]:
    """What came of it, and the topics that were read."""
    read: list[str] = []

    def read_topic(_: object, topic: str) -> Iterable[Record]:
        read.append(topic)
        return reader(*standing)(topic)

    monkeypatch.setattr(dead_letters, "KafkaPublish", Publish)
    monkeypatch.setattr(dead_letters, "read_topic", read_topic)
    return CliRunner().invoke(app, ["dlq", "retry", *names], env={"COLUMNS": "200"}), read


def test_one_that_cannot_be_sent_keeps_none_of_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name, and a submission that was cut off."""
    cut = DeadLetter(ARTICLES, -1, NO_OFFSET, b"", b'{"text": "x', "too-large", "", NOW)
    whole = DeadLetter("status-changes.v1", 0, 4, KEY, b"x", "undecodable", "", NOW)
    names = [f"{ARTICLES}.dlq/0:99", f"{ARTICLES}.dlq/0:1", "status-changes.v1.dlq/0:2"]
    result, _ = retry(monkeypatch, names, put_aside(1, cut), put_aside(2, whole))
    assert result.exit_code == 1
    told = result.stdout.splitlines()
    assert [line.partition(": ")[0] for line in told] == names
    assert [": not sent:" in line for line in told] == [True, True, False]
    assert Publish.sent == [Message("status-changes.v1", KEY, b"x")]


def test_of_many_each_topic_is_read_once_and_the_later_is_sent_last(monkeypatch: pytest.MonkeyPatch) -> None:
    letters = [
        put_aside(n, DeadLetter(CLAIMS, 0, 10 - n, KEY, codec.encode_report(said), "undecodable", "", NOW))
        for n, said in enumerate((SAID, replace(SAID, claims=()), report("b", 0, claim())))
    ]
    names = [f"{CLAIMS}.dlq/0:{n}" for n in range(3)]
    result, read = retry(monkeypatch, names, *letters, stands(9, report("b", 0, claim())))
    assert "not sent: a later report of the same article" in result.output
    assert [codec.decode_report(one.value) for one in Publish.sent] == [replace(SAID, claims=()), SAID]
    assert sorted(read) == [CLAIMS, f"{CLAIMS}.dlq"]


def test_what_was_handed_in_is_of_the_outlet_that_ingest_knows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    registry = tmp_path / "outlets.toml"
    registry.write_text('[[outlet]]\nname = "Front Gazette"\naliases = ["Gazette"]\nside = "RU"\n')
    monkeypatch.setenv("FRONTWATCH_OUTLETS_FILE", str(registry))
    handed_in = b'{"text": "x", "outlet": "Gazette"}'
    letter = DeadLetter(ARTICLES, -1, NO_OFFSET, b"", handed_in, "no_publication_date", "", NOW)
    retry(monkeypatch, [f"{ARTICLES}.dlq/0:1", "--published", "2023-03-07"], put_aside(1, letter))
    article = codec.decode_article(Publish.sent[0].value)
    assert (article.outlet, article.outlet_side) == ("Front Gazette", ClaimantSide.RU)


def test_the_list_tells_whose_each_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a feed's entry its URL: who mends the feed need not open each letter to learn which it is."""
    letter = DeadLetter(ARTICLES, -1, NO_OFFSET, b"https://a.example/[x]", b"{}", "incomplete", "why", NOW)
    monkeypatch.setattr(dead_letters, "read_topic", lambda _, topic: reader(put_aside(1, letter))(topic))
    shown = CliRunner().invoke(app, ["dlq", "list"], env={"COLUMNS": "200"}).output
    assert [word in shown for word in (f"{ARTICLES}.dlq/0:1", "https://a.example/[x]", "why")] == [True] * 3
