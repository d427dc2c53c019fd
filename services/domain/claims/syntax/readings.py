"""In which reading a trigger stands: `attack` is a verb in "they attack", a noun in "the attack"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has
from services.domain.claims.syntax.participles import (
    auxiliary,
    is_adjective,
    joined_passive,
    opening,
    reduced,
    troops_follow,
)
from services.domain.claims.syntax.phrases import CLOSING, OPENING
from services.domain.claims.syntax.premodifiers import governs, subject_ends
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.claims.words.entries import Trigger

_NOMINAL: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.GENITIVE | roles.PREPOSITION
    | roles.OF | roles.SECTOR | roles.QUANTIFIER | roles.NUMBER
)  # fmt: skip
_NOUN_PHRASE: Final = 9
"""Items of a subject, up to its verb."""
_PRESENT: Final = grammemes.BASE | grammemes.PRESENT
_VERBAL: Final = roles.HYPOTHETICAL | roles.FUTURE | roles.DO | roles.ACTOR | roles.FORCE | roles.RELATIVE
_LEADING: Final = _VERBAL | roles.TO
"""What no look back from a verb passes over, though it be a hedge ("believed to")."""


def voice_of(items: list[Item], i: i64, trigger: Trigger) -> str | None:
    """The voice of the trigger at `i`, None where the reading is not possible."""
    item = items[i]
    if trigger.pos == "phrase":
        return "none"
    before = _before(items, i)
    flags = items[before].flags if before >= 0 else roles.NONE
    if trigger.pos == "adjective":
        if item.low.startswith("-"):
            whose = items[compounded(items, i)].flags if i else roles.NONE
            return "none" if whose & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE) else None
        if auxiliary(items, i, roles.HAVE):
            return None
        nominal = (
            (before < 0 and opening(items, i) < 0)
            or (before >= 0 and _nominal(items[before]) and not subject_ends(items, before))
            or bool(flags & roles.TO)
            or _object_of(items, i, before)
        )
        return "none" if nominal and not flags & roles.ACTOR and _noun_follows(items, i) else None
    if trigger.pos == "noun":
        if item.forms & (grammemes.PAST | grammemes.PARTICIPLE):
            return None
        acting = bool(flags & (roles.BE | roles.ACTOR | roles.FORCE)) and not flags & roles.SIDE_ADJECTIVE
        if item.forms & grammemes.GERUND and (acting or (" " not in item.low and object_follows(items, i))):
            return None
        leading = (items[before].flags | items[before - 1].flags) if flags & roles.TO and before else flags
        if flags & roles.TO and leading & (roles.ATTEMPT | roles.AIM):
            return None  # "trying to drive north"
        if before < 0 or _nominal(items[before]) or not flags & (_VERBAL | roles.TO):
            return "none"
        only = all(t.pos == "noun" for t in item.entry.triggers)  # "where hostilities go on"
        return "none" if only or _counted(items, i, before) else None
    voice = _verb_voice(items, i, before, flags) if not _counted(items, i, before) else None
    held = item.forms & grammemes.PRESENT and flags & roles.PLACE_NOUN  # "the village holds"
    if voice is None and held and "itself" in trigger.place:
        return "active"
    moves = trigger.kind is terms.ADVANCE and "object" not in trigger.place
    return "active" if voice == "passive" and moves and not items[before].flags & roles.BE else voice


def compounded(items: list[Item], i: i64) -> i64:
    """The word that the second half of a compound at `i` goes with (""DPR"-controlled")."""
    return i - 2 if i > 1 and items[i - 1].flags & roles.QUOTE else i - 1


def _object_of(items: list[Item], i: i64, before: i64) -> bool:
    """Whether the participle at `i` describes the name behind it, the object of the verb at `before`
    ("visited recently occupied X")."""
    return before >= 0 and flags_at(items, i + 1) & roles.PLACE != 0 and governs(items, before)


def _counted(items: list[Item], i: i64, owner: i64) -> bool:
    """Whether a number or article before its owner makes the word at `i` a noun ("an AFU army retreat")."""
    whose = roles.ACTOR | roles.FORCE | roles.SIDE_ADJECTIVE  # "a Russian thrust into X"
    if owner < 1 or not items[owner].flags & whose or not items[i].forms & _PRESENT:
        return False
    if items[owner].forms & grammemes.PLURAL or not any(t.pos == "noun" for t in items[i].entry.triggers):
        return False
    flags = items[owner - 1].flags
    if items[owner].flags & roles.FORCE:  # one that acts would have another ending ("a brigade retreats")
        j = owner - 2 if flags & roles.SIDE_ADJECTIVE and owner > 1 else owner - 1
        indefinite = bool(items[j].flags & roles.DETERMINER) and not items[j].flags & roles.DEFINITE
        of_many = j > 0 and bool(items[j - 1].flags & roles.OF)  # "soldiers of a brigade attack"
        return (indefinite and not of_many) and items[i].forms == grammemes.BASE
    repelled = owner > 1 and any(t.kind is terms.REPEL for t in items[owner - 2].entry.triggers)
    counted = bool(flags & (roles.NUMBER | roles.QUANTIFIER)) and not items[owner - 1].rare & rare.UNIT
    return counted or (bool(flags & roles.DETERMINER) and (repelled or not flags & roles.DEFINITE))


def _verb_voice(items: list[Item], i: i64, before: i64, flags: i64) -> str | None:
    forms = items[i].forms
    if forms & grammemes.PARTICIPLE and auxiliary(items, i, roles.BE):
        return "passive"
    if forms & grammemes.GERUND:
        return "active"
    bare_adjective = bool(flags & roles.DETERMINER) and not flags & roles.ACTOR and items[i].last == i
    opens = not i and not items[i].last
    if forms & grammemes.PARTICIPLE and (bare_adjective or opens) and troops_follow(items, i):
        return "passive"  # "the encircled Russian troops", "Besieged Russians in X hold on"
    if forms & grammemes.PARTICIPLE and is_adjective(items, i, before, bare_adjective):
        return None
    if forms & (grammemes.PAST | grammemes.PARTICIPLE):
        told = bool(forms & grammemes.PARTICIPLE) and not auxiliary(items, i, roles.HAVE)
        if told and flags & (roles.AND | roles.COMMA) and joined_passive(items, i, before):
            return "passive"  # "X was attacked and held"
        if told and not forms & grammemes.PAST and before > 0 and flags & roles.COMMA:
            troops = items[before - 1].flags & (roles.ACTOR | roles.FORCE) and not items[before - 1].mention
            if troops and not has(items, 0, before, roles.HAVE):
                return "passive"  # "the Russians, driven out of X, …"
        return "passive" if told and reduced(items, i, before) else "active"
    leading = roles.TO | roles.HYPOTHETICAL | roles.FUTURE | roles.DO | roles.ACTOR | roles.FORCE
    closed = before >= 0 and bool(items[before].rare & rare.CONSUMED)
    if not flags & leading and not closed and _subject_noun(items, i):
        return None
    acting = bool(flags & (roles.ACTOR | roles.SOURCE)) and object_follows(items, i)
    bare = bool(forms & grammemes.BASE) and not forms & grammemes.PRESENT
    named = items[before].capital or bool(items[before].forms & grammemes.PLURAL)
    named = named and not flags & roles.ACTOR
    acting = acting and (not bare or named)  # "Zelensky and officials attack", not "a state attack"
    bound = forms & grammemes.PRESENT and all(t.pos == "verb" for t in items[i].entry.triggers)
    acting = acting or bool(flags & roles.SOURCE and bound)  # "the two sides are locked in battle"
    governed = closed or bool(flags & (roles.TO | _VERBAL))
    whose = flags & roles.POSSESSIVE and flags & roles.RELATIVE  # "X, whose capture …"
    if acting or (governed and not whose and not flags & (roles.GENITIVE | roles.SIDE_ADJECTIVE)):
        return "active"
    adverb = bool(0 < before < i - 1 and items[i - 1].flags & roles.ADVERB and not _nominal(items[before]))
    told = adverb and items[before].low not in (",", ":", ";")  # "the forces in the region still | hold X"
    ended = before > 0 and (told or bool(flags & roles.DASH) or subject_ends(items, before))
    if ended and object_follows(items, i):
        return "active"
    if before < 0 or (_nominal(items[before]) and not _of_so_many(items, before)):
        return None
    if flags & roles.AND and _joins_nouns(items, i, before):
        return None
    joined = roles.AND | roles.COMMA | roles.ADVERB | roles.CONTRAST
    return "active" if flags & (joined | roles.NUMBER) or items[before].mention else None


def _joins_nouns(items: list[Item], i: i64, joint: i64) -> bool:
    """Whether the word at `i`, noun or verb, is joined to a noun that is told to be one by what stands before
    it ("beat off two attacks and counterattacks")."""
    left = items[joint - 1] if joint else items[joint]
    told: i64 = _before(items, joint - 1) if left.flags & roles.TRIGGER else -1
    if told < 0 or not _nominal(items[told]) or not items[i].forms & grammemes.PRESENT:
        return False
    return any(t.pos == "noun" for t in left.entry.triggers) and bool(left.forms & grammemes.PLURAL)


def _of_so_many(items: list[Item], number: i64) -> bool:
    """Whether the number ends the subject ("groups of two or three slip into X")."""
    j = number
    while j > 1 and items[j].flags & roles.NUMBER and items[j - 1].flags & roles.AND:
        j -= 2
    of = j > 1 and items[j].flags & roles.NUMBER and items[j - 1].flags & roles.OF
    return bool(of and items[j - 2].flags & roles.FORCE)


def _nominal(item: Item) -> bool:
    """Whether what follows the item is, or is part of, a noun phrase; not behind "partly"."""
    degree = item.flags & roles.QUANTIFIER and item.flags & roles.ADVERB
    return (bool(item.flags & _NOMINAL) and not degree) or bool(item.rare & (rare.STRIKE | rare.INDEFINITE))


def _before(items: list[Item], i: i64) -> i64:
    """The index of the item before `i`, adverbs and quotation marks aside; -1 at the start."""
    j = i - 1
    if j > 0 and items[j].low in CLOSING:  # "the army (AFU) holds X"
        j = next((k - 1 for k in range(j, 0, -1) if items[k].low[0] in OPENING), j)
    skip = roles.ADVERB | roles.QUOTE | roles.HEDGE | roles.NEGATION
    while j >= 0 and items[j].flags & skip and not (_nominal(items[j]) or items[j].flags & _LEADING):
        j -= 1
    return j


def object_follows(items: list[Item], i: i64) -> bool:
    """Whether what stands behind the word at `i` may be its object, were it a verb."""
    if i + 1 >= len(items):
        return False
    following, behind = items[i + 1].flags, flags_at(items, i + 2)
    share = roles.PLACE_NOUN | roles.SECTOR  # "three villages", "80 percent of X"
    counted = following & roles.NUMBER and (behind | flags_at(items, i + 3)) & share
    if counted or following & (roles.PLACE | roles.DETERMINER | roles.QUANTIFIER | roles.SECTOR):
        return True
    if items[i + 1].rare & rare.WHOLE or (following & roles.THERE and following & roles.ACTOR):
        return True  # "what remains of X", "capturing it"
    # "nearby X"
    return bool(
        (not following and behind & roles.PLACE) or (following & roles.ADVERB and behind & roles.NUMBER)
    )


def _subject_noun(items: list[Item], i: i64) -> bool:
    """Whether the word at `i`, noun or verb, is the subject of a verb behind ("assaults on it go on")."""
    if not any(t.pos == "noun" for t in items[i].entry.triggers):
        return False
    last = i
    for j in range(i + 1, len(items)):
        item = items[j]
        if item.flags & (roles.COMMA | roles.AND) and items[j - 1].mention is not None:
            last = j  # "assaults near X and Y were repelled"
            continue
        if j - last >= _NOUN_PHRASE:
            return False
        if item.flags & (roles.COMMA | roles.STOP | roles.RELATIVE | roles.COMPLEMENT | roles.AND):
            return False
        if item.flags & (roles.BE | roles.HAVE | roles.DO | roles.HALT | roles.PASS | roles.FAIL):
            return True
    return False


def _noun_follows(items: list[Item], i: i64) -> bool:
    for j in range(i + 1, min(i + 8, len(items))):
        if items[j].mention is not None or items[j].flags & (roles.PLACE_NOUN | roles.FACILITY):
            return True
        if items[j].flags & (roles.PREPOSITION | roles.BY | roles.STOP | roles.BE | roles.DETERMINER):
            return False
    return False
