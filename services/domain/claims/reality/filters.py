"""Why words that look like a claim are none, beyond what governs their verb."""

from typing import Final

from services.domain.claims.reality import strangers, strikes
from services.domain.claims.reality.background import (
    BEFORE_NOUN,
    is_background,
    meanwhile,
    withdrawn,
)
from services.domain.claims.reality.memories import recalled, remembered
from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import Kind

_QUALIFYING: Final = frozenset({"in", "of", "for", "from", "on"})
_SITUATIONS: Final = frozenset({terms.CONTROL, terms.CAPTURE})
_BY_TROOPS: Final = frozenset({terms.ENCIRCLEMENT, terms.ADVANCE})
_ENDS_NOUN: Final = roles.COMMA | roles.STOP | roles.PREPOSITION | roles.BE | roles.HAVE | roles.AND
_ARMED: Final = roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE
_STRIKE_WINDOW: Final = 3
_OBJECTS: Final = grammemes.ACCS | grammemes.GENT | grammemes.DATV | grammemes.LOCT
_PERSON: Final = 4
_NAME: Final = 3
"""Items of the longest name of a person."""


def reason(  # noqa: C901
    parse: Parse, candidate: Candidate, kind: Kind, time: When | None, attempt: bool
) -> str:
    """Why the trigger makes no claim; empty where it may."""
    if kind is terms.REPEL and strangers.others_turned_back(parse, candidate):
        return "civilians, not forces"
    if kind is terms.WITHDRAWAL and strangers.one_leaves(parse, candidate):
        return "one soldier, not forces"
    enter = kind is terms.ADVANCE and strangers.others_enter(parse, candidate)
    if enter or strangers.others_leave(parse, candidate, kind):
        return "civilians, not forces"
    if kind is terms.ASSAULT and (no_assault := _no_assault(parse, candidate, attempt)):
        return no_assault
    if (kind in _SITUATIONS and meanwhile(parse, candidate)) or remembered(parse, candidate):
        return "only tells when"
    if kind is terms.ENCIRCLEMENT and not parse.free and strangers.others_fight(parse, candidate):
        return "civilians, not forces"  # "residents blocked the road into X"
    if kind is terms.CONTROL and not parse.free and _lasted(parse, candidate):
        return "background"
    if recalled(parse, candidate) or withdrawn(parse, candidate):
        return "only recalls an event"
    if (
        kind in _SITUATIONS
        and candidate.trigger.pos == "noun"
        and not parse.free
        and _office(parse, candidate.at)
    ):
        return "only tells of what an office is"
    if is_background(parse, candidate, kind, time):
        return "background"
    return ""


def _office(parse: Parse, at: int) -> bool:
    """Whether the noun only tells whose official somebody is ("an official of the occupation")."""
    items = parse.items
    if (
        parse.free
        or at < 3
        or not items[at - 1].flags & roles.DETERMINER
        or not items[at - 2].flags & roles.OF
    ):
        return False
    behind = items[at + 1] if at + 1 < len(items) else None
    head = items[at - 3]
    person = head.flags & roles.SOURCE or head.rare & rare.CIVILIAN
    return bool(person) and (behind is None or not behind.flags & roles.OF)


