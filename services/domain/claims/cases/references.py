"""The place of a trigger that names none in its clause: a heading, a word like "there", a pronoun, the clause
that a relative clause has interrupted."""

from dataclasses import replace
from typing import Final

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.claims.phrases import PlaceRef
from services.domain.claims.triggers import Candidate
from services.domain.places import Relation

_PLACED = frozenset({"in", "into", "on", "from", "near", "to", "toward", "over", "for"})
_PREDICATED = frozenset({"finite", "passive", "gerund", "imperative"})
_HEADING: Final = 3
"""Items before the first name of a heading ("As for X: …", "#X")."""


def referred(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The settlements that the clause refers to without a name of its own."""
    if candidate.trigger.pos == "adjective":
        return []
    return _there(parse, candidate, slots) or heading(parse, candidate) or _pronoun(parse, candidate, slots)


def interrupted(parse: Parse, candidate: Candidate, wanted: frozenset[str]) -> list[PlaceRef]:
    """The bare phrase in one of the `wanted` cases that stands before a relative clause that interrupts it
    ("X, through which the buses went, was taken")."""
    number = parse.clause_of[candidate.at]
    if number < 2 or not parse.clauses[number - 1].marker & (roles.RELATIVE | roles.COMPLEMENT):
        return []
    if parse.clauses[number].marker & (roles.RELATIVE | roles.COMPLEMENT | roles.CONTRAST):
        return []
    before = parse.clauses[number - 2]
    if any(_says(item) for item in parse.items[before.first : before.last + 1]):
        return []
    return [
        ref
        for ref in parse.places
        if before.first <= ref.first <= before.last
        and not (ref.preposition or ref.anchor)
        and ref.cases & wanted
    ]


def heading(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements that head a note ("X: the enemy got as far as the centre", "As for X: we went in")."""
    if not parse.places or parse.places[0].mention is None:
        return []
    head = parse.places[0]
    members = [ref for ref in parse.places if ref.listed == head.listed]
    last = members[-1].last
    if last >= candidate.at or head.phrase > _HEADING or not _heads(parse.items, head, last):
        return []
    clause = parse.clause(candidate.at)
    own = [
        ref
        for ref in parse.places
        if ref.mention and ref not in members and clause.first <= ref.first <= clause.last
    ]
    if own:
        return []
    first = max(clause.first, last + 1)
    part = any(item.flags & roles.SECTOR for item in parse.items[first : clause.last + 1])
    return [replace(ref, relation=Relation.IN, anchor=False, part=ref.part or bool(part)) for ref in members]


def _heads(items: list[Item], head: PlaceRef, last: int) -> bool:
    """Whether what begins the sentence up to `last` is a heading of it."""
    if head.phrase and items[head.phrase - 1].low == "#":
        return True
    label = items[last + 1] if last + 1 < len(items) else None
    if label is None:
        return False
    opened = label.low == ":" or bool(label.flags & roles.DASH) or label.low == "-"
    about = head.phrase > 0 and bool(items[head.phrase - 1].flags & roles.ABOUT) and head.phrase <= _HEADING
    return about or (opened and not head.preposition)


def _there(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The place that "there" stands for."""
    if not slots & _PLACED:
        return []
    clause = parse.clause(candidate.at)
    for j in range(clause.first, clause.last + 1):
        if parse.items[j].flags & roles.THERE and parse.items[j].mention is None:
            return [PlaceRef(j, j, j, None, preposition="in", head_noun=True)]
    return []


def _pronoun(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The place that a pronoun stands for as the subject of a state or a passive ("it is ours")."""
    passive = candidate.voice == "passive" and "object" in slots
    if not passive and not ("subject" in slots and candidate.voice == "none"):
        return []
    clause = parse.clause(candidate.at)
    for j in range(clause.first, candidate.at):
        if parse.items[j].flags & roles.IT and "nomn" in parse.items[j].forms:
            return [PlaceRef(j, j, j, None, head_noun=True)]
    return []


def _says(item: Item) -> bool:
    return bool(item.forms & _PREDICATED) and "noun" not in item.forms
