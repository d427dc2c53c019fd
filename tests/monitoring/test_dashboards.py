"""Every panel has data: its queries are put to a Prometheus behind the whole stack, fed with the seeds."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import httpx
import pytest
from kafka import KafkaProducer

from deploy.local.health import ask
from deploy.local.home import ROOT
from deploy.local.ports import free_ports
from deploy.local.stack import SERVERS, Stack
from services.common.topics import ARTICLES
from tests.scraping import ask_every_second
from tests.webhook import Webhook

YEAR = 365 * 86400
DASHBOARDS = {
    path.stem: json.loads(path.read_text())
    for path in sorted((ROOT / "deploy/grafana/dashboards").glob("*.json"))
}
NAMES = {"en": "settlement", "uk": "settlement_uk"}
QUERIES = [
    pytest.param(name, target, label, id=f"{name}: {panel['title']} {target['refId']} {language}")
    for name, dashboard in DASHBOARDS.items()
    for panel in dashboard["panels"]
    for target in panel.get("targets", [])
    for language, label in (NAMES if "$names" in target["expr"] else {"": ""}).items()
]


ALL = {"oblast": ".*", "status": ".*", "disputed": "0", "shown": ".*"}


@pytest.fixture(scope="module")
def prometheus_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A Prometheus that has seen the seeds come in, and had their past loaded."""
    with closing(Webhook()) as webhook, feed() as feed_url:
        home = tmp_path_factory.mktemp("dashboards")
        feeds = home / "feeds.toml"
        feeds.write_text(f'[[feed]]\nurl = "{feed_url}"\noutlet = "Example"\ninterval_seconds = 5\n')
        environment = {
            "FRONTWATCH_ALERT_MAX_AGE_DAYS": "0",
            "FRONTWATCH_WEBHOOK_URL": webhook.url,
            "FRONTWATCH_FEEDS_FILE": str(feeds),
            "FRONTWATCH_FEEDS_ALLOWED_NETWORKS": '["127.0.0.1/32"]',
        }
        with Stack(home, free_ports(), attached=True, environment=environment) as stack:
            ask_every_second(stack)
            stack.start_whole(*SERVERS)
            url = stack.url("prometheus")
            with closing(KafkaProducer(bootstrap_servers=stack.kafka)) as producer:
                producer.send(ARTICLES, b"\xff\xfe").get(20)  # something for the dead letters to show
            article = {
                "text": "Nothing happened in Kyiv.",
                "published": "2023-01-01",
                "outlet": "Example Wire",
            }
            httpx.post(f"{stack.url('ingest')}/v1/articles", json=article).raise_for_status()
            frontwatch(stack, "replay", "seeds/")
            eventually(lambda: result(url, "frontwatch_dead_letters_total"), "no dead letter")
            eventually(lambda: result(url, 'frontwatch_settlement_status{settlement="Bakhmut"}'), "no state")
            eventually(lambda: webhook.notifications, "nobody was told")
            eventually(lambda: not lag(url), "the seeds were not handled")
            frontwatch(stack, "backfill", "--data-dir", str(home / "data/prometheus"))
            stack.stop("prometheus")  # one that runs picks up the blocks too, but only within a minute
            stack.start("prometheus")
            stack.wait_healthy("prometheus")
            for counter in (
                "articles_ingested_total",
                "status_changes_total",
                "told_seconds_count",
                "feed_polls_total",
            ):
                rate = f"rate(frontwatch_{counter}[1m])"  # takes two scrapes of the service since the change
                eventually(partial(result, url, rate), f"{counter} was not scraped twice")
            yield url


