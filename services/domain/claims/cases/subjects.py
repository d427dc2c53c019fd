"""The forces that are the subject of a verb: in its clause, before its relative pronoun, or in the clauses
before."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.names import MODIFIES
from services.domain.claims.cases.sided import SIDED
from services.domain.claims.sentences.items import has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, Agent
from services.domain.claims.words import grammemes, rare, roles, terms

OTHER: Final = "other"
"""Stands for somebody who is no party."""
LAST: Final = "last"
"""Stands for the side last spoken of: what a verb without a subject goes on about."""
_TRYING: Final = 2
"""Items from whose try it is to the infinitive."""
_TOLD_OF: Final = 9  # items from forces to a participle that tells of them


def subject(parse: Parse, at: i64) -> Agent:
    """The forces that are the subject of the verb at `at`: in its clause, else in the ones before."""
    number = parse.clause_of[at]
    led = at if not at or not parse.items[at].forms & grammemes.INFINITIVE else at - 1  # "we go on holding X"
    if parse.items[led].forms & grammemes.FIRST:
        return Agent("own")
    if parse.items[at].forms & grammemes.ACTV:
        return _doer(parse, at)
    trying = _trying(parse, at) if parse.items[at].forms & grammemes.INFINITIVE else []
    told = [a for a in trying if parse.items[a.first - 1].flags & roles.ATTEMPT]  # "the enemy's attempts to"
    managed = told or [a for a in trying if not a.cases & (grammemes.NOMN | grammemes.GENT)]
    if managed:
        return resumed(parse, managed[-1])  # "they managed to drive our units out"
    if parse.items[at].forms & grammemes.INFINITIVE and _leaves(parse, at):
        near = [a for a in bare(parse, number) if a.last < at][-1:]
        if near and near[0].cases & grammemes.ACCS and not near[0].cases & grammemes.NOMN:
            return agent_of(near[0])  # "our success forced the enemy to leave X"
    own = nominatives(parse, number)
    if parse.items[at].forms & grammemes.GERUND:
        own = [a for a in own if a.last < at]  # "having thrown back | the units" is no subject
    if own:
        own = [a for a in own if not _reflexive(parse, a, at)] or own
        before = [a for a in own if a.last < at]
        doer = (before or own)[-1 if before else 0]
        return _of_larger(parse, doer) or resumed(parse, doer)
    if trying:
        return agent_of(trying[-1])
    if (somebody := _somebody(parse, number, at)) is not None:
        return somebody
    related = _related(parse, at)
    if related is not None:
        return related
    if parse.items[at].forms & grammemes.GERUND and not number and (following := nominatives(parse, 1)):
        return agent_of(following[0])  # "having taken X, they moved on"
    return _earlier(parse, number, at)


def _doer(parse: Parse, at: i64) -> Agent:
    """Whom the active participle at `at` tells of: the forces before its comma, or behind its place."""
    before = has(parse.items, at - 2, at, roles.COMMA)
    for actor in reversed(parse.actors) if before else parse.actors:
        off = at - actor.last if before else actor.first - at
        if 0 < off <= _TOLD_OF and actor.cases & parse.items[at].forms & grammemes.CASES:
            return agent_of(actor)
    return Agent(OTHER)


def _reflexive(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether a word is only an adjective: a possessive that stands for whoever is the subject ("left their
    own positions"), or what is told of the object that the words at `at` begin with ("enemy | attacks beat
    off X")."""
    item = parse.items[actor.last]
    if not item.forms & grammemes.ADJECTIVE or " " in item.low:
        return False
    told = bool(item.flags & roles.SIDE_ADJECTIVE) and actor.last == at - 1 and " " in parse.items[at].low
    return told or (actor.side == "own" and bool(item.flags & roles.ACTOR) and actor.first == actor.last)


def _earlier(parse: Parse, number: i64, at: i64) -> Agent:
    """The subject of the clauses before clause `number`, which the verb at `at` goes on about."""
    while number > 0:
        if parse.clauses[number].marker & roles.COMPLEMENT:
            return Agent("same")
        number -= 1
        clause = parse.clauses[number]
        behind = parse.items[clause.last + 1 : clause.last + 3]
        if clause.marker & roles.RELATIVE and behind[0].flags & roles.COMMA and behind[-1].flags & roles.AND:
            continue  # "they advanced in X, which the AFU hold, and …"
        earlier = [a for a in nominatives(parse, number) if _agrees(parse, a, at)]
        if earlier:
            return resumed(parse, earlier[0])
        if (somebody := _somebody(parse, number, at)) is not None:
            return somebody
        if (described := _antecedent(parse, number, at)) is not None:
            return described
    return Agent(LAST)


def _antecedent(parse: Parse, number: i64, at: i64) -> Agent | None:
    """Whom the relative clause `number` is about, which the verb at `at` goes on with ("the infantry that
    held X and beat off the attacks")."""
    clause = parse.clauses[number]
    if not clause.marker & roles.RELATIVE or parse.items[clause.last + 1].flags & roles.COMMA:
        return None  # a comma ends it
    acts = any(item.forms & grammemes.NOMN for item in parse.items[clause.first : clause.first + 2])
    near = [a for a in parse.actors if 0 < clause.first - a.last <= 2 and _agrees(parse, a, at)]
    return agent_of(near[-1]) if near and acts else None


