"""Names in which one letter went wrong are read; other names are not bent to those of settlements."""

import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.places import find_mentions
from services.domain.places.slips import Slips

KNOWN = Slips(["avdivka", "druzkivka", "velikaburluk", "soledar", "torske", "vasilivka", "vasilevka"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("advivka", "avdivka"),  # swapped
        ("avdvka", ""),  # shorter than what tells a name
        ("druzkvka", "druzkivka"),  # left out
        ("druzskivka", "druzkivka"),  # put in
        ("druzkavka", "druzkivka"),  # mistaken
        ("drzzkavka", ""),  # two slips
        ("bruzkivka", ""),  # another beginning
        ("solegar", "soledar"),
        ("soledan", ""),  # another ending
        ("vasilavka", ""),  # two names would do
        ("torska", ""),
    ],
)
def test_one_slip(typed: str, meant: str) -> None:
    assert KNOWN.meant(typed) == meant


def test_a_monstrous_word_is_not_taken_apart() -> None:
    tracemalloc.start()
    try:
        assert not KNOWN.meant("velikaburluk" * 200)
        assert tracemalloc.get_traced_memory()[1] < 100_000
    finally:
        tracemalloc.stop()


@given(st.text(alphabet="abcdefghij", min_size=7, max_size=12), st.data())
def test_any_swap_within_a_name_is_undone(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(name) - 4))
    typed = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
    assert Slips([name]).meant(typed) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on Druzkhivka.", "Druzhkivka"),
        ("Russian troops attacked near Vuheldar.", "Vuhledar"),
        ("Adviivka has been shelled again.", "Avdiivka"),
        ("Kurahove has been shelled again.", "Kurakhove"),
        ("Klishiivka has been shelled again.", "Klishchiivka"),
        ("Storozhove has been shelled again.", "Storozheve"),  # one of Poltava Raion bears that name
        ("Troops attacked near Popsana.", "Popasna"),  # a town, though its ending tells no place
    ],
)
def test_misspelt_names_are_found(text: str, name: str) -> None:
    assert name in [mention.name for mention in find_mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A minister of Moldova came.",
        "The paper Ukrainska Pravda asked Oleksandr Zaluzhnyi.",
        "Ponomarenko praised the Podilskyi district.",
    ],
)
def test_other_names_are_left(text: str) -> None:
    assert find_mentions(text) == []
