"""When a clause says that something happened, against the day of publication."""

from datetime import date, timedelta
from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import Item, has, no_word, on_over
from services.domain.claims.words import grammemes, rare, roles

_OPENING: Final = 9
"""Items from an adverb that opens a sentence within which its verb of speech stands."""
_TOLD: Final = roles.SAY | roles.DENY | roles.TRIGGER
BACKGROUND_DAYS: Final = 31
"""What happened longer ago than this is background (the specification's figure)."""
_INVASION: Final = date(2022, 2, 24)  # before was another campaign; stands for an unknown day of telling
_RECALLED: Final = date.min  # what is told without its day, where that of telling is unknown
_LONG: Final = 30
"""Days before a present event that make another one background."""
_SPAN: Final = 6
"""Items between a span of time and the "after" that it belongs to."""
_TELLING: Final = roles.NUMBER | roles.TIME | roles.RARE
_COUNTED: Final = 4
"""Items of the longest time told by another ("two days later")."""
_DAYS: Final = 31
_YEAR: Final = 4
"""Figures of a year."""
_OLDEST: Final = 1000
_SINCE: Final = 4
"""Items from "since" to a year ("since the spring of 2014")."""
_RANKING: Final = 9
"""Items before "since" within which it is told of what something is the first."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_OF_YEAR: Final = 365  # days, of the unit


@mypyc_attr(acyclic=True)
class When:
    """The time a clause gives. `day` is the latest day that it can mean; `background` that it is plainly
    of an earlier time; `since` that a state has lasted from then."""

    def __init__(self, day: date | None = None, background: bool = False, since: bool = False) -> None:
        self.day = day
        self.background = background
        self.since = since


def when(items: list[Item], published: date | None) -> When | None:
    """The time that `items` (of one clause) give; None where they give none."""
    for i, item in enumerate(items):
        flags = item.flags
        if not flags & _TELLING or (flags & (roles.NUMBER | roles.TIME) and _compares(items, i)):
            continue
        since = i > 0 and bool(items[i - 1].flags & roles.SINCE)
        if names_year(item) and (_FIRST_YEAR < _number(item) < _LAST_YEAR or _long_ago(items, i)):
            day = _year(items, i) if published else _RECALLED
            return _judge(day, published, since or _since(items, i))
        if item.rare & rare.MONTH and (item.capital or not item.low.isascii()):
            found = _month(items, i, published)
            if found is not None:
                return _judge(found, published, _since(items, i))
        if roles.BACKGROUND in item.entry.traits and not (flags & roles.ADVERB and _of_speech(items, i)):
            if roles.ONSET in item.entry.traits and published is not None:
                return _judge(_INVASION, published, since)
            return When(background=True, since=since)
        if flags & roles.LAST and i + 1 < len(items):
            found = _last(items[i + 1], published)
            if found is not None:
                return _judge(found, published, _since(items, i))
        if item.rare & rare.SEASON and published is not None and _in_season(items, i):
            return _judge(_season(item.entry.number, published), published, _since(items, i))
        if roles.AGO in item.entry.traits:
            found = _ago(items, i, published or _INVASION)
            if found is not None:
                return _judge(found, published or _INVASION, False)
    return None


def _of_speech(items: list[Item], i: i64) -> bool:
    """Whether the adverb at `i` tells when something was said ("previously denied its loss", "Previously, the
    army had reported …"), or a month behind it when it was ("previously took X on 25 May")."""
    reach = _OPENING if has(items, i + 1, i + 2, roles.COMMA) else 2
    told = [item for item in items[max(0, i - 1) : i + reach] if item.flags & _TOLD]
    dated = any(item.rare & rare.MONTH for item in items[i + 1 :])
    return dated or (bool(told) and bool(told[0].flags & (roles.SAY | roles.DENY)))


def tells(item: Item) -> bool:
    """Whether the item may tell when something was."""
    if item.flags & (roles.NUMBER | roles.TIME):
        return True
    traits = item.entry.traits
    return bool(item.flags & roles.RARE) and (roles.AGO in traits or roles.BACKGROUND in traits)


def _number(item: Item) -> i64:
    """The number in figures that `item` is, an ending behind them aside ("21-го", "2nd"); 0 where it is
    none, or greater than a year."""
    figures = item.low.partition("-")[0].rstrip("dhnrst") if item.flags & roles.NUMBER else ""
    return int(figures) if figures.isdecimal() and len(figures) <= _YEAR else 0


def names_year(item: Item) -> bool:
    """Whether the item is a number of as many figures as a year has."""
    return _OLDEST <= _number(item) < _LAST_YEAR


def _long_ago(items: list[Item], i: i64) -> bool:
    """Whether the number at `i` is a year of earlier centuries ("the battle of X in 1709")."""
    if not _OLDEST < _number(items[i]) < _FIRST_YEAR:
        return False
    behind = items[min(i + 1, len(items) - 1)]
    if behind.rare & rare.UNIT and behind.entry.number == _OF_YEAR:
        return True  # "у далекому 1709 році"
    if not i or items[i - 1].entry.preposition != "in":
        return False
    return no_word(items, i + 1) or bool(behind.flags & (roles.PREPOSITION | roles.BE | roles.HAVE))


def _in_season(items: list[Item], i: i64) -> bool:
    """Whether the word at `i` names the last such season ("over the winter", not "in the spring of 2022")."""
    year = any(names_year(item) or item.rare & rare.LATER for item in items[i + 1 : i + 4])
    if year or items[i].flags & roles.TRIGGER or _of_last_year(items, i):
        return False
    if not items[i].low.isascii():
        return True  # an adverb: "влітку"
    return i > 0 and bool(items[i - 1].flags & (roles.DETERMINER | roles.PREPOSITION))


def _of_last_year(items: list[Item], i: i64) -> bool:
    """Whether the month or season at `i` is said to be one of an earlier year ("in May of last year")."""
    j = on_over(items, i + 1, roles.OF)
    if j >= len(items):
        return False
    if items[j].flags & roles.LAST and j + 1 < len(items):
        return bool(items[j + 1].rare & rare.UNIT) and items[j + 1].entry.number == _OF_YEAR
    return roles.BACKGROUND in items[j].entry.traits and not items[j].flags & roles.ADVERB


def _season(middle: i64, published: date) -> date:
    """The last day of the season around the month `middle` as far as it has come ("over the winter")."""
    if (published.month - middle) % 12 in (11, 0, 1):
        return published
    last = middle % 12 + 1
    return _end_of(published.year - (last > published.month), last)


def _judge(day: date, published: date | None, since: bool) -> When:
    old = (published - day).days > BACKGROUND_DAYS if published else day < _INVASION
    return When(day, old, since)


def _since(items: list[Item], i: i64) -> bool:
    return has(items, i - _SINCE, i, roles.SINCE)


def _compares(items: list[Item], i: i64) -> bool:
    """Whether the time at `i` only tells since when nothing was like this ("the first town to fall since May
    2022", "their biggest gain since last year")."""
    for j in range(i - 1, max(-1, i - _SINCE - 1), -1):
        if items[j].flags & roles.SINCE:
            return any(
                bool(item.forms & grammemes.SUPERLATIVE) or roles.RANKED in item.entry.traits
                for item in items[max(0, j - _RANKING) : j]
            )
    return False


def _year(items: list[Item], i: i64) -> date:
    year, near = _number(items[i]), items[max(0, i - 4) : i]
    for item in near:
        if item.rare & rare.MONTH:
            return _end_of(year, item.entry.number)
        if item.rare & rare.SEASON and not item.flags & roles.TRIGGER:  # a winter goes on, not "fell in May"
            return _end_of(year, item.entry.number + 1 if item.entry.number > 1 else 12)
    early = any(roles.EARLY in item.entry.traits for item in near)
    return _end_of(year, 4 if early else 11)  # a year is soon the last one


def _end_of(year: i64, month: i64) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _month(items: list[Item], i: i64, published: date | None) -> date | None:
    """A month without a year, with or without a day: the last one before publication."""
    for j in range(i + 1, min(i + 4, len(items))):
        if names_year(items[j]):
            return _day_of(items, i, _number(items[j])) or (_year(items, j) if published else _RECALLED)
        if items[j].rare & rare.LATER and items[j].forms & grammemes.GENT:
            return None  # "in May of the same year": of what was told before
    behind = i + 2 if i + 1 < len(items) and items[i + 1].low == "." else i + 1  # "Feb. 27"
    beside = [items[j] for j in (behind, i - 1) if 0 <= j < len(items)]
    numbered = [_number(b) for b in beside if 1 <= _number(b) <= _DAYS]
    named = has(items, i - 1, i, roles.PREPOSITION | roles.LAST | roles.SINCE | roles.OF | roles.ADVERB)
    part = i > 1 and not items[i - 1].capital and not items[i - 1].flags & (roles.QUOTE | roles.STOP)
    named = named or (part and not items[i - 1].flags)  # "in late May", "by mid-May"
    if not (numbered or named or (published and items[i].low != "may")):
        return None
    if published is None:
        return None if numbered or has(items, 0, i, roles.FUTURE) else _RECALLED
    month = items[i].entry.number
    year = published.year
    if i > 0 and items[i - 1].flags & roles.LAST and month >= published.month:
        return _end_of(year - 1, month)
    earlier = _of_last_year(items, i)
    if numbered:
        try:
            found = date(year - earlier, month, numbered[0])
            return found if found <= published + timedelta(days=1) else date(year - 1, month, numbered[0])
        except ValueError:
            return None
    if earlier or month > published.month:
        year -= 1
    return min(_end_of(year, month), published)


def _day_of(items: list[Item], month: i64, year: i64) -> date | None:
    """The day that stands beside the name of a month ("6 January 2025"); None where none does."""
    for k in (month - 1, month + 1):
        if 0 <= k < len(items) and 1 <= _number(items[k]) <= _DAYS:
            try:
                return date(year, items[month].entry.number, _number(items[k]))
            except ValueError:
                return None
    return None


def _last(item: Item, published: date | None) -> date | None:
    if published is None:
        return None
    if item.rare & rare.UNIT:
        return published - timedelta(days=item.entry.number)
    if item.rare & rare.SEASON:
        found = _end_of(published.year, item.entry.number)
        return found if found < published else _end_of(published.year - 1, item.entry.number)
    return None


def _ago(items: list[Item], i: i64, published: date) -> date | None:
    if i < 2 or not items[i - 1].rare & rare.UNIT:
        return None
    count = _count(items[i - 2])
    return published - timedelta(days=items[i - 1].entry.number * count) if count else None


def _count(number: Item) -> int:
    """How many a number or a word for one counts; 0 where it tells none."""
    return int(number.low) if number.low.isdigit() and len(number.low) < _YEAR else number.entry.number


def counted_on(items: list[Item], first: i64) -> i64:
    """How many items from `first` on tell a time by one told before ("the next day", "two days later")."""
    told = roles.DETERMINER | roles.NUMBER | roles.ADVERB | roles.TIME
    for j in range(first, min(first + _COUNTED, len(items))):
        if items[j].rare & rare.LATER:
            return j + 1 - first
        if not items[j].flags & told:
            return 0
    return 0


def counted_ago(items: list[Item], first: i64) -> i64:
    """How many items from `first` on tell how long ago ("two weeks ago"); 0 where they do not."""
    j = on_over(items, first, roles.NUMBER | roles.DETERMINER | roles.QUANTIFIER)
    if j + 1 < len(items) and items[j].rare & rare.UNIT and roles.AGO in items[j + 1].entry.traits:
        return j + 2 - first
    return 0


def long_before(items: list[Item]) -> bool:
    """Whether a span of time longer than news stays fresh ends `items` ("six months" after …)."""
    days: i64 = 0
    for i in range(len(items) - 1, max(-1, len(items) - _SPAN), -1):
        if items[i].rare & rare.UNIT:
            number = items[max(0, i - 1)]
            count = _count(number) if number.flags & roles.NUMBER else 1
            days = max(days, items[i].entry.number * max(count, 1))
        if items[i].flags & (roles.COMMA | roles.STOP | roles.TRIGGER):
            break
    return days >= _LONG
