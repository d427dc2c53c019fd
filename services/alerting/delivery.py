"""What can become of a change that is handed to a receiver of news (Alertmanager, Grafana)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Protocol

from services.domain.models.changes import StatusChange


class ReceiverUnavailable(Exception):
    """The receiver could not be reached or can't take anything now: the same changes are tried again."""


class ChangeRefused(Exception):
    """The receiver understood and will never take this change: trying again would not help."""


class Outcome(StrEnum):
    """What a receiver made of a change; a label of `frontwatch_changes_told_total`."""

    TOLD = "told"
    OLD = "old"  # published too long ago to be news
    KNOWN = "known"  # told before
    REFUSED = "refused"
    SILENT = "silent"  # not to be told: kept for the history


class Receiver(Protocol):
    """Takes changes and tells people of them; telling it the same change twice is harmless."""

    name: str

    def tell(self, changes: Sequence[StatusChange]) -> list[Outcome]:
        """Hand over `changes`; on return all of them are the receiver's. The outcomes are in their order.

        Raises ReceiverUnavailable where some may not have arrived, ChangeRefused where one never will
        (of several changes which one stays open: hand them over one at a time to find out).
        """
