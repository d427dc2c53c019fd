"""Whose statement it is: quotations, reported speech, "according to"."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.reality.factuality import untrue
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.speech import labels
from services.domain.claims.speech.citing import phrase, relayed
from services.domain.claims.speech.speaking import subject_of
from services.domain.claims.speech.tags import following
from services.domain.claims.speech.utterances import reports
from services.domain.claims.syntax.beginning import fights_on
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.opening import left_behind
from services.domain.claims.syntax.phrases import FINITE
from services.domain.claims.syntax.reports import claimant, is_noun
from services.domain.claims.syntax.sources import name_source
from services.domain.claims.words import grammemes, roles, terms

_NOW: Final = grammemes.PRESENT | grammemes.BASE
_TENSES: Final = grammemes.PAST | grammemes.PRESENT
AFTERTHOUGHT: Final = 18
"""Items that "this was reported" stands within."""


def reported(parse: Parse, at: i64, speakers: Speakers) -> tuple[int, Source] | None:
    """The source whose reported speech holds item `at`, with the reporting item's index; innermost."""
    items = parse.items
    explained = False
    for j in range(at - 1, -1, -1):
        source = _by_word(parse, j, at, speakers)
        if source is None and items[j].low == ":":
            source = labels.before_colon(parse, j, at, speakers)
            explained = source is None
        # "denied this claim – its troops …", "denied it, citing a street held by …"
        claim = items[j].flags & roles.DASH and items[j - 1].flags & roles.ANAPHOR
        explained = explained or bool(claim or items[j].flags & roles.ACCORDING)
        if source is not None:
            return j, source.denying(False) if explained and source.denies else source
        if items[j].low == ";" and not _lists(items, j, at):
            break
        if items[j].flags & roles.CONTRAST and _contrasting(parse, j, at):
            break
    return following(parse, at, speakers)


def _lists(items: list[Item], j: i64, at: i64) -> bool:
    """Whether the semicolon at `j` goes on with what is listed as said ("said: A; B", "said that A; that B",
    "reported attacks on A; an assault on B")."""
    behind = items[j + 1 :]
    if any(item.low == ":" for item in items[:j]) or any(i.flags & roles.COMPLEMENT for i in behind[:2]):
        return True
    noun = any(trigger.pos == "noun" for trigger in items[at].entry.triggers)
    return noun and not any(i.flags & (FINITE | roles.SAY) or i.forms & grammemes.PAST for i in behind)


def _by_word(parse: Parse, j: i64, at: i64, speakers: Speakers) -> Source | None:
    """The source of item `at` by the word at `j` before it: a verb of speech, "according to", a report."""
    items = parse.items
    flags = items[j].flags
    if flags & (roles.SAY | roles.DENY) and reports(parse, j, at) and not _added(parse, j, at):
        source = subject_of(parse, j, speakers)
        if source is not None:
            return relayed(parse, j, source, speakers)
    if flags & roles.ACCORDING:
        cited = phrase(parse, j + 1, speakers)
        told = any(i.capital or i.flags & roles.HEDGE for i in items[j + 1 : at] if i.start < cited.end)
        # "according to the latest updates" and "citing a street held by …" name nobody
        return relayed(parse, j, cited, speakers) if cited.named or told else None
    if flags & roles.RARE and roles.NAMING in items[j].entry.traits:
        source = subject_of(parse, j, speakers) if _calls(parse, j, at) else None
        if source is not None:
            return source
    if not flags & roles.REPORT_NOUN or left_behind(parse, j, at):
        return None
    spoke, person = speakers.last, speakers.person
    whose = claimant(parse, j, at, speakers)
    if whose is None:
        return None
    owner = whose.copy()
    speakers.last, speakers.person = spoke, person  # "he" who denies Moscow's claim is not of Moscow
    owner.noun, owner.also = True, _judged(parse, j, at, speakers)
    if not owner.also:
        speakers.last = whose
    return owner


