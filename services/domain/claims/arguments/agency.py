"""Whose forces do what a trigger says."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments import attempts, beside
from services.domain.claims.arguments.acting import subject
from services.domain.claims.arguments.relative import relative_noun
from services.domain.claims.sentences.items import flags_at, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.syntax.readings import compounded
from services.domain.claims.syntax.reports import claimed, is_noun
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.sides import Side

_WITH_NOUN: Final = (
    roles.NUMBER | roles.ADVERB | roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.QUANTIFIER
    | roles.OF | roles.HEDGE
)  # fmt: skip
_ENDS_NOUN: Final = (
    roles.PREPOSITION | roles.OF | roles.COMMA | roles.STOP | roles.SAY | roles.BE | roles.DETERMINER
    | roles.TO | roles.DENY
)  # fmt: skip
_RANKING: Final = roles.LAST | roles.TIME | roles.ADVERB | roles.NUMBER | roles.RARE
_NAMED_APART: Final = frozenset({"before", "beside", "none", "owner", "to"})
"""Where the lexicon says that those who act are named, if it isn't as usual."""
_SIDES: Final = {"UA": Side.UA, "RU": Side.RU}
OPPONENTS: Final = {"UA": "RU", "RU": "UA", "own": "enemy", "enemy": "own"}


def agent(parse: Parse, candidate: Candidate) -> Agent:
    """The one that acts, as far as this sentence tells."""
    if candidate.agent is None:
        trigger = candidate.trigger
        falls = trigger.kind is terms.CAPTURE and (trigger.pos == "noun" or trigger.actor == "to")
        told = beside.befallen(parse, candidate) if falls else None
        candidate.agent = told or _agent(parse, candidate)
    return candidate.agent


def _agent(parse: Parse, candidate: Candidate) -> Agent:
    trigger = candidate.trigger
    inside = beside.inside(parse, candidate)
    if trigger.actor == "inside":
        return _within(parse, candidate, inside)
    rings = trigger.kind is terms.ENCIRCLEMENT and trigger.pos in ("verb", "noun")
    if rings and inside.side in OPPONENTS:
        # "X is surrounded by Russian troops", "encircled Russian troops in X"
        ringing = has(parse.items, candidate.at + 1, candidate.last, roles.BY)
        return inside if ringing else Agent(OPPONENTS[inside.side])
    if trigger.actor in _NAMED_APART:
        return _where_told(parse, candidate, inside)
    if trigger.pos == "adjective":
        return Agent("")
    if trigger.pos == "noun":
        found = _of_noun(parse, candidate)  # "the evacuation of Russian troops"
        return inside if inside.side and not found.side and trigger.kind is terms.WITHDRAWAL else found
    acting = beside.given(parse, candidate) or _of_verb(parse, candidate)
    flagged = trigger.actor == "flag" if acting.actor else trigger.kind is terms.ADVANCE
    if not acting.side and inside.side and flagged:
        return inside  # "expanded Russian control in X", "soldiers raised the Ukrainian flag"
    if not acting.side and inside.side in OPPONENTS and trigger.reverse:
        return Agent(OPPONENTS[inside.side])  # "soldiers defend X against a Russian assault"
    return acting


def _within(parse: Parse, candidate: Candidate, inside: Agent) -> Agent:
    """Those whom the words of the trigger name, or else those told beside it ("under the control of …")."""
    if inside.side == "same":  # "brought X under their control"
        acting = subject(parse, candidate.at)
        actor = acting.actor if acting is not None else None
        place = actor is not None and bool(parse.items[actor.last].flags & roles.THERE)  # "it is theirs"
        by_the_way = actor is not None and beside.in_relative(parse, actor, candidate.at)
        return inside if acting is None or place or by_the_way else acting
    return (
        inside
        if inside.side
        else beside.after(parse, candidate, roles.BY | roles.OF)
        or beside.in_control(parse, candidate)
        or beside.keeper(parse, candidate)
        or beside.unsided(parse, candidate)
    )


