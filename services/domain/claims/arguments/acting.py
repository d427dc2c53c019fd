"""Who is the subject of a verb of deeds, over asides, complements and coordination."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.insertions import INSERTED, aside, parenthetic
from services.domain.claims.arguments.relative import whose_forces
from services.domain.claims.arguments.roads import described
from services.domain.claims.sentences.items import Item, back_over, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import CLOSING, Actor, Agent
from services.domain.claims.syntax.reports import is_noun
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_OWN_DEEDS: Final = frozenset({terms.CONTROL, terms.CAPTURE, terms.WITHDRAWAL, terms.ENCIRCLEMENT})
_TAKING: Final = frozenset({terms.CAPTURE, terms.ENCIRCLEMENT, terms.ASSAULT, terms.ADVANCE})
"""What one announces of oneself: "Moscow announced the capture of X"."""
_COUNTING: Final = roles.NUMBER | roles.DETERMINER | roles.OF | roles.GENITIVE
_OWNED: Final = roles.FORCE | roles.THING | roles.SIDE_ADJECTIVE | roles.AND
_MAY_ACT: Final = (
    roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE | roles.PLACE | roles.PLACE_NOUN | roles.SOURCE
    | roles.THING | roles.TRIGGER | roles.ATTEMPT | roles.COMMA
)  # fmt: skip
"""What a relative clause may hang on whose verb tells of forces."""


def subject(parse: Parse, at: i64) -> Agent | None:
    """The forces that are the subject of the verb at `at`, unless others plainly are: in its clause, else in
    the ones before."""
    if described(parse.items, at):
        return None
    number = parse.clause_of[at]
    clause = parse.clauses[number]
    floor = _complement_start(parse, number)
    before = [a for a in parse.actors if floor <= a.last < at and not aside(parse, a, at)]
    own = [a for a in before if number in (parse.clause_of[a.last], parse.clause_of[a.first])]
    resumed: i64 = _resumed(parse, clause.first, at) if clause.marker & roles.RELATIVE else 0
    free = [a for a in own if not a.governed and not (clause.first <= a.first < resumed)]
    if len(free) > 1:
        free = [free[0], *[a for a in free[1:] if not _object(parse, a, at)]]
    elif free and (not free[0].side or _by_gerund(parse.items, clause.first)) and _object(parse, free[0], at):
        free = []  # "the troops that came routed a column and took X", "…, routing Kyiv's army and taking X"
    if free and (whose := whose_forces(parse, free[-1])) is not None:
        return whose
    if free:
        return _first_sided(parse, free) if _acts(parse, free[-1], at) else None
    if clause.marker & roles.RELATIVE:
        near = [a for a in before if a.last < clause.first and clause.first - a.last <= 3]
        if near and (near[-1].side or _unsided(parse, near[-1])):
            return Agent(near[-1].side, near[-1])
        if not near and _of_thing_before(parse.items, clause.first, at):
            return None
    earlier = [a for a in before if not a.governed and parse.clause_of[a.last] < number]
    if earlier and _reported(parse, clause.first, at):
        return None
    if resumed:
        earlier = earlier[:1]
    bracketed = parse.items[clause.first].low in CLOSING  # "seized X (near Y), and advanced"
    if earlier and (bracketed or not clause.marker & roles.STOP):
        return _first_sided(parse, earlier) if _acts(parse, earlier[-1], at) else None
    onward = number + 1  # past "amid Russian attacks" behind "having left X"
    if onward + 1 < len(parse.clauses) and parse.clauses[onward].marker & roles.SUBORDINATOR:
        onward += 1
    behind = [a for a in parse.actors if a.first > at and not a.governed]
    later = [
        a
        for a in behind
        if parse.clause_of[a.first] == onward
        or (parse.clause_of[a.first] == number and parse.items[a.first - 1].flags & roles.COMMA)
    ]
    later = [] if later and _reported(parse, at, later[0].first) else later
    hangs = bool(later) and _hangs_on(parse.items, clause.first, at)
    return Agent(later[0].side, later[0]) if hangs else None


def _by_gerund(items: list[Item], first: i64) -> bool:
    """Whether a gerund opens the clause that begins at item `first`, which has no subject of its own."""
    j = on_over(items, first, roles.COMMA | roles.ADVERB)
    return j < len(items) and bool(items[j].forms & grammemes.GERUND)


def _unsided(parse: Parse, actor: Actor) -> bool:
    """Whether forces of no side are told of apart from others ("according to the brigade that holds it")."""
    before = parse.items[actor.first - 1] if actor.first else parse.items[0]
    return actor.governed and bool(before.flags & roles.ACCORDING)


def _of_thing_before(items: list[Item], pronoun: i64, at: i64) -> bool:
    """Whether the subject of the verb at `at` is a relative pronoun right behind a word for no forces ("they
    fire at everything that leaves X")."""
    passed = roles.BE | roles.HAVE | roles.ADVERB | roles.HEDGE | roles.NEGATION
    j = on_over(items, pronoun + 1, passed, end=at)
    head = items[pronoun - 1]
    return j == at and not head.flags & _MAY_ACT and not head.capital and head.low.isalpha()


def _hangs_on(items: list[Item], first: i64, at: i64) -> bool:
    """Whether a clause from `first` on leaves its subject to the one behind it ("by capturing X, they …")."""
    opening = items[first + (items[first].flags & roles.COMPLEMENT != 0)]
    if opening.forms & grammemes.GERUND or opening.entry.preposition == "with":
        return True
    if opening.entry.preposition == "during":  # not "during the attack on X, they shot down a plane"
        return any(t.kind is terms.WITHDRAWAL for t in items[at].entry.triggers)
    leading = opening.flags & (roles.BY | roles.SUBORDINATOR) or opening.entry.preposition in ("in", "on")
    return bool(first < at and leading and items[first + 1].forms & grammemes.GERUND)


def _reported(parse: Parse, first: i64, last: i64) -> bool:
    """Whether somebody who is no force tells of it between two items ("…, while the ministry reported the
    capture of X")."""
    items = parse.items
    for j in range(first + 1, last):
        if items[j].flags & roles.SAY and items[j].forms & grammemes.PAST and not parenthetic(items, j):
            return has(items, max(first, j - INSERTED), j, roles.SOURCE)
    return False


def _resumed(parse: Parse, first: i64, at: i64) -> i64:
    """Where, behind a relative clause that begins at `first`, a verb goes on with the subject before it ("in
    X, where they attack, and have driven them out"); 0 where none does."""
    items = parse.items
    for j in range(at - 1, max(first, at - INSERTED), -1):
        joint = items[j - 1].flags & roles.AND and items[j - 2].flags & roles.COMMA
        if joint and items[j].flags & (roles.HAVE | roles.BE):
            return j
    return 0


def attackers(parse: Parse, candidate: Candidate) -> list[Actor]:
    """The forces named in the clause of a trigger of beating back, where word order does not tell whose
    attack it is."""
    if not parse.free:
        return []
    floor = _complement_start(parse, parse.clause_of[candidate.at])
    return [
        a
        for a in parse.actors
        if parse.clause_of[a.first] == parse.clause_of[candidate.at]
        and a.first >= floor
        and not (a.last < candidate.at and not _acts(parse, a, candidate.at))
    ]


def _complement_start(parse: Parse, number: i64) -> i64:
    """The first item of the reported clause that clause `number` is in; 0 where it is in none."""
    while number >= 0:
        marker = parse.clauses[number].marker
        if marker & roles.COMPLEMENT:
            return parse.clauses[number].first
        if marker & roles.DASH:  # "Kyiv — in fire that drowned all — took X"
            opened = [n for n in range(number) if parse.clauses[n].marker & roles.DASH]
            number = opened[-1] if opened else number
        number -= 1
    return 0


def _acts(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether `actor` does what stands at `at`, rather than speak of it ("Kyiv said fighting goes on")."""
    items = parse.items
    said = [j for j in range(actor.last + 1, at) if _speech(items, j)]
    noun = not parse.free and not items[at].forms & (grammemes.GERUND | grammemes.TOLD)
    denied = noun and any(_judges(item) for item in items[actor.last + 1 : at])
    if denied and any(t.pos == "noun" and t.kind in _TAKING for t in items[at].entry.triggers):
        return False  # "Moscow denied the capture of X", not "denied attacking X"
    if not said:
        return True
    whose = {item.side for item in items[actor.last + 1 : said[-1]]} - {"", "same", actor.side}
    if whose and is_noun(items, said[-1]):
        return False  # "Kyiv rejected Moscow's claim on Sunday to have taken X"
    between = items[said[-1] + 1 : at]
    day = roles.TIME | roles.PREPOSITION | _COUNTING | roles.ADVERB | roles.HALT
    if next((i.flags & roles.TO for i in between if i.flags & roles.TO or not i.flags & day), 0):
        return True  # "claimed at the end of May to have taken X"
    # "Kyiv confirmed the capture of X" by others, "confirmed the withdrawal" of its own, or a loss
    confirmed = bool(items[said[-1]].flags & roles.CONFIRM) and not parse.free
    nominal = any(
        t.pos == "noun"
        and t.kind in _OWN_DEEDS
        and not (confirmed and t.kind is not terms.WITHDRAWAL and not t.reverse)
        for t in items[at].entry.triggers
    )
    return nominal and not any(item.flags & (roles.COMPLEMENT | roles.BE | roles.HAVE) for item in between)


def _speech(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is what one says, not what is said of one ("were reported entering X")."""
    done = items[j - 1].flags & roles.BE and items[j].forms & grammemes.PARTICIPLE
    if items[j].flags & roles.ADVERB or (done and items[j + 1].forms & grammemes.GERUND):
        return False
    return bool(items[j].flags & roles.SAY) and not parenthetic(items, j)


def _judges(item: Item) -> bool:
    """Whether a verb denies something, or calls it something ("what it called false claims of …")."""
    if item.flags & roles.DENY:
        return True
    return item.flags & roles.RARE != 0 and roles.NAMING in item.entry.traits


def _object(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether `actor` is the object of a verb that shares its subject with `at` ("beat them and took X")."""
    items, k, passed = parse.items, actor.first - 1, _COUNTING | roles.SECTOR
    while k > 0 and (items[k].flags & passed or not (items[k].flags or items[k].forms & ~grammemes.BASE)):
        passed |= _OWNED if items[k].flags & (roles.OF | roles.GENITIVE) else roles.NONE
        k -= 1  # "has thrown in the 47th brigade and attacks X", "hit men and tanks of a brigade and took X"
    verb = items[k]
    governs = (
        (verb.flags & (roles.PREPOSITION | roles.OF) == roles.PREPOSITION and k < actor.first - 1)
        or bool(verb.forms & (grammemes.TOLD | grammemes.PARTICIPLE | grammemes.GERUND))
        or bool(verb.flags & roles.TRIGGER)
        or bool(items[actor.first - 2].flags & roles.TO)  # "to oust them and take X"
    )
    excluded = roles.SAY | roles.BE | roles.HAVE | roles.COMPLEMENT | roles.AND | roles.COMMA
    defended = bool(verb.forms & grammemes.GERUND) and not verb.flags & roles.SAY
    if defended and items[actor.first].flags & roles.THERE:
        return True  # "the units defending it fled"
    # "…, overwhelming them and taking X": what the verb is, so is the unknown word before it
    alike = bool(verb.flags & roles.COMMA and items[at].forms & grammemes.GERUND) and k + 1 < actor.first
    governs = governs and not verb.flags & excluded
    behind = at if governs or (alike and not items[k + 1].flags) else 0
    return any(_joins(items, j, at) for j in range(actor.last + 1, behind))


def _joins(items: list[Item], j: i64, at: i64) -> bool:
    """Whether item `j` joins a further verb up to the one at `at` ("and took X"; "knocked the enemy out,
    thus putting X under their control")."""
    led = min(at, j + 2 if items[j + 1].flags & roles.ADVERB else j + 1)
    thus = roles.COMMA if items[led].forms & grammemes.GERUND else roles.NONE
    return bool(items[j].flags & (roles.AND | thus))


def _first_sided(parse: Parse, found: list[Actor]) -> Agent:
    """The last of the forces whose side is told; of a unit it is, but for one that others count among theirs
    ("Russian troops, including the 155th brigade, took X"; not "Unlike Russian troops, the 4th …")."""
    told = [a for a in found if a.side and a.side != "other"] or [a for a in found if a.side] or found
    last = told[-1]
    if len(told) > 1 and last.side == "unit" and _counted(parse.items, told[-2].last, last.first):
        last = told[-2]
    return Agent(last.side, last)


def _counted(items: list[Item], last: i64, first: i64) -> bool:
    """Whether no more than "and" or "including" stands between the items `last` and `first`."""
    j = back_over(items, first - 1, roles.DETERMINER | roles.NUMBER | roles.FORCE)
    return bool(items[j].flags & roles.AND) and back_over(items, j - 1, roles.COMMA) == last
