"""Attacks from afar, by what the words behind them say attacks, in the languages with cases."""

from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_REACH: Final = 5
"""Items behind the noun up to which what attacks stands."""
_ENDS: Final = roles.COMMA | roles.STOP | roles.AND
_VERBAL: Final = grammemes.FINITE | grammemes.INFINITIVE | grammemes.GERUND | grammemes.PARTICIPLE
_OWNED: Final = grammemes.GENT
_MEANS: Final = grammemes.ABLT


def by_arms(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun of an attack governs arms that strike from afar: as whose attack it is ("атака
    дронів"), or by what means ("атака на X шахедами")."""
    cases, governed = _OWNED | _MEANS, False
    for j in range(candidate.last + 1, parse.clause(candidate.at).last + 1):
        item = parse.items[j]
        forms = item.forms
        armed = item.rare & rare.STRIKE and not forms & grammemes.ADJECTIVE
        if armed and not governed and (forms & cases or not forms):
            return True
        if _ends(item):
            return False
        if item.flags & roles.PREPOSITION:
            cases, governed = _MEANS, True
        elif forms & grammemes.NOUN:
            if not governed and forms & grammemes.ABLT and not forms & (grammemes.NOMN | grammemes.GENT):
                cases = _OWNED | _MEANS  # "by dozens of drones"
            elif j > candidate.last + _REACH or not forms & _OWNED:
                cases = _MEANS
            governed = False
    return False


def _ends(item: Item) -> bool:
    """Whether what the noun governs ends before `item`: at a pause or a verb."""
    return bool(
        item.flags & _ENDS
        or (item.forms & _VERBAL and not item.forms & (grammemes.NOUN | grammemes.ADJECTIVE))
    )
