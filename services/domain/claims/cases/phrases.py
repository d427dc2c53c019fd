"""Noun phrases that name forces and settlements, with the cases that they can be in."""

from typing import Final

from services.domain.claims import roles, terms
from services.domain.claims.annotation import Item
from services.domain.claims.dictionary import CASES, declined, spelling
from services.domain.claims.phrases import Actor, PlaceRef, brackets
from services.domain.places import NameKind

MAX_STEPS: Final = 10
_CASED: Final = ("а", "е", "и", "о", "у", "ы", "ю", "я", "м", "х", "й")
"""Endings that a name has in other cases than the nominative, too."""
_ENDING: Final = 2
"""Letters at the end of a name that tell its nominative."""
_NAMED_NEAR: Final = 6
_SPECIFIED: Final = 3
"""Items before a noun within which "both" or "these two" stands."""
_ANNOUNCED: Final = 16
"""Items from "the villages" to the first name of the list that follows."""
_WITHIN = frozenset({"in", "on", "into", "to", "toward"})
_WITH_GENITIVE = frozenset({"from", "to", "off"})
_SIDED: Final = roles.SIDE_ADJECTIVE | roles.ACTOR
_NAMES: Final = _SIDED | roles.FORCE
_VERBAL = frozenset({"finite", "infinitive", "gerund", "imperative", "passive"})
_MODIFIES = frozenset({"adjective", "participle", "numeral"})
_NO_MODIFIER: Final = roles.PREPOSITION | roles.TRIGGER | roles.PLACE | roles.SAY | roles.ADVERB
_LINKS: Final = roles.AND | roles.COMMA | roles.PREPOSITION | roles.QUOTE | roles.ADVERB | roles.PLACE_NOUN
_OBLIQUE = ("а", "я", "у", "ю", "ого", "его")
"""Endings of names in their genitive or dative."""
_RELATIONS = {"near": terms.NEAR, "toward": terms.TOWARD, "direction": terms.DIRECTION}


def cases_of(item: Item) -> frozenset[str]:
    """The cases that an item can be in; all of them for what doesn't inflect."""
    return item.forms & CASES or CASES


def actors(items: list[Item]) -> list[Actor]:
    """The phrases that name forces, in order: a head, the adjectives before it, genitives after it."""
    found: list[Actor] = []
    i = 0
    while i < len(items):
        if not _head(items, i):
            i += 1
            continue
        first, last, side = i, i, items[i].side
        cases = cases_of(items[i]) if not items[i].mention else CASES
        some = counted = False
        while first and _modifier(items[first - 1]) and cases & cases_of(items[first - 1]):
            if _share(items[first - 1]):
                break
            first -= 1
            side = side or items[first].side
            some = some or bool(items[first].flags & roles.QUANTIFIER)
            counted = counted or (bool(items[first].flags & roles.NUMBER) and not items[first].forms & CASES)
            cases &= cases_of(items[first])
        if counted and "gent" in cases:
            cases |= {"nomn", "accs"}  # "260 soldiers"
        if first and "gent" in cases and items[first - 1].flags & (roles.QUANTIFIER | roles.NUMBER):
            first, some = first - 1, some or bool(items[first - 1].flags & roles.QUANTIFIER)
            cases = frozenset({"nomn", "accs"})  # "a few of their groups"
        last, side = _owner(items, last, side)
        if first and "gent" in cases and _share(items[first - 1]):
            first -= 1
            cases, some = cases_of(items[first]), True
        before = items[first - 1] if first else None
        governed = before is not None and bool(before.flags & (roles.PREPOSITION | roles.ACCORDING))
        if before is not None and "gent" in cases and _possessed(before):
            cases = frozenset({"gent"})
        if side == "they" and len(items[i].keys) > 1:
            cases -= {"nomn"}  # another form than the pronoun's base
        found.append(Actor(first, last, side, governed, some, cases))
        i = last + 1
    return found


def _head(items: list[Item], i: int) -> bool:
    item = items[i]
    if item.flags & roles.TRIGGER and item.forms & _VERBAL:
        return False
    if item.mention is not None:
        return _government(items, i)
    if item.flags & roles.FORCE and item.flags & roles.SECTOR and _piece(items, i):
        return False
    if item.flags & (roles.FORCE | roles.ACTOR):
        return True
    if item.flags & roles.SIDE_ADJECTIVE and item.side in ("own", "enemy"):
        following = items[i + 1] if i + 1 < len(items) else None
        return following is None or not (following.forms & {"noun", "adjective"} or following.flags & _NAMES)
    return False


