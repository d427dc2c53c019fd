"""How daily papers tell of a war: strikes among battles, the news of the day with its background."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The envoy condemned the Russian attack on Chernihiv.", set()),
        ("Ministers were appalled by Russia's attack on Chernihiv.", set()),
        ("Four women have died after Russian attacks on Nikopol.", set()),
        ("An attack on a school in Nikopol drew protests.", set()),
        ("Moscow confirmed an attack on an airbase near Starokostiantyniv.", set()),
        ("A missile hit Dnipro. The block had nine floors. Russia's attack on Dnipro goes on.",
         set()),
        ("Missiles hit Dnipro on Tuesday. Windows broke. Russia's attack on Vuhledar goes on.",
         {"Vuhledar assault RU"}),
        ("Shells fell on Toretsk. Russian infantry then launched an attack on Toretsk.",
         {"Toretsk assault RU"}),
        ("Shells fell on Toretsk. Clashes went on as the attack on Toretsk was renewed.",
         {"Toretsk assault RU"}),
        ("Russian troops continued their attack on the bridge in Bakhmut.", {"Bakhmut assault RU"}),
        ("Moscow denounced the sanctions. Its troops went on with the attack on Lyman.",
         {"Lyman assault RU"}),
    ],
)  # fmt: skip
def test_attacks_that_are_strikes(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's army has withdrawn from Soledar. Its capture opens the road west.",
         {"Soledar withdrawal UA", "Soledar capture RU"}),
        ("A depot in the occupied port of Berdiansk was destroyed by Ukrainian forces.",
         {"Berdiansk control RU"}),
        ("Berdiansk, occupied by Russian forces, was struck.", {"Berdiansk control RU"}),
        ("The medic was seized by Russian troops during the siege of Izium.", set()),
        ("The siege of Izium goes on.", {"Izium encirclement RU"}),
        ("“The word of the invaders in that part of Soledar which they sadly hold is law,” Zelensky said.",
         {"Soledar control RU part"}),
        ("Days after Russia invaded Ukraine its troops surrounded Sumy.", {"Sumy encirclement RU"}),
        ("Russia's troops, who had fought the Ukrainians, left Sumy.", {"Sumy withdrawal RU"}),
    ],
)  # fmt: skip
def test_whose_forces_it_was(text: str, claims: set[str]) -> None:
    assert told(text) == claims
