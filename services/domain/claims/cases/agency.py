"""Whose forces act: the nominative of an active verb, the instrumental of a passive one, the genitive or
adjective of a noun."""

from collections.abc import Iterator
from typing import Final

from services.domain.claims.arguments.agency import OPPONENTS
from services.domain.claims.cases import besieged
from services.domain.claims.cases.parts import is_phrase, participle_last
from services.domain.claims.cases.spoken import owned_by_them
from services.domain.claims.cases.subjects import LAST, OTHER, agent_of, bare, did, governed, resumed, subject
from services.domain.claims.sentences.items import has, no_word
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, Agent
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_NOUN_REACH: Final = 6
_DECLINED: Final = 4
"""Cases that one form of a noun may stand for; a name that does not decline stands for all."""
_AT: Final = frozenset({"near", "in"})
_NEAR: Final = frozenset({"near"})
"""The groups of prepositions by which one has something."""
_VERB: Final = grammemes.FINITE | grammemes.GERUND
_OWNED: Final = grammemes.GENT | grammemes.DATV | grammemes.ABLT  # cases of whose deed a noun tells of
_BEHIND: Final = grammemes.ACCS | grammemes.GENT | grammemes.ABLT
_SUBJECT: Final = grammemes.NOMN | grammemes.NOUN


def agent(parse: Parse, candidate: Candidate) -> Agent:
    """The one that acts, as far as this sentence tells."""
    trigger = candidate.trigger
    if trigger.actor == "none":
        return besieged.besieger(parse, candidate) or Agent("")
    if trigger.actor in ("inside", "to"):
        found = _inside(parse, candidate) or _spanned(parse, candidate) or _attached(parse, candidate)
        if found is None and trigger.pos == "verb":
            found = _described(parse, candidate) or _instrument(parse, candidate)  # "Russian flags fly"
        held = trigger.kind is terms.CONTROL and trigger.pos == "phrase" and not trigger.default
        if found is None and held and no_word(parse.items, candidate.last + 1):
            return Agent("own")  # "X is under control"
        return found or Agent("")
    if trigger.actor in besieged.OBLIQUE:
        if trigger.reverse:
            return besieged.encircled(parse, candidate)
        found = besieged.oblique(parse, candidate, besieged.OBLIQUE[trigger.actor])
        sees = trigger.kind is terms.ADVANCE and candidate.voice != "passive"  # and does not advance
        found = None if sees and besieged.looks_on(parse, found) else found
        moved = trigger.actor == "object" and not sees
        return found or (subject(parse, candidate.at) if moved else Agent(""))
    if owned_by_them(parse.items, candidate):
        return Agent("")  # "their capture"
    if trigger.pos in ("noun", "adjective") or trigger.actor == "before":
        beaten = trigger.kind is terms.REPEL and is_phrase(parse, candidate)
        found = _defender(parse, candidate) if beaten else _inside(parse, candidate)
        found = found or _described(parse, candidate) or besieged.freed(parse, candidate)
        found = found or _attached(parse, candidate)
        if found is None and trigger.pos == "noun":
            found = _instrument(parse, candidate) or _having(parse, candidate) or _performer(parse, candidate)
        return found or Agent("")
    if trigger.ousts:
        return _ouster(parse, candidate)
    if candidate.voice == "passive":
        found = _flown(parse, candidate) or besieged.freed(parse, candidate) or _instrument(parse, candidate)
        undeclined = found is None or found.actor is None or found.actor.cases.bit_count() > _DECLINED
        if trigger.kind is terms.REPEL and undeclined:
            them = _against(parse, candidate) if found is None or found.side == "they" else None
            found = _defender(parse, candidate) or them or found
            if found is not None and _driven(candidate, found):
                return Agent(OPPONENTS.get(found.side, ""))  # "the AFU were thrown back"
        return found or besieged.besieger_of_garrison(parse, candidate) or Agent("")
    beaten = trigger.kind is terms.REPEL and not trigger.reverse
    against = _against(parse, candidate) if beaten else _owned(parse, candidate)
    found = against or _flown(parse, candidate) or subject(parse, candidate.at)
    if beaten and (found.side not in OPPONENTS or _owns_attack(parse, candidate, found.actor)):
        defender = _defender(parse, candidate)  # "the Wolves beat off the AFU's attack"
        return defender if defender and (found.side == "they" or defender.side in ("UA", "RU")) else found
    return found


