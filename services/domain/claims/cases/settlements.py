"""Noun phrases that name or refer to settlements, with their prepositions, cases and lists."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.announcing import announces, opened
from services.domain.claims.cases.extent import RELATIONS, expand
from services.domain.claims.cases.forces import is_government
from services.domain.claims.cases.names import MODIFIES, cases_of, unheard_of
from services.domain.claims.sentences.items import Item, flags_at, has
from services.domain.claims.syntax.phrases import PlaceRef, brackets
from services.domain.claims.words import grammemes, rare, roles, terms

_NAMED_NEAR: Final = 6
_SPECIFIED: Final = 3
"""Items before a noun within which "both" or "these two" stands."""
_ADJECTIVES: Final = grammemes.ADJECTIVE | grammemes.PLURAL
_LOCATES: Final = roles.DASH | roles.PLACE_NOUN | roles.NUMBER | roles.ADVERB
_LAND: Final = roles.REGION | roles.ACTOR
_LINKS: Final = roles.AND | roles.COMMA | roles.PREPOSITION | roles.QUOTE | roles.ADVERB | roles.PLACE_NOUN


def places(items: list[Item], marks: list[int]) -> list[PlaceRef]:
    """The settlements named or referred to, each with its preposition, its cases and its list, which does not
    go on over `marks`."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        ref = _reference(items, i) if item.mention is None else _name(items, i)
        if ref is not None:
            found.append(ref)
    inside = brackets(items)
    latest: i64 = -1
    for index, ref in enumerate(found):
        ref.listed = index
        before = found[latest] if latest >= 0 else None
        if not inside[ref.first]:
            latest = index
        elif index and inside[found[index - 1].first]:
            before = found[index - 1]  # "(near X and Y)"
        if before is None:
            continue
        if before.collective and ref.preposition and not opened(items, before.last + 1, ref.first):
            ref.anchor = True
            latest = before.listed
        elif before.collective or not any(before.last < mark < ref.phrase for mark in marks):
            _list(items, before, ref, found[before.listed])
    return found


def _name(items: list[Item], i: i64) -> PlaceRef | None:
    """The settlement named at `i`; None where that stands for a government."""
    mention = items[i].mention
    if mention is None or is_government(items, i):
        return None
    ref = expand(items, PlaceRef(i, i, i, mention, relation=mention.relation))
    if items[i].rare & rare.REGION_NAME and ref.phrase == i:
        ref.anchor = ref.preposition in ("in", "on")  # "battles in Zaporizhzhia"
    return ref


def _reference(items: list[Item], i: i64) -> PlaceRef | None:
    """The settlement or settlements that a noun at `i` stands for; None where it stands for none."""
    flags = items[i].flags
    if flags & roles.PLACE_NOUN and announces(items, i):
        return expand(items, PlaceRef(i, i, i, None, collective=True))
    if flags & roles.PLACE_NOUN and _several(items, i):
        return expand(items, PlaceRef(i, i, i, None, head_noun=True, count=0))
    if flags & roles.PLACE_NOUN and _stands_for(items, i):
        return expand(items, PlaceRef(i, i, i, None, head_noun=True))
    if flags & roles.FACILITY and _stands_for(items, i) and not _named(items, i):
        ref = expand(items, PlaceRef(i, i, i, None, head_noun=True))
        ref.part = True
        if ref.relation is terms.NEAR:
            ref.relation, ref.preposition = terms.PART, "in"  # by a part of it is in it
        elif ref.relation is terms.TOWARD:
            ref.relation = terms.PART  # "came up to the hospital"
        return ref
    return None


