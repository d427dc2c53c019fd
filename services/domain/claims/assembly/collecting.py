"""The claims of sentence after sentence, with what earlier ones leave to be told by later ones."""

from typing import NamedTuple

from services.domain.claims.arguments import announced
from services.domain.claims.assembly import answers, denials, ellipsis, making
from services.domain.claims.assembly.assessing import Assessor
from services.domain.claims.assembly.attacks import Attacks
from services.domain.claims.assembly.predication import Predication, predications
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.context import anaphora, topics
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.grammar import Grammar
from services.domain.claims.reality import strikes
from services.domain.claims.sentences.annotation import Scan
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.words import roles, terms
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.sides import Side
from services.domain.places import Mention


class Dropped(NamedTuple):
    """Words that looked like a claim and are none, with the reason."""

    start: int
    end: int
    rule: str
    reason: str


class Collector:
    """Collects the claims of an article, whose sentences come in their order: `claims` are those so far,
    `dropped` what looked like some, `questions` those that a later sentence may answer."""

    def __init__(self, article: Article, discourse: Discourse, assessor: Assessor) -> None:
        self.claims: list[Claim] = []
        self.dropped: list[Dropped] = []
        self.questions = answers.Questions()
        self._granted: set[tuple[int, int]] = set()  # the spans of claims made only by the way
        self._freed: set[int] = set()  # where claims begin of what is freed by whoever says so
        self._credited = 0
        self._unnamed: set[int] = set()  # where claims begin that nobody is named with
        self._counted: tuple[int, Statement] | None = None  # sentence and claim of what has yet to be named
        self._stated: Statement | None = None  # the last one of the sentence
        self._first: Statement | None = None  # and its first
        self._article = article
        self._discourse = discourse
        self._assessor = assessor
        self._attacks = Attacks(discourse)
        self._raids: list[int] = []  # where those of the sentence before begin that may have been strikes

    def hear(self, scanned: Scan) -> None:
        """Take back the attacks of the sentence before that this one tells to have come from afar."""
        raids, self._raids = self._raids, []
        if raids and strikes.hurt(scanned):
            self.claims = [c for c in self.claims if c.kind is not terms.ASSAULT or c.start not in raids]
            self._credited = min(self._credited, len(self.claims))

    def read(self, parsed: Parse, found: list[Predication], grammar: Grammar) -> None:
        """Find the claims of a sentence; `found` is what its triggers tell by themselves."""
        speakers = self._discourse.speakers
        self._assessor.begin()
        self.name(parsed)
        self._discourse.follow(parsed, [told.candidate for told in found], grammar)
        last, self._stated, self._first = self._first, None, None
        if last is not None and not found:
            self._add(parsed, last)
        told = len(self.claims)
        made: tuple[int, int] = (-1, 0)
        for each in found:
            candidate = each.candidate
            taken = candidate.at == made[0] and made[1] < len(self.claims)
            if taken and candidate.trigger.kind in (terms.REPEL, self.claims[-1].kind):
                continue  # "took back" is not also "beat back"
            if candidate.at != made[0]:
                made = candidate.at, len(self.claims)
            self._consider(parsed, each, grammar)
        if not parsed.free:
            self._understand(parsed)
        self.claims = making.ended(self.claims, told)
        if self.questions.open and len(self.claims) == told:
            at = self._discourse.sentence
            for answer, ref, mention in self.questions.answered(parsed, at, speakers, grammar):
                self.claims += self._claims(answer, ref, mention)
        self.credit(parsed, grammar)
        text, granted = self._article.text, self._granted
        self.claims += denials.denials(
            parsed, text, self.claims, granted, speakers, self._assessor.quotations, grammar
        )
        self._discourse.remember(parsed)
        if self.claims and parsed.known & roles.UNTRUE:
            denials.disown(parsed, self.claims, self._discourse.outlet, speakers, grammar)

    def _understand(self, parsed: Parse) -> None:
        """Make the claims that the sentence leaves to be understood from its last statement."""
        last = self._stated
        found = ellipsis.further(parsed, last) if last is not None else None
        if last is None or found is None:
            return
        statement, refs = found
        statement.side = self._discourse.resolve(statement.agent.side, last.source) or last.side
        if statement.side is not last.side:
            statement.kind = ellipsis.in_turn(statement, statement.side)
        for ref in refs:
            mention = ref.mention or anaphora.antecedent(self._discourse, parsed, ref)
            if mention is not None and mention.settlement:
                self.claims += self._claims(statement, ref, mention)

    def _add(self, parsed: Parse, last: Statement) -> None:
        """Make the claims of a sentence without a verb that goes on with the one before ("Y too.")."""
        found = ellipsis.added(parsed, last)
        if found is None:
            return
        self._make(found[0], found[1])

    def count(self, parsed: Parse, grammar: Grammar) -> None:
        """Note what a sentence that names no settlement says of several, which a later one may name."""
        counting = [each for each in grammar.candidates(parsed) if announced.counts(parsed, each)]
        for told in predications([parsed], [counting], grammar)[0]:
            self._consider(parsed, told, grammar)

    def pass_by(self) -> None:
        """Go on behind a sentence without a claim of its own."""
        self._stated = self._first = None

    def awaits_names(self) -> bool:
        """Whether settlements were counted that have yet to be named."""
        return self._counted is not None

    def name(self, parsed: Parse) -> None:
        """Make the claims of settlements that were counted before and are named now."""
        if self._counted is None:
            return
        sentence, statement = self._counted
        count = announced.number(statement.parse, statement.candidate)
        near = self._discourse.sentence - sentence <= announced.REACH
        named = announced.names(parsed, count) if near else []
        if not named and near and count <= 1 and not parsed.free:
            named = topics.one(parsed, statement.parse)
        if named:  # more of the list may follow, a name a line
            on = announced.bare(parsed)
            self._counted = (self._discourse.sentence, statement) if on else None
        self._make(statement, named)

    def credit(self, parsed: Parse, grammar: Grammar) -> None:
        """Give the statements so far that name no source the one that is named afterwards ("This was
        reported by …")."""
        source = grammar.afterthought(parsed, self._discourse.speakers)
        if source is None:
            return
        before = self._discourse.before
        if before is not None and not parsed.free and self._discourse.sentence > announced.REACH:
            # "this" is all that opens an article, or a note; later, the last that was told
            while self._credited < len(self.claims):
                if self.claims[self._credited].start >= before.spans[0].start:
                    break
                self._credited += 1
        claims = self.claims[self._credited :]
        del self.claims[self._credited :]
        claimant = self._article.text[source.start : source.end]
        for claim in claims:
            own = claim.start in self._unnamed
            sides = source.sides if own else (claim.claimant_side,)
            name = claimant if own else claim.claimant
            freed = own and claim.start in self._freed and sides[0] is not terms.NEUTRAL
            actor = Side(sides[0]) if freed else claim.actor
            self.claims += [claim._replace(claimant_side=s, claimant=name, actor=actor) for s in sides]
        self._credited = len(self.claims)

    def _consider(self, parsed: Parse, told: Predication, grammar: Grammar) -> None:
        """Make the claims of one trigger, or note why there is none."""
        candidate = told.candidate
        found = self._assessor.assess(parsed, told, grammar, self.claims)
        if found is None:
            return
        statement = found.statement
        if not found.places:
            if statement is not None:
                self._counted = self._discourse.sentence, statement
        elif statement is None:
            if found.asked is not None:
                self.questions.ask(found.asked, found.places, self._discourse.sentence)
            self.dropped.append(Dropped(found.start, found.end, candidate.trigger.id, found.reason))
        else:
            if statement.agent.actor is not None and not statement.agent.side:
                self._discourse.note_side(statement.side.value)  # whom "they" may stand for
            self._stated = statement
            self._first = self._first or statement
            if self._attacks.settled(statement, found.places, self.claims):
                return
            self.claims = self._attacks.weigh(statement, found.places, self.claims)
            near = any(mention.relation is terms.NEAR for _, mention in found.places)
            if candidate.trigger.ambiguous and not near:
                self._raids.append(statement.start)
            for ref, mention in found.places:
                self.claims += self._claims(statement, ref, mention)

    def _make(self, s: Statement, refs: list[PlaceRef]) -> None:
        """Make the claims of the statement about each of the settlements named."""
        for ref in refs:
            if ref.mention is not None and (ref.mention.settlement or ref.mention.candidates):
                self.claims += self._claims(s, ref, ref.mention)

    def _claims(self, s: Statement, ref: PlaceRef | None, mention: Mention) -> list[Claim]:
        """The claims of a statement about one settlement: one a side of its source."""
        if s.candidate.trigger.pos == "adjective":  # "Russian-held X"
            self._granted.add((s.start, s.end))
        if s.candidate.trigger.restores and not s.agent.side:
            self._freed.add(s.start)
        if s.source is None:
            self._unnamed.add(s.start)
        return making.claims(s, ref, mention, self._article, self._discourse)
