"""Who is named only behind what is said as its source: ", the ministry said", "according to …", a dash."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at, has
from services.domain.claims.speech.citing import phrase, relayed
from services.domain.claims.speech.speaking import subject_of
from services.domain.claims.speech.utterances import closes
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.sources import name_source
from services.domain.claims.words import grammemes, roles

_FRONTED: Final = 10
"""Items from a noun to the verb that tells of it."""
_PASSIVE: Final = 4
"""Items behind a passive within which "by" stands."""
_SIGNATURE: Final = 7
"""Items of the longest source behind a dash at the end."""


def following(parse: Parse, at: i64, speakers: Speakers) -> tuple[int, Source] | None:
    """A source after the trigger: ", the ministry said", "according to …"."""
    items = parse.items
    for j in range(at + 1, len(items)):
        flags = items[j].flags
        if items[j].forms & grammemes.GERUND and not flags & roles.ACCORDING:
            cited = flags & roles.SAY and items[j - 1].flags & roles.SUBORDINATOR
            source = subject_of(parse, j, speakers) if cited else None
            if source is not None:
                return j, source
            continue
        if flags & roles.ACCORDING:
            return j, relayed(parse, j, phrase(parse, j + 1, speakers), speakers)
        if flags & (roles.SAY | roles.DENY) and _of_noun(parse, j, at):
            source = subject_of(parse, j, speakers)
            return (j, source) if source is not None and not source.silent else None
        if flags & roles.SAY and closes(parse, j, at) and not _reports(items, j):
            source = subject_of(parse, j, speakers, after=at)
            if source is not None and not source.silent:
                return j, relayed(parse, j, source, speakers)
    return _signed(parse, at, speakers)


def _reports(items: list[Item], j: i64) -> bool:
    """Whether the word at `j` is a noun for several reports (", reports of looting by the army spread")."""
    several = items[j].flags & roles.REPORT_NOUN and items[j].forms & grammemes.PLURAL
    return bool(several and flags_at(items, j + 1) & (roles.OF | roles.BY | roles.AND | roles.PREPOSITION))


def _of_noun(parse: Parse, j: i64, at: i64) -> bool:
    """Whether the verb of speech at `j` tells of the noun at `at` as of its object or subject ("X, whose
    capture Moscow announced", "the fall of X was announced by Moscow")."""
    items = parse.items
    behind = bool(flags_at(items, at + 1) & roles.OF and flags_at(items, at + 2) & roles.RELATIVE)
    clause = parse.clause_of[at + 2 if behind else at]
    if parse.clause_of[j] != clause or j - at > _FRONTED:
        return False
    if not any(t.pos == "noun" for t in items[at].entry.triggers):
        return False
    if items[j].forms & grammemes.PARTICIPLE and items[j - 1].flags & roles.BE:
        return has(items, j + 1, j + _PASSIVE, roles.BY)
    before = items[at - 1].flags
    return behind or bool(before & roles.POSSESSIVE and before & roles.RELATIVE)


def _signed(parse: Parse, at: i64, speakers: Speakers) -> tuple[int, Source] | None:
    """A source of a party set behind a dash at the end, as in headlines ("… – General Staff")."""
    items = parse.items
    for j in range(len(items) - 1, max(at, len(items) - _SIGNATURE), -1):
        if items[j].flags & (roles.TRIGGER | roles.BE | roles.HAVE | roles.PREPOSITION | roles.COMMA):
            return None
        if items[j].flags & roles.DASH and items[j].start > items[j - 1].end:  # not "the X–Y border"
            source = name_source(parse, j + 1, len(items) - 1, speakers)
            return (j, source) if source is not None and not source.unknown else None
    return None
