"""The stream in one process, without servers: the same domain code over a store in memory."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from services.domain.fusion import Fused, fuse
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.outline import is_beginning, text_outline
from services.stream.extract import make_reports


@dataclass
class Embedded:
    """Takes articles and keeps, for every settlement with claims, what they amount to.

    What it holds depends on the set of articles alone, not on their order, but for what is a version of one
    entry: of that the article added last counts, where it isn't just how the former begins.
    """

    extract: Callable[[Article], Sequence[Claim]]
    settlement: Callable[[str], Settlement | None]
    signature: Callable[[str], tuple[int, ...]]
    unplaced: list[Report] = field(default_factory=list)
    _reports: dict[str, dict[str, Report]] = field(default_factory=lambda: defaultdict(dict))
    _versions: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def add(self, article: Article, ingested: datetime) -> list[Report]:
        """Take one article in; the reports that it makes. Raises `dead_letters.Rejected`."""
        reports = make_reports(
            article, self.extract(article), self.settlement, self.signature, article.ingested or ingested
        )
        if article.entry:
            outline = text_outline(article.text)
            former, whole = self._versions.get(article.entry, (article.id, outline))
            if is_beginning(outline, whole):
                return reports
            self._versions[article.entry] = article.id, outline
            if former != article.id:
                self._take_out(former)
        for report in reports:
            if report.settlement.id:
                self._reports[report.settlement.id][report.article.id] = report
            else:
                self.unplaced.append(report)
        return reports

    def _take_out(self, article: str) -> None:
        for reports in self._reports.values():
            reports.pop(article, None)
        self.unplaced = [report for report in self.unplaced if report.article.id != article]

    def fused(self, as_of: datetime | None = None) -> Iterator[Fused]:
        """State and history of each settlement, by settlement id; `as_of` leaves out later articles."""
        for _, reports in sorted(self._reports.items()):
            if reports:
                yield fuse(reports.values(), as_of)
