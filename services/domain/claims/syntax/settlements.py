"""The phrases of a sentence that name settlements, or refer to one."""

from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.asides import set_apart
from services.domain.claims.syntax.counted import both_alone, counted_alone, each_one, several
from services.domain.claims.syntax.extent import expand
from services.domain.claims.syntax.joined import link
from services.domain.claims.syntax.namesakes import person, placed, river
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
    remainder,
    side_alone,
)
from services.domain.claims.words import roles, terms

_PLACING: Final = roles.NUMBER | roles.BOTH | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY | roles.THERE
_SEEN_APART: Final = frozenset({roles.REMAINDER, roles.BUILT, roles.COMPASS})
_NAMING: Final = _PLACING | roles.SECTOR
_WAYS: Final = frozenset({terms.DIRECTION, terms.LINE, terms.TOWARD})


def places(items: list[Item], inside: list[bool]) -> list[PlaceRef]:  # noqa: C901
    """The phrases that name settlements, in order, with their prepositions and lists."""
    found: list[PlaceRef] = []
    for i, item in enumerate(items):
        if not item.flags & _NAMING or (
            not item.flags & _PLACING and item.entry.traits.isdisjoint(_SEEN_APART)
        ):
            continue
        if item.mention is not None:
            if river(items, i) or person(items, i):
                continue
            if item.flags & roles.ACTOR and not placed(items, i, found):
                continue
            found.append(expand(items, PlaceRef(i, i, i, item.mention, relation=item.mention.relation)))
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
            found.append(expand(items, PlaceRef(i, i, i, None, count=count)))
        elif one_of_a_list(items, i) or (item.flags & roles.PLACE_NOUN and anaphoric(items, i)):
            found.append(expand(items, PlaceRef(i, i, i, None)))
        elif facility(items, i) or built(items, i) or _part_alone(items, i):
            name = i - 1 if i and items[i - 1].mention is not None else i
            ref = expand(items, PlaceRef(name, i, name, None))
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
