"""When what a trigger tells was: by the words of its clause that date it rather than something else."""

from datetime import date
from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, has, on_over
from services.domain.claims.syntax import dates
from services.domain.claims.syntax.clauses import Clause, Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.phrases import FINITE
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_OWNED: Final = 6
"""Items from a time in the genitive to the noun that it dates."""
_DEED: Final = grammemes.PARTICIPLE | grammemes.PAST
_NAMING: Final = roles.PLACE | roles.PLACE_NOUN | roles.REGION
_WITHIN: Final = frozenset({"in", "during"})


def time_of(parse: Parse, candidate: Candidate, published: date | None) -> When | None:
    """When it happened, as its clause says, or an adverbial clause before it ("On 16 February, …")."""
    if not any(dates.tells(item) for item in parse.items):
        return None
    number = parse.clause_of[candidate.at]
    clause = parse.clauses[number]
    found = dates.when(_apart_from_asides(parse, candidate, clause), published)
    if candidate.trigger.pos == "phrase" and not parse.items[candidate.at].low[0].isalnum():
        note = parse.items[candidate.at : clause.last + 1]  # "X: Russian-held, lost last winter"
        end = next((n for n, item in enumerate(note) if item.flags & roles.COMMA), len(note))
        return dates.when(note[:end], published)
    later = found is None and clause.marker & roles.SUBORDINATOR
    if later and dates.long_before(parse.items[: clause.first]):
        return When(background=True)
    apart = found is None and number and not parse.free
    if apart and (_when_long_past(parse, number, published) or _undone(parse, candidate, published)):
        return When(background=True)
    if found is None and number:
        found = dates.when(_opening(parse, parse.clauses[number - 1]), published)
    if found is None and parse.free and parse.items[candidate.at].forms & grammemes.PAST:
        found = _shared(parse, number, published)
    return found


def _shared(parse: Parse, number: i64, published: date | None) -> When | None:
    """The time of the clause with whose subject clause `number` goes on ("In 2014 they beat the enemy back,
    freed X")."""
    while number and not parse.clauses[number].marker & ~roles.AND:
        if any(parse.clause_of[a.first] == number and a.cases & grammemes.NOMN for a in parse.actors):
            return None
        number -= 1
        before = parse.clauses[number]
        if when := dates.when(parse.items[before.first : before.last + 1], published):
            return when
    return None


def _when_long_past(parse: Parse, number: i64, published: date | None) -> bool:
    """Whether clause `number` only tells when something of old was ("in August 2022, after X fell, …"), or
    what was said then ("on 6 January 2022 he said that …")."""
    clause = parse.clauses[number]
    timed = parse.items[clause.first].rare & rare.UNTIL or clause.marker & roles.SUBORDINATOR
    if not timed and not clause.marker & roles.COMPLEMENT:
        return False
    before = parse.clauses[number - 1]
    told = parse.items[before.first : before.last + 1]
    when = dates.when(told, published)
    if when is None and number > 1 and not before.marker & ~roles.AND:
        when = dates.when([*_opening(parse, parse.clauses[number - 2]), *told], published)
    then = parse.items[clause.first].rare & rare.UNTIL != 0  # "has been held since May, when they took it"
    return when is not None and when.background and (then or not when.since)


def _opening(parse: Parse, clause: Clause) -> list[Item]:
    """The items of a clause that is but an adverbial in front of another ("On 6 January 2022, …")."""
    items = _undescribed(parse, clause)
    told = any(i.flags & (roles.TRIGGER | roles.SAY | roles.BE | roles.HAVE) for i in items)
    return [] if told else items


def _undone(parse: Parse, candidate: Candidate, published: date | None) -> bool:
    """Whether what was done to a place long ago is taken back ("seized X in 2014, but Kyiv won it back")."""
    number = parse.clause_of[candidate.at]
    clause, item = parse.clauses[number], parse.items[candidate.at]
    aside = number > 1 and bool(parse.clauses[number - 1].marker & roles.RELATIVE)
    before = parse.clauses[number - 1 - int(aside)]
    if not clause.marker & (roles.CONTRAST | roles.AND) or not item.forms & grammemes.PAST:
        return False
    words = parse.items[clause.first : clause.last + 1]
    if any(word.flags & roles.HAVE for word in words):
        return False
    it = any(
        word.flags & roles.THERE and word.flags & roles.ANAPHOR
        for word in parse.items[candidate.at : candidate.last + 2]
    )
    told = parse.items[before.first : before.last + 1]
    when = dates.when(told, published) if it and any(i.flags & roles.TRIGGER for i in told) else None
    return when is not None and when.background and not when.since


