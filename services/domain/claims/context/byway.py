"""Settlements named only by the way: whence somebody is, where an office sits, where one spoke."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import of_office
from services.domain.claims.sentences.items import flags_at, has, no_word
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import grammemes, rare, roles, terms

_TAG: Final = 4
"""Items from a quotation to the verb that tells whose it is."""
_RETREAT: Final = 7
"""Items from a word for leaving to what is left ("the withdrawal of their last forces | from X")."""
_WHITHER: Final = frozenset({"to", "into", "toward", "on", "after"})
_WAY: Final = roles.THING | roles.REGION


def regional(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a name that a region bears too is not plainly the city's, or only tells where the settlement
    named right before it lies."""
    if _locates(parse, ref):
        return True
    if not parse.items[ref.first].rare & rare.REGION_NAME:
        return False
    if has(parse.items, ref.phrase, ref.first, roles.PLACE_NOUN):
        return False  # "the city of X"
    if flags_at(parse.items, ref.last + 1) & roles.FACILITY and ref.relation is not terms.NEAR:
        return False  # "Donetsk airport"
    # "a village in Luhansk", "an official in Zaporizhzhia"
    village = ref.phrase > 1 and bool(parse.items[ref.phrase - 2].flags & (roles.PLACE_NOUN | roles.SOURCE))
    place = ref.mention.settlement if ref.mention is not None else None
    abroad = place is not None and place.oblast in terms.ABROAD  # "withdrew from Kursk", "fight in Kursk"
    return village or abroad or ref.preposition not in ("in", "into")


def to_party(parse: Parse, ref: PlaceRef) -> bool:
    """Whether a capital stands for those who rule from it ("X is all but lost to Kyiv")."""
    return not parse.free and ref.preposition == "to" and bool(parse.items[ref.first].flags & roles.ACTOR)


def comes_from(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement only tells whence somebody or something is ("a captain from X", "a road from
    X"), so that it is not spoken of."""
    if not parse.free and ref.phrase and ref.relation in (terms.NEAR, terms.TOWARD):
        return parse.items[ref.phrase - 1].entry.preposition == "from"  # "15 kilometers from X"
    if parse.free or ref.preposition not in ("from", "to") or not ref.phrase:
        return False
    if ref.preposition == "to":  # "the road to X was cut", "the road from Y to X"
        whence = next((p for p in parse.places if p.preposition == "from" and p.last == ref.phrase - 2), ref)
        return whence.phrase > 1 and bool(parse.items[whence.phrase - 2].flags & _WAY)
    first = max(parse.clause(ref.phrase).first, ref.phrase - _RETREAT)
    told = [t for item in parse.items[first : ref.phrase] for t in item.entry.triggers]
    return not any(t.place & {"from", "after"} for t in told)


def setting(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is where a quotation is told to have been said (""…," he told us near X"), or
    where those only sit or meet who rule or speak ("envoys arrived in Kyiv")."""
    if parse.free or ref.preposition not in ("in", "near"):
        return False
    rules = ref.relation is terms.IN and parse.items[ref.first].flags & roles.ACTOR
    if of_office(parse, ref) or (rules and not any(i.flags & roles.TRIGGER for i in parse.items)):
        return True
    said: i64 = -1
    for j in range(ref.phrase - 1, -1, -1):
        flags = parse.items[j].flags
        if flags & roles.SAY and said < 0:
            said = j
        elif flags & roles.QUOTE and said >= 0:
            return said - j < _TAG
        if said >= 0 and said - j >= _TAG:
            return False
    return False


def bound_for(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is only where a road leads, or where somebody or something has gone, which is no
    deed of war there ("part of the command has moved to X", "have fallen back to X")."""
    if parse.free or ref.preposition != "to" or ref.part:
        return False
    first = parse.places[ref.listed].phrase  # "fled to X or Y"
    before = parse.items[max(0, first - _TAG) : first]
    if before and before[-1].rare & rare.VERB:
        return True
    went = len(before) > 1 and bool(before[-2].forms & (grammemes.TOLD | grammemes.PARTICIPLE))
    if not went:
        return False
    war = any(t.place & _WHITHER and t.kind is not terms.WITHDRAWAL for i in before for t in i.entry.triggers)
    return not war or any(item.rare & rare.CIVILIAN for item in parse.items[: ref.phrase])


def goes_on(parse: Parse) -> bool:
    """Whether a sentence goes on about what was spoken of before, so that others are only named by the way
    ("Its mayor was born in X", "It is linked to X by rail", "Behind it lies X")."""
    items = parse.items
    if parse.free or len(items) < _TAG:
        return False
    first, second = items[0], items[1]
    if first.flags & roles.PREPOSITION:
        return bool(second.flags & roles.THERE and second.flags & roles.ACTOR)
    if second.flags & roles.SAY or not first.flags & roles.ACTOR:
        return False
    if first.rare & rare.PLURAL or roles.SINGLE in first.entry.traits:
        return False
    if not first.flags & roles.POSSESSIVE:
        return bool(first.flags & roles.THERE)
    return first.entry.side == "same" and not any(a.first == 0 and a.last for a in parse.actors)


def compared(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the sentence opens with what it is like or not ("Like X, it …")."""
    before = parse.items[ref.phrase - 1] if ref.phrase == 1 else None
    if before is None or parse.free or not before.flags & roles.RARE:
        return False
    return bool(before.rare & rare.SUCH) or roles.LYING in before.entry.traits


def told_there(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is where somebody says what stands before ("…, he told the paper in X")."""
    if parse.free or ref.preposition != "in" or ref.part:
        return False
    if not no_word(parse.items, ref.last + 1):
        return False  # "said the situation in X was …"
    for j in range(ref.phrase - 2, max(0, ref.phrase - _TAG - 2), -1):
        flags = parse.items[j].flags
        if flags & roles.SAY:
            return bool(parse.items[j].forms & grammemes.PAST)
        if flags & (roles.COMMA | roles.COMPLEMENT | roles.TRIGGER):
            return False
    return False


def _locates(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the name tells where the settlement right before it lies ("X in Donetsk", "X, near Y")."""
    j = ref.phrase - 2
    beside = ref.preposition == "in" or ref.relation is terms.NEAR
    if parse.free or j < 0 or not (beside and parse.items[j + 1].flags & roles.PREPOSITION):
        return False
    last = j - 1 if parse.items[j].flags & roles.COMMA else j
    return any(other.last == last and other.mention is not None for other in parse.places)
