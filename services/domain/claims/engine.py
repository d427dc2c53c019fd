"""From an article to its claims."""

from collections import deque
from datetime import date
from typing import Final, NamedTuple

from services.domain.claims.arguments import announced
from services.domain.claims.assembly import answers, denials, ellipsis, making, present
from services.domain.claims.assembly.assessing import Assessor
from services.domain.claims.assembly.attacks import Attacks
from services.domain.claims.assembly.statements import Statement
from services.domain.claims.context import anaphora, stance, topics
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.context.quotations import Quotations
from services.domain.claims.grammar import GRAMMARS, Grammar
from services.domain.claims.sentences import datelines, division, text, unread
from services.domain.claims.sentences.annotation import Scan, annotate, scan
from services.domain.claims.speech.speaking import sentence_subject
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.phrases import PlaceRef
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import lexicon, roles, terms
from services.domain.claims.words.lexicon import Lexicon
from services.domain.models import Article, Claim, ClaimantSide, Side
from services.domain.places import Mention, find_mentions
from services.domain.places.tokens import Span

_JUDGING: Final = roles.DENY | roles.CONFIRM | roles.GAINSAY | roles.UNTRUE
_REPORTS: Final = roles.SAY | roles.ACCORDING
_REFERRING: Final = (
    roles.PLACE_NOUN | roles.FACILITY | roles.THERE | roles.IT | roles.BOTH | roles.IMPLIED | _JUDGING
)
_CURT: Final = 10
"""Words of a sentence that may deny a claim by leaving out its verb."""
_AHEAD: Final = 4
"""Sentences of a quotation behind which one looks for who speaks in it."""
_TOGETHER: Final = 32
"""Sentences that are taken apart together, a step for all of them before the next."""
_UNHEARD: Final = 6
"""Sentences without a claim that are kept to learn the speakers from, should a claim follow."""


class Dropped(NamedTuple):
    """Words that looked like a claim and are none, with the reason."""

    start: int
    end: int
    rule: str
    reason: str


def read(article: Article, words: list[Span], main: str) -> tuple[list[Claim], list[Dropped]]:
    """The claims of `article`, which is mostly in the language `main`, and what is dropped on the way; all
    `words` of its text are known already."""
    reader = _Reader(article, words, main)
    reader.read()
    return reader.claims, reader.dropped


def _taken_apart(sentences: list[tuple[Scan, Lexicon]]) -> list[tuple[Parse, list[Candidate]] | None]:
    """Of each of a few sentences that have a trigger how it is built, and its triggers."""
    apart: list[tuple[Parse, list[Candidate]] | None] = [None] * len(sentences)
    for grammar in GRAMMARS.values():
        chosen = [
            n
            for n, (scanned, words) in enumerate(sentences)
            if scanned.known & roles.TRIGGER and GRAMMARS[words.grammar] is grammar
        ]
        parses = grammar.parse_all([annotate(sentences[n][0]) for n in chosen])
        for n, parsed in zip(chosen, parses, strict=True):
            apart[n] = parsed, _candidates(parsed, grammar)
    return apart


