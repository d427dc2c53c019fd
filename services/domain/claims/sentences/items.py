"""The items of a sentence, and how to go along them: past some roles, or to where a role is."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.words import grammemes, roles
from services.domain.claims.words.lexicon import Word
from services.domain.places import Mention

MAX_ITEMS: Final = 400


@mypyc_attr(acyclic=True)
class Item:
    """One word, phrase or settlement. `low` is its normal spelling; a phrase with a gap spans to item
    `last` (its own index otherwise), and the words that close it are items without a role."""

    def __init__(self, start: i64, end: i64, word: Word, index: i64) -> None:
        self.start = start
        self.end = end
        self.low = word.low
        self.flags: i64 = word.flags
        self.rare: i64 = word.rare
        self.forms: i64 = word.forms
        self.entry = word.entry
        self.mention: Mention | None = None
        self.last = index
        self.capital = word.capital
        self.side = word.entry.side
        self.keys = word.keys


def village(item: Item) -> bool:
    """Whether a word calls one settlement what it is ("village", "town")."""
    return bool(item.flags & roles.PLACE_NOUN) and not item.forms & grammemes.PLURAL


def villages(item: Item) -> bool:
    """Whether a word calls several settlements what they are ("villages")."""
    return bool(item.flags & roles.PLACE_NOUN and item.forms & grammemes.PLURAL)


def has(items: list[Item], first: i64, end: i64, role: i64) -> bool:
    """Whether one of the items from `first` on, before `end`, is of the role."""
    end = min(end, len(items))
    j = max(first, 0)
    while j < end:
        if items[j].flags & role:
            return True
        j += 1
    return False


def back_over(items: list[Item], j: i64, over: i64, but: i64 = roles.NONE, low: i64 = 0) -> i64:
    """The item before those of the roles `over` that end at `j`, of which none is `but` of others; at least
    `low`."""
    while j > low and items[j].flags & over and not items[j].flags & but:
        j -= 1
    return j


def on_over(items: list[Item], j: i64, over: i64, but: i64 = roles.NONE, end: i64 = MAX_ITEMS) -> i64:
    """The item behind those of the roles `over` that begin at `j`, of which none is `but` of others; at most
    `end`, or where the sentence ends."""
    end = min(end, len(items))
    while j < end and items[j].flags & over and not items[j].flags & but:
        j += 1
    return j


def flags_at(items: list[Item], j: i64) -> i64:
    """The roles of item `j`; none where the sentence ends before it."""
    return items[j].flags if j < len(items) else roles.NONE


def no_word(items: list[Item], j: i64) -> bool:
    """Whether no word stands at `j`: a mark does, or the sentence is over."""
    return j >= len(items) or not items[j].low[0].isalnum()


def attributive(items: list[Item], j: i64) -> bool:
    """Whether the participle at `j` only describes a town ("the largely abandoned village of X")."""
    if not items[j].forms & grammemes.PARTICIPLE or j + 1 >= len(items) or not j or items[j].last != j:
        return False
    article = items[back_over(items, j - 1, roles.ADVERB)].flags
    town = items[j + 1].flags & roles.PLACE_NOUN and not items[j].flags & roles.SIDE_ADJECTIVE
    return bool(town and article & roles.DETERMINER and not article & roles.COMPLEMENT)
