"""Dashboards, rules and the documentation speak of the metrics that are declared, and of no others."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from services.common.metrics import METRICS

ROOT = Path(__file__).parents[2]
RULES = sorted((ROOT / "deploy/prometheus/rules").glob("*.yml"))
DASHBOARDS = sorted((ROOT / "deploy/grafana/dashboards").glob("*.json"))
REFERENCE = ROOT / "docs/metrics.md"

QUERY_KEYS = ("expr", "query", "definition")
TARGET_LABELS = {"job", "instance", "service"}
SELECTOR = re.compile(r"\b(frontwatch_[a-z0-9_]+)(?:\{([^}]*)\})?")
MATCHER = re.compile(r"([a-z_]+)\s*(?:=~|!~|!=|=)")
GROUPING = re.compile(r"\b(?:by|on|ignoring|without|group_left|group_right)\s*\(([^)]*)\)")
# A legend, a link's title, or the field of a map's or a table's.
BY_NAME = re.compile(r'\{\{settlement\}\}|\.settlement\}|"settlement"')


def exposed() -> dict[str, set[str]]:
    """Every name under which Prometheus stores a declared metric, with its labels."""
    names: dict[str, set[str]] = {}
    for metric in METRICS.values():
        labels = set(metric.labels) | TARGET_LABELS
        if metric.kind == "histogram":
            names[f"{metric.name}_bucket"] = labels | {"le"}
            names[f"{metric.name}_sum"] = names[f"{metric.name}_count"] = labels
        else:
            names[metric.name] = labels
    return names


def expressions(node: Any) -> Iterator[str]:
    """Every PromQL expression in a rule file, a dashboard or a part of one."""
    match node:
        case dict():
            for key, value in node.items():
                if key in QUERY_KEYS and isinstance(value, str) and "frontwatch_" in value:
                    yield value
                else:
                    yield from expressions(value)
        case list():
            for item in node:
                yield from expressions(item)


def rules(path: Path) -> list[dict[str, Any]]:
    return [rule for group in yaml.safe_load(path.read_text())["groups"] for rule in group["rules"]]


ALL_RULES = [rule for path in RULES for rule in rules(path)]
USES = [(path.name, query) for path in RULES for query in expressions(yaml.safe_load(path.read_text()))] + [
    (path.name, query) for path in DASHBOARDS for query in expressions(json.loads(path.read_text()))
]


def test_rules_and_dashboards_are_found() -> None:
    assert RULES
    assert USES


@pytest.mark.parametrize(("where", "query"), USES)
def test_only_declared_metrics_and_labels_are_queried(where: str, query: str) -> None:
    names = exposed()
    queried = SELECTOR.findall(query)
    assert queried, f"{where}: no metric in {query}"
    for name, matchers in queried:
        assert name in names, f"{where}: {name} is not declared"
        assert set(MATCHER.findall(matchers)) <= names[name], f"{where}: {name} has no such label: {matchers}"
    labels = set[str]().union(*(names[name] for name, _ in queried))
    for grouping in GROUPING.findall(query):
        assert {label.strip() for label in grouping.split(",") if label.strip()} <= labels, (
            f"{where}: {grouping}"
        )


@pytest.mark.parametrize("path", DASHBOARDS, ids=lambda path: path.stem)
def test_where_settlements_are_called_by_name_it_is_the_name_chosen(path: Path) -> None:
    dashboard = json.loads(path.read_text())
    variables = {each["name"]: each for each in dashboard["templating"]["list"]}
    naming = [panel for panel in dashboard["panels"] if BY_NAME.search(json.dumps(panel))]
    if path.stem == "overview":
        assert [panel["type"] for panel in naming] == ["geomap", "table", "state-timeline"]
    assert all("$names" in panel["targets"][0]["expr"] for panel in naming)
    if "$names" in path.read_text():
        offered = re.findall(r" : (\w+)", variables["names"]["query"])
        assert offered == ["settlement", "settlement_uk"]
        assert set(offered) <= set(METRICS["frontwatch_settlement_info"].labels)
        assert variables["names"]["current"]["value"] == "settlement"
    for link in re.findall(r"/d/frontwatch-settlement[^\"]*", path.read_text()):
        assert re.search(r"var-settlement=\$\{[a-z_.]+\.settlement_id\}&\$\{names:queryparam\}", link), link


def test_every_declared_metric_is_documented_as_it_is_and_no_other() -> None:
    rows = dict(re.findall(r"^\| `(frontwatch_[a-z_]+)` (\|.*\|)$", REFERENCE.read_text(), re.MULTILINE))
    wanted = {}
    for metric in METRICS.values():
        labels = ", ".join(f"`{label}`" for label in metric.labels)
        wanted[metric.name] = f"| {metric.kind} | {labels} | {metric.help} |"
    assert rows == wanted


@pytest.mark.parametrize("rule", ALL_RULES, ids=lambda rule: rule["alert"])
def test_every_alert_says_what_and_what_to_do(rule: dict[str, Any]) -> None:
    assert {"summary", "description", "runbook_url"} <= rule["annotations"].keys()
    path, anchor = rule["annotations"]["runbook_url"].split("#")
    sections = re.findall(r"^## (.+)$", (ROOT / path).read_text(), re.MULTILINE)
    assert anchor in [section.lower() for section in sections]
