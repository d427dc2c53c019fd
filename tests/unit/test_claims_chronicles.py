"""What articles tell of old, though not every sentence says when, and what they tell that never was."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("On 3 May, Russian troops neared Torske. An officer said the enemy had captured Terny.", set()),
        ("The battle of Terny was hard fought. By 9 May, the last tanks had come. Fighting in Yampil went"
         " on until dark.", set()),
        ("Russian troops stormed Terny. In May 2022 a bridge fell. In June 2022 the school burned. In July"
         " 2022 nobody was left.", set()),
        ("On 3 May, Russian troops neared Torske. Terny is under Russian control.",
         {"Terny control RU"}),
        ("On 3 May, Russian troops neared Torske. The Ukrainian army holds Terny.",
         {"Terny control UA"}),
        ("On 3 May, Russian troops neared Torske. On Tuesday they captured Terny.",
         {"Terny capture RU"}),
        ("On 3 May, Russian troops neared Torske. On 14 September, a convoy came. The Russians captured"
         " Terny.", {"Terny capture RU"}),
    ],
)  # fmt: skip
def test_articles_that_tell_only_of_old(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Terny lost power and water.", set()),
        ("The Ukrainians lost Terny.", {"Terny capture RU"}),
        ("The army has gathered its combat power around Terny.", set()),
        ("There was combat around Terny.", {"Terny assault RU"}),
        ("In Terny it did not gain any traction.", set()),
        ("The attack orders for Terny were signed.", set()),
        ("Success hinges on the capture of Terny.", set()),
        ("A colonel issued a plea to storm Terny.", set()),
        ("Terny escaped the worst of the onslaught.", set()),
        ("Crews were finishing a runway beside the Antonov works.", set()),
    ],
)
def test_words_of_war_that_tell_of_no_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims
