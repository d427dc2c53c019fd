"""Whose statement it is: quotations, reported speech, "according to"."""

from typing import Final

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.claims.sources import TIME, Source, Speakers, name_source
from services.domain.claims.subjects import MAX_SOURCE, before, subject_of
from services.domain.models import ClaimantSide

_LABEL: Final = 8
"""Items of the longest "Name, title:" that stands before a statement."""
_PAUSE: Final = roles.COMMA | roles.QUOTE | roles.DASH


def reported(parse: Parse, at: int, speakers: Speakers) -> tuple[int, Source] | None:
    """The source whose reported speech holds item `at`, with the reporting item's index; innermost."""
    items = parse.items
    for j in range(at, -1, -1):
        flags = items[j].flags
        if j < at and flags & (roles.SAY | roles.DENY) and _reports(parse, j, at):
            source = subject_of(parse, j, speakers)
            if source is not None:
                return j, source
        if j < at and flags & roles.ACCORDING:
            return j, _phrase(parse, j + 1, speakers)
        if j < at and flags & roles.REPORT_NOUN and (whose := _claimant(parse, j, speakers)):
            return j, whose
        if j < at and flags & roles.STOP:
            if items[j].low == ":" and 0 < j <= _LABEL and (source := name_source(parse, 0, j - 1, speakers)):
                return j, source
            if items[j].low == ";":
                break
        if (
            flags & roles.CONTRAST
            and j < at
            and parse.clauses[parse.clause_of[j]].first == j
            and _independent(parse, j, at)
        ):
            break
    return _following(parse, at, speakers)


def _claimant(parse: Parse, noun: int, speakers: Speakers) -> Source | None:
    """Whose claim it is that a sentence sets out from ("Russia's claim that it holds X was denied")."""
    items = parse.items
    if noun + 1 >= len(items) or not items[noun + 1].flags & roles.COMPLEMENT or not _is_noun(items, noun):
        return None
    first = noun
    while first and items[first - 1].flags & (
        roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.ACTOR | roles.SOURCE | roles.DETERMINER
    ):
        first -= 1
    outset = first == 0 or items[first - 1].flags & (roles.SUBORDINATOR | roles.CONTRAST | roles.COMMA)
    return name_source(parse, first, noun - 1, speakers) if outset and first < noun else None


def source_at(parse: Parse, j: int, speakers: Speakers) -> Source | None:
    """The source that the reporting word at `j` names."""
    if parse.items[j].flags & roles.SAY:
        if _is_noun(parse.items, j):
            return None
        return subject_of(parse, j, speakers)
    return _phrase(parse, j + 1, speakers)


def _independent(parse: Parse, j: int, at: int) -> bool:
    """Whether the contrasting clause at `j` has a subject of its own before the trigger at `at`."""
    return any(a.first > j and a.last < at and a.side not in ("same",) for a in parse.actors) or any(
        p.first > j and p.last < at for p in parse.places
    )


def _reports(parse: Parse, j: int, at: int) -> bool:
    """Whether the verb at `j` is used as a verb of speech with what follows as its complement."""
    items = parse.items
    item = items[j]
    if _is_noun(items, j) or _closed(parse, j, at):
        return False
    if "participle" in item.forms and not item.forms & {"past"}:
        return False
    if (
        j
        and items[j - 1].flags & (roles.DETERMINER | roles.SIDE_ADJECTIVE | roles.POSSESSIVE)
        and "past" not in item.forms
    ):
        return False
    if parse.clause(j).marker & roles.RELATIVE and parse.clause_of[j] != parse.clause_of[at]:
        # "X, who writes on Telegram, …": what follows is said by nobody in the relative clause
        following = parse.clauses[parse.clause_of[j] + 1]
        if not following.marker & roles.COMPLEMENT:
            return False
    return not (j and items[j - 1].flags & roles.TO)


def _closed(parse: Parse, j: int, at: int) -> bool:
    """Whether the speech of the verb at `j` is over before `at` ("…, the minister said on Monday, as …")."""
    clause = parse.clause(at)
    if not clause.marker & roles.SUBORDINATOR or clause.first <= j:
        return False
    between = parse.items[j + 1 : clause.first]
    aside = TIME | roles.PREPOSITION | roles.COMMA | roles.ADVERB | roles.DETERMINER | roles.NUMBER
    return bool(between) and bool(between[-1].flags & roles.COMMA) and all(i.flags & aside for i in between)


