"""How far the phrase around the name of a settlement reaches, and what that makes of the place: its
preposition, a bearing, a part."""

from typing import Final

from services.domain.claims.sentences.annotation import Item, attributive
from services.domain.claims.syntax.examples import exemplified
from services.domain.claims.syntax.phrases import DETERMINERS, MAX_MODIFIERS, PlaceRef, adjectives
from services.domain.claims.words import grammemes, rare, roles, terms

_LOCATING: Final = frozenset({"in", "near", "on", "into", "from"})
_TOLD: Final = grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND | grammemes.UNKNOWN_VERB
_NO_VERB: Final = roles.SAY | roles.BE | roles.HAVE | roles.HEDGE | roles.ADVERB | roles.FORCE | roles.PLACE
_COUNTING: Final = roles.NUMBER | roles.QUANTIFIER | roles.SECTOR
_MEASURING: Final = roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN
_BEFORE_DETERMINER: Final = roles.OF | roles.QUANTIFIER | roles.SECTOR | roles.ADVERB


def expand(items: list[Item], ref: PlaceRef) -> PlaceRef:  # noqa: C901
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    if ref.relation is terms.PART:
        ref.part = True
    j = ref.first - 1
    direct = True
    steps = 0
    while j >= 0 and steps < 10:
        flags = items[j].flags
        if direct and flags & roles.NUMBER and _day(items, ref, j):
            break  # "by the 17th X had fallen"
        if flags & roles.OF and not flags & roles.TRIGGER:
            k = j - 1
            if k < 0 or not (items[k].flags & _MEASURING or items[k].rare & (rare.WHOLE | rare.MEASURE)):
                break
            if items[k].flags & (roles.SECTOR | roles.QUANTIFIER) and not ref.listing:
                ref.part = True
            ref.phrase = k
            direct = False
            j = k - 1
        elif flags & roles.QUOTE or (flags & roles.ADVERB and not flags & roles.SUBORDINATOR):
            beside = j + 1 == ref.first and items[j].entry.preposition in ("near", "for")  # "control over X"
            beside = beside or (ref.mention is None and not items[j + 1].flags & _COUNTING)
            counting = items[j + 1].flags & (roles.NUMBER | roles.QUANTIFIER)  # "around 70 percent of X"
            beside = beside or (items[j].entry.preposition == "near" and not counting)
            if flags & roles.PREPOSITION and beside:
                break  # "around the village"
            j -= 1
        elif flags & DETERMINERS and (not flags & roles.COMPLEMENT or _points(items, j)):
            ref.phrase = j
            j -= 1
            direct = False
            if j < 0 or not (items[j].flags & _BEFORE_DETERMINER or items[j].rare & rare.SUCH):
                break
        elif ref.phrase < ref.first and flags & roles.HEDGE and not items[j + 1].flags:
            j -= 1  # "the all but empty town of X"
        elif (the := _past_adjectives(items, ref, j)) >= 0:
            ref.phrase, j, direct = the, the - 1, False  # "the small, ruined town of X"
            if j < 0 or not items[j].flags & _BEFORE_DETERMINER:
                break
        elif (head := exemplified(items, j)) >= 0:
            ref.phrase = head
            ref.listing = bool(items[head].forms & grammemes.PLURAL)
            j = head - 1
        elif (flags & roles.AND and j and items[j - 1].flags & items[j + 1].flags & roles.SECTOR) or (
            flags & roles.AND and not items[j + 1].flags and j and _participle(items[j - 1]) and steps
        ):
            j -= 1
        elif (
            flags & roles.PREPOSITION
            and items[j + 1].flags & roles.NUMBER
            and (flags & roles.ADVERB or _between_numbers(items, j + 2))
        ):
            ref.phrase = j
            j -= 1
        elif items[j].rare & rare.REGION_NAME and items[j + 1].flags & roles.REGION:
            ref.phrase = j  # "the Donetsk Oblast village of X"
            j -= 1
        elif flags & roles.SECTOR and not flags & (roles.PREPOSITION | roles.TRIGGER):
            if direct and _apart(items, j):
                break
            if direct and (j + 1 == ref.first or items[j + 1].flags & roles.SECTOR):
                ref.part = True
            ref.phrase = j
            j -= 1
        elif flags & roles.QUANTIFIER:
            ref.part = ref.part or not ref.listing  # "several villages, among them X"
            ref.phrase = j
            j -= 1
        elif flags & (
            roles.PLACE_NOUN | roles.SIDE_ADJECTIVE | roles.NUMBER | roles.REGION | roles.LAST
        ) and not flags & (roles.COMMA | roles.POSSESSIVE | roles.PREPOSITION):
            ref.phrase = j
            direct = False
            j -= 1
        elif (
            flags & roles.TRIGGER
            and any(t.pos == "adjective" for t in items[j].entry.triggers)
            and _adjectival(items, j)
        ):
            ref.phrase = j
            j -= 1
        elif flags & roles.TRIGGER and items[j - 1].low == "-" and items[j].forms & grammemes.PARTICIPLE:
            ref.phrase = j  # "the long-contested town of X"
            direct = False
            j -= 1
        elif _between_numbers(items, j):  # "50 to 60 percent of the town"
            j -= 1
        elif flags & roles.TRIGGER and attributive(items, j):
            ref.phrase = j  # "took the abandoned town of X"
            direct = False
            j -= 1
        elif (
            (not flags or (flags == roles.RARE and items[j].forms & grammemes.PARTICIPLE))
            and (items[j].low.isalpha() or items[j].low == "-")
            and steps < MAX_MODIFIERS
            and not items[j + 1].flags & roles.BOTH  # "by the evening | both villages"
        ):
            ref.phrase = j
            direct = False
            j -= 1
        else:
            break
        steps += 1
    _govern(items, ref, j)
    _follow(items, ref)
    return ref


