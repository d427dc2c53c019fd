"""What a trigger says and in whose mouth, and how the forces are called that it tells of."""

from collections.abc import Sequence
from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.sentences.items import has
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


def still(parse: Parse, at: i64) -> bool:
    """Whether the clause of item `at` tells that something goes on to be so ("they still hold X")."""
    clause = parse.clause(at)
    return any(item.rare & rare.STILL for item in parse.items[clause.first : clause.last + 1])


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
