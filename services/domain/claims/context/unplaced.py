"""Whether a statement that names no settlement says where after all: where to, when, or by the way only."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.agency import owned
from services.domain.claims.reality.coordination import infinitive
from services.domain.claims.sentences.annotation import Scan, annotate
from services.domain.claims.sentences.items import Item, back_over, flags_at, on_over, villages
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import counted_ago, counted_on
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms

_DONE: Final = grammemes.PARTICIPLE | grammemes.UNKNOWN_VERB
_OF_PLACES: Final = frozenset({terms.CAPTURE, terms.ENCIRCLEMENT})
"""Kinds whose noun is of the place where "its" stands before it."""
_DATED: Final = (
    roles.NUMBER | roles.DETERMINER | roles.DEFINITE | roles.LAST | roles.ADVERB | roles.AND | roles.HEDGE
)  # fmt: skip
_DESCRIBING: Final = roles.RELATIVE | roles.COMMA | roles.PLACE
_WHERE: Final = frozenset({"in", "on", "for", "near"})
_TIMES: Final = rare.UNIT | rare.WEEKDAY
_WITH_VERB: Final = roles.ADVERB | roles.HAVE | roles.DO | roles.NEGATION
_BEHIND: Final = roles.PREPOSITION | roles.TO | roles.AND | roles.SUBORDINATOR


def onward(parse: Parse, candidate: Candidate) -> bool:
    """Whether it is told where forces fall back to, and not from where ("withdrew across the river to X")."""
    items = parse.items
    first = candidate.last + 1
    while first < len(items) - 1 and _passed(items[first]):
        first += 1
    if parse.free or not flags_at(items, first) & roles.TO:
        return False
    if flags_at(items, first + 1) & (roles.PREPOSITION | roles.AIM):
        return False  # "withdrew to within ten kilometres of the border"
    behind = items[first : parse.clause(candidate.at).last + 1]
    return all(item.entry.preposition != "from" for item in behind)


def elsewhere(parse: Parse, at: i64) -> bool:
    """Whether a region is named before item `at` in which it happens: where word order tells, at the opening
    ("In the Sumy region, …", "Elsewhere, …", not "In the region, …"), or with the subject."""
    items, bare = parse.items[:at], 0
    if not parse.free:
        pause = next((j for j, item in enumerate(items) if item.flags & roles.COMMA), at)
        ends = min([pause, at, *[a.first for a in parse.actors]])
        items, bare = items[:ends], roles.DETERMINER | roles.QUANTIFIER
        opens = bool(items) and (items[0].entry.preposition in _WHERE or bool(items[0].flags & roles.REGION))
        if not opens or any(item.flags & roles.PLACE_NOUN for item in items):
            # "the troops in the Sumy region have left"
            j = back_over(parse.items, at - 1, roles.BE | roles.HAVE | roles.ADVERB, low=1)
            led = any(item.entry.preposition in _WHERE for item in parse.items[max(0, j - 4) : j])
            return led and parse.items[j - 1].capital and bool(parse.items[j].flags & roles.REGION)
    return any(
        (bool(i.flags & roles.REGION) and not (j and items[j - 1].flags & bare))
        or (bool(bare) and roles.COMPASS in i.entry.traits)  # "In the south, they have pulled back"
        for j, i in enumerate(items)
    )


def on_front(parse: Parse, ref: PlaceRef, before: Scan | None) -> bool:
    """Whether "there" stands for a front rather than a settlement: it was spoken of last, in the sentence
    or the one `before` ("On the X front they dig in. Seven clashes were there")."""
    if ref.mention is not None or not parse.items[ref.last].flags & roles.THERE:
        return False
    items = [*(annotate(before) if before is not None else []), *parse.items]
    front = False
    for j in range(len(items) - len(parse.items) + ref.first - 1, -1, -1):
        if items[j].mention is not None:
            return False
        if front and items[j].flags & roles.PREPOSITION:  # "X, which is on the Y front" speaks of X
            return items[j].entry.preposition == "on" and not (j and items[j - 1].flags & _DESCRIBING)
        front = front or (bool(items[j].flags & roles.REGION) and not items[j - 1].flags & roles.BOTH)
    return False


def of_ground(parse: Parse, candidate: Candidate) -> bool:
    """Whether what is held stands right before its pronoun ("gave up the regions it still holds")."""
    items = parse.items
    j = back_over(items, candidate.at - 1, _WITH_VERB)
    opens = items[parse.clause(candidate.at).first].flags & roles.PREPOSITION  # "in the south they hold out"
    if parse.free or j < 1 or opens or not (items[j].flags & roles.ACTOR and items[j].side == "same"):
        return False
    return bool(items[j - 1].flags & (roles.REGION | roles.SECTOR)) or villages(items[j - 1])


def _passed(item: Item) -> bool:
    """Whether a word tells how or over what forces fall back ("in small groups through the fields")."""
    over = item.entry.preposition in ("into", "near") and not item.flags & roles.TO
    ground = roles.ADVERB | roles.DEFINITE | roles.THING | roles.REGION
    return item.mention is None and (over or bool(item.flags & ground))


def _in_parts(parse: Parse, first: i64) -> bool:
    """Whether it is told at item `first` in what parts of the place ("in several districts")."""
    items = parse.items
    if first >= len(items) or items[first].entry.preposition not in ("in", "on", "for"):
        return False
    for j in range(first + 1, min(first + 5, len(items))):
        item = items[j]
        if item.mention is not None:
            return False
        part = item.flags & (roles.SECTOR | roles.REGION) == roles.SECTOR and item.forms & grammemes.BASE
        if part and (j + 1 >= len(items) or items[j + 1].flags & _BEHIND):
            return not any(i.mention for i in items[j + 1 : j + 4])
    return False


def _moment(parse: Parse, first: i64) -> i64:
    """How many items from `first` on tell when ("on Monday", "in the early hours")."""
    items = parse.items
    before = first
    first += counted_on(items, first)  # "the next day"
    first += counted_ago(items, first)
    first = on_over(items, first, roles.ADVERB, roles.PREPOSITION)  # "only on Thursday"
    if not flags_at(items, first) & (roles.PREPOSITION | roles.SINCE):
        return first - before if items[first - 1].rare & rare.LATER else 0
    for j in range(first + 1, min(first + 5, len(items))):
        flags = items[j].flags
        if items[j].rare & (rare.WEEKDAY | rare.MONTH | rare.UNIT):
            part = j + 1 < len(items) and not items[j + 1].flags and items[j + 1].low.isalpha()
            return j + 1 + part - before  # "on Monday night"
        if not flags and items[first].entry.preposition == "during":
            return j + 1 - before  # "during the night"
        if flags & ~_DATED:
            return 0
    return 0


def alone(parse: Parse, candidate: Candidate) -> bool:
    """Whether nothing after the trigger says where."""
    elsewhere = roles.PREPOSITION | roles.PLACE | roles.REGION | roles.PLACE_NOUN | roles.TO
    first = candidate.last + 1
    opens = candidate.at == 1 and parse.items[0].flags & roles.DEFINITE != 0  # "The capture brings …"
    takes = candidate.trigger.kind in _OF_PLACES and (opens or owned(parse, candidate))
    takes = takes and not parse.items[candidate.at].forms & grammemes.PLURAL  # "its losses"
    if takes and not flags_at(parse.items, first) & roles.OF:
        return True  # "its capture has opened the road to X"
    withdrawal = candidate.trigger.pos == "noun" and candidate.trigger.kind is terms.WITHDRAWAL
    led = roles.OF if withdrawal else roles.NONE
    done = candidate.trigger.ousts or candidate.trigger.pos == "noun"
    led |= roles.BY if done or candidate.trigger.kind is terms.ENCIRCLEMENT else roles.NONE
    if not parse.free and flags_at(parse.items, first) & led:
        # "the withdrawal of Ukrainian forces", "were surrounded by Ukrainian forces"
        first = next((a.last + 1 for a in parse.actors if a.first in (first + 1, first + 2)), first)
    if not parse.free and first < len(parse.items) and parse.items[first].low == "(":
        first = next((j + 1 for j in range(first + 1, len(parse.items)) if not parse.inside[j]), first)
    aside = _destination(parse, first) if parse.free else _moment(parse, first)
    if not parse.free and _in_parts(parse, first + aside):
        return True
    for j in range(first + aside, len(parse.items)):
        item = parse.items[j]
        passive = not parse.free and bool(parse.items[j - 1].flags & roles.BE)
        if passive and not item.flags & ~roles.PASS and item.forms & _DONE:
            return True  # "the capture had been completed"
        left = bool(item.flags & roles.TO) and candidate.trigger.kind is terms.WITHDRAWAL
        meant = left and j + 1 < len(parse.items) and infinitive(parse.items, j)
        if item.flags & roles.SUBORDINATOR or (meant and not parse.items[j + 1].flags & roles.AIM):
            return True  # "pulled out to avoid losses"
        if item.flags & elsewhere or not item.flags:
            return not any(letter.isalnum() for letter in item.low)
        if item.flags & (roles.COMMA | roles.STOP | roles.AND | roles.QUOTE):
            return True
    return True


def _destination(parse: Parse, first: i64) -> i64:
    """How many items from `first` on tell where to or when ("to new positions", "in the night") without the
    name of a place."""
    items = parse.items
    last = first
    while last < len(items) and items[last].flags & roles.PREPOSITION:
        left = items[last].entry.preposition == "from"
        end = last + 1
        while end < len(items) and not items[end].forms & grammemes.NOUN and not items[end].mention:
            end += 1
        if end >= len(items):
            return last - first
        kinds = roles.THING if left else roles.THING | roles.SECTOR  # "from the lines held"
        if not (items[end].flags & kinds or items[end].rare & _TIMES):
            return last - first
        last = end + 1
    return last - first
