"""Statuses in words, and the front in a line."""

from dataclasses import replace

import pytest

from services.cli.statuses import counted, in_words
from services.domain.models.states import Status
from tests.alerting_values import bakhmut_state


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Status.HELD_BY_UA, "held by UA"),
        ("held_by_ru", "held by RU"),
        ("contested", "contested"),
        ("RU", "RU"),
    ],
)
def test_a_status_is_told_in_words(value: str, words: str) -> None:
    assert in_words(value) == words


def test_the_front_is_told_in_a_line() -> None:
    state = replace(bakhmut_state(), disputed=False)
    states = [
        replace(state, status=status) for status in (Status.HELD_BY_RU, Status.CONTESTED, Status.HELD_BY_RU)
    ]
    told = counted([*states, replace(state, status=Status.HELD_BY_UA, disputed=True)])
    assert told == "4 settlements: 1 held by UA, 2 held by RU, 1 contested, 1 disputed"
    assert counted(states[:1]) == "1 settlement: 1 held by RU"
    assert counted([]) == "0 settlements"
