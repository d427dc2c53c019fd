"""Settlements that stand before the trigger that is about them: its subject, what a relative clause hangs
on, what is told of by its owner, its road or its forces."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, flags_at, has, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.postmodifiers import past_others, past_region
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

AUXILIARY: Final = (
    roles.ADVERB | roles.BE | roles.HAVE | roles.HEDGE | roles.NEGATION | roles.QUOTE | roles.HYPOTHETICAL
    | roles.FUTURE
)  # fmt: skip
_OPENING: Final = (
    roles.STOP | roles.COMMA | roles.DASH | roles.COMPLEMENT | roles.SUBORDINATOR | roles.CONTRAST
    | roles.AND | roles.SAY | roles.QUOTE | roles.HEDGE | roles.ADVERB | roles.TIME
)  # fmt: skip
"""What a sentence or clause may open with before its subject."""
_AUXILIARY: Final = roles.BE | roles.HAVE | roles.NEGATION
_OF_NAME: Final = 2
_APPOSED: Final = 5
_SHARE: Final = roles.QUANTIFIER | roles.SECTOR
"""Words of "most of which", "90% of which"."""
_OFFICE: Final = 2
"""Items of an office and its preposition before a name."""
_NAME: Final = 7
"""Items of what names who holds an office, with its commas."""
_HELD: Final = frozenset({terms.CAPTURE, terms.CONTROL})
_JOINED: Final = 3
"""Items behind a semicolon up to a verb that has no subject of its own."""


def listed(parse: Parse, ref: PlaceRef) -> list[PlaceRef]:
    """All the members of the list that `ref` is on: itself, mostly."""
    return [other for other in parse.places if other.listed == ref.listed]


def of_office(parse: Parse, ref: PlaceRef) -> bool:
    """Whether the settlement is where those sit that speak ("the ministry in Kyiv said …")."""
    if ref.preposition != "in" or ref.phrase < _OFFICE or ref.last + 1 >= len(parse.items):
        return False
    items = parse.items
    j = ref.last + 1
    if items[j].flags & roles.COMMA and flags_at(items, j + 1) & (roles.SAY | roles.DENY):
        return True  # "Ivan Bondar, head of the republic in Donetsk, said …"
    if items[j].flags & roles.COMMA:  # "a spokesman in Kyiv, Ivan Bondar, told …"
        j = next((k + 1 for k in range(j + 1, min(j + _NAME, len(items))) if items[k].flags & roles.COMMA), j)
    j = on_over(items, j, roles.HAVE | roles.ADVERB, roles.SAY, end=len(items) - 1)
    sits = roles.SOURCE | roles.FORCE if items[ref.first].flags & roles.ACTOR else roles.SOURCE
    return bool(items[ref.phrase - 2].flags & sits and flags_at(items, j) & (roles.SAY | roles.DENY))


def plain(ref: PlaceRef) -> PlaceRef:
    """The settlement itself, whatever was said to lie near it or on the way to it."""
    between = ref.relation is terms.LINE and ref.preposition != ""  # "between occupied X and Y"
    return ref.itself() if between or ref.relation in (terms.NEAR, terms.TOWARD) else ref


def subject(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The bare phrase before the verb, in its clause or, failing that, in the sentence up to there."""
    over_aside = resumed(parse, candidate)
    if over_aside:
        return over_aside
    clause = parse.clause(candidate.at)
    before = [ref for ref in parse.places if ref.last < candidate.at and not ref.anchor]
    own = [ref for ref in before if ref.first >= clause.first and not _another(parse, ref, candidate)]
    j = back_over(
        parse.items, candidate.at - 1, roles.ADVERB | roles.BE | roles.HAVE | roles.HEDGE, low=clause.first
    )
    region = bool(parse.items[j].flags & roles.REGION) and not parse.items[j].flags & roles.SECTOR
    if region and candidate.trigger.kind is not terms.ENCIRCLEMENT and not _belongs(parse, own, j):
        return []
    if _land(parse, candidate, own) or _of_others(parse.items, own, j):
        return []
    for ref in reversed(own):
        head = parse.places[ref.listed]
        freed = candidate.trigger.restores and candidate.voice == "passive" and ref.last == candidate.at - 1
        if freed and flags_at(parse.items, candidate.last + 1) & roles.PREPOSITION:
            return [plain(member) for member in listed(parse, head)]  # "people in the town of X freed from …"
        absolute = head.preposition and _absolute(parse.items, head.phrase)
        if head.preposition == "of" and of_another(parse, head):
            continue
        if not head.preposition or head.preposition == "of" or absolute:  # "with X in Russian hands"
            return listed(parse, head)
        if candidate.trigger.kind is terms.ENCIRCLEMENT and _holds_forces(parse, head):
            return listed(parse, head)
        # "in X only a few houses are …"
        beside = parse.items[head.last + 1 : candidate.at] if head.phrase <= clause.first + 2 else []
        # "streets in X", not "school lessons in X"
        part = has(parse.items, head.phrase - 2, head.phrase - 1, roles.SECTOR)
        part = part or any(i.flags & roles.SECTOR for i in beside)
        if part and (head.preposition == "in" or (head.preposition == "on" and head.part)):
            return [member.of_part() for member in listed(parse, head)]
    opening = parse.items[min(clause.first + 1, candidate.at)].forms  # "X held, despite being surrounded"
    being = candidate.voice == "passive" and bool(opening & grammemes.GERUND)
    if (
        not own
        and (clause.marker & (roles.AND | roles.CONTRAST) or being)
        and (clause.first + 1 == candidate.at or parse.items[clause.first + 1].flags & _AUXILIARY != 0)
    ):
        previous = parse.clauses[parse.clause_of[candidate.at] - 1]
        shared = [ref for ref in before if ref.first >= previous.first and not ref.preposition]
        if shared:
            return listed(parse, shared[0])
    joined = not own and not clause.marker & roles.SUBORDINATOR and not _has_subject(parse, candidate.at)
    # "; power and water were lost"
    apart = candidate.voice == "passive" and candidate.at - clause.first > _JOINED
    joined = joined and not (apart and parse.items[clause.first].low == ";")
    if clause.rare & rare.WHERE and candidate.trigger.kind in _HELD:
        return []  # "X, where temperatures fell", "where captives are held"
    hangs = bool(clause.marker & (roles.RELATIVE | roles.DASH))
    adds = hangs and has(parse.items, clause.first - 1, clause.first + 1, roles.COMMA) and not parse.free
    if (before and (hangs or joined)) or adds:  # "south of X, which is under their control"
        return antecedent(parse, candidate)
    return []


