"""Why words that look like a claim are none, beyond what governs their verb."""

from datetime import date
from typing import Final

from services.domain.claims import dates, roles
from services.domain.claims.clauses import Parse
from services.domain.claims.dates import When
from services.domain.claims.triggers import Candidate
from services.domain.models import Kind

_QUALIFYING = frozenset({"in", "of", "for", "from", "on"})
_BEFORE_NOUN: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.QUANTIFIER | roles.NUMBER
    | roles.ADVERB | roles.SECTOR
)  # fmt: skip
_STRIKE_WINDOW: Final = 3
_CIVILIAN_WINDOW: Final = 8


def reason(parse: Parse, candidate: Candidate, kind: Kind, time: When | None, attempt: bool) -> str:
    """Why the trigger makes no claim; empty where it may."""
    if kind is Kind.WITHDRAWAL and _civilians(parse, candidate):
        return "civilians, not forces"
    if kind is Kind.ASSAULT:
        if _strike(parse, candidate):
            return "a strike, not an assault"
        if (attempt or candidate.trigger.pos == "noun") and repelled(parse, candidate):
            return "part of a repelled attack"
        if _mere_reference(parse, candidate):
            return "only refers to a battle"
    if _background(parse, candidate, kind, time):
        return "background"
    return ""


def time_of(parse: Parse, candidate: Candidate, published: date | None) -> When | None:
    """When it happened, as its clause says, or an adverbial clause before it ("On 16 February, …")."""
    number = parse.clause_of[candidate.at]
    clause = parse.clauses[number]
    found = dates.when(parse.items[clause.first : clause.last + 1], published)
    if found is None and number:
        before = parse.clauses[number - 1]
        items = parse.items[before.first : before.last + 1]
        if not any(item.flags & (roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE) for item in items):
            found = dates.when(items, published)
    return found


def _civilians(parse: Parse, candidate: Candidate) -> bool:
    first = max(parse.clause(candidate.at).first, candidate.at - _CIVILIAN_WINDOW)
    return any(item.flags & roles.CIVILIAN for item in parse.items[first : candidate.last + 4])


def _strike(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is done from afar ("a missile attack", "attacked with drones"), or, where the word may
    mean that, kills or destroys."""
    items = parse.items
    before = items[max(0, candidate.at - _STRIKE_WINDOW) : candidate.at]
    supported = any(
        i.entry.preposition in ("with", "support")
        for i in items[max(0, candidate.at - 2 * _STRIKE_WINDOW) : candidate.at]
    )
    if not supported and any(item.flags & roles.STRIKE and not item.flags & roles.SOURCE for item in before):
        return True
    for j in range(candidate.at + 1, parse.clause(candidate.at).last):
        means = items[j].entry.preposition == "with"
        if means and any(item.flags & roles.STRIKE for item in items[j + 1 : j + 5]):
            return True
        if candidate.trigger.ambiguous and items[j].flags & roles.STRIKE and "ablt" in items[j].forms:
            return True
    return candidate.trigger.ambiguous and any(i.flags & roles.CASUALTY for i in items[candidate.at :])


def _mere_reference(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun for fighting only qualifies another one ("losses in the battle for X")."""
    if candidate.trigger.pos != "noun":
        return False
    items = parse.items
    j = candidate.at - 1
    while j >= 0 and items[j].flags & _BEFORE_NOUN and not items[j].flags & roles.PREPOSITION:
        j -= 1
    if j < 1 or not items[j].flags & (roles.PREPOSITION | roles.OF):
        return False
    qualifies = items[j].entry.preposition in _QUALIFYING
    return qualifies and not items[j - 1].flags & (roles.PASS | roles.ATTEMPT | roles.SAY | roles.MEASURE)


def repelled(parse: Parse, candidate: Candidate) -> bool:
    """Whether the clause says that the attack was beaten back."""
    clause = parse.clause(candidate.at)
    return any(
        trigger.kind is Kind.REPEL
        for j in range(clause.first, clause.last + 1)
        if j != candidate.at
        for trigger in parse.items[j].entry.triggers
    )


def _background(parse: Parse, candidate: Candidate, kind: Kind, time: When | None) -> bool:
    if time is not None and time.background:
        return not (kind is Kind.CONTROL and time.since)
    return kind is Kind.CONTROL and _over(parse, candidate)


def _over(parse: Parse, candidate: Candidate) -> bool:
    """Whether a state is told as past and gone ("was under occupation for six months")."""
    clause = parse.clause(candidate.at)
    items = parse.items[clause.first : clause.last + 1]
    if not any(item.flags & roles.PAST_BE for item in items):
        return False
    return any(
        items[n - 2].entry.preposition == "for"
        and items[n - 1].flags & roles.NUMBER
        and item.flags & roles.UNIT
        for n, item in enumerate(items)
        if n > 1
    )
