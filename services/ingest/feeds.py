"""Feeds: what is polled, how often, and how their entries become articles."""

import asyncio
import json
import random
import time
import tomllib
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import structlog
from prometheus_client import CollectorRegistry
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from services.common import metrics
from services.common.dead_letters import Reason, Rejected
from services.domain import languages
from services.domain.models.identity import content_id
from services.domain.models.sides import ClaimantSide
from services.ingest.feed_formats import Entry, NotAFeed, Unreadable, parse_feed
from services.ingest.fetching import Fetcher, FetchError, Refused
from services.ingest.html_pages import decoded, page_fields
from services.ingest.intake import Intake
from services.ingest.publisher import Unavailable
from services.ingest.walls import is_another, wall

log = structlog.get_logger(__name__)

MAX_PAUSE_SECONDS = 6 * 3600.0
KAFKA_PAUSE_SECONDS = 60.0
"""Longest pause of a feed whose articles Kafka did not take: that is no fault of the feed's."""

PAGE_ATTEMPTS = 3
_REMEMBERED_ENTRIES = 1000


class PageResult(StrEnum):
    """What became of asking for a linked page; a label of `frontwatch_feed_pages_total`."""

    READ = "read"
    FAILED = "failed"
    WALLED = "walled"


class Walled(FetchError):
    """The server answered with something else than the article."""


