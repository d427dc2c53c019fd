"""Which of a sentence's settlements are one list, and share what stands before its first."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has, no_word, on_over
from services.domain.claims.syntax.beginning import begins_clause, says_on
from services.domain.claims.syntax.phrases import CLOSING, DETERMINERS, FINITE, OPENING, PlaceRef, leads
from services.domain.claims.syntax.postmodifiers import (
    ASIDE,
    PLACED,
    past_aside,
    past_insertion,
    past_noun,
    past_others,
    past_region,
    past_shore,
)
from services.domain.claims.words import grammemes, rare, roles, terms

_BESIDE: Final = frozenset({terms.LINE, terms.NEAR})
_LED_AWAY: Final = rare.BEARING | rare.EXCEPT
_WHEN: Final = roles.TIME | roles.SINCE
NOTING: Final = frozenset(":–—")
"""What sets a note apart from the names that head it."""
_COUPLE: Final = 2
_MEASURED: Final = (
    roles.PREPOSITION | roles.ADVERB | roles.NUMBER | roles.STOP | roles.RELATIVE | roles.BE | roles.UNTRUE
)  # fmt: skip
"""What tells how far off a place is or lies."""
_ROW: Final = (_MEASURED & ~(roles.RELATIVE | roles.BE)) | roles.AND | roles.COMMA | roles.OF
"""What may part places by others, each with what leads to it."""
_FINITE_SPEECH: Final = FINITE | roles.SAY
_LIST_WORDS: Final = roles.PREPOSITION | roles.ADVERB | roles.QUOTE | roles.DETERMINER | roles.POSSESSIVE


def link(items: list[Item], found: list[PlaceRef], inside: list[bool]) -> None:
    """Join the members of lists ("A, B and C"), and pass a list's preposition on to its members. Commas
    alone make no list. What stands in brackets is listed apart."""
    if not found:
        return
    for index, ref in enumerate(found):
        ref.listed = index
    _link(items, found, [n for n, ref in enumerate(found) if not inside[ref.first]])
    _link(items, found, [n for n, ref in enumerate(found) if inside[ref.first]])


def _link(items: list[Item], found: list[PlaceRef], chosen: list[int]) -> None:
    run: list[int] = []
    joined_by_and = False
    aside: i64 = 0
    for n, index in enumerate(chosen):
        ref = found[index]
        if n + 1 < len(chosen) and leads(items, ref, found[chosen[n + 1]]):
            continue
        if run and n and _row(items, found[run[-1]], found[chosen[n - 1]], ref):
            run.append(index)
            joined_by_and = True
            continue
        beside = ref.relation is terms.NEAR or ref.preposition == "from"
        if run and beside and _located(items, found[run[-1]], ref):
            aside = ref.last + 1
            continue
        if run and _told_aside(items, found[run[-1]], found, index):
            continue
        alone = len(run) == 1 or joined_by_and
        link: i64 = _linked(items, found[run[-1]], ref, aside, len(run) == 1, alone) if run else 0
        aside = 0
        if not link:
            if joined_by_and or (run and _listed(items, found, run)):
                _share(items, found, run)
            run, joined_by_and = [], False
        run.append(index)
        joined_by_and |= bool(link & roles.AND)
    if joined_by_and or (run and _listed(items, found, run)):
        _share(items, found, run)


def _row(items: list[Item], left: PlaceRef, lead: PlaceRef, ref: PlaceRef) -> bool:
    """Whether `ref` goes on the list of places by others that `left` is in, each with what leads to it ("near
    A, south of B near C, and 5 km west of D near E"). `lead` is the name before `ref`."""
    if left.relation is not terms.NEAR or not leads(items, lead, ref):
        return False
    depth: i64 = 0
    paused = False
    for item in items[left.last + 1 : lead.phrase]:
        depth += (item.low in OPENING) - (item.low in CLOSING)
        if depth or item.low in CLOSING:
            continue
        paused = paused or bool(item.flags & (roles.AND | roles.COMMA)) or item.low == ";"
        light = item.low == ";" or item.rare & rare.BEARING or item.flags & _ROW
        if not light and (item.flags or item.capital):
            return False
    return paused


def _linked(items: list[Item], left: PlaceRef, ref: PlaceRef, aside: i64, one: bool, alone: bool) -> i64:
    """What joins `ref` to the list that ends with `left`, behind what tells up to item `aside` where `left`
    lies; `one` where nothing is joined to it yet, `alone` where no comma has parted it from another."""
    link = _joined(items, left, ref, aside)
    if aside and link:
        ref.preposition, ref.relation = left.preposition, left.relation
    if one and ref.relation in _BESIDE and left.relation is terms.IN and ref.preposition:
        link = link if link & roles.AND else 0  # "took A, between B and C", "took A, near B and C"
    subjects = bool(aside) and one and not left.preposition and left.phrase < _COUPLE
    return 0 if link and begins_clause(items, ref, link, alone and not subjects) else link


def _told_aside(items: list[Item], left: PlaceRef, found: list[PlaceRef], index: i64) -> bool:
    """Whether a name only tells where the one before it lies, before the list goes on ("took X, a village on
    the Y front, and Z")."""
    k = left.last + 1
    if found[index].relation in PLACED or index + 1 >= len(found):
        return False
    if found[index + 1].phrase < found[index].first and found[index + 1].listing:
        return True  # "took X and two more villages on the Y front, A and B"
    if not items[k].flags & roles.COMMA or not items[k + 1].flags & roles.DETERMINER:
        return False
    closed = past_aside(items, k)
    return k < found[index].first < closed and bool(_joined(items, left, found[index + 1]))


def _located(items: list[Item], left: PlaceRef, ref: PlaceRef) -> bool:
    """Whether `ref` only tells where `left` lies, and the list goes on with "and" behind it ("X, south of Y,
    and Z", "X, 5 km from Y, on Sunday and Z on Monday")."""
    k = left.last + 1
    if not items[k].flags & roles.COMMA or ref.phrase <= k + 1:
        return False
    for item in items[k + 1 : ref.phrase]:
        if not item.flags & _MEASURED and (item.flags or item.capital):
            return False
    bearing = left.preposition == "near" and bool(items[ref.phrase - 1].rare & rare.BEARING)
    if left.preposition not in ("", "of") and not bearing:
        return False
    j = ref.last + 1
    if j + 2 >= len(items) or not items[j].flags & roles.COMMA:
        return False
    j += 1
    if items[j].forms & grammemes.PARTICIPLE and not items[j].flags & _FINITE_SPEECH:
        end = min(len(items), j + ASIDE)
        while j < end and not items[j].flags & (roles.COMMA | roles.STOP):
            j += 1  # "X, south of Y, captured a month ago, and Z"
    j = on_over(items, j, _WHEN | roles.PREPOSITION | roles.COMMA | roles.NUMBER)
    if j + 2 >= len(items) or not items[j].flags & roles.AND:
        return False
    return items[j + (2 if items[j + 1].flags & roles.OF else 1)].mention is not None


def _listed(items: list[Item], found: list[PlaceRef], run: Sequence[int]) -> bool:
    """Whether names that only commas part are a list: something announces it, or a verb is joined to it
    ("took A, B and advanced in C")."""
    if found[run[0]].listing:
        return True
    after = found[run[-1]].last + 1
    if len(run) > 1 and (_noted(items, found[run[0]].phrase, after) or _others_follow(items, after)):
        return True
    after = on_over(items, after, roles.AND | roles.ADVERB)
    if len(run) > _COUPLE and not says_on(items, after):
        return True  # "have retaken A, B, C, one after another"
    if len(run) < _COUPLE or after >= len(items):
        return False
    verb = roles.BE | roles.HAVE | roles.TRIGGER
    several = bool(items[after].flags & verb) and bool(items[after].forms & grammemes.PLURAL)
    if several and not found[run[0]].preposition:
        return True  # "A, B, C are ours"
    joined = items[after - 1].flags & (roles.AND | roles.ADVERB)
    return bool(joined and items[after].flags & roles.TRIGGER and items[after].forms & grammemes.PAST)


def _others_follow(items: list[Item], after: i64) -> bool:
    """Whether things without a name end the list, or one that no gazetteer has ("took A, B, and a section of
    the border")."""
    after += flags_at(items, after) & roles.COMMA != 0
    if after + 1 >= len(items) or not items[after].flags & roles.AND:
        return False
    following = items[after + 1]
    name = after + 1
    while name < len(items) and items[name].capital and not items[name].flags:
        name += 1
    if name > after + 1 and (has(items, name, name + 1, roles.BE | roles.HAVE) or not says_on(items, name)):
        return True
    other = following.flags & (DETERMINERS | roles.NUMBER | roles.QUANTIFIER)
    other = other or following.rare & rare.INDEFINITE
    return bool(other) and not following.flags & (roles.ACTOR | roles.COMPLEMENT)


def _noted(items: list[Item], first: i64, after: i64) -> bool:
    """Whether names stand alone behind a colon or before a pause ("Taken: A, B, C.", "A, B, C – Russian")."""
    if first and items[first - 1].low.endswith(":"):
        return no_word(items, after)
    opens = not first or items[first - 1].low == ";"
    return opens and after < len(items) and items[after].low[0] in NOTING


def _share(items: list[Item], found: list[PlaceRef], run: Sequence[int]) -> None:
    before = found[run[0]]
    within = run[0] > 0 and before.phrase <= found[run[0] - 1].first < before.first
    apart = within and before.relation is terms.NEAR
    if apart:
        found[run[0] - 1].anchor = True
        before.preposition, before.relation = "", terms.IN
    # "in the woods south of A, B and C", "all but for A and B"
    away = bool(before.anchor and before.phrase and items[before.phrase - 1].rare & _LED_AWAY)
    of = items[before.first - 2] if before.first > 1 else items[0]
    parts = before.part and of.forms & grammemes.PLURAL != 0
    parts = parts and items[before.first - 1].flags & roles.OF != 0
    if parts and of.flags & roles.PLACE_NOUN:
        before.part = False  # "the suburbs of A and B", which are suburbs, but "the outskirts of A and B"
    parts = parts and of.flags & (roles.SECTOR | roles.PLACE_NOUN) == roles.SECTOR
    for index in run[1:]:
        ref = found[index]
        ref.listed = run[0]
        if not ref.preposition:
            ref.preposition = before.preposition
            near = before.relation in (terms.NEAR, terms.TOWARD, terms.LINE) and not before.anchor
            if ref.relation is terms.IN and near:
                ref.relation = before.relation
        if apart:
            ref.preposition, ref.relation = "", terms.IN
        elif parts and items[ref.first - 1].flags & (roles.AND | roles.COMMA):
            ref.part = True
        elif away:  # not "south of A and near B", "south of A, including near B and C"
            such = any(item.rare & rare.SUCH for item in items[before.last + 1 : ref.first])
            ref.anchor = ref.anchor or (not such and items[ref.phrase - 1].entry.preposition in ("", "of"))
            away = ref.anchor
        before = ref


def _apart(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` is in no list with `left` although a comma stands between them: a clause begins
    ("in X, the town …"), or it only tells where those listed lie ("took A and B, both south of X")."""
    if right.anchor and not (left.preposition or left.anchor):
        return True
    if left.anchor and not right.anchor and left.phrase == 1 and items[left.last + 1].flags & roles.COMMA:
        return True  # "North of X, Y and Z were taken"
    paused = items[right.phrase - 1].flags & roles.COMMA or items[right.phrase - 2].flags & roles.COMMA
    if paused and right.mention is None and left.mention is not None and says_on(items, right.last + 1):
        return True  # "took A and B, and the latter is …", not "A, B and most of the city are ours"
    led = right.preposition and items[right.phrase - 1].flags & roles.PREPOSITION
    every = bool(items[right.phrase - 2].rare & rare.WHOLE or items[right.phrase - 2].flags & roles.BOTH)
    if led and every and items[right.phrase - 3].flags & roles.COMMA:
        return True  # "took A and B, both in the suburbs of X"
    if led and left.mention is None and not left.preposition:
        return True  # "entered the quarter, and in X …"
    opens = items[right.phrase].flags & DETERMINERS and items[right.phrase - 1].flags & roles.COMMA
    return bool(left.preposition and opens)


def _joined(items: list[Item], left: PlaceRef, right: PlaceRef, aside: i64 = 0) -> i64:
    """The role (and, comma) that joins `right` to the list that `left` is in; 0 where none does. Up to item
    `aside` it is only told where `left` lies."""
    depth: i64 = 0
    verb = items[right.phrase]  # "took X and shelled Y", "took X, approached Y"
    parted = items[right.phrase - 1].flags & (roles.AND | roles.COMMA)
    told = bool(verb.rare & rare.STRIKE or (not verb.flags and parted))
    if (told and verb.forms & (grammemes.PAST | grammemes.UNKNOWN_VERB)) or _apart(items, left, right):
        return 0
    first = past_noun(items, left)
    first = past_shore(items, past_others(items, past_region(items, first)))
    first = max(past_aside(items, first), aside)
    inserted = past_insertion(items, first, right.phrase)
    link = roles.AND if inserted > first else roles.NONE
    day = has(items, inserted, right.phrase, _WHEN)
    # not "X fell on 3 August and Y two days later came under fire"
    day = day and not has(items, right.last + 1, right.last + 2, roles.NUMBER)
    timed = _WHEN | (roles.NUMBER if day else roles.NONE)
    for j, item in enumerate(items[inserted : right.phrase], inserted):
        region = bool(item.rare & rare.REGION_NAME or (item.flags & roles.REGION and items[j - 1].capital))
        if item.flags & roles.COMPLEMENT and item.flags & roles.RELATIVE:
            return 0
        if item.low in OPENING:
            depth += 1
        elif item.low in CLOSING:
            depth -= 1
        elif depth or (item.capital and not item.flags) or region:
            continue  # "X, Luhansk Oblast, and Y"
        elif item.flags & (roles.AND | roles.COMMA):
            link |= item.flags & (roles.AND | roles.COMMA)
        elif item.low == ";" and items[j - 1].flags & roles.REGION:
            link |= roles.COMMA  # "X, Luhansk Region; Y, Z"
        elif item.flags & timed and not says_on(items, right.last + 1):
            continue  # "retook X on Thursday and Y at the weekend", "hold X since April, and Y since May"
        elif item.flags & roles.SUBORDINATOR or not item.flags & (_LIST_WORDS | roles.HEDGE):
            return 0
    return link if depth == 0 else 0
