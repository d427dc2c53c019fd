"""Whose forces are moved, missing, encircled or driven off, by whom and whose means, told by their case."""

from typing import Final

from services.domain.claims.arguments.agency import OPPONENTS
from services.domain.claims.cases.parts import SHORT
from services.domain.claims.cases.subjects import LAST, agent_of, bare, nominatives, subject
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

OBLIQUE: Final = {"object": grammemes.ACCS, "genitive": grammemes.GENT}
"""Where a trigger says that the forces stand, by the cases that this means."""


def encircled(parse: Parse, candidate: Candidate) -> Agent:
    """The forces that are encircled; where their side is not told, that of the opponent of who does it, or
    the one that the invader encircles."""
    passive = candidate.voice == "passive"
    doing = Agent(LAST) if passive else subject(parse, candidate.at)
    found = oblique(parse, candidate, grammemes.NOMN if passive else OBLIQUE["object"])
    if found is None or (found.actor is not None and found.actor is doing.actor):
        number, behind = parse.clause_of[candidate.at], -1 if passive else candidate.at
        counted = [
            a
            for a in parse.actors
            if parse.clause_of[a.first] == number and a.cases & grammemes.GENT and a.first > behind
        ]
        found = agent_of(counted[-1]) if counted else None  # "up to five thousand soldiers"
    if found is None or found.actor is None or found.side in OPPONENTS:
        return found or Agent("")
    return Agent(OPPONENTS.get(doing.side, "UA"), found.actor)


def besieger(parse: Parse, candidate: Candidate) -> Agent | None:
    """The opponent of the forces that are told to be encircled ("the Russian units are in a pocket"), or
    who does it ("encircled by the army", "under fire control of our guns")."""
    if candidate.trigger.kind is terms.ENCIRCLEMENT:
        behind = parse.items[min(candidate.last + 1, len(parse.items) - 1)]
        if behind.side and behind.forms & grammemes.GENT and behind.flags & roles.SIDE_ADJECTIVE:
            return Agent(behind.side)
        for actor in parse.actors:
            if actor.first == candidate.last + 1 and actor.side and not actor.cases & grammemes.NOMN:
                return agent_of(actor)
        related = [subject(parse, candidate.at)] if parse.clause(candidate.at).marker & roles.RELATIVE else []
        for found in [*map(agent_of, nominatives(parse, parse.clause_of[candidate.at])), *related]:
            if found.side in OPPONENTS:
                return Agent(OPPONENTS[found.side])
    return None


def besieger_of_garrison(parse: Parse, candidate: Candidate) -> Agent | None:
    """The opponent of those whose forces, told by the place that they are of, are encircled ("the Russian
    garrison of X is surrounded")."""
    if candidate.trigger.kind is not terms.ENCIRCLEMENT:
        return None
    for actor in nominatives(parse, parse.clause_of[candidate.at]):
        of = any(ref.phrase == actor.last + 1 and ref.cases & grammemes.GENT for ref in parse.places)
        if of and actor.side in OPPONENTS:
            return Agent(OPPONENTS[actor.side])
    return None


def oblique(parse: Parse, candidate: Candidate, cases: int) -> Agent | None:
    """The forces of the clause that stand in one of `cases`: those that are moved ("led its troops out"),
    those that are not there; where it names only "troops", whose subject is."""
    found = [a for a in bare(parse, parse.clause_of[candidate.at]) if a.cases & cases]
    where = [a for a in found if a.first > candidate.at and parse.items[a.first].rare & rare.REGION_NAME]
    sided = [a for a in found if a.side and a not in where]  # not "led out of X in a district of the DPR"
    moved = agent_of((sided or found)[-1]) if found else None
    of_theirs = ("own", "") if candidate.trigger.kind is terms.WITHDRAWAL else ("own",)  # "led troops out"
    if moved is not None and moved.side in of_theirs and not candidate.trigger.reverse:
        doing = subject(parse, candidate.at)
        return doing if doing.side in OPPONENTS else moved
    return moved


def looks_on(parse: Parse, found: Agent | None) -> bool:
    """Whether the forces can only be those who see others: an accusative of beings is no nominative."""
    if found is None or found.actor is None:
        return False
    being = parse.items[found.actor.last].forms & grammemes.BEING == grammemes.ANIM
    return bool(found.actor.cases & grammemes.NOMN) and being


def freed(parse: Parse, candidate: Candidate) -> Agent | None:
    """The opponent of those from whom a place is told to be cleared or freed, or whose position to be taken:
    they stand amid its words, behind them where the participle comes first, or are what is cleared away."""
    taken = candidate.trigger.kind is terms.ADVANCE and candidate.voice == "passive"
    if not taken and candidate.trigger.kind is not terms.CAPTURE and not candidate.trigger.implied:
        return None
    number = parse.clause_of[candidate.at]
    last = candidate.last + parse.items[candidate.at].low.partition(" ")[0].endswith(SHORT)
    for actor in parse.actors:
        off = actor.first and parse.items[actor.first - 1].entry.preposition == "off"
        owned = candidate.at < actor.first <= last and bool(actor.cases & grammemes.GENT)
        cleared = candidate.trigger.kind is terms.ASSAULT and candidate.last < actor.first
        cleared = cleared and not actor.governed and actor.cases == grammemes.GENT
        told = owned if taken else bool(off or cleared)
        if told and parse.clause_of[actor.first] == number and actor.side in OPPONENTS:
            return Agent(OPPONENTS[actor.side])
    return None


def means(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose actions or efforts are told in the instrumental ("taken by the efforts of the militia")."""
    if candidate.voice != "passive":
        return None
    for actor in bare(parse, parse.clause_of[candidate.at]):
        owned = actor.first > 0 and actor.cases == grammemes.GENT
        before = parse.items[actor.first - 1].forms if owned else roles.NONE
        if before & grammemes.NOUN and before & grammemes.CASES == grammemes.ABLT:
            return agent_of(actor)
    return None
