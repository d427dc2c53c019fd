"""Which reports of claims.v1 count, of all that stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from services.common.dead_letters import Rejected
from services.common.records import Record
from services.domain.models.reports import Report
from services.stream.admission import read_report

Reports = dict[str, dict[str, Report]]
"""Reports by settlement id and article id."""


class About(NamedTuple):
    """What a report is one of, of which one counts."""

    settlement: str
    article: str


@dataclass(frozen=True)
class Claims:
    """What claims.v1 holds.

    `said` is what each article said last of each settlement, `stands` its report about it that counts as far
    as these tell (`Report.after`); `decisions` has of each article that was decided about, by id, what was
    decided last.
    """

    said: dict[About, Report]
    stands: dict[About, Report]
    decisions: dict[str, Report]

    @property
    def retracted(self) -> set[str]:
        """The articles of which it was decided that nothing counts."""
        return {id_ for id_, decision in self.decisions.items() if decision.retracted}

    def superseded_by(self, article: str) -> str:
        """The id of the version that took the article's place; empty where none did."""
        decision = self.decisions.get(article)
        return decision.superseded_by if decision else ""

    def counting(self) -> Reports:
        """The reports that count. Those of retracted articles are without claims, and not left out: what came
        of them may have to be taken back. Those of superseded ones are retracted themselves: read again, what
        they replace counts no more."""
        counting: Reports = {}
        for (settlement, article), report in self.stands.items():
            decision = self.decisions.get(article)
            counting.setdefault(settlement, {})[article] = (
                replace(
                    report,
                    claims=(),
                    retracted=report.retracted or bool(decision.superseded_by),
                    superseded_by=decision.superseded_by,
                )
                if decision and decision.retracted
                else report
            )
        return counting


class _Placed(NamedTuple):
    """A report in the order of what it is one of: by clock, then as it was read."""

    clock: int
    number: int
    report: Report


def read_claims(records: Iterable[Record]) -> Claims:
    """What `records` hold, each partition's in order.

    Since partitions were added a settlement's reports lie on another than before, and partitions are read
    side by side: what came later Kafka's time tells there. Within a partition the order does, for those who
    write to it don't share a clock. What the stream has put on the dead-letter topic is left out.
    """
    said: dict[About, _Placed] = {}
    emptied: dict[About, _Placed] = {}
    decisions: dict[str, Report] = {}
    clocks: dict[int, int] = {}
    for number, record in enumerate(records):
        clock = clocks[record.partition] = max(record.timestamp, clocks.get(record.partition, 0))
        try:
            report = read_report(record.value)
        except Rejected:
            continue
        about = About(report.settlement.id, report.article.id)
        if report.decides:
            before = decisions.get(about.article)
            if before is None or before.article.ingested <= report.article.ingested:
                decisions[about.article] = report
        elif about.settlement:
            last = said if report.claims else emptied
            placed = _Placed(clock, number, report)
            last[about] = max(placed, last.get(about, placed))
    stands: dict[About, Report] = {}
    for about in said | emptied:
        for placed in sorted(each[about] for each in (said, emptied) if about in each):
            stands[about] = placed.report.after(stands.get(about))
    return Claims({about: placed.report for about, placed in said.items()}, stands, decisions)
