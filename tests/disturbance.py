"""A stack that things die in, what goes through it, and whether that left a trace.

Shared by `tests/e2e/test_effects_once.py` and the benchmark's faults.
"""

import asyncio
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer, TopicPartition
from kafka.errors import KafkaError
from redis.asyncio import Redis

from deploy.local.ports import free_ports
from deploy.local.stack import Stack
from services.cli.kafka import read_topic
from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, CLAIMS, STATUS_CHANGES
from services.domain.claims import extract
from services.domain.fusion import Fused, fuse, net, same_change
from services.domain.models.articles import Article
from services.domain.models.changes import Severity, StatusChange
from services.domain.models.identity import content_id
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.messages.codec import decode_change, encode_article
from services.stream.extract import make_reports
from services.stream.store import Store

GROUP = "frontwatch-stream"
INGESTED = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = ("Bakhmut", "Avdiivka", "Kherson", "Vuhledar", "Soledar", "Lyman")
VOICES = (
    "Russia's defence ministry said.",
    "Ukraine's General Staff said.",
    "the Halden Institute said.",
    "the Russian military blogger Rodnik wrote.",
)
DEEDS = (
    "Russian forces have captured {},",
    "Ukrainian troops have withdrawn from {},",
    "Russian forces advanced in eastern {},",
    "Ukrainian forces control {},",
    "Ukrainian forces have liberated {},",
    "Ukrainian troops repelled attacks on {},",
    "Russian troops have encircled {},",
)


def some_articles(chance: random.Random, count: int, first: int = 0) -> list[Article]:
    """Articles about a few places over two months, some of one time, each with its own words and number."""
    articles = []
    for number in range(first, first + count):
        text = " ".join(
            f"{chance.choice(DEEDS).format(chance.choice(PLACES))} {chance.choice(VOICES)}"
            for _ in range(chance.randint(1, 3))
        )
        published = datetime(2025, 10, 1, tzinfo=UTC) + timedelta(hours=chance.randrange(1440))
        articles.append(
            Article(
                id=content_id(number, text),
                text=text,
                published=published,
                title=f"Dispatch {number}",
                outlet=chance.choice(("Northgate Press", "Volga Bulletin", "Dnipro Courier")),
                language="en",
                ingested=INGESTED,
            )
        )
    return articles


def some_versions(chance: random.Random, articles: list[Article]) -> list[Article]:
    """The articles, of which many are versions of feeds' entries, taken in one after the other."""
    return [
        replace(article, entry=f"entry {number // 4}", ingested=INGESTED + timedelta(minutes=number))
        if chance.random() < 0.5
        else article
        for number, article in enumerate(articles)
    ]


def undisturbed(articles: list[Article]) -> dict[str, Fused]:
    """What the articles amount to, computed in one go: of an entry's versions the last counts."""
    reports: dict[str, dict[str, Report]] = {}
    place = Gazetteer.load().get
    last = {article.entry: article.id for article in sorted(articles, key=lambda a: a.ingested or INGESTED)}
    for article in articles:
        counts = not article.entry or article.id == last[article.entry]
        taken_in = article.ingested or INGESTED
        for report in make_reports(article, extract(article), place, text_signature, taken_in):
            if report.settlement.id:
                said = report if counts else replace(report, claims=())
                reports.setdefault(report.settlement.id, {})[article.id] = said
    return {settlement: fuse(by_article.values()) for settlement, by_article in reports.items()}


class Disturbed:
    """A stack with two stream workers, and the means to hurt it."""

    def __init__(self, stack: Stack) -> None:
        self._stack = stack
        self._second: subprocess.Popen[bytes] | None = None
        self.kills: Counter[str] = Counter()

    def hurt(self, what: str) -> None:
        """Kill -9 one of stream, second, alerting, kafka, redis; a server is started again at once."""
        self.kills[what] += 1
        if what == "second":
            self.stop_second()
            return
        with suppress(Exception):  # it may have died already, of what died before
            self._stack.kill(what)
        if what in ("kafka", "redis"):
            self._stack.start(what)
            self._stack.wait_healthy(what)

    @property
    def settings(self) -> dict[str, str]:
        """The environment in which processes find the stack."""
        return self._stack.settings()

    def revive(self) -> Literal[False]:
        """Start what is not running: services end when a server is away for long."""
        self._stack.start("stream", "alerting")
        if self._second is None or self._second.poll() is not None:
            environment = {
                **os.environ,
                **self.settings,
                "FRONTWATCH_PORT": str(free_ports()["stream"]),
            }
            log = self._stack.log("second").open("ab")
            command = [sys.executable, "-m", "services.stream"]
            self._second = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
            log.close()
        return False

    def stop_second(self) -> None:
        """Kill the second worker, if it runs."""
        if self._second:
            self._second.kill()
            self._second.wait()
            self._second = None