@contextmanager
def feed() -> Iterator[str]:
    """The address of a feed that has nothing new."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b'<rss version="2.0"><channel><title>News</title></channel></rss>')

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/rss"
        server.shutdown()


def frontwatch(stack: Stack, *arguments: str) -> None:
    environment = {**os.environ, **stack.settings()}
    command = [str(Path(sys.executable).parent / "frontwatch"), *arguments]
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def eventually(condition: Callable[[], object], otherwise: str, seconds: float = 90) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.5)


def result(url: str, query: str, **parameters: Any) -> list[Any]:
    """What Prometheus answers; over a range where `start` is given."""
    path = "query_range" if "start" in parameters else "query"
    answer = ask(f"{url}/api/v1/{path}", params={"query": query, **parameters}, timeout=30).json()
    assert answer["status"] == "success", f"{answer.get('error')}: {query}"
    return list(answer["data"]["result"])


def lag(url: str) -> float:
    answer = result(url, "sum(frontwatch_consumer_lag)")
    return float(answer[0]["value"][1]) if answer else 1.0


def filled_in(expr: str, **variables: str) -> str:
    for name, value in {"__rate_interval": "1m", "__interval": "1d", "__range": "4y", **variables}.items():
        expr = expr.replace(f"${name}", value)
    assert "$" not in expr.replace('"$1"', ""), expr
    return expr


@pytest.mark.parametrize(("dashboard", "target", "names"), QUERIES)
def test_every_query_of_every_panel_answers_with_data(
    prometheus_url: str, dashboard: str, target: dict[str, Any], names: str
) -> None:
    settlements = result(prometheus_url, "frontwatch_settlement_info")
    chosen = [each["metric"]["settlement_id"] for each in settlements] if dashboard == "settlement" else [""]
    now = time.time()
    over = {} if target.get("instant") else {"start": now - 4 * YEAR, "end": now, "step": 86400}
    if dashboard == "pipeline":
        over = {"start": now - 600, "end": now, "step": 5}
    for settlement in chosen:  # not every settlement has claims of every side
        query = filled_in(target["expr"], **ALL, names=names, settlement=settlement)
        if result(prometheus_url, query, **over):
            return
    pytest.fail(f"no data: {target['expr']}")


@pytest.mark.parametrize("names", NAMES.values())
@pytest.mark.parametrize("name", DASHBOARDS)
def test_every_variable_that_asks_prometheus_is_answered(prometheus_url: str, name: str, names: str) -> None:
    for variable in DASHBOARDS[name]["templating"]["list"]:
        if variable["type"] == "query":
            assert result(prometheus_url, asked(variable, names)), variable["name"]


def asked(variable: dict[str, Any], names: str) -> str:
    """The PromQL within what a variable asks Grafana for."""
    query = filled_in(str(variable["query"]), **ALL, names=names)
    if query.startswith("label_values("):
        return query.removeprefix("label_values(").split(",")[0]
    return query.removeprefix("query_result(").removesuffix(")")


def test_names_change_with_the_language_and_ids_do_not(prometheus_url: str) -> None:
    """In the table, on the map, along the timeline, and in the choice of a settlement."""
    panels = [panel for panel in DASHBOARDS["overview"]["panels"] if "$names" in panel["targets"][0]["expr"]]
    assert [panel["type"] for panel in panels] == ["geomap", "table", "state-timeline"]
    (choice,) = [v for v in DASHBOARDS["settlement"]["templating"]["list"] if v["name"] == "settlement"]
    regex = str(choice["regex"]).strip("/").replace("?<", "?P<")

    def called(names: str) -> list[dict[str, str]]:
        """Of each place where names are shown, the names by id."""
        queries = [filled_in(panel["targets"][0]["expr"], **ALL, names=names) for panel in panels]
        shown = [[each["metric"] for each in result(prometheus_url, query)] for query in queries]
        options = [
            re.search(regex, ",".join(f'{label}="{value}"' for label, value in each["metric"].items()))
            for each in result(prometheus_url, asked(choice, names))
        ]
        return [
            *({metric["settlement_id"]: metric["settlement"] for metric in metrics} for metrics in shown),
            {option["value"]: option["text"] for option in options if option},
        ]

    english, ukrainian = called(NAMES["en"]), called(NAMES["uk"])
    assert [each.keys() for each in english] == [each.keys() for each in ukrainian]
    for here, there in zip(english, ukrainian, strict=True):
        assert {"Bakhmut", "Kherson"} <= set(here.values())
        assert {"Бахмут", "Херсон"} <= set(there.values())
        assert not {"Bakhmut", "Kherson"} & set(there.values())


def test_the_fall_of_bakhmut_shows_when_it_was_reported(prometheus_url: str) -> None:
    """The overview's timeline in the months of 2023 that the seeds report on, of what is asked for then."""
    timeline = next(p for p in DASHBOARDS["overview"]["panels"] if p["title"].startswith("Status over time"))
    spring, summer = 1677628800, 1688169600  # 2023-03-01, 2023-07-01
    (shown,) = [v for v in DASHBOARDS["overview"]["templating"]["list"] if v["name"] == "shown"]
    newest = result(prometheus_url, asked(shown, NAMES["en"]), time=summer)
    ids = "|".join(each["metric"]["settlement_id"] for each in newest)
    query = filled_in(timeline["targets"][0]["expr"], shown=ids, names=NAMES["en"])
    series = result(prometheus_url, query, start=spring, end=summer, step=86400)
    (bakhmut,) = [each for each in series if each["metric"]["settlement"] == "Bakhmut"]
    numbers = [float(value) for _, value in bakhmut["values"]]
    assert numbers[0] == 2, "contested in March"
    assert numbers[-1] == 3, "held by RU in July"
