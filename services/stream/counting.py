"""Which reports of claims.v1 count, of all that stand on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from services.common.dead_letters import Rejected
from services.common.records import Record
from services.domain.models import Report
from services.stream.admission import read_report

Reports = dict[str, dict[str, Report]]
"""Reports by settlement id and article id."""


@dataclass(frozen=True)
class Claims:
    """What claims.v1 holds: what each article `said` last of each settlement; which of its reports about it
    stands, for all that others about that settlement say (`Report.after`); and of each article that people
    decided about the decision taken last, by its id."""

    said: Reports
    stands: Reports
    decisions: dict[str, Report]

    @property
    def retracted(self) -> set[str]:
        """The articles of which people decided that nothing counts."""
        return {id_ for id_, decision in self.decisions.items() if decision.retracted}

    def counting(self) -> Reports:
        """The reports that count. One of a retracted article is without claims: what a settlement was told
        by it has to be taken back there."""
        out = self.retracted
        return {
            settlement_id: {
                id_: replace(report, claims=()) if id_ in out else report for id_, report in reports.items()
            }
            for settlement_id, reports in self.stands.items()
        }


def read_claims(records: Iterable[Record]) -> Claims:
    """What `records` hold, each partition's in order.

    What the stream has put on the dead-letter topic is left out.
    """
    said: Reports = {}
    stands: Reports = {}
    decisions: dict[str, Report] = {}
    for record in records:
        try:
            report = read_report(record.value)
        except Rejected:
            continue
        article = report.article
        if report.decides:
            last = decisions.get(article.id)
            if last is None or last.article.ingested <= article.ingested:
                decisions[article.id] = report
        elif report.settlement.id:
            by_article = stands.setdefault(report.settlement.id, {})
            by_article[article.id] = report.after(by_article.get(article.id))
            if report.claims:
                said.setdefault(report.settlement.id, {})[article.id] = report
    return Claims(said, stands, decisions)
