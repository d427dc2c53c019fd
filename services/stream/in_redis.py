"""What everything that is kept in Redis has in common."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import TimeoutError as RedisTimeoutError

from services.stream.records import TransientError

PREFIX = "frontwatch:"


async def awaited(result: Any) -> Any:
    """The result of a command; redis-py types its commands for all of its clients at once."""
    return await result


@asynccontextmanager
async def transient() -> AsyncIterator[None]:
    """Raises TransientError where Redis does not answer."""
    try:
        yield
    except (RedisConnectionError, RedisTimeoutError) as error:
        raise TransientError(f"Redis does not answer: {error}") from error
