"""The small parts of ingest: lines, limits, repeats, outlets, replay's order and pace, what feeds hold."""

import asyncio
import json
import socket
import time
from codecs import BOM_UTF8
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prometheus_client import CollectorRegistry

from services.common.dead_letters import Reason
from services.common.listening import listen
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
from services.ingest.bodies import Patience
from services.ingest.dedupe import RecentIds
from services.ingest.feed_formats import MAX_ENTRIES, Entry, NotAFeed, parse_feed, plain
from services.ingest.feeds import Feed, FeedPoller, read_feeds
from services.ingest.fetching import Fetched, FetchError
from services.ingest.html_pages import page_fields
from services.ingest.intake import Intake, Result
from services.ingest.limits import Full, FullForOne, RateLimit, Slots
from services.ingest.ndjson import TOO_LONG, TooLong, lines
from services.ingest.outlets import Outlets, read_outlets
from services.ingest.publisher import Publisher
from services.ingest.replay import Journal, Pace, Spool
from services.ingest.submission import InvalidSubmission, parse_submission

DAY = datetime(2023, 3, 7, tzinfo=UTC)


def entries_of(feed: bytes, media_type: str = "", url: str = "") -> list[Entry]:
    """The entries of a feed of which every item can be read."""
    entries = parse_feed(feed, media_type, url)
    read = [entry for entry in entries if isinstance(entry, Entry)]
    assert read == entries
    return read


def split(pieces: list[bytes], limit: int) -> list[bytes | TooLong]:
    async def arriving() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    async def collect() -> list[bytes | TooLong]:
        return [line async for line in lines(arriving(), limit)]

    return asyncio.run(collect())


@given(st.lists(st.text("ab\n", max_size=12).map(str.encode), max_size=8), st.integers(1, 6))
def test_lines_are_those_of_the_whole_however_it_arrives(pieces: list[bytes], limit: int) -> None:
    whole = b"".join(pieces).split(b"\n")
    if not whole[-1]:
        whole.pop()
    assert split(pieces, limit) == [TOO_LONG if len(line) > limit else line for line in whole]


def test_a_client_in_debt_waits_until_it_is_paid() -> None:
    now = 0.0
    limit = RateLimit(10, lambda: now)
    assert limit.wait_seconds("a") == 0
    limit.charge("a", 40)
    assert limit.wait_seconds("a") == 3
    assert limit.wait_seconds("b") == 0
    now = 2.0
    assert limit.wait_seconds("a") == 1
    now = 3.1
    assert limit.wait_seconds("a") == 0


def test_an_allowance_does_not_grow_while_it_is_not_used() -> None:
    now = 0.0
    limit = RateLimit(10, lambda: now)
    limit.charge("a", 1)
    now = 1000.0
    limit.charge("a", 20)
    assert limit.wait_seconds("a") == 1


def test_clients_are_not_remembered_without_end() -> None:
    limit = RateLimit(10, lambda: 0.0, max_clients=2)
    for client in "abc":
        limit.charge(client, 100)
    assert [limit.wait_seconds(client) > 0 for client in "abc"] == [False, True, True]


def test_no_client_takes_all_slots() -> None:
    slots = Slots(3, most_of_one=2)
    with slots.one("a"):
        with slots.one("a"):
            with pytest.raises(FullForOne), slots.one("a"):
                pass
            with slots.one("b"), pytest.raises(Full) as raised, slots.one("c"):
                pass
            assert raised.type is Full
        with slots.one("a"), slots.one("b"):
            pass


def test_patience_lasts_as_long_as_a_body_comes() -> None:
    now = 0.0
    patience = Patience(30, 1000, lambda: now)

    def wait(seconds: float, size: int) -> float:
        nonlocal now
        patience.begin()
        now += seconds
        patience.end(size)
        now += 100  # what is done with the piece is not the client's time
        return patience.begin()

    assert patience.begin() == 30
    assert wait(10, 1) == pytest.approx(20.001)
    assert wait(10, 10_000) == pytest.approx(20.001)
    assert wait(0, 100_000) == 30
    assert wait(20, 0) == 30
    for _ in range(10):
        left = wait(20, 1)
    assert left < 0


def test_recent_ids_forget_the_oldest() -> None:
    recent = RecentIds(2)
    for article_id in ("a", "b", "a", "c"):
        recent.add(article_id)
    assert [article_id in recent for article_id in "abc"] == [True, False, True]


