"""Feeds from a server of this machine: real-looking, slow, broken, huge and malicious ones."""

import asyncio
import gzip
import ipaddress
import json
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import uuid4

import pytest
from prometheus_client import CollectorRegistry, generate_latest

from services.common.settings import KafkaSettings
from services.common.topics import ARTICLES, create_topics, dead_letter_topic
from services.domain.models.articles import EARLIEST
from services.domain.models.sides import ClaimantSide
from services.ingest import feed_formats, feeds, intake, normalise
from services.ingest.feeds import PAGE_ATTEMPTS, Feed, FeedPoller
from services.ingest.fetching import Fetcher, FetchError
from services.ingest.intake import Intake
from services.ingest.outlets import read_outlets
from services.ingest.publisher import Publisher, Unavailable
from services.messages import codec
from tests.integration.reading import articles_of, values

HERE = ipaddress.ip_network("127.0.0.1/32")


@dataclass
class Page:
    """What the server answers on a path."""

    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    drip_seconds: float = 0  # a byte, a pause, a byte ...


class Site(ThreadingHTTPServer):
    """A web site of this test."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("0.0.0.0", 0), _Handler)  # noqa: S104 - so that other addresses answer too
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server_port}{path}"


class _Handler(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        page = self.server.pages.get(self.path, Page(status=404))
        etag = page.headers.get("ETag")
        unchanged = etag is not None and self.headers.get("If-None-Match") == etag
        self.send_response(304 if unchanged else page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            if unchanged:
                return
            if page.drip_seconds:
                for byte in page.body:
                    self.wfile.write(bytes([byte]))
                    time.sleep(page.drip_seconds)
            else:
                self.wfile.write(page.body)
        except OSError:
            return  # the reader has had enough

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.serve_forever, daemon=True)
    thread.start()
    yield site
    site.shutdown()
    site.server_close()
    thread.join()


@pytest.fixture
def publisher(kafka: str) -> Iterator[Publisher]:
    create_topics(KafkaSettings(kafka_bootstrap=kafka))
    publisher = Publisher({"bootstrap_servers": kafka})
    yield publisher
    publisher.close()


class Polling:
    """A poller of one feed, with what it counted."""

    def __init__(self, publisher: Publisher, feed: Feed, seconds: float = 5.0) -> None:
        self.registry = CollectorRegistry()
        self._intake = Intake(publisher, read_outlets(), self.registry)
        self._feed = feed
        self._seconds = seconds
        self._poller: FeedPoller | None = None

    def poll(self, times: int = 1) -> list[bool]:
        """Poll, with one poller for all the times."""

        polled: list[bool] = []

        async def polls(poll: Callable[[], Awaitable[bool]]) -> None:
            polled.extend([await poll() for _ in range(times)])

        self.during(polls)
        return polled

    def during(self, scene: Callable[[Callable[[], Awaitable[bool]]], Awaitable[None]]) -> None:
        """Play `scene`, which is given what polls once, with one poller."""

        async def run() -> None:
            fetcher = Fetcher([HERE], self._seconds, max_bytes=1024 * 1024)
            self._poller = FeedPoller([self._feed], fetcher, self._intake, self.registry)
            try:
                poller = self._poller
                await scene(lambda: poller.poll(self._feed))
            finally:
                await fetcher.close()

        asyncio.run(run())

    @property
    def pause_seconds(self) -> float:
        assert self._poller
        return self._poller.pause_seconds(self._feed)

    def count(self, result: str) -> float:
        return self.registry.get_sample_value("frontwatch_articles_ingested_total", {"result": result}) or 0.0

    def pages(self, result: str) -> float:
        labels = {"feed": self._feed.url, "result": result}
        return self.registry.get_sample_value("frontwatch_feed_pages_total", labels) or 0.0

    def polls(self, result: str) -> float:
        labels = {"feed": self._feed.url, "result": result}
        return self.registry.get_sample_value("frontwatch_feed_polls_total", labels) or 0.0


def rss(*items: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>News</title>'
        f"{''.join(items)}</channel></rss>"
    ).encode()


def item(url: str, title: str = "News of the day", date: str = "Tue, 07 Mar 2023 14:30:00 +0200") -> str:
    dated = f"<pubDate>{date}</pubDate>" if date else ""
    return (
        f"<item><title>{title}</title><link>{url}</link>{dated}"
        "<description>&lt;p&gt;A teaser &amp;amp; no more.&lt;/p&gt;</description></item>"
    )


STORY = "Officials said on Tuesday that the road to the village had been cut and that the garrison held out."
PAGE = f"""<html><head><title>News of the day</title></head><body>
<nav><a href="/">Home</a> <a href="/war">War</a></nav>
<article><h1>News of the day</h1><p>{STORY}</p><p>{STORY.replace("Tuesday", "Monday")}</p></article>
<footer>All rights reserved.</footer></body></html>""".encode()


@pytest.fixture
def outlet() -> str:
    return f"Outlet {uuid4()}"


def test_an_entry_becomes_an_article_with_the_linked_pages_text(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    site.pages = {
        "/feed": Page(rss(item(site.url("/story?utm_source=rss")))),
        "/story?utm_source=rss": Page(PAGE),
    }
    polling = Polling(
        publisher, Feed(url=site.url("/feed"), outlet=outlet, side=ClaimantSide.UA, language="en")
    )
    assert polling.poll() == [True]
    [article] = articles_of(kafka, outlet)
    assert STORY in article.text
    assert "Home" not in article.text
    assert "rights reserved" not in article.text
    assert article.title == "News of the day"
    assert article.published is not None
    assert article.published.isoformat() == "2023-03-07T12:30:00+00:00"
    assert article.url == site.url("/story")
    assert (article.outlet_side, article.language) == (ClaimantSide.UA, "en")


def test_what_is_known_is_not_read_again(site: Site, publisher: Publisher, kafka: str, outlet: str) -> None:
    site.pages = {
        "/feed": Page(rss(item(site.url("/story"))), {"ETag": '"1"'}),
        "/story": Page(PAGE),
    }
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    assert polling.poll(times=3) == [True, True, True]
    assert [path for path, _ in site.asked] == ["/feed", "/story", "/feed", "/feed"]
    assert site.asked[-1][1]["If-None-Match"] == '"1"'
    assert len(articles_of(kafka, outlet)) == 1


def test_a_page_brought_up_to_date_under_its_url_is_read_again(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    site.pages = {"/feed": Page(rss(item(site.url("/story")))), "/story": Page(PAGE)}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))

    async def news(poll: Callable[[], Awaitable[bool]]) -> None:
        assert await poll()
        later = "Tue, 07 Mar 2023 18:00:00 +0200"
        site.pages["/feed"] = Page(rss(item(site.url("/story"), date=later)))
        site.pages["/story"] = Page(PAGE.replace(b"the garrison held out", b"the garrison had left"))
        assert await poll()

    polling.during(news)
    versions = articles_of(kafka, outlet)
    assert sorted("the garrison had left" in version.text for version in versions) == [False, True]
    assert len({version.entry for version in versions}) == 1
    assert versions[0].entry


def test_what_a_feed_calls_its_entries_tells_which_are_versions_of_one(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    """Not the page, which may hold many; nothing does where several go by one name, or where they roll."""

    def named(name: str, title: str) -> str:
        return item(site.url("/live"), title).replace("</title>", f"</title><guid>{name}</guid>")

    def entries(*items: str, rolling: bool = False) -> dict[str, str]:
        site.pages["/feed"] = Page(rss(*items))
        feed = Feed(url=site.url("/feed"), outlet=outlet, linked_pages=False, rolling=rolling)
        Polling(publisher, feed).poll()
        return {article.title: article.entry for article in articles_of(kafka, outlet)}

    entries(named("1", "Wrong"), named("2", "Other"), named("3", "A"), named("3", "B"))
    found = entries(named("1", "Mended"))
    assert found["Mended"] == found["Wrong"] != found["Other"]
    assert found["A"] == found["B"] == ""
    assert entries(named("1", "Rolled on"), rolling=True)["Rolled on"] == ""


def test_feeds_of_one_outlet_in_two_languages_have_no_versions_of_each_others_entries(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    """Though both number a story alike; of two feeds in one language the same entry is one."""
    for title, language in (("Road cut", "en"), ("Дорогу перерізано", "uk"), ("Road held", "en")):
        site.pages["/feed"] = Page(rss(item("", title).replace("<link></link>", "<guid>4711</guid>")))
        feed = Feed(url=site.url("/feed"), outlet=outlet, language=language)
        Polling(publisher, feed).poll()
    entries = {article.title: article.entry for article in articles_of(kafka, outlet)}
    assert entries["Road cut"] == entries["Road held"] != entries["Дорогу перерізано"]


def test_the_version_that_came_last_was_taken_in_last_though_the_clock_was_set_back(
    publisher: Publisher, outlet: str
) -> None:
    times = iter([datetime(2023, 3, 8, 12, tzinfo=UTC), datetime(2023, 3, 8, 11, tzinfo=UTC)] * 2)
    intake = Intake(publisher, read_outlets(), CollectorRegistry(), lambda: next(times))
    fields = {"published": "2023-03-07", "outlet": outlet}
    first, second = (intake.article({**fields, "text": text, "entry": "4711"}) for text in "ab")
    assert first.ingested
    assert second.ingested
    assert second.ingested > first.ingested
    alone = [intake.article({**fields, "text": text}).ingested for text in "cd"]
    assert [one.hour for one in alone if one] == [12, 11], "of no entry: as the clock says"


def story_found(
    site: Site, publisher: Publisher, feed: Feed, page: Page, title: str = "News of the day", times: int = 1
) -> Polling:
    """What a poller, as after a restart, that finds a feed's only story with this page and title has done."""
    site.pages = {"/feed": Page(rss(item(site.url("/story"), title))), "/story": page}
    polling = Polling(publisher, feed)
    polling.poll(times)
    return polling


