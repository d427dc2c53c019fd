"""Forces that are told of by the way: in insertions, in brackets, as owners, as those whom others met."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.reach import predicated
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, between_dashes
from services.domain.claims.words import grammemes, roles

INSERTED: Final = 9
"""Items behind the verb of an insertion within which it ends (", he told reporters on Monday, …")."""
_MET: Final = 5
"""Items from the comma before a gerund to the forces that are its object."""
_PRESENT: Final = grammemes.BASE | grammemes.PRESENT
_DOING: Final = roles.TRIGGER | roles.PASS | roles.ATTEMPT


def aside(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether the forces are none that may act at `at`: they speak, or are only told of by the way."""
    thing = _of_thing(parse.items, actor, at) or _met(parse, actor, at)
    return thing or _shut_off(parse, actor, at) or _inserted(parse, actor, at)


def _met(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether the forces are the object of a gerund set between commas behind others before the verb at `at`
    ("Wagner's men, facing Ukrainian marines, took X"; not "On Monday, advancing Russian troops, …")."""
    items = parse.items
    closed = has(items, actor.last + 1, min(actor.last + _MET, at), roles.COMMA)
    k = actor.first - 1
    while k > 0 and not items[k].flags & (roles.COMMA | roles.STOP | roles.AND) and actor.first - k < _MET:
        k -= 1
    led = k and items[k].flags & roles.COMMA and items[k + 1].forms & grammemes.GERUND
    if not closed or not led or items[at].forms & grammemes.GERUND:
        return False
    others = [a for a in parse.actors if a.last < k and not a.governed]
    return bool(others) and not predicated(parse, others[-1].last + 1, k)


def _shut_off(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether the forces are named in brackets or between dashes that close before `at` ("Kyiv — despite the
    Russian defenders — took X")."""
    if parse.inside[actor.last] or parse.inside[at]:
        return parse.inside[actor.last] and not parse.inside[at]
    return between_dashes(parse.items, actor.first, actor.last, at)


def _of_thing(items: list[Item], actor: Actor, at: i64) -> bool:
    """Whether only the owner of a thing is named, which does nothing ("the first ship to use its corridor
    has left X"; not "its offensive has reached X")."""
    j = actor.first
    if j != actor.last or not items[j].flags & roles.POSSESSIVE:
        return False
    j += 1
    while j < at and not items[j].flags and not items[j].capital:
        j += 1
    return j > actor.first + 1 and not items[j].flags & (roles.TRIGGER | roles.FORCE | roles.THING)


def _inserted(parse: Parse, actor: Actor, at: i64) -> bool:
    """Whether `actor` is named in an insertion that tells who says it ("X, he told the paper, have …")."""
    items = parse.items
    low = actor.first
    while low > 0 and actor.first - low < INSERTED and not items[low].flags & (roles.COMMA | roles.DASH):
        low -= 1
    if not low or not items[low].flags & (roles.COMMA | roles.DASH):
        return False
    for j in range(low + 1, min(low + INSERTED, at)):
        if items[j].flags & roles.SAY and not items[j].flags & roles.ADVERB:
            several = items[actor.last].flags & roles.FORCE and items[actor.last].forms & grammemes.PLURAL
            # "Name, a colonel, said Russian troops, backed by tanks, took X"
            closed = has(items, j, at, roles.COMMA | roles.DASH)
            return closed and parenthetic(items, j) and not (j < actor.first and several)
    return False


def parenthetic(items: list[Item], j: i64) -> bool:
    """Whether the verb of speech at `j` ends an insertion ("Russian forces, he said, hold X"; not "X, which
    they said they hold, is …")."""
    for k in range(j - 1, max(0, j - INSERTED), -1):
        if items[k].flags & roles.RELATIVE and not items[k].flags & roles.COMPLEMENT:
            return False
        if items[k].flags & (roles.COMMA | roles.DASH):
            break
    for k in range(j + 1, min(j + INSERTED, len(items) - 1)):
        if items[k].flags & roles.COMPLEMENT:
            return False
        if items[k].flags & (roles.COMMA | roles.DASH):
            on = k + 1  # "have entered X," he said, "and moved on", "Kyiv, he said, still holds X"
            while on + 2 < len(items) and items[on].flags & (roles.QUOTE | roles.ADVERB):
                on += 1
            contrast = bool(items[on].flags & (roles.CONTRAST | roles.AND)) and on + 1 < len(items)
            behind = items[on + 1 if contrast else on]  # "have entered X, he said, but have not taken it"
            if items[on].flags & roles.AND and behind.forms & grammemes.PARTICIPLE:
                return True  # "have entered X, he said, and taken Y"
            verb = not behind.forms & grammemes.GERUND and all(t.pos == "verb" for t in behind.entry.triggers)
            holds = verb and behind.forms & _PRESENT and behind.flags & _DOING
            return bool(holds or behind.forms & grammemes.PAST or behind.flags & (roles.BE | roles.HAVE))
    return False
