"""What becomes of records that can't be handled: the reasons, and the limit on their share."""

from collections import deque
from enum import StrEnum


class Reason(StrEnum):
    """Why a record was put aside; a label of `frontwatch_dead_letters_total`."""

    UNDECODABLE = "undecodable"  # not a message of the topic's schema
    INCOMPLETE = "incomplete"  # a message, but a field that the domain needs is missing or out of range
    UNKNOWN_FIELD = "unknown_field"  # of a submission: what it names so would be lost
    NO_PUBLICATION_DATE = "no_publication_date"
    PUBLISHED_IN_FUTURE = "published_in_future"  # more than a day after ingest
    TOO_LARGE = "too_large"
    REFUSED = "refused"  # valid here, but the server it was handed to will never take it


class Rejected(Exception):
    """A record is invalid and belongs on the dead-letter topic; trying again would not help."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class TooManyRejected(Exception):
    """So large a share of recent records is invalid that the producer, not the records, must be at fault."""


class RejectLimit:
    """Watches the share of rejected records among the last `window`.

    Below `minimum` rejections nothing is said: a handful of bad records is life, a run of them is a
    producer with the wrong schema, and draining its topic into the dead letters would hide that. Who is told
    so stands still, and lives: ended, it would be started again, and count from nothing.
    """

    def __init__(self, share: float, window: int = 1000, minimum: int = 100) -> None:
        self._share = share
        self._minimum = minimum
        self._recent: deque[bool] = deque(maxlen=window)
        self._rejected = 0
        self.passed = ""
        """Why the reader stands still, in words; empty while it goes on."""

    def record(self, *, rejected: bool) -> None:
        """Count one handled record. Raises TooManyRejected past the limit."""
        if len(self._recent) == self._recent.maxlen:
            self._rejected -= self._recent[0]
        self._recent.append(rejected)
        self._rejected += rejected
        if self._rejected >= self._minimum and self._rejected > self._share * len(self._recent):
            self.passed = f"standing still: {self._rejected} of {len(self._recent)} records are invalid"
            raise TooManyRejected(self.passed)
