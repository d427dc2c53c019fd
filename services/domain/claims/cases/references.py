"""The place of a trigger that names none in its clause: a heading, a word like "there", a pronoun, the clause
that a relative clause has interrupted."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases import spoken
from services.domain.claims.cases.clauses import CONTENT
from services.domain.claims.cases.parts import members
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_PLACED: Final = frozenset({"in", "into", "on", "from", "near", "to", "toward", "over", "for"})
_OF_TROOPS: Final = frozenset({terms.WITHDRAWAL, terms.ENCIRCLEMENT})
"""Kinds that tell of a place by what becomes of its garrison."""
_ITS: Final = frozenset({terms.CAPTURE, terms.ENCIRCLEMENT})
"""Kinds of which "its" tells the place rather than who acts."""
_MARKED: Final = roles.COMMA | roles.STOP | roles.DASH
_OF_PLACES: Final = (
    roles.SECTOR | roles.PLACE_NOUN | roles.FACILITY | roles.QUANTIFIER | roles.PLACE | roles.IT
)
_FRONT: Final = 2
"""Items before a place that opens its clause."""
_LEFT: Final = frozenset({"from"})
_OWNED: Final = frozenset({"of", "over"})
_HELD: Final = frozenset({"object", "over"})
_LINK: Final = 5
"""Items from a place to the relative clause about it."""
_HEADING: Final = 3
"""Items before the first name of a heading ("As for X: …")."""


def referred(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The settlements that the clause refers to without a name of its own."""
    if candidate.trigger.pos == "adjective":
        return []
    if slots & {"subject", "object"} and (aside := spoken.in_brackets(parse, candidate)):
        return aside
    if candidate.trigger.kind in _ITS and "of" in slots and (its := spoken.its(parse, candidate)):
        return its
    if "of" in slots and spoken.owned_by_them(parse.items, candidate):
        return spoken.theirs(candidate)
    found = _there(parse, candidate, slots)
    if not found and not ("object" in slots and has_object(parse, candidate)):
        found = heading(parse, candidate)
    found = found or _pronoun(parse, candidate, slots)
    if not found and slots & {"subject", "object"}:
        passive = candidate.voice == "passive" or "object" not in slots
        found = part(parse, candidate, grammemes.NOMN if passive else grammemes.ACCS)
    found = found or spoken.within(parse, candidate, slots) or spoken.no_ring(parse, candidate)
    if not found and candidate.trigger.kind in _OF_TROOPS and not candidate.trigger.ousts:
        found = spoken.of_garrison(parse, candidate) or _given_up(parse, candidate)
    if not found and candidate.trigger.mutual and candidate.trigger.pos == "noun":
        found = spoken.going_on(parse, candidate) or spoken.house_by_house(parse, candidate)
    return found or fronted(parse, candidate, slots)


