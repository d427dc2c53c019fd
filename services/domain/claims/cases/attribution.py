"""Whose statement it is, where the speaker may stand before or behind the verb of speech."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.cases.doubts import disbelieved, false_report
from services.domain.claims.sentences.items import Item, has, on_over
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.opening import left_behind
from services.domain.claims.syntax.sources import name_source, names, with_verb
from services.domain.claims.words import grammemes, rare, roles

_REACH: Final = 20
_TOLD: Final = 3
"""Items from a verb of speech to the conjunction that opens what is said, or to the preposition of what is
told of before it."""
_LABEL: Final = 8
_ENDS: Final = roles.STOP | roles.DASH | roles.COMPLEMENT | roles.QUOTE
_SPEAKS: Final = grammemes.FINITE | grammemes.PASSIVE | grammemes.GERUND


def reported(parse: Parse, at: i64, speakers: Speakers) -> tuple[int, Source] | None:
    """The source whose reported speech holds item `at`, with the reporting item's index; innermost."""
    items = parse.items
    opens = bool(parse.clause(at).marker & roles.RELATIVE)  # "denied that they hold X, for which they fight"
    added = False
    for j in range(at - 1, -1, -1):
        flags = items[j].flags
        if flags & (roles.SAY | roles.DENY) and _speaks(items, j) and _holds(parse, j, at):
            about = items[j + 1].entry.preposition == "reference" or bool(flags & roles.DENY)
            fake = not about and false_report(items[j + 1 : j + 1 + _TOLD])  # who spreads it does not say so
            source = None if fake else source_at(parse, j, speakers)
            if source is not None and source.silent and has(items, j + 1, at, roles.SAY):
                source = None  # "Moscow did not comment, but X, which is near to Kyiv, confirmed that …"
            if source is None:
                # "denied claims of …, saying that …"
                added = added or bool(items[j].forms & grammemes.GERUND)
                opens = opens or added
            else:
                opens = opens or any(item.low == ":" for item in items[j + 1 : at])
                return j, source.denying(False) if opens else source
        if flags & roles.REPORT_NOUN and not added and (whose := _report_of(parse, j, at, speakers)):
            return j, whose
        if flags & roles.ACCORDING and not parse.inside[j]:
            source = source_at(parse, j, speakers)
            if source is not None:
                return j, source
        if items[j].low == ":" and 0 < j <= _LABEL and not _topical(items[:j]):
            label = name_source(parse, 0, j - 1, speakers)
            if label is not None:
                return j, label
    for j in range(at + 1, len(items)):
        flags = items[j].flags
        if (
            flags & roles.ACCORDING
            or (flags & roles.SAY and items[j].forms & _SPEAKS and _closes(parse, j, at))
            or _fronted(parse, j, at)
        ):
            source = source_at(parse, j, speakers)
            if source is not None:
                return j, source
    return _signature(parse, at, speakers)


def _speaks(items: list[Item], j: i64) -> bool:
    """Whether the word of speech at `j` is a predicate, or what somebody goes on doing ("go on saying")."""
    forms = items[j].forms
    return bool(forms & _SPEAKS or (j and forms & grammemes.INFINITIVE and items[j - 1].flags & roles.PASS))


def _report_of(parse: Parse, noun: i64, at: i64, speakers: Speakers) -> Source | None:
    """Whose report it is that item `at` is the content of ("the ministry's statement on the fall of X")."""
    for j in range(noun + 1, at):
        that = parse.items[j].flags & roles.COMPLEMENT and not _resumes(parse, at)
        if that or parse.items[j].entry.preposition == "reference":
            first = noun + 1 if j > noun + 1 else noun - 1  # "Russian statements about …"
            own = first > noun or (first >= 0 and not parse.items[first].forms & grammemes.NOUN)
            last, person = speakers.last, speakers.person
            whose = name_source(parse, first, max(first, noun - 1, j - 1), speakers) if own else None
            if last is not None and last.start >= parse.items[0].start:
                speakers.last, speakers.person = last, person  # "he" speaks of it, and did not make it
            return _denied(parse, noun, at, whose, speakers) if whose and not whose.unknown else None
        leads = j > noun + 1 and parse.items[j + 1].flags & roles.COMPLEMENT  # "the claim of X, that …"
        if parse.items[j].flags & (roles.COMMA | roles.STOP | roles.PREPOSITION) and not leads:
            return None
    return None


