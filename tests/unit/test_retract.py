"""`frontwatch retract`: which article is meant, and what is written."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from typer.testing import CliRunner, Result

from services.cli import retract
from services.cli.__main__ import app
from services.common.topics import CLAIMS
from services.domain.models import Report
from services.messages.codec import decode_report, encode_report
from services.stream.rebuild import read_reports
from services.stream.records import Message, Record
from tests.unit.fusion_strategies import PLACE, claim, report

URL = "https://example.org/story"
OLD, NEW = (
    replace(one, article=replace(one.article, url=URL, title=title))
    for one, title in ((report("a" * 32, 0, claim()), "First"), (report("b" * 32, 0.5, claim()), "Mended"))
)
BARE = report("c" * 32, 1, claim())
OUT = replace(OLD, claims=(), retracted=True)
Sent = list[Message]


def record(one: Report, offset: int = 0) -> Record:
    return Record(CLAIMS, 0, offset, PLACE.id.encode(), encode_report(one))


def run(monkeypatch: pytest.MonkeyPatch, stands: Sequence[Report], *arguments: str) -> tuple[Result, Sent]:
    sent: Sent = []

    class Publish:
        def __init__(self, _: object) -> None: ...

        def __enter__(self) -> "Publish":
            return self

        def __exit__(self, *_: object) -> None: ...

        def send(self, messages: Sent) -> None:
            sent.extend(messages)

    monkeypatch.setattr(retract, "read_topic", lambda *_: [record(one) for one in stands])
    monkeypatch.setattr(retract, "KafkaPublish", Publish)
    return CliRunner().invoke(app, ["retract", "--yes", *arguments], env={"COLUMNS": "200"}), sent


@pytest.mark.parametrize("text", ["", "a" * 7, "http://", "https://"])
def test_what_can_mean_no_article_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Above all nothing: an article that was handed in without a URL would be taken for it."""
    result, sent = run(monkeypatch, [BARE], text)
    assert (result.exit_code, sent) == (2, [])


def test_of_several_versions_under_one_url_each_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    result, sent = run(monkeypatch, [OLD, NEW], f"{URL}?utm_source=feed")
    assert (result.exit_code, sent) == (2, [])
    assert [line.split()[0] for line in result.output.splitlines()[1:]] == ["a" * 12, "b" * 12]
    assert "“Mended”, 2023-03-01 12:00" in result.output


def test_an_article_is_taken_out_and_let_in_again(monkeypatch: pytest.MonkeyPatch) -> None:
    result, sent = run(monkeypatch, [OLD, BARE], URL)
    assert result.exit_code == 0
    assert [decode_report(message.value) for message in sent] == [OUT]
    assert run(monkeypatch, [OLD, OUT, OLD], URL)[0].exit_code == 2  # it is out, though handed in again
    assert run(monkeypatch, [OLD], "--undo", URL)[0].exit_code == 2

    result, sent = run(monkeypatch, [OLD, OUT, BARE], "--undo", "a" * 8)
    assert "Counted again in 1" in result.output
    again = [decode_report(message.value) for message in sent]
    assert again == [replace(OUT, retracted=False), OLD]
    assert run(monkeypatch, [OLD, OUT, *again], "a" * 8)[1] != []


def test_a_rebuild_counts_what_was_retracted_no_more_than_the_store() -> None:
    reports = read_reports(record(one, n) for n, one in enumerate((OLD, OUT, OLD, BARE)))
    assert reports == {PLACE.id: {OLD.article.id: OUT, BARE.article.id: BARE}}