def _absolute(items: list[Item], first: i64) -> bool:
    """Whether a conjunction governs the phrase that begins at `first`, with how much of it that is ("with
    more than 80% of X in Russian hands")."""
    j = back_over(items, first - 1, roles.ADVERB | roles.HEDGE | roles.QUANTIFIER)
    return bool(items[j].flags & roles.SUBORDINATOR)


def _another(parse: Parse, ref: PlaceRef, candidate: Candidate) -> bool:
    """Whether a subject of its own stands between a pause behind a place and the verb ("During the battle of
    X, a plane fell")."""
    items, first, last = parse.items, ref.last + 1, candidate.at
    if candidate.voice != "active" or first >= last or not items[first].flags & roles.COMMA:
        return False
    led = parse.places[ref.listed].preposition and items[first + 1].flags & roles.DETERMINER
    return bool(led) and items[last - 1].low.isalpha()


def _of_others(items: list[Item], own: list[PlaceRef], last: i64) -> bool:
    """Whether a subject, which ends at item `last`, is people who are no forces ("they took X, and men were
    held in cellars", "X mayor Ivan Bondar was seized"), or what is fired ("X was shelled, and another bomb
    fell on Y")."""
    other = rare.CIVILIAN | rare.STRIKE | rare.INDEFINITE
    if items[last].rare & other or items[last].entry.traits & {roles.FOLK, roles.SINGLE}:
        return True
    if not own or own[-1].last >= last:
        return False
    owned = own[-1].last + 1 + bool(items[own[-1].last + 1].flags & roles.GENITIVE)  # "X's mayor was freed"
    return bool(items[owned].rare & rare.CIVILIAN)


