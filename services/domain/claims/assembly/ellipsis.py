"""What a sentence leaves to be understood of a second place or side: "the Russians hold X, the Ukrainians Y",
"X is Russian, Y Ukrainian", "X has fallen, Y has not", "Kyiv says it has not"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.intransitive import itself
from services.domain.claims.arguments.preceding import listed
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.reality.modality import AUXILIARY
from services.domain.claims.sentences.items import Item, flags_at, no_word, on_over
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Agent, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import rare, roles, terms
from services.domain.models.claims import Kind
from services.domain.models.sides import Side

Understood = tuple[Statement, list[PlaceRef]]
_SEPARATOR: Final = roles.COMMA | roles.STOP | roles.AND | roles.CONTRAST | roles.DASH
_INVERTING: Final = roles.SUBORDINATOR | roles.NEGATION
_SKIPPED: Final = roles.ADVERB | roles.HEDGE | roles.QUOTE
_DATE: Final = roles.PREPOSITION | roles.NUMBER | roles.DETERMINER | roles.LAST
_ENDS: Final = roles.COMMA | roles.STOP | roles.DASH | roles.CONTRAST | roles.ADVERB | roles.SUBORDINATOR


def further(parse: Parse, s: Statement) -> Understood | None:
    """What is to be understood from the statement `s` of its sentence, with the settlements it is about; the
    agent's side is yet to be resolved."""
    items = parse.items
    for j in range(s.candidate.last + 1, len(items) - 1):
        flags = items[j].flags
        found: Understood | None = None
        if flags & _INVERTING and items[j + 1].flags & AUXILIARY:
            found = _likewise(parse, s, j)
        if found is None and flags & _SEPARATOR and not parse.inside[j]:
            first = on_over(items, j + 1, _SEPARATOR | _SKIPPED, end=len(items) - 1)
            found = _too(parse, s, first) or _state(parse, s, first) or _deed(parse, s, first)
        if found is None and flags & roles.RARE and roles.FOLLOWED in items[j].entry.traits:
            found = _followed(parse, s, items[j].last + 1)
        if found is None and flags & roles.NEGATION and untold(parse, j):
            found = _not(parse, s, j)
        if found is not None:
            return found
    return None


def added(parse: Parse, last: Statement) -> Understood | None:
    """What a sentence without a verb adds to the statement `last` of the one before it ("Y too.")."""
    if parse.free or last.parse.free:
        return None
    ref = _at(parse, 0)
    if ref is None or not _ends_too(parse.items, ref.last + 1):
        return None
    other = last.elsewhere(parse.items[0].start, parse.items[ref.last + 1].end)
    return other, listed(parse, ref)


def untold(parse: Parse, j: i64) -> bool:
    """Whether the negation at `j` ends its clause, with the verb left out ("it has not", "Y did not")."""
    items = parse.items
    if items[j].flags & roles.UNTRUE:
        return False
    if not no_word(items, j + 1) and not items[j + 1].flags & _ENDS:
        return False
    return bool(items[j].flags & AUXILIARY or (j and items[j - 1].flags & AUXILIARY))


def _not(parse: Parse, s: Statement, j: i64) -> Understood | None:
    """The settlement of which it is said that it is not so ("X has fallen, Y has not")."""
    items = parse.items
    verb = Candidate(j - 1, j, s.candidate.trigger, s.candidate.voice)
    refs = [r for r in itself(parse, verb) if r.first > s.candidate.at]
    if not refs:
        return None
    other = s.elsewhere(items[refs[0].phrase].start, items[j].end)
    other.reality = s.reality.as_negated(not s.reality.negated)
    return other, refs


def _likewise(parse: Parse, s: Statement, j: i64) -> Understood | None:
    """The settlement of which the same is said ("and so has Y", "nor is Y")."""
    items = parse.items
    ref = _at(parse, j + 2)
    if ref is None or not _over(items, ref.last):
        return None
    return s.elsewhere(items[j].start, items[ref.last].end), listed(parse, ref)


def in_turn(s: Statement, side: Side) -> Kind:
    """The kind of what is said of the others: at home, they hold what those who came have not entered."""
    come = s.kind is terms.ADVANCE and s.candidate.trigger.actor == "beside"
    return terms.CONTROL if come and side is Side.UA else s.kind


