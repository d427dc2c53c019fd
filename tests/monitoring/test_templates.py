"""What chats are sent: the examples of alertmanager.yml and the templates, by the real Alertmanager."""

import re
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
import yaml

from deploy.local.home import ROOT
from deploy.local.stack import Stack
from services.alerting.alertmanager import Alertmanager
from services.alerting.watchlist import Watchlist
from services.domain.models.changes import StatusChange
from tests.alerting_values import bakhmut_change
from tests.conftest import NewStackFixture
from tests.webhook import Webhook

CONFIGURATION = ROOT / "deploy/alertmanager/alertmanager.yml"


@pytest.fixture
def slack() -> Iterator[Webhook]:
    with closing(Webhook()) as server:
        yield server


def example(channel: str) -> dict[str, Any]:
    """The configuration of `channel` that stands in alertmanager.yml for people to fill in."""
    commented = CONFIGURATION.read_text().partition("# Examples to fill in.")[2]
    lines = re.findall(r"^#( .*)$", commented.partition("\n")[2], re.MULTILINE)
    [receiver] = yaml.safe_load("\n".join(lines))
    found: dict[str, Any] = receiver[channel][0]
    return found


def told(stack: Stack, slack: Webhook, alert: dict[str, Any] | StatusChange) -> dict[str, str]:
    """What the example for Slack posts of `alert`: title and text."""
    channel = {**example("slack_configs"), "api_url": slack.url}
    del channel["api_url_file"]
    path = stack.home / "conf/alertmanager/alertmanager.yml"
    config = yaml.safe_load(CONFIGURATION.read_text())
    for receiver in config["receivers"]:
        receiver["slack_configs"] = [channel]
    path.write_text(yaml.safe_dump(config))
    url = stack.url("alertmanager")
    httpx.post(f"{url}/-/reload").raise_for_status()
    if isinstance(alert, StatusChange):
        with httpx.Client(base_url=url) as client:
            Alertmanager(
                client,
                watchlist=Watchlist(),
                hold=timedelta(hours=1),
                max_age=timedelta(0),
                dashboard="https://grafana.example/d/frontwatch-settlement",
                clock=lambda: datetime.now(UTC),
            ).tell([alert])
    else:
        httpx.post(f"{url}/api/v2/alerts", json=[alert]).raise_for_status()
    deadline = time.monotonic() + 30
    while not slack.notifications:
        assert time.monotonic() < deadline, "nothing was sent"
        time.sleep(0.1)
    attachment: dict[str, str] = slack.notifications[0]["attachments"][0]
    return attachment


def test_nothing_of_an_article_is_taken_for_markup(new_stack: NewStackFixture, slack: Webhook) -> None:
    change = bakhmut_change()
    evidence = change.evidence_after[0]
    claim = evidence.claim.claim._replace(
        evidence="Forces `<!here>` & <https://evil.example|a link> took it."
    )
    article = replace(evidence.claim.article, outlet="X <!channel>", url="https://example.org/?a=1&b=2")
    sourced = replace(evidence.claim, claim=claim, article=article)
    evil = replace(change, evidence_after=(replace(evidence, claim=sourced),))
    sent = told(new_stack("alertmanager"), slack, evil)
    assert sent["title"] == "Bakhmut (Donetsk): reported held by Russian forces, was contested"
    assert sent["text"].splitlines()[1:] == [
        "“Forces `&lt;!here&gt;` &amp; &lt;https://evil.example|a link&gt; took it.”",
        "Article: https://example.org/?a=1&amp;b=2",
        "Dashboard: https://grafana.example/d/frontwatch-settlement?var-settlement=test%3Abakhmut",
    ]
    assert "in X &lt;!channel&gt;, 2023" in sent["text"]
    assert not set("<>") & set(sent["text"] + sent["title"])


def test_a_rule_leads_to_its_runbook(new_stack: NewStackFixture, slack: Webhook) -> None:
    stack = new_stack("alertmanager")
    templates = stack.home / "conf/alertmanager/templates/frontwatch.tmpl"
    empty = '{{ define "frontwatch.runbooks" }}{{ end }}'
    assert empty in templates.read_text()
    filled_in = empty.replace("}}{{", "}}https://example.org/tree/{{")
    templates.write_text(templates.read_text().replace(empty, filled_in))
    annotations = {"summary": "a <b>", "description": "It is down.", "runbook_url": "docs/runbook.md#down"}
    sent = told(stack, slack, {"labels": {"alertname": "Down"}, "annotations": annotations})
    assert sent["title"] == "a &lt;b&gt;"
    assert sent["text"] == "It is down.\nRunbook: https://example.org/tree/docs/runbook.md#down\n"
    assert sent["title_link"].startswith(stack.url("alertmanager"))
