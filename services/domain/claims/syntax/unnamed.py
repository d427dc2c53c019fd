"""What refers to a settlement without its name: a pronoun, a part or facility of one."""

from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.counted import SUBJECT_AFTER
from services.domain.claims.syntax.phrases import BARRIER, DETERMINERS, FINITE, MAX_MODIFIERS, PlaceRef
from services.domain.claims.words import grammemes, rare, roles, terms

_SITUATIONS: Final = frozenset({terms.CONTROL, terms.CAPTURE, terms.WITHDRAWAL, terms.ENCIRCLEMENT})
_BEFORE_PREDICATE: Final = roles.BE | roles.HAVE | roles.ADVERB | roles.NEGATION | roles.HEDGE | roles.QUOTE
_NAME_ENDS: Final = (BARRIER & ~roles.QUOTE) | roles.TRIGGER
_FINITE_FORMS: Final = grammemes.PRESENT | grammemes.PAST
_PHRASE: Final = 8
"""Words that a trigger's phrase may span."""
_LEADS_ON: Final = DETERMINERS | roles.SECTOR | roles.OF | roles.PLACE_NOUN
_ONE_OF_A_LIST: Final = frozenset({roles.FORMER, roles.LATTER})
_AFTER_ONE: Final = (
    FINITE
    | roles.AND
    | roles.CONTRAST
    | roles.PREPOSITION
    | roles.SUBORDINATOR
    | roles.ADVERB
    | roles.TRIGGER
)
_SIDE: Final = 3
"""Items from streets to the side of a town they stand on."""
_TOWN: Final = 5000
"""Inhabitants from which on a place is rather known by its own name than as a quarter's."""


def governed_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" at `i` stands behind a trigger's preposition ("assaults on it")."""
    going_on = items[i - 2].rare & rare.CONSUMED  # "battles were raging inside it"
    told = bool(going_on) or any(t.pos in ("noun", "phrase") for t in items[i - 2].entry.triggers)
    ends = i + 1 >= len(items) or not items[i + 1].flags & roles.BE
    opening = roles.COMPLEMENT | roles.SAY | roles.STOP | roles.SIDE_ADJECTIVE | roles.NUMBER
    # "that fighting for it is", "Russian attacks on it were"
    ends = ends or (i > 2 and bool(items[i - 3].flags & opening))
    return told and ends and bool(items[i - 1].flags & (roles.PREPOSITION | roles.OF))


def facility(items: list[Item], i: int) -> bool:
    """Whether a part of a settlement ("the steel plant", "its eastern outskirts") is named without it."""
    if not items[i].flags & roles.FACILITY:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and (
        following.flags & (roles.OF | roles.PLACE | roles.PLACE_NOUN | roles.FACILITY) or _bears(items, i + 1)
    ):
        return False
    if roles.PROPER in items[i].entry.traits:
        return not i or items[i - 1].mention is None
    j = i - 1
    while j >= 0 and i - j <= MAX_MODIFIERS and not items[j].flags & DETERMINERS:
        if items[j].flags & roles.AND and items[j - 1].flags & items[j + 1].flags & roles.SECTOR:
            j -= 1  # "the northern and central districts"
            continue
        named = items[j].mention is not None and not _part_named(items, j)
        if named or items[j].flags & _NAME_ENDS:
            return False
        j -= 1
    if items[i].flags & roles.REGION and items[i - 1].mention is not None:
        return False  # "the X district" is around X
    within = any(item.mention is not None for item in items[i + 1 : i + 4]) or _lies_in(items, i + 1)
    owned = roles.DEFINITE | roles.POSSESSIVE
    if j < 0 or i - j > MAX_MODIFIERS or not items[j].flags & owned or items[j].side == "own" or within:
        return False
    # a district is a part of a settlement where it has a name of its own
    name = i - 2 if items[i - 1].flags & roles.QUOTE else i - 1  # "the "Litak" district"
    return not items[i].flags & roles.REGION or (j < i - 1 and items[name].capital)


