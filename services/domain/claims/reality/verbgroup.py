"""What governs a verb from before it: auxiliaries, negations, verbs of which it is infinitive or gerund."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.reality import coordination
from services.domain.claims.reality.modality import GOVERNORS, MAX_WALK, Reality, govern, modal
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms

_AIMED: Final = frozenset({"on", "for", "toward", "to", "near"})
"""Prepositions that before a gerund tell of an aim ("focus on taking X") unless a verb tells otherwise."""
_BEFORE_ATTEMPT: Final = roles.DETERMINER | roles.QUANTIFIER | roles.ADVERB | roles.NUMBER | roles.RARE
_BEFORE_QUOTE: Final = roles.TO | roles.HYPOTHETICAL | roles.FUTURE | roles.ADVERB
_JOINING: Final = roles.AND | roles.COMMA
_DATING: Final = roles.PREPOSITION | roles.DETERMINER | roles.OF | roles.ADVERB  # "at the | end | of May"
_NEXT: Final = 4
"""Items back from an infinitive within which its subject stands right before it."""


def verb(parse: Parse, at: i64, stop: i64, found: Reality) -> None:
    """Take into `found` what governs the verb of the trigger at `at`, in a clause that begins at `stop`."""
    group = _Group(parse, at, stop, found)
    while group.j >= max(0, at - MAX_WALK) and group.goes_on():
        pass
    if group.unreached():
        found.dropped = "purpose"


@mypyc_attr(acyclic=True)
class _Group:
    """The walk to the left over a verb's group: item `j` is looked at next. `infinitive` and `gerund` tell
    what form the verb has of which the governor is looked for; `aimed` that a preposition of aims stands
    before it, `cited` "by …", `tried` a phrase of attempts, `whom` those who would act."""

    def __init__(self, parse: Parse, at: i64, stop: i64, found: Reality) -> None:
        self.parse = parse
        self.items = parse.items
        self.at = at
        self.stop = stop
        self.found = found
        helped = _helped(parse, at)
        self.j = helped or _wanted(parse, at) or _means(parse.items, at)
        self.infinitive = helped > 0
        self.gerund = bool(parse.items[at].forms & grammemes.GERUND)
        self.aimed = self.cited = self.tried = self.whom = False

    def unreached(self) -> bool:
        """Whether what governs the form was not found: it tells what something is for."""
        return self.infinitive or (self.aimed and self.gerund)

    def goes_on(self) -> bool:
        """Take in item `j`; False where it is before the group."""
        items, j = self.items, self.j
        flags = items[j].flags
        if flags & roles.FAIL and _failed_attempt(items, j):
            return self._take()
        if flags & roles.TO and not flags & (GOVERNORS | roles.FUTURE | roles.HEDGE | roles.HYPOTHETICAL):
            self.infinitive = True
            return self._take()
        if flags & roles.BE and items[j].forms & grammemes.GERUND:
            self.gerund = True
            self.found.first = j
            self.j = _wanted(self.parse, j) or j - 1  # "the risk of X being encircled"
            return True
        formed = self.infinitive or self.gerund  # "has "every chance" of taking X"
        if flags & roles.QUOTE and j and (formed or items[j - 1].flags & _BEFORE_QUOTE):
            return self._take()  # "told them to "lay down arms"", "would "soon" take X"
        if formed:
            return self._before_form(flags)
        if flags & _JOINING and (governor := coordination.governor(self.parse, j, self.at, self.stop)):
            self.j = governor
            self.infinitive = True
            return self._take()
        if flags & roles.AND and coordination.negated(self.parse, j):
            self.found.negated = True
            return False
        if modal(flags, self.found) or (bool(flags & GOVERNORS) and govern(items[j], self.found)):
            return self._take()  # beyond the governor found ("had tried to take", "plans to try to take")
        return self.found.attempt and self._over_noun()

    def _over_noun(self) -> bool:
        """Go on from an attempt that is a noun to the verb that it is the object of ("is planning another
        attempt to"); False where none stands before it."""
        k = self.j
        while k > max(self.stop, self.j - _NEXT) and _qualifies(self.items[k]):
            k -= 1
        if k == self.j or not self.items[k].flags & GOVERNORS:
            return False
        self.j = k
        return True

    def _take(self) -> bool:
        """Let the group begin with item `j`, and go on before it."""
        self.found.first = self.j
        self.j -= 1
        return True

    def _before_form(self, flags: i64) -> bool:
        """Take in item `j` before an infinitive or gerund whose governor has not been found."""
        if self.infinitive and flags & roles.FORCE and (before := _actor_at(self.parse, self.j)):
            if _last(self.parse, self.j):
                self.infinitive = self.gerund = False
                return False  # "the last soldiers to leave X"
            self.whom, self.j = True, before  # "would require Russian forces to take X"
            return True
        if self.gerund and flags & roles.SINCE:
            return False  # "no gains since taking X"
        known = (
            (self.infinitive and _tells_when(self.items, self.j))
            or self._governor(flags)
            or (self.infinitive and self._source(flags))
            or (self.gerund and self._preposition(flags))
            or (self.infinitive and self._attempt(flags))
        )
        return self._take() if known else self._over_subject(flags)

    def _governor(self, flags: i64) -> bool:
        """Whether item `j` governs the infinitive or gerund, which then needs no other governor."""
        items, j, found = self.items, self.j, self.found
        if flags & (roles.HYPOTHETICAL | roles.FUTURE):
            modal(flags, found)
        elif self.gerund and not self.infinitive and flags & roles.HEDGE:
            found.hedged = True  # "were likely withdrawing"
        elif govern(items[j], found):
            self.infinitive = False  # "accused them of trying to take X"
            self.gerund = bool(items[j].forms & grammemes.GERUND)
        elif self.infinitive and _attacked(items, j, self.at - 1):
            found.attempt = True  # "launched an assault to take X"
            self.infinitive = False
        elif flags & roles.HEDGE and self.infinitive:
            found.hedged = True
            self.infinitive = False
        elif modal(flags, found):
            self.gerund = self.gerund and not flags & roles.BE
        else:
            return False
        return True

    def _source(self, flags: i64) -> bool:
        """Whether item `j` belongs to who says what the infinitive tells ("was said by Kyiv to have")."""
        items, j, found = self.items, self.j, self.found
        if flags & roles.BY:
            self.cited = True
            return True
        if flags & roles.OF and items[j - 1].flags & roles.ATTEMPT:
            return True  # "attempts of the enemy to"
        if flags & roles.SAY and items[j].forms & grammemes.PARTICIPLE:
            if self.whom and not self.cited:  # "told them to storm X", not "the Russians, said to hold"
                found.dropped = "plan, aim or order"
            found.hedged |= not self.cited
            self.infinitive = False
            return True
        return False

    def _preposition(self, flags: i64) -> bool:
        """Whether item `j` is a preposition of the gerund, or measures how far something is from it."""
        items, j = self.items, self.j
        if flags & (roles.PREPOSITION | roles.OF | roles.BY):
            aim = not _done(self.parse, j) if flags & roles.BY else items[j].entry.preposition in _AIMED
            self.aimed |= aim and (j > self.stop or items[j].entry.preposition != "on")  # "On entering X, …"
            if items[j].entry.preposition == "from":
                self.found.dropped = "ended or prevented"  # "keep them from taking X"
            return True
        return bool(items[j].rare & rare.CONSUMED or flags & roles.NUMBER)  # "within 500 m of surrounding X"

    def _attempt(self, flags: i64) -> bool:
        """Whether item `j` tells of attempts, how many or by whom ("made ten unsuccessful attempts by the
        enemy to", "tried 14 times to")."""
        items, j = self.items, self.j
        if j and not flags & ~roles.RARE and items[j - 1].flags & roles.NUMBER:
            return True
        if items[j].rare & rare.CONSUMED or flags & (roles.NUMBER | roles.BY):
            self.tried |= bool(items[j].rare & rare.CONSUMED)
            return True
        return self.tried and not flags & ~_BEFORE_ATTEMPT and items[j].low.isalpha()

    def _over_subject(self, flags: i64) -> bool:
        """Go on over a coordinate form, or over who is to act ("ordered the troops to"); False else."""
        if flags & _JOINING and (first := coordination.gerund(self.parse, self.j, self.at, self.stop)):
            self.j = first  # "focus on taking A and encircling B"
            return self._take()
        if self.j < self.at - 1 and (before := _actor_at(self.parse, self.j)):
            self.whom = self.j > self.at - _NEXT
            self.j = before
            return True
        if self.infinitive and flags & roles.COMMA:  # "have tried, so far in vain, to take X"
            for k in range(self.j - 1, max(self.stop, self.j - MAX_WALK), -1):
                if self.items[k].flags & roles.COMMA:
                    self.j = k - 1
                    return bool(self.items[k - 1].flags & GOVERNORS)
        return False


def _qualifies(item: Item) -> bool:
    """Whether the item only tells which attempt it is ("another", "their", "new")."""
    known = roles.DETERMINER | roles.POSSESSIVE | roles.NUMBER | roles.QUANTIFIER | roles.ADVERB
    return bool(item.flags & known) or (not item.flags and item.low.isalpha() and not item.capital)


def _attacked(items: list[Item], j: i64, to: i64) -> bool:
    """Whether the word at `j`, adverbs aside right before the "to" at `to`, tells of an attack that was made
    ("launched a new assault", "attacks"), not of one that is only talked of ("troops for an offensive")."""
    if not all(item.flags & roles.ADVERB for item in items[j + 1 : to]):
        return False
    attacks = [t for t in items[j].entry.triggers if t.kind is terms.ASSAULT and t.pos in ("noun", "verb")]
    if not attacks or attacks[0].pos == "verb":
        return bool(attacks)  # "fought house to house to take X"
    plural = items[j].forms & grammemes.PLURAL
    while j > 1 and _qualifies(items[j - 1]):
        j -= 1
    return bool(plural or items[j - 1].flags & roles.PASS)


def _helped(parse: Parse, at: i64) -> i64:
    """The verb that governs a bare infinitive at `at` over its subject ("could help Russian forces cut the
    road"); 0 where none does."""
    items = parse.items
    if not items[at].forms & grammemes.BASE:
        return 0
    before = _actor_at(parse, at - 1)
    done = grammemes.PAST | grammemes.PARTICIPLE
    return before if before > 0 and items[before].flags & GOVERNORS and not items[before].forms & done else 0


def _last(parse: Parse, j: i64) -> bool:
    """Whether the forces that end at item `j` are the last to do something."""
    items = parse.items
    first = next((a.first for a in parse.actors if a.first <= j <= a.last), j)
    if any(item.entry.preposition == "for" for item in items[max(0, first - 3) : j]):
        return False  # "the order for the last units to leave X"
    return has(items, first - 1, j, roles.LAST)


def _failed_attempt(items: list[Item], j: i64) -> bool:
    """Whether the participle at `j` only tells of an attempt that it failed ("two failed attempts to")."""
    following = items[j + 1]
    noun = following.flags & roles.ATTEMPT or following.rare & rare.CONSUMED
    return bool(items[j].forms & grammemes.PARTICIPLE) and bool(noun)


def _done(parse: Parse, by: i64) -> bool:
    """Whether what the "by" at `by` tells the means of has been done ("have cut the road by taking X")."""
    number = parse.clause_of[by]
    clause = parse.clauses[number]
    if by == clause.first and number + 1 < len(parse.clauses):
        clause = parse.clauses[number + 1]
        told = parse.items[clause.first : clause.last + 1]
    else:
        told = parse.items[clause.first : by]
    unreal = roles.FUTURE | roles.HYPOTHETICAL | roles.TO | roles.NEGATION | GOVERNORS & ~roles.PASS
    if any(bool(item.flags & unreal) and not item.flags & roles.PREPOSITION for item in told):
        return False
    return any(item.forms & grammemes.PAST or item.flags & roles.HAVE for item in told)


def _wanted(parse: Parse, at: i64) -> i64:
    """The verb of an aim or order that governs the place and the participle at `at` behind it ("wants X
    taken"), or the noun of whose gerund that is ("the risk of X falling"); 0 where none does."""
    items = parse.items
    being = at > 1 and bool(items[at - 1].flags & roles.BE and items[at - 1].forms & grammemes.GERUND)
    at -= int(being)  # "the risk of X being taken"
    of: i64 = next((ref.phrase for ref in parse.places if ref.last == at - 1), 0)
    if items[at].forms & grammemes.GERUND:
        of = (of or _actor_at(parse, at - 1) + 1) - 1
        return of - 1 if of > 0 and items[of].flags & roles.OF and items[of - 1].flags & roles.AIM else 0
    told: i64 = of and items[at].forms & grammemes.PARTICIPLE and items[of - 1].flags & roles.AIM
    return of - 1 if told else 0


def _means(items: list[Item], at: i64) -> i64:
    """Where to go on from before the verb at `at`: over what is used for it ("used a pipe to enter X")."""
    j = at - 1
    if j > 0 and items[j].rare & rare.CONSUMED:
        for k in range(j - 1, max(-1, j - 6), -1):
            if items[k].last == j:
                return k if items[k].flags & GOVERNORS else j
    return j


def _tells_when(items: list[Item], j: i64) -> bool:
    """Whether the item at `j` belongs to a time ("on Tuesday", "at the end of May")."""
    while j + 1 < len(items) and (items[j].flags & _DATING or items[j + 1].flags & roles.OF):
        j += 1
    return bool(items[j].flags & roles.TIME)


def _actor_at(parse: Parse, j: i64) -> i64:
    """The item before the phrase of forces that ends at `j`; 0 where none ends there."""
    for actor in parse.actors:
        if actor.first <= j <= actor.last:
            before = actor.first - 1
            while before > 0 and parse.items[before].flags & roles.NUMBER:
                before -= 1  # "the 72nd brigade"
                if parse.items[before].flags & roles.DETERMINER:
                    return before - 1
            return before
    return 0
