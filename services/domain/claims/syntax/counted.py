"""What stands for several settlements spoken of before: "both towns", "all three", "each of them"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, no_word
from services.domain.claims.words import grammemes, rare, roles

_COUNTING: Final = roles.BOTH | roles.NUMBER | roles.DEFINITE | roles.ADVERB
_AFTER_BOTH: Final = (
    roles.AND | roles.CONTRAST | roles.SUBORDINATOR | roles.PREPOSITION | roles.TIME | roles.ADVERB
)
SUBJECT_AFTER: Final = (
    roles.STOP | roles.SAY | roles.COMPLEMENT | roles.COMMA | roles.SUBORDINATOR | roles.CONTRAST | roles.AND
)  # fmt: skip
"""What may stand before a subject."""
_OF_EACH: Final = frozenset({"for", "in", "from", "of", "inside", "into"})


def several(items: list[Item], i: i64) -> i64:
    """How many settlements spoken of before "both villages" stands for (0: all named last); -1 where the
    noun at `i` stands for none."""
    behind = flags_at(items, i + 1)
    named = flags_at(items, i + 2) & (roles.PLACE | roles.ACTOR) == roles.PLACE
    if named and behind & (roles.COMMA | roles.DASH):
        return -1  # "the two villages, X and Y, …"
    if behind & (roles.PLACE | roles.OF | roles.PLACE_NOUN | roles.STOP):
        return -1
    plural = bool(items[i].forms & grammemes.PLURAL)
    both = definite = False
    count: i64 = 0
    j = i - 1
    while j >= 0 and (items[j].flags & _COUNTING or items[j].rare & rare.WHOLE):
        if items[j].flags & roles.COMPLEMENT and j and items[j - 1].flags & roles.SAY:
            break  # "added that two villages …"
        both = both or bool(items[j].flags & roles.BOTH)
        definite = definite or bool(items[j].flags & roles.DEFINITE or items[j].rare & rare.WHOLE)
        count = count or items[j].entry.number
        j -= 1
    if j > 0 and items[j].flags & roles.OF and items[j - 1].flags & roles.NUMBER:
        return -1  # "is one of the few villages held"
    if both:
        return count or (0 if plural and definite else 2)
    if plural and definite and not count and j == i - 2 and _ends(items, i + 1):
        return 0  # "stormed X and Y, but we hold the villages"
    return count if plural and definite and count > 1 else -1


def _ends(items: list[Item], j: i64) -> bool:
    """Whether item `j` ends a noun phrase: a mark, the verb whose subject it is, what tells when or how."""
    if no_word(items, j):
        return True
    flags = items[j].flags
    dated = j + 1 < len(items) and bool(items[j + 1].rare & rare.WEEKDAY)
    then = bool(flags & roles.SUBORDINATOR) and not flags & roles.RELATIVE
    return bool(flags & (roles.BE | roles.HAVE)) or dated or then


def both_alone(items: list[Item], i: i64) -> bool:
    """Whether "both" at `i` is the subject of a passive or a state, and stands for two settlements."""
    before = items[i - 1].flags if i else roles.STOP
    if items[i].entry.number <= 1:
        return False
    if before & (roles.OF | roles.PREPOSITION | roles.TRIGGER) and not before & roles.SUBORDINATOR:
        return _over(items, i + 1)  # "the encirclement of both"
    return bool(before & SUBJECT_AFTER) and i + 1 < len(items) and _says_of(items[i + 1])


def _over(items: list[Item], j: i64) -> bool:
    """Whether what stands at `j` goes on behind "both" or "each"."""
    return no_word(items, j) or bool(items[j].flags & _AFTER_BOTH)


def _says_of(item: Item) -> bool:
    """Whether the item begins what is said of a subject ("are held", "are contested")."""
    return bool(item.flags & (roles.BE | roles.HAVE)) or any(
        "subject" in t.place for t in item.entry.triggers
    )


def each_one(items: list[Item], i: i64) -> bool:
    """Whether "each of them" at `i` stands behind a preposition for the settlements last listed."""
    if roles.EACH not in items[i].entry.traits or not i:
        return False
    return _over(items, i + 1) and items[i - 1].entry.preposition in _OF_EACH
