import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
from prometheus_client import CollectorRegistry
from redis.asyncio import Redis

from services.common.dead_letters import Reason, RejectLimit, TooManyRejected
from services.common.records import Message, Record
from services.domain.models.articles import EARLIEST, Article
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.messages import codec
from services.stream.extract import ExtractHandler
from services.stream.metrics import StreamMetrics
from services.stream.store import Store

NOW = datetime(2023, 3, 7, 12, tzinfo=UTC)
BAKHMUT = Settlement("x:1", "Bakhmut")


def claim(settlement_id: str, start: int = 0) -> Claim:
    return Claim(
        "Bakhmut",
        settlement_id,
        Kind.CAPTURE,
        Side.RU,
        Extent.WHOLE,
        Factuality.ASSERTED,
        ClaimantSide.RU,
        "",
        "words",
        start,
        start + 5,
        "capture.take",
    )


def article(published: datetime | None = NOW) -> Article:
    return Article("a1", "some words", published, ingested=NOW)


@dataclass
class Topics:
    messages: list[Message] = field(default_factory=list)

    async def __call__(self, messages: Sequence[Message]) -> None:
        self.messages += messages


def handler(
    topics: Topics, extract: Callable[[Article], Sequence[Claim]], registry: CollectorRegistry | None = None
) -> ExtractHandler:
    return ExtractHandler(
        extract,
        {"x:1": BAKHMUT}.get,
        lambda text: (len(text),),
        Store(Redis()).versions,  # asked for versions of entries alone
        topics,
        lambda: NOW,
        StreamMetrics(registry or CollectorRegistry()),
        RejectLimit(0.5, window=10, minimum=5),
    )


def record(value: bytes, offset: int = 0) -> Record:
    return Record("articles.v1", 0, offset, b"a1", value)


def test_claims_of_one_settlement_travel_in_one_report_under_its_id() -> None:
    topics = Topics()
    handle = handler(topics, lambda _: [claim("x:1", 9), claim("x:1", 2), claim("x:2")])
    asyncio.run(handle([record(codec.encode_article(article()))]))
    assert [m.key for m in topics.messages] == [b"x:1", b"x:2"]
    report = codec.decode_report(topics.messages[0].value)
    assert report.settlement == BAKHMUT
    assert [c.start for c in report.claims] == [2, 9]
    assert report.article.signature == (10,)


def test_claims_without_a_settlement_are_kept_under_the_article() -> None:
    topics = Topics()
    asyncio.run(handler(topics, lambda _: [claim("")])([record(codec.encode_article(article()))]))
    assert [m.key for m in topics.messages] == [b"a1"]
    assert codec.decode_report(topics.messages[0].value).settlement.id == ""


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (b"\xff\xff", Reason.UNDECODABLE),
        (b"", Reason.UNDECODABLE),
        (codec.encode_article(article(None)), Reason.NO_PUBLICATION_DATE),
        (codec.encode_article(article(NOW + timedelta(days=2))), Reason.PUBLISHED_IN_FUTURE),
        (codec.encode_article(article(EARLIEST - timedelta(days=1))), Reason.INCOMPLETE),
        (
            codec.encode_article(replace(article(), ingested=datetime.max.replace(tzinfo=UTC))),
            Reason.UNDECODABLE,
        ),
        (codec.encode_article(article(datetime.min.replace(tzinfo=UTC))), Reason.UNDECODABLE),
    ],
)
def test_invalid_records_become_dead_letters_and_the_batch_goes_on(value: bytes, reason: Reason) -> None:
    topics, registry = Topics(), CollectorRegistry()
    handle = handler(topics, lambda _: [claim("x:1")], registry)
    asyncio.run(handle([record(value, 7), record(codec.encode_article(article()), 8)]))
    dead, alive = topics.messages
    letter = codec.decode_dead_letter(dead.value)
    assert dead.topic == "articles.v1.dlq"
    assert (letter.offset, letter.value, letter.reason) == (7, value, reason)
    assert alive.topic == "claims.v1"
    labels = {"topic": "articles.v1", "reason": reason}
    assert registry.get_sample_value("frontwatch_dead_letters_total", labels) == 1


def test_an_article_with_more_claims_than_a_record_holds_becomes_a_dead_letter() -> None:
    topics = Topics()
    handle = handler(topics, lambda article: [claim("x:1", n) for n in range(len(article.text))])
    endless = replace(article(), text="x" * 10_000)
    asyncio.run(handle([record(codec.encode_article(endless)), record(codec.encode_article(article()), 1)]))
    dead, alive = topics.messages
    assert codec.decode_dead_letter(dead.value).reason == Reason.TOO_LARGE
    assert alive.topic == "claims.v1"


def test_a_run_of_invalid_records_is_not_put_aside_nor_counted_so() -> None:
    topics, registry = Topics(), CollectorRegistry()
    handle = handler(topics, lambda _: [], registry)
    with pytest.raises(TooManyRejected):
        asyncio.run(handle([record(b"\xff", offset) for offset in range(20)]))
    assert topics.messages == []
    labels = {"topic": "articles.v1", "reason": Reason.UNDECODABLE}
    assert not registry.get_sample_value("frontwatch_dead_letters_total", labels)
    assert handle.limit.passed


def test_a_few_invalid_records_do_not() -> None:
    handle = handler(Topics(), lambda _: [])
    good = codec.encode_article(article())
    asyncio.run(handle([record(b"\xff" if n % 3 == 0 else good, n) for n in range(50)]))


def test_of_a_claimant_without_end_a_report_keeps_the_beginning() -> None:
    topics = Topics()
    handle = handler(topics, lambda _: [claim("x:1")._replace(claimant="я" * 200_000)])
    asyncio.run(handle([record(codec.encode_article(article()))]))
    (report,) = (codec.decode_report(message.value) for message in topics.messages)
    assert report.claims[0].claimant == "я" * 200


def test_articles_in_no_language_that_is_read_are_counted_where_nothing_was_found() -> None:
    registry = CollectorRegistry()
    french = codec.encode_article(replace(article(), text="Les forces russes ont pris Bakhmout."))
    english = codec.encode_article(replace(article(), text="The council of the town met."))
    silent = handler(Topics(), lambda _: [], registry)
    asyncio.run(silent([record(french), record(english)]))
    assert registry.get_sample_value("frontwatch_articles_unread_total") == 1
    registry = CollectorRegistry()
    asyncio.run(handler(Topics(), lambda _: [claim("x:1")], registry)([record(french)]))
    assert registry.get_sample_value("frontwatch_articles_unread_total") == 0
