"""What governs a trigger from before it: auxiliaries, negations, verbs and nouns ("tried", "plans")."""

from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import Factuality

MAX_WALK: Final = 14
_AIMED: Final = frozenset({"on", "for", "toward", "to", "near"})
"""Prepositions that before a gerund tell of an aim ("focus on taking X") unless a verb tells otherwise."""
_BEFORE_ATTEMPT: Final = roles.DETERMINER | roles.QUANTIFIER | roles.ADVERB | roles.NUMBER | roles.RARE
_AUXILIARY: Final = roles.BE | roles.HAVE | roles.DO
_GOVERNORS: Final = roles.PASS | roles.ATTEMPT | roles.AIM | roles.FAIL | roles.HALT


@mypyc_attr(acyclic=True)
class Reality:
    """What became of a trigger. `dropped` says why it is no claim, empty where it may be one; `attempt`
    that it was tried; `untrue` that the sentence calls the report of it so; `first` is the item where its
    verb group begins."""

    def __init__(self, first: int) -> None:
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
        other.attempt, other.hedged, other.begun, other.negated = (
            self.attempt,
            self.hedged,
            self.begun,
            negated,
        )
        return other


def modal(flags: int, found: Reality) -> bool:
    """Take in an auxiliary, adverb or negation; False where the word is none of them."""
    known = False
    if flags & roles.HYPOTHETICAL:
        found.dropped = found.dropped or "hypothetical"
        known = True
    if flags & roles.FUTURE:
        found.dropped = found.dropped or "future"
        known = True
    if flags & roles.HEDGE:
        found.hedged = known = True
    if flags & roles.NEGATION:
        found.negated = known = True
    return known or bool(flags & (_AUXILIARY | roles.ADVERB))


def _govern(item: Item, found: Reality) -> bool:
    """Take in a governing verb or noun; False where the word is none."""
    flags = item.flags
    if flags & roles.HALT:
        found.dropped = found.dropped or "ended or prevented"
    elif flags & roles.PASS:
        found.begun = found.begun or bool(item.rare & rare.BEGIN)
    elif flags & roles.ATTEMPT:
        found.attempt = True
    elif flags & roles.FAIL:
        found.negated = True
    elif flags & roles.AIM:
        found.dropped = found.dropped or "plan, aim or order"
    else:
        return False
    return True


def _helped(parse: Parse, at: int) -> int:
    """The verb that governs a bare infinitive at `at` over its subject ("could help Russian forces cut the
    road"); 0 where none does."""
    items = parse.items
    if parse.free or not items[at].forms & grammemes.BASE:
        return 0
    before = _actor_at(parse, at - 1)
    done = grammemes.PAST | grammemes.PARTICIPLE
    return before if before > 0 and items[before].flags & _GOVERNORS and not items[before].forms & done else 0


_NEXT: Final = 4
"""Items back from an infinitive within which its subject stands right before it."""


