"""The article of a web page: its main text, and what the page says of itself."""

import codecs
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import trafilatura
from lxml import etree, html
from trafilatura.settings import Document

from services.ingest.submission import point_in_time

MAX_ELEMENTS = 20_000
"""Elements of a page that is read. The time to find its article grows with their square: some seconds for so
many, minutes for all that two megabytes may hold. Pages of news have a few thousand, long live pages ten."""

# Where pages state when they were published. Extractors also guess the date from the text around, which is
# not taken: a wrong date is worse than none.
_DATES = (
    "//meta[@property='article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[@name='pubdate' or @name='dc.date' or @name='date']/@content",
)
_SCHEMA_ORG = "//script[@type='application/ld+json']/text()"
_IN_THE_TEXT = ("//article//time[@datetime]/@datetime",)

_ARTICLE = re.compile("Article|BlogPosting")  # NewsArticle, ReportageNewsArticle, LiveBlogPosting …
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)

# What Python decodes and no page is written in: half of them fail at any page, the others garble it.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"})


def decoded(page: bytes, content_type: str = "") -> str:
    """The page's text by the charset that its header names, or it itself, or else as UTF-8."""
    named = content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    meta = _META_CHARSET.search(page[:4096])
    for charset in (named, meta.group(1).decode("ascii") if meta else ""):
        try:
            codec = codecs.lookup(charset).name
            if codec not in _NO_CHARSETS:
                return page.decode(codec, "replace")
        except (LookupError, UnicodeError):
            continue
    return page.decode("utf-8-sig", "replace")


def page_fields(page: str, url: str = "") -> dict[str, Any]:
    """The fields of a submission that the page gives: text, title, outlet, url, published.

    Empty where the page has no article, or more than `MAX_ELEMENTS`. `url`, where it is known, counts more
    than what the page says.
    """
    try:
        parser = html.HTMLParser(encoding="utf-8")
        tree = html.document_fromstring(page.encode(errors="replace"), parser=parser)
    except etree.LxmlError:
        return {}
    if next(islice(tree.iter(), MAX_ELEMENTS, None), None) is not None:
        return {}
    dates = (_first(tree, _DATES), _of_schema_org(tree), _first(tree, _IN_THE_TEXT))
    published = next(filter(_is_date, dates), "")
    document = trafilatura.bare_extraction(
        tree, url=url or None, include_comments=False, include_tables=False, with_metadata=True
    )
    if not isinstance(document, Document) or not document.text:
        return {}
    return {
        "text": document.text,
        "title": document.title or "",
        "outlet": document.sitename or "",
        "url": url or document.url or "",
        "published": published,
    }


def _is_date(text: str) -> bool:
    try:
        point_in_time(text)
    except ValueError:
        return False
    return True


def _first(tree: html.HtmlElement, paths: tuple[str, ...]) -> str:
    for path in paths:
        for value in tree.xpath(path):
            return str(value)
    return ""


def _of_schema_org(tree: html.HtmlElement) -> str:
    """When the article was published, as the page's linked data (JSON-LD) says; many say it nowhere else."""
    for script in tree.xpath(_SCHEMA_ORG):
        try:
            data = json.loads(script)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            date = thing.get("datePublished")
            if isinstance(date, str) and date and _ARTICLE.search(str(thing.get("@type"))):
                return date
    return ""


def _things(data: Any) -> Iterator[dict[str, Any]]:
    """What linked data describes: one thing, several, or a graph of them."""
    for thing in data if isinstance(data, list) else [data]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (each for each in (graph if isinstance(graph, list) else ()) if isinstance(each, dict))
