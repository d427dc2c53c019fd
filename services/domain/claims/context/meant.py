"""What a trigger says and in whose mouth, and whom the sentence means by "they", "some", "its forces"."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.arguments import agency, beside
from services.domain.claims.context import parties
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.syntax.claimants import Source
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, Agent
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, rare, roles, terms
from services.domain.models.claims import Kind
from services.domain.models.sides import Side
from services.domain.places import Mention

_SUCCESSES: Final = frozenset({terms.CAPTURE, terms.ADVANCE, terms.CONTROL, terms.REPEL})
_NEGATED: Final = 3  # items before a participle within which it is negated
FRONT: Final = 120.0  # km, north and east together, beyond which fighting belongs to another front
RING: Final = 110.0  # beyond which who attacks elsewhere need not be who surrounds a settlement
NEAR: Final = 30.0  # beyond which bulletins, front by front, tell of another fight
_DEGREE_NORTH: Final = 111.0
_DEGREE_EAST: Final = 73.0
_DRIVES: Final = frozenset({terms.ASSAULT, terms.ADVANCE, terms.CAPTURE, terms.ENCIRCLEMENT})
_GAINS: Final = _DRIVES - {terms.ASSAULT} | {terms.CONTROL}
_SEEN: Final = 3  # items from "we" to "them" in "we have seen them"


@mypyc_attr(acyclic=True)
class Said:
    """What a trigger says, of which settlements, and in whose mouth: `speaker` is the side of the source, or
    else of the outlet. `home` is whose country the settlements lie in."""

    def __init__(
        self,
        parse: Parse,
        candidate: Candidate,
        kind: Kind,
        source: Source | None,
        agent: Agent,
        places: Sequence[Mention],
        speaker: Side | None,
        home: Side,
    ) -> None:
        self.parse = parse
        self.candidate = candidate
        self.trigger = candidate.trigger
        self.item = parse.items[candidate.at]
        self.kind = kind
        self.source = source
        self.agent = agent
        self.places = places
        self.speaker = speaker
        self.home = home

    @property
    def of_ours(self) -> bool:
        """Whether a verb of success without a subject is in the plural: what a party says of its own."""
        plural = bool(self.item.forms & grammemes.PLURAL)
        return plural and self.parse.free and self.kind in _SUCCESSES

    @property
    def gaining(self) -> bool:
        """Whether a verb of taking, not of taking back, stands without a subject."""
        gain = self.kind is terms.CAPTURE and not self.trigger.ousts
        return self.parse.free and gain and not self.trigger.restores and self.trigger.default == ""

    @property
    def passive(self) -> bool:
        """Whether nobody need be named as acting: a passive, a noun, a phrase."""
        return self.candidate.voice != "active"

    @property
    def unsided(self) -> Actor | None:
        """The forces that act, where word order tells them and no side of theirs is named."""
        return None if self.agent.side or self.parse.free else self.agent.actor


def no_event(said: Said) -> bool:
    """Whether an encirclement is a state, or is said not to be ("the besieged city", "is no longer
    surrounded")."""
    if said.trigger.pos == "adjective":
        return True
    before = said.parse.items[max(0, said.candidate.at - _NEGATED) : said.candidate.at]
    return not said.parse.free and any(item.flags & roles.NEGATION for item in before)


def denied_state(said: Said) -> bool:
    """Whether a place is said not to be in a state, in languages where a participle or noun tells that."""
    candidate, clause = said.candidate, said.parse.clause(said.candidate.at)
    words = said.parse.items[max(0, candidate.at - _NEGATED) : candidate.at]
    if candidate.trigger.pos == "noun":
        words = words + said.parse.items[candidate.last + 1 : clause.last + 1][:_NEGATED]
    told = candidate.voice == "passive" or candidate.trigger.pos == "noun"
    return told and any(item.flags & roles.NEGATION for item in words)


def far_off(places: Sequence[Mention], others: Sequence[Mention], reach: float = FRONT) -> bool:
    """Whether the first of `places` lies on another front than all of `others`, beyond `reach`."""
    here = places[0].settlement if places else None
    if here is None or here.latitude is None or here.longitude is None:
        return False
    for other in others:
        there = other.settlement
        if there is None or there.latitude is None or there.longitude is None:
            return False
        north = abs(here.latitude - there.latitude) * _DEGREE_NORTH
        east = abs(here.longitude - there.longitude) * _DEGREE_EAST
        if north + east <= reach:
            return False
    return bool(others)


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
    """The side of "they" in a relative clause, or one of time, right behind what the same forces have done
    ("Kyiv said Russian troops had landed in X, where they attacked a barracks", "moved as they took X")."""
    parse, number = said.parse, said.parse.clause_of[actor.first]
    clause = parse.clauses[number]
    marker = clause.marker & (roles.RELATIVE | roles.SUBORDINATOR)
    drives = said.kind in _DRIVES
    own_words = not drives and said.source is None and bool(marker & roles.RELATIVE)
    behind = said.source is not None and said.source.start >= parse.items[clause.first].start
    follows = bool(number and marker) and (drives or own_words) and not clause.marker & roles.COMPLEMENT
    if behind or not follows or actor.first != actor.last:
        return None  # also "holds X, which Kyiv says it has taken"
    before = [a for a in parse.actors if a.last < actor.first and (own_words or not a.governed)]
    named = [a for a in before if parse.clause_of[a.first] == number - 1]
    told = [a for a in named if said.source is None or parse.items[a.first].start > said.source.start]
    if own_words and len({a.side for a in before}) > 1:
        return None  # "the Russians attack our troops in X, which they hold"
    alone = len(told) == 1 and parse.items[actor.first].rare & rare.PLURAL
    doing = [*named[-1:], *told[:1]][-1:] if marker & roles.RELATIVE or alone else []
    return agency.as_side(doing[0].side) if doing else None


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


def still(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` tells that something goes on to be so ("they still hold X")."""
    clause = parse.clause(at)
    return any(item.rare & rare.STILL for item in parse.items[clause.first : clause.last + 1])


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


def own_troops(said: Said) -> bool:
    """Whether "its soldiers" are of an army that speaks and that no side is told of."""
    actor, source = said.agent.actor, said.source
    if actor is None or source is None or said.parse.free or actor.first == actor.last:
        return False
    return bool(said.parse.items[actor.first].flags & roles.POSSESSIVE)


def elite(said: Said) -> bool:
    """Whether forces without a side are called as a party calls its own."""
    if (actor := said.unsided) is None:
        return False
    return any(roles.ELITE in item.entry.traits for item in said.parse.items[actor.first : actor.last + 1])


def spoken_of(said: Said) -> bool:
    """Whether forces without a side that come on are told with an article, as known."""
    actor = said.unsided
    if actor is None or said.kind not in (terms.ADVANCE, terms.ASSAULT):
        return False
    return bool(said.parse.items[actor.first].flags & roles.DEFINITE)


def nobodys(said: Said) -> bool:
    """Whether forces act of whom nothing tells whose they are ("held by a single company")."""
    actor = said.unsided
    if actor is None or said.parse.items[actor.last].capital:
        return False  # "the Armed Forces"
    return has(said.parse.items, actor.first, actor.last + 1, roles.FORCE)


def coming(said: Said) -> bool:
    """Whether forces that nobody's name or article tells come into a place ("small groups had reached X")."""
    actor = said.unsided
    if actor is None or said.kind is not terms.ADVANCE:
        return False
    plural = bool(said.parse.items[actor.last].forms & grammemes.PLURAL)
    return plural and not said.parse.items[actor.first].flags & (roles.DETERMINER | roles.POSSESSIVE)


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


def conceded(said: Said) -> bool:
    """Whether the source tells it as going against its side ("a Russian reporter conceded that X was
    surrounded")."""
    source = said.source
    if source is None or said.parse.free:
        return False
    for item in reversed(said.parse.items[: said.candidate.at]):
        if item.start < source.end:
            return False
        if item.flags & roles.SAY or roles.CONCEDE in item.entry.traits:
            return roles.CONCEDE in item.entry.traits  # "conceded that X is lost and said …"
    return False


def anybody(said: Said) -> bool:
    """Whether those who act are forces only in a party's mouth ("the delivery boys have gone")."""
    actor = said.unsided
    return actor is not None and roles.FOLK in said.parse.items[actor.last].entry.traits
