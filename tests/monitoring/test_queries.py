"""The dashboards' queries, as Prometheus' own tool evaluates them."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from deploy.grafana.__main__ import FOLDER
from deploy.grafana.queries import named, now, over_time

CLAIMED = "frontwatch_settlement_last_claim_timestamp_seconds"
BAKHMUT = '{settlement_id="b", settlement="Bakhmut", settlement_uk="Бахмут"}'
ONLY_ENGLISH = '{settlement_id="b", settlement="Bakhmut"}'  # as before the label was there
RENAMED = '{settlement_id="b", settlement="Artemivsk", settlement_uk="Бахмут"}'


@pytest.mark.parametrize("history", [False, True], ids=["now", "over time"])
@pytest.mark.parametrize(
    ("language", "infos", "name"),
    [
        ("settlement", [BAKHMUT], "Bakhmut"),
        ("settlement_uk", [BAKHMUT], "Бахмут"),
        ("settlement_uk", [ONLY_ENGLISH], "Bakhmut"),
        ("settlement", [BAKHMUT, ONLY_ENGLISH], "Bakhmut"),
        ("settlement_uk", [BAKHMUT, RENAMED], "Бахмут"),
    ],
)
def test_a_settlement_has_one_name_whatever_its_samples_say(
    language: str, infos: list[str], name: str, history: bool, tmp_path: Path
) -> None:
    samples = [f"frontwatch_settlement_info{info}" for info in infos]
    samples += [f'{CLAIMED}{{settlement_id="b", settlement="{each}"}}' for each in ("Bakhmut", "Artemivsk")]
    expected = {"labels": f'{{settlement_id="b", settlement="{name}"}}', "value": 1}
    query = named((over_time if history else now)(CLAIMED), history=history).replace("$names", language)
    assert_answers(tmp_path, dict.fromkeys(samples, 1), {query: [expected]})


@pytest.mark.parametrize(("confidence", "shown"), [("0", []), ("0.021", [0.021])])
def test_an_unknown_status_has_no_confidence(confidence: str, shown: list[float], tmp_path: Path) -> None:
    """It is exported as 0: no line over time, "none" on the tile and in the table."""
    panels = {panel["title"]: panel for panel in dashboard("settlement")["panels"]}
    query = panels["Confidence over time"]["targets"][0]["expr"].replace("$settlement", "b")
    sample = 'frontwatch_settlement_confidence_ratio{job="alerting", settlement_id="b", oblast="o"}'
    expected = [{"labels": '{settlement_id="b", oblast="o"}', "value": value} for value in shown]
    assert_answers(tmp_path, {sample: float(confidence)}, {query: expected})
    none = {"0": {"color": "#8E8E8E", "index": 0, "text": "none"}}
    [tile] = panels["Confidence"]["fieldConfig"]["defaults"]["mappings"]
    assert tile["options"] == none
    assert json.dumps(none) in json.dumps(dashboard("overview"), sort_keys=True)


def assert_answers(
    folder: Path, samples: Mapping[str, float], answers: dict[str, list[dict[str, Any]]]
) -> None:
    """Where the series of `samples` have these values, the queries of `answers` have those."""
    case = {
        "interval": "1m",
        "input_series": [{"series": name, "values": f"{value}x60"} for name, value in samples.items()],
        "promql_expr_test": [
            {"expr": query, "eval_time": "30m", "exp_samples": expected}
            for query, expected in answers.items()
        ],
    }
    path = folder / "queries.yml"
    path.write_text(yaml.safe_dump({"tests": [case]}))
    done = subprocess.run(["promtool", "test", "rules", path], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def dashboard(name: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text())
    return made


def filled_in(query: str, **variables: str) -> str:
    for name, value in variables.items():
        query = query.replace(f"${name}", value)
    assert "$" not in query.replace('"$1"', ""), query
    return query


def query_of(board: dict[str, Any], title: str) -> str:
    """The only query of the panel whose title begins so."""
    [panel] = [panel for panel in board["panels"] if panel["title"].startswith(title)]
    [target] = panel["targets"]
    return str(target["expr"])


def test_claims_of_either_side_acting_add_up_and_those_of_replicas_do_not(tmp_path: Path) -> None:
    counts = {("a:1", "RU"): 3, ("a:2", "RU"): 3, ("a:1", "UA"): 2}
    samples = {
        f'frontwatch_settlement_claims_total{{job="frontwatch", instance="{instance}", settlement_id="b", '
        f'kind="assault", actor="{actor}", claimant_side="neutral"}}': count
        for (instance, actor), count in counts.items()
    }
    query = filled_in(query_of(dashboard("settlement"), "Claims, by who makes them"), settlement="b")
    labels = '{kind="assault", claimant_side="neutral"}'
    assert_answers(tmp_path, samples, {query: [{"labels": labels, "value": 5}]})


SETTLEMENTS = {"a": ("held_by_ua", 0), "b": ("contested", 0), "c": ("contested", 1), "d": ("held_by_ru", 1)}


@pytest.mark.parametrize("labels", ['job="frontwatch", ', ""], ids=["scraped", "backfilled"])
@pytest.mark.parametrize(
    ("status", "disputed", "left"),
    [(".*", "0", "abcd"), (".*", "1", "cd"), ("contested", "0", "bc"), ("contested", "1", "c")],
)
def test_the_filters_leave_the_same_in_tiles_map_table_and_timeline(
    status: str, disputed: str, left: str, labels: str, tmp_path: Path
) -> None:
    samples = {}
    for name, (reported, contradicted) in SETTLEMENTS.items():
        place = f'{labels}settlement_id="{name}", settlement="{name}", oblast="O"'
        for each in ("held_by_ua", "contested", "held_by_ru"):
            samples[f'frontwatch_settlement_status{{{place}, status="{each}"}}'] = int(each == reported)
        samples[f"frontwatch_settlement_disputed{{{place}}}"] = contradicted
        samples[f'frontwatch_settlement_encircled{{{place}, by="RU"}}'] = int(name == "b")
        samples[f"frontwatch_settlement_info{{{place}, latitude='1', longitude='1'}}"] = 1
        samples[f"{CLAIMED}{{{place}}}"] = 1
    board = dashboard("overview")
    chosen = {"oblast": ".*", "status": status, "disputed": disputed, "names": "settlement"}
    tiles = {
        "Held by UA": sum(SETTLEMENTS[name][0] == "held_by_ua" for name in left),
        "Contested": sum(SETTLEMENTS[name][0] == "contested" for name in left),
        "Held by RU": sum(SETTLEMENTS[name][0] == "held_by_ru" for name in left),
        "Disputed": sum(SETTLEMENTS[name][1] for name in left),
        "Encircled": int("b" in left),
    }
    answers = {
        filled_in(query_of(board, title), **chosen): [{"labels": "{}", "value": count}]
        for title, count in tiles.items()
    }
    [shown] = [each for each in board["templating"]["list"] if each["name"] == "shown"]
    asked = filled_in(shown["query"].removeprefix("query_result(").removesuffix(")"), **chosen)
    answers[asked] = [{"labels": f'{{settlement_id="{name}"}}', "value": 1} for name in left]
    for title in ("Who is reported to hold what", "Settlements, the last change first"):
        [panel] = [panel for panel in board["panels"] if panel["title"] == title]
        rows = filled_in(panel["targets"][0]["expr"], **chosen)
        answers[f"group by (settlement_id) ({rows})"] = answers[asked]
    assert_answers(tmp_path, samples, answers)


def test_a_tile_without_data_does_not_say_that_there_is_nothing() -> None:
    tiles = [panel for panel in dashboard("overview")["panels"] if panel["type"] == "stat"]
    assert {tile["fieldConfig"]["defaults"]["noValue"] for tile in tiles} == {"no data"}
