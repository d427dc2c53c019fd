"""Sentences and quotations of a text, as spans; no words are known here but abbreviations passed in."""

import re
from collections.abc import Collection
from typing import Final

from librt.strings import isspace
from mypy_extensions import mypyc_attr

OPENING = "“«„"
CLOSING = "”»"
_STRAIGHT = '"'
_BLANK_LINE = re.compile(r"\n\s*\n")
_BULLET = "\u2022\u2023\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Bullets, arrows and pictures, with which channels open their notes."""
_BREAK = re.compile(
    r"""[.!?]+[”»")\]’']*(?=\s+[“«„"(\[‘'—–-]*[^\W\d_]|\s+[“«„"]?\d|\s*$)|\n\s*\n|\n(?=[^\W_a-zа-яіїєґ]|[-–—#])"""
    rf"""|\s(?=[{_BULLET}])""",
)
_NEWLINE: Final = 0x0A
_STOP: Final = 0x2E
_EXCLAMATION: Final = 0x21
_QUESTION: Final = 0x3F
_ASCII_QUOTE: Final = 0x22
_FIRST_GUILLEMET: Final = 0xAB
_LAST_GUILLEMET: Final = 0xBB
_FIRST_CURLY: Final = 0x201C
_LAST_CURLY: Final = 0x201E
_FIRST_BULLET: Final = 0x2022
_QUOTED = re.compile(r"\s+[“«„\"]\w")
_BEFORE_WORD: Final = '(“"«'
_LONGEST_ABBREVIATION: Final = 24
_NEXT = re.compile(r"\s+[“«„\"(\[‘'—–-]*(\w)")


@mypyc_attr(acyclic=True)
class Sentence:
    """A sentence's span; `paragraph` counts the blank lines before it."""

    def __init__(self, start: int, end: int, paragraph: int) -> None:
        self.start = start
        self.end = end
        self.paragraph = paragraph


@mypyc_attr(acyclic=True)
class Quote:
    """A quotation with its marks; `closed` is false where it runs on into the next paragraph."""

    def __init__(self, start: int, end: int, *, closed: bool) -> None:
        self.start = start
        self.end = end
        self.closed = closed


def sentences(text: str, abbreviations: Collection[str]) -> list[Sentence]:
    """The sentences of `text`, in order. A full stop after one of `abbreviations` (lower case, without the
    stop) or after a single letter does not end one."""
    found: list[Sentence] = []
    start = paragraph = 0
    for match in _breaks(text):
        mark = match.group()
        if mark.startswith("."):
            word = _last_word(text, max(start, match.start() - _LONGEST_ABBREVIATION), match.start())
            dotted = "." in word.strip(".")  # "at 5 a.m. “We …”" are two
            short = word in abbreviations or (len(word) == 1 and word.isalpha()) or dotted
            if short and not (dotted and _QUOTED.match(text, match.end())):
                continue
        if mark.startswith("."):
            following = _NEXT.match(text, match.end())
            if following and following.group(1).islower():
                continue
        end = match.start() if mark.startswith("\n") else match.end()
        _add(found, text, start, end, paragraph)
        start = match.end()
        paragraph += mark.count("\n") > 1
        if text.startswith("\n", match.end()):
            gap = text[match.end() : match.end() + 6]
            paragraph += gap[: len(gap) - len(gap.lstrip())].count("\n") > 1
    _add(found, text, start, len(text), paragraph)
    return found


def _last_word(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, in lower case; its part from `start` on, where it is longer."""
    at = end
    while at > start and not (isspace(ord(text[at - 1])) or text[at - 1] in _BEFORE_WORD):
        at -= 1
    return text[at:end].lower()


def _breaks(text: str) -> list[re.Match[str]]:
    """Where sentences may end, in order; the pattern is tried only where one of its marks stands."""
    found: list[re.Match[str]] = []
    at = 0
    last = len(text) - 1
    while at <= last:
        code = ord(text[at])
        if (
            code == _NEWLINE
            or code in (_STOP, _EXCLAMATION, _QUESTION)
            or (at < last and ord(text[at + 1]) >= _FIRST_BULLET and isspace(code))
        ):
            match = _BREAK.match(text, at)
            if match is not None:
                found.append(match)
                at = match.end()
                continue
        at += 1
    return found


def _add(found: list[Sentence], text: str, start: int, end: int, paragraph: int) -> None:
    while start < end and isspace(ord(text[start])):
        start += 1
    while end > start and isspace(ord(text[end - 1])):
        end -= 1
    if start < end:
        found.append(Sentence(start, end, paragraph))


def quotes(text: str) -> list[Quote]:  # noqa: C901
    """The quotations of `text`, outermost only, in order.

    One that is still open at the end of its paragraph ends there (`closed` false): by custom the next
    paragraph opens with a mark of its own and goes on with the same speaker.
    """
    found: list[Quote] = []
    start = -1
    depth = 0
    for at, mark in _marks(text):
        if mark == "\n":
            if start >= 0:
                found.append(Quote(start, at, closed=False))
            start, depth = -1, 0
        elif mark == _STRAIGHT:
            if start < 0:
                start, depth = at, 1
            elif text[start] == _STRAIGHT:
                found.append(Quote(start, at + 1, closed=True))
                start, depth = -1, 0
        elif mark in OPENING:
            if start < 0:
                start, depth = at, 1
            elif text[start] != _STRAIGHT:
                depth += 1
        elif start >= 0 and text[start] != _STRAIGHT:
            depth -= 1
            if depth <= 0:
                found.append(Quote(start, at + 1, closed=True))
                start, depth = -1, 0
    if start >= 0:
        found.append(Quote(start, len(text), closed=False))
    return found


def _marks(text: str) -> list[tuple[int, str]]:
    """The quotation marks of a text and the line breaks before a blank line, each with its position."""
    found: list[tuple[int, str]] = []
    for at in range(len(text)):
        code = ord(text[at])
        if code == _NEWLINE:
            if _BLANK_LINE.match(text, at):
                found.append((at, "\n"))
        elif code in (_ASCII_QUOTE, _FIRST_GUILLEMET, _LAST_GUILLEMET) or _FIRST_CURLY <= code <= _LAST_CURLY:
            found.append((at, text[at]))
    return found
