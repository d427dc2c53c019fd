"""A text as lexicons and gazetteers spell its words, with where each letter stood.

What nobody sees (joiners, selectors of shapes), and marks of stress, split words; letters that only look
like the ones meant make other words.
"""

import re
import unicodedata
from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.places.tokens import Span

_JOINERS: Final = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SELECTORS: Final = "\ufe00-\ufe0f"
UNSEEN: Final = _JOINERS + _SELECTORS
"""Soft hyphens, joiners, zero-width characters, marks of text direction, selectors of shapes, byte order
marks: a class of characters, as patterns have it."""
_MARKS: Final = "\u0300-\u036f"
_APOSTROPHES: Final = "`\u00b4\u2018\u201b\u2032\uff07"
"""Marks that stand for an apostrophe between letters, besides those that are one."""
_LETTER: Final = r"[^\W\d_]"
_MISREAD: Final = re.compile(
    rf".[{_MARKS}]+|[{_JOINERS}]|(?<={_LETTER})(?:[{_SELECTORS}]|[{_APOSTROPHES}](?={_LETTER}))",
    re.DOTALL,
)
_ODD: Final = re.compile(f"[{_MARKS}{UNSEEN}{_APOSTROPHES}]")
_PLAIN: Final = "“”’«»–—…"
"""Marks, none of them odd, that most texts have."""
_GRAVE: Final = 0x60
_ASCII: Final = 0x80
_FIRST_CYRILLIC: Final = 0x400
_LAST_CYRILLIC: Final = 0x4FF
_STRESSED: Final = {"ѐ": "е", "ѝ": "и", "Ѐ": "Е", "Ѝ": "И"}
"""Letters that a grave accent, where it marks the stress, makes one with."""


@mypyc_attr(acyclic=True)
class Folded:
    """A text without what is not to be read in it; `at` tells for each of its letters, and for its end, where
    that stands in the text as it was."""

    def __init__(self, text: str, at: list[int]) -> None:
        self.text = text
        self.at = at


def folded(text: str, words: list[Span]) -> Folded | None:
    """The text as its words are spelt; None where it is spelt so already, as most are. `words` are all those
    of the text, with its marks: what is not to be read is one by itself."""
    if text.isascii() and "`" not in text:
        return None
    for word in words:
        if word.end - word.start > 1:
            continue
        code = ord(text[word.start])
        if code < _ASCII:
            if code == _GRAVE:
                return _fold(text)
            continue
        plain = _FIRST_CYRILLIC <= code <= _LAST_CYRILLIC or text[word.start] in _PLAIN
        if not plain and _ODD.match(text, word.start):
            return _fold(text)
    return None


def _fold(text: str) -> Folded | None:
    pieces: list[str] = []
    at: list[int] = []
    done = 0
    for match in _MISREAD.finditer(text):
        letter = _read(match.group())
        pieces += [text[done : match.start()], letter]
        at += range(done, match.start() + len(letter))
        done = match.end()
    if not done:
        return None
    at += range(done, len(text) + 1)
    return Folded("".join(pieces) + text[done:], at)


def _read(written: str) -> str:
    """The letter that is read for what `_MISREAD` matches; empty for none."""
    if len(written) > 1:
        letter = unicodedata.normalize("NFC", written)[0]
        return _STRESSED.get(letter, letter)
    if written in _APOSTROPHES:
        return "'"
    return ""
