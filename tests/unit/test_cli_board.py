"""What `frontwatch board` shows, and as of when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

from services.cli import board, explain, watch
from services.cli.board import render
from services.cli.commands import app
from services.cli.exports import CSV_FIELDS
from services.cli.moments import moment
from services.cli.stored import chosen
from services.common.records import Record
from services.common.topics import CLAIMS, SETTLEMENT_STATES
from services.domain.models.changes import Aspect
from services.domain.models.states import SettlementState, Status
from services.messages.codec import encode_report, encode_state
from tests.alerting_values import PUBLISHED, bakhmut_change, bakhmut_state
from tests.unit.fusion_strategies import PLACE, claim, report


def shown(states: Iterable[SettlementState], now: datetime) -> str:
    console = Console(width=160, file=StringIO())
    with console.capture() as capture:
        console.print(render(states, now))
    return capture.get()


def test_confidence_is_that_of_the_moment_as_on_watch() -> None:
    fresh = shown([bakhmut_state()], PUBLISHED)
    assert "80%" in fresh
    assert "was" not in fresh
    old = shown([bakhmut_state()], PUBLISHED + timedelta(days=900))
    assert all(told in old for told in ("33%", "stale", "was 80%"))


def test_what_a_low_confidence_means_is_said_beside_it() -> None:
    low = replace(bakhmut_state(), confidence=0.21)
    later = PUBLISHED + timedelta(days=900)
    assert "21%" in shown([low], later)
    assert "speaks against it" in " ".join(shown([low], later).split())
    console = Console(width=160, file=StringIO())
    with console.capture() as capture:
        console.print(explain.render(low, [], [], later))
    told = " ".join(capture.get().split())
    assert "later claims speak against it" in told
    assert "33%" not in told, "confidence rises with silence"


def test_an_unknown_status_has_no_confidence() -> None:
    """Two fresh claims that stand against each other: "0%" read as one that all speaks against."""
    open_ = replace(bakhmut_state(), status=Status.UNKNOWN, confidence=0.0, since=None)
    console = Console(width=160, file=StringIO())
    change = replace(
        bakhmut_change(), aspect=Aspect.DISPUTE, reported=Status.UNKNOWN, confidence=0.0, after="disputed"
    )
    for told in (
        render([open_], PUBLISHED),
        watch.render([open_], PUBLISHED),
        explain.render(open_, [], [change], PUBLISHED),
    ):
        with console.capture() as capture:
            console.print(told)
        shown = capture.get().partition("conf.: how")[0]
        assert "unknown" in shown
        assert "disputed" in shown
        assert "%" not in shown


def test_what_leads_the_status_is_shown_beside_it() -> None:
    low = replace(bakhmut_state(), confidence=0.21, leading=Status.HELD_BY_RU, leading_confidence=0.58)
    assert "rather held by RU, 58%" in shown([low], PUBLISHED)
    assert "rather held" not in shown([bakhmut_state()], PUBLISHED)
    console = Console(width=160, file=StringIO())
    with console.capture() as capture:
        console.print(explain.render(low, [], [], PUBLISHED))
    told = " ".join(capture.get().split())
    assert "rather held by RU, 58%: so say later claims, not yet clearly enough to change the status" in told


def test_a_date_is_the_end_of_that_day() -> None:
    assert moment("2022-10-01") == datetime(2022, 10, 2, tzinfo=UTC) - timedelta(microseconds=1)
    assert moment("2022-10-01T00:00") == datetime(2022, 10, 1, tzinfo=UTC)
    with pytest.raises(typer.BadParameter, match="2022-10-01T12:00"):
        moment("yesterday")


def test_a_board_of_the_past_is_of_the_settlements_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    places = [PLACE, replace(PLACE, id="test:2", name="Druhe")]
    reports = [replace(report(place.id, 0, claim()), settlement=place) for place in places]
    records = [Record(CLAIMS, 0, n, b"", encode_report(one)) for n, one in enumerate(reports)]
    monkeypatch.setattr(board, "read_topic", lambda *_: iter(records))

    def run(*names: str, at: str = "2023-03-02") -> tuple[int, str]:
        result = CliRunner().invoke(app, ["board", "--at", at, *names], env={"COLUMNS": "200"})
        return result.exit_code, result.output

    assert all(name in run()[1] for name in ("Testove", "Druhe"))
    status, output = run("test:2")
    assert (status, "Druhe" in output, "Testove" in output) == (0, True, False)
    assert "Nothing was reported by 2023-02-27 23:59" in run(at="2023-02-27")[1]
    assert run("test:2", at="2023-02-27") == (
        0,
        "Nothing is reported of “test:2” by 2023-02-27 23:59 UTC.\n",
    )


@pytest.mark.parametrize(
    ("names", "status", "rows", "told"),
    [
        (("test:1", "Zhytomyr"), 0, ["test:1"], ["Nothing is reported of “Zhytomyr”."]),
        (("Atlantis", "test:1"), 1, ["test:1"], ["No settlement is called “Atlantis”."]),
        (("Zhytomyr",), 0, [], ["Nothing is reported of “Zhytomyr”."]),
        (
            ("Zhytomyr", "Atlantis"),
            1,
            [],
            ["Nothing is reported of “Zhytomyr”.", "No settlement is called “Atlantis”."],
        ),
        (("Atlantis",), 2, None, ["No settlement is called “Atlantis”."]),
    ],
)
def test_a_name_without_reports_leaves_the_others_theirs(
    names: tuple[str, ...],
    status: int,
    rows: list[str] | None,
    told: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`rows` are the ids of those in CSV behind the row of names, None where there is not even that."""
    record = Record(CLAIMS, 0, 0, b"", encode_report(report("a", 0, claim())))
    monkeypatch.setattr(board, "read_topic", lambda *_: iter([record]))
    result = CliRunner().invoke(app, ["board", "--at", "2023-03-02", "--csv", *names])
    assert result.exit_code == status
    header, *lines = result.stdout.splitlines() or [""]
    assert header == ("" if rows is None else ",".join(CSV_FIELDS))
    assert [line.split(",")[0] for line in lines] == (rows or [])
    assert [line.split(" `")[0] for line in result.stderr.splitlines()] == told


