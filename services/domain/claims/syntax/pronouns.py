"""Where "it" and "there" stand for a settlement spoken of before, by the words that they stand among."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, on_over
from services.domain.claims.syntax.phrases import FINITE
from services.domain.claims.words import grammemes, rare, roles, terms

_SITUATIONS: Final = frozenset({terms.CONTROL, terms.CAPTURE, terms.WITHDRAWAL, terms.ENCIRCLEMENT})
BEFORE_PREDICATE: Final = roles.BE | roles.HAVE | roles.ADVERB | roles.NEGATION | roles.HEDGE | roles.QUOTE
"""What may stand between a subject and what is said of it."""
_FINITE_FORMS: Final = grammemes.PRESENT | grammemes.PAST
_RANKED: Final = 3
"""Items from "it" to what it is said to be the latest of."""
_PHRASE: Final = 8
"""Words that a trigger's phrase may span."""


def governed_pronoun(items: list[Item], i: i64) -> bool:
    """Whether "it" at `i` stands behind a trigger's preposition ("assaults on it")."""
    going_on = items[i - 2].rare & rare.CONSUMED  # "battles were raging inside it"
    told = bool(going_on) or any(t.pos in ("noun", "phrase") for t in items[i - 2].entry.triggers)
    ends = i + 1 >= len(items) or not items[i + 1].flags & roles.BE
    opening = roles.COMPLEMENT | roles.SAY | roles.STOP | roles.SIDE_ADJECTIVE | roles.NUMBER
    # "that fighting for it is", "Russian attacks on it were"
    ends = ends or (i > 2 and bool(items[i - 3].flags & opening))
    return told and ends and bool(items[i - 1].flags & (roles.PREPOSITION | roles.OF))


def part_of_pronoun(items: list[Item], i: i64) -> bool:
    """Whether a part of the settlement last spoken of is meant ("most of it", "70% of it")."""
    if i < 2 or not items[i].flags & roles.THERE:
        return False
    if items[i - 1].rare & rare.BEARING and items[i - 2].flags & roles.DEFINITE:
        return True  # "positions in the north of it"
    return bool(
        items[i - 1].flags & roles.OF
        and (
            items[i - 2].flags & (roles.SECTOR | roles.QUANTIFIER)
            or items[i - 2].rare & (rare.WHOLE | rare.MEASURE)
        )
    )


def object_pronoun(items: list[Item], i: i64) -> bool:
    """Whether "it" or "there" at `i` stands right behind a trigger ("recaptured it", "fighting there")."""
    before = items[i - 1]
    pos = {"verb"} if items[i].flags & roles.ACTOR else {"verb", "noun"}
    infinitive = i > 1 and bool(items[i - 2].flags & roles.TO)  # "attempts to storm it have failed"
    if before.last > i and items[i].flags & roles.ACTOR and _takes_object(before):
        return True  # "declared it captured", all of it the trigger's phrase
    if before.flags & roles.SAY and items[i].flags & roles.ACTOR and " " not in before.low:
        return _called(items, i + 1)  # "declared it cleared", not "claimed control of it"
    ends = infinitive or i + 1 >= len(items) or not items[i + 1].flags & FINITE
    # "the troops there were …"
    ends = ends or (bool(before.flags & roles.FORCE) and not items[i].flags & roles.ACTOR)
    if before.rare & rare.CONSUMED and _closed_by(items, i - 1):
        return True
    # "fighting is going on there", "the troops there", "a few buildings there"
    acting = before.flags & (roles.FORCE | roles.SECTOR | roles.THING) or before.rare & rare.CONSUMED
    told = any(t.pos in pos or (t.pos == "phrase" and "in" in t.place) for t in before.entry.triggers)
    return ends and (told or ("noun" in pos and bool(acting)))


def _called(items: list[Item], j: i64) -> bool:
    """Whether what stands at `j`, adverbs aside, is a participle that a settlement may be called."""
    j = on_over(items, j, roles.ADVERB | roles.HEDGE)
    if j >= len(items) or not items[j].forms & grammemes.PARTICIPLE:
        return False
    return any(t.kind in _SITUATIONS for t in items[j].entry.triggers)


def _closed_by(items: list[Item], last: i64) -> bool:
    """Whether the item at `last` closes a trigger's phrase behind which its place stands ("there is no enemy
    in it")."""
    for j in range(last - 1, max(-1, last - _PHRASE), -1):
        if items[j].last == last:
            for t in items[j].entry.triggers:
                if "after" in t.place or (t.pos == "verb" and "object" in t.place):
                    return True  # "there is no enemy in it", "cut the road to it"
            return False
    return False


def subject_pronoun(items: list[Item], i: i64) -> bool:
    """Whether "it" at `i` is what is said to be held, taken or given up ("it was captured", "it fell")."""
    j = i + 1
    passive, ranked = bool(items[i].flags & roles.BE), False  # "it's"
    if i + _RANKED < len(items) and items[i + _RANKED].flags & roles.PASS:
        ranked = bool(items[j].flags & roles.BE and items[j + 1].flags & roles.DETERMINER)
        j = items[i + _RANKED].last + 1 if ranked else j  # "it is the latest town to fall"
    while j < len(items) and items[j].flags & BEFORE_PREDICATE and not items[j].flags & roles.TRIGGER:
        passive = passive or bool(items[j].flags & roles.BE)
        j += 1
    if j >= len(items) or not items[j].flags & roles.TRIGGER:
        return False
    participle = passive and bool(items[j].forms & grammemes.PARTICIPLE)
    told = passive or j > i + 1 or bool(items[j].forms & _FINITE_FORMS)
    for trigger in items[j].entry.triggers:
        if told and "subject" in trigger.place and trigger.pos == "phrase":
            return True
        if trigger.kind in _SITUATIONS and (
            (participle and trigger.pos == "verb" and "object" in trigger.place)
            or (
                "subject" in trigger.place
                and trigger.pos == "verb"
                and (ranked or items[j].forms & (grammemes.PAST | grammemes.PARTICIPLE))
            )
        ):
            return True
    return False


def _takes_object(item: Item) -> bool:
    """Whether a verb of a trigger takes an object right behind it."""
    return any(t.pos in ("verb", "phrase") and "object" in t.place for t in item.entry.triggers)