def _resumes(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` goes on behind a comma with what a complement has interrupted ("despite
    claims that X has fallen, it holds")."""
    clause = parse.clause(at)
    opening = parse.items[clause.first : clause.first + 2]
    return not (clause.marker or any(item.flags & (roles.AND | roles.COMPLEMENT) for item in opening))


def _denied(parse: Parse, noun: i64, at: i64, whose: Source, speakers: Speakers) -> Source:
    """Whose report of item `at` it is, and who denies it ("the staff denied the claims of X about …")."""
    owner = whose.copy()
    owner.noun = True
    clause = parse.clause(noun)
    for j in [*range(clause.first, noun), *range(at + 1, clause.last + 1)]:
        denier = source_at(parse, j, speakers) if parse.items[j].flags & roles.DENY else None
        if denier is not None and denier.start != owner.start:
            owner.also = (denier.denying(True),)
    if not owner.also and disbelieved(parse.items, at):
        said = reported(parse, noun, speakers)
        owner.also = ((said[1] if said else Source(0, 0, (speakers.outlet,))).denying(True),)
    return owner


def _fronted(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb at `j` tells of, or denies, the noun at `at` before it ("of the loss of X told …")."""
    items = parse.items
    if parse.clause_of[j] != parse.clause_of[at]:
        return False
    if not items[j].forms & _SPEAKS or not items[at].forms & grammemes.NOUN:
        return False
    about = any(items[k].flags & roles.PREPOSITION for k in range(max(0, at - _TOLD), at))
    return bool(items[j].flags & (roles.DENY | (roles.SAY if about else roles.NONE)))


def denier(parse: Parse, j: i64, speakers: Speakers) -> Source | None:
    """Who denies, with the word at `j`: its subject, or the speaker of the sentence."""
    source = source_at(parse, j, speakers)
    if source is not None:
        return source
    found = reported(parse, j, speakers)
    return found[1] if found else None


def afterthought(parse: Parse, speakers: Speakers) -> Source | None:
    """Who is named only afterwards as the source of what was said ("This was reported by …")."""
    items = parse.items
    if items and items[0].flags & roles.ACCORDING and items[0].low[-1] == ":":
        return source_at(parse, 0, speakers)  # "Source: …"
    opening = items[1:2] if items and items[0].flags & roles.PREPOSITION else items[:1]
    if not any(item.flags & roles.ANAPHOR or item.rare & rare.THUS for item in opening):
        return None
    for j in range(1, min(_REACH, len(items))):
        if items[j].flags & roles.SAY and items[j].forms & _SPEAKS:
            return source_at(parse, j, speakers)
    return None


def _topical(label: list[Item]) -> bool:
    """Whether what stands before a colon names a place or an event rather than a speaker."""
    first = label[0]
    speaks = bool(first.flags & roles.SOURCE and first.forms & grammemes.NOMN)  # "The mayor of X: …"
    return any(
        ((item.mention is not None or bool(item.flags & roles.REGION)) and not speaks)
        or (bool(item.flags & roles.TRIGGER) and not item.flags & roles.SIDE_ADJECTIVE)
        or bool(item.forms & grammemes.FINITE)
        for item in label
    )


def source_at(parse: Parse, j: i64, speakers: Speakers) -> Source | None:
    """The source that the reporting word at `j` names: behind it, or before the verb in its clause."""
    items = parse.items
    if items[j].forms & grammemes.PASSIVE and items[j].forms & grammemes.PLURAL:
        return None  # "the troops are noted in X": they don't speak
    last = j
    quoted = False
    while last + 1 < len(items) and last - j < _REACH:
        item = items[last + 1]
        if item.flags & roles.QUOTE and (_names(items, last + 1) or quoted):
            quoted = not quoted
        elif item.flags & _ENDS or item.flags & roles.SAY or item.low == ".":
            break
        if item.flags & roles.COMMA and last > j:
            break
        last += 1
    if items[j].flags & roles.ACCORDING:
        return _cited(parse, j, last, speakers)
    low = parse.clause(j).first
    if parse.aside[j]:
        low = j
        while low and parse.aside[low - 1] and not items[low].flags & roles.COMMA:
            low -= 1
    low = on_over(items, low, roles.COMMA | roles.DASH | roles.QUOTE | roles.STOP, end=j)
    pause, quote = roles.COMMA | roles.DASH, roles.COMMA | roles.QUOTE  # "…", said he: it may have no verb
    ends = (k + 1 for k in range(j - 1, low, -1) if items[k].flags & pause and items[k - 1].flags & quote)
    low = next(ends, low)
    about = next((k for k in range(low, j) if items[k].entry.preposition == "reference"), j)
    told = items[j].flags & roles.DENY and has(items, low, about, roles.REPORT_NOUN)
    if about < j and told:  # "reports of X about Y the spokesman called untrue", "reports of Y are not true"
        who = [k for k in range(about + 1, j) if items[k].flags & (roles.SOURCE | roles.ACTOR)]
        who = [k for k in who if items[k].forms & grammemes.NOMN or items[k - 1].entry.preposition == "in"]
        low = who[-1] if who else j
    ahead = low < j and not _told_in(items, low, j, last)
    found = name_source(parse, low, j - 1, speakers) if ahead else None
    if found is not None and told:
        # not who made "the claims of X are untrue", but "the statement of X denied"
        of = [k for k in range(low, j) if items[k].flags & roles.REPORT_NOUN]
        of = [k for k in of if not (k and items[k - 1].flags & roles.PREPOSITION)]
        found = None if any(found.start in (items[k].start, items[k + 1].start) for k in of) else found
    if found is None and not items[j].forms & grammemes.FIRST:  # "I tell": not who is named behind
        found = name_source(parse, j + 1, last, speakers)
        found = None if found is not None and _told_of(items, j, found) else found
    if found is None:
        found = _shared(parse, j, speakers)
    silent = j > 0 and bool(items[j - 1].flags & roles.NEGATION)  # "has not said that …"
    return with_verb(found, items[j], silent) if found else None


def _told_in(items: list[Item], low: i64, j: i64, last: i64) -> bool:
    """Whether the words before the verb at `j` only tell where the one named behind it speaks ("on the air of
    X told Y"). Who is meant by X, a plural tells."""
    led = next((i for i in items[low:j] if i.entry.preposition in ("in", "on") or names(i)), items[j])
    named = bool(items[min(j + 1, last)].forms & grammemes.NOMN) and names(items[min(j + 1, last)])
    return named and led.entry.preposition != "" and not items[j].forms & grammemes.PLURAL


def _told_of(items: list[Item], j: i64, named: Source) -> bool:
    """Whether a name behind the verb at `j` is in what that tells of ("told of an attack by Russians")."""
    k = next((k for k in range(j + 1, len(items)) if items[k].start >= named.start), j)  # "he": elsewhere
    about = any(item.entry.preposition == "reference" for item in items[j + 1 : k])
    return about and items[k - 1].entry.preposition != "in" and not items[k].forms & grammemes.NOMN


def _shared(parse: Parse, j: i64, speakers: Speakers) -> Source | None:
    """The subject of the clause before, which the verb of speech at `j` shares ("they showed it and boasted
    that …")."""
    number = parse.clause_of[j]
    if not number or not parse.items[parse.clauses[number].first].flags & roles.AND:
        return None
    before = parse.clauses[number - 1]
    for k in range(before.first, before.last + 1):
        if parse.items[k].forms & grammemes.FINITE and not parse.items[k].forms & grammemes.NOUN:
            return name_source(parse, before.first, k - 1, speakers) if k > before.first else None
    return None


def _cited(parse: Parse, j: i64, last: i64, speakers: Speakers) -> Source | None:
    """Who is named behind "according to"; who spoke last in "according to him,"."""
    if j + 1 < len(parse.items) and parse.items[j + 1].flags & roles.COMMA:
        return speakers.last.denying(False) if speakers.last else None
    return name_source(parse, j + 1, last, speakers)


def _names(items: list[Item], at: i64) -> bool:
    """Whether the quotation mark at `at` opens a name of a few words."""
    return has(items, at + 1, at + 5, roles.QUOTE) and items[at + 1].capital


def _holds(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb of speech at `j` governs item `at`: in its own clause, or in a complement."""
    if parse.clause_of[j] == parse.clause_of[at]:
        return True
    between = parse.items[j + 1 : at]
    opens = any(bool(item.flags & (roles.COMPLEMENT | roles.QUOTE)) or item.low == ":" for item in between)
    return opens and not left_behind(parse, j, at)


def _closes(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb at `j` opens a tag behind the statement (", the staff reports")."""
    first = parse.clauses[parse.clause_of[j]].first
    if parse.clause_of[j] != parse.clause_of[at] and _of_it_all(parse.items, j):
        return True
    if parse.clause_of[j] == parse.clause_of[at] or has(parse.items, first, j + 1 + _TOLD, roles.COMPLEMENT):
        return False  # ", although they say that …"
    if has(parse.items, first, min(j, first + _TOLD), roles.RELATIVE):
        return False  # "took X, of which Kyiv told as of …": of a noun
    return bool(parse.items[first].flags & (roles.COMMA | roles.DASH | roles.QUOTE | roles.STOP))


def _of_it_all(items: list[Item], j: i64) -> bool:
    """Whether the verb at `j` tells of all that stands before it (", of which the staff told": with a pronoun
    that stands for no noun)."""
    for k in range(j - 1, max(1, j - _LABEL), -1):
        if items[k].flags & roles.COMMA:
            return False
        if items[k].flags & roles.COMPLEMENT:
            return items[k - 1].entry.preposition == "reference" and bool(items[k - 2].flags & roles.COMMA)
    return False


def _signature(parse: Parse, at: i64, speakers: Speakers) -> tuple[int, Source] | None:
    """A source set behind a dash at the end ("… — the general staff")."""
    items = parse.items
    for j in range(len(items) - 1, max(at, len(items) - _LABEL), -1):
        if items[j].flags & roles.DASH:
            end = len(items)
            # "…, – the army", not "the south – the army's"
            who = roles.SOURCE | roles.ACTOR if items[j - 1].flags & roles.COMMA else roles.SOURCE
            named = has(items, j + 1, end, who) and not has(items, j + 1, end, roles.TRIGGER)
            source = name_source(parse, j + 1, end - 1, speakers) if named else None
            return (j, source) if source else None
    return None
