"""The pipeline on real Kafka and Redis: throughput, latency, and where the time goes."""

import asyncio
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import httpx
from aiokafka import AIOKafkaConsumer
from kafka import KafkaConsumer

from services.common.topics import ARTICLES
from services.domain.claims import extract
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.servers import Running, running
from tests.bench.timing import cpu_shares, percentile, seconds_each
from tests.webhook import Webhook

SECTION = "pipeline"
WARM = 300
"""Articles before the measured ones, each about a settlement of its own."""

EMPTY_AGENT = Path(__file__).with_name("empty_agent.py")


def run(report: Report, *, quick: bool) -> None:
    """Measure throughput with one and two workers, raw rates beside them, and latency under load."""
    extractor = report.value("extraction", "places and claims") or _alone()
    for workers in (1, 2):
        _throughput(report, workers, extractor, seconds=8 if quick else 30)
    _raw(report, 2_000 if quick else 12_000)
    for rate in (10, 100) if quick else (10, 100, 500):
        _latency(report, rate, seconds=10 if quick else 40)


def _throughput(report: Report, workers: int, extractor: float, seconds: int) -> None:
    """From articles on the topic to everything committed: extraction, fusion, states and changes.

    There are as many articles as extraction by itself would take some `seconds` for.
    """
    count = int(extractor * workers * seconds)
    with running(workers, ("alerting",)) as bench:
        bench.produce(articles.fresh(50 * workers))
        bench.wait_handled()
        bench.produce(articles.fresh(count, start=1_000))
        with cpu_shares(bench.pids | {"load": os.getpid()}) as shares:
            began = time.perf_counter()
            bench.wait_handled()
            rate = count / (time.perf_counter() - began)
    name = f"{workers} worker{'s' if workers > 1 else ''}"
    report.add(SECTION, name, rate, "articles/s", str(shares))
    report.add(SECTION, f"{name} against the extractor alone", rate / (extractor * workers), "share")
    report.add(SECTION, f"{name}, CPU time an article", sum(shares.shares.values()) / rate * 1000, "ms")


def _alone() -> float:
    """Articles a second of the extractor by itself, where its part of the benchmark wasn't run."""
    return 1 / seconds_each(partial(extract, articles.seed()), 1.0)


def _raw(report: Report, count: int) -> None:
    with running(0) as bench:
        bench.produce(articles.fresh(count))
        report.add(SECTION, "kafka-python, consuming only", _consume(bench, count), "articles/s")
        report.add(SECTION, "aiokafka, consuming only", asyncio.run(_aconsume(bench, count)), "articles/s")
        report.add(SECTION, "Faust, empty agent", _empty_agent(bench, count), "articles/s")


def _consume(bench: Running, count: int) -> float:
    consumer = KafkaConsumer(
        ARTICLES, bootstrap_servers=bench.stack.kafka, auto_offset_reset="earliest", group_id=None
    )
    began, seen = time.perf_counter(), 0
    while seen < count:
        seen += sum(len(records) for records in consumer.poll(1000).values())
    rate = count / (time.perf_counter() - began)
    consumer.close()
    return rate


async def _aconsume(bench: Running, count: int) -> float:
    consumer = AIOKafkaConsumer(ARTICLES, bootstrap_servers=bench.stack.kafka, auto_offset_reset="earliest")
    await consumer.start()
    began, seen = time.perf_counter(), 0
    while seen < count:
        seen += sum(len(records) for records in (await consumer.getmany(timeout_ms=1000)).values())
    rate = count / (time.perf_counter() - began)
    await consumer.stop()
    return rate


def _empty_agent(bench: Running, count: int) -> float:
    environment = {**os.environ, **bench.stack.settings()}
    command = [sys.executable, str(EMPTY_AGENT), str(count)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return float(done.stdout.split()[-1])


def _latency(report: Report, rate: int, seconds: int) -> None:
    """From the answer 202 to the metric and to the webhook, of probes among a load of `rate` a second."""
    webhook = Webhook()
    try:
        with running(
            2,
            ("alertmanager", "ingest", "alerting"),
            FRONTWATCH_WEBHOOK_URL=webhook.url,
            FRONTWATCH_ALERT_MAX_AGE_DAYS="0",
            FRONTWATCH_RATE_LIMIT="100000",
        ) as bench:
            bench.produce(articles.fresh(WARM))
            bench.wait_handled()
            with cpu_shares(bench.pids | {"load and watch": os.getpid()}) as shares:
                accepted, shown = _probe(bench, rate, seconds)
            _wait(lambda: len(_told(webhook, accepted)) == len(accepted), 30)
            told = _told(webhook, accepted)
    finally:
        webhook.close()
    for what, found in (("metric", shown), ("webhook", told)):
        delays = [found[name] - accepted[name] for name in accepted if name in found]
        if not delays:
            continue
        missing = f"{len(accepted) - len(delays)} of {len(accepted)} probes not seen"
        note = f"{missing}; {shares}" if what == "metric" else missing
        for share in (0.5, 0.99):
            name = f"accepted to {what} at {rate}/s, p{share * 100:.0f}"
            report.add(SECTION, name, percentile(delays, share) * 1000, "ms", note)


def _probe(bench: Running, rate: int, seconds: int) -> tuple[dict[str, float], dict[str, float]]:
    """Post `rate` articles a second, five of them probes; when each probe was accepted, and first shown."""
    names = articles.settlements(WARM + 5 * seconds)
    accepted: dict[str, float] = {}
    shown: dict[str, float] = {}
    stop = threading.Event()
    watcher = threading.Thread(target=_watch, args=(bench.stack.url("alerting"), accepted, shown, stop))
    watcher.start()
    with httpx.Client(base_url=bench.stack.url("ingest"), timeout=30) as client:
        began = time.monotonic()
        number = WARM
        for tick in range(10 * seconds):
            probe = names[WARM + tick // 2] if tick % 2 else ""
            load = rate // 10 - bool(probe)
            batch = list(articles.fresh(load, start=number))
            number += load
            if probe:
                batch.append(articles.about(articles.seed(), probe, number))
                number += 1
            client.post(
                "/v1/articles", content=articles.lines(batch), headers=articles.NDJSON
            ).raise_for_status()
            if probe:
                accepted[probe] = time.monotonic()
            time.sleep(max(0.0, began + (tick + 1) / 10 - time.monotonic()))
    _wait(lambda: len(shown) == len(accepted), 30)
    stop.set()
    watcher.join()
    return accepted, shown


_SHOWN = re.compile(r'frontwatch_settlement_confidence_ratio\{[^}]*settlement="([^"]+)"')


def _watch(url: str, accepted: dict[str, float], shown: dict[str, float], stop: threading.Event) -> None:
    with httpx.Client(base_url=url, timeout=30) as client:
        while not stop.wait(0.1):
            text = client.get("/metrics").text
            now = time.monotonic()
            for name in _SHOWN.findall(text):
                if name in accepted:
                    shown.setdefault(name, now)


def _told(webhook: Webhook, accepted: dict[str, float]) -> dict[str, float]:
    """When the webhook was first told of each probe."""
    told: dict[str, float] = {}
    for notification, at in zip(webhook.notifications, webhook.times, strict=False):
        for alert in notification["alerts"]:
            if (name := alert["labels"]["settlement"]) in accepted:
                told.setdefault(name, at)
    return told


def _wait(condition: Callable[[], bool], seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
