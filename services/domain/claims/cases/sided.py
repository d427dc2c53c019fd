"""People whom no lexicon has, and whose they are by the adjectives before them."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.names import MAX_STEPS, MODIFIES, cases_of
from services.domain.claims.sentences.items import Item
from services.domain.claims.words import grammemes, roles

_COUNTRIES: Final = frozenset({"UA", "RU", "other"})
SIDED: Final = _COUNTRIES | {"own", "enemy"}
"""Sides that an adjective gives to what no lexicon has."""
_CALLED: Final = frozenset({"UA", "RU", "enemy"})
"""Sides that a country's adjective overrules."""
NO_MODIFIER: Final = (
    roles.PREPOSITION | roles.TRIGGER | roles.PLACE | roles.SAY | roles.ADVERB | roles.CONTRAST
)
"""Roles of what describes nothing."""


def side_of(adjective: Item, side: str) -> str:
    """The side of forces that `adjective` describes: which country it names tells more than what they are
    called, `side` ("Russian guardsmen")."""
    return adjective.side if not side or (side in _CALLED and adjective.side in _COUNTRIES) else side


def may_act(item: Item) -> bool:
    """Whether a noun may be a word for forces, as one for several things that do something, or to which it is
    done, seldom is ("Ukrainian flags")."""
    several = grammemes.PLURAL | grammemes.NOMN
    return item.forms & grammemes.BEING == grammemes.ANIM or item.forms & several != several


def sided(items: list[Item], i: i64) -> str:
    """Whose the noun at `i` is by an adjective before it, in agreement, whatever the noun itself tells
    ("Russian daredevils"); empty where no adjective does."""
    cases = cases_of(items[i])
    for j in range(i - 1, max(-1, i - MAX_STEPS), -1):
        if not modifier(items[j]) or not cases & cases_of(items[j]):
            return ""
        if items[j].flags & roles.SIDE_ADJECTIVE:
            return items[j].side if items[j].side in SIDED else ""
    return ""


def modifier(item: Item) -> bool:
    """Whether the word may describe forces named behind it: an adjective, a number, a share of them."""
    barred = NO_MODIFIER & ~roles.TRIGGER if item.flags & roles.SIDE_ADJECTIVE else NO_MODIFIER
    if not item.forms & grammemes.PLURAL:
        barred |= roles.ANAPHOR  # "after this | Russian troops …"
    if item.mention is not None or item.flags & barred:
        return False
    return bool(item.flags & (roles.SIDE_ADJECTIVE | roles.QUANTIFIER | roles.NUMBER)) or (
        bool(item.forms & MODIFIES) and not item.forms & grammemes.VERBAL and not item.flags & roles.SECTOR
        and " " not in item.low  # "meanwhile | Russian troops …"
    )  # fmt: skip
