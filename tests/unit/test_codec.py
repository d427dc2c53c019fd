from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.messages import codec
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


def test_an_empty_record_is_invalid() -> None:
    for _, _, decode in CODECS:
        with pytest.raises(codec.InvalidMessage):
            decode(b"")
