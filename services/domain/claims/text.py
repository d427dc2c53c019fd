"""Sentences and quotations of a text, as spans; no words are known here but abbreviations passed in."""

import re
from collections.abc import Collection
from typing import Final

from librt.strings import isspace
from mypy_extensions import mypyc_attr

from services.domain.claims.tokens import Span

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
_BULLETED = re.compile(rf"\s(?=[{_BULLET}])")
_MAY_END: Final = ".!?\n "
"""Marks that may end a sentence; the blank stands for those before bullets."""
_DELIMITERS: Final = OPENING + CLOSING + _STRAIGHT + "\n"
_NEWLINE: Final = 0x0A
_SPACE: Final = 0x20
_FIRST_CAPITAL: Final = 0x41
_LAST_CAPITAL: Final = 0x5A
_FIRST_CYRILLIC: Final = 0x400
_LAST_CYRILLIC: Final = 0x42F
_STOP: Final = 0x2E
_QUOTED = re.compile(r"\s+[“«„\"]\w")
_BEFORE_WORD: Final = '(“"«'
_LONGEST_ABBREVIATION: Final = 24
_NEXT = re.compile(r"\s+[“«„\"(\[‘'—–-]*(\w)")


@mypyc_attr(acyclic=True)
class Quote:
    """A quotation with its marks; `closed` is false where it runs on into the next paragraph."""

    def __init__(self, start: int, end: int, *, closed: bool) -> None:
        self.start = start
        self.end = end
        self.closed = closed


def sentences(text: str, abbreviations: Collection[str]) -> list[Span]:
    """The sentences of `text`, in order. A full stop after one of `abbreviations` (lower case, without the
    stop) or after a single letter does not end one."""
    found: list[Span] = []
    start = 0
    for mark in _breaks(text):
        first = ord(text[mark.start])
        if first == _STOP and not _ends(text, start, mark, abbreviations):
            continue
        _add(found, text, start, mark.start if first == _NEWLINE else mark.end)
        start = mark.end
    _add(found, text, start, len(text))
    return found


def _ends(text: str, start: int, mark: Span, abbreviations: Collection[str]) -> bool:
    """Whether a full stop ends the sentence from `start` on, rather than an abbreviation in it."""
    word = _last_word(text, max(start, mark.start - _LONGEST_ABBREVIATION), mark.start)
    dotted = "." in word and "." in word.strip(".")  # "at 5 a.m. “We …”" are two
    short = word in abbreviations or (len(word) == 1 and word.isalpha()) or dotted
    if short and not (dotted and _QUOTED.match(text, mark.end)):
        return False
    if _plain(text, mark.start):
        return True
    following = _NEXT.match(text, mark.end)
    return following is None or not following.group(1).islower()


def _plain(text: str, at: int) -> bool:
    """Whether a mark, a space and a capital stand there, as between most sentences."""
    if at + 2 >= len(text) or ord(text[at + 1]) != _SPACE:
        return False
    code = ord(text[at + 2])
    return _FIRST_CAPITAL <= code <= _LAST_CAPITAL or _FIRST_CYRILLIC <= code <= _LAST_CYRILLIC


def _last_word(text: str, start: int, end: int) -> str:
    """The word that ends at `end`, in lower case; its part from `start` on, where it is longer."""
    at = end
    while at > start and not (isspace(ord(text[at - 1])) or text[at - 1] in _BEFORE_WORD):
        at -= 1
    return text[at:end].lower()


def _breaks(text: str) -> list[Span]:
    """The marks that may end sentences, in order."""
    found: list[Span] = []
    after = 0
    for at in _places(text, _MAY_END):
        if at < after:
            continue
        if _plain(text, at) and ord(text[at]) != _NEWLINE:
            found.append(Span(at, at + 1))
        else:
            match = _BREAK.match(text, at)
            if match is not None:
                after = match.end()
                found.append(Span(at, after))
    return found


def _places(text: str, marks: str) -> list[int]:
    """Where any of `marks` stands in a text, in order; searched for one by one, which is quicker than to look
    at every letter."""
    found: list[int] = []
    for mark in marks:
        if mark == " ":
            if not text.isascii():
                found += [match.start() for match in _BULLETED.finditer(text)]
            continue
        at = text.find(mark)
        while at >= 0:
            found.append(at)
            at = text.find(mark, at + 1)
    found.sort()
    return found


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while start < end and isspace(ord(text[start])):
        start += 1
    while end > start and isspace(ord(text[end - 1])):
        end -= 1
    if start < end:
        found.append(Span(start, end))


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
    for at in _places(text, _DELIMITERS):
        if ord(text[at]) != _NEWLINE:
            found.append((at, text[at]))
        elif _BLANK_LINE.match(text, at):
            found.append((at, "\n"))
    return found
