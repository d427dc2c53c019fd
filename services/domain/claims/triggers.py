"""Which words of a sentence say that a side holds, takes, leaves or fights for a settlement, and in what
reading: `attack` is a verb in "they attack", a noun in "the attack"."""

from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims import rare, roles, terms
from services.domain.claims.annotation import Item, attributive
from services.domain.claims.clauses import Parse
from services.domain.claims.entries import Trigger
from services.domain.claims.phrases import adjectives

_NOMINAL: Final = (
    roles.DETERMINER
    | roles.POSSESSIVE
    | roles.SIDE_ADJECTIVE
    | roles.GENITIVE
    | roles.PREPOSITION
    | roles.OF
    | roles.SECTOR
    | roles.QUANTIFIER
    | roles.NUMBER
)
_JOINED: Final = 6
"""Items between a passive and the participle that "and" joins to it."""
_NOUN_PHRASE: Final = 9
"""Items of a subject, up to its verb."""
_AFTER_PARTICIPLE: Final = (
    roles.BY | roles.PREPOSITION | roles.SINCE | roles.SUBORDINATOR | roles.AND | roles.LAST
    | roles.ADVERB | roles.TO
)  # fmt: skip
_TOLD = frozenset({"past", "gerund", "unknown verb"})
_PRESENT = frozenset({"base", "present"})
_ORDER: Final = ("adjective", "phrase", "verb", "noun")
_GERUND_ORDER: Final = ("adjective", "phrase", "noun", "verb")
_VERBAL: Final = roles.HYPOTHETICAL | roles.FUTURE | roles.DO | roles.ACTOR | roles.FORCE | roles.RELATIVE


@mypyc_attr(acyclic=True)
class Candidate:
    """A trigger at item `at` (its words end with item `last`). `voice` is active, passive or none."""

    def __init__(self, at: int, last: int, trigger: Trigger, voice: str) -> None:
        self.at = at
        self.last = last
        self.trigger = trigger
        self.voice = voice


def candidates(parse: Parse) -> list[Candidate]:
    """The triggers of a sentence in the readings that the words around allow; of each word and part of
    speech all that the lexicon has, in its order."""
    found: list[Candidate] = []
    covered = -1
    for i, item in enumerate(parse.items):
        if i <= covered or not item.flags & roles.TRIGGER or _modifies(parse.items, i):
            continue
        before = len(found)
        for pos in _GERUND_ORDER if "gerund" in item.forms else _ORDER:
            for trigger in item.entry.triggers:
                voice = _voice(parse.items, i, trigger) if trigger.pos == pos else None
                if voice is not None:
                    covered = max(covered, item.last)
                    found.append(Candidate(i, item.last if item.last > i else i, trigger, voice))
            if len(found) > before:
                break
    return found


def compounded(items: list[Item], i: int) -> int:
    """The word that the second half of a compound at `i` goes with (""DPR"-controlled")."""
    return i - 2 if i > 1 and items[i - 1].flags & roles.QUOTE else i - 1


def _modifies(items: list[Item], i: int) -> bool:
    """Whether the word at `i` only describes another trigger ("fighting withdrawal") or is a preposition."""
    if items[i].flags & roles.PREPOSITION and "gerund" in items[i].forms:
        return True
    if items[i].flags & roles.SIDE_ADJECTIVE and i + 1 < len(items) and items[i + 1].flags & roles.SOURCE:
        return True  # "the occupation administration"
    if (
        i > 1
        and items[i - 1].low == "-"
        and "participle" in items[i].forms
        and items[i].start == items[i - 1].end
    ):
        return True  # "the long-contested town"
    if "gerund" in items[i].forms and _attributive(items, i):
        return True
    if "gerund" in items[i].forms and any(t.kind is terms.REPEL for t in items[i].entry.triggers):
        return False  # "were repelling attacks"
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.flags & roles.FORCE and "base" in items[i].forms:
        # "the 5th Assault Brigade"
        unit = not following.flags & (roles.BE | roles.HAVE) and not following.forms & {"past", "gerund"}
        if unit and all(t.pos == "noun" for t in items[i].entry.triggers if t.pos != "verb"):
            acting = roles.ACTOR | roles.FORCE | roles.TO | roles.FUTURE | roles.HYPOTHETICAL | roles.ADVERB
            before = items[i - 1].flags if i else 0
            return bool(items[i].capital or before & roles.SIDE_ADJECTIVE or not before & acting)
    return (
        following is not None
        and following.flags & roles.TRIGGER != 0
        and any(t.pos == "noun" for t in items[i].entry.triggers)
        and not items[i].forms & {"past", "participle"}
        and any(t.pos == "noun" for t in following.entry.triggers)
        and not following.forms & {"past", "gerund"}
    )


