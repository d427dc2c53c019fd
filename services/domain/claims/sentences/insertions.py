"""What an editor puts into a quotation, in square brackets, or in round ones behind a word that needs it: it
is read as if the speaker had said it. And a link's marks and address, of which only the words are read."""

import re
from typing import Final

from mypy_extensions import i32, i64

from services.domain.claims.words import roles
from services.domain.claims.words.lexicon import Lexicon
from services.domain.places.tokens import Span

_OPENING: Final = 0x28
_CLOSING: Final = 0x29
_OPENING_SQUARE: Final = 0x5B
_CLOSING_SQUARE: Final = 0x5D
_INSERTED: Final = re.compile(r"[\[(][^\W\d_]+(?:[ '’-]+[^\W\d_]+){0,5}[\])](?![\[(\]])")
"""A few words in brackets, and no note or link."""
_ADDRESS: Final = r"\(https?:[^\s()]*(?:\([^\s()]*\)[^\s()]*)*\)"
_LINK: Final = re.compile(rf"\[\[\w{{1,6}}\]\]{_ADDRESS}|\[(?=[^\[\]\n]*\]{_ADDRESS})|\]?{_ADDRESS}")
"""A note that is a link, what stands before and behind a link's words, or an address behind any word."""


def opened(text: str, words: list[Span], lexicon: Lexicon) -> list[Span]:
    """`words` of `text` without the brackets of insertions ("is under [Russian] control"), and without the
    pronoun that one explains ("they [the marines] entered"); and without the marks and addresses of links."""
    if "[" not in text and "(" not in text:
        return words
    gone: set[int] = set()
    closing: i64 = -1
    until: i64 = 0
    for n, word in enumerate(words):
        code: i32 = ord(text[word.start])
        if word.start >= until and not _bracket(code):
            continue
        link = _LINK.match(text, word.start)
        if link is not None:
            until = link.end()
        if word.start < until or word.start == closing:
            gone.add(n)
            continue
        inserted = _INSERTED.match(text, word.start)
        if inserted is None or inserted.group().isupper():  # "the General Staff [GS]"
            continue
        last = n - 1
        while last in gone:
            last -= 1
        before = text[words[last].start : words[last].end] if last >= 0 else "["
        led = lexicon.word(before).entry
        pronoun = bool(led.flags & roles.IT) or (led.side in ("same", "own") and not before.isupper())
        first = lexicon.word(inserted.group()[1:].partition(" ")[0]).entry  # "their positions (in X)"
        owns = led.flags & (roles.POSSESSIVE | roles.DEFINITE) | first.flags & roles.PREPOSITION
        if pronoun or owns or text[word.start] == "[":
            closing = inserted.end() - 1
            gone.add(n)
            if pronoun and not owns:
                gone.add(last)
    return [word for n, word in enumerate(words) if n not in gone] if gone else words


def _bracket(code: i32) -> bool:
    return _OPENING <= code <= _CLOSING or code in (_OPENING_SQUARE, _CLOSING_SQUARE)
