"""The clauses of a sentence: where one ends, and what it is to the one before it."""

from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, flags_at, has, on_over
from services.domain.claims.syntax.beginning import at_front, contact, fights_on, fronted
from services.domain.claims.syntax.forces import actors
from services.domain.claims.syntax.phrases import Actor, PlaceRef, brackets
from services.domain.claims.syntax.settlements import places
from services.domain.claims.words import grammemes, rare, roles, terms

_NOUN: Final = roles.PLACE_NOUN | roles.REGION | roles.FORCE | roles.ACTOR | roles.SECTOR | roles.SOURCE
_VERBAL: Final = (
    roles.BE | roles.HAVE | roles.DO | roles.HYPOTHETICAL | roles.FUTURE | roles.SAY | roles.PASS
    | roles.ATTEMPT | roles.DENY
)  # fmt: skip
_FINITE: Final = grammemes.PRESENT | grammemes.PAST
_ASIDE: Final = 9
"""Items from the comma before an aside to the one behind it."""
_PAIRED: Final = 8
"""Items of a clause up to the "and" between the two that are its subject."""
_FIRST: Final = roles.SUBORDINATOR | roles.CONDITIONAL | roles.PURPOSE | roles.CONTRAST
_OPENERS: Final = (
    _FIRST | roles.STOP | roles.DASH | roles.RELATIVE | roles.COMPLEMENT | roles.AND | roles.COMMA
)


@mypyc_attr(acyclic=True)
class Clause:
    """Items `first` to `last`, a relative clause within them aside; `marker` holds the roles of the word that
    opens it (0 for a main clause), `rare` the seldom ones of a relative pronoun."""

    def __init__(self, first: i64, last: i64, marker: i64, rare: i64) -> None:
        self.first = first
        self.last = last
        self.marker = marker
        self.rare = rare


@mypyc_attr(acyclic=True)
class Parse:
    """A sentence taken apart. `clause_of` gives each item's clause; `inside` whether it is in brackets;
    `known` has the roles of all items.

    `free` tells whether the order of words is free, and then `aside` whether an item stands in an insertion
    (", he says,")."""

    def __init__(
        self,
        items: list[Item],
        actors: list[Actor],
        places: list[PlaceRef],
        clauses: list[Clause],
        clause_of: list[int],
        inside: list[bool],
        aside: list[bool],
        free: bool,
    ) -> None:
        self.items = items
        self.actors = actors
        self.places = places
        self.clauses = clauses
        self.clause_of = clause_of
        self.inside = inside
        self.aside = aside
        self.free = free
        self.known: i64 = 0
        for item in items:
            self.known |= item.flags

    def clause(self, i: i64) -> Clause:
        """The clause of item `i`."""
        return self.clauses[self.clause_of[i]]


def parse_all(sentences: list[list[Item]]) -> list[Parse]:
    """Take sentences apart, a step for all of them before the next step: the code of one step fits into the
    processor's first cache, that of all does not."""
    forces = [actors(items) for items in sentences]
    inside = [brackets(items) for items in sentences]
    refs = [places(items, inside[n]) for n, items in enumerate(sentences)]
    return [_parse(items, forces[n], inside[n], refs[n]) for n, items in enumerate(sentences)]


def _parse(items: list[Item], forces: list[Actor], inside: list[bool], refs: list[PlaceRef]) -> Parse:
    """The clauses of a sentence whose forces, brackets and settlements are known."""
    heads = [-1] * (
        len(items) + 1
    )  # where the phrase ends that begins at each; a list, for dicts box their keys
    for actor in forces:
        heads[actor.first] = actor.last
    for n, ref in enumerate(refs):
        if ref.listed == n:
            heads[ref.phrase] = ref.last
    clauses: list[Clause] = []
    clause_of = [0] * len(items)
    start: i64 = 0
    marker = 0
    main = -1  # the clause that goes on at `start`
    flags = roles.NONE
    for i, item in enumerate(items):
        before = flags
        flags = item.flags
        if i == 0:
            marker = flags & _FIRST
        elif before & roles.PLACE_NOUN and heads[i] >= 0 and contact(items, start, i, heads[i] + 1):
            _close(items, clauses, clause_of, start, i, marker, main)
            start, marker, main = i, roles.RELATIVE, -1
        elif not flags & _OPENERS:
            continue
        elif (item.low == ")" and start and items[start].low == "(") or (
            marker & roles.RELATIVE and main < 0 and _resumes(items, clauses, start, i)
        ):
            _close(items, clauses, clause_of, start, i, marker, main)
            start, main = i, clause_of[start - 1]  # what brackets or an aside part is one clause
        elif not _pairs(items, start, i, heads) and (opened := _opens(items, i, heads)) >= 0:
            _close(items, clauses, clause_of, start, i, marker, main)
            start, marker, main = i, opened, -1
    if items:
        _close(items, clauses, clause_of, start, len(items), marker, main)
    for ref in refs:
        apart = inside[ref.first] and not refs[ref.listed].listing
        if apart and (ref.preposition or ref.relation is not terms.IN):
            ref.anchor = True  # "(12km north of X)"
    return Parse(items, forces, refs, clauses, clause_of, inside, [], free=False)