def _attributive(items: list[Item], i: int) -> bool:
    """Whether the gerund at `i` only describes forces ("the advancing Russian troops")."""
    if not i or items[i].last > i or not items[i - 1].flags & roles.DETERMINER:
        return False
    for item in items[i + 1 : i + 4]:
        if item.flags & roles.FORCE:
            return True
        if item.flags & ~roles.SIDE_ADJECTIVE:
            return False
    return False


def _voice(items: list[Item], i: int, trigger: Trigger) -> str | None:
    """The voice of the trigger at `i`, None where the reading is not possible."""
    item = items[i]
    if trigger.pos == "phrase":
        return "none"
    before = _before(items, i)
    flags = items[before].flags if before >= 0 else 0
    if trigger.pos == "adjective":
        if item.low.startswith("-"):
            whose = items[compounded(items, i)].flags if i else 0
            return "none" if whose & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE) else None
        if _auxiliary(items, i, roles.HAVE):
            return None
        nominal = before < 0 or _nominal(items[before]) or flags & roles.TO or _object_of(items, i)
        return (
            "none"
            if nominal and not flags & (roles.ACTOR & ~roles.SIDE_ADJECTIVE) and _noun_follows(items, i)
            else None
        )
    if trigger.pos == "noun":
        if item.forms & {"past", "participle"}:
            return None
        if (
            "gerund" in item.forms
            and flags & (roles.BE | roles.ACTOR | roles.FORCE)
            and not flags & roles.SIDE_ADJECTIVE
            and not _existential(items, before)
        ) or ("gerund" in item.forms and " " not in item.low and _object_follows(items, i)):
            return None
        if before < 0 or _nominal(items[before]) or not flags & (_VERBAL | roles.TO):
            return "none"
        return "none" if _counted(items, i, before) else None
    voice = _verb_voice(items, i, before, flags) if not _counted(items, i, before) else None
    if voice is None and "itself" in trigger.place and "present" in item.forms and flags & roles.PLACE_NOUN:
        return "active"  # "the village holds"
    moves = trigger.kind is terms.ADVANCE and "object" not in trigger.place
    return "active" if voice == "passive" and moves and not items[before].flags & roles.BE else voice


def _object_of(items: list[Item], i: int) -> bool:
    """Whether the participle at `i` describes the name behind it, the object of a verb ("visited occupied
    X")."""
    if i < 1 or i + 1 >= len(items) or items[i + 1].mention is None:
        return False
    verb = items[i - 1]
    told = verb.forms & _TOLD and not verb.capital
    no_verb = roles.SAY | roles.BE | roles.HAVE | roles.HEDGE | roles.ADVERB | roles.FORCE | roles.PLACE
    return bool(told) and not verb.flags & no_verb


def _counted(items: list[Item], i: int, owner: int) -> bool:
    """Whether a number or article before its owner makes the word at `i` a noun ("two AFU attacks")."""
    if owner < 1 or not items[owner].flags & roles.ACTOR or not items[i].forms & _PRESENT:
        return False
    if items[owner].flags & roles.FORCE or "plural" in items[owner].forms:
        return False
    flags = items[owner - 1].flags
    if not any(t.pos == "noun" for t in items[i].entry.triggers):
        return False
    repelled = owner > 1 and any(t.kind is terms.REPEL for t in items[owner - 2].entry.triggers)
    counted = flags & (roles.NUMBER | roles.QUANTIFIER) and not items[owner - 1].rare & rare.UNIT
    return bool(counted or (flags & roles.DETERMINER and (repelled or not flags & roles.DEFINITE)))


