"""The phrases of a sentence that name settlements, or refer to one."""

from typing import Final

from services.domain.claims.sentences.annotation import Item, attributive
from services.domain.claims.syntax.asides import set_apart
from services.domain.claims.syntax.counted import both_alone, counted_alone, each_one, several
from services.domain.claims.syntax.joined import link
from services.domain.claims.syntax.phrases import DETERMINERS, MAX_MODIFIERS, PlaceRef, adjectives
from services.domain.claims.syntax.unnamed import (
    anaphoric,
    built,
    facility,
    governed_pronoun,
    object_pronoun,
    one_of_a_list,
    part_of_pronoun,
    placed,
    remainder,
    river,
    side_alone,
    subject_pronoun,
)
from services.domain.claims.words import grammemes, rare, roles, terms

_PLACING: Final = roles.NUMBER | roles.BOTH | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY | roles.THERE
_SEEN_APART: Final = frozenset({roles.REMAINDER, roles.BUILT, roles.COMPASS})
_NAMING: Final = _PLACING | roles.SECTOR
_LOCATING: Final = frozenset({"in", "near", "on", "into", "from"})
_WAYS: Final = frozenset({terms.DIRECTION, terms.LINE, terms.TOWARD})
_REGIONAL: Final = roles.REGION | roles.PLACE | roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.SECTOR
_AHEAD: Final = 7
"""Items before a colon or dash within which stands what the names behind it are examples of."""
_ENDS_HEAD: Final = (
    roles.PLACE_NOUN | roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE | roles.COMMA | roles.STOP
    | roles.PLACE
)  # fmt: skip
_TOLD: Final = grammemes.PAST | grammemes.GERUND | grammemes.UNKNOWN_VERB
_NO_VERB: Final = roles.SAY | roles.BE | roles.HAVE | roles.HEDGE | roles.ADVERB | roles.FORCE | roles.PLACE
_COUNTING: Final = roles.NUMBER | roles.QUANTIFIER | roles.SECTOR
_MEASURING: Final = roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN
_BEFORE_DETERMINER: Final = roles.OF | roles.QUANTIFIER | roles.SECTOR | roles.ADVERB