def _list(items: list[Item], before: PlaceRef, ref: PlaceRef, head: PlaceRef) -> None:
    """Put `ref` on the list of the one `before`, which begins with `head`, where it is on it; note where it
    only tells where that lies."""
    beside = ref.relation is terms.NEAR and not ref.head_noun and _bearing(items, before, ref)
    if beside is False and _only_locates(items, before, ref):
        before.anchor = True  # "south of X near Y and Z"
        return
    if ref.preposition and not head.preposition and not before.collective:
        ref.anchor = beside
        return
    named = not (before.head_noun or ref.head_noun)
    if before.collective or (named and (_joined(items, before, ref) or _too(items, before, ref))):
        ref.listed = before.listed
        if _inherits(items, before, ref):
            ref.preposition, ref.relation = before.preposition, terms.IN
        if not ref.preposition:
            ref.preposition = before.preposition
            ref.cases = ref.cases | before.cases
            if ref.relation in (terms.IN, terms.LINE) and before.relation in RELATIONS.values():
                ref.relation = before.relation
    elif beside:
        ref.anchor = True


def _inherits(items: list[Item], before: PlaceRef, ref: PlaceRef) -> bool:
    """Whether a name without a preposition of its own is in, not by, what it is listed with ("near X, in Y
    and Z")."""
    own = ref.phrase > 0 and bool(items[ref.phrase - 1].flags & roles.PREPOSITION)
    within = before.preposition in ("in", "on") and before.relation in (terms.IN, terms.PART)
    return within and not own and ref.relation is terms.NEAR


