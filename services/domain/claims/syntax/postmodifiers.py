"""What may stand behind a name before its list goes on, and where that ends: its noun, its region, an
apposition, a relative clause, "and other villages"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, villages
from services.domain.claims.syntax.phrases import FINITE, MAX_MODIFIERS, PlaceRef
from services.domain.claims.words import rare, roles, terms

_VERBAL: Final = FINITE | roles.SAY | roles.TRIGGER
_LAND: Final = roles.DETERMINER | roles.DEFINITE | roles.REGION | roles.SECTOR | roles.ADVERB
PLACED: Final = frozenset({terms.IN, terms.PART})
ASIDE: Final = 14
"""Items of the longest description between commas."""
_INSERTED: Final = 9
"""Items of the longest insertion between commas in a list."""


def past_others(items: list[Item], k: i64) -> i64:
    """The item behind "and many other towns and villages" at `k` and the region they lie in; `k` where none
    stand there."""
    if k + 2 >= len(items) or not items[k].flags & (roles.AND | roles.COMMA):
        return k
    other = k + 2 if items[k + 1].flags & roles.QUANTIFIER else k + 1
    if not items[other].rare & rare.INDEFINITE or not _several_places(items, other + 1):
        return k
    more = other + 2
    joined = more < len(items) and bool(items[more].flags & roles.AND) and _several_places(items, more + 1)
    return past_region(items, more + 2 if joined else more)


def before_others(items: list[Item], at: i64, last: i64) -> i64:
    """The item before "and all other", where an adjective, from `at` to `last`, is said of those that precede
    as well ("X, Y and all other occupied cities"); -1 where it is not."""
    if not _several_places(items, last + 1):
        return -1
    j = back_over(items, at - 1, roles.ADVERB)
    if not items[j].rare & rare.INDEFINITE:
        return -1
    j = back_over(items, j - 1, roles.QUANTIFIER | roles.DETERMINER | roles.BOTH, roles.AND)
    return j - 1 if j > 0 and items[j].flags & roles.AND else -1


def _several_places(items: list[Item], k: i64) -> bool:
    return k < len(items) and villages(items[k])


def past_region(items: list[Item], k: i64) -> i64:
    """The item behind the region that a name at the item before `k` is said to lie in ("in the
    neighbouring Kharkiv region"); `k` where none is named."""
    first = k + 1 if k < len(items) and items[k].flags & roles.COMMA else k
    if first >= len(items) or not items[first].flags & (roles.PREPOSITION | roles.OF):
        return k
    for j in range(first + 1, min(first + MAX_MODIFIERS, len(items))):
        flags = items[j].flags
        named = bool(items[j - 1].flags & (roles.SECTOR | roles.DETERMINER)) and items[j].capital
        if flags & roles.REGION or (flags & roles.ACTOR and named):
            return j + 1  # "in eastern Ukraine", "of the Luhansk People's Republic"
        if items[j].mention is not None or flags & (roles.COMMA | roles.STOP | roles.AND | roles.TRIGGER):
            break
    return k


def past_shore(items: list[Item], k: i64) -> i64:
    """The comma, before the list's next name, that ends where a name lies which ends before item `k` ("X on
    the shore of the sea, Y"); `k` where that is not told."""
    if k + 2 >= len(items) or not items[k].flags & roles.PREPOSITION:
        return k
    if not items[k + 1].flags & roles.DEFINITE:
        return k
    for j in range(k + 2, min(k + _INSERTED, len(items) - 1)):
        if items[j].flags & roles.COMMA:
            return j if items[j + 1].mention is not None else k
        land = bool(items[j].flags & roles.OF) or not items[j].flags & ~_LAND
        if not land or items[j].mention is not None:
            return k
    return k


def past_aside(items: list[Item], k: i64) -> i64:
    """The comma that closes the description of a name which ends before item `k` ("X, a mining town, and Y");
    `k` where none stands there."""
    if k + 1 >= len(items) or not items[k].flags & roles.COMMA:
        return k
    led = items[k + 1]  # "X, located on the river, and Y"
    if roles.LYING in led.entry.traits or (led.flags & roles.RELATIVE and not led.flags & roles.COMPLEMENT):
        return _past_relative(items, k)
    if not items[k + 1].flags & roles.DETERMINER:
        return k
    town = False
    for j in range(k + 2, min(k + ASIDE, len(items) - 1)):
        flags = items[j].flags
        if flags & roles.COMMA:
            return j if town and items[j + 1].flags & roles.AND else k
        town = town or bool(flags & (roles.PLACE_NOUN | roles.SECTOR))
        mention = items[j].mention
        named = mention is not None and mention.relation in PLACED  # "X, a village on the Y front, and Z"
        if flags & (_VERBAL | roles.STOP | roles.RELATIVE) or named:
            return k
    return k


def _past_relative(items: list[Item], k: i64) -> i64:
    """The comma that closes the relative clause behind a name, where a last name follows ("X, which lies on
    the border, and Y"); `k` where none does."""
    for j in range(k + 2, min(k + ASIDE, len(items) - 2)):
        if items[j].flags & roles.COMMA:
            ends = _VERBAL | roles.COMMA | roles.STOP  # "…, as well as from the village of Y"
            named = next((i for i in items[j + 2 : j + 7] if i.mention is not None or i.flags & ends), None)
            follows = items[j + 1].flags & roles.AND and named is not None and named.mention is not None
            return j if follows else k
        mention = items[j].mention
        if (mention is not None and mention.relation in PLACED) or items[j].flags & roles.STOP:
            return k
    return k


def past_noun(items: list[Item], left: PlaceRef) -> i64:
    """The item behind a name and what it is called ("took X village and Y")."""
    k = left.last + 1
    noun = bool(items[k].flags & roles.PLACE_NOUN) and items[k].mention is None and left.mention is not None
    return k + 1 if noun else k


def past_insertion(items: list[Item], k: i64, end: i64) -> i64:
    """The item behind what stands between commas after "and" ("A and, in the north, B"); `k` where nothing
    does."""
    if k + 1 >= end or not items[k].flags & roles.AND or not items[k + 1].flags & roles.COMMA:
        return k
    for j in range(k + 2, min(end, k + _INSERTED)):
        if items[j].flags & roles.COMMA:
            return j + 1
    return k
