"""From submissions to acknowledged records, whatever they came through: HTTP, feeds or files."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from prometheus_client import CollectorRegistry

from services.common import metrics
from services.common.dead_letters import Reason
from services.common.records import Message, turned_away
from services.common.topics import ARTICLES
from services.domain.models.articles import Article
from services.ingest.dedupe import RecentIds, TakenIn
from services.ingest.normalise import to_article
from services.ingest.outlets import Outlets
from services.ingest.publisher import Publisher
from services.ingest.submission import InvalidSubmission, parse_submission
from services.messages import codec


class Result(StrEnum):
    """What became of a submission; a label of `frontwatch_articles_ingested_total`."""

    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Receipt:
    """Kafka has the article: newly, or from before."""

    article_id: str
    result: Result


class Intake:
    """Makes articles of submissions and has them acknowledged by Kafka."""

    def __init__(
        self,
        publisher: Publisher,
        outlets: Outlets,
        registry: CollectorRegistry,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.publisher = publisher
        self._outlets = outlets
        self._clock = clock
        self._recent = RecentIds()
        self._taken_in = TakenIn()
        self._ingested = metrics.ARTICLES_INGESTED.counter(registry)
        for result in Result:
            self._ingested.labels(result)  # exported as 0 from the start: rates and alerts need it
        self._dead_letters = metrics.DEAD_LETTERS.counter(registry)
        self._seconds = metrics.STAGE_SECONDS.histogram(registry)

    def article(self, data: bytes | Mapping[str, Any], entry: str = "") -> Article:
        """The article of a submission's JSON or fields, a version of `entry` if that is given, or else of the
        one that it names itself. Raises InvalidSubmission, and counts it."""
        try:
            article = to_article(parse_submission(data), self._outlets, self._clock())
            return self._taken_in.in_order(replace(article, entry=entry) if entry else article)
        except InvalidSubmission:
            self.rejected()
            raise

    def rejected(self) -> None:
        """Count a submission that was turned away before it could become an article."""
        self._ingested.labels(Result.REJECTED).inc()

    async def publish(self, articles: Sequence[Article]) -> list[Receipt]:
        """Have Kafka acknowledge the articles; one receipt for each, in their order.

        Raises publisher.Unavailable; then some may have arrived, and all can be handed in again.
        """
        new: dict[str, Article] = {}
        receipts = []
        for article in articles:
            repeat = article.id in new or article.id in self._recent
            receipts.append(Receipt(article.id, Result.DUPLICATE if repeat else Result.ACCEPTED))
            if not repeat:
                new[article.id] = article
        if new:
            with self._seconds.labels("ingest").time():
                await asyncio.wrap_future(
                    self.publisher.publish([message(article) for article in new.values()])
                )
        for receipt in receipts:
            self._recent.add(receipt.article_id)
            self._ingested.labels(receipt.result).inc()
        return receipts

    async def put_aside(self, submission: bytes, key: str, reason: Reason, detail: str) -> None:
        """Keep what nobody waits for an answer about as a dead letter. Raises publisher.Unavailable."""
        letter = dead_submission(submission, key, reason, detail, self._clock())
        await asyncio.wrap_future(self.publisher.publish([letter]))
        self._dead_letters.labels(ARTICLES, reason).inc()


def message(article: Article) -> Message:
    """What puts the article on articles.v1."""
    return Message(ARTICLES, article.id.encode(), codec.encode_article(article))


def dead_submission(submission: bytes, key: str, reason: Reason, detail: str, rejected: datetime) -> Message:
    """The dead letter of a submission (JSON) that became no record."""
    return turned_away(Message(ARTICLES, key.encode(errors="replace"), submission), reason, detail, rejected)