def places(items: list[Item], inside: list[bool]) -> list[PlaceRef]:  # noqa: C901
    """The phrases that name settlements, in order, with their prepositions and lists."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if not item.flags & _NAMING or (
            not item.flags & _PLACING and item.entry.traits.isdisjoint(_SEEN_APART)
        ):
            continue
        if item.mention is not None:
            if river(items, i):
                continue
            if item.flags & roles.ACTOR and not placed(items, i, found):
                continue
            found.append(_expand(items, PlaceRef(i, i, i, item.mention, relation=item.mention.relation)))
        elif item.flags & roles.BOTH and both_alone(items, i):
            before = items[i - 1].entry.preposition if i else ""
            found.append(PlaceRef(i, i, i, None, before, count=item.entry.number))
        elif item.flags & roles.BOTH and item.flags & roles.RARE and each_one(items, i):
            found.append(PlaceRef(i, i, i, None, items[i - 1].entry.preposition, count=0))
        elif item.flags & roles.NUMBER:
            if i and counted_alone(items, i):
                phrase = i - 2 if items[i - 2].flags & roles.DEFINITE else i - 1
                found.append(PlaceRef(i, i, phrase, None, count=item.entry.number))
        elif item.flags & roles.PLACE_NOUN and (count := several(items, i)) >= 0:
            found.append(_expand(items, PlaceRef(i, i, i, None, count=count)))
        elif one_of_a_list(items, i) or (item.flags & roles.PLACE_NOUN and anaphoric(items, i)):
            found.append(_expand(items, PlaceRef(i, i, i, None)))
        elif facility(items, i) or built(items, i) or _part_alone(items, i):
            name = i - 1 if i and items[i - 1].mention is not None else i
            ref = _expand(items, PlaceRef(name, i, name, None))
            ref.part = True
            found.append(ref)
        elif item.flags & roles.THERE and i and object_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None, "" if items[i].flags & roles.ACTOR else "in"))
        elif item.flags & roles.THERE and item.flags & roles.ACTOR and subject_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None))
        elif item.flags & roles.THERE and i > 1 and governed_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None, items[i - 1].entry.preposition))
    for n in range(1, len(found)):
        left, right = found[n - 1], found[n]
        # "in the direction of X – Y"
        if (
            left.relation in _WAYS
            and right.phrase == left.last + 2
            and items[left.last + 1].flags & roles.DASH
        ):
            right.relation = left.relation
    link(items, found, inside)
    if len(found) > 1:
        set_apart(items, found)
    return found


def _part_alone(items: list[Item], i: int) -> bool:
    """Whether a part of the settlement last spoken of is meant by words that tell none."""
    return part_of_pronoun(items, i) or remainder(items, i) or side_alone(items, i)


def _expand(items: list[Item], ref: PlaceRef) -> PlaceRef:  # noqa: C901
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
        elif (head := _exemplified(items, j)) >= 0:
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


def _exemplified(items: list[Item], j: int) -> int:
    """The noun that the names behind the item at `j` give examples of ("villages such as", "five
    settlements, among them", "two towns:"); -1 where it does not lead on to names."""
    if (
        items[j].flags & roles.COMMA
        and items[j + 1].mention is not None
        and _counted(items, _in_region(items, _past_time(items, j - 1)))
    ):
        after = items[j + 2] if j + 2 < len(items) else None
        return (
            _in_region(items, _past_time(items, j - 1))
            if after is None or not after.flags & roles.SAY
            else -1
        )  # "two villages, X and Y"
    named = items[j].low == ":" or bool(items[j].flags & roles.DASH)
    if named:  # "took a string of hamlets within days – X, Y"
        k = j - 1
        while k > max(0, j - _AHEAD) and not items[k].flags & _ENDS_HEAD:
            k -= 1
        counted = bool(items[k].forms & grammemes.PLURAL) or (k > 0 and items[k - 1].flags & roles.DETERMINER)
        if items[k].flags & roles.PLACE_NOUN and counted and k < j - 1:
            return k
    if not named and not items[j].rare & rare.SUCH:
        return -1
    head = j - 1 if named or not items[j - 1].flags & roles.COMMA else j - 2
    common = roles.PLACE_NOUN | roles.REGION
    if named and items[head].flags & roles.REGION and not items[head].forms & grammemes.PLURAL:
        return -1  # "took six villages on the X front: A, B"
    if head >= 0 and items[head].flags & roles.SECTOR:  # "villages to its north-east, among them X"
        while head > max(0, j - _AHEAD) and not items[head].flags & _ENDS_HEAD:
            head -= 1
    return head if head >= 0 and items[head].flags & common and items[head].mention is None else -1


def _past_time(items: list[Item], k: int) -> int:
    """The item before a span of time that ends at `k` ("two villages in two weeks"); `k` where none does."""
    j = k
    while j > 0 and items[j].flags & (roles.TIME | roles.NUMBER | roles.DETERMINER | roles.LAST):
        j -= 1
    return j - 1 if j < k and items[j].flags & roles.PREPOSITION else k


def _in_region(items: list[Item], k: int) -> int:
    """The noun that the region whose name ends at `k` is given for ("two villages of Y Oblast"); `k` where it
    ends no such name."""
    j = k
    while j > max(0, k - _AHEAD) and (
        items[j].flags & _REGIONAL
        or (items[j].flags & roles.ACTOR and j == k)
        or items[j].rare & rare.REGION_NAME
        or (items[j].capital and not items[j].flags)
    ):
        j -= 1
    return j - 1 if j < k and items[j].flags & (roles.OF | roles.PREPOSITION) else k


def _counted(items: list[Item], k: int) -> bool:
    """Whether the noun at `k` is of several settlements, with their number ("two more villages")."""
    if k < 1 or not items[k].flags & roles.PLACE_NOUN or not items[k].forms & grammemes.PLURAL:
        return False
    measured = roles.NUMBER | roles.QUANTIFIER
    for item in reversed(items[max(0, k - 3) : k]):
        if item.flags & roles.COMPLEMENT:
            return False  # "on May 10 that the villages of …"
        if item.flags & measured or item.rare & rare.MEASURE or item.low.isdigit():
            return True
    return False


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
    told = k >= 0 and bool(items[k].forms & _TOLD) and not items[k].capital  # "visited occupied X"
    return told and k == j - 1 and not before & _NO_VERB
