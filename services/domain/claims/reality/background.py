"""What tells of another time than the article's: background, recollections, what only tells when."""

from datetime import date
from typing import Final

from services.domain.claims.sentences.annotation import Item
from services.domain.claims.syntax import dates
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.phrases import FINITE
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models import Kind

BEFORE_NOUN: Final = (
    roles.DETERMINER | roles.POSSESSIVE | roles.SIDE_ADJECTIVE | roles.QUANTIFIER | roles.NUMBER
    | roles.ADVERB | roles.SECTOR
)  # fmt: skip
"""What may stand between a preposition and its noun."""
_PUBLISHED: Final = 12
"""Words in which a sentence names what its outlet has published."""
_APPOSED: Final = 9
"""Items back within which it is told what place a state is of."""


_OWNED: Final = 6
"""Items from a time in the genitive to the noun that it dates."""
_LASTING: Final = frozenset({terms.CAPTURE, terms.CONTROL})
_DEED: Final = grammemes.PARTICIPLE | grammemes.PAST
_YEAR: Final = 4
"""Figures of a year."""


def time_of(parse: Parse, candidate: Candidate, published: date | None) -> When | None:
    """When it happened, as its clause says, or an adverbial clause before it ("On 16 February, …")."""
    number = parse.clause_of[candidate.at]
    clause = parse.clauses[number]
    found = dates.when(_apart_from_asides(parse, candidate, clause), published)
    if candidate.trigger.pos == "phrase" and not parse.items[candidate.at].low[0].isalnum():
        note = parse.items[candidate.at : clause.last + 1]  # "X: Russian-held, lost last winter"
        end = next((n for n, item in enumerate(note) if item.flags & roles.COMMA), len(note))
        return dates.when(note[:end], published)
    if (
        found is None
        and clause.marker & roles.SUBORDINATOR
        and dates.long_before(parse.items[: clause.first])
    ):
        return When(background=True)
    if found is None and number and not parse.free and _when_long_past(parse, number, published):
        return When(background=True)
    if found is None and number:
        before = parse.clauses[number - 1]
        items = _undescribed(parse, before)
        dated = any(_dates(item) for item in parse.items[max(0, clause.first - 2) : clause.first])
        when = clause.marker & roles.RELATIVE and dated  # "until September, when it was retaken"
        described = roles.BACKGROUND in items[0].entry.traits and len(items) > 1 and not parse.free
        named = described and bool(items[1].flags & roles.DETERMINER)
        told = any(i.flags & (roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE) for i in items)
        if when or not (told or named):  # "Once a stronghold, X is …"
            found = dates.when(items, published)
    return found


def _when_long_past(parse: Parse, number: int, published: date | None) -> bool:
    """Whether clause `number` only tells when something of old was ("in August 2022, after X fell, …"), or
    what was said then ("on 6 January 2022 he said that …")."""
    if not parse.clauses[number].marker & (roles.SUBORDINATOR | roles.COMPLEMENT):
        return False
    before = parse.clauses[number - 1]
    when = dates.when(parse.items[before.first : before.last + 1], published)
    return when is not None and when.background and not when.since


def _undescribed(parse: Parse, clause: Clause) -> list[Item]:
    """The items of a clause up to what describes the place it names ("In X, home to 500 before the war")."""
    items = parse.items
    for j in range(clause.first + 1, clause.last if not parse.free else 0):
        described = items[j].flags & roles.COMMA and items[j - 1].flags & roles.PLACE
        if described and _aside(items, j, clause.last) >= 0:
            return items[clause.first : j]
    return items[clause.first : clause.last + 1]


def _dates(item: Item) -> bool:
    """Whether the item is part of a date or a span of time."""
    spans = item.rare & (rare.MONTH | rare.SEASON | rare.UNIT)
    return bool(spans or item.flags & (roles.LAST | roles.NUMBER))


