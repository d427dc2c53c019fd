"""Claims in bulletins: monitors' brackets, staff summaries, channels that call a rumour untrue."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide

_SEIZED = {"Torske capture RU", "Zarichne advance RU"}
PUBLISHED = datetime(2024, 6, 10, tzinfo=UTC)


def told(text: str, side: str = "neutral") -> set[str]:
    article = Article("a", text, PUBLISHED, outlet_side=ClaimantSide(side), language="en")
    return {f"{c.settlement} {c.kind.value} {c.actor.value} {c.factuality.value}" for c in extract(article)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Russian-controlled Melitopol a car blew up.", {"Melitopol control RU"}),
        ("In the Ukrainian-controlled town of Lyman it rained.", {"Lyman control UA"}),
        ('In "DPR"-controlled Horlivka (39km north-east of Donetsk) shots rang.', {"Horlivka control RU"}),
        ("In non-government-controlled Horlivka shots were heard.", {"Horlivka control RU"}),
        ("Near Lyman (government-controlled, 20km north of Torske) a house burned.", {"Lyman control UA"}),
        ("In Lyman (non-government-controlled, 20km north of Torske) a house burned.", {"Lyman control RU"}),
        (
            "In Lyman (20km north of Torske), outside government control, a house burned.",
            {"Lyman control RU"},
        ),
        ("Turnout reached 87% in Russian-held Kherson.", set()),
    ],
)
def test_who_holds_a_place_in_passing(text: str, expected: set[str]) -> None:
    assert told(text) == {f"{claim} asserted" for claim in expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian units forced Ukrainian troops to withdraw from Lyman.", {"Lyman withdrawal UA"}),
        ("Our soldiers forced the occupiers to retreat in the area of Lyman.", {"Lyman repel UA"}),
        ("The defenders made the Russians flee near Lyman.", {"Lyman repel UA"}),
        ("The enemy resumed its offensive and fired artillery at Lyman and Torske.", set()),
        ("The enemy evacuates its wounded from Lyman.", set()),
        ("The enemy stormed Lyman, had no success and retreated.", {"Lyman assault RU"}),
        ("In Lyman and Torske street battles go on.", {"Lyman assault RU", "Torske assault RU"}),
        ("An assault on Lyman ended for the invaders with losses.", {"Lyman assault RU"}),
        ("Lyman was left yesterday.", {"Lyman withdrawal UA"}),
        ("Lyman was left without power.", set()),
        ("The enemy throws reserves into Lyman.", set()),
        ("Families from the plant in Lyman reached Zaporizhzhia.", set()),
        ("The enemy was driven out of Lyman, as footage shows.", {"Lyman capture UA"}),
        ("Units of the Vostok group repelled two AFU attacks near Lyman.", {"Lyman repel RU"}),
        ("Several AFU attacks near Lyman failed.", {"Lyman assault UA"}),
        ("Our troops repelled an attack near Lyman and inflicted losses near Torske.", {"Lyman repel UA"}),
        ("The attempts of the enemy to attack in the Lyman area were unsuccessful.", {"Lyman assault RU"}),
        (
            "We hold the enemy back near Lyman, where the occupiers made nine attempts to break in.",
            {"Lyman repel UA"},
        ),
        ("Control over Lyman has been lost, the governor said.", {"Lyman capture RU"}),
        ("Lyman was shelled; power and water were lost in the city.", set()),
        ("Our units regained lost positions in Lyman.", {"Lyman capture UA"}),
        ("Lyman has been fought over since March.", {"Lyman assault RU"}),
        ("Lyman – still holding.", {"Lyman control UA"}),
        ("All roads out of Lyman are under enemy fire control.", {"Lyman encirclement RU"}),
        ("The last road into Lyman has been severed.", {"Lyman encirclement RU"}),
        ("The road into Lyman is blocked by debris.", set()),
        ("The garrison in Lyman is in operational encirclement.", {"Lyman encirclement RU"}),
        ("The flag of Ukraine was raised over Lyman.", {"Lyman capture UA"}),
        ("In Lyman the enemy has a couple of cellars left.", set()),
        (
            "Our forces took Lyman, Torske, and a stretch of the border.",
            {"Lyman capture UA", "Torske capture UA"},
        ),
        (
            "Russian troops took Lyman and other villages in the Donetsk region as well as Vovchansk.",
            {"Lyman capture RU", "Vovchansk capture RU"},
        ),
        (
            "Four assaults were beaten off: two near Lyman and Torske, one near Zarichne.",
            {f"{x} repel UA" for x in ("Lyman", "Torske", "Zarichne")},
        ),
        ("Russian forces seized Torske (near Lyman), and advanced within Zarichne.", _SEIZED),
        ("The enemy launched air strikes at Lyman and Torske.", set()),
        ("Lyman continues to hold out.", {"Lyman control UA"}),
        ("The enemy attacked in the direction of Lyman – Torske; fighting continues.", set()),
        (
            "Our army took the west of Lyman, while the Russians kept the part east of the railway.",
            {"Lyman capture UA", "Lyman control RU"},
        ),
        ("Lyman is under the control of the Lugansk People's Republic.", {"Lyman control RU"}),
        ("Torske was shelled. Russian troops hold the waste heap northwest of Lyman.", set()),
        ("The enemy regroups its artillery. Near Lyman it went on the attack.", {"Lyman assault RU"}),
        ("Russian forces near Lyman are too weak to resume the offensive.", set()),
        ("In Lyman, where our defenders keep the perimeter defence, it is quiet.", {"Lyman control UA"}),
        ("Lyman had been left three days earlier.", {"Lyman withdrawal UA"}),
        ("The president visited occupied Lyman.", {"Lyman control RU"}),
        ("The enemy reached the line Lyman – Torske.", set()),
        ("Fighting was concentrated around Russian-held Lyman.", {"Lyman assault RU", "Lyman control RU"}),
        ("A depot burned near Russian-held Lyman.", {"Lyman control RU"}),
        ("Heavy fighting has been focused around Lyman.", {"Lyman assault RU"}),
        ("No date for the liberation of Lyman has been named.", set()),
        ("The enemy's attempts at breaking in from Lyman were foiled.", set()),
        ("Reports that the enemy has reached Lyman have not been confirmed.", set()),
        ("Claims that Lyman had fallen could not be verified.", set()),
        ("Our troops repelled attacks near Lyman; Torske came under fire.", {"Lyman repel UA"}),
        ("The enemy made two failed attempts to enter Lyman.", {"Lyman assault RU"}),
        ("The enemy made an unsuccessful attempt to advance in Lyman.", {"Lyman assault RU"}),
        ("Sappers clear the streets of Lyman of mines.", set()),
        ("Lyman is under fire. The town holds.", {"Lyman control UA"}),
        ("The enemy does not control the road Lyman – Torske.", set()),
        ("Lyman, which lies above Torske, stays in Ukrainian hands.", {"Lyman control UA"}),
        (
            "A hundred fighters laid down their arms at the besieged plant in Mariupol.",
            {"Mariupol withdrawal UA"},
        ),
        (
            "The enemy was storming Lyman and Torske, but our guys were holding the towns.",
            {f"{x} {y}" for x in ("Lyman", "Torske") for y in ("assault RU", "control UA")},
        ),
        ("Near Lyman the enemy stormed Torske, was unsuccessful and fell back.", {"Torske assault RU"}),
        (
            "Near Lyman the enemy attempted to dislodge the Azov fighters from their posts.",
            {"Lyman assault RU"},
        ),
        ("Mariupol is in ruins. Our fighters hold out in Azovstal.", {"Mariupol control UA"}),
    ],
)
def test_summaries_of_the_day(text: str, expected: set[str]) -> None:
    assert told(text, "UA") == {f"{claim} asserted" for claim in expected}


@pytest.mark.parametrize(
    "text",
    [
        "There are rumours that the enemy has entered Lyman. This is not true.",
        "Information is being spread that Russian troops are already in Lyman. It is a fake.",
    ],
)
def test_what_is_told_only_to_be_called_untrue(text: str) -> None:
    assert told(text, "UA") == {"Lyman advance RU denied"}


def test_what_is_called_untrue_is_not_what_was_told_before() -> None:
    text = "Fighting goes on in Lyman. Information that Torske is surrounded is not true."
    assert told(text, "UA") == {"Lyman assault RU asserted", "Torske encirclement RU denied"}


def test_a_milblogger_reports() -> None:
    article = Article(
        "a", "Russian troops took Lyman, a Russian milblogger reported.", PUBLISHED, language="en"
    )
    assert [claim.claimant_side for claim in extract(article)] == [ClaimantSide.RU]


def test_another_front_has_its_own_attacker() -> None:
    text = "Ukrainian forces liberated Kherson. Fighting goes on in Vovchansk."
    assert told(text) == {"Kherson capture UA asserted", "Vovchansk assault RU asserted"}


@pytest.mark.parametrize(
    ("text", "side", "expected"),
    [
        ("Enemy channels write that Lyman has fallen.", "UA", {"RU"}),
        ("The enemy claims that it has retaken Lyman.", "RU", {"UA"}),
        ("The army denied that Lyman had fallen.", "neutral", {"UA"}),
        ("Kyiv dismissed the separatists' claims that Lyman had been taken.", "neutral", {"RU", "UA"}),
    ],
)
def test_whose_statement_it_is(text: str, side: str, expected: set[str]) -> None:
    article = Article("a", text, PUBLISHED, outlet_side=ClaimantSide(side), language="en")
    assert {claim.claimant_side.value for claim in extract(article)} == expected


def test_a_second_one_of_a_kind_denies_what_the_first_said() -> None:
    text = "A Russian blogger claimed that Lyman had fallen, but a second blogger refuted this claim."
    assert told(text) == {"Lyman capture RU asserted", "Lyman capture RU denied"}


def test_who_holds_out_is_told_by_who_speaks_and_attacks() -> None:
    text = "The AFU entered Izium. Lyman holds: the BARS volunteers beat off another assault."
    assert "Lyman control RU asserted" in told(text, "RU")
    assert told("Lyman holds.", "RU") == {"Lyman control UA asserted"}


def test_the_city_is_not_where_the_dispatch_was_written() -> None:
    text = 'LUHANSK, June 9. /TASS/. Troops hold half of Toretsk. "The enemy is attacking the city," he said.'
    assert "Luhansk assault UA asserted" not in told(text, "RU")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Our soldiers repelled 12 attacks in the areas of Spirne, Luhansk Region; Terny, Torske, Yampil.",
            {f"{place} repel UA asserted" for place in ("Spirne", "Terny", "Torske", "Yampil")},
        ),
        (
            "The enemy attacked near Terny, Donetsk Region; Spirne and Makiivka, Luhansk Region.",
            {f"{place} assault RU asserted" for place in ("Terny", "Spirne", "Makiivka")},
        ),
        (
            "Ukrainian troops took Terny, Donetsk Region; Torske came under fire.",
            {"Terny capture UA asserted"},
        ),
        (
            "Ukrainian troops took Terny, Donetsk Region; in Torske, the Russians hold on.",
            {"Terny capture UA asserted", "Torske control RU asserted"},
        ),
    ],
)
def test_a_list_goes_on_behind_the_region_of_its_first(text: str, expected: set[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyman, which the invaders deem a key target, is holding on.", {"Lyman control UA asserted"}),
        (
            "Ukrainian troops, whom the Russians had beaten near Terny, took Lyman.",
            {"Lyman capture UA asserted"},
        ),
        ("Scouts, whom the Russians had beaten near Terny, took Lyman.", set()),
        ("Lyman, which is in ruins, is held by the Russians.", {"Lyman control RU asserted"}),
        (
            "Russian troops have blocked Kyiv, Sumy and Chernihiv.",
            {f"{place} encirclement RU asserted" for place in ("Kyiv", "Sumy", "Chernihiv")},
        ),
        ("Russian troops have blocked Kyiv's proposal.", set()),
        ("Russian troops hold several blocks of Kyiv.", {"Kyiv control RU asserted"}),
    ],
)
def test_what_is_told_by_the_way_and_of_the_capital(text: str, expected: set[str]) -> None:
    assert {claim for claim in told(text) if "assault" not in claim} == expected
