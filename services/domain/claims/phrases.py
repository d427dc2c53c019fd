"""Noun phrases of a sentence: those that name forces, and those that name settlements."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.places import Mention, Relation

MAX_MODIFIERS = 6
_BARRIER = (
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
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
_LIST_WORDS = roles.PREPOSITION | roles.ADVERB | roles.QUOTE | roles.DETERMINER | roles.POSSESSIVE
_NAMING = roles.PLACE | roles.PLACE_NOUN | roles.FACILITY | roles.THERE
_GOVERN = roles.PREPOSITION | roles.OF | roles.BY
_SIDED = roles.SIDE_ADJECTIVE | roles.ACTOR
_DETERMINERS = roles.DETERMINER | roles.POSSESSIVE
_FINITE = roles.BE | roles.HAVE | roles.DO | roles.HYPOTHETICAL | roles.FUTURE


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


@dataclass(slots=True)
class PlaceRef:
    """A settlement referred to. Items `first` to `last` are the name (or "the city"), the phrase starts at
    `phrase`; `preposition` is the lexicon's group, empty for a bare phrase. `listed` is the index of the
    first member of its list."""

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
    cases: frozenset[str] = frozenset()


def actors(items: Sequence[Item]) -> list[Actor]:  # noqa: C901
    """The phrases that name forces, in order."""
    found: list[Actor] = []
    i = 0
    count = len(items)
    while i < count:
        flags = items[i].flags
        if (
            not flags & (_SIDED | roles.FORCE)
            or _verbal(items[i])
            or (items[i].mention is not None and not _stands_alone(items, i))
        ):
            i += 1
            continue
        first = i
        side = items[i].side if flags & _SIDED else ""
        head = i if _is_head(items, i) else -1
        misses = 0
        j = i + 1
        while j < count and misses <= MAX_MODIFIERS:
            item = items[j]
            if item.flags & (_SIDED | roles.FORCE) and not item.flags & roles.PREPOSITION:
                if (
                    item.flags & roles.ACTOR
                    and not item.flags & (roles.SIDE_ADJECTIVE | roles.FORCE)
                    and head >= 0
                ):
                    break
                if item.flags & _SIDED and (
                    not side
                    or (
                        side == "same"
                        and (items[i].flags & roles.POSSESSIVE or not items[i].flags & roles.ACTOR)
                    )
                ):
                    side = item.side
                if _is_head(items, j):
                    head = j
                misses = 0
            elif item.flags & roles.GENITIVE:
                head = -1
                misses = 0
            elif (head >= 0 and misses == 0 and not item.capital) or (
                item.flags & (_BARRIER | roles.TRIGGER)
                and not (item.flags & roles.TRIGGER and item.low == "assault")
            ):
                break
            else:
                misses += 1
            j += 1
        if head < 0:
            i += 1
            continue
        start = first
        some = False
        while _specifies(items, start - 1):
            start -= 1
            some = some or bool(items[start].flags & roles.QUANTIFIER)
            if not side and items[start].side:
                side = items[start].side
        head, late = _owner(items, head)
        before = items[start - 1].flags if start else 0
        governed = bool(before & _GOVERN) and not before & roles.SUBORDINATOR
        found.append(Actor(start, head, side or late, governed, some))
        i = head + 1
    return found


def _specifies(items: Sequence[Item], j: int) -> bool:
    """Whether the item at `j` opens the phrase that follows: "the", "our", "some of"."""
    if j < 0:
        return False
    flags = items[j].flags
    if flags & roles.OF:
        return j > 0 and bool(items[j - 1].flags & roles.QUANTIFIER)
    return bool(flags & (_DETERMINERS | roles.QUANTIFIER)) and not flags & (
        roles.COMPLEMENT | roles.PREPOSITION
    )


def _describes(items: Sequence[Item], i: int) -> bool:
    """Whether the noun at `i` only describes the next one ("military control")."""
    following = items[i + 1] if i + 1 < len(items) else None
    return (
        following is not None
        and "plural" not in items[i].forms
        and not following.forms & {"past", "gerund"}
        and any(t.pos == "noun" for t in following.entry.triggers)
    )


def _verbal(item: Item) -> bool:
    return bool(item.forms & {"gerund", "past", "participle"}) and not item.flags & _SIDED


def _is_head(items: Sequence[Item], i: int) -> bool:
    if items[i].flags & roles.FORCE:
        return not _verbal(items[i]) and not _describes(items, i)
    if not items[i].flags & roles.ACTOR:
        return False
    following = items[i + 1].flags if i + 1 < len(items) else 0
    return not following & (roles.GENITIVE | roles.PLACE_NOUN | roles.SOURCE | roles.REGION) or bool(
        following & (_FINITE | roles.SAY)
    )


def _stands_alone(items: Sequence[Item], i: int) -> bool:
    """Whether a settlement's name at `i` may stand for its government."""
    if not items[i].flags & roles.ACTOR:
        return False
    if (
        i > 1
        and items[i - 1].flags & roles.AND
        and items[i - 2].mention is not None
        and not items[i - 2].flags & roles.ACTOR
    ):
        return False
    before = items[i - 1].flags if i else 0
    return bool(before & roles.SUBORDINATOR) or not before & (
        roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO
    )


