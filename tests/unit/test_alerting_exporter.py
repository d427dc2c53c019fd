from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from prometheus_client.parser import text_string_to_metric_families

from services.alerting.board import Board
from services.alerting.exporter import EXPORTED, SettlementExporter
from services.domain.models.sides import Side
from services.domain.models.states import SettlementState, Status
from tests import domain_values
from tests.alerting_values import PUBLISHED, bakhmut_state

NOW = datetime(2024, 1, 1, tzinfo=UTC)
Scrape = dict[str, dict[frozenset[tuple[str, str]], float]]


def scrape(exporter: SettlementExporter) -> Scrape:
    return {
        sample_name: {frozenset(s.labels.items()): s.value for s in family.samples if s.name == sample_name}
        for family in text_string_to_metric_families(exporter().decode())
        for sample_name in {sample.name for sample in family.samples}
    }


def export(states: Iterable[SettlementState], confidence: float = 0.5) -> Scrape:
    board = Board()
    for state in states:
        board.put(0, state)
    return scrape(SettlementExporter(board, lambda *_: confidence, lambda: NOW))


@given(st.lists(domain_values.states, max_size=2))
def test_any_state_is_exported_so_that_prometheus_reads_the_same(states: list[SettlementState]) -> None:
    shown = {s.settlement.id: s for s in sorted(states, key=lambda state: state.version)}
    with_claims = [s for s in shown.values() if s.last_claim_at]
    found = export(states)
    assert found.keys() <= {metric.name for metric in EXPORTED}
    status = found.get("frontwatch_settlement_status", {})
    assert len(status) == 4 * len(with_claims)
    for state in with_claims:
        place = state.settlement
        labels = {"settlement_id": place.id, "settlement": place.name, "oblast": place.oblast}
        for each in Status:
            assert status[frozenset({**labels, "status": each.value}.items())] == (each is state.status)
        for side in Side:
            key = frozenset({**labels, "by": side.value}.items())
            assert found["frontwatch_settlement_encircled"][key] == (side in state.encircled_by)
            assert found["frontwatch_settlement_withdrawal"][key] == (side in state.withdrawal_by)
            claimed = frozenset({**labels, "side": side.value}.items())
            assert found["frontwatch_settlement_claimed"][claimed] == (side in state.claimed_for)
        disputed = found["frontwatch_settlement_disputed"][frozenset(labels.items())]
        assert disputed == state.disputed


def test_of_a_settlement_on_two_partitions_the_newer_state_is_shown() -> None:
    """As after the number of partitions was raised: the old one keeps the state of before."""
    old = replace(bakhmut_state(), status=Status.CONTESTED, version=1)
    new = replace(old, status=Status.HELD_BY_RU, version=2)
    for placed in ({0: old, 7: new}, {7: new, 0: old}, {0: new, 7: old}):
        board = Board()
        for partition, state in placed.items():
            board.put(partition, state)
        assert board.states() == [new]
    board.keep_only([7])
    assert board.states() == [old]


def test_every_declared_label_is_there_and_no_other() -> None:
    found = export([bakhmut_state()])
    for metric in EXPORTED:
        for labels in found[metric.name]:
            assert {name for name, _ in labels} == set(metric.labels), metric.name


def test_confidence_is_that_of_the_moment_of_the_scrape() -> None:
    board = Board()
    board.put(0, bakhmut_state())
    moments = iter([datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)])
    exporter = SettlementExporter(board, lambda _, now: now.year / 2100, lambda: next(moments))
    for expected in (0.964, 0.965):  # rounded, so that it is the same from one scrape to the next
        assert list(scrape(exporter)["frontwatch_settlement_confidence_ratio"].values()) == [expected]


def test_a_settlement_without_claims_is_not_exported() -> None:
    assert (
        export([SettlementState(bakhmut_state().settlement, Status.UNKNOWN, 0, False, (), (), None, None)])
        == {}
    )


def test_a_settlement_is_named_in_ukrainian_too_and_without_a_place_on_the_map() -> None:
    known = bakhmut_state()
    unknown = replace(known.settlement, id="test:nameless", name_uk="", latitude=None, longitude=None)
    info = export([known, replace(known, settlement=unknown)])["frontwatch_settlement_info"]
    named = {labels["settlement_id"]: labels for labels in map(dict, info)}
    assert named["test:bakhmut"]["settlement_uk"] == "Бахмут"
    assert named["test:nameless"]["settlement_uk"] == "Bakhmut"
    assert named["test:bakhmut"]["latitude"] == "48.59560"
    assert named["test:nameless"]["latitude"] == ""


def test_times_are_unix_seconds() -> None:
    since = export([bakhmut_state()])["frontwatch_settlement_status_since_timestamp_seconds"]
    assert list(since.values()) == [PUBLISHED.timestamp()]


def test_series_of_partitions_that_moved_away_disappear() -> None:
    board = Board()
    board.put(0, bakhmut_state("test:0", "Here"))
    board.put(1, bakhmut_state("test:1", "There"))
    exporter = SettlementExporter(board, lambda *_: 0.5, lambda: NOW)
    assert len(scrape(exporter)["frontwatch_settlement_info"]) == 2
    board.keep_only([1])
    (left,) = scrape(exporter)["frontwatch_settlement_info"]
    assert ("settlement", "There") in left


def test_an_older_version_that_comes_again_shows_nothing() -> None:
    board = Board()
    newest = replace(bakhmut_state(status=Status.HELD_BY_RU), version=7)
    for state in (newest, replace(bakhmut_state(status=Status.CONTESTED), version=6)):
        board.put(0, state)
    assert board.states() == [newest]
    board.remove(0, newest.settlement.id)
    again = replace(newest, version=1)
    board.put(0, again)
    assert board.states() == [again]


def test_a_new_state_replaces_the_one_before() -> None:
    board = Board()
    exporter = SettlementExporter(board, lambda *_: 0.5, lambda: NOW)
    for status in (Status.CONTESTED, Status.HELD_BY_RU):
        board.put(0, bakhmut_state(status=status))
        found = scrape(exporter)["frontwatch_settlement_status"]
        assert [dict(labels)["status"] for labels, value in found.items() if value] == [status]
    board.remove(0, "test:bakhmut")
    assert "frontwatch_settlement_status" not in scrape(exporter)
