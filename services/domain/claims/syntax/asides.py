"""Settlements that are only named in what describes another: where that lies, what it is ("X, a village near
Y, …", "X, on the road to Y, …", "X, like Y before it, …")."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has, village
from services.domain.claims.syntax.phrases import FINITE, PlaceRef, leads
from services.domain.claims.words import grammemes, rare, roles, terms

_TIME: Final = 4
"""Items behind a name within which it is told when."""
_LONGEST: Final = 16
"""Items of the longest description between commas."""
_MEASURE: Final = roles.ADVERB | roles.NUMBER | roles.STOP | roles.HEDGE
_LEADING: Final = roles.PREPOSITION | roles.OF | roles.TO
_ELSE: Final = roles.TRIGGER | roles.SAY | roles.COMMA | roles.AND
"""What no description reaches over."""
_ENDS: Final = roles.COMMA | roles.DASH


def set_apart(items: list[Item], found: list[PlaceRef]) -> None:
    """Mark the settlements that only describe the one named before the pause in front of them."""
    owner = found[0]
    end: i64 = -1
    for n in range(1, len(found)):
        ref = found[n]
        if ref.first < end:
            ref.aside = ref.anchor = True
            continue
        comma = owner.last + 1
        if not items[comma].flags & roles.COMMA or ref.phrase <= comma:
            owner = ref
            continue
        listed = n + 1 < len(found) and found[n + 1].listed == owner.listed
        if listed and leads(items, ref, found[n + 1]):
            owner = found[n + 1]  # "near X, south of Y near Z"
            continue
        if ref.mention is None:  # "X, the gateway to Y"
            owner = owner if ref.phrase == comma + 1 else ref
            continue
        before, owner = owner, ref
        if before.anchor or (before.mention is None and not items[before.last].flags & roles.PLACE_NOUN):
            continue
        closed: i64 = ref.last + 1 if _likened(items, comma + 1, ref) else -1
        if closed < 0 and (ref.listed == n or _calls(items, ref.last + 1)):
            closed = _described_up_to(items, comma + 1, ref)
        if closed >= 0:
            ref.aside, ref.anchor, ref.listed = True, True, n
            owner, end = before, closed


def _likened(items: list[Item], first: i64, ref: PlaceRef) -> bool:
    """Whether it is told from `first` on that the same was so earlier elsewhere ("like Y before it", "like Y
    a year ago")."""
    if ref.phrase != first + 1 or not items[first].rare & rare.SUCH or ref.last + 2 >= len(items):
        return False
    for item in items[ref.last + 1 : ref.last + _TIME]:
        if item.flags & roles.COMMA:
            return False
        if item.flags & roles.RARE and (item.rare & rare.UNTIL or roles.AGO in item.entry.traits):
            return True
    return False


def _described_up_to(items: list[Item], first: i64, ref: PlaceRef) -> i64:
    """The pause that closes a description which the words from `first` on begin and the settlement is in; -1
    where they begin none."""
    if ref.phrase - first > _LONGEST:
        return -1
    related = False
    for j in range(first, ref.phrase):
        item = items[j]
        related = related or _relates(items, j)
        if _adjective(item) and village(items[j + 1]):
            continue  # "X, an embattled town near Y"
        if item.flags & _ELSE and not item.flags & roles.ADVERB:
            return -1
        if item.flags & roles.COMPLEMENT and not related:
            return -1  # "the fall of X, a week after that of Y"
        if not related and j > first and _states(item) and not items[j - 1].flags & roles.PLACE_NOUN:
            return -1
    if not related and not _leads(items, first, ref) and not _lies(items, first, ref):
        return -1
    after = ref.last + 1
    return _closes(items, after + _calls(items, after), related)


def _lies(items: list[Item], first: i64, ref: PlaceRef) -> bool:
    """Whether the words from `first` on tell where something lies ("just outside Y", "on the road to Y")."""
    opening, governing = items[first], items[ref.phrase - 1]
    j = first
    while j < ref.phrase and items[j].flags & _MEASURE and roles.LYING not in items[j].entry.traits:
        j += 1
    if j < ref.phrase and roles.LYING in items[j].entry.traits:
        return True
    if ref.phrase <= first or governing.rare & rare.BEARING:
        return ref.phrase > first
    if opening.flags & _MEASURE and governing.entry.preposition in ("from", "to"):
        return True  # "X, 10 km from Y"
    led = ref.phrase - first > 1 and bool(governing.flags & _LEADING)
    # not "in X, in the area of Y"
    apart = ref.relation not in (terms.NEAR, terms.PART) and not opening.flags & roles.SUBORDINATOR
    return bool(opening.flags & roles.PREPOSITION) and led and apart


def _leads(items: list[Item], first: i64, ref: PlaceRef) -> bool:
    """Whether the words from `first` on tell what something is ("a village near Y", "home to the garrison of
    Y")."""
    opening = items[first]
    if ref.phrase == first:  # "X, a suburb of Y", "X, a Y suburb"
        of = has(items, first, ref.first, roles.OF) or _calls(items, ref.last + 1)
        return of and bool(opening.flags & roles.DETERMINER) and not opening.flags & roles.DEFINITE
    if ref.phrase - first <= 1 or not items[ref.phrase - 1].flags & _LEADING:
        return False
    one = opening.flags & roles.NUMBER and items[first + 1].flags & roles.OF
    small = opening.flags & roles.QUANTIFIER and village(items[first + 1])  # "a small village near Y"
    told = opening.flags & roles.DETERMINER or one or small
    return bool(told) or not (opening.flags or opening.capital)


def _relates(items: list[Item], j: i64) -> bool:
    """Whether a relative clause begins at `j` ("a hub that supplies Y", "from where Y can be shelled")."""
    if not items[j].flags & roles.RELATIVE or items[j - 1].flags & roles.SAY:
        return False
    return not flags_at(items, j + 1) & roles.OF


def _calls(items: list[Item], j: i64) -> bool:
    """Whether the word at `j`, behind a name, tells what something else is ("X, a Y | suburb")."""
    return j < len(items) and village(items[j])


def _adjective(item: Item) -> bool:
    return any(trigger.pos == "adjective" for trigger in item.entry.triggers)


def _states(item: Item) -> bool:
    """Whether the item is a verb that makes a clause of its own."""
    if item.flags & FINITE and not item.flags & roles.ADVERB:
        return True
    return bool(item.forms & grammemes.TOLD)


def _closes(items: list[Item], first: i64, related: bool) -> i64:
    """The pause that closes the description from `first` on; -1 where a verb stands before one that is not
    in a relative clause."""
    for j in range(first, min(len(items), first + _LONGEST)):
        item = items[j]
        if item.flags & _ENDS or (item.flags & roles.STOP and item.low not in ("(", ")")) or item.low == ".":
            return j
        if j == first and item.flags & roles.RELATIVE:
            return j  # "X, a village near Y which they had taken"
        if item.flags & (roles.SAY | roles.TRIGGER) or (not related and _states(item)):
            return -1
    return -1
