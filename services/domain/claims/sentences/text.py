"""Sentences and quotations of a text, as spans; no words are known here but abbreviations passed in."""

import re
from collections.abc import Collection
from typing import Final

from librt.strings import isalnum, isalpha, isspace
from mypy_extensions import i64, mypyc_attr

from services.domain.places.tokens import Span

OPENING: Final = "“«„"
_STRAIGHT: Final = '"'
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_BULLET: Final = "\u2022\u2023\u25a0-\u25ff\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Bullets, arrows and pictures, with which channels open their notes."""
_BREAK: Final = re.compile(
    r"""[.!?]+[”»")\]’'*]*(?:\[\[?\w{1,6}\]{1,2}(?:\(http\S+\))?)*"""
    r"""(?=\s+(?:[—–-]\s+)?[“«„"(\[‘'—–-]*[^\W\d_]|\s+[“«„"]?\d|\s*$)|\n\s*\n"""
    r"""|\n(?=[^\W_a-zа-яіїєґ]|[-–—#*_])"""
    rf"""|\s(?=[{_BULLET}])""",
)
_NEWLINE: Final = 0x0A
_STRAIGHT_QUOTE: Final = 0x22
_SMALLEST_LETTER: Final = 0x41
_FIRST_GUILLEMET: Final = 0xAB
_LAST_GUILLEMET: Final = 0xBB
_FIRST_CURLY: Final = 0x201C
_LAST_CURLY: Final = 0x201E
_FIRST_BULLET: Final = 0x2022
_ENDING: Final = (0x2E, 0x21, 0x3F)
_CLOSERS: Final = "”»\")]’'*"
_UNSURE: Final = -1
"""Asks for the pattern, where characters alone do not tell."""
_FIRST_CAPITAL: Final = 0x41
_LAST_CAPITAL: Final = 0x5A
_FIRST_SMALL: Final = 0x61
_LAST_SMALL: Final = 0x7A
_FIRST_CYRILLIC: Final = 0x400
_LAST_CYRILLIC: Final = 0x42F
_STOP: Final = 0x2E
_COMMA: Final = 0x2C
_QUOTED: Final = re.compile(r"\s+[“«„\"]\w")
_DASHED: Final = re.compile(r"\s+[—–]\s+[A-ZА-ЯІЇЄҐ]")
_BEFORE_WORD: Final = (0x28, 0x201C, 0x22, 0xAB)
"""Brackets and quotation marks."""
_LONGEST_ABBREVIATION: Final = 24
_OPENERS: Final = "“«„\"([‘'—–-"
"""What may stand before the first word of a sentence."""
_UNDERSCORE: Final = 0x5F
_SEVERAL: Final = 2
"""Letters before a full stop that no initial has."""


@mypyc_attr(acyclic=True)
class Quote:
    """A quotation with its marks; `closed` is false where it runs on into the next paragraph."""

    def __init__(self, start: i64, end: i64, *, closed: bool) -> None:
        self.start = start
        self.end = end
        self.closed = closed


def marks(text: str, words: list[Span]) -> list[int]:
    """Where marks stand that may end sentences or quotations, in order; `words` are all those of `text`, with
    its marks. White space before a bullet is one, too."""
    found: list[int] = []
    at = text.find("\n")
    while at >= 0:
        found.append(at)
        at = text.find("\n", at + 1)
    for word in words:
        code = ord(text[word.start])
        if code < _SMALLEST_LETTER:
            if code in _ENDING or code == _STRAIGHT_QUOTE:
                found.append(word.start)
        elif code >= _FIRST_GUILLEMET:
            if code in (_FIRST_GUILLEMET, _LAST_GUILLEMET) or _FIRST_CURLY <= code <= _LAST_CURLY:
                found.append(word.start)
            elif code >= _FIRST_BULLET and word.start and isspace(ord(text[word.start - 1])):
                found.append(word.start - 1)
    found.sort()
    return found


def sentences(text: str, marked: list[int], abbreviations: Collection[str]) -> list[Span]:
    """The sentences of `text`, in order; `marked` are its `marks`. A full stop after one of `abbreviations`
    (lower case, without the stop) or after a single letter does not end one."""
    found: list[Span] = []
    start: i64 = 0
    for mark in _breaks(text, marked):
        first = ord(text[mark.start])
        if first == _STOP and not _ends(text, start, mark, abbreviations):
            continue
        _add(found, text, start, mark.start if first == _NEWLINE else mark.end)
        start = mark.end
    _add(found, text, start, len(text))
    return found


def _ends(text: str, start: i64, mark: Span, abbreviations: Collection[str]) -> bool:
    """Whether a full stop ends the sentence from `start` on, rather than an abbreviation in it."""
    word = _last_word(text, max(start, mark.start - _LONGEST_ABBREVIATION), mark.start)
    dotted = "." in word and "." in word.strip(".")  # "at 5 a.m. “We …”" are two
    short = word in abbreviations or (len(word) == 1 and word.isalpha()) or dotted
    if short and not (dotted and _QUOTED.match(text, mark.end)):
        return len(word) > 1 and _DASHED.match(text, mark.end) is not None  # "7 km. — They took X"
    first = _first_behind(text, mark.end)
    if first < 0 or not (isalnum(ord(text[first])) or ord(text[first]) == _UNDERSCORE):
        return True
    return not text[first].islower()


