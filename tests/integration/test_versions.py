"""A feed's corrected entries, from articles to states, over the real Redis; topics are in memory."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from prometheus_client import CollectorRegistry
from redis.asyncio import Redis

from services.common.dead_letters import RejectLimit
from services.common.records import Message, Record
from services.common.topics import CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.domain.models.articles import Article
from services.domain.models.changes import Severity, TakenBack
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState, Status
from services.messages.codec import decode_change, decode_report, decode_state, encode_article, encode_report
from services.stream.extract import ExtractHandler, reference
from services.stream.metrics import StreamMetrics
from services.stream.rebuild import read_log, rebuild
from services.stream.records import TransientError
from services.stream.settle import SettleHandler
from services.stream.store import Store

DAY = datetime(2023, 3, 7, tzinfo=UTC)
HORIZON = timedelta(days=90)
WRONG, MENDED, LAST = (
    Article(name, text, DAY, ingested=DAY + timedelta(hours=hours), entry="e")
    for name, text, hours in (("v1", "x:1 x:2", 1), ("v2", "x:2 x:3", 2), ("v3", "x:3 x:4", 3))
)
"""Each speaks of the settlements in its text; "?" is one of which it can't be told which it is."""


def claims(article: Article) -> list[Claim]:
    extent = Extent.PART if "part" in article.text else Extent.WHOLE
    said = (Kind.CAPTURE, Side.RU, extent, Factuality.ASSERTED, ClaimantSide.UA, "the General Staff")
    return [
        Claim(id_, id_.strip("?"), *said, "captured", n, n + 8, "capture.take")
        for n, id_ in enumerate(article.text.split())
        if id_.startswith(("x:", "?"))
    ]


@dataclass
class Stream:
    """Both handlers over one store, with a worker's memory of neither."""

    redis: Redis
    claims: list[bytes] = field(default_factory=list)
    states: dict[str, SettlementState] = field(default_factory=dict)
    changes: list[bytes] = field(default_factory=list)
    settled: int = 0
    away: bool = False

    async def publish(self, messages: Sequence[Message]) -> None:
        if self.away:
            raise TransientError("Kafka is away")
        for message in messages:
            if message.topic == CLAIMS:
                self.claims.append(message.value)
            elif message.topic == SETTLEMENT_STATES:
                state = decode_state(message.value)
                self.states[state.settlement.id] = state
            elif message.topic == STATUS_CHANGES:
                self.changes.append(message.value)

    async def extract(self, *articles: Article) -> None:
        store, metrics = Store(self.redis), StreamMetrics(CollectorRegistry())
        handle = ExtractHandler(
            claims,
            lambda id_: Settlement(id_, f"Place {id_}"),
            lambda _: (),
            store.versions,
            self.publish,
            lambda: DAY,
            metrics,
            RejectLimit(0.5),
        )
        await handle([Record("articles.v1", 0, 0, b"", encode_article(article)) for article in articles])

    async def settle(self, count: int | None = None) -> None:
        """Settle what stands on claims.v1, or so many records of it."""
        until = len(self.claims) if count is None else self.settled + count
        metrics = StreamMetrics(CollectorRegistry())
        handle = SettleHandler(
            Store(self.redis), self.publish, lambda: DAY, metrics, RejectLimit(0.5), HORIZON
        )
        await handle([Record(CLAIMS, 0, 0, b"", value) for value in self.claims[self.settled : until]])
        self.settled = until

    def held(self) -> set[str]:
        """The settlements of which anything is reported."""
        return {id_ for id_, state in self.states.items() if state.status is not Status.UNKNOWN}

    def taken_out(self) -> list[tuple[str, str]]:
        """What stands on claims.v1 to take versions out: article and settlement."""
        reports = map(decode_report, self.claims)
        return [(one.article.id, one.settlement.id) for one in reports if one.superseded_by]


@pytest.fixture
def url(redis_url: str) -> str:
    return redis_url


