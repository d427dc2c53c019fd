"""From what a source hands in to an Article: clean text, known outlet, canonical URL, identity by content."""

import html
import re
import unicodedata
from datetime import datetime
from urllib.parse import urlsplit

from courlan import normalize_url

from services.common.dead_letters import Reason
from services.domain import languages
from services.domain.models.articles import EARLIEST, LONGEST_LEAD, Article
from services.domain.models.identity import content_id
from services.domain.places.folding import UNSEEN
from services.ingest.outlets import Outlets
from services.ingest.submission import InvalidSubmission, Submission, whole_characters
from services.ingest.tags import without_tags

MAX_TEXT_BYTES = 1024 * 1024

MAX_SUBMISSION_BYTES = 6 * MAX_TEXT_BYTES + 64 * 1024
"""As JSON, in which a byte of text may take six (\\u0001), with the other fields."""

# What splits words unseen, and control characters, of which those that break lines or part words stay for the
# splitting.
_UNSEEN = re.compile(f"[{UNSEEN}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_BLANK_LINES = re.compile(r"\n{3,}")

# Whole lines that are the page's and not the article's.
_BOILERPLATE = re.compile(
    r"(?:advertisement|реклама|share(?: this(?: article)?)?|поділитися|поделиться|subscribe(?: now)?"
    r"|підписатися|подписаться|sign up (?:for|to) .{0,60}newsletters?.{0,40}|read (?:more|also)|see also"
    r"|читайте також|читайте также|related (?:articles|stories)|follow us on .{0,60}"
    r"|all rights reserved"
    # how a metered paywall ends what it shows
    r"|(?:subscribe|log in|sign in|register) to (?:continue|keep) reading.{0,40}|to continue reading, .{0,60}"
    r"|already a subscriber\? .{0,30}"
    r"|this (?:article|story|content) is (?:only )?for (?:our )?subscribers(?: only)?"
    r"|(?:передплатіть|оформіть передплату|підпишіться), щоб (?:читати|прочитати|продовжити).{0,40}"
    r"|цей матеріал (?:доступний )?(?:лише|тільки) (?:для )?передплатник(?:ам|ів)"
    r"|вже маєте передплату\? .{0,30}"
    r"|(?:оформите подписку|подпишитесь), чтобы (?:читать|прочитать|продолжить).{0,40}"
    r"|этот материал (?:доступен )?только (?:для )?подписчик(?:ам|ов)"
    r"|уже есть подписка\? .{0,30})\s*[:.!]?",
    re.IGNORECASE,
)
_LONGEST_BOILERPLATE = 120


def to_article(submission: Submission, outlets: Outlets, ingested: datetime) -> Article:
    """The article of what was handed in, ingested at the given time.

    Raises InvalidSubmission where there is no text, too much of it, or a date or URL that can't be right.
    """
    size = len(submission.text.encode(errors="replace"))
    if size > MAX_TEXT_BYTES:
        raise InvalidSubmission(
            Reason.TOO_LARGE, "text", f"the text has {size} bytes of UTF-8; the limit is {MAX_TEXT_BYTES}"
        )
    _check_date(submission.published, ingested)
    text = clean_text(without_tags(submission.text))
    if not text:
        raise InvalidSubmission(
            Reason.INCOMPLETE, "text", "the text has no words: it is white space, or tags of HTML"
        )
    title = clean_line(submission.title)
    url = canonical_url(submission.url)
    outlet = outlets.find(clean_line(submission.outlet), url)
    entry = submission.entry.strip()
    return Article(
        id=article_id(outlet.name, submission.published, title, text),
        text=text,
        published=submission.published,
        title=title,
        outlet=outlet.name,
        outlet_side=submission.side or outlet.side,
        language=languages.code(submission.language),
        url=url,
        ingested=ingested,
        entry=content_id(outlet.name, entry) if entry else "",
    )


def article_id(outlet: str, published: datetime, title: str, text: str) -> str:
    """The identity of an article: outlet, day of publication (UTC), title and text.

    Letter case and white space don't count. The URL doesn't either: one article has many. The outlet does,
    so that reprints stay articles of their own: that they are copies is for fusion to find out.
    """
    words = (" ".join(part.split()).casefold() for part in (outlet, title, text))
    return content_id(published.date().isoformat(), *words)


def clean_text(text: str) -> str:
    """The text in NFC, without entities, invisible characters, odd white space and lines of boilerplate."""
    text = whole_characters(text)
    if "&" in text:
        text = whole_characters(html.unescape(text))
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))  # what they kept apart may be one
    lines = (" ".join(line.split()) for line in text.splitlines())
    text = "\n".join(line for line in lines if not _is_boilerplate(line)).strip()
    return _BLANK_LINES.sub("\n\n", text) if "\n\n\n" in text else text


def clean_line(text: str) -> str:
    """The text cleaned and on one line."""
    return " ".join(clean_text(text).split())


def _is_boilerplate(line: str) -> bool:
    return len(line) <= _LONGEST_BOILERPLATE and _BOILERPLATE.fullmatch(line) is not None


def canonical_url(url: str) -> str:
    """The URL without its fragment, default port and tracking parameters, the query in order; empty for none.

    Raises InvalidSubmission where it is not an http or https URL.
    """
    url = whole_characters(url).strip()
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.port == 0:
            raise ValueError("not an http or https URL")
        return str(normalize_url(parts._replace(fragment="").geturl()))
    except ValueError as error:
        raise InvalidSubmission(Reason.INCOMPLETE, "url", f"not a usable URL: {error}") from error


def _check_date(published: datetime, ingested: datetime) -> None:
    if published > ingested + LONGEST_LEAD:
        raise InvalidSubmission(
            Reason.PUBLISHED_IN_FUTURE,
            "published",
            f"{published:%Y-%m-%d %H:%M} UTC is more than a day after now",
        )
    if published < EARLIEST:
        raise InvalidSubmission(
            Reason.INCOMPLETE,
            "published",
            f"{published:%Y-%m-%d} is before the war, which began on {EARLIEST:%Y-%m-%d}",
        )
