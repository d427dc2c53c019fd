"""The line before a report that tells where it was written ("KYIV, Ukraine (AP) — …")."""

import re
from typing import Final

from mypy_extensions import i64

_DATELINE: Final = re.compile(
    r"\s*(?P<place>[^\W\d_a-zа-яіїєґ]{3,}(?:[ '’/-][^\W\d_a-zа-яіїєґ]+)*)(?:, [^\W\d_][\w. ]{1,30}){0,2}"
    r"(?: ?\([^()\n]{2,40}\))? ?(?:--|[—–:-]) ?(?=[\"“«„]?[^\W_])"
)
_LONGEST: Final = 90


def length(text: str) -> i64:
    """How many characters of `text` are its dateline; 0 where it has none."""
    found = _DATELINE.match(text, 0, _LONGEST)
    return found.end() if found else 0