def _too(parse: Parse, s: Statement, first: i64) -> Understood | None:
    """The settlement that begins at `first`, where "too" or another day follows ("X has fallen, Y too", "X
    fell on Monday and Y two days later")."""
    items = parse.items
    ref = _at(parse, first)
    if ref is None or not (_ends_too(items, ref.last + 1) or _ends_later(items, ref.last + 1)):
        return None
    start, end = items[first].start, items[ref.last + 1].end
    return s.elsewhere(start, end), listed(parse, ref)


def _followed(parse: Parse, s: Statement, first: i64) -> Understood | None:
    """The settlement that begins at `first`, behind "followed by" ("X fell on Monday, followed by Y")."""
    ref = _at(parse, first)
    if ref is None or not _over(parse.items, ref.last, dated=True):
        return None
    start, end = parse.items[first].start, parse.items[ref.last].end
    return s.elsewhere(start, end), listed(parse, ref)


def _ends_too(items: list[Item], j: i64) -> bool:
    """Whether "too" stands at `j` with no verb behind it ("Y also.", not "Y also fell")."""
    return j < len(items) and bool(items[j].rare & rare.TOO) and _over(items, j)


def _ends_later(items: list[Item], j: i64) -> bool:
    """Whether nothing but a day or a time after another stands from `j` on to the end or a pause."""
    dated = False
    while not no_word(items, j):
        if not items[j].flags & (_DATE | roles.TIME) and not items[j].rare & rare.LATER:
            return False
        dated = dated or bool(items[j].rare & (rare.LATER | rare.MONTH | rare.WEEKDAY))
        j += 1
    return dated


def _deed(parse: Parse, s: Statement, first: i64) -> Understood | None:
    """The actor that begins at `first` with the settlement right behind it ("the Ukrainians Y")."""
    actor = next((a for a in parse.actors if a.first == first and a.side), None)
    if actor is None or s.agent.actor is None:
        return None
    ref = _at(parse, actor.last + 1) or _governed(parse, s, actor.last + 1)
    if ref is None or not _over(parse.items, ref.last):
        return None
    other = s.elsewhere(parse.items[first].start, parse.items[ref.last].end)
    other.agent = Agent(actor.side, actor)
    return other, listed(parse, ref)


def _governed(parse: Parse, s: Statement, first: i64) -> PlaceRef | None:
    """The settlement behind the preposition at `first` that also ends the words of the statement ("Russia is
    in control of X, Ukraine of Y")."""
    closing = parse.items[s.candidate.last]
    if first >= len(parse.items) or not closing.low.endswith(" " + parse.items[first].low):
        return None
    return next((r for r in parse.places if r.phrase == first + 1 and not r.anchor), None)


def _state(parse: Parse, s: Statement, first: i64) -> Understood | None:
    """The settlement that begins at `first` with a side right behind it ("Y Ukrainian", "Y in Ukrainian
    ones", "the southern half under Ukrainian")."""
    ref = _at(parse, first) if s.candidate.trigger.actor == "inside" else None
    items = parse.items
    if ref is None:
        return None
    k = on_over(items, ref.last + 1, _SKIPPED | roles.PREPOSITION | roles.DETERMINER)
    if k >= len(items) or items[k].side not in ("UA", "RU") or not _over(items, k):
        return None
    other = s.elsewhere(items[first].start, items[k].end)
    other.agent = Agent(items[k].side)
    return other, listed(parse, ref)


def _at(parse: Parse, first: i64) -> PlaceRef | None:
    """The settlement whose phrase begins at item `first`, adverbs aside, with no preposition of its own."""
    first = on_over(parse.items, first, _SKIPPED)
    ref = next((r for r in parse.places if r.phrase == first), None)
    return None if ref is None or ref.preposition else ref


def _over(items: list[Item], last: i64, dated: bool = False) -> bool:
    """Whether nothing is said behind item `last` but when, where it may be `dated` ("three days later")."""
    when = dated and flags_at(items, last + 1) & (roles.NUMBER | roles.TIME) != 0
    return when or no_word(items, last + 1)