def test_the_built_in_registry_is_sound() -> None:
    outlets = read_outlets()
    assert outlets.find("", "https://tass.com/defense/1").side is ClaimantSide.RU
    assert outlets.find("Українська правда", "").name == "Ukrainska Pravda"
    assert outlets.find("ISW", "").side is ClaimantSide.NEUTRAL


@pytest.mark.parametrize(
    "keys", ['side = "UA"', 'name = "A"\nside = "DE"', 'name = "A"\ndomain = "a.example"']
)
def test_a_wrong_registry_is_refused(tmp_path: Path, keys: str) -> None:
    (tmp_path / "outlets.toml").write_text(f"[[outlet]]\n{keys}")
    with pytest.raises(ValueError, match="outlet"):
        read_outlets(tmp_path / "outlets.toml")


def own_outlets(folder: Path, text: str) -> Outlets:
    """The registry with a file of one's own."""
    path = folder / "outlets.toml"
    path.write_text(text)
    return read_outlets(path)


GAZETTE = '[[outlet]]\nname = "Front Gazette"\nside = "UA"\n'


def test_outlets_of_ones_own_come_over_the_built_in_ones(tmp_path: Path) -> None:
    outlets = own_outlets(tmp_path, GAZETTE)
    assert outlets.find("Ukrinform", "").side is ClaimantSide.UA
    assert outlets.find("", "https://tass.com/defense/1").side is ClaimantSide.RU
    assert outlets.find("front gazette", "").side is ClaimantSide.UA
    assert (len(outlets), outlets.own) == (len(read_outlets()) + 1, 1)
    nothing = own_outlets(tmp_path, "")
    assert (len(nothing), nothing.own) == (len(read_outlets()), 0)


@pytest.mark.parametrize(
    ("entry", "side", "kind"),
    [
        ('name = "TASS"\nside = "neutral"', ClaimantSide.NEUTRAL, "agency"),
        ('name = "ТАСС"\nkind = "official"', ClaimantSide.RU, "official"),
        ('name = "TASS agency"\naliases = ["tass"]\ndomains = ["tass.example"]', ClaimantSide.RU, "agency"),
    ],
)
def test_what_is_given_of_a_built_in_outlet_counts_and_the_rest_stays(
    tmp_path: Path, entry: str, side: ClaimantSide, kind: str
) -> None:
    outlets = own_outlets(tmp_path, f"[[outlet]]\n{entry}")
    found = outlets.find("TASS", "")
    assert (found.side, found.kind) == (side, kind)
    assert outlets.find("ТАСС", "") == outlets.find("", "https://tass.com/defense/1") == found
    assert (len(outlets), outlets.own) == (len(read_outlets()), 1)


def test_the_built_in_outlets_go_where_that_is_asked_for(tmp_path: Path) -> None:
    outlets = own_outlets(tmp_path, f"replace_builtin = true\n{GAZETTE}")
    assert outlets.find("Ukrinform", "").side is ClaimantSide.NEUTRAL
    assert (len(outlets), outlets.own) == (1, 1)


@pytest.mark.parametrize(
    "text", ['replace_builtin = "yes"', '[[outlets]]\nname = "A"', '[outlet]\nname = "A"']
)
def test_a_file_of_something_else_is_no_registry(tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="tables"):
        own_outlets(tmp_path, text)


def article(number: int, minutes: int = 0) -> Article:
    moment = DAY + timedelta(minutes=minutes)
    return Article(id=f"{number:032x}", text=f"{number}", published=moment, ingested=DAY)


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5)), max_size=30))
def test_a_spool_gives_each_article_once_in_order_of_publication(drawn: list[tuple[int, int]]) -> None:
    """Those of one time as they came: of versions the one that stands last is to be taken in last."""
    first: dict[int, Article] = {}
    for number, minutes in drawn:
        first.setdefault(number, article(number, minutes))
    with Spool() as spool:
        new = [spool.add(article(number, minutes)) for number, minutes in drawn]
        assert sum(new) == len(spool) == len(first)
        assert list(spool) == sorted(first.values(), key=lambda one: one.published or DAY)


def test_a_journal_survives_being_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    Journal(path).add(["a" * 32, "b" * 32])
    path.write_text(path.read_text()[:-5])
    journal = Journal(path)
    assert "a" * 32 in journal
    assert "b" * 32 not in journal
    journal.add(["c" * 32])
    assert "c" * 32 in Journal(path)
    assert "a" * 32 in Journal(path)


def test_the_pace_follows_publication() -> None:
    slept: list[float] = []
    now = 100.0

    def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    pace = Pace(60, lambda: now, sleep)
    for minutes in (0, 1, 1, 3):
        pace.wait(DAY + timedelta(minutes=minutes))
    assert slept == [1.0, 2.0]


