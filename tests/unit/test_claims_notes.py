"""Claims in map-watchers' notes and chronologies: states without a verb, headings of lists, offices of a
place."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Claim
from services.domain.models.sides import ClaimantSide

PUBLISHED = datetime(2024, 6, 10, tzinfo=UTC)


def claims(text: str, outlet: str = "") -> list[Claim]:
    return extract(Article("a", text, PUBLISHED, outlet=outlet, language="en"))


def told(text: str) -> set[str]:
    return {f"{c.settlement} {c.kind.value} {c.actor.value} {c.factuality.value}" for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lyman: Russian. Torske: contested.", {"Lyman control RU", "Torske assault RU"}),
        ("Lyman – ours. Torske – theirs.", {"Lyman control UA", "Torske control RU"}),
        (
            "Lyman (Russian-held), Torske (contested).",
            {"Lyman control RU", "Torske assault RU"},
        ),
        ("Lyman, Torske, Zarichne: Ukrainian.", {f"{x} control UA" for x in ("Lyman", "Torske", "Zarichne")}),
        ("Lyman: retaken.", {"Lyman capture UA"}),
        ("Liberated: Lyman, Torske, Zarichne.", {f"{x} capture UA" for x in ("Lyman", "Torske", "Zarichne")}),
        ("Lost this week: Lyman and Torske.", {"Lyman capture RU", "Torske capture RU"}),
        ("Controlled by Russia: Lyman, Torske.", {"Lyman control RU", "Torske control RU"}),
        ("Lyman and Torske remain with the Russians.", {"Lyman control RU", "Torske control RU"}),
        ("Torske is still a grey zone.", {"Torske assault RU"}),
        (
            "Lyman – fighting in the southern half; Torske – Ukrainian, assault beaten off.",
            {"Lyman assault RU", "Torske control UA", "Torske repel UA"},
        ),
        ("Lyman: enemy attempts to enter from the east.", {"Lyman assault RU"}),
        ("Russian forces are in control of 50 to 60 percent of Lyman.", {"Lyman control RU"}),
        ("The Ukrainians were pushed back near Lyman.", {"Lyman repel RU"}),
        ("80 percent of the Ukrainian garrison has left Lyman.", {"Lyman withdrawal UA"}),
        ("Insurgents left Lyman. The army enters the city.", {"Lyman withdrawal RU", "Lyman advance UA"}),
        ("Lyman, just west of Torske, changed hands.", {"Lyman capture RU"}),
        ("Lyman and Torske are back under control.", {"Lyman control UA", "Torske control UA"}),
        (
            "Ukrainian tanks reached Lyman and Torske, and by the evening both were in Ukrainian hands.",
            {f"{x} {y} UA" for x in ("Lyman", "Torske") for y in ("advance", "control")},
        ),
        (
            "Ukrainian troops entered Lyman and took Torske. Zarichne fell the next day.",
            {"Lyman advance UA", "Torske capture UA", "Zarichne capture UA"},
        ),
        ("Torske fell. Lyman: the steel plant stays Ukrainian.", {"Torske capture RU", "Lyman control UA"}),
        ("Russians attacked Lyman, where their advance was halted.", {"Lyman repel UA"}),
        ("Russian forces used a gas pipe to get into Lyman.", {"Lyman advance RU"}),
        (
            "Lyman fell. A spokesman said fighting for it was still going on.",
            {"Lyman capture RU", "Lyman assault RU"},
        ),
        ("Russians hold Lyman. They have cut the last road.", {"Lyman control RU", "Lyman encirclement RU"}),
        ("Units are in Lyman and around Torske; videos show them walking through the centre.", set()),
        ("Zarichne is under Russian control, Torske also.", {"Zarichne control RU", "Torske control RU"}),
        ("Russians took Zarichne, and Torske also came under fire.", {"Zarichne capture RU"}),
        ("Lyman: Russian-held, lost by Ukraine last winter.", {"Lyman control RU"}),
        (
            "Lyman is lost for the Russians. Torske fell on Thursday.",
            {"Lyman capture UA", "Torske capture UA"},
        ),
        ("Russia's defence ministry claims control of Lyman.", {"Lyman control RU"}),
        ("In Lyman the invaders set up a base at the railway station.", {"Lyman control RU"}),
        (
            "Lyman and Torske are among the villages freed last week.",
            {"Lyman capture UA", "Torske capture UA"},
        ),
        ("Ukrainian forces entered the abandoned positions in Lyman.", set()),
        ("Changes: Russian advances into Lyman.", {"Lyman advance RU"}),
        ("Areas of intense fighting: Lyman, Torske.", {"Lyman assault RU", "Torske assault RU"}),
        (
            "Russia took Lyman. Moscow reported its capture, together with Torske.",
            {"Lyman capture RU", "Torske capture RU"},
        ),
        (
            "Ukrainian forces drove the Russians out of Lyman after they had entered it.",
            {"Lyman capture UA", "Lyman advance RU"},
        ),
        ("Lyman and Torske firmly Ukrainian.", {"Lyman control UA", "Torske control UA"}),
        ("Confirmed Ukrainian presence: Lyman, Torske.", {"Lyman control UA", "Torske control UA"}),
        ("Lyman is half lost.", {"Lyman capture RU"}),
        ("The brigade held Lyman for two years.", set()),
        ("Residents blocked the road into Lyman.", set()),
        (
            "The Ukrainian counteroffensive north of Torske pushed Russian defenders from Lyman.",
            {"Lyman capture UA"},
        ),
        (
            "The drive is towards Lyman, where Russian troops have entered the outskirts.",
            {"Lyman advance RU"},
        ),
        ("Lyman marked as Russian, Torske marked as grey.", {"Lyman control RU", "Torske assault RU"}),
        (
            "Lyman is gone, Russians reached Zarichne. Torske too.",
            {"Lyman capture RU", "Zarichne advance RU", "Torske capture RU"},
        ),
        ("Russia's lines have shortened. Its troops remain in control of Lyman.", {"Lyman control RU"}),
        ("Expanded Russian control in Lyman.", {"Lyman advance RU"}),
        ("Lyman: Russians in the eastern districts.", {"Lyman advance RU"}),
        ("Lyman: Russian troops in the town shelled a bus.", set()),
        ("Russian troops in Lyman", set()),
        ("Grey: Lyman, Torske.", {"Lyman assault RU", "Torske assault RU"}),
        ("Lyman continued to be held by the 58th brigade.", {"Lyman control UA"}),
        ("Lyman, liberated by Ukraine in July 2022, was attacked again.", {"Lyman assault RU"}),
        ("Russia took Lyman. He said that it had retaken 86 percent of the territory.", {"Lyman capture RU"}),
        ("Lyman: the Russians hold the eastern outskirts.", {"Lyman control RU"}),
        (
            "Russians hold Lyman since April and Torske since last week.",
            {"Lyman control RU", "Torske control RU"},
        ),
        ("Lyman: Russian soldiers filmed on the western edge.", {"Lyman advance RU"}),
        ("Lyman (Ukrainian: Лиман; Russian: Лиман) is a city.", set()),
        ("Lyman — Russian troops shelled the town.", set()),
    ],
)
def test_notes(text: str, expected: set[str]) -> None:
    assert told(text) == {f"{claim} asserted" for claim in expected}


def test_latter() -> None:
    found = told("Russians took Lyman and Torske, and the latter was retaken on Monday.")
    assert found == {
        "Lyman capture RU asserted",
        "Torske capture RU asserted",
        "Torske capture UA asserted",
    }


@pytest.mark.parametrize(("place", "side"), [("Rylsk", ClaimantSide.RU), ("Lyman", ClaimantSide.UA)])
def test_office_is_of_the_country_of_its_place(place: str, side: ClaimantSide) -> None:
    (claim,) = claims(f"The mayor said that Ukrainian troops had entered {place}.")
    assert claim.claimant_side is side


def test_as_somebody_reports() -> None:
    (claim,) = claims("Ukrainian troops have entered Lyman, as Russian bloggers report.")
    assert claim.claimant_side is ClaimantSide.RU


def test_denied_report_is_about_its_own_place() -> None:
    found = claims(
        "Russian forces took Lyman. A Russian blogger denied reports of Ukrainian troops in Torske."
    )
    assert not [c for c in found if c.settlement == "Lyman" and c.factuality.value == "denied"]


def test_both_say_it() -> None:
    found = claims("Russian and Ukrainian sources both reported that Ukrainian troops had taken Lyman.")
    assert {(c.claimant_side.value, c.factuality.value) for c in found} == {
        ("RU", "asserted"),
        ("UA", "asserted"),
    }


def test_city_of_the_first_sentence_may_be_named_behind() -> None:
    found = claims("Russian troops have entered the city. A spokesman denied that Lyman was surrounded.")
    assert {c.settlement for c in found} == {"Lyman"}
    assert len(found) == 2


def test_chronology_is_of_no_side() -> None:
    (claim,) = claims("Ukrainian forces enter Lyman.", "Wikipedia, Timeline of the Russian invasion")
    assert claim.claimant_side is ClaimantSide.NEUTRAL


def test_footage_speaks_though_somebody_else_is_cited_behind() -> None:
    footage, governor = claims(
        "Footage shows Ukrainian servicemen in Sudzha, though Korenevo remains under Russian control "
        "according to the acting governor."
    )
    assert (footage.claimant_side, governor.claimant_side) == (ClaimantSide.NEUTRAL, ClaimantSide.RU)


def test_adverb_tells_where_forces_are_without_a_verb() -> None:
    (claim,) = claims("Russian marines reportedly in Lyman.")
    assert (claim.kind.value, claim.actor.value, claim.factuality.value) == ("advance", "RU", "hedged")


def test_likely_to_have_done_it_is_a_hedge() -> None:
    (claim,) = claims("Hundreds of soldiers are likely to have surrendered in Lyman.")
    assert (claim.kind.value, claim.factuality.value) == ("withdrawal", "hedged")


def test_party_denies_the_other_partys_claims() -> None:
    found = claims(
        "Footage shows Russian soldiers raising flags in Lyman, and Russian bloggers claimed that it "
        "is under Russian control. A Ukrainian spokesman refuted these claims."
    )
    assert {c.kind.value for c in found if c.factuality.value == "denied"} == {"control"}


@pytest.mark.parametrize("heading", ["Correction", "Update", "Clarification"])
def test_a_heading_speaks_for_nobody(heading: str) -> None:
    (claim,) = claims(f"{heading}: Russian forces have captured Lyman.")
    assert not claim.claimant
