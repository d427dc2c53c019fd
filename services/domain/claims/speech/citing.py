"""Whom a phrase cites: "according to the ministry", "citing the ministry"."""

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.reports import is_noun
from services.domain.claims.syntax.sources import name_source
from services.domain.claims.syntax.subjects import MAX_SOURCE
from services.domain.claims.words import grammemes, roles, terms


def relayed(parse: Parse, j: i64, source: Source, speakers: Speakers) -> Source:
    """Whom a neutral source cites ("RIA reported, citing the ministry"), or else `source`."""
    if source.sides != (terms.NEUTRAL,):
        return source
    items = parse.items
    opens = bool(items[0].flags & roles.ACCORDING) and bool(items[0].forms & grammemes.GERUND)
    for k in range(0 if opens else j + 1, len(items) - 1):
        item = items[k]
        if item.flags & (roles.STOP | roles.CONTRAST):
            break
        if item.flags & roles.ACCORDING:
            cited = phrase(parse, k + 1, speakers)
            return source if cited.sides == (terms.NEUTRAL,) else cited.denying(source.denies)
    return source


def _described(items: list[Item], comma: i64) -> i64:
    """The last item of what is told of a name behind the comma ("Name, a sergeant in a Ukrainian brigade");
    0 where nothing is."""
    if comma + 1 >= len(items) or not items[comma].flags & roles.COMMA:
        return 0
    if not items[comma + 1].flags & roles.DETERMINER:
        return 0
    ends = roles.COMMA | roles.STOP | roles.QUOTE | roles.SAY | roles.RELATIVE
    last: i64 = next((j for j in range(comma + 1, len(items)) if items[j].flags & ends), len(items) - 1)
    return last - 1 if has(items, comma + 1, last, roles.SOURCE) else 0


def phrase(parse: Parse, first: i64, speakers: Speakers) -> Source:
    """The source that the words from item `first` on name."""
    last = first
    items = parse.items
    while last < len(items) and last < first + MAX_SOURCE:
        point = items[last].low == "." and last + 2 >= len(items)  # not that of "Lt."
        if point or items[last].flags & (roles.STOP | roles.QUOTE | roles.DASH):
            break
        named = is_noun(items, last) or items[last - 1].flags & roles.DETERMINER != 0  # "the broadcaster"
        if items[last].flags & roles.SAY and not named:
            break
        if items[last].flags & roles.COMMA and last > first:
            break
        last += 1
    found = name_source(parse, first, last - 1, speakers, inverted=True)
    if (found is None or found.unknown) and (end := _described(items, last)):
        found = name_source(parse, first, end, speakers, inverted=True)
    if found is None:
        start: i64 = items[first].start if first < len(items) else 0
        end = items[max(first, last - 1)].end if first < len(items) else 0
        found = Source(start, end, (terms.NEUTRAL,))
    found.hedges |= has(items, first, last, roles.HEDGE)  # "unconfirmed reports"
    return found
