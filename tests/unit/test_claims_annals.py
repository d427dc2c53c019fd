"""How annals of the war tell of settlements: with measures in brackets, on whose word, by battles."""

import pytest

from tests.unit.claims_told import told, untagged, voiced


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


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine wants Lyman back. Rockets fell on trenches in Huliaipole, but the Ukrainians repelled the"
         " Russian offensive.", {"Huliaipole repel UA"}),
        ("Russian columns rolled up to Torske, but were driven back.", {"Torske repel UA"}),
        ("Shells rained on Torske, but the defenders held off the enemy.", {"Torske repel UA"}),
        ("Ukrainian forces reached the border near Kharkiv while pushing back Russian units.", set()),
        ("Ukraine has few shells in Torske. The Russian attacks were beaten back.", set()),
    ],
)  # fmt: skip
def test_beaten_back_where_the_sentence_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Nearly 70% of Toretsk is held by Russian troops.", "asserted"),
        ("Almost 40 percent of Toretsk has been captured by Russia.", "asserted"),
        ("Russian troops have almost captured Toretsk.", "hedged"),
        ("Reportedly, 70% of Toretsk is held by Russian troops.", "hedged"),
    ],
)
def test_degree_that_is_no_doubt(text: str, factuality: str) -> None:
    assert [c.factuality for c in untagged(text)] == [factuality]
