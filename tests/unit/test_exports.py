"""What `board`, `explain` and `history` give to programs and spreadsheets."""

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from services.cli import board, explain, exports, history
from services.cli.commands import app
from services.cli.stored import Found
from services.domain.fusion import Memory
from services.domain.models.changes import Aspect, Severity, TakenBack
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState, Status
from services.stream.held import Settled
from tests import domain_values
from tests.alerting_values import PUBLISHED, bakhmut_change, bakhmut_state
from tests.unit.fusion_strategies import claim, report

CALM = replace(
    bakhmut_state("test:2", "Kherson", Status.HELD_BY_UA),
    disputed=False,
    last_claim_at=PUBLISHED + timedelta(days=1),
    encircled_by=(),
)
CALM = replace(CALM, settlement=replace(CALM.settlement, oblast="Kherson Oblast"))
BARE = replace(bakhmut_state("test:3", "Bare"), evidence=(), last_claim_at=None, since=None)
FOREIGN = "=1+1 \x9b31m\u202e „так“,\n“нет”"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run a command over the three settlements, one of which has lost its claims."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(app, arguments, env={"COLUMNS": "200"})

    monkeypatch.setattr(board, "with_store", lambda _: Found([bakhmut_state(), CALM, BARE], []))
    settled = Settled(Memory(), bakhmut_state())
    changes = (
        bakhmut_change(),
        replace(bakhmut_change(), aspect=Aspect.ENCIRCLEMENT, before="", after="RU", retracted=True),
    )
    monkeypatch.setattr(explain, "with_store", lambda _: (settled, changes))
    monkeypatch.setattr(history, "with_store", lambda _: (settled, changes))
    return run


def foreign(state: SettlementState) -> SettlementState:
    """The state with words that act on who shows them."""
    [evidence] = state.evidence
    sourced = replace(evidence.claim, claim=evidence.claim.claim._replace(evidence=FOREIGN))
    return replace(state, evidence=(replace(evidence, claim=sourced),))


def test_the_board_is_a_settlement_a_line_newest_claim_first(run: Callable[..., Result]) -> None:
    result = run("board", "--json")
    kherson, bakhmut = map(json.loads, result.stdout.splitlines())
    assert (result.exit_code, kherson["settlement"], bakhmut["settlement"]) == (0, "Kherson", "Bakhmut")
    assert kherson["settlement_uk"] == "Бахмут"
    assert (bakhmut["status"], bakhmut["since"]) == ("contested", "2023-05-20T12:00:00Z")
    assert (bakhmut["confidence_at_last_claim"], bakhmut["stale"]) == (0.8, True)
    assert bakhmut["encircled_by"] == ["RU"]
    [evidence] = bakhmut["evidence"]
    assert (evidence["url"], evidence["published"]) == (
        "https://example.org/bakhmut",
        "2023-05-20T12:00:00Z",
    )


def test_an_unknown_status_has_no_confidence() -> None:
    unknown = replace(bakhmut_state(), status=Status.UNKNOWN, confidence=0.0)
    told = exports.state_fields(unknown, PUBLISHED)
    assert (told["confidence"], told["confidence_at_last_claim"]) == (None, None)
    first = replace(bakhmut_change(), before=Status.UNKNOWN)
    last = replace(first, before=Status.HELD_BY_RU, after=Status.UNKNOWN, confidence=0.0)
    beside = replace(last, aspect=Aspect.DISPUTE, after="disputed", reported=Status.UNKNOWN)
    confidences = [exports.change_fields(change)["confidence"] for change in (first, last, beside)]
    assert confidences == [0.8, None, None]


def test_csv_is_a_settlement_a_row_with_its_weightiest_claim(run: Callable[..., Result]) -> None:
    kherson, bakhmut = csv.DictReader(StringIO(run("board", "--csv").stdout))
    assert (kherson["settlement"], kherson["disputed"], kherson["encircled_by"]) == ("Kherson", "false", "")
    assert (bakhmut["status"], bakhmut["encircled_by"], bakhmut["kind"]) == ("contested", "RU", "capture")
    assert bakhmut["evidence"] == "The town is <ours> & taken, the ministry said."
    assert bakhmut["url"] == "https://example.org/bakhmut"


