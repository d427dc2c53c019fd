"""The settlements' metrics as they would have been scraped, had the news been read when it was published."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from itertools import pairwise
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import IO

from services.alerting.exporter import EXPORTED, samples, series
from services.common import metrics
from services.domain.fusion import confidence_at, fuse
from services.domain.models import Report, SettlementState

SAMPLED_EVERY = timedelta(days=7)  # the dashboards look back a day longer: deploy/grafana/queries.py

Moment = tuple[datetime, SettlementState]


def past_states(reports: Collection[Report], until: datetime) -> Iterator[Moment]:
    """The states of one settlement from its first report to `until`: whenever something was published, and
    between at most `SAMPLED_EVERY` apart.
    """
    published = sorted({report.article.published for report in reports if report.claims})
    for moment, following in pairwise([*published, until]):
        state = fuse(reports, as_of=moment).state
        while moment < min(following, until):
            yield moment, state
            moment += SAMPLED_EVERY  # noqa: PLW2901 - walks on to the next publication


def write_openmetrics(
    file: IO[bytes],
    settlements: Iterable[Collection[Report]],
    until: datetime,
    written: Callable[[int], None] = lambda _: None,
) -> int:
    """Write the past of each settlement as OpenMetrics; the number of samples.

    `settlements` are the reports of one settlement each. `written` is called after each with its samples.
    The format wants the samples of a metric together: they are gathered in temporary files on the way,
    and within a metric those of a series.
    """
    total = 0
    with ExitStack() as stack:
        families = {metric.name: stack.enter_context(TemporaryFile()) for metric in EXPORTED}
        for reports in settlements:
            count = 0
            for (name, _), lines in _by_series(past_states(reports, until)).items():
                families[name].writelines(lines)
                count += len(lines)
            written(count)
            total += count
        for metric in EXPORTED:
            family = metric.name.removesuffix("_total") if metric.kind == "counter" else metric.name
            file.write(f"# HELP {family} {metric.help}\n# TYPE {family} {metric.kind}\n".encode())
            families[metric.name].seek(0)
            copyfileobj(families[metric.name], file)
    file.write(b"# EOF\n")
    return total


def _by_series(moments: Iterable[Moment]) -> dict[tuple[str, str], list[bytes]]:
    """The samples of one settlement as lines, by metric and series."""
    lines: dict[tuple[str, str], list[bytes]] = {}
    for moment, state in moments:
        confidence = (metrics.SETTLEMENT_CONFIDENCE, (), confidence_at(state, moment)[0])
        for metric, values, number in (confidence, *samples(state)):
            name = series(metric, state.settlement, values)
            line = f"{name} {number!r} {moment.timestamp():.3f}\n".encode()
            lines.setdefault((metric.name, name), []).append(line)
    return lines
