"""Words and marks of a text, with their spans: what both places and claims read.

Written character by character, since it is run over every text: compiled, that costs a tenth of a pattern.
"""

from typing import Final

from librt.strings import isalnum, isalpha, isdigit, isspace
from mypy_extensions import i32, i64, mypyc_attr

from services.domain.places.alphabets import of_one_alphabet

OWNING: Final = ("'s", "’s")
"""What the possessive of a name ends with."""
_APOSTROPHES: Final = str.maketrans("’ʼ", "''")
_UNDERSCORE: Final = 0x5F
_FIRST_SMALL: Final = 0x61
_LAST_SMALL: Final = 0x7A
_SPACE: Final = 0x20
_COMMA: Final = 0x2C
_HYPHEN: Final = 0x2D
_STOP: Final = 0x2E
_FIRST_DIGIT: Final = 0x30
"""No letter or digit comes before it."""
_FIRST_CYRILLIC: Final = 0x430
_LAST_CYRILLIC: Final = 0x45F
_THOUSANDS: Final = 3
"""Digits behind the comma in a number."""
_LONGEST_ENDING: Final = 4
"""The hyphen and the letters of the longest ending that is written behind a number."""


@mypyc_attr(acyclic=True)
class Span:
    """From where a word, a mark or a sentence begins to where it ends."""

    def __init__(self, start: i64, end: i64) -> None:
        self.start = start
        self.end = end


def normal(word: str) -> str:
    """The spelling under which a word is looked up."""
    low = word.lower()
    if low.isascii():
        return low
    low = of_one_alphabet(low)
    return low.translate(_APOSTROPHES) if "’" in low or "ʼ" in low else low


def split(text: str) -> list[str]:
    """The normal spellings of the words and marks of `text`."""
    return [normal(text[span.start : span.end]) for span in spans(text)]


def spans(text: str) -> list[Span]:
    """The spans of the words and marks of `text`.

    A word goes on over an apostrophe between letters; the "'s" at its end is a word of its own. Three full
    stops are one mark, as are two hyphens (a dash). White space and underscores are none.
    """
    found: list[Span] = []
    at: i64 = 0
    end = len(text)
    while at < end:
        code: i32 = ord(text[at])
        if code == _SPACE:
            at += 1
            continue
        if _FIRST_SMALL <= code <= _LAST_SMALL or (code >= _FIRST_DIGIT and isalnum(code)):
            last = _word_end(text, at + 1, end)
            if not _FIRST_SMALL <= code <= _LAST_SMALL and last < end and isdigit(code):
                if ord(text[last]) == _HYPHEN:
                    last = _ordinal_end(text, last, end)
                elif ord(text[last]) == _COMMA:
                    last = _thousands_end(text, last, end)
        elif isspace(code) or code == _UNDERSCORE:
            at += 1
            continue
        elif _apostrophe(code) and _possessive(text, at + 1, end):
            last = at + 2
        elif code == _STOP and _ellipsis(text, at, end):
            last = at + 3
        elif code == _HYPHEN and at + 1 < end and ord(text[at + 1]) == _HYPHEN:
            last = at + 2
        else:
            last = at + 1
        found.append(Span(at, last))
        at = last
    return found


def _word_end(text: str, at: i64, end: i64) -> i64:
    """Where the word ends that `at` is within."""
    while at < end:
        code: i32 = ord(text[at])
        if code == _SPACE:
            break
        if not (_FIRST_SMALL <= code <= _LAST_SMALL or (code >= _FIRST_DIGIT and isalnum(code))):
            inside = _apostrophe(code) and at + 1 < end and isalpha(ord(text[at + 1]))
            if not inside or _possessive(text, at + 1, end):
                break
        at += 1
    return at


def _ordinal_end(text: str, at: i64, end: i64) -> i64:
    """Where a number ends that the hyphen at `at` may join to the Cyrillic ending of an ordinal ("47-я")."""
    last = at + 1
    while last < end and _FIRST_CYRILLIC <= ord(text[last]) <= _LAST_CYRILLIC:
        last += 1
    longer = last < end and isalnum(ord(text[last]))
    return at if longer or not 1 < last - at <= _LONGEST_ENDING else last


def _thousands_end(text: str, at: i64, end: i64) -> i64:
    """Where a number ends that the comma at `at` may part ("15,000")."""
    while at + _THOUSANDS < end and ord(text[at]) == _COMMA and text[at + 1 : at + 1 + _THOUSANDS].isdigit():
        at += 1 + _THOUSANDS
    return at


def _ellipsis(text: str, at: i64, end: i64) -> bool:
    """Whether two more full stops stand behind that at `at`."""
    return at + 2 < end and ord(text[at + 1]) == _STOP and ord(text[at + 2]) == _STOP


def _apostrophe(code: i32) -> bool:
    return code == 0x27 or code == 0x2019


def _possessive(text: str, at: i64, end: i64) -> bool:
    """Whether an "s" stands alone at `at`."""
    if at >= end or text[at] not in "sS":
        return False
    return at + 1 >= end or not (isalnum(ord(text[at + 1])) or ord(text[at + 1]) == _UNDERSCORE)


def amid(text: str, start: i64) -> bool:
    """Whether a word stands amid a sentence, where only names begin with a capital."""
    before = text[max(0, start - 2) : start]
    return len(before) > 1 and before[1] == " " and (before[0].isalpha() or before[0] == ",")
