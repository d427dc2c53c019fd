"""What a topic takes of a state or change whose evidence is too much for it."""

from dataclasses import replace

import pytest

from services.domain.models.evidence import Evidence
from services.messages.codec import decode_change, decode_state, encode_change, encode_state
from services.stream.fitting import LARGEST_BYTES, change_bytes, state_bytes
from tests.alerting_values import bakhmut_change, bakhmut_state, claim_of_capture


def heavy(count: int, size: int = 100_000) -> tuple[Evidence, ...]:
    item = claim_of_capture()
    said = replace(item.claim, claim=item.claim.claim._replace(claimant="x" * size))
    return tuple(Evidence(said, 9.0 - number) for number in range(count))


def test_what_fits_stays_as_it_is() -> None:
    assert state_bytes(bakhmut_state()) == encode_state(bakhmut_state())
    assert change_bytes(bakhmut_change()) == encode_change(bakhmut_change())


@pytest.mark.parametrize(("count", "size"), [(40, 100_000), (1, 600_000)])
def test_of_a_state_the_lightest_evidence_is_left_out(count: int, size: int) -> None:
    state = replace(bakhmut_state(), evidence=heavy(count, size))
    data = state_bytes(state)
    kept = decode_state(data)
    assert len(data) <= LARGEST_BYTES
    assert kept == replace(state, evidence=state.evidence[: len(kept.evidence)])
    assert bool(kept.evidence) == (size < LARGEST_BYTES)


@pytest.mark.parametrize(("before", "after"), [(12, 12), (12, 1), (0, 12), (1, 1)])
def test_of_a_change_what_decided_stays_and_so_does_its_id(before: int, after: int) -> None:
    change = replace(
        bakhmut_change(), evidence_before=heavy(before, 250_000), evidence_after=heavy(after, 250_000)
    )
    data = change_bytes(change)
    assert len(data) <= LARGEST_BYTES
    kept = decode_change(data)
    assert (kept.id, kept.evidence_after[0]) == (change.id, change.evidence_after[0])
