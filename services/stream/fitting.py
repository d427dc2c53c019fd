"""States and changes as bytes that their topics take, whatever their evidence holds.

What people are told has to get through: the lightest evidence is left out first, and what decided stays. The
claims of a record of claims.v1 have a bounded size, one beyond it is put aside, so one of them always fits.
"""

from dataclasses import replace

from services.domain.models.changes import StatusChange
from services.domain.models.states import SettlementState
from services.messages.codec import encode_change, encode_state

LARGEST_BYTES = 512 * 1024
"""Half of what a topic takes; news makes states of some dozens of KB."""


def state_bytes(state: SettlementState) -> bytes:
    """The bytes of a record of settlement-states.v1, of at most LARGEST_BYTES."""
    data = encode_state(state)
    while len(data) > LARGEST_BYTES and state.evidence:
        state = replace(state, evidence=state.evidence[: len(state.evidence) // 2])
        data = encode_state(state)
    return data


def change_bytes(change: StatusChange) -> bytes:
    """The bytes of a record of status-changes.v1, of at most LARGEST_BYTES; its id, and so the claim that
    decided, stay."""
    data = encode_change(change)
    while len(data) > LARGEST_BYTES and (change.evidence_before or len(change.evidence_after) > 1):
        change = replace(
            change,
            evidence_before=change.evidence_before[: len(change.evidence_before) // 2],
            evidence_after=change.evidence_after[: max(1, len(change.evidence_after) // 2)],
        )
        data = encode_change(change)
    return data
