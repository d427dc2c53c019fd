"""People and things that are no forces, though they do what forces do: fight, leave, come in."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

_ARMED: Final = roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE
_BEFORE_VERB: Final = (
    roles.BE | roles.HAVE | roles.ADVERB | roles.HEDGE | roles.PREPOSITION | roles.PLACE | roles.PLACE_NOUN
    | roles.DETERMINER | roles.THERE
)  # fmt: skip
_LEAVING: Final = (
    _ARMED | roles.PLACE | roles.PLACE_NOUN | roles.THING | roles.SOURCE | roles.NUMBER | roles.POSSESSIVE
)
_OBJECTS: Final = grammemes.ACCS | grammemes.GENT
_WHOSE: Final = roles.QUANTIFIER | roles.NUMBER | roles.SIDE_ADJECTIVE | roles.POSSESSIVE
_PERSON: Final = 4
_CIVILIAN_WINDOW: Final = 8
_BETWEEN: Final = 12
"""Items from a fight to those between whom it is."""
_PEOPLE: Final = roles.FORCE | roles.SOURCE | roles.ACTOR
_FEW: Final = 20
"""So many soldiers are no garrison."""
_SCORES: Final = grammemes.NOUN | grammemes.PLURAL
"""A number told by a noun in the plural ("hundreds")."""
_HOW_MANY: Final = 2
"""Items from a number to the verb behind its "to"."""


def _civilians(parse: Parse, candidate: Candidate) -> bool:
    if parse.free and candidate.trigger.actor == "object":  # which may stand first, and far off
        before, clause = parse.items[: candidate.at], parse.clause(candidate.at)
        behind = parse.items[candidate.at : clause.last + 1]  # "led out of X 15 residents"
        if any(item.rare & rare.CIVILIAN and item.forms & grammemes.ACCS for item in before) or any(
            item.rare & rare.CIVILIAN and item.forms & _OBJECTS for item in behind
        ):
            return True
    first = max(parse.clause(candidate.at).first, candidate.at - _CIVILIAN_WINDOW)
    if parse.free and candidate.trigger.pos == "verb":  # "residents of places where they fight have left"
        first = min(first, max([-1, *[a.last for a in parse.actors if a.last < candidate.at]]))
    if not parse.free and parse.clause(candidate.at).rare & rare.PERSONAL:
        first = max(0, first - _CIVILIAN_WINDOW)  # "residents who left", "…, thousands of whom fled"
    for j in range(candidate.at - 1, first, -1):
        if parse.items[j].flags & roles.SAY:  # "residents said troops had left"
            first = j + 1
            break
    last = candidate.last + 4
    for j in range(candidate.last + 1, min(last, len(parse.items))):
        aside = parse.items[j].flags & (roles.COMMA | roles.SUBORDINATOR)
        if aside and not parse.free:
            last = j  # "they had left, residents said", "they left X as civilians fled"
            break
    number = parse.clause_of[candidate.at]
    return any(
        bool(parse.items[j].rare & rare.CIVILIAN) and not _within(parse, j, number)
        for j in range(first, min(last, len(parse.items)))
    )


def _within(parse: Parse, j: i64, number: i64) -> bool:
    """Whether item `j` is of a relative clause in the middle of clause `number` ("X, which had 500 residents,
    was abandoned")."""
    clause = parse.clauses[number]
    return parse.clause_of[j] > number and j < clause.last and not parse.free


def others_fight(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is doctors, players or the like who fight, or between whom fights are."""
    if candidate.trigger.pos in ("noun", "phrase") and not parse.free:
        behind = parse.items[candidate.last + 1 : candidate.last + 1 + _BETWEEN]
        if not behind or behind[0].entry.preposition != "other":
            return False
        others = any(i.rare & rare.CIVILIAN for i in behind)
        return others and not any(i.flags & roles.FORCE for i in behind)
    if candidate.trigger.pos != "verb" or (candidate.voice == "passive" and not parse.free):
        return False
    clause = parse.clause(candidate.at)
    named = any(clause.first <= a.first < candidate.at for a in parse.actors)
    return not named and any(i.rare & rare.CIVILIAN for i in parse.items[clause.first : candidate.at])


def _remain(parse: Parse, candidate: Candidate) -> bool:
    """Whether those are spoken of who are left there ("there are forty soldiers left in X", "with a few
    soldiers left in X")."""
    items = parse.items
    if candidate.trigger.pos != "verb" or not items[candidate.at].forms & grammemes.PARTICIPLE:
        return False
    j = candidate.at - 1
    while j > 0 and candidate.at - j < _CIVILIAN_WINDOW and not items[j].flags & roles.BE:
        if items[j].flags & (roles.COMMA | roles.STOP | roles.SAY | roles.RELATIVE | roles.HAVE):
            return False
        if items[j].entry.preposition == "with":
            behind = items[candidate.last + 1 : candidate.last + 2]
            return not behind or behind[0].entry.preposition == "in"
        j -= 1
    return bool(items[j].flags & roles.BE and j and items[j - 1].flags & roles.THERE) and j < candidate.at - 1


def others_leave(parse: Parse, candidate: Candidate, kind: Kind) -> bool:
    """Whether people or things that are no forces leave."""
    leaving = kind is terms.WITHDRAWAL
    if leaving and not parse.free:
        things = _remain(parse, candidate) or _of_things(parse, candidate) or _officials(parse, candidate)
        if things or _made_to_leave(parse.items, candidate):
            return True
    return (leaving or candidate.trigger.ousts) and _civilians(parse, candidate)


def of_positions(parse: Parse, candidate: Candidate) -> bool:
    """Whether forces are driven out of no more than positions ("out of their trenches in X")."""
    items, last = parse.items, parse.clause(candidate.at).last
    for j in range(parse.clause(candidate.at).first, last):
        if items[j].entry.preposition == "from":
            k = on_over(items, j + 1, _WHOSE, end=last)
            while k < last and items[k].forms & grammemes.ADJECTIVE and not items[k].flags & roles.PLACE:
                k += 1
            return bool(items[k].flags & roles.THING and not items[k].flags & roles.SECTOR)
    return False


def _made_to_leave(items: list[Item], candidate: Candidate) -> bool:
    """Whether it is so many people who are forced to leave ("forcing almost 6,000 to evacuate")."""
    to, number = candidate.at - 1, candidate.at - _HOW_MANY
    if number < 1 or not items[to].flags & roles.TO or candidate.trigger.default:
        return False
    return items[number].low[0].isdigit() and not items[number].flags & roles.ACTOR


def _officials(parse: Parse, candidate: Candidate) -> bool:
    """Whether the subject right before the verb is those who hold an office ("troops have almost encircled X
    and officials are evacuating"), and no forces are what they take away."""
    items = parse.items
    if candidate.trigger.pos == "noun" or candidate.voice == "passive":
        return False
    j = back_over(items, candidate.at - 1, _BEFORE_VERB)
    if j < 0 or not items[j].flags & roles.RARE or roles.OFFICEHOLDER not in items[j].entry.traits:
        return False
    return not has(items, candidate.at + 1, candidate.at + 1 + _PERSON, roles.FORCE)


def _of_things(parse: Parse, candidate: Candidate) -> bool:
    """Whether something that is no force leaves ("the exit of the pipe", "evacuated the warehouses")."""
    items = parse.items
    of = candidate.last + 1
    moved = candidate.trigger.pos == "verb" and "object" not in candidate.trigger.place
    if moved and of < len(items) and items[of].flags & roles.FACILITY and candidate.voice == "active":
        return True
    if candidate.trigger.pos != "noun" or of + 1 >= len(items) or not items[of].flags & roles.OF:
        return False
    owner = items[of + 1 : of + _PERSON]
    return not any(bool(item.flags & _LEAVING) or item.capital for item in owner)


_WITH_SUBJECT: Final = roles.HAVE | roles.BE | roles.ADVERB | roles.GENITIVE


def one_leaves(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is one soldier who leaves, comes or surrenders ("the soldier who surrendered in X")."""
    if parse.free:
        return candidate.trigger.pos == "verb" and _few(parse, candidate.at, candidate.trigger.kind)
    if candidate.trigger.pos != "verb":
        return False
    j = back_over(parse.items, candidate.at - 1, _WITH_SUBJECT)
    one = j >= 0 and parse.items[j].flags & roles.RARE and roles.SINGLE in parse.items[j].entry.traits
    if one and not any(candidate.at < a.first <= candidate.last + _PERSON for a in parse.actors):
        return True  # "she had left the town", not "he has pulled his men out"
    before = [a for a in parse.actors if a.last < candidate.at and not a.governed]
    if not before:
        return False
    head = parse.items[before[-1].last]
    single = bool(head.flags & roles.SOURCE) and not head.forms & grammemes.PLURAL
    single = single and roles.ELITE in head.entry.traits
    none = has(parse.items, 0, before[-1].last, roles.NEGATION)
    said = has(parse.items, before[-1].last, candidate.at, roles.SAY)
    return single and not (none or said)


def _few(parse: Parse, at: i64, kind: Kind) -> bool:
    """Whether a soldier is the subject of the verb at `at`, or so many of them ("three surrendered"), or
    somebody whom a verb in the singular need not name ("fled from there")."""
    items, clause, verb = parse.items, parse.clause(at), parse.items[at].forms
    one = bool(verb & grammemes.FINITE) and not verb & (grammemes.PLURAL | grammemes.IMPERSONAL)
    named = bool(parse.actors)
    for j in range(clause.first, clause.last + 1):
        item = items[j]
        if j > at and item.flags & roles.COMMA:
            break
        led = j and items[j - 1].flags & (roles.PREPOSITION | roles.QUANTIFIER)  # "a part of the soldiers"
        if j == at or led or item.flags & (roles.PREPOSITION | roles.AND) or item.mention is not None:
            continue
        office = item.flags & roles.RARE and roles.OFFICEHOLDER in item.entry.traits
        if office and item.forms & grammemes.NOMN and (j == clause.first or not item.forms & grammemes.GENT):
            return not any(a.cases & grammemes.ACCS and a.first > at for a in parse.actors)
        many = (item.low.isdigit() and int(item.low) > _FEW) or item.forms & _SCORES == _SCORES
        if item.flags & roles.NUMBER and not many:
            k = min(j + 1, len(items) - 1)
            k += k < len(items) - 1 and bool(items[k].flags & roles.SIDE_ADJECTIVE)
            people = items[k].flags & _PEOPLE and items[k].forms & grammemes.ANIM
            if people or (k == at and verb & grammemes.FINITE):
                return True
        if one and item.forms & grammemes.NOMN and item.forms & grammemes.NOMINAL:
            if item.forms & grammemes.ANIM and item.flags & roles.SOURCE:
                return not item.side
            named = True
    several = kind is terms.ADVANCE and len(parse.places) > 1  # an army: "also advanced in X and near Y"
    return one and bool(verb & grammemes.PAST) and not named and not several


def others_enter(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is rescuers, residents or the like who enter or stay, where no forces are named."""
    if candidate.trigger.pos != "verb" or (parse.free and candidate.trigger.kind is terms.CONTROL):
        return False
    clause = parse.clause(candidate.at)
    before = parse.items[clause.first : candidate.at]
    if not parse.free:  # "residents have been moved into shelters", "the army shells X as residents reach Y"
        within = any(clause.first <= a.first < candidate.at for a in parse.actors)
        named = within if candidate.voice == "active" else candidate.trigger.kind is terms.CONTROL
        return not named and any(item.rare & rare.CIVILIAN for item in before)
    if any(clause.first <= a.first <= clause.last for a in parse.actors):
        return False
    told = any(item.flags & (roles.SAY | roles.ACCORDING) for item in before)
    others = rare.CIVILIAN | rare.STRIKE  # "missiles came in over X"
    return not told and any(item.rare & others and item.forms & grammemes.NOMN for item in before)


def of_others(parse: Parse, actor: Actor | None) -> bool:
    """Whether "its attempt" is that of people who are no forces ("a convoy gave up its attempt to …")."""
    if actor is None or parse.free or not parse.items[actor.first].flags & roles.POSSESSIVE:
        return False
    before = parse.items[parse.clause(actor.first).first : actor.first]
    armed = any(item.flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) for item in before)
    return not armed and any(item.rare & rare.CIVILIAN for item in before)