def _lasted(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is told how long something lasted that is over ("held X for two years")."""
    items = parse.items
    if not items[candidate.at].forms & grammemes.PAST or candidate.trigger.pos != "verb":
        return False
    if any(
        item.flags & (roles.HAVE | roles.ADVERB) for item in items[max(0, candidate.at - 2) : candidate.at]
    ):
        return False
    last = parse.clause(candidate.at).last
    return any(
        items[j].entry.preposition == "for" and any(i.rare & rare.UNIT for i in items[j + 1 : j + 5])
        for j in range(candidate.last + 1, last)
    )


def _no_assault(parse: Parse, candidate: Candidate, attempt: bool) -> str:
    """Why what is told is no assault; empty where it may be one."""
    within = parse.items[candidate.at + 1 : candidate.last]  # "launched air strikes at X"
    if any(item.rare & rare.STRIKE for item in within) or _strike(parse, candidate):
        return "a strike, not an assault"
    if parse.free and candidate.trigger.pos == "noun" and strikes.by_arms(parse, candidate):
        return "a strike, not an assault"
    if (attempt or candidate.trigger.pos == "noun") and repelled(parse, candidate):
        return "part of a repelled attack"
    if candidate.trigger.mutual and strangers.others_fight(parse, candidate):
        return "civilians, not forces"
    if candidate.trigger.named and not parse.free and _outcome(parse, candidate):
        return "only tells how an attack ended"
    if _one_fights(parse, candidate.at) or (
        not (attempt and parse.free) and _mere_reference(parse, candidate)
    ):
        return "only refers to a battle"
    return ""


def _outcome(parse: Parse, candidate: Candidate) -> bool:
    """Whether the attack has been told before, and where ("near X they stormed Y, were unsuccessful")."""
    first = parse.clause(candidate.at).first
    if candidate.trigger.pos != "phrase" or any(r.phrase > candidate.last for r in parse.places):
        return False
    told = parse.items[first : candidate.at]
    return any(t.kind is terms.ASSAULT and t.pos == "verb" for item in told for t in item.entry.triggers)


def _strike(parse: Parse, candidate: Candidate) -> bool:  # noqa: C901
    """Whether it is done from afar ("a missile attack", "attacked with drones"), or, where the word may
    mean that, kills or destroys."""
    items = parse.items
    before = items[max(0, candidate.at - _STRIKE_WINDOW) : candidate.at]
    supported = any(
        i.entry.preposition in ("with", "support")
        for i in items[max(0, candidate.at - 2 * _STRIKE_WINDOW) : candidate.at]
    )
    for n in range(len(before) - 1, 0, -1) if parse.free else ():
        if before[n].flags & roles.AND and before[n - 1].forms & grammemes.NOUN:
            before = before[n:]  # "35 bombardments and seven clashes"
            break
    if not supported and any(item.rare & rare.STRIKE and not item.flags & roles.SOURCE for item in before):
        return True
    number = parse.clause_of[candidate.at]
    last = parse.clauses[number].last
    goes_on = number + 1 < len(parse.clauses) and last + 1 < len(items)
    if goes_on and items[last + 1].entry.preposition == "with":
        last = parse.clauses[number + 1].last
    for j in range(candidate.at + 1, last):
        if (
            items[j].flags & roles.BY
            and candidate.voice == "passive"
            and not parse.free
            and _from_afar(items, j)
        ):
            return True  # "was attacked by a drone"
        means = items[j].entry.preposition == "with"
        if means and any(item.rare & rare.STRIKE for item in items[j + 1 : j + 5]):
            return True
        if candidate.trigger.ambiguous and items[j].rare & rare.STRIKE and items[j].forms & grammemes.ABLT:
            return True
    if not candidate.trigger.ambiguous:
        return False
    if _among_strikes(parse, candidate):
        return True
    behind = any(roles.CASUALTY in item.entry.traits for item in items[candidate.at :])
    noun = candidate.trigger.pos == "noun" and not parse.free
    return behind or (noun and _in_which(items, candidate.at))


def _from_afar(items: list[Item], by: int) -> bool:
    """Whether arms that strike from afar, and no forces, are named behind "by"."""
    for item in items[by + 1 : by + 1 + _STRIKE_WINDOW]:
        if item.flags & (_ARMED | roles.AND | roles.PREPOSITION):
            return False
        if item.rare & rare.STRIKE:
            return True
    return False


def _in_which(items: list[Item], at: int) -> bool:
    """Whether people are told to have been killed in the attack at `at` ("were killed in what he called the
    worst attack on X")."""
    for j in range(at):
        if roles.CASUALTY in items[j].entry.traits and items[j + 1].entry.preposition == "in":
            return True
    return False


def _among_strikes(parse: Parse, candidate: Candidate) -> bool:
    """Whether an attack is told among strikes ("fired missiles, the deadliest attack on X", "attacks were
    reported in X, while rockets hit Y")."""
    if candidate.trigger.pos != "noun" or parse.free:
        return False
    clause = parse.clause(candidate.at)
    told = parse.items[clause.first : candidate.at] if parse.actors else parse.items
    return any(item.rare & rare.STRIKE and not item.flags & roles.SOURCE for item in told)


def _air_raid(parse: Parse, candidate: Candidate) -> bool:
    """Whether what is beaten back is an attack from the air ("the drone attack was beaten back")."""
    for item in parse.items[candidate.at + 1 : candidate.last + _STRIKE_WINDOW]:
        if item.rare & rare.STRIKE and item.forms & grammemes.GENT:
            return True
    return False


def others_act(parse: Parse, candidate: Candidate) -> bool:
    """Whether the subject of the verb is a noun for no forces at all ("the police took the building"), what
    surrounds a place is no troops, or what is beaten back came from the air."""
    if candidate.trigger.kind is terms.REPEL and parse.free and _air_raid(parse, candidate):
        return True
    if _by_things(parse, candidate):
        return True
    clause = parse.clause(candidate.at)
    forms = parse.items[candidate.at].forms
    if candidate.trigger.pos != "verb" or not forms & grammemes.FINITE or not parse.free:
        return False
    for j in range(clause.first, candidate.at):
        item = parse.items[j]
        if (
            _stranger(item, j)
            and not parse.inside[j]
            and (bool(item.forms & grammemes.PLURAL)) == (bool(forms & grammemes.PLURAL))
        ):
            return not (j and parse.items[j - 1].flags & roles.PREPOSITION)
    return False


def _stranger(item: Item, j: int) -> bool:
    """Whether item `j` is a noun that can but be a subject, and names no forces and no place."""
    if not item.forms & grammemes.NOUN or (item.capital and j) or item.mention is not None:
        return False
    known = roles.ACTOR | roles.FORCE | roles.TRIGGER | roles.SECTOR | roles.QUANTIFIER
    return bool(item.forms & grammemes.NOMN) and not item.forms & _OBJECTS and not item.flags & known


def _mere_reference(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun for fighting only qualifies another one ("losses in the battle for X")."""
    if candidate.trigger.pos != "noun":
        # "a soldier who fought in X", "soldiers having fought in X"
        forms = parse.items[candidate.at].forms
        done = parse.free and bool(forms & grammemes.PARTICIPLE)
        one = done or parse.clause(candidate.at).rare & rare.PERSONAL
        return candidate.trigger.mutual and bool(one) and bool(forms & grammemes.PAST)
    items = parse.items
    j = candidate.at - 1
    while j >= 0 and items[j].flags & BEFORE_NOUN and not items[j].flags & roles.PREPOSITION:
        j -= 1
    if parse.free and _belongs(items, candidate.at):
        return True
    if j == 0 and parse.free and items[0].entry.preposition == "in":
        clause = parse.clause(candidate.at)
        return any(roles.CASUALTY in item.entry.traits for item in items[clause.first : clause.last + 1])
    if j < 1 or not items[j].flags & (roles.PREPOSITION | roles.OF):
        return False
    sent = (
        parse.free
        and bool(items[candidate.at].forms & grammemes.ACCS)
        and not items[candidate.at].forms & grammemes.LOCT
    )
    if sent and items[j].entry.preposition in ("in", "on"):
        return False  # "threw a regiment into a counter-attack at X"
    if not parse.free and _for_later(items, j):
        return True
    qualifies = items[j].entry.preposition in _QUALIFYING
    if items[j].entry.preposition == "from" and items[j - 1].rare & rare.MEASURE:
        return True  # "35 kilometres from the fighting"
    governed = (
        items[j - 1].flags & (roles.PASS | roles.ATTEMPT | roles.SAY) or items[j - 1].rare & rare.MEASURE
    )
    return qualifies and not governed


def _one_fights(parse: Parse, at: int) -> bool:
    """Whether "fighting" at `at` only tells what one person does ("a commander fighting there said")."""
    items = parse.items
    before = items[at - 1] if at else None
    if not parse.free and items[at].forms & grammemes.PAST and at and _one_person(items, at):
        return True
    if (
        parse.free
        or before is None
        or not items[at].forms & grammemes.GERUND
        or not before.flags & roles.SOURCE
    ):
        return False
    first = max(0, at - _PERSON)
    single = any(i.flags & roles.DETERMINER and not i.flags & roles.DEFINITE for i in items[first : at - 1])
    return single and not before.forms & grammemes.PLURAL


def _one_person(items: list[Item], at: int) -> bool:
    """Whether the subject of the verb at `at`, which opens the sentence, is one person ("Ivan, a sergeant,
    fought in X", "He fought in X")."""
    first = items[0]
    if first.flags & roles.RARE and roles.SINGLE in first.entry.traits:
        return at == 1
    if first.flags or first.mention is not None or not first.capital:
        return False
    if at < _NAME and not any(item.flags for item in items[1:at]):
        return items[at - 1].capital
    aside = items[1].flags & roles.COMMA or items[2].flags & roles.COMMA
    return bool(aside and items[at - 1].flags & roles.COMMA) and not any(
        item.flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and item.forms & grammemes.PLURAL
        for item in items[:at]
    )


def _for_later(items: list[Item], of: int) -> bool:
    """Whether what is measured is only prepared for ("reserves for a third wave of assaults")."""
    if not items[of].flags & roles.OF or not items[of - 1].rare & rare.MEASURE:
        return False
    k = of - 1
    while k > 0 and (items[k].flags & BEFORE_NOUN or items[k].rare & rare.MEASURE):
        if items[k].flags & roles.PREPOSITION:
            break
        k -= 1
    return items[k].entry.preposition == "for"


def _by_things(parse: Parse, candidate: Candidate) -> bool:
    """Whether what surrounds the place is no troops ("a hill town, ringed by trenches")."""
    if parse.free or candidate.trigger.kind not in _BY_TROOPS or candidate.voice != "passive":
        return False
    items = parse.items
    by = candidate.last + 1
    if by >= len(items) - 1 or not items[by].flags & roles.BY or items[by + 1].mention is not None:
        return False
    last = next((j for j in range(by + 1, len(items)) if items[j].flags & _ENDS_NOUN), len(items))
    return not any(item.flags & _ARMED for item in items[by + 1 : last])


def _belongs(items: list[Item], at: int) -> bool:
    """Whether the noun at `at` is a genitive that belongs to a noun that tells nothing of its own ("details
    of the fighting"), or to a time ("before the beginning of the fighting")."""
    if not items[at].forms & grammemes.GENT or items[at].forms & grammemes.NOMN:
        return False
    j = at - 1
    while j >= 0 and (items[j].flags & BEFORE_NOUN or items[j].forms & grammemes.ADJECTIVE):
        if items[j].flags & roles.PREPOSITION or items[j].forms & grammemes.NOUN:
            break
        j -= 1
    if j < 0 or items[j].mention is not None or not items[j].forms & grammemes.NOUN:
        return False
    begins = items[j].flags & roles.PASS or items[j].rare & rare.BEGIN
    timed = j > 0 and begins and items[j - 1].flags & roles.PREPOSITION
    return bool(timed) or not items[j].flags & ~(roles.FACILITY | roles.SECTOR | roles.THING)


def repelled(parse: Parse, candidate: Candidate) -> bool:
    """Whether the clause says that the attack was beaten back."""
    clause = parse.clause(candidate.at)
    return any(
        trigger.kind is terms.REPEL
        for j in range(clause.first, clause.last + 1)
        if j != candidate.at and not _new_deed(parse, j, candidate.at) and not _repels(parse, candidate.at, j)
        for trigger in parse.items[j].entry.triggers
    )


def _repels(parse: Parse, at: int, j: int) -> bool:
    """Whether it is the attack at `at` that beats something back ("counterattacks are blunting it")."""
    if parse.free or j < at or not parse.items[j].forms & grammemes.GERUND:
        return False
    k = j - 1
    while k > at and parse.items[k].flags & (roles.ADVERB | roles.HEDGE):
        k -= 1
    return bool(parse.items[k].flags & roles.BE)


def _new_deed(parse: Parse, first: int, last: int) -> bool:
    """Whether another verb is joined between ("repelled two attacks and continued its offensive near X")."""
    items = parse.items
    return not parse.free and any(
        items[k].flags & roles.AND and items[k + 1].forms & grammemes.PAST for k in range(first + 1, last)
    )
