"""Whether the name of a settlement begins a clause rather than ends a list."""

from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.phrases import FINITE, PlaceRef
from services.domain.claims.words import grammemes, rare, roles

_ACTING: Final = roles.ACTOR | roles.SIDE_ADJECTIVE | roles.FORCE
_SUBJECT: Final = 5
"""Items from a subject to its verb."""


def begins_clause(items: list[Item], ref: PlaceRef, link: int, first: bool) -> bool:
    """Whether the name begins a clause rather than ends a list ("reached A, and B is …", "repelled attacks
    near A, and in B they hold …")."""
    if items[ref.phrase - 1].flags & roles.PREPOSITION and _fronts(items, ref):
        return True
    both = roles.AND | roles.COMMA
    if not first or link & both != both or " " in items[ref.phrase - 1].low:
        return False
    return says_on(items, ref.last + 1)


def _fronts(items: list[Item], ref: PlaceRef) -> bool:
    """Whether a subject with its verb stands right behind the name ("and in X they hold …")."""
    k = ref.last + 1
    if k >= len(items) or not items[k].flags & _ACTING:
        return False
    return any(t.pos == "verb" for item in items[k + 1 : k + _SUBJECT] for t in item.entry.triggers)


def says_on(items: list[Item], k: int) -> bool:
    """Whether a verb follows at `k`, so that the name before it begins a clause."""
    while k < len(items) - 1 and items[k].flags & roles.ADVERB and not items[k].flags & roles.AND:
        k += 1
    if k >= len(items):
        return False
    item = items[k]
    if item.rare & rare.MODAL:
        return True  # "…, and X may be next"
    told = item.forms & grammemes.PAST and not item.forms & grammemes.PARTICIPLE
    return bool(told or item.flags & (FINITE | roles.TRIGGER | roles.SAY))
