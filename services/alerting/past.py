"""The settlements' metrics as they would have been scraped, had the news been read when it was published."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import IO

from services.alerting.exporter import EXPORTED, samples, series
from services.common import metrics
from services.common.metrics import Metric
from services.domain.fusion import confidence_at, states
from services.domain.models.claims import Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState

SAMPLED_EVERY = timedelta(days=7)  # the dashboards look back a day longer: deploy/grafana/queries.py

Moment = tuple[datetime, SettlementState]
Count = tuple[Kind, Side, ClaimantSide, int]


def write_openmetrics(
    file: IO[bytes],
    settlements: Iterable[Collection[Report]],
    until: datetime,
    fused: Callable[[], None] = lambda: None,
) -> int:
    """Write the past of each settlement until `until` as OpenMetrics; the number of samples.

    A settlement is sampled from its first report on: whenever something was published, and between at most
    `SAMPLED_EVERY` apart. `settlements` are the reports of one each; `fused` is called after each. The format
    wants the samples of a metric together, and within it those of a series: so every state is kept on the
    way, without its evidence, which takes less than the reports do.
    """
    pasts = []
    for reports in settlements:
        pasts.append(list(_slim(states(reports))))
        fused()
    total = 0
    for metric in EXPORTED:
        family = metric.name.removesuffix("_total") if metric.kind == "counter" else metric.name
        file.write(f"# HELP {family} {metric.help}\n# TYPE {family} {metric.kind}\n".encode())
        for past in pasts:
            for lines in _by_series(metric, _spans(past, until)):
                file.writelines(lines)
                total += len(lines)
    file.write(b"# EOF\n")
    return total


def _slim(past: Iterable[Moment]) -> Iterator[Moment]:
    """The states without evidence; counts that stayed are the same objects."""
    shared: dict[Count, Count] = {}
    for at, state in past:
        counts = tuple(shared.setdefault(count, count) for count in state.claim_counts)
        yield at, replace(state, evidence=(), claim_counts=counts)


def _spans(past: Iterable[Moment], until: datetime) -> Iterator[tuple[SettlementState, list[datetime]]]:
    """Each state with the times to sample it at: from when it was so, then every `SAMPLED_EVERY`."""
    known: SettlementState | None = None
    moment = until
    for since, state in (*past, (until, None)):
        moments = []
        while moment < min(since, until):
            moments.append(moment)
            moment += SAMPLED_EVERY
        if known:
            yield known, moments
        known, moment = state, since


def _by_series(
    metric: Metric, spans: Iterable[tuple[SettlementState, list[datetime]]]
) -> Iterable[list[bytes]]:
    """The samples of one settlement and metric as lines, of each series by itself."""
    lines: dict[str, list[bytes]] = {}
    for state, moments in spans:
        if metric is metrics.SETTLEMENT_CONFIDENCE:
            name = series(metric, state.settlement)
            numbers = [(name, [confidence_at(state, moment)[0] for moment in moments])]
        else:
            numbers = [
                (series(metric, state.settlement, values), [number] * len(moments))
                for sampled, values, number in samples(state)
                if sampled is metric
            ]
        stamps = [f"{moment.timestamp():.3f}" for moment in moments]
        for name, sampled_numbers in numbers:
            lines.setdefault(name, []).extend(
                f"{name} {number!r} {stamp}\n".encode()
                for number, stamp in zip(sampled_numbers, stamps, strict=True)
            )
    return lines.values()