def test_a_teaser_in_place_of_a_page_that_is_gone_is_no_version_of_its_text(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    """A restart reads the feed anew; what the page said before the site shut us out was not taken back."""
    feed = Feed(url=site.url("/feed"), outlet=outlet)
    story_found(site, publisher, feed, Page(PAGE))
    empty = Page(b"<html><body></body></html>")
    for shut in (Page(status=403), empty):
        story_found(site, publisher, feed, shut, times=PAGE_ATTEMPTS)
    story_found(site, publisher, feed, empty, "Another title", times=PAGE_ATTEMPTS)
    mended = Page(PAGE.replace(b"the garrison held out", b"the garrison had left"))
    story_found(site, publisher, feed, mended, "Another title")
    entries: dict[bool, dict[str, str]] = {True: {}, False: {}}
    for article in articles_of(kafka, outlet):
        entries["teaser" in article.text][article.id] = article.entry
    assert [(len(each), len(set(each.values()))) for each in entries.values()] == [(2, 1), (2, 1)]
    assert not set(entries[True].values()) & set(entries[False].values())


WALLS = {
    "robots": "<title>Just a moment...</title><p>Verifying you are human. This may take some time.</p>",
    "scripts": "<title>Front Gazette</title><p>Please enable JavaScript and turn off your ad blocker.</p>",
    "cookies": f"<title>Road cut</title><p>{STORY[:60]} Please enable cookies to read on.</p>",
    "robots, ru": "<title>Вы не робот?</title><p>Нажмите, чтобы продолжить: много запросов.</p>",
    "login": "<title>Вхід</title><p>Увійдіть, щоб прочитати: цей матеріал лише для читачів.</p>",
    "no mark": "<title>Front Gazette</title><article><p>"
    + "Welcome! Choose one of our subscriptions and get what you like best at home every morning. " * 20
    + "</p></article>",
}
"""Pages that a site shows with status 200 in place of an article."""


@pytest.mark.parametrize("wall", WALLS)
def test_a_wall_that_answers_200_is_no_version_of_the_article(
    site: Site, publisher: Publisher, kafka: str, outlet: str, wall: str
) -> None:
    """What the page said before stays; also after a restart, which reads the feed anew."""
    told = "Officials: the road to the village is cut and the garrison holds out"
    feed = Feed(url=site.url("/feed"), outlet=outlet)
    story_found(site, publisher, feed, Page(PAGE), told)
    walled = Page(f"<html><head><meta charset=utf-8>{WALLS[wall]}</html>".encode())
    polling = story_found(site, publisher, feed, walled, f"{told}, they said", times=PAGE_ATTEMPTS)
    assert polling.pages("walled") == PAGE_ATTEMPTS
    assert polling.pages("read") == 0
    mended = Page(PAGE.replace(b"the garrison held out", b"the garrison had left"))
    polling = story_found(site, publisher, feed, mended, f"{told} no more")
    assert (polling.pages("walled"), polling.pages("read")) == (0, 1)
    first, teaser, last = sorted(articles_of(kafka, outlet), key=lambda one: one.ingested or EARLIEST)
    assert (STORY in first.text, teaser.text, "had left" in last.text) == (True, "A teaser & no more.", True)
    assert first.entry == last.entry != teaser.entry


@pytest.mark.parametrize(
    "page",
    [
        "<title>Access denied</title><article><p>Officials said the road was cut.</p></article>",
        "<title>Road</title><article><p>The road to the village was cut on Tuesday, officials said.</p>"
        '</article><script src="https://www.google.com/recaptcha/api.js"></script>'
        "<noscript>Please enable JavaScript to comment.</noscript>",
    ],
)
def test_an_article_that_was_wholly_rewritten_or_speaks_of_walls_is_one(
    site: Site, publisher: Publisher, kafka: str, outlet: str, page: str
) -> None:
    told = "Access denied: the road to the village is cut"
    feed = Feed(url=site.url("/feed"), outlet=outlet)
    story_found(site, publisher, feed, Page(PAGE), told)
    polling = story_found(site, publisher, feed, Page(f"<html>{page}</html>".encode()), told)
    assert polling.pages("read") == 1
    first, second = articles_of(kafka, outlet)
    assert first.entry == second.entry


def test_entries_without_url_and_title_are_each_read(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    dated = "<pubDate>Tue, 07 Mar 2023 14:30:00 +0200</pubDate>"
    posts = (f"<item>{dated}<description>Post {number}: {STORY}</description></item>" for number in range(3))
    site.pages = {"/feed": Page(rss(*posts))}
    assert Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet)).poll(times=2) == [True, True]
    assert len(articles_of(kafka, outlet)) == 3