def _close(
    items: list[Item],
    clauses: list[Clause],
    clause_of: list[int],
    start: i64,
    end: i64,
    marker: i64,
    main: i64,
) -> None:
    """Note the items from `start` to before `end` as a clause, or as the rest of the clause `main` unless
    that is negative."""
    if main < 0:
        main = len(clauses)
        pronoun = items[start].rare & (rare.WHERE | rare.PERSONAL) if marker & roles.RELATIVE else roles.NONE
        clauses.append(Clause(start, end - 1, marker, pronoun))
    clauses[main].last = end - 1
    for i in range(start, end if main else start):
        clause_of[i] = main


def _resumes(items: list[Item], clauses: list[Clause], start: i64, comma: i64) -> bool:
    """Whether behind a relative clause from `start` on the clause before it goes on with its verb ("X, which
    Moscow claims, is held by Kyiv")."""
    if not items[comma].flags & roles.COMMA:
        return False
    if not items[start - 1].flags & (roles.COMMA | roles.OF) and not _apposed(items, clauses, start):
        return False
    j = on_over(items, comma + 1, roles.ADVERB | roles.NEGATION | roles.HEDGE)
    verb = j < len(items) and not items[j].forms & grammemes.GERUND
    if not verb or not (_verbal(items, j) or _predicate(items, j)):
        return False
    auxiliary = items[j].flags & (roles.BE | roles.HAVE)  # "X, which they deem a key target, is holding on"
    told = any(_verbal(items, k) or bool(auxiliary and not items[k].flags) for k in range(start + 1, comma))
    return told and not any(
        _verbal(items, k) and not (k and items[k - 1].flags & roles.DETERMINER)
        for k in range(clauses[-1].first if clauses else start, start)
    )


def _pairs(items: list[Item], start: i64, joint: i64, heads: list[int]) -> bool:
    """Whether the "and" at `joint` stands behind the first noun phrase of the clause that begins at `start`
    ("whether Russian troops and mercenaries have …")."""
    if not items[joint].flags & roles.AND or joint - start > _PAIRED:
        return False
    return any(
        heads[k] == joint - 1 and (k == start or not _verbal(items, k - 1)) for k in range(start, joint)
    )


def _apposed(items: list[Item], clauses: list[Clause], start: i64) -> bool:
    """Whether the noun that the relative clause at `start` hangs on is set behind another ("X, a blog which
    …, showed")."""
    for j in range(start - 1, clauses[-1].first if clauses else 0, -1):
        if items[j].flags & roles.COMMA:
            return bool(items[j + 1].flags & roles.DETERMINER)
    return False


def _opens(items: list[Item], i: i64, heads: list[int]) -> i64:
    """The marker of a clause that opens at `i`; -1 where none does."""
    flags = items[i].flags
    if flags & roles.DASH and at_front(items, i):
        return -1
    if always := flags & (roles.CONDITIONAL | roles.PURPOSE) or flags & (roles.STOP | roles.DASH):
        return always
    if flags & roles.RELATIVE and not flags & roles.COMPLEMENT:
        return roles.RELATIVE
    if flags & roles.COMPLEMENT:
        joined = bool(items[i - 1].flags & (roles.AND | roles.COMMA)) and i + 1 < len(items)
        if joined and has(items, 0, i, roles.SAY):
            return roles.COMPLEMENT  # "said that … and that …"
        led, ends = items[i - 1], i + 1 >= len(items)
        if ends or not (_verbal(items, i + 1) or heads[i + 1] >= 0 or led.flags & roles.SAY):
            return -1
        noun = led.mention is not None or bool(led.flags & _NOUN or led.rare & rare.REGION_NAME)
        said = next((j for j in range(i - 1, max(-1, i - 9), -1) if items[j].flags & roles.SAY), -1)
        if said >= 0:  # "said X is a town that …", "said they shell parts of X that are …"
            noun = (noun and has(items, said + 1, i + 2, roles.BE)) or _of_forces(items, i)
        return roles.RELATIVE if noun else roles.COMPLEMENT
    if flags & (roles.SUBORDINATOR | roles.CONTRAST):
        return -1 if _joins_phrase(items, i) else flags & (roles.SUBORDINATOR | roles.CONTRAST)
    return _coordinated(items, i, heads)


