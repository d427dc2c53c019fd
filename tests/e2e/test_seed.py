"""The seeds through the whole stack, as `make demo` sends them: from the file to the people told."""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing

import httpx
import pytest

from deploy.local.demo import DEMO_SETTINGS, SEEDS, change_alerts, frontwatch, statuses
from deploy.local.health import ask
from deploy.local.ports import free_ports
from deploy.local.stack import SERVERS, Stack
from services.common.topics import CLAIMS, SETTLEMENT_STATES
from services.domain.models.claims import Claim
from services.domain.models.sides import Side
from services.domain.models.states import SettlementState, Status
from services.messages import codec
from tests.integration.reading import values
from tests.scraping import ask_every_second
from tests.seeds import seeds, timelines
from tests.webhook import Webhook

SEED = seeds()[0]
SETTLEMENT = SEED.claims[0].settlement


@pytest.fixture(scope="module")
def webhook() -> Iterator[Webhook]:
    with closing(Webhook()) as server:
        yield server


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory, webhook: Webhook) -> Iterator[Stack]:
    """The whole stack after the first seed was replayed."""
    settings = {**DEMO_SETTINGS, "FRONTWATCH_WEBHOOK_URL": webhook.url}
    home = tmp_path_factory.mktemp("whole")
    with Stack(home, free_ports(), attached=True, environment=settings) as whole:
        ask_every_second(whole)
        whole.start_whole(*SERVERS)
        _hurry(whole)
        frontwatch(whole, "replay", f"{SEEDS}{SEED.article.id}.txt")
        assert eventually(lambda: SETTLEMENT in statuses(whole)), "no status in Prometheus"
        yield whole


def _hurry(stack: Stack) -> None:
    """Let Alertmanager look at its alerts every second: what is told twice shows in seconds, not minutes."""
    path = stack.home / "conf/alertmanager/alertmanager.yml"
    path.write_text(re.sub(r"group_interval: \w+", "group_interval: 1s", path.read_text()))
    httpx.post(f"{stack.url('alertmanager')}/-/reload").raise_for_status()


def eventually(condition: Callable[[], bool], seconds: float = 60) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.2)
    return False


@pytest.fixture(scope="module")
def claims(stack: Stack) -> list[Claim]:
    """The claims about the settlement on the topic."""
    reports = [codec.decode_report(value) for value in values(stack.kafka, CLAIMS)]
    return [claim for report in reports for claim in report.claims if claim.settlement == SETTLEMENT]


@pytest.fixture(scope="module")
def state(stack: Stack) -> SettlementState:
    """The settlement's newest state on the topic."""
    states = [codec.decode_state(value) for value in values(stack.kafka, SETTLEMENT_STATES)]
    return max((s for s in states if s.settlement.name == SETTLEMENT), key=lambda s: s.version)


@pytest.mark.parametrize("expected", SEED.claims, ids=lambda claim: f"{claim.kind}-{claim.claimant}")
def test_claim_travels_the_stream(claims: list[Claim], expected: Claim) -> None:
    said = (expected.kind, expected.actor, expected.factuality, expected.claimant_side)
    alike = [c for c in claims if (c.kind, c.actor, c.factuality, c.claimant_side) == said]
    overlapping = [c for c in alike if c.start < expected.end and expected.start < c.end]
    assert overlapping
    assert all(claim.evidence == SEED.article.text[claim.start : claim.end] for claim in overlapping)
    assert all(claim.rule for claim in overlapping)


@pytest.mark.parametrize("words", SEED.absent)
def test_no_claim_rests_on(claims: list[Claim], words: str) -> None:
    assert not [claim for claim in claims if words in claim.evidence]


def test_settlement_is_contested_with_both_flags(stack: Stack, state: SettlementState) -> None:
    assert statuses(stack)[SETTLEMENT] == state.status == Status.CONTESTED
    assert state.withdrawal_by == (Side.UA,)
    assert state.encircled_by == (Side.RU,)
    assert {evidence.claim.claim.claimant_side for evidence in state.evidence} == {"UA", "RU", "neutral"}


def test_board_shows_it(stack: Stack, capfd: pytest.CaptureFixture[str]) -> None:
    frontwatch(stack, "board")
    shown = capfd.readouterr().out
    assert SETTLEMENT in shown
    assert Status.CONTESTED in shown


def test_each_change_is_told_once(stack: Stack, webhook: Webhook) -> None:
    assert eventually(lambda: change_alerts(stack, SETTLEMENT) != [])
    held = ask(f"{stack.url('alertmanager')}/api/v2/alerts").json()
    changes = {alert["labels"]["change_id"] for alert in held if "change_id" in alert["labels"]}

    frontwatch(stack, "replay", f"{SEEDS}{SEED.article.id}.txt")  # the same news once more is no news
    stack.kill("alerting")  # nor does it help to forget what was told
    stack.start("alerting")
    stack.wait_healthy("alerting")
    time.sleep(5)

    assert Counter(webhook.change_ids()) == Counter(changes)


def test_all_seeds_end_as_their_timelines_say(stack: Stack) -> None:
    ends = {name: [s.after for s in steps if s.aspect == "status"][-1] for name, steps in timelines().items()}
    frontwatch(stack, "replay", SEEDS)
    eventually(lambda: statuses(stack) == ends)
    assert statuses(stack) == ends
    stream = ask(f"{stack.url('stream')}/metrics").text
    assert "frontwatch_late_reports_total 0.0" in stream, "what came later than the horizon did not count"
