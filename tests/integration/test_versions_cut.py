"""A version that is only how the former begins, as a metered paywall shows it; over the real Redis."""

import asyncio
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from redis.asyncio import Redis

from services.common.records import Record
from services.common.topics import CLAIMS
from services.domain.models.articles import Article
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.states import Status
from services.messages.codec import encode_report
from services.stream.embedded import Embedded
from services.stream.extract import reference
from services.stream.rebuild import read_log
from services.stream.records import TransientError
from services.stream.store import Store
from tests.integration.test_versions import DAY, LAST, MENDED, WRONG, Stream, claims


@pytest.fixture
def url(redis_url: str) -> str:
    return redis_url


WHOLE = replace(WRONG, text=f"x:1 {' '.join(map(str, range(100)))} x:2")
CUT = replace(MENDED, text=WHOLE.text[:60])


@pytest.mark.parametrize("order", list(permutations([WHOLE, CUT])))
@pytest.mark.parametrize("again", [False, True])
def test_a_version_that_is_only_how_the_former_begins_takes_nothing_back(
    url: str, order: Sequence[Article], again: bool
) -> None:
    """A metered paywall shows the first paragraph of what could be read before. A true correction counts."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for article in (*order, *(order if again else ())):
                await stream.extract(article)
                await stream.settle()
            assert stream.held() == {"x:1", "x:2"}
            assert {article for article, _ in stream.taken_out()} == {CUT.id}

            await stream.extract(LAST)
            await stream.settle()
            assert stream.held() == {"x:3", "x:4"}
            assert {article for article, _ in stream.taken_out()} == {WHOLE.id, CUT.id}

    asyncio.run(test())


def test_a_beginning_is_known_for_superseded_after_the_store_was_lost(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WHOLE, CUT)
            await redis.flushall()
            log = read_log(
                [Record(CLAIMS, 0, n, b"", value) for n, value in enumerate(stream.claims)], [], []
            )
            store = Store(redis)
            await store.articles.decide(log.decisions)
            reports = [report for about in log.reports.values() for report in about.values()]
            await store.versions.restore(reports, log.decisions)
            assert await store.versions.enter(reference(CUT, DAY + timedelta(hours=2)), []) == (True, [])
            [former] = (await store.versions.enter(reference(LAST, DAY + timedelta(hours=3)), [])).superseded
            assert former.decision.article.id == WHOLE.id

    asyncio.run(test())


BETWEEN = replace(WRONG, id="v1b", text="x:3", ingested=DAY + timedelta(hours=1.5))
"""What the cut version is no beginning of, while it is one of the version before."""


@pytest.mark.parametrize("order", list(permutations([WHOLE, BETWEEN, CUT])))
@pytest.mark.parametrize("batched", [False, True])
@pytest.mark.parametrize("away", [False, True])
def test_one_version_counts_where_another_lies_between_a_text_and_its_beginning(
    url: str, order: Sequence[Article], batched: bool, away: bool
) -> None:
    """Also where Kafka was away at first. Not the oldest; which one may depend on which came first."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            batches = [order] if batched else [[article] for article in order]
            for articles in batches if away else ():
                stream.away = True
                with pytest.raises(TransientError):
                    await stream.extract(*articles)
            stream.away = False
            for articles in [*batches, *batches]:
                await stream.extract(*articles)
                await stream.settle()
            assert stream.held() == ({"x:3"} if order[-1] is BETWEEN else {"x:1"})

    asyncio.run(test())


@pytest.mark.parametrize("order", list(permutations([WHOLE, BETWEEN, CUT])))
def test_versions_that_come_side_by_side_do_not_take_each_others_places(
    url: str, order: Sequence[Article]
) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for _ in range(20):
                await redis.flushall()
                await asyncio.gather(*(stream.extract(article) for article in order))
                out = await Store(redis).articles.retracted([article.id for article in order])
                assert len(out) == 2

    asyncio.run(test())


def test_where_a_version_spoke_is_known_as_long_as_only_its_beginnings_come(url: str) -> None:
    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream, spoken = Stream(redis), f"frontwatch:spoken-of:{WHOLE.id}"
            await stream.extract(WHOLE)
            await redis.expire(spoken, 60)  # as is left of it after months
            await stream.extract(CUT)
            assert await redis.ttl(spoken) > await redis.ttl("frontwatch:versions:e")

    asyncio.run(test())


def test_a_version_that_counts_again_is_superseded_after_the_store_was_lost(url: str) -> None:
    """People had taken it out; what came after it is only how it begins."""

    async def test() -> None:
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            await stream.extract(WHOLE, CUT)
            let_in = Report.decision(reference(WHOLE, DAY), DAY + timedelta(days=1), retracted=False)
            stream.claims.append(encode_report(let_in))
            await redis.flushall()
            log = read_log(
                [Record(CLAIMS, 0, n, b"", value) for n, value in enumerate(stream.claims)], [], []
            )
            store = Store(redis)
            await store.articles.decide(log.decisions)
            reports = [report for about in log.reports.values() for report in about.values()]
            await store.versions.restore(reports, log.decisions)
            last = reference(LAST, DAY + timedelta(days=2))
            [former] = (await store.versions.enter(last, [])).superseded
            assert former.decision.article.id == WHOLE.id

    asyncio.run(test())


def some_versions(chance: random.Random) -> list[Article]:
    """Of three texts, whole or cut, some with a word added."""
    texts = [[f"x:{n}", *(f"{n}{word}" for word in range(100)), f"x:1{n}"] for n in range(3)]
    versions = []
    for number in range(5):
        words = chance.choice(texts)[: chance.choice((20, 40, 60, 200, 200))]
        added = [f"x:2{number}"] if chance.random() < 0.3 else []
        taken_in = DAY + timedelta(hours=number)
        text = " ".join([*words, *added])
        versions.append(Article(f"v{number}", text, DAY, ingested=taken_in, entry="e"))
    return versions


@pytest.mark.parametrize("seed", range(20))
def test_of_versions_in_order_the_one_counts_that_does_so_embedded(url: str, seed: int) -> None:
    """However many are extracted at once, also where they come again."""

    async def test() -> None:
        chance = random.Random(seed)
        versions = some_versions(chance)
        embedded = Embedded(claims, lambda id_: Settlement(id_, id_), lambda _: ())
        for version in versions:
            embedded.add(version, DAY)
        fused = (one.state for one in embedded.fused())
        held = {state.settlement.id for state in fused if state.status is not Status.UNKNOWN}
        async with Redis.from_url(url) as redis:
            stream = Stream(redis)
            for again in (False, True):
                coming = list(versions)
                while coming:
                    batch = [coming.pop(0) for _ in range(min(len(coming), chance.randint(1, 3)))]
                    await stream.extract(*batch)
                    await stream.settle(chance.randint(0, len(stream.claims) - stream.settled))
                await stream.settle()
                assert stream.held() == held, f"again: {again}"

    asyncio.run(test())
