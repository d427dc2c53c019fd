"""The phrases of a sentence that name settlements, or refer to one."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, no_word
from services.domain.claims.syntax.asides import set_apart
from services.domain.claims.syntax.counted import both_alone, each_one, several
from services.domain.claims.syntax.extent import expand
from services.domain.claims.syntax.joined import link
from services.domain.claims.syntax.namesakes import compounded, person, placed, river
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.pronouns import (
    governed_pronoun,
    object_pronoun,
    part_of_pronoun,
    subject_pronoun,
)
from services.domain.claims.syntax.unnamed import (
    anaphoric,
    built,
    facility,
    one_of_a_list,
    other_side,
    remainder,
    rest_taken,
    side_alone,
)
from services.domain.claims.words import grammemes, roles, terms

_PLACING: Final = roles.NUMBER | roles.BOTH | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY | roles.THERE
_SEEN_APART: Final = frozenset({roles.REMAINDER, roles.BUILT, roles.COMPASS})
_NAMING: Final = _PLACING | roles.SECTOR
_PAUSED: Final = 2
"""Items from a name back to the noun before the pause in front of it."""
_WHERE: Final = frozenset({"in", "on", "for", "near", "into"})
_WAYS: Final = frozenset({terms.DIRECTION, terms.LINE, terms.TOWARD})


def places(items: list[Item], inside: list[bool]) -> list[PlaceRef]:
    """The phrases that name settlements, in order, with their prepositions and lists."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if not item.flags & _NAMING or (
            not item.flags & _PLACING and item.entry.traits.isdisjoint(_SEEN_APART)
        ):
            continue
        ref = _unnamed(items, i, found) if item.mention is None else _named(items, i, found)
        if ref is not None:
            found.append(ref)
    for n in range(1, len(found)):
        left, right = found[n - 1], found[n]
        joined = right.phrase == left.last + 2 and bool(items[left.last + 1].flags & roles.DASH)
        if left.relation in _WAYS and joined:
            right.relation = left.relation  # "in the direction of X – Y"
    link(items, found, inside)
    if len(found) > 1:
        set_apart(items, found)
    return found


def _named(items: list[Item], i: i64, found: list[PlaceRef]) -> PlaceRef | None:
    """The settlement that the name at `i` means, after those `found`; None where it means none here."""
    mention = items[i].mention
    if mention is None or river(items, i) or person(items, i) or compounded(items, i):
        return None
    if items[i].flags & roles.ACTOR and not placed(items, i, found):
        return None
    ref = expand(items, PlaceRef(i, i, i, mention, relation=mention.relation))
    return _introduced(items, ref) if not found or found[-1].last < ref.phrase - _PAUSED else ref


def _introduced(items: list[Item], ref: PlaceRef) -> PlaceRef:
    """The settlement, with the preposition of what it is where that is before it ("in another town, X")."""
    kind = ref.phrase - _PAUSED
    if ref.phrase != ref.first or kind < 1 or not items[kind + 1].flags & roles.COMMA:
        return ref
    if (
        not no_word(items, ref.last + 1)
        or not items[kind].flags & roles.PLACE_NOUN
        or items[kind].forms & grammemes.PLURAL
    ):
        return ref
    noun = expand(items, PlaceRef(kind, kind, kind, None))
    if noun.preposition in _WHERE:
        ref.phrase, ref.preposition = noun.phrase, noun.preposition
        ref.relation, ref.part = noun.relation, noun.part
    return ref


def _unnamed(items: list[Item], i: i64, found: list[PlaceRef]) -> PlaceRef | None:
    """The settlement or settlements that the word at `i` refers to; None where it refers to none."""
    item = items[i]
    if item.flags & roles.BOTH and both_alone(items, i):
        before = items[i - 1].entry.preposition if i else ""
        return PlaceRef(i, i, i, None, before, count=item.entry.number)
    if item.flags & roles.BOTH and item.flags & roles.RARE and each_one(items, i):
        return PlaceRef(i, i, i, None, items[i - 1].entry.preposition, count=0)
    if not item.flags & roles.SECTOR and item.flags & roles.PLACE_NOUN and (count := several(items, i)) >= 0:
        return expand(items, PlaceRef(i, i, i, None, count=count))
    if one_of_a_list(items, i) or (item.flags & roles.PLACE_NOUN and anaphoric(items, i)):
        return expand(items, PlaceRef(i, i, i, None))
    other = bool(found) and found[-1].part and (other_side(items, i) or rest_taken(items, i))
    if other or facility(items, i) or part_of_pronoun(items, i) or (item.entry.traits and _apart(items, i)):
        name = i - 1 if i and items[i - 1].mention is not None else i
        ref = expand(items, PlaceRef(name, i, name, None))
        ref.part = True
        return ref
    return _pronoun(items, i) if item.flags & roles.THERE else None


def _pronoun(items: list[Item], i: i64) -> PlaceRef | None:
    """What "it" or "there" at `i` stands for, where that is a settlement."""
    subject = items[i].flags & roles.ACTOR
    if i and object_pronoun(items, i):
        return PlaceRef(i, i, i, None, "" if subject else "in")
    if subject and subject_pronoun(items, i):
        return PlaceRef(i, i, i, None)
    if i > 1 and governed_pronoun(items, i):
        return PlaceRef(i, i, i, None, items[i - 1].entry.preposition)
    return None


def _apart(items: list[Item], i: i64) -> bool:
    """Whether a part of the settlement last spoken of is meant by words that tell none."""
    return built(items, i) or remainder(items, i) or side_alone(items, i)
