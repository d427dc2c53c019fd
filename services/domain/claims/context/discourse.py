"""What an article has said so far: the settlement and the side last spoken of, who is on the offensive."""

from collections.abc import Iterable, Sequence
from typing import Final

from services.domain.claims.arguments import agency
from services.domain.claims.context import antecedents, parties, topics, unplaced
from services.domain.claims.context.byway import bound_for, comes_from, of_office, regional, setting
from services.domain.claims.grammar import Grammar
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.sources import Source, Speakers
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import grammemes, roles, terms
from services.domain.models import ClaimantSide, Kind, Side
from services.domain.places import Mention

_NOT_THERE: Final = frozenset({terms.TOWARD, terms.DIRECTION})
OFFENSIVE: Final = frozenset({terms.ASSAULT, terms.ADVANCE, terms.CAPTURE, terms.ENCIRCLEMENT})
_QUOTED_MEMORY: Final = 3
MEMORY: Final = 1
"""Sentences back in which the place of a statement that names none may have been named."""
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
        self._meant_at = 0  # the item of the last of them
        self.group: tuple[Mention, ...] = ()
        self.row: tuple[Mention, ...] = ()
        self.told: dict[str, frozenset[str]] = {}  # what the text calls a settlement ("the village of X")
        self.topic: topics.Topic | None = None  # what the whole text is about
        self.side = ""
        self.side_at = -1
        self.offensive: Side | None = None
        self.offensive_at: tuple[Mention, ...] = ()
        self.sentence = 0
        self.attacked: tuple[Mention, ...] = ()
        self.attacked_at = -1
        self.attacker: Side | None = None
        self.speakers = Speakers()

    def hear_outlet(self, side: ClaimantSide, free: bool) -> None:
        """Note whose side the outlet is on; where word order tells, also the soldiers it hears are."""
        self.outlet = side
        if not free:
            self.speakers.outlet = side

    def follow(self, parse: Parse, found: Sequence[Candidate], grammar: Grammar) -> None:
        """Note who is on the offensive in this sentence."""
        beaten = () if parse.free else [parse.clause_of[c.at] for c in found if c.trigger.kind is terms.REPEL]
        for candidate in found:
            trigger = candidate.trigger
            if trigger.pos == "noun" and beaten and parse.clause_of[candidate.at] in beaten:
                continue  # "beat off another assault"
            if any(t.kind is terms.REPEL for t in parse.items[candidate.at].entry.triggers):
                continue
            if candidate.at and parse.items[candidate.at - 1].flags & roles.NEGATION and not parse.free:
                continue  # "brought no success"
            if trigger.kind in OFFENSIVE and not (
                (parse.free and trigger.kind is terms.ENCIRCLEMENT)  # also said of those who are in one
                or trigger.reverse
                or trigger.mutual
                or trigger.counter
                or trigger.ousts
                or (trigger.passive is not None and candidate.voice == "passive")
            ):
                acting = grammar.agent(parse, candidate)
                side = self._named(acting.side)
                if side is None and trigger.pos == "noun":
                    side = parties.owner_of(parse, acting)
                if side is not None:
                    self.offensive_at = self.offensive_at if side is self.offensive else ()
                    self.offensive = side

    def note_side(self, name: str) -> None:
        """Note who acted last, by a name that may be "enemy"."""
        self.side = self._named(name) or self.side

    def attack(self, side: Side, mentions: Iterable[Mention], lasting: bool = True) -> None:
        """Note an attack of `side` on settlements; one that is not `lasting` only for its sentence."""
        before = self.attacked if self.attacked_at == self.sentence and self.attacker is side else ()
        self.attacked = (*before, *mentions)
        self.attacked_at = self.sentence if lasting else self.sentence - MEMORY
        self.attacker = side

    def before(self, parse: Parse, candidate: Candidate) -> tuple[Mention, ...]:
        """The settlement last named before the trigger in its sentence, where word order leaves that free."""
        named = [p.mention for p in parse.places if p.mention and p.last < candidate.at and not p.anchor]
        near = [p.relation for p in parse.places if p.mention and p.last < candidate.at and not p.anchor]
        return (named[-1],) if named and near[-1] in antecedents.INSIDE | {terms.NEAR} and parse.free else ()

    def under_attack(self, entered: bool = False) -> tuple[Mention, ...]:
        """The settlements that this sentence or the one before said to be attacked; also those that were
        `entered`, where it is told what became of who did."""
        return self.attacked if self.sentence - self.attacked_at <= MEMORY + entered else ()

    def remember(self, parse: Parse) -> None:
        """Note what the sentence spoke of, once it has been read."""
        central = antecedents.central(parse)
        if not central and self.place is None and not parse.free:
            # "the last road out of X", "north of X" speak of X, where nothing else was spoken of
            central = [r for r in parse.places if r.mention and r.relation not in antecedents.BESIDE]
            central = [r for r in central if not regional(parse, r)]
        if not parse.free and self.place is not None:
            # "a way to drive on towards X" does not speak of X
            central = [ref for ref in central if ref.relation is not terms.TOWARD]
            central = [ref for ref in central if not (setting(parse, ref) or bound_for(parse, ref))]
            central = [] if antecedents.only_related(parse, central) else central
        if not parse.free and parse.places:
            central = antecedents.by_prominence(parse, central)
            self.told.update(antecedents.sizes(parse))
            if self.topic is not None and topics.changed(parse, self.topic):
                self.topic = None
        if self.meant:
            self.place = self.meant[-1]
            self.place_beside = False
            self._speak_of(self.meant)
            self.meant = ()
            central = central if parse.free else [ref for ref in central if self._goes_on(ref)]
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
        by = [a for a in parse.actors if a.governed and a.first and parse.items[a.first - 1].flags & roles.BY]
        acting = by if not parse.free else []
        acting += [a for a in parse.actors if not a.governed and not (parse.free and parse.aside[a.first])]
        for actor in [a for a in acting if a.cases & grammemes.NOMN] or acting:
            side = self._named(actor.side)
            if side is not None:
                self.side = side
                self.side_at = parse.items[actor.first].start
        self.sentence += 1

    def _goes_on(self, ref: PlaceRef) -> bool:
        """Whether the text may go on about a settlement named in a sentence that spoke of another as "the
        town": not one that lies near ("left the village, near X"), nor one named before it."""
        return ref.relation in antecedents.INSIDE and ref.first > self._meant_at

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

    def antecedent(self, parse: Parse, ref: PlaceRef) -> Mention | None:
        """The settlement that "the city" stands for: the last one named that may be called so, or else the
        last one."""
        mention = self._antecedent(parse, ref)
        noun = parse.items[ref.last].flags & roles.PLACE_NOUN and not parse.free
        if mention is not None and (noun or antecedents.size_of(parse, ref)):
            self.meant = (*self.meant, mention)
            self._meant_at = ref.first
        return mention

    def _antecedent(self, parse: Parse, ref: PlaceRef) -> Mention | None:  # noqa: C901
        spoken_of = antecedents.said_of(parse, ref) or antecedents.where(parse, ref)
        spoken_of = spoken_of or antecedents.of_list(parse, ref, self.row)
        if spoken_of is not None:
            return spoken_of
        before = [p for p in parse.places if p.mention and p.last < ref.first and not p.anchor]
        if not parse.free:  # "In X, in the Y sector, they hold the station"
            before = [p for p in before if p.relation not in antecedents.BESIDE] or before
        aside = ref.part and roles.COMPASS in parse.items[ref.last].entry.traits and not before
        if aside and self.sentence - self.place_at > MEMORY:
            return None  # "the north is Russian" is of the country
        owner = antecedents.owner(parse, ref)
        if owner is not None:
            return self._antecedent(parse, owner)
        told = [p for p in before if not comes_from(parse, p) and (parse.free or not regional(parse, p))]
        if parse.items[ref.last].flags & roles.THERE and antecedents.of_region(parse, told, ref):
            return None
        if parse.items[ref.last].flags & roles.THERE:  # "the army in Kyiv said they were trapped there"
            told = [p for p in told if not (parse.items[p.first].flags & roles.ACTOR and of_office(parse, p))]
        told = told if parse.free else [p for p in told if p.preposition != "toward"]
        before = told or ([] if self.place else before)
        if parse.items[ref.last].flags & roles.THERE and parse.items[ref.last].flags & roles.ACTOR:
            # "it" is what the sentence began with rather than where that lies
            before = [p for p in before if not p.preposition] or before
        named = [p.mention for p in before if p.mention]
        size = antecedents.size_of(parse, ref)
        pronoun = parse.items[ref.last].flags & roles.THERE and parse.items[ref.last].flags & roles.ACTOR
        there = parse.items[ref.last].flags & roles.THERE
        if there and self.meant and not named and not parse.free:
            return self.meant[-1]  # "they entered the town, and said it had been taken"
        if pronoun and self.topic is not None and not named and self.topic.described:
            return self.topic.mention  # what the text describes at its beginning
        if self.topic is not None and not named and self._is_topic(parse, ref, size):
            return self.topic.mention
        if size and (mention := self._of_size(parse, ref, named, size)) is not None:
            return mention
        if named or self.place:
            return named[-1] if named else self.place
        return antecedents.later(parse, ref)

    def _is_topic(self, parse: Parse, ref: PlaceRef, size: frozenset[str]) -> bool:
        """Whether "the town" stands for what the whole text is about."""
        words = parse.items[ref.phrase : ref.last + 1]
        noun = any(item.flags & roles.PLACE_NOUN for item in words)
        if self.topic is None or not noun or any(item.flags & roles.COMPLEMENT for item in words):
            return False  # "that town" is the one named last
        return not size or bool(self.topic.size & size) or self._may_be(self.topic.mention, size)

    def _of_size(
        self, parse: Parse, ref: PlaceRef, named: list[Mention], size: frozenset[str]
    ) -> Mention | None:
        """The settlement last spoken of that a word for such `size` may stand for: the town that stands alone
        rather than one of several just listed, one that lies beside the villages spoken of."""
        head = parse.places[0]
        fronted = head.preposition == "in" and head.phrase <= 1 and not parse.free
        if fronted and named and head.mention is named[-1] and self._may_be(named[-1], size):
            return named[-1]  # "In X they have entered the village"
        fitting = [mention for mention in (*self.spoken, *named) if self._may_be(mention, size)]
        alone = [] if parse.free else [mention for mention in fitting if mention not in self.row]
        sure = [mention for mention in alone or fitting if self._surely(mention, size)]
        listed = not alone and len(fitting) > 1 and not parse.free
        if fitting and not listed and (sure or parse.free):
            return (sure or fitting)[-1]
        beside = [p.mention for p in parse.places if p.mention and p.last < ref.first and p.anchor]
        beside = [mention for mention in (*self.beside, *beside) if self._surely(mention, size)]
        found = beside or sure or alone or fitting
        found = found or [mention for mention in self.beside if self._may_be(mention, size)]
        return next(reversed(found), None)

    def _may_be(self, mention: Mention, size: frozenset[str]) -> bool:
        """Whether a word for such sizes may stand for the settlement: what the text calls it tells first."""
        told = self.told.get(mention.settlement.id) if mention.settlement else None
        return bool(told & size) if told and size else antecedents.may_be(mention, size)

    def _surely(self, mention: Mention, size: frozenset[str]) -> bool:
        """Whether the text or the gazetteer calls the settlement so."""
        told = self.told.get(mention.settlement.id) if mention.settlement else None
        return bool(told & size) if told else antecedents.surely(mention, size)

    def several(self, parse: Parse, ref: PlaceRef) -> tuple[Mention, ...]:
        """The settlements that "both villages" or "these villages" stands for: as many as it says of those
        last spoken of, or all of the last list."""
        before = [p for p in parse.places if p.mention and p.last < ref.first]
        central = [p for p in before if not p.anchor]
        named = [p.mention for p in central if p.mention]
        if not ref.count:
            last = [p.mention for p in central if p.mention and p.listed == central[-1].listed]
            return tuple(last if len(last) > 1 else named) if len(named) > 1 else self.group
        beside = [p.mention for p in before if p.mention]
        for mentions in ([*self.spoken, *named], beside if len(beside) == ref.count else []):
            found: dict[str, Mention] = {}
            for mention in reversed(mentions):
                if len(found) < ref.count:
                    found.setdefault(mention.settlement.id if mention.settlement else mention.name, mention)
            if len(found) == ref.count:
                return tuple(reversed(found.values()))
        return ()

    def implied(self, parse: Parse, candidate: Candidate, kind: Kind, quoted: bool) -> Mention | None:
        """The settlement of a statement that names none ("our units have withdrawn"); None where what
        follows names another kind of place, or none was named of late."""
        owned = (
            roles.SIDE_ADJECTIVE if kind is terms.WITHDRAWAL and not parse.free else 0
        )  # "Russian withdrawal"
        opens = candidate.at - 1
        if opens > 0 and not parse.items[opens].flags and not parse.items[opens].capital:
            opens -= 1  # "its full capture"
        definite = bool(parse.items[opens].flags & (roles.DEFINITE | roles.POSSESSIVE | owned))
        definite = definite or (parse.free and _told(parse, candidate))
        # "Street fighting is hampering the rescue"
        definite = definite or (not candidate.at and kind is terms.ASSAULT and candidate.trigger.mutual)
        definite = definite or (not parse.free and _rumoured(parse, candidate.at))
        definite = definite or (
            parse.free and bool(parse.items[candidate.at].forms & grammemes.NOMN)
        )  # "goes on"
        onward = kind is terms.WITHDRAWAL and unplaced.onward(parse, candidate)
        if (candidate.trigger.pos == "noun" and not definite) or not (
            onward or unplaced.alone(parse, candidate)
        ):
            return None
        tried = kind is terms.ASSAULT and not parse.free  # "go on trying to advance" somewhere
        if terms.ADVANCE in (kind, candidate.trigger.kind) and (tried or not quoted):
            return None
        elsewhere = kind is terms.CONTROL and not parse.free
        if elsewhere and any(item.flags & roles.REGION for item in parse.items[: candidate.at]):
            return None  # "on the left bank a small force is still holding"
        before = [p for p in parse.places if p.mention and p.last < candidate.at and not regional(parse, p)]
        before = [p for p in before if not of_office(parse, p)]
        if before:
            return (
                before[-1].mention
                if before[-1].relation in antecedents.INSIDE and not before[-1].anchor
                else None
            )
        if any(ref.mention is None for ref in parse.places):
            return self.place
        # "the ministry confirmed the capture" may come after what another has said
        noun = candidate.trigger.pos == "noun" and not parse.free and _told(parse, candidate)
        memory = _QUOTED_MEMORY if quoted else MEMORY + noun
        if self.place_beside and kind in (terms.ADVANCE, terms.ASSAULT) and not parse.free:
            return None  # what goes on near X
        if self.sentence - self.place_at <= memory:
            return self.place
        return self.topic.mention if self.topic is not None and noun else None

    def around(self, parse: Parse, candidate: Candidate) -> Mention | None:
        """The settlement of which a part is spoken of ("they only retain a few cellars")."""
        before = [p.mention for p in parse.places if p.mention and p.last < candidate.at and not p.anchor]
        if before:
            return before[-1]
        return self.place if self.sentence - self.place_at <= MEMORY else None

    def _named(self, name: str) -> Side | None:
        """The side that `name` is for certain: "ours" only where the outlet's side is known."""
        if name in ("own", "enemy") and self.outlet is not terms.NEUTRAL:
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
        return (speaker or self.home).opponent


def _rumoured(parse: Parse, at: int) -> bool:
    """Whether the noun at `at` is what reports are of ("talk of encirclement", "reports of a withdrawal")."""
    j = at - 1
    while j > 0 and parse.items[j].flags & (roles.DETERMINER | roles.ADVERB):
        j -= 1
    if parse.items[j].flags & roles.OF:
        j -= 1
    return j >= 0 and bool(parse.items[j].flags & roles.REPORT_NOUN)


def _told(parse: Parse, candidate: Candidate) -> bool:
    """Whether a noun is what its clause says something of ("he announced the withdrawal")."""
    clause = parse.clause(candidate.at)
    return any(item.flags & roles.SAY for item in parse.items[clause.first : clause.last + 1])
