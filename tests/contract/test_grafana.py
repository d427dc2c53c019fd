"""What is sent to Grafana, and that sending it again changes nothing.

Where a `grafana` binary is installed the tests run against that server. Everywhere they run against a
stand-in that keeps what it is given and answers in the forms of Grafana's HTTP API. That Grafana
draws the dashboards is not shown here.
"""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from deploy.local.home import ROOT
from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.alerting.annotations import Annotations
from services.alerting.delivery import ChangeRefused, Outcome, ReceiverUnavailable
from services.cli.commands import app
from services.common.grafana import connect
from services.domain.models.changes import Aspect, Severity
from services.domain.models.states import Status
from tests.alerting_values import PUBLISHED, bakhmut, bakhmut_change
from tests.grafana_stand_in import StandIn

DASHBOARDS = sorted((ROOT / "deploy/grafana/dashboards").glob("*.json"))
SECRET = "admin:admin"  # noqa: S105 - Grafana's own default # pragma: allowlist secret


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with closing(StandIn()) as server:
        yield server


@pytest.fixture(params=["stand-in", "grafana"])
def grafana_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "stand-in":
        yield request.getfixturevalue("stand_in").url
        return
    if not shutil.which("grafana"):
        pytest.skip("no `grafana` binary on PATH: not tested against a Grafana server")
    with Stack(tmp_path_factory.mktemp("grafana"), free_ports(), attached=True) as stack:
        stack.start("grafana")
        stack.wait_healthy("grafana")
        yield stack.url("grafana")


@pytest.fixture
def push(grafana_url: str, tmp_path: Path) -> dict[str, str]:
    """The environment of `frontwatch grafana push`."""
    token = tmp_path / "token"
    token.write_text(f"{SECRET}\n")
    return {"FRONTWATCH_GRAFANA_URL": grafana_url, "FRONTWATCH_GRAFANA_TOKEN_FILE": str(token)}


def test_push_installs_everything_however_often(grafana_url: str, push: dict[str, str]) -> None:
    for _ in range(2):
        result = CliRunner().invoke(app, ["grafana", "push"], env=push)
        assert result.exit_code == 0, result.output
    client = connect(grafana_url, SECRET)
    assert client.datasource.find_datasource("Frontwatch Prometheus")["type"] == "prometheus"
    assert client.folder.get_folder("frontwatch")["title"] == "Frontwatch"
    for path in DASHBOARDS:
        dashboard = json.loads(path.read_text())
        installed = client.dashboard.get_dashboard(dashboard["uid"])["dashboard"]
        assert installed["title"] == dashboard["title"]
        assert len(installed["panels"]) == len(dashboard["panels"])


