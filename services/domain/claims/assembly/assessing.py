"""From a trigger to what it states and of which settlements, or to why it states nothing."""

from collections import deque
from collections.abc import Sequence
from datetime import date
from typing import Final

from mypy_extensions import i64, mypyc_attr

from services.domain.claims.arguments import announced, beside
from services.domain.claims.assembly import placing, statements
from services.domain.claims.assembly.placing import Placed
from services.domain.claims.assembly.predication import Predication
from services.domain.claims.assembly.sides import Sides
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.context import combatants, meant, topics
from services.domain.claims.context.discourse import OFFENSIVE, Discourse
from services.domain.claims.context.meant import Said
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality import background, chronicles, filters, history, strangers, timing
from services.domain.claims.reality.modality import Reality
from services.domain.claims.reality.strikes import among_clashes, of_strikes
from services.domain.claims.sentences.annotation import Scan, annotate
from services.domain.claims.syntax import dates
from services.domain.claims.syntax.claimants import Source
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.dates import When
from services.domain.claims.syntax.phrases import Agent
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import rare, roles, terms
from services.domain.models.claims import Claim, Kind
from services.domain.models.sides import Side
from services.domain.places import Mention

_HEARD: Final = 4
_ROAD: Final = frozenset({"road"})
_UNNAMED: Final = "nobody named as acting"
_ASIDE: Final = roles.RELATIVE | roles.SUBORDINATOR
_FRAME: Final = 8  # words within which a sentence opens with a time


@mypyc_attr(acyclic=True)
class Assessed:
    """What a trigger comes to: a statement of `places`, or else the reason why there is none. Without places
    it is of settlements that are only counted ("three villages"). `start` and `end` are of its words;
    `asked` is what a question asks."""

    def __init__(self, places: list[Placed], start: i64, end: i64) -> None:
        self.places = places
        self.start = start
        self.end = end
        self.statement: Statement | None = None
        self.asked: Statement | None = None
        self.reason = ""

    @property
    def mentions(self) -> list[Mention]:
        """The settlements that it is about."""
        return [mention for _, mention in self.places]


