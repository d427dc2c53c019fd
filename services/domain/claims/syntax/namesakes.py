"""Whether what a name stands for is a settlement: not a river, a part of another one, or a government."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, flags_at, has, no_word
from services.domain.claims.syntax.phrases import BARRIER, FINITE, PlaceRef
from services.domain.claims.words import grammemes, rare, roles

_OFFICE: Final = 5
"""Items behind an article within which it is told what somebody is."""
_BESIDE: Final = 3
"""Items from an auxiliary to its participle, adverbs aside."""
_NOUN: Final = 3
"""Items before "including" within which stands what the name behind is an example of."""
_TOWN: Final = 5000
"""Inhabitants from which on a place is rather known by its own name than as a quarter's."""


def river(items: list[Item], i: i64) -> bool:
    """Whether a name with "the" right before it and no noun behind is that of a river or the like ("the
    Dnipro")."""
    if not i or not items[i - 1].flags & roles.DEFINITE or items[i - 1].flags & roles.COMPLEMENT:
        return False
    following = flags_at(items, i + 1)
    if following & (roles.AND | roles.COMMA) and _areas(items, i + 1):
        return False
    ends = following & (BARRIER | roles.SIDE_ADJECTIVE | roles.TIME | roles.ADVERB)
    return no_word(items, i + 1) or ends != 0 or part_named(items, i)


def _areas(items: list[Item], j: i64) -> bool:
    """Whether a list of names goes on at `j` that a noun for all of them ends ("the X, Y and Z areas")."""
    while j + 1 < len(items) and (items[j].flags & (roles.AND | roles.COMMA) or items[j].mention is not None):
        j += 1
    return bool(items[j].flags & (roles.REGION | roles.PLACE_NOUN) and items[j].forms & grammemes.PLURAL)


def compounded(items: list[Item], i: i64) -> bool:
    """Whether the name is the first half of an adjective ("X-based reporters")."""
    if i + 2 >= len(items) or items[i + 1].low != "-" or items[i + 1].flags & roles.DASH:
        return False
    half = items[i + 2]
    solid = half.start == items[i + 1].end == items[i].end + 1
    return solid and not half.capital and half.low.isalpha() and half.low.isascii()


def person(items: list[Item], i: i64) -> bool:
    """Whether the name is that of somebody whom an apposition describes ("according to Bohdan, a sergeant in
    …", "said Bohdan, 31")."""
    if i + 3 >= len(items) or not items[i + 1].flags & roles.COMMA:
        return False
    if i and not items[i - 1].flags & (roles.ACCORDING | roles.SAY | roles.QUOTE):
        return False
    told = items[i + 2].flags
    if told & roles.NUMBER and not told & roles.DETERMINER:
        share = items[i + 3].low[0].isalnum() or bool(items[i + 3].flags & roles.SECTOR)  # "X, 90% of which"
        return items[i + 2].low.isdecimal() and not share  # an age
    if not told & roles.DETERMINER or told & roles.DEFINITE:
        return False
    office = False
    for item in items[i + 3 : i + 3 + _OFFICE]:
        if item.flags & (roles.SAY | roles.COMMA | roles.PLACE_NOUN | roles.BE):
            return office and bool(item.flags & roles.COMMA)
        office = office or bool(item.flags & roles.SOURCE and not item.capital)  # not "X, a goal for Russia"
    return office


def part_named(items: list[Item], i: i64) -> bool:
    """Whether the name is that of a part of another settlement ("the Shevchenko neighbourhood")."""
    if flags_at(items, i + 1) & (roles.FACILITY | roles.REGION) != roles.FACILITY:
        return False
    mention = items[i].mention
    settlement = mention.settlement if mention is not None else None
    if settlement is not None and (settlement.population or 0) >= _TOWN:
        return False  # "the Hostomel airfield"
    definite = i > 0 and items[i - 1].flags & roles.DEFINITE
    return bool(definite) and not items[i + 1].forms & grammemes.PLURAL


def placed(items: list[Item], i: i64, found: list[PlaceRef]) -> bool:
    """Whether a name that may stand for a government is here a place: after a preposition, a noun such as
    "city", a verb whose object it can be, or in a list."""
    j = back_over(items, i - 1, roles.DETERMINER | roles.SECTOR, roles.RELATIVE, low=-1)
    if j < 0:
        return _predicated(items, i)
    if items[j].rare & rare.SUCH:  # "cities, including Kyiv"
        return has(items, j - _NOUN, j, roles.PLACE_NOUN)
    flags = items[j].flags
    if party_behind(items, j, i):
        return False
    led = flags & (roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO)
    if led and not flags & roles.SUBORDINATOR:
        return not (bool(flags & roles.BY) or (items[j].entry.preposition == "for" and _served(items, j)))
    if flags & roles.TRIGGER and any(t.pos in ("verb", "adjective") for t in items[j].entry.triggers):
        # not "a claim Kyiv dismissed"
        return not (flags & roles.REPORT_NOUN and j and items[j - 1].flags & roles.DETERMINER)
    if flags & (roles.AND | roles.COMMA) and found and found[-1].last >= j - 2:
        # "…, and Kyiv expects", "Moscow says that …, Kyiv that …"
        acting = FINITE | roles.SAY | roles.AIM | roles.ATTEMPT | roles.FAIL | roles.COMPLEMENT
        return not flags_at(items, i + 1) & acting
    return _predicated(items, i)


def party_behind(items: list[Item], noun: i64, i: i64) -> bool:
    """Whether the name at `i` is a party's, though a noun for a place stands before it at `noun` ("a village
    Kyiv says it holds")."""
    return bool(items[noun].flags & roles.PLACE_NOUN and flags_at(items, i + 1) & (roles.SAY | roles.HAVE))


def _served(items: list[Item], preposition: i64) -> bool:
    """Whether those who fight are of neither side, so that they do so for a government ("a foreigner fighting
    for Kyiv")."""
    if not any(t.mutual and t.pos == "verb" for t in items[preposition - 1].entry.triggers):
        return False
    return not any(
        item.side in ("UA", "RU") or bool(item.flags & roles.POSSESSIVE) for item in items[: preposition - 1]
    )


def _predicated(items: list[Item], i: i64) -> bool:
    """Whether what follows says something of a place ("Kyiv is under …", "Kyiv, Lviv and Sumy remain …")."""
    links, last, j = roles.COMMA | roles.AND, i, i + 1
    while j < len(items) and (items[j].flags & links or items[j].mention is not None):
        last, j = (last if items[j].mention is None else j), j + 1
    said = roles.BE | (roles.TRIGGER if last > i else roles.NONE)
    told = items[last + 1 : last + 6]
    return bool(told and told[0].flags & said) and any(
        "subject" in t.place
        or ("object" in t.place and n < _BESIDE and bool(item.forms & grammemes.PARTICIPLE))
        for n, item in enumerate(told)
        for t in item.entry.triggers
    )
