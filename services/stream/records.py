"""What handlers are given and give back, free of any framework."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from services.common.dead_letters import Rejected
from services.common.topics import dead_letter_topic
from services.domain.models import DeadLetter
from services.messages.codec import encode_dead_letter


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands on a topic. Key and value are empty where the record has none."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes


@dataclass(frozen=True, slots=True)
class Message:
    """Bytes to be put on a topic; records of equal key keep their order."""

    topic: str
    key: bytes
    value: bytes


class Publish(Protocol):
    """Puts messages on their topics, in order for each key.

    Returns once every message is acknowledged by all in-sync replicas, and raises TransientError
    where that did not happen in time; some of the messages may then be there all the same.
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


def dead_letter(record: Record, rejected: Rejected, now: datetime) -> Message:
    """The message that puts `record` on its dead-letter topic."""
    letter = DeadLetter(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        value=record.value,
        reason=rejected.reason,
        detail=rejected.detail,
        rejected=now,
    )
    return Message(dead_letter_topic(record.topic), record.key, encode_dead_letter(letter))