def _stands_for(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` ("the town") stands for a settlement spoken of before."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if items[j].rare & rare.INDEFINITE or items[j].flags & roles.NUMBER:
            return False  # "they hold two villages"
        if items[j].flags & roles.QUANTIFIER or not items[j].forms & (MODIFIES | grammemes.PRONOUN):
            break
        own = j and items[j].capital and items[j].forms & grammemes.ADJECTIVE
        if own and items[i].flags & roles.FACILITY and not items[j].flags & roles.SIDE_ADJECTIVE:
            return False  # "the Chornobyl nuclear plant"
    told = i if items[i].forms & grammemes.ADJECTIVE or " " in items[i - 1].low else max(0, i - 1)
    alone = cases_of(items[i]).bit_count() < 3 or items[told].forms & _ADJECTIVES == _ADJECTIVES
    if items[i].forms & grammemes.PLURAL and alone and not items[i].flags & roles.FACILITY:
        return False
    known = bool(items[i - 1].flags & roles.BOTH) or roles.URBAN in items[i].entry.traits
    within = [] if known else items[i + 1 : i + 4]
    if within and within[0].entry.preposition == "in" and has(within, 1, len(within), _LAND):
        return False  # "took a village in the X region"
    for j in range(i + 1, min(i + 4, len(items))):
        if items[j].mention is not None:
            return False
        if items[j].low in (".", "«", '"', "“"):
            continue
        named = items[j].capital and j == i + 1 and not (items[i].flags & roles.FACILITY or items[j].side)
        return not named and not items[j].flags & roles.PLACE_NOUN
    return True


def _several(items: list[Item], i: i64) -> bool:
    """Whether the noun at `i` stands for all settlements named last ("both villages", "these villages")."""
    if items[i].flags & roles.BOTH or not items[i].forms & grammemes.PLURAL:
        return False
    if flags_at(items, i + 1) & roles.PLACE:
        return False
    for j in range(i - 1, max(-1, i - _SPECIFIED - 1), -1):
        if items[j].flags & roles.BOTH:  # not "from this town", which may be spelt as towns are
            return bool(items[j].forms & grammemes.PLURAL or not items[j].forms & grammemes.PRONOUN)
        if not (items[j].flags & roles.NUMBER or items[j].forms & (grammemes.ADJECTIVE | grammemes.NUMERAL)):
            return False
    return False


def _named(items: list[Item], i: i64) -> bool:
    """Whether a settlement is named, or referred to, near the part of one at `i`: it needs no other."""
    led_on = i + 1 < len(items) and items[i + 1].entry.preposition in ("in", "on")
    near = items[max(0, i - _NAMED_NEAR // 2) : i + _NAMED_NEAR * (1 + led_on)]  # "two quarters in …"
    if any(item.mention is not None for item in near):
        return True
    before = items[max(0, i - _NAMED_NEAR // 2) : i]
    if any(item.flags & roles.PLACE_NOUN for item in before):
        return True
    if not flags_at(items, i + 1) & roles.PREPOSITION:
        return False
    if not any(item.flags & roles.PREPOSITION for item in before):
        return False
    return has(near, len(before), len(near), roles.PLACE_NOUN)  # "in cellars in the town"


def _joined(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` continues the list that `left` is in."""
    depth: i64 = 0
    seen = False
    line = roles.DASH if right.relation is terms.LINE else roles.NONE  # "on the line X — Y"
    link, behind = items[right.phrase - 1], items[min(left.last + 2, len(items) - 1)]
    aside = items[left.last + 1].flags & roles.COMMA and behind.forms & grammemes.PARTICIPLE
    if aside and " " in link.low and link.flags & roles.AND and left.cases & right.cases:
        return True  # "took X, situated by a river, as well as Y"
    for item in items[left.last + 1 : right.phrase]:
        if item.low in ("(", "["):
            depth += 1
        elif item.low in (")", "]"):
            depth -= 1
        elif depth:
            continue
        elif item.flags & (roles.AND | roles.COMMA | line) or item.low in (";", "/", "-", "–"):
            seen = True
        elif item.flags & roles.NEGATION and left.phrase and items[left.phrase - 1].low == item.low:
            continue  # "neither X, nor Y"
        elif not (item.flags & (_LINKS | roles.REGION) or item.rare & rare.REGION_NAME or unheard_of(item)):
            return False
    if not seen or depth:
        return False
    # "X along with Y", in a case of its own
    along = " " in link.low and bool(link.flags & roles.AND) and bool(right.cases & grammemes.ABLT)
    alike = left.cases & right.cases or left.phrase < left.first or (left.preposition and right.preposition)
    return bool(alike or along)


def _too(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` is said to share what was said of `left` ("X was lost, Y too")."""
    links = roles.COMMA | roles.AND | roles.DASH
    if not right.phrase or not items[right.phrase - 1].flags & links or right.last + 1 >= len(items):
        return False
    alike = left.preposition == right.preposition and bool(left.cases & right.cases)
    k = right.last + 1
    if items[k].flags & roles.DASH and k + 1 < len(items):
        k += 1
    return alike and bool(items[k].rare & rare.TOO)


def _only_locates(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether "south of X" before a place, right there or between commas, only tells where that lies."""
    at = left.last + 1
    if items[at].flags & roles.COMMA and has(items, right.last + 1, right.last + 2, roles.COMMA):
        at += 1  # "south of X, near Y, …"
    own = right.phrase - 1 == at and items[at].entry.preposition in ("near", "in")
    own = own and not items[at].rare & rare.BEARING
    return own and left.phrase > 0 and items[left.phrase - 1].rare & rare.BEARING != 0


def _bearing(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether "south of Y" behind a place only tells where that lies: right behind it, or behind its distance
    and what it is called ("X – a village 30 km south of Y")."""
    if right.phrase - 1 <= left.last + 1 and not (left.phrase and items[left.phrase - 1].rare & rare.BEARING):
        return items[right.phrase - 1].entry.preposition == "near"  # "X, under Y"
    if items[left.last + 1].flags & roles.COMMA and roles.LYING in items[left.last + 2].entry.traits:
        return True  # "X, situated in the woods near Y"
    if not items[right.phrase - 1].rare & rare.BEARING:
        return False
    for k in range(left.last + 1, right.phrase - 1):
        item = items[k]
        told = bool(item.flags & _LOCATES) or bool(item.rare & rare.SUCH) or item.low == "("
        told = told or item.entry.preposition == "in"
        if not told and not (items[k - 1].flags & roles.NUMBER and item.forms & grammemes.NOUN):
            return False
    return True
