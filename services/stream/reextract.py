"""The archive extracted anew: what this version finds in it, in place of what an earlier one found."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from services.common.dead_letters import Rejected
from services.domain.models import Article, Report


@dataclass(frozen=True)
class Difference:
    """What an article says of a settlement now (`after`) where that differs from what counts: `before`, None
    where it said nothing. `after` has no claims where it says nothing any more."""

    before: Report | None
    after: Report


def differences(
    articles: Iterable[Article],
    counting: Mapping[str, Mapping[str, Report]],
    retracted: Collection[str],
    reports_of: Callable[[Article], Sequence[Report]],
) -> Iterator[Difference]:
    """Where the reports of `articles` differ from those that count, by settlement id and article id.

    An article stands as often as it was handed in, and is read once. One that is `retracted`, wholly or of
    any settlement, stays as it is; so does one that `reports_of` raises Rejected for, and a report that no
    article made.
    """
    by_article = _by_article(counting)
    read = set[str]()
    for article in articles:
        if article.id in read or article.id in retracted:
            continue
        read.add(article.id)
        before = by_article.get(article.id, {})
        if any(report.retracted for report in before.values()):
            continue
        try:
            after = {report.settlement.id: report for report in reports_of(article) if report.settlement.id}
        except Rejected:
            continue
        for settlement_id, report in after.items():
            was = before.get(settlement_id)
            if not (was and report.says_what(was)):
                yield Difference(was, report)
        for settlement_id, was in before.items():
            if was.claims and settlement_id not in after:
                yield Difference(was, replace(was, claims=()))


def _by_article(counting: Mapping[str, Mapping[str, Report]]) -> dict[str, dict[str, Report]]:
    turned: dict[str, dict[str, Report]] = {}
    for settlement_id, reports in counting.items():
        for article_id, report in reports.items():
            turned.setdefault(article_id, {})[settlement_id] = report
    return turned
