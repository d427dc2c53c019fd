"""The archive extracted anew: what this version finds in it, in place of what an earlier one found."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.common.dead_letters import Rejected
from services.common.records import Record
from services.domain.models.articles import EARLIEST, Article
from services.domain.models.reports import Report
from services.messages.codec import InvalidMessage, decode_article


@dataclass(frozen=True)
class Difference:
    """What an article says of a settlement now (`after`) where that differs from what counts: `before`, None
    where it said nothing. `after` has no claims where it says nothing any more."""

    before: Report | None
    after: Report


def as_last_handed_in(records: Callable[[], Iterable[Record]]) -> Iterator[Article]:
    """Each article of articles.v1 once: of its records the one that was taken in last, whose reports count.

    The topic is read twice, as `records` gives it, for its texts are more than memory holds. What can't be
    decoded is left out: the stream has put it on the dead-letter topic.
    """
    last: dict[str, tuple[datetime, int, int]] = {}
    for record, article in _decoded(records()):
        place = (article.ingested or EARLIEST, record.partition, record.offset)
        if article.id not in last or last[article.id][0] <= place[0]:
            last[article.id] = place
    for record, article in _decoded(records()):
        if last.get(article.id, ())[1:] == (record.partition, record.offset):
            yield article


def differences(
    articles: Iterable[Article],
    counting: Mapping[str, Mapping[str, Report]],
    retracted: Collection[str],
    reports_of: Callable[[Article], Sequence[Report]],
) -> Iterator[Difference]:
    """Where the reports of `articles` differ from those that count, by settlement id and article id.

    An article that is `retracted`, wholly or of any settlement, stays as it is; so does one that `reports_of`
    raises Rejected for, and a report that no article made.
    """
    by_article = _by_article(counting)
    for article in articles:
        if article.id in retracted:
            continue
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


def _decoded(records: Iterable[Record]) -> Iterator[tuple[Record, Article]]:
    for record in records:
        try:
            yield record, decode_article(record.value)
        except InvalidMessage:
            continue


def _by_article(counting: Mapping[str, Mapping[str, Report]]) -> dict[str, dict[str, Report]]:
    turned: dict[str, dict[str, Report]] = {}
    for settlement_id, reports in counting.items():
        for article_id, report in reports.items():
            turned.setdefault(article_id, {})[settlement_id] = report
    return turned