def test_feeds_are_read_and_checked(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text('[[feed]]\nurl = "https://a.example"\noutlet = "A"\nside = "UA"\ninterval_seconds = 60')
    [feed] = read_feeds(file)
    assert (feed.side, feed.interval_seconds, feed.linked_pages) == (ClaimantSide.UA, 60, True)
    file.write_text('[[feed]]\nurl = "file:///etc/passwd"\noutlet = "A"')
    with pytest.raises(ValueError, match="url"):
        read_feeds(file)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", r"there is no table \[\[feed\]\]"),
        ("feed = []", r"there is no table \[\[feed\]\]"),
        ("[[Feed]]\n{}", r"Feed: feeds are tables \[\[feed\]\]"),
        ("[[feed]]\n{}\n[[feeds]]\n{}", r"feeds: feeds are tables \[\[feed\]\]"),
        ("[[feed]]\n{}\n[[feed]]\n{}", r"https://a\.example is there 2 times"),
        ("[feed]\n{}", "feed : "),
    ],
)
def test_a_misspelt_file_of_feeds_is_refused(tmp_path: Path, text: str, told: str) -> None:
    file = tmp_path / "feeds.toml"
    file.write_text(text.replace("{}", 'url = "https://a.example"\noutlet = "A"'))
    with pytest.raises(ValueError, match=told):
        read_feeds(file)


def test_a_feeds_language_is_one_that_is_read(tmp_path: Path) -> None:
    file = tmp_path / "feeds.toml"
    feed = '[[feed]]\nurl = "https://a.example"\noutlet = "A"\nlanguage = "{}"'
    file.write_text(feed.format("en-GB"))
    assert [feed.language for feed in read_feeds(file)] == ["en"]
    file.write_text(feed.format("ua"))
    with pytest.raises(ValueError, match=r"feed 0\.language: 'ua' is none of en, ru, uk: did you mean uk\?"):
        read_feeds(file)


def test_the_feeds_that_come_along_are_sound() -> None:
    outlets = read_outlets()
    for feed in read_feeds(Path(__file__).parents[2] / "deploy/ingest/feeds.toml"):
        assert outlets.find(feed.outlet, "").kind, f"{feed.outlet} is not in the registry"


@given(st.binary(max_size=300) | st.text().map(lambda text: f"<rss><channel><item>{text}".encode()))
def test_no_bytes_make_the_feed_parser_fail(data: bytes) -> None:
    try:
        parse_feed(data)
    except NotAFeed:
        return


@given(
    st.from_regex(
        r"[0-9]{4}-[01][0-9]-[0-3][0-9](T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]([+-][0-9]{2}:[0-5][0-9]|Z))?",
        fullmatch=True,
    )
    | st.from_regex(r"[0-3][0-9] (Jan|Dec) [0-9]{4,30} [0-9]{2,30}:00:00 [+-][0-9]{4,30}", fullmatch=True)
)
@example("0001-01-01T00:00:00+02:00")
@example("9999-12-31T23:59:59-05:00")
@example("0000-12-31")
@example("1 Jan 99999999999999999999 00:00:00 GMT")
def test_a_date_that_can_not_be_costs_its_own_entry_alone(date: str) -> None:
    rss = "".join(f"<item><link>x</link><pubDate>{day}</pubDate></item>" for day in (date, DAY.isoformat()))
    atom = "".join(
        f"<entry><link href='x'/><published>{day}</published></entry>" for day in (date, DAY.isoformat())
    )
    items = [{"url": "x", "date_published": day} for day in (date, DAY.isoformat())]
    for feed in (
        f'<rss version="2.0"><channel>{rss}</channel></rss>',
        f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>',
        json.dumps({"items": items}),
    ):
        doubtful, sound = entries_of(feed.encode(), url="https://a.example")
        assert sound.published == DAY
        for given_ in (date, doubtful.published):
            try:
                assert parse_submission({"text": "x", "published": given_}).published.tzinfo is UTC
            except InvalidSubmission as error:
                assert error.reason is Reason.NO_PUBLICATION_DATE  # noqa: PT017 - or it is a date


@pytest.mark.parametrize("media_type", ["application/feed+json", "text/plain", ""])
def test_a_json_feed_may_begin_with_a_byte_order_mark(media_type: str) -> None:
    feed = BOM_UTF8 + json.dumps({"items": [{"url": "https://a.example/1"}]}).encode()
    assert [entry.url for entry in entries_of(feed, media_type)] == ["https://a.example/1"]


