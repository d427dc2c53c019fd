"""Attacks from afar, by the words around them: by what arms, among what strikes, with whom killed."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

ARMED: Final = roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE
_WINDOW: Final = 3
"""Items beside an attack, or behind "by", in which the arms stand."""
_REACH: Final = 5
"""Items behind the trigger up to which what attacks stands."""
_BEWAILED: Final = 5
"""Items from who is outraged to the attack."""
_ENDS: Final = roles.COMMA | roles.STOP | roles.AND
_VERBAL: Final = grammemes.FINITE | grammemes.INFINITIVE | grammemes.GERUND | grammemes.PARTICIPLE
_OWNED: Final = grammemes.GENT
_MEANS: Final = grammemes.ABLT
_STRIKING: Final = grammemes.NOMN | grammemes.ABLT


def strike(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is done from afar ("a missile attack", "attacked with drones"), or, where the word may
    mean that, kills or destroys."""
    items = parse.items
    number = parse.clause_of[candidate.at]
    before = items[max(parse.clauses[number].first, candidate.at - _WINDOW) : candidate.at]
    supported = any(
        i.entry.preposition in ("with", "support")
        for i in items[max(0, candidate.at - 2 * _WINDOW) : candidate.at]
    )
    for n in range(len(before) - 1, 0, -1) if parse.free or not candidate.trigger.ambiguous else ():
        if before[n].flags & roles.AND and (not parse.free or before[n - 1].forms & grammemes.NOUN):
            before = before[n:]  # "35 bombardments and seven clashes", "shelling and fighting"
            break
    if not supported and _fired(before):
        return True
    last = parse.clauses[number].last
    if last + 1 < len(items) and items[last + 1].entry.preposition == "with":
        last = parse.clause(last + 1).last
    passive = candidate.voice != "active" and not parse.free
    for j in range(candidate.at + 1, last + 1):
        if items[j].flags & roles.BY and passive and _from_afar(items, j):
            return True  # "was attacked by a drone"
        next_told = items[j].forms & grammemes.GERUND and items[j - 1].flags & roles.COMMA and not parse.free
        if next_told and not candidate.trigger.ambiguous:
            break  # "storms X, pounding it with …"
        means = items[j].entry.preposition == "with" and not (parse.free and candidate.trigger.mutual)
        if means and any(_armed(item, candidate) for item in items[j + 1 : j + 5]):
            return True
        done = candidate.trigger.ambiguous and candidate.trigger.pos == "verb"
        if done and items[j].rare & rare.STRIKE and (items[j].forms & _STRIKING or _of_many(items, j)):
            return True  # "attacked with drones", "X was what drones attacked"
    if not candidate.trigger.ambiguous:
        return False
    if _among_strikes(parse, candidate) or _struck_next(parse, number):
        return True
    told = items if parse.free else items[candidate.at :]
    for n in range(1, len(told) - 1 if not parse.free and _by_forces(parse, candidate.at) else 0):
        if told[n].flags & roles.TO and told[n + 1].forms & grammemes.BASE:
            told = told[:n]  # "troops attack it to destroy it" only means to
            break
    behind = any(roles.CASUALTY in item.entry.traits for item in told)
    behind = behind and not any(item.flags & roles.FAIL for item in before)  # "a failed attack destroyed"
    noun = candidate.trigger.pos == "noun" and not parse.free
    return behind or _aimed_at(parse, candidate) or (noun and _in_which(items, candidate.at))


def _of_many(items: list[Item], j: i64) -> bool:
    """Whether the arms at `j` are those of a noun of means ("attacked with dozens of assault drones")."""
    means = grammemes.NOUN | _MEANS
    near = [item.forms & means == means for item in items[max(0, j - 2) : j]]
    return bool(items[j].forms & _OWNED) and any(near)


def _armed(item: Item, candidate: Candidate) -> bool:
    """Whether the item names the arms of an attack, rather than the fire that supports one on the ground
    ("an offensive with heavy shelling")."""
    supports = not candidate.trigger.ambiguous and bool(item.forms & grammemes.GERUND)
    return bool(item.rare & rare.STRIKE) and not supports


def _from_afar(items: list[Item], by: i64) -> bool:
    """Whether arms that strike from afar, and no forces, are named behind "by"."""
    for item in items[by + 1 : by + 1 + _WINDOW]:
        whose = bool(item.flags & roles.SIDE_ADJECTIVE) and not item.flags & roles.FORCE
        if item.flags & (ARMED | roles.AND | roles.PREPOSITION) and not whose:
            return False
        if item.rare & rare.STRIKE:
            return True
    return False


def _in_which(items: list[Item], at: i64) -> bool:
    """Whether people are told to have been killed in the attack at `at` ("were killed in what he called the
    worst attack on X", "five have died after attacks on X") or things destroyed by it, or others to be
    outraged at it."""
    for j in range(at):
        traits, led = items[j].entry.traits, items[j + 1].entry.preposition
        if roles.CASUALTY in traits and led in ("in", "other", "from", "during", "following"):
            return True
        by = items[j + 1].flags & roles.BY or items[j].low.endswith(" by")
        if roles.CASUALTY in traits and by and at - j <= _BEWAILED:
            return True  # "destroyed by an attack on X"
        if roles.OUTRAGE in traits and at - j <= _BEWAILED:
            return True
    return False