def _land(parse: Parse, candidate: Candidate, own: list[PlaceRef]) -> bool:
    """Whether the words only describe land ("were taken from X to territory held by Russia")."""
    before = parse.items[max(0, candidate.at - 1)]
    land = roles.REGION | roles.SECTOR
    if before.flags & (land | roles.FACILITY) != land or before.forms & grammemes.PLURAL:
        return False
    return not any(ref.last == candidate.at - 1 for ref in own)


def of_another(parse: Parse, ref: PlaceRef) -> bool:
    """Whether what is of the settlement is no part of it: somebody ("the mayor of X was freed"), or what a
    noun behind its name calls so ("the start of the X operation")."""
    owner = parse.items[ref.phrase - 2] if ref.phrase > 1 else parse.items[0]
    if owner.flags & roles.SOURCE or owner.rare & rare.CIVILIAN:
        return True
    if ref.last + 1 == len(parse.items):
        return False
    behind = parse.items[ref.last + 1]
    return behind.low.isalpha() and not behind.flags and not behind.capital


def _belongs(parse: Parse, own: list[PlaceRef], region: i64) -> bool:
    """Whether the region that ends at item `region` is told of a settlement, or is one: where it lies, what
    it is called or said to be."""
    if not own:
        return False
    items, last = parse.items, own[-1]
    kinds = [ref.last + bool(items[ref.last + 1].flags & roles.PLACE_NOUN) for ref in own]  # "X village in …"
    if any(past_region(items, last + 1) == region + 1 for last in kinds) or _adds_region(parse, own, region):
        return True
    called = items[region].flags & roles.PLACE_NOUN and last.last == region - 1
    if called and parse.places[last.listed] is not last:
        return True  # "X and Y villages were taken"
    said = items[last.last + 1 : region]  # "X and Y are the last towns held by …"
    parted = roles.AND | roles.COMMA | roles.CONTRAST
    be = next((n for n, item in enumerate(said) if item.flags & roles.BE), -1)
    noun = len(said) > 1 and bool(said[0].flags & roles.COMMA and said[1].flags & roles.DETERMINER)
    be = 1 if noun and any(i.entry.preposition == "in" for i in said) else be  # "X, a town in the Y region"
    links = not be or (be > 0 and bool(said[be - 1].flags & roles.COMMA))  # "X and Y, with 500 people, are"
    return links and not has(said, be, len(said), parted)


def _adds_region(parse: Parse, own: list[PlaceRef], region: i64) -> bool:
    """Whether the region that ends at item `region` is named besides a settlement ("X and several villages
    are …")."""
    if not own or own[-1].last + 2 > region:
        return False
    joint, counted = parse.items[own[-1].last + 1], parse.items[own[-1].last + 2 : region + 1]
    counting = roles.QUANTIFIER | roles.DETERMINER | roles.NUMBER | roles.REGION
    plain = not any(i.capital or i.flags & ~(roles.REGION | roles.RARE) for i in counted[:-1])
    return bool(joint.flags & roles.AND) and bool(plain or counted[0].flags & counting)


