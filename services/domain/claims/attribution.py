"""Whose statement it is: quotations, reported speech, "according to"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from services.domain.claims import roles
from services.domain.claims.annotation import Item
from services.domain.claims.clauses import Parse
from services.domain.models import ClaimantSide

MAX_SOURCE = 24
_LABEL = 8
"""Items of the longest "Name, title:" that stands before a statement."""
_TIME = roles.WEEKDAY | roles.MONTH | roles.SEASON | roles.LAST | roles.UNIT
_UNNAMING = (
    _TIME
    | roles.PREPOSITION
    | roles.DETERMINER
    | roles.POSSESSIVE
    | roles.SUBORDINATOR
    | roles.CONTRAST
    | roles.ADVERB
    | roles.CONDITIONAL
    | roles.ANAPHOR
    | roles.AND
    | roles.THERE
    | roles.QUOTE
)
_PRONOUN = roles.RELATIVE | roles.THERE
_SHORT_NAME = 2
_APPOSITION = 8
_SUBJECT_ENDS = (
    roles.SUBORDINATOR
    | roles.CONDITIONAL
    | roles.COMPLEMENT
    | roles.CONTRAST
    | roles.QUOTE
    | roles.SAY
    | roles.BE
    | roles.HAVE
    | roles.STOP
    | roles.TRIGGER
    | roles.FUTURE
)


@dataclass(frozen=True, slots=True)
class Source:
    """A claimant: its words, and its sides (one claim a side). `denies` where the verb is one of denial;
    `vague` for "the military" of an unnamed side."""

    start: int
    end: int
    sides: tuple[ClaimantSide, ...]
    denies: bool = False
    vague: bool = False
    head: str = ""


@dataclass(slots=True)
class Speakers:
    """Who has been heard in an article so far: sides by word of the source's name, and the last one."""

    names: dict[str, tuple[ClaimantSide, ...]] = field(default_factory=dict)
    last: Source | None = None


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


def source_at(parse: Parse, j: int, speakers: Speakers) -> Source | None:
    """The source that the reporting word at `j` names."""
    if parse.items[j].flags & roles.SAY:
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
    if item.flags & roles.REPORT_NOUN and _is_noun(items, j):
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


def _is_noun(items: Sequence[Item], j: int) -> bool:
    if items[j].forms & {"past", "participle", "gerund"}:
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
        if flags & roles.SAY and _tagged(items, j, at):
            source = subject_of(parse, j, speakers, after=at)
            if source is not None:
                return j, source
    return None


def _tagged(items: Sequence[Item], j: int, at: int) -> bool:
    """Whether the verb of speech at `j` closes what stands before it, behind a comma or a quotation mark."""
    k = j - 1
    while k > at and j - k < MAX_SOURCE:
        if items[k].flags & (roles.COMMA | roles.QUOTE | roles.DASH):
            break
        if items[k].flags & (roles.COMPLEMENT | roles.AND) and not items[k].flags & roles.DETERMINER:
            return False
        k -= 1
    if k <= at:
        return False
    if j + 1 >= len(items):
        return True
    following = items[j + 1].flags
    opens = roles.DETERMINER | roles.ACTOR | roles.COMPLEMENT | roles.TO | roles.PLACE
    return k == j - 1 or not following & opens


def subject_of(parse: Parse, verb: int, speakers: Speakers, after: int = -1) -> Source | None:
    """The source that is the subject of the verb of speech at `verb`."""
    items = parse.items
    found = None
    if items[verb - 1].flags & roles.QUOTE:
        found = name_source(parse, verb + 1, min(verb + 8, len(items) - 1), speakers, inverted=True)
    if found is None and (after < 0 or not items[verb - 1].flags & (roles.COMMA | roles.DASH)):
        low = _phrase_start(parse, verb, after) if after < 0 else _tag_start(items, verb, after)
        found = name_source(parse, low, verb - 1, speakers)
    if found is None and (verb == 0 or items[verb - 1].flags & (roles.COMMA | roles.DASH)):
        found = name_source(parse, verb + 1, min(verb + 8, len(items) - 1), speakers, inverted=True)
    if found is None:
        return None
    return with_verb(found, items[verb].flags)


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


