"""The settle handler over the real Redis; what it publishes is caught in memory."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest
import redis
from prometheus_client import CollectorRegistry
from pydantic import RedisDsn
from redis.asyncio import Redis

from services.alerting.board import Board
from services.cli.rebuild import _rebuild
from services.common.dead_letters import Reason, RejectLimit
from services.common.records import Message, Record
from services.common.settings import StreamSettings
from services.domain.fusion import fuse, net, same_change
from services.domain.models.articles import EARLIEST, ArticleRef
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState, Status
from services.messages import codec
from services.stream import articles
from services.stream.articles import Articles
from services.stream.counting import read_claims
from services.stream.held import Held
from services.stream.metrics import StreamMetrics
from services.stream.rebuild import Log, read_log, rebuild
from services.stream.records import TransientError
from services.stream.settle import SettleHandler
from services.stream.store import Store

DAY = datetime(2023, 3, 7, tzinfo=UTC)


@dataclass
class Topics:
    messages: list[Message] = field(default_factory=list)
    away: bool = False

    async def __call__(self, messages: Sequence[Message]) -> None:
        if self.away:
            raise TransientError("Kafka is away")
        self.messages += messages

    def on(self, topic: str) -> list[bytes]:
        return [m.value for m in self.messages if m.topic == topic]


def report(
    article: str, published: datetime = DAY, settlement_id: str = "x:1", kind: Kind = Kind.CAPTURE
) -> Report:
    ref = ArticleRef(article, published, published)
    claim = Claim(
        "Bakhmut",
        settlement_id,
        kind,
        Side.RU,
        Extent.WHOLE,
        Factuality.ASSERTED,
        ClaimantSide.UA,
        "the General Staff",
        "the enemy captured Bakhmut",
        0,
        26,
        "capture.take",
    )
    return Report(ref, Settlement(settlement_id, "Bakhmut"), (claim,))


def record(report: Report, offset: int = 0) -> Record:
    return Record("claims.v1", 0, offset, report.settlement.id.encode(), codec.encode_report(report))


def handle(
    redis_url: str,
    topics: Topics,
    *batches: Sequence[Record],
    held: Callable[[], Held] = Held,
    now: datetime = DAY,
) -> None:
    async def run() -> None:
        async with Redis.from_url(redis_url) as redis:
            handler = SettleHandler(
                Store(redis, held=held()),
                topics,
                lambda: now,
                StreamMetrics(CollectorRegistry()),
                RejectLimit(0.5),
                timedelta(days=90),
            )
            for batch in batches:
                await handler(batch)

    asyncio.run(run())


def test_a_report_makes_a_state_and_a_change(redis_url: str) -> None:
    topics = Topics()
    handle(redis_url, topics, [record(report("a"))])
    (state,) = (codec.decode_state(value) for value in topics.on("settlement-states.v1"))
    (change,) = (codec.decode_change(value) for value in topics.on("status-changes.v1"))
    assert state.status is Status.HELD_BY_RU
    assert state.changed_at == DAY
    assert (change.before, change.after) == ("unknown", "held_by_ru")


def test_a_batch_that_comes_again_publishes_nothing_new(redis_url: str) -> None:
    topics = Topics()
    batch = [record(report("a")), record(report("b", DAY + timedelta(hours=1)), 1)]
    handle(redis_url, topics, batch)
    published = list(topics.messages)
    handle(redis_url, topics, batch, batch)
    assert topics.messages == published


def test_a_late_report_beside_one_in_order_counts_each_once(redis_url: str) -> None:
    topics = Topics()
    hour = timedelta(hours=1)
    first = [record(report("a", DAY + hour)), record(report("b", DAY, "x:2"), 1)]
    handle(
        redis_url,
        topics,
        first,
        [record(report("c", DAY), 2), record(report("d", DAY + hour, "x:2"), 3)],
        [record(report("e", DAY + 2 * hour), 4), record(report("f", DAY, "x:2"), 5)],
    )
    states = [codec.decode_state(value) for value in topics.on("settlement-states.v1")]
    lowest = states[0].version
    assert sorted((state.settlement.id, state.version) for state in states) == [
        (id_, lowest + n) for id_ in ("x:1", "x:2") for n in range(3)
    ]
    assert {state.claim_counts[0][-1] for state in states if state.version == lowest + 2} == {3}


def test_an_archive_read_partition_by_partition_loses_nothing(redis_url: str) -> None:
    """Years are read before the same years of the next partition: all of it counts, whatever the horizon."""
    reports = [report(f"a{n}", DAY + n * timedelta(days=30), kind=list(Kind)[n % 7]) for n in range(36)]
    topics = Topics()
    batches = [[record(one) for one in reports[partition::6]] for partition in range(6)]
    handle(redis_url, topics, *batches)
    expected = fuse(reports)
    state = codec.decode_state(topics.on("settlement-states.v1")[-1])
    assert replace(state, version=0, changed_at=None) == expected.state
    told = [codec.decode_change(value) for value in topics.on("status-changes.v1")]
    assert {same_change(c) for c in net(told)} == {same_change(c) for c in expected.history}


def test_what_a_worker_no_longer_knows_of_is_late_repeated_or_redated_as_ever(redis_url: str) -> None:
    hour = timedelta(hours=1)
    reports = [report(f"a{n}", DAY + n * hour, kind=list(Kind)[n % 7]) for n in range(30)]
    later = [
        reports[0],  # comes again
        report("late", DAY + 3.5 * hour),
        report("a5", DAY + 40 * hour, kind=Kind.REPEL),  # with another date
        report("b", DAY + 41 * hour),
        report("a2", DAY + 4.5 * hour, kind=Kind.REPEL),
        replace(reports[7], claims=()),  # retracted
    ]
    topics = Topics()
    batches = [[record(one)] for one in (*reports, *later)]
    handle(redis_url, topics, *batches, [*batches[3], *batches[-1]], held=lambda: Held(known=3))
    expected = fuse({one.article.id: one for one in (*reports, *later[1:])}.values())
    versions = [codec.decode_state(value).version for value in topics.on("settlement-states.v1")]
    assert versions == [versions[0] + n for n in range(len(reports) + len(later) - 1)]
    state = codec.decode_state(topics.on("settlement-states.v1")[-1])
    assert replace(state, version=0, changed_at=None) == expected.state
    told = [codec.decode_change(value) for value in topics.on("status-changes.v1")]
    assert len({change.id for change in told}) == len(told)
    assert {same_change(c) for c in net(told)} == {same_change(c) for c in expected.history}


@pytest.mark.parametrize("copied", [0, 2])
def test_what_is_shown_is_what_the_store_holds_also_after_it_was_lost(redis_url: str, copied: int) -> None:
    """Lost whole, or put back to a copy made after two reports; shown is what alerting makes of the topic."""
    topics = Topics()
    hours = [DAY + n * timedelta(hours=1) for n in range(6)]
    log = [
        record(report(f"a{n}", at, kind=Kind.CAPTURE if n < 5 else Kind.REPEL), n)
        for n, at in enumerate(hours)
    ]

    def shown() -> SettlementState:
        board = Board()
        for value in topics.on("settlement-states.v1"):
            board.put(0, codec.decode_state(value))
        (state,) = board.states()
        return state

    async def kept(*, rebuilt: bool = False) -> SettlementState:
        async with Redis.from_url(redis_url) as client:
            store = Store(client)
            if rebuilt:
                changes, states = (
                    [Record(topic, 0, n, b"x:1", value) for n, value in enumerate(topics.on(topic))]
                    for topic in ("status-changes.v1", "settlement-states.v1")
                )
                await rebuild(store, topics, read_log(log, changes, states), "x:1", timedelta(days=90))
            settled = await store.load("x:1")
            assert settled
            return settled.state

    with redis.Redis.from_url(redis_url) as client:
        copy: dict[bytes, bytes] = {}
        for n in range(5):
            if n == copied:
                copy = {key: client.dump(key) for key in client.scan_iter()}
            handle(redis_url, topics, [log[n]], now=hours[n])
        client.flushall()
        for key, value in copy.items():
            client.restore(key, 0, value)

    handle(redis_url, topics, [log[5]], now=hours[5])
    assert shown() == asyncio.run(kept())
    assert sum(count for *_, count in shown().claim_counts) == copied + 1

    assert asyncio.run(kept(rebuilt=True)) == shown()
    assert sum(count for *_, count in shown().claim_counts) == 6


def test_a_rebuild_knows_of_a_status_older_than_the_window_when_it_came_in(redis_url: str) -> None:
    topics = Topics()
    log = [record(report(f"a{n}", DAY + timedelta(days=n)), n) for n in range(400)]
    handle(redis_url, topics, log[:1], log[1:], now=DAY + timedelta(days=400))
    live = codec.decode_state(topics.on("settlement-states.v1")[-1])
    assert live.changed_at == DAY

    async def rebuilt() -> SettlementState:
        changes = [Record("status-changes.v1", 0, 0, b"", value) for value in topics.on("status-changes.v1")]
        async with Redis.from_url(redis_url) as client:
            known = read_log(log, changes, ())
            done = await rebuild(Store(client), topics, known, "x:1", timedelta(days=90))
        assert done
        return done.state

    assert replace(asyncio.run(rebuilt()), version=live.version) == live


def test_of_a_retracted_article_nothing_counts_until_it_is_let_in_again(redis_url: str) -> None:
    """Also of settlements that it had not named before, whatever partition the decision and they are on."""
    topics = Topics()
    first, elsewhere, nowhere = (report("a", settlement_id=id_) for id_ in ("x:1", "x:2", ""))
    out, again = (Report.decision(first.article, DAY + timedelta(hours=n), retracted=not n) for n in (0, 1))
    taken = replace(first, claims=(), retracted=True)
    handle(redis_url, topics, [record(first)], [record(out), record(taken)])
    handle(redis_url, topics, [record(one) for one in (first, elsewhere, nowhere, report("b", DAY, "x:2"))])

    def claims() -> dict[str, int]:
        states = (codec.decode_state(value) for value in topics.on("settlement-states.v1"))
        return {s.settlement.id: sum(count for *_, count in s.claim_counts) for s in states}

    assert claims() == {"x:1": 0, "x:2": 1}

    async def unplaced_and_retracted() -> tuple[tuple[Report, ...], set[str]]:
        async with Redis.from_url(redis_url) as client:
            return await Articles(client).unplaced(9), await Articles(client).retracted(["a", "b"])

    assert asyncio.run(unplaced_and_retracted()) == ((), {"a"})
    let_in = [again, replace(taken, retracted=False), first, again, elsewhere]
    handle(redis_url, topics, [record(one) for one in let_in])
    assert claims() == {"x:1": 1, "x:2": 2}
    assert asyncio.run(unplaced_and_retracted())[1] == set()


def test_a_rebuild_takes_back_where_nothing_but_a_retracted_article_counted(redis_url: str) -> None:
    """A report that was settled before the decision came is followed by none that takes it out."""
    topics = Topics()
    early, unknown = report("a"), report("a", settlement_id="x:2")
    out = Report.decision(early.article, DAY + timedelta(hours=1), retracted=True)
    handle(redis_url, topics, [record(early)], [record(out)], [record(unknown)])
    log = read_log(
        [record(one) for one in (early, out, unknown)],
        *(
            [Record(topic, 0, n, b"x:1", value) for n, value in enumerate(topics.on(topic))]
            for topic in ("status-changes.v1", "settlement-states.v1")
        ),
    )

    async def rebuilt() -> list[object]:
        async with Redis.from_url(redis_url) as client:
            return [
                await rebuild(Store(client), topics, log, id_, timedelta(days=90))
                for id_ in sorted(log.reports)
            ]

    first, second = asyncio.run(rebuilt())
    assert first
    assert second is None
    state = codec.decode_state(topics.on("settlement-states.v1")[-1])
    assert (state.settlement.id, state.status, state.last_claim_at) == ("x:1", Status.UNKNOWN, None)
    assert codec.decode_change(topics.on("status-changes.v1")[-1]).retracted


def test_a_rebuild_knows_again_what_was_retracted(redis_url: str, kafka: str) -> None:
    first, last = DAY, DAY + timedelta(hours=1)
    settings = StreamSettings(redis_url=RedisDsn(redis_url), kafka_bootstrap=kafka)

    def decision(article: str, at: datetime, *, retracted: bool) -> Report:
        return Report.decision(report(article).article, at, retracted=retracted)

    async def retracted() -> set[str]:
        async with Redis.from_url(redis_url) as client:
            await Articles(client).decide(
                [decision("b", first, retracted=True)]
            )  # as an older copy of Redis has it
            known = [decision("a", last, retracted=True), decision("b", last, retracted=False)]
            await _rebuild(settings, Log({}, known, {}, {}))
            return await Articles(client).retracted(["a", "b"])

    assert asyncio.run(retracted()) == {"a"}


def test_of_what_people_decided_on_an_article_the_last_counts_whichever_partition_is_behind(
    redis_url: str,
) -> None:
    topics = Topics()
    said = report("a")
    out, again = (Report.decision(said.article, DAY + timedelta(hours=n), retracted=not n) for n in (0, 1))
    handle(redis_url, topics, [record(out), record(again)], [record(out)], [record(said)])
    state = codec.decode_state(topics.on("settlement-states.v1")[-1])
    assert state.status is Status.HELD_BY_RU
    out = replace(out, article=replace(out.article, ingested=DAY + timedelta(hours=2)))
    handle(redis_url, topics, [record(out), record(again)], [record(report("a", settlement_id="x:2"))])
    assert len(topics.on("settlement-states.v1")) == 1


def test_what_kafka_did_not_take_is_published_when_the_batch_comes_again(redis_url: str) -> None:
    topics = Topics(away=True)
    with pytest.raises(TransientError):
        handle(redis_url, topics, [record(report("a"))])
    topics.away = False
    handle(redis_url, topics, [record(report("a"))])
    assert len(topics.on("settlement-states.v1")) == 1
    assert len(topics.on("status-changes.v1")) == 1


def test_a_broken_report_is_put_aside_and_the_batch_goes_on(redis_url: str) -> None:
    topics = Topics()
    broken = Record("claims.v1", 0, 5, b"x:1", b"\xff\xff")
    handle(redis_url, topics, [broken, record(report("a"), 6)])
    (letter,) = (codec.decode_dead_letter(value) for value in topics.on("claims.v1.dlq"))
    assert (letter.offset, letter.value) == (5, b"\xff\xff")
    assert len(topics.on("settlement-states.v1")) == 1


@pytest.mark.parametrize("published", [EARLIEST - timedelta(days=1), DAY + timedelta(days=2)])
def test_a_report_of_a_date_that_cannot_be_right_is_put_aside(redis_url: str, published: datetime) -> None:
    """It would stay the last word on the settlement until that day."""
    topics = Topics()
    misdated = report("a", published)
    misdated = replace(misdated, article=replace(misdated.article, ingested=DAY))
    handle(redis_url, topics, [record(misdated), record(report("b"), 1)])
    (letter,) = (codec.decode_dead_letter(value) for value in topics.on("claims.v1.dlq"))
    assert (letter.offset, letter.reason) in {(0, Reason.INCOMPLETE), (0, Reason.PUBLISHED_IN_FUTURE)}
    (state,) = (codec.decode_state(value) for value in topics.on("settlement-states.v1"))
    assert state.last_claim_at == DAY
    counting = read_claims([record(misdated), record(report("b"))]).counting()
    assert list(counting["x:1"]) == ["b"]  # a rebuild leaves it out too


def test_a_settlement_may_be_called_what_it_likes(redis_url: str) -> None:
    """Ids come from outside: none is another's, or a key of our own."""
    ids = ("settlements", "unplaced", "x:1", "x:1:window", "window:x:1", "x:1:outbox")
    topics = Topics()
    batch = [record(report("a", settlement_id=id_), n) for n, id_ in enumerate(ids)]
    handle(redis_url, topics, batch, [record(report("b", DAY, ""), 9)])
    states = [codec.decode_state(value) for value in topics.on("settlement-states.v1")]
    assert {state.settlement.id for state in states} == set(ids)


