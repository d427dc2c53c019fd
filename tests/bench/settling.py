"""Settling: what the worker's second stage takes for a report, and what it keeps of one in memory."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import psutil
from prometheus_client import CollectorRegistry
from redis.asyncio import Redis

from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.common.dead_letters import RejectLimit
from services.common.logging import configure_logging
from services.common.memory import keep_what_is_loaded
from services.common.records import Message, Record
from services.common.topics import CLAIMS
from services.domain.models.reports import Report as ClaimReport
from services.messages.codec import encode_report
from services.stream.metrics import StreamMetrics
from services.stream.settle import SettleHandler
from services.stream.store import Store
from tests.bench.rows import Report

PLACES = 20
BATCH = 20
"""Reports settled at once, each about another place: as they come under a load of some hundred a second."""


def settle(report: Report, section: str, first: ClaimReport, reports: int) -> None:
    """Settle so many `reports` about each of some places, on a real Redis; texts that are all one, and that
    are all unlike.

    Time is the process' own, without Redis; memory is what it grew by over the second half, so that what is
    kept once a place is not counted.
    """
    with (
        TemporaryDirectory(prefix="bench-") as folder,
        Stack(Path(folder), free_ports(), attached=True) as stack,
    ):
        stack.start("redis")
        stack.wait_healthy("redis")
        for name, unlike in (("a reprint", False), ("an article of a text unlike all others", True)):
            with ProcessPoolExecutor(1, get_context("spawn")) as alone:
                took, grown = alone.submit(_settled, stack.redis, first, reports, unlike).result()
            report.add(section, f"settling {name}", took * 1000, "ms", "saved to Redis, which is not counted")
            report.add(section, f"memory kept of {name}", grown / 1000, "KB", f"after {reports // 2} a place")


def _settled(redis_url: str, first: ClaimReport, reports: int, unlike: bool) -> tuple[float, float]:
    """CPU seconds of a report, and bytes grown by a report in the second half."""

    configure_logging("bench", "error")

    async def main() -> tuple[float, float]:
        async with Redis.from_url(redis_url) as redis:
            await redis.flushall()
            handler = SettleHandler(
                Store(redis), _nowhere, lambda: datetime.now(UTC), StreamMetrics(CollectorRegistry()),
                RejectLimit(0.5), timedelta(days=90),
            )  # fmt: skip
            keep_what_is_loaded()
            took, half = 0.0, 0
            for number, batch in enumerate(_batches(first, reports, unlike)):
                if number == reports * PLACES // BATCH // 2:
                    half = psutil.Process().memory_info().rss
                began = time.process_time()
                await handler(batch)
                took += time.process_time() - began
            grown = psutil.Process().memory_info().rss - half
            return took / reports / PLACES, grown / (reports * PLACES / 2)

    return asyncio.run(main())


async def _nowhere(messages: Sequence[Message]) -> None:
    """Kafka's part, which costs an acknowledgement, is left out."""


def _batches(first: ClaimReport, reports: int, unlike: bool) -> Iterator[list[Record]]:
    chance = Random(1)
    batch = []
    for number in range(reports):
        for place in range(PLACES):
            signature = first.article.signature
            if unlike:
                signature = tuple(chance.getrandbits(32) for _ in signature)
            ref = replace(
                first.article,
                id=f"{chance.getrandbits(128):032x}",
                outlet=f"Outlet {number % 40}",
                published=first.article.published + timedelta(minutes=10 * number),
                signature=signature,
            )
            about = replace(first, article=ref, settlement=replace(first.settlement, id=f"bench:{place}"))
            batch.append(Record(CLAIMS, 0, 0, about.settlement.id.encode(), encode_report(about)))
            if len(batch) == BATCH:
                yield batch
                batch = []
