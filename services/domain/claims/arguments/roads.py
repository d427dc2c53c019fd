"""What is told of a settlement by its road or supply: "the last road into X is cut", "X's supply lines"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import AUXILIARY, listed
from services.domain.claims.sentences.items import Item, back_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_WORDS: Final = 5
"""Items of a phrase for a road, up to its preposition."""
_WAY: Final = rare.WAY | rare.CONSUMED  # "severed X's supply lines", where all is one phrase
_LEADING: Final = frozenset({"to", "into", "toward", "from", "of"})
_INWARD: Final = frozenset({"into", "from"})
"""Prepositions between a road and the settlement that it belongs to."""


def led_to(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement whose road is the subject ("the last road into X has been cut", "the routes to X are
    under fire control"), or whose supply is subject or object ("severed X's supply lines")."""
    items = parse.items
    clause = parse.clause(candidate.at)
    j = back_over(items, candidate.at - 1, AUXILIARY, roles.PLACE, low=clause.first)
    for ref in parse.places:
        members = listed(parse, ref)
        head = members[0]
        way = _own_way(items, ref)
        if way and (way == j or candidate.at < ref.phrase <= candidate.last + 1):
            return [ref.itself()]
        if members[-1].last != j or head.phrase < clause.first + 2 or ref is not head:
            continue
        road = items[head.phrase - 2]
        only = _ends_way(items, head.phrase - 2)
        # "the road to X" may lead there from the town that is spoken of
        leading = _LEADING if only or road.forms & grammemes.PLURAL else _INWARD
        if (only or road.flags & roles.REGION) and items[head.phrase - 1].entry.preposition in leading:
            return [member.itself() for member in members]
    return []


def _own_way(items: list[Item], ref: PlaceRef) -> i64:
    """The end of what the settlement is supplied by, where its name in the genitive opens the phrase; 0 where
    it does not."""
    if ref.last + 2 >= len(items) or not items[ref.last + 1].flags & roles.GENITIVE:
        return 0
    return next((way.last for way in items[ref.last + 2 : ref.last + _WORDS] if way.rare & _WAY), 0)


def _ends_way(items: list[Item], at: i64) -> bool:
    """Whether a phrase for what a settlement is supplied by ends at `at` ("the last road", "supplies")."""
    return any(way.last == at and bool(way.rare & rare.WAY) for way in items[max(0, at - _WORDS) : at + 1])


def described(items: list[Item], at: i64) -> bool:
    """Whether the verb at `at` describes a road or line right before it ("the highway running into X")."""
    return at > 0 and bool(items[at].forms & grammemes.GERUND and items[at - 1].flags & roles.REGION)
