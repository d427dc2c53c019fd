"""Texts that reprint one another: which articles tell one story, and who had it first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush
from math import ceil
from operator import eq

from services.domain.fusion.weights import Weights
from services.domain.models.articles import ArticleRef
from services.domain.models.claims import Claim
from services.domain.models.evidence import SourcedClaim
from services.domain.models.reports import Report

VERSIONS = 16
"""Of a story the texts that came last, no two of them the same: what a new text is compared with. A story
that hundreds of outlets carry is found by these as well as by all, and costs no more than any other."""

TEXTS = 4096
"""Of all stories together the texts that came last, likewise: six hundred different ones a day about one
settlement, of some five KB each while they are kept."""

_CONTENTS = 4096  # what claims say that is kept once for all stories

ClaimContent = tuple[str, ...]
Signature = tuple[int, ...]
Place = tuple[datetime, str]  # published, article id


@dataclass(frozen=True)
class Story:
    """Articles that reprint one another. `first`: which article (time, id) made each claim first."""

    origin: tuple[datetime, str, str]  # published, article id, outlet of the earliest article
    texts: tuple[tuple[datetime, str, Signature], ...]  # published, article id, signature
    first: tuple[tuple[ClaimContent, Place], ...]


@dataclass(eq=False, slots=True)
class _Told:
    """A story while it grows. Of a story that rests, who made each claim first is kept in one form only."""

    origin: tuple[datetime, str, str]
    texts: dict[Signature, Place] = field(default_factory=dict)  # the oldest first
    frozen: Story | None = None
    _pairs: tuple[tuple[ClaimContent, Place], ...] | None = ()
    _first: dict[ClaimContent, Place] | None = None

    def first(self) -> dict[ClaimContent, Place]:
        """Which article made each claim first; to be looked at, not changed."""
        if self._first is None:
            self._first = dict(self._pairs or ())
        return self._first

    def hear(self, claims: Iterable[tuple[ClaimContent, Place]]) -> None:
        """Take note of claims, each with an article of the story that makes it."""
        first = self.first()
        for key, place in claims:
            if key not in first or place < first[key]:
                first[key] = place
                self._pairs = self.frozen = None

    def freeze(self) -> Story:
        if self._pairs is None:
            self._pairs = tuple(sorted(self.first().items()))
        if self.frozen is None:
            texts = tuple((*place, signature) for signature, place in self.texts.items())
            self.frozen = Story(self.origin, texts, self._pairs)
        return self.frozen

    def rest(self) -> None:
        """Take less memory, until it is heard of again."""
        self.freeze()
        self._first = None


class Reprints:
    """The articles of the last days, grouped into stories by the likeness of their signatures.

    Likeness is looked for where it can be: two signatures that share enough values share all values of at
    least one band, if there is one band more than values may differ.
    """

    def __init__(self, weights: Weights, stories: Iterable[Story] = ()) -> None:
        self._overlap = weights.copy_overlap
        self._within = timedelta(days=weights.copy_within_days)
        self._stories: dict[_Told, None] = {}
        self._story_of: dict[Signature, _Told] = {}
        self._known: dict[Signature, Signature] = {}  # of equal ones, of two KB each, only the first is kept
        self._bands: dict[int, Signature | list[Signature]] = {}
        self._by_age: list[tuple[datetime, str, Signature]] = []
        self._now: dict[str, _Told] = {}  # of the articles last seen, by id
        self._contents: dict[ClaimContent, ClaimContent] = {}  # of equal ones only one is kept
        for story in stories:
            told = _Told(story.origin)
            places = {place: place for _, place in story.first}
            told.hear((self._shared(key), places[place]) for key, place in story.first)
            self._hold(told, ((signature, (at, id_)) for at, id_, signature in story.texts if signature))
            told.rest()

    @property
    def stories(self) -> tuple[Story, ...]:
        """What to start again from."""
        return tuple(told.freeze() for told in self._stories)

    def see(self, now: datetime, reports: Iterable[Report]) -> None:
        """Take note of the articles published at `now`, before any question about them."""
        while self._by_age and self._by_age[0][0] < now - self._within:
            self._forget_oldest()
        for told in self._now.values():
            told.rest()
        self._now = {}
        for report in reports:
            self._add(report)
        while len(self._story_of) > TEXTS:
            self._forget_oldest()

    def origin(self, article: ArticleRef) -> tuple[str, str]:
        """The id and the outlet of the article, of those last seen, that had the story of `article` first."""
        _, article_id, outlet = self._now[article.id].origin
        return article_id, outlet

    def is_copy(self, claim: SourcedClaim) -> bool:
        """Whether an earlier article of the same story makes the same claim; of the articles last seen."""
        place = claim.article.published, claim.article.id
        return self._now[claim.article.id].first()[content(claim.claim)] != place

    def _add(self, report: Report) -> None:
        article = report.article
        place = article.published, article.id
        alike = self._alike(article.signature)
        # Of those that turn out to be one, the story with most to say takes the others in.
        told = max(alike, key=lambda story: len(story.first()), default=_Told((*place, article.outlet)))
        texts = dict(told.texts)
        for other in [story for story in alike if story is not told]:
            self._drop(other)
            texts.update(other.texts)
            told.hear(other.first().items())
            told.origin = min(told.origin, other.origin)
            for article_id in [id_ for id_, story in self._now.items() if story is other]:
                self._now[article_id] = told
        told.origin = min(told.origin, (*place, article.outlet))
        told.hear((self._shared(content(claim)), place) for claim in report.claims)
        told.frozen = None
        self._now[article.id] = told
        if article.signature:  # what is too short to have one is like nothing
            signature = self._known.get(article.signature, article.signature)
            texts.pop(signature, None)
            texts[signature] = place
            self._hold(told, texts.items())

    def _alike(self, signature: Signature) -> list[_Told]:
        """The stories with a text like `signature`, each once."""
        if same := self._story_of.get(signature):
            return [same]  # whatever is like it became one story with it when either came
        found: dict[_Told, None] = {}
        for band in self._keys(signature):
            for candidate in self._in_band(band):
                story = self._story_of[candidate]
                if story not in found and self._are_alike(signature, candidate):
                    found[story] = None
        return list(found)

    def _in_band(self, band: int) -> list[Signature]:
        """The signatures of a band: mostly one, which then stands for itself."""
        found = self._bands.get(band, [])
        return found if isinstance(found, list) else [found]

    def _are_alike(self, one: Signature, other: Signature) -> bool:
        if not one or len(one) != len(other):
            return False
        shared: int = sum(map(eq, one, other))
        return shared >= self._overlap * len(one)

    def _keys(self, signature: Signature) -> Iterator[int]:
        length = len(signature)
        bands = length - ceil(self._overlap * length - 1e-9) + 1
        return (hash((length, i, signature[i::bands])) for i in range(min(bands, length)))

    def _hold(self, told: _Told, texts: Iterable[tuple[Signature, Place]]) -> None:
        """Make the last of `texts` those of the story."""
        kept = dict(sorted(texts, key=lambda text: text[1])[-VERSIONS:])
        for signature in [known for known in told.texts if known not in kept]:
            self._let_go(told, signature)
        for signature, place in kept.items():
            if self._story_of.get(signature) is not told:
                for band in self._keys(signature):
                    others = self._in_band(band)
                    self._bands[band] = [*others, signature] if others else signature
                self._story_of[signature] = told
                self._known[signature] = signature
            if told.texts.get(signature) != place:
                heappush(self._by_age, (*place, signature))
        told.texts = kept
        if kept:
            self._stories[told] = None
        if len(self._by_age) > 16 + 2 * len(self._story_of):
            self._by_age = [
                (*story.texts[signature], signature) for signature, story in self._story_of.items()
            ]
            heapify(self._by_age)

    def _forget_oldest(self) -> None:
        """Let go of the text that came first of all, if it did not come again since it was noted."""
        at, article, signature = heappop(self._by_age)
        told = self._story_of.get(signature)
        if told and told.texts[signature] == (at, article):
            self._let_go(told, signature)

    def _let_go(self, told: _Told, signature: Signature) -> None:
        """Forget a text; and the story with its last."""
        del told.texts[signature], self._story_of[signature], self._known[signature]
        told.frozen = None
        for band in self._keys(signature):
            others = [other for other in self._in_band(band) if other != signature]
            if others:
                self._bands[band] = others
            else:
                del self._bands[band]
        if not told.texts:
            self._stories.pop(told, None)

    def _drop(self, told: _Told) -> None:
        texts = dict(told.texts)
        for signature in texts:
            self._let_go(told, signature)
        told.texts = texts

    def _shared(self, key: ClaimContent) -> ClaimContent:
        if len(self._contents) >= _CONTENTS:
            self._contents.clear()
        return self._contents.setdefault(key, key)


def content(claim: Claim) -> ClaimContent:
    """What a claim says, without where it stands."""
    return claim.kind, claim.actor, claim.extent, claim.factuality, claim.claimant_side, claim.claimant
