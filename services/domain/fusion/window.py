"""The reports of a settlement that may still change its history."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from services.domain.models import Report

Packed = Callable[[], Report]
"""A report that is made when it is asked for."""


class Elsewhere(LookupError):
    """Reports were asked for of which the window knows no more than their times; `articles` are theirs."""

    def __init__(self, articles: frozenset[str]) -> None:
        super().__init__(f"the reports of {len(articles)} articles are kept elsewhere")
        self.articles = articles


class Window(Mapping[str, Report]):
    """Reports by article id. A report that comes in order needs none of the earlier ones.

    Of all of them the window knows when they were published; those at hand may be fewer, the others kept
    elsewhere. Who asks for one of these gets Elsewhere raised.
    """

    def __init__(
        self,
        reports: Mapping[str, Report | Packed] | None = None,
        times: Mapping[str, datetime] | None = None,
    ) -> None:
        """`times` are when the articles were published; without, all are at hand and tell it themselves."""
        self._at_hand = dict(reports or {})
        self._times = times if times is not None else _times(self._at_hand)

    def __getitem__(self, article: str) -> Report:
        return self.some([article])[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self._times)

    def __len__(self) -> int:
        return len(self._times)

    def __contains__(self, article: object) -> bool:
        return article in self._times

    def some(self, articles: Iterable[str]) -> dict[str, Report]:
        """The reports of the articles. Raises KeyError for one the window doesn't know, Elsewhere."""
        asked = list(articles)
        if absent := [article for article in asked if article not in self._at_hand]:
            if unknown := [article for article in absent if article not in self._times]:
                raise KeyError(unknown[0])
            raise Elsewhere(frozenset(absent))
        return {article: _unpacked(self._at_hand[article]) for article in asked}

    def times(self) -> Mapping[str, datetime]:
        """When each article was published."""
        return self._times

    def between(self, after: datetime | None = None, until: datetime | None = None) -> list[Report]:
        """The reports published later than `after` and no later than `until`; without, at any time.

        Raises Elsewhere where one of them is not at hand.
        """
        within = (
            article
            for article, published in self._times.items()
            if (after is None or published > after) and (until is None or published <= until)
        )
        return list(self.some(within).values())

    def with_(self, reports: Mapping[str, Report]) -> "Window":
        """The window with `reports` in it, in place of earlier ones of their articles."""
        return Window({**self._at_hand, **reports}, {**self._times, **_times(reports)})

    def with_at_hand(self, reports: Mapping[str, Report | Packed]) -> "Window":
        """The window with `reports`, which it knows, at hand."""
        return Window({**self._at_hand, **reports}, self._times)

    def without(self, until: datetime) -> "Window":
        """The window of what was published later than `until`."""
        times = {article: published for article, published in self._times.items() if published > until}
        return Window({article: kept for article, kept in self._at_hand.items() if article in times}, times)

    def outline(self) -> "Window":
        """The window with none of its reports at hand."""
        return Window({}, self._times)

    def changed_since(self, earlier: "Window") -> dict[str, Report]:
        """The reports that are not those of `earlier`, of which this window was made."""
        return {
            article: _unpacked(kept)
            for article, kept in self._at_hand.items()
            if earlier._at_hand.get(article) is not kept
        }


def _unpacked(kept: Report | Packed) -> Report:
    return kept if isinstance(kept, Report) else kept()


def _times(reports: Mapping[str, Report | Packed]) -> dict[str, datetime]:
    return {article: _unpacked(kept).article.published for article, kept in reports.items()}
