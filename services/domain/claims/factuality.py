"""Whether what a trigger says happened: negation, modality, and what governs the trigger."""

from typing import Final

from mypy_extensions import mypyc_attr

from services.domain.claims import conditions, rare, roles, terms
from services.domain.claims.acting import parenthetic
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.claims.reports import owner
from services.domain.claims.triggers import Candidate
from services.domain.models import Factuality

MAX_WALK: Final = 14
_AFTER_VERB: Final = roles.PREPOSITION | roles.ADVERB | roles.SUBORDINATOR | roles.AND | roles.CONTRAST
_AIMED = frozenset({"on", "for", "toward", "to", "near"})
"""Prepositions that before a gerund tell of an aim ("focus on taking X") unless a verb tells otherwise."""
_SUBJECT: Final = 5
"""Items of a subject between "and" and its verb of speech."""
_ASIDE: Final = 5
"""Clauses up to the one behind an aside in dashes."""
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


def reality(parse: Parse, candidate: Candidate) -> Reality:
    """Judge the trigger by the words that govern it."""
    found = Reality(candidate.at)
    clause = parse.clause(candidate.at)
    _inside(parse, candidate, found)
    walk = _noun if candidate.trigger.pos == "noun" else _verb
    walk(parse, candidate.at, clause.first, found)
    if candidate.trigger.pos == "adjective":
        return Reality(candidate.at)
    if not found.dropped:
        _clause(parse, candidate, found)
    return found


def _inside(parse: Parse, candidate: Candidate, found: Reality) -> None:
    for item in parse.items[candidate.at + 1 : candidate.last + 1]:
        found.negated |= bool(item.flags & roles.NEGATION)
        found.hedged |= bool(item.flags & roles.HEDGE)


def _modal(flags: int, found: Reality) -> bool:
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
    if parse.free or "base" not in items[at].forms:
        return 0
    before = _actor_at(parse, at - 1)
    done = {"past", "participle"}
    return before if before > 0 and items[before].flags & _GOVERNORS and not items[before].forms & done else 0


def _verb(parse: Parse, at: int, stop: int, found: Reality) -> None:  # noqa: C901
    """Walk left over the verb group of the trigger at `at`."""
    items = parse.items
    gerund = "gerund" in items[at].forms
    infinitive = aimed = cited = tried = False
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
        elif flags & roles.BE and "gerund" in items[j].forms:
            gerund = True
        elif infinitive or gerund:
            if infinitive and flags & roles.FORCE and _actor_at(parse, j):
                j = _actor_at(parse, j)  # "would require Russian forces to take X"
                continue
            if flags & roles.CONDITIONAL | flags & roles.PURPOSE:
                found.dropped = found.dropped or "conditional"
            if flags & roles.HYPOTHETICAL or flags & roles.FUTURE:
                _modal(flags, found)
            elif gerund and not infinitive and flags & roles.HEDGE:
                found.hedged = True  # "were likely withdrawing"
            elif _govern(items[j], found):
                # "accused them of trying to take X"
                infinitive, gerund = False, "gerund" in items[j].forms and not parse.free
            elif flags & roles.HEDGE and infinitive:
                found.hedged = True
                infinitive = False
            elif _modal(flags, found):
                gerund = gerund and not flags & roles.BE
                if flags & _AUXILIARY and infinitive:
                    found.dropped = found.dropped or "purpose"
                    infinitive = False
            elif infinitive and flags & roles.BY:
                cited = True
            elif infinitive and flags & roles.OF and items[j - 1].flags & roles.ATTEMPT:
                pass  # "attempts of the enemy to"
            elif infinitive and flags & roles.SAY and "participle" in items[j].forms:
                # "was said by Kyiv to have", "the Russians, said to hold"
                found.hedged = found.hedged or not cited
                infinitive = False
            elif gerund and flags & (roles.PREPOSITION | roles.OF | roles.BY):
                aimed = aimed or items[j].entry.preposition in _AIMED
            elif gerund and not parse.free and (items[j].rare & rare.CONSUMED or flags & roles.NUMBER):
                pass  # "within 500 metres of surrounding X"
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
                j = _actor_at(parse, j)
                continue
            else:
                break
        elif flags & roles.AND and _coordinate(parse, j, at, stop):
            j = _coordinate(parse, j, at, stop)
            infinitive = True
        elif not (_modal(flags, found) or _govern_finite(items[j], found)):
            break
        found.first = j
        j -= 1
    if aimed and gerund and any(item.flags & roles.PASS for item in items[stop:j]):
        aimed = False  # "I thank the brigade for X and for holding Y"
    if infinitive or (aimed and gerund):
        found.dropped = found.dropped or "purpose"


