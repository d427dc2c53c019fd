"""What tells of another time than the article's: background, recollections, what only tells when."""

from datetime import date
from typing import Final

from services.domain.claims.reality.timing import names_time
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax import dates
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind

BEFORE_NOUN: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.QUANTIFIER | roles.NUMBER
    | roles.ADVERB | roles.SECTOR
)  # fmt: skip
"""What may stand between a preposition and its noun."""
_PUBLISHED: Final = 12
"""Words in which a sentence names what its outlet has published."""
_APPOSED: Final = 9
"""Items back within which it is told what place a state is of."""
_STATES: Final = frozenset({terms.CONTROL, terms.ENCIRCLEMENT})
_LASTING: Final = frozenset({terms.CAPTURE, terms.CONTROL})
_GOING_ON: Final = frozenset({terms.ASSAULT, terms.ENCIRCLEMENT})
_AFTER: Final = roles.PREPOSITION | roles.SUBORDINATOR
_PARTS: Final = _AFTER | roles.AND | roles.COMMA | roles.TRIGGER


def withdrawn(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is what the outlet has published and takes back ("an earlier version of this article said
    …")."""
    items = parse.items
    for j in range(min(candidate.at, _PUBLISHED) if not parse.free else 0):
        if items[j].flags & roles.RARE and items[j].rare & rare.WITHDRAWN:
            between = range(j + 1, candidate.at)
            if any(items[k].flags & (roles.STOP | roles.CONTRAST) for k in between):
                return False
            # not "misspelled the name of X, which they captured"
            return any(
                bool(items[k].flags & roles.SAY) and not items[k - 1].flags & roles.DETERMINER
                for k in between
            )
    return False


def meanwhile(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun only tells the time of something else ("during the occupation of X")."""
    items = parse.items
    j = candidate.at - 1
    # "during the city's siege"
    owner = roles.NONE if parse.free else roles.GENITIVE | roles.PLACE | roles.PLACE_NOUN
    while (
        j >= 0
        and not items[j].flags & roles.PREPOSITION
        and (items[j].flags & (BEFORE_NOUN | owner) or (parse.free and items[j].forms & grammemes.ADJECTIVE))
    ):
        j -= 1
    if candidate.trigger.pos != "noun" or j < 0:
        return False
    until = parse.free and items[j].entry.preposition == "to"  # "until the capture of X"
    through = candidate.trigger.kind in _LASTING and items[j].entry.preposition == "into"  # "all through"
    if items[j].flags & roles.OF and not parse.free and items[j - 1].rare & rare.UNIT:
        return candidate.trigger.kind in _LASTING  # "on the first day of the liberation"
    return until or through or items[j].entry.preposition == "during"


def is_background(parse: Parse, candidate: Candidate, kind: Kind, time: When | None) -> bool:
    """Whether it happened too long before the article, or is over."""
    if time is not None and time.background:
        lasts = kind in _STATES and not _had_been(parse, candidate)  # not "had held it since April"
        return not (time.since and (lasts or (kind in _GOING_ON and _since_then(parse, candidate))))
    if parse.free and candidate.trigger.pos == "noun" and _long_past(parse, candidate):
        return True
    if candidate.trigger.kind is terms.CONTROL and _until_last(parse, candidate):
        return True
    if candidate.trigger.mutual and candidate.trigger.pos == "noun" and not parse.free:
        return _was_one(parse, candidate)
    return kind is terms.CONTROL and _over(parse, candidate)


def _was_one(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is told what a battle was, which so is over ("the battle of X was a series of clashes")."""
    clause = parse.clause(candidate.at)
    told = parse.items[clause.first : clause.last + 1]
    was = next((n for n, item in enumerate(told) if roles.PAST_BE in item.entry.traits), 0)
    battles = [n for n, i in enumerate(told) if any(t.mutual and t.pos == "noun" for t in i.entry.triggers)]
    one = all(i.flags & roles.OF or not i.flags & _PARTS for i in told[was + 1 : battles[-1]])
    return one and battles[0] < was < battles[-1]


def _since_then(parse: Parse, candidate: Candidate) -> bool:
    """Whether what began long ago goes on ("has been fought over since June")."""
    tried = candidate.trigger.kind is not terms.ASSAULT  # "has been trying to take X since August"
    before = parse.items[max(0, candidate.at - (8 if tried else 2)) : candidate.at]
    if candidate.trigger.pos in ("noun", "phrase"):  # "where fighting has gone on since June"
        before = before + parse.items[candidate.at : parse.clause(candidate.at).last + 1]
    perfect = any(bool(item.flags & roles.HAVE) and not item.forms & grammemes.PAST for item in before)
    return perfect and not parse.free


def _until_last(parse: Parse, candidate: Candidate) -> bool:
    """Whether it tells who had held the last place that another has just taken ("took X, the last city there
    under Ukrainian control")."""
    items = parse.items
    if parse.free:
        return False
    j = candidate.at - 1
    town = False
    while j > max(0, candidate.at - _APPOSED) and not items[j].flags & (roles.COMMA | roles.STOP | roles.SAY):
        last = bool(items[j].flags & roles.LAST) and not items[j + 1].rare & rare.UNIT  # not "last week"
        if town and last:
            return any(t.kind is terms.CAPTURE for i in items[:j] for t in i.entry.triggers)
        town = town or bool(items[j].flags & roles.PLACE_NOUN)
        j -= 1
    return False


def _long_past(parse: Parse, candidate: Candidate) -> bool:
    """Whether "after the liberation" only dates what else is told, of people that are no party."""
    items, at = parse.items, candidate.at
    led = at > 0 and items[at - 1].entry.preposition in ("after", "since")
    if at > 1 and items[at - 1].flags & roles.IT:
        led = items[at - 2].entry.preposition in ("after", "following")  # "after its liberation"
    if not led or parse.actors:
        return False
    others = [*items[:at], *items[candidate.last + 1 :]]
    return not any(item.flags & (roles.TRIGGER | roles.SAY | roles.ACCORDING) for item in others)


def _over(parse: Parse, candidate: Candidate) -> bool:
    """Whether a state is told as past and gone ("was under occupation for six months")."""
    clause = parse.clause(candidate.at)
    items = parse.items[clause.first : clause.last + 2]
    since = parse.items[clause.first : candidate.at + (candidate.voice == "active")]
    past = any(i.forms & grammemes.PAST for i in since) and not any(i.flags & roles.HAVE for i in since)
    if past and not parse.free and items[0].rare & rare.UNTIL:
        return True  # "when they held X", "when X was held"
    behind = parse.items[clause.last + 1 : clause.last + 4]  # "until (late) March"
    if len(behind) > 1 and behind[0].rare & rare.UNTIL and any(map(names_time, behind[1:])):
        return True  # "lived under occupation until last September"
    was = any(roles.PAST_BE in item.entry.traits for item in items)
    been = was or any(item.flags & roles.BE and item.forms & grammemes.PAST for item in items)
    if parse.free and been and clause.marker & roles.RELATIVE:
        return True  # "X, which was occupied"
    until = next((n for n, item in enumerate(items[:-1]) if item.rare & rare.UNTIL), -1)
    if until >= 0 and any(map(names_time, items[until + 1 : until + 3])) and was:
        return True  # "Until last week X was in Ukrainian hands"
    near = parse.items[max(clause.first, candidate.at - 3) : candidate.at if not parse.free else 0]
    if any(item.flags & roles.BE and item.forms & grammemes.PRESENT for item in near):
        return False  # "which has seen a year of fighting, is held by …"
    told = bool(parse.items[candidate.at].forms & grammemes.PAST) and candidate.trigger.pos == "phrase"
    told = told or been
    if not told and not any(
        bool(i.forms & grammemes.PAST) and not i.flags & (roles.TRIGGER | roles.SAY) for i in items
    ):
        return False
    return any(
        bool(item.rare & rare.UNIT and items[n - 1].low != "-")  # not "a three-month siege"
        and (bool(items[n - 1].flags & roles.NUMBER) or (n > 1 and bool(items[n - 2].flags & roles.NUMBER)))
        and not (n + 1 < len(items) and _from_there(items[n + 1]))
        and not (n + 1 < len(items) and items[n + 1].flags & _AFTER == _AFTER)  # "a day after it fell"
        for n, item in enumerate(items)
        if n
    )


def _from_there(item: Item) -> bool:
    """Whether a span of time is counted from something ("two weeks ago"), or is something's ("week-long")."""
    return bool(item.rare & rare.LATER) or roles.AGO in item.entry.traits or item.low == "-"


def _had_been(parse: Parse, candidate: Candidate) -> bool:
    """Whether it tells who held the place before ("the only town that Ukraine had held there, …")."""
    if parse.free:  # "they held it since May", in the past tense alone
        told = parse.items[parse.clause(candidate.at).first : candidate.last + 1]
        return any(item.forms & grammemes.PAST and item.forms & grammemes.FINITE for item in told)
    if candidate.trigger.pos != "verb" or candidate.voice != "active":
        return False
    before = parse.items[max(0, candidate.at - 3) : candidate.at]
    # "had held X since April" until something else came
    return any(item.flags & roles.HAVE and item.forms & grammemes.PAST for item in before)


def goes_on(parse: Parse, candidate: Candidate, published: date | None, tale: bool) -> bool:
    """Whether the clause tells of the time of what was told before ("a few days earlier", "its
    liberation"), and names no day of the week. Of a `tale`, told right before, the past tense alone does."""
    clause = parse.clause(candidate.at)
    if clause.marker & roles.COMPLEMENT and (said := dates.when(parse.items[: clause.first], published)):
        return said.background
    items = parse.items[clause.first : clause.last + 1]
    if any(item.rare & rare.WEEKDAY for item in items):
        return False  # "Moscow had announced its capture on Sunday"
    noun = candidate.trigger.pos == "noun" and not parse.free
    if noun and candidate.at and parse.items[candidate.at - 1].flags & roles.POSSESSIVE:
        return True  # "its liberation"
    return any(item.rare & rare.LATER for item in items) or (tale and _retold(parse, candidate))


def _retold(parse: Parse, candidate: Candidate) -> bool:
    """Whether a sentence goes on with a tale: in the past tense alone, on nobody's word."""
    items = parse.items
    voiced = roles.SAY | roles.ACCORDING | roles.QUOTE
    if parse.free or any(item.flags & voiced for item in items):
        return False
    done = grammemes.PAST | grammemes.PARTICIPLE
    now = any(bool(item.flags & (roles.HAVE | roles.BE)) and not item.forms & done for item in items)
    clause = parse.clause(candidate.at)
    told = items[clause.first : clause.last + 1]
    return not now and any(item.forms & grammemes.PAST for item in told)