def _adverbial(items: Sequence[Item], comma: int, after: int) -> bool:
    """Whether what ends with the comma is an adverbial in front ("In a video on Telegram, …")."""
    j = comma - 1
    while (
        j > after and comma - j < MAX_SOURCE and not items[j].flags & (roles.COMMA | roles.QUOTE | roles.STOP)
    ):
        j -= 1
    first = items[j + 1].flags
    return (
        bool(first & (roles.PREPOSITION | roles.SUBORDINATOR | _TIME | roles.ADVERB)) and not first & roles.OF
    )


def _tag_start(items: Sequence[Item], verb: int, after: int) -> int:
    """Where the speaker begins in "…, Name, the title, said": behind the comma that closes the statement."""
    j = verb - 1
    while j > after and not items[j].flags & (roles.COMMA | roles.QUOTE | roles.DASH):
        j -= 1
    apposed = j + 1 < verb and items[j + 1].flags & (roles.DETERMINER | roles.SOURCE)
    k = j - 1
    while apposed and k > after and j - k <= _APPOSITION and items[k].capital and not items[k].mention:
        k -= 1
    if apposed and k < j - 1 and items[k].flags & (roles.COMMA | roles.QUOTE):
        return k + 1
    return j + 1


def denier(parse: Parse, verb: int, speakers: Speakers) -> Source | None:
    """Who denies, with the verb at `verb`: its subject, or "by …" in the passive."""
    items = parse.items
    for j in range(verb + 1, min(verb + 4, len(items))):
        if items[j].flags & roles.BY:
            return name_source(parse, j + 1, min(j + 8, len(items) - 1), speakers, inverted=True)
    return subject_of(parse, verb, speakers)


def _phrase_start(parse: Parse, verb: int, after: int) -> int:
    """The first item of the subject of the verb at `verb`: back over its noun phrases and their
    appositions, up to another verb, a conjunction or a quotation mark. Brackets are passed over."""
    items = parse.items
    j = verb - 1
    while j > after and items[j].flags & (
        roles.BE | roles.HAVE | roles.ADVERB | roles.NEGATION | roles.HEDGE
    ):
        j -= 1
    named = False
    while j > after and verb - j <= MAX_SOURCE:
        item = items[j]
        if _bracketed(parse, j, verb) or (
            item.flags & roles.RELATIVE and not item.flags & roles.COMPLEMENT and not named
        ):
            pass
        elif item.flags & roles.COMMA and named and _adverbial(items, j, after):
            break
        elif item.flags & roles.QUOTE and not named and items[j + 1].flags & roles.COMMA:
            j -= 1
            while j > after and not items[j].flags & roles.QUOTE:
                j -= 1
        elif (item.flags & _SUBJECT_ENDS and not item.flags & roles.SOURCE) or "unknown verb" in item.forms:
            if named:
                break
        elif _names(item):
            named = True
        j -= 1
    return j + 1


def _bracketed(parse: Parse, j: int, verb: int) -> bool:
    """Whether item `j` is in brackets, or one, that the verb is outside of ("the ministry (MoD) said")."""
    closes = j + 1 < len(parse.items) and parse.inside[j + 1] and not parse.inside[j]
    opened = j > 0 and parse.inside[j - 1] and not parse.inside[j]
    return not parse.inside[verb] and (parse.inside[j] or closes or opened)


def _names(item: Item) -> bool:
    """Whether the word may name a source: no function word, no day or month, no place but a capital that
    stands for its government."""
    if item.flags & (roles.SOURCE | roles.SIDE_ADJECTIVE | roles.ACTOR):
        return not (item.mention is not None and not item.flags & (roles.ACTOR | roles.SOURCE))
    return item.capital and item.mention is None and not item.flags & _UNNAMING


