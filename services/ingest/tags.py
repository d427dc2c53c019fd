"""Text that a source handed in as HTML, without its tags.

A parser of HTML takes nearly any "<" for the beginning of a tag and loses what stands behind it. Texts have
such signs of their own ("losses < 5 %", "<a brigade>"), so only what can be nothing else is a tag here: an
element that HTML has, with attributes that have values. It takes a time linear in the text, whatever that is.
"""

import re
from collections.abc import Iterator

_BLOCKS = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 head header hr html iframe li main meta nav ol option p picture pre"
    " script section select source style summary table tbody td tfoot th thead title tr ul video"
)
"""Elements that part lines."""

_WITHIN = (
    "a abbr acronym b bdi bdo big button cite code del dfn em font i img input ins kbd label link mark"
    " noscript q s samp small span strike strong sub sup time tt u var wbr"
)
"""Elements that stand within a line, and within a word."""

_IN_PLACE_OF = dict.fromkeys(_BLOCKS.split(), "\n") | dict.fromkeys(_WITHIN.split(), "")

# No value has "<": so the search ends where the next tag begins, however many are left open.
_TAG = re.compile(
    r"</?([a-z][a-z0-9]{0,9})"
    r"""(?:\s+(?:[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'|[^\s"'<>=]+)|async|defer|controls|allowfullscreen))*"""
    r"\s*/?>|<!doctype\s+html[^<>]*>",
    re.IGNORECASE | re.ASCII,
)
_SCRIPT = re.compile(r"<(?:script|style)(?=[\s>])", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_COMMENT, _COMMENT_END = re.compile("<!--"), re.compile("-->")


def without_tags(text: str) -> str:
    """The text without tags of HTML, without comments, and without scripts and styles; what a block holds is
    on lines of its own. Where it has no tags it is as it was."""
    if "<" not in text:
        return text
    shown = "\n".join(_outside(text, _SCRIPT, _SCRIPT_END))
    return _TAG.sub(_in_place_of, "".join(_outside(shown, _COMMENT, _COMMENT_END)))


def _outside(text: str, begin: re.Pattern[str], end: re.Pattern[str]) -> Iterator[str]:
    """The parts of the text that no pair of marks encloses; one that is left open encloses nothing."""
    at = 0
    while (opened := begin.search(text, at)) and (closed := end.search(text, opened.end())):
        yield text[at : opened.start()]
        at = closed.end()
    yield text[at:]


def _in_place_of(tag: re.Match[str]) -> str:
    return _IN_PLACE_OF.get((tag[1] or "html").lower(), tag[0])
