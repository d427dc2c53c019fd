"""What came lately: which articles were accepted, and when the last version of an entry was taken in."""

from collections import OrderedDict
from dataclasses import replace
from datetime import datetime

from services.domain.models.articles import Article


class TakenIn:
    """Has versions of one entry taken in one after the other, also where the clock is set back in between:
    of them the one that was taken in last counts. Knows the last `capacity` entries."""

    def __init__(self, capacity: int = 100_000) -> None:
        self._capacity = capacity
        self._last: OrderedDict[str, datetime] = OrderedDict()

    def in_order(self, article: Article) -> Article:
        """The article, taken in later than every version of its entry before it."""
        if not (article.entry and article.ingested):
            return article
        before = self._last.get(article.entry)
        ingested = max(article.ingested, before + datetime.resolution) if before else article.ingested
        self._last[article.entry] = ingested
        self._last.move_to_end(article.entry)
        if len(self._last) > self._capacity:
            self._last.popitem(last=False)
        return replace(article, ingested=ingested)


class RecentIds:
    """The last `capacity` article ids that Kafka has acknowledged."""

    def __init__(self, capacity: int = 100_000) -> None:
        self._capacity = capacity
        self._ids: OrderedDict[str, None] = OrderedDict()

    def __contains__(self, article_id: str) -> bool:
        return article_id in self._ids

    def add(self, article_id: str) -> None:
        """Remember the id, forgetting the one not seen for longest where there is no room."""
        self._ids[article_id] = None
        self._ids.move_to_end(article_id)
        if len(self._ids) > self._capacity:
            self._ids.popitem(last=False)
