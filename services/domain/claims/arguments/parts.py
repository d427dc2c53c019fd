"""Parts of settlements that a trigger has for its object, named with theirs or alone."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.preceding import listed
from services.domain.claims.sentences.items import Item, flags_at
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import roles, terms

LIGHT: Final = (
    roles.ADVERB | roles.QUOTE | roles.DETERMINER | roles.POSSESSIVE | roles.AND | roles.COMMA | roles.HEDGE
    | roles.NUMBER
)  # fmt: skip
"""What may stand before the noun of an object."""
_PART_WORDS: Final = 8
"""Items behind a trigger within which its object names a part."""
_LAND: Final = roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE
_HELD: Final = {
    terms.CONTROL: roles.THING,
    terms.ADVANCE: roles.THING,
    terms.WITHDRAWAL: roles.THING,
    terms.ENCIRCLEMENT: roles.THING | roles.FORCE,
}
"""What may stand before "in X" for the place: "hold a stronghold in X", "abandoned positions in X",
"surrounded the garrison in X"."""


def part_object(parse: Parse, candidate: Candidate, ref: PlaceRef, between: list[Item]) -> list[PlaceRef]:
    """The settlements of which the object is a part ("two streets in X"); `between` stands before the phrase
    of the first."""
    if candidate.trigger.kind is terms.CAPTURE and between and between[0].entry.preposition == "in":
        return []  # "fighters captured at the plant in X"
    whole = candidate.trigger.kind is terms.ENCIRCLEMENT  # who surrounds a house surrounds no town
    held = (0 if whole else roles.SECTOR) | _HELD.get(candidate.trigger.kind, 0)
    inside = ref.preposition in ("in", "of") and any(item.flags & held for item in between)
    if not whole and ref.preposition == "on" and ref.part:  # "a quarter on the outskirts of X"
        inside = any(item.flags & (held | roles.QUANTIFIER) for item in between)
    if ref.preposition == "of" and ref.part and between and _counts(between):
        return [ref]  # "two of X's districts"
    between = between[: _told_behind(between)] or between
    other = roles.COMMA | roles.STOP | roles.SAY | roles.BE | (roles.THING & ~held)
    if candidate.trigger.kind is terms.CAPTURE:
        other |= roles.FORCE  # "lost half of its men in X"
    plain = not any(item.flags & other for item in between)
    if inside and plain and len(between) <= _PART_WORDS:
        return [member if whole else member.of_part() for member in listed(parse, ref)]
    return []


def _counts(between: list[Item]) -> bool:
    """Whether the items tell no more than of how many something is said ("two of", "all but one of")."""
    light = LIGHT | roles.QUANTIFIER | roles.OF | roles.CONTRAST
    counted = any(item.flags & (roles.NUMBER | roles.QUANTIFIER) for item in between)
    return counted and all(item.flags & light for item in between)


def _told_behind(between: list[Item]) -> i64:
    """How many items name a part of a place, where words behind a pause tell which part it is ("Park Street,
    in the west of"); 0 where none do."""
    pauses = [n for n, item in enumerate(between) if item.flags & roles.COMMA]
    if len(pauses) != 1:
        return 0
    light = (LIGHT | roles.SECTOR | roles.PREPOSITION) & ~roles.AND
    told = between[pauses[0] + 1 :]
    return pauses[0] if told and all(item.flags & light for item in told) else 0


def fronted(parse: Parse, candidate: Candidate) -> PlaceRef | None:
    """The settlement in which the clause opens, before its trigger ("in the west of the city they hold a few
    houses")."""
    number = parse.clause_of[candidate.at]
    first = parse.clauses[number].first
    before = parse.clauses[number - 1] if number and parse.clauses[number].marker & roles.AND else None
    if before is not None and parse.items[before.first].flags & roles.PREPOSITION:
        first = before.first  # "In X, the Russians hold the south"
    for ref in parse.places:
        if first <= ref.phrase and ref.last < candidate.at and ref.preposition == "in" and not ref.anchor:
            return ref
    return None


def _shared_out(parse: Parse, j: i64) -> bool:
    """Whether the side at `j` is one of two that the sentence tells of ("they hold the east, and we the
    west")."""
    if roles.COMPASS not in parse.items[j].entry.traits:
        return False
    return any(roles.COMPASS in item.entry.traits for item in parse.items[j + 1 :])


def _in_town(parse: Parse, candidate: Candidate, j: i64) -> bool:
    """Whether the side at `j` is one of the town that the sentence speaks of as such ("denied that the town
    was lost: its soldiers held the north")."""
    if roles.COMPASS not in parse.items[j].entry.traits:
        return False
    spoken = [ref for ref in parse.places if ref.last < candidate.at and not ref.anchor]
    unnamed = bool(spoken) and spoken[-1].mention is None
    return unnamed and bool(parse.items[spoken[-1].last].flags & roles.PLACE_NOUN)


def _of_land(items: list[Item], j: i64) -> bool:
    """Whether the side at `j` is one of a country ("eastern and southern Ukraine")."""
    k = j + 1
    while k + 1 < len(items) and items[k].flags & roles.AND and items[k + 1].flags & roles.SECTOR:
        k += 2
    return k < len(items) and _land(items[k])


def _land(item: Item) -> bool:
    return item.capital and item.flags & _LAND == roles.ACTOR


def _elsewhere(behind: list[Item]) -> bool:
    """Whether what stands behind a part tells that it is one of something else ("the waste heap to its
    north", "the east of" a village that no gazetteer has)."""
    if behind[0].flags & roles.TO and behind[1].flags & roles.POSSESSIVE:
        return True
    name = behind[1]
    named = bool(behind[0].flags & (roles.OF | roles.PREPOSITION)) and name.capital and not name.flags
    return named and name.mention is None


def _placed(parse: Parse, candidate: Candidate, j: i64) -> bool:
    """Whether the part at `j` is one of a settlement, rather than of a region or a country."""
    if not parse.items[j].flags & roles.REGION and not _of_land(parse.items, j):
        return True
    fronts = fronted(parse, candidate) is not None
    return fronts or _shared_out(parse, j) or _in_town(parse, candidate, j)


def part_alone(parse: Parse, candidate: Candidate) -> bool:
    """Whether the object is a part of some settlement that is not named ("a few cellars")."""
    within = "after" in candidate.trigger.place and (
        candidate.trigger.pos == "phrase" or candidate.trigger.ousts or candidate.trigger.actor == "beside"
    )
    objective = candidate.voice == "active" and "object" in candidate.trigger.place
    if parse.free or not (objective or within):
        return False
    if flags_at(parse.items, candidate.last + 1) & roles.COMPLEMENT:
        return False  # "claimed that the south was held"
    measured = False
    for j in range(candidate.last + 1, min(candidate.last + _PART_WORDS, len(parse.items))):
        item = parse.items[j]
        if item.flags & roles.SECTOR and _placed(parse, candidate, j):
            behind = parse.items[j + 1 : j + 5]
            if len(behind) > 1 and _elsewhere(behind):
                return False
            other = roles.REGION | roles.THING | roles.FORCE  # "lost a part of its vehicles"
            for following in behind:
                # "86 percent of the territory", "20% of Ukraine"
                land = behind[0].flags & roles.OF and (following.flags & roles.REGION or _land(following))
                # "buildings in the west" of it
                thing = following.flags & other and not following.flags & roles.SECTOR
                if following.mention is not None or thing or land:
                    return False
            return True
        if not item.flags and (item.capital or flags_at(parse.items, j + 1) & roles.SECTOR):
            continue  # "reached Hrushevskoho Street", "hold the next stairwell"
        if any(near.low == "-" for near in parse.items[j - 1 : j + 2]):
            continue  # "the last multi-storey buildings"
        if item.flags & roles.COMMA or not item.low[0].isalnum():
            return measured  # "they control about two-thirds"
        if not item.flags & (LIGHT | roles.QUANTIFIER | roles.OF | roles.LAST | roles.SECTOR):
            return False
        measured = bool(item.flags & roles.QUANTIFIER)
    return False
