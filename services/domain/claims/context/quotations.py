"""Who speaks in an article's quotations, also where they run on over sentences and paragraphs."""

from typing import Final

from mypy_extensions import i64

from services.domain.claims.grammar import Grammar
from services.domain.claims.sentences import text
from services.domain.claims.sentences.items import Item, has
from services.domain.claims.speech.speaking import sentence_subject
from services.domain.claims.speech.utterances import goes_on
from services.domain.claims.syntax.claimants import Source, Speakers
from services.domain.claims.syntax.clauses import Parse
from services.domain.claims.syntax.sources import name_source
from services.domain.claims.words import rare, roles, terms

REPORTS: Final = roles.SAY | roles.ACCORDING
_FIGHTING: Final = roles.FORCE | roles.ACTOR
_MENTIONING: Final = roles.UNKNOWING | roles.DENY | roles.RARE
_GAP: Final = 3
"""Characters between a sentence and the quotation behind it."""
_SEVERAL: Final = 2
_TITLE: Final = 90
"""Characters behind a quotation within which it is told who speaks."""
_RECALLING: Final = 6
"""Items with which a sentence opens where the outlet recalls something of its own."""
_SHORT: Final = 40
"""Characters up to which words in quotation marks may just be a name or a phrase."""


class Quotations:
    """The quotations of one text and, as far as it has been read, their speakers."""

    def __init__(self, article: str, marks: list[int]) -> None:
        self._article = article
        self._spans = text.quotes(article, marks)
        self._found = -1
        self._speakers: dict[int, Source] = {}
        self._guessed: dict[int, Source] = {}  # who spoke last, until it is told who speaks

    def at(self, position: i64) -> i64:
        """The index of the quotation that holds `position`; -1 where none does."""
        index = self._up_to(position)
        return index if index >= 0 and position < self._spans[index].end else -1

    def _up_to(self, position: i64) -> i64:
        """The index of the last quotation that begins by `position`; -1 where none does. Looked for from the
        one found last, since texts are read on from where they were."""
        index = self._found
        while index + 1 < len(self._spans) and self._spans[index + 1].start <= position:
            index += 1
        while index >= 0 and self._spans[index].start > position:
            index -= 1
        self._found = index
        return index

    def goes_on(self, end: i64) -> i64:
        """Where the quotation ends that goes on behind a sentence that ends at `end`, if nobody is known to
        speak in it; -1 where none does."""
        index = self.at(end - 1)
        if index < 0 or index in self._speakers or self._spans[index].end <= end + _GAP:
            return -1
        return self._spans[index].end

    def start(self, quotation: i64) -> i64:
        """Where a quotation (by its index) begins."""
        return self._spans[quotation].start

    def _within(self, start: i64, end: i64) -> tuple[i64, i64]:
        """The index of the first quotation that shares text with the span, and that behind the last one."""
        first = self._up_to(start)
        if first < 0 or self._spans[first].end <= start:
            first += 1
        return first, self._up_to(end - 1) + 1

    def speaker(self, quotation: i64) -> Source | None:
        """Who speaks in a quotation (by its index); None where nobody is named."""
        return self._speakers.get(quotation) or self._guessed.get(quotation)

    def source(self, items: list[Item], at: i64, found: tuple[int, Source] | None) -> Source | None:
        """The source of item `at`, where an item is `found` to report it: in a quotation, who speaks in it,
        unless somebody else does there ("We can confirm that …" tells of nobody else)."""
        quotation, source = self.at(items[at].start), found[1] if found else None
        if source is not None and found is not None and self.at(items[found[0]].start) == quotation:
            if not source.unknown or source.silent:
                return source
            oneself = any(item.side == "own" and item.start == source.start for item in items)
            speaker = self.speaker(quotation) if oneself else None
            return speaker.denying(source.denies) if speaker is not None else source
        few = quotation >= 0 and self._spans[quotation].end - self._spans[quotation].start <= _SHORT
        if source is not None and source.noun and few:
            return source  # 'denied their claims of the "liberation" of X'
        return self.speaker(quotation) or source

    def names(self, parse: Parse, at: i64) -> bool:
        """Whether item `at` is in a few quoted words that the sentence calls a slogan, a song or the like."""
        quotation = self.at(parse.items[at].start)
        if quotation < 0 or self._spans[quotation].end - self._spans[quotation].start > _SHORT:
            return False
        if not any(bool(item.rare & rare.SLOGAN) and not item.flags & roles.SAY for item in parse.items):
            return False
        inside = [item for item in parse.items if self.at(item.start) == quotation]
        return len(inside) < _SEVERAL or not inside[-2].flags & roles.COMMA  # not "…," it said

    @staticmethod
    def _speech(quote: text.Quote, parse: Parse) -> bool:
        """Whether a quotation is more than a name or a phrase: it is long, or all that the sentence says."""
        whole = quote.start <= parse.items[0].start and quote.end >= parse.items[-1].start
        return whole or quote.end - quote.start > _SHORT

    def opens_after(self, end: i64) -> bool:
        """Whether a quotation opens the sentence behind `end`, or goes on there."""
        if self.at(end - 1) >= 0:
            return True
        index = self._up_to(end - 1) + 1
        return index < len(self._spans) and self._spans[index].start - end <= _GAP

    def _subject(self, parse: Parse, quote: text.Quote | None, speakers: Speakers) -> Source | None:
        """Who a sentence without a verb of speech is about: the one who speaks in its first quotation, or in
        the one that follows it."""
        items = parse.items
        if quote is None:
            follows = self.opens_after(items[-1].end)
            return sentence_subject(parse, len(items), speakers, roles.ACTOR) if follows else None
        first = next((j for j, item in enumerate(items) if item.start >= quote.start), 0)
        long = quote.end - quote.start > _SHORT // 2
        return sentence_subject(parse, first, speakers, _FIGHTING) if first and long else None

    def _labelled(self, quote: text.Quote, parse: Parse, speakers: Speakers) -> Source | None:
        """Who is named before a colon that leads on to a quotation ("The mayor stood at the station: …")."""
        items = parse.items
        for j, item in enumerate(items):
            if j > 1 and item.start >= quote.start and items[j - 1].low == ":":
                if parse.free and has(items, 0, j - 1, roles.TRIGGER):
                    return speakers.last  # "X the Russians hold only in part: …" tells of them in his words
                return name_source(parse, 0, j - 2, speakers)
            if item.start >= quote.end:
                break
        return None

    def _closing(self, quote: text.Quote, parse: Parse, told: list[tuple[int, Source]]) -> Source | None:
        """Who is named right behind a quotation that ends with a comma ("…," the governor said); not where it
        only ends what somebody is told to have said before ("claimed that X is "ours," but Kyiv said …")."""
        if len(told) < _SEVERAL or self._article[quote.end - 2 : quote.end - 1] != ",":
            return None
        before = next((item for item in reversed(parse.items) if item.end <= quote.start), None)
        within = before is not None and before.low[0].isalnum() and not before.flags & roles.SAY
        if within and told[0][0] < quote.start:
            return None
        return next((source for at, source in told if 0 <= at - quote.end < _TITLE), None)

    def hear(self, parse: Parse, speakers: Speakers, grammar: Grammar) -> None:
        """Learn from a sentence who is quoted in it: its own reporting verb, else who spoke last."""
        if not parse.items:
            return
        if speakers.heard and any(roles.HEADING in item.entry.traits for item in parse.items[:_RECALLING]):
            speakers.heard = Source(0, 0, (terms.NEUTRAL,))
        speakers.teller = speakers.heard
        if grammar.free and speakers.last is not None and speakers.last.sides == (terms.NEUTRAL,):
            speakers.last = speakers.teller or speakers.last  # "the army said so, X reports. He added …"
        first, behind = self._within(parse.items[0].start, parse.items[-1].end)
        quote = self._spans[first] if first < behind else None
        heard: Source | None = None
        closing: list[tuple[int, Source]] = []
        reports = REPORTS | roles.DENY if quote is not None else REPORTS
        for j, item in enumerate(parse.items):
            if item.flags & reports and self.at(item.start) < 0 and not goes_on(parse.items, j):
                source = grammar.source_at(parse, j, speakers)
                if source is not None and source.denies and quote is not None:
                    # "denied reports of a “siege” of X"
                    words = item.start < quote.start and not self._speech(quote, parse)
                    source = source.denying(words and self._article[quote.start - 2] != ":")
                heard = heard or source
                if source is not None:
                    closing.append((item.start, source))
            elif item.flags & _MENTIONING and j and _mentions(item) and self.at(item.start) < 0:
                # "the ministry did not comment": who is spoken of next as "it"
                sentence_subject(parse, j, speakers, _FIGHTING)
        later = None if grammar.free else grammar.afterthought(parse, speakers)
        if closing:  # whoever is the enemy of who tells it does not speak on
            told = [s for _, s in closing if grammar.free or (later and s.start == later.start)]
            ours = {speakers.outlet, speakers.language}
            told = [s for s in told if len(ours.union(s.sides) - {terms.NEUTRAL}) < _SEVERAL]
            told = [s.again() for s in told if not (s.silent or s.unknown)]
            speakers.heard = min(told, key=lambda s: s.sides == (terms.NEUTRAL,), default=None)
        if heard is None and not grammar.free:
            heard = self._subject(parse, quote, speakers)
        for index in range(first, behind):
            quote = self._spans[index]
            if heard is None:
                heard = self._labelled(quote, parse, speakers)
            if heard is not None:
                before = [source for at, source in closing if at < quote.start]
                heard = before[-1] if before else heard  # "A announced it; B speaks of "fighting""
                self._speakers.setdefault(index, self._closing(quote, parse, closing) or heard)
            elif speakers.last and self._speech(quote, parse):
                self._guessed.setdefault(index, speakers.last)


def _mentions(item: Item) -> bool:
    """Whether the subject of the verb is spoken of next as "he" or "it" without having said anything."""
    if item.flags & (roles.UNKNOWING | roles.DENY):
        return True
    return bool(item.flags & roles.RARE) and roles.NAMING in item.entry.traits