def resumed(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The subject that an aside has set apart from its verb ("X, a town that …, has fallen", "X (Y) has")."""
    items = parse.items
    j = back_over(items, candidate.at - 1, AUXILIARY, roles.COMMA)
    if not items[j].flags & (roles.COMMA | roles.DASH) and items[j].low not in (")", "]", "-"):
        return []
    for ref in reversed(parse.places):
        if ref.last + 1 >= j or parse.inside[ref.first]:
            continue
        head = parse.places[ref.listed]
        after = items[ref.last + 1]
        pause = after.low in "([" if items[j].low in ")]" else bool(after.flags & (roles.COMMA | roles.DASH))
        if pause and not head.preposition and (not head.phrase or items[head.phrase - 1].flags & _OPENING):
            return listed(parse, head)
    return []


def possessor(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement in the genitive before a noun ("the town's capture")."""
    items = parse.items
    j = candidate.at - 1
    skip = roles.ADVERB | roles.QUOTE | roles.SIDE_ADJECTIVE | roles.HEDGE
    while j > 0 and (items[j].flags & skip or (not items[j].flags and not items[j].capital)):
        j -= 1
    if not items[j].flags & roles.GENITIVE:
        return []
    return [ref for ref in parse.places if ref.last == j - 1]


def of_forces(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement that the subject's forces are of, or in ("the defenders of X beat back …", "X's …")."""
    for ref in parse.places:
        owns = bool(parse.items[min(ref.last + 1, candidate.at)].flags & roles.GENITIVE)
        if ref.last < candidate.at and (ref.preposition in ("of", "in") or owns) and not ref.anchor:
            held = any(
                not actor.governed
                and (actor.last in (ref.phrase - 2, ref.phrase - 1) or (owns and actor.first == ref.last + 2))
                for actor in parse.actors
            )
            if held and parse.clause_of[ref.first] == parse.clause_of[candidate.at]:
                return listed(parse, ref)
    return []


def antecedent(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlement last named before the clause."""
    clause = parse.clause(candidate.at)
    before = [ref for ref in parse.places if ref.last < clause.first]
    if not before or clause.rare & rare.PERSONAL:
        return []
    ref = before[-1]
    if ref.anchor and not ref.aside and clause.rare & rare.WHERE:
        return []  # "fights east of X, where they try to break through"
    named = has(parse.items, ref.phrase, ref.first, roles.PLACE_NOUN)
    if ref.aside and ref.last >= clause.first - 2 and not parse.free and not named:
        # "X, a village near Y which they had taken", "X, south of Y, which they had taken"
        ref = next((r for r in reversed(before) if not r.aside), ref)
        return [plain(member) for member in listed(parse, ref)]
    between = parse.items[past_others(parse.items, ref.last + 1) : clause.first]
    kinds = [n for n, item in enumerate(between) if item.flags & roles.PLACE_NOUN]
    if kinds and between[-1].flags & roles.COMMA:
        between = between[:-1]  # "X, a town in the region, which they hold"
    elif len(kinds) == 1 and between[0].flags & roles.COMMA and between[-1] is not between[kinds[0]]:
        # "X, one of two large towns in the province of Y that they hold"
        if between[kinds[0] + 1].entry.preposition == "in":
            between = between[: kinds[0] + 1][-_APPOSED:]
    elif kinds and kinds[-1] > 1 and kinds[-1] + 1 == len(between) and between[-3].flags & roles.COMMA:
        between = between[-3:]  # "X, 10 km away, a town which they hold"
    if len(between) > _OF_NAME and between[-2].flags & roles.OF:
        between = between[:-_OF_NAME]  # "in the region of | Y, which they hold"
    if between and between[-1].flags & roles.REGION:
        apart = [n for n, item in enumerate(between) if item.flags & roles.PREPOSITION]
        between = between[: apart[-1]] if apart else between  # "the last town in the region that they hold"
    some = between and bool(between[-1].flags & roles.OF) and any(item.flags & _SHARE for item in between)
    if some and clause.marker & roles.RELATIVE and not any(i.flags & roles.REGION for i in between):
        return [plain(member).of_part() for member in listed(parse, ref)]
    # "did not mention X in its update, in which …"
    located = any(item.flags & (roles.REGION | roles.POSSESSIVE) for item in between)
    if (located and clause.rare & rare.WHERE) or len(between) > _APPOSED:
        return []
    return [plain(member) for member in listed(parse, ref)]


def _has_subject(parse: Parse, at: i64) -> bool:
    """Whether a noun phrase of its own stands before the verb in its clause ("the islands were held")."""
    before = parse.items[parse.clause(at).first : at]
    ours = roles.ACTOR | roles.BOTH | roles.POSSESSIVE
    return any(bool(item.flags & roles.DETERMINER) and not item.flags & ours for item in before)


def _holds_forces(parse: Parse, ref: PlaceRef) -> bool:
    """Whether forces in the settlement are the subject ("the troops in X are encircled")."""
    within = ref.preposition != "from"  # "a unit from X, trapped there"
    return within and any(ref.phrase - 3 <= actor.last < ref.phrase for actor in parse.actors)
