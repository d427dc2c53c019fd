"""`frontwatch grafana`: the dashboards in a Grafana of one's own."""

import json
from pathlib import Path
from typing import Any

import typer
from grafana_api.grafana_api import GrafanaClientError, GrafanaException
from grafana_api.grafana_face import GrafanaFace
from requests import RequestException

from services.cli.failures import Failure
from services.cli.flowing import Group
from services.cli.terminal import console
from services.common.grafana import connect
from services.common.settings import CommandSettings, read_secret

DASHBOARDS = Path(__file__).parents[2] / "deploy" / "grafana" / "dashboards"
FOLDER = {"uid": "frontwatch", "title": "Frontwatch"}
DATASOURCE = "Frontwatch Prometheus"
NOT_FOUND = 404

app = typer.Typer(help="The dashboards in Grafana.", no_args_is_help=True, cls=Group)


@app.callback()
def grafana() -> None:
    """Keep `push` a command of its own."""


@app.command()
def push(
    prometheus_url: str = typer.Option(
        "", help="Prometheus as Grafana reaches it; as the settings say where left out."
    ),
) -> None:
    """Install the datasource, the folder and the dashboards; what is there is brought up to date.

    Reads FRONTWATCH_GRAFANA_URL and FRONTWATCH_GRAFANA_TOKEN_FILE (a file with a service account token of the
    role Admin, or user:password).
    """
    settings = CommandSettings()
    if not settings.grafana_url:
        raise Failure("FRONTWATCH_GRAFANA_URL is not set: it says where Grafana is.")
    token = read_secret(settings.grafana_token_file, "FRONTWATCH_GRAFANA_TOKEN_FILE")
    dashboards = sorted(DASHBOARDS.glob("*.json"))
    if not dashboards:
        raise Failure(f"There are no dashboards in {DASHBOARDS}: nothing was installed.")
    try:
        client = connect(settings.grafana_url, token)
        install_datasource(client, prometheus_url or settings.prometheus_url)
        console.print(f"datasource  {DATASOURCE}")
        install_folder(client)
        console.print(f"folder      {FOLDER['title']}")
        for path in dashboards:
            url = install_dashboard(client, json.loads(path.read_text(encoding="utf-8")))
            console.print(f"dashboard   {settings.grafana_url.rstrip('/')}{url}")
    except (GrafanaException, RequestException, OSError) as error:
        raise Failure(f"The dashboards can't be installed in {settings.grafana_url}: {error}") from error


def install_datasource(client: GrafanaFace, prometheus_url: str) -> None:
    """Make the Prometheus datasource, or point the one that is there to `prometheus_url`."""
    wanted = {
        "name": DATASOURCE,
        "uid": "frontwatch-prometheus",
        "type": "prometheus",
        "access": "proxy",
        "url": prometheus_url,
        "jsonData": {"httpMethod": "POST", "timeInterval": "5s"},
    }
    try:
        present = client.datasource.find_datasource(DATASOURCE)
    except GrafanaClientError as error:
        if error.status_code != NOT_FOUND:
            raise
        client.datasource.create_datasource(wanted)
    else:
        client.datasource.update_datasource(present["id"], wanted)


def install_folder(client: GrafanaFace) -> None:
    """Make the folder where it is missing."""
    try:
        client.folder.get_folder(FOLDER["uid"])
    except GrafanaClientError as error:
        if error.status_code != NOT_FOUND:
            raise
        client.folder.create_folder(FOLDER["title"], FOLDER["uid"])


def install_dashboard(client: GrafanaFace, dashboard: dict[str, Any]) -> str:
    """Make the dashboard, or replace the one of the same uid; its path on the server."""
    answer = client.dashboard.update_dashboard(
        {"dashboard": {**dashboard, "id": None}, "folderUid": FOLDER["uid"], "overwrite": True}
    )
    return str(answer["url"])