def _owns_attack(parse: Parse, candidate: Candidate, actor: Actor | None) -> bool:
    """Whether it is the attack of the forces right behind the trigger, since another stands before it."""
    if actor is None or actor.first != candidate.last + 1 or actor.cases.bit_count() <= _DECLINED:
        return False
    before = parse.items[parse.clause(candidate.at).first : candidate.at]
    return any(i.flags & roles.QUOTE or i.forms & _SUBJECT == _SUBJECT for i in before)


def _against(parse: Parse, candidate: Candidate) -> Agent | None:
    """The opponent of those who are the object of a verb without a subject ("they got in but were thrown
    back", in the active: "їх відкинули")."""
    number = parse.clause_of[candidate.at]
    joined = parse.items[parse.clauses[number].first].flags & roles.AND and not is_phrase(parse, candidate)
    own = [a for a in bare(parse, number) if not joined or a.first < candidate.at]  # "and threw them back"
    if any(a.cases & grammemes.NOMN for a in own):
        return None
    allowed = grammemes.DATV if is_phrase(parse, candidate) else roles.NONE  # "did not let them in"
    managed = parse.items[candidate.at].forms & grammemes.INFINITIVE  # "they managed to beat off the attacks"
    for actor in own:
        cases = grammemes.ACCS | (0 if managed and actor.last < candidate.at else allowed)
        side = resumed(parse, actor).side if actor.cases & cases else ""
        if side in OPPONENTS:
            return Agent(OPPONENTS[side])
        if side == "they":
            return Agent(side, actor, opposed=True)
    return None