def test_a_link_may_be_relative_and_one_that_leads_nowhere_costs_no_article(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    tagged = item("", title="Tagged").replace("<link></link>", "<guid>tag:a.example,2023:1</guid>")
    site.pages = {
        "/feed": Page(status=301, headers={"Location": "/news/feed"}),
        "/news/feed": Page(rss(item("story"), tagged)),
        "/news/story": Page(PAGE),
    }
    assert Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet)).poll() == [True]
    found = {article.url: article.text for article in articles_of(kafka, outlet)}
    assert found.keys() == {site.url("/news/story"), ""}
    assert STORY in found[site.url("/news/story")]
    assert found[""] == "A teaser & no more."


def test_json_feed_and_atom(site: Site, publisher: Publisher, kafka: str, outlet: str) -> None:
    body = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"url": "https://a.example/1", "content_html": f"<p>{STORY}</p>", "date_published": "2023-03-07"}
        ],
    }
    site.pages = {
        "/json": Page(json.dumps(body).encode(), {"Content-Type": "application/feed+json"}),
        "/atom": Page(
            b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link href="https://a.example/2"/>'
            b"<published>2023-03-08T01:02:03Z</published><content>"
            + STORY.encode()
            + b"</content></entry></feed>"
        ),
    }
    for path in site.pages:
        feed = Feed(url=site.url(path), outlet=outlet, linked_pages=False)
        assert Polling(publisher, feed).poll() == [True]
    assert sorted(article.url for article in articles_of(kafka, outlet)) == [
        "https://a.example/1",
        "https://a.example/2",
    ]
    assert {article.text for article in articles_of(kafka, outlet)} == {STORY}


