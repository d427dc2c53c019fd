"""What stands in a feed: RSS and Atom through feedparser, JSON Feed."""

import calendar
import io
import json
import re
import time
from codecs import BOM_UTF8
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

import feedparser
import structlog
from lxml import etree, html

from services.ingest.normalise import canonical_url
from services.ingest.submission import LONGEST_URL, InvalidSubmission, point_in_time, whole_characters

log = structlog.get_logger(__name__)

MAX_ENTRIES = 200
MAX_ATTRIBUTES = 500
"""Attributes of a tag of a feed. The parser's time grows with their square: minutes for two megabytes."""

_BLOCKS = (
    "address article aside blockquote br caption center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol option p pre section"
    " summary table tbody td tfoot th thead tr ul"
)
"""Elements that begin and end a line where they are shown; what stands in a cell of a table does, too."""

_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
_ITEM_END = re.compile(rb"</(?:item|entry)\s*>")
_LONG_TAG = re.compile(rb"<[A-Za-z][^<>]{2048,}")


class NotAFeed(ValueError):
    """The bytes are no feed that we read."""


@dataclass(frozen=True)
class Entry:
    """An item of a feed. `text` is what the feed itself gives of the article, plain: often a teaser.

    `url` is empty where the item links to no page. `name` is what the feed calls the item (`guid`, `id`),
    which stays when it is corrected; empty where it doesn't say.
    """

    url: str
    title: str
    published: datetime | None
    text: str
    name: str = ""


@dataclass(frozen=True)
class Unreadable:
    """An item that can't be read, unlike others of its feed. `item` is what stands there, as JSON."""

    url: str
    item: bytes
    detail: str


def parse_feed(data: bytes, media_type: str = "", url: str = "") -> list[Entry | Unreadable]:
    """The first entries of the feed at `url`, at most MAX_ENTRIES. Raises NotAFeed."""
    data = data.removeprefix(BOM_UTF8)
    read: Callable[[Any, str], Entry]
    if "json" in media_type or data.lstrip()[:1] == b"{":
        items, read = _json_items(data), _json_entry
    else:
        items, read = _xml_items(data, media_type), _xml_entry
    entries = (_entry(item, url, read) for item in items[:MAX_ENTRIES])
    return [entry for entry in entries if isinstance(entry, Unreadable) or entry.url or entry.text]


def _entry(item: dict[str, Any], url: str, read: Callable[[Any, str], Entry]) -> Entry | Unreadable:
    try:
        return read(item, url)
    except Exception as error:
        log.exception("entry failed in a way not foreseen", feed=url)
        kept = json.dumps(item, default=str, ensure_ascii=False).encode(errors="replace")
        link = str(item.get("link") or item.get("url") or "")
        return Unreadable(link, kept, f"it can't be read: {error!r}")


def _xml_items(data: bytes, media_type: str) -> list[dict[str, Any]]:
    # No feed needs entities of its own; those that define some are out to make a parser swell. Zero bytes go,
    # so that the words are found in UTF-16 too.
    if b"<!ENTITY" in data.replace(b"\0", b"").upper():
        raise NotAFeed("it defines XML entities")
    if any(tag.group().count(b"=") > MAX_ATTRIBUTES for tag in _LONG_TAG.finditer(data.replace(b"\0", b""))):
        raise NotAFeed(f"it has a tag of more than {MAX_ATTRIBUTES} attributes")
    data = _REFERENCE.sub(_to_a_character, _cut(data))
    parsed = feedparser.parse(io.BytesIO(data), response_headers={"content-type": media_type})
    if not parsed.get("version"):
        raise NotAFeed(
            f"neither RSS, Atom nor JSON Feed ({parsed.get('bozo_exception', 'no such elements')})"
        )
    return list(parsed.entries)


def _cut(data: bytes) -> bytes:
    """The feed without the items behind those that are read: parsing an archive of ten thousand takes half a
    minute."""
    ends = [end.end() for end in _ITEM_END.finditer(data)]
    return data[: ends[MAX_ENTRIES - 1]] + data[ends[-1] :] if len(ends) > MAX_ENTRIES else data


def _to_a_character(reference: re.Match[bytes]) -> bytes:
    """The reference, or one to U+FFFD where there is no such character: the parser would give the feed up."""
    hexadecimal, decimal = reference.groups()
    digits = (hexadecimal or decimal).lstrip(b"0")[:9]  # more than nine are far too many
    number = int(digits or b"0", 16 if hexadecimal else 10)
    return reference.group() if number < 0xD800 or 0xDFFF < number <= 0x10FFFF else b"&#xFFFD;"


def _xml_entry(entry: Any, url: str) -> Entry:
    updated = dict.get(entry, "updated_parsed")  # its own get() warns, and gives the other again
    bodies = [content.get("value", "") for content in entry.get("content", [])]
    base = "" if entry.get("guidislink") else url  # what names an item is no path
    return Entry(
        url=_page(base, entry.get("link", "")),
        title=plain(str(entry.get("title", ""))),
        published=_from_fields(entry.get("published_parsed")) or _from_fields(updated),
        text=plain(max([*bodies, entry.get("summary", "")], key=len)),
        name=str(entry.get("id", "")),
    )


def _from_fields(moment: time.struct_time | None) -> datetime | None:
    """The time that the parser found, in UTC; None where it found none, or one of the year 0."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC) if moment else None
    except (ValueError, OverflowError):
        return None


def _json_items(data: bytes) -> list[dict[str, Any]]:
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotAFeed(f"no JSON: {error}") from error
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise NotAFeed("a JSON Feed has `items`")
    return [item for item in feed["items"] if isinstance(item, dict)]


def _json_entry(item: dict[str, Any], url: str) -> Entry:
    text = _string(item, "content_text") or plain(_string(item, "content_html"))
    return Entry(
        url=_page(url, _string(item, "url")) or _page("", _string(item, "id")),
        title=_string(item, "title"),
        published=_moment(item.get("date_published")) or _moment(item.get("date_modified")),
        text=text or _string(item, "summary"),
        name=_string(item, "id"),
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
    return whole_characters(value) if isinstance(value, str) else ""


def _moment(value: object) -> datetime | None:
    try:
        return point_in_time(value)
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