def _piece(items: list[Item], i: int) -> bool:
    """Whether the word at `i` is a part of a place rather than forces ("the central part of town")."""
    following = items[i + 1] if i + 1 < len(items) else None
    placed = following is not None and (following.mention or following.flags & roles.PLACE_NOUN)
    return bool(placed) or (i > 0 and bool(items[i - 1].flags & roles.SECTOR))


def _government(items: list[Item], i: int) -> bool:
    """Whether the name of a capital at `i` stands for its government."""
    if not items[i].flags & roles.ACTOR:
        return False
    before = items[i - 1].flags if i else roles.STOP
    if before & (roles.PREPOSITION | roles.PLACE_NOUN | roles.AND):
        return False
    if i and _yields(items[i - 1]):
        return True
    if "nomn" not in own_cases(items[i]):
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and "finite" in following.forms:
        return not before & roles.COMMA
    opens = before & (roles.STOP | roles.COMMA | roles.CONTRAST | roles.COMPLEMENT | roles.DASH | roles.QUOTE)
    return bool(opens) and _acts(items, i)


def _acts(items: list[Item], i: int) -> bool:
    """Whether a verb of its clause tells that the government named at `i` does something."""
    for item in items[i + 1 : i + MAX_STEPS]:
        if item.flags & (roles.COMMA | roles.STOP | roles.DASH | roles.BE) or "passive" in item.forms:
            return False
        if item.forms & {"past", "present"} and "finite" in item.forms and "noun" not in item.forms:
            return not any(trigger.place & {"subject"} for trigger in item.entry.triggers)
    return False


def _yields(item: Item) -> bool:
    """Whether an adjective stands there that says under whose control something is."""
    return any(t.pos == "adjective" and t.actor == "inside" for t in item.entry.triggers)


def _modifier(item: Item) -> bool:
    barred = _NO_MODIFIER & ~roles.TRIGGER if item.flags & roles.SIDE_ADJECTIVE else _NO_MODIFIER
    if item.mention is not None or item.flags & barred:
        return False
    return bool(item.flags & (roles.SIDE_ADJECTIVE | roles.QUANTIFIER | roles.NUMBER)) or (
        bool(item.forms & _MODIFIES) and not item.forms & _VERBAL and not item.flags & roles.SECTOR
    )


def _share(item: Item) -> bool:
    """Whether a noun stands there for a share of the forces behind it ("remnants of the garrison")."""
    return bool(item.flags & roles.QUANTIFIER) and "noun" in item.forms and not item.flags & roles.SECTOR


def _possessed(item: Item) -> bool:
    """Whether a noun stands there that a genitive can belong to."""
    return (
        "noun" in item.forms
        and item.mention is None
        and not item.flags & (roles.PREPOSITION | roles.SAY | roles.REGION | roles.PLACE_NOUN | roles.UNIT)
    )


def _owner(items: list[Item], last: int, side: str) -> tuple[int, str]:
    """The end of a phrase with the genitives and names that follow its head, and its side."""
    j = last + 1
    while j < len(items) and j - last < 7:
        item = items[j]
        if item.mention is not None or item.flags & (
            roles.COMMA | roles.STOP | roles.DASH | roles.PREPOSITION
        ):
            break
        if item.flags & _NAMES and (
            "gent" in cases_of(item) or (item.flags & roles.ACTOR and not item.forms & CASES)
        ):
            if not (side and item.side and item.side != side):
                side = side or item.side
            last = j
        elif (
            item.flags & roles.QUOTE
            or (item.capital and not item.flags and not item.forms & _VERBAL)
            or (item.forms & {"adjective"} and "gent" in item.forms and not item.flags & roles.TRIGGER)
        ):
            pass
        else:
            break
        j += 1
    return last, side


