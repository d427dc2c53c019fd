"""Articles that tell only of old: every day that they name lies long before they were published."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from services.domain.claims.sentences.annotation import Scan, annotate
from services.domain.claims.sentences.items import Item
from services.domain.claims.syntax import dates
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles

_OPENING: Final = 8
"""Words in which a sentence opens with a day."""
_FEW: Final = 3
"""Days of old that make a chronicle where none opens a sentence."""
_FIGURES: Final = 2
"""Figures of a day."""
_NOW: Final = grammemes.PRESENT | grammemes.BASE
_THEN: Final = grammemes.PAST | grammemes.PARTICIPLE | grammemes.GERUND
_YEARS: Final = frozenset(map(str, range(2022, 2100)))
_UNREAL: Final = roles.TO | roles.HYPOTHETICAL | roles.FUTURE
"""What makes an infinitive of the form behind it."""


def of_old(sentences: Sequence[Scan], published: date | None) -> bool:
    """Whether the sentences are a chronicle of old: they open with days that are past, and name none that is
    near nor a day of the week."""
    head = sentences[: 1 if sentences[0].mentions else 2]  # a greeting, and what it is about
    if any(roles.ANNIVERSARY in word.entry.traits for scanned in head for word in scanned.words):
        return True
    if published is None or any(w.rare & rare.WEEKDAY for scanned in sentences for w in scanned.words):
        return False
    named = opened = 0
    for scanned in sentences:
        if not any(word.rare & rare.MONTH for word in scanned.words):
            continue
        items = annotate(scanned)
        time = dates.when(items, published)
        if time is None or time.day is None:
            continue
        if not time.background:
            return False
        opening = items[:_OPENING]
        named += not time.since
        # with its year it may only recall when the war began
        opened += not time.since and _on_a_day(opening) and not any(map(dates.names_year, opening))
    return opened > 0 or named >= _FEW


def recalls(sentences: Sequence[Scan]) -> bool:
    """Whether sentences that nobody dates look back: they name a year of the war, and no day of the week."""
    words = [word for scanned in sentences for word in scanned.words]
    return any(word.low in _YEARS for word in words) and not any(word.rare & rare.WEEKDAY for word in words)


def _on_a_day(items: list[Item]) -> bool:
    """Whether the items name a day of a month."""
    return any(
        item.low.isdecimal() and len(item.low) <= _FIGURES
        for k, month in enumerate(items)
        if month.rare & rare.MONTH
        for item in items[max(0, k - 1) : k + 2]
    )


def tells_of_old(parse: Parse, candidate: Candidate) -> bool:
    """Whether what a chronicle tells is of old as well: all but what it tells in the present."""
    clause = parse.clause(candidate.at)
    verb = candidate.at
    if verb > 1 and parse.items[verb - 1].flags & roles.TO:
        verb -= 2  # "was beginning to surround it", "proved unable to", but "continue to attack it"
    able = not parse.items[verb].flags & roles.FAIL
    present = able and candidate.trigger.pos == "verb" and _present(parse.items[verb])
    return not present and not any(
        bool(item.flags & (roles.BE | roles.HAVE))
        and _present(item)
        and not _UNREAL & parse.items[j - 1].flags
        for j, item in enumerate(parse.items[clause.first : clause.last + 1], clause.first)
    )


def _present(item: Item) -> bool:
    return bool(item.forms & _NOW) and not item.forms & _THEN