def _day(items: list[Item], ref: PlaceRef, j: int) -> bool:
    """Whether the ordinal at `j`, right before a name, is the day of a month."""
    ordinal = items[j].low[0].isdigit() and items[j].low[-1].isalpha()
    return ordinal and ref.mention is not None and j > 0 and bool(items[j - 1].flags & roles.DEFINITE)


def _past_adjectives(items: list[Item], ref: PlaceRef, j: int) -> int:
    """The article before adjectives that commas part, of which the last ends at `j`; -1 for none."""
    if (
        items[j].flags & roles.TRIGGER
        and items[j].forms & grammemes.PARTICIPLE
        and items[j - 1].flags & roles.COMMA
    ):
        j -= 1  # "the small, deserted town"
    return adjectives(items, j) if items[j].flags & roles.COMMA and ref.phrase < ref.first else -1


def _between_numbers(items: list[Item], j: int) -> bool:
    numbers = roles.NUMBER
    joint = items[j].flags & (roles.TO | roles.AND)  # "50 to 60 percent", "between 50 and 60 percent"
    return bool(joint and j and items[j - 1].flags & items[j + 1].flags & numbers)


def _apart(items: list[Item], j: int) -> bool:
    """Whether the noun at `j` tells of a part of the country, not of the place ("in the south X fell")."""
    if roles.COMPASS not in items[j].entry.traits or j < 1 or items[j].capital:
        return False
    return bool(items[j - 1].flags & roles.DEFINITE) and (
        j == 1 or bool(items[j - 2].flags & roles.PREPOSITION)
    )


def _points(items: list[Item], j: int) -> bool:
    """Whether "that" at `j` points at a noun ("of that town") rather than opening a clause."""
    behind = bool(items[j + 1].flags & roles.PLACE_NOUN) and j > 0
    return behind and bool(items[j - 1].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.TRIGGER))


def _unknown_name(item: Item) -> bool:
    return item.capital and item.mention is None and not item.flags and item.low.isalpha()


def _behind_names(items: list[Item], ref: PlaceRef, j: int) -> int:
    """The word that governs a list which begins with names that are no known settlement's ("near Foo and X");
    `j` where it is no such list."""
    k = j
    while k > 0 and (items[k].flags & (roles.AND | roles.COMMA) or _unknown_name(items[k])):
        k -= 1
    flags = items[k].flags
    if flags & roles.PREPOSITION and items[k].entry.preposition in _LOCATING:
        if items[k].entry.preposition == "near" and ref.relation is terms.IN:
            ref.relation = terms.NEAR
    elif flags & roles.OF and k and items[k - 1].flags & roles.PLACE_NOUN:
        k -= 1  # "took the villages of Foo and X"
        while k > 0 and items[k].flags & (roles.PLACE_NOUN | DETERMINERS | roles.NUMBER):
            k -= 1
    elif not (
        flags & roles.TRIGGER and items[k].forms & (grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND)
    ):
        return j
    ref.phrase = k + 1
    return k