def _somebody(parse: Parse, number: i64, at: i64) -> Agent | None:
    """The subject of the verb at `at` in clause `number` where that is not known to be forces: somebody
    named in the nominative, in agreement ("ants took X"), or what an adjective says to be of a side."""
    clause, verb = parse.clauses[number], parse.items[at].forms
    for j in range(clause.first, clause.last + 1):
        item = parse.items[j]
        if not item.forms & grammemes.NOMN or item.mention is not None:
            continue
        first = j < at or (at > 0 and parse.items[at - 1].mention is not None)  # what it is done to, isn't it
        side = _side_of_unknown(parse, j) if first and item.flags & roles.SIDE_ADJECTIVE else ""
        being = item.forms & grammemes.BEING == grammemes.ANIM and not item.flags
        agrees = not verb & grammemes.FINITE or not (verb ^ item.forms) & grammemes.PLURAL
        noun = (side or being) and agrees and not item.forms & grammemes.VERBAL
        if noun and not governed(parse, j):
            return Agent(side or OTHER)
    return None


def _side_of_unknown(parse: Parse, j: i64) -> str:
    """Whose it is that the adjective at `j` describes, where the lexicon has no word for it."""
    noun = j + 1
    while noun + 1 < len(parse.items) and parse.items[noun].forms & MODIFIES:
        noun += 1
    if noun >= len(parse.items) or parse.items[noun].flags or parse.items[noun].mention is not None:
        return ""
    known = bool(parse.items[noun].forms & grammemes.NOUN) and parse.items[j].side in SIDED
    return parse.items[j].side if known else ""


def governed(parse: Parse, j: i64) -> bool:
    """Whether a preposition stands before the noun at `j` and its adjectives."""
    j -= 1
    passed = roles.PREPOSITION | roles.PLACE
    while j > 0 and parse.items[j].forms & MODIFIES and not parse.items[j].flags & passed:
        j -= 1
    return j >= 0 and bool(parse.items[j].flags & roles.PREPOSITION)


def _related(parse: Parse, at: i64) -> Agent | None:
    """Who the relative pronoun of the verb at `at` stands for; None where it is not its subject."""
    clause = parse.clause(at)
    if not clause.marker & roles.RELATIVE or clause.rare & rare.WHERE:
        return None
    near = [a for a in parse.actors if 0 < clause.first - a.last <= 2]
    if near:
        return agent_of(near[-1])
    if parse.items[at].forms & (grammemes.FINITE | grammemes.INFINITIVE) and _leaves(parse, at):
        return Agent(OTHER)
    return None if any("object" in t.place for t in parse.items[at].entry.triggers) else Agent("")


def _leaves(parse: Parse, at: i64) -> bool:
    """Whether the verb at `at` only tells that somebody leaves."""
    return all(t.kind is terms.WITHDRAWAL for t in parse.items[at].entry.triggers)


def _agrees(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether forces of another clause can be the subject of the verb at `at`: a plural past needs more
    than "the enemy", or what does not decline ("the AFU")."""
    verb = parse.items[at].forms
    if parse.inside[actor.first] and not parse.inside[at]:
        return False
    if not (verb & grammemes.PAST and verb & grammemes.PLURAL):
        return True
    forms = parse.items[actor.first].forms
    return actor.first < actor.last or not forms & grammemes.CASES or bool(forms & grammemes.PLURAL)


def _trying(parse: Parse, at: i64) -> list[Actor]:
    """Whose try the infinitive at `at` is, or who managed ("the attempts of X to enter", "X managed to")."""
    return [
        a
        for a in bare(parse, parse.clause_of[at])
        if (a.cases & grammemes.GENT and 0 < at - a.last <= _TRYING) or a.cases & grammemes.DATV
    ]


def bare(parse: Parse, number: i64) -> list[Actor]:
    """The forces that clause `number` names without a preposition, outside insertions and brackets, but
    for those that the clause itself stands in."""
    clause = parse.clauses[min(number, len(parse.clauses) - 1)]
    within = parse.inside[min(clause.first + 1, clause.last)]
    return [
        a
        for a in parse.actors
        if parse.clause_of[a.first] == number
        and not (a.governed or parse.aside[a.first] or (parse.inside[a.first] and not within))
    ]


def nominatives(parse: Parse, number: i64) -> list[Actor]:
    """The forces that may be the subject of clause `number`."""
    return [a for a in bare(parse, number) if a.cases & grammemes.NOMN and not did(parse, a)]


def did(parse: Parse, actor: Actor) -> bool:
    """Whether it is by them that what is set behind a comma was done ("fighting for X, taken by the AFU")."""
    before = parse.items[max(0, actor.first - 3) : actor.first]
    done = before and before[-1].flags & roles.TRIGGER and before[-1].forms & grammemes.PARTICIPLE
    return bool(done) and any(item.flags & roles.COMMA for item in before)


def _of_larger(parse: Parse, actor: Actor) -> Agent | None:
    """The side of units that are told to be some of larger ones ("subunits out of the 6th Combined Arms Army
    and the fleet")."""
    behind = actor.last + 1
    if actor.side or behind >= len(parse.items) or parse.items[behind].entry.preposition != "from":
        return None
    for larger in parse.actors:
        if behind < larger.first <= behind + _TOLD_OF and larger.cases & grammemes.GENT and larger.side:
            return Agent(larger.side, actor)
    return None


def resumed(parse: Parse, actor: Actor) -> Agent:
    """The forces of `actor`; of a pronoun, those that the sentence named before it."""
    if actor.side == "they":
        for earlier in reversed(parse.actors):
            if earlier.last < actor.first and earlier.side not in ("", "they") and not earlier.governed:
                return Agent(earlier.side, actor)
    return agent_of(actor)


def agent_of(actor: Actor) -> Agent:
    """`actor` as the one that acts, on the side that its words name."""
    return Agent(actor.side, actor)
