"""From an article to its claims."""

from collections import deque
from datetime import date
from typing import Final

from services.domain.claims.assembly import present
from services.domain.claims.assembly.assessing import Assessor
from services.domain.claims.assembly.collecting import Collector, Dropped
from services.domain.claims.assembly.judging import JUDGING
from services.domain.claims.assembly.predication import Predication, predications
from services.domain.claims.context import stance, topics
from services.domain.claims.context.discourse import Discourse
from services.domain.claims.context.quotations import REPORTS, Quotations
from services.domain.claims.grammar import GRAMMARS, Grammar
from services.domain.claims.sentences import datelines, division, text, unread
from services.domain.claims.sentences.annotation import Scan, annotate, scan
from services.domain.claims.speech.attribution import AFTERTHOUGHT
from services.domain.claims.speech.speaking import sentence_subject
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.triggers import Candidate
from services.domain.claims.words import lexicon, roles, terms
from services.domain.claims.words.lexicon import Lexicon
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.sides import ClaimantSide, Side
from services.domain.places import Mention, find_mentions
from services.domain.places.tokens import Span

_REFERRING: Final = (
    roles.PLACE_NOUN | roles.FACILITY | roles.THERE | roles.IT | roles.BOTH | roles.IMPLIED | JUDGING
)
_CURT: Final = 10
"""Words of a sentence that may deny a claim by leaving out its verb."""
_AHEAD: Final = 4
"""Sentences of a quotation behind which one looks for who speaks in it."""
_TOGETHER: Final = 32
"""Sentences that are taken apart together, a step for all of them before the next."""
_UNHEARD: Final = 6
"""Sentences without a claim that are kept to learn the speakers from, should a claim follow."""


def read(article: Article, words: list[Span], main: str) -> tuple[list[Claim], list[Dropped]]:
    """The claims of `article`, which is mostly in the language `main`, and what is dropped on the way; all
    `words` of its text are known already."""
    reader = _Reader(article, words, main)
    reader.read()
    return reader.collector.claims, reader.collector.dropped


def _taken_apart(sentences: list[tuple[Scan, Lexicon]]) -> list[tuple[Parse, list[Predication]] | None]:
    """Of each of a few sentences that have a trigger, and may be about a settlement, how it is built, and
    what its triggers tell by themselves."""
    apart: list[tuple[Parse, list[Predication]] | None] = [None] * len(sentences)
    for grammar in GRAMMARS.values():
        chosen = [
            n
            for n, (scanned, words) in enumerate(sentences)
            if scanned.known & roles.TRIGGER
            and (scanned.mentions or scanned.known & _REFERRING)
            and GRAMMARS[words.grammar] is grammar
        ]
        parses = grammar.parse_all([annotate(sentences[n][0]) for n in chosen])
        told = predications(parses, [_candidates(parsed, grammar) for parsed in parses], grammar)
        for n, number in enumerate(chosen):
            apart[number] = parses[n], told[n]
    return apart


def _candidates(parsed: Parse, grammar: Grammar) -> list[Candidate]:
    """The triggers of a sentence."""
    found = grammar.candidates(parsed)
    return found if parsed.free else found + present.present(parsed)


