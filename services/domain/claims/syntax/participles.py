"""What a participle tells by itself, without an auxiliary beside it: "X, captured on Monday", "the abandoned
town"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, flags_at, has, no_word
from services.domain.claims.words import grammemes, rare, roles, terms

_JOINED: Final = 9
"""Items between a passive and the participle that "and" joins to it."""
_CHAINED: Final = 30
"""The same where commas part several participles."""
_WITHIN: Final = frozenset({"in", "near"})
"""Prepositions of the place in which forces are encircled."""
_HEADING: Final = 9
"""Items of a heading, up to its colon."""
_AFTER_PARTICIPLE: Final = (
    roles.BY | roles.PREPOSITION | roles.SINCE | roles.SUBORDINATOR | roles.AND | roles.LAST
    | roles.ADVERB | roles.TO
)  # fmt: skip

_ACTING: Final = roles.DETERMINER | roles.ACTOR | roles.SIDE_ADJECTIVE | roles.FORCE
_APPOSED: Final = (
    roles.PLACE_NOUN | roles.SECTOR | roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.REGION | roles.LAST
)  # fmt: skip
_OPENING: Final = 12
"""Items of what a sentence opens with, up to the comma."""
_OPENS: Final = ~(roles.ADVERB | roles.QUOTE | roles.RARE)
_PAUSE: Final = roles.COMMA | roles.STOP | roles.DASH | roles.BE | roles.HAVE
_NAMED: Final = roles.DETERMINER | roles.PLACE_NOUN | roles.OF | roles.SECTOR
_REGIONAL: Final = roles.REGION | roles.DETERMINER | roles.SECTOR
_COUNTING: Final = roles.NUMBER | roles.SECTOR | roles.QUANTIFIER | roles.DETERMINER


def described(items: list[Item], i: i64) -> i64:
    """The name that the participle or phrase at `i` describes from behind a pause ("X, retaken on Monday",
    "X: retaken"); -1 where it describes none, or governs an object."""
    j = back_over(items, i - 1, roles.ADVERB | roles.HEDGE, roles.COMMA)
    town = _town_before(items, j)
    if town > 1:
        j = _before_apposition(items, town)  # "X, a town captured last week"
    if j < 1 or not (items[j].flags & (roles.COMMA | roles.DASH) or items[j].low in ("-", ":")):
        return -1
    j = _before_region(items, j - 1)  # "X in the Y region, retaken on Monday"
    named = roles.PLACE | roles.PLACE_NOUN
    if j > 0 and items[j].flags & roles.FACILITY and items[j - 1].mention is not None:
        named |= roles.FACILITY  # "X airfield, fought over since Thursday"
    if j < 0 or items[j].flags & roles.ACTOR or not items[j].flags & named or _of_forces(items, j):
        return -1
    behind = items[i].last + 1
    if no_word(items, behind) or _after_participle(items[behind]):
        return j
    if items[behind].flags & roles.DEFINITE and flags_at(items, behind + 1) & roles.TIME:
        return j  # "X, captured this month"
    held = any(t.pos == "phrase" and t.actor == "inside" for t in items[i].entry.triggers)
    return j if held and items[behind].flags & _ACTING else -1  # "X, held by the Russians, …"


def _of_forces(items: list[Item], j: i64) -> bool:
    """Whether a relative clause about forces ends at item `j` ("marines, who hold X, attacked")."""
    for k in range(j, max(1, j - _OPENING), -1):
        if items[k].flags & (roles.RELATIVE | roles.COMMA):
            who = items[k - 2] if items[k - 1].flags & roles.COMMA else items[k]
            return bool(who.flags & (roles.FORCE | roles.ACTOR)) and who.mention is None
    return False


def _town_before(items: list[Item], j: i64) -> i64:
    """The noun for a town that ends at `j`, or that stands before the region which ends there ("the last city
    in the Luhansk region"); 0 where none does."""
    if items[j].flags & roles.PLACE_NOUN:
        return j
    k = _before_region(items, j)
    return k if k < j and items[k].flags & roles.PLACE_NOUN else 0


def _before_region(items: list[Item], j: i64) -> i64:
    """What stands before the region that ends at `j` and tells where it lies; `j` where no region does."""
    k = j
    while k > 0 and (items[k].flags & _REGIONAL or items[k].rare & rare.REGION_NAME):
        k -= 1
    if k == j or not k:
        return j
    apart = items[k].flags & roles.COMMA and not items[k + 1].flags & roles.DETERMINER  # "X, Y region, …"
    return k - 1 if apart or items[k].entry.preposition == "in" else j


def _before_apposition(items: list[Item], j: i64) -> i64:
    """The pause before the noun phrase that ends at `j` ("X, a small mining town | …"); -1 where none stands
    there."""
    some = roles.NUMBER | roles.OF  # "one of the towns"
    while j > 0 and (
        items[j].flags & _APPOSED
        or (not items[j].flags and not items[j].capital)
        or (items[j].flags & some and (items[j].flags | items[j - 1].flags) & roles.NUMBER)
    ):
        j -= 1
    opens = bool(items[j + 1].flags & (roles.DETERMINER | roles.NUMBER))
    opens = opens and not items[j + 1].flags & roles.COMPLEMENT
    return j if opens and items[j].flags & roles.COMMA else -1


def auxiliary(items: list[Item], i: i64, kind: i64) -> bool:
    """Whether a form of "be" (or "have") stands before the verb at `i`, adverbs aside."""
    j = i - 1
    if j > 0 and items[j].flags & roles.SAY and items[i].forms & items[j].forms & grammemes.PARTICIPLE:
        j -= 1  # "was reported captured"
    while (
        j >= 0
        and (
            items[j].flags & (roles.ADVERB | roles.NEGATION | roles.HEDGE | roles.QUOTE)
            or (items[j].flags & roles.QUANTIFIER and items[j].flags & roles.SECTOR)  # "is half taken"
        )
        and not items[j].flags & (kind | roles.HAVE)  # "is likely to have"
        and i - j < 6
    ):
        j -= 1
    return j >= 0 and bool(items[j].flags & kind)


def is_adjective(items: list[Item], i: i64, before: i64, bare: bool) -> bool:
    """Whether the participle at `i` only describes a noun ("the abandoned positions", "all temporarily
    occupied territories", "the small, deserted town"); `bare` where it stands right behind an article."""
    return before == i - 1 and bare and _describes(items, i)


def _describes(items: list[Item], i: i64) -> bool:
    """Whether a noun for a thing follows the participle at `i`, or is the rest of its phrase."""
    if items[i - 1].flags & (roles.COMPLEMENT | roles.ADVERB | roles.RELATIVE):
        return False
    if " " in items[i].low:
        return True
    return i + 1 < len(items) and bool(items[i + 1].flags & roles.THING or items[i + 1].rare & rare.CONSUMED)


def troops_follow(items: list[Item], i: i64) -> bool:
    """Whether the word behind the one at `i` names forces."""
    return flags_at(items, i + 1) & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE) != 0