def _is_noun(items: list[Item], j: int) -> bool:
    """Whether the word of speech at `j` is a noun ("their claims", "a command post in …")."""
    if items[j].forms & {"past", "participle", "gerund"}:
        return False
    following = items[j + 1].flags if j + 1 < len(items) else 0
    if items[j].forms <= {"base"} and following & (roles.PREPOSITION | roles.OF):
        return True
    if not items[j].flags & roles.REPORT_NOUN:
        return False
    before = items[j - 1].flags if j else roles.DETERMINER
    nominal = (
        roles.DETERMINER | roles.POSSESSIVE | roles.GENITIVE | roles.SIDE_ADJECTIVE | roles.SAY | roles.DENY
    )
    return bool(before & nominal) and not (before & roles.ACTOR and not before & roles.SIDE_ADJECTIVE)


def _following(parse: Parse, at: int, speakers: Speakers) -> tuple[int, Source] | None:
    """A source after the trigger: ", the ministry said", "according to …"."""
    items = parse.items
    for j in range(at + 1, len(items)):
        flags = items[j].flags
        if "gerund" in items[j].forms and not flags & roles.ACCORDING:
            continue
        if flags & roles.ACCORDING:
            return j, _phrase(parse, j + 1, speakers)
        if flags & roles.STOP and items[j].low == ";":
            return None
        if flags & roles.SAY and _tagged(parse, j, at):
            source = subject_of(parse, j, speakers, after=at)
            if source is not None:
                return j, source
    return None


def _tagged(parse: Parse, j: int, at: int) -> bool:
    """Whether the verb of speech at `j` closes what stands before it, behind a comma or a quotation mark."""
    items = parse.items
    if items[j - 1].flags & _PAUSE:
        return True
    span = before(parse, j)
    if span is None or span[0] - 1 <= at or not items[span[0] - 1].flags & _PAUSE:
        return False
    following = items[j + 1].flags if j + 1 < len(items) else 0
    if following & roles.TO:
        # "…, he reported to the president", not "…, he claimed to have taken it"
        return j + 2 < len(items) and bool(items[j + 2].flags & roles.DETERMINER or items[j + 2].capital)
    if following & roles.COMPLEMENT:
        return False
    return not following & (roles.DETERMINER | roles.ACTOR | roles.PLACE) or not _states(items, j + 2)


def _states(items: list[Item], first: int) -> bool:
    """Whether a verb stands from `first` on, before the next pause."""
    for item in items[first:]:
        if item.flags & (_PAUSE | roles.STOP):
            return False
        verb = item.flags & roles.TRIGGER and any(t.pos == "verb" for t in item.entry.triggers)
        if verb or item.flags & (roles.BE | roles.HAVE) or item.forms & {"past", "unknown verb"}:
            return True
    return False


def afterthought(parse: Parse, speakers: Speakers) -> Source | None:
    """Who is named only afterwards as the source of what was said ("This was reported by …")."""
    items = parse.items
    if not items or not items[0].flags & roles.ANAPHOR:
        return None
    for j in range(1, min(_LABEL, len(items) - 1)):
        passive = any(item.flags & roles.BE for item in items[:j])
        by = [k for k in (j + 1, j + 2) if k < len(items) and items[k].flags & roles.BY]
        if items[j].flags & roles.SAY and passive and by:
            return name_source(
                parse, by[0] + 1, min(by[0] + MAX_SOURCE, len(items) - 1), speakers, inverted=True
            )
    return None


def denier(parse: Parse, verb: int, speakers: Speakers) -> Source | None:
    """Who denies, with the verb at `verb`: its subject, or "by …" in the passive."""
    items = parse.items
    for j in range(verb + 1, min(verb + 4, len(items))):
        if items[j].flags & roles.BY:
            return name_source(parse, j + 1, min(j + 8, len(items) - 1), speakers, inverted=True)
    found = subject_of(parse, verb, speakers)
    if found is not None:
        return found
    # "A said that this was not true": no verb of its own
    said = reported(parse, verb, speakers)
    return said[1] if said else None


def _phrase(parse: Parse, first: int, speakers: Speakers) -> Source:
    last = first
    items = parse.items
    while last < len(items) and last < first + MAX_SOURCE:
        if items[last].flags & (roles.STOP | roles.QUOTE | roles.DASH | roles.SAY) or items[last].low == ".":
            break
        if items[last].flags & roles.COMMA and last > first:
            break
        last += 1
    found = name_source(parse, first, last - 1, speakers, inverted=True)
    if found is None:
        start = items[first].start if first < len(items) else 0
        end = items[max(first, last - 1)].end if first < len(items) else 0
        return Source(start, end, (ClaimantSide.NEUTRAL,))
    return found
