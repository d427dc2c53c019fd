"""The store on a real Redis."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from redis.asyncio import Redis

from services.common.records import Message
from services.domain.fusion import Elsewhere, Memory, absorb
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.stream.held import Held, Settled
from services.stream.records import TransientError
from services.stream.store import Outgoing, Store
from services.stream.stored_form import Save
from tests.unit.fusion_strategies import PLACE, claim, report

HORIZON = timedelta(days=30)


Run = Callable[[Callable[[Store], Awaitable[None]]], None]


@pytest.fixture
def run(redis_url: str) -> Run:
    """Run a coroutine with a store on an empty Redis."""

    def run(test: Callable[[Store], Awaitable[None]]) -> None:
        async def main() -> None:
            async with Redis.from_url(redis_url) as redis:
                await test(Store(redis))

        asyncio.run(main())

    return run


def settle(before: Settled | None, *reports: Report) -> tuple[Settled, tuple[StatusChange, ...]]:
    absorbed = absorb(before.memory if before else Memory(), reports, HORIZON, least=0)
    assert absorbed.state is not None
    version = before.state.version + 1 if before else 1
    return Settled(absorbed.memory, replace(absorbed.state, version=version)), absorbed.changes


CAPTURED = report("a", 0, claim(claimant="ISW"))
ADMITTED = report("b", 2, claim(Kind.WITHDRAWAL, side=ClaimantSide.UA, claimant="General Staff"))
LATER = report("c", 3, claim(Kind.CONTROL, claimant="ministry"))
OLD, NEW = Message("t", b"k", b"\x00\xff old"), Message("t", b"k", b"new")


def test_what_was_saved_is_loaded(run: Run) -> None:
    async def test(store: Store) -> None:
        assert await store.load(PLACE.id) is None
        one, first = settle(None, CAPTURED)
        assert await store.save([Save(None, one, first)]) == [()]
        assert await store.load(PLACE.id) == one
        two, second = settle(one, ADMITTED)
        assert await store.save([Save(one, two, second)]) == [()]
        assert await store.load(PLACE.id) == two
        assert await store.settlements() == (PLACE.id,)
        assert await store.history(PLACE.id) == (*first, *second)

    run(test)


def test_a_save_over_a_version_not_seen_writes_nothing(run: Run) -> None:
    async def test(store: Store) -> None:
        one, first = settle(None, CAPTURED)
        assert await store.save([Save(None, one, first, [OLD])]) == [(Outgoing("1-0", OLD),)]
        other, changes = settle(None, ADMITTED)
        assert await store.save([Save(None, other, changes, [NEW])]) == [None]
        assert not await store.replace(None, other, changes, [NEW])
        assert await store.load(PLACE.id) == one
        assert await store.history(PLACE.id) == first
        assert [out.message for out in (await store.outboxes([PLACE.id]))[PLACE.id]] == [OLD]

    run(test)


def test_replacing_keeps_nothing_but_the_outbox(run: Run) -> None:
    async def test(store: Store) -> None:
        one, first = settle(None, CAPTURED)
        await store.save([Save(None, one, first, [OLD])])
        other, changes = settle(None, ADMITTED)
        other = replace(other, state=replace(other.state, version=2))
        assert await store.replace(one, other, changes, [NEW])
        assert await store.load(PLACE.id) == other
        assert await store.history(PLACE.id) == changes
        assert [out.message for out in (await store.outboxes([PLACE.id]))[PLACE.id]] == [OLD, NEW]

    run(test)


def test_the_outbox_holds_messages_in_order_until_acknowledged(run: Run) -> None:
    async def test(store: Store) -> None:
        one, first = settle(None, CAPTURED)
        await store.save([Save(None, one, first, [OLD, NEW])])
        two, second = settle(one, ADMITTED)
        (out,) = await store.save([Save(one, two, second, [NEW])])
        assert out == (await store.outboxes([PLACE.id]))[PLACE.id]
        assert [o.message for o in out] == [OLD, NEW, NEW]
        assert [o.entry for o in out] == ["1-0", "1-1", "2-0"]
        await store.acknowledge({PLACE.id: out[:2]})
        assert (await store.outboxes([PLACE.id]))[PLACE.id] == out[2:]
        await store.acknowledge({PLACE.id: out[2:]})
        assert (await store.outboxes([PLACE.id]))[PLACE.id] == ()

    run(test)


def test_the_window_is_cut_back_to_the_horizon_and_what_was_told_to_what_holds(run: Run) -> None:
    async def test(store: Store) -> None:
        kept: Settled | None = None
        for day in range(0, 200, 10):
            said = claim(actor=Side.UA if day < 100 else Side.RU, claimant="ISW")
            after, changes = settle(kept, report(f"day-{day}", day, said))
            assert await store.save([Save(kept, after, changes)]) == [()]
            kept = await store.load(PLACE.id)
            assert kept == after
            assert len(kept.memory.window) <= 4
        assert kept is not None
        history = await store.history(PLACE.id)
        assert len(history) > 1
        assert kept.memory.told == history[-1:]

    run(test)


def test_a_server_that_is_gone_is_a_transient_error() -> None:
    async def main() -> None:
        async with Redis(port=1) as redis:
            with pytest.raises(TransientError):
                await Store(redis).load(PLACE.id)

    asyncio.run(main())


def test_what_was_saved_last_is_gone_on_with_and_its_reports_are_read_when_asked_for(run: Run) -> None:
    async def test(store: Store) -> None:
        one, first = settle(None, CAPTURED)
        await store.save([Save(None, one, first)])
        held = (await store.take_up({PLACE.id: []}))[PLACE.id]
        assert held is not None
        assert (held.state, held.memory.live) == (one.state, one.memory.live)
        with pytest.raises(Elsewhere) as lacking:
            settle(held, CAPTURED)
        assert lacking.value.articles == {"a"}
        whole = (await store.take_up({PLACE.id: lacking.value.articles}))[PLACE.id]
        assert whole == one
        assert await store.take_up({PLACE.id: []}) == {PLACE.id: held}
        assert await store.take_up({"other": ["a"]}) == {"other": None}

    run(test)


def test_of_a_long_window_what_is_not_known_is_read_when_it_is_asked_for(redis_url: str) -> None:
    async def main() -> None:
        async with Redis.from_url(redis_url) as redis:
            store = Store(redis, held=Held(known=2))
            kept: Settled | None = None
            for day in range(6):
                kept = (await store.take_up({PLACE.id: [f"day-{day}"]}))[PLACE.id]
                after, changes = settle(kept, report(f"day-{day}", day, claim(claimant="ISW")))
                assert await store.save([Save(kept, after, changes)]) == [()]
            held = (await store.take_up({PLACE.id: ["day-0", "late"]}))[PLACE.id]
            assert held is not None
            assert held.memory.live == after.memory.live
            assert held.memory.window.known(["day-0", "late"]).keys() == {"day-0"}
            with pytest.raises(Elsewhere) as lacking:
                settle(held, report("late", 0.5, claim(claimant="ministry")))
            assert lacking.value.whole
            whole = (await store.take_up({PLACE.id: []}, whole=[PLACE.id]))[PLACE.id]
            assert whole == await store.load(PLACE.id)
            assert whole is not None
            assert whole.memory.trail == held.memory.trail

    asyncio.run(main())


def test_what_another_worker_saved_is_seen_when_saving_or_asking_for_reports(run: Run) -> None:
    async def test(store: Store) -> None:
        async with Redis(connection_pool=store._redis.connection_pool) as redis:
            one, first = settle(None, CAPTURED)
            await store.save([Save(None, one, first)])
            two, second = settle(one, ADMITTED)
            await Store(redis).save([Save(one, two, second)])
            assert (await store.take_up({PLACE.id: ["a"]}))[PLACE.id] == two

            await store.save([Save(two, *settle(two, LATER))])
            held = (await store.take_up({PLACE.id: []}))[PLACE.id]
            assert held is not None
            three = replace(held.state, version=held.state.version + 1)
            whole = await store.load(PLACE.id)
            assert whole is not None
            await Store(redis).save([Save(whole, replace(whole, state=three))])
            assert await store.save([Save(held, replace(held, state=three))]) == [None]
            assert (await store.take_up({PLACE.id: []}))[PLACE.id] == replace(whole, state=three)

    run(test)


def test_the_states_are_read_without_what_they_were_made_of(run: Run) -> None:
    """A window and a history may be thousands of reports, and a board of all settlements needs none."""

    async def test(store: Store) -> None:
        assert await store.states() == []
        settled, changes = settle(None, CAPTURED)
        await store.save([Save(None, settled, changes)])
        for part in ("window", "told", "history"):
            assert await store._redis.delete(*await store._redis.keys(f"*{part}*"))
        assert await store.states() == [settled.state]

    run(test)