class _Reader:
    """Reads one article from its first sentence to its last."""

    def __init__(self, article: Article, words: list[Span], main: str) -> None:
        self._apart: tuple[Parse, list[Predication]] | None = None  # the sentence, taken apart with others
        self._before: Parse | None = None  # the one before it, where that was
        self._written = 0
        self._article = article
        self._published: date | None = article.published.date() if article.published else None
        self._main = main
        self._grammar = GRAMMARS[lexicon.load(main).grammar]
        self._words = words
        self._marks = text.marks(article.text, self._words)
        self._quotations = Quotations(article.text, self._marks)
        self._discourse = Discourse(article.outlet_side, lexicon.load(main).home)
        self._assessor = Assessor(self._discourse, self._quotations, self._published)
        self.collector = Collector(article, self._discourse, self._assessor)

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
        self._discourse.outlet = self._discourse.speakers.outlet = side
        self._discourse.speakers.language = lexicon.load(self._main).writers
        if self._discourse.place is None and unread.names_later(sentences[0][0]):
            self._discourse.pass_over([each for each in mentions[:1] if each.relation is not terms.LINE])
        if not self._grammar.free:
            self._discourse.topic = topics.opening(sentences[0][0])
        self._assessor.date([scanned for scanned, _ in sentences])
        unheard: deque[tuple[Scan, Grammar]] = deque(maxlen=_UNHEARD)
        for number, (scanned, words) in enumerate(sentences):
            self._grammar, self._assessor.sides.unnamed = GRAMMARS[words.grammar], words.unnamed
            if number % _TOGETHER == 0:
                apart = _taken_apart(sentences[number : number + _TOGETHER])
            self._before = self._apart[0] if self._apart else None
            self._apart = apart[number % _TOGETHER]
            self.collector.hear(scanned)
            if self._can_claim(scanned):
                while unheard:
                    passed, grammar = unheard.popleft()
                    self._quotations.hear(grammar.parse(annotate(passed)), self._discourse.speakers, grammar)
                if (end := self._quotations.goes_on(scanned.spans[-1].end)) >= 0:
                    self._hear_ahead(sentences[number + 1 : number + _AHEAD], end)
                self._note_person(scanned)
                parsed = self._parsed(scanned)
                self._quotations.hear(parsed, self._discourse.speakers, self._grammar)
                told = self._apart[1] if self._apart else self._predications(parsed)
                self.collector.read(parsed, told, self._grammar)
            else:
                self._pass_by(scanned, unheard)
            self._assessor.hear(scanned)
            if scanned.words[0].flags & roles.ACTOR and not self._grammar.free:
                self._note_country(scanned)

    def _parsed(self, scanned: Scan) -> Parse:
        """The sentence that is read now, taken apart."""
        return self._apart[0] if self._apart else self._grammar.parse(annotate(scanned))

    def _predications(self, parsed: Parse) -> list[Predication]:
        """What the triggers of a sentence tell by themselves."""
        return predications([parsed], [_candidates(parsed, self._grammar)], self._grammar)[0]

    def _hear_ahead(self, following: list[tuple[Scan, Lexicon]], end: int) -> None:
        """Learn who speaks in a quotation that goes on beyond the sentence up to `end`, where it ends with
        that."""
        for later, _ in following:
            if later.spans[-1].end >= end:
                if later.known & REPORTS:
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
        if before is None or not scanned.known & REPORTS or before.known & REPORTS or self._grammar.free:
            return
        if unread.one_says(scanned):
            parsed = self._before if self._before and not self._before.free else None
            parsed = parsed or self._grammar.parse(annotate(before))
            speakers = self._discourse.speakers
            last, person = speakers.last, speakers.person
            about = sentence_subject(parsed, len(parsed.items), speakers, roles.ACTOR)
            if about is None:
                speakers.last, speakers.person = last, person  # "A woman was killed. He added …"

    def _pass_by(self, scanned: Scan, unheard: deque[tuple[Scan, Grammar]]) -> None:
        """Note what a sentence without a claim of its own says of speakers and places."""
        follows = bool(scanned.known & roles.SOURCE) and self._quotations.opens_after(scanned.spans[-1].end)
        if scanned.known & (roles.SAY | roles.ACCORDING | roles.UNKNOWING) or follows:
            unheard.append((scanned, self._grammar))
        told = self.collector.claims and scanned.known & (roles.SAY | roles.ACCORDING)
        opening = scanned.words[:AFTERTHOUGHT]
        if told and any(word.flags & roles.ANAPHOR or word.low == ":" for word in opening):
            self.collector.credit(self._parsed(scanned), self._grammar)
        if not self._discourse.sentence and scanned.known & roles.TRIGGER and not self._grammar.free:
            lead = self._parsed(scanned)
            self._discourse.follow(lead, self._grammar.candidates(lead), self._grammar)
        self.collector.pass_by()
        if scanned.mentions and self.collector.awaits_names():
            self.collector.name(self._parsed(scanned))
        elif scanned.known & roles.PLACE_NOUN:
            self.collector.count(self._parsed(scanned), self._grammar)
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
        return named or stance.of_wording(
            sentences, self._quotations, self._discourse.home, self._grammar.free
        )

    def _can_claim(self, scanned: Scan) -> bool:
        """Whether a sentence has a trigger (or denies), and a settlement it could be about."""
        claims = self.collector.claims
        if self.collector.questions.open and len(scanned.words) < _CURT:
            return True  # "Has X fallen? Moscow says so"
        judging = claims and scanned.known & JUDGING
        if claims and scanned.known & roles.SAY and len(scanned.words) < _CURT:
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
