"""What the noun phrases of a sentence name: forces that act, settlements that it happens in."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, has
from services.domain.claims.words import roles, terms
from services.domain.places import Mention, Relation

MAX_MODIFIERS: Final = 6
_ADJECTIVES: Final = 6
"""Items from the article to a comma between adjectives."""
_LED: Final = 2
"""Items from a name to the one that it leads to."""
_DESCRIBING: Final = (
    roles.ADVERB | roles.HEDGE | roles.TRIGGER | roles.SECTOR | roles.DASH | roles.QUANTIFIER | roles.RARE
)
BARRIER: Final = (
    roles.COMMA | roles.STOP | roles.DASH | roles.BE | roles.HAVE | roles.DO | roles.FUTURE | roles.SAY
    | roles.AND | roles.PREPOSITION | roles.OF | roles.BY | roles.TO | roles.RELATIVE | roles.SUBORDINATOR
    | roles.CONDITIONAL | roles.QUOTE
)  # fmt: skip
"""What no noun phrase reaches over."""
DETERMINERS: Final = roles.DETERMINER | roles.POSSESSIVE
FINITE: Final = roles.BE | roles.HAVE | roles.DO | roles.HYPOTHETICAL | roles.FUTURE
OPENING: Final = frozenset("([")
CLOSING: Final = frozenset(")]")


@mypyc_attr(acyclic=True)
class Actor:
    """A phrase naming forces, items `first` to `last`. `side` is UA, RU, enemy, own, same, unit (one known by
    its number), or empty for bare "troops"; `governed` tells that a preposition stands before it; `some` that
    it is only a part."""

    def __init__(
        self,
        first: i64,
        last: i64,
        side: str,
        governed: bool,
        some: bool = False,
        cases: int = 0,
    ) -> None:
        self.first = first
        self.last = last
        self.side = side
        self.governed = governed
        self.some = some
        self.cases = cases


@mypyc_attr(acyclic=True)
class Agent:
    """Who acts: a side as the text names it (UA, RU, enemy, own, same, or empty where nobody is named)."""

    def __init__(self, side: str, actor: Actor | None = None, opposed: bool = False) -> None:
        self.side = side
        self.actor = actor
        self.opposed = opposed


@mypyc_attr(acyclic=True)
class PlaceRef:
    """A settlement referred to. Items `first` to `last` are the name (or "the city"), the phrase starts at
    `phrase`; `preposition` is the lexicon's group, empty for a bare phrase. `listed` is the index of the
    first member of its list; `count` how many settlements an unnamed one stands for (0: all named last);
    `anchor` tells that what happens there happens by it, `aside` that it only describes another."""

    def __init__(
        self,
        first: i64,
        last: i64,
        phrase: i64,
        mention: Mention | None,
        preposition: str = "",
        relation: Relation = terms.IN,
        part: bool = False,
        head_noun: bool = False,
        collective: bool = False,
        count: i64 = 1,
        cases: int = 0,
    ) -> None:
        self.first = first
        self.last = last
        self.phrase = phrase
        self.mention = mention
        self.preposition = preposition
        self.relation = relation
        self.part = part
        self.listed = -1
        self.head_noun = head_noun
        self.anchor = False
        self.aside = False
        self.collective = collective
        self.count = count
        self.listing = False
        self.cases = cases

    def copy(self) -> "PlaceRef":
        """The same reference, to be changed."""
        ref = PlaceRef(
            self.first, self.last, self.phrase, self.mention, self.preposition, self.relation, self.part,
            self.head_noun, self.collective, self.count, self.cases,
        )  # fmt: skip
        ref.listed, ref.anchor, ref.listing = self.listed, self.anchor, self.listing
        ref.aside = self.aside
        return ref

    def of_part(self) -> "PlaceRef":
        """The same with a part of the settlement meant."""
        ref = self.copy()
        ref.part = True
        return ref

    def itself(self) -> "PlaceRef":
        """The settlement itself, whatever was said to lie near it or on the way to it."""
        ref = self.copy()
        ref.relation, ref.anchor = terms.IN, False
        return ref


def leads(items: list[Item], ref: PlaceRef, following: PlaceRef) -> bool:
    """Whether a name with a bearing only leads to the one it stands right before ("south of X near Y")."""
    beside = following.relation is terms.NEAR and following.phrase == ref.last + _LED
    return ref.anchor and beside and bool(items[ref.last + 1].flags & roles.PREPOSITION)


def adjectives(items: list[Item], comma: i64) -> i64:
    """The article of a noun phrase between whose adjectives the comma stands ("the small, ruined | town");
    -1 where it stands between none."""
    if (
        not comma
        or comma + 1 >= len(items)
        or items[comma + 1].capital
        or not items[comma + 1].low[0].isalpha()
    ):
        return -1
    for j in range(comma - 1, max(-1, comma - _ADJECTIVES), -1):
        flags = items[j].flags
        if flags & roles.DETERMINER:
            return j if j < comma - 1 and not flags & roles.COMPLEMENT else -1
        if items[j].capital or flags & ~_DESCRIBING or items[j].mention is not None:
            return -1
    return -1


def brackets(items: list[Item]) -> list[bool]:
    """For each item, whether it stands in brackets."""
    depth: i64 = 0
    inside = [False] * len(items)
    for i, item in enumerate(items):
        mark = item.flags & roles.STOP
        if mark and item.low in CLOSING:
            depth = max(0, depth - 1)
        if depth:
            inside[i] = True
        if mark and item.low in OPENING:
            depth += 1
    return inside


def between_dashes(items: list[Item], first: i64, last: i64, at: i64) -> bool:
    """Whether the items `first` to `last` stand between dashes that close before item `at`."""
    opened = has(items, 0, first, roles.DASH)
    return opened and has(items, last + 1, at, roles.DASH)
