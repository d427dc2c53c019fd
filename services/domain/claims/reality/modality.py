"""What governs a trigger from before it: auxiliaries, negations, verbs and nouns ("tried", "plans")."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, back_over, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Factuality

MAX_WALK: Final = 14
AUXILIARY: Final = roles.BE | roles.HAVE | roles.DO
_UNREAL: Final = roles.HYPOTHETICAL | roles.FUTURE | roles.HEDGE | roles.NEGATION
_HALTED: Final = "ended or prevented"
_ENDS: Final = roles.PREPOSITION | roles.OF | roles.COMMA | roles.AND | roles.BE | roles.SAY | roles.TRIGGER
_WHEN: Final = frozenset({"during", "other"})
"""Prepositions of what is taken for granted ("during", "after", "despite")."""
GOVERNORS: Final = roles.PASS | roles.ATTEMPT | roles.AIM | roles.FAIL | roles.HALT


@mypyc_attr(acyclic=True)
class Reality:
    """What became of a trigger. `dropped` says why it is no claim, empty where it may be one; `attempt`
    that it was tried; `untrue` that the sentence calls the report of it so; `first` is the item where its
    verb group begins."""

    def __init__(self, first: i64) -> None:
        self.first = first
        self.dropped = ""
        self.attempt = False
        self.negated = False
        self.untrue = False
        self.hedged = False
        self.begun = False

    @property
    def factuality(self) -> Factuality:
        """As a claim is labelled."""
        if self.negated:
            return terms.DENIED
        return terms.HEDGED if self.hedged else terms.ASSERTED

    def as_negated(self, negated: bool) -> "Reality":
        """The same, denied or not."""
        other = Reality(self.first)
        other.attempt, other.hedged, other.begun = self.attempt, self.hedged, self.begun
        other.negated = negated
        return other


def modal(flags: i64, found: Reality) -> bool:
    """Take in an auxiliary, adverb or negation; False where the word is none of them."""
    known = False
    if flags & roles.HYPOTHETICAL:
        found.dropped = "hypothetical"
        known = True
    if flags & roles.FUTURE:
        found.dropped = "future"
        known = True
    if flags & roles.HEDGE:
        found.hedged = known = True
    if flags & roles.NEGATION and found.dropped == _HALTED:
        found.dropped, known = "", True  # "never stopped storming X"
    elif flags & roles.NEGATION:
        found.negated = known = True
    return known or bool(flags & (AUXILIARY | roles.ADVERB))


def govern(item: Item, found: Reality) -> bool:
    """Take in a governing verb or noun; False where the word is none."""
    flags = item.flags
    if flags & roles.HALT:
        found.dropped = found.dropped or _HALTED  # "did not abandon plans to take X"
    elif flags & roles.PASS:
        found.begun |= bool(item.rare & rare.BEGIN)
    elif flags & roles.ATTEMPT:
        found.attempt = True
    elif flags & roles.FAIL:
        found.negated = True
    elif flags & roles.AIM:
        found.dropped = "plan, aim or order"
    else:
        return False
    return True


def noun(parse: Parse, at: i64, stop: i64, found: Reality) -> i64:
    """Walk left over the noun phrase of the trigger at `at`, then over what governs it; the infinitive or
    gerund that does ("to launch an attack"), of which the governor is yet to be found, or 0."""
    items = parse.items
    owned = at > 1 and bool(items[at - 1].flags & roles.GENITIVE) and items[at - 2].mention is not None
    j = at - 3 if owned else at - 1  # "to ensure X's capture"
    prepositions: i64 = 0
    governed = False
    while j >= max(0, at - MAX_WALK) and not _precedes(items[j]):
        flags = items[j].flags
        if governed:
            if not _governs_further(items, j, found):
                return 0
        elif _qualifies(items[j], prepositions, found) or (j > stop and _renewed(items, j)):
            pass
        elif govern(items[j], found):
            governed = True
            if flags & roles.PASS and j > stop and _hangs(items, j, at):
                found.first = j
                return j
        elif faced(items, j, j + 1) and not has(items, stop, j, _UNREAL | roles.AIM):
            return 0
        elif flags & (roles.OF | roles.PREPOSITION | roles.TO | roles.BY | roles.AND):
            prepositions += 1
            if (prepositions > 1 and not flags & roles.AND) or flags & roles.SINCE:
                return 0
        elif flags & AUXILIARY:
            _predicate(items, j, found)
            return 0
        found.first = j if governed else found.first
        j -= 1
    return 0


def _renewed(items: list[Item], j: i64) -> bool:
    """Whether the participle at `j` only describes the noun behind it ("a renewed assault")."""
    owned = roles.DETERMINER | roles.POSSESSIVE | roles.GENITIVE | roles.SIDE_ADJECTIVE
    led = items[j].flags & roles.PASS and items[j - 1].flags & owned
    return bool(led and items[j].forms & grammemes.PARTICIPLE)


def _hangs(items: list[Item], verb: i64, at: i64) -> bool:
    """Whether the verb at `verb` is an infinitive or gerund itself ("paused to launch an attack", "by
    resuming the siege"), and the noun at `at` no attack that is known ("to take part in the assault")."""
    form = items[verb - 1].flags & roles.TO or items[verb].forms & grammemes.GERUND
    known = has(items, verb + 1, at, roles.DEFINITE)
    return bool(form) and not (known and any(t.kind is terms.ASSAULT for t in items[at].entry.triggers))


def faced(items: list[Item], first: i64, at: i64) -> bool:
    """Whether the noun at `at` is what somebody is to beat back, and so goes on ("sent men to help repel the
    attack")."""
    return any(t.kind is terms.REPEL for j in range(first, at) for t in items[j].entry.triggers)


def _precedes(item: Item) -> bool:
    """Whether a word stands before all that may govern a noun behind it."""
    flags = item.flags
    if flags & (roles.SAY | roles.DENY) and not flags & (GOVERNORS | roles.ADVERB):
        return True
    if flags & (roles.STOP | roles.DASH | roles.RELATIVE | roles.COMPLEMENT) and not flags & roles.DETERMINER:
        return True
    return bool(flags & roles.COMMA) or (item.mention is not None and not flags & roles.ACTOR)


def _qualifies(item: Item, prepositions: i64, found: Reality) -> bool:
    """Take in what tells of a noun how real it is ("a possible assault", "no attacks"), and pass over what
    tells of an attack that it failed: it was made."""
    if item.flags & _UNREAL and modal(item.flags, found):
        return True
    return bool(item.flags & roles.FAIL and item.forms & grammemes.PARTICIPLE) and not prepositions


def _governs_further(items: list[Item], j: i64, found: Reality) -> bool:
    """Take in what governs the governor of a noun; False where the word at `j` does not."""
    flags = items[j].flags
    if items[j].rare & rare.MODAL and not items[j + 1].flags & (roles.HAVE | roles.BE):
        found.dropped = "hypothetical"  # "may launch an attack"
        return True
    if flags & roles.AIM and (flags | items[j + 1].flags) & roles.TO:
        found.dropped = "plan, aim or order"  # "is likely to attempt attacks"
        return True
    return bool(flags & roles.TO) or modal(flags, found) or govern(items[j], found)


def _predicate(items: list[Item], j: i64, found: Reality) -> None:
    """Take in what a noun is said to be by the auxiliary at `j`."""
    subject = back_over(items, j - 1, roles.HEDGE | roles.TO | roles.BE)
    if j and items[subject].flags & roles.AIM:  # "the goal is (likely to be) the capture of X"
        found.dropped = "plan, aim or order"
    if j and items[j - 1].flags & (roles.FUTURE | roles.HYPOTHETICAL):  # "will be a battle for X"
        modal(items[j - 1].flags, found)


def undone(items: list[Item], j: i64) -> bool:
    """Whether item `j` says that its subject was destroyed ("the bridgehead in X has been eliminated")."""
    if not (items[j].flags | items[j - 1].flags) & roles.BE and not items[j].entry.triggers:
        return False
    beaten = any(t.kind is terms.REPEL and t.defends for t in items[j].entry.triggers)
    return beaten or roles.CASUALTY in items[j].entry.traits


def apposed(items: list[Item], hedge: i64, at: i64) -> bool:
    """Whether the hedge belongs to a participle that is set behind a name ("X, reportedly entered on Monday,
    remains …")."""
    if not hedge or not items[hedge - 1].flags & roles.COMMA:
        return False
    told = [k for k in (hedge + 1, hedge + 2) if k < at and items[k].flags & roles.TRIGGER]
    return bool(told) and has(items, told[0], at, roles.COMMA)


def granted(items: list[Item], first: i64, at: i64) -> i64:
    """Where begins, from item `first` on, what a hedge of the noun at `at` would stand in: one of the verb is
    none of what only tells when that was ("likely left during the battle of X")."""
    j = at - 1
    while j > first and not items[j].flags & _ENDS:
        j -= 1
    dated = items[j].entry.preposition in _WHEN and has(items, j + 1, at, roles.DEFINITE)
    verb = roles.TRIGGER | roles.SAY
    return j if dated and any(i.forms & grammemes.TOLD or i.flags & verb for i in items[first:j]) else first
