"""Which texts are no more than how another begins."""

import pytest

from services.domain.outline import is_beginning, text_outline

FIRST = (
    "Russian troops have entered the northern outskirts of Vovchansk, the brigade that holds the town said. "
)
REST = (
    "Its commander spoke of street fighting around the aggregate plant, of two bridges hit at night "
    "and of some four hundred people who are still there. None of them can be brought out by day. " * 3
)


@pytest.mark.parametrize(
    "shown", [FIRST, FIRST.upper(), FIRST + "Its commander spoke of…", FIRST + "Only for readers who pay."]
)
def test_a_first_paragraph_is_a_beginning(shown: str) -> None:
    assert is_beginning(text_outline(shown), text_outline(FIRST + REST))


@pytest.mark.parametrize(
    "version",
    [
        FIRST + REST,  # the same
        (FIRST + REST)[:-100],  # the last sentence was taken back
        FIRST.replace("entered", "left"),
        FIRST + "This is wrong: the brigade said later that nobody has entered the town, and the article is "
        "taken back.",
        "Vovchansk news.",
        "",
    ],
)
def test_a_corrected_text_is_none(version: str) -> None:
    assert not is_beginning(text_outline(version), text_outline(FIRST + REST))


def test_a_longer_text_is_no_beginning_of_a_shorter_one() -> None:
    assert not is_beginning(text_outline(FIRST + REST), text_outline(FIRST))
    assert not is_beginning(text_outline(FIRST), b""), "not known how the other goes"


def test_an_outline_is_bounded() -> None:
    assert (
        len(text_outline("Fighting goes on near the town. " * 10_000))
        == len(text_outline(REST * 100))
        == 1000
    )
