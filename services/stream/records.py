"""What handlers are given and give back, free of any framework."""

from collections.abc import Sequence
from typing import Protocol

from services.common.records import Message, Record


class Publish(Protocol):
    """Puts messages on their topics, in order for each key.

    Returns once every message is acknowledged by all in-sync replicas, and raises TransientError
    where that did not happen in time; some of the messages may then be there all the same. What its topic
    will never take, for it is too large, is on the dead-letter topic of that instead.
    """

    async def __call__(self, messages: Sequence[Message]) -> None:
        """Publish all of `messages`."""


class Handler(Protocol):
    """Handles a batch of records of one topic, in order, to the end.

    When it returns, every effect is durable and every record may be acknowledged. When it raises, none
    may: the process has to end, and the batch comes again after the restart.
    """

    async def __call__(self, records: Sequence[Record]) -> None:
        """Handle all of `records`."""


class TransientError(Exception):
    """A server that is needed did not answer; the same call may go through later."""
