"""A service that is set wrongly says what is wrong in a line of its log, and ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from deploy.local.home import ROOT
from deploy.local.ports import free_ports


@pytest.mark.parametrize(
    ("service", "settings", "told"),
    [
        ("ingest", {"PORT": "x", "RATE_LIMIT": "0"}, ["FRONTWATCH_PORT: ", "FRONTWATCH_RATE_LIMIT: "]),
        ("ingest", {"FEEDS_FILE": "no-such"}, ["FRONTWATCH_FEEDS_FILE: no-such: No such file"]),
        ("ingest", {"FEEDS_FILE": "feeds.toml"}, ["FRONTWATCH_FEEDS_FILE: feeds.toml: feed 0.outlet: "]),
        (
            "ingest",
            {"FEEDS_FILE": "outlets.toml"},
            ["FRONTWATCH_FEEDS_FILE: outlets.toml: outlet: feeds are"],
        ),
        (
            "ingest",
            {"OUTLETS_FILE": "outlets.toml"},
            ["FRONTWATCH_OUTLETS_FILE: outlets.toml: an outlet has"],
        ),
        (
            "ingest",
            {"OUTLETS_FILE": "feeds.toml"},
            ["FRONTWATCH_OUTLETS_FILE: feeds.toml: outlets are tables"],
        ),
        ("ingest", {"TOKENS_FILE": "empty"}, ["FRONTWATCH_TOKENS_FILE: empty holds no token"]),
        ("ingest", {"HOST": "192.0.2.1"}, ["FRONTWATCH_HOST, FRONTWATCH_PORT: 192.0.2.1 "]),
        ("stream", {"CONSUMER_GROUP": ""}, ["FRONTWATCH_CONSUMER_GROUP: "]),
        ("stream", {"HOST": "192.0.2.1"}, ["FRONTWATCH_HOST, FRONTWATCH_PORT: 192.0.2.1 "]),
        ("alerting", {"ALERTMANAGER_URL": "localhost:9093"}, ["FRONTWATCH_ALERTMANAGER_URL: "]),
        ("alerting", {"GRAFANA_PUBLIC_URL": "grafana:3000"}, ["FRONTWATCH_GRAFANA_PUBLIC_URL: "]),
        ("alerting", {"GRAFANA_URL": "http://localhost"}, ["FRONTWATCH_GRAFANA_TOKEN_FILE: "]),
        ("alerting", {"WATCHLIST": "Siversk,Nowhere"}, ["FRONTWATCH_WATCHLIST: No settlement or oblast is "]),
        ("alerting", {"GRAFANA_URL": "localhost"}, ["FRONTWATCH_GRAFANA_URL: 'localhost' is not the URL"]),
    ],
)
def test_what_is_set_wrongly_is_told(
    service: str, settings: dict[str, str], told: list[str], tmp_path: Path
) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://a.example"\n')
    (tmp_path / "outlets.toml").write_text('[[outlet]]\nsaid = "UA"\n')
    nowhere = {"KAFKA_BOOTSTRAP": "127.0.0.1:1", "PORT": str(free_ports()[service])}
    given = {f"FRONTWATCH_{name}": value for name, value in {**nowhere, **settings}.items()}
    done = subprocess.run(
        [sys.executable, "-m", f"services.{service}"],
        env={**os.environ, "PYTHONPATH": str(ROOT), **given},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    reasons = [line["reason"] for line in lines if line["event"] == "wrong_setting"]
    assert len(reasons) == len(told)
    for reason, beginning in zip(reasons, told, strict=True):
        assert reason.startswith(beginning)