def _first_behind(text: str, at: i64) -> i64:
    """Where the sentence begins behind the white space and marks at `at`; -1 where there is none."""
    first = at
    while first < len(text) and isspace(ord(text[first])):
        first += 1
    if first == at:
        return -1
    while first < len(text) and text[first] in _OPENERS:
        first += 1
    return first if first < len(text) else -1


def _capital(code: i64) -> bool:
    return _FIRST_CAPITAL <= code <= _LAST_CAPITAL or _FIRST_CYRILLIC <= code <= _LAST_CYRILLIC


def _last_word(text: str, start: i64, end: i64) -> str:
    """The word that ends at `end`, in lower case; its part from `start` on, where it is longer."""
    at = end
    while at > start:
        code = ord(text[at - 1])
        if isspace(code) or code in _BEFORE_WORD:
            break
        at -= 1
    return text[at:end].lower()


def _breaks(text: str, marked: list[int]) -> list[Span]:
    """The marks that may end sentences, in order."""
    found: list[Span] = []
    after: i64 = 0
    for at in marked:
        if at < after:
            continue
        code = ord(text[at])
        if code == _NEWLINE:
            after = _line_end(text, at)
        elif code in _ENDING:
            after = _mark_end(text, at)
        else:
            after = _UNSURE if isspace(code) and not _amid(text, at) else at
        if after == _UNSURE:
            match = _BREAK.match(text, at)
            after = at if match is None else match.end()
        if after > at:
            found.append(Span(at, after))
    return found


def _amid(text: str, at: i64) -> bool:
    """Whether the picture behind the white space at `at` stands amid a sentence: between two of its words."""
    end = at + 1
    while end < len(text) and not isalnum(ord(text[end])) and ord(text[end]) != _NEWLINE:
        end += 1
    return end < len(text) and text[end].islower() and isalpha(ord(text[at - 1]))


def _mark_end(text: str, at: i64) -> i64:
    """Where the marks and brackets end that may close a sentence at `at`; `at` where they do not, unsure
    where white space but no letter follows."""
    end = at + 1
    while end < len(text) and ord(text[end]) in _ENDING:
        end += 1
    while end < len(text) and text[end] in _CLOSERS:
        end += 1
    if end == len(text):
        return end
    if not isspace(ord(text[end])):
        if text[end] == "[":
            return _UNSURE
        if ord(text[end]) == _COMMA:
            return _joined(text, at, end)
        return end if _run_on(text, at, end) else at
    first = _first_behind(text, end)
    return end if first >= 0 and isalpha(ord(text[first])) else _UNSURE


def _run_on(text: str, at: i64, end: i64) -> bool:
    """Whether a sentence begins at `end` right behind the mark at `at`, their space left out."""
    if end + 1 >= len(text) or at < _SEVERAL or not _capital(ord(text[end])):
        return False
    before, behind = text[at - _SEVERAL : at], text[end + 1]
    return before.islower() and before.isalpha() and (behind.islower() or isspace(ord(behind)))


def _joined(text: str, at: i64, end: i64) -> i64:
    """Where the commas end that join a sentence to the next, as tables do the paragraphs of a page ("on June
    16.,Russian forces …"); `at` where none begins behind them."""
    while end < len(text) and ord(text[end]) == _COMMA:
        end += 1
    return end if end < len(text) and _capital(ord(text[end])) else at


def _line_end(text: str, at: i64) -> i64:
    """Where a new line ends that may close a sentence; `at` where the sentence goes on in the next one,
    unsure where that does not begin with a plain letter."""
    blank = at + 1 < len(text) and ord(text[at + 1]) == _NEWLINE
    end = at + 2 if blank else at + 1
    if end >= len(text) or isspace(ord(text[end])):
        return _UNSURE
    if blank or _capital(ord(text[end])):
        return end
    return at if _FIRST_SMALL <= ord(text[end]) <= _LAST_SMALL else _UNSURE


def _add(found: list[Span], text: str, start: i64, end: i64) -> None:
    while start < end and isspace(ord(text[start])):
        start += 1
    while end > start and isspace(ord(text[end - 1])):
        end -= 1
    if start < end:
        found.append(Span(start, end))


def quotes(text: str, marked: list[int]) -> list[Quote]:
    """The quotations of `text`, outermost only, in order; `marked` are its `marks`.

    One that is still open at the end of its paragraph ends there (`closed` false): by custom the next
    paragraph opens with a mark of its own and goes on with the same speaker.
    """
    found: list[Quote] = []
    start: i64 = -1
    depth: i64 = 0
    opened = ""
    for at, mark in _delimiters(text, marked):
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
        elif mark in OPENING and (start < 0 or opened + mark != "„“"):
            opened = mark
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


def _delimiters(text: str, marked: list[int]) -> list[tuple[int, str]]:
    """The quotation marks of a text and the line breaks before a blank line, each with its position."""
    found: list[tuple[int, str]] = []
    for at in marked:
        code = ord(text[at])
        if code == _NEWLINE:
            if at + 1 < len(text) and _blank(text, at):
                found.append((at, "\n"))
        elif not (code in _ENDING or isspace(code)):
            found.append((at, text[at]))
    return found


def _blank(text: str, at: i64) -> bool:
    """Whether the line behind the new line at `at` is blank."""
    following = ord(text[at + 1])
    return following == _NEWLINE or (isspace(following) and _BLANK_LINE.match(text, at) is not None)