def verb(parse: Parse, at: int, stop: int, found: Reality) -> None:  # noqa: C901
    """Walk left over the verb group of the trigger at `at`."""
    items = parse.items
    gerund = bool(items[at].forms & grammemes.GERUND)
    infinitive = aimed = cited = tried = whom = False
    j = _means(items, at)
    helped = _helped(parse, at)
    if helped:
        j, infinitive = helped, True
    while j >= max(0, at - MAX_WALK):
        flags = items[j].flags
        if flags & roles.FAIL and _failed_attempt(items, j):
            pass
        elif flags & roles.TO and not flags & (_GOVERNORS | roles.FUTURE | roles.HEDGE | roles.HYPOTHETICAL):
            infinitive = True
        elif flags & roles.BE and items[j].forms & grammemes.GERUND:
            gerund = True
        elif infinitive or gerund:
            if infinitive and flags & roles.FORCE and _actor_at(parse, j):
                if _last(parse, j):
                    return  # "the last soldiers to leave X"
                whom = True
                j = _actor_at(parse, j)  # "would require Russian forces to take X"
                continue
            if flags & roles.CONDITIONAL | flags & roles.PURPOSE:
                found.dropped = found.dropped or "conditional"
            if flags & roles.HYPOTHETICAL or flags & roles.FUTURE:
                modal(flags, found)
            elif gerund and not infinitive and flags & roles.HEDGE:
                found.hedged = True  # "were likely withdrawing"
            elif _govern(items[j], found):
                # "accused them of trying to take X"
                infinitive, gerund = False, bool(items[j].forms & grammemes.GERUND) and not parse.free
            elif flags & roles.HEDGE and infinitive:
                found.hedged = True
                if items[j].rare & rare.MODAL:
                    found.dropped = found.dropped or "hypothetical"  # "may take X and move on to Y"
                infinitive = False
            elif modal(flags, found):
                gerund = gerund and not flags & roles.BE
                if flags & _AUXILIARY and infinitive:
                    found.dropped = found.dropped or "purpose"
                    infinitive = False
            elif infinitive and flags & roles.BY:
                cited = True
            elif infinitive and flags & roles.OF and items[j - 1].flags & roles.ATTEMPT:
                pass  # "attempts of the enemy to"
            elif infinitive and flags & roles.SAY and items[j].forms & grammemes.PARTICIPLE:
                # "was said by Kyiv to have", "the Russians, said to hold"; not "told them to storm X"
                if whom and not cited:
                    found.dropped = found.dropped or "plan, aim or order"
                found.hedged = found.hedged or not cited
                infinitive = False
            elif gerund and flags & (roles.PREPOSITION | roles.OF | roles.BY):
                means = flags & roles.BY and not parse.free
                aimed = aimed or (not _done(parse, j) if means else items[j].entry.preposition in _AIMED)
                if items[j].entry.preposition == "from" and not parse.free:
                    found.dropped = found.dropped or "ended or prevented"  # "keep them from taking X"
            elif gerund and not parse.free and (items[j].rare & rare.CONSUMED or flags & roles.NUMBER):
                pass  # "within 500 metres of surrounding X"
            elif infinitive and j and not flags & ~roles.RARE and items[j - 1].flags & roles.NUMBER:
                pass  # "tried 14 times to"
            elif infinitive and (items[j].rare & rare.CONSUMED or flags & (roles.NUMBER | roles.BY)):
                tried = tried or bool(
                    items[j].rare & rare.CONSUMED
                )  # "made ten attempts to", "… by the enemy to"
            elif infinitive and tried and not flags & ~_BEFORE_ATTEMPT and items[j].low.isalpha():
                pass  # "made ten unsuccessful attempts to"
            elif infinitive and _tells_when(items, j):
                pass  # "claimed on Tuesday to have taken X"
            elif flags & roles.AND and _same_form(parse, j - 1, at):
                j -= 1
            elif j < at - 1 and _actor_at(parse, j):
                whom = j > at - _NEXT
                j = _actor_at(parse, j)
                continue
            else:
                break
        elif flags & roles.AND and _coordinate(parse, j, at, stop):
            j = _coordinate(parse, j, at, stop)
            infinitive = True
        elif not (modal(flags, found) or _govern_finite(items[j], found)):
            break
        found.first = j
        j -= 1
    if aimed and gerund and any(item.flags & roles.PASS for item in items[stop:j]):
        aimed = False  # "I thank the brigade for X and for holding Y"
    if infinitive or (aimed and gerund):
        found.dropped = found.dropped or "purpose"


def _last(parse: Parse, j: int) -> bool:
    """Whether the forces that end at item `j` are the last to do something."""
    items = parse.items
    first = next((a.first for a in parse.actors if a.first <= j <= a.last), j)
    if parse.free or any(item.entry.preposition == "for" for item in items[max(0, first - 3) : j]):
        return False  # "the order for the last units to leave X"
    return any(item.flags & roles.LAST for item in items[max(0, first - 1) : j])


def _failed_attempt(items: list[Item], j: int) -> bool:
    """Whether the participle at `j` only tells of an attempt that it failed ("two failed attempts to")."""
    following = items[j + 1]
    noun = following.flags & roles.ATTEMPT or following.rare & rare.CONSUMED
    return bool(items[j].forms & grammemes.PARTICIPLE) and bool(noun)


def _done(parse: Parse, by: int) -> bool:
    """Whether what the "by" at `by` tells the means of has been done ("have cut the road by taking X")."""
    number = parse.clause_of[by]
    clause = parse.clauses[number]
    if by == clause.first and number + 1 < len(parse.clauses):
        clause = parse.clauses[number + 1]
        told = parse.items[clause.first : clause.last + 1]
    else:
        told = parse.items[clause.first : by]
    unreal = roles.FUTURE | roles.HYPOTHETICAL | roles.TO | roles.NEGATION | _GOVERNORS & ~roles.PASS
    if any(item.flags & unreal and not item.flags & roles.PREPOSITION for item in told):
        return False
    return any(item.forms & grammemes.PAST or (item.flags & roles.HAVE and item.forms) for item in told)


def _means(items: list[Item], at: int) -> int:
    """Where to go on from before the verb at `at`: over what is used for it ("used a pipe to enter X")."""
    j = at - 1
    if j > 0 and items[j].rare & rare.CONSUMED:
        for k in range(j - 1, max(-1, j - 6), -1):
            if items[k].last == j:
                return k - 1 if items[k].flags & roles.PASS else j
    return j


