"""How reporters tell of settlements in passing: by a plant, by where the town lies, since when."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The enemy keeps storming the Azovstal plant.", {"Mariupol assault RU part"}),
        ("Ukrainian marines hold only the Azot chemical works.", {"Sievierodonetsk control UA part"}),
        ("Hundreds of soldiers are still trapped in Azovstal by the Russian army.",
         {"Mariupol encirclement RU part"}),
        ("Azovstal made rails and beams. Its owner has sued.", set()),
        ("Shells fell on the Azot plant at noon.", set()),
    ],
)  # fmt: skip
def test_plant_with_a_name_of_its_own(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Toretsk lies in ruins. Russian troops have captured the eastern town.", {"Toretsk capture RU"}),
        ("Toretsk lies in ruins. Russian troops have captured the eastern part of the town.",
         {"Toretsk capture RU part"}),
        ("Toretsk lies in ruins. Russian troops have captured the besieged mining town.",
         {"Toretsk capture RU", "Toretsk encirclement RU"}),
        ("Toretsk lies in ruins. Russian troops are fighting for the ravaged northern town.",
         {"Toretsk assault RU"}),
        ("Toretsk lies in ruins. Russian troops have captured another besieged eastern town.", set()),
    ],
)  # fmt: skip
def test_town_told_by_where_it_lies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops attacked the mine as a first convoy of refugees reached Lyman.", set()),
        ("Russian troops shelled the road while villagers entered Lyman.", set()),
        ("Russian soldiers cheered as a column of Russian tanks reached Lyman.",
         {"Lyman advance RU part"}),
        ("Russian troops have gained no ground since taking Torske on Monday.", {"Torske capture RU"}),
        ("Russian troops have gained no ground since the seizure of Torske on Friday.",
         {"Torske capture RU"}),
        ("Russian troops have gained no ground since taking Torske.", set()),
    ],
)  # fmt: skip
def test_civilians_on_the_move_and_since_when(text: str, claims: set[str]) -> None:
    assert told(text) == claims
