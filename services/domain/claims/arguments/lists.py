"""Settlements in lists that stand apart from the trigger which is about them: behind a colon, as examples,
"together with" another, at the head of a note."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments.objects import ends
from services.domain.claims.arguments.preceding import listed
from services.domain.claims.sentences.items import Item, has, no_word
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.joined import NOTING
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.places import Mention

_TAG: Final = 6
"""Items back from a verb within which ", he wrote," may stand."""
_HEADING: Final = 10
"""Items of the longest heading of a list."""
_NOTE: Final = 6
"""Items of the longest heading of a note."""
_SAID: Final = roles.BE | roles.HAVE | roles.SAY | roles.TRIGGER | roles.SOURCE
_NO_OBJECT: Final = (
    roles.PREPOSITION | roles.ADVERB | roles.AND | roles.CONTRAST | roles.SUBORDINATOR | roles.TO | roles.BY
)  # fmt: skip
_TAIL: Final = 7
"""Items from a noun to the pause behind the words that tell where it is."""
_PAUSE: Final = roles.COMMA | roles.DASH


def _several(item: Item) -> bool:
    """Whether a word speaks of several places ("villages", "regions"; not "heights")."""
    if not item.flags & (roles.PLACE_NOUN | roles.REGION) or item.flags & roles.THING:
        return False
    return bool(item.forms & grammemes.PLURAL)


def examples(parse: Parse, candidate: Candidate, found: list[PlaceRef]) -> list[PlaceRef]:
    """The settlements that are given as examples of those taken ("took five villages …, among them X")."""
    items = parse.items
    state = candidate.voice == "none"  # "the district is in their hands, including X"
    for ref in parse.places:
        along = ref.listing and ref.preposition == "with"  # "hold a strip with ten villages, among them X"
        if (
            ref.phrase <= candidate.last + 1
            or _among(ref, found)
            or not (along or items[ref.phrase - 1].rare & rare.SUCH)
            or (state and not items[ref.phrase - 2].flags & roles.COMMA)
        ):
            continue
        between = items[candidate.last + 1 : ref.phrase - 1]
        if candidate.voice != "active":
            first = parse.clause(candidate.at).first
            tags = [k for k in range(first, candidate.at) if items[k].flags & roles.SAY]  # ", the army said,"
            between = [*items[(tags[-1] + 1 if tags else first) : candidate.at], *between]
        clause = parse.clause(candidate.at)
        several = along or any(_several(item) for item in between)
        # "villages that are occupied, among them X"
        if clause.marker & (roles.RELATIVE | roles.COMPLEMENT) and clause.first:
            several = (several and candidate.voice == "passive") or _several(items[clause.first - 1])
        others = state or any(i.flags & roles.QUANTIFIER for i in between) or of_area(candidate)
        # ", the General Staff said," parts nothing
        told = any(
            bool(i.flags & roles.SAY) and not has(between, n + 1, n + 2, roles.COMMA)
            for n, i in enumerate(between)
        )
        members = listed(parse, ref)
        if (several or others) and not told:
            return members
    return []


def of_area(candidate: Candidate) -> bool:
    """Whether land is told of by its measure ("took 300 square miles, including X")."""
    trigger = candidate.trigger
    return trigger.part and trigger.kind is terms.CAPTURE and "of" in trigger.place


def _among(ref: PlaceRef, found: list[PlaceRef]) -> bool:
    """Whether `found` has the settlement named at `ref`."""
    return any(other.first == ref.first for other in found)


def together(parse: Parse, candidate: Candidate, found: list[PlaceRef]) -> list[PlaceRef]:
    """The settlements that share what is said of others before ("X was taken, together with Y", "took X, near
    the border, as well as Y")."""
    items = parse.items
    told = max(candidate.last, found[-1].last if found else candidate.last)
    for ref in parse.places:
        link = ref.phrase - 1
        if link <= told or _among(ref, found) or ref.anchor:
            continue
        if items[link].flags & roles.OF and items[link - 1].flags & roles.ANAPHOR:
            link -= 2  # "together with that of X"
        between = items[told + 1 : link]
        told_else = roles.TRIGGER | roles.SAY | roles.STOP
        # "the fall of X leads to panic in Y, and then Z", not "by forces"
        leads = any(item.flags & (roles.PASS | roles.FORCE) == roles.PASS for item in between)
        if leads or any(item.flags & told_else or item.forms & grammemes.TOLD for item in between):
            break
        if items[link].flags & roles.AND and " " in items[link].low:
            return listed(parse, ref)
    return []


def likewise(parse: Parse, candidate: Candidate, found: list[PlaceRef]) -> list[PlaceRef]:
    """The settlements of a pronoun that stands for the noun ("the capture of X, a day after that of
    Y"), or that an aside parts from the first ("of X, a mining town, and of Y")."""
    for ref in parse.places:
        of = ref.phrase - 1
        if of > candidate.last + 1 and not _among(ref, found) and parse.items[of].flags & roles.OF:
            pointing = parse.items[of - 1].flags
            paused = pointing & roles.AND and parse.items[of - 2].flags & roles.COMMA
            if paused or (pointing & roles.DEFINITE and pointing & roles.COMPLEMENT):
                return listed(parse, ref)
    return []


def enumerated(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements listed behind a colon, or with a dash at the end, which the trigger speaks of by number
    ("two towns fell: …")."""
    for ref in parse.places:
        if ref.phrase > candidate.last and _among_them(parse, candidate, ref):
            return listed(parse, ref)
        colon = ref.phrase - 1
        if parse.items[colon].flags & roles.BE and parse.items[colon - 2].low == ":":
            colon -= 2  # "five villages: they are X, Y"
        naming = bool(parse.items[colon].flags & roles.SAY and parse.items[colon].forms & grammemes.GERUND)
        if parse.items[colon].flags & roles.DASH and ends(parse, listed(parse, ref)[-1].last + 1):
            naming = any(_several(item) for item in parse.items[:colon])
        if colon > candidate.last and (parse.items[colon].low == ":" or naming):
            counted = has(parse.items, 0, colon, roles.PLACE_NOUN | roles.REGION)
            # "Liberated this week: X, Y"
            return listed(parse, ref) if counted or colon <= _HEADING else []
    return []


def _among_them(parse: Parse, candidate: Candidate, ref: PlaceRef) -> bool:
    """Whether the list that `ref` begins names some of those counted before it ("eight villages had been
    lost, X and Y among them")."""
    items = parse.items
    if parse.places[ref.listed] is not ref:
        return False
    pause = roles.COMMA | roles.DASH | roles.STOP
    closed = items[ref.phrase - 1].flags & pause and _closes(items, listed(parse, ref))
    if not closed and not _led_by_such(items, ref.phrase - 1, candidate.last):
        return False
    return any(_several(item) for item in items[parse.clause(candidate.at).first : ref.phrase])


def _led_by_such(items: list[Item], verb: i64, first: i64) -> bool:
    """Whether the verb "to be" at `verb` stands behind "among them", as one may say ("among them, he wrote,
    were X and Y")."""
    if not items[verb].flags & roles.BE:
        return False
    return any(items[j].rare & rare.SUCH for j in range(verb - 1, max(first, verb - _TAG), -1))


def _closes(items: list[Item], names: list[PlaceRef]) -> bool:
    """Whether it is told right behind the names that they are among others ("X and Y among them", "X and Y
    are among them")."""
    last = max(name.last for name in names) + 1
    if last + 1 < len(items) and items[last].flags & roles.BE:
        last += 1
    return last < len(items) and bool(items[last].rare & rare.SUCH)


def _behind_semicolon(items: list[Item], at: i64) -> i64:
    """Where the note begins in which item `at` stands, of those that semicolons part."""
    while at > 0 and not (items[at - 1].flags & roles.STOP and items[at - 1].low == ";"):
        at -= 1
    return at


def apposed(parse: Parse, ref: PlaceRef) -> Mention | None:
    """The settlement named behind a pause that words for it make ("the stronghold, X", "a mill, in X")."""
    items, last = parse.items, ref.last + 2
    tail = last < len(items) and items[ref.last + 1].entry.preposition in ("in", "of")
    end = min(ref.last + _TAIL, len(items)) if tail else last  # "the last stronghold in the region, X"
    while last < end and not items[last - 1].flags & _PAUSE:
        last += 1
    if parse.free or ref.count != 1 or last >= len(items) or not items[last - 1].flags & _PAUSE:
        return None
    for name in parse.places:
        placed = ref.part and name.preposition in ("in", "on") and name.phrase == last + 1
        if (placed or (name.phrase <= last <= name.first and not name.preposition)) and name.mention:
            return name.mention if no_word(items, name.last + 1) else None
    return None


def _apart_from_place(item: Item) -> bool:
    """Whether a word names what is no part of the place that heads a note: a region."""
    return bool(item.flags & roles.REGION) and not item.flags & (roles.FACILITY | roles.SECTOR)


def headed(parse: Parse, candidate: Candidate) -> list[PlaceRef]:
    """The settlements that head the note which the trigger stands in ("X: the assault goes on, …")."""
    items, trigger = parse.items, candidate.trigger
    if parse.inside[candidate.at] or not parse.places or parse.places[0].first >= candidate.at:
        return []
    heading, end = _heading(parse, candidate)
    if not heading or any(ref.mention is None for ref in heading) or _elsewhere(parse, candidate, end):
        return []
    behind = candidate.last + 1
    if behind < len(items) and items[behind].rare & rare.BEARING:
        return []  # "X: some success west of the village"
    alone = no_word(items, behind) or bool(items[behind].flags & _NO_OBJECT)
    active = trigger.pos == "verb" and candidate.voice == "active"
    return [] if active and not alone and "object" in trigger.place else heading


def _heading(parse: Parse, candidate: Candidate) -> tuple[list[PlaceRef], int]:
    """The settlements that stand before the mark which parts a heading from its note, and where that is;
    without settlements where nothing is headed. The first that names any counts ("South: X, Y – …")."""
    items = parse.items
    begin = _behind_semicolon(items, candidate.at)
    while begin < candidate.at:
        end = begin
        while end < min(begin + _NOTE, candidate.at) and items[end].low[0] not in NOTING:
            if items[end].flags & _SAID:
                return [], end
            end += 1
        if items[end].low[0] not in NOTING or end >= candidate.at:
            return [], end
        heading = [ref for ref in parse.places if begin <= ref.first and ref.last < end and not ref.anchor]
        if heading:
            return heading, end
        begin = end + 1
    return [], begin


def _elsewhere(parse: Parse, candidate: Candidate, end: i64) -> bool:
    """Whether the note behind the mark at `end` is about another place than its heading ("X: the whole
    region is …")."""
    if any(end < ref.first < candidate.at and ref.mention is not None for ref in parse.places):
        return True
    told = "subject" in candidate.trigger.place and candidate.trigger.pos == "phrase"
    return told and any(_apart_from_place(item) for item in parse.items[end + 1 : candidate.at])
