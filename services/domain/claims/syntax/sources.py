"""Who is named as a source, from which words to which."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.sentences.items import Item, flags_at
from services.domain.claims.syntax.affiliation import (
    APART,
    ECHO,
    LOCAL,
    known_sides,
    of_enemy,
    told_sides,
)
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.words import grammemes, rare, roles, terms

TIME: Final = roles.TIME
_UNNAMING: Final = (
    TIME | roles.PREPOSITION | roles.DETERMINER | roles.POSSESSIVE | roles.SUBORDINATOR | roles.CONTRAST
    | roles.ADVERB | roles.CONDITIONAL | roles.ANAPHOR | roles.COMPLEMENT | roles.AND | roles.THERE
    | roles.QUOTE
)  # fmt: skip
_PRONOUNS: Final = frozenset({"same", "they"})
_PRONOUN: Final = roles.RELATIVE | roles.THERE
_DESCRIBES: Final = grammemes.ADJECTIVE | grammemes.PARTICIPLE
_SHORT_NAME: Final = 2
_BY_WHOM: Final = grammemes.GENT | grammemes.ABLT
"""The cases of who has done what a noun tells."""


def names(item: Item) -> bool:
    """Whether the word may name a source: no function word, no day or month, no place but a capital that
    stands for its government."""
    if item.flags & (roles.SOURCE | roles.SIDE_ADJECTIVE | roles.ACTOR):
        return True
    if not item.capital or item.mention is not None or item.flags & _UNNAMING:
        return False
    return not item.rare & (rare.THUS | rare.LATER | rare.MEASURE)


def with_verb(source: Source, verb: Item, negated: bool = False) -> Source:
    """`source` as the subject of `verb`: one that denies, or not; `negated` or not."""
    denies = bool(verb.flags & roles.DENY) and not verb.flags & roles.SAY
    hedges = bool(verb.rare & rare.TENTATIVE)
    if source.denies == denies and source.silent == negated and source.hedges == hedges:
        return source
    found = source.copy()
    found.denies, found.silent, found.hedges = denies, negated, hedges
    return found


def name_source(
    parse: Parse, low: i64, high: i64, speakers: Speakers, inverted: bool = False
) -> Source | None:
    """The source named by items `low` to `high`; None where none is. A pronoun stands for who spoke last."""
    items = parse.items
    if not parse.free and not inverted:
        low = _past_caption(items, low, high)
    named = [j for j in _reach(parse, low, high, inverted) if names(items[j]) and not _told(parse, j)]
    if not named:
        return None
    first, last = named[0], named[-1]
    if all(items[j].side in _PRONOUNS or items[j].entry.source == ECHO for j in named):
        single = all(roles.SINGLE in items[j].entry.traits for j in named) and not parse.free
        meant = (speakers.person if single else None) or speakers.last
        if meant is not None:
            return meant.again()
        if not any(items[j].flags & ~roles.SOURCE for j in named):
            return None
    if items[last].rare & rare.INDEFINITE and (other := other_of_kind(speakers)) is not None:
        other.start, other.end = items[first].start, items[last].end
        return other  # "Some bloggers say … Others deny it"
    if all(items[j].flags & _PRONOUN for j in named) and speakers.last is None:
        return None
    words = _words(parse, named)
    known = known_sides(items, named, speakers, words) or of_enemy(parse, named, speakers)
    vague = not known and any(roles.OWN_SOURCE in items[j].entry.traits for j in named)
    if first and items[first - 1].flags & roles.DETERMINER and not items[first - 1].flags & roles.COMPLEMENT:
        first -= 1
    several = items[first].flags & (roles.DETERMINER | roles.QUANTIFIER | roles.NUMBER)
    several = several or (first and items[first - 1].flags & (roles.QUANTIFIER | roles.NUMBER))
    head = next((items[j].low for j in reversed(named) if items[j].side not in _PRONOUNS), "")
    source = Source(
        items[first].start,
        _end(items, first, _noun_of(parse, last)),
        known or (terms.NEUTRAL,),
        vague=vague,
        unknown=not known and not any(items[j].entry.source == APART for j in named),
        head=head,
    )
    local = any(items[j].entry.office == LOCAL for j in named)
    source.local = local and not told_sides(items, named)
    source.any_of = (
        bool(several or items[last].forms & grammemes.PLURAL) and not items[first].flags & roles.DEFINITE
    )
    if known:
        for name in words:
            if len(name) > _SHORT_NAME:
                speakers.names[name] = known
    elif all(items[j].side == "own" for j in named):
        return source  # "we", who are known by another word
    speakers.last = source
    speakers.person = _person(items[_head(items, named)], source, speakers)
    return source


def _end(items: list[Item], first: i64, last: i64) -> i64:
    """Where the phrase from `first` to `last` ends: behind the mark that closes a name which it opens."""
    end: i64 = items[last].end
    if not flags_at(items, last + 1) & roles.QUOTE or items[last + 1].start != end:
        return end
    marks: i64 = 0
    for j in range(first, last):
        if items[j].flags & roles.QUOTE:
            marks += 1
    return items[last + 1].end if marks % 2 else end


def _noun_of(parse: Parse, j: i64) -> i64:
    """The noun that the adjective at `j` describes, whom no lexicon has ("Russian negotiators"); else `j`."""
    items = parse.items
    if not items[j].flags & roles.SIDE_ADJECTIVE or items[j].flags & (roles.SOURCE | roles.ACTOR):
        return j
    noun = j + 1
    while parse.free and noun < len(items) and not items[noun].flags and items[noun].forms & _DESCRIBES:
        noun += 1
    if noun >= len(items) or items[noun].flags or items[noun].mention is not None:
        return j
    people = items[noun].forms & grammemes.NOUN if parse.free else items[noun].low.endswith("s")
    return noun if people else j


def other_of_kind(speakers: Speakers) -> Source | None:
    """Another one of those who spoke last, where there are more of the kind ("another said")."""
    last = speakers.last
    if last is None or not last.any_of or last.unknown:
        return None
    other = last.again()
    other.any_of = True
    return other


def _head(items: list[Item], named: list[int]) -> i64:
    """The noun that a source's phrase is about: the one before "of" or another preposition ("the head of the
    Wagner Group", "Ivan Koval, a spokesman for the army"), or the last."""
    last, led = named[-1], roles.OF | roles.PREPOSITION
    return next((j for j in named if j != last and items[j + 1].flags & led), last)


