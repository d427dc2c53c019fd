"""The body of a request as it comes, from clients that may be slow, silent or up to no good."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable

from fastapi import Request

from services.ingest.problems import Problem

SILENCE_SECONDS = 30.0
"""How long a client may keep silent in the middle of a body."""

LEAST_BYTES_PER_SECOND = 1024
"""How fast a body must come, but for the first SILENCE_SECONDS. Only what we wait for the client counts."""


class Patience:
    """How long to wait for the pieces of a body: not long for any, nor for ever for all that bring little."""

    def __init__(self, silence_seconds: float, bytes_per_second: float, clock: Callable[[], float]) -> None:
        self._silence_seconds = silence_seconds
        self._bytes_per_second = bytes_per_second
        self._clock = clock
        self._left = silence_seconds
        self._since = 0.0

    def begin(self) -> float:
        """Begin to wait for a piece; how many seconds at most."""
        self._since = self._clock()
        return min(self._left, self._silence_seconds)

    def end(self, size: int) -> None:
        """The piece is there, of this size: waited for so long, and worth some more patience."""
        self._left += size / self._bytes_per_second - (self._clock() - self._since)


async def pieces(request: Request, limit: int) -> AsyncIterator[bytes]:
    """The body as it comes. Raises Problem where it is too large, stops coming, or hardly comes."""
    size = 0
    stream = aiter(request.stream())
    patience = Patience(SILENCE_SECONDS, LEAST_BYTES_PER_SECOND, time.monotonic)
    while True:
        try:
            piece = await asyncio.wait_for(anext(stream), patience.begin())
        except StopAsyncIteration:
            return
        except TimeoutError as error:
            detail = f"nothing came for {SILENCE_SECONDS:g} s, or less than {LEAST_BYTES_PER_SECOND} bytes/s"
            raise Problem(408, "The body stopped coming", detail) from error
        patience.end(len(piece))
        size += len(piece)
        if size > limit:
            raise Problem(413, "The body is too large", f"the limit is {limit} bytes; send it in parts")
        yield piece
