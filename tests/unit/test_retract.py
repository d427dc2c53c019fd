"""`frontwatch retract`: which article is meant, and what is written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from typer.testing import CliRunner, Result

from services.cli import retract
from services.cli.commands import app
from services.common.records import Message, Record
from services.common.topics import ARTICLES, CLAIMS
from services.domain.models.articles import Article
from services.domain.models.reports import Report
from services.messages.codec import decode_report, encode_article, encode_report
from services.stream.counting import read_claims
from tests.unit.fusion_strategies import PLACE, START, claim, report

URL = "https://example.org/story"
OLD, NEW = (
    replace(one, article=replace(one.article, url=URL, title=title))
    for one, title in ((report("a" * 32, 0, claim()), "First"), (report("b" * 32, 0.5, claim()), "Mended"))
)
BARE = report("c" * 32, 1, claim())
HANDED_IN = encode_article(Article("d" * 32, "Words.", START, "Waiting", url=f"{URL}/waiting"))
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

    topics = {CLAIMS: [record(one) for one in stands], ARTICLES: [Record(ARTICLES, 0, 0, b"", HANDED_IN)]}
    monkeypatch.setattr(retract, "read_topic", lambda _, topic: topics[topic])
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
    assert result.output.count("1 claim counts") == 2


SUPERSEDED = Report.decision(OLD.article, NEW.article.ingested, retracted=True, superseded_by=NEW.article.id)


def test_of_a_page_that_was_corrected_the_version_that_counts_is_taken_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for stands in (
        [OLD, NEW, SUPERSEDED, replace(SUPERSEDED, settlement=PLACE)],
        [SUPERSEDED, NEW, OLD],  # which was not settled any more
    ):
        result, sent = run(monkeypatch, stands, URL)
        assert result.exit_code == 0
        assert {decode_report(message.value).article.id for message in sent} == {NEW.article.id}
        [former] = [line for line in result.output.splitlines() if "“First”" in line]
        assert former.split()[0] == "a" * 12
        assert former.endswith(f"superseded by {'b' * 12}")
        assert run(monkeypatch, stands, "a" * 32)[0].exit_code == 2

        taken = [decode_report(message.value) for message in sent]
        result, sent = run(monkeypatch, [*stands, *taken], URL)
        assert (result.exit_code, sent) == (2, [])
        assert [line.split("; ")[1] for line in result.output.splitlines()[1:]] == [
            f"superseded by {'b' * 12}",
            "retracted",
        ]
        result, sent = run(monkeypatch, [*stands, *taken], "--undo", "a" * 32)
        assert result.exit_code == 0
        again = [decode_report(message.value) for message in sent]
        counting = read_claims(map(record, [*stands, *taken, *again])).counting()
        assert counting[PLACE.id][OLD.article.id] == OLD


def test_a_rebuild_knows_which_version_took_a_place() -> None:
    claims = read_claims(map(record, [OLD, NEW, SUPERSEDED]))
    former = replace(OLD, claims=(), retracted=True, superseded_by=NEW.article.id)
    assert claims.counting() == {PLACE.id: {OLD.article.id: former, NEW.article.id: NEW}}


def test_an_article_is_taken_out_and_let_in_again(monkeypatch: pytest.MonkeyPatch) -> None:
    result, sent = run(monkeypatch, [OLD, BARE], URL)
    assert result.exit_code == 0
    taken = [decode_report(message.value) for message in sent]
    assert [one for one in taken if not one.decides] == [OUT]
    assert {message.key for message, one in zip(sent, taken, strict=True) if one.decides} == {
        OLD.article.id.encode(),  # an article that makes no claim has no other partition
        PLACE.id.encode(),
    }
    repeated = run(monkeypatch, [OLD, *taken, OLD], URL)[0]
    assert repeated.exit_code == 2, "it is out, though handed in again"
    assert "counts any more" in repeated.output
    assert "; retracted" in repeated.output
    unknown = run(monkeypatch, [OLD, *taken], "e" * 32)[0]
    assert "was handed in" in unknown.output
    assert run(monkeypatch, [OLD], "--undo", URL)[0].exit_code == 2

    elsewhere = replace(OLD, settlement=replace(PLACE, id="test:2"))
    result, sent = run(monkeypatch, [OLD, *taken, BARE, elsewhere], "--undo", "a" * 8)
    assert "Counted again in 2" in result.output
    again = [decode_report(message.value) for message in sent]
    assert [one for one in again if not one.decides] == [
        out for one in (OLD, elsewhere) for out in (replace(one, claims=(), retracted=False), one)
    ]
    assert run(monkeypatch, [OLD, *taken, *again], "a" * 8)[1] != []


def test_an_article_that_waits_to_be_extracted_can_be_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    result, sent = run(monkeypatch, [OLD], f"{URL}/waiting")
    assert (result.exit_code, "nothing yet of “Waiting”" in result.output) == (0, True)
    decision = decode_report(sent[0].value)
    assert (len(sent), decision.decides, decision.retracted) == (1, True, True)
    assert run(monkeypatch, [OLD, decision], "d" * 8)[0].exit_code == 2
    result, sent = run(monkeypatch, [OLD, decision], "--undo", "d" * 8)
    assert [decode_report(message.value).retracted for message in sent] == [False]


def test_what_was_settled_before_the_decision_was_known_is_taken_out_when_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A report that came while the command asked, or that another partition's worker settled beforehand."""
    decision = Report.decision(OLD.article, START + timedelta(days=9), retracted=True)
    result, sent = run(monkeypatch, [OLD, decision], URL)
    assert result.exit_code == 0
    taken = [decode_report(message.value) for message in sent]
    assert [one for one in taken if not one.decides] == [OUT]
    assert run(monkeypatch, [OLD, decision, *taken], URL)[0].exit_code == 2


