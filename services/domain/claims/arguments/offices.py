"""Settlements that only tell where somebody sits that speaks, or which forces are meant."""

from typing import Final

from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import roles

_OFFICE: Final = 2
"""Items of an office and its preposition before a name."""
_NAME: Final = 7
"""Items of what names who holds an office, with its commas."""


def of_office(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is where those sit that speak ("the ministry in Kyiv said …")."""
    if parse.free or ref.preposition != "in" or ref.phrase < _OFFICE or ref.last + 1 >= len(parse.items):
        return False
    items = parse.items
    j = ref.last + 1
    if items[j].flags & roles.COMMA:  # "a spokesman in Kyiv, Ivan Bondar, told …"
        j = next((k + 1 for k in range(j + 1, min(j + _NAME, len(items))) if items[k].flags & roles.COMMA), j)
    while (
        j + 1 < len(items) and items[j].flags & (roles.HAVE | roles.ADVERB) and not items[j].flags & roles.SAY
    ):
        j += 1
    if j >= len(items):
        return False
    sits = roles.SOURCE | roles.FORCE if items[ref.first].flags & roles.ACTOR else roles.SOURCE
    return bool(items[ref.phrase - 2].flags & sits and items[j].flags & (roles.SAY | roles.DENY))


def unit_of(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the name is only that of forces ("a spokesman for the Kharkiv group")."""
    if parse.free or not ref.first or ref.last + 1 >= len(parse.items):
        return False
    before = parse.items[ref.first - 1].flags & roles.DEFINITE
    return bool(before and parse.items[ref.last + 1].flags & roles.FORCE)