def _bears(items: list[Item], j: int) -> bool:
    """Whether it is told from `j` on on which side of something else it is ("the waste heap north of X", "the
    waste heap to its north")."""
    beside = items[j].flags & roles.TO and j + 1 < len(items) and items[j + 1].flags & roles.POSSESSIVE
    return bool(items[j].rare & rare.BEARING or beside)


def _lies_in(items: list[Item], j: int) -> bool:
    """Whether the words from `j` on tell of which settlement a part is ("on the southern outskirts of X")."""
    if j >= len(items) or items[j].entry.preposition not in ("in", "on"):
        return False
    for item in items[j + 1 : j + MAX_MODIFIERS]:
        if item.mention is not None:
            return True
        if not item.flags & _LEADS_ON:
            return False
    return False


def built(items: list[Item], i: int) -> bool:
    """Whether streets or buildings are a part of the settlement spoken of, whose side they stand on is told
    ("several streets in the north")."""
    if roles.BUILT not in items[i].entry.traits or i + _SIDE >= len(items) or not i:
        return False
    side = items[i + _SIDE]
    told = items[i + 1].entry.preposition == "in" and items[i + 2].flags & roles.DEFINITE
    following = items[i + _SIDE + 1] if i + _SIDE + 1 < len(items) else None
    ends = (
        following is None or not following.low[0].isalnum() or bool(following.flags & (BARRIER & ~roles.OF))
    )
    return bool(told) and roles.COMPASS in side.entry.traits and ends


def part_of_pronoun(items: list[Item], i: int) -> bool:
    """Whether a part of the settlement last spoken of is meant ("most of it", "70% of it")."""
    if i < 2 or not items[i].flags & roles.THERE:
        return False
    if items[i - 1].rare & rare.BEARING and items[i - 2].flags & roles.DEFINITE:
        return True  # "positions in the north of it"
    return bool(
        items[i - 1].flags & roles.OF
        and (
            items[i - 2].flags & (roles.SECTOR | roles.QUANTIFIER)
            or items[i - 2].rare & (rare.WHOLE | rare.MEASURE)
        )
    )


def side_alone(items: list[Item], i: int) -> bool:
    """Whether a side of the settlement last spoken of is said to be held ("the north is Russian")."""
    if roles.COMPASS not in items[i].entry.traits or not i or not items[i - 1].flags & roles.DEFINITE:
        return False
    if i > 1 and not items[i - 2].flags & SUBJECT_AFTER:
        return False
    j = i + 1
    while j < len(items) and items[j].flags & _BEFORE_PREDICATE and not items[j].flags & roles.TRIGGER:
        j += 1
    told = items[j].entry.triggers if j < len(items) else ()
    return any(t.kind is terms.CONTROL and t.pos == "phrase" and "subject" in t.place for t in told)


def remainder(items: list[Item], i: int) -> bool:
    """Whether what is left of the settlement last spoken of is said to be in some state ("all the rest is
    ours")."""
    if roles.REMAINDER not in items[i].entry.traits:
        return False
    j = i + 1
    while j < len(items) and items[j].flags & _BEFORE_PREDICATE and not items[j].flags & roles.TRIGGER:
        j += 1
    told = items[j].entry.triggers if j < len(items) else ()
    return any(t.pos == "phrase" and "subject" in t.place for t in told) or _left_over(items, i)


def _left_over(items: list[Item], i: int) -> bool:
    """Whether what is left ends a clause without a verb, behind a party ("and the enemy the rest"), or a
    party ends it ("the other half in Russian ones")."""
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or not following.low[0].isalnum():
        party = items[i - 2] if i > 1 and items[i - 1].flags & roles.DEFINITE else items[i]
        return bool(party.side) and bool(party.flags & (roles.ACTOR | roles.FORCE))
    k = i + 2 if following.flags & roles.PREPOSITION else i + 1
    if k >= len(items) or items[k].side not in ("UA", "RU"):
        return False
    return k + 1 == len(items) or not items[k + 1].low[0].isalnum()