@pytest.mark.parametrize("order", list(permutations([WRONG, MENDED, LAST])))
@pytest.mark.parametrize("batched", [0, 1, 2])
def test_the_last_version_alone_counts_in_whatever_order_they_come(
    url: str, order: Sequence[Article], batched: int
) -> None:
    """Also where they come again: settled one by one, in one batch, or when all are extracted."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for articles in [order] if batched == 1 else [[one] for one in (*order, *order)]:
                await stream.extract(*articles)
                if not batched:
                    await stream.settle()
            await stream.settle()
            assert stream.held() == {"x:3", "x:4"}

            again = Stream(redis)
            await again.extract(*order)
            assert again.taken_out() == []  # it is done once

    asyncio.run(test())


def test_what_the_former_version_said_is_taken_back_and_the_new_one_counts(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG)
            await stream.settle()
            assert stream.held() == {"x:1", "x:2"}
            await stream.extract(MENDED)
            assert stream.taken_out() == [("v1", ""), ("v1", "x:1"), ("v1", "x:2")]
            await stream.settle()
            assert stream.held() == {"x:2", "x:3"}
            [report] = [r for r in (await _load(redis, "x:1")) if not r.claims]
            assert (report.article.id, report.superseded_by) == ("v1", "v2")

    asyncio.run(test())


def test_a_version_that_says_something_else_is_told_with_what_had_been_told(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for article in (WRONG, replace(MENDED, text="part of x:1")):
                await stream.extract(article)
                await stream.settle()
            told, mended = await Store(redis).history("x:1")
            assert (mended.severity, mended.after) == (Severity.CORRECTION, Status.CONTESTED)
            assert mended.overturned == TakenBack("unknown", "held_by_ru", DAY, told.confidence)
            [back] = [change for change in await Store(redis).history("x:2") if change.retracted]
            assert (back.taken_back, back.instead) == (mended.overturned, "unknown")

    asyncio.run(test())


@pytest.mark.parametrize("days", [-1, 0.1, 2])
@pytest.mark.parametrize("lost", [False, True])
def test_a_version_that_says_the_same_of_another_date_is_told_to_nobody(
    url: str, days: float, lost: bool
) -> None:
    """The state has the new date; also where the store was lost before it was settled, and rebuilt."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG)
            await stream.settle()
            moved = DAY + timedelta(days=days)
            later = moved + timedelta(days=2)
            await stream.extract(replace(MENDED, text="x:1 x:3", published=moved, ingested=later))
            if lost:
                await redis.flushall()
                claimed, changed = (
                    [Record("", 0, n, b"", value) for n, value in enumerate(values)]
                    for values in (stream.claims, stream.changes)
                )
                log = read_log(claimed, changed, [])
                for id_ in log.reports:
                    await rebuild(Store(redis), stream.publish, log, id_, HORIZON)
            await stream.settle()
            told = {decode_change(value).id: decode_change(value) for value in stream.changes}.values()
            first, again = (change for change in told if change.settlement.id == "x:1")
            assert (again.severity, again.at, again.supersedes) == (Severity.SILENT, moved, first.id)
            assert again.as_told == first.as_told
            assert stream.states["x:1"].since == moved
            [back] = [change for change in told if change.retracted]
            assert (back.settlement.id, back.instead) == ("x:2", "unknown")

    asyncio.run(test())


async def _load(redis: Redis, settlement_id: str) -> list[Report]:
    settled = await Store(redis).load(settlement_id)
    assert settled
    return list(settled.memory.window.values())


def test_a_version_that_is_settled_only_after_it_was_superseded_counts_nowhere(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG)
            await stream.settle(1)  # of x:2 nothing was settled yet
            await stream.extract(MENDED)
            await stream.settle()
            assert stream.held() == {"x:2", "x:3"}
            [report] = [r for r in (await _load(redis, "x:2")) if r.claims]
            assert report.article.id == "v2"

    asyncio.run(test())


