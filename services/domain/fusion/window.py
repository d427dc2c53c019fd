"""The reports of a settlement that may still change its history."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import datetime

from services.domain.models.reports import Report

Packed = Callable[[], Report]
"""A report that is made when it is asked for."""


class Elsewhere(LookupError):
    """Reports were asked for that are kept elsewhere: those of `articles`, some of which may turn out not to
    be there; or all of them, where it can't be told which (`whole`)."""

    def __init__(self, articles: Collection[str] = (), *, whole: bool = False) -> None:
        super().__init__("all reports" if whole else f"the reports of {len(articles)} articles")
        self.articles = frozenset(articles)
        self.whole = whole


class Window(Mapping[str, Report]):
    """Reports by article id. A report that comes in order needs none of the earlier ones.

    Those at hand may be few, the others kept elsewhere. Of the later ones the window knows when they were
    published, of the `older`, published until `since`, no more than how many they are. Who asks for what
    is not at hand gets Elsewhere raised, also where the window can't tell whether there is such a report.
    """

    def __init__(
        self,
        reports: Mapping[str, Report | Packed] | None = None,
        times: Mapping[str, datetime] | None = None,
        older: int = 0,
        since: datetime | None = None,
        absent: frozenset[str] = frozenset(),
    ) -> None:
        """`times` are when the articles were published; without, all are at hand and tell it themselves.

        `absent` are articles that are not among the older ones.
        """
        self._at_hand = dict(reports or {})
        self._times = times if times is not None else _times(self._at_hand)
        self._older = older
        self._since = since
        self._absent = absent

    def __getitem__(self, article: str) -> Report:
        return self.known([article])[article]

    def __iter__(self) -> Iterator[str]:
        return iter(self.times())

    def __len__(self) -> int:
        return len(self._times) + self._older

    def __contains__(self, article: object) -> bool:
        if article not in self._times and self.lacks(str(article)):
            raise Elsewhere([str(article)])
        return article in self._times

    def lacks(self, article: str) -> bool:
        """Whether the article's report is not at hand, or it can't be told that there is none."""
        if article in self._times:
            return article not in self._at_hand
        return self._older > 0 and article not in self._absent

    def known(self, articles: Iterable[str]) -> dict[str, Report]:
        """The reports of those of `articles` that are in the window. Raises Elsewhere."""
        asked = dict.fromkeys(articles)
        if lacking := [article for article in asked if self.lacks(article)]:
            raise Elsewhere(lacking)
        return {article: _unpacked(self._at_hand[article]) for article in asked if article in self._at_hand}

    def times(self) -> Mapping[str, datetime]:
        """When each article was published. Raises Elsewhere."""
        if self._older:
            raise Elsewhere(whole=True)
        return self._times

    def between(self, after: datetime | None = None, until: datetime | None = None) -> list[Report]:
        """The reports published later than `after` and no later than `until`; without, at any time.

        Raises Elsewhere where one of them is not at hand.
        """
        known = self._since is not None and after is not None and after >= self._since
        times = self._times if known else self.times()
        within = (
            article
            for article, published in times.items()
            if (after is None or published > after) and (until is None or published <= until)
        )
        return list(self.known(within).values())

    def with_(self, reports: Mapping[str, Report]) -> "Window":
        """The window with `reports` in it, in place of earlier ones of their articles.

        Whether it has these was asked before: see `known`.
        """
        return Window(
            {**self._at_hand, **reports},
            {**self._times, **_times(reports)},
            self._older,
            self._since,
            self._absent,
        )

    def with_at_hand(self, reports: Mapping[str, Report | Packed], absent: Iterable[str] = ()) -> "Window":
        """The window with `reports`, which are in it, at hand, and knowing that `absent` are not.

        Raises ValueError where it knows better.
        """
        absent = frozenset(absent)
        if lost := [article for article in absent if article in self._times]:
            raise ValueError(f"the report of article {lost[0]} is gone")
        found = {article: kept for article, kept in reports.items() if article not in self._times}
        return Window(
            {**self._at_hand, **reports},
            {**self._times, **_times(found)},
            self._older - len(found),
            self._since,
            self._absent | absent,
        )

    def without(self, until: datetime) -> "Window":
        """The window of what was published later than `until`. Raises Elsewhere."""
        times = {article: published for article, published in self.times().items() if published > until}
        return Window({article: kept for article, kept in self._at_hand.items() if article in times}, times)

    def outline(self, most: int | None = None) -> "Window":
        """The window with none of its reports at hand, and knowing of little more than the `most` last ones.

        The others are forgotten when it knows of half as many more, so that this costs little a report.
        """
        if most is None or len(self._times) <= most * 3 // 2:
            return Window({}, self._times, self._older, self._since)
        since = sorted(self._times.values())[-most - 1]
        since = max(since, self._since or since)
        times = {article: published for article, published in self._times.items() if published > since}
        return Window({}, times, len(self) - len(times), since)

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
