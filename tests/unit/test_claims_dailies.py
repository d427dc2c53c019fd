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