def _owner(items: Sequence[Item], head: int) -> tuple[int, str]:
    """The end of the phrase with an "of the DPR" after `head`, and the side that it names."""
    if head + 2 < len(items) and items[head + 1].flags & roles.OF:
        for j in range(head + 2, min(head + 6, len(items))):
            flags = items[j].flags
            if flags & _SIDED and items[j].side in ("UA", "RU"):
                return j, items[j].side
            if not flags & (_DETERMINERS | roles.FORCE | roles.OF | roles.AND) and not items[j].capital:
                break
    return head, ""


def places(items: Sequence[Item], inside: Sequence[bool]) -> list[PlaceRef]:
    """The phrases that name settlements, in order, with their prepositions and lists."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if not item.flags & _NAMING:
            continue
        if item.mention is not None:
            if item.flags & roles.ACTOR and not _placed(items, i, found):
                continue
            found.append(_expand(items, PlaceRef(i, i, i, item.mention, relation=item.mention.relation)))
        elif item.flags & roles.PLACE_NOUN and _anaphoric(items, i):
            found.append(_expand(items, PlaceRef(i, i, i, None)))
        elif item.flags & roles.FACILITY and _facility(items, i):
            ref = _expand(items, PlaceRef(i, i, i, None))
            ref.part = True
            found.append(ref)
        elif item.flags & roles.THERE and i and _object_pronoun(items, i):
            found.append(PlaceRef(i, i, i, None, "" if items[i].flags & roles.ACTOR else "in"))
    _link(items, found, inside)
    return found


def _facility(items: Sequence[Item], i: int) -> bool:
    """Whether a part of a settlement ("the steel plant", "the eastern outskirts") is named without it."""
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.flags & (
        roles.OF | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY
    ):
        return False
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS and not items[j].flags & roles.DETERMINER:
        if items[j].mention is not None or items[j].flags & (_BARRIER | roles.TRIGGER):
            return False
        j -= 1
    within = [item for item in items[i + 1 : i + 4] if item.mention is not None]
    return j >= 0 and i - j <= MAX_MODIFIERS and bool(items[j].flags & roles.DEFINITE) and not within


def _object_pronoun(items: Sequence[Item], i: int) -> bool:
    """Whether "it" or "there" at `i` stands right behind a trigger ("recaptured it", "fighting there")."""
    before = items[i - 1]
    pos = {"verb"} if items[i].flags & roles.ACTOR else {"verb", "noun"}
    ends = i + 1 >= len(items) or not items[i + 1].flags & _FINITE
    return ends and (any(t.pos in pos for t in before.entry.triggers) or before.entry.preposition == "from")


def _link(items: Sequence[Item], found: list[PlaceRef], inside: Sequence[bool]) -> None:
    """Join the members of lists ("A, B and C"), and pass a list's preposition on to its members. Commas
    alone make no list."""
    run: list[int] = []
    joined_by_and = False
    for index, ref in enumerate(found):
        ref.listed = index
        if inside[ref.first]:
            continue
        link = _joined(items, found[run[-1]], ref) if run else 0
        if not link:
            if joined_by_and:
                _share(found, run)
            run, joined_by_and = [], False
        run.append(index)
        joined_by_and |= bool(link & roles.AND)
    if joined_by_and:
        _share(found, run)


def _share(found: Sequence[PlaceRef], run: Sequence[int]) -> None:
    before = found[run[0]]
    for index in run[1:]:
        ref = found[index]
        ref.listed = run[0]
        if not ref.preposition:
            ref.preposition = before.preposition
            near = before.relation in (Relation.NEAR, Relation.TOWARD) and not before.anchor
            if ref.relation is Relation.IN and near:
                ref.relation = before.relation
        before = ref


def _placed(items: Sequence[Item], i: int, found: Sequence[PlaceRef]) -> bool:
    """Whether a name that may stand for a government is here a place: after a preposition, a noun such as
    "city", a verb whose object it can be, or in a list."""
    j = i - 1
    while j >= 0 and items[j].flags & (roles.DETERMINER | roles.SECTOR):
        j -= 1
    if j < 0:
        return _predicated(items, i)
    flags = items[j].flags
    if (
        flags & (roles.PREPOSITION | roles.OF | roles.PLACE_NOUN | roles.TO)
        and not flags & roles.SUBORDINATOR
    ):
        return not flags & roles.BY
    if flags & roles.TRIGGER and any(t.pos in ("verb", "adjective") for t in items[j].entry.triggers):
        return True
    if flags & (roles.AND | roles.COMMA) and found and found[-1].last >= j - 2:
        return True
    return _predicated(items, i)


def _predicated(items: Sequence[Item], i: int) -> bool:
    """Whether what follows says something of a place ("Kyiv is under …", "Kyiv remains …")."""
    return (
        i + 1 < len(items)
        and bool(items[i + 1].flags & roles.BE)
        and any(any("subject" in t.place for t in item.entry.triggers) for item in items[i + 1 : i + 6])
    )


def _anaphoric(items: Sequence[Item], i: int) -> bool:
    """Whether the noun at `i` ("the city") stands for a settlement spoken of before."""
    following = items[i + 1] if i + 1 < len(items) else None
    if "plural" in items[i].forms:
        return False
    if following is not None and (
        following.flags & (roles.OF | roles.PLACE_NOUN) or following.mention is not None
    ):
        return False
    if following is not None and following.flags & roles.COMPOUND:
        return False
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS:
        flags = items[j].flags
        if flags & roles.DETERMINER:
            return bool(flags & roles.DEFINITE)
        if items[j].mention is not None or (flags & (_BARRIER | roles.TRIGGER) and not flags & roles.SECTOR):
            return False
        j -= 1
    return False


def _expand(items: Sequence[Item], ref: PlaceRef) -> PlaceRef:  # noqa: C901
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    if ref.relation is Relation.PART:
        ref.part = True
    j = ref.first - 1
    direct = True
    steps = 0
    while j >= 0 and steps < 10:
        flags = items[j].flags
        if flags & roles.OF and not flags & roles.TRIGGER:
            k = j - 1
            if k < 0 or not items[k].flags & (
                roles.SECTOR | roles.QUANTIFIER | roles.PLACE_NOUN | roles.WHOLE
            ):
                break
            if items[k].flags & (roles.SECTOR | roles.QUANTIFIER):
                ref.part = True
            ref.phrase = k
            direct = False
            j = k - 1
        elif flags & roles.QUOTE or (flags & roles.ADVERB and not flags & roles.SUBORDINATOR):
            j -= 1
        elif flags & (_DETERMINERS) and not flags & roles.COMPLEMENT:
            ref.phrase = j
            j -= 1
            direct = False
            if j < 0 or not items[j].flags & (roles.OF | roles.QUANTIFIER | roles.SECTOR | roles.ADVERB):
                break
        elif flags & roles.SUCH and j and items[j - 1].flags & (roles.PLACE_NOUN | roles.REGION):
            ref.phrase = j - 1
            j -= 2
        elif (flags & roles.AND and j and items[j - 1].flags & items[j + 1].flags & roles.SECTOR) or (
            flags & roles.AND and not items[j + 1].flags and j and _participle(items[j - 1]) and steps
        ):
            j -= 1
        elif flags & roles.PREPOSITION and items[j + 1].flags & roles.NUMBER and flags & roles.ADVERB:
            ref.phrase = j
            j -= 1
        elif flags & roles.SECTOR and not flags & (roles.PREPOSITION | roles.TRIGGER):
            if direct and (j + 1 == ref.first or items[j + 1].flags & roles.SECTOR):
                ref.part = True
            ref.phrase = j
            j -= 1
        elif flags & roles.QUANTIFIER:
            ref.part = True
            ref.phrase = j
            j -= 1
        elif flags & (roles.PLACE_NOUN | roles.SIDE_ADJECTIVE | roles.NUMBER | roles.REGION) and not flags & (
            roles.COMMA | roles.POSSESSIVE | roles.PREPOSITION
        ):
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
        elif not flags and (items[j].low.isalpha() or items[j].low == "-") and steps < MAX_MODIFIERS:
            ref.phrase = j
            direct = False
            j -= 1
        else:
            break
        steps += 1
    if j >= 0 and j + 1 == ref.first and items[j].entry.preposition == "near":
        ref.part = False
    if j > 0 and items[j].flags & roles.BEARING and items[j - 1].flags & roles.DETERMINER:
        # "in the east of X" is a part of it, "east of X" is not
        ref.part, ref.relation = True, Relation.PART
        ref.phrase, j = j - 1, j - 2
    ref.anchor = j >= 0 and bool(items[j].flags & roles.BEARING)
    if ref.mention is not None and ref.relation in (Relation.NEAR, Relation.TOWARD):
        ref.preposition = "near" if ref.relation is Relation.NEAR else "toward"
    elif j >= 0 and items[j].flags & (roles.PREPOSITION | roles.OF | roles.TO | roles.BY):
        ref.preposition = items[j].entry.preposition
    k = ref.last + 1
    if k < len(items) and items[k].flags & roles.EXCEPT:
        ref.part = True
    if k < len(items) and items[k].flags & roles.REGION and not items[k].flags & roles.SECTOR:
        ref.anchor = True
    if k + 1 < len(items) and items[k].flags & roles.GENITIVE:
        ref.part = ref.part or any(item.flags & roles.SECTOR for item in items[k + 1 : k + 4])
    following = items[k : k + 3]
    if (
        following
        and following[0].flags & (roles.PREPOSITION | roles.TO)
        and following[0].entry.preposition in ("near", "toward")
    ):
        ref.anchor = ref.anchor or ref.relation is Relation.NEAR
    return ref


def _participle(item: Item) -> bool:
    return bool(item.forms & {"participle"}) or (not item.flags and not item.capital)


def _adjectival(items: Sequence[Item], j: int) -> bool:
    k = j - 1
    while k >= 0 and items[k].flags & (roles.ADVERB | roles.HEDGE):
        k -= 1
    before = items[k].flags if k >= 0 else roles.PREPOSITION
    nominal = _DETERMINERS | roles.PREPOSITION | roles.OF | roles.SIDE_ADJECTIVE | roles.SECTOR | roles.TO
    return (bool(before & nominal) and not before & roles.ACTOR) or items[j].low.startswith("-")


def brackets(items: Sequence[Item]) -> list[bool]:
    """For each item, whether it stands in brackets."""
    depth = 0
    inside = []
    for item in items:
        if item.low in _CLOSING:
            depth = max(0, depth - 1)
        inside.append(depth > 0)
        if item.low in _OPENING:
            depth += 1
    return inside


def _joined(items: Sequence[Item], left: PlaceRef, right: PlaceRef) -> int:
    """The role (and, comma) that joins `right` to the list that `left` is in; 0 where none does."""
    depth = 0
    if (
        left.preposition
        and items[right.phrase].flags & _DETERMINERS
        and items[right.phrase - 1].flags & roles.COMMA
    ):
        return 0
    link = 0
    for item in items[left.last + 1 : right.phrase]:
        if item.low in _OPENING:
            depth += 1
        elif item.low in _CLOSING:
            depth -= 1
        elif depth or (item.capital and not item.flags):
            continue
        elif item.flags & (roles.AND | roles.COMMA):
            link |= item.flags & (roles.AND | roles.COMMA)
        elif item.flags & roles.SUBORDINATOR or not item.flags & _LIST_WORDS:
            return 0
    return link if depth == 0 else 0