def test_a_rebuild_counts_what_was_retracted_no_more_than_the_store() -> None:
    claims = read_claims(record(one, n) for n, one in enumerate((OLD, OUT, OLD, BARE)))
    assert claims.counting() == {PLACE.id: {OLD.article.id: OUT, BARE.article.id: BARE}}


def test_of_a_retracted_article_nothing_counts_whatever_it_says_later() -> None:
    elsewhere = replace(OLD, settlement=replace(PLACE, id="test:2"))
    out, again = (
        Report.decision(OLD.article, START + n * timedelta(days=9), retracted=not n) for n in (0, 1)
    )
    claims = read_claims(map(record, (OLD, out, OUT, elsewhere, BARE)))
    assert claims.retracted == {OLD.article.id}
    assert claims.counting() == {
        PLACE.id: {OLD.article.id: OUT, BARE.article.id: BARE},
        "test:2": {OLD.article.id: replace(elsewhere, claims=())},  # a rebuild takes it back there
    }
    # Each partition has them in order, but not one partition and another.
    for log in ((elsewhere, out, again), (again, out, elsewhere)):
        claims = read_claims(map(record, log))
        assert not claims.retracted
        assert claims.counting() == {"test:2": {OLD.article.id: elsewhere}}


def test_after_partitions_were_added_what_came_later_counts_whichever_is_read_first() -> None:
    """A settlement's new reports lie on another partition than its old ones, and both are read at once."""

    def at(minute: int, partition: int, one: Report) -> Record:
        return replace(record(one), partition=partition, timestamp=minute * 60_000)

    gone, back = replace(OLD, claims=()), replace(OLD, claims=(claim(start=7),))
    for log, counts in (
        ([at(1, 1, OLD), at(2, 7, gone)], gone),
        ([at(1, 1, OLD), at(2, 7, back)], back),
        ([at(1, 1, OLD), at(2, 1, OUT), at(3, 7, back)], OUT),
        ([at(1, 1, OLD), at(2, 1, OUT), at(3, 7, gone), at(3, 7, back)], back),
        ([at(1, 1, OLD), at(2, 7, OUT), at(1, 7, back)], OUT),  # of one partition no clock is asked
    ):
        old, new = ([one for one in log if one.partition == partition] for partition in (1, 7))
        for read in (old + new, new + old):
            assert read_claims(read).counting() == {PLACE.id: {OLD.article.id: counts}}
