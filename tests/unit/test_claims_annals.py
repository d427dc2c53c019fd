"""How annals of the war tell of settlements: with measures in brackets, on whose word, by battles."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops attacked Huliaipole (a town in the south) with glide bombs.", set()),
        ("Ukrainian troops struck and attacked Tokmak (60 km from the front) using drones.", set()),
        ("Russian troops attacked Huliaipole (a town in the south) and drove on Orikhiv.",
         {"Huliaipole assault RU"}),
        ("Ukrainian marines captured Makarivka (8 km south of Velyka Novosilka) and gained ground there.",
         {"Makarivka capture UA", "Makarivka advance UA part"}),
    ],
)  # fmt: skip
def test_clause_goes_on_behind_brackets(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Citing Ukrainian officers, Reuters reported that Russian forces had taken Toretsk.",
         {("Toretsk capture RU", "UA")}),
        ("Quoting a Russian commander, the newspaper wrote that Russian troops had entered Lyman.",
         {("Lyman advance RU", "RU")}),
        ("Citing a lack of shells, Reuters reported that Russian forces had taken Toretsk.",
         {("Toretsk capture RU", "neutral")}),
        ("Citing a Russian map, Kyiv said that Ukrainian forces held Toretsk.",
         {("Toretsk control UA", "UA")}),
    ],
)  # fmt: skip
def test_who_is_cited_first(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
