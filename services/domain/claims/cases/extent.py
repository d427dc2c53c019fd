"""How far the phrase around a settlement's name reaches, with its preposition, cases, and whether a part is
meant."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.forces import yields
from services.domain.claims.cases.names import MAX_STEPS, MODIFIES, cases_of, own_cases
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import grammemes, rare, roles, terms

_WITHIN: Final = frozenset({"in", "on", "into", "to", "toward"})
_WITH_GENITIVE: Final = frozenset({"from", "to", "off"})
_OF_WHAT: Final = grammemes.GENT | grammemes.NOMN
_SHARE: Final = roles.NUMBER | roles.QUANTIFIER
RELATIONS: Final = {"near": terms.NEAR, "toward": terms.TOWARD, "direction": terms.DIRECTION}


def expand(items: list[Item], ref: PlaceRef) -> PlaceRef:
    """Find the start of the phrase, its preposition, and whether it is about a part of the place."""
    ref.part = ref.relation is terms.PART
    ref.cases = own_cases(items[ref.first]) if ref.mention else cases_of(items[ref.first])
    j = _apposed(items, ref, _taken_in(items, ref))
    if j >= 0 and ref.part and items[j].flags & roles.QUANTIFIER and items[j + 1].flags & _SHARE:
        ref.cases = grammemes.DIRECT  # "about 80% of X", "about half of X"
    elif j >= 0 and items[j].flags & roles.PREPOSITION:
        ref.preposition = items[j].entry.preposition
        if ref.mention and ref.preposition in ("in", "on") and (head := _part_of(items, j)) >= 0:
            ref.preposition, ref.phrase, ref.part = items[head].entry.preposition, head + 1, True
            ref.relation = terms.PART
        if ref.preposition in _WITH_GENITIVE and ref.phrase == ref.first:
            ref.cases = ref.cases | grammemes.GENT  # whatever its ending seems to tell
    _relate(items, ref, j)
    return ref


def _taken_in(items: list[Item], ref: PlaceRef) -> i64:
    """The item before the phrase of `ref`, whose start, cases and part are noted; -1 where there is none."""
    j = ref.first - 1
    while j >= 0 and ref.first - j <= MAX_STEPS:
        if items[j].flags & (roles.AND | roles.COMMA) and (noun := _lists_unheard(items, j)) >= 0:
            j = noun
        item = items[j]
        if j and ((item.flags & roles.ACTOR and yields(items[j - 1])) or _both_parts(items, j)):
            j -= 1
            continue
        if item.mention is not None or item.flags & (roles.PREPOSITION | roles.COMMA | roles.AND | roles.SAY):
            return j
        if item.flags & roles.ACTOR and not item.flags & roles.SIDE_ADJECTIVE:
            return j
        if item.flags & (roles.SECTOR | roles.QUANTIFIER):
            owned = ref.cases & (grammemes.GENT if ref.phrase < ref.first else _OF_WHAT)
            noun = item.flags & roles.SECTOR and item.forms & grammemes.NOUN
            if ref.mention and noun and not (owned or ref.part):
                ref.relation = terms.IN
                return -1  # "took in this area the village of X"
            ref.part = True
            ref.cases = item.forms & grammemes.CASES or grammemes.NOMN | grammemes.ACCS | grammemes.GENT
        elif item.flags & roles.PLACE_NOUN:
            ref.cases = item.forms & grammemes.CASES or ref.cases  # not of "н.п."
        elif item.flags & roles.NUMBER and (ref.mention is None or ref.part) and ref.cases & grammemes.GENT:
            ref.cases |= cases_of(item) if ref.part else item.forms & grammemes.CASES  # "took five villages"
        elif not _modifies(items, j):
            return j
        ref.phrase = j
        j -= 1
    return j


def _both_parts(items: list[Item], j: i64) -> bool:
    """Whether `j` joins adjectives of two parts ("in the eastern, northern and partly western parts")."""
    if not items[j].flags & (roles.AND | roles.COMMA):
        return False
    left, right = items[j - 1], items[j + 1 + bool(items[j + 1].flags & (roles.ADVERB | roles.QUANTIFIER))]
    return bool(left.flags & right.flags & roles.SECTOR and left.forms & right.forms & grammemes.ADJECTIVE)


def _modifies(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` may describe the place behind it; no verb, no phrase of deeds,
    and nothing that tells who does them ("the troops storming X")."""
    item = items[j]
    told = item.flags & roles.TRIGGER and (" " in item.low or item.forms & grammemes.ACTV)
    if told or item.rare & rare.REGION_NAME:  # "in the Donetsk Republic | the village of X"
        return False
    if item.flags & (roles.QUOTE | roles.NUMBER | roles.SIDE_ADJECTIVE | roles.ADVERB):
        return True
    degree = not (item.flags or item.forms) and item.low.isalpha()
    if degree and items[j + 1].forms & grammemes.ADJECTIVE:
        return True  # "a strategically important town"
    return bool(item.forms & (MODIFIES | grammemes.PRONOUN)) and not item.forms & grammemes.VERBAL


