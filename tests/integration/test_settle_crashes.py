"""Workers that die between any two of their effects, over and over, with a real Redis under them."""

import asyncio
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from prometheus_client import CollectorRegistry
from redis.asyncio import Redis

from services.common.dead_letters import RejectLimit
from services.common.records import Message, Record
from services.common.topics import CLAIMS, SETTLEMENT_STATES, STATUS_CHANGES
from services.domain.fusion import fuse, net, same_change
from services.domain.models.changes import StatusChange
from services.domain.models.claims import Kind
from services.domain.models.reports import Report
from services.domain.models.sides import ClaimantSide, Side
from services.messages.codec import decode_change, decode_state, encode_report
from services.stream.metrics import StreamMetrics
from services.stream.settle import SettleHandler
from services.stream.store import Outgoing, Store
from tests.unit.fusion_strategies import PLACE, claim, report

RUNS = 12
REPORTS = 20
NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Crash(Exception):
    """The process is gone; whatever it held in memory with it."""


class Fate:
    """Decides, at each effect, whether the worker dies before it, after it, or lives."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.crashes = 0

    def strike(self, share: float = 0.15) -> None:
        if self._chance.random() < share:
            self.crashes += 1
            raise Crash


class MortalStore(Store):
    """The real store, at whose effects the worker may die."""

    def __init__(self, redis: Redis, fate: Fate) -> None:
        super().__init__(redis)
        self._fate = fate

    async def save(self, *arguments: Any) -> list[tuple[Outgoing, ...] | None]:
        self._fate.strike()
        saved = await super().save(*arguments)
        self._fate.strike()
        return saved

    async def acknowledge(self, *arguments: Any) -> None:
        self._fate.strike()
        await super().acknowledge(*arguments)
        self._fate.strike()


def some_reports(chance: random.Random) -> list[Report]:
    return [
        report(
            f"article-{number}",
            chance.randrange(40),
            claim(
                chance.choice(list(Kind)),
                chance.choice(list(Side)),
                chance.choice(list(ClaimantSide)),
                chance.choice(["Institute", "ministry", "staff"]),
            ),
        )
        for number in range(REPORTS)
    ]


@pytest.mark.parametrize("seed", range(RUNS))
def test_state_and_net_changes_are_those_of_an_undisturbed_run(redis_url: str, seed: int) -> None:
    chance = random.Random(seed)
    reports = some_reports(chance)
    fate = Fate(chance)
    topic: list[Message] = []

    async def publish(messages: Sequence[Message]) -> None:
        for message in messages:
            fate.strike(0.05)
            topic.append(message)
        fate.strike(0.05)

    def worker(redis: Redis) -> SettleHandler:
        metrics = StreamMetrics(CollectorRegistry())
        store = MortalStore(redis, fate)
        return SettleHandler(store, publish, lambda: NOW, metrics, RejectLimit(1.0), timedelta(days=50))

    async def run() -> None:
        async with Redis.from_url(redis_url) as redis:
            await run_on(redis)

    async def run_on(redis: Redis) -> None:
        workers = [worker(redis), worker(redis)]  # the partition goes from one to the other and back
        records = [
            Record(CLAIMS, 0, offset, PLACE.id.encode(), encode_report(one))
            for offset, one in enumerate([*reports, *reports])
        ]
        while records:
            size = chance.randint(1, 4)
            one = chance.randrange(2) if chance.random() < 0.3 else 0
            try:
                await workers[one](records[:size])
            except Crash:
                workers[one] = worker(redis)
                continue  # not acknowledged: the batch comes again, perhaps cut otherwise
            del records[:size]

    asyncio.run(run())
    assert fate.crashes

    expected = fuse(reports)
    changes = [decode_change(message.value) for message in topic if message.topic == STATUS_CHANGES]
    published = {change.id: change for change in changes}
    assert facts(net(published.values())) == facts(expected.history)
    states = [decode_state(message.value) for message in topic if message.topic == SETTLEMENT_STATES]
    last = max(states, key=lambda state: state.version)
    assert (last.status, last.confidence, last.since) == (
        expected.state.status,
        expected.state.confidence,
        expected.state.since,
    )


def facts(changes: Sequence[StatusChange]) -> Counter[tuple[object, ...]]:
    return Counter(map(same_change, changes))