def test_an_entry_without_a_date_is_put_aside_with_the_reason(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    site.pages = {"/feed": Page(rss(item(site.url("/story"), date=""))), "/story": Page(PAGE)}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    assert polling.poll() == [True]
    assert not articles_of(kafka, outlet)
    labels = {"topic": ARTICLES, "reason": "no_publication_date"}
    assert polling.registry.get_sample_value("frontwatch_dead_letters_total", labels) == 1
    letters = [codec.decode_dead_letter(value) for value in values(kafka, dead_letter_topic(ARTICLES))]
    [letter] = [letter for letter in letters if outlet.encode() in letter.value]
    assert letter.reason == "no_publication_date"
    assert letter.key == site.url("/story").encode()
    assert STORY in json.loads(letter.value)["text"]


def test_a_page_that_fails_is_tried_again_and_then_done_without(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    site.pages = {"/feed": Page(rss(item(site.url("/gone"))), {"ETag": '"1"'})}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    assert polling.poll(times=PAGE_ATTEMPTS - 1) == [True] * (PAGE_ATTEMPTS - 1)
    assert not articles_of(kafka, outlet)
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    polling.poll(times=PAGE_ATTEMPTS)
    assert [article.text for article in articles_of(kafka, outlet)] == ["A teaser & no more."]


@pytest.mark.parametrize("linked", [True, False])
def test_pages_are_exported_as_none_before_the_first_is_asked_for(
    site: Site, publisher: Publisher, outlet: str, linked: bool
) -> None:
    """Rates begin at 0, or the first pages that are shut would be missing in them."""
    site.pages = {"/feed": Page(rss())}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet, linked_pages=linked))
    assert polling.poll() == [True]
    exported = generate_latest(polling.registry).decode().splitlines()
    counted = {line for line in exported if line.startswith("frontwatch_feed_pages_total{")}
    expected = {
        f'frontwatch_feed_pages_total{{feed="{site.url("/feed")}",result="{result}"}} 0.0'
        for result in ("read", "failed", "walled")
    }
    assert counted == (expected if linked else set())