def with_verb(source: Source, flags: int) -> Source:
    """`source` as the subject of a verb with the roles `flags`: one that denies, or not."""
    return replace(source, denies=bool(flags & roles.DENY and not flags & roles.SAY))


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


def name_source(
    parse: Parse, low: int, high: int, speakers: Speakers, inverted: bool = False
) -> Source | None:
    """The source named by items `low` to `high`; None where none is. A pronoun stands for who spoke last."""
    items = parse.items
    named = [j for j in _reach(parse, low, high, inverted) if _names(items[j])]
    if not named:
        return None
    first, last = named[0], named[-1]
    if all(items[j].side == "same" for j in named) and speakers.last is not None:
        return replace(speakers.last, denies=False)
    if all(items[j].flags & _PRONOUN for j in named) and speakers.last is None:
        return None
    names = _words(items, named)
    known = _known(items, named, [speakers.names[name] for name in reversed(names) if name in speakers.names])
    vague = not known and any(items[j].flags & roles.OWN_SOURCE for j in named)
    if first and items[first - 1].flags & roles.DETERMINER and not items[first - 1].flags & roles.COMPLEMENT:
        first -= 1
    head = next((items[j].low for j in reversed(named) if items[j].flags & roles.SOURCE), "")
    source = Source(
        items[first].start, items[last].end, known or (ClaimantSide.NEUTRAL,), vague=vague, head=head
    )
    if known:
        speakers.names.update((name, known) for name in names if len(name) > _SHORT_NAME)
    speakers.last = source
    return source


def _words(items: Sequence[Item], named: Sequence[int]) -> list[str]:
    """The words by which a source may be known again: names and nouns, of a phrase also the last word."""
    names = [items[j].low for j in named if not items[j].flags & roles.SIDE_ADJECTIVE]
    return [*(name.rpartition(" ")[2] for name in names), *names]


def _known(
    items: Sequence[Item], named: Sequence[int], heard: Sequence[tuple[ClaimantSide, ...]]
) -> tuple[ClaimantSide, ...]:
    """The sides that the words of a source tell, or its earlier mentions, or the side of its office.
    Without a conjunction it has but one."""
    told = tuple(dict.fromkeys(side for j in named if (side := _side(items[j])) is not None))
    together = any(items[j].flags & roles.AND for j in range(named[0], named[-1]))
    if told:
        return told if together else told[:1]
    if heard:
        return heard[0]
    offices = (items[j].entry.office for j in named)
    return next(((ClaimantSide(side),) for side in offices if side), ())


def _reach(parse: Parse, low: int, high: int, inverted: bool) -> Iterator[int]:
    """The items between `low` and `high` that belong to the source's phrase: none in brackets, and behind
    the verb only up to where the phrase ends."""
    items = parse.items
    begun = False
    for j in range(low, high + 1):
        flags = items[j].flags
        if parse.inside[j] and not (parse.inside[low] and parse.inside[high]):
            continue
        if inverted:
            ends = flags & (roles.COMMA | roles.RELATIVE) and begun and not _apposed(items, j)
            if ends or (not begun and flags & (roles.TRIGGER | roles.COMPLEMENT | roles.TO)):
                return
        begun = begun or _names(items[j])
        yield j


def _side(item: Item) -> ClaimantSide | None:
    if item.entry.source:
        return ClaimantSide(item.entry.source)
    if item.flags & (roles.SIDE_ADJECTIVE | roles.ACTOR) and item.side in ("UA", "RU"):
        return ClaimantSide(item.side)
    return None


def _apposed(items: Sequence[Item], j: int) -> bool:
    return j + 1 < len(items) and bool(
        items[j + 1].flags & (roles.SOURCE | roles.DETERMINER | roles.SIDE_ADJECTIVE)
    )
