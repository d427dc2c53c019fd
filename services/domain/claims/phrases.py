"""What the noun phrases of a sentence name: forces that act, settlements that it happens in."""

from dataclasses import dataclass
from typing import Final

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.places import Mention, Relation

MAX_MODIFIERS: Final = 6
BARRIER: Final = (
    roles.COMMA
    | roles.STOP
    | roles.DASH
    | roles.BE
    | roles.HAVE
    | roles.DO
    | roles.FUTURE
    | roles.SAY
    | roles.AND
    | roles.PREPOSITION
    | roles.OF
    | roles.BY
    | roles.TO
    | roles.RELATIVE
    | roles.SUBORDINATOR
    | roles.CONDITIONAL
    | roles.QUOTE
)
"""What no noun phrase reaches over."""
DETERMINERS: Final = roles.DETERMINER | roles.POSSESSIVE
FINITE: Final = roles.BE | roles.HAVE | roles.DO | roles.HYPOTHETICAL | roles.FUTURE
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")


@dataclass(slots=True)
class Actor:
    """A phrase naming forces, items `first` to `last`. `side` is UA, RU, enemy, own, same, or empty for
    bare "troops"; `governed` tells that a preposition stands before it; `some` that it is only a part."""

    first: int
    last: int
    side: str
    governed: bool
    some: bool = False
    cases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Agent:
    """Who acts: a side as the text names it (UA, RU, enemy, own, same, or empty where nobody is named)."""

    side: str
    actor: Actor | None = None
    opposed: bool = False


@dataclass(slots=True)
class PlaceRef:
    """A settlement referred to. Items `first` to `last` are the name (or "the city"), the phrase starts at
    `phrase`; `preposition` is the lexicon's group, empty for a bare phrase. `listed` is the index of the
    first member of its list; `count` how many settlements an unnamed one stands for (0: all named last)."""

    first: int
    last: int
    phrase: int
    mention: Mention | None
    preposition: str = ""
    relation: Relation = Relation.IN
    part: bool = False
    listed: int = -1
    whole: bool = False
    head_noun: bool = False
    anchor: bool = False
    collective: bool = False
    count: int = 1
    listing: bool = False
    cases: frozenset[str] = frozenset()


def brackets(items: list[Item]) -> list[bool]:
    """For each item, whether it stands in brackets."""
    depth = 0
    inside = []
    for item in items:
        mark = item.flags & roles.STOP
        if mark and item.low in _CLOSING:
            depth = max(0, depth - 1)
        inside.append(depth > 0)
        if mark and item.low in _OPENING:
            depth += 1
    return inside
