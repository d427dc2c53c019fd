"""From an article to its claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from services.domain.claims import agency, attribution, binding, dates, factuality, lexicon, roles, text
from services.domain.claims.annotation import annotate
from services.domain.claims.attribution import Source, Speakers
from services.domain.claims.clauses import Parse, parse
from services.domain.claims.phrases import PlaceRef
from services.domain.claims.triggers import Candidate, candidates
from services.domain.models import Article, Claim, ClaimantSide, Extent, Factuality, Kind, Side
from services.domain.places import Mention, find_mentions

_SHORT_QUOTE = 40
"""Characters up to which words in quotation marks may just be a name or a phrase."""
_RECENT = 300
"""Characters back from the last claim within which claims are denied together with it."""
_DEFAULT_LANGUAGE = "en"
_OFFENSIVE = frozenset({Kind.ASSAULT, Kind.ADVANCE, Kind.CAPTURE})


@dataclass(frozen=True, slots=True)
class Dropped:
    """Words that looked like a claim and are none, with the reason."""

    start: int
    end: int
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The claims of an article and what was dropped, both in the order of the text."""

    claims: tuple[Claim, ...]
    dropped: tuple[Dropped, ...]


@dataclass(slots=True)
class Discourse:
    """What has been said so far in an article."""

    place: Mention | None = None
    place_at: int = -1
    sentence: int = 0
    side: str = ""
    offensive: Side | None = None
    speakers: Speakers = field(default_factory=Speakers)
    claims: list[Claim] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def extract(article: Article) -> list[Claim]:
    """The claims of `article`, in the order of its text. Raises nothing, whatever the text."""
    return list(explain(article).claims)


def explain(article: Article) -> Explanation:
    """The claims of `article` and what was dropped on the way. Raises nothing, whatever the text."""
    language = article.language or _DEFAULT_LANGUAGE
    if language not in lexicon.languages():
        return Explanation((), ())
    words = lexicon.load(language)
    mentions = find_mentions(article.text, words.language)
    if not mentions:
        return Explanation((), ())
    reader = _Reader(article, words, mentions)
    reader.read()
    return reader.explanation()


