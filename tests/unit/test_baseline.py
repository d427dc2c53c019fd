"""A baseline's rows: read, checked, and made into claims of their source."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.baseline import Row, report
from services.cli.commands import app
from services.domain.fusion import fuse
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide
from services.domain.models.states import Status

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def load(tmp_path: Path, text: str) -> tuple[int, str]:
    file = tmp_path / "baseline.csv"
    file.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["baseline", "load", str(file), "--dry-run"], env={"COLUMNS": "200"})
    return result.exit_code, result.output


def test_good_rows_pass(tmp_path: Path) -> None:
    code, output = load(
        tmp_path,
        "settlement,status,date,source,oblast\n"
        "Bakhmut,held_by_ua,2022-02-24,Halden Institute,Donetsk,,\n"
        "Avdiivka,contested,2022-02-24T06:00:00Z,Halden Institute,Donetsk\n",
    )
    assert (code, "2 rows" in output) == (0, True)


def test_each_bad_row_is_named_with_what_is_wrong(tmp_path: Path) -> None:
    code, output = load(
        tmp_path,
        "settlement,status,date,source\n"
        "Nowhereville,held_by_ua,2022-02-24,X\n"
        "Ivanivka,held_by_ua,2022-02-24,X\n"
        "Bakhmut,lost,2022-02-24,X\n"
        "Bakhmut,held_by_ru,yesterday,X\n"
        "Bakhmut,held_by_ru,2022-02-24,\n"
        "Bakhmut,held_by_ua,2203-05-01,X\n"
        "Bakhmut,held_by_ua,1023-05-01,X\n"
        "Bakhmut,held_by_ua,0001-01-01T00:00+14:00,X\n"
        "Bakhmut,unknown,2022-02-24,X\n"
        "Bakhmut,held_by_ua,01.11.2026,X\n"
        "Bakhmut,held_by_ua,2022-02-24,X, Y\n",
    )
    assert code == 1
    problems = (
        "settlement: the gazetteer knows no “Nowhereville”",
        "settlement: 123 go by “Ivanivka”; give the oblast or the id: ",
        "status: “lost” is none of held_by_ua, held_by_ru, contested",
        "date: “yesterday” is no date as 2022-02-24 or 2022-02-24T06:00",
        "source: empty",
        "date: “2203-05-01” can't be: ",
        "date: “1023-05-01” can't be: ",
        "date: “0001-01-01T00:00+14:00” can't be: ",
        "status: “unknown” is none of held_by_ua, held_by_ru, contested",
        "date: “01.11.2026” is no date as 2022-02-24 or 2022-02-24T06:00",
        "there are more values than columns",
    )
    lines = [line for line in output.splitlines() if line.startswith("line ")]
    assert len(lines) == len(problems)
    for number, (line, problem) in enumerate(zip(lines, problems, strict=True), 2):
        assert line.startswith(f"line {number}: {problem}")


def test_columns_that_are_none_are_named(tmp_path: Path) -> None:
    row = "Bakhmut,held_by_ua,2022-02-24,X,Donetsk,RU\n"
    code, output = load(tmp_path, f"settlement,status,date,source,oblast,sidee\n{row}")
    assert code == 0
    assert "Passed over: sidee. Columns are settlement, status, date, source, oblast, side, url." in output


def test_a_file_without_its_columns_is_refused(tmp_path: Path) -> None:
    code, output = load(tmp_path, "place,who\nBakhmut,UA\n")
    assert (code, "settlement, status, date, source" in output) == (2, True)


def test_a_row_is_a_claim_of_its_source() -> None:
    for status in (Status.HELD_BY_UA, Status.HELD_BY_RU, Status.CONTESTED):
        row = Row(Settlement("test:1", "Testove"), status, NOW, "Institute", ClaimantSide.NEUTRAL, "")
        fused = fuse([report(row, NOW)])
        assert fused.state.status is status
        assert {e.claim.claim.claimant for e in fused.state.evidence} == {"Institute"}
        assert report(row, NOW).article.id == report(row, datetime(2027, 1, 1, tzinfo=UTC)).article.id


@pytest.mark.parametrize(("side", "code"), [("ua", 0), ("UA", 0), ("Neutral", 0), ("", 0), ("ukraine", 1)])
def test_a_side_is_known_in_any_case(side: str, code: int, tmp_path: Path) -> None:
    rows = f"settlement,oblast,status,date,source,side\nBakhmut,Donetsk,contested,2023-01-01,A,{side}\n"
    ended, output = load(tmp_path, rows)
    assert ended == code
    assert code == 0 or "side: “ukraine” is none of UA, RU, neutral" in output