def _where_told(parse: Parse, candidate: Candidate, inside: Agent) -> Agent:
    """Those who act, named where the lexicon says of the trigger that they are: before it, behind "to" …"""
    trigger = candidate.trigger
    if trigger.actor == "before":
        return Agent(parse.items[_owner(parse, candidate)].entry.side)
    if trigger.actor == "beside":
        return beside.before(parse, candidate.at) or Agent("")
    if trigger.actor == "to":
        links = roles.TO | roles.BY
        if parse.items[candidate.last].low.endswith(" of"):
            links |= roles.OF  # "fell into the hands of"
        found = inside if inside.side else beside.after(parse, candidate, links)
        return found or Agent("")
    by = beside.after(parse, candidate, roles.BY)
    if trigger.actor == "owner":
        beaten = _possessor(parse, candidate) or inside
        return by or Agent(beaten.side, beaten.actor, opposed=True)
    by = by or (_from(parse, candidate) if trigger.kind is terms.ASSAULT else None)
    if by is None and trigger.ambiguous:
        by = _beaten(parse, candidate, place=True)  # "their troops came under attack"
    return by or Agent("")


def _owner(parse: Parse, candidate: Candidate) -> i64:
    """Where it is told whose the place is ("Ukraine's last major stronghold", "Russian-held")."""
    j = compounded(parse.items, candidate.at)
    end = 0 if candidate.trigger.pos == "noun" else j
    while j > end and not parse.items[j].flags & ~_RANKING:
        j -= 1
    return j


def _of_verb(parse: Parse, candidate: Candidate) -> Agent:
    """A verb's agent: its subject, or "by …" in the passive; whom it is taken from tells it too."""
    trigger = candidate.trigger
    if trigger.ousts:
        return _ouster(parse, candidate)
    if candidate.voice == "active" and claimed(parse, candidate.at):
        return Agent("same")
    if candidate.voice == "passive":
        by = beside.after(parse, candidate, roles.BY) or _of_passive(parse, candidate)
        if by is not None or terms.WITHDRAWAL not in (trigger.kind, trigger.passive):
            return by or Agent("")
    if trigger.kind is not terms.WITHDRAWAL and attempts.of_nobody(parse, candidate.at):
        if (by := beside.after(parse, candidate, roles.BY)) is not None:
            return by
        last = parse.clause(candidate.at).last
        beaten = has(parse.items, candidate.last + 1, last + 1, roles.FAIL)
        # "the fight to retake X goes on", not "attempts to retake X have failed"
        return Agent("own" if trigger.restores and not beaten else "attackers")
    told = attempts.trying(parse, candidate.at) or attempts.described(parse, candidate.at)
    acting = told or subject(parse, candidate.at)
    if trigger.kind is terms.CAPTURE and not (acting and acting.side in OPPONENTS):
        acting = _taker(parse, candidate) or acting
    if candidate.voice == "active":
        acting = attempts.of_attack(parse, candidate.at) or acting
    by_the_way = acting and acting.actor and beside.in_relative(parse, acting.actor, candidate.at)
    return Agent("") if by_the_way or not acting else acting


def _of_passive(parse: Parse, candidate: Candidate) -> Agent | None:
    """A passive's agent where no "by …" names it: told by whom it is done to, or for whom."""
    trigger = candidate.trigger
    found = _taker(parse, candidate) if trigger.kind is terms.CAPTURE else None
    if trigger.kind is terms.ENCIRCLEMENT:
        trapped = beside.surrounded(parse, candidate)
        place = trapped is not None and bool(parse.items[trapped.first].flags & roles.THERE)  # "it"
        found = Agent(trapped.side, trapped, opposed=True) if trapped and trapped.side and not place else None
    if found is None and trigger.reverse:
        found = _for_whom(parse, candidate.last + 1)
    if found is None and trigger.kind in (terms.REPEL, terms.ASSAULT):
        found = _beaten(parse, candidate) or attempts.of_beaten(parse, candidate)
    return found