def antecedent(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The settlement that a relative clause goes on about ("…, where the attacks were beaten back")."""
    clause = parse.clause(candidate.at)
    whose = has(parse.items, candidate.last + 1, candidate.last + 3, roles.RELATIVE)
    whose = whose or any(i.entry.preposition in slots for i in parse.items[clause.first : clause.first + 2])
    where = bool(whose or clause.rare & rare.WHERE or slots & {"object", "subject"})
    if not (where and clause.marker & roles.RELATIVE):
        return []
    held = clause.rare & rare.WHERE and slots <= _HELD and has_object(parse, candidate)
    if held or (slots <= _OWNED and not whose):
        return []  # "where people were held during the occupation"
    led = parse.items[clause.first : candidate.at]
    if clause.rare & rare.WHERE and slots <= _LEFT and not any(i.rare & rare.THENCE for i in led):
        return []  # one leaves a place only "whence"
    before = [ref for ref in parse.places if ref.last < clause.first]
    if not before or clause.first - before[-1].last > _LINK:
        return []
    if before[-1].anchor and len(before) > 1:
        before.pop()  # "X south of Y, where …"
    found = members(parse, before[-1:])
    if clause.rare & rare.WHERE:
        return found  # "near X, where they advanced" tells of no advance in X
    owner = parse.items[max(0, found[0].phrase - 1)]  # "for the defenders of X, who fight elsewhere now"
    if owner.flags & roles.ACTOR and any(i.flags & roles.RELATIVE and i.forms & owner.forms for i in led):
        return []
    return [as_inside(ref) if ref.relation is terms.NEAR else ref for ref in found]


def as_inside(ref: PlaceRef) -> PlaceRef:
    """The same taken to be in what is named."""
    found = ref.copy()
    found.relation = terms.IN
    return found


def interrupted(parse: Parse, candidate: Candidate, wanted: i64) -> list[PlaceRef]:
    """The bare phrase in one of the `wanted` cases that stands before a relative clause that interrupts it
    ("X, through which the buses went, was taken")."""
    number = parse.clause_of[candidate.at]
    told = candidate.voice == "passive" or candidate.trigger.pos == "phrase"
    if number and told and (shared := _shared(parse, number)):
        return shared
    if number < 2 or not parse.clauses[number - 1].marker & CONTENT:
        return []
    if parse.clauses[number].marker & (CONTENT | roles.CONTRAST):
        return []
    before = parse.clauses[number - 2]
    if any(_says(item) for item in parse.items[before.first : before.last + 1]):
        return []
    return [ref for ref in parse.places if before.first <= ref.first <= before.last and ref.cases & wanted]


def _shared(parse: Parse, number: i64) -> list[PlaceRef]:
    """The place that is the subject of the clause before and of this one, which goes on with "and" ("X is
    under fire and surrounded")."""
    if not parse.items[parse.clauses[number].first].flags & roles.AND:
        return []
    before = parse.clauses[number - 1]
    first = before.first
    while first < before.last and not parse.items[first].low[0].isalnum():
        first += 1  # a bullet
    for ref in parse.places:
        opens = parse.items[max(0, ref.phrase - 2)]  # "the plant in X was cleared and is under control"
        sector = opens.flags & roles.SECTOR and opens.forms & grammemes.NOMN
        told = bool(ref.cases & grammemes.NOMN) or (bool(sector) and ref.preposition in ("in", "on"))
        if first <= ref.phrase <= first + _FRONT and ref.last <= before.last and told:
            return [ref]
    return []


def has_object(parse: Parse, candidate: Candidate) -> bool:
    """Whether an active verb has something else right behind it as its object ("X: they threw 36 tanks at
    us")."""
    if candidate.trigger.pos != "verb" or candidate.voice != "active":
        return False
    named = [a for a in parse.actors if a.cases & grammemes.NOMN and a.side]
    acting = [j for a in named for j in range(a.first, a.last + 1)]
    governed = False
    for j in range(candidate.last + 1, parse.clause(candidate.at).last + 1):
        item = parse.items[j]
        if item.flags & _MARKED:
            return False
        if item.flags & roles.PREPOSITION:
            governed = True
        elif item.forms & grammemes.NOUN and governed:
            governed = False
        elif item.forms & grammemes.NOUN and j not in acting:
            counted = bool(parse.items[j - 1].flags & roles.NUMBER) and bool(item.forms & grammemes.GENT)
            other = item.flags & _OF_PLACES or item.rare & rare.UNIT
            return (bool(item.forms & grammemes.ACCS) or counted) and not other
    return False


def _given_up(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """What others take once forces have withdrawn ("after the army's retreat the enemy took X")."""
    at, items = candidate.at, parse.items
    led = at and candidate.trigger.pos == "noun" and items[at - 1].entry.preposition == "after"
    sided = led and any(item.side and item.forms & grammemes.GENT for item in items[at + 1 : at + 3])
    for ref in parse.places if sided else ():
        taken = any(t.kind is terms.CAPTURE for item in items[at : ref.phrase] for t in item.entry.triggers)
        if taken and ref.phrase <= parse.clause(at).last and ref.relation is not terms.NEAR:
            return members(parse, [ref])
    return []


def fronted(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The place that opens the clause before and is shared by this one ("By X, the enemy lost a tank and
    rolled back")."""
    number = parse.clause_of[candidate.at]
    if not number or not parse.items[parse.clauses[number].first].flags & (roles.AND | roles.COMMA):
        return []
    first = parse.clauses[number - 1].first
    for ref in parse.places:
        if first <= ref.phrase <= first + _FRONT and ref.preposition in slots and not ref.anchor:
            return members(parse, [ref])
    return []


def part(parse: Parse, candidate: Candidate, wanted: i64) -> list[PlaceRef]:
    """The part of a settlement, named elsewhere, that stands bare in one of the `wanted` cases ("the north is
    ours")."""
    clause = parse.clause(candidate.at)
    items = parse.items
    for j in range(clause.first, clause.last + 1):
        item = items[j]
        if not item.flags & roles.SECTOR or item.flags & (roles.TRIGGER | roles.REGION) or item.mention:
            continue
        if not item.forms & grammemes.NOUN or not item.forms & wanted:
            continue
        k = j - 1
        own = False
        while k >= clause.first and items[k].forms & (grammemes.ADJECTIVE | grammemes.PARTICIPLE):
            own |= items[k].capital and k > 0 and not items[k].flags
            k -= 1
        if own and item.flags & roles.FACILITY:
            continue  # "the Kurakhove power plant"
        forms = items[j + 1].forms if j + 1 < len(items) else roles.NONE
        owned = forms & grammemes.NOMINAL and forms & grammemes.GENT  # "a part of the heights"
        if not owned and not (k >= 0 and items[k].flags & roles.PREPOSITION):
            return [PlaceRef(j, j, k + 1, None, head_noun=True, part=True)]
    return []


def heading(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements that head a note ("X: the enemy got as far as the centre", "As for X: we went in")."""
    if not parse.places or parse.places[0].mention is None:
        return []
    head = parse.places[0]
    named = members(parse, [head])
    last = named[-1].last
    if last >= candidate.at or head.phrase > _HEADING or not _heads(parse.items, head, last):
        return []
    clause = parse.clause(candidate.at)
    for ref in parse.places:
        own = clause.first <= ref.first <= clause.last or last < ref.first < candidate.at
        if own and ref.mention and ref not in named:
            return []
    part = has(parse.items, max(clause.first, last + 1), clause.last + 1, roles.SECTOR)
    whole = [ref.itself() for ref in named]
    return [ref.of_part() for ref in whole] if part else whole


def _heads(items: list[Item], head: PlaceRef, last: i64) -> bool:
    """Whether what begins the sentence up to `last` is a heading of it."""
    if head.phrase and items[head.phrase - 1].low == "#":
        return True
    if last + 1 >= len(items):
        return False
    label = items[last + 1]
    if not head.phrase and label.low in (".", "!"):
        return True
    opened = label.low == ":" or bool(label.flags & roles.DASH)
    about = head.phrase > 0 and bool(items[head.phrase - 1].rare & rare.ABOUT)
    return about or (opened and not head.preposition)


def _there(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The place that "there" stands for."""
    if not slots & _PLACED:
        return []
    clause = parse.clause(candidate.at)
    for j in range(clause.first, clause.last + 1):
        if parse.items[j].flags & roles.COMMA and j > candidate.last:
            break
        if parse.items[j].flags & roles.THERE and parse.items[j].mention is None:
            where = "from" if parse.items[j].rare & rare.THENCE else "in"
            if slots <= _LEFT if where == "in" else where not in slots:
                return []
            if "object" in slots and has_object(parse, candidate):
                return []  # "kept a thousand men there"
            return [PlaceRef(j, j, j, None, preposition=where, head_noun=True)]
    return []


def _object(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The place that a pronoun beside the verb stands for, where forces act or one says that they did."""
    clause = parse.clause(candidate.at)
    number = parse.clause_of[candidate.at]
    told = bool(clause.marker & roles.COMPLEMENT) and candidate.trigger.kind is terms.CAPTURE
    shared: i64 = number and parse.items[clause.first].flags & roles.AND  # "they advanced and took it"
    first = parse.clauses[number - 1].first if shared else clause.first
    acting = [
        a for a in parse.actors
        if first <= a.first <= clause.last and a.side and a.cases & grammemes.NOMN and not a.governed
    ]  # fmt: skip
    for j in (candidate.at - 1, candidate.at + 1, candidate.last + 1):
        if not ((acting or told) and clause.first <= j <= clause.last and parse.items[j].flags & roles.IT):
            continue
        if len(parse.items[j].keys) > 1:
            return [PlaceRef(j, j, j, None, cases=grammemes.ACCS, head_noun=True)]
    return []


def _pronoun(parse: Parse, candidate: Candidate, slots: frozenset[str]) -> list[PlaceRef]:
    """The place that a pronoun stands for as the subject of a state or a passive ("it is ours")."""
    if candidate.voice == "active" and "object" in slots:
        return _object(parse, candidate)
    passive = candidate.voice == "passive" and "object" in slots
    if not passive and not ("subject" in slots and candidate.voice != "passive"):
        return []
    clause = parse.clause(candidate.at)
    for j in range(clause.first, candidate.at):
        if parse.items[j].flags & roles.IT and parse.items[j].forms & grammemes.NOMN:
            return [PlaceRef(j, j, j, None, head_noun=True)]
    return []


def _says(item: Item) -> bool:
    return bool(item.forms & grammemes.PREDICATE) and not item.forms & grammemes.NOUN