class _Reader:
    def __init__(self, article: Article, words: lexicon.Lexicon, mentions: Sequence[Mention]) -> None:
        self.article = article
        self.published: date | None = article.published.date() if article.published else None
        self.lexicon = words
        self.mentions = mentions
        self.quotes = text.quotes(article.text)
        self.quote_starts = [q.start for q in self.quotes]
        self.discourse = Discourse()

    def read(self) -> None:
        cursor = 0
        for sentence in text.sentences(self.article.text, self.lexicon.abbreviations):
            while cursor < len(self.mentions) and self.mentions[cursor].start < sentence.start:
                cursor += 1
            first = cursor
            while cursor < len(self.mentions) and self.mentions[cursor].start < sentence.end:
                cursor += 1
            items = annotate(
                self.article.text, sentence.start, sentence.end, self.mentions[first:cursor], self.lexicon
            )
            parsed = parse(items)
            self._hear(parsed)
            found = list(candidates(parsed))
            self._follow(parsed, found)
            for candidate in found:
                self._consider(parsed, candidate)
            self._denial(parsed)
            self._remember(parsed)
            self.discourse.sentence += 1

    def _denial(self, parsed: Parse) -> None:
        """Deny the claims of the other side just made, where somebody "denied the claim"."""
        items = parsed.items
        for j, item in enumerate(items):
            if not item.flags & roles.DENY or item.flags & roles.TRIGGER or "gerund" in item.forms:
                continue
            window = items[max(0, j - 6) : j + 6]
            if not any(other.flags & (roles.ANAPHOR | roles.REPORT_NOUN) for other in window):
                continue
            start = items[max(0, j - 6)].start
            source = attribution.denier(parsed, j, self.discourse.speakers)
            last = [c for c in self.discourse.claims if c.end <= start]
            if source is None or not last:
                continue
            denied = [
                c
                for c in last
                if last[-1].start - c.start < _RECENT and c.factuality is not Factuality.DENIED
            ]
            for claim in denied:
                if claim.claimant_side in source.sides:
                    continue
                span = (items[max(0, j - 3)].start, items[min(len(items) - 1, j + 3)].end)
                self.discourse.claims += [
                    replace(
                        claim, factuality=Factuality.DENIED, claimant_side=side, start=span[0], end=span[1],
                        claimant=self.article.text[source.start : source.end],
                        evidence=self.article.text[span[0] : span[1]], rule="denial",
                    )
                    for side in source.sides
                ]  # fmt: skip
            return

    def explanation(self) -> Explanation:
        claims = sorted(
            _distinct(self.discourse.claims), key=lambda c: (c.start, c.end, c.settlement, c.kind)
        )
        return Explanation(
            tuple(claims), tuple(sorted(self.discourse.dropped, key=lambda d: (d.start, d.end)))
        )

    # ── speakers of quotations ──────────────────────────────────────────────────────────────────────────
    def _hear(self, parsed: Parse) -> None:  # noqa: C901
        """Find out who speaks in the quotations of this sentence."""
        items = parsed.items
        spoken: dict[int, Source] = {}
        present: list[int] = []
        if not any(item.flags & (roles.SAY | roles.ACCORDING) for item in items) and not self.quotes:
            return
        for item in items:
            index = attribution.quote_at(self.quotes, self.quote_starts, item.start)
            if index >= 0 and index not in present:
                present.append(index)
        speakers = self.discourse.speakers
        for j, item in enumerate(items):
            if (
                item.flags & (roles.SAY | roles.ACCORDING)
                and attribution.quote_at(self.quotes, self.quote_starts, item.start) < 0
            ):
                if item.flags & roles.SAY:
                    source = attribution.subject_of(parsed, j, speakers)
                else:
                    source = attribution._phrase(parsed, j + 1, speakers)
                if source is not None:
                    for index in present:
                        spoken.setdefault(index, source)
        for index in present:
            if index in spoken:
                speakers.quotes.setdefault(index, spoken[index])
            elif index not in speakers.quotes and speakers.last is not None:
                quote = self.quotes[index]
                if quote.end - quote.start > _SHORT_QUOTE:
                    speakers.quotes[index] = speakers.last

    # ── one trigger ─────────────────────────────────────────────────────────────────────────────────────
    def _consider(self, parsed: Parse, candidate: Candidate) -> None:  # noqa: C901
        real = factuality.reality(parsed, candidate)
        kind = _kind(parsed, candidate)
        if real.attempt:
            if kind in (Kind.ENCIRCLEMENT, Kind.WITHDRAWAL):
                real.dropped = real.dropped or "plan, aim or order"
            elif kind is not Kind.REPEL:
                kind = Kind.ASSAULT
        refs = binding.bind(parsed, candidate, kind, real.attempt)
        implied = False
        if not refs and candidate.trigger.implied and self._may_imply(parsed, candidate):
            implied = True
        if not refs and not implied:
            return
        start, end = self._span(parsed, candidate, refs, real.first)
        reason = real.dropped or self._reason(parsed, candidate, kind, refs)
        if reason:
            self._drop(start, end, candidate, reason)
            return
        source = self._source(parsed, candidate)
        side = self._side(parsed, candidate, kind, source)
        if side is None:
            self._drop(start, end, candidate, "nobody named as acting")
            return
        time = dates.when(
            parsed.items[parsed.clause(candidate.at).first : parsed.clause(candidate.at).last + 1],
            self.published,
        )
        if (time is not None and time.background and not (kind is Kind.CONTROL and time.since)) or _over(
            parsed, candidate, kind
        ):
            self._drop(start, end, candidate, "background")
            return
        settlements = (
            [(ref, ref.mention or self._antecedent(parsed, ref)) for ref in refs]
            if refs
            else [(None, self.discourse.place)]
        )
        for ref, mention in settlements:
            if mention is None or (mention.settlement is None and not mention.candidates):
                continue
            self._add(parsed, candidate, kind, side, real, source, ref, mention, start, end, time)

    def _add(
        self, parsed: Parse, candidate: Candidate, kind: Kind, side: Side, real: factuality.Reality,
        source: Source | None, ref: PlaceRef | None, mention: Mention, start: int, end: int, time: dates.When | None,  # noqa: E501
    ) -> None:  # fmt: skip
        part = candidate.trigger.part or kind is Kind.ADVANCE or (ref is not None and ref.part)
        if kind is Kind.ASSAULT and candidate.trigger.kind is not Kind.ASSAULT:
            part = ref is not None and ref.part
        agent = agency.agent(parsed, candidate)
        if kind is Kind.WITHDRAWAL and (
            (real.begun and not real.dropped) or (agent.actor is not None and agent.actor.some)
        ):
            part = True
        if kind in (Kind.CONTROL, Kind.CAPTURE) and _limited(parsed, candidate):
            part = True
        fact = real.factuality
        if source is not None and source.denies and fact is not Factuality.DENIED:
            fact = Factuality.DENIED
        settlement = mention.settlement
        name = settlement.name if settlement else mention.surface
        for claimant_side in source.sides if source else (self.article.outlet_side,):
            self.discourse.claims.append(
                Claim(
                    settlement=name,
                    settlement_id=settlement.id if settlement else "",
                    kind=kind,
                    actor=side,
                    extent=Extent.PART if part else Extent.WHOLE,
                    factuality=fact,
                    claimant_side=claimant_side,
                    claimant=self.article.text[source.start : source.end] if source else "",
                    evidence=self.article.text[start:end],
                    start=start,
                    end=end,
                    rule=candidate.trigger.id,
                    event_date=time.day
                    if time and self.published and time.day and time.day <= self.published
                    else None,
                    candidates=() if settlement else tuple(c.settlement.id for c in mention.candidates),
                )
            )

    def _antecedent(self, parsed: Parse, ref: PlaceRef) -> Mention | None:
        """The settlement that "the city" stands for: the last one named."""
        named = [
            p.mention for p in parsed.places if p.mention is not None and p.last < ref.first and not p.anchor
        ]
        return named[-1] if named else self.discourse.place

    def _drop(self, start: int, end: int, candidate: Candidate, reason: str) -> None:
        self.discourse.dropped.append(Dropped(start, end, candidate.trigger.id, reason))

    def _span(
        self, parsed: Parse, candidate: Candidate, refs: Sequence[PlaceRef], first: int
    ) -> tuple[int, int]:
        items = parsed.items
        low = min([candidate.at, first, *(ref.phrase for ref in refs)])
        high = max([candidate.last, *(ref.last for ref in refs)])
        subject = agency.agent(parsed, candidate).actor
        if subject is not None and parsed.clause_of[subject.first] == parsed.clause_of[candidate.at]:
            low, high = min(low, subject.first), max(high, subject.last)
        return items[low].start, max(items[high].end, items[candidate.last].end)

    def _may_imply(self, parsed: Parse, candidate: Candidate) -> bool:
        recent = self.discourse.sentence - self.discourse.place_at <= 1
        if self.discourse.place is None or not recent or candidate.trigger.pos == "noun":
            return False
        following = parsed.items[candidate.last + 1 :]
        for item in following:
            if (
                item.flags & (roles.PREPOSITION | roles.PLACE | roles.REGION | roles.PLACE_NOUN | roles.TO)
                or not item.flags
            ):
                return item.low in (".", "!")
            if item.flags & (roles.COMMA | roles.STOP | roles.AND | roles.QUOTE | roles.SUBORDINATOR):
                return True
        return True

    def _reason(self, parsed: Parse, candidate: Candidate, kind: Kind, refs: Sequence[PlaceRef]) -> str:
        items = parsed.items
        if kind is Kind.WITHDRAWAL:
            first = parsed.clause(candidate.at).first
            if any(
                item.flags & roles.CIVILIAN
                for item in items[max(first, candidate.at - 8) : candidate.last + 4]
            ):
                return "civilians, not forces"
        if kind is Kind.ASSAULT:
            near = items[max(0, candidate.at - 5) : candidate.at]
            if any(item.flags & roles.STRIKE and not item.flags & roles.SOURCE for item in near[-3:]):
                return "a strike, not an assault"
            last = parsed.clause(candidate.at).last
            for j in range(candidate.at + 1, last):
                if items[j].entry.preposition == "with" and any(
                    i.flags & roles.STRIKE for i in items[j + 1 : j + 5]
                ):
                    return "a strike, not an assault"
            if candidate.trigger.ambiguous and any(
                item.flags & roles.CASUALTY for item in items[candidate.at :]
            ):
                return "a strike, not an assault"
            if _repelled(parsed, candidate):
                return "part of a repelled attack"
        return ""

    def _source(self, parsed: Parse, candidate: Candidate) -> Source | None:
        speakers = self.discourse.speakers
        found = attribution.reported(parsed, candidate.at, speakers)
        position = parsed.items[candidate.at].start
        quote = attribution.quote_at(self.quotes, self.quote_starts, position)
        if quote >= 0:
            if (
                found is not None
                and attribution.quote_at(self.quotes, self.quote_starts, parsed.items[found[0]].start)
                == quote
            ):
                return found[1]
            if quote in speakers.quotes:
                return speakers.quotes[quote]
        return found[1] if found else None

    def _side(self, parsed: Parse, candidate: Candidate, kind: Kind, source: Source | None) -> Side | None:
        trigger = candidate.trigger
        name = agency.agent(parsed, candidate).side
        side = self._resolve(name, source)
        if (
            side is None
            and not name
            and agency.agent(parsed, candidate).actor is not None
            and source is not None
        ):
            side = _spoken(source)
        if side is None and trigger.kind is Kind.REPEL:
            side = self._defender(parsed, candidate, source)
        if side is not None:
            return side.opponent if trigger.reverse else side
        if kind is Kind.ASSAULT and self.discourse.offensive is not None:
            return self.discourse.offensive
        if trigger.default is not None:
            return trigger.default
        if trigger.kind is Kind.WITHDRAWAL:
            return _spoken(source) if source and trigger.pos == "noun" else None
        if candidate.voice == "passive" or trigger.pos == "noun":
            return Side.RU
        return None

    def _defender(self, parsed: Parse, candidate: Candidate, source: Source | None) -> Side | None:
        for actor in parsed.actors:
            side = self._resolve(actor.side, source)
            if side is not None and parsed.clause_of[actor.first] == parsed.clause_of[candidate.at]:
                return side.opponent
        return None

    def _resolve(self, name: str, source: Source | None) -> Side | None:
        side = agency.as_side(name)
        if side is not None or not name:
            return side
        speaker = _spoken(source) if source else None
        if name == "same":
            return speaker or agency.as_side(self.discourse.side)
        if name == "own":
            return speaker or (
                Side(self.article.outlet_side.value)
                if self.article.outlet_side is not ClaimantSide.NEUTRAL
                else Side.UA
            )
        return speaker.opponent if speaker else Side.RU

    # ── memory ──────────────────────────────────────────────────────────────────────────────────────────
    def _follow(self, parsed: Parse, found: Sequence[Candidate]) -> None:
        """Note who is on the offensive."""
        for candidate in found:
            if candidate.trigger.kind in _OFFENSIVE:
                side = agency.as_side(agency.agent(parsed, candidate).side)
                if side is not None and not candidate.trigger.reverse:
                    self.discourse.offensive = side

    def _remember(self, parsed: Parse) -> None:
        for ref in parsed.places:
            if ref.mention is not None and not ref.anchor:
                self.discourse.place = ref.mention
                self.discourse.place_at = self.discourse.sentence
        for actor in parsed.actors:
            if actor.side in ("UA", "RU") and not actor.governed:
                self.discourse.side = actor.side