def _failed_attempt(items: list[Item], j: int) -> bool:
    """Whether the participle at `j` only tells of an attempt that it failed ("two failed attempts to")."""
    following = items[j + 1]
    noun = following.flags & roles.ATTEMPT or following.rare & rare.CONSUMED
    return "participle" in items[j].forms and bool(noun)


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
    """The "to" that governs the base form at `at` over a conjunction ("to surround A and take B"); 0 where
    none does."""
    items = parse.items
    if "base" not in items[at].forms or items[at].forms & {"past", "participle"}:
        return 0
    for j in range(conjunction - 1, stop - 1, -1):
        following = items[j + 1]
        infinitive = "base" in following.forms or not (following.flags or following.capital)
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
            return actor.first - 1
    return 0


def _noun(parse: Parse, at: int, stop: int, found: Reality) -> None:  # noqa: C901
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
            if flags & roles.AIM and items[j + 1].flags & roles.TO:
                found.dropped = found.dropped or "plan, aim or order"  # "is likely to attempt attacks"
            elif flags & roles.TO or _modal(flags, found) or _govern(items[j], found):
                pass
            else:
                break
        elif flags & (roles.HYPOTHETICAL | roles.FUTURE | roles.HEDGE | roles.NEGATION) and _modal(
            flags, found
        ):
            pass
        elif flags & roles.FAIL and not prepositions and "participle" in items[j].forms:
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
                _modal(items[j - 1].flags, found)
            break
        found.first = j if governed else found.first
        j -= 1


def _clause(parse: Parse, candidate: Candidate, found: Reality) -> None:  # noqa: C901
    """The rest of the clause: its opening word, a hedge to the left, a modal to the right of a noun."""
    items = parse.items
    clause = parse.clause(candidate.at)
    if clause.marker & roles.CONDITIONAL:
        found.dropped = "conditional"
        return
    if clause.marker & roles.PURPOSE:
        found.dropped = "purpose"
        return
    if _not_known(parse, candidate.at):
        found.dropped = "not known"
        return
    if found.hedged and _under_condition(parse):
        found.dropped = "conditional"
        return
    found.dropped = conditions.unreal(parse, candidate, clause)
    if found.dropped:
        return
    found.hedged = found.hedged or conditions.doubted(parse, candidate, clause)
    if clause.marker & roles.COMPLEMENT:
        found.hedged = found.hedged or _hedged_before(parse, clause.first)
    for j in range(clause.first, candidate.at):
        if items[j].flags & roles.HEDGE and not parse.inside[j] and not _later_hedge(items[j].flags):
            found.hedged = True
    if items[-1].rare & rare.QUESTION:
        found.dropped = "question"
        return
    neither = roles.NEGATION | roles.BOTH
    found.negated |= any(item.flags & neither == neither for item in items[clause.first : candidate.at])
    found.untrue = untrue(parse, candidate.at)
    if candidate.trigger.pos == "noun":
        _predicate(parse, candidate, _said_of(parse, candidate.at), found)
    elif not parse.free:
        found.hedged = found.hedged or conditions.hedged_behind(parse, candidate, clause)
        if conditions.fronted(parse, candidate, clause):
            found.dropped = "hypothetical"


def untrue(parse: Parse, at: int) -> bool:
    """Whether the sentence calls the report that it gives untrue ("claims that X had fallen are false")."""
    if not any(item.flags & (roles.REPORT_NOUN | roles.ANAPHOR) for item in parse.items[:at]):
        return False
    items = parse.items
    for j in range(at + 1, len(items)):
        flags = items[j].flags
        if flags & roles.UNTRUE and called(parse, at):
            return True
        if flags & roles.UNTRUE and _linked(items, at, j):
            return True
        if flags & roles.COMPLEMENT and items[j - 1].flags & roles.AND:
            return False
        said = flags & roles.SAY and not flags & roles.REPORT_NOUN and not parenthetic(items, j)
        if flags & (roles.CONTRAST | roles.STOP) or said:
            return False
    return False


def _linked(items: list[Item], at: int, j: int) -> bool:
    """Whether the word at `j` is said of what stands before it, with "is" or "was called" between."""
    for k in range(max(at + 1, j - 4), j):
        if k >= j - 3 and (items[k].flags & roles.BE or items[k].rare & rare.COPULA):
            return True
        if roles.NAMING in items[k].entry.traits and items[k - 1].flags & roles.BE:
            return True
    return False