def _undescribed(parse: Parse, clause: Clause) -> list[Item]:
    """The items of a clause up to what describes the place it names ("In X, home to 500 before the war")."""
    items = parse.items
    for j in range(clause.first + 1, clause.last if not parse.free else 0):
        described = items[j].flags & roles.COMMA and items[j - 1].flags & _NAMING
        if described and _aside(items, j, clause.last) >= 0:
            return items[clause.first : j]
    return items[clause.first : clause.last + 1]


def names_time(item: Item) -> bool:
    """Whether the item is part of a date or a span of time."""
    spans = item.rare & (rare.MONTH | rare.SEASON | rare.UNIT)
    return bool(spans or item.flags & (roles.LAST | roles.NUMBER))


def _apart_from_asides(parse: Parse, candidate: Candidate, clause: Clause) -> list[Item]:
    """The items of the clause but for what is set behind a name to describe it ("X, a town of 500 before the
    war, …")."""
    items = parse.items
    if parse.free:
        return _apart_from_participles(parse, candidate.at, clause)
    kept: list[Item] = []
    number = parse.clause_of[candidate.at]
    resumed = _main_clause(parse, clause, candidate.at)
    first, last = _own_words(items, candidate, clause)
    opening = items[clause.first]
    if clause.first and opening.flags & roles.RARE and roles.BACKGROUND in opening.entry.traits:
        end = _aside(items, clause.first - 1, clause.last)  # "X, once a stronghold, is …"
        resumed = end if 0 < end < candidate.at else resumed
    for j in range(first, last + 1):
        if j > candidate.last and items[j].flags & FINITE and items[j - 1].flags & roles.AND:
            break  # "has been occupied since March, and has not …"
        if j > resumed and items[j].flags & roles.COMMA and j and items[j - 1].flags & _NAMING:
            resumed = _aside(items, j, clause.last)
            if j < candidate.at < resumed:
                resumed = -1  # what is told is told there ("X, captured in May, …")
        if parse.clause_of[j] > number and j < clause.last:
            continue  # "the troops who seized X in March have left the town"
        if _owns(items, j) and not j < candidate.at <= j + _OWNED:
            within = j > candidate.last and items[j - 1].entry.preposition in _WITHIN
            if not within:
                continue  # "one of the gains of last summer's counteroffensive"
        if j > resumed and not (items[j].flags & roles.RARE and _of_another(items, j, candidate)):
            kept.append(items[j])
    return kept


def _apart_from_participles(parse: Parse, at: i64, clause: Clause) -> list[Item]:
    """The items of the clause but for brackets, and for what a participle behind a comma describes ("took X,
    seized in May"); of that alone where item `at` stands in it."""
    within = parse.inside[at]
    own = [parse.items[j] for j in range(clause.first, clause.last + 1) if within or not parse.inside[j]]
    for j in range(1, len(own) - 1):
        full = own[j].forms & grammemes.PARTICIPLE and own[j].forms & grammemes.CASES
        if full and own[j - 1].flags & roles.COMMA:
            pauses = [k for k in range(j + 1, len(own)) if own[k].flags & (roles.COMMA | roles.DASH)]
            end = pauses[0] if pauses else len(own)
            return own[j:end] if parse.items[at] in own[j:end] else own[:j] + own[end:]
    return own


def _own_words(items: list[Item], candidate: Candidate, clause: Clause) -> tuple[i64, i64]:
    """The words that tell of the trigger alone, where its clause joins several deeds each with its time ("was
    captured in April and retaken in October")."""
    first, last = clause.first, clause.last
    j = candidate.last + 1
    while j < last and not (
        (_joins_deed(items, j) and _dated(items, candidate.last + 1, j))
        or any(t.default == "last" for t in items[j].entry.triggers)  # "follows the loss of X in May"
    ):
        j += 1
    last = min(j, last)
    j = candidate.at - 1
    while j > first and (
        items[j].flags & (roles.ADVERB | roles.BE | roles.NEGATION) or items[j].rare & rare.LATER
    ):
        j -= 1
    if j > first and _joins_deed(items, j) and _dated(items, candidate.last + 1, last + 1):
        first = j
    if j > first and items[j].flags & roles.AND and _present(items, candidate):
        return j, last  # "took X in March and still holds it"
    since = has(items, first, j, roles.SINCE)
    if j > first and since and items[j].flags & roles.AND and items[j + 1].flags & roles.BE:
        first = j  # "has been on the front line since 2014 and is surrounded"
    return first, last


