"""How sure is what people are shown as reported: a probability, and None of an unknown status.

Of that one nothing is claimed that could be likely or not; as a number it would be 0, which reads as
news of a status that all speaks against.
"""

from datetime import datetime

from services.domain.fusion import confidence_at
from services.domain.models.changes import Aspect, StatusChange
from services.domain.models.states import SettlementState, Status


def confidence_now(state: SettlementState, now: datetime) -> float | None:
    """That of the state's status, as it has decayed until `now`."""
    return None if state.status is Status.UNKNOWN else confidence_at(state, now)[0]


def confidence_then(state: SettlementState) -> float | None:
    """The same as of the last claim."""
    return None if state.status is Status.UNKNOWN else state.confidence


def confidence_of(change: StatusChange) -> float | None:
    """That of what changed; of a claim or a dispute that of the status that is reported all the same."""
    status = change.after if change.aspect is Aspect.STATUS else change.reported
    return None if status == Status.UNKNOWN else change.confidence


def confidence_instead(change: StatusChange) -> float | None:
    """That of what is reported now, of a retraction of the status."""
    return change.confidence_instead or None


def confidence_taken_back(change: StatusChange) -> float | None:
    """That which what is taken back had been told with."""
    told = change.taken_back
    return (told.confidence or None) if told else None
