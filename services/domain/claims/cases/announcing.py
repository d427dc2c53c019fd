"""Nouns that announce the names of settlements: "the villages: X, Y", "one more village — X"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item
from services.domain.claims.words import grammemes, rare, roles

_ANNOUNCED: Final = 16
"""Items from "the villages" to the first name of the list that follows."""
_SPECIFIED: Final = 3
"""Items before a noun within which "one more" or "another" stands."""


def announces(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` announces a list that a colon, dash or "among them" opens."""
    if not items[i].forms & grammemes.PLURAL:
        return _announces_one(items, i)
    open_ = False
    for j in range(i + 1, min(i + _ANNOUNCED, len(items))):
        if items[j].mention is not None:
            if open_ or not items[j - 1].flags & roles.PREPOSITION:
                return open_
            continue
        verb = bool(items[j].forms & grammemes.VERBAL) and not items[j].forms & grammemes.NOUN
        if verb and not items[j].flags & (roles.BE | roles.SAY) and not items[j].rare & rare.SUCH:
            return False
        open_ = open_ or opened(items, j, j + 1)
    return False


def _announces_one(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` announces the one name that a dash or colon opens ("took one more village in
    the south — X")."""
    before = items[max(0, i - _SPECIFIED) : i]
    one = any(item.entry.number == 1 or bool(item.rare & rare.INDEFINITE) for item in before)
    for j in range(i + 1, min(i + _ANNOUNCED, len(items) - 1)):
        such = bool(items[j].rare & rare.SUCH)  # "took a village. It is about the village of X"
        if such or (one and opened(items, j, j + 1) and not items[j + 1].rare & rare.SUCH):
            led = j + 1 + bool(items[j + 1].flags & roles.PLACE_NOUN)
            return led < len(items) and items[led].mention is not None
        if (
            (items[j].flags & roles.COMMA and not items[j + 1].rare & rare.SUCH)
            or items[j].mention is not None
            or (items[j].forms & grammemes.FINITE and not items[j].forms & grammemes.NOUN)
        ):
            return False
    return False


def opened(items: list[Item], first: i64, end: i64) -> bool:
    """Whether a colon, dash or "among them" stands among the items."""
    return any(
        bool(items[j].flags & (roles.STOP | roles.DASH))
        or bool(items[j].rare & rare.SUCH)
        or (items[j].low == "-" and items[j].end != items[min(j + 1, len(items) - 1)].start)
        for j in range(first, end)
    )