class Assessor:
    """Assesses the triggers of an article, in the order of its text. `heard` are the last few sentences that
    named a settlement."""

    def __init__(self, discourse: Discourse, quotations: Quotations, published: date | None) -> None:
        self.sides = Sides(discourse, quotations)
        self.heard: deque[Scan] = deque(maxlen=_HEARD)
        self._discourse = discourse
        self.quotations = quotations
        self._published = published
        self._sentences: Sequence[Scan] = ()
        self._looks_back: bool | None = None  # not asked yet
        self._told_of_old = self._tells_of_old = self._chronicle = self._recalls = False
        self._old_until = 0  # where the last sentence ends that tells of old
        self._offensive: Side | None = None  # who is on the offensive, but for what is long over

    def date(self, sentences: Sequence[Scan]) -> None:
        """Learn from all its sentences whether the article tells only of old."""
        self._sentences = sentences
        self._chronicle = chronicles.of_old(sentences, self._published)
        self._recalls = self._published is None and chronicles.recalls(sentences)

    def hear(self, scanned: Scan) -> None:
        """Keep the sentence, now that it has been read."""
        self._discourse.before = scanned
        if scanned.mentions:
            self.heard.append(scanned)

    def begin(self) -> None:
        """Go on to the next sentence that may tell something."""
        self._told_of_old, self._tells_of_old = self._tells_of_old, False
        self._offensive = self._discourse.offensive

    def assess(
        self, parsed: Parse, told: Predication, grammar: Grammar, claims: Sequence[Claim]
    ) -> Assessed | None:
        """What the trigger comes to, after `claims`; None where it is about no settlement."""
        candidate, kind, real = told.candidate, told.kind, told.real
        places = placing.places(parsed, told, grammar, self._discourse, self.quotations)
        if not places and not announced.counts(parsed, candidate):
            return None
        agent = grammar.agent(parsed, candidate)
        acting = agent.actor or beside.surrounded(parsed, candidate)  # "no units were encircled"
        if acting is not None and statements.none_of(parsed, acting):
            real.negated = True
        refs = [ref for ref, _ in places if ref is not None]
        real.negated |= statements.nothing_of(parsed, candidate, refs)
        start, end = statements.span_of(parsed, candidate, refs, real.first, agent)
        found = Assessed(places, start, end)
        time = self._time(parsed, candidate)
        found.reason = self._unfit(parsed, candidate, kind, real, agent, time, found.mentions)
        source = None if found.reason else self._source(parsed, candidate, grammar)
        if source is not None and source.silent:
            found.reason = "said not to be said"
        if not found.reason:
            said = self._said(parsed, candidate, kind, source, agent, found)
            side = self._side(said, claims, all(ref is None for ref, _ in places))
            of_each = statements.of_each(parsed, source, agent, side)
            if of_each:
                side = Side.UA
            if side is None:
                found.reason = _UNNAMED
            elif self._long_known(said, side, time is None):
                found.reason = "background"
            else:
                found.statement = self._state(said, real, side, time, found)
                if of_each:
                    found.statement.of_each, found.statement.source = True, source
        elif found.reason == "question" and places and not parsed.free:
            found.asked = self._asked(self._said(parsed, candidate, kind, None, agent, found), real, claims)
        elif found.reason == "background" and places:
            self._discourse.offensive = self._offensive  # who attacked years ago need not do so now
        return found

    def _said(
        self,
        parsed: Parse,
        candidate: Candidate,
        kind: Kind,
        source: Source | None,
        agent: Agent,
        found: Assessed,
    ) -> Said:
        """What the trigger says, with who says it and of whose country."""
        places, speaker = found.mentions, self._discourse.speaking(source)
        return Said(parsed, candidate, kind, source, agent, places, speaker, combatants.home(places))

    def _asked(self, said: Said, real: Reality, claims: Sequence[Claim]) -> Statement | None:
        """What a question asks; whom it names not ("Who holds X?"), the answer will tell."""
        side = self._side(said, claims, elsewhere=False)
        if side is None and not said.parse.items[0].rare & rare.PERSONAL:
            return None
        item, whose = said.item, side or Side.UA
        return Statement(
            said.parse, said.candidate, said.kind, real, said.agent, None, None, whose, item.start, item.end
        )

    def _time(self, parsed: Parse, candidate: Candidate) -> When | None:
        """When it was; of old, too, where a sentence goes on with what the one before told of old."""
        time = timing.time_of(parsed, candidate, self._published)
        if time is None:
            tale = self._after_old(parsed)
            of_old = tale or self._told_of_old or self._tells_of_old
            of_old = of_old and background.goes_on(parsed, candidate, self._published, tale)
            if of_old or (self._chronicle and chronicles.tells_of_old(parsed, candidate)):
                time = When(background=True)
        if time is not None and time.background and not time.since:
            self._tells_of_old = True
            if not parsed.clause(candidate.at).marker & _ASIDE:
                self._old_until = parsed.items[-1].end
        return time

    def _after_old(self, parsed: Parse) -> bool:
        """Whether the sentence right before told of old, or opened with a time of old, which frames what
        follows ("In the spring of 2022, …")."""
        before = self._discourse.before
        if before is None or self._recalls:
            return self._recalls
        if before.spans[0].start < self._old_until <= parsed.items[0].start:
            return True
        words = before.words[:_FRAME]
        opens = next((n + 1 for n, w in enumerate(words[:3]) if w.flags & roles.COMMA), 0)  # "Likewise, in …"
        if opens >= len(words) or not words[opens].flags & roles.PREPOSITION:
            return False
        opening = dates.when(annotate(before)[opens : opens + _FRAME], self._published)
        return opening is not None and opening.background and not opening.since

    def _unfit(
        self,
        parsed: Parse,
        candidate: Candidate,
        kind: Kind,
        real: Reality,
        agent: Agent,
        time: When | None,
        mentions: list[Mention],
    ) -> str:
        """Why it states nothing, whoever says it; empty where it may."""
        trigger = candidate.trigger
        if real.attempt and real.negated and kind is terms.ASSAULT and not parsed.free:
            return "not even tried"
        reason = real.dropped or filters.reason(parsed, candidate, kind, time, real.attempt)
        afar = kind is terms.REPEL or (kind is terms.ASSAULT and trigger.ambiguous)
        if not reason and afar and history.from_afar(mentions, self._published):
            return "a strike, not an assault"
        if not reason and kind is terms.ASSAULT and self._after_strikes(parsed, candidate, agent, mentions):
            return "a strike, not an assault"
        if not reason and self.quotations.names(parsed, candidate.at):
            return "a slogan or title"
        as_is = trigger.named and (kind is trigger.kind or trigger.pos != "noun")  # not "control was lost"
        whose = agent.side or self._discourse.side or self._discourse.outlet is not terms.NEUTRAL
        whose = whose or not parsed.free or "object" in trigger.place
        beside = statements.names_beside(parsed, candidate, agent)
        if as_is and agent.side != "own" and not (whose and beside):
            return reason or _UNNAMED
        others = filters.others_act(parsed, candidate, agent.actor)
        if not reason and (others or strangers.of_others(parsed, agent.actor)):
            return "no forces act"
        return reason

    def _long_known(self, said: Said, side: Side, undated: bool) -> bool:
        """Whether the article tells what was decided long before."""
        day, items = self._published or date.max, said.parse.items
        news = said.parse.free or said.speaker is not None or meant.still(said.parse, said.candidate.at)
        news = news and self._published is None
        if news or not history.long_known(said.kind, side, said.places, day, said.trigger):
            return False
        if self._published and history.left_behind(said.places, self._sentences, said.trigger):
            return True
        if said.source is not None or not undated or any(i.rare & rare.WEEKDAY for i in items):
            return False
        if self._looks_back is None:
            self._looks_back = history.looks_back(self._sentences, day)
        return self._looks_back and chronicles.tells_of_old(said.parse, said.candidate)

    def _after_strikes(
        self, parsed: Parse, candidate: Candidate, agent: Agent, mentions: list[Mention]
    ) -> bool:
        """Whether the sentence before tells of strikes, so that "came under attack" may mean them, or one of
        the last did of the same place ("Missiles hit X. … Russia's attack on X …", by no forces named)."""
        actor, trigger = agent.actor, candidate.trigger
        if not trigger.ambiguous or among_clashes(parsed):
            return False
        before = self._discourse.before
        if actor is None and before is not None and of_strikes(before):
            return True
        if trigger.pos != "noun" or parsed.free or (actor and parsed.items[actor.last].flags & roles.FORCE):
            return False
        return any(
            of_strikes(scanned) and any(topics.same(told, mentions[0]) for told in scanned.mentions)
            for scanned in (self.heard if mentions else ())
        )

    def _side(self, said: Said, claims: Sequence[Claim], elsewhere: bool) -> Side | None:
        """Whose forces act; of what a party claims for itself, that one's."""
        side = self.sides.of(said, claims, elsewhere)
        claimed = bool(said.item.flags & roles.SAY) and said.agent.actor is None
        if side is None and claimed and "after" in said.trigger.place:
            return said.speaker  # "the ministry claims control of X"
        if said.trigger.place == _ROAD and said.trigger.actor == "inside":
            own = side is said.home  # "the last road into X is in Ukrainian hands"
            return None if own or meant.still(said.parse, said.candidate.at) else side
        return side

    def _state(self, said: Said, real: Reality, side: Side, time: When | None, found: Assessed) -> Statement:
        """The statement, now that all is known of it."""
        parsed, candidate, kind, source = said.parse, said.candidate, said.kind, said.source
        trigger = candidate.trigger
        kind = kind if real.negated else self.sides.kind_abroad(said, side) or kind
        onward = not (trigger.mutual or trigger.counter or trigger.ousts)
        ring = parsed.free and kind is terms.ENCIRCLEMENT
        if kind in OFFENSIVE and onward and not real.negated and not ring:
            self._discourse.offensive = self._offensive = side
            self._discourse.offensive_at = tuple(found.mentions)
        return Statement(
            parsed, candidate, kind, real, said.agent, time, source, side, found.start, found.end
        )

    def _source(self, parsed: Parse, candidate: Candidate, grammar: Grammar) -> Source | None:
        """Whose statement it is; a source that nothing is known of is of the outlet's side."""
        source, outlet = self._speaker(parsed, candidate, grammar), self._discourse.outlet
        if source is None or not source.unknown or outlet is terms.NEUTRAL:
            return source
        source = source.copy()
        source.sides, source.vague, source.unknown = (outlet,), False, False
        return source

    def _speaker(self, parsed: Parse, candidate: Candidate, grammar: Grammar) -> Source | None:
        """The source: inside a quotation, the innermost source in it or its speaker."""
        found: tuple[int, Source] | None = None
        depicted = candidate.trigger.pos == "phrase" and "object" in candidate.trigger.place
        # "Moscow claimed X", "footage shows troops in X", "DeepState marks X as occupied"
        seen = parsed.free and candidate.voice == "passive"  # "Russian soldiers were seen in X"
        if (parsed.items[candidate.at].flags & roles.SAY and not seen) or depicted:
            own = grammar.source_at(parsed, candidate.at, self._discourse.speakers)
            found = (candidate.at, own) if own else None
        found = found or grammar.reported(parsed, candidate.at, self._discourse.speakers)
        return self.quotations.source(parsed.items, candidate.at, found)