def _for_whom(parse: Parse, at: i64) -> Agent | None:
    """For whom a place is lost ("lost for the Russians"), with the preposition at item `at`."""
    if at >= len(parse.items) or parse.items[at].entry.preposition != "for":
        return None
    return next((Agent(a.side, a) for a in parse.actors if a.first == at + 1 and a.side), None)


def _beaten(parse: Parse, candidate: Candidate, place: bool = False) -> Agent | None:
    """Whose opponent beats back forces that are the subject of a passive ("the troops were pushed back"); not
    where it may be a `place` ("Moscow wants X, which is under attack", "holds X, but Y is under attack")."""
    beaten = subject(parse, candidate.at)
    if beaten is None or beaten.actor is None or not beaten.side:
        return None
    clause = parse.clause(candidate.at)
    between = range(beaten.actor.last, clause.first)
    apart = not clause.marker & roles.RELATIVE or any(ref.first in between for ref in parse.places)
    return None if place and apart and len(between) else Agent(beaten.side, beaten.actor, opposed=True)


def _taker(parse: Parse, candidate: Candidate) -> Agent | None:
    """Who takes what is taken "from the enemy": the opponent of those who are named so."""
    robbed = _from(parse, candidate, "of")
    return Agent(OPPONENTS[robbed.side]) if robbed is not None else None


def _from(parse: Parse, candidate: Candidate, or_else: str = "from") -> Agent | None:
    """The party named behind "from", or the other preposition ("under attack from Russian troops")."""
    found = beside.after(parse, candidate, roles.OF | roles.PREPOSITION)
    if found is None or found.actor is None or found.side not in OPPONENTS:
        return None
    link = parse.items[found.actor.first - 1].entry.preposition
    between = parse.items[candidate.last + 1 : found.actor.first]  # "news of the fall of X came from Kyiv"
    told = any(item.forms & grammemes.TOLD and not item.flags for item in between)
    return found if link in ("from", or_else) and not told else None


def _ouster(parse: Parse, candidate: Candidate) -> Agent:
    """Who drives forces out: named, or else the opponent of those driven out."""
    passive = candidate.voice == "passive"
    if passive:
        ousted = subject(parse, candidate.at)
    else:
        reach = candidate.last + 2 * candidate.trigger.implied  # "drove out the invaders"
        within = [a for a in parse.actors if candidate.at < a.first <= reach and a.side]
        ousted = Agent(within[0].side, within[0]) if within else beside.inside(parse, candidate)
    acting = None if ousted and ousted.side in _SIDES else subject(parse, candidate.at)
    struck = attempts.of_attack(parse, candidate.at) if not passive else None
    if (acting := struck or acting) is not None and acting.side in _SIDES:
        return acting  # "Russian troops have driven the enemy out of X", "a Russian attack drove …"
    if ousted is not None and ousted.side in OPPONENTS:
        return Agent(OPPONENTS[ousted.side])
    if passive and ousted is not None and ousted.side == "same":
        return Agent("same", ousted.actor, opposed=True)  # "his army was driven out of X"
    return subject(parse, candidate.at) or Agent("")


