"""How papers and news agencies of either side tell of settlements: freed by whom, taken in brackets, where
they lie, who else is spoken of."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian units liberated Torske. The liberation of Zarichne followed.",
         {"Torske capture RU", "Zarichne capture RU"}),
        ("The ministry in Moscow announced the liberation of Torske. Also, the village of Yampil was "
         "liberated on Tuesday.", {"Torske capture RU", "Yampil capture RU"}),
        ("Ukrainian soldiers fled liberated Torske.", {"Torske withdrawal UA", "Torske capture RU"}),
        ("Russia took Lyman in August. Lyman was liberated on Sunday.",
         {"Lyman capture RU", "Lyman capture UA"}),
        ("Ukrainian troops left Lyman in August. Lyman was liberated on Sunday.",
         {"Lyman withdrawal UA", "Lyman capture UA"}),
        ("Ukraine said it had freed Torske. The liberation of Zarichne followed.",
         {"Torske capture UA", "Zarichne capture UA"}),
    ],
)  # fmt: skip
def test_freed_by_whose_side(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia has taken the much-shelled town of Lyman.", {"Lyman capture RU"}),
        ("Russia has taken much of the town of Lyman.", {"Lyman capture RU part"}),
        ("Russian troops captured half of the village of Torske.", {"Torske capture RU part"}),
        ("Russian troops captured all of the village of Torske.", {"Torske capture RU"}),
        ("Russia took the district centre of Vovchansk.", {"Vovchansk capture RU"}),
        ("Russia took the centre of Vovchansk.", {"Vovchansk capture RU part"}),
        ("Kyiv's army has regained land, most recently recapturing control of Lyman.", {"Lyman capture UA"}),
    ],
)  # fmt: skip
def test_whole_or_part(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia's troops took Sumy region's Yunakivka.", {"Yunakivka capture RU"}),
        ("Ukrainian units are encircled in the Donetsk area's Toretsk.", {"Toretsk encirclement RU"}),
        ("The Sumy region's governor said that Russian troops had entered Yunakivka.",
         {"Yunakivka advance RU part"}),
        ("Russian forces took two hamlets in the Sumy region (Novenke and Basivka).",
         {"Novenke capture RU", "Basivka capture RU"}),
        ("Russian forces took a hill near two hamlets (Novenke and Basivka).", set()),
        ("The Melitopol mayor Petro Savchuk was seized on Friday.", set()),
        ("Ukraine holds Kupiansk, with a few dozen Russian soldiers left in its north.",
         {"Kupiansk control UA"}),
        ("The border guards left Kupiansk with their dogs.", {"Kupiansk withdrawal UA"}),
    ],
)  # fmt: skip
def test_where_and_who(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's army beat back Russian advances in Toretsk.", {"Toretsk repel UA"}),
        ("Ukraine's army beat back an attack and made advances in Toretsk.", {"Toretsk advance UA part"}),
        ("Russia says its men repelled three attacks and counterattacks by a Ukrainian brigade near Terny.",
         {"Terny repel RU"}),
        ("Russia claims that it repelled three attacks near Terny.", {"Terny repel RU"}),
        ("The Kremlin said it captured two villages, Torske and Terny.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian soldiers rested after two attacks and counterattacked near Terny.", {"Terny assault RU"}),
    ],
)  # fmt: skip
def test_what_is_beaten_back(text: str, claims: set[str]) -> None:
    assert told(text) == claims
