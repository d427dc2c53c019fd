"""What an article has said so far: the settlement and the side last spoken of, who is on the offensive."""

from collections.abc import Iterable, Sequence
from typing import Final

from services.domain.claims.arguments import agency
from services.domain.claims.context import antecedents, parties, topics
from services.domain.claims.context.byway import bound_for, comes_from, compared, goes_on, regional, setting
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality.strangers import one_leaves
from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.sentences.items import has
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import Actor, Agent, PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places import Mention

_NOT_THERE: Final = frozenset({terms.TOWARD, terms.DIRECTION})
OFFENSIVE: Final = frozenset({terms.ASSAULT, terms.ADVANCE, terms.CAPTURE, terms.ENCIRCLEMENT})
MEMORY: Final = 1
"""Sentences back in which the place of a statement that names none may have been named."""
_GROUND: Final = roles.PLACE | roles.PLACE_NOUN | roles.REGION | roles.SECTOR | roles.THING | roles.THERE
_NO_OBJECT: Final = roles.COMMA | roles.STOP | roles.PREPOSITION | roles.AND | roles.ADVERB | roles.TIME
_SPOKEN: Final = 6
"""Settlements last named among which "the city" looks for one that is called so."""


class Discourse:
    """The memory of one article, sentence by sentence."""

    def __init__(self, outlet: ClaimantSide, home: Side) -> None:
        self.outlet = outlet
        self.home = home
        self.place: Mention | None = None
        self.place_beside = False
        self.place_at = -1
        self.spoken: tuple[Mention, ...] = ()
        self.written: Mention | None = None  # where the article was written: nothing more is spoken of there
        self.beside: tuple[Mention, ...] = ()
        self.meant: tuple[Mention, ...] = ()
        self.meant_at = 0  # the item of the last of them
        self.group: tuple[Mention, ...] = ()
        self.row: tuple[Mention, ...] = ()
        self.told: dict[str, frozenset[str]] = {}  # what the text calls a settlement ("the village of X")
        self.topic: topics.Topic | None = None  # what the whole text is about
        self.side = ""
        self.side_in = -2  # the sentence in which it was spoken of
        self.offensive: Side | None = None
        self.offensive_at: tuple[Mention, ...] = ()
        self.offensive_in = -1  # the sentence that told of it
        self.sentence = 0
        self.before: Scan | None = None  # the sentence before
        self.attacked: tuple[Mention, ...] = ()
        self.attacked_at = -1
        self.attacker: Side | None = None
        self.speakers = Speakers()

    def follow(self, parse: Parse, found: list[Candidate], grammar: Grammar) -> None:
        """Note who is on the offensive in this sentence, and what it calls the settlements that it names."""
        if not parse.free and parse.places:
            self.told.update(antecedents.sizes(parse))
        beaten = [parse.clause_of[c.at] for c in found if c.trigger.kind is terms.REPEL]
        for candidate in found:
            trigger = candidate.trigger
            if trigger.pos == "noun" and beaten and parse.clause_of[candidate.at] in beaten:
                continue  # "beat off another assault"
            off = parse.items[min(candidate.last + 1, len(parse.items) - 1)].entry.preposition == "from"
            tells = terms.WITHDRAWAL if off and parse.free else terms.REPEL  # "have come out of X"
            if any(t.kind in (terms.REPEL, tells) for t in parse.items[candidate.at].entry.triggers):
                continue
            before = parse.items[candidate.at - 1].flags if candidate.at and not parse.free else roles.NONE
            if parse.free:
                for item in parse.items[candidate.at + 1 : candidate.last]:
                    before |= item.flags  # "успеха не имели"
            if before & (roles.NEGATION | roles.HALT):
                continue  # "brought no success", "to avoid encirclement"
            if trigger.kind in OFFENSIVE and not (
                (parse.free and trigger.kind is terms.ENCIRCLEMENT)  # also said of those who are in one
                or trigger.reverse
                or trigger.mutual
                or trigger.counter
                or trigger.ousts
                or (trigger.passive is not None and candidate.voice == "passive")
                or (parse.free and parse.items[candidate.at].forms & grammemes.PARTICIPLE)  # told before
            ):
                acting = grammar.agent(parse, candidate)
                if not parse.free and _no_ground(parse, candidate, acting):
                    continue
                side = self._named(acting.side)
                if side is None and trigger.pos == "noun":
                    side = parties.owner_of(parse, acting)
                if side is not None:
                    side = side.opponent if acting.opposed else side  # "troops are trapped"
                    self.offensive_at = self.offensive_at if side is self.offensive else ()
                    self.offensive, self.offensive_in = side, self.sentence

    def note_side(self, name: str) -> None:
        """Note who acted last, by a name that may be "enemy"."""
        side = self._named(name)
        if side is not None:
            self.side, self.side_in = side, self.sentence

    def was_on_offensive(self, side: Side) -> bool:
        """Whether `side` is on the offensive by what was said a while ago of no place."""
        late = self.sentence - self.offensive_in > MEMORY
        return self.offensive is side and not self.offensive_at and late

    def spoken_of_late(self, side: Side) -> bool:
        """Whether it is forces of `side` that this sentence or the one before was about."""
        return self.side == side and self.sentence - self.side_in <= MEMORY

    def attack(self, side: Side, mentions: Iterable[Mention], lasting: bool = True) -> None:
        """Note an attack of `side` on settlements; one that is not `lasting` only for its sentence."""
        before = self.attacked if self.attacked_at == self.sentence and self.attacker is side else ()
        self.attacked = (*before, *mentions)
        self.attacked_at = self.sentence if lasting else self.sentence - MEMORY
        self.attacker = side

    def under_attack(self, entered: bool = False) -> tuple[Mention, ...]:
        """The settlements that this sentence or the one before said to be attacked; also those that were
        `entered`, where it is told what became of who did."""
        return self.attacked if self.sentence - self.attacked_at <= MEMORY + entered else ()

    def remember(self, parse: Parse) -> None:
        """Note what the sentence spoke of, once it has been read."""
        central = antecedents.central(parse)
        if not central and self.place is self.written and not parse.free:
            # "the last road out of X", "north of X" speak of X, where nothing else was spoken of
            central = [r for r in parse.places if r.mention and r.relation not in antecedents.BESIDE]
            central = [r for r in central if not regional(parse, r)]
        if not parse.free and self.place is not None:
            central = self._not_by_the_way(parse, central)
        if not parse.free and parse.places:
            central = antecedents.by_prominence(parse, central)
            if self.topic is not None and topics.changed(parse, self.topic):
                self.topic = None
        if self.meant:
            self.place = self.meant[-1]
            self.place_beside = False
            self._speak_of(self.meant)
            self.meant = ()
            central = central if parse.free else [ref for ref in central if self._goes_on(parse, ref)]
        if central:
            self.place = central[-1].mention
            self.place_beside = central[-1].relation is terms.NEAR
            self._speak_of([ref.mention for ref in central if ref.mention])
            self.row = antecedents.row(central) or self.row
        beside = [
            ref.mention
            for ref in parse.places
            if ref.mention and (ref.anchor or ref.relation in _NOT_THERE or comes_from(parse, ref))
        ]
        self.beside = (*self.beside, *beside)[-_SPOKEN:]
        if central or any(ref.mention is None for ref in parse.places):
            self.place_at = self.sentence
        if self.offensive is not None and self.offensive_in == self.sentence and not parse.free:
            self.side, self.side_in = self.offensive, self.sentence  # "Russia's advance has slowed. They …"
        acting: list[Actor] = []
        if not parse.free:
            acting = [a for a in parse.actors if a.governed and parse.items[a.first - 1].flags & roles.BY]
        acting += [a for a in parse.actors if not a.governed and not (parse.free and parse.aside[a.first])]
        for actor in [a for a in acting if a.cases & grammemes.NOMN] or acting:
            side = self._named(actor.side)
            if side is not None:
                self.side = side
                self.side_in = -2 if _tells(parse, actor) else self.sentence
        self.sentence += 1

    def _not_by_the_way(self, parse: Parse, central: list[PlaceRef]) -> list[PlaceRef]:
        """Those of the settlements named that the sentence speaks of, where another was spoken of before."""
        central = [
            ref
            for ref in central
            if ref.relation is not terms.TOWARD  # "a way to drive on towards X"
            and (self.meant or not antecedents.beside_town(parse, ref))
            and not (setting(parse, ref) or bound_for(parse, ref))
        ]
        if antecedents.only_related(parse, central):
            return []
        if not self.meant and goes_on(parse):
            self.place_at = self.sentence
            return [
                ref for ref in central if ref.mention and self.place and topics.same(ref.mention, self.place)
            ]
        return [ref for ref in central if not compared(parse, ref)]

    def _goes_on(self, parse: Parse, ref: PlaceRef) -> bool:
        """Whether the text may go on about a settlement named in a sentence that spoke of another as "the
        town": not one that lies near ("left the village, near X"), or is named before it or to tell when."""
        dates = parse.clause(ref.first).marker & roles.SUBORDINATOR  # "left it after X had fallen"
        return ref.relation in antecedents.INSIDE and ref.first > self.meant_at and not dates

    def pass_over(self, mentions: Sequence[Mention]) -> None:
        """Note the settlements of a sentence that was not read further."""
        central = [mention for mention in mentions if mention.relation in antecedents.INSIDE]
        if central:
            self.place = central[-1]
            self.place_beside = False
            self._speak_of(central)
            self.place_at = self.sentence
        aside = [mention for mention in mentions if mention.relation not in antecedents.INSIDE]
        self.beside = (*self.beside, *aside)[-_SPOKEN:]
        self.sentence += 1

    def _speak_of(self, mentions: Sequence[Mention]) -> None:
        if self.written is not None and self.written in self.spoken:
            self.spoken = tuple(mention for mention in self.spoken if mention is not self.written)
            self.written = None
        self.spoken = (*self.spoken, *mentions)[-_SPOKEN:]
        if len(mentions) > 1:
            self.group = tuple(mentions[-_SPOKEN:])

    def _named(self, name: str) -> Side | None:
        """The side that `name` is for certain: "ours" only where the outlet's side is known; "the enemy" also
        where it is of none, which tells of those that the invaded call so."""
        if name == "enemy" or (name == "own" and self.outlet is not terms.NEUTRAL):
            return self.resolve(name, None)
        return agency.as_side(name)

    def speaking(self, source: Source | None) -> Side | None:
        """The side of who speaks: of the source, or of the outlet where there is none."""
        return parties.of_source(source) if source else agency.as_side(self.outlet)

    def resolve(self, name: str, source: Source | None) -> Side | None:
        """The side that `name` (UA, RU, enemy, own, unit, same, last) is in the mouth of `source`."""
        side = agency.as_side(name)
        if side is not None or not name:
            return side
        if name == "other":
            return None
        if name == "they":
            speaker = self.speaking(source)
            if source is None and self.sentence - self.side_in <= MEMORY and agency.as_side(self.side):
                return agency.as_side(self.side)
            return speaker.opponent if speaker else agency.as_side(self.side)
        if name == "attackers":
            speaker = self.speaking(source)
            return speaker.opponent if speaker else self.offensive or self.home.opponent
        if name == "last":
            return agency.as_side(self.side) or self.speaking(source) or self.home
        speaker = self.speaking(source)
        if speaker is None and name in ("own", "enemy", "unit"):
            speaker = agency.as_side(self.outlet)  # "the enemy was driven out, as footage shows"
        if name == "same":
            last = (speaker if source else None) or agency.as_side(self.side) or speaker
            return last or parties.of_source(self.speakers.last)
        if name in ("own", "unit"):
            return speaker or self.home
        return (speaker or parties.of_source(self.speakers.last) or self.home).opponent


def _tells(parse: Parse, actor: Actor) -> bool:
    """Whether forces are those that say something in their clause."""
    clause = parse.clause(actor.first)
    return has(parse.items, clause.first, clause.last + 1, roles.SAY)


def _no_ground(parse: Parse, candidate: Candidate, acting: Agent) -> bool:
    """Whether nobody is on the offensive by the verb, which speaks ("claims that …"), moves one soldier ("a
    soldier walks past") or has no ground for its object ("captured ten men", "entered talks")."""
    if parse.items[candidate.at].flags & roles.SAY or one_leaves(parse, candidate):
        return True
    trigger, first = candidate.trigger, candidate.last + 1
    taken = trigger.pos == "verb" and trigger.kind is not terms.ASSAULT and "object" in trigger.place
    behind = parse.items[first : parse.clause(candidate.at).last + 1]
    if not taken or candidate.voice == "passive" or not behind or behind[0].flags & _NO_OBJECT:
        return False
    if any(bool(item.flags & _GROUND) and not item.flags & roles.FORCE for item in behind):
        return False
    troops = acting.actor is not None and bool(parse.items[acting.actor.last].flags & roles.FORCE)
    return not troops or any(item.flags & roles.FORCE for item in behind)
