"""Noun phrases that name forces, with the cases that they can be in."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.heads import NAMES, by_number, describes, one_of, piece, unit
from services.domain.claims.cases.names import MAX_STEPS, MODIFIES, cases_of, own_cases, unheard_of
from services.domain.claims.cases.sided import may_act, modifier, side_of, sided
from services.domain.claims.sentences.items import Item, no_word
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.words import grammemes, rare, roles

_ROUGHLY: Final = frozenset({"to", "near", "off", "from"})
_LEFT: Final = frozenset({"from"})
_TIMES: Final = rare.UNIT | rare.MONTH | rare.SEASON | rare.WEEKDAY
_OF: Final = grammemes.ADJECTIVE | grammemes.GENT


def actors(items: list[Item]) -> list[Actor]:
    """The phrases that name forces, in order: a head, the adjectives before it, genitives after it."""
    found: list[Actor] = []
    i: i64 = 0
    while i < len(items):
        if not _head(items, i):
            i += 1
            continue
        first, last, side = i, i, items[i].side
        cases: i64 = cases_of(items[i]) if not items[i].mention else grammemes.CASES
        some = False
        while first and modifier(items[first - 1]) and cases & cases_of(items[first - 1]):
            if _share(items[first - 1]):
                break
            first -= 1
            side = side_of(items[first], side)
            some = bool(items[first].flags & roles.QUANTIFIER)
            cases &= cases_of(items[first])
        if cases & grammemes.GENT and _counted(items, first, i):
            cases |= grammemes.NOMN | grammemes.ACCS
        elif cases == grammemes.ACCS and items[first].flags & roles.NUMBER:
            cases = grammemes.DIRECT  # "three Russian brigades", of which the adjective is in the genitive
        elif cases == grammemes.CASES and first and _driven_out(items[first - 1]) and not found:
            cases = grammemes.NOMN  # "… have been driven out", and by whom isn't told
        if first and cases & grammemes.GENT and items[first - 1].flags & (roles.QUANTIFIER | roles.NUMBER):
            first, some = first - 1, bool(items[first - 1].flags & roles.QUANTIFIER)
            cases = grammemes.DIRECT  # "a few of their groups"
        elif first and cases & grammemes.GENT and " " in items[first - 1].low and one_of(items[first - 1]):
            first, cases = first - 1, cases_of(items[first - 1])
        if (start := _measured(items, first)) < first or (start := _sized(items, first)) < first:
            first, cases = start, grammemes.DIRECT
        last, side = _owner(items, last, side)
        before = items[first - 1] if first else None
        governed = before is not None and _governs(before)
        owned = before is not None and bool(cases & grammemes.GENT) and _possessed(before)
        facing = any({item.side, side} == {"UA", "RU"} for item in items[max(0, first - 2) : first])
        if owned and not facing and not (cases & grammemes.NOMN and _acts_next(items, first, last)):
            cases = grammemes.GENT
        if side == "they" and len(items[i].keys) > 1:
            cases &= ~grammemes.NOMN  # another form than the pronoun's base
        found.append(Actor(first, last, side, governed, some, cases))
        i = last + 1
    return found


def _governs(before: Item) -> bool:
    """Whether what is named behind the word is governed by it; "to the north" of a place, not of forces."""
    if before.rare & rare.BEARING and " " not in before.low.replace(" - ", "-"):
        return False
    return bool(before.flags & (roles.PREPOSITION | roles.ACCORDING))


def _counted(items: list[Item], first: i64, last: i64) -> bool:
    """Whether figures count the forces of a phrase ("260 soldiers", "no more than two hundred soldiers")."""
    if items[first].flags & roles.QUANTIFIER or (first and items[first - 1].flags & roles.ADVERB):
        return any(item.flags & roles.NUMBER or item.forms & grammemes.NUMERAL for item in items[first:last])
    return any(bool(i.flags & roles.NUMBER) and not i.forms & grammemes.CASES for i in items[first:last])


def _measured(items: list[Item], first: i64) -> i64:
    """Where a phrase begins whose figures at `first` a preposition only makes rough ("from 170 to 250
    soldiers", "up to 30 soldiers"); else `first`."""
    j = first
    while j > 0 and items[j].flags & roles.NUMBER and items[j - 1].entry.preposition in _ROUGHLY:
        j -= 1
    return j


def _sized(items: list[Item], first: i64) -> i64:
    """Where a phrase begins that only tells the size of forces ("up to a company of invaders"); else
    `first`."""
    if not first or items[first - 1].entry.preposition != "to":
        return first
    owner = items[min(first + 1, len(items) - 1)]
    whose = owner.flags & (roles.SIDE_ADJECTIVE | NAMES) and cases_of(owner) & grammemes.GENT
    return first - 1 if whose and items[first].flags & (roles.FORCE | roles.QUANTIFIER) else first


def _driven_out(item: Item) -> bool:
    """Whether the word tells of a plural that it has been driven out."""
    if not (item.forms & grammemes.PASSIVE and item.forms & grammemes.PLURAL):
        return False
    return any(trigger.ousts and trigger.place == _LEFT for trigger in item.entry.triggers)


def _head(items: list[Item], i: i64) -> bool:
    item = items[i]
    if item.flags & roles.TRIGGER and item.forms & grammemes.VERBAL:
        return False
    if item.mention is not None:
        return is_government(items, i)
    if item.flags & roles.FORCE and item.flags & roles.SECTOR and piece(items, i):
        return False
    if item.flags & (roles.FORCE | roles.ACTOR):
        return not describes(items, i)
    if item.flags & roles.SIDE_ADJECTIVE and by_number(items, i + 1):
        return True
    if item.forms & grammemes.ADJECTIVE and not item.flags and unit(items, i):
        return True
    if item.forms & grammemes.NOUN and not item.flags and sided(items, i) and may_act(item):
        return True
    if item.flags & roles.SIDE_ADJECTIVE and item.side in ("own", "enemy"):
        if i + 1 >= len(items) or not cases_of(item) & cases_of(items[i + 1]):
            return True  # "in taken by ours X"
        return not (items[i + 1].forms & grammemes.NOMINAL or items[i + 1].flags & NAMES)
    return False


def is_government(items: list[Item], i: i64) -> bool:
    """Whether the name of a capital at `i` stands for its government."""
    if not items[i].flags & roles.ACTOR:
        return False
    before = items[i - 1].flags if i else roles.STOP
    if i and items[i - 1].entry.preposition == "in" and _speaks_there(items, i):
        return True
    if before & (roles.PREPOSITION | roles.PLACE_NOUN | roles.AND):
        return False
    if i and (yields(items[i - 1]) or _said_by(items, i)):
        return True
    fights = bool(i) and any(t.mutual for t in items[i - 1].entry.triggers)  # "the struggle of Kyiv"
    if i and own_cases(items[i]) & grammemes.GENT and (fights or _controlled(items[i - 1])):
        return True
    if before & roles.COMMA or not own_cases(items[i]) & grammemes.NOMN:
        return False
    return i + 1 < len(items) and bool(items[i + 1].forms & grammemes.FINITE)


def _speaks_there(items: list[Item], i: i64) -> bool:
    """Whether those in the capital at `i` say something ("in Kyiv they deny it")."""
    for item in items[i + 1 : i + MAX_STEPS]:
        if item.mention is not None:
            return False
        if item.flags & (roles.SAY | roles.DENY) and item.forms & (grammemes.FINITE | grammemes.INFINITIVE):
            return bool(item.forms & (grammemes.PLURAL | grammemes.INFINITIVE))
    return False


def _said_by(items: list[Item], i: i64) -> bool:
    """Whether the capital at `i` is the subject of a verb of speech right before it (", Kyiv says;")."""
    if not items[i - 1].flags & (roles.SAY | roles.DENY):
        return False
    return no_word(items, i + 1) and bool(own_cases(items[i]) & grammemes.NOMN)


def yields(item: Item) -> bool:
    """Whether an adjective stands there that says under whose control something is."""
    return any(t.pos == "adjective" and t.actor == "inside" for t in item.entry.triggers)


def _controlled(item: Item) -> bool:
    """Whether words stand there whose genitive tells who is in control ("under the control of Kyiv")."""
    return any(t.actor == "inside" and t.pos in ("phrase", "verb") for t in item.entry.triggers)


def _share(item: Item) -> bool:
    """Whether a noun stands there for a share of the forces behind it ("remnants of the garrison")."""
    noun = item.flags & roles.QUANTIFIER and item.forms & grammemes.NOUN
    return bool(noun) and not item.flags & roles.SECTOR


def _possessed(item: Item) -> bool:
    """Whether a noun stands there that a genitive can belong to."""
    other = roles.AND | roles.PREPOSITION | roles.SAY | roles.REGION | roles.PLACE_NOUN | roles.PLACE
    return bool(item.forms & grammemes.NOUN) and not (item.flags & other or item.rare & _TIMES)


def _acts_next(items: list[Item], first: i64, last: i64) -> bool:
    """Whether forces are the subject of the verb right behind them rather than owners of what a preposition
    governs before them ("after the fighting the troops withdrew")."""
    if last + 1 >= len(items) or not items[last + 1].forms & grammemes.FINITE:
        return False
    j = first - 2
    while j > 0 and (items[j].forms & MODIFIES or items[j].rare & _TIMES):
        j -= 1
    return j >= 0 and bool(items[j].flags & roles.PREPOSITION)


def _owner(items: list[Item], last: i64, side: str) -> tuple[int, str]:
    """The end of a phrase with the genitives and names that follow its head, and its side."""
    j = last + 1
    while j < len(items) and j - last < 7:
        item = items[j]
        if item.flags & (roles.PLACE | roles.COMMA | roles.STOP | roles.DASH | roles.PREPOSITION):
            break
        if item.flags & NAMES and cases_of(item) & grammemes.GENT:
            if {side, item.side} == {"UA", "RU"}:
                break  # "under pressure of Russian troops the AFU …"
            side = side or item.side
            last = j
        elif not (
            item.flags & roles.QUOTE
            or item.low[0].isdigit()
            or ("-" in (items[j - 1].low, item.low) and items[j - 1].end == item.start)
            or unheard_of(item)
            or (item.forms & _OF == _OF and not item.flags & roles.TRIGGER)
        ):
            break
        j += 1
    return last, side