@pytest.mark.parametrize("form", ["--json", "--csv"])
@pytest.mark.parametrize(
    ("filters", "shown"),
    [
        (["--disputed"], ["Bakhmut"]),
        (["--oblast", "Херсонська область"], ["Kherson"]),
        (["--oblast", "Kherson", "--disputed"], []),
        (["--oblast", "Donetsk", "--disputed"], ["Bakhmut"]),
    ],
)
def test_every_form_is_of_what_is_asked_for(
    run: Callable[..., Result], form: str, filters: list[str], shown: list[str]
) -> None:
    result = run("board", form, *filters)
    if form == "--json":
        found = [json.loads(line)["settlement"] for line in result.stdout.splitlines()]
    else:
        found = [row["settlement"] for row in csv.DictReader(StringIO(result.stdout))]
    assert (result.exit_code, found) == (0, shown)


def test_the_table_is_of_what_is_asked_for(run: Callable[..., Result]) -> None:
    table = run("board", "--disputed").output
    assert "Bakhmut" in table
    assert "Kherson" not in table
    none = run("board", "--oblast", "Kherson", "--disputed").output
    assert "None of the 2 settlements with reports is in that oblast and in dispute." in none
    assert "No oblast “Nowhere” is known" in run("board", "--oblast", "Nowhere").output


@pytest.mark.parametrize(
    "options",
    [
        ["--json", "--csv"],
        ["--unplaced", "--csv"],
        ["--unplaced", "--disputed"],
        ["--unplaced", "--oblast", "Kherson"],
        ["--unplaced", "--at", "2022-10-01"],
    ],
)
def test_what_does_not_go_together_is_refused(run: Callable[..., Result], options: list[str]) -> None:
    assert run("board", *options).exit_code == 2


def test_explain_is_the_settlement_and_what_changed_and_stands(run: Callable[..., Result]) -> None:
    [line] = run("explain", "Bakhmut", "--json").stdout.splitlines()
    told = json.loads(line)
    assert (told["settlement"], len(told["evidence"])) == ("Bakhmut", 1)
    assert [change["after"] for change in told["changes"]] == ["held_by_ru"]


def test_history_is_a_change_a_line(run: Callable[..., Result]) -> None:
    [change] = map(json.loads, run("history", "Bakhmut", "--json").stdout.splitlines())
    assert (change["id"], change["at"]) == (bakhmut_change().id, "2023-05-20T12:00:00Z")
    assert change["evidence"][0]["url"] == "https://example.org/bakhmut"
    lines = run("history", "Bakhmut", "--json", "--told").stdout.splitlines()
    assert [json.loads(line)["retracted"] for line in lines] == [False, True]


def test_history_in_csv_is_a_change_a_row_with_what_decided_it(run: Callable[..., Result]) -> None:
    [change] = csv.DictReader(StringIO(run("history", "Bakhmut", "--csv").stdout))
    assert (change["id"], change["before"], change["after"]) == (
        bakhmut_change().id,
        "contested",
        "held_by_ru",
    )
    assert (change["confidence"], change["claimant"], change["url"]) == (
        "0.8",
        "the ministry",
        "https://example.org/bakhmut",
    )
    assert change["evidence"] == "The town is <ours> & taken, the ministry said."
    told = csv.DictReader(StringIO(run("history", "Bakhmut", "--csv", "--told").stdout))
    assert [row["retracted"] for row in told] == ["false", "true"]
    assert run("history", "Bakhmut", "--csv", "--json").exit_code == 2


NOTHING_TOLD = dict.fromkeys(
    (
        "taken_back",
        "taken_back_at",
        "taken_back_reported",
        "confidence_taken_back",
        "instead",
        "confidence_instead",
    )
)


