"""Whom the sentence means by "they", "some", "its forces": by who else it names, and in which clauses."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.arguments import agency, beside
from services.domain.claims.context import parties
from services.domain.claims.context.meant import Said, still
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.sides import Side

_DRIVES: Final = frozenset({terms.ASSAULT, terms.ADVANCE, terms.CAPTURE, terms.ENCIRCLEMENT})
_GAINS: Final = _DRIVES - {terms.ASSAULT} | {terms.CONTROL}
_SEEN: Final = 3  # items from "we" to "them" in "we have seen them"


def some_of(said: Said, actor: Actor) -> str:
    """Whose forces some are that are told of behind the name of all ("panic among the occupiers: some units
    have left"); empty where none is named."""
    parse = said.parse
    if parse.free or not parse.items[actor.first].flags & roles.QUANTIFIER:
        return ""
    before = [a.side for a in parse.actors if a.last < actor.first and a.side not in ("", "same")]
    return before[-1] if before else ""


def seen_by_us(said: Said, actor: Actor) -> bool:
    """Whether "them" is whom the speaker has to do with ("we saw them walking into X")."""
    parse = said.parse
    if parse.free or not parse.items[actor.first].rare & rare.PLURAL:
        return False
    return any(
        a.side == "own" and a.first == a.last and a.last < actor.first <= a.last + _SEEN for a in parse.actors
    )


def resumed(said: Said, actor: Actor) -> Side | None:
    """The side of "they" in a relative clause, or one of time, right behind what these have done."""
    parse = said.parse
    marker = parse.clauses[parse.clause_of[actor.first]].marker
    if not parse.clause_of[actor.first] or marker & roles.COMPLEMENT or actor.first != actor.last:
        return None
    if said.kind in _DRIVES:
        return _goes_on(said, actor, marker) if marker & (roles.RELATIVE | roles.SUBORDINATOR) else None
    return _sole(parse, actor) if said.source is None and marker & roles.RELATIVE else None


def _goes_on(said: Said, actor: Actor, marker: i64) -> Side | None:
    """Those who come on, of those told of in the clause before: of a report the first, else the last ("Kyiv
    said Russian troops had landed in X, where they attacked a barracks", "moved as they took X")."""
    parse, number = said.parse, said.parse.clause_of[actor.first]
    if said.source is not None and said.source.start >= parse.items[parse.clauses[number].first].start:
        return None  # "holds X, which Kyiv says it has taken"
    before = [a for a in parse.actors if a.last < actor.first and not a.governed]
    named = [a for a in before if parse.clause_of[a.first] == number - 1]
    told = [a for a in named if said.source is None or parse.items[a.first].start > said.source.start]
    if marker & roles.RELATIVE:
        return agency.as_side((told[0] if told else named[-1]).side) if named else None
    alone = len(told) == 1 and parse.items[actor.first].rare & rare.PLURAL
    return agency.as_side(told[0].side) if alone else None


def _sole(parse: Parse, actor: Actor) -> Side | None:
    """The only ones that the sentence has told of, in the clause before ("the Russians are in X, which they
    hold"); not "the Russians attack our troops in X, which they hold"."""
    before = [a for a in parse.actors if a.last < actor.first]
    named = [a for a in before if parse.clause_of[a.first] == parse.clause_of[actor.first] - 1]
    alone = len({a.side for a in before}) == 1
    return agency.as_side(named[0].side) if named and alone else None


def owners(said: Said, actor: Actor) -> list[str]:
    """The parties named without forces before "its forces" ("Ukraine's command published a map of …"), and,
    by their attacks, in front of a gain of "theirs" ("despite Russian attempts to break through they …")."""
    items = said.parse.items[: actor.first]
    named = [n for n, i in enumerate(items) if i.flags & roles.SIDE_ADJECTIVE and i.side in ("UA", "RU")]
    if not said.parse.items[actor.first].flags & roles.POSSESSIVE:
        alone = actor.first == actor.last and said.parse.items[actor.first].rare & rare.PLURAL
        opens = alone and said.kind in _GAINS and items and items[0].flags & roles.PREPOSITION
        named = [n for n in named if opens and n + 1 < len(items) and _offensive(items[n + 1])]
    return [items[n].side for n in named]


def _offensive(item: Item) -> bool:
    """Whether the item is a noun for an attack, an attempt or an advance."""
    told = any(t.pos == "noun" and t.kind in (terms.ASSAULT, terms.ADVANCE) for t in item.entry.triggers)
    return told or bool(item.flags & roles.ATTEMPT)


def enemy_again(said: Said, actor: Actor) -> bool:
    """Whether "they" in a further clause of a report may be the enemy spoken of before it ("he says that the
    Russians were stopped, but that they now have X", "the Russians attacked, but they did not enter X")."""
    parse, candidate = said.parse, said.candidate
    theirs = actor.first != actor.last and said.kind is terms.CONTROL  # "that their soldiers hold X"
    if parse.free or theirs or not parse.items[actor.first].rare & rare.PLURAL:
        return False
    negated = has(parse.items, actor.last, candidate.at, roles.NEGATION)
    denied = (negated or candidate.trigger.negative) and not candidate.trigger.reverse
    reported = denied or bool(parse.clause(actor.first).marker & roles.COMPLEMENT)
    return said.kind in _GAINS and reported and not still(parse, actor.first)


def none_of_theirs(said: Said, actor: Actor) -> bool:
    """Whether "they" can but be others than the one that speaks ("the governor said they had entered X")."""
    parse, source = said.parse, said.source
    counted = parse.items[actor.first].flags & roles.OF  # "300 of them"
    if source is None or actor.first != actor.last - bool(counted):
        return False
    if not parse.items[actor.last].rare & rare.PLURAL:
        return False
    if said.kind not in _GAINS | {terms.WITHDRAWAL} or source.end > parse.items[actor.first].start:
        return False
    if said.kind is terms.CONTROL and still(parse, actor.first):
        return False  # "an officer said they still hold X"
    before = parse.items[: actor.first]  # "He said they had entered X"
    words = [i for i in before if source.start <= i.start < source.end or roles.SINGLE in i.entry.traits]
    party = bool(words) and bool(words[-1].flags & roles.ACTOR) and words[-1].entry.side in ("UA", "RU")
    if party and said.kind is terms.CAPTURE and not said.passive:
        return False  # "Wagner said they had taken X"
    return bool(words) and not any(item.forms & grammemes.PLURAL for item in words)


def theirs(said: Said, quoted: bool) -> Side | None:
    """Whose "their control" it is where a clause before has those forces as its subject ("Russians are in X,
    and part of it is under their control"), whoever says so."""
    parse, at = said.parse, said.candidate.at
    first = parse.clause(at).first
    if said.agent.side != ("they" if parse.free else "same") or said.agent.actor is not None:
        return None
    if not (parse.free or any(i.rare & rare.PLURAL for i in parse.items[at : said.candidate.last + 1])):
        return None
    for actor in reversed(parse.actors):
        behind = parse.items[actor.last + 1 : at]  # "the Russians have most of it in their hands"
        apart = any(i.flags & roles.COMMA for i in behind) or any(i.flags & roles.HAVE for i in behind[:1])
        if (actor.last < first or apart) and actor.side in ("UA", "RU") and not actor.governed:
            spoken = said.source is not None and said.source.start <= parse.items[actor.first].start
            if spoken and said.source and parse.items[actor.last].end <= said.source.end and not parse.free:
                continue
            if not beside.in_relative(parse, actor, at):
                return agency.as_side(actor.side)
    if said.source is not None and said.source.start > parse.items[at].start and not parse.free:
        speaker = parties.of_source(said.source)
        words = parse.items[at : said.candidate.last + 1]
        if not quoted and any(item.flags & roles.POSSESSIVE for item in words):
            return speaker  # "X is under their control, the Russians said"
        return speaker.opponent if speaker else None  # "Half of it is theirs, the brigade says"
    return None
