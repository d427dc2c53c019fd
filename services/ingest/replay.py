"""Articles of files into Kafka in the order of their publication, each of them once."""

import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_exponential

from services.domain.models.articles import Article
from services.ingest.dedupe import TakenIn
from services.ingest.intake import message
from services.ingest.publisher import Publisher, Unavailable
from services.messages import codec

_BATCH = 100
_BATCH_CHARACTERS = 1_000_000  # with those in flight, less than the publisher takes
_BATCHES_IN_FLIGHT = 8
PATIENCE_SECONDS = 120


class Spool:
    """Articles put in order: by publication, then as they came, without repeats.

    It lies in a temporary database that stays in memory while it is small and moves to disk when it grows.
    """

    def __init__(self) -> None:
        self._db = sqlite3.connect("")
        self._db.execute("CREATE TABLE article (id TEXT PRIMARY KEY, published REAL, value BLOB)")
        self._db.execute("CREATE INDEX by_time ON article (published)")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()

    def __len__(self) -> int:
        count: int = self._db.execute("SELECT count(*) FROM article").fetchone()[0]
        return count

    def add(self, article: Article) -> bool:
        """Put the article in; False where it is there already. It must have a publication date."""
        assert article.published is not None  # noqa: S101 - to_article gave it one
        cursor = self._db.execute(
            "INSERT OR IGNORE INTO article VALUES (?, ?, ?)",
            (article.id, article.published.timestamp(), codec.encode_article(article)),
        )
        return cursor.rowcount > 0

    def __iter__(self) -> Iterator[Article]:
        for (value,) in self._db.execute("SELECT value FROM article ORDER BY published, rowid"):
            yield codec.decode_article(value)


class Journal:
    """The ids that Kafka has acknowledged, a line each, so that an interrupted replay can go on."""

    def __init__(self, path: Path) -> None:
        """Raises OSError where the file can't be read or written: not after the first articles are sent."""
        self._path = path
        path.open("a").close()
        lines = path.read_text("ascii").splitlines(keepends=True)
        # A line that was cut off is no id: its article is sent again, which does no harm.
        self._ids = {line.rstrip("\n") for line in lines if line.endswith("\n")}
        self._cut_off = bool(lines) and not lines[-1].endswith("\n")

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._ids

    def add(self, ids: Iterable[str]) -> None:
        """Note the ids; they are in the file when this returns."""
        with self._path.open("a", encoding="ascii") as file:
            file.write("\n" if self._cut_off else "")
            file.writelines(f"{article_id}\n" for article_id in ids)
        self._cut_off = False


class Pace:
    """Lets articles pass as they were published, `speed` times as fast."""

    def __init__(self, speed: float, clock: Callable[[], float], sleep: Callable[[float], None]) -> None:
        self._speed = speed
        self._clock = clock
        self._sleep = sleep
        self._start: tuple[float, float] | None = None

    def wait(self, published: datetime) -> None:
        """Return when it is time for what was published then; the first of all passes at once."""
        now, moment = self._clock(), published.timestamp()
        if self._start is None:
            self._start = now, moment
        began, first = self._start
        if (rest := began + (moment - first) / self._speed - now) > 0:
            self._sleep(rest)


def replay(
    articles: Iterable[Article],
    publisher: Publisher,
    acknowledged: Callable[[Sequence[str]], None],
    pace: Pace | None = None,
) -> None:
    """Publish the articles in their order, stamped as ingested now; `acknowledged` hears of ids Kafka has.

    Where Kafka is away it is tried again for two minutes. Raises Unavailable after that; what was
    acknowledged has been told.
    """
    pending: deque[tuple[list[Article], Future[None]]] = deque()
    for batch in _batches(articles, pace):
        pending.append((batch, _send(publisher, batch)))
        while pending and (pending[0][1].done() or len(pending) >= _BATCHES_IN_FLIGHT):
            acknowledged(_settled(publisher, *pending.popleft()))
    while pending:
        acknowledged(_settled(publisher, *pending.popleft()))


def _batches(articles: Iterable[Article], pace: Pace | None) -> Iterator[list[Article]]:
    batch: list[Article] = []
    characters, taken_in = 0, TakenIn()
    for article in articles:
        if pace and article.published:
            pace.wait(article.published)
        batch.append(taken_in.in_order(replace(article, ingested=datetime.now(UTC))))
        characters += len(article.text)
        if pace or len(batch) >= _BATCH or characters >= _BATCH_CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _send(publisher: Publisher, batch: list[Article]) -> "Future[None]":
    return publisher.publish([message(article) for article in batch])


def _settled(publisher: Publisher, batch: list[Article], future: "Future[None]") -> list[str]:
    """The ids of the batch once Kafka has it."""
    try:
        future.result()
    except Unavailable:
        for attempt in Retrying(
            retry=retry_if_exception_type(Unavailable),
            wait=wait_exponential(max=10),
            stop=stop_after_delay(PATIENCE_SECONDS),
            reraise=True,
        ):
            with attempt:
                _send(publisher, batch).result()
    return [article.id for article in batch]