def test_neither_side_can_miss_the_other_when_both_work_at_once(url: str) -> None:
    """Who settles notes it before it asks, who supersedes says it before it looks: one of both finds out."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            store = Store(redis)
            place = Settlement("x:1", "Place")
            report = Report(reference(WRONG, DAY), place, tuple(claims(WRONG)[:1]))
            await store.versions.enter(report.article, [])
            await store.versions.heard([report])
            assert await store.articles.retracted(["v1"]) == set()  # it will be saved
            mended = reference(MENDED, DAY + timedelta(hours=1))
            [former] = (await store.versions.enter(mended, [])).superseded
            assert former.settlements == ("x:1",)
            assert await store.articles.retracted(["v1"]) == {"v1"}  # what is heard from here on won't be

    asyncio.run(test())


def test_what_kafka_did_not_take_is_published_when_the_article_comes_again(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG)
            await stream.settle()
            stream.away = True
            with pytest.raises(TransientError):
                await stream.extract(MENDED)
            stream.away = False
            await stream.extract(MENDED)
            await stream.settle()
            assert stream.held() == {"x:2", "x:3"}

    asyncio.run(test())


def test_a_former_version_that_people_let_in_stays_in_when_the_feed_is_read_anew(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG, MENDED)
            await stream.settle()
            ref = reference(WRONG, DAY)
            report = Report(ref, Settlement("x:1", "Place"), tuple(claims(WRONG)[:1]))
            let_in = Report.decision(ref, DAY + timedelta(days=1), retracted=False)
            stream.claims += map(encode_report, (let_in, replace(report, claims=()), report))
            await stream.extract(MENDED)
            await stream.settle()
            assert stream.held() == {"x:1", "x:2", "x:3"}

    asyncio.run(test())


def test_versions_are_known_again_after_the_store_was_lost(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for article in (WRONG, MENDED):
                await stream.extract(article)
                await stream.settle()
            await redis.flushall()
            log = read_log(
                [Record(CLAIMS, 0, n, b"", value) for n, value in enumerate(stream.claims)], [], []
            )
            store = Store(redis)
            await store.articles.decide(log.decisions)
            reports = [report for about in log.reports.values() for report in about.values()]
            assert {one.superseded_by for one in reports if not one.claims} == {"v2"}
            await store.versions.restore(reports, log.decisions)
            last = reference(LAST, DAY + timedelta(hours=3))
            [former] = (await store.versions.enter(last, [])).superseded
            assert (former.decision.article.id, former.settlements) == ("v2", ("x:2", "x:3"))

            await redis.flushall()  # and with a former version that people let in
            let_in = Report.decision(reports[0].article, DAY + timedelta(days=1), retracted=False)
            assert let_in.article.id == "v1"
            await store.versions.restore(reports, [let_in])
            mended = reference(MENDED, DAY + timedelta(hours=2))
            assert await store.versions.enter(mended, []) == (False, [])

    asyncio.run(test())


def test_the_last_version_is_known_too_where_one_settlement_is_rebuilt_that_only_a_former_one_names(
    url: str,
) -> None:
    """Also where people let it in again; else the next version would leave it where it is."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WRONG, MENDED)
            let_in = Report.decision(reference(MENDED, DAY), DAY + timedelta(days=1), retracted=False)
            stream.claims.append(encode_report(let_in))
            await stream.settle()
            log = read_log(
                [Record(CLAIMS, 0, n, b"", value) for n, value in enumerate(stream.claims)], [], []
            )
            assert {one.article.id for one in log.decisions} == {"v1", "v2"}
            await Store(redis).versions.restore(log.reports["x:1"].values(), log.decisions)
            last = reference(LAST, DAY + timedelta(days=2))
            [former] = (await Store(redis).versions.enter(last, [])).superseded
            assert former.decision.article.id == "v2"

    asyncio.run(test())


def test_articles_of_no_entry_supersede_nothing(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            one, other = (Article(a.id, a.text, DAY, ingested=a.ingested) for a in (WRONG, MENDED))
            await stream.extract(one, other)
            await stream.settle()
            assert stream.held() == {"x:1", "x:2", "x:3"}
            assert not [key async for key in redis.scan_iter("frontwatch:versions:*")]

    asyncio.run(test())