def _present(items: list[Item], candidate: Candidate) -> bool:
    """Whether the trigger is a verb in the present tense."""
    forms = items[candidate.at].forms
    return bool(forms & grammemes.PRESENT) and not forms & _DEED


def _joins_deed(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` joins a further participle to those before ("and retaken", ", lost again")."""
    joint = roles.AND | roles.COMMA | roles.CONTRAST
    if not items[j].flags & joint:
        return False
    j = on_over(items, j + 1, joint | roles.ADVERB | roles.BE, roles.TRIGGER, end=len(items) - 1)
    return bool(items[j].flags & roles.TRIGGER) and bool(items[j].forms & _DEED)


def _dated(items: list[Item], first: i64, last: i64) -> bool:
    """Whether a month or year is among the items."""
    return any(
        bool(items[j].rare & (rare.MONTH | rare.SEASON)) or dates.names_year(items[j])
        for j in range(first, last)
    )


def _owns(items: list[Item], j: i64) -> bool:
    """Whether a time begins or stands at `j` that only dates the noun behind it ("last summer's")."""
    flags = items[j].flags
    if not flags & (roles.LAST | roles.TIME | roles.RARE):
        return False
    if not flags & (roles.LAST | roles.TIME) and roles.BACKGROUND not in items[j].entry.traits:
        return False
    return has(items, j + 1, j + 3, roles.GENITIVE) and not has(items, j + 1, j + 3, roles.COMMA)


def _of_another(items: list[Item], j: i64, candidate: Candidate) -> bool:
    """Whether the word at `j` only dates a participle that describes the place ("the formerly Russian-held
    village", "previously occupied X"), or another deed ("ground that forces previously gained"), rather than
    what is told."""
    if roles.BACKGROUND not in items[j].entry.traits:
        return False
    k = j + 1
    while k < len(items) and (items[k].flags & roles.SIDE_ADJECTIVE or items[k].low == "-"):
        k += 1
    if k >= len(items) or not items[k].flags & roles.TRIGGER or not items[k].forms & grammemes.PARTICIPLE:
        return False
    return not j < candidate.at <= max(k, items[k].last)


def _main_clause(parse: Parse, clause: Clause, at: i64) -> i64:
    """The comma behind a relative clause about an adverbial that opens the sentence, where item `at` stands
    behind it ("In the south, where … in August, the army has …"); -1 where it does not."""
    items = parse.items
    if not clause.marker & roles.RELATIVE or not items[0].flags & roles.PREPOSITION:
        return -1
    if has(items, 0, clause.first, FINITE | roles.SAY | roles.TRIGGER):
        return -1
    commas = [j for j in range(clause.first, at) if items[j].flags & roles.COMMA]
    return commas[0] if commas else -1


def _aside(items: list[Item], comma: i64, last: i64) -> i64:
    """Where the description ends that a comma opens behind a name ("a town of 500 before the war"); -1 where
    none does."""
    opening = items[comma + 1] if comma < last else items[comma]
    # ", which had been fought over for months, ", ", under Russian control since May, "
    aside = roles.DETERMINER | roles.RELATIVE | roles.TRIGGER
    # ", previously held by …, ", ", once a stronghold, "
    dated = comma + 1 < last and roles.BACKGROUND in opening.entry.traits
    told = items[comma + 2] if dated else opening
    end = next((j - 1 for j in range(comma + 1, last + 1) if items[j].flags & roles.COMMA), last)
    gerund = dated and bool(told.forms & grammemes.GERUND)
    if told.flags & aside or gerund:
        return end
    noun = not told.flags and not told.capital and told.low.isalpha()  # ", home to 500 before the war"
    return end if noun else -1