def test_what_is_taken_back_is_given_of_either_kind_of_correction_in_the_same_fields() -> None:
    change = bakhmut_change()
    told = TakenBack("", "RU", PUBLISHED - timedelta(hours=1), 0.6, Status.HELD_BY_UA)
    corrected = replace(change, severity=Severity.CORRECTION, overturned=told)
    back = replace(change, retracted=True, instead="held_by_ua", confidence_instead=0.51234)
    gone = replace(back, aspect=Aspect.ENCIRCLEMENT, after="RU", instead="", confidence_instead=0.0)
    blank = replace(corrected, overturned=replace(told, after="unknown", confidence=0.0, reported=None))
    given = [exports.change_fields(each) for each in (change, corrected, back, gone, blank)]
    assert [{name: each[name] for name in NOTHING_TOLD} for each in given] == [
        NOTHING_TOLD,
        {
            **NOTHING_TOLD,
            "taken_back": "RU",
            "taken_back_at": "2023-05-20T11:00:00Z",
            "taken_back_reported": "held_by_ua",
            "confidence_taken_back": 0.6,
        },
        {
            **NOTHING_TOLD,
            "taken_back": "held_by_ru",
            "taken_back_at": "2023-05-20T12:00:00Z",
            "confidence_taken_back": 0.8,
            "instead": "held_by_ua",
            "confidence_instead": 0.5123,
        },
        {
            **NOTHING_TOLD,
            "taken_back": "RU",
            "taken_back_at": "2023-05-20T12:00:00Z",
            "confidence_taken_back": 0.8,
            "instead": "",
        },
        {**NOTHING_TOLD, "taken_back": "unknown", "taken_back_at": "2023-05-20T11:00:00Z"},
    ]


def test_claims_without_a_place_are_given_with_what_they_may_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    said = claim()._replace(settlement="Dibrova", settlement_id="", candidates=("a:1", "a:2"))
    other = said._replace(settlement="Nowhere", candidates=())
    reports: list[Report] = [replace(report("a", 0), claims=(said, other))]
    monkeypatch.setattr(board, "with_store", lambda _: reports)

    def given(*names: str) -> list[tuple[str, list[str]]]:
        result = CliRunner().invoke(app, ["board", "--unplaced", "--json", *names])
        found = map(json.loads, result.stdout.splitlines())
        return [(each["settlement"], each["candidates"]) for each in found]

    assert given() == [("Dibrova", ["a:1", "a:2"]), ("Nowhere", [])]
    assert given("nowhere") == [("Nowhere", [])]
    assert given("a:2") == [("Dibrova", ["a:1", "a:2"])]
    assert given("Bakhmut") == []


def test_foreign_words_do_nothing_to_a_terminal_or_a_spreadsheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(board, "with_store", lambda _: Found([foreign(bakhmut_state())], []))
    as_json, as_csv = (CliRunner().invoke(app, ["board", form]).stdout for form in ("--json", "--csv"))
    for shown in (as_json, as_csv):
        assert not set(shown) & set("\x9b\u202e")
    assert json.loads(as_json)["evidence"][0]["evidence"] == FOREIGN
    [row] = csv.DictReader(StringIO(as_csv))
    assert row["evidence"] == "'=1+1 \\x9b31m\\u202e „так“,\n“нет”"


@settings(max_examples=50)
@given(st.lists(domain_values.states, max_size=3))
def test_any_state_is_a_line_of_json_and_a_row_of_csv(states: list[SettlementState]) -> None:
    with pytest.MonkeyPatch.context() as patched:
        out = StringIO(newline="")
        patched.setattr("sys.stdout", out)
        exports.write_json(exports.state_fields(state, PUBLISHED) for state in states)
        lines = out.getvalue().split("\n")[:-1]
        assert [json.loads(line)["settlement"] for line in lines] == [s.settlement.name for s in states]
        out.seek(0)
        out.truncate()
        exports.write_csv(states, PUBLISHED)
        rows = list(csv.reader(StringIO(out.getvalue(), newline="")))
    assert [len(row) for row in rows] == [len(exports.CSV_FIELDS)] * (len(states) + 1)