@pytest.mark.parametrize("charset", ["idna", "undefined", "punycode"])
def test_a_page_in_no_charset_of_pages_holds_up_no_other(
    charset: str, site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    """Known to Python as encodings, and yet nothing that a page can be decoded with."""
    paths = [f"/{number}" for number in range(3)]
    site.pages = {"/feed": Page(rss(*(item(site.url(path)) for path in paths)))}
    for path in paths:
        site.pages[path] = Page(PAGE.replace(b"village", path.encode()))
    site.pages["/1"].headers = {"Content-Type": f"text/html; charset={charset}"}
    assert Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet)).poll() == [True]
    assert len(articles_of(kafka, outlet)) == 3


def test_whatever_a_page_does_its_entry_alone_waits(
    site: Site, publisher: Publisher, kafka: str, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page_fields(page: str, url: str) -> dict[str, Any]:
        if url.endswith("/bad"):
            raise RuntimeError("not foreseen")
        return {"text": STORY}

    monkeypatch.setattr(feeds, "page_fields", page_fields)
    site.pages = {"/feed": Page(rss(item(site.url("/good")), item(site.url("/bad"))))}
    site.pages |= {"/good": Page(PAGE), "/bad": Page(PAGE)}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    assert polling.poll(times=PAGE_ATTEMPTS - 1) == [True] * (PAGE_ATTEMPTS - 1)
    assert [article.text for article in articles_of(kafka, outlet)] == [STORY]
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet))
    polling.poll(times=PAGE_ATTEMPTS)
    assert "A teaser & no more." in {article.text for article in articles_of(kafka, outlet)}


def test_whatever_an_entry_does_the_others_are_read_and_it_is_put_aside(
    site: Site, publisher: Publisher, kafka: str, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing_at(name: str, sound: Callable[..., Any]) -> Callable[..., Any]:
        def fail(given: Any, *rest: Any) -> Any:
            if name in str(given):
                raise RuntimeError("not foreseen")
            return sound(given, *rest)

        return fail

    unread, unmade = f"{outlet} unread", f"{outlet} unmade"
    monkeypatch.setattr(feed_formats, "plain", failing_at(unread, feed_formats.plain))
    monkeypatch.setattr(intake, "to_article", failing_at(unmade, normalise.to_article))
    titles = (unread, "One", unmade, "Two")
    site.pages = {"/feed": Page(rss(*(item(f"/{n}", title) for n, title in enumerate(titles))))}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet, linked_pages=False))
    assert polling.poll(times=2) == [True, True]
    assert polling.polls("read") == 2
    assert {article.title for article in articles_of(kafka, outlet)} == {"One", "Two"}
    letters = [codec.decode_dead_letter(value) for value in values(kafka, dead_letter_topic(ARTICLES))]
    told = [letter for letter in letters if outlet.encode() in letter.value]
    assert {json.loads(letter.value)["title"] for letter in told} == {unread, unmade}
    assert {letter.reason for letter in told} == {"undecodable"}
    assert len(told) == polling.count("rejected") == 2, "each of them once"


def test_a_page_packed_in_parts_is_read_whole(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    parts = (PAGE[:200], PAGE[200:220], b"", PAGE[220:])
    packed = b"".join(gzip.compress(part, mtime=0) for part in parts)
    site.pages = {
        "/feed": Page(rss(item(site.url("/story")))),
        "/story": Page(packed, {"Content-Encoding": "gzip"}),
    }
    assert Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet)).poll() == [True]
    [article] = articles_of(kafka, outlet)
    assert article.text.endswith("the garrison held out.")