def _govern(items: list[Item], ref: PlaceRef, j: int) -> None:
    """What the word at `j`, before the phrase, makes of it: its preposition, a bearing, a part."""
    if j > 0 and items[j].flags & (roles.AND | roles.COMMA) and _unknown_name(items[j - 1]):
        j = _behind_names(items, ref, j)
    if j >= 0 and j + 1 == ref.first and items[j].entry.preposition == "near":
        ref.part = False
    bare = j > 1 and (not items[j - 1].flags or items[j - 1].flags & roles.ADVERB)
    before = j - 2 if bare and items[j - 2].flags & roles.DEFINITE else j - 1
    if j > 0 and items[j].rare & rare.BEARING and items[before].flags & roles.DETERMINER:
        # "in the (very) east of X" is a part of it, "east of X" is not
        ref.part, ref.relation = True, terms.PART
        ref.phrase, j = before, before - 1
    ref.anchor = j >= 0 and bool(items[j].rare & rare.BEARING)
    if ref.mention is not None and ref.relation in (terms.NEAR, terms.TOWARD):
        ref.preposition = "near" if ref.relation is terms.NEAR else "toward"
    elif j >= 0 and items[j].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.BY):
        ref.preposition = items[j].entry.preposition
        if (
            ref.preposition == "near"
            and ref.relation is terms.IN
            and ref.mention is not None
            and not ref.part
        ):
            ref.relation = terms.NEAR  # "near the town of X"


def _follow(items: list[Item], ref: PlaceRef) -> None:
    """What stands behind the name: "'s eastern districts", "tactical area", "near Y", "except for"."""
    k = ref.last + 1
    if k < len(items) and items[k].rare & rare.EXCEPT:
        ref.part = True
    if k < len(items) and items[k].flags & roles.REGION and not items[k].flags & roles.SECTOR:
        ref.anchor = True
    if k + 1 < len(items) and items[k].flags & roles.GENITIVE:
        ref.part = ref.part or any(item.flags & roles.SECTOR for item in items[k + 1 : k + 4])
    following = items[k : k + 3]
    by = len(following) > 1 and following[0].flags & roles.BY
    if by and (following[1].forms & grammemes.GERUND or following[1].flags & roles.TIME):
        return  # "closed the ring around X by taking Y"
    if (
        following
        and following[0].flags & (roles.PREPOSITION | roles.TO)
        and following[0].entry.preposition in ("near", "toward")
    ):
        ref.anchor = ref.anchor or ref.relation is terms.NEAR


def _participle(item: Item) -> bool:
    return bool(item.forms & grammemes.PARTICIPLE) or (not item.flags and not item.capital)


def _adjectival(items: list[Item], j: int) -> bool:
    k = j - 1
    while (
        k >= 0
        and items[k].flags & (roles.ADVERB | roles.HEDGE)
        and not items[k].flags & roles.PREPOSITION  # "around occupied X"
    ):
        k -= 1
    before = items[k].flags if k >= 0 else roles.PREPOSITION
    nominal = DETERMINERS | roles.PREPOSITION | roles.OF | roles.SIDE_ADJECTIVE | roles.SECTOR | roles.TO
    if (bool(before & nominal) and not before & roles.ACTOR) or items[j].low.startswith("-"):
        return True
    return k == j - 1 and k >= 0 and governs(items, k)


def governs(items: list[Item], k: int) -> bool:
    """Whether the item at `k` is a verb whose object stands behind it ("visited occupied X", "to
    retake occupied X")."""
    if items[k].flags & _NO_VERB or items[k].capital:
        return False
    infinitive = items[k].flags & roles.TRIGGER or (k and items[k - 1].flags & roles.TO)
    return bool(items[k].forms & (_TOLD | grammemes.BASE if infinitive else _TOLD))
