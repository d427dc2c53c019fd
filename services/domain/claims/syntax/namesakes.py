"""Whether what a name stands for is a settlement: not a river, a part of another one, or a government."""

from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.phrases import BARRIER, FINITE, PlaceRef
from services.domain.claims.words import roles

_TOWN: Final = 5000
"""Inhabitants from which on a place is rather known by its own name than as a quarter's."""


def river(items: list[Item], i: int) -> bool:
    """Whether a name with "the" right before it and no noun behind is that of a river or the like ("the
    Dnipro")."""
    if not i or not items[i - 1].flags & roles.DEFINITE or items[i - 1].flags & roles.COMPLEMENT:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or not following.low[0].isalnum():
        return True
    return bool(following.flags & (BARRIER | roles.SIDE_ADJECTIVE | roles.TIME | roles.ADVERB)) or part_named(
        items, i
    )


def part_named(items: list[Item], i: int) -> bool:
    """Whether the name is that of a part of another settlement ("the Shevchenko neighbourhood")."""
    if not i or i + 1 >= len(items) or not items[i - 1].flags & roles.DEFINITE:
        return False
    mention = items[i].mention
    settlement = mention.settlement if mention is not None else None
    if settlement is not None and (settlement.population or 0) >= _TOWN:
        return False  # "the Hostomel airfield"
    following = items[i + 1].flags
    return bool(following & roles.FACILITY) and not following & roles.REGION


def placed(items: list[Item], i: int, found: list[PlaceRef]) -> bool:
    """Whether a name that may stand for a government is here a place: after a preposition, a noun such as
    "city", a verb whose object it can be, or in a list."""
    j = i - 1
    while (
        j >= 0 and items[j].flags & (roles.DETERMINER | roles.SECTOR) and not items[j].flags & roles.RELATIVE
    ):
        j -= 1
    if j < 0:
        return False
    flags = items[j].flags
    if (
        flags & (roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO)
        and not flags & roles.SUBORDINATOR
    ):
        return not (flags & roles.BY or (items[j].entry.preposition == "for" and _served(items, j)))
    if flags & roles.TRIGGER and any(t.pos in ("verb", "adjective") for t in items[j].entry.triggers):
        return True
    if flags & (roles.AND | roles.COMMA) and found and found[-1].last >= j - 2:
        # "…, and Kyiv expects", "Moscow says that …, Kyiv that …"
        acting = FINITE | roles.SAY | roles.AIM | roles.ATTEMPT | roles.FAIL | roles.COMPLEMENT
        return i + 1 >= len(items) or not items[i + 1].flags & acting
    return False


def _served(items: list[Item], preposition: int) -> bool:
    """Whether nobody of either side is named before "for", so that one fights for a government ("a foreigner
    fighting for Kyiv")."""
    return not any(item.side in ("UA", "RU") for item in items[: preposition - 1])