def publish(stack: Stack, articles: list[Article]) -> None:
    """Put articles on their topic, again and again until Kafka has them: its restart must lose none."""
    waiting = list(articles)
    while waiting:
        with (
            suppress(KafkaError),
            closing(KafkaProducer(bootstrap_servers=stack.kafka, acks="all")) as producer,
        ):
            sent = [producer.send(ARTICLES, encode_article(a), a.id.encode()) for a in waiting]
            for future in sent:
                future.get(20)
            waiting = []


def lag(stack: Stack) -> int:
    """Records of the stream's topics that the group has not committed."""
    with closing(KafkaAdminClient(bootstrap_servers=stack.kafka)) as admin:
        committed = {
            partition: offset.offset
            for by_partition in admin.list_group_offsets({GROUP: None}).values()
            for partition, offset in by_partition.items()
        }
    with closing(KafkaConsumer(bootstrap_servers=stack.kafka, enable_auto_commit=False)) as consumer:
        partitions = [
            TopicPartition(topic, number)
            for topic in (ARTICLES, CLAIMS)
            for number in consumer.partitions_for_topic(topic)
        ]
        ends = consumer.end_offsets(partitions)
    return sum(end - max(committed.get(partition, 0), 0) for partition, end in ends.items())


def eventually(condition: Callable[[], bool], otherwise: str, seconds: float) -> None:
    """Wait until `condition` holds. Raises TimeoutError, which says `otherwise`."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(otherwise)
        time.sleep(0.5)


def kept(stack: Stack) -> dict[str, tuple[SettlementState, tuple[StatusChange, ...]]]:
    """State and history of each settlement in the store."""

    async def look() -> dict[str, tuple[SettlementState, tuple[StatusChange, ...]]]:
        async with Redis.from_url(stack.redis) as opened:
            store = Store(opened)
            return {
                settlement: (loaded.state, await store.history(settlement))
                for settlement in await store.settlements()
                if (loaded := await store.load(settlement))
            }

    return asyncio.run(look())


def facts(changes: tuple[StatusChange, ...]) -> Counter[str]:
    """What was told, without how often it had to be corrected on the way."""
    return Counter(f"{change.settlement.id} {same_change(change)}" for change in changes)


def changes_published(stack: Stack) -> list[StatusChange]:
    """Every change on the topic, each once."""
    records = read_topic(KafkaSettings(kafka_bootstrap=stack.kafka), STATUS_CHANGES)
    return list(
        {change.id: change for change in (decode_change(record.value) for record in records)}.values()
    )


@dataclass(frozen=True)
class Verdict:
    """What a disturbed run left, against an undisturbed one. All empty: no trace.

    Changes `lost` were not told, `invented` ones should not stand; the states of settlements in `wrong`
    differ. `news` are the ids of the changes that stand and are told, `silent` those that nobody is told of.
    """

    lost: Counter[str]
    invented: Counter[str]
    wrong: tuple[str, ...]
    news: frozenset[str]
    silent: frozenset[str]


def judge(stack: Stack, articles: list[Article]) -> Verdict:
    """Compare what `stack` holds with what `articles` amount to, once it has handled them all."""
    expected = undisturbed(articles)
    published = changes_published(stack)
    standing = net(published)
    wanted = sum((facts(fused.history) for fused in expected.values()), Counter[str]())
    told = facts(standing)
    bare = {id_: replace(state, version=0, changed_at=None) for id_, (state, _) in kept(stack).items()}
    wrong = {
        id_ for id_, fused in expected.items() if bare.get(id_) != fused.state
    } | bare.keys() - expected.keys()
    silent = frozenset(change.id for change in published if change.severity is Severity.SILENT)
    news = frozenset(change.id for change in standing) - silent
    return Verdict(wanted - told, told - wanted, tuple(sorted(wrong)), news, silent)


def doubled(told: Sequence[str]) -> list[str]:
    """The changes among those told, by id, that were told more than once."""
    return [change for change, times in Counter(told).items() if times > 1]