def _candidates(parsed: Parse, grammar: Grammar) -> list[Candidate]:
    """The triggers of a sentence."""
    found = grammar.candidates(parsed)
    return found if parsed.free else found + present.present(parsed)


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, article: Article, words: list[Span], main: str) -> None:
        self.claims: list[Claim] = []
        self.dropped: list[Dropped] = []
        self._apart: tuple[Parse, list[Candidate]] | None = None  # the sentence, taken apart with others
        self._credited = 0
        self._written = 0
        self._counted: tuple[int, Statement] | None = None  # sentence and claim of what has yet to be named
        self._questions = answers.Questions()
        self._stated: Statement | None = None  # the last one of the sentence
        self._first: Statement | None = None  # and its first
        self._article = article
        self._published: date | None = article.published.date() if article.published else None
        self._main = main
        self._grammar = GRAMMARS[lexicon.load(main).grammar]
        self._words = words
        self._marks = text.marks(article.text, self._words)
        self._quotations = Quotations(article.text, self._marks)
        self._discourse = Discourse(article.outlet_side, lexicon.load(main).home)
        self._assessor = Assessor(self._discourse, self._quotations, self._published)
        self._attacks = Attacks(self._discourse)

    def read(self) -> None:
        """Find all claims and what is dropped."""
        body = self._article.text
        mentions = find_mentions(body, self._main, self._words)
        if not mentions:
            return
        self._locate(mentions)
        divided = division.divide(body, self._words, self._marks, self._main, self._written, mentions)
        sentences = division.look_up(body, divided, self._words, mentions)
        side = self._article.outlet_side
        if side is terms.NEUTRAL:
            side = self._voice([scanned for scanned, _ in sentences])
        self._discourse.hear_outlet(side, self._grammar.free)
        if self._discourse.place is None and unread.names_later(sentences[0][0]):
            self._discourse.pass_over(mentions[:1])
        if not self._grammar.free:
            self._discourse.topic = topics.opening(sentences[0][0])
        self._assessor.date([scanned for scanned, _ in sentences])
        unheard: deque[tuple[Scan, Grammar]] = deque(maxlen=_UNHEARD)
        for number, (scanned, words) in enumerate(sentences):
            self._grammar, self._assessor.sides.unnamed = GRAMMARS[words.grammar], words.unnamed
            if number % _TOGETHER == 0:
                apart = _taken_apart(sentences[number : number + _TOGETHER])
            self._apart = apart[number % _TOGETHER]
            if self._can_claim(scanned):
                while unheard:
                    passed, grammar = unheard.popleft()
                    self._quotations.hear(grammar.parse(annotate(passed)), self._discourse.speakers, grammar)
                self._hear_ahead(scanned, [later for later, _ in sentences[number + 1 : number + _AHEAD]])
                self._note_person(scanned)
                parsed = self._parsed(scanned)
                self._read(parsed, self._apart[1] if self._apart else _candidates(parsed, self._grammar))
                if scanned.known & roles.UNTRUE and self.claims:
                    outlet = self._discourse.outlet
                    denials.disown(parsed, self.claims, outlet, self._discourse.speakers, self._grammar)
            else:
                self._pass_by(scanned, unheard)
            self._assessor.hear(scanned)
            if scanned.words[0].flags & roles.ACTOR and not self._grammar.free:
                self._note_country(scanned)

    def _parsed(self, scanned: Scan) -> Parse:
        """The sentence that is read now, taken apart."""
        return self._apart[0] if self._apart else self._grammar.parse(annotate(scanned))

    def _hear_ahead(self, scanned: Scan, following: list[Scan]) -> None:
        """Learn who speaks in a quotation that goes on beyond the sentence, where it ends with that."""
        if self._grammar.free or not following:
            return
        end = self._quotations.goes_on(scanned.spans[-1].end)
        for later in following if end >= 0 else ():
            if later.spans[-1].end >= end:
                if later.known & roles.SAY:
                    parsed = self._grammar.parse(annotate(later))
                    self._quotations.hear(parsed, self._discourse.speakers, self._grammar)
                return

    def _note_country(self, scanned: Scan) -> None:
        """Note the country or capital with which a sentence begins, whose "its ministry" may be."""
        word = scanned.words[0]
        if word.flags & (roles.FORCE | roles.POSSESSIVE) or word.entry.side not in ("UA", "RU"):
            return
        if scanned.text[scanned.spans[0].start].isupper():
            self._discourse.speakers.country = (ClaimantSide(word.entry.side),)
            self._discourse.speakers.country_at = scanned.spans[0].start

    def _note_person(self, scanned: Scan) -> None:
        """Learn whom "he" stands for that opens a sentence of speech, where the one before only told of
        somebody ("Saldo, the governor, visited X. He admitted that …")."""
        before = self._discourse.before
        if before is None or not scanned.known & _REPORTS:
            return
        if unread.one_says(scanned) and not self._grammar.free and not before.known & _REPORTS:
            parsed, speakers = self._grammar.parse(annotate(before)), self._discourse.speakers
            last, person = speakers.last, speakers.person
            about = sentence_subject(parsed, len(parsed.items), speakers, roles.ACTOR)
            if about is None:
                speakers.last, speakers.person = last, person  # "A woman was killed. He added …"

    def _pass_by(self, scanned: Scan, unheard: deque[tuple[Scan, Grammar]]) -> None:
        """Note what a sentence without a claim of its own says of speakers and places."""
        follows = bool(scanned.known & roles.SOURCE) and self._quotations.opens_after(scanned.spans[-1].end)
        if scanned.known & (roles.SAY | roles.ACCORDING | roles.UNKNOWING) or follows:
            unheard.append((scanned, self._grammar))
        if scanned.known & roles.SAY and any(w.flags & roles.ANAPHOR for w in scanned.words[:2]):
            self._credit(self._parsed(scanned))
        if not self._discourse.sentence and scanned.known & roles.TRIGGER and not self._grammar.free:
            lead = self._parsed(scanned)
            self._discourse.follow(lead, self._grammar.candidates(lead), self._grammar)
        self._stated = self._first = None
        if self._counted is not None and scanned.mentions:
            self._name(self._parsed(scanned))
        elif scanned.known & roles.PLACE_NOUN and not self._grammar.free:
            self._count(self._parsed(scanned))
        if side := unread.subject_of(scanned, self._grammar.free):
            self._discourse.note_side(side)  # whom "they" may stand for
        spoken = self._discourse.place is not None
        self._discourse.pass_over(unread.by_prominence(scanned, self._grammar.free, spoken))

    def _locate(self, mentions: list[Mention]) -> None:
        """Learn from a dateline where the article was written: on whose side its nameless officials are."""
        end = datelines.length(self._article.text)
        if not end:
            return
        first = [mention for mention in mentions if mention.end <= end]
        words = [word for word in self._words[:end] if word.end <= end]
        items = annotate(scan(self._article.text, words, first, lexicon.load(self._main)))
        if items[0].mention is None and not any(item.flags & roles.COMMA for item in items):
            return
        self._written = end
        sides = [item.side for item in items if item.side in ("UA", "RU")]
        if len(set(sides)) == 1:
            self._discourse.speakers.home = (ClaimantSide(sides[0]),)
        self._discourse.pass_over(first)
        self._discourse.written = first[-1] if first else None

    def _voice(self, sentences: list[Scan]) -> ClaimantSide:
        """Whose side the outlet is on: what its name tells, or else its wording outside quotations."""
        named = stance.of_name(self._article.outlet, self._main)
        if named is terms.NEUTRAL:
            self._discourse.home = Side.UA  # "liberated" by the country invaded
        return named or stance.of_wording(sentences, self._quotations, self._discourse.home)

    def _can_claim(self, scanned: Scan) -> bool:
        """Whether a sentence has a trigger (or denies), and a settlement it could be about."""
        if self._questions.open and len(scanned.words) < _CURT:
            return True  # "Has X fallen? Moscow says so"
        judging = self.claims and scanned.known & _JUDGING
        if self.claims and scanned.known & roles.SAY and len(scanned.words) < _CURT:
            return True  # "Kyiv says it has not"
        there = scanned.mentions and scanned.known & roles.ACTOR
        there = there and (self._grammar.free or unread.notes(scanned))
        if not judging and not there and not scanned.known & (roles.TRIGGER | roles.DENY):
            return False
        if scanned.mentions:
            return True
        if self._discourse.under_attack(self._grammar.free):
            return True
        spoken = self._discourse.place is not None or (self._discourse.beside and not self._grammar.free)
        return bool(spoken) and bool(scanned.known & _REFERRING)

    def _read(self, parsed: Parse, found: list[Candidate]) -> None:
        """Find the claims of one sentence."""
        self._quotations.hear(parsed, self._discourse.speakers, self._grammar)
        self._assessor.begin()
        self._name(parsed)
        self._discourse.follow(parsed, found, self._grammar)
        last, self._stated, self._first = self._first, None, None
        if last is not None and not found:
            self._add(parsed, last)
        told = len(self.claims)
        made: tuple[int, int] = (-1, 0)
        for candidate in found:
            taken = candidate.at == made[0] and made[1] < len(self.claims)
            if taken and candidate.trigger.kind in (terms.REPEL, self.claims[-1].kind):
                continue  # "took back" is not also "beat back"
            if candidate.at != made[0]:
                made = candidate.at, len(self.claims)
            self._consider(parsed, candidate)
        if not parsed.free:
            self._understand(parsed)
        self.claims = making.ended(self.claims, told)
        body = self._article.text
        if self._questions.open and len(self.claims) == told:
            at, speakers = self._discourse.sentence, self._discourse.speakers
            for answer, ref, mention in self._questions.answered(parsed, at, speakers, self._grammar):
                self.claims += self._claims(answer, ref, mention)
        self._credit(parsed)
        self.claims += denials.denials(parsed, body, self.claims, self._discourse.speakers, self._grammar)
        self._discourse.remember(parsed)

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
        for ref in found[1]:
            if ref.mention is not None and (ref.mention.settlement or ref.mention.candidates):
                self.claims += self._claims(found[0], ref, ref.mention)

    def _count(self, parsed: Parse) -> None:
        """Note what a sentence that names no settlement says of several, which a later one may name."""
        for candidate in self._grammar.candidates(parsed):
            if announced.counts(parsed, candidate):
                self._consider(parsed, candidate)

    def _name(self, parsed: Parse) -> None:
        """Make the claims of settlements that were counted before and are named now."""
        if self._counted is None:
            return
        sentence, statement = self._counted
        count = announced.number(statement.parse, statement.candidate)
        near = self._discourse.sentence - sentence <= announced.REACH
        named = announced.names(parsed, count) if near else []
        if not named and near and count <= 1:
            named = topics.one(parsed, statement.parse)
        if named:  # more of the list may follow, a name a line
            on = not parsed.free and announced.bare(parsed)
            self._counted = (self._discourse.sentence, statement) if on else None
        for ref in named:
            if ref.mention is not None and (ref.mention.settlement or ref.mention.candidates):
                self.claims += self._claims(statement, ref, ref.mention)

    def _credit(self, parsed: Parse) -> None:
        """Give the statements so far that name no source the one that is named afterwards ("This was
        reported by …")."""
        told = self._grammar.afterthought
        source = told(parsed, self._discourse.speakers) if told else None
        if source is None:
            return
        claims = self.claims[self._credited :]
        del self.claims[self._credited :]
        claimant = self._article.text[source.start : source.end]
        for claim in claims:
            own = not claim.claimant
            sides = source.sides if own else (claim.claimant_side,)
            name = claimant if own else claim.claimant
            self.claims += [claim._replace(claimant_side=side, claimant=name) for side in sides]
        self._credited = len(self.claims)

    def _consider(self, parsed: Parse, candidate: Candidate) -> None:
        """Make the claims of one trigger, or note why there is none."""
        found = self._assessor.assess(parsed, candidate, self._grammar, self.claims)
        if found is None:
            return
        statement = found.statement
        if not found.places:
            if statement is not None:
                self._counted = self._discourse.sentence, statement
        elif statement is None:
            if found.asked is not None:
                self._questions.ask(found.asked, found.places, self._discourse.sentence)
            self.dropped.append(Dropped(found.start, found.end, candidate.trigger.id, found.reason))
        else:
            if statement.agent.actor is not None and not statement.agent.side:
                self._discourse.note_side(statement.side.value)  # whom "they" may stand for
            self._stated = statement
            self._first = self._first or statement
            if self._attacks.settled(statement, found.places, self.claims):
                return
            self.claims = self._attacks.weigh(statement, found.places, self.claims)
            for ref, mention in found.places:
                self.claims += self._claims(statement, ref, mention)

    def _claims(self, s: Statement, ref: PlaceRef | None, mention: Mention) -> list[Claim]:
        """The claims of a statement about one settlement: one a side of its source."""
        return making.claims(s, ref, mention, self._article, self._discourse)