def _verb_voice(items: list[Item], i: int, before: int, flags: int) -> str | None:
    forms = items[i].forms
    if "participle" in forms and _auxiliary(items, i, roles.BE):
        return "passive"
    if "gerund" in forms:
        return "active"
    bare_adjective = flags & roles.DETERMINER and not flags & roles.ACTOR and items[i].last == i
    if "participle" in forms and bare_adjective and _troops_follow(items, i):
        return "passive"  # "the encircled Russian troops"
    if "participle" in forms and _adjective(items, i, before, bool(bare_adjective)):
        return None
    if forms & {"past", "participle"}:
        told = "participle" in forms and not _auxiliary(items, i, roles.HAVE)
        if told and flags & roles.AND and _joined_passive(items, i, before):
            return "passive"  # "X was attacked and held"
        return "passive" if told and _reduced(items, i, before) else "active"
    leading = roles.TO | roles.HYPOTHETICAL | roles.FUTURE | roles.DO | roles.ACTOR | roles.FORCE
    closed = before >= 0 and items[before].rare & rare.CONSUMED
    if not flags & leading and not closed and _subject_noun(items, i):
        return None
    acting = flags & (roles.ACTOR | roles.SOURCE) and _object_follows(items, i)
    bare = "base" in forms and "present" not in forms
    acting = acting and (not bare or (items[before].capital and not flags & roles.ACTOR))
    governed = closed or flags & (roles.TO | _VERBAL)
    if acting or (governed and not flags & (roles.GENITIVE | roles.SIDE_ADJECTIVE)):
        return "active"
    if before < 0 or _nominal(items[before]):
        return None
    joined = roles.AND | roles.COMMA | roles.ADVERB | roles.CONTRAST
    return "active" if flags & joined or items[before].mention else None


def _adjective(items: list[Item], i: int, before: int, bare: bool) -> bool:
    """Whether the participle at `i` only describes a noun ("the abandoned positions", "all temporarily
    occupied territories", "the small, deserted town"); `bare` where it stands right behind an article."""
    flags = items[before].flags if before >= 0 else 0
    if _one_of_several(items, i, flags):
        return True
    land = flags & roles.DETERMINER and items[i].last > i and _land_follows(items, i)
    return before == i - 1 and bool(land or (bare and _describes(items, i)))


def _describes(items: list[Item], i: int) -> bool:
    """Whether a noun for a thing follows the participle at `i`, or is the rest of its phrase."""
    if items[i - 1].flags & (roles.COMPLEMENT | roles.ADVERB | roles.RELATIVE):
        return False
    within = " " in items[i].low
    if attributive(items, i) and any(t.kind is terms.WITHDRAWAL for t in items[i].entry.triggers):
        return True  # "the abandoned village", by its people
    return within or (
        i + 1 < len(items) and bool(items[i + 1].flags & roles.THING or items[i + 1].rare & rare.CONSUMED)
    )


def _one_of_several(items: list[Item], i: int, before: int) -> bool:
    """Whether the participle at `i` is one of a noun's adjectives that a comma parts ("the small, deserted
    town"); `before` has the roles of what stands before it."""
    if i + 1 >= len(items):
        return False
    if before & roles.COMMA:
        return bool(items[i + 1].flags & (roles.PLACE_NOUN | roles.THING)) and adjectives(items, i - 1) >= 0
    return (
        bool(before & roles.DETERMINER and items[i + 1].flags & roles.COMMA) and adjectives(items, i + 1) >= 0
    )


def _land_follows(items: list[Item], i: int) -> bool:
    behind = items[i].last + 1
    return behind < len(items) and bool(items[behind].flags & (roles.REGION | roles.THING))


