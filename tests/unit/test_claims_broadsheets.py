"""How broadsheets tell of a war: who claims what in long sentences, fighting told by the way."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bitter battles continue to rage for Lyman.", {"Lyman assault RU"}),
        ("Skirmishes and clashes continue to be fought in Torske and Zarichne.",
         {"Torske assault RU", "Zarichne assault RU"}),
        ("Fighting continues to be reported near Lyman.", {"Lyman assault RU"}),
        ("The invaders were “hopelessly stuck” in street fighting for Vuhledar, Ivan Koval said.",
         {"Vuhledar assault RU"}),
        ("Two Russian regiments are mired in the battle for Vuhledar.", {"Vuhledar assault RU"}),
        ("The Russians are using motorcycles in their assault on Lyman.", {"Lyman assault RU"}),
        ("Russia has committed two more brigades in its assault on Lyman.", {"Lyman assault RU"}),
        ("Russian forces suffered crippling losses in assaults on Vuhledar.", {"Vuhledar assault RU"}),
        ("Russia has massed reserves for its assault on Lyman.", set()),
        ("Russia killed nine people in its attacks on Nikopol.", set()),
        ("Mediators were stuck in talks after the battle of Lyman.", set()),
        ("A convoy of aid was stuck in Lyman.", set()),
    ],
)  # fmt: skip
def test_fighting_that_is_told_by_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's troops retook the surrounding hamlets of Torske and Zarichne.",
         {"Torske capture UA", "Zarichne capture UA"}),
        ("The Russians seized a dozen surrounding villages, including Torske.", {"Torske capture RU"}),
        ("Russian troops surrounding Lyman fired at it.", set()),
        ("Russian forces took Torske and approached Lyman.", {"Torske capture RU"}),
        ("Russian forces stormed Torske and bypassed Lyman.", {"Torske assault RU"}),
        ("Russian forces took Torske and devastated Lyman.", {"Torske capture RU", "Lyman capture RU"}),
        ("There was no encirclement or blockade of Lyman and Torske.",
         {"Lyman encirclement RU denied", "Torske encirclement RU denied"}),
        ("The liberation of Torske in the Luhansk republic (LPR) by Russia's Battlegroup West goes on.",
         {"Torske capture RU"}),
        ("The capture of Torske (a village shelled by Ukrainian gunners) is a fact.", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_which_places_and_whose_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Chechen volunteers claim to have taken Torske.", {("Torske capture RU", "RU")}),
        ("Wagner, a private army of convicts, claims to have taken Torske.",
         {("Torske capture RU", "RU")}),
        ("The Kremlin, after a year of setbacks, claims to control Torske.", {("Torske control RU", "RU")}),
        ("The Russians, said to hold Torske, were shelled.", {("Torske control RU", "neutral")}),
        ("Kyiv previously denied that Torske had been lost.", {("Torske capture RU denied", "UA")}),
        ("Moscow had previously claimed that its troops took Torske.", {("Torske capture RU", "RU")}),
        ("Moscow said that its troops previously took Torske.", set()),
        ("Petro, one of the crew, denies that Russia has taken Torske.",
         {("Torske capture RU denied", "neutral")}),
        ("Ukrainian soldiers have cleared a quarter of Torske in Luhansk Oblast of Russian troops, although "
         "danger remains, says Ivan Koval, a spokesman for the brigade.", {("Torske capture UA", "UA")}),
        ("The farmer, Ivan Koval, said Torske had fallen.", {("Torske capture RU", "neutral")}),
    ],
)  # fmt: skip
def test_who_says_so_in_long_sentences(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
