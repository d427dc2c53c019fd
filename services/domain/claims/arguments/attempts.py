"""Whose attack, attempt or doing by the way a deed is, where a noun before it or a clause behind it tells."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments import beside
from services.domain.claims.sentences.items import Item, back_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_DRIVES: Final = frozenset({terms.ASSAULT, terms.ADVANCE})
_OPENS: Final = roles.COMMA | roles.COMPLEMENT | roles.QUOTE | roles.AND | roles.SAY
_RULES: Final = frozenset({terms.CAPTURE, terms.CONTROL})


def of_beaten(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose attacks are beaten back, as their adjective tells ("Ukrainian attacks near X were repelled"), or
    "by …" behind them."""
    items = parse.items
    if candidate.trigger.kind is not terms.REPEL:
        return None
    for j in range(candidate.at - 1, parse.clause(candidate.at).first - 1, -1):
        attack = any(t.pos == "noun" and t.kind is terms.ASSAULT for t in items[j].entry.triggers)
        side = _owner(items, j) or _doer(parse, j, candidate.at) if attack else ""
        if side or (items[j].flags & roles.ATTEMPT and (side := _doer(parse, j, candidate.at))):
            return Agent(side, opposed=True)
    return None


def _doer(parse: Parse, j: i64, at: i64) -> str:
    """The side named behind "by" or "of" right behind the noun at `j` ("attacks by units of Kyiv's army")."""
    if not parse.items[j + 1].flags & (roles.BY | roles.OF):
        return ""
    named = [a.side for a in parse.actors if j < a.first < at and a.side in ("UA", "RU", "enemy", "own")]
    return named[0] if named else ""


def _owner(items: list[Item], j: i64) -> str:
    """The side that the noun at `j` is told to be of, past what else describes it ("Ukraine's night attack",
    "a Russian army attack")."""
    while j > 0 and (_describes(items, j - 1) or _collective(items[j - 1])):
        j -= 1
    owner = items[j - 1] if j else items[0]
    where = j > 1 and bool(items[j - 2].flags & roles.PREPOSITION)  # "in Ukraine attacks were repelled"
    owning = roles.SIDE_ADJECTIVE if where else roles.SIDE_ADJECTIVE | roles.ACTOR
    return owner.side if owner.flags & owning else ""


def _describes(items: list[Item], j: i64) -> bool:
    """Whether the item at `j` stands between whose a noun is and the noun ("Moscow's months-long push")."""
    if not items[j].flags or items[j].flags & (roles.ADVERB | roles.NUMBER | roles.GENITIVE):
        return True
    return bool(items[j].forms & grammemes.GERUND) or any(i.low == "-" for i in items[max(0, j - 1) : j + 2])


def _collective(item: Item) -> bool:
    """Whether a noun for forces may describe another noun ("an army attack", not "troops attack")."""
    return bool(item.flags & roles.FORCE) and not item.forms & grammemes.PLURAL


def of_attack(parse: Parse, at: i64) -> Agent | None:
    """Whose attack, or officials, do what the verb at `at` says ("Ukrainian counterattacks have retaken X",
    "Ukrainian authorities regained control")."""
    items = parse.items
    j = back_over(items, at - 1, roles.HAVE | roles.ADVERB | roles.HEDGE)
    office = items[j].flags & (roles.SOURCE | roles.FORCE) == roles.SOURCE
    office = office and any(t.kind in _RULES for t in items[at].entry.triggers)
    if j < 1 or not (office or any(t.pos == "noun" and t.kind in _DRIVES for t in items[j].entry.triggers)):
        return None
    side = _owner(items, j)
    return Agent(side) if side else None


def trying(parse: Parse, at: i64) -> Agent | None:
    """The side of the noun that governs an infinitive ("Russian attempts to storm X", "attempts by the
    enemy to …")."""
    items = parse.items
    j = at - 1
    if j < 1 or not items[j].flags & roles.TO:
        return None
    if not items[j].flags & roles.ATTEMPT:
        j -= 1
    by = beside.actor_at(parse, j)
    if by is not None and by.side and by.first > 1 and items[by.first - 1].flags & (roles.BY | roles.OF):
        return Agent(by.side, by) if items[by.first - 2].flags & roles.ATTEMPT else None
    if not items[j].flags & roles.ATTEMPT or not j or items[j - 1].low == "-":
        return None
    j -= 1
    while j > 0 and _describes(items, j):
        j -= 1
    found = items[j].flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and items[j].side
    return Agent(items[j].side, beside.actor_at(parse, j)) if found else None


def described(parse: Parse, at: i64) -> Agent | None:
    """The forces that the participle at `at` describes, if any ("guns shelled the troops storming X")."""
    if not parse.items[at].forms & grammemes.GERUND:
        return None
    troops = beside.actor_at(parse, at - 1)
    sided = troops is not None and troops.side and bool(parse.items[troops.last].flags & roles.FORCE)
    return Agent(troops.side, troops) if troops is not None and sided else None


def of_nobody(parse: Parse, at: i64) -> bool:
    """Whether attempts of which nobody is told whose they are govern the verb at `at`, and begin the clause
    or are what somebody tells of ("X is ours, all attempts to enter it failed", "mentioned attempts to")."""
    items = parse.items
    j = at - 1
    if j < 0 or not items[j].flags & roles.TO:
        return False
    j -= not items[j].flags & roles.ATTEMPT
    told = items[j].forms & grammemes.PLURAL or (j and items[j - 1].flags & roles.DETERMINER)
    if not items[j].flags & roles.ATTEMPT or not told:
        return False
    j = back_over(items, j - 1, roles.QUANTIFIER | roles.NUMBER | roles.DETERMINER | roles.ADVERB, low=-1)
    return j < 0 or bool(items[j].flags & _OPENS)