def _apart_from_asides(parse: Parse, candidate: Candidate, clause: Clause) -> list[Item]:
    """The items of the clause but for what is set behind a name to describe it ("X, a town of 500 before the
    war, …")."""
    items = parse.items
    if parse.free:
        return items[clause.first : clause.last + 1]
    kept: list[Item] = []
    resumed = _main_clause(parse, clause, candidate.at)
    first, last = _own_words(items, candidate, clause)
    opening = items[clause.first]
    if clause.first and opening.flags & roles.RARE and roles.BACKGROUND in opening.entry.traits:
        end = _aside(items, clause.first - 1, clause.last)  # "X, once a stronghold, is …"
        resumed = end if 0 < end < candidate.at else resumed
    for j in range(first, last + 1):
        if j > candidate.last and items[j].flags & FINITE and items[j - 1].flags & roles.AND:
            break  # "has been occupied since March, and has not …"
        if j > resumed and items[j].flags & roles.COMMA and j and items[j - 1].flags & roles.PLACE:
            resumed = _aside(items, j, clause.last)
            if j < candidate.at < resumed:
                resumed = -1  # what is told is told there ("X, captured in May, …")
        if _owns(items, j) and not j < candidate.at <= j + _OWNED:
            continue  # "one of the gains of last summer's counteroffensive"
        if j > resumed and not (items[j].flags & roles.RARE and _of_another(items, j, candidate)):
            kept.append(items[j])
    return kept


def _own_words(items: list[Item], candidate: Candidate, clause: Clause) -> tuple[int, int]:
    """The words that tell of the trigger alone, where its clause joins several deeds each with its time ("was
    captured in April and retaken in October")."""
    first, last = clause.first, clause.last
    j = candidate.last + 1
    while j < last and not (_joins_deed(items, j) and _dated(items, candidate.last + 1, j)):
        j += 1
    if j < last:
        last = j
    j = candidate.at - 1
    while j > first and (
        items[j].flags & (roles.ADVERB | roles.BE | roles.NEGATION) or items[j].rare & rare.LATER
    ):
        j -= 1
    if j > first and _joins_deed(items, j) and _dated(items, candidate.last + 1, last + 1):
        first = j
    since = any(item.flags & roles.SINCE for item in items[first:j])
    if j > first and since and items[j].flags & roles.AND and items[j + 1].flags & roles.BE:
        first = j  # "has been on the front line since 2014 and is surrounded"
    return first, last


def _joins_deed(items: list[Item], j: int) -> bool:
    """Whether the word at `j` joins a further participle to those before ("and retaken", ", lost again")."""
    if not items[j].flags & (roles.AND | roles.COMMA | roles.CONTRAST):
        return False
    j += 1
    joint = roles.AND | roles.COMMA | roles.CONTRAST | roles.ADVERB | roles.BE
    while j < len(items) - 1 and items[j].flags & joint and not items[j].flags & roles.TRIGGER:
        j += 1
    return bool(items[j].flags & roles.TRIGGER) and bool(items[j].forms & _DEED)


def _dated(items: list[Item], first: int, last: int) -> bool:
    """Whether a month or year is among the items."""
    return any(items[j].rare & (rare.MONTH | rare.SEASON) or _is_year(items[j]) for j in range(first, last))


def _is_year(item: Item) -> bool:
    return bool(item.flags & roles.NUMBER) and len(item.low) == _YEAR and item.low.isdecimal()


def _owns(items: list[Item], j: int) -> bool:
    """Whether a time begins or stands at `j` that only dates the noun behind it ("last summer's")."""
    flags = items[j].flags
    if not flags & (roles.LAST | roles.TIME | roles.RARE):
        return False
    if not flags & (roles.LAST | roles.TIME) and roles.BACKGROUND not in items[j].entry.traits:
        return False
    return any(items[k].flags & roles.GENITIVE for k in range(j + 1, min(j + 3, len(items)))) and not any(
        items[k].flags & roles.COMMA for k in range(j + 1, min(j + 3, len(items)))
    )


def _of_another(items: list[Item], j: int, candidate: Candidate) -> bool:
    """Whether the word at `j` only dates a participle that describes the place ("the formerly Russian-held
    village", "previously occupied X") rather than what is told."""
    if roles.BACKGROUND not in items[j].entry.traits:
        return False
    if j and items[j - 1].flags & (roles.ACTOR | roles.FORCE):
        return False  # "what Russian forces previously gained"
    k = j + 1
    while k < len(items) and (items[k].flags & roles.SIDE_ADJECTIVE or items[k].low == "-"):
        k += 1
    described = (
        k < len(items) and items[k].flags & roles.TRIGGER and bool(items[k].forms & grammemes.PARTICIPLE)
    )
    described = described or (k < len(items) and any(t.pos == "adjective" for t in items[k].entry.triggers))
    return bool(described) and not j < candidate.at <= max(k, items[k].last)


def _main_clause(parse: Parse, clause: Clause, at: int) -> int:
    """The comma behind a relative clause about an adverbial that opens the sentence, where item `at` stands
    behind it ("In the south, where … in August, the army has …"); -1 where it does not."""
    items = parse.items
    if not clause.marker & roles.RELATIVE or not items[0].flags & roles.PREPOSITION:
        return -1
    if any(item.flags & (FINITE | roles.SAY | roles.TRIGGER) for item in items[: clause.first]):
        return -1
    commas = [j for j in range(clause.first, at) if items[j].flags & roles.COMMA]
    return commas[0] if commas else -1