def _of_noun(parse: Parse, candidate: Candidate) -> Agent:
    """A noun's agent: its adjective or possessor, "by …", the subject of the verb that it completes."""
    kind = candidate.trigger.kind
    if beside.where_not_who(parse.items, candidate.at - 1):
        return Agent("")
    its = owned(parse, candidate)
    if its and kind is terms.ENCIRCLEMENT:
        return Agent("")
    # "its loss was confirmed", not "its loss of X"
    of_place = its and kind is terms.CAPTURE and not flags_at(parse.items, candidate.last + 1) & roles.OF
    owner = None if of_place else _possessor(parse, candidate)
    moves = kind in (terms.WITHDRAWAL, terms.ADVANCE, terms.ASSAULT)
    # "the exit of troops from X and the capture of Y by …"
    if owner is None and moves and flags_at(parse.items, candidate.last + 1) & roles.OF:
        owner = beside.after(parse, candidate, roles.OF)
    owner = owner or beside.after(parse, candidate, roles.BY)
    if owner is None and kind is terms.ASSAULT:
        owner = beside.holder(parse, candidate)
    if owner is None and moves:
        owner = beside.after(parse, candidate, roles.OF)
    if owner is not None:
        return owner
    if claimed(parse, candidate.at):
        return Agent("same")
    if relative_noun(parse, candidate) >= 0:
        return Agent("")  # "the Russians hold X, whose loss Kyiv has admitted"
    acting = subject(parse, candidate.at - of_place)
    if acting is not None and kind is terms.ASSAULT and _suffered(parse, candidate.at):
        return Agent(acting.side, acting.actor, opposed=True)
    return acting or beside.target(parse, candidate) or Agent("")


def _possessor(parse: Parse, candidate: Candidate) -> Agent | None:
    """The forces named by the adjective or possessor of the noun at the trigger."""
    items = parse.items
    for j in range(candidate.at - 1, max(-1, candidate.at - 9), -1):
        flags = items[j].flags
        if candidate.trigger.kind is terms.ASSAULT and roles.SUFFER in items[j].entry.traits:
            return None
        if flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and items[j].side and items[j].mention is None:
            return Agent(items[j].side, beside.actor_at(parse, j))
        if flags & roles.FORCE and (actor := beside.actor_at(parse, j)) is not None:
            return Agent(actor.side, actor)
        told = bool(flags & roles.SAY) and bool(items[j].forms & grammemes.PARTICIPLE)
        owner = roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.POSSESSIVE  # "Moscow's declared withdrawal"
        if flags & _ENDS_NOUN and not (told and j and items[j - 1].flags & owner):
            return None
    return None


def owned(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun is of a settlement that a pronoun stands for ("its encirclement")."""
    before = parse.items[max(0, candidate.at - 1)]
    owner = candidate.at > 0 and bool(before.flags & roles.POSSESSIVE) and before.side == "same"
    return candidate.trigger.pos == "noun" and owner and not parse.free


def _suffered(parse: Parse, at: i64) -> bool:
    """Whether the noun at `at` is what its subject bears ("the garrison faced ten attacks")."""
    items = parse.items
    j = at - 1
    while (
        j > 0
        and (not items[j].flags or items[j].flags & _WITH_NOUN or items[j].rare & rare.MEASURE)
        and roles.SUFFER not in items[j].entry.traits
    ):
        j -= 1
    return j >= 0 and roles.SUFFER in parse.items[j].entry.traits


def speaks_of_itself(parse: Parse, candidate: Candidate) -> bool:
    """Whether the speaker is the one that acts ("the ministry claimed to have taken X", "reports taking")."""
    items = parse.items
    done = candidate.trigger.pos == "verb" and candidate.trigger.kind is not terms.ASSAULT
    told = done and candidate.at and bool(items[candidate.at - 1].flags & roles.SAY)
    if told and items[candidate.at].forms & grammemes.GERUND and not is_noun(items, candidate.at - 1):
        return True
    j = candidate.at - 1
    passed = roles.TO | roles.HAVE | roles.ADVERB | roles.BE | roles.TIME
    while j > 0 and (items[j].flags & passed or items[j + 1].flags & roles.TIME):
        j -= 1
    return bool(items[j].flags & roles.SAY) and has(items, j + 1, candidate.at, roles.TO)


def as_side(name: str) -> Side | None:
    """The side that `name` is; None for one that has to be resolved."""
    return _SIDES.get(name)
