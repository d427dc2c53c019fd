"""Which words name forces, and which only describe or count them, or are a part of a place."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item
from services.domain.claims.words import grammemes, rare, roles

NAMES: Final = roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE
"""Roles of what names forces."""


def describes(items: list[Item], i: i64) -> bool:
    """Whether the word for forces at `i` is an adjective with a noun for none ("a military base")."""
    item, following = items[i], items[i + 1] if i + 1 < len(items) else None
    if following is None or not item.forms & grammemes.ADJECTIVE:
        return False
    noun = bool(following.forms & grammemes.NOUN) and not following.forms & grammemes.VERBAL
    known = bool(following.mention or following.flags & (NAMES | roles.PREPOSITION | roles.ADVERB))
    return noun and not known and bool(item.forms & following.forms & grammemes.CASES)


def one_of(item: Item) -> bool:
    """Whether words stand there that take one out of the forces behind them ("one of the companies")."""
    return bool(item.rare & rare.INDEFINITE and item.forms & grammemes.CASES)


def unit(items: list[Item], i: i64) -> bool:
    """Whether the adjective at `i` ends the name of a unit whose noun is left out ("the 3rd assault")."""
    j = i - 1
    if j > 0 and items[j].forms & grammemes.ADJECTIVE and not items[j].flags:
        j -= 1  # "the 3rd separate assault"
    if j < 0 or not items[j].low[0].isdigit() or not items[j].low[-1].isalpha():
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    noun = grammemes.NOUN | grammemes.ADJECTIVE
    return following is None or not following.forms & noun


def by_number(items: list[Item], i: i64) -> bool:
    """Whether the number at `i` names a unit, its noun left out ("the Ukrainian 47th")."""
    if i >= len(items) or not items[i].low[0].isdigit():
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    return following is None or not following.forms & grammemes.NOMINAL


def piece(items: list[Item], i: i64) -> bool:
    """Whether the word at `i` is a part of a place rather than forces ("part of town", "part of which …")."""
    after = items[i + 1] if i + 1 < len(items) else None
    return after is not None and bool(after.mention or after.flags & (roles.PLACE_NOUN | roles.RELATIVE))
