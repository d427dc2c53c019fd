"""`docs/exports.md` tells every field that programs are given: who reads them relies on the names."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.cli.commands import app
from services.cli.exports import (
    CSV_CHANGE_FIELDS,
    CSV_FIELDS,
    change_fields,
    evidence_fields,
    state_fields,
    unplaced_fields,
)
from tests.alerting_values import PUBLISHED, bakhmut_change, bakhmut_state

PAGE = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")


def told(heading: str) -> list[str]:
    """The fields of the table under a heading, in its order."""
    table = PAGE.split(f"## {heading}\n", 1)[1].strip().split("\n\n")[0]
    cells = [row.split("|")[1] for row in table.splitlines()[2:]]
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_each_field_of_a_settlement_is_told() -> None:
    assert told("A settlement") == [*state_fields(bakhmut_state(), PUBLISHED), "changes"]


def test_each_field_of_a_claim_is_told() -> None:
    [evidence] = bakhmut_state().evidence
    alone = {*evidence_fields(evidence), *unplaced_fields(evidence.claim)}
    assert sorted(told("A claim")) == sorted(alone)


def test_each_field_of_a_change_is_told() -> None:
    assert told("A change") == list(change_fields(bakhmut_change()))


def test_what_csv_has_is_told() -> None:
    left_out = ["start", "end", "rule", "event_date", "outlet_side", "candidates"]
    both = {*told("A settlement"), *told("A claim")} - {"changes"}
    assert {*CSV_FIELDS} == both - set(left_out)
    assert ", ".join(f"`{name}`" for name in left_out[:4]) + " and `outlet_side`" in " ".join(PAGE.split())


def test_what_csv_has_of_a_change_is_told() -> None:
    of_claim = CSV_FIELDS[CSV_FIELDS.index("claimant_side") :]
    assert (*told("A change")[:-2], *of_claim) == CSV_CHANGE_FIELDS


def test_extract_gives_the_fields_that_are_told() -> None:
    line = json.dumps({"id": "1", "text": "Ukrainian forces liberated Robotyne."})
    [claim] = json.loads(CliRunner().invoke(app, ["extract", "--jsonl"], input=line).stdout)["claims"]
    fields = told("A claim")
    assert list(claim) == fields[: fields.index("rule") + 1]
    text = CliRunner().invoke(app, ["extract", "--json"], input=json.loads(line)["text"])
    assert [json.loads(each) for each in text.stdout.splitlines()] == [claim]


@pytest.mark.parametrize("command", ["board", "explain", "history", "extract"])
def test_the_commands_have_the_option(command: str) -> None:
    assert f"frontwatch {command}" in PAGE
    assert "--json" in CliRunner().invoke(app, [command, "--help"], env={"COLUMNS": "200"}).output
