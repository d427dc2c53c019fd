"""The rules fire when they should and only then, as Prometheus' own tool evaluates them."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CASES = sorted(Path(__file__).parent.glob("*.yml"))
RULES = sorted((ROOT / "deploy/prometheus/rules").glob("*.yml"))


def run(*command: str | Path) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_rules_are_valid() -> None:
    run("promtool", "check", "rules", "--lint-fatal", *RULES)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_rules_fire_and_stay_silent(case: Path) -> None:
    run("promtool", "test", "rules", case)


@pytest.mark.parametrize("rules", RULES, ids=lambda path: path.stem)
def test_every_rule_has_a_case_that_fires_and_one_that_does_not(rules: Path) -> None:
    checked: dict[str, set[bool]] = {}
    for case in CASES:
        for test in yaml.safe_load(case.read_text())["tests"]:
            for check in test["alert_rule_test"]:
                checked.setdefault(check["alertname"], set()).add(bool(check.get("exp_alerts")))
    names = [
        rule["alert"] for group in yaml.safe_load(rules.read_text())["groups"] for rule in group["rules"]
    ]
    assert {name: {True, False} for name in names} == {name: checked.get(name) for name in names}


def test_alertmanager_takes_its_configuration() -> None:
    run("amtool", "check-config", ROOT / "deploy/alertmanager/alertmanager.yml")


CHANGE = ("alertname=SettlementStatusChanged", "aspect=status")
CORRECTION = (*CHANGE, "severity=correction", "watched=true", "oblast=Kherson")
CLAIM = ("alertname=SettlementStatusChanged", "severity=claim", "oblast=Sumy")
FIRST_REPORT = (*CHANGE, "severity=first_report", "oblast=Kherson")


@pytest.mark.parametrize(
    ("labels", "receivers"),
    [
        ((*CHANGE, "severity=change", "watched=false", "oblast=Sumy"), {"people"}),
        ((*CHANGE, "severity=change", "watched=false", "oblast=Donetsk"), {"people", "desk-east"}),
        (CORRECTION, {"people", "desk-south", "watchlist"}),
        ((*CORRECTION, "past=true"), {"first-reports"}),
        ((*FIRST_REPORT, "watched=false"), {"first-reports"}),
        ((*FIRST_REPORT, "watched=true"), {"first-reports", "watchlist"}),
        ((*CLAIM, "aspect=claim"), {"claims"}),
        ((*CLAIM, "aspect=dispute", "oblast=Donetsk"), {"claims"}),
        ((*CLAIM, "aspect=claim", "severity=correction"), {"claims"}),
        ((*CLAIM, "aspect=claim", "watched=true"), {"claims", "watchlist"}),
        ((*CLAIM, "aspect=claim", "watched=true", "past=true"), {"claims"}),
        (("alertname=SettlementClaimedForLong", "aspect=claim"), {"claims"}),
        (("alertname=SettlementEncirclementReported", "aspect=encirclement"), {"first-reports"}),
        (("alertname=SettlementDisputedForLong", "aspect=dispute"), {"people"}),
        (("alertname=FrontwatchServiceDown", "severity=critical"), {"operators"}),
    ],
)
def test_who_is_told_what(labels: tuple[str, ...], receivers: set[str]) -> None:
    config = ROOT / "deploy/alertmanager/alertmanager.yml"
    told = run("amtool", "config", "routes", "test", f"--config.file={config}", *labels)
    assert set(re.split(r"[,\s]+", told.strip())) == receivers
