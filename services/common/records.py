"""Records of topics, as they stand there and as they are sent, free of any client library."""

from dataclasses import dataclass
from datetime import datetime

from services.common.dead_letters import Reason
from services.common.topics import LARGEST_RECORD_BYTES, dead_letter_topic
from services.domain.models.dead_letters import DeadLetter
from services.messages.codec import encode_dead_letter

NO_OFFSET = -1
"""Offset and partition of a dead letter that never stood on its topic."""

_KEPT_BYTES = LARGEST_RECORD_BYTES * 3 // 4


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it stands on a topic. Key and value are empty where the record has none; `timestamp` is
    Kafka's, in ms, where somebody asks for it."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    timestamp: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """Bytes to be put on a topic; records of equal key keep their order."""

    topic: str
    key: bytes
    value: bytes


def dead_letter(record: Record, reason: Reason, detail: str, rejected: datetime) -> Message:
    """The message that puts `record` on its dead-letter topic."""
    letter = DeadLetter(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        value=record.value,
        reason=reason,
        detail=detail,
        rejected=rejected,
    )
    return Message(dead_letter_topic(record.topic), record.key, encode_dead_letter(letter))


def turned_away(message: Message, reason: Reason, detail: str, rejected: datetime) -> Message:
    """The dead letter of a message that never stood on its topic. Of a huge one the beginning is kept."""
    never = Record(message.topic, NO_OFFSET, NO_OFFSET, message.key, message.value[:_KEPT_BYTES])
    return dead_letter(never, reason, detail, rejected)


def too_large(message: Message, rejected: datetime) -> Message:
    """The dead letter of a message that its topic does not take."""
    detail = f"{message.topic} does not take a record of {len(message.value)} bytes"
    return turned_away(message, Reason.TOO_LARGE, detail, rejected)
