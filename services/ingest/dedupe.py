"""What was accepted lately: saves work downstream, which stands repeats anyway."""

from collections import OrderedDict


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