def test_who_asks_for_a_settlement_whose_claims_were_all_taken_out_is_told_of_that_one() -> None:
    """Others may have claims, and this one had."""
    bare, other = bakhmut_state(), bakhmut_state("test:2", "Druhe")
    states = {"test:bakhmut": replace(bare, status=Status.UNKNOWN, last_claim_at=None), "test:2": other}
    found = chosen(states, states.__getitem__, ["test:2", "test:bakhmut"], "any more")
    assert found.states == [other]
    assert list(map(str, found.missing)) == ["Nothing is reported of “test:bakhmut” any more."]


def test_a_name_of_no_ambiguous_claim_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(board, "with_store", lambda _: [])
    told = CliRunner().invoke(app, ["board", "--unplaced", "Dibrova"]).output
    assert told == "There is no claim that may be about “Dibrova” whose place stayed ambiguous.\n"
    assert "no claim whose place" in CliRunner().invoke(app, ["board", "--unplaced"]).output


def test_a_board_without_claims_counts_none() -> None:
    console = Console(width=160, file=StringIO())
    with console.capture() as capture:
        console.print(render([bakhmut_state()], PUBLISHED, claims=0))
    assert "more" not in capture.get()


def test_a_settlement_whose_claims_were_all_taken_out_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its state says that nothing is reported; beside others it read as news of 0 %."""
    bare = replace(bakhmut_state(), status=Status.UNKNOWN, evidence=(), since=None, last_claim_at=None)
    assert "No settlement has claims any more: what was claimed is taken back." in shown([bare], PUBLISHED)
    assert "No settlement has claims yet" in shown([], PUBLISHED)
    record = Record(SETTLEMENT_STATES, 0, 0, b"", encode_state(bare))
    monkeypatch.setattr(watch, "read_topic", lambda *_: [record])
    assert "0 settlements" in CliRunner().invoke(app, ["watch", "--once"]).output
