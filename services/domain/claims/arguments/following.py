"""Settlements right behind the trigger that is about them: what a verb has for its object."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.objects import (
    and_parts,
    ends,
    named_behind,
    owned,
    past_adverbial,
    possesses,
    predicate_follows,
)
from services.domain.claims.arguments.parts import LIGHT, part_object
from services.domain.claims.arguments.preceding import listed
from services.domain.claims.sentences.items import Item, flags_at, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import FINITE, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms

_COUNTED: Final = 3
"""Items of "two villages and" before a name."""
COUNTING: Final = (
    roles.NUMBER | roles.ADVERB | roles.DETERMINER | roles.QUANTIFIER | roles.PREPOSITION | roles.TO
)  # fmt: skip
"""What tells how many, before what is counted."""
_WHEN: Final = roles.TIME | roles.PREPOSITION | roles.ADVERB | roles.NUMBER
_NO_THING: Final = (
    FINITE | roles.SAY | roles.ACTOR | roles.SOURCE | roles.SUBORDINATOR | roles.RELATIVE | roles.AND
)
"""What no name of a thing holds that is taken with a settlement."""


def direct_object(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The phrase right after the verb; also "two streets in X", which is a part of X."""
    for ref in parse.places:
        if candidate.at < ref.phrase and ref.last < candidate.last and not ref.preposition:
            if candidate.trigger.ousts:
                continue  # "drove it out of X"
            return [ref.itself()]  # "take X back", all of it the trigger's phrase
        if (
            parse.items[candidate.at].flags & roles.SAY
            and ref.phrase > candidate.last
            and predicate_follows(parse, ref)
        ):
            return []  # "claimed X was taken", "claimed half of X was taken"
        beside = ref.anchor and ref.preposition == "near"  # "took two villages outside X, Y and Z"
        if ref.phrase <= candidate.last or beside or _within_listing(parse, ref):
            continue
        if ref.relation is terms.LINE:
            return []  # "controls the road X – Y"
        between = past_adverbial(parse.items[candidate.last + 1 : ref.phrase])
        if ref.preposition and candidate.last < ref.phrase - 1:
            return part_object(parse, candidate, ref, between)
        if named_behind(parse, ref, between):
            named = ref.itself()
            named.phrase = candidate.last + 1
            return [named]
        light = all(item.flags & LIGHT for item in between) or owned(between)
        if light or _others(parse, ref, between):
            if possesses(parse, ref) or _around(parse, ref):
                return []
            # the preposition is the trigger's own ("closed the ring around X")
            members = listed(parse, ref)
            end = members[-1].last + 1
            if candidate.trigger.bare and not ends(parse, end) and not _tells_who(parse, candidate, end):
                return []
            own = has(parse.items, ref.phrase, ref.first, roles.REGION)
            members = [*members, *and_parts(parse, members)]
            if own and ref.relation is terms.NEAR:  # "left areas around X"
                return members
            return [m if m is not ref and _beside(parse, m) else m.itself() for m in members]
        return []
    return []


def claims_that(parse: Parse, candidate: Candidate) -> bool:
    """Whether a verb of claiming has a clause for its object ("claimed on Monday that X is theirs", "X, which
    they claimed was theirs", "which Kyiv claims it has taken")."""
    items, j = parse.items, candidate.last + 1
    if not items[candidate.at].flags & roles.SAY:
        return False
    j = on_over(items, j, _WHEN, roles.COMPLEMENT, end=len(items) - 1)
    acting = next((actor.last + 1 for actor in parse.actors if actor.first == j), j)
    verb = items[min(acting, len(items) - 1)]  # "was", "it has", "was in", "they took"
    told = verb.flags & (roles.BE | roles.HAVE) or (
        verb.flags & roles.TRIGGER and verb.forms & grammemes.PAST
    )
    return bool(told) or flags_at(items, j) & roles.COMPLEMENT != 0


def _tells_who(parse: Parse, candidate: Candidate, end: i64) -> bool:
    """Whether the verb at `end` is that of a subject whom the trigger describes ("the last to leave X
    walked", "those who left X say")."""
    led = candidate.at and parse.items[candidate.at - 1].flags & roles.TO
    led = led or parse.clause(candidate.at).marker & roles.RELATIVE
    return bool(led) and end < len(parse.items) and bool(parse.items[end].forms & grammemes.PAST)


def _others(parse: Parse, ref: PlaceRef, between: list[Item]) -> bool:
    """Whether other things that are taken stand before the name ("took three villages and X", "took a hill, a
    bridge and X")."""
    last = roles.AND | (roles.COMMA if len(listed(parse, ref)) > 1 else roles.NONE)  # "took a hill, X and Y"
    if len(between) < _COUNTED or not (between[-1].flags & last and between[0].flags & COUNTING):
        return False
    commas = [item for item in between if item.flags & roles.COMMA]
    if between[-2:-1] == commas or any(item.flags & _NO_THING for item in between[:-1]):
        return False  # "the suburb where they took a bridge, and X"
    end = max(member.last for member in listed(parse, ref)) + 1
    return ends(parse, end) and not predicate_follows(parse, ref)


def _within_listing(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the name only tells where those lie that are listed behind ("two villages on the Y front, A and
    B", "several towns in Kursk, including A")."""
    head = parse.items[max(0, ref.phrase - 2)]
    if ref.relation is terms.IN and not (head.flags & roles.PLACE_NOUN and head.forms & grammemes.PLURAL):
        return False
    return any(other.listing and other.phrase < ref.first < other.first for other in parse.places)


def _beside(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a settlement of a list has words of its own that say near it ("holds A and fields near B")."""
    own = bool(parse.items[ref.phrase - 1].flags & roles.PREPOSITION)
    return ref.relation is terms.NEAR and own


def _around(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the name only tells which land is meant ("70% of the X area", "from the X axis")."""
    behind = ref.last + 1
    if ref.relation not in (terms.NEAR, terms.DIRECTION) or not flags_at(parse.items, behind) & roles.REGION:
        return False
    return not parse.items[behind].forms & grammemes.PLURAL
