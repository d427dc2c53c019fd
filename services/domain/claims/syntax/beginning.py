"""Whether a name or a dash begins a clause rather than goes on with a list."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has, on_over
from services.domain.claims.syntax.phrases import FINITE, PlaceRef
from services.domain.claims.words import grammemes, rare, roles

_ACTING: Final = roles.ACTOR | roles.SIDE_ADJECTIVE | roles.FORCE
_VERB: Final = FINITE | roles.TRIGGER | roles.SAY | roles.DENY
_SUBJECT: Final = 5
"""Items from a subject to its verb."""
_SKIPPED: Final = roles.ADVERB | roles.QUANTIFIER | roles.HEDGE | roles.DETERMINER | roles.NUMBER


def begins_clause(items: list[Item], ref: PlaceRef, link: i64, first: bool) -> bool:
    """Whether the name begins a clause rather than ends a list ("reached A, and B is …", "repelled attacks
    near A, and in B they hold …")."""
    if items[ref.phrase - 1].flags & roles.PREPOSITION and _fronts(items, ref):
        return True
    if items[ref.first].flags & roles.SOURCE and flags_at(items, ref.last + 1) & (roles.SAY | roles.DENY):
        return True  # "says it has taken X and Kyiv denies it"
    both = roles.AND | roles.COMMA
    if not first or link & both != both or " " in items[ref.phrase - 1].low:
        return False
    if flags_at(items, ref.last + 1) & FINITE and items[ref.last + 1].forms & grammemes.PLURAL:
        return False  # "A, and the town of B are held"
    return says_on(items, ref.last + 1)


def _fronts(items: list[Item], ref: PlaceRef) -> bool:
    """Whether a subject with its verb stands right behind the name ("and in X they hold …")."""
    k = ref.last + 1 + (flags_at(items, ref.last + 1) & roles.COMMA != 0)
    if not flags_at(items, k) & _ACTING or not items[ref.phrase - 2].flags & roles.AND:
        return False
    for j in range(k + 1, min(k + _SUBJECT, len(items))):
        if items[j].flags & (roles.COMMA | roles.STOP | roles.PREPOSITION | roles.AND):
            return False
        verb = any(t.pos == "verb" for t in items[j].entry.triggers)
        if verb or items[j].flags & FINITE or items[j].forms & grammemes.PAST:
            return True
    return False


def says_on(items: list[Item], k: i64) -> bool:
    """Whether a verb follows at `k`, so that the name before it begins a clause."""
    k = on_over(items, k, roles.ADVERB, roles.AND, end=len(items) - 1)
    if k >= len(items):
        return False
    told = items[k].forms & (grammemes.PAST | grammemes.PARTICIPLE) == grammemes.PAST
    # "…, and X may be next"
    return told or bool(items[k].rare & rare.MODAL or items[k].flags & _VERB)


def at_front(items: list[Item], dash: i64) -> bool:
    """Whether a dash only parts a front from the places there ("in the northern sector – near X and Y")."""
    led = dash > 0 and items[dash - 1].flags & roles.REGION and flags_at(items, dash + 1) & roles.PREPOSITION
    return bool(led) and not (
        has(items, 0, dash, roles.TRIGGER) and has(items, dash, len(items), FINITE | roles.TRIGGER)
    )


def fights_on(items: list[Item], k: i64) -> bool:
    """Whether a clause begins at `k` that tells of fighting, by nobody ("heavy fighting goes on")."""
    for j in range(k, min(k + _SUBJECT, len(items))):
        item = items[j]
        if item.flags & roles.TRIGGER:
            told = (t.mutual and t.pos == "phrase" and t.actor == "none" for t in item.entry.triggers)
            return any(told) and not item.forms & grammemes.PAST
        if item.flags & ~_SKIPPED or not item.low.isalpha():
            return False
    return False


def contact(items: list[Item], start: i64, i: i64, verb: i64) -> bool:
    """Whether a relative clause without its pronoun opens with the subject at `i` whose verb stands at `verb`
    ("the last village | Ukraine has retaken", not "in the village the Russians hold …"), in a clause that
    begins at `start`."""
    if not says_on(items, verb):
        return False
    return not items[start].flags & roles.PREPOSITION or has(items, start, i, roles.COMMA)


def fronted(items: list[Item], j: i64, heads: list[int]) -> i64:
    """The end of a subject behind the place that the preposition at `j` fronts ("and near X they …"); -1
    where none stands there."""
    place: i64 = heads[j + 1]
    if place < 0 or place + 2 >= len(items) or items[place].mention is None:
        return -1
    return heads[place + 2 if items[place + 1].flags & roles.COMMA else place + 1]
