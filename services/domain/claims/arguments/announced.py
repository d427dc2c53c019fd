"""Settlements that one sentence counts and a later one names: "took four villages. … listed them as X, Y"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import listed
from services.domain.claims.sentences.items import Item, has, no_word, villages
from services.domain.claims.syntax.beginning import says_on
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_SLOTS: Final = frozenset({"object", "after"})
REACH: Final = 2
"""Sentences after the count within which the names may come."""
_NOUN: Final = 6
"""Items between the trigger and what it counts."""
_OPENING: Final = 3
"""Items before a list of names with which a sentence opens ("The villages of X and Y")."""
_LINKED: Final = 4
"""Items between "the villages" and the first name."""
_BETWEEN: Final = roles.COMMA | roles.STOP | roles.SAY | roles.BE | roles.PREPOSITION | roles.TRIGGER


def counts(parse: Parse, candidate: Candidate) -> bool:
    """Whether the trigger is about settlements that are only counted ("took four more villages")."""
    heads = _heads(parse)
    if parse.free or heads:
        return heads
    first = candidate.last + 1
    of = candidate.trigger.pos == "noun" and "of" in candidate.trigger.place
    if of and first < len(parse.items) and parse.items[first].flags & roles.OF:
        first += 1  # "the capture of another village"
    elif candidate.trigger.pos != "verb" or candidate.trigger.place.isdisjoint(_SLOTS):
        return False
    if _named_next(parse, candidate):
        return True
    if candidate.voice == "passive":
        first = max(parse.clause(candidate.at).first, candidate.at - _NOUN)
        return any(_counted(parse, k) for k in range(first, candidate.at))
    for k in range(first, min(candidate.last + _NOUN, len(parse.items))):
        if _counted(parse, k):
            return True
        if parse.items[k].flags & roles.OF and parse.items[k - 1].rare & rare.MEASURE:
            continue  # "a string of villages"
        if parse.items[k].flags & _BETWEEN or parse.items[k].mention is not None:
            return False
    return False


def _named_next(parse: Parse, candidate: Candidate) -> bool:
    """Whether a relative clause tells of villages that the next sentence may name ("the places that the enemy
    is attacking. These are X and Y")."""
    clause = parse.clause(candidate.at)
    leads = clause.marker & (roles.RELATIVE | roles.COMPLEMENT)
    if not leads or not clause.first or any(ref.mention for ref in parse.places):
        return False
    return villages(parse.items[clause.first - 1])


def _heads(parse: Parse) -> bool:
    """Whether the sentence heads a list that follows ("Villages taken by Russia this week:")."""
    items = parse.items
    if items[-1].low != ":" or any(item.mention is not None for item in items):
        return False
    return any(map(villages, items))


def bare(parse: Parse) -> bool:
    """Whether the sentence is no more than names, with where they lie in brackets ("- X (Y region)")."""
    named = False
    for j, item in enumerate(parse.items):
        if item.mention is not None:
            named = named or not parse.inside[j]
        elif not parse.inside[j] and item.low[0].isalnum():
            return False
    return named


def _counted(parse: Parse, k: i64) -> bool:
    items = parse.items
    if not items[k].flags & roles.PLACE_NOUN:
        return False
    before = items[max(0, k - 3) : k]
    known = roles.DEFINITE | roles.BOTH
    if not items[k].forms & grammemes.PLURAL:  # "another village"
        one = any(item.flags & roles.NUMBER or item.rare & rare.INDEFINITE for item in before[-2:])
        return one and not any(item.flags & (known | roles.NEGATION) for item in before)
    counting = roles.NUMBER | roles.QUANTIFIER
    number = any(i.flags & counting for i in before)
    return number and not any(item.flags & known for item in before)


def number(parse: Parse, candidate: Candidate) -> i64:
    """How many settlements the trigger is said to be about; 0 where no number tells."""
    clause = parse.clause(candidate.at)
    for k in range(max(clause.first, candidate.at - _NOUN), min(candidate.last + _NOUN, clause.last + 1)):
        item = parse.items[k]
        if item.entry.number:
            return item.entry.number
    return 0


def _ends(items: list[Item], members: list[PlaceRef]) -> bool:
    """Whether nothing more is said of the names ("The army named X and Y", not "said X and Y have …")."""
    behind = members[-1].last + 1
    return no_word(items, behind)


def names(parse: Parse, count: i64 = 0) -> list[PlaceRef]:
    """The settlements that a sentence names as those `count` before ("The villages are X and Y", "The
    villages of X and Y lie at the border")."""
    items = parse.items
    if bare(parse):
        return [ref for ref in parse.places if not parse.inside[ref.first]]
    if parse.free:
        return []
    for ref in parse.places:
        if ref.mention is None or parse.inside[ref.first]:
            continue
        if has(items, 0, ref.first, roles.TRIGGER):
            return []
        before = items[max(0, ref.phrase - _LINKED) : ref.phrase]
        link = before[-1] if before else None
        linked = link is not None and bool(link.flags & (roles.BE | roles.SUBORDINATOR))
        linked = linked or (link is not None and bool(link.rare & rare.PLURAL) and " " in link.low)
        # "The villages, X and Y, lie …"
        apposed = link is not None and len(before) > 1 and bool(link.flags & (roles.COMMA | roles.DASH))
        some = _OPENING + 2 * bool(items[1].flags & roles.OF)  # "Two of the villages, X and Y, lie …"
        linked = linked or (apposed and bool(before[-2].flags & roles.PLACE_NOUN) and ref.phrase <= some)
        taken_up = any(
            bool(item.rare & rare.PLURAL or item.flags & roles.BOTH) or villages(item) for item in before
        )
        members = listed(parse, ref)
        opens = (
            ref.phrase <= _OPENING and not ref.preposition and not any(i.rare & rare.STRIKE for i in items)
        )
        if opens and count > 1 and len(members) == count:
            return members
        named = (
            link is not None and bool(link.flags & roles.SAY) and len(members) > 1 and _ends(items, members)
        )
        if linked and taken_up:
            return members + _further(parse, members[-1].last)
        return members if named else []
    return []


def _further(parse: Parse, last: i64) -> list[PlaceRef]:
    """The names with which a list goes on past where those up to item `last` lie ("These are the villages of
    X in the north, Y and Z in the south")."""
    parts = roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE | roles.STOP
    return [
        ref
        for ref in parse.places
        if ref.first > last and ref.mention and not ref.anchor
        if not parse.items[ref.phrase - 1].flags & roles.PREPOSITION
        if ref.relation is terms.IN and has(parse.items, last, ref.first, roles.REGION)
        if not (has(parse.items, last, ref.first, parts) or says_on(parse.items, ref.last + 1))
    ]