def object_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" or "there" at `i` stands right behind a trigger ("recaptured it", "fighting there")."""
    before = items[i - 2] if i > 1 and items[i - 1].flags & roles.QUOTE else items[i - 1]
    pos = {"verb"} if items[i].flags & roles.ACTOR else {"verb", "noun"}
    infinitive = i > 1 and bool(items[i - 2].flags & roles.TO)  # "attempts to storm it have failed"
    if items[i - 1].last > i and items[i].flags & roles.ACTOR and _takes_object(items[i - 1]):
        return True  # "declared it captured", all of it the trigger's phrase
    if items[i - 1].flags & roles.SAY and items[i].flags & roles.ACTOR:
        return _called(items, i + 1)  # "declared it cleared"
    ends = infinitive or i + 1 >= len(items) or not items[i + 1].flags & FINITE
    told = bool(before.flags & roles.FORCE) or any(t.pos == "noun" for t in before.entry.triggers)
    here = not items[i].flags & roles.ACTOR and told
    ends = ends or here  # "battles there were continuing"
    if before.rare & rare.CONSUMED and _closed_by(items, i - 1):
        return True
    # "fighting is going on there", "the troops there", "a few buildings there"
    acting = before.flags & (roles.FORCE | roles.SECTOR | roles.THING) or before.rare & rare.CONSUMED
    told = before.entry.preposition == "from" or any(
        t.pos in pos or (t.pos == "phrase" and "object" in t.place) for t in before.entry.triggers
    )
    return ends and (told or ("noun" in pos and bool(acting)))


def _called(items: list[Item], j: int) -> bool:
    """Whether what stands at `j`, adverbs aside, is a participle that a settlement may be called."""
    while j < len(items) and items[j].flags & (roles.ADVERB | roles.HEDGE):
        j += 1
    participle = (
        j < len(items) and items[j].flags & roles.TRIGGER and bool(items[j].forms & grammemes.PARTICIPLE)
    )
    return bool(participle) and any(t.kind in _SITUATIONS for t in items[j].entry.triggers)


def _closed_by(items: list[Item], last: int) -> bool:
    """Whether the item at `last` closes a trigger's phrase behind which its place stands ("there is no enemy
    in it")."""
    for j in range(last - 1, max(-1, last - _PHRASE), -1):
        if items[j].last == last:
            for t in items[j].entry.triggers:
                if "after" in t.place or (t.pos == "verb" and "object" in t.place):
                    return True  # "there is no enemy in it", "cut the road to it"
            return False
    return False


def subject_pronoun(items: list[Item], i: int) -> bool:
    """Whether "it" at `i` is what is said to be held, taken or given up ("it was captured", "it fell")."""
    j = i + 1
    passive = False
    while j < len(items) and items[j].flags & _BEFORE_PREDICATE and not items[j].flags & roles.TRIGGER:
        passive = passive or bool(items[j].flags & roles.BE)
        j += 1
    if j >= len(items) or not items[j].flags & roles.TRIGGER:
        return False
    participle = passive and bool(items[j].forms & grammemes.PARTICIPLE)
    told = j > i + 1 or bool(items[j].forms & _FINITE_FORMS)
    told = told or (i > 0 and items[i - 1].low.isalpha() and not items[i - 1].flags)  # "put it in … hands"
    for trigger in items[j].entry.triggers:
        if trigger.kind in _SITUATIONS and (
            (participle and trigger.pos == "verb" and "object" in trigger.place)
            or (told and "subject" in trigger.place and trigger.pos == "phrase")
            or (
                "subject" in trigger.place
                and trigger.pos == "verb"
                and items[j].forms & (grammemes.PAST | grammemes.PARTICIPLE)
            )
        ):
            return True
    return False


def river(items: list[Item], i: int) -> bool:
    """Whether a name with "the" right before it and no noun behind is that of a river or the like ("the
    Dnipro")."""
    if not i or not items[i - 1].flags & roles.DEFINITE or items[i - 1].flags & roles.COMPLEMENT:
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    if following is None or not following.low[0].isalnum():
        return True
    return bool(following.flags & (BARRIER | roles.SIDE_ADJECTIVE)) or _part_named(items, i)


