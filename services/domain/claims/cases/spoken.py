"""The place spoken of, where a clause names none and tells only of its parts or garrison, of what goes on, or
of "its" or "their" capture."""

from typing import Final

from services.domain.claims.cases.parts import members
from services.domain.claims.sentences.items import Item, flags_at
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_CURT: Final = 5
"""Words of a clause that says no more than that something goes on."""
_IN: Final = frozenset({"in", "on"})


def in_brackets(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement right before brackets that open with its state ("near X (held by the enemy)")."""
    items, j = parse.items, candidate.at - 1
    stated = candidate.voice == "passive" or "object" not in candidate.trigger.place
    if j < 1 or items[j].low != "(" or not stated or candidate.trigger.kind is not terms.CONTROL:
        return []
    return [ref.itself() for ref in parse.places if ref.last == j - 1 and ref.mention is not None]


def going_on(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place that the sentence has spoken of, where a clause says no more than that there is fighting ("X
    is not encircled, fighting goes on")."""
    clause = parse.clause(candidate.at)
    words = [item for item in parse.items[clause.first : clause.last + 1] if item.low[0].isalnum()]
    other = roles.PREPOSITION | roles.REGION | roles.PLACE
    if len(words) > _CURT or any(item.flags & other for item in words):
        return []
    if not any(item.flags & roles.PASS and item.forms & grammemes.FINITE for item in words):
        return []
    before = [ref for ref in parse.places if ref.last < clause.first]
    if not before or before[-1].relation not in (terms.IN, terms.PART):
        return []
    return members(parse, before[-1:])


def no_ring(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place spoken of, where a clause says no more than that there is no encirclement."""
    clause, at = parse.clause(candidate.at), candidate.at
    if candidate.trigger.kind is not terms.ENCIRCLEMENT or candidate.trigger.pos != "noun":
        return []
    words = parse.items[clause.first : clause.last + 1]
    if len(words) > _CURT + 1 or any(item.mention for item in words):
        return []
    denied = any(item.flags & (roles.NEGATION | roles.FAIL) for item in words)
    return [PlaceRef(at, at, at, None, head_noun=True)] if denied else []


def house_by_house(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place spoken of, where fighting is told to go on for its parts ("they fight for every house")."""
    items, last = parse.items, parse.clause(candidate.at).last
    for j in range(parse.clause(candidate.at).first, last):
        if items[j].entry.preposition != "for":
            continue
        k = j + 1
        while k < last and items[k].forms & (grammemes.ADJECTIVE | grammemes.PRONOUN):
            k += 1
        alone = k >= last or items[k + 1].mention is None
        if items[j + 1].flags & roles.IT:
            return [PlaceRef(j + 1, j + 1, j + 1, None, preposition="for", head_noun=True)]
        house = bool(items[k].flags & (roles.SECTOR | roles.FACILITY)) and not items[k].flags & roles.REGION
        return [PlaceRef(k, k, j + 1, None, preposition="for", head_noun=True)] if house and alone else []
    return []


def within(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The part of a settlement, named before in the sentence, that something goes on in ("they got to the
    centre of X, in the western part our troops hold out")."""
    if "in" not in slots or candidate.trigger.kind is terms.CAPTURE:
        return []
    clause, items = parse.clause(candidate.at), parse.items
    if not any(ref.last < clause.first for ref in parse.places):
        return []
    for j in range(clause.first, clause.last):
        if items[j].entry.preposition not in _IN:
            continue
        k = j + 1
        while k < clause.last and items[k].forms & (grammemes.ADJECTIVE | grammemes.PARTICIPLE):
            k += 1
        if not items[k].flags & roles.SECTOR or not items[k].forms & grammemes.LOCT:
            continue
        if items[k].flags & (roles.REGION | roles.FACILITY | roles.PLACE):
            continue
        if k >= clause.last or items[k + 1].mention is None:
            return [PlaceRef(k, k, j + 1, None, preposition="in", head_noun=True, part=True)]
    return []


def owned_by_them(items: list[Item], candidate: Candidate) -> bool:
    """Whether "their" before a noun may tell the places rather than who acts ("their capture"): nothing else
    tells what is done to."""
    trigger = candidate.trigger
    if trigger.pos != "noun" or not candidate.at or items[candidate.at - 1].side != "they":
        return False
    return not flags_at(items, candidate.last + 1) & roles.PLACE


def theirs(candidate: Candidate) -> list[PlaceRef]:
    """The places that "their" before a noun stands for: those named last."""
    at = candidate.at - 1
    return [PlaceRef(at, at, at, None, head_noun=True, count=0)]


def its(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place that a possessive before a noun stands for ("its capture")."""
    j = candidate.at - 1
    while j > 0 and parse.items[j].forms & grammemes.ADJECTIVE and not parse.items[j].flags & roles.IT:
        j -= 1
    own = j >= 0 and bool(parse.items[j].flags & roles.IT) and bool(parse.items[j].forms & grammemes.GENT)
    return [PlaceRef(j, j, j, None, head_noun=True)] if own else []


def of_garrison(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement whose garrison or defenders act ("the garrison of X laid down its arms")."""
    number = parse.clause_of[candidate.at]
    for actor in parse.actors:
        if parse.clause_of[actor.first] == number and actor.cases & grammemes.DIRECT and not actor.governed:
            for ref in parse.places:
                if ref.phrase == actor.last + 1 and not ref.preposition and ref.cases & grammemes.GENT:
                    return [ref]
    return []
