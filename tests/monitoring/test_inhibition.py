"""What Alertmanager keeps quiet, given the labels that the rules really have."""

import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from deploy.local.health import ask
from tests.conftest import NewStackFixture

CHANGED = {"alertname": "SettlementStatusChanged", "settlement_id": "m", "change_id": "1"}


def fired(name: str) -> dict[str, str]:
    """The labels of the alert as the rules' own tests expect it."""
    for path in sorted(Path(__file__).parent.glob("*.yml")):
        for test in yaml.safe_load(path.read_text())["tests"]:
            for check in test["alert_rule_test"]:
                if check["alertname"] == name and check.get("exp_alerts"):
                    labels: dict[str, str] = check["exp_alerts"][0]["exp_labels"]
                    return {"alertname": name, **labels}
    raise AssertionError(f"no test has {name} fire")


@pytest.mark.parametrize(
    ("source", "target", "quiet"),
    [
        (fired("FrontwatchServiceDown"), fired("FrontwatchChangesUntold"), True),
        (
            {**fired("FrontwatchServiceDown"), "service": "stream"},
            fired("FrontwatchConsumerLagGrowing"),
            True,
        ),
        ({**fired("FrontwatchServiceDown"), "service": "ingest"}, fired("FrontwatchChangesUntold"), False),
        ({**CHANGED, "aspect": "encirclement"}, fired("SettlementEncirclementReported"), True),
        ({**CHANGED, "aspect": "status"}, fired("SettlementEncirclementReported"), False),
    ],
    ids=lambda value: value["alertname"] if isinstance(value, dict) else str(value),
)
def test_what_is_known_already_is_not_told(
    new_stack: NewStackFixture, source: dict[str, str], target: dict[str, str], quiet: bool
) -> None:
    url = f"{new_stack('alertmanager').url('alertmanager')}/api/v2/alerts"
    httpx.post(url, json=[{"labels": labels} for labels in (source, target)]).raise_for_status()

    def state() -> str:
        query = {"filter": f'alertname="{target["alertname"]}"'}
        found: list[dict[str, Any]] = ask(url, params=query).json()
        return str(found[0]["status"]["state"]) if found else "unprocessed"

    deadline = time.monotonic() + 20
    while state() == "unprocessed":
        assert time.monotonic() < deadline, "Alertmanager did not say"
        time.sleep(0.1)
    assert state() == ("suppressed" if quiet else "active")