def _person(head: Item, source: Source, speakers: Speakers) -> Source | None:
    """Whom "he" or "she" stands for once `source` has spoken: that, unless it is a body or a country."""
    body = roles.OWN_SOURCE in head.entry.traits or bool(head.flags & roles.ACTOR)
    return speakers.person if body else source


def _told(parse: Parse, j: i64) -> bool:
    """Whether the name at `j` is in the dative of those who are told something ("told Reuters"), or
    is whose deed is told of ("an advance of the enemy is reported")."""
    if not parse.free:
        return False
    item = parse.items[j]
    deed = j and parse.items[j - 1].flags & (roles.TRIGGER | roles.SAY) == roles.TRIGGER
    if deed and item.forms & _BY_WHOM and not item.forms & grammemes.NOMN:
        return True
    if item.flags & roles.IT and len(item.keys) > 1 and j and j + 1 < len(parse.items):
        return bool(parse.items[j + 1].flags & roles.TRIGGER)  # "its capture"
    dative = item.forms & (grammemes.DATV | grammemes.NOMN | grammemes.GENT) == grammemes.DATV
    return dative and not item.flags & roles.ACTOR


def _words(parse: Parse, named: list[int]) -> list[str]:
    """The words by which a source may be known again: names and nouns, of a phrase also the last word; where
    they are declined, also their base forms."""
    words: list[str] = []
    for j in named:
        item = parse.items[j]
        if item.flags & roles.SIDE_ADJECTIVE:
            continue
        if " " in item.low:
            words.append(item.low.rpartition(" ")[2])
        elif parse.free:
            words += sorted(item.keys)
        words.append(item.low)
    return words


def _reach(parse: Parse, low: i64, high: i64, inverted: bool) -> list[int]:
    """The items between `low` and `high` that belong to the source's phrase: none in brackets, and behind
    the verb only up to where the phrase ends."""
    items = parse.items
    found: list[int] = []
    begun = False
    for j in range(low, high + 1):
        flags = items[j].flags
        if parse.inside[j] and not (parse.inside[low] and parse.inside[high]):
            continue
        if inverted:
            ends = bool(flags & (roles.COMMA | roles.RELATIVE)) and begun and not _apposed(items, j)
            # "told by his chief of staff that Russian troops …"
            that = bool(flags & roles.COMPLEMENT) and begun
            ends = ends or (that and not items[j - 1].flags & (roles.OF | roles.PREPOSITION | roles.BY))
            if ends or (not begun and flags & (roles.TRIGGER | roles.COMPLEMENT | roles.TO)):
                break
        told = begun or (j > low and bool(items[j - 1].flags & roles.REPORT_NOUN))
        if told and parse.free and items[j].entry.preposition == "reference":
            break  # "reports (of the channels) about X the spokesman called …"
        if begun and parse.free and items[j].entry.preposition == "in" and _summary(items, j + 1):
            break  # "the channel in its summary said …"
        if begun and parse.free and flags & roles.REPORT_NOUN and not flags & roles.SOURCE:
            break  # "in the brigade the statement of the ministry was called …"
        begun = begun or names(items[j])
        found.append(j)
    return found


def _summary(items: list[Item], j: i64) -> bool:
    """Whether the phrase from `j` on is of a report, perhaps behind an adjective ("its summary")."""
    at = j + 1 if j < len(items) and items[j].forms & (grammemes.ADJECTIVE | grammemes.PRONOUN) else j
    return (flags_at(items, j) | flags_at(items, at)) & roles.REPORT_NOUN != 0


def _past_caption(items: list[Item], low: i64, high: i64) -> i64:
    """Where the words from `low` to `high` name who speaks: behind a heading without a stop, which pages have
    in their text ("Map of the front The general said …", "Fighting in Ukraine The army said …")."""
    for j in range(high, low + 1, -1):
        if items[j].capital and items[j].flags & roles.DEFINITE and not _goes_on(items[j - 1]):
            return low if items[j - 1].flags & (roles.PREPOSITION | roles.OF | roles.BY) else j
    return low


def _goes_on(item: Item) -> bool:
    """Whether a capital article behind it is of a name ("Britain's The Times", "President of The Gambia")."""
    if item.flags & (roles.POSSESSIVE | roles.COMMA | roles.AND):
        return True
    return item.capital and item.mention is None and not item.flags & (roles.ACTOR | roles.REGION)


def _apposed(items: list[Item], j: i64) -> bool:
    return flags_at(items, j + 1) & (roles.SOURCE | roles.DETERMINER | roles.SIDE_ADJECTIVE) != 0