def called(parse: Parse, at: int) -> int:
    """The verb that calls the report which holds item `at` something ("called reports that …"); 0 if none."""
    items = parse.items
    for j in range(at - 1, 0, -1):
        if items[j].flags & roles.REPORT_NOUN:
            named = [k for k in range(max(0, j - 4), j) if roles.NAMING in items[k].entry.traits]
            return named[0] if named else 0
        if items[j].flags & (roles.STOP | roles.CONTRAST):
            return 0
    return 0


def _intransitive(parse: Parse, j: int) -> bool:
    """Whether the verb at `j` has no object ("has stalled")."""
    following = parse.items[j + 1] if j + 1 < len(parse.items) else None
    return following is None or not following.low.isalnum() or bool(following.flags & _AFTER_VERB)


def _not_known(parse: Parse, at: int) -> bool:
    """Whether the sentence up to the trigger says that it is not known ("could not verify that …")."""
    clause = parse.clause(at)
    apart = clause.marker & roles.RELATIVE and not clause.marker & roles.COMPLEMENT and not parse.free
    for j in range(at, clause.first if apart else -1, -1):
        flags = parse.items[j].flags
        if flags & roles.UNKNOWING:
            return True
        if flags & roles.SAY and "gerund" in parse.items[j].forms and j < at:
            return False  # "made no mention of it, saying only that …"
        if flags & roles.SAY and j < at and _says_as_well(parse, j):
            return False  # "did not mention it, and an official wrote that …"
        if flags & roles.REPORT_NOUN and j < at and owner(parse, j):
            return False
        if flags & (roles.STOP | roles.CONTRAST):
            return False
    return False


def _says_as_well(parse: Parse, j: int) -> bool:
    """Whether the verb of speech at `j` has a subject that "and" joins on."""
    if parse.free or "past" not in parse.items[j].forms:
        return False
    subject = parse.items[max(0, j - _SUBJECT) : j]
    joined = [n for n, item in enumerate(subject) if item.flags & roles.AND]
    return (
        bool(joined)
        and joined[-1] + 1 < len(subject)
        and not any(
            item.flags & (roles.COMMA | roles.SAY | roles.TRIGGER) for item in subject[joined[-1] + 1 :]
        )
    )


def _under_condition(parse: Parse) -> bool:
    return any(
        clause.marker & roles.CONDITIONAL and not parse.items[clause.first].rare & rare.INDIRECT
        for clause in parse.clauses
    )


def _hedged_before(parse: Parse, first: int) -> bool:
    """Whether the clause at `first` hangs on a hedge ("it appears that …")."""
    return any(item.flags & roles.HEDGE for item in parse.items[max(0, first - 3) : first])


def _later_hedge(flags: int) -> bool:
    return bool(flags & roles.FORCE)


def _said_of(parse: Parse, at: int) -> int:
    """The last item of what may be said of the noun at `at`: its clause, and on behind an aside in dashes."""
    number = parse.clause_of[at]
    if number + 1 < len(parse.clauses) and parse.clauses[number + 1].marker & roles.DASH:
        for after in parse.clauses[number + 2 : number + _ASIDE]:
            if after.marker & roles.DASH:
                return after.last
    last = parse.clauses[number].last
    pause = number + 1 < len(parse.clauses) and parse.items[last].flags & roles.COMMA and not parse.free
    if pause and parse.clauses[number + 1].marker & roles.CONDITIONAL:
        return parse.clauses[number + 1].last  # "the fall of X, if it happens, would …"
    return last


def _predicate(parse: Parse, candidate: Candidate, last: int, found: Reality) -> None:
    """What is said of a noun that is the subject: "the fall of X would …", "an attack on X is likely"."""
    items = parse.items
    for j in range(candidate.last + 1, min(last + 1, candidate.last + 20)):
        flags = items[j].flags
        if flags & roles.UNKNOWING:
            found.dropped = found.dropped or "not known"
            return
        if flags & (roles.HYPOTHETICAL | roles.FUTURE):
            _modal(flags, found)
            return
        if items[j].rare & rare.MODAL and j + 1 < len(items) and not items[j + 1].flags & roles.HAVE:
            found.dropped = found.dropped or "hypothetical"  # "the loss of X may force …"
            return
        if flags & roles.BE and conditions.is_goal(parse, j):
            found.dropped = found.dropped or "plan, aim or order"
            return
        if flags & roles.HALT and _intransitive(parse, j):
            ended = items[j].forms & {"past", "participle"} or items[j].rare & rare.OVER
            before = items[max(candidate.last + 1, j - 3) : j]
            if ended and not any(item.flags & roles.NEGATION for item in before):
                found.dropped = found.dropped or "ended or prevented"
                return
        if (
            flags & roles.TRIGGER and any(t.pos == "verb" for t in items[j].entry.triggers)
        ) or flags & roles.SAY:
            return
