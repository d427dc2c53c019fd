"""The watchlist: what names of a setting mean, and which are refused."""

import re

import pytest

from services.alerting.watchlist import read_watchlist
from services.domain.places import Gazetteer

BAKHMUT = "katottg:UA14020010010059145"


@pytest.mark.parametrize(
    ("text", "settlements", "oblasts"),
    [
        ("", [], []),
        (" , Siversk,", ["Siversk"], []),
        ("Kupyansk", ["Kupiansk"], []),
        ("сіверськ, Купянск, bahmut", ["Siversk", "Kupiansk", "Bakhmut"], []),
        ("Artemivsk", ["Bakhmut"], []),
        (f"{BAKHMUT}, ua14020010010059145", ["Bakhmut", "Bakhmut"], []),
        ("Kherson", ["Kherson"], []),
        (
            "kherson oblast, Донецька область, Луганская",
            [],
            ["Kherson Oblast", "Donetsk Oblast", "Luhansk Oblast"],
        ),
        ("Kyiv, Crimea", [], ["Kyiv", "Crimea"]),
    ],
)
def test_names_mean_what_they_mean_to_the_command_line(
    text: str, settlements: list[str], oblasts: list[str]
) -> None:
    watchlist = read_watchlist(text)
    assert [place.name for place in watchlist.settlements] == settlements
    assert watchlist.oblasts == oblasts


@pytest.mark.parametrize("name", ["Lyman", "Лиман"])
def test_of_namesakes_the_one_that_a_text_would_mean_is_watched(name: str) -> None:
    (lyman,) = read_watchlist(name).settlements
    assert (lyman.raion, lyman.oblast) == ("Kramatorsk Raion", "Donetsk Oblast")
    namesakes = [place for place in Gazetteer.load().search("Lyman") if place.id != lyman.id]
    assert namesakes
    assert not any(place in read_watchlist(name) for place in namesakes)


def test_whoever_watches_an_oblast_watches_all_in_it() -> None:
    (kherson,) = Gazetteer.load().search("Kherson")
    (siversk,) = Gazetteer.load().search("Siversk")
    watchlist = read_watchlist("Kherson Oblast")
    assert (kherson in watchlist, siversk in watchlist) == (True, False)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Siversk, Nowhere", "“Nowhere”"),
        ("Sivesrk", "“Sivesrk”. Do you mean Siversk"),
        ("Бахмту", "Do you mean Бахмут"),
        ("Andriivka", r"“Andriivka” may be .*katottg:UA14\d+ \(Volnovakha Raion, Donetsk Oblast\)"),
        ("Nowhere, Elsewhere", "“Nowhere”.*“Elsewhere”"),
    ],
)
def test_a_name_of_no_place_or_of_several_is_refused(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=told) as refused:
        read_watchlist(text)
    assert "“Siversk”" not in str(refused.value)


def test_what_is_proposed_for_a_name_of_several_is_taken() -> None:
    with pytest.raises(ValueError, match="write the id") as refused:
        read_watchlist("Andriivka")
    for id_ in re.findall(r"katottg:UA\d+", str(refused.value)):
        assert [place.id for place in read_watchlist(id_).settlements] == [id_]