def reduced(items: list[Item], i: i64, before: i64) -> bool:
    """Whether the participle at `i` is a passive without an auxiliary ("X, captured on Monday")."""
    following = flags_at(items, i + 1)
    if following & roles.BY:
        return not flags_at(items, i + 2) & roles.NUMBER  # "moved up by ten km"
    if described(items, i) >= 0:
        return True
    if before < 0:
        return _heading(items, i) or opening(items, i) >= 0
    if items[before].flags & (roles.PLACE_NOUN | roles.THERE) and _called(items, i, before):
        return True  # "declared it cleared", "called the village liberated"
    if items[before].flags & (roles.ACTOR | roles.FORCE):
        ringed = bool(following & roles.PREPOSITION) and items[i + 1].entry.preposition in _WITHIN
        return ringed and any(t.kind is terms.ENCIRCLEMENT for t in items[i].entry.triggers)
    if before == i - 1 and following & roles.PREPOSITION and _beaten_attack(items, i):
        return True  # "reported attacks repelled near X"
    behind = roles.OF | roles.PREPOSITION | roles.ADVERB | roles.TIME | roles.BE
    ends = items[before].forms & grammemes.PLURAL and not items[min(i + 1, len(items) - 1)].low[0].isalnum()
    town = items[before].flags & roles.PLACE_NOUN and (following & behind or ends)  # "the villages freed"
    if following & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE):
        return False  # "an attack near X pushed Russian troops from Y"
    if following & roles.PLACE or (following & roles.DETERMINER and not has(items, i + 2, i + 4, roles.TIME)):
        return False  # "people from X reached Y", "the troops defending X repelled the attack"
    assaults = before > 1 and any(t.kind is terms.ASSAULT for t in items[i].entry.triggers)
    if assaults and items[before - 1].flags & roles.PREPOSITION and items[before - 2].flags & roles.FORCE:
        return False  # "the troops near X attacked"
    return items[before].mention is not None or bool(town)  # "declared the village cleared of …"


