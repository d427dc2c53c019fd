"""Whether a verb of speech reports what stands behind it, or closes what stands before it."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, back_over, flags_at, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.opening import left_behind
from services.domain.claims.syntax.reports import is_noun
from services.domain.claims.syntax.sources import TIME
from services.domain.claims.syntax.subjects import before
from services.domain.claims.words import grammemes, rare, roles

_PAUSE: Final = roles.COMMA | roles.QUOTE | roles.DASH


def reports(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb at `j` is used as a verb of speech with what follows as its complement."""
    items = parse.items
    item = items[j]
    if is_noun(items, j) or _closed(parse, j, at) or contrary(items, j) or _reduced(parse, j):
        return False
    apposed = bool(j) and bool(items[j - 1].flags & roles.COMMA) and bool(item.forms & grammemes.PARTICIPLE)
    if apposed and items[j + 1].flags & roles.BY:
        return False  # "X, claimed by Russia on Monday, is …"
    if _describes(parse, j) or _of_this(items, j) or goes_on(items, j):
        return False
    if left_behind(parse, j, at):
        return False
    owned = roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.POSSESSIVE
    if j and items[j - 1].flags & owned and not item.forms & grammemes.PAST:
        return False
    if parse.clause(j).marker & roles.RELATIVE and parse.clause_of[j] != parse.clause_of[at]:
        # "X, who writes on Telegram, …": what follows is said by nobody in the relative clause
        number = parse.clause_of[j] + 1
        if number >= len(parse.clauses) or not parse.clauses[number].marker & roles.COMPLEMENT:
            return False
    return True


def _of_this(items: list[Item], j: i64) -> bool:
    """Whether the verb has all that is said in "this", and another clause follows ("denied this, and …")."""
    if j + 3 >= len(items) or not items[j + 1].flags & roles.ANAPHOR:
        return False
    joined = items[j + 2].flags & roles.COMMA and items[j + 3].flags & roles.AND
    return bool(joined and items[j].flags & roles.DENY)


def goes_on(items: list[Item], j: i64) -> bool:
    """Whether a verb that may be one of speech tells that something goes on ("maintained their offensive on
    X", not "maintained on Monday that X is theirs")."""
    thing = roles.POSSESSIVE | roles.DETERMINER | roles.TRIGGER
    if not items[j].rare & rare.STILL or flags_at(items, j + 1) & roles.COMPLEMENT:
        return False
    return flags_at(items, j + 1) & thing != 0


def _closed(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the speech of the verb at `j` is over before `at` ("…, the minister said on Monday, as …")."""
    clause = parse.clause(at)
    if not clause.marker & roles.SUBORDINATOR or clause.first <= j:
        return False
    between = parse.items[j + 1 : clause.first]
    aside = TIME | roles.PREPOSITION | roles.COMMA | roles.ADVERB | roles.DETERMINER | roles.NUMBER
    if not between or not between[-1].flags & roles.COMMA:
        return False
    return all(bool(i.flags & aside) and not i.flags & roles.COMPLEMENT for i in between)


def closes(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb of speech at `j` closes what stands before it, behind a comma or a quotation mark."""
    items = parse.items
    if contrary(items, j):
        return False
    if items[j - 1].flags & _PAUSE:
        if j + 1 >= len(items):
            return True
        # "the deputy, X, said (that) it had been taken"
        opens_clause = items[j + 1].flags & (roles.DETERMINER | roles.ACTOR | roles.PLACE)
        if items[j + 1].flags & roles.COMPLEMENT:
            return False
        return not opens_clause or not _states(items, j + 2)
    span = before(parse, j)
    if span is None:
        return False
    opens = span[0] - 1
    if opens > 0 and roles.AS_TOLD in items[opens].entry.traits:
        opens -= 1  # "…, as Russian bloggers reported"
    opens = back_over(items, opens, roles.QUANTIFIER, low=at)  # "…, some Russian sources reported"
    if opens <= at or not items[opens].flags & _PAUSE:
        return False
    j = on_over(items, j + 1 + bool(flags_at(items, j + 2) & TIME), TIME)  # "said on Monday it had …"
    opens_clause = bool(flags_at(items, j) & (roles.DETERMINER | roles.ACTOR | roles.PLACE))
    return not (flags_at(items, j) & roles.COMPLEMENT or (opens_clause and _states(items, j + 1)))


def _reduced(parse: Parse, j: i64) -> bool:
    """Whether the verb at `j` is a passive without its auxiliary ("the Russians, said to hold X, …")."""
    items = parse.items
    if j + 2 >= len(items) or not items[j + 1].flags & roles.TO or not items[j - 1].flags & roles.COMMA:
        return False
    if not items[j].forms & grammemes.PARTICIPLE:
        return False  # "Moscow, her ally, claims to have taken X"
    return bool(items[j + 2].flags & (roles.BE | roles.HAVE | roles.TRIGGER | roles.ADVERB))


def _describes(parse: Parse, j: i64) -> bool:
    """Whether the participle at `j` only describes the noun before it ("said in a video posted on Telegram
    that …")."""
    items = parse.items
    if not items[j].forms & grammemes.PARTICIPLE or j < 3 or not items[j - 1].flags & roles.SOURCE:
        return False
    k = back_over(items, j - 2, roles.DETERMINER | roles.POSSESSIVE | roles.NUMBER)
    if not items[k].flags & (roles.PREPOSITION | roles.BY):
        return False
    return any(
        bool(item.flags & roles.SAY) and not item.forms & grammemes.GERUND
        for item in items[max(0, k - 8) : k]
    )


def contrary(items: list[Item], j: i64) -> bool:
    """Whether the verb at `j` tells what somebody says that is not so ("whatever Moscow says")."""
    while j >= 0 and not items[j].flags & (_PAUSE | roles.STOP):
        if roles.CONTRARY in items[j].entry.traits:
            return True
        j -= 1
    return False


def _states(items: list[Item], first: i64) -> bool:
    """Whether a verb stands from `first` on, before the next pause."""
    for item in items[first:]:
        if item.flags & (_PAUSE | roles.STOP):
            return False
        if item.forms & grammemes.TOLD:
            return True
    return False