def _attack_follows(items: list[Item], i: int) -> bool:
    following = items[i + 1].entry.triggers if i + 1 < len(items) else ()
    return any(t.pos == "noun" and t.kind is terms.ASSAULT for t in following)


def _beaten_attack(items: list[Item], i: int) -> bool:
    """Whether the item at `i` tells what became of the attack right before it."""
    beaten = any(t.kind is terms.REPEL for t in items[i].entry.triggers)
    return beaten and any(t.pos == "noun" and t.kind is terms.ASSAULT for t in items[i - 1].entry.triggers)


def _troops_follow(items: list[Item], i: int) -> bool:
    return i + 1 < len(items) and bool(
        items[i + 1].flags & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE)
    )


def _reduced(items: list[Item], i: int, before: int) -> bool:
    """Whether the participle at `i` is a passive without an auxiliary ("X, captured on Monday")."""
    following = items[i + 1].flags if i + 1 < len(items) else 0
    if following & roles.BY:
        return True
    if following & roles.ADVERB and i + 2 < len(items) and items[i + 2].flags & roles.BY:
        return True
    if described(items, i) >= 0:
        return True
    governing = roles.OF | roles.PREPOSITION | roles.SAY
    if before >= 0 and items[before].flags & governing and _attack_follows(items, i):
        return True  # "spoke of repelled attacks"
    if before < 0:
        return _heading(items, i)
    if items[before].flags & roles.ACTOR:
        return False
    if before == i - 1 and following & roles.PREPOSITION and _beaten_attack(items, i):
        return True  # "reported attacks repelled near X"
    behind = roles.OF | roles.PREPOSITION | roles.ADVERB | roles.TIME
    town = items[before].flags & roles.PLACE_NOUN and following & behind
    if following & (roles.SIDE_ADJECTIVE | roles.ACTOR | roles.FORCE):
        return False  # "an attack near X pushed Russian troops from Y"
    if following & roles.PLACE:
        return False  # "people from X reached Y"
    return items[before].mention is not None or bool(town)  # "declared the village cleared of …"


def _heading(items: list[Item], i: int) -> bool:
    """Whether the participle at `i`, the first word, heads a list ("Lost this week: X, Y")."""
    for item in items[i + 1 : i + _NOUN_PHRASE]:
        if item.low == ":":
            return True
        if not item.flags & (roles.ADVERB | roles.TIME | roles.DEFINITE | roles.PREPOSITION | roles.NUMBER):
            return False
    return False


def described(items: list[Item], i: int) -> int:
    """The name that the participle or phrase at `i` describes from behind a pause ("X, retaken on Monday",
    "X: retaken"); -1 where it describes none, or governs an object."""
    j = i - 1
    while j > 0 and items[j].flags & (roles.ADVERB | roles.HEDGE) and not items[j].flags & roles.COMMA:
        j -= 1
    if j < 1 or not (items[j].flags & (roles.COMMA | roles.DASH) or items[j].low in ("-", ":")):
        return -1
    j -= 1
    if items[j].low == ")":  # "X (12 km away), retaken on Monday"
        while j > 0 and items[j].low != "(":
            j -= 1
        j -= 1
    named = roles.PLACE | roles.PLACE_NOUN
    if j > 0 and items[j].flags & roles.FACILITY and items[j - 1].mention is not None:
        named |= roles.FACILITY  # "X airfield, fought over since Thursday"
    if j < 0 or items[j].flags & roles.ACTOR or not items[j].flags & named:
        return -1
    following = items[items[i].last + 1] if items[i].last + 1 < len(items) else None
    if following is None or not following.low[0].isalnum() or _after_participle(following):
        return j
    return -1


