"""The settlements' metrics in Prometheus' text format.

Written here and not by prometheus-client, which spends fifty times as long on them: with thousands of
settlements that is the difference between a scrape of a tenth of a second and one that times out.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from services.alerting.board import Board
from services.common import metrics
from services.domain.models.settlements import Settlement
from services.domain.models.sides import Side
from services.domain.models.states import SettlementState, Status

Confidence = Callable[[SettlementState, datetime], float]

EXPORTED = (
    metrics.SETTLEMENT_CONFIDENCE,
    metrics.SETTLEMENT_STATUS,
    metrics.SETTLEMENT_DISPUTED,
    metrics.SETTLEMENT_ENCIRCLED,
    metrics.SETTLEMENT_WITHDRAWAL,
    metrics.SETTLEMENT_CLAIMED,
    metrics.SETTLEMENT_STATUS_SINCE,
    metrics.SETTLEMENT_STATUS_CHANGED,
    metrics.SETTLEMENT_LAST_CLAIM,
    metrics.SETTLEMENT_CLAIMS,
    metrics.SETTLEMENT_INFO,
)

DIGITS = 3  # of the confidence: one that is another at every scrape makes a third of what Prometheus keeps

_ESCAPES = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n"})


class SettlementExporter:
    """Writes out the board's settlements that have claims.

    The series follow the board: one of a settlement that left it is gone at the next scrape. `confidence`
    gives a state's confidence at a moment, `clock` the moment; all else of a state is written once and
    kept until the settlement has a new one.
    """

    def __init__(self, board: Board, confidence: Confidence, clock: Callable[[], datetime]) -> None:
        self._board = board
        self._confidence = confidence
        self._clock = clock
        self._written: dict[str, tuple[SettlementState, dict[str, str]]] = {}

    def __call__(self) -> bytes:
        """Every family of `EXPORTED`, in the text format 0.0.4."""
        now = self._clock()
        shown = [state for state in self._board.states() if state.last_claim_at is not None]
        written = {state.settlement.id: self._write(state) for state in shown}
        self._written = written  # replaced whole: scrapes may run side by side
        parts = []
        for metric in EXPORTED:
            parts.append(f"# HELP {metric.name} {metric.help}\n# TYPE {metric.name} {metric.kind}\n")
            for state, text in written.values():
                parts.append(text.get(metric.name, ""))
                if metric is metrics.SETTLEMENT_CONFIDENCE:
                    parts.append(f" {round(self._confidence(state, now), DIGITS)!r}\n")
        return "".join(parts).encode()

    def _write(self, state: SettlementState) -> tuple[SettlementState, dict[str, str]]:
        """What of `state` stays: lines by metric, for the confidence a line without its value."""
        before = self._written.get(state.settlement.id)
        if before and before[0] is state:
            return before
        text = {metrics.SETTLEMENT_CONFIDENCE.name: series(metrics.SETTLEMENT_CONFIDENCE, state.settlement)}
        for metric, values, number in samples(state):
            line = f"{series(metric, state.settlement, values)} {number!r}\n"
            text[metric.name] = text.get(metric.name, "") + line
        return state, text


def samples(state: SettlementState) -> Iterator[tuple[metrics.Metric, tuple[str, ...], float]]:
    """What is exported of a settlement beside its confidence, which depends on the time.

    Yields the metric, the values of its labels after the settlement's, and the sample's value.
    """
    for status in Status:
        yield metrics.SETTLEMENT_STATUS, (status,), int(status is state.status)
    yield metrics.SETTLEMENT_DISPUTED, (), int(state.disputed)
    for side in Side:
        yield metrics.SETTLEMENT_ENCIRCLED, (side,), int(side in state.encircled_by)
        yield metrics.SETTLEMENT_WITHDRAWAL, (side,), int(side in state.withdrawal_by)
        yield metrics.SETTLEMENT_CLAIMED, (side,), int(side in state.claimed_for)
    for metric, moment in (
        (metrics.SETTLEMENT_STATUS_SINCE, state.since),
        (metrics.SETTLEMENT_STATUS_CHANGED, state.changed_at),
        (metrics.SETTLEMENT_LAST_CLAIM, state.last_claim_at),
    ):
        if moment is not None:
            yield metric, (), moment.timestamp()
    for kind, actor, claimant_side, count in state.claim_counts:
        yield metrics.SETTLEMENT_CLAIMS, (kind, actor, claimant_side), count
    place = state.settlement
    # One without a place on the map is named all the same: an empty label is none to Prometheus.
    lies = ("" if degrees is None else f"{degrees:.5f}" for degrees in (place.latitude, place.longitude))
    yield metrics.SETTLEMENT_INFO, (place.name_uk or place.name, *lies), 1


def series(metric: metrics.Metric, settlement: Settlement, values: Sequence[str] = ()) -> str:
    """The name with all labels, as the text formats have it; `values` are those of the further labels."""
    given = (settlement.id, settlement.name, settlement.oblast, *values)
    pairs = zip(metric.labels, given, strict=True)
    return (
        metric.name + "{" + ",".join(f'{name}="{value.translate(_ESCAPES)}"' for name, value in pairs) + "}"
    )
