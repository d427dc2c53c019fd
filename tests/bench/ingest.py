"""Taking articles in on real Kafka: over HTTP in bulk, one by one, and from files; and that none is lost."""

import json
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from os import environ, getpid
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil
from kafka import KafkaConsumer, TopicPartition

from services.common.topics import ARTICLES
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.servers import Running, running
from tests.bench.timing import cpu_shares

SECTION = "ingest"
_REQUEST = 2_000
_SHORT = 1_000


def run(report: Report, *, quick: bool) -> None:
    """Measure the rates of HTTP and replay, and count in Kafka what arrived."""
    with running(0, ("ingest",), FRONTWATCH_RATE_LIMIT="1000000") as bench:
        _bulk(report, bench, 6_000 if quick else 30_000)
        _singly(report, bench, 1_000 if quick else 4_000)
    with running(0) as bench:
        _replay(report, bench, 10_000 if quick else 100_000)


def _bulk(report: Report, bench: Running, count: int) -> None:
    service = psutil.Process(bench.pids["ingest"])
    list(_posted(bench, _lines(500, "warm")))
    before = service.memory_info().rss
    with cpu_shares(bench.pids | {"load": getpid()}) as shares:
        began = time.perf_counter()
        accepted = sum(_posted(bench, _lines(count, "bulk")))
        rate = accepted / (time.perf_counter() - began)
    grown = (service.memory_info().rss - before) / 1e6
    report.add(SECTION, "HTTP in bulk, seed size", rate, "articles/s", str(shares))
    report.add(
        SECTION, "memory grown in that", grown, "MB", f"over {count} articles, from {before / 1e6:.0f}"
    )
    _count(report, bench, "HTTP in bulk", count + 500)


def _posted(bench: Running, lines: Iterable[str]) -> Iterator[int]:
    """Hand the lines in, some thousand a request; how many were accepted, for each request."""
    headers = {"Content-Type": "application/x-ndjson"}
    with httpx.Client(base_url=bench.stack.url("ingest"), headers=headers, timeout=120) as client:
        batch: list[str] = []
        for line in lines:
            batch.append(line)
            if len(batch) == _REQUEST:
                yield _accepted(client, batch)
                batch.clear()
        if batch:
            yield _accepted(client, batch)


def _accepted(client: httpx.Client, batch: list[str]) -> int:
    answer = client.post("/v1/articles", content="".join(batch).encode()).raise_for_status()
    return int(answer.json()["accepted"])


def _singly(report: Report, bench: Running, count: int) -> None:
    headers = {"Content-Type": "application/json"}
    url = bench.stack.url("ingest")
    with httpx.Client(base_url=url, headers=headers, timeout=60) as client, ThreadPoolExecutor(16) as senders:
        began = time.perf_counter()
        for answer in senders.map(
            lambda line: client.post("/v1/articles", content=line.encode()), _lines(count, "single")
        ):
            answer.raise_for_status()
        rate = count / (time.perf_counter() - began)
    report.add(SECTION, "HTTP one by one, 16 at a time", rate, "articles/s", "the load is Python too")


def _replay(report: Report, bench: Running, count: int) -> None:
    with TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "archive.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(_lines(count, "replay", _SHORT))
        command = [sys.executable, "-m", "services.cli", "replay", str(file)]
        began = time.perf_counter()
        subprocess.run(
            command, env={**environ, **bench.stack.settings()}, check=True, capture_output=True, timeout=1800
        )
        rate = count / (time.perf_counter() - began)
    report.add(
        SECTION, "replay of a file, put in order first", rate, "articles/s", f"{_SHORT} characters each"
    )
    _count(report, bench, "replay", count)


def _lines(count: int, name: str, size: int | None = None) -> Iterator[str]:
    """`count` articles as JSON lines, of the seed's size or shorter, no two of them the same."""
    text = articles.seed().text[:size]
    for number in range(count):
        published = datetime(2023, 3, 7, tzinfo=UTC) + timedelta(minutes=number * 7 % count)
        article = {"text": f"{text} {name} {number}", "published": published.isoformat(), "outlet": name}
        yield json.dumps(article, ensure_ascii=False) + "\n"


def _count(report: Report, bench: Running, name: str, sent: int) -> None:
    """Count lost and doubled articles among those in Kafka."""
    consumer = KafkaConsumer(bootstrap_servers=bench.stack.kafka, enable_auto_commit=False)
    partitions = [TopicPartition(ARTICLES, number) for number in consumer.partitions_for_topic(ARTICLES)]
    consumer.assign(partitions)
    consumer.seek_to_beginning(*partitions)
    ends = consumer.end_offsets(partitions)
    ids: list[bytes] = []
    while any(consumer.position(partition) < end for partition, end in ends.items()):
        ids += [record.key for records in consumer.poll(1000).values() for record in records]
    consumer.close()
    different = len(set(ids))
    report.add(SECTION, f"{name}: lost", sent - different, "articles", f"of {sent}")
    report.add(SECTION, f"{name}: doubled", len(ids) - different, "articles", f"of {sent}")
