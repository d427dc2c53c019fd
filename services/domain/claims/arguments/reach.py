"""How far from a trigger to the right its phrases may stand."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles

_GOES_ON: Final = roles.PREPOSITION | roles.AND | roles.PLACE | roles.SECTOR | roles.TO | roles.PLACE_NOUN
"""What may open a further piece of a list that semicolons part, or the list behind a colon."""
_FINITE: Final = grammemes.PAST | grammemes.BASE | grammemes.PRESENT
_TENSED: Final = grammemes.PAST | grammemes.PRESENT
_LOOSE: Final = roles.ADVERB | roles.NEGATION | roles.HEDGE


def reach(parse: Parse, candidate: Candidate) -> i64:
    """The last item where a complement of the trigger may stand: its clause, and on over lists set apart
    by semicolons ("; and south of X near Y"), a colon or dash ("ten attacks: three near X, two near Y")."""
    items = parse.items
    number = parse.clause_of[candidate.at]
    last = parse.clauses[number].last
    for n in range(number + 1, len(parse.clauses)):
        clause = parse.clauses[n]
        first = items[clause.first]
        fought = candidate.trigger.mutual and clause.first == candidate.last + 1
        if fought and first.entry.preposition == "with":
            last = clause.last  # "are locked in fighting with Russian troops near X"
        elif (clause.marker & roles.STOP and first.low in ("(", ")", "[", "]")) or (
            clause.marker & (roles.STOP | roles.DASH)
            and clause.first < clause.last
            and (first.low == ";" or _lists(parse, clause.first + 1, clause.last))
            and items[clause.first + 1].flags & (_GOES_ON | roles.NUMBER)
            and not predicated(parse, clause.first, clause.last)
        ):
            last = max(last, clause.last)
        else:
            break
    told = candidate.trigger.pos == "verb" and bool(items[candidate.at].forms & _TENSED)
    for j in range(candidate.last + 1, last):
        if items[j].flags & roles.AND and _tells_on(items, j, candidate.last):
            last = j  # "repelled the attack and had hit reserves near X"
            break
        if told and items[j].flags & roles.BE and items[j].forms & _TENSED:
            last = j  # "soldiers who surrendered on Friday were treated in X"
            break
        if items[j].flags & roles.UNKNOWING:
            last = j  # "… without mentioning X"
            break
    return last


def _lists(parse: Parse, first: i64, last: i64) -> bool:
    """Whether settlements with their prepositions, and no more, are named from `first` to `last`."""
    items = parse.items
    if first > last or (last + 1 < len(items) and items[last + 1].flags & roles.COMMA):
        return False  # ": near X, they had stopped"
    while last > first and (parse.inside[last] or not items[last].low[0].isalnum()):
        last -= 1
    placed = items[first].flags & (roles.PREPOSITION | roles.NUMBER)
    return bool(placed) and items[last].mention is not None


def _tells_on(items: list[Item], joint: i64, first: i64) -> bool:
    """Whether a further verb of the same subject stands behind the "and" at `joint` ("attacked near X and
    still hold Y"); not one that shares the "to" of an attempt told of behind item `first`."""
    k = on_over(items, joint + 1, _LOOSE, roles.PLACE, end=len(items) - 1)
    verb = items[k]
    if verb.flags & (roles.HAVE | roles.BE) or verb.forms & grammemes.TOLD:
        return True
    if verb.forms & grammemes.PRESENT and any(t.pos == "phrase" for t in verb.entry.triggers):
        return True  # "and there are still Russians in Y"
    if not verb.forms & _FINITE or has(items, first + 1, joint, roles.TO):
        return False
    if verb.flags & roles.PASS and k + 1 < len(items):
        return bool(items[k + 1].flags & roles.TO)
    told = any(trigger.pos == "verb" for trigger in verb.entry.triggers)
    return told and k + 1 < len(items) and items[k + 1].mention is not None


def predicated(parse: Parse, first: i64, last: i64) -> bool:
    """Whether a verb stands among the items `first` to `last`."""
    for j in range(first, last + 1):
        item = parse.items[j]
        if item.flags & (roles.BE | roles.HAVE | roles.SAY) or item.forms == grammemes.PAST:
            return True
        if item.flags & roles.TRIGGER and any(t.pos == "verb" for t in item.entry.triggers):
            return True
    return False
