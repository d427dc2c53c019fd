"""What agencies and newspapers report: whose doing it is, what their captions and figures of speech say."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Russian troops pushed on, outflanking a Ukrainian brigade and seizing Robotyne.", "capture RU"),
        ("Moscow's men crossed the river, surprising Ukrainian guards and taking Robotyne.", "capture RU"),
        (
            "Ukrainian marines landed at dawn, bypassing the Russian garrison and entering Robotyne.",
            "advance UA part",
        ),
        ("Wagner's men, facing Ukrainian marines, took the village of Robotyne.", "capture RU"),
        ("Ukrainian troops, facing Russian tanks, still hold Robotyne.", "control UA"),
    ],
)
def test_who_is_beaten_by_the_way_takes_nothing(sentence: str, claim: str) -> None:
    assert told(sentence) == {f"Robotyne {claim}"}


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The fight to liberate Lyman goes on, a Ukrainian spokesman said.", ("Lyman assault UA", "UA")),
        ("The battle to retake Lyman goes on, Kyiv said.", ("Lyman assault UA", "UA")),
        ("The fight to retake Sudzha goes on.", ("Sudzha assault RU", "neutral")),
        ("The effort to retake Bakhmut continued on Monday.", ("Bakhmut assault UA", "neutral")),
        (
            "All attempts to retake Krynky have failed, the Russian ministry said.",
            ("Krynky assault UA", "RU"),
        ),
        (
            "Ukraine's military mentioned only several attempts to seize its posts in Vuhledar.",
            ("Vuhledar assault RU", "UA"),
        ),
    ],
)
def test_whose_an_effort_is_that_nobody_is_named_for(sentence: str, claim: tuple[str, str]) -> None:
    assert voiced(sentence) == {claim}


@pytest.mark.parametrize(
    "sentence",
    [
        "A gunner rests in a dugout, amid Russia's attack on Ukraine, near the town of Toretsk.",
        "The bakery was destroyed by a Russian attack in Kramatorsk on Tuesday.",
        "A guard spoke of the alleged assault of a prison official in Kherson.",
        "The volunteer, who was fighting in the east on the side of Kyiv, has been killed.",
        "Russia lacks the men for a breakthrough in Kharkiv, an analyst said.",
        "Moscow has long held Pokrovsk as one of its main targets.",
        "The raid left Pokrovsk and Myrnohrad exposed.",
        "Output in Kherson fell almost 10 percent.",
    ],
)
def test_words_of_war_that_tell_of_no_settlement(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Russia launched an attack on Kyiv's troops near Toretsk.", "Toretsk assault RU"),
        ("Russian forces went on with their assault on Ukrainian posts near Toretsk.", "Toretsk assault RU"),
        ("Kyiv's offensive into Russia near Sudzha goes on.", "Sudzha assault UA"),
        (
            "Kyiv's men were destroyed by an advancing army in the battle for Toretsk.",
            "Toretsk assault RU",
        ),
    ],
)
def test_attacks_on_the_forces_of_a_country_are_told_with_their_place(sentence: str, claim: str) -> None:
    assert told(sentence) == {claim}


@pytest.mark.parametrize(
    ("when", "known"),
    [
        ("in May last year", False),
        ("in the spring of last year", False),
        ("last year", False),
        ("in December last year", True),
        ("in January", True),
    ],
)
def test_a_month_of_last_year_is_that_of_last_year(when: str, known: bool) -> None:
    text = f"Russian troops captured the town of Krasnohorivka {when}."
    article = Article(id="t", text=text, published=datetime(2025, 1, 14, tzinfo=UTC), language="en")
    assert bool(extract(article)) is known


def test_what_is_almost_at_once_is_no_guess() -> None:
    text = '"They reached the outskirts of Sudzha almost immediately," a resident said.'
    assert {str(claim.factuality) for claim in extract(Article("t", text, None, language="en"))} == {
        "asserted"
    }


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Russian troops had been stopped before reaching Pokrovsk.", {"Pokrovsk repel UA"}),
        ("Russian troops fought for weeks before entering Pokrovsk.", {"Pokrovsk advance RU part"}),
    ],
)
def test_who_was_stopped_before_has_not_come(sentence: str, claims: set[str]) -> None:
    assert told(sentence) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Kyiv says its men are still holding out there.", {("Toretsk control UA", "UA")}),
        ("Kyiv says its soldiers are hanging on there.", {("Toretsk control UA", "UA")}),
        ("Residents are still holding on there.", set()),
        ("Nurses say they are being held like hostages.", set()),
    ],
)
def test_who_holds_out_there(sentence: str, claims: set[tuple[str, str]]) -> None:
    whole = f"Moscow said on Friday that it had taken Toretsk. {sentence}"
    assert voiced(whole) == {("Toretsk capture RU", "RU")} | claims


def test_a_statement_that_is_corrected_is_denied() -> None:
    sentence = "The General Staff corrected its report that Russian forces had left Nova Kakhovka."
    assert voiced(sentence) == {("Nova Kakhovka withdrawal RU denied", "UA")}
