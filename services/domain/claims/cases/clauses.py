"""The clauses of a sentence, found by its predicates: any finite verb, passive or adverbial participle."""

from typing import Final

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.cases.phrases import actors, places
from services.domain.claims.clauses import Clause, Parse
from services.domain.claims.phrases import brackets

_PREDICATES = frozenset({"finite", "passive", "gerund", "imperative"})
_ALWAYS: Final = roles.RELATIVE | roles.COMPLEMENT | roles.CONDITIONAL | roles.PURPOSE
_OPENS: Final = (
    _ALWAYS | roles.SUBORDINATOR | roles.CONTRAST | roles.STOP | roles.DASH | roles.COMMA | roles.AND
)
_MARKERS: Final = _ALWAYS | roles.SUBORDINATOR | roles.CONTRAST | roles.WHERE | roles.PERSONAL


def parse(items: list[Item]) -> Parse:
    """Take a sentence apart: pieces between marks and conjunctions, those without a predicate added to
    the one before (or, at the start, to the one after)."""
    for i, item in enumerate(items):
        if item.mention is not None and _describes(items, i):
            item.mention = None
            item.flags &= ~roles.PLACE
    pieces: list[Clause] = []
    start, marker = 0, _marker(items, 0) if items else 0
    for i in range(1, len(items)):
        if not items[i].flags & _OPENS or items[i].mention is not None:
            continue
        if i == start + 1 and items[start].flags & (roles.COMMA | roles.AND | roles.STOP | roles.DASH):
            marker |= _marker(items, i)
            continue
        pieces.append(Clause(start, i - 1, marker))
        start, marker = i, _marker(items, i)
    if items:
        pieces.append(Clause(start, len(items) - 1, marker))
    clauses: list[Clause] = []
    for piece in pieces:
        last = clauses[-1] if clauses else None
        if (
            last is not None
            and not piece.marker & _ALWAYS
            and (
                not _predicated(items, piece)
                or (not _predicated(items, last) and not _verbless(items, last, piece))
            )
        ):
            last.last = piece.last
        else:
            clauses.append(Clause(piece.first, piece.last, piece.marker))
    clause_of = [number for number, c in enumerate(clauses) for _ in range(c.first, c.last + 1)]
    return Parse(items, actors(items), places(items), clauses, clause_of, brackets(items), free=True)


def _describes(items: list[Item], i: int) -> bool:
    """Whether what looks like a settlement's name is an adjective of the noun behind it."""
    item = items[i]
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or following.capital or not following.forms & {"noun", "adjective"}:
        return False
    return bool(item.flags & (roles.SIDE_ADJECTIVE | roles.SECTOR)) and not item.flags & roles.ACTOR


def _marker(items: list[Item], i: int) -> int:
    marker = items[i].flags & _MARKERS
    if marker & roles.COMPLEMENT and marker & roles.RELATIVE:
        marker &= ~(roles.RELATIVE if any(it.flags & roles.SAY for it in items[:i]) else roles.COMPLEMENT)
    return marker


def _predicated(items: list[Item], clause: Clause) -> bool:
    return any(
        (item.forms & _PREDICATES and "noun" not in item.forms)
        or item.flags & roles.BE
        or any(trigger.pos == "phrase" for trigger in item.entry.triggers)
        for item in items[clause.first : clause.last + 1]
    )


def _verbless(items: list[Item], left: Clause, right: Clause) -> bool:
    """Whether `left` says something of its own without a verb ("X is ours; they are storming Y")."""
    nominal = any(item.flags & roles.TRIGGER for item in items[left.first : left.last + 1])
    return nominal and bool(items[right.first].flags & (roles.STOP | roles.DASH))