def _spoken(source: Source) -> Side | None:
    sides = [s for s in source.sides if s is not ClaimantSide.NEUTRAL]
    return Side(sides[0].value) if len(sides) == 1 else None


def _kind(parsed: Parse, candidate: Candidate) -> Kind:
    """The trigger's kind, or the one that a governing verb makes of it ("came under control")."""
    become = candidate.trigger.become
    if become:
        first = parsed.clause(candidate.at).first
        for j in range(candidate.at - 1, max(first, candidate.at - 12) - 1, -1):
            for key in parsed.items[j].keys:
                if key in become:
                    return become[key]
    return candidate.trigger.kind


def _over(parsed: Parse, candidate: Candidate, kind: Kind) -> bool:
    """Whether a state is told as past and gone ("was under occupation for six months")."""
    clause = parsed.clause(candidate.at)
    items = parsed.items[clause.first : clause.last + 1]
    if kind is not Kind.CONTROL or not any(item.flags & roles.PAST_BE for item in items):
        return False
    return any(
        item.flags & roles.UNIT
        and items[n - 1].flags & roles.NUMBER
        and items[n - 2].entry.preposition == "for"
        for n, item in enumerate(items)
        if n > 1
    )


def _limited(parsed: Parse, candidate: Candidate) -> bool:
    """Whether a quantifier of the verb limits it ("is largely under", "partial control")."""
    first = parsed.clause(candidate.at).first
    items = parsed.items
    for j in range(max(first, candidate.at - 3), candidate.last + 1):
        if items[j].flags & roles.QUANTIFIER:
            return True
    return False


def _repelled(parsed: Parse, candidate: Candidate) -> bool:
    clause = parsed.clause(candidate.at)
    return any(
        trigger.kind is Kind.REPEL
        for j in range(clause.first, clause.last + 1)
        if j != candidate.at
        for trigger in parsed.items[j].entry.triggers
    )


def _distinct(claims: Sequence[Claim]) -> Iterator[Claim]:
    """`claims` without those that repeat another's content: the same settlement, kind, actor, factuality,
    source and place in the text."""
    seen = set()
    for claim in claims:
        key = (
            claim.settlement_id or claim.settlement,
            claim.kind,
            claim.actor,
            claim.factuality,
            claim.claimant_side,
            claim.claimant,
            claim.extent,
        )
        if key not in seen:
            seen.add(key)
            yield claim
