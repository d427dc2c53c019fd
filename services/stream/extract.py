"""Articles to claims: the handler of articles.v1."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

import structlog

from services.common.dead_letters import Reason, Rejected, RejectLimit
from services.common.records import Message, Record, dead_letter
from services.common.topics import ARTICLES, CLAIMS
from services.domain import languages
from services.domain.models.articles import Article, ArticleRef
from services.domain.models.claims import Claim
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.outline import text_outline
from services.messages.codec import InvalidMessage, decode_article, encode_report
from services.stream.admission import check_published, check_size
from services.stream.metrics import StreamMetrics
from services.stream.records import Publish
from services.stream.versions import Superseded, Versions

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class ExtractHandler:
    """Finds the claims of each article and publishes one report a settlement.

    Claims whose place stayed ambiguous make a report of their own under an empty settlement id, keyed
    by the article: it is kept for people to look at and never fused.

    Of a version of an entry the reports are followed by what takes the former versions out: what both
    say is said all the time. That is published again until Kafka has it, and then never more; a version that
    is out says nothing more when it comes again.
    """

    extract: Callable[[Article], Sequence[Claim]]
    settlement: Callable[[str], Settlement | None]
    signature: Callable[[str], tuple[int, ...]]
    versions: Versions
    publish: Publish
    now: Callable[[], datetime]
    metrics: StreamMetrics
    limit: RejectLimit

    async def __call__(self, records: Sequence[Record]) -> None:
        """Handle a batch of articles.v1. Raises TransientError, TooManyRejected."""
        messages: list[Message] = []
        reasons: list[Reason] = []
        superseded: list[Superseded] = []
        for record in records:
            try:
                with self.metrics.stage_seconds.labels("extract").time():
                    article, reports = self._extracted(record)
                found = [report_message(report) for report in reports]
                self.limit.record(rejected=False)
                if article.entry:
                    spoken = {report.settlement.id for report in reports} - {""}
                    ref = reference(article, article.ingested or self.now())
                    entered = await self.versions.enter(ref, spoken, text_outline(article.text))
                    superseded += entered.superseded
                    found = [] if entered.out else found
                    found += self._taken_out(entered.superseded)
                messages += found
            except Rejected as rejected:
                messages.append(dead_letter(record, rejected.reason, rejected.detail, self.now()))
                reasons.append(rejected.reason)
                log.warning("article rejected", reason=rejected.reason, offset=record.offset)
                self.limit.record(rejected=True)
            # Extraction holds the event loop; between articles the consumer's heartbeat gets its turn.
            await asyncio.sleep(0)
        await self.publish(messages)
        if superseded:
            await self.versions.made_known(superseded)
        for reason in reasons:
            self.metrics.dead_letters.labels(ARTICLES, reason).inc()

    def _taken_out(self, superseded: Sequence[Superseded]) -> list[Message]:
        messages = []
        for decision, settlements, _ in superseded:
            log.info(
                "article superseded",
                article=decision.article.id,
                by=decision.superseded_by,
                settlements=len(settlements),
            )
            places = (self.settlement(id_) or Settlement(id_, id_) for id_ in settlements)
            messages += [
                report_message(decision),
                *(report_message(replace(decision, settlement=place)) for place in places),
            ]
        return messages

    def _extracted(self, record: Record) -> tuple[Article, list[Report]]:
        try:
            article = decode_article(record.value)
        except InvalidMessage as error:
            raise Rejected(Reason.UNDECODABLE, str(error)) from error
        reports = make_reports(
            article, self.extract(article), self.settlement, self.signature, article.ingested or self.now()
        )
        if not reports and languages.unread(article.text):
            self.metrics.articles_unread.inc()
        found = Counter((claim.kind, claim.claimant_side) for report in reports for claim in report.claims)
        for labels, count in found.items():
            self.metrics.claims_extracted.labels(*labels).inc(count)
        return article, reports


def reference(article: Article, ingested: datetime, signature: tuple[int, ...] = ()) -> ArticleRef:
    """What stays of an article, taken in at `ingested`. Raises Rejected where it may not enter the stream:
    without a publication date, or with one that can't be right."""
    if article.published is None:
        raise Rejected(Reason.NO_PUBLICATION_DATE, "the article has no publication date")
    check_published(article.published, ingested)
    return ArticleRef(
        id=article.id,
        published=article.published,
        ingested=ingested,
        title=article.title,
        outlet=article.outlet,
        outlet_side=article.outlet_side,
        url=article.url,
        signature=signature,
        entry=article.entry,
    )


def report_message(report: Report) -> Message:
    """What puts the report on claims.v1. Raises Rejected where it is too large."""
    value = encode_report(report)
    check_size(value)
    return Message(CLAIMS, (report.settlement.id or report.article.id).encode(), value)


def make_reports(
    article: Article,
    claims: Sequence[Claim],
    settlement: Callable[[str], Settlement | None],
    signature: Callable[[str], tuple[int, ...]],
    ingested: datetime,
) -> list[Report]:
    """Group an article's claims into one report a settlement, ordered by settlement id.

    Raises Rejected as `reference` does.
    """
    ref = reference(article, ingested)
    if not claims:
        return []
    ref = replace(ref, signature=signature(article.text))
    reports = []
    in_order = sorted(claims, key=lambda claim: (claim.settlement_id, claim.start, claim.end))
    for settlement_id, group in groupby(in_order, key=lambda claim: claim.settlement_id):
        about = tuple(claim.bounded() for claim in group)
        place = settlement(settlement_id) or Settlement(settlement_id, about[0].settlement)
        reports.append(Report(ref, place, about))
    return reports
