"""What refers to a settlement by a noun, without its name: "the city", "the latter", a part of one."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, no_word, on_over
from services.domain.claims.syntax.counted import SUBJECT_AFTER
from services.domain.claims.syntax.namesakes import part_named
from services.domain.claims.syntax.phrases import BARRIER, DETERMINERS, FINITE, MAX_MODIFIERS
from services.domain.claims.syntax.pronouns import BEFORE_PREDICATE
from services.domain.claims.words import grammemes, rare, roles, terms

_NAME_ENDS: Final = (BARRIER & ~roles.QUOTE) | roles.TRIGGER
_LEADS_ON: Final = DETERMINERS | roles.SECTOR | roles.OF | roles.PLACE_NOUN
_ONE_OF_A_LIST: Final = frozenset({roles.FORMER, roles.LATTER})
_AFTER_ONE: Final = (
    FINITE | roles.AND | roles.CONTRAST | roles.PREPOSITION | roles.SUBORDINATOR | roles.ADVERB
    | roles.TRIGGER | roles.COMMA
)  # fmt: skip
_SIDE: Final = 3
"""Items from streets to the side of a town they stand on."""


def facility(items: list[Item], i: i64) -> bool:
    """Whether a part of a settlement ("the steel plant", "its eastern outskirts") is named without it."""
    if not items[i].flags & roles.FACILITY:
        return False
    behind = flags_at(items, i + 1)
    bears = behind & roles.TO and flags_at(items, i + 2) & roles.POSSESSIVE  # "the waste heap to its north"
    if bears or behind & (roles.OF | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY):
        return False
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS and not items[j].flags & DETERMINERS:
        if items[j].flags & roles.AND and items[j - 1].flags & items[j + 1].flags & roles.SECTOR:
            j -= 1  # "the northern and central districts"
            continue
        named = items[j].mention is not None and not part_named(items, j)
        if named or items[j].flags & _NAME_ENDS:
            return False
        j -= 1
    within = any(item.mention is not None for item in items[i + 1 : i + 4]) or _lies_in(items, i + 1)
    owned = roles.DEFINITE | roles.POSSESSIVE
    if j < 0 or i - j > MAX_MODIFIERS or not items[j].flags & owned or items[j].side == "own" or within:
        return False
    # a district is a part of a settlement where it has a name of its own
    name = i - 2 if items[i - 1].flags & roles.QUOTE else i - 1  # "the "Litak" district"
    called = items[name].capital or bool(items[i - 1].flags & (roles.QUOTE | roles.FACILITY))
    return not items[i].flags & roles.REGION or (j < i - 1 and called)


def _lies_in(items: list[Item], j: i64) -> bool:
    """Whether the words from `j` on tell of which settlement a part is ("on the southern outskirts of X")."""
    if j >= len(items) or items[j].entry.preposition not in ("in", "on"):
        return False
    for item in items[j + 1 : j + MAX_MODIFIERS]:
        if item.mention is not None:
            return True
        if not item.flags & _LEADS_ON:
            return False
    return False


def built(items: list[Item], i: i64) -> bool:
    """Whether streets or buildings are a part of the settlement spoken of, whose side they stand on is told
    ("several streets in the north")."""
    if roles.BUILT not in items[i].entry.traits or i + _SIDE >= len(items) or not i:
        return False
    side = items[i + _SIDE]
    told = items[i + 1].entry.preposition == "in" and bool(items[i + 2].flags & roles.DEFINITE)
    ends = no_word(items, i + _SIDE + 1) or bool(items[i + _SIDE + 1].flags & (BARRIER & ~roles.OF))
    return told and roles.COMPASS in side.entry.traits and ends


def side_alone(items: list[Item], i: i64) -> bool:
    """Whether a side of the settlement last spoken of is said to be held ("the north is Russian")."""
    if roles.COMPASS not in items[i].entry.traits or not i or not items[i - 1].flags & roles.DEFINITE:
        return False
    if i > 1 and not items[i - 2].flags & SUBJECT_AFTER:
        return _left_over(items, i)  # "…, and the Ukrainians the west"
    j = on_over(items, i + 1, BEFORE_PREDICATE, roles.TRIGGER)
    told = items[j].entry.triggers if j < len(items) else ()
    return any(t.kind is terms.CONTROL and t.pos == "phrase" and "subject" in t.place for t in told)


def other_side(items: list[Item], i: i64) -> bool:
    """Whether a side is spoken of behind a part of the settlement ("they are in the east of X, the others in
    the west", "hold the west")."""
    if roles.COMPASS not in items[i].entry.traits or i < _SIDE - 1:
        return False
    led = items[i - 2].rare & rare.LOCAL  # "are in"
    held = any(t.kind is terms.CONTROL and t.pos == "verb" for t in items[i - 2].entry.triggers)
    return no_word(items, i + 1) and (bool(led) or held)


def remainder(items: list[Item], i: i64) -> bool:
    """Whether what is left of the settlement last spoken of is said to be in some state ("all the rest is
    ours")."""
    if roles.REMAINDER not in items[i].entry.traits:
        return False
    j = on_over(items, i + 1, BEFORE_PREDICATE, roles.TRIGGER)
    told = items[j].entry.triggers if j < len(items) else ()
    return any(t.pos == "phrase" and "subject" in t.place for t in told) or _left_over(items, i)


def rest_taken(items: list[Item], i: i64) -> bool:
    """Whether what is left of a place is taken at the end of a clause ("and are storming the rest")."""
    definite = i >= _SIDE and items[i - 1].flags & roles.DEFINITE
    if roles.REMAINDER not in items[i].entry.traits or not definite:
        return False
    return no_word(items, i + 1) and any("object" in t.place for t in items[i - 2].entry.triggers)


def _left_over(items: list[Item], i: i64) -> bool:
    """Whether what is left ends a clause without a verb, behind a party ("and the enemy the rest"), or a
    party ends it ("the other half in Russian ones")."""
    if no_word(items, i + 1):
        party = items[i - 2] if i > 1 and items[i - 1].flags & roles.DEFINITE else items[i]
        return bool(party.side) and bool(party.flags & (roles.ACTOR | roles.FORCE))
    k = i + 2 if items[i + 1].flags & roles.PREPOSITION else i + 1
    return k < len(items) and items[k].side in ("UA", "RU") and no_word(items, k + 1)


def one_of_a_list(items: list[Item], i: i64) -> bool:
    """Whether "the former" or "the latter" stands alone at `i` ("the latter has fallen", not "the latter
    mayor")."""
    if not items[i].flags & roles.RARE or items[i].entry.traits.isdisjoint(_ONE_OF_A_LIST):
        return False
    return " " in items[i].low and (i + 1 >= len(items) or bool(items[i + 1].flags & _AFTER_ONE))


def _state(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is an adjective that tells the state of the one town spoken of ("the | besieged
    city", not "the last Russian-held city")."""
    led = items[j - 1].flags
    if not led & (roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.ADVERB) or led & roles.LAST:
        return False
    last = j > 1 and items[j - 2].flags & roles.LAST
    return not last and any(t.pos == "adjective" for t in items[j].entry.triggers)


def anaphoric(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` ("the city") stands for a settlement spoken of before."""
    if items[i].forms & grammemes.PLURAL:
        return False
    behind = flags_at(items, i + 1)
    counted = flags_at(items, i + 2) & roles.NUMBER  # "the city of 150,000"
    if behind & roles.PLACE or (behind & (roles.OF | roles.PLACE_NOUN) and not counted):
        return False
    if i + 1 == len(items) and i and any(t.pos == "verb" for t in items[i - 1].entry.triggers):
        return True  # a headline: "Ukraine retakes city"
    j = i - 1
    within = j >= 0 and " " in items[j].low
    if within and any(t.pos == "verb" and "object" in t.place for t in items[j].entry.triggers):
        return True  # "have the whole | town"
    while j >= 0 and i - j <= MAX_MODIFIERS:
        flags = items[j].flags
        if flags & roles.NEGATION:
            return False  # "said that not one town was …"
        if flags & roles.POSSESSIVE:  # "the mayor said that his town …", "they took our city"
            return items[j].side in ("same", "own") and not flags & roles.RELATIVE
        if flags & roles.DETERMINER and not items[j].rare & rare.WHOLE:
            return bool(flags & roles.DEFINITE)
        barrier = bool(flags & (BARRIER | roles.TRIGGER)) and not flags & roles.SECTOR
        if items[j].mention is not None or (barrier and not _state(items, j)):
            return False  # but "the besieged (eastern) city"
        j -= 1
    return False
