"""What is told of a settlement by its roads and supply: "the last road to X is cut", "the supply of X"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.parts import members
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_LEADING: Final = frozenset({"", "in", "into", "to", "toward", "from"})
_AWAY: Final = frozenset({"on"})
"""Prepositions by which one road may lead there from the town that is spoken of; all roads lead into it."""
_REACH: Final = 6
"""Items between a way and the settlement that it belongs to."""
_MODIFYING: Final = grammemes.ADJECTIVE | grammemes.PARTICIPLE | grammemes.NUMERAL | grammemes.PRONOUN
_BETWEEN: Final = roles.PREPOSITION | roles.PLACE_NOUN | roles.FORCE | roles.ACTOR | roles.SIDE_ADJECTIVE


def led_to(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements whose way or supply is what the verb cuts, or the subject of what is said."""
    clause = parse.clause(candidate.at)
    verb = candidate.trigger.pos == "verb" and candidate.voice != "passive"
    cases = grammemes.ACCS if verb else grammemes.NOMN
    if parse.items[candidate.at].forms & grammemes.IMPERSONAL:
        cases = grammemes.DIRECT  # "the road was cut", of which the road remains the object
    for ref in parse.places:
        if not (clause.first < ref.phrase and ref.last <= clause.last) or ref.relation is terms.LINE:
            continue
        way = _way(parse, ref, clause.first)
        if way >= 0 and parse.items[way].forms & cases:
            return [member.itself() for member in members(parse, [ref])]
    return []


def _way(parse: Parse, ref: PlaceRef, first: i64) -> i64:
    """The head of the phrase of ways that leads to the settlement of `ref`; -1 where none does."""
    items, found = parse.items, -1
    before = items[ref.phrase - 1]
    leading = before.entry.preposition if before.flags & roles.PREPOSITION else ""
    if leading not in _LEADING and leading not in _AWAY:
        return -1
    for j in range(ref.phrase - 1, max(first, ref.phrase - _REACH) - 1, -1):
        if items[j].rare & rare.WAY:
            found = j
        elif items[j].flags & roles.COMMA and items[j + 1].forms & grammemes.PARTICIPLE:
            continue  # "the road, leading into X, is cut"
        elif found >= 0 or not (items[j].flags & _BETWEEN or items[j].forms & _MODIFYING):
            break
    if found >= 0 and leading in _AWAY and not items[found].forms & grammemes.PLURAL:
        return -1
    return found