def _joins_phrase(items: list[Item], i: i64) -> bool:
    """Whether the conjunction at `i` opens no clause: a date follows, an aside, the same noun again."""
    flags = items[i].flags
    pause = i + 3 < len(items) and bool(items[i + 1].flags & roles.COMMA)
    if pause and items[i].rare & rare.UNTIL and items[i + 3].flags & roles.TIME:
        return True  # "was retaken once, in September"
    if flags & roles.SINCE and _dated(items, i + 1):
        return True  # "had been repulsed since Saturday near X"
    return bool(flags & roles.PREPOSITION) and _completes(items, i)


def _completes(items: list[Item], i: i64) -> bool:
    """Whether the "with" at `i` opens no clause: between pauses ("the occupiers, with air support, stormed
    X"), or before who is fought ("fought with rebels in X") or what one attacks with ("with tanks")."""
    armed = not any(item.forms & grammemes.GERUND for item in items[i + 1 : i + _ASIDE])
    fought = any(t.mutual or (armed and t.kind is terms.ASSAULT) for t in items[i - 1].entry.triggers)
    return fought or (bool(items[i - 1].flags & roles.COMMA) and _aside(items, i))


def _of_forces(items: list[Item], i: i64) -> bool:
    """Whether "that" at `i` is the subject of what forces right before it do, rather than what somebody says
    ("he said, troops that entered the town have …")."""
    if not items[i - 1].flags & roles.FORCE or not _verbal(items, i + 1):
        return False
    for j in range(i - 2, max(0, i - 8), -1):
        if items[j].flags & (roles.COMMA | roles.COMPLEMENT):
            return True
        if items[j].flags & roles.SAY:  # "said troops that arrived on Monday hold X"
            return bool(items[i + 1].forms & grammemes.PAST or items[i + 1].flags & (roles.BE | roles.HAVE))
    return False


def _dated(items: list[Item], k: i64) -> bool:
    """Whether a day, a month, a season or a year is named at `k` ("March", "the summer", "last week")."""
    while k + 1 < len(items) and items[k].flags & (roles.DETERMINER | roles.LAST):
        k += 1
    dates = rare.WEEKDAY | rare.MONTH | rare.SEASON | rare.UNIT
    fell = has(items, k + 1, k + 2, roles.OF) and not has(items, k + 2, k + 3, roles.NUMBER)  # "fall of X"
    return k < len(items) and not fell and (bool(items[k].rare & dates) or items[k].low.isdigit())


def _aside(items: list[Item], i: i64) -> bool:
    """Whether a phrase without a verb stands from `i` on between commas, and a verb goes on behind them."""
    for j in range(i + 1, min(i + _ASIDE, len(items) - 2)):
        if items[j].flags & roles.COMMA:
            verb = j + 2 if items[j + 1].flags & roles.ADVERB else j + 1
            return _verbal(items, verb) and not items[verb].forms & grammemes.GERUND
        told = items[j].forms & grammemes.TOLD and not items[j - 1].flags & roles.DETERMINER  # "a combined"
        if items[j].flags & (_VERBAL | roles.STOP) or told:
            return False
    return False


def _coordinated(items: list[Item], i: i64, heads: list[int]) -> i64:
    """Whether a clause with a subject of its own follows the conjunction or comma at `i`."""
    j = i + 1
    while j < len(items) and items[j].flags & (roles.ADVERB | roles.AND) and heads[j] < 0:
        j += 1
    paired = items[i - 1].flags & items[min(j, len(items) - 1)].flags & roles.SIDE_ADJECTIVE
    if j >= len(items) or (paired and not items[max(0, i - 2)].flags & roles.BE):
        return -1  # "where Russian and Ukrainian forces have …"
    if fights_on(items, j):
        return roles.AND
    end: i64 = heads[j]
    if end < 0 and items[j].flags & roles.PREPOSITION and items[i].flags & roles.AND:
        end = fronted(items, j, heads)
    if end < 0 and items[j].flags & roles.SOURCE and flags_at(items, j + 1) & roles.PREPOSITION:
        end = heads[min(j + 2, len(items))]  # "officials in Kyiv are …"
    if end < 0:
        return -1
    end = on_over(items, end + 1, roles.ADVERB | roles.NEGATION | roles.HEDGE)
    return roles.AND if end < len(items) and _verbal(items, end) else -1


def _predicate(items: list[Item], i: i64) -> bool:
    """Whether a phrase with a verb that says what somebody holds begins at `i` ("is still Russian")."""
    item = items[i]
    return bool(item.flags & roles.TRIGGER and item.forms & _FINITE) and (" " in item.low or item.last > i)


def _verbal(items: list[Item], i: i64) -> bool:
    item = items[i]
    if item.flags & _VERBAL:
        return True
    if item.flags & roles.TRIGGER:
        return any(t.pos == "verb" for t in item.entry.triggers)
    return not item.flags and bool(item.forms & grammemes.TOLD)
