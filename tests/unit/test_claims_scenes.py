"""How features and reportage tell of a settlement: one sentence names it, the next ones go on about it."""

import pytest

from tests.unit.claims_told import told, voiced

_TOPIC = "Toretsk is a mining town of 30,000 people."


@pytest.mark.parametrize(
    ("status", "claims"),
    [
        ("Ukrainian troops remain on the western edge.", {"Toretsk control UA part"}),
        ("Only the hospital district is still held by Ukrainian soldiers.", {"Toretsk control UA part"}),
        ("Small groups of Russians are hiding in the ruins of the centre.", {"Toretsk control RU part"}),
        ("The town is being attacked from three sides.", {"Toretsk assault RU"}),
        ("It has been under attack for three months.", {"Toretsk assault RU"}),
        ("Russian soldiers have entered the suburbs.", {"Toretsk advance RU part"}),
        ("Now the Russians are in charge there.", {"Toretsk control RU"}),
        ("Ukrainian soldiers fight for every house.", {"Toretsk assault RU"}),
        ("The hospital was evacuated, and so were two schools.", set()),
        ("The Russian army has made progress to the west of it.", set()),
        ("The Russians hold the east, and the Ukrainians the west.",
         {"Toretsk control RU part", "Toretsk control UA part"}),
        ("The Russians hold the eastern part of the town, the Ukrainians the western one.",
         {"Toretsk control RU part", "Toretsk control UA part"}),
    ],
)  # fmt: skip
def test_the_state_of_the_town_spoken_of(status: str, claims: set[str]) -> None:
    assert told(f"{_TOPIC} {status}") == claims


@pytest.mark.parametrize("ended", ["", " in Luhansk region"])
@pytest.mark.parametrize(
    "held", ["that Ukraine still holds", "still held by Ukraine", "under Ukrainian control"]
)
def test_the_last_town_that_is_held(ended: str, held: str) -> None:
    assert told(f"Lysychansk is the last town{ended} {held}.") == {"Lysychansk control UA"}


@pytest.mark.parametrize(
    "before",
    [
        "Vitalii, an infantryman with the 15th brigade, came out of Toretsk on Monday.",
        "Vitalii is a drone operator in Toretsk.",
        "Vitalii has been in Toretsk for two months. He is a sapper.",
        "The head of the town's administration in Toretsk, Ivan Bondar, sleeps little.",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "He said the town had fallen.",
        '"The town has fallen," he says.',
        "According to him, the town has fallen.",
        "The town, he said, had fallen.",
    ],
)
def test_somebody_is_introduced_and_then_speaks(before: str, said: str) -> None:
    assert voiced(f"{before} {said}") == {("Toretsk capture RU", "UA")}


def test_who_denies_the_claim_of_another_is_not_that_other() -> None:
    text = "The mayor of Bakhmut sighed. He denied Moscow's claim that the town had fallen."
    assert voiced(text) == {("Bakhmut capture RU", "RU"), ("Bakhmut capture RU denied", "UA")}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Our troops knocked the enemy out of Klishchiivka.", {"Klishchiivka capture UA"}),
        ("Ukrainian troops have repelled dozens of assaults on Toretsk.", {"Toretsk repel UA"}),
        ("The occupiers try to dislodge them and storm Krynky every day.", {"Krynky assault RU"}),
        ("Moscow says men of the 36th Brigade have surrendered in Mariupol.", {"Mariupol withdrawal UA"}),
        ("Chernihiv is in effect surrounded.", {"Chernihiv encirclement RU"}),
    ],
)
def test_who_acts_on_whom(text: str, claims: set[str]) -> None:
    assert told(text) == claims