def _part_named(items: list[Item], i: int) -> bool:
    """Whether the name is that of a part of another settlement ("the Shevchenko neighbourhood")."""
    following = items[i + 1] if i + 1 < len(items) else None
    definite = i > 0 and bool(items[i - 1].flags & roles.DEFINITE)
    part = following is not None and following.flags & roles.FACILITY and not following.flags & roles.REGION
    mention = items[i].mention
    settlement = mention.settlement if mention is not None else None
    if settlement is not None and (settlement.population or 0) >= _TOWN:
        return False  # "the Hostomel airfield"
    return definite and bool(part) and not (following is not None and following.forms & grammemes.PLURAL)


def placed(items: list[Item], i: int, found: list[PlaceRef]) -> bool:
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
        if flags & roles.TO and j and not items[j - 1].flags and not items[j - 1].forms:
            return False  # "loyal to Kyiv"
        return not flags & roles.BY
    if flags & roles.TRIGGER and any(t.pos in ("verb", "adjective") for t in items[j].entry.triggers):
        # not "a claim Kyiv dismissed"
        return not (flags & roles.REPORT_NOUN and j and items[j - 1].flags & roles.DETERMINER)
    if flags & (roles.AND | roles.COMMA) and found and found[-1].last >= j - 2:
        # "…, and Kyiv expects", "Moscow says that …, Kyiv that …"
        acting = FINITE | roles.SAY | roles.AIM | roles.ATTEMPT | roles.FAIL | roles.COMPLEMENT
        return i + 1 >= len(items) or not items[i + 1].flags & acting
    return _predicated(items, i)


def _predicated(items: list[Item], i: int) -> bool:
    """Whether what follows says something of a place ("Kyiv is under …", "Kyiv remains …")."""
    return (
        i + 1 < len(items)
        and bool(items[i + 1].flags & roles.BE)
        and any(any("subject" in t.place for t in item.entry.triggers) for item in items[i + 1 : i + 6])
    )


def one_of_a_list(items: list[Item], i: int) -> bool:
    """Whether "the former" or "the latter" stands alone at `i` ("the latter has fallen", not "the latter
    mayor")."""
    if items[i].entry.traits.isdisjoint(_ONE_OF_A_LIST):
        return False
    following = items[i + 1] if i + 1 < len(items) else None
    definite = " " in items[i].low or (i > 0 and bool(items[i - 1].flags & roles.DEFINITE))
    return definite and (
        following is None or not following.low[0].isalnum() or bool(following.flags & _AFTER_ONE)
    )


def _takes_object(item: Item) -> bool:
    """Whether a verb of a trigger takes an object right behind it."""
    return any(t.pos in ("verb", "phrase") and "object" in t.place for t in item.entry.triggers)


def anaphoric(items: list[Item], i: int) -> bool:  # noqa: C901
    """Whether the noun at `i` ("the city") stands for a settlement spoken of before."""
    following = items[i + 1] if i + 1 < len(items) else None
    if items[i].forms & grammemes.PLURAL:
        return False
    counted = i + 2 < len(items) and items[i + 2].flags & roles.NUMBER  # "the city of 150,000"
    if following is not None and (
        (following.flags & (roles.OF | roles.PLACE_NOUN) and not counted) or following.mention is not None
    ):
        return False
    if following is not None and roles.COMPOUND in following.entry.traits:
        return False
    if following is None and i and any(t.pos == "verb" for t in items[i - 1].entry.triggers):
        return True  # a headline: "Ukraine retakes city"
    j = i - 1
    if (
        j >= 0
        and " " in items[j].low
        and any(t.pos == "verb" and "object" in t.place for t in items[j].entry.triggers)
    ):
        return True  # "have the whole | town"
    while j >= 0 and i - j <= MAX_MODIFIERS:
        flags = items[j].flags
        if flags & roles.NEGATION:
            return False  # "said that not one town was …"
        if flags & roles.POSSESSIVE:  # "the mayor said that his town …", "they took our city"
            return items[j].side in ("same", "own") and not flags & roles.RELATIVE
        if flags & roles.DETERMINER and not items[j].rare & rare.WHOLE:
            return bool(flags & roles.DEFINITE)
        if items[j].mention is not None or (flags & (BARRIER | roles.TRIGGER) and not flags & roles.SECTOR):
            return False
        j -= 1
    return False
