"""Pages that a site shows in place of an article, with status 200: checks for robots, demands for cookies or
a login, an error, its front page."""

import re
import tomllib
from functools import cache
from pathlib import Path

from services.domain.claims.words import language
from services.domain.places.romanisation import fold, romanise_uk, sound

MARKS = Path(__file__).parent / "data" / "walls.toml"

LONGEST_WALL = 1500
"""Characters of text in which a mark counts: an article that speaks of robots has more."""

_LEAST_WORDS = 5
_LEAST_SHARE = 0.15
"""Of the words that a feed says of an article, so many are on its page: of 880 pages of many kinds all but
one in a hundred have more of what they say of themselves; of the others hardly a text is the article's."""

_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5  # letters; what follows is mostly an ending

_LEAST_NAMES = 2
_LEAST_SHARE_OF_NAMES = 0.2
"""Of the names and numbers that a feed says, so many are in the article in another language; in headlines of
which every word has a capital, most are no names."""

_NAME = re.compile(r"[A-ZА-ЯЁІЇЄҐ][^\W\d_]{3,}|\d{2,}")
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w)")


def wall(title: str, text: str, told: str = "") -> str:
    """The mark by which a page of this title and text is known for a wall; empty where there is none.

    `told` is what is known of the article elsewhere: a mark that stands there is in the article's own words.
    """
    if len(text) > LONGEST_WALL:
        return ""
    titles, texts = _marks()
    shown, held, known = _evened(title), _evened(text), _evened(told)
    begins = (mark for mark in titles if shown.startswith(mark))
    holds = (mark for mark in texts if mark in held)
    return next((mark for mark in (*begins, *holds) if mark not in known), "")


def is_another(told: str, text: str) -> bool:
    """Whether the text is of something else than what is `told` of an article: has hardly a word of it, or,
    where it is in another language, hardly a name or number.

    Where few words are told there is no telling, and it is taken for the article's.
    """
    words = _stems(told)
    if len(words) < _LEAST_WORDS or len(words & _stems(text)) >= _LEAST_SHARE * len(words):
        return False
    if language.detect(told) == language.detect(text):
        return True
    names = _names(told)
    return len(names & _names(text)) < max(_LEAST_NAMES, _LEAST_SHARE_OF_NAMES * len(names))


@cache
def _marks() -> tuple[tuple[str, ...], tuple[str, ...]]:
    marks = tomllib.loads(MARKS.read_text("utf-8"))
    return tuple(map(_evened, marks["titles"])), tuple(map(_evened, marks["texts"]))


def _evened(text: str) -> str:
    return " ".join(text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _names(text: str) -> set[str]:
    """The names and numbers in a text, as they sound in any of the languages that are read."""
    found = set(_NAME.findall(_APOSTROPHE.sub("", text)))
    return {sound(fold(romanise_uk(name)), {})[:_STEM] or name for name in found}