def _aside(items: list[Item], comma: int, last: int) -> int:
    """Where the description ends that a comma opens behind a name ("a town of 500 before the war", "lost in
    May"); -1 where none does."""
    opening = items[comma + 1] if comma < last else items[comma]
    # ", which had been fought over for months, ", ", under Russian control since May, "
    aside = roles.DETERMINER | roles.RELATIVE | roles.TRIGGER
    # ", previously held by …, ", ", once a stronghold, "
    dated = comma + 1 < last and (roles.BACKGROUND in opening.entry.traits or opening.rare & rare.UNTIL)
    told = items[comma + 2] if dated else opening
    end = next((j - 1 for j in range(comma + 1, last + 1) if items[j].flags & roles.COMMA), last)
    gerund = dated and told.forms & grammemes.GERUND
    if told.flags & aside or told.forms & grammemes.PARTICIPLE or gerund:
        return end
    noun = not told.flags and not told.capital and told.low.isalpha()  # ", home to 500 before the war"
    return -1 if not noun or any(item.flags & roles.SAY for item in items[comma + 1 : end]) else end


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
                items[k].flags & roles.SAY and not items[k - 1].flags & roles.DETERMINER for k in between
            )
    return False


def meanwhile(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun only tells the time of something else ("during the occupation of X")."""
    items = parse.items
    j = candidate.at - 1
    while (
        j >= 0
        and not items[j].flags & roles.PREPOSITION
        and (items[j].flags & BEFORE_NOUN or (parse.free and items[j].forms & grammemes.ADJECTIVE))
    ):
        j -= 1
    if candidate.trigger.pos != "noun" or j < 0:
        return False
    until = parse.free and items[j].entry.preposition == "to"  # "until the capture of X"
    through = (
        candidate.trigger.kind in _LASTING and items[j].entry.preposition == "into"
    )  # "all through the …"
    if items[j].flags & roles.OF and not parse.free and items[j - 1].rare & rare.UNIT:
        return candidate.trigger.kind in _LASTING  # "on the first day of the liberation"
    return until or through or items[j].entry.preposition == "during"


def is_background(parse: Parse, candidate: Candidate, kind: Kind, time: When | None) -> bool:
    """Whether it happened too long before the article, or is over."""
    if time is not None and time.background:
        lasts = kind is terms.CONTROL and not _had_been(parse, candidate)  # not "had held it since April"
        return not (time.since and (lasts or (kind is terms.ASSAULT and _since_then(parse, candidate))))
    if parse.free and candidate.trigger.pos == "noun" and _long_past(parse, candidate):
        return True
    if candidate.trigger.passive is terms.CONTROL and parse.clause(candidate.at).marker & roles.RELATIVE:
        return _had_been(parse, candidate)  # "the biggest town that they had occupied"
    if candidate.trigger.kind is terms.CONTROL and _until_last(parse, candidate):
        return True
    if candidate.trigger.actor == "beside" and kind is terms.ADVANCE and _once_there(parse, candidate):
        return True
    return kind is terms.CONTROL and (_over(parse, candidate) or _had_been(parse, candidate))


def _since_then(parse: Parse, candidate: Candidate) -> bool:
    """Whether what began long ago goes on ("has been fought over since June")."""
    tried = candidate.trigger.kind is not terms.ASSAULT  # "has been trying to take X since August"
    before = parse.items[max(0, candidate.at - (5 if tried else 2)) : candidate.at]
    perfect = any(item.flags & roles.HAVE and not item.forms & grammemes.PAST for item in before)
    return perfect and not parse.free


def _until_last(parse: Parse, candidate: Candidate) -> bool:
    """Whether it tells who had held the last place that another has just taken ("took X, the last city there
    under Ukrainian control")."""
    items = parse.items
    j = candidate.at - 1
    town = False
    had = (
        candidate.trigger.pos == "verb"
        and items[j].flags & roles.HAVE
        and bool(items[j].forms & grammemes.PAST)
    )
    while j > max(0, candidate.at - _APPOSED) and not items[j].flags & (roles.COMMA | roles.STOP | roles.SAY):
        held = had and items[j].flags & roles.DETERMINER  # "the largest town that Kyiv had held there"
        last = items[j].flags & roles.LAST and not items[j + 1].rare & rare.UNIT  # not "last week"
        if town and (last or held):
            return not parse.free and any(
                t.kind is terms.CAPTURE for i in items[:j] for t in i.entry.triggers
            )
        town = town or bool(items[j].flags & roles.PLACE_NOUN)
        j -= 1
    return False


def _long_past(parse: Parse, candidate: Candidate) -> bool:
    """Whether "after the liberation" only dates what else is told, of people that are no party."""
    before = parse.items[candidate.at - 1] if candidate.at else None
    if before is None or before.entry.preposition not in ("after", "since") or parse.actors:
        return False
    others = [*parse.items[: candidate.at], *parse.items[candidate.last + 1 :]]
    return not any(item.flags & (roles.TRIGGER | roles.SAY | roles.ACCORDING) for item in others)


def _over(parse: Parse, candidate: Candidate) -> bool:
    """Whether a state is told as past and gone ("was under occupation for six months")."""
    clause = parse.clause(candidate.at)
    items = parse.items[clause.first : clause.last + 1]
    behind = parse.items[clause.last + 1 : clause.last + 3]
    if len(behind) > 1 and behind[0].rare & rare.UNTIL and _dates(behind[1]):
        return True  # "lived under occupation until last September"
    until = next((n for n, item in enumerate(items[:-1]) if item.rare & rare.UNTIL), -1)
    if until >= 0 and _dates(items[until + 1]) and any(roles.PAST_BE in i.entry.traits for i in items):
        return True  # "Until last week X was in Ukrainian hands"
    told = bool(parse.items[candidate.at].forms & grammemes.PAST) and candidate.trigger.pos == "phrase"
    if not told and not any(
        i.forms & grammemes.PAST and not i.flags & (roles.TRIGGER | roles.SAY) for i in items
    ):
        return False
    if any(i.flags & roles.HAVE and not i.forms & grammemes.PAST for i in items):
        return False
    if behind and behind[0].flags & roles.SUBORDINATOR and items[-1].rare & rare.UNIT:
        items = items[:-1]  # "…, a day after …" tells when it came to be
    return any(
        item.rare & rare.UNIT
        and (items[n - 1].flags & roles.NUMBER or (n > 1 and items[n - 2].flags & roles.NUMBER))
        for n, item in enumerate(items)
        if n
    )


def _once_there(parse: Parse, candidate: Candidate) -> bool:
    """Whether it tells who had been there before ("the troops who had been in X were withdrawn")."""
    before = parse.items[: candidate.at]
    if parse.free or any(item.flags & roles.SAY for item in before):
        return False
    return any(item.flags & roles.HAVE and item.forms & grammemes.PAST for item in before[-3:])


def _had_been(parse: Parse, candidate: Candidate) -> bool:
    """Whether it tells who held the place before ("the only town that Ukraine had held there, …")."""
    if parse.free or candidate.trigger.pos != "verb" or candidate.voice != "active":
        return False
    before = parse.items[: candidate.at]
    if any(item.flags & roles.SAY for item in before):
        return False  # "said that its troops had held X"
    # "had held X since April" until something else came
    return any(item.flags & roles.HAVE and item.forms & grammemes.PAST for item in before[-3:])


def goes_on(parse: Parse, candidate: Candidate, published: date | None) -> bool:
    """Whether the clause tells of the time of what was told before ("a few days earlier", "had by then"), and
    its sentence of no later one ("On Monday he declared that they had taken X")."""
    clause = parse.clause(candidate.at)
    if clause.marker & roles.COMPLEMENT and (said := dates.when(parse.items[: clause.first], published)):
        return said.background
    items = parse.items[clause.first : clause.last + 1]
    if any(item.rare & rare.WEEKDAY for item in items):
        return False  # "Moscow had announced its capture on Sunday"
    now = dates.when(parse.items, published)
    if now is not None and not now.background:
        return False  # "announced its liberation together with that of X, on 18 June"
    before = parse.items[max(clause.first, candidate.at - 4) : candidate.at]
    perfect = any(item.flags & roles.HAVE and item.forms & grammemes.PAST for item in before)
    if not parse.free and any(item.flags & roles.SAY for item in parse.items[: candidate.at]):
        perfect = False  # "The ministry said its troops had repelled …": as reports are told
    if candidate.trigger.pos == "noun" and candidate.at and not parse.free:
        perfect = perfect or bool(parse.items[candidate.at - 1].flags & roles.POSSESSIVE)  # "its liberation"
    return perfect or any(item.rare & rare.LATER for item in items)
