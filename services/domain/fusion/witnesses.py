"""Who counts as one witness: names of one claimant, and texts that reprint one another.

Both groupings are connected components over likeness, so that they depend on the set seen and not on
its order. They only ever grow together as more is seen.
"""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from operator import eq

from services.domain.fusion.weights import Weights
from services.domain.models import ArticleRef, Claim, ClaimantSide, Report, SourcedClaim

Name = tuple[str, ...]
"""Words in alphabetical order, each once."""

_WORD = re.compile(r"\w+")


def significant_words(claimant: str, weights: Weights) -> Name:
    """The words of a claimant's name that identify it; all of them where none does by itself. Never empty."""
    words = _WORD.findall(claimant.casefold())
    meant = {m for word in words for m in weights.same_words.get(word, (word,))}
    return tuple(sorted(meant - weights.ignored_words or meant)) or (claimant,)


class Claimants:
    """The named claimants seen so far, grouped: a name that is part of another is the same claimant.

    "Butusov" and "Yuri Butusov" are one; so are a ministry and "ministry spokesman Konashenkov".
    """

    def __init__(self, groups: Iterable[tuple[ClaimantSide, Iterable[Name]]] = ()) -> None:
        self._groups: dict[ClaimantSide, list[set[Name]]] = {side: [] for side in ClaimantSide}
        for side, names in groups:
            self._groups[side].append(set(names))
        self._label: dict[tuple[ClaimantSide, Name], str] = {}

    def see(self, side: ClaimantSide, name: Name) -> None:
        """Take note of a name, before any question about names of the same time."""
        groups = self._groups[side]
        if (side, name) in self._label:
            return
        self._label.clear()
        words = set(name)
        joined = [g for g in groups if any(words.issubset(known) or words.issuperset(known) for known in g)]
        if len(joined) == 1:
            joined[0].add(name)
            return
        self._groups[side] = [group for group in groups if group not in joined]
        self._groups[side].append({name}.union(*joined))

    def one(self, side: ClaimantSide, name: Name) -> str:
        """A label of the group that `name` is in; it stays the same while the group does."""
        if (side, name) not in self._label:
            group = next(group for group in self._groups[side] if name in group)
            label = f"{side} {' '.join(min(group))}"
            self._label.update(dict.fromkeys(((side, known) for known in group), label))
        return self._label[side, name]

    def keep(self, names: Container[tuple[ClaimantSide, Name]]) -> None:
        """Forget the groups in which nobody of `names` is."""
        for side, groups in self._groups.items():
            self._groups[side] = [group for group in groups if any((side, name) in names for name in group)]
        self._label.clear()

    def groups(self) -> tuple[tuple[ClaimantSide, tuple[Name, ...]], ...]:
        """What was seen, to start again from."""
        return tuple(
            (side, tuple(sorted(group))) for side, groups in self._groups.items() for group in groups
        )


ClaimContent = tuple[str, ...]


@dataclass(frozen=True)
class Story:
    """Articles that reprint one another. `first`: which article (time, id) made each claim first."""

    origin: tuple[datetime, str, str]  # published, article id, outlet of the earliest article
    texts: tuple[tuple[datetime, str, tuple[int, ...]], ...]  # published, article id, signature
    first: tuple[tuple[ClaimContent, tuple[datetime, str]], ...]


class Reprints:
    """The articles of the last days, grouped into stories by the likeness of their signatures."""

    def __init__(self, weights: Weights, stories: Iterable[Story] = ()) -> None:
        self._weights = weights
        self.stories = tuple(stories)
        self._story_of: dict[str, Story] = {}

    def see(self, now: datetime, reports: Iterable[Report]) -> None:
        """Take note of the articles published at `now`, before any question about them."""
        horizon = now - timedelta(days=self._weights.copy_within_days)
        self.stories = tuple(
            story
            if all(text[0] >= horizon for text in story.texts)
            else replace(story, texts=tuple(text for text in story.texts if text[0] >= horizon))
            for story in self.stories
            if any(text[0] >= horizon for text in story.texts)
        )
        for report in reports:
            self._add(report)
        self._story_of = {article: story for story in self.stories for _, article, _ in story.texts}

    def origin(self, article: ArticleRef) -> tuple[str, str]:
        """The id and the outlet of the article that had the story of `article` first."""
        _, article_id, outlet = self._story_of[article.id].origin
        return article_id, outlet

    def is_copy(self, claim: SourcedClaim) -> bool:
        """Whether an earlier article of the same story makes the same claim."""
        story = self._story_of[claim.article.id]
        place = claim.article.published, claim.article.id
        return dict(story.first)[content(claim.claim)] != place

    def _add(self, report: Report) -> None:
        article = report.article
        place = article.published, article.id
        alike = tuple(
            story for story in self.stories if any(self._alike(article.signature, t) for *_, t in story.texts)
        )
        first = {content(claim): place for claim in report.claims}
        for story in alike:
            for key, earlier in story.first:
                first[key] = min(earlier, first.get(key, earlier))
        merged = Story(
            origin=min([(*place, article.outlet), *(story.origin for story in alike)]),
            texts=((*place, article.signature), *(text for story in alike for text in story.texts)),
            first=tuple(sorted(first.items())),
        )
        self.stories = (*(story for story in self.stories if story not in alike), merged)

    def _alike(self, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
        if not one or len(one) != len(other):
            return False
        shared: int = sum(map(eq, one, other))
        return shared >= self._weights.copy_overlap * len(one)


def content(claim: Claim) -> ClaimContent:
    """What a claim says, without where it stands."""
    return claim.kind, claim.actor, claim.extent, claim.factuality, claim.claimant_side, claim.claimant
