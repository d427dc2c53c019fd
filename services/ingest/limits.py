"""How fast one client may hand in articles, and how many requests at once."""

import math
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class RateLimit:
    """An allowance per client that refills steadily.

    A request is let in while the client has any allowance left, and then charged for what it brought, so
    that a bulk request may run into debt; the next one waits until the debt is paid.
    """

    def __init__(self, per_second: float, clock: Callable[[], float], max_clients: int = 10_000) -> None:
        self._rate = per_second
        self._clock = clock
        self._max_clients = max_clients
        self._allowances: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait_seconds(self, client: str) -> int:
        """Whole seconds until the client may send again; 0 means now."""
        allowance = self._allowance(client)
        return 0 if allowance > 0 else math.ceil(-allowance / self._rate) or 1

    def charge(self, client: str, articles: int) -> None:
        """Take what the client handed in from its allowance."""
        self._allowances[client] = (self._allowance(client) - articles, self._clock())
        self._allowances.move_to_end(client)
        if len(self._allowances) > self._max_clients:
            self._allowances.popitem(last=False)

    def _allowance(self, client: str) -> float:
        allowance, since = self._allowances.get(client, (self._rate, self._clock()))
        return min(self._rate, allowance + (self._clock() - since) * self._rate)


class Full(Exception):
    """As many are under way as may be."""


class FullForOne(Full):
    """As many of one client are under way as may be; for others there is room."""


class Slots:
    """Lets `most` in at once, and `most_of_one` of a client; who comes on top is told so instead of waiting.

    For one thread.
    """

    def __init__(self, most: int, most_of_one: int) -> None:
        self._free = most
        self._most_of_one = most_of_one
        self._taken: Counter[str] = Counter()

    @contextmanager
    def one(self, client: str) -> Iterator[None]:
        """Take a slot of the client's for as long as it is entered. Raises Full or FullForOne."""
        if not self._free:
            raise Full
        if self._taken[client] >= self._most_of_one:
            raise FullForOne
        self._free -= 1
        self._taken[client] += 1
        try:
            yield
        finally:
            self._free += 1
            self._taken[client] -= 1
            if not self._taken[client]:
                del self._taken[client]
