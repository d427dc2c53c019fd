"""Who counts as one witness: names of one claimant, and texts that reprint one another.

Both groupings are connected components over likeness, so that they depend on the set seen and not on
its order. They only ever grow together as more is seen.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import eq

from services.domain.fusion.weights import Weights
from services.domain.models import ArticleRef, Claim, ClaimantSide, Report, SourcedClaim

Name = frozenset[str]

_WORD = re.compile(r"\w+")


def significant_words(claimant: str, weights: Weights) -> Name:
    """The words of a claimant's name that identify it; all of its words where none does by itself."""
    words = [word for word in _WORD.findall(claimant.casefold().replace("’", "'")) if not word.isdigit()]
    meant = {m for word in words for m in weights.same_words.get(word, (word,))}
    return frozenset(meant - weights.ignored_words) or frozenset(meant)


class Claimants:
    """The named claimants seen so far, grouped: a name that is part of another is the same claimant.

    "Butusov" and "Yuri Butusov" are one; so are a ministry and "ministry spokesman Konashenkov".
    """

    def __init__(self, groups: dict[ClaimantSide, list[set[Name]]] | None = None) -> None:
        self._groups = groups or {side: [] for side in ClaimantSide}

    def see(self, side: ClaimantSide, name: Name) -> None:
        """Take note of a name, before any question about names of the same time."""
        groups = self._groups[side]
        joined = [group for group in groups if any(name <= known or known <= name for known in group)]
        if len(joined) == 1:
            joined[0].add(name)
            return
        self._groups[side] = [group for group in groups if group not in joined]
        self._groups[side].append({name}.union(*joined))

    def one(self, side: ClaimantSide, name: Name) -> str:
        """A label of the group that `name` is in; it stays the same while the group does."""
        group = next(group for group in self._groups[side] if name in group)
        return min(" ".join(sorted(known)) for known in group)


ClaimContent = tuple[str, ...]


@dataclass
class Story:
    """Articles that reprint one another. `first`: which article (time, id) made each claim first."""

    origin: tuple[datetime, str, str]  # published, article id, outlet of the earliest article
    texts: list[tuple[datetime, str, tuple[int, ...]]]  # published, article id, signature
    first: dict[ClaimContent, tuple[datetime, str]]


class Reprints:
    """The articles of the last days, grouped into stories by the likeness of their signatures."""

    def __init__(self, weights: Weights, stories: list[Story] | None = None) -> None:
        self._weights = weights
        self._stories = stories or []
        self._story_of: dict[str, Story] = {}

    def see(self, now: datetime, reports: Iterable[Report]) -> None:
        """Take note of the articles published at `now`, before any question about them."""
        horizon = now - timedelta(days=self._weights.copy_within_days)
        for story in self._stories:
            story.texts = [text for text in story.texts if text[0] >= horizon]
        self._stories = [story for story in self._stories if story.texts]
        reports = tuple(reports)
        for report in reports:
            self._add(report)
        self._story_of = {article: story for story in self._stories for _, article, _ in story.texts}

    def origin(self, article: ArticleRef) -> str:
        """The outlet that had the story of `article` first, or the first article's id where none is named."""
        _, article_id, outlet = self._story_of[article.id].origin
        return outlet or article_id

    def is_copy(self, claim: SourcedClaim) -> bool:
        """Whether an earlier article of the same story makes the same claim."""
        place = claim.article.published, claim.article.id
        return self._story_of[claim.article.id].first[content(claim.claim)] != place

    def _add(self, report: Report) -> None:
        article = report.article
        place = article.published, article.id
        story = Story(
            (*place, article.outlet),
            [(*place, article.signature)],
            {content(claim): place for claim in report.claims},
        )
        alike = [
            s for s in self._stories if any(self._alike(article.signature, text) for *_, text in s.texts)
        ]
        for other in alike:
            story.origin = min(story.origin, other.origin)
            story.texts += other.texts
            for key, earlier in other.first.items():
                story.first[key] = min(earlier, story.first.get(key, earlier))
        self._stories = [s for s in self._stories if s not in alike]
        self._stories.append(story)

    def _alike(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        if not one or len(one) != len(other):
            return False
        shared: int = sum(map(eq, one, other))
        return shared >= self._weights.copy_overlap * len(one)


def content(claim: Claim) -> ClaimContent:
    """What a claim says, without where it stands."""
    return claim.kind, claim.actor, claim.extent, claim.factuality, claim.claimant_side, claim.claimant
