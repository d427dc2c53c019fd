"""How analyses tell of a war: long sentences, asides, what was stopped, what is still only meant to be."""

import pytest

from services.domain.claims import extract
from services.domain.models import Article
from tests.unit.claims_told import PUBLISHED, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia attacked two refineries in Kremenchuk.", set()),
        ("Ukraine attacked the harbour of Berdiansk.", set()),
        ("Russia attacked fuel stores in Izium at dawn.", set()),
        ("Russian infantry attacked the station of Kupiansk.", {"Kupiansk assault RU part"}),
        ("Russia attacked the north of Kupiansk.", {"Kupiansk assault RU part"}),
    ],
)
def test_what_a_country_attacks(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces have stopped their push on Orikhiv.", set()),
        ("Ukraine halted its offensive on Oleshky.", set()),
        ("The Russians paused their assault on Orikhiv.", set()),
        ("Ukrainian marines halted the Russian push on Orikhiv.", {"Orikhiv repel UA"}),
        ("The Russians stormed Orikhiv, but Ukrainian marines stopped their attack on the town.",
         {"Orikhiv assault RU", "Orikhiv repel UA"}),
    ],
)  # fmt: skip
def test_who_stops_an_attack(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's marines drove the Russians back from the hills (the ones near Torske) and took Terny.",
         {"Terny capture UA"}),
        ("Moscow has stood still — in part thanks to dogged Ukrainian gunners — and has now stormed Terny.",
         {"Terny assault RU"}),
        ("Ukrainian marines — helped by fog that blinded the Russian gunners — entered Terny.",
         {"Terny advance UA part"}),
        ("The Russians gave up Terny — Ukrainian guns had cut the road — and the Ukrainians entered Torske.",
         {"Terny withdrawal RU", "Torske advance UA part"}),
    ],
)  # fmt: skip
def test_who_acts_behind_an_aside(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian paratroopers obtained a surrender of Trostianets.", {"Trostianets withdrawal UA"}),
        ("Ukrainian marines forced the surrender of Lyman.", {"Lyman withdrawal RU"}),
        ("Moscow called for the surrender of Trostianets.", set()),
    ],
)
def test_who_surrenders_what_others_force(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Russian forces likely entered Toretsk, and heavy combat goes on in Siversk.", "asserted"),
        ("The army reportedly bypassed Toretsk, fierce street fighting continued in Siversk.", "asserted"),
        ("Russian forces may have entered Toretsk and battles rage in Siversk.", "asserted"),
        ("The army bypassed Toretsk, and reportedly heavy combat goes on in Siversk.", "hedged"),
        ("Heavy combat is reportedly under way in Siversk.", "hedged"),
    ],
)
def test_how_far_a_hedge_reaches(text: str, sure: str) -> None:
    article = Article(id="t", text=text, published=PUBLISHED, language="en")
    assert [c.factuality for c in extract(article) if c.settlement == "Siversk"] == [sure]
