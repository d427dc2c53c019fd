"""What makes a clause unreal or unsure, beyond the words that govern its verb."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, has, on_over
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_OWNING: Final = roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.ACTOR | roles.SOURCE
_SOON: Final = 3
"""Items from a verb to what tells when ("may be lost already")."""
_PREDICATE: Final = 6
"""Items behind "is" within which it is said what something is."""
_FRONTED: Final = 8
"""Items of the longest adverbial that stands in front of a clause."""


def unreal(parse: Parse, candidate: Candidate, clause: Clause) -> str:
    """Why what the trigger tells has not happened; empty where the clause says nothing against it."""
    items = parse.items
    opening = items[clause.first]
    if opening.flags & roles.HYPOTHETICAL or _inverted(parse, clause):
        return "conditional"
    if clause.marker & roles.COMPLEMENT and clause.first and items[clause.first - 1].flags & roles.AIM:
        said = items[clause.first - 1].flags & (roles.SAY | roles.HEDGE)  # "it is likely that"
        return "" if said else "plan, aim or order"
    occupied = candidate.voice == "passive" and candidate.trigger.passive is terms.CONTROL
    if (occupied or candidate.trigger.kind is terms.CONTROL) and _ended(parse, candidate.at):
        return "no longer so"
    if candidate.trigger.pos == "noun" and _pondered(parse, candidate):
        return "hypothetical"
    if candidate.trigger.pos == "phrase" and _supposed(parse, candidate.at, clause):
        return "hypothetical"
    if _ranked(items, candidate.at, clause.first):
        return "hypothetical"
    if candidate.trigger.pos == "verb" and not _lasts(candidate):
        if opening.rare & rare.UNTIL and (_present(parse, candidate.at) or _awaited(parse, clause)):
            return "not before something else"
        if _possible(parse, candidate.at, clause):
            return "future"
    elif opening.rare & rare.UNTIL and candidate.trigger.pos != "noun":
        main = items[: clause.first] + items[clause.last + 1 :]  # "when X is ours, we will turn to Y"
        return "not before something else" if any(i.flags & roles.FUTURE for i in main) else ""
    return ""


def _lasts(candidate: Candidate) -> bool:
    """Whether it is told of what goes on: "they may hold X" and "they may be fighting in X" speak of now,
    "they may take X" and "they may attack X" of what may come."""
    trigger = candidate.trigger
    return trigger.kind is terms.CONTROL or trigger.mutual


def _supposed(parse: Parse, at: i64, clause: Clause) -> bool:
    """Whether a verb that is only supposed brings about the state told at `at` ("would leave X in their
    hands")."""
    items = parse.items
    for j in range(at - 1, clause.first - 1, -1):
        if items[j].flags & (roles.HYPOTHETICAL | roles.FUTURE):
            near = items[j + 1 : j + 3]
            return any(not i.flags or any(t.pos == "verb" for t in i.entry.triggers) for i in near)
        if items[j].flags & (roles.SAY | roles.QUOTE | roles.COMMA | roles.STOP):
            return False
    return False


def _ranked(items: list[Item], at: i64, first: i64) -> bool:
    """Whether the trigger at `at` is that by which something would be the first of its kind ("would be the
    first town to fall"), in a clause that begins at `first`."""
    supposed = False
    for j in range(first + 1, at):
        supposed = supposed or items[j].flags & roles.HYPOTHETICAL != 0
        happens = items[j].flags & roles.PASS and items[j - 1].flags & roles.DETERMINER
        if supposed and happens and items[j].last >= at - 2:
            return True
    return False


def _ended(parse: Parse, at: i64) -> bool:
    """Whether a state is told in the past perfect, as what was so until then ("had been under occupation
    since March"), by nobody whose speech is reported."""
    items = parse.items
    j = back_over(items, at - 1, roles.ADVERB, roles.BE)
    if j < 1 or not items[j].flags & roles.BE or not items[j].forms & grammemes.PARTICIPLE:
        return False
    if not items[j - 1].flags & roles.HAVE or not items[j - 1].forms & grammemes.PAST:
        return False
    return not any(item.flags & (roles.SAY | roles.ACCORDING | roles.QUOTE) for item in items)


def _pondered(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is told what an event means rather than that it was ("X, whose capture opens the way")."""
    items = parse.items
    whose = roles.POSSESSIVE | roles.RELATIVE
    if not candidate.at or items[candidate.at - 1].flags & whose != whose:
        return False
    for j in range(candidate.last + 1, min(len(items), candidate.last + _PREDICATE)):
        if items[j].flags & (roles.HAVE | roles.SAY):
            return False
        if items[j].flags & (roles.COMMA | roles.STOP):
            break
    return True


def _inverted(parse: Parse, clause: Clause) -> bool:
    """Whether a condition is told by the order of words ("Had they taken X, …", "Were X to fall, …")."""
    items = parse.items
    first = items[clause.first]
    if clause.first or not first.forms & grammemes.PAST:
        return False
    if not first.flags & roles.HAVE and roles.PAST_BE not in first.entry.traits:
        return False
    return any(item.flags & roles.HYPOTHETICAL for item in items)


def _present(parse: Parse, at: i64) -> bool:
    """Whether the verb at `at` is in the present ("until they take X", "when X is taken")."""
    item = parse.items[at]
    if at and item.forms & grammemes.PARTICIPLE:
        item = parse.items[back_over(parse.items, at - 1, roles.ADVERB)]
        return bool(item.flags & roles.BE and item.forms & grammemes.PRESENT)
    if item.forms & (grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND):
        return False
    return bool(item.forms & (grammemes.BASE | grammemes.PRESENT))


def _awaited(parse: Parse, clause: Clause) -> bool:
    """Whether the clause tells in the past what the one before says would be ("said the shelling would end
    when they left X")."""
    if not clause.first:
        return False
    before = parse.clause(clause.first - 1)
    told = parse.items[before.first : before.last + 1]
    return any(
        bool(item.flags & roles.HYPOTHETICAL) and not has(told, n + 1, n + 2, roles.HAVE)
        for n, item in enumerate(told)
    )


def _possible(parse: Parse, at: i64, clause: Clause) -> bool:
    """Whether a modal verb tells of what may yet come ("may retreat", not "may have retreated")."""
    items = parse.items
    for j in range(at - 1, clause.first - 1, -1):
        if items[j].rare & rare.MODAL:
            following = on_over(items, j + 1, roles.ADVERB | roles.NEGATION, end=at)
            flags = items[following].flags
            if flags & roles.HAVE:
                return following + 1 < len(items) and bool(items[following + 1].flags & roles.TO)
            now = any(roles.NOW in item.entry.traits for item in items[j + 1 : at + _SOON])
            return not (now or bool(flags & roles.BE and items[at].forms & grammemes.GERUND))
    return False


def left_open(parse: Parse, clause: Clause) -> bool:
    """Whether the clause is what nobody's reports tell, and these are not confirmed ("reports that the enemy
    has reached X have not been confirmed")."""
    items = parse.items
    first = clause.first
    if not clause.marker & roles.COMPLEMENT or first < 1 or not items[first - 1].flags & roles.REPORT_NOUN:
        return False
    if first > 1 and items[first - 2].flags & _OWNING:
        return False
    return has(items, first, len(items), roles.UNKNOWING)


def is_goal(parse: Parse, j: i64) -> bool:
    """Whether the verb "to be" at `j` calls its subject an aim ("the capture of X is a priority")."""
    items = parse.items
    for k in range(j + 1, min(j + _PREDICATE, len(items))):
        flags = items[k].flags
        if flags & roles.AIM:
            set_on = bool(items[k].forms & grammemes.PARTICIPLE) and k + 1 < len(items)
            return not (set_on and bool(items[k + 1].flags & roles.PREPOSITION))  # "is focused around X"
        if flags & (roles.STOP | roles.COMMA | roles.TRIGGER | roles.SAY | roles.SUBORDINATOR):
            return False
    return False


def hedged_behind(parse: Parse, candidate: Candidate, clause: Clause) -> bool:
    """Whether a hedge ends the clause ("have left the city almost completely")."""
    items = parse.items
    last = clause.last
    while last > candidate.last and not items[last].low[0].isalnum():
        last -= 1
    of_more = last + 1 < len(items) and bool(items[last + 1].flags & roles.COMPLEMENT)  # "speculation that …"
    return last > candidate.last and bool(items[last].flags & roles.HEDGE) and not of_more


def at_last(parse: Parse, candidate: Candidate, clause: Clause) -> bool:
    """Whether what did not happen until some day did then ("did not fall until Monday"; not "has not fallen
    until now")."""
    items = parse.items
    if has(items, clause.first, candidate.at, roles.HAVE):
        return False
    dated = rare.WEEKDAY | rare.MONTH | rare.UNIT
    return any(
        bool(items[j].rare & rare.UNTIL) and any(i.rare & dated for i in items[j + 1 : j + _SOON])
        for j in range(candidate.last + 1, min(clause.last + 2, len(items)))
    )


def attendant(parse: Parse, at: i64, clause: Clause) -> bool:
    """Whether a gerund at `at` behind a pause tells what comes with a deed that is yet to be done ("will go
    on, taking X", "aims to attack, taking X"), or after one ("hope to rest before taking X")."""
    items = parse.items
    if not items[at].forms & grammemes.GERUND or not at:
        return False
    if not items[at - 1].flags & (roles.COMMA | roles.SUBORDINATOR | roles.DASH):
        return False
    meant = roles.AIM | roles.ATTEMPT if items[at - 1].rare & rare.UNTIL else roles.AIM
    if clause.first >= at - 1 and clause.first:
        clause = parse.clause(clause.first - 1)
    for j in range(at - 1, clause.first, -1):
        if items[j].flags & roles.TO and (items[j - 1].flags | items[j].flags) & meant:
            return not items[j - 1].forms & grammemes.PAST
        if items[j].forms & grammemes.TOLD and not items[j - 1].flags & roles.TO:
            return False
        if items[j - 1].flags & (roles.FUTURE | roles.HYPOTHETICAL):
            return not items[j].flags & roles.NEGATION
        if items[j].flags & roles.BE:
            return False  # "who plan to go on, are taking X"
    return False


def doubted(parse: Parse, candidate: Candidate, clause: Clause) -> bool:
    """Whether an adverbial in front of the clause leaves it open ("In all probability, …")."""
    number = parse.clause_of[candidate.at]
    if not number:
        return False
    before = parse.clauses[number - 1]
    if not clause.marker & roles.AND or before.last - before.first >= _FRONTED:
        return False
    items = parse.items[before.first : before.last + 1]
    if not items[0].flags & (roles.PREPOSITION | roles.HEDGE | roles.ACCORDING):
        return False
    finite = roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE
    if any(bool(item.flags & finite) and not item.flags & roles.HEDGE for item in items):
        return False
    return any(item.flags & roles.HEDGE for item in items)