def test_claims_without_a_settlement_are_kept_once_and_never_fused(
    redis_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An article comes in again with every restart of who reads its feed."""
    monkeypatch.setattr(articles, "UNPLACED_KEPT", 3)
    topics = Topics()

    def unplaced(number: int, ingested: int = 0) -> Report:
        one = report(f"a{number}", DAY + number * timedelta(hours=1), settlement_id="")
        return replace(one, article=replace(one.article, ingested=DAY + timedelta(days=ingested)))

    def kept() -> list[str]:
        async def read() -> tuple[Report, ...]:
            async with Redis.from_url(redis_url) as redis:
                return await Articles(redis).unplaced(10)

        return [f"{one.article.id} {one.article.ingested:%d}" for one in asyncio.run(read())]

    handle(redis_url, topics, [record(unplaced(n, again)) for n in range(3) for again in (1, 2)])
    assert kept() == ["a2 09", "a1 09", "a0 09"]
    handle(redis_url, topics, [record(unplaced(3, 1))])
    assert kept() == ["a3 08", "a2 09", "a1 09"]
    out = Report.decision(unplaced(2).article, DAY + timedelta(days=3), retracted=True)
    handle(redis_url, topics, [record(out)])
    assert kept() == ["a3 08", "a1 09"]
    assert topics.messages == []


def test_a_report_too_large_for_any_news_is_put_aside(redis_url: str) -> None:
    topics = Topics()
    huge = replace(report("a"), article=replace(report("a").article, title="x" * 300_000))
    handle(redis_url, topics, [record(huge), record(report("b"), 1)])
    (letter,) = (codec.decode_dead_letter(value) for value in topics.on("claims.v1.dlq"))
    assert (letter.offset, letter.reason) == (0, Reason.TOO_LARGE)
    assert len(topics.on("settlement-states.v1")) == 1
    assert list(read_claims([record(huge), record(report("b"))]).counting()["x:1"]) == ["b"]