def _joined_passive(items: list[Item], i: int, joint: int) -> bool:
    """Whether the participle at `i` shares the auxiliary of a passive before the "and" at `joint`, and has no
    object of its own."""
    following = items[i + 1] if i + 1 < len(items) else None
    if following is not None and following.low[0].isalnum() and not _after_participle(following):
        return False
    for j in range(joint - 1, max(0, joint - _JOINED), -1):
        if "participle" in items[j].forms and items[j].flags & roles.TRIGGER:
            return _auxiliary(items, j, roles.BE)
        if items[j].flags & (roles.COMMA | roles.STOP | roles.ACTOR | roles.FORCE):
            return False
    return False


def _auxiliary(items: list[Item], i: int, kind: int) -> bool:
    """Whether a form of "be" (or "have") stands before the verb at `i`, adverbs aside."""
    j = i - 1
    if (
        j > 0
        and items[j].flags & roles.SAY
        and "participle" in items[j].forms
        and "participle" in items[i].forms
    ):
        j -= 1  # "was reported captured"
    while (
        j >= 0
        and (
            items[j].flags & (roles.ADVERB | roles.NEGATION | roles.HEDGE | roles.QUOTE)
            or (items[j].flags & roles.QUANTIFIER and items[j].flags & roles.SECTOR)  # "is half taken"
        )
        and not items[j].flags & kind
        and i - j < 6
    ):
        j -= 1
    return j >= 0 and bool(items[j].flags & kind)


def _nominal(item: Item) -> bool:
    """Whether what follows the item is, or is part of, a noun phrase."""
    return bool(item.flags & _NOMINAL or item.rare & rare.STRIKE)


def _after_participle(item: Item) -> bool:
    """Whether the item may follow a participle that has no object."""
    return bool(item.flags & (_AFTER_PARTICIPLE | roles.NUMBER) or item.rare & rare.WEEKDAY)


def _before(items: list[Item], i: int) -> int:
    """The index of the item before `i`, adverbs and quotation marks aside; -1 at the start."""
    j = i - 1
    skip = roles.ADVERB | roles.QUOTE | roles.HEDGE | roles.NEGATION
    while j >= 0 and items[j].flags & skip and not (_nominal(items[j]) or items[j].flags & _VERBAL):
        j -= 1
    return j


def _object_follows(items: list[Item], i: int) -> bool:
    following = items[i + 1] if i + 1 < len(items) else None
    return following is not None and (
        following.mention is not None
        or bool(following.flags & (roles.DETERMINER | roles.QUANTIFIER | roles.SECTOR))
        or bool(following.rare & rare.WHOLE)  # "what remains of X"
        or (not following.flags and i + 2 < len(items) and items[i + 2].mention is not None)  # "nearby X"
        or bool(following.flags & roles.ADVERB and i + 2 < len(items) and items[i + 2].flags & roles.NUMBER)
    )


def _subject_noun(items: list[Item], i: int) -> bool:
    """Whether the word at `i`, noun or verb, is the subject of a verb behind ("assaults on it go on")."""
    if not any(t.pos == "noun" for t in items[i].entry.triggers):
        return False
    for item in items[i + 1 : i + _NOUN_PHRASE]:
        if item.flags & (roles.COMMA | roles.STOP | roles.RELATIVE | roles.COMPLEMENT | roles.AND):
            return False
        if item.flags & (roles.BE | roles.HAVE | roles.DO | roles.HALT | roles.PASS | roles.FAIL):
            return True
    return False


def _existential(items: list[Item], be: int) -> bool:
    """Whether the auxiliary at `be` only tells that something is there ("there has been fighting")."""
    while be > 0 and items[be].flags & (roles.BE | roles.HAVE | roles.ADVERB):
        be -= 1
    return bool(items[be].flags & roles.THERE)


def _noun_follows(items: list[Item], i: int) -> bool:
    for j in range(i + 1, min(i + 8, len(items))):
        if items[j].mention is not None or items[j].flags & (roles.PLACE_NOUN | roles.FACILITY):
            return True
        if items[j].flags & (roles.PREPOSITION | roles.BY | roles.STOP | roles.BE | roles.DETERMINER):
            return False
    return False
