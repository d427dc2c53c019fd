"""Settlements that a verb without an object is about ("X holds", "Andriivka we took in a day"), and
whether it has one."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import AUXILIARY, antecedent, listed, resumed
from services.domain.claims.sentences.items import Item, back_over, no_word
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import counted_ago, counted_on
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_NO_OBJECT: Final = (
    roles.PREPOSITION | roles.ADVERB | roles.SUBORDINATOR | roles.AND | roles.CONTRAST | roles.SAY
    | roles.LAST
)  # fmt: skip
"""What may follow a verb without an object."""
_JOINING: Final = roles.AND | roles.CONTRAST


def itself(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement right before a verb without an object ("X holds", "X went in three days")."""
    items = parse.items
    behind = candidate.last + 1
    timed = any(item.rare & rare.UNIT for item in items[behind + 1 : behind + 3])
    if _object(items, behind) and not (items[behind].flags & roles.NUMBER and timed):
        return []
    if candidate.trigger.bare and not no_word(items, behind) and not items[behind].flags & _JOINING:
        return []
    j = candidate.at - 1
    going_on = items[j].flags & roles.TO and items[max(0, j - 1)].flags & roles.PASS
    if going_on and not parse.free:  # "X continued to hold"
        j -= 2
    j = back_over(items, j, AUXILIARY, roles.PLACE)
    for ref in parse.places:
        if ref.last == j and not parse.places[ref.listed].preposition and not ref.anchor:
            return listed(parse, ref)
    lasting = any(
        bool(i.flags & roles.HAVE) and not i.forms & grammemes.PAST for i in items[j + 1 : candidate.at]
    )
    if lasting and items[j].flags & roles.RELATIVE and j == parse.clause(candidate.at).first:
        return antecedent(parse, candidate)  # "X, which has held out since May"
    return _shared(parse, candidate, j) or resumed(parse, candidate)


def _shared(parse: Parse, candidate: Candidate, joint: i64) -> list[PlaceRef]:
    """The settlement that is the subject of the verb before "and" or "but" as well ("X was stormed and
    holds")."""
    if not parse.items[joint].flags & (roles.AND | roles.CONTRAST):
        return []
    number = parse.clause_of[candidate.at]
    if joint == parse.clauses[number].first and number:
        number -= 1
    first = parse.clauses[number].first
    acting = any(first <= actor.first < candidate.at for actor in parse.actors)
    for ref in parse.places if not acting else ():
        if ref.phrase == first and not ref.preposition and ref.last < joint and not ref.anchor:
            return listed(parse, ref)
    return []


def has_object(parse: Parse, candidate: Candidate) -> bool:
    """Whether a verb that needs no object has one ("are holding some 400 people")."""
    items, first = parse.items, candidate.last + 1
    if parse.free or not _object(items, first):
        return False
    return not (counted_on(items, first) or counted_ago(items, first))  # "left two weeks ago"


def topic(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that is set in front of the subject of a verb without an object behind it ("Andriivka we
    took in a day")."""
    items = parse.items
    if candidate.voice != "active" or _object(items, candidate.last + 1):
        return []
    actors = [actor for actor in parse.actors if actor.last < candidate.at and not actor.governed]
    if not actors or parse.clause_of[actors[-1].first] != parse.clause_of[candidate.at]:
        return []
    j = back_over(items, actors[-1].first - 1, roles.ADVERB, roles.PLACE)
    for ref in parse.places:
        head = parse.places[ref.listed]
        if ref.last == j and not head.preposition and not ref.anchor:
            return [] if head.phrase else listed(parse, head)
    return []


def _object(items: list[Item], j: i64) -> bool:
    """Whether what stands at `j`, behind a verb, may begin its object."""
    if no_word(items, j):
        return False
    return not items[j].flags & _NO_OBJECT or bool(items[j].flags & (roles.DETERMINER | roles.PLACE))
