"""Records that could not be handled."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record that could not be handled, as it came, where it stood and why. `reason` is a short code."""

    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    reason: str
    detail: str
    rejected: datetime
