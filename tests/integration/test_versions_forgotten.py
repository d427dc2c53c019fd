"""What is known of versions goes after a while, and what the former said stays out; over the real Redis."""

import asyncio
import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from services.domain.models.articles import Article
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.messages.codec import decode_report, encode_report
from services.stream.extract import reference
from services.stream.store import Store
from tests.integration.test_versions import DAY, LAST, MENDED, WRONG, Stream, claims

ENTRY = (WRONG, MENDED, LAST)


async def forget(redis: Redis) -> None:
    """Let the time pass after which Redis forgets what it was told to."""
    for key in [key async for key in redis.scan_iter()]:
        if await redis.ttl(key) != -1:
            await redis.delete(key)


async def lose(redis: Redis) -> None:
    await redis.flushall()


def run(url: str, test: Callable[[Redis], Awaitable[None]]) -> None:
    async def opened() -> None:
        async with Redis.from_url(url) as redis:
            await test(redis)

    asyncio.run(opened())


async def some_stream(redis: Redis, chance: random.Random) -> Stream:
    """Versions that came in some order, settled some time after; what is left is settled in the end."""
    stream = Stream(redis)
    for article in chance.sample(ENTRY, len(ENTRY)):
        await stream.extract(article)
        await stream.settle(chance.randrange(len(stream.claims) - stream.settled + 1))
    await stream.settle()
    assert stream.held() == {"x:3", "x:4"}
    return stream


def mixed(chance: random.Random, values: Iterable[bytes]) -> list[bytes]:
    """The log as partitions give it that are read side by side, each in order."""
    partitions = defaultdict[str, list[bytes]](list)
    for value in values:
        report = decode_report(value)
        partitions[report.settlement.id or report.article.id].append(value)
    turns = [key for key, records in partitions.items() for _ in records]
    chance.shuffle(turns)
    return [partitions[key].pop(0) for key in turns]


@pytest.mark.parametrize("passes", [forget, lose])
@pytest.mark.parametrize("seed", range(12))
def test_the_claims_read_again_from_their_beginning_come_to_the_same(
    redis_url: str, passes: Callable[[Redis], Awaitable[None]], seed: int
) -> None:
    """Whatever was settled when a version took another's place, and whichever partition is ahead."""

    async def test(redis: Redis) -> None:
        chance = random.Random(seed)
        stream = await some_stream(redis, chance)
        await passes(redis)
        again = Stream(redis, claims=mixed(chance, stream.claims))
        while again.settled < len(again.claims):
            await again.settle(chance.choice((1, 2, 100)))
        assert {**stream.states, **again.states}.keys() == stream.states.keys()
        held = Stream(redis, states={state.settlement.id: state for state in await Store(redis).states()})
        assert held.held() == {"x:3", "x:4"}

    run(redis_url, test)


@pytest.mark.parametrize("passes", [forget, lose])
@pytest.mark.parametrize("seed", range(6))
def test_the_articles_read_again_in_any_order_come_to_the_same(
    redis_url: str, passes: Callable[[Redis], Awaitable[None]], seed: int
) -> None:
    async def test(redis: Redis) -> None:
        chance = random.Random(seed)
        stream = await some_stream(redis, chance)
        await passes(redis)
        for article in chance.sample(ENTRY, len(ENTRY)):
            await stream.extract(article)
            if chance.random() < 0.5:
                await stream.settle()
        await stream.settle()
        assert stream.held() == {"x:3", "x:4"}

    run(redis_url, test)


def test_a_version_that_is_out_says_nothing_when_it_comes_again(redis_url: str) -> None:
    """Nor where a new extraction finds more in it; what has its place still counts."""

    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        await stream.extract(WRONG, MENDED)
        await stream.settle()
        settled = len(stream.claims)
        await stream.extract(replace(WRONG, text="x:1 x:2 x:9"))
        assert stream.claims[settled:] == []
        await stream.extract(MENDED)
        await stream.settle()
        assert stream.held() == {"x:2", "x:3"}

    run(redis_url, test)


