"""What is only remembered: by a work, by who was there, as the time of what happened to one person."""

from typing import Final

from services.domain.claims.sentences.items import has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_PERSON: Final = 3
"""Items within which a sentence names the one person it is about."""
_OPENING: Final = 5
"""Items in which a sentence names the work that it is about, or who remembers."""
_BIDDEN: Final = grammemes.IMPERATIVE | grammemes.INFINITIVE


def recalled(parse: Parse, candidate: Candidate) -> bool:
    """Whether a work or a survivor is spoken of rather than the event ("a film about the siege of X")."""
    clause = parse.clause(candidate.at)
    for j in range(clause.first, candidate.at if candidate.trigger.pos == "noun" else clause.first):
        flags = parse.items[j].flags
        if parse.items[j].rare & rare.WORK and not flags & roles.SOURCE:
            return True
        if flags & roles.SAY:
            return False
    return _in_a_work(parse, candidate)


def _in_a_work(parse: Parse, candidate: Candidate) -> bool:
    """Whether a relative clause tells what is shown in the work that the sentence is about ("the film follows
    a platoon which is trying to retake X")."""
    items = parse.items
    if parse.free or not parse.clause(candidate.at).marker & roles.RELATIVE:
        return False
    return any(bool(i.rare & rare.WORK) and not i.flags & roles.SOURCE for i in items[:_OPENING]) and not has(
        items, 0, candidate.at, roles.SAY
    )


def _looks_back(parse: Parse, candidate: Candidate) -> bool:
    """Whether somebody remembers it ("he remembers how the Russians entered X")."""
    clause = parse.clause(candidate.at)
    if parse.free and not clause.marker & (roles.SUBORDINATOR | roles.COMPLEMENT):
        return False
    for item in parse.items[: min(_OPENING, clause.first if parse.free else candidate.at)]:
        if item.flags & roles.RARE and roles.REMEMBER in item.entry.traits:
            return not parse.free or not item.forms & _BIDDEN  # not "remember that they hold X"
    return False


def remembered(parse: Parse, candidate: Candidate) -> bool:
    """Whether what happened only tells when one person was somewhere ("She was in X when they came")."""
    items, clause = parse.items, parse.clause(candidate.at)
    if _looks_back(parse, candidate):
        return True
    if not clause.first and not parse.free and items[0].rare & rare.UNTIL:
        return _of_one(parse, candidate)
    if parse.free or not clause.first or not items[clause.first].rare & rare.UNTIL:
        return False
    for j in range(min(_PERSON, clause.first - 2)):
        if roles.SINGLE in items[j].entry.traits:
            be = items[j + 1]
            return bool(be.rare & rare.LOCAL and be.forms & grammemes.PAST)  # "was in"
    return False


def _of_one(parse: Parse, candidate: Candidate) -> bool:
    """Whether a clause that opens the sentence without a date only tells when one person was something ("When
    the Russians entered X, she was …")."""
    items, last = parse.items, parse.clause(candidate.at).last
    if has(items, 0, last, roles.TIME) or last + 3 >= len(items):
        return False
    for j in range(last, last + 3):
        if roles.SINGLE in items[j].entry.traits:
            return roles.PAST_BE in items[j + 1].entry.traits
    return False