@pytest.mark.parametrize(
    ("dates", "published"),
    [
        ({"date_published": "2023-03-07", "date_modified": "2023-03-08"}, DAY),
        ({"date_modified": "2023-03-07T02:00:00+02:00"}, DAY),
        ({"date_published": "soon", "date_modified": "Tue, 07 Mar 2023 00:00:00 GMT"}, DAY),
        ({"date_published": 3}, None),
    ],
)
def test_a_json_feeds_entry_is_of_when_it_was_published_or_else_modified(
    dates: dict[str, object], published: datetime | None
) -> None:
    feed = json.dumps({"items": [{"content_text": "News", **dates}]}).encode()
    assert [entry.published for entry in entries_of(feed)] == [published]


def test_half_characters_of_a_json_feed_are_mended() -> None:
    markup = {"url": "https://a.example/\ud83d", "content_html": "<p>It holds\ud83d.</p>"}
    feed = json.dumps({"items": [{"title": "News \ud83d", **markup}]}).encode()
    assert entries_of(feed) == [
        Entry("https://a.example/\ufffd", "News \ufffd", None, "It holds\ufffd."),
    ]


@pytest.mark.parametrize("reference", ["&#xD83D;", "&#55357;", "&#x110000", "&#99999999999999999999;"])
def test_a_reference_to_no_character_costs_none_but_itself(reference: str) -> None:
    items = "".join(f"<item><title>Day {n}</title><link>/{n}</link></item>" for n in (f"1{reference}", "2"))
    feed = f'<rss version="2.0"><channel>{items}</channel></rss>'.encode()
    titles = [entry.title for entry in entries_of(feed, url="https://a.example")]
    assert titles == ["Day 1\N{REPLACEMENT CHARACTER}", "Day 2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_encoding(encoding: str) -> None:
    laughs = '<!DOCTYPE r [<!ENTITY a "ha"><!entity b "&a;&a;">]><rss version="2.0"><channel/></rss>'
    with pytest.raises(NotAFeed, match="entities"):
        parse_feed(laughs.encode(encoding))


def test_what_would_keep_a_parser_busy_for_minutes_is_not_read() -> None:
    began = time.process_time()
    with pytest.raises(NotAFeed, match="attributes"):
        parse_feed(b"<rss><channel><item " + b'a="1" ' * 300_000 + b"/></channel></rss>")
    assert page_fields("<article>" + "<p>a" * 400_000) == {}
    assert time.process_time() - began < 5

    words = "Officials said that the road to the village had been cut."
    many = page_fields("<article>" + "".join(f"<p>{number}: {words}</p>" for number in range(2000)))
    assert many["text"].count("Officials") == 2000
    picture = f"<![CDATA[<p>{words}</p><img src='data:image/png;base64,{'A' * 50_000}=='>]]>"
    feed = f'<rss version="2.0"><channel><item><description>{picture}</description></item></channel></rss>'
    assert words in entries_of(feed.encode())[0].text


def test_of_an_endless_feed_the_newest_are_read() -> None:
    urls = [f"https://a.example/{number}" for number in range(1000)]
    items = "".join(f"<item><link>{url}</link></item>" for url in urls)
    entries = entries_of(f'<rss version="2.0"><channel>{items}</channel></rss>'.encode())
    assert [entry.url for entry in entries] == urls[:MAX_ENTRIES]


@pytest.mark.parametrize("count", [1, MAX_ENTRIES, MAX_ENTRIES + 1, 1000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_what_is_not_read_of_an_endless_feed_is_not_parsed(
    count: int, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is cut out leaves a whole document; where its items can't be told in the bytes, all is parsed."""
    parsed: list[int] = []
    parse = feedparser.parse

    def noted(*given: Any, **options: Any) -> Any:
        found = parse(*given, **options)
        assert not found.bozo
        parsed.append(len(found.entries))
        return found

    monkeypatch.setattr(feedparser, "parse", noted)
    for tag, whole in (
        ("item", '<rss version="2.0"><channel>{}<title>T</title></channel></rss>'),
        ("entry", '<feed xmlns="http://www.w3.org/2005/Atom">{}<title>T</title></feed>'),
    ):
        items = "".join(f"<{tag}><id>{n}</id><title>Story {n}</title></{tag} >" for n in range(count))
        text = f'<?xml version="1.0" encoding="{encoding}"?>{whole.format(items)}'
        parse_feed(text.encode(encoding), f"application/xml; charset={encoding}")
    assert parsed == [count if encoding == "utf-16" else min(count, MAX_ENTRIES)] * 2


def test_failures_of_pages_that_a_feed_names_no_more_are_forgotten() -> None:
    class Failing:
        """A feed whose entries are others at each poll, and pages that can't be read."""

        polls = 0

        async def get(self, url: str, _: object = None) -> Fetched:
            if "rss" not in url:
                raise FetchError("503")
            self.polls += 1
            items = "".join(f"<item><link>https://a.example/{self.polls}-{n}</link></item>" for n in range(9))
            body = f'<rss version="2.0"><channel>{items}</channel></rss>'
            return Fetched(200, url, {}, body.encode())

    async def poll_often() -> None:
        for _ in range(20):
            await poller.poll(feed)

    registry, publisher = CollectorRegistry(), Publisher({})
    feed = Feed(url="https://a.example/rss", outlet="A")
    poller = FeedPoller([feed], Failing(), Intake(publisher, read_outlets(), registry), registry)  # type: ignore[arg-type]
    asyncio.run(poll_often())
    publisher.close()
    assert registry.get_sample_value(
        "frontwatch_feed_polls_total", {"feed": feed.url, "result": "incomplete"}
    )
    assert len(poller._states[feed].page_failures) == 9
    interval = registry.get_sample_value("frontwatch_feed_interval_seconds", {"feed": feed.url})
    assert interval == feed.interval_seconds, "what is polled seldom is not silent"


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ("<link>https://b.example/1?a=b#c</link>", "https://b.example/1?a=b#c"),
        ("<link>/page/1</link><guid>1</guid>", "https://a.example/page/1"),
        ("<link>\n1.html</link>", "https://a.example/news/1.html"),
        ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<guid>tag:x,2023:1</guid>", ""),
        ("<guid>12345</guid>", ""),
        ("<link>javascript:alert(1)</link>", ""),
        ("<link>http://[</link>", ""),
        (f"<link>https://a.example/{'a' * 2000}</link>", ""),
    ],
)
def test_a_link_leads_on_from_where_its_feed_is_or_nowhere(item: str, url: str) -> None:
    feed = f'<rss version="2.0"><channel><item>{item}<description>News</description></item></channel></rss>'
    [entry] = entries_of(feed.encode(), url="https://a.example/news/rss")
    assert (entry.url, entry.text) == (url, "News")


@pytest.mark.parametrize(
    ("item", "url"),
    [
        ({"url": "/page/1", "id": "1"}, "https://a.example/page/1"),
        ({"id": "https://a.example/1"}, "https://a.example/1"),
        ({"url": "tag:1", "id": "1"}, ""),
    ],
)
def test_so_it_is_in_a_json_feed(item: dict[str, str], url: str) -> None:
    feed = json.dumps({"items": [{"content_text": "News", **item}]}).encode()
    [entry] = entries_of(feed, url="https://a.example/news/feed.json")
    assert (entry.url, entry.text) == (url, "News")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp; two</p><p>three<br>four</p><script>x</script>", "One & two\nthree\nfour"),
        ("no markup & none needed", "no markup & none needed"),
        ("<h3>Bakhmut</h3><p>It holds.</p>", "Bakhmut\nIt holds."),
        ("<h2>Day 500</h2>It <b>hol</b>ds.<hr>More.", "Day 500\nIt holds.\nMore."),
        ("<div>Overview<div>It holds.</div></div>", "Overview\nIt holds."),
        ("<tr><th>Town</th></tr><tr><td>Kherson</td><td>It holds.</td></tr>", "Town\nKherson\nIt holds."),
        ("News<ul><li>one<li>two</ul>more<blockquote>said</blockquote>", "News\none\ntwo\nmore\nsaid"),
        ("<p>Forces took\n<!-- a\nb -->Izium</p>", "Forces took Izium"),
        ("First line\nsecond <a href='/'>line</a>", "First line\nsecond line"),
    ],
)
def test_markup_becomes_text_a_paragraph_a_line(markup: str, text: str) -> None:
    assert plain(markup) == text


def test_every_result_is_exported_before_the_first_article() -> None:
    registry = CollectorRegistry()
    publisher = Publisher({})
    Intake(publisher, read_outlets(), registry)
    publisher.close()
    for result in Result:
        assert registry.get_sample_value("frontwatch_articles_ingested_total", {"result": result}) == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_an_answer_does_not_wait_for_the_acknowledgement_of_its_first_piece(host: str) -> None:
    with listen(host, 0) as listening, socket.create_connection(listening.getsockname()[:2]):
        connection, _ = listening.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
