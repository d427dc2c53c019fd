"""Verbs joined to one before them, with which they share what governs it ("to surround A and take B")."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.reality.modality import AUXILIARY, GOVERNORS
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles

_FINITE: Final = roles.BE | roles.HAVE | roles.DO | roles.SAY | roles.STOP | roles.RELATIVE | roles.COMPLEMENT
_APART: Final = roles.COMMA | roles.STOP | roles.RELATIVE | roles.COMPLEMENT | roles.CONTRAST
_GOVERNING: Final = GOVERNORS | roles.PREPOSITION | roles.OF | roles.TO
_DONE: Final = grammemes.PAST | grammemes.PARTICIPLE


def governor(parse: Parse, joint: i64, at: i64, stop: i64) -> i64:
    """The item before which to look for what governs the base form at `at`, which the conjunction or comma
    at `joint` joins on ("to surround A and take B", "will surround A and take B"); 0 where nothing does."""
    items = parse.items
    either = items[at].forms & _DONE  # "cut"
    if not items[at].forms & grammemes.BASE or (either and items[joint].flags & roles.COMMA):
        return 0
    if items[joint].flags & roles.COMMA:
        verb = any(t.pos == "verb" for t in items[at].entry.triggers)
        return _listed(items, joint, verb) if not parse.free else 0
    if items[joint - 1].flags & roles.ATTEMPT and items[joint - 1].forms & grammemes.BASE:
        return joint  # "try and take X"
    apart = False
    for j in range(joint - 1, stop - 1, -1):
        apart = apart or bool(items[j].flags & (roles.COMMA | roles.RELATIVE))
        if items[j].flags & (roles.FUTURE | roles.HYPOTHETICAL) or items[j].rare & rare.MODAL:
            return 0 if apart else j + 1
        if items[j].flags & roles.TO and infinitive(items, j):
            meant = (items[j].flags | items[j - 1].flags) & GOVERNORS
            return (j if not items[j].flags & GOVERNORS else j + 1) if meant or not either else 0
    return 0


def gerund(parse: Parse, joint: i64, at: i64, stop: i64) -> i64:
    """The first of the gerunds behind a preposition that the conjunction or comma at `joint` joins the one at
    `at` to ("plans for taking A, storming B and …"); 0 where none does, or no list goes on."""
    items = parse.items
    if parse.free or not items[at].forms & grammemes.GERUND:
        return 0
    behind = items[at : parse.clause(at).last]
    if items[joint].flags & roles.COMMA and not any(
        item.flags & roles.AND and items[at + n + 1].forms & grammemes.GERUND for n, item in enumerate(behind)
    ):
        return 0
    for j in range(joint - 1, stop, -1):
        if items[j].forms & grammemes.GERUND and items[j - 1].flags & _GOVERNING:
            return j
        if items[j].flags & _FINITE or items[j].forms & grammemes.PAST:
            return 0
    return 0


def negated(parse: Parse, joint: i64) -> bool:
    """Whether the "or" at `joint` joins on to a negated verb ("have not entered A or taken B")."""
    items = parse.items
    if parse.free or roles.ALTERNATIVE not in items[joint].entry.traits:
        return False
    for j in range(joint - 1, 0, -1):
        if items[j].flags & roles.NEGATION:
            return bool((items[j].flags | items[j - 1].flags) & AUXILIARY)
        if items[j].flags & _APART:
            return False
    return False


def _listed(items: list[Item], comma: i64, verb: bool) -> i64:
    """The "to" of the infinitives, or what is behind the "will" of the verbs, that a list at the comma goes
    on with ("to cross the river, take X and …"); 0 where a verb of its own comes between."""
    for j in range(comma - 1, -1, -1):
        if items[j].flags & roles.TO and infinitive(items, j):
            return j
        if verb and items[j].flags & (roles.FUTURE | roles.HYPOTHETICAL):
            return j + 1
        if items[j].flags & _FINITE or items[j].forms & grammemes.PAST:
            return 0
    return 0


def infinitive(items: list[Item], to: i64) -> bool:
    """Whether the "to" belongs to a verb ("to enter", "to quickly enter"; not "the road to X")."""
    following = items[to + 1]
    if following.flags & roles.ADVERB and to + 2 < len(items):
        following = items[to + 2]
    named = following.capital or following.flags & (roles.ACTOR | roles.DETERMINER | roles.PREPOSITION)
    return not named and bool(following.forms & grammemes.BASE or not following.flags)
