"""Claims that take more than a sentence, or more than a plain clause, to be told."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import told

PUBLISHED = datetime(2024, 6, 10, tzinfo=UTC)


def said(text: str) -> set[str]:
    found = extract(Article("a", text, PUBLISHED, language="en"))
    return {f"{c.settlement} {c.kind.value} {c.claimant_side.value}" for c in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyman burns. Its mayor said the attackers had entered the town.", {"Lyman advance RU"}),
        ("Lyman burns. Its mayor said the attackers were already in several streets.", {"Lyman advance RU"}),
        ("Lyman burns. The governor said street fighting had broken out there.", {"Lyman assault RU"}),
        ("Lyman burns. Everything east of the river is in Russian hands.", {"Lyman control RU"}),
        ("Lyman burns. The fighting is on the outskirts.", {"Lyman assault RU"}),
        (
            "Lyman burns. The army in Kyiv said several hundred Russian soldiers had been surrounded there.",
            {"Lyman encirclement UA"},
        ),
        (
            "Ukrainian troops left Lyman, which shielded Kramatorsk. The Russians have entered the town.",
            {"Lyman withdrawal UA", "Lyman advance RU"},
        ),
        (
            "The Russians are pressing on Torske. Border guards repelled two attacks near Lyman.",
            {"Torske assault RU", "Lyman repel UA"},
        ),
        ("Lyman burns. But its capture let the infantry move on.", {"Lyman capture RU"}),
        ("Lyman burns. Its loss was confirmed by the Ukrainian army.", {"Lyman capture RU"}),
        ("Lyman burns. The mayor says troops have entered the town.", {"Lyman advance RU"}),
        (
            "Russian troops shelled Odesa. In the east, they took Lyman, the local governor acknowledged.",
            {"Lyman capture RU"},
        ),
        (
            "Ukraine's army drove the Russians out of two villages. It named them as Lyman and Torske.",
            {"Lyman capture UA", "Torske capture UA"},
        ),
        (
            "Wagner took Lyman and Torske. The settlements are under Russian control.",
            {"Lyman capture RU", "Torske capture RU", "Lyman control RU", "Torske control RU"},
        ),
    ],
)
def test_goes_on_about_the_place_spoken_of(text: str, expected: set[str]) -> None:
    assert {claim.removesuffix(" part") for claim in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In Lyman, Russian marines who arrived a day ago, and whom nobody expected, have advanced.",
            {"Lyman advance RU"},
        ),
        ("Russian forces entered the quarry on the southern outskirts of Lyman.", {"Lyman advance RU"}),
        ("Ukrainian forces advanced up to the outskirts of Lyman.", {"Lyman advance UA"}),
        ("Russia took Torske village and most of Lyman.", {"Torske capture RU", "Lyman capture RU"}),
        (
            "Ukrainian troops in the hilltop town of Lyman have held out for almost a year.",
            {"Lyman control UA"},
        ),
        ("Torske and Lyman have withstood three attacks.", {"Torske repel UA", "Lyman repel UA"}),
        ("Akhmat fighters have finished the clearing of Lyman.", {"Lyman capture RU"}),
        ("The enemy tried to breach the defence of our troops near Lyman.", {"Lyman assault RU"}),
        ("Five attacks on the positions of our troops near Lyman have been stopped.", {"Lyman repel UA"}),
        ("Two attacks on Ukrainian positions near Lyman were repelled.", {"Lyman repel UA"}),
        (
            "It is tense near Lyman, where the enemy, with the support of aviation, carried out 38 assaults.",
            {"Lyman assault RU"},
        ),
        ("Russian troops took the small, ruined town of Lyman.", {"Lyman capture RU"}),
        ("Russian troops took the largely deserted, low-lying town of Lyman.", {"Lyman capture RU"}),
        ("Ukrainian troops drove pro-Russian rebels out of Lyman.", {"Lyman capture UA"}),
        ("The enemy tried 14 times to advance near Lyman.", {"Lyman assault RU"}),
        ("Clashes with the enemy continue near Lyman.", {"Lyman assault RU"}),
        (
            "Our men stopped the enemy near Torske and drove it out of Lyman.",
            {"Torske repel UA", "Lyman capture UA"},
        ),
        ("The governor named four villages that are occupied, among them Torske.", {"Torske control RU"}),
        (
            "Russia took Torske, a village on the Kupiansk front, and Lyman.",
            {"Torske capture RU", "Lyman capture RU"},
        ),
        (
            "It was said on September 10 that the villages of Torske and Lyman had fallen.",
            {"Torske capture RU", "Lyman capture RU"},
        ),
        ("Lyman, which had 500 residents before the war, has been abandoned.", {"Lyman withdrawal UA"}),
        (
            "Two attempts by the enemy to restore its lost positions near Lyman were cut short.",
            {"Lyman repel UA"},
        ),
        (
            "Assault actions were recorded in the settlements of Torske and Lyman.",
            {"Torske assault RU", "Lyman assault RU"},
        ),
        (
            "Lyman: Russian troops are in the centre, the Ukrainians hold the west.",
            {"Lyman advance RU", "Lyman control UA"},
        ),
        ("The noose around Lyman is tightening.", {"Lyman encirclement RU"}),
        (
            "In Lyman, Ukrainian soldiers, many of them wounded, are still inside the steelworks.",
            {"Lyman control UA"},
        ),
        ("The flag of Ukraine is back over Lyman.", {"Lyman control UA"}),
        ("Three people were killed in what the mayor called the heaviest attack on Lyman.", set()),
        ("Missiles knocked out power; in Lyman, many were left without water.", set()),
        ("Russia annexed four regions, including the cities of Kherson and Lyman.", set()),
        (
            "It is not clear who is under the plant, the last part of Lyman in Ukrainian hands.",
            {"Lyman control UA"},
        ),
        ("In Lyman, Russian soldiers are digging in.", {"Lyman control RU"}),
        ("Of the Ukrainian soldiers 53 were in hospital in Novoazovsk.", set()),
        (
            "Russia took Dibrova and two more villages on the Kupiansk front, Torske and Lyman.",
            {"Dibrova capture RU", "Torske capture RU", "Lyman capture RU"},
        ),
        (
            "Russia took two villages on the Kupiansk front, Torske and Lyman.",
            {"Torske capture RU", "Lyman capture RU"},
        ),
        ("Torske fell on Monday, Lyman on the same day.", {"Torske capture RU", "Lyman capture RU"}),
        ("Ukrainian soldiers have Russian infantry surrounded in Lyman.", {"Lyman encirclement UA"}),
        (
            "They closed the ring around Lyman by taking Torske, the rebels said.",
            {"Lyman encirclement RU", "Torske capture RU"},
        ),
        (
            "Our men repelled five attacks near Torske, nine near Lyman.",
            {"Torske repel UA", "Lyman repel UA"},
        ),
        ("Lyman was attacked from several directions; debris fell in its centre.", set()),
        ("The commander told his troops to storm Lyman.", set()),
        ("The mayor of Lyman, seized last week, has been freed.", set()),
        ("Russian units were pressing towards the highway linking Lyman and Torske.", set()),
        ("Kyiv said the first ship to use its temporary corridor had left Odesa.", set()),
    ],
)
def test_binds_over_what_stands_between(text: str, expected: set[str]) -> None:
    assert {claim.removesuffix(" part") for claim in told(text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A Russian blogger said Ukraine holds Lyman, while another denied that the town had fallen.",
            {"Lyman control RU", "Lyman capture RU"},
        ),
        (
            "Some Russian bloggers said Ukraine holds Lyman. Others said that Torske is lost.",
            {"Lyman control RU", "Torske capture RU"},
        ),
        (
            "The institute said Russia holds Lyman. Others said that Ukrainian troops hold Torske.",
            {"Lyman control neutral", "Torske control neutral"},
        ),
    ],
)
def test_another_of_the_same_kind_speaks(text: str, expected: set[str]) -> None:
    assert said(text) == expected
