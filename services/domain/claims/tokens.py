"""Words and marks of a text, with their spans."""

import re
from itertools import islice

_TOKEN = re.compile(r"['’]s\b|[^\W_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*|…|\.\.\.|[^\w\s]", re.IGNORECASE)
_APOSTROPHES = str.maketrans("’ʼ", "''")


def normal(word: str) -> str:
    """The spelling under which a word is looked up."""
    low = word.lower()
    return low if low.isascii() else low.translate(_APOSTROPHES)


def split(text: str) -> list[str]:
    """The normal spellings of the words and marks of `text`."""
    return [normal(match.group()) for match in _TOKEN.finditer(text)]


def spans(text: str, start: int, end: int, limit: int) -> list[tuple[int, int]]:
    """The spans of the first `limit` words and marks of ``text[start:end]``."""
    return [match.span() for match in islice(_TOKEN.finditer(text, start, end), limit)]
