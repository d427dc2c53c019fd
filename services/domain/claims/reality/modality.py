"""What governs a trigger from before it: auxiliaries, negations, verbs and nouns ("tried", "plans")."""

from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import Factuality

MAX_WALK: Final = 14
AUXILIARY: Final = roles.BE | roles.HAVE | roles.DO
GOVERNORS: Final = roles.PASS | roles.ATTEMPT | roles.AIM | roles.FAIL | roles.HALT


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
    return known or bool(flags & (AUXILIARY | roles.ADVERB))


def govern(item: Item, found: Reality) -> bool:
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
        if flags & (roles.SAY | roles.DENY) and not flags & (GOVERNORS | roles.ADVERB):
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
            elif flags & roles.TO or modal(flags, found) or govern(items[j], found):
                pass
            else:
                break
        elif flags & (roles.HYPOTHETICAL | roles.FUTURE | roles.HEDGE | roles.NEGATION) and modal(
            flags, found
        ):
            pass
        elif flags & roles.FAIL and not prepositions and items[j].forms & grammemes.PARTICIPLE:
            pass  # "failed attacks on X" were made
        elif govern(items[j], found):
            governed = True
        elif flags & (roles.OF | roles.PREPOSITION | roles.TO | roles.BY | roles.AND):
            prepositions += 1
            if prepositions > 1 and not flags & roles.AND:
                break
        elif flags & AUXILIARY:
            if j and items[j - 1].flags & roles.AIM:  # "the goal is the capture of X"
                found.dropped = found.dropped or "plan, aim or order"
            if j and items[j - 1].flags & (roles.FUTURE | roles.HYPOTHETICAL):  # "will be a battle for X"
                modal(items[j - 1].flags, found)
            break
        found.first = j if governed else found.first
        j -= 1
