from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.models.changes import StatusChange
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.messages import codec, events_pb2
from tests import domain_values

CODECS: list[tuple[st.SearchStrategy[Any], Callable[[Any], bytes], Callable[[bytes], Any]]] = [
    (domain_values.articles, codec.encode_article, codec.decode_article),
    (domain_values.reports, codec.encode_report, codec.decode_report),
    (domain_values.states, codec.encode_state, codec.decode_state),
    (domain_values.changes, codec.encode_change, codec.decode_change),
    (domain_values.dead_letters, codec.encode_dead_letter, codec.decode_dead_letter),
]
NAMES = ["article", "report", "state", "change", "dead letter"]


@pytest.mark.parametrize(("values", "encode", "decode"), CODECS, ids=NAMES)
def test_what_is_encoded_is_decoded(
    values: st.SearchStrategy[Any], encode: Callable[[Any], bytes], decode: Callable[[bytes], Any]
) -> None:
    @given(values)
    def holds(value: Any) -> None:
        assert decode(encode(value)) == value

    holds()


@pytest.mark.parametrize(("values", "encode", "decode"), CODECS, ids=NAMES)
def test_arbitrary_bytes_are_a_value_or_invalid(
    values: st.SearchStrategy[Any], encode: Callable[[Any], bytes], decode: Callable[[bytes], Any]
) -> None:
    @given(st.binary(max_size=200))
    def holds(data: bytes) -> None:
        with suppress(codec.InvalidMessage):  # anything else that is raised fails the test
            decode(data)

    holds()


@given(domain_values.states)
def test_a_state_is_written_as_the_library_writes_it(state: SettlementState) -> None:
    data = codec.encode_state(state)
    assert events_pb2.SettlementState.FromString(data).SerializeToString(deterministic=True) == data


@given(domain_values.changes)
def test_a_change_is_written_as_the_library_writes_it(change: StatusChange) -> None:
    data = codec.encode_change(change)
    assert events_pb2.StatusChange.FromString(data).SerializeToString(deterministic=True) == data


@given(domain_values.states)
def test_what_a_claim_weighs_may_change_where_its_bytes_are_kept(state: SettlementState) -> None:
    codec.encode_state(state)
    lighter = replace(state, evidence=tuple(replace(item, weight=item.weight / 2) for item in state.evidence))
    assert codec.decode_state(codec.encode_state(lighter)) == lighter


@given(domain_values.states)
def test_a_state_can_be_read_without_its_evidence(state: SettlementState) -> None:
    assert codec.decode_state(codec.encode_state(state), evidence=False) == replace(state, evidence=())


def test_an_empty_record_is_invalid() -> None:
    for _, _, decode in CODECS:
        with pytest.raises(codec.InvalidMessage):
            decode(b"")


@given(domain_values.reports)
def test_a_report_on_the_topic_may_say_more_than_is_kept_of_it(report: Report) -> None:
    said = tuple(claim._replace(claimant="x" * 100_000, evidence="y" * 100_000) for claim in report.claims)
    kept = tuple(claim.bounded() for claim in said)
    assert codec.decode_report(codec.encode_report(replace(report, claims=said))).claims == kept