def _lists_unheard(items: list[Item], j: i64) -> i64:
    """The noun or preposition ("the villages of", "near") before names that no gazetteer has and the mark at
    `j`; -1 without one."""
    k = j - 2 if items[j - 1].flags & roles.REGION else j - 1  # "near the Serebrianka forest, X and Y"
    while k >= 0 and items[k].capital and items[k].mention is None and not items[k].forms & grammemes.VERBAL:
        k -= 1
    led = bool(items[k].flags & roles.PLACE_NOUN) or items[k].entry.preposition == "near"
    return k if 0 <= k < j - 1 and led and not items[k].capital else -1


def _apposed(items: list[Item], ref: PlaceRef, j: i64) -> i64:
    """The preposition of the noun that the name tells more of ("in two villages, X and Y"), else `j`."""
    if j < 1 or ref.mention is None or not items[j].flags & roles.COMMA:
        return j
    k = j - 1
    if not items[k].flags & roles.PLACE_NOUN:
        return j
    while k > 0 and (items[k].flags & (roles.PLACE_NOUN | roles.NUMBER) or items[k].forms & MODIFIES):
        k -= 1
    return k if items[k].flags & roles.PREPOSITION else j


def _part_of(items: list[Item], j: i64) -> i64:
    """The preposition before a part of the settlement that the one at `j` leads on to ("from a plant in X");
    -1 where there is none."""
    k = j - 1
    part = False
    while k > 0 and j - k < MAX_STEPS and not items[k].flags & roles.PREPOSITION:
        named = bool(items[k].flags & roles.QUOTE) or items[k].capital
        if not (named or items[k].flags & roles.FACILITY or items[k].forms & MODIFIES):
            return -1
        part = part or bool(items[k].flags & roles.FACILITY)
        k -= 1
    if not part:
        return -1
    return k if items[k].entry.preposition in ("from", "to", "through") else -1


def _relate(items: list[Item], ref: PlaceRef, j: i64) -> None:
    """Bring relation and preposition together, with item `j` before the phrase."""
    swallowed = not ref.preposition and j >= 0 and bool(items[j].flags & roles.TRIGGER)
    within = ref.preposition in _WITHIN or swallowed
    if ref.part and ref.relation in (terms.NEAR, terms.TOWARD) and within:
        ref.relation = terms.PART
    if ref.preposition == "in" and ref.relation is terms.NEAR and j + 1 == ref.phrase:
        ref.relation = terms.IN  # "near X, in Y and near Z"
    inward = ref.part and ref.preposition == "toward"
    if ref.relation in (terms.IN, terms.PART, terms.LINE) and ref.preposition in RELATIONS and not inward:
        ref.relation = RELATIONS[ref.preposition]
    elif ref.mention and ref.relation is terms.NEAR:
        ref.preposition = "near"
    elif ref.mention and ref.relation is terms.TOWARD:
        ref.preposition = "toward"
