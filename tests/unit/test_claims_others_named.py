"""Claims where others are named beside those who act: which of them that is, and what a list calls cities."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # forces that a participle only describes are still those who act
        ("In the east, advancing Russian infantry, covered by drones, captured Ocheretyne.",
         {"Ocheretyne capture RU"}),
        ("By night, attacking Russian units, some on foot, entered Lyptsi.", {"Lyptsi advance RU part"}),
        ("Russian soldiers by the river, facing Ukrainian marines, captured Krynky.", {"Krynky capture RU"}),
        ("The 4th brigade, fighting Russian paratroopers, still holds Toretsk.", {"Toretsk control UA"}),
        # others count a unit among theirs only where nothing else stands between
        ("Unlike the Russian troops, the 4th brigade has entered Toretsk.", {"Toretsk advance UA part"}),
        ("Outflanking Russian troops, the 4th brigade captured Toretsk.", {"Toretsk capture UA"}),
        ("With Russian forces nearby the 93rd brigade took Toretsk.", {"Toretsk capture UA"}),
        ("Russian forces, together with the 4th brigade, took Toretsk.", {"Toretsk capture RU"}),
        # where forces go on to others, the place is not left to these
        ("Withdrawing from Krynky to join Ukrainian forces on the far bank, the marines lost boats.",
         {"Krynky withdrawal UA"}),
        ("Abandoning Toretsk to the Russians, the garrison moved west.", {"Toretsk withdrawal UA"}),
        ("Abandoning Toretsk to the Russians has hurt morale.", {"Toretsk withdrawal UA"}),
        ("Leaving Toretsk to the Russian troops is no option.", set()),
        # whose efforts they are may be told behind them
        ("Efforts to recapture Toretsk by Russian forces continue.", {"Toretsk assault RU"}),
        ("Efforts to recapture Toretsk continue.", {"Toretsk assault UA"}),
        ("Attempts to regain Sudzha are going on, the governor said.", {"Sudzha assault RU"}),
        ("Attempts to regain Kherson are going on, the governor said.", {"Kherson assault UA"}),
        # "they" may be either, where both are named
        ("The Ukrainians hit the Russians hard. They abandoned Robotyne.", set()),
        ("The Russians regroup. They have taken Robotyne.", {"Robotyne capture RU"}),
    ],
)  # fmt: skip
def test_which_of_those_named_acts(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces hold the cities of Berdiansk, Luhansk and Donetsk.",
         {"Berdiansk control RU", "Luhansk control RU", "Donetsk control RU"}),
        ("Russia holds the city of Mariupol and most of Luhansk and Donetsk.", {"Mariupol control RU"}),
        ("Russian forces captured the villages of Zhelanne and Novoselivka, Donetsk.",
         {"Zhelanne capture RU", "Novoselivka capture RU"}),
    ],
)  # fmt: skip
def test_which_names_of_a_list_are_cities(text: str, claims: set[str]) -> None:
    assert told(text) == claims
