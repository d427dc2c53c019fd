"""How digests of the front and its battles tell of settlements: footholds, shares, losses, doings."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import PUBLISHED, told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian sources said the Ukrainian bridgehead at Krynky had been destroyed.", set()),
        ("The Russian foothold in Vovchansk has been eliminated.", set()),
        ("Russian marines destroyed the Ukrainian bridgehead in Krynky.", set()),
        ("Ukrainian marines keep a bridgehead in Krynky.", {"Krynky control UA part"}),
        ("Ukrainian troops hold a foothold in Krynky.", {"Krynky control UA part"}),
        ("Ukrainian troops hold Krynky.", {"Krynky control UA"}),
        ("Russian troops in Vovchansk are facing encirclement.", set()),
        ("The garrison of Vuhledar faces complete encirclement.", set()),
        ("The band at Lyman included clerks as well as retired officers.", set()),
        ("Ukrainian troops retired from Lyman.", {"Lyman withdrawal UA"}),
    ],
)  # fmt: skip
def test_what_is_held_no_longer_or_not_yet_lost(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russian army controls 80 percent of Toretsk.", {"Toretsk control RU part"}),
        ("Wagner holds 80% of Toretsk.", {"Toretsk control RU part"}),
        ("Sources said 20% or more of Lyman had been recaptured.", {"Lyman capture UA part"}),
        ("Half or more of Lyman had been recaptured.", {"Lyman capture UA part"}),
        ("Russian troops fully control the territory of Vuhledar.", {"Vuhledar control RU"}),
        ("Russian troops hold part of the territory of Vuhledar.", {"Vuhledar control RU part"}),
    ],
)  # fmt: skip
def test_how_much_is_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The battle ended on Friday, with Ukrainian forces liberating all of Lyman.", {"Lyman capture UA"}),
        ("Footage shows Ukrainian forces clearing Lyman.", {"Lyman advance UA part"}),
        ("Ukrainian forces are liberating Lyman.", {"Lyman advance UA part"}),
        ("Reports emerged of Lyman being captured by Ukraine.", {"Lyman capture UA"}),
        ("Lyman is being captured by Ukrainian troops.", {"Lyman advance UA part"}),
        ("Officers are quietly searching occupied Horlivka for deserters.", {"Horlivka control RU"}),
        ("Russian troops who were there occupied Horlivka.", {"Horlivka capture RU"}),
    ],
)  # fmt: skip
def test_what_is_under_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian forces stopped a Russian attack from Kherson toward Mykolaiv.", set()),
        ("Ukrainian forces stopped a Russian attack on Lyman.", {"Lyman repel UA"}),
        ("The exit of Ukrainian troops from Lyman, and the seizure of Yampil by the enemy, were confirmed.",
         {"Lyman withdrawal UA", "Yampil capture RU"}),
        ("The capture of Yampil and encirclement of Lyman by Ukrainian troops went on.",
         {"Yampil capture UA", "Lyman encirclement UA"}),
        ("Ukraine's minister accused Russian troops of looting after capturing Toretsk.",
         {"Toretsk capture RU"}),
        ("Russian forces began setting up an office in Popasna and continued to advance westward.", set()),
        ("Russian forces attacked in Toretsk and advanced 200 meters.",
         {"Toretsk assault RU", "Toretsk advance RU part"}),
        ("The enemy advanced in Toretsk and Druzhba. The enemy was pushed back in Toretsk.",
         {"Toretsk advance RU part", "Druzhba advance RU part"}),
        ("The enemy attacked Toretsk and Druzhba. The enemy was pushed back.",
         {"Toretsk repel UA", "Druzhba repel UA"}),
    ],
)  # fmt: skip
def test_whose_deed_and_where(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The enemy admitted the loss of Lyman.", {("Lyman capture UA", "RU")}),
        ("Russian sources reported the loss of Lyman.", {("Lyman capture UA", "RU")}),
        ("Ukrainian sources reported the loss of Toretsk.", {("Toretsk capture RU", "UA")}),
        ("The General Staff said that the enemy had left Lyman.", {("Lyman withdrawal RU", "UA")}),
    ],
)  # fmt: skip
def test_whose_loss_a_party_tells_of(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Russian forces likely took Yampil during the assault on Lyman.", "asserted"),
        ("Ukrainian forces likely lost tanks during a battle in Lyman.", "hedged"),
        ("Russian forces probably continued the assault on Lyman.", "hedged"),
    ],
)
def test_what_a_hedge_reaches(text: str, factuality: str) -> None:
    found = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert [str(c.factuality) for c in found if c.settlement == "Lyman"] == [factuality]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian troops took Lyman, Dudchany on the shore of the Kakhovka Reservoir, Maiske and Chervone.",
         {"Lyman capture UA", "Dudchany capture UA", "Maiske capture UA", "Chervone capture UA"}),
        ("Russian forces took Lyman on the eastern front, Siversk has held out.",
         {"Lyman capture RU", "Siversk control UA"}),
        ("The government said that its forces had begun a counteroffensive near Mykolaiv and captured the"
         " town of Posad-Pokrovske, Ukrainian control of the town was confirmed.",
         {"Mykolaiv assault UA", "Posad-Pokrovske capture UA", "Posad-Pokrovske control UA"}),
        ("The troops had freed half of the city. The Lysychansk-Sievierodonetsk road is shelled.", set()),
    ],
)  # fmt: skip
def test_which_places_are_meant(text: str, claims: set[str]) -> None:
    assert told(text) == claims