def _owned(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose gains they are that somebody only has to tell of ("we have an advance of the enemy")."""
    tells = bool(parse.items[candidate.at].forms & grammemes.FIRST) and is_phrase(parse, candidate)
    return _attached(parse, candidate) if tells and candidate.trigger.kind is terms.ADVANCE else None


def _flown(parse: Parse, candidate: Candidate) -> Agent | None:
    """Whose the object is that the words of the trigger name ("raised the Ukrainian flag")."""
    if not is_phrase(parse, candidate) or candidate.trigger.kind is not terms.CAPTURE:
        return None
    within = parse.items[candidate.at + 1 : candidate.last]
    sides = [item.side for item in within if item.flags & roles.SIDE_ADJECTIVE and item.side]
    for actor in parse.actors:
        if actor.first == candidate.last + 1 and actor.cases & grammemes.GENT and actor.side in OPPONENTS:
            sides.append(actor.side)  # "raised the flag of X"
    return Agent(sides[0]) if sides else _described(parse, candidate)


def _defender(parse: Parse, candidate: Candidate) -> Agent | None:
    """The opponent of whose attacks are beaten back ("the Russian attacks were repelled")."""
    attackers = [
        a for a in parse.actors if candidate.at < a.first < candidate.last and a.cases & grammemes.GENT
    ]
    if not attackers and is_phrase(parse, candidate):
        behind = [a for a in parse.actors if 0 <= a.first - candidate.last <= 1 and a.cases & _BEHIND]
        if behind and participle_last(parse, candidate):
            return agent_of(behind[0])  # "attacks beaten back by the AFU"
        attackers = [a for a in behind if a.cases & grammemes.GENT]
    named = agent_of(attackers[0]) if attackers else _described(parse, candidate)
    if named is not None and named.side in OPPONENTS:
        return Agent(OPPONENTS[named.side])
    return None


def _spanned(parse: Parse, candidate: Candidate) -> Agent | None:
    """The forces named among the trigger's words ("the flag of X was raised")."""
    found = [a for a in parse.actors if candidate.at < a.first <= candidate.last]
    return agent_of(found[0]) if found else None


def _ouster(parse: Parse, candidate: Candidate) -> Agent:
    """Who drives forces out: named, or else the opponent of those driven out."""
    passive, clause = candidate.voice == "passive", parse.clause(candidate.at)
    found = _instrument(parse, candidate) if passive else subject(parse, candidate.at)
    own = bare(parse, parse.clause_of[candidate.at])
    words = parse.items[clause.first : clause.last + 1]
    if not own and (passive or any(i.flags & roles.IT and i.forms & grammemes.ACCS for i in words)):
        # "the enemy got in, but was driven out", "but one has driven him out"
        return Agent(OPPONENTS.get(subject(parse, candidate.at).side, ""))
    alone = not passive and len(own) == 1 and found is not None and found.actor is own[0]
    if (
        alone
        and found is not None
        and found.side in OPPONENTS
        and (own[0].cases.bit_count() > _DECLINED or own[0].first == candidate.last + 1)
    ):
        return Agent(OPPONENTS[found.side])  # "the AFU they drove out of X", "drove out the AFU's rest"
    out = {a.side for a in own if a.cases == grammemes.ACCS and not passive}  # they don't do it themselves
    out |= {"", LAST, OTHER}
    if not passive and any(a.side in OPPONENTS and a.cases & grammemes.ACCS for a in own):
        out.add("they")  # "they have driven the enemy out"
    if not passive and found is not None and found.actor not in own:  # "they got in, but were driven out"
        out |= {resumed(parse, a).side for a in own if a.side == "they" and not a.cases & grammemes.NOMN}
    if found is not None and found.side not in out and not (passive and _driven(candidate, found)):
        return found
    for actor in [a for a in own if a.cases & grammemes.DIRECT]:
        side = resumed(parse, actor).side  # "they are being driven out"
        if side in OPPONENTS:
            return Agent(OPPONENTS[side])
    return found or Agent("")


def _driven(candidate: Candidate, found: Agent) -> bool:
    """Whether a name that does not decline stands before the participle ("the AFU were driven out")."""
    actor = found.actor
    return actor is not None and actor.cases.bit_count() > _DECLINED and actor.first <= candidate.at


def _inside(parse: Parse, candidate: Candidate) -> Agent | None:
    for item in parse.items[candidate.at : candidate.last + 1]:
        if item.side and not (item.side == "own" and item.flags & roles.ACTOR):  # not "its own" troops
            return Agent(item.side)
    return None


def _described(parse: Parse, candidate: Candidate) -> Agent | None:
    """The side that an adjective right before the word names ("Russian attacks")."""
    for j in range(candidate.at - 1, max(-1, candidate.at - 4), -1):
        item = parse.items[j]
        if item.flags & roles.SIDE_ADJECTIVE and item.side:
            return Agent(item.side)
        if not item.forms & (grammemes.ADJECTIVE | grammemes.PARTICIPLE | grammemes.NUMERAL):
            return None
    return None


def _attached(parse: Parse, candidate: Candidate) -> Agent | None:
    """The forces that belong to the word: a genitive right behind it or behind "from the side of", a dative
    of those in control."""
    for actor in _after(parse, candidate):
        by = parse.items[actor.first - 1].entry.preposition == "by"
        owned = actor.cases & _OWNED
        if owned and (by or not actor.governed):
            between = parse.items[candidate.last + 1 : actor.first - by]
            for ref in parse.places:  # "an advance in X of the enemy"
                if ref.phrase == candidate.last + 2 and ref.last < actor.first - by:
                    between = parse.items[ref.last + 1 : actor.first - by]
            held = candidate.trigger.kind is terms.ASSAULT and owned & grammemes.GENT
            if held and between and between[-1].flags & (roles.THING | roles.FORCE) == roles.THING:
                return Agent(OPPONENTS.get(actor.side, ""))  # "the storm of enemy positions"
            if not any(
                bool(i.flags & (roles.COMMA | roles.AND | roles.PREPOSITION))
                or (bool(i.flags & roles.SOURCE) and not i.forms & _OWNED)  # "the fall of X the spokesman …"
                or (bool(i.forms & grammemes.PREDICATE) and not i.forms & grammemes.NOUN)
                for i in between
            ):
                return agent_of(actor)
    return None


def _having(parse: Parse, candidate: Candidate) -> Agent | None:
    """Who has, or has not, what the noun names ("the enemy has no control of X": "у противника нет …")."""
    clause = parse.clause(candidate.at)
    if has(parse.items, clause.first, candidate.at, roles.DENY):
        return None
    for actor in parse.actors:
        within = clause.first < actor.first <= clause.last and bool(actor.cases & grammemes.GENT)
        where = _NEAR if parse.items[actor.first].rare & rare.REGION_NAME else _AT  # not "in the republic"
        at = actor.governed and parse.items[actor.first - 1].entry.preposition in where
        if within and at and actor.side and parse.items[actor.first].mention is None:
            return agent_of(actor)
    return None


def _after(parse: Parse, candidate: Candidate) -> Iterator[Actor]:
    number = parse.clause_of[candidate.at]
    for actor in parse.actors:
        near = candidate.last < actor.first <= candidate.last + _NOUN_REACH
        if near and parse.clause_of[actor.first] == number:
            yield actor


def _instrument(parse: Parse, candidate: Candidate) -> Agent | None:
    """The instrumental of the clause ("captured by …")."""
    found = [
        a
        for a in bare(parse, parse.clause_of[candidate.at])
        if a.cases & grammemes.ABLT
        and not (a.cases & grammemes.NOMN and a.last < candidate.at and candidate.voice != "passive")
        and (candidate.trigger.pos != "noun" or not did(parse, a))
    ]
    found = [a for a in found if not a.cases & grammemes.GENT or a.cases.bit_count() > _DECLINED]
    if not found or found[-1].cases.bit_count() > _DECLINED:
        return besieged.means(parse, candidate) or (agent_of(found[-1]) if found else None)
    return agent_of(found[-1])


def _performer(parse: Parse, candidate: Candidate) -> Agent | None:
    """The subject of the verb that the noun completes ("the enemy launched an attack")."""
    number, clause = parse.clause_of[candidate.at], parse.clause(candidate.at)
    near = [a for a in bare(parse, number) if a.side and a.last < candidate.at]
    if near and candidate.trigger.kind is terms.WITHDRAWAL and governed(parse, candidate.at):
        return agent_of(near[-1])  # "they did not let them dig in after leaving X"
    if any(i.entry.preposition == "reference" for i in parse.items[max(0, candidate.at - 3) : candidate.at]):
        return None  # "despite the claim of the full capture of X they hold it"
    begun = rare.BEGIN if parse.items[candidate.at].forms & grammemes.ACCS else roles.NONE  # "начала бои"
    verbs = [
        j
        for j in range(clause.first, clause.last + 1)
        if parse.items[j].forms & _VERB
        and (not parse.items[j].forms & grammemes.NOUN or parse.items[j].rare & begun)
        and not parse.items[j].flags & (roles.SAY | roles.DENY | roles.BE | roles.NEGATION)
    ]  # fmt: skip
    if not verbs or not parse.items[candidate.at].flags & roles.TRIGGER:
        return None
    transitive = bool(parse.items[candidate.at].forms & grammemes.ACCS) or not parse.items[candidate.at].forms
    found = subject(parse, verbs[0])
    if found.side in (LAST, OTHER) and not transitive:
        return None
    nominative = bool(parse.items[candidate.at].forms & grammemes.NOMN)
    elsewhere = found.actor is not None and parse.clause_of[found.actor.first] != number
    if nominative and elsewhere:  # "…, and fighting goes on"
        found = Agent(LAST) if candidate.trigger.mutual else Agent("")
    agrees = not (parse.items[candidate.at].forms ^ parse.items[verbs[0]].forms) & grammemes.PLURAL
    if nominative and (found.side in (LAST, OTHER) or (found.actor is None and agrees)):
        return None  # "said that an assault goes on"
    return found
