"""Who speaks by a verb of speech: its subject, whom it quotes, "by …", or the subject of what governs it."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.sources import name_source, names, other_of_kind, with_verb
from services.domain.claims.syntax.subjects import (
    AUXILIARY,
    MAX_SOURCE,
    SHARED,
    before,
    first_subject,
    name_opens,
)
from services.domain.claims.words import grammemes, rare, roles

_INVERTED: Final = 12
"""Items behind "said" within which its subject ends."""
_BY: Final = 10
"""Items behind a passive within which "by …" stands."""
_PAUSE: Final = roles.COMMA | roles.DASH


def subject_of(parse: Parse, verb: i64, speakers: Speakers, after: i64 = -1) -> Source | None:
    """The source that is the subject of the verb of speech at `verb`, behind item `after`."""
    items = parse.items
    found = span = None
    if items[verb].forms & grammemes.GERUND and (citing := _citing(items, verb)):
        cited = _cited(parse, citing, verb, speakers)
        return with_verb(cited, items[verb]) if cited else None
    denied = bool(items[verb].flags & roles.DENY) and not items[verb].flags & roles.SAY
    by = denied and verb + 1 < len(items) and bool(items[verb + 1].flags & roles.BY)  # "denied by Kyiv"
    if items[verb].forms & grammemes.PARTICIPLE and (by or _auxiliary(items, verb, roles.BE)):
        return _by(parse, verb, speakers)
    if verb > 1 and items[verb - 1].flags & roles.SAY and items[verb - 2].side == "same":
        return subject_of(parse, verb - 1, speakers, after)  # "a video that it says shows …"
    if verb and items[verb - 1].flags & roles.TO:
        return _willing(parse, verb, speakers)
    if verb and items[verb - 1].flags & roles.POSSESSIVE and items[verb].forms & grammemes.PARTICIPLE:
        return None  # "its contested town of X"
    quoted = verb > 0 and bool(items[verb - 1].flags & roles.QUOTE) and name_opens(items, verb - 1) < 0
    name = items[verb + 1 : verb + 3] if verb and items[verb - 1].flags & roles.COMMA else []
    person = len(name) > 1 and all(i.capital and not i.flags & ~roles.SOURCE for i in name)
    if quoted or person:  # "…, says Ivan Koval, their commander"
        found = _behind(parse, verb, speakers)
    if found is None:
        span = before(parse, verb)
        if span is not None and span[0] > after:
            _recall(parse, span, speakers)
            aside = [k for k in range(span[0] + 1, span[1]) if items[k].rare & rare.CITE]
            if aside and items[aside[0]].forms & grammemes.GERUND:  # "Reuters, citing the ministry, said …"
                found = _cited(parse, aside[0], verb, speakers)
            found = found if found and not found.unknown else name_source(parse, span[0], span[1], speakers)
    opens = verb == 0 and not any(trigger.pos == "noun" for trigger in items[0].entry.triggers)
    whole = items[verb].last == verb  # what stands amid "shows … in X" is shown
    if found is None and whole and (opens or items[verb - 1].flags & _PAUSE):
        found = _behind(parse, verb, speakers)
    if found is None and verb:
        found = _of_them(items, verb - 1, speakers)
    if found is None:
        return None
    none = span is not None and has(items, span[0] - 1, span[0] + 1, roles.NEGATION)
    unsaid = none or _auxiliary(items, verb, roles.NEGATION)
    unsaid = unsaid or (verb > 0 and bool(items[verb - 1].flags & roles.FUTURE))
    return with_verb(found, items[verb], unsaid)


def _of_them(items: list[Item], j: i64, speakers: Speakers) -> Source | None:
    """One of those who spoke before, for whom the pronoun at `j` stands ("a blogger says …, while
    another denies it")."""
    found = other_of_kind(speakers) if items[j].rare & rare.INDEFINITE else None
    if found is not None:
        found.start, found.end = items[j].start, items[j].end
    return found


def _auxiliary(items: list[Item], verb: i64, kind: i64) -> bool:
    """Whether a word of the role `kind` is among the auxiliaries and adverbs before the verb."""
    j = verb - 1
    while j >= 0 and items[j].flags & AUXILIARY and not items[j].flags & (_PAUSE | roles.SOURCE):
        if items[j].flags & kind:
            return True
        j -= 1
    return False


def _recall(parse: Parse, span: tuple[i64, i64], speakers: Speakers) -> None:
    """Where a pronoun speaks, note who was said to speak before in the same sentence: it stands for that one
    ("Officials have not commented, but they say …")."""
    items = parse.items
    if any(items[k].side != "same" for k in range(span[0], span[1] + 1) if names(items[k])):
        return
    for j in range(span[0] - 1, max(-1, span[0] - SHARED), -1):
        if items[j].flags & (roles.SAY | roles.DENY | roles.UNKNOWING):
            earlier = before(parse, j)
            if earlier is not None:
                name_source(parse, earlier[0], earlier[1], speakers)
            return
    relative = bool(parse.clause(span[0]).marker & roles.RELATIVE)
    stands = bool(items[span[1]].flags & roles.THERE) or items[span[1]].side == "same"
    if relative and stands and span[0] == span[1]:
        # "The army published a video from X, which it said was …"; "took X, which they claimed was …"
        subject = first_subject(parse, span[0])
        speaks = roles.SOURCE | roles.SIDE_ADJECTIVE | roles.ACTOR
        if subject is not None and has(items, subject[0], subject[1] + 1, speaks):
            name_source(parse, subject[0], subject[1], speakers)


def _citing(items: list[Item], verb: i64) -> i64:
    """The verb that lets somebody else speak ("quoted the ministry as saying"); 0 where none does."""
    if verb < 2 or not items[verb - 1].flags & roles.SUBORDINATOR:
        return 0
    return next((j for j in range(verb - 2, max(0, verb - SHARED), -1) if items[j].rare & rare.CITE), 0)


def _cited(parse: Parse, citing: i64, verb: i64, speakers: Speakers) -> Source | None:
    """Who is quoted by the verb at `citing`: its object, or in the passive its subject."""
    passive = _auxiliary(parse.items, citing, roles.BE)
    if not passive:
        return name_source(parse, citing + 1, verb - 2, speakers, inverted=True)
    span = before(parse, citing)
    return name_source(parse, span[0], span[1], speakers) if span else None


def _by(parse: Parse, verb: i64, speakers: Speakers) -> Source | None:
    """Who says it by a verb of speech in the passive ("was said by Kyiv to …", "is stated in the ministry's
    report"); None where that is nobody named."""
    items = parse.items
    for j in range(verb + 1, min(verb + _BY, len(items) - 1)):
        if items[j].flags & roles.BY or (items[j].entry.preposition == "in" and not items[j + 1].mention):
            found = name_source(parse, j + 1, min(j + MAX_SOURCE, len(items) - 1), speakers, inverted=True)
            return with_verb(found, items[verb]) if found else None
        if items[j].flags & (roles.COMPLEMENT | roles.COMMA | roles.STOP | roles.TO):
            return None
    return None


def _willing(parse: Parse, verb: i64, speakers: Speakers) -> Source | None:
    """The subject of a verb of speech that another one governs: it speaks ("was quick to deny", "went on to
    say"), or is said not to ("refused to confirm", "has yet to acknowledge")."""
    items = parse.items
    unwilling = roles.AIM | roles.FAIL | roles.NEGATION | roles.HALT
    governing = verb - 1 if items[verb - 1].flags & unwilling else verb - 2
    if governing < 1:
        return None
    # who wants to thank somebody does so, but not who wants to announce that …
    told = verb + 1 < len(items) and items[verb + 1].flags & roles.COMPLEMENT
    governs = items[governing].flags & unwilling
    silent = bool(governs) and not (governs == roles.AIM and items[verb].flags & roles.PASS and not told)
    span = before(parse, governing)
    if span is None:
        return None
    found = name_source(parse, span[0], span[1], speakers)
    return with_verb(found, items[verb], silent) if found else None


def _behind(parse: Parse, verb: i64, speakers: Speakers) -> Source | None:
    """The subject behind its verb ("…, said Name, the title")."""
    if verb + 1 < len(parse.items) and parse.items[verb + 1].flags & roles.STOP:
        return None
    last = min(verb + _INVERTED, len(parse.items) - 1)
    return name_source(parse, verb + 1, last, speakers, inverted=True)


def _predicate(parse: Parse, last: i64) -> i64:
    """The end of what a subject that ends at item `last` is said to be ("Ivan is a gunner in X"); else
    `last`."""
    items = parse.items
    if last + 2 >= len(items) or not items[last + 1].flags & roles.BE:
        return last
    if not items[last + 2].flags & roles.DETERMINER:
        return last
    for j in range(last + 3, min(last + MAX_SOURCE, len(items))):
        if items[j].flags & roles.SOURCE:
            return j
    return last


def sentence_subject(parse: Parse, end: i64, speakers: Speakers, other: i64) -> Source | None:
    """Who the sentence is about, up to item `end`, where that may be somebody who speaks ("The mayor
    shrugged"); whoever has one of the roles `other` does not."""
    subject = first_subject(parse, end)
    span = (subject[0], _predicate(parse, subject[1])) if subject else (0, end - 1)
    troops: i64 = 0 if subject else roles.FORCE  # several of them, who may be anything in the sentence
    if not any(
        bool(i.flags & roles.SOURCE)
        and not i.flags & (other | troops if i.forms & grammemes.PLURAL else other)
        for i in parse.items[span[0] : span[1] + 1]
    ):
        return None
    return name_source(parse, span[0], span[1], speakers)