@pytest.mark.parametrize("passes", [False, True])
def test_a_former_version_that_people_let_in_stays_in(redis_url: str, passes: bool) -> None:
    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        await stream.extract(WRONG, MENDED)
        await stream.settle()
        ref = reference(WRONG, DAY)
        let_in = Report.decision(ref, DAY + timedelta(days=1), retracted=False)
        reports = (
            Report(ref, Settlement(id_, id_), tuple(c for c in claims(WRONG) if c.settlement_id == id_))
            for id_ in ("x:1", "x:2")
        )
        for report in reports:
            stream.claims += map(encode_report, (let_in, replace(report, claims=()), report))
        await stream.settle()
        assert stream.held() == {"x:1", "x:2", "x:3"}
        if passes:
            await forget(redis)
        for article in (WRONG, MENDED, WRONG):
            await stream.extract(article)
            await stream.settle()
            assert stream.held() == {"x:1", "x:2", "x:3"}
        await stream.extract(replace(LAST, ingested=DAY + timedelta(days=2)))
        await stream.settle()
        assert stream.held() == {"x:1", "x:2", "x:3", "x:4"}

    run(redis_url, test)


def test_what_people_took_out_is_known_for_ever(redis_url: str) -> None:
    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        out = Report.decision(reference(WRONG, DAY), DAY, retracted=True)
        stream.claims.append(encode_report(out))
        await stream.settle()
        await forget(redis)
        await stream.extract(WRONG)
        await stream.settle()
        assert stream.held() == set()

    run(redis_url, test)


def test_corrections_leave_nothing_in_redis_that_stays(redis_url: str) -> None:
    """But what the settlement has: its window and its history are bounded by themselves."""

    async def left(redis: Redis) -> set[bytes]:
        await forget(redis)
        return {key async for key in redis.scan_iter() if not key.endswith(b":x:1")}

    async def corrected(stream: Stream, number: int) -> None:
        names = (f"{number}-{version}" for version in range(3))
        articles = [
            replace(article, id=name, text="x:1", entry=f"e{number}")
            for name, article in zip(names, ENTRY, strict=True)
        ]
        for article in articles:
            await stream.extract(article)
        await stream.settle()

    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        await corrected(stream, 0)
        once = await left(redis)
        for number in range(1, 20):
            await corrected(stream, number)
        assert await left(redis) == once == {b"frontwatch:settlements"}

    run(redis_url, test)


def test_of_an_entry_that_is_edited_for_ever_the_last_versions_are_known(redis_url: str) -> None:
    async def test(redis: Redis) -> None:
        stream, most = Stream(redis), 0
        for day in range(100):
            taken_in = DAY + timedelta(days=day)
            version = replace(WRONG, id=f"v{day}", text=f"x:{day % 3}", ingested=taken_in)
            await stream.extract(version)
            most = max(most, await redis.hlen("frontwatch:versions:e"))
        await stream.settle()
        assert stream.held() == {"x:0"}
        assert 30 <= most <= 33

    run(redis_url, test)


def test_an_ambiguous_place_of_a_former_version_is_no_longer_shown(redis_url: str) -> None:
    async def unplaced(redis: Redis) -> list[str]:
        return [report.article.id for report in await Store(redis).articles.unplaced(10)]

    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        ambiguous: Sequence[Article] = [replace(one, text="?") for one in (WRONG, MENDED)]
        for article, shown in zip(ambiguous, (["v1"], ["v2"]), strict=True):
            await stream.extract(article)
            await stream.settle()
            assert await unplaced(redis) == shown
        await forget(redis)
        assert await unplaced(redis) == ["v2"]

    run(redis_url, test)


def test_an_ambiguous_place_of_a_version_that_people_let_in_goes_on_being_shown(redis_url: str) -> None:
    async def test(redis: Redis) -> None:
        stream = Stream(redis)
        let_in = Report.decision(reference(WRONG, DAY), DAY + timedelta(days=1), retracted=False)
        stream.claims.append(encode_report(let_in))
        for article in (WRONG, MENDED):
            await stream.extract(replace(article, text="?"))
            await stream.settle()
        shown = await Store(redis).articles.unplaced(10)
        assert {report.article.id for report in shown} == {"v1", "v2"}

    run(redis_url, test)
