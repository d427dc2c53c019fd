"""`frontwatch article`: what an article claims, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from typer.testing import CliRunner, Result

from services.cli import article as article_command
from services.cli.article import Place
from services.cli.commands import app
from services.common.records import Record
from services.common.topics import ARTICLES, CLAIMS
from services.domain.fusion import Memory, absorb
from services.domain.models.articles import Article
from services.domain.models.reports import Report
from services.domain.models.sides import Side
from services.messages.codec import encode_article, encode_report
from tests.unit.fusion_strategies import PLACE, START, claim, report

URL = "https://example.org/story"
WRONG, MENDED = (
    replace(one, article=replace(one.article, url=URL, title=title))
    for one, title in (
        (report("a" * 32, 0, claim(claimant="Ministry")), "First"),
        (report("b" * 32, 0.5, claim(actor=Side.UA, claimant="Ministry")), "Mended"),
    )
)
DAY = timedelta(days=1)
OUT = replace(WRONG, claims=(), retracted=True)
SUPERSEDED = Report.decision(
    WRONG.article, MENDED.article.ingested, retracted=True, superseded_by=MENDED.article.id
)
OPEN = replace(
    WRONG,
    settlement=replace(PLACE, id=""),
    claims=(claim()._replace(settlement_id="", candidates=("test:1", "test:2")),),
)
SILENT = Article("d" * 32, "Words.", START, "Silent", url=f"{URL}/silent")


def run(
    monkeypatch: pytest.MonkeyPatch, said: Sequence[Report], *arguments: str, settled: bool = True
) -> Result:
    topics = {
        CLAIMS: [
            Record(CLAIMS, 0, offset, one.settlement.id.encode(), encode_report(one))
            for offset, one in enumerate(said)
        ],
        ARTICLES: [Record(ARTICLES, 0, 0, b"", encode_article(SILENT))],
    }
    absorbed = absorb(Memory(), [one for one in said if one.settlement.id], timedelta(days=30))
    place = Place(absorbed.state if settled else None, absorbed.changes)
    monkeypatch.setattr(article_command, "read_topic", lambda _, topic: topics[topic])
    monkeypatch.setattr(article_command, "with_store", lambda _: {PLACE.id: place})
    return CliRunner().invoke(app, ["article", *arguments], env={"COLUMNS": "250"})


def test_a_claim_that_counts_tells_what_it_weighs_and_what_it_decided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = run(monkeypatch, [WRONG], "a" * 8).output
    assert "“First”" in output
    assert "1 claim counts" in output
    assert "capture by RU" in output
    assert "Ministry (neutral)" in output
    assert "in what is reported now: held by RU" in output
    assert "weighs ×" in output
    assert "decided unknown → held by RU, 2023-03-01 00:00" in output
    assert "not settled yet" in run(monkeypatch, [WRONG], "a" * 8, settled=False).output


def test_a_claim_that_time_wore_away_hardly_weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    other = claim(actor=Side.UA, claimant="Another")
    later = replace(report("b" * 32, 90, other), article=replace(MENDED.article, published=START + 90 * DAY))
    output = run(monkeypatch, [WRONG, later], "a" * 8).output
    assert "hardly weighs in what is reported now" in output
    assert "÷1 " not in output


def test_of_an_address_every_version_is_shown_with_what_took_its_place(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    output = run(monkeypatch, [WRONG, SUPERSEDED, OUT, MENDED], URL).output
    assert output.index("“First”") < output.index("“Mended”")
    assert f"taken back: version {'b' * 12} took its place" in output
    assert "decided unknown → held by UA" in output


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([WRONG, OUT], "retracted"),
        ([WRONG, Report.decision(WRONG.article, START, retracted=True)], "retracted"),
        ([WRONG, replace(WRONG, claims=())], "no longer found by the extraction"),
        ([OPEN, MENDED], "left open which place is meant: it counts nowhere"),
    ],
)
def test_a_claim_that_counts_nowhere_tells_why(
    monkeypatch: pytest.MonkeyPatch, said: Sequence[Report], told: str
) -> None:
    output = run(monkeypatch, said, "a" * 32).output
    assert told in output
    assert "weighs" not in output


def test_an_article_without_a_claim_is_known_and_one_that_never_came_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    silent = run(monkeypatch, [WRONG], f"{URL}/silent")
    assert silent.exit_code == 0
    assert "No claim was found in it" in silent.output
    ref = replace(WRONG.article, id=SILENT.id, url=SILENT.url)
    let_in = Report.decision(ref, datetime(2026, 6, 1, tzinfo=UTC), retracted=False)
    again = run(monkeypatch, [WRONG, let_in], f"{URL}/silent")
    assert "came in 2023-03-01" in again.output, "not when it was decided about"
    unknown = run(monkeypatch, [WRONG], "e" * 32)
    assert unknown.exit_code == 2
    assert "was handed in" in unknown.output


@pytest.mark.parametrize("text", ["", "a" * 7, "http://"])
def test_what_can_mean_no_article_is_refused(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    assert run(monkeypatch, [WRONG], text).exit_code == 2