def _called(items: list[Item], i: i64, noun: i64) -> bool:
    """Whether a verb of speech calls what ends at `noun`, "it" or "the village", what participle `i` says."""
    flags = items[noun].flags
    goes_on = not no_word(items, i + 1) and not items[i + 1].rare & rare.LATER
    told = i + 1
    while told + 1 < len(items) and items[told].flags & roles.ADVERB and not items[told].rare & rare.WHOLE:
        told += 1  # "says it repelled more than ten attacks"
    unit = any(item.rare & rare.UNIT for item in items[told + 1 : told + 2])
    counts = goes_on and bool(items[told].flags & _COUNTING or items[told].rare & rare.WHOLE)
    ends = i + 1 >= len(items) or (_after_participle(items[i + 1]) and (unit or not counts))
    if goes_on and not ends:
        return False  # "says it took two villages"
    if flags & roles.ACTOR and any(t.kind is terms.ASSAULT for t in items[i].entry.triggers):
        return False  # "says it attacked near X"
    j = back_over(items, noun - 1, roles.DETERMINER)
    calls = j >= 0 and (bool(items[j].flags & roles.SAY) or roles.NAMING in items[j].entry.traits)
    return calls and (j < noun - 1 or bool(flags & roles.ACTOR))


def _heading(items: list[Item], i: i64) -> bool:
    """Whether the participle at `i`, the first word, heads a list ("Lost this week: X, Y")."""
    for item in items[i + 1 : i + _HEADING]:
        if item.low == ":":
            return True
        if not item.flags & (roles.ADVERB | roles.TIME | roles.DEFINITE | roles.PREPOSITION | roles.NUMBER):
            return False
    return False


def opening(items: list[Item], i: i64) -> i64:
    """The name that the words at `i`, with which the sentence opens, tell of from before a comma or "be"
    ("Held by Kyiv since May, the town of X …", "Also taken was X"); -1 where they do not."""
    j = next((k for k, item in enumerate(items[i + 1 : i + _OPENING], i + 1) if item.flags & _PAUSE), -1)
    inverted = j > i and bool(items[i + 1].flags & (roles.BE | roles.BY) and items[j].flags & roles.BE)
    paused = j > i + 1 and items[j].flags & roles.COMMA and items[i + 1].mention is None
    if not (inverted or paused) or has(items, 0, i, _OPENS):
        return -1  # "besieged, starving X", "occupied X, …"
    j += 1
    while j + 1 < len(items) and (items[j].flags & _NAMED or not items[j].flags) and not items[j].mention:
        j += 1
    return j if j < len(items) and items[j].mention is not None else -1


def _beaten_attack(items: list[Item], i: i64) -> bool:
    """Whether the item at `i` tells what became of the attack right before it."""
    beaten = any(t.kind is terms.REPEL for t in items[i].entry.triggers)
    return beaten and any(t.pos == "noun" and t.kind is terms.ASSAULT for t in items[i - 1].entry.triggers)


def joined_passive(items: list[Item], i: i64, joint: i64) -> bool:
    """Whether the participle at `i` shares the auxiliary of a passive before the "and" at `joint`, and has no
    object of its own."""
    if not no_word(items, i + 1) and not _after_participle(items[i + 1]):
        return False
    chained = bool(items[joint].flags & roles.COMMA or items[joint - 1].flags & roles.COMMA)
    reach = _CHAINED if chained else _JOINED
    for j in range(joint - 1, max(0, joint - reach), -1):
        flags = items[j].flags
        by = bool(flags & (roles.ACTOR | roles.FORCE)) and not _owned_by(items, j)
        shared = auxiliary(items, j, roles.BE)
        if (items[j].forms & grammemes.PARTICIPLE and flags & roles.TRIGGER) or (shared and j == joint - 1):
            if not chained or shared:
                return shared
        elif chained:  # "was taken by … in April, retaken in October and lost again"
            apart = flags & (roles.STOP | roles.SAY | roles.HAVE | roles.RELATIVE)
            if by or (apart and not flags & roles.COMPLEMENT):
                return False
        elif by or flags & (roles.COMMA | roles.STOP):
            return False
    return False


def _owned_by(items: list[Item], j: i64) -> bool:
    """Whether the forces at `j` stand behind "by"."""
    j = back_over(items, j, roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE | roles.DETERMINER)
    return bool(items[j].flags & (roles.BY | roles.OF))


def _after_participle(item: Item) -> bool:
    """Whether the item may follow a participle that has no object."""
    return bool(item.flags & (_AFTER_PARTICIPLE | roles.NUMBER) or item.rare & rare.WEEKDAY)