def places(items: list[Item]) -> list[PlaceRef]:  # noqa: C901
    """The settlements named or referred to, each with its preposition, its cases and its list."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if item.mention is not None:
            if _government(items, i):
                continue
            ref = _expand(items, PlaceRef(i, i, i, item.mention, relation=item.mention.relation))
            ref.anchor = _labels(items, i)
            found.append(ref)
        elif item.flags & roles.PLACE_NOUN and _announces(items, i):
            found.append(_expand(items, PlaceRef(i, i, i, None, collective=True)))
        elif item.flags & (roles.PLACE_NOUN | roles.BOTH) and (count := _several(items, i)) >= 0:
            found.append(_expand(items, PlaceRef(i, i, i, None, head_noun=True, count=count)))
        elif item.flags & roles.PLACE_NOUN and _stands_for(items, i):
            found.append(_expand(items, PlaceRef(i, i, i, None, head_noun=True)))
        elif item.flags & roles.FACILITY and _stands_for(items, i) and not _named(items, i):
            ref = _expand(items, PlaceRef(i, i, i, None, head_noun=True))
            ref.part = True
            if ref.relation is terms.NEAR:
                ref.relation, ref.preposition = terms.PART, "in"  # by a part of it is in it
            found.append(ref)
    inside = brackets(items)
    latest = -1
    for index, ref in enumerate(found):
        ref.listed = index
        before = found[latest] if latest >= 0 else None
        if not inside[ref.first]:
            latest = index
        if before is None:
            continue
        if before.collective and ref.preposition and not _opened(items, before.last + 1, ref.phrase):
            ref.anchor = True
            latest = before.listed
            continue
        head = found[before.listed]
        if ref.preposition and not head.preposition and not before.collective:
            continue
        joined = not (before.head_noun or ref.head_noun) and (
            _joined(items, before, ref) or _too(items, before, ref)
        )
        if before.collective or joined:
            ref.listed = before.listed
            if _inherits(items, before, ref):
                ref.preposition, ref.relation = before.preposition, terms.IN
            if not ref.preposition:
                ref.preposition = before.preposition
                ref.cases = ref.cases | before.cases
                if ref.relation is terms.IN and before.relation in _RELATIONS.values():
                    ref.relation = before.relation
        elif ref.relation is terms.NEAR and not ref.head_noun and _bearing(items, before, ref):
            ref.anchor = True
    return found


def _inherits(items: list[Item], before: PlaceRef, ref: PlaceRef) -> bool:
    """Whether a name without a preposition of its own is in, not by, what it is listed with ("near X, in Y
    and Z")."""
    own = ref.phrase > 0 and items[ref.phrase - 1].flags & roles.PREPOSITION
    within = before.preposition in ("in", "on") and before.relation in (terms.IN, terms.PART)
    return within and not own and ref.relation is terms.NEAR


def _labels(items: list[Item], i: int) -> bool:
    """Whether the name at `i` only tells what or where the report is from ("#X", "DONETSK, May 5")."""
    if i and items[i - 1].low == "#":
        return True
    mention = items[i].mention
    dated = i + 2 < len(items) and items[i + 1].flags & roles.COMMA and items[i + 2].flags & roles.NUMBER
    return i == 0 and mention is not None and mention.surface.isupper() and bool(dated)


def _announces(items: list[Item], i: int) -> bool:
    """Whether the noun at `i` announces a list that a colon, dash or "among them" opens."""
    if "plural" not in items[i].forms:
        return False
    opened = False
    for j in range(i + 1, min(i + _ANNOUNCED, len(items))):
        if items[j].mention is not None:
            if opened or not items[j - 1].flags & roles.PREPOSITION:
                return opened
            continue
        verb = items[j].forms & _VERBAL and "noun" not in items[j].forms
        if verb and not items[j].flags & (roles.BE | roles.SAY):
            return False
        opened = opened or _opened(items, j, j + 1)
    return False


def _opened(items: list[Item], first: int, end: int) -> bool:
    """Whether a colon, dash or "among them" stands among the items."""
    return any(i.flags & (roles.STOP | roles.DASH | roles.SUCH) or i.low == "-" for i in items[first:end])


def _stands_for(items: list[Item], i: int) -> bool:
    """Whether the noun at `i` ("the town") stands for a settlement spoken of before."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if items[j].flags & roles.INDEFINITE:
            return False
        if not items[j].forms & _MODIFIES and "pronoun" not in items[j].forms:
            break
    own_name = i > 1 and items[i - 1].capital and items[i - 1].forms & {"adjective"}
    if own_name and items[i].flags & roles.FACILITY and not items[i - 1].flags & roles.SIDE_ADJECTIVE:
        return False  # "the Chornobyl plant"
    plural = "plural" in items[i].forms and "sing" not in items[i].forms and len(cases_of(items[i])) < 3
    if plural and not items[i].flags & roles.FACILITY:
        return False
    for j in range(i + 1, min(i + 4, len(items))):
        if items[j].mention is not None:
            return False
        if items[j].low in (".", "«", '"', "“"):
            continue
        named = items[j].capital and j == i + 1 and not items[i].flags & roles.FACILITY
        return not named and not items[j].flags & roles.PLACE_NOUN
    return True


def _several(items: list[Item], i: int) -> int:
    """How many settlements spoken of before "both villages" or "both" stands for (0: all named last); -1
    where the word at `i` stands for none."""
    following = items[i + 1] if i + 1 < len(items) else None
    if items[i].flags & roles.BOTH:
        alone = following is None or not following.forms & {"noun", "adjective", "numeral"}
        return items[i].entry.number if alone and items[i].entry.number else -1
    if "plural" not in items[i].forms and "gent" not in items[i].forms:
        return -1
    if following is not None and (following.mention is not None or following.flags & roles.STOP):
        return -1
    definite, count = False, 0
    for j in range(i - 1, max(-1, i - _SPECIFIED - 1), -1):
        definite = definite or bool(items[j].flags & roles.BOTH)
        count = count or items[j].entry.number
        if not items[j].flags & (roles.BOTH | roles.NUMBER) and not items[j].forms & {"adjective", "numeral"}:
            break
    singular = "plural" not in items[i].forms
    return count if definite and (count > 1 or not singular) else -1


def _named(items: list[Item], i: int) -> bool:
    """Whether a settlement is named near the part of one at `i`, so that it needs no other."""
    near = items[max(0, i - _NAMED_NEAR // 2) : i + _NAMED_NEAR]
    return any(item.mention is not None for item in near)


def own_cases(item: Item) -> frozenset[str]:
    """The cases of a settlement's name, by its spelling against the nominative where that is known."""
    settlement = item.mention.settlement if item.mention else None
    low = spelling(item.low)
    if low.endswith("о"):
        return CASES
    if settlement is not None and low in (
        spelling(settlement.name_uk.lower().replace("’", "'")), spelling(settlement.name_ru.lower())
    ):  # fmt: skip
        return frozenset({"nomn"}) if low[-1] in "ая" else frozenset({"nomn", "accs"})
    russian = spelling(settlement.name_ru.lower()) if settlement is not None else ""
    if russian and len(low) > _ENDING and low[-_ENDING:] == russian[-_ENDING:] and _by_ear(item):
        return frozenset({"nomn"}) if low[-1] in "ая" else frozenset({"nomn", "accs"})
    if settlement is not None and (known := declined(low, spelling(settlement.name_ru.lower()))):
        return known
    if russian and not low.endswith(_CASED) and russian[-1] not in "аяыи" and _by_ear(item):
        return frozenset({"nomn", "accs"})
    renamed = item.mention is not None and item.mention.name_kind > NameKind.RUSSIAN
    possible = CASES if renamed else CASES - {"nomn"}
    if settlement is not None and settlement.name_uk and not renamed:
        oblique = low.endswith(_OBLIQUE) and not settlement.name_uk.endswith(("а", "я"))
        possible -= {"accs"} if oblique else set()  # only names in -a have an accusative of their own
    return item.forms & possible or possible


def _by_ear(item: Item) -> bool:
    """Whether a name is spelt in a Russian way that the gazetteer does not give first."""
    return item.mention is not None and item.mention.name_kind is NameKind.RUSSIAN


def _expand(items: list[Item], ref: PlaceRef) -> PlaceRef:  # noqa: C901
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    ref.part = ref.relation is terms.PART
    ref.cases = own_cases(items[ref.first]) if ref.mention else cases_of(items[ref.first])
    j = ref.first - 1
    while j >= 0 and ref.first - j <= MAX_STEPS:
        item = items[j]
        if item.flags & roles.ACTOR and j and _yields(items[j - 1]):
            j -= 1
            continue
        if item.mention is not None or item.flags & (roles.PREPOSITION | roles.COMMA | roles.AND | roles.SAY):
            break
        if item.flags & roles.ACTOR and not item.flags & roles.SIDE_ADJECTIVE:
            break
        if item.flags & (roles.SECTOR | roles.QUANTIFIER):
            ref.part = True
            ref.cases = item.forms & CASES or frozenset({"nomn", "accs", "gent"})
        elif item.flags & roles.PLACE_NOUN:
            ref.cases = item.forms & CASES or ref.cases
        elif item.flags & roles.NUMBER and ref.mention is None and "gent" in ref.cases:
            ref.cases = ref.cases | (
                item.forms & CASES or frozenset({"nomn", "accs"})
            )  # "took five villages"
        elif not (
            item.flags & (roles.QUOTE | roles.NUMBER | roles.SIDE_ADJECTIVE | roles.ADVERB)
            or (item.low == "." and j and items[j - 1].flags & roles.PLACE_NOUN)
            or (item.forms & (_MODIFIES | {"pronoun"}) and not item.forms & _VERBAL)
        ) or (item.flags & roles.TRIGGER and " " in item.low):
            break
        ref.phrase = j
        j -= 1
    j = _apposed(items, ref, j)
    if j >= 0 and items[j].flags & roles.PREPOSITION:
        ref.preposition = items[j].entry.preposition
        if ref.mention and ref.preposition in ("in", "on") and (head := _part_of(items, j)) >= 0:
            ref.preposition, ref.phrase, ref.part = items[head].entry.preposition, head + 1, True
            ref.relation = terms.PART
        if ref.preposition in _WITH_GENITIVE and ref.phrase == ref.first:
            ref.cases = ref.cases | {"gent"}  # whatever its ending seems to tell
    swallowed = not ref.preposition and j >= 0 and bool(items[j].flags & roles.TRIGGER)
    within = ref.preposition in _WITHIN or swallowed
    if ref.part and ref.relation in (terms.NEAR, terms.TOWARD) and within:
        ref.relation = terms.PART
    if ref.preposition == "in" and ref.relation is terms.NEAR and j + 1 == ref.phrase:
        ref.relation = terms.IN  # "near X, in Y and near Z"
    inward = ref.part and ref.preposition == "toward"
    if ref.relation in (terms.IN, terms.PART) and ref.preposition in _RELATIONS and not inward:
        ref.relation = _RELATIONS[ref.preposition]
    elif ref.mention and ref.relation is terms.NEAR:
        ref.preposition = "near"
    elif ref.mention and ref.relation is terms.TOWARD:
        ref.preposition = "toward"
    return ref


def _apposed(items: list[Item], ref: PlaceRef, j: int) -> int:
    """The preposition of the noun that the name tells more of ("in two villages, X and Y"), else `j`."""
    if j < 1 or ref.mention is None or not items[j].flags & roles.COMMA:
        return j
    k = j - 1
    if not items[k].flags & roles.PLACE_NOUN or not items[k].forms & ref.cases:
        return j
    while k > 0 and (items[k].flags & (roles.PLACE_NOUN | roles.NUMBER) or items[k].forms & _MODIFIES):
        k -= 1
    return k if items[k].flags & roles.PREPOSITION else j


def _part_of(items: list[Item], j: int) -> int:
    """The preposition before a part of the settlement that the one at `j` leads on to ("from a plant in X");
    -1 where there is none."""
    k = j - 1
    part = False
    while k > 0 and j - k < MAX_STEPS and not items[k].flags & roles.PREPOSITION:
        named = items[k].flags & roles.QUOTE or items[k].capital
        if not (named or items[k].flags & roles.FACILITY or items[k].forms & _MODIFIES):
            return -1
        part = part or bool(items[k].flags & roles.FACILITY)
        k -= 1
    if not part:
        return -1
    return k if items[k].entry.preposition in ("from", "to", "through") else -1


def _joined(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` continues the list that `left` is in."""
    depth = 0
    seen = False
    for k in range(left.last + 1, right.phrase):
        item = items[k]
        if item.low in ("(", "["):
            depth += 1
        elif item.low in (")", "]"):
            depth -= 1
        elif depth:
            continue
        elif item.flags & (roles.AND | roles.COMMA) or item.low in (";", "/", "-", "–"):
            seen = True
        elif not (
            item.flags & (_LINKS | roles.REGION)
            or (item.forms & {"adjective"} and not item.forms & _VERBAL and not item.flags & roles.TRIGGER)
        ):
            return False
    alike = left.cases & right.cases or left.phrase < left.first or (left.preposition and right.preposition)
    return seen and depth == 0 and bool(alike)


def _too(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether `right` is said to share what was said of `left` ("X was lost, Y too")."""
    links = roles.COMMA | roles.AND | roles.DASH
    if not right.phrase or not items[right.phrase - 1].flags & links or right.last + 1 >= len(items):
        return False
    alike = left.preposition == right.preposition and bool(left.cases & right.cases)
    k = right.last + 1
    if items[k].flags & roles.DASH and k + 1 < len(items):
        k += 1
    return alike and bool(items[k].flags & roles.TOO)


def _bearing(items: list[Item], left: PlaceRef, right: PlaceRef) -> bool:
    """Whether "south of Y" right behind a place only tells where that lies."""
    return left.last + 1 >= right.phrase - 1 and items[right.phrase - 1].flags & roles.BEARING != 0
