"""How far the phrase around the name of a settlement reaches, and what that makes of the place: its
preposition, a bearing, a part."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, has, villages
from services.domain.claims.syntax import premodifiers
from services.domain.claims.syntax.phrases import DETERMINERS, PlaceRef
from services.domain.claims.words import grammemes, rare, roles, terms

_BESIDE: Final = {"near": terms.NEAR, "toward": terms.TOWARD}
_LOCATING: Final = frozenset({"in", "near", "on", "into", "from"})


def expand(items: list[Item], ref: PlaceRef) -> PlaceRef:
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    if ref.relation is terms.PART:
        ref.part = True
    _govern(items, ref, premodifiers.taken_in(items, ref))
    _follow(items, ref)
    return ref


def _unknown_name(item: Item) -> bool:
    return item.capital and item.mention is None and not item.flags and item.low.isalpha()


def _counted(items: list[Item], k: i64) -> bool:
    """Whether the item at `k` belongs to a count of villages ("in over 20 villages and X")."""
    counting = roles.NUMBER | roles.QUANTIFIER | roles.ADVERB
    if villages(items[k]) or items[k].flags & counting or items[k].rare & rare.MEASURE:
        return True
    return bool(items[k].flags & roles.OF and items[k - 1].rare & rare.MEASURE)


def _behind_names(items: list[Item], ref: PlaceRef, j: i64) -> i64:
    """The word that governs a list which begins with names that are no known settlement's ("near Foo and X"),
    or with villages that have none; `j` where it is no such list."""
    k = j
    while k > 0 and (
        items[k].flags & (roles.AND | roles.COMMA) or _unknown_name(items[k]) or _counted(items, k)
    ):
        k -= 1
    flags = items[k].flags
    if flags & roles.PREPOSITION and items[k].entry.preposition in _LOCATING:
        if items[k].entry.preposition == "near" and ref.relation is terms.IN:
            ref.relation = terms.NEAR
    elif flags & roles.OF and items[k - 1].flags & roles.TRIGGER:
        pass  # "the capture of ten villages and X"
    elif flags & roles.OF and k and items[k - 1].flags & roles.PLACE_NOUN:
        k = back_over(
            items, k - 1, roles.PLACE_NOUN | DETERMINERS | roles.NUMBER
        )  # "took the villages of Foo and X"
    elif not (
        flags & roles.TRIGGER and items[k].forms & (grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND)
    ):
        return j
    ref.phrase = k + 1
    return k


def _govern(items: list[Item], ref: PlaceRef, j: i64) -> None:
    """What the word at `j`, before the phrase, makes of it: its preposition, a bearing, a part."""
    if j > 0 and items[j].flags & (roles.AND | roles.COMMA):
        others = bool(items[j].flags & roles.AND) and villages(items[j - 1])
        if others or _unknown_name(items[j - 1]):
            j = _behind_names(items, ref, j)
    if j >= 0 and j + 1 == ref.first and items[j].entry.preposition == "near":
        ref.part = False
    bare = j > 1 and (not items[j - 1].flags or bool(items[j - 1].flags & roles.ADVERB))
    bare = bare and not items[j - 1].low.endswith("s")  # not "in the woods north of X"
    before = j - 2 if bare and items[j - 2].flags & roles.DEFINITE else j - 1
    aside = before > 0 and bool(items[before - 1].flags & roles.TO)  # "to the east of X"
    aside = aside or bool(items[before].rare & rare.WHOLE)  # "Y and Z, all north of X"
    if j > 0 and items[j].rare & rare.BEARING and items[before].flags & roles.DETERMINER and not aside:
        # "in the (very) east of X" is a part of it, "east of X" is not
        ref.part, ref.relation = True, terms.PART
        ref.phrase, j = before, before - 1
    ref.anchor = j >= 0 and bool(items[j].rare & (rare.BEARING | rare.EXCEPT))
    if ref.mention is not None and ref.relation in (terms.NEAR, terms.TOWARD):
        ref.preposition = "near" if ref.relation is terms.NEAR else "toward"
    elif j >= 0 and items[j].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.BY):
        ref.preposition = items[j].entry.preposition
        if ref.relation is terms.IN and ref.mention is not None and not ref.part:
            # "near the town of X", "in the direction of the town of X"
            ref.relation = _BESIDE.get(ref.preposition, terms.IN)


def _follow(items: list[Item], ref: PlaceRef) -> None:
    """What stands behind the name: "'s eastern districts", "tactical area", "near Y", "except for"."""
    k = ref.last + 1
    if k < len(items) and items[k].rare & rare.EXCEPT:
        ref.part = True
    if k < len(items) and items[k].flags & roles.REGION:
        owns = k + 1 < len(items) and bool(items[k + 1].flags & roles.GENITIVE)  # "the Y area's X"
        kinds = (
            items[k].flags & roles.PLACE_NOUN and items[ref.first - 1].flags & roles.AND
        )  # "X and Y villages"
        ref.anchor = ref.anchor or owns or not (items[k].flags & roles.SECTOR or kinds)
    if k + 1 < len(items) and items[k].flags & roles.GENITIVE:
        ref.part = ref.part or has(items, k + 1, k + 4, roles.SECTOR)
    following = items[k : k + 3]
    by = len(following) > 1 and bool(following[0].flags & roles.BY)
    if by and (following[1].forms & grammemes.GERUND or following[1].flags & roles.TIME):
        return  # "closed the ring around X by taking Y"
    if (
        following
        and following[0].flags & (roles.PREPOSITION | roles.TO)
        and following[0].entry.preposition in ("near", "toward")
    ):
        # "near X towards Y", not "near the village of X near Y"
        ref.anchor = ref.anchor or (ref.relation is terms.NEAR and ref.phrase == ref.first)