class Feed(BaseModel):
    """One feed of feeds.toml. The outlet's side and language stand for all its articles."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str = Field(pattern="^https?://")
    outlet: str
    side: ClaimantSide | None = None
    language: Annotated[str, AfterValidator(languages.checked)] = ""
    interval_seconds: float = Field(900, ge=1, description="From the end of one poll to the next.")
    linked_pages: bool = Field(True, description="Take the text from the page that an entry links to.")
    rolling: bool = Field(
        False, description="Its entries roll on, as live pages do: what falls off one isn't taken back."
    )


def read_feeds(path: Path) -> list[Feed]:
    """The feeds of a TOML file: tables `[[feed]]` and nothing else, at least one, each of another URL.

    Raises OSError where it can't be read, ValueError where it is wrong.
    """
    tables = tomllib.loads(path.read_text("utf-8"))
    if others := sorted(tables.keys() - {"feed"}):
        raise ValueError(f"{path}: {', '.join(others)}: feeds are tables [[feed]]")
    if not tables.get("feed"):
        raise ValueError(f"{path}: there is no table [[feed]]")
    try:
        feeds = TypeAdapter(list[Feed]).validate_python(tables["feed"])
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"{path}: feed {where}: {first['msg'].removeprefix('Value error, ')}") from error
    for url, count in Counter(feed.url for feed in feeds).items():
        if count > 1:
            raise ValueError(f"{path}: {url} is there {count} times")
    return feeds


@dataclass
class _State:
    """What is known of a feed from one poll to the next."""

    validators: dict[str, str] = field(default_factory=dict)
    failures: int = 0
    kept_back: bool = False  # Kafka did not take what the feed had
    handled: OrderedDict[str, None] = field(default_factory=OrderedDict)
    page_failures: Counter[str] = field(default_factory=Counter)


def _version(entry: Entry | Unreadable) -> str:
    """What an entry is known by: where a page is brought up to date under its URL, the entry is another."""
    if isinstance(entry, Unreadable):
        return content_id(entry.url, entry.item)
    return content_id(entry.url, entry.title, entry.published, entry.text)


def _identity(feed: Feed, entry: Entry | Unreadable) -> str:
    """What stays when the entry is corrected, in all feeds of its outlet that are in its language; empty
    where nothing does. Some outlets number their stories once for all languages."""
    name = "" if feed.rolling or isinstance(entry, Unreadable) else entry.name or entry.url
    return content_id(feed.outlet, name, *([feed.language] if feed.language else [])) if name else ""


class FeedPoller:
    """Polls feeds, each at its own pace, and hands their new entries in."""

    def __init__(
        self, feeds: Sequence[Feed], fetcher: Fetcher, intake: Intake, registry: CollectorRegistry
    ) -> None:
        self._states = {feed: _State() for feed in feeds}
        self._fetcher = fetcher
        self._intake = intake
        self._polls = metrics.FEED_POLLS.counter(registry)
        self._pages = metrics.FEED_PAGES.counter(registry)
        self._last_success = metrics.FEED_LAST_SUCCESS.gauge(registry)
        interval = metrics.FEED_INTERVAL.gauge(registry)
        for feed in feeds:
            interval.labels(feed.url).set(feed.interval_seconds)
            for result in PageResult if feed.linked_pages else ():
                self._pages.labels(feed.url, result)  # exported as 0 from the start: rates and alerts need it

    async def run(self) -> None:
        """Poll until cancelled."""
        async with asyncio.TaskGroup() as polling:
            for feed in self._states:
                polling.create_task(self._poll_for_ever(feed))

    async def poll(self, feed: Feed) -> bool:
        """Poll the feed once; False where that failed, or where Kafka did not take what the feed had."""
        state = self._states[feed]
        state.kept_back = False
        try:
            result = await self._poll(feed, state)
        except Unavailable as error:
            result, state.kept_back = "kept_back", True
            log.warning("feed kept back", feed=feed.url, error=str(error))
        except (FetchError, NotAFeed) as error:
            result = "failed"
            log.warning("feed failed", feed=feed.url, error=str(error))
        except Exception:
            result = "failed"
            log.exception("feed failed in a way not foreseen", feed=feed.url)
        self._polls.labels(feed.url, result).inc()
        if result == "failed":
            state.failures += 1
            return False
        state.failures = 0
        self._last_success.labels(feed.url).set(time.time())
        return not state.kept_back

    def pause_seconds(self, feed: Feed) -> float:
        """How long to leave the feed alone now: its interval, doubled with each failure in a row."""
        state = self._states[feed]
        if state.kept_back:
            return min(feed.interval_seconds, KAFKA_PAUSE_SECONDS)
        longest = max(MAX_PAUSE_SECONDS, feed.interval_seconds)
        return min(feed.interval_seconds * 2.0 ** min(state.failures, 16), longest)

    async def _poll_for_ever(self, feed: Feed) -> None:
        await asyncio.sleep(random.uniform(0, min(10.0, feed.interval_seconds)))  # noqa: S311 - not all at once
        while True:
            await self.poll(feed)
            await asyncio.sleep(self.pause_seconds(feed) * random.uniform(0.9, 1.1))  # noqa: S311

    async def _poll(self, feed: Feed, state: _State) -> str:
        answer = await self._fetcher.get(feed.url, state.validators)
        if answer.status == 304:
            return "not_modified"
        media_type = answer.headers.get("content-type", "")
        entries = await asyncio.to_thread(parse_feed, answer.body, media_type, answer.url)
        for gone in state.page_failures.keys() - {entry.url for entry in entries}:
            del state.page_failures[gone]  # nobody asks for it again
        complete = True
        times = Counter(_identity(feed, entry) for entry in entries)
        for entry in reversed(entries):  # feeds have the newest on top
            key = _version(entry)
            if key in state.handled:
                continue
            identity = _identity(feed, entry)
            # A feed that calls several by one name doesn't say which is a version of which.
            if await self._take(feed, state, entry, identity if times[identity] == 1 else ""):
                state.handled[key] = None
                if len(state.handled) > _REMEMBERED_ENTRIES:
                    state.handled.popitem(last=False)
            else:
                complete = False
        # With entries still open the next answer must not be "not modified".
        headers = answer.headers if complete else {}
        names = {"If-None-Match": "etag", "If-Modified-Since": "last-modified"}
        state.validators = {ours: headers[theirs] for ours, theirs in names.items() if theirs in headers}
        return "read" if complete else "incomplete"

    async def _take(self, feed: Feed, state: _State, entry: Entry | Unreadable, identity: str) -> bool:
        """Hand the entry in; False where its page should be tried again at the next poll."""
        if isinstance(entry, Unreadable):
            self._intake.rejected()
            await self._intake.put_aside(entry.item, entry.url, Reason.UNDECODABLE, entry.detail)
            return True
        page: dict[str, Any] = {}
        if feed.linked_pages and entry.url:
            try:
                page = await self._page(entry)
                self._pages.labels(feed.url, PageResult.READ if page else PageResult.WALLED).inc()
            except FetchError as error:
                walled = isinstance(error, Walled)
                self._pages.labels(feed.url, PageResult.WALLED if walled else PageResult.FAILED).inc()
                state.page_failures[entry.url] += 1
                final = isinstance(error, Refused) or state.page_failures[entry.url] >= PAGE_ATTEMPTS
                log.warning("page failed", feed=feed.url, page=entry.url, error=str(error), final=final)
                if not final:
                    return False
        state.page_failures.pop(entry.url, None)
        if identity and feed.linked_pages and not page.get("text"):
            # Versions of a kind: a teaser that has to do for a page that is gone corrects nothing it said.
            identity = content_id(identity, "the feed's own text")
        await self._hand_in(feed, entry, page, identity)
        return True

    async def _page(self, entry: Entry) -> dict[str, Any]:
        """The fields that an entry's page gives. Raises FetchError whatever goes wrong: it concerns this page
        only; Walled where it isn't the article."""
        answer = await self._fetcher.get(entry.url)
        try:
            text = decoded(answer.body, answer.headers.get("content-type", ""))
            fields = await asyncio.to_thread(page_fields, text, answer.url)
        except Exception as error:
            log.exception("page failed in a way not foreseen", page=entry.url)
            raise FetchError(f"it can't be read: {error!r}") from error
        if fields.get("text"):
            told = f"{entry.title}\n{entry.text}"
            if mark := wall(fields.get("title", ""), fields["text"], told):
                raise Walled(f"it is a wall: {mark!r}")
            if is_another(told, fields["text"]):
                raise Walled("it has hardly a word of what the feed says of the article")
        return fields

    async def _hand_in(self, feed: Feed, entry: Entry, page: dict[str, Any], identity: str) -> None:
        fields = {
            "text": page.get("text") or entry.text,
            "title": entry.title or page.get("title", ""),
            "published": entry.published or page.get("published"),
            "outlet": feed.outlet,
            "side": feed.side,
            "language": feed.language,
            "url": page.get("url") or entry.url,
        }
        try:
            given = {name: value for name, value in fields.items() if value}
            article = self._intake.article(given, identity)
            await self._intake.publish([article])
            return
        except Unavailable:
            raise
        except Rejected as error:
            reason, detail = error.reason, error.detail
        except Exception as error:
            log.exception("entry failed in a way not foreseen", feed=feed.url, page=entry.url)
            self._intake.rejected()
            reason, detail = Reason.UNDECODABLE, f"it can't be handed in: {error!r}"
        submission = json.dumps(fields, default=str, ensure_ascii=False).encode(errors="replace")
        await self._intake.put_aside(submission, entry.url, reason, detail)