def _aimed_at(parse: Parse, candidate: Candidate) -> bool:
    """Whether an attack, by no forces named, has for its object what is no part of a front ("an attack on the
    port of X", "on a school in X", "Russia attacked a refinery in X")."""
    items, first = parse.items, candidate.last + 1
    while parse.free and first < len(items) and items[first].flags & roles.ACTOR:
        first += 1  # "атака ВСУ на порт"
    if candidate.trigger.pos == "verb":
        first = candidate.last
    elif first >= len(items) or items[first].entry.preposition not in ("on", "in"):
        return False
    ends = _ENDS | roles.PREPOSITION | roles.PLACE
    last: i64 = next((j for j in range(first + 1, len(items)) if items[j].flags & ends), len(items))
    aimed = any(roles.TARGET in item.entry.traits for item in items[first + 1 : last])
    aimed = aimed or any(_works(item) for item in items[first + 1 : last + 1])
    return aimed and not _by_forces(parse, candidate.at)


def _works(item: Item) -> bool:
    """Whether an item names works by the adjective of their town."""
    return item.mention is not None and bool(item.mention.cases)


def _by_forces(parse: Parse, at: i64) -> bool:
    """Whether forces are named before the attack at `at`."""
    return any(a.first < at and bool(parse.items[a.last].flags & roles.FORCE) for a in parse.actors)


def _among_strikes(parse: Parse, candidate: Candidate) -> bool:
    """Whether an attack is told among strikes ("fired missiles, the deadliest attack on X", "attacks were
    reported in X, while rockets hit Y")."""
    if candidate.trigger.pos != "noun" or parse.free:
        return False
    clause = parse.clause(candidate.at)
    told = parse.items[clause.first : candidate.at] if parse.actors else parse.items
    return _fired(told)


def _fired(items: list[Item]) -> bool:
    """Whether arms that strike from afar are named, and not as speaking."""
    return any(bool(item.rare & rare.STRIKE) and not item.flags & roles.SOURCE for item in items)


def _struck_next(parse: Parse, number: i64) -> bool:
    """Whether the clause behind clause `number` opens with what fell from afar ("X was attacked; debris fell
    on a school")."""
    if parse.free or number + 1 >= len(parse.clauses):
        return False
    first = parse.clauses[number + 1].first
    return any(item.rare & rare.STRIKE for item in parse.items[first : first + _WINDOW])


def hurt(scanned: Scan) -> bool:
    """Whether a sentence tells of the killed or of what is destroyed, and of no forces or fighting."""
    if any(word.flags & (roles.TRIGGER | roles.ACTOR | roles.FORCE) for word in scanned.words):
        return False
    return any(roles.CASUALTY in word.entry.traits for word in scanned.words)


def air_raid(parse: Parse, candidate: Candidate) -> bool:
    """Whether what is beaten back is an attack from the air ("the drone attack was beaten back"; not "the air
    assault on the airfield", "attacks near X with artillery fire")."""
    struck = False
    if candidate.voice == "passive" and not parse.free:
        return False  # "a group was repelled by artillery"
    for item in parse.items[candidate.at + 1 : candidate.last + (_WINDOW if parse.free else _REACH)]:
        told = not parse.free or not item.forms or item.forms & (grammemes.GENT | grammemes.ACCS)
        struck = struck or bool(item.rare & rare.STRIKE and told)
        if item.flags & roles.TRIGGER and not parse.free:
            return struck and any(trigger.ambiguous for trigger in item.entry.triggers)
    return struck


def by_arms(parse: Parse, candidate: Candidate) -> bool:
    """Whether the noun of an attack, in the languages with cases, governs arms that strike from afar: as
    whose attack it is ("атака дронів"), or by what means ("атака на X шахедами")."""
    cases, governed = _OWNED | _MEANS, False
    for j in range(candidate.last + 1, parse.clause(candidate.at).last + 1):
        item = parse.items[j]
        forms = item.forms
        armed = bool(item.rare & rare.STRIKE) and not forms & grammemes.ADJECTIVE
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
    return bool(item.flags & _ENDS) or (bool(item.forms & _VERBAL) and not item.forms & grammemes.NOMINAL)


def of_strikes(scanned: Scan) -> bool:
    """Whether the sentence has a word for attacks from afar."""
    return any(word.rare & rare.STRIKE for word in scanned.words)


def among_clashes(parse: Parse) -> bool:
    """Whether the sentence tells of ground fighting as well ("is under attack; ten clashes were there")."""
    if parse.free:
        return False
    return any(t.mutual and t.pos == "noun" for item in parse.items for t in item.entry.triggers)