def test_a_feed_is_not_blamed_for_an_outage_of_kafka(
    site: Site, publisher: Publisher, kafka: str, outlet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages = {"/feed": Page(rss(item(site.url("/story"))), {"ETag": '"1"'}), "/story": Page(PAGE)}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet, interval_seconds=900))

    async def outage(poll: Callable[[], Awaitable[bool]]) -> None:
        with monkeypatch.context() as away:

            def publish(_: object) -> None:
                raise Unavailable("Kafka can't be reached")

            away.setattr(publisher, "publish", publish)
            for _ in range(5):
                assert not await poll()
                assert polling.pause_seconds == 60
        assert await poll()
        assert polling.pause_seconds == 900

    polling.during(outage)
    assert len(articles_of(kafka, outlet)) == 1
    assert [polling.polls(result) for result in ("kept_back", "failed", "read")] == [5, 0, 1]


@pytest.mark.parametrize(
    "page",
    [
        Page(b"<html><body>maintenance</body></html>"),
        Page(b"\x00\xff\xfe" * 100),
        Page(b""),
        Page(b"{" * 50_000, {"Content-Type": "application/feed+json"}),
        Page(b'{"items": 3}'),
        Page(status=500),
        Page(b"x" * 3_000_000),
        Page(gzip.compress(b"x" * 50_000_000, mtime=0), {"Content-Encoding": "gzip"}),
        Page(b"no gzip", {"Content-Encoding": "gzip"}),
        Page(gzip.compress(rss(), mtime=0)[:-9], {"Content-Encoding": "gzip"}),
        Page(b"", {"Content-Encoding": "gzip"}),
        Page(b"x", {"Content-Encoding": "br"}),
        Page(b'<!DOCTYPE r [<!ENTITY a "a"><!ENTITY b "&a;&a;">]><rss version="2.0"><channel/></rss>'),
        Page(status=302, headers={"Location": "/feed"}),
        Page(status=302, headers={"Location": "http://127.0.0.2:1/"}),
        Page(status=302, headers={"Location": "http://[::1]:1/"}),
        Page(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"}),
        Page(status=302, headers={"Location": "http://0177.0.0.02/"}),
        Page(status=302, headers={"Location": "file:///etc/passwd"}),
        Page(status=302, headers={"Location": "http://["}),
    ],
    ids=lambda page: f"{page.status}-{page.body[:12]!r}-{'-'.join(page.headers.values())}",
)
def test_a_bad_feed_fails_and_is_left_alone_for_longer(
    site: Site, publisher: Publisher, outlet: str, page: Page
) -> None:
    site.pages = {"/feed": page}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet, interval_seconds=60))
    assert polling.poll(times=2) == [False, False]
    assert polling.pause_seconds == 240
    assert polling.count("accepted") == 0


def test_a_feed_that_drips_is_given_up(site: Site, publisher: Publisher, outlet: str) -> None:
    site.pages = {"/feed": Page(rss() * 100, drip_seconds=0.05)}
    polling = Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet), seconds=0.5)
    assert polling.poll() == [False]


def test_a_page_inside_our_network_is_never_asked_for(
    site: Site, publisher: Publisher, kafka: str, outlet: str
) -> None:
    site.pages = {
        "/feed": Page(rss(item(site.url("/hop")))),
        "/hop": Page(status=302, headers={"Location": f"http://127.0.0.2:{site.server_port}/secret"}),
        "/secret": Page(PAGE),
    }
    assert Polling(publisher, Feed(url=site.url("/feed"), outlet=outlet)).poll() == [True]
    assert [path for path, _ in site.asked] == ["/feed", "/hop"]
    assert [article.text for article in articles_of(kafka, outlet)] == ["A teaser & no more."]


def test_a_name_that_changes_its_address_gains_nothing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages = {"/page": Page(b"public")}
    lookups: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, *rest: Any, **more: Any) -> Any:
        if host != "rebind.example":
            return real(host, *rest, **more)
        lookups.append(host)
        return real("127.0.0.1" if len(lookups) == 1 else "127.0.0.2", *rest, **more)

    async def read_twice() -> None:
        fetcher = Fetcher([HERE])
        url = f"http://rebind.example:{site.server_port}/page"
        assert (await fetcher.get(url)).body == b"public"
        with pytest.raises(FetchError, match=r"127\.0\.0\.2, which is not a public address"):
            await fetcher.get(url)
        await fetcher.close()

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    asyncio.run(read_twice())
    [(_, headers)] = site.asked  # looked up once for one request, and connected to what was looked up
    assert headers["Host"] == f"rebind.example:{site.server_port}"
