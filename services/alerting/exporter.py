"""The settlements' metrics, computed when they are scraped."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from services.alerting.board import Board
from services.common import metrics
from services.domain.models import SettlementState, Side, Status

Confidence = Callable[[SettlementState, datetime], float]
Family = GaugeMetricFamily | CounterMetricFamily


class SettlementCollector(Collector):
    """Exports the board's settlements that have claims.

    The series follow the board: one of a settlement that left it is gone at the next scrape. `confidence`
    gives a state's confidence at a moment, `clock` the moment.
    """

    def __init__(self, board: Board, confidence: Confidence, clock: Callable[[], datetime]) -> None:
        self._board = board
        self._confidence = confidence
        self._clock = clock

    def describe(self) -> Iterable[Family]:
        """Name the families without computing them, as registering asks for."""
        return _families().values()

    def collect(self) -> Iterable[Family]:
        """Every family with a sample for each settlement."""
        families = _families()
        now = self._clock()
        for state in self._board.states():
            if state.last_claim_at is not None or state.claim_counts:
                for metric, labels, value in self._samples(state, now):
                    families[metric.name].add_metric(labels, value)
        return families.values()

    def _samples(
        self, state: SettlementState, now: datetime
    ) -> Iterator[tuple[metrics.Metric, tuple[str, ...], float]]:
        settlement = state.settlement
        labels = (settlement.id, settlement.name, settlement.oblast)
        for status in Status:
            yield metrics.SETTLEMENT_STATUS, (*labels, status), status is state.status
        yield metrics.SETTLEMENT_CONFIDENCE, labels, self._confidence(state, now)
        yield metrics.SETTLEMENT_DISPUTED, labels, state.disputed
        for side in Side:
            yield metrics.SETTLEMENT_ENCIRCLED, (*labels, side), side in state.encircled_by
            yield metrics.SETTLEMENT_WITHDRAWAL, (*labels, side), side in state.withdrawal_by
        for metric, moment in (
            (metrics.SETTLEMENT_STATUS_SINCE, state.since),
            (metrics.SETTLEMENT_STATUS_CHANGED, state.changed_at),
            (metrics.SETTLEMENT_LAST_CLAIM, state.last_claim_at),
        ):
            if moment is not None:
                yield metric, labels, moment.timestamp()
        for kind, actor, claimant_side, count in state.claim_counts:
            yield metrics.SETTLEMENT_CLAIMS, (*labels, kind, actor, claimant_side), count
        if settlement.latitude is not None and settlement.longitude is not None:
            place = (f"{settlement.latitude:.5f}", f"{settlement.longitude:.5f}")
            yield metrics.SETTLEMENT_INFO, (*labels, *place), 1


_EXPORTED = (
    metrics.SETTLEMENT_STATUS,
    metrics.SETTLEMENT_CONFIDENCE,
    metrics.SETTLEMENT_DISPUTED,
    metrics.SETTLEMENT_ENCIRCLED,
    metrics.SETTLEMENT_WITHDRAWAL,
    metrics.SETTLEMENT_STATUS_SINCE,
    metrics.SETTLEMENT_STATUS_CHANGED,
    metrics.SETTLEMENT_LAST_CLAIM,
    metrics.SETTLEMENT_CLAIMS,
    metrics.SETTLEMENT_INFO,
)


def _families() -> dict[str, Family]:
    return {
        metric.name: (CounterMetricFamily if metric.kind == "counter" else GaugeMetricFamily)(
            metric.name, metric.help, labels=metric.labels
        )
        for metric in _EXPORTED
    }