def _added(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the outlet adds what item `at` tells to the report of the verb at `j`, in a relative clause
    behind a comma, of what has long been so ("said it had taken X, where fighting has raged for months")."""
    clause, items = parse.clause(at), parse.items
    behind = j < clause.first and bool(clause.marker & roles.RELATIVE) and not parse.free
    behind = behind and bool(items[clause.first - 1].flags & roles.COMMA)
    return behind and any(i.flags & roles.HAVE and i.forms & _NOW for i in items[clause.first : at + 3])


def _contrasting(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the contrast at `j` opens a clause of its own, that of item `at`, out of what is reported."""
    items = parse.items
    # "said that while X is held, …", "said despite losses, …", "said X is lost, but that Y …"
    led = j > 0 and bool(items[j - 1].flags & (roles.COMPLEMENT | roles.SAY))
    led = led or has(items, j + 1, j + 3, roles.COMPLEMENT)  # "said, however, that …"
    if j > 1 and items[j].flags & roles.SUBORDINATOR:
        led = led or bool(items[j - 2].flags & roles.COMPLEMENT)  # "said that, while X is held, …"
    led = led or (bool(items[0].flags & roles.ACCORDING) and has(items, j - 1, j, roles.COMMA))
    opens = parse.clauses[parse.clause_of[j]].first == j and not led
    return opens and not _contrasted(parse, j, at) and _independent(parse, j, at)


def _calls(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the participle at `at` is what the verb at `j` calls a place ("call the place liberated")."""
    items = parse.items
    if not items[at].forms & grammemes.PARTICIPLE:
        return False
    light = roles.DETERMINER | roles.PLACE_NOUN | roles.QUOTE | roles.ADVERB | roles.PLACE
    return j < at - 1 and all(item.flags & light for item in items[j + 1 : at])


def _contrasted(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the report goes on behind the contrast at `j`: no pause stands there, and its tense is that of
    reports ("said that X was held but Y had been lost")."""
    if parse.items[j - 1].flags & roles.COMMA or not _backshifted(parse, at):
        return False
    return has(parse.items, 0, j, roles.COMPLEMENT)


def _backshifted(parse: Parse, at: i64) -> bool:
    """Whether the verb at `at` is in the past perfect, in which reports are told."""
    before = parse.items[max(parse.clause(at).first, at - 4) : at]
    return any(item.flags & roles.HAVE and item.forms & grammemes.PAST for item in before)


def _judged(parse: Parse, noun: i64, at: i64, speakers: Speakers) -> tuple[Source, ...]:
    """Who denies or confirms the report whose noun is at `noun` ("Kyiv denied Moscow's claim to have …")."""
    items = parse.items
    if untrue(parse, at):
        by = reported(parse, noun, speakers)
        naming = [j for j in range(noun) if roles.NAMING in items[j].entry.traits]  # "Kyiv called it a lie"
        source = by[1] if by else subject_of(parse, naming[-1], speakers) if naming else None
        return ((source or Source(0, 0, (terms.NEUTRAL,))).denying(True),)
    for j in range(noun - 1, -1, -1):
        flags = items[j].flags
        if flags & roles.UNTRUE:
            continue  # "rejecting as untrue a statement by …"
        if flags & (roles.DENY | roles.CONFIRM) and not is_noun(items, j):
            source = subject_of(parse, j, speakers)
            if source is None or (flags & roles.CONFIRM and _unconfirmed(items, j)):
                return ()
            return (source,)
    return ()


def _unconfirmed(items: list[Item], verb: i64) -> bool:
    """Whether what governs the verb at `verb` is negated ("found no evidence to confirm claims that …")."""
    return has(items, 0, verb, roles.NEGATION | roles.UNKNOWING)


def source_at(parse: Parse, j: i64, speakers: Speakers) -> Source | None:
    """The source that the reporting word at `j` names."""
    items = parse.items
    if items[j].flags & (roles.SAY | roles.TRIGGER | roles.DENY):
        return None if is_noun(items, j) else subject_of(parse, j, speakers)
    return phrase(parse, j + 1, speakers)


def _independent(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the contrasting clause at `j` has a subject of its own before the trigger at `at`."""
    own = any(a.first > j and a.last < at and a.side != "same" for a in parse.actors) or any(
        p.first > j and p.last < at for p in parse.places
    )
    behind = parse.items[at : parse.items[at].last + 1]  # "Moscow says it holds X, but fighting goes on"
    return own or (fights_on(parse.items, j + 1) and not any(i.forms & grammemes.PAST for i in behind))


def denier(parse: Parse, verb: i64, speakers: Speakers) -> Source | None:
    """Who denies, with the verb at `verb`: its subject, or "by …" in the passive."""
    items = parse.items
    for j in range(verb + 1, min(verb + 4, len(items) - 1)):
        government = items[j].entry.preposition == "in" and bool(items[j + 1].flags & roles.ACTOR)
        if government and items[j + 1].mention is not None and items[verb - 1].flags & roles.BE:
            return name_source(parse, j + 1, j + 1, speakers)  # "was denied in Kyiv"
    found = subject_of(parse, verb, speakers)
    if found is not None:
        return found
    # "A said that this was not true": no verb of its own
    said = reported(parse, verb, speakers)
    return said[1] if said else None


def afterthought(parse: Parse, speakers: Speakers) -> Source | None:
    """Who is named only afterwards as the source of what was said ("This was reported by …")."""
    items = parse.items
    if has(items, 0, 1, roles.ACCORDING) and (items[0].low[-1] == ":" or items[1].side == "same"):
        return source_at(parse, 0, speakers)  # "Source: …", "According to him, …"
    if not parse.known & roles.ANAPHOR:
        return None
    if has(items, 2, 3, roles.ACCORDING) and items[0].flags & roles.ANAPHOR:
        return source_at(parse, 2, speakers)  # "That's according to the governor"
    for j in range(1, min(AFTERTHOUGHT, len(items) - 2)):
        if items[j].flags & (roles.TRIGGER | roles.NEGATION):
            return None
        if not (items[j].flags & roles.SAY and items[j].forms & (grammemes.PARTICIPLE | _TENSES)):
            continue
        this, behind = items[j - 2], items[j + 2]
        if not items[j - 1].flags & roles.BE:  # "the governor reported this", not "said it was"
            leads = bool(behind.flags & roles.PREPOSITION and not behind.flags & roles.SUBORDINATOR)
            leads = leads or has(items, j + 2, j + 4, roles.ACCORDING)
            this = items[j + 1] if leads or not behind.low[0].isalnum() else behind
        anaphor = this.flags & roles.ANAPHOR and not this.flags & roles.COMPLEMENT
        found = subject_of(parse, j, speakers) if anaphor else None
        return relayed(parse, j, found, speakers) if found is not None else None
    return None