def _tells_when(items: list[Item], j: int) -> bool:
    """Whether the item at `j` belongs to a day ("on Tuesday")."""
    return bool(items[j].flags & roles.TIME) or bool(
        items[j].flags & roles.PREPOSITION and items[j + 1].flags & roles.TIME
    )


def _same_form(parse: Parse, j: int, at: int) -> bool:
    """Whether the verb at `j` is coordinate with the one at `at` ("entering or leaving")."""
    return j >= 0 and bool(
        parse.items[j].flags & roles.TRIGGER and parse.items[j].forms & parse.items[at].forms
    )


def _coordinate(parse: Parse, conjunction: int, at: int, stop: int) -> int:
    """The "to" or auxiliary that governs the base form at `at` over a conjunction ("to surround A and
    take B", "will surround A and take B"); 0 where none does."""
    items = parse.items
    if not items[at].forms & grammemes.BASE or items[at].forms & (grammemes.PAST | grammemes.PARTICIPLE):
        return 0
    apart = False
    for j in range(conjunction - 1, stop - 1, -1):
        apart = apart or bool(items[j].flags & (roles.COMMA | roles.RELATIVE))
        if items[j].flags & (roles.FUTURE | roles.HYPOTHETICAL) or items[j].rare & rare.MODAL:
            return 0 if apart else j + 1
        following = items[j + 1]
        infinitive = bool(following.forms & grammemes.BASE) or not (following.flags or following.capital)
        if items[j].flags & roles.TO and infinitive:
            return j if not items[j].flags & _GOVERNORS else j + 1
    return 0


def _govern_finite(item: Item, found: Reality) -> bool:
    """Beyond the governor found ("had tried to take", "plans to try to take")."""
    flags = item.flags
    return (bool(flags & _GOVERNORS) and _govern(item, found)) or bool(flags & roles.TO)


def _actor_at(parse: Parse, j: int) -> int:
    """The item before the phrase of forces that ends at `j`; 0 where none ends there."""
    for actor in parse.actors:
        if actor.first <= j <= actor.last:
            before = actor.first - 1
            while before > 0 and parse.items[before].flags & roles.NUMBER and not parse.free:
                before -= 1  # "the 72nd brigade"
                if parse.items[before].flags & roles.DETERMINER:
                    return before - 1
            return before
    return 0


def noun(parse: Parse, at: int, stop: int, found: Reality) -> None:  # noqa: C901
    """Walk left over the noun phrase of the trigger at `at`, then over what governs it."""
    items = parse.items
    j = at - 1
    prepositions = 0
    governed = False
    while j >= max(0, at - MAX_WALK):
        flags = items[j].flags
        if flags & roles.CONDITIONAL or flags & roles.PURPOSE:
            found.dropped = found.dropped or "conditional"
            break
        if flags & (roles.SAY | roles.DENY) and not flags & (_GOVERNORS | roles.ADVERB):
            break
        if (
            flags & (roles.STOP | roles.DASH | roles.RELATIVE | roles.COMPLEMENT)
            and not flags & roles.DETERMINER
        ):
            break
        if flags & roles.COMMA or (items[j].mention is not None and not flags & roles.ACTOR):
            break
        if governed:
            if flags & roles.AIM and (flags | items[j + 1].flags) & roles.TO:
                found.dropped = found.dropped or "plan, aim or order"  # "is likely to attempt attacks"
            elif flags & roles.TO or modal(flags, found) or _govern(items[j], found):
                pass
            else:
                break
        elif flags & (roles.HYPOTHETICAL | roles.FUTURE | roles.HEDGE | roles.NEGATION) and modal(
            flags, found
        ):
            pass
        elif flags & roles.FAIL and not prepositions and items[j].forms & grammemes.PARTICIPLE:
            pass  # "failed attacks on X" were made
        elif _govern(items[j], found):
            governed = True
        elif flags & (roles.OF | roles.PREPOSITION | roles.TO | roles.BY | roles.AND):
            prepositions += 1
            if prepositions > 1 and not flags & roles.AND:
                break
        elif flags & _AUXILIARY:
            if j and items[j - 1].flags & roles.AIM:  # "the goal is the capture of X"
                found.dropped = found.dropped or "plan, aim or order"
            if j and items[j - 1].flags & (roles.FUTURE | roles.HYPOTHETICAL):  # "will be a battle for X"
                modal(items[j - 1].flags, found)
            break
        found.first = j if governed else found.first
        j -= 1