def test_push_without_grafana_says_what_is_wrong(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text(SECRET)
    for url, said in (
        ("", "FRONTWATCH_GRAFANA_URL is not set"),
        ("http://127.0.0.1:1", "Connection refused"),
    ):
        env = {"FRONTWATCH_GRAFANA_URL": url, "FRONTWATCH_GRAFANA_TOKEN_FILE": str(token)}
        result = CliRunner().invoke(app, ["grafana", "push"], env=env)
        assert result.exit_code == 2
        assert said in re.sub(r"\s+", " ", result.stderr)


def test_push_without_dashboards_fails_and_installs_nothing(
    stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.cli.grafana.DASHBOARDS", tmp_path)
    token = tmp_path / "token"
    token.write_text(SECRET)
    env = {"FRONTWATCH_GRAFANA_URL": stand_in.url, "FRONTWATCH_GRAFANA_TOKEN_FILE": str(token)}
    result = CliRunner().invoke(app, ["grafana", "push"], env=env)
    assert result.exit_code == 2
    assert "no dashboards" in re.sub(r"\s+", " ", result.stderr)


def test_a_change_is_annotated_once_at_its_time(grafana_url: str) -> None:
    client = connect(grafana_url, SECRET)
    annotations = Annotations(client)
    encircled = replace(bakhmut_change(), aspect=Aspect.ENCIRCLEMENT, before="", after="RU")
    assert annotations.tell([bakhmut_change(), encircled]) == [Outcome.TOLD, Outcome.TOLD]
    assert annotations.tell([bakhmut_change()]) == [Outcome.KNOWN]
    (found,) = client.annotations.get_annotation(tags=[f"change:{bakhmut_change().id}"])
    assert found["time"] == PUBLISHED.timestamp() * 1000
    wanted = {"frontwatch", "test:bakhmut", "Bakhmut", "Donetsk", "from:contested", "to:held_by_ru"}
    assert wanted <= set(found["tags"])


def test_an_annotation_that_takes_back_names_what_holds_now(grafana_url: str) -> None:
    client = connect(grafana_url, SECRET)
    change = replace(bakhmut_change(), retracted=True, instead="held_by_ua", confidence_instead=0.5)
    Annotations(client).tell([change])
    (found,) = client.annotations.get_annotation(tags=[f"change:{change.id}"])
    assert {"from:held_by_ru", "to:held_by_ua", "retracted", "correction"} <= set(found["tags"])
    assert "Now: held by Ukrainian forces (50%)." in found["text"]


def test_an_annotation_of_a_correction_names_what_had_been_told(grafana_url: str) -> None:
    client = connect(grafana_url, SECRET)
    told = bakhmut_change().as_told
    change = replace(
        bakhmut_change(), severity=Severity.CORRECTION, after="held_by_ua", supersedes="x", overturned=told
    )
    Annotations(client).tell([change])
    (found,) = client.annotations.get_annotation(tags=[f"change:{change.id}"])
    assert {"from:held_by_ru", "to:held_by_ua", "correction"} <= set(found["tags"])
    assert "Told before: held by Russian forces." in found["text"]


def test_a_settlements_dashboard_marks_its_own_changes_and_the_pipelines_none(grafana_url: str) -> None:
    here = bakhmut_change()
    there = replace(here, settlement=bakhmut("test:kherson", "Kherson"))
    claimed = replace(here, aspect=Aspect.CLAIM, before="", after="RU", reported=Status.CONTESTED)
    client = connect(grafana_url, SECRET)
    Annotations(client).tell([here, there, claimed])

    def marked(name: str) -> set[str]:
        """The changes that the dashboard of Bakhmut asks for."""
        dashboard = json.loads((ROOT / f"deploy/grafana/dashboards/{name}.json").read_text())
        found = set()
        for query in dashboard.get("annotations", {}).get("list", []):
            tags = [tag.replace("$settlement", here.settlement.id) for tag in query["target"]["tags"]]
            assert not query["target"]["matchAny"]
            for annotation in client.annotations.get_annotation(tags=tags):
                found |= {tag for tag in annotation["tags"] if tag.startswith("change:")}
        return found

    assert marked("settlement") == {f"change:{here.id}", f"change:{claimed.id}"}
    assert marked("overview") == {f"change:{here.id}", f"change:{there.id}"}
    assert marked("pipeline") == set()


def test_nothing_of_an_article_is_taken_for_html(stand_in: StandIn) -> None:
    change = bakhmut_change()
    evidence = change.evidence_after[0]
    article = replace(evidence.claim.article, url="javascript:alert(1)")
    evil = replace(
        change, evidence_after=(replace(evidence, claim=replace(evidence.claim, article=article)),)
    )
    Annotations(connect(stand_in.url, SECRET)).tell([evil])
    text = stand_in.annotations[0]["text"]
    assert "&lt;ours&gt; &amp; taken" in text
    assert "<ours>" not in text
    assert "javascript:" not in text


@pytest.mark.parametrize(
    ("status", "raised"),
    [
        (400, ChangeRefused),
        (401, ReceiverUnavailable),
        (404, ReceiverUnavailable),
        (503, ReceiverUnavailable),
    ],
)
def test_only_a_bad_request_is_given_up(stand_in: StandIn, status: int, raised: type[Exception]) -> None:
    stand_in.failing = status
    with pytest.raises(raised):
        Annotations(connect(stand_in.url, SECRET)).tell([bakhmut_change()])


def test_grafana_away_is_waited_for() -> None:
    with pytest.raises(ReceiverUnavailable):
        Annotations(connect("http://127.0.0.1:1", SECRET)).tell([bakhmut_change()])
