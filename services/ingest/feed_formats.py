"""What stands in a feed: RSS and Atom through feedparser, JSON Feed."""

import calendar
import io
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
from lxml import etree, html

from services.ingest.normalise import canonical_url
from services.ingest.submission import LONGEST_URL, InvalidSubmission

MAX_ENTRIES = 200
MAX_ATTRIBUTES = 500
"""Attributes of a tag of a feed. The parser's time grows with their square: minutes for two megabytes."""

_BLOCKS = (
    "address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section"
    " summary table tbody td tfoot th thead tr ul"
)
"""Elements that begin and end a line where they are shown; what stands in a cell of a table does, too."""

_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{2048,}")


class NotAFeed(ValueError):
    """The bytes are no feed that we read."""


@dataclass(frozen=True)
class Entry:
    """An item of a feed. `text` is what the feed itself gives of the article, plain: often a teaser.

    `url` is empty where the item links to no page.
    """

    url: str
    title: str
    published: datetime | None
    text: str


def parse_feed(data: bytes, media_type: str = "", url: str = "") -> list[Entry]:
    """The first entries of the feed at `url`, at most MAX_ENTRIES. Raises NotAFeed."""
    if "json" in media_type or data.lstrip()[:1] == b"{":
        entries = _json_feed(data, url)
    else:
        entries = _xml_feed(data, media_type, url)
    return [entry for entry, _ in zip(entries, range(MAX_ENTRIES), strict=False) if entry.url or entry.text]


def _xml_feed(data: bytes, media_type: str, url: str) -> Iterator[Entry]:
    # No feed needs entities of its own; those that define some are out to make a parser swell. Zero bytes go,
    # so that the words are found in UTF-16 too.
    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise NotAFeed("it defines XML entities")
    if any(tag.group().count(b"=") > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(data.replace(b"\0", b""))):
        raise NotAFeed(f"it has a tag of more than {MAX_ATTRIBUTES} attributes")
    parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": media_type})
    if not parsed.get("version"):
        raise NotAFeed(
            f"neither RSS, Atom nor JSON Feed ({parsed.get('bozo_exception', 'no such elements')})"
        )
    for entry in parsed.entries:
        updated = dict.get(entry, "updated_parsed")  # its own get() warns, and gives the other again
        bodies = [content.get("value", "") for content in entry.get("content", [])]
        base = "" if entry.get("guidislink") else url  # what names an item is no path
        yield Entry(
            url=_page(base, entry.get("link", "")),
            title=plain(str(entry.get("title", ""))),
            published=_from_fields(entry.get("published_parsed")) or _from_fields(updated),
            text=plain(max([*bodies, entry.get("summary", "")], key=len)),
        )


def _from_fields(moment: time.struct_time | None) -> datetime | None:
    """The time that the parser found, in UTC; None where it found none, or one of the year 0."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def _json_feed(data: bytes, url: str) -> Iterator[Entry]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"no JSON: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed("a JSON Feed has `items`")
    for item in feed["items"]:
        if isinstance(item, dict):
            text = _string(item, "content_text") or plain(_string(item, "content_html"))
            yield Entry(
                url=_page(url, _string(item, "url")) or _page("", _string(item, "id")),
                title=_string(item, "title"),
                published=_moment(_string(item, "date_published")),
                text=text or _string(item, "summary"),
            )


def _page(base: str, link: str) -> str:
    """The page that `link` leads to from `base`; empty where an article can't be at such an address."""
    try:
        page = urljoin(base, link.strip()) if link else ""
        return page if len(page) <= LONGEST_URL and canonical_url(page) else ""
    except (ValueError, InvalidSubmission):
        return ""


def _string(item: dict[str, Any], name: str) -> str:
    value = item.get(name)
    return value if isinstance(value, str) else ""


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def plain(markup: str) -> str:
    """The text of a piece of HTML, a paragraph a line."""
    if "<" not in markup or not markup.strip():
        return markup
    try:
        tree = html.fragment_fromstring(markup, create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    etree.strip_elements(tree, "script", "style", with_tail=False)
    blocks = list(tree.iterdescendants(*_BLOCKS.split()))
    if blocks:  # else the line breaks of the source are all that part its paragraphs
        for node in tree.iter():
            node.text, node.tail = _unwrapped(node.text), _unwrapped(node.tail)
    for block in blocks:
        block.text = "\n" + (block.text or "")
        block.tail = "\n" + (block.tail or "")
    lines = (line.strip() for line in tree.text_content().split("\n"))
    return "\n".join(line for line in lines if line)


def _unwrapped(text: str | None) -> str | None:
    """The text without line breaks, which part words only."""
    return text and text.replace("\n", " ")
