"""Names that words would make a claim about, and that no settlement was found for."""

import pytest

from services.domain.claims import explain, unknown_names
from services.domain.claims.unknown_names import MOST, NO_PLACE, NOT_KNOWN
from services.domain.models.articles import Article


def found(text: str) -> list[tuple[str, str]]:
    """The names, each with the reason."""
    article = Article("x", text)
    names = unknown_names(article, explain(article))
    return [(text[name.start : name.end], name.reason) for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ukrainian forces withdrew from the village of Tsukurivska, officials said.", ["Tsukurivska"]),
        ("Novokvartsove has been captured by Russian troops.", ["Novokvartsove"]),
        ("Wagner fighters took Nova Tsukurivska and Bakhmut.", ["Nova Tsukurivska"]),
        ("Українські сили звільнили Цукурмівку та Бахмут.", ["Цукурмівку"]),
        ("Російські війська закріпилися в Цукурмівці.", ["Цукурмівці"]),
        ("Российские войска взяли под контроль село Цукурмовка.", ["Цукурмовка"]),
    ],
)
def test_a_name_that_no_settlement_bears_is_told(text: str, names: list[str]) -> None:
    assert found(text) == [(name, NOT_KNOWN) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces captured Bakhmut.",
        "Syrskyi said that the troops who had captured positions were tired.",
        "The mayor of Tsukurivska opened a school.",  # which tells of nobody who holds it
        "Heavy fighting goes on, Colonel Petrenko told Bloomberg.",
        "",
    ],
)
def test_what_would_make_no_claim_is_not(text: str) -> None:
    assert found(text) == []


def test_a_name_left_open_is_told_once_with_what_it_may_mean() -> None:
    text = "Russian forces captured Andriivka. Andriivka is under their control."
    article = Article("x", text)
    explanation = explain(article)
    assert {claim.settlement_id for claim in explanation.claims} == {""}
    [name] = unknown_names(article, explanation)
    assert text[name.start : name.end] == "Andriivka"
    assert name.reason.startswith("left open: ")
    assert tuple(place.id for place in name.candidates) == explanation.claims[0].candidates


def test_a_name_that_was_taken_for_another_thing_is_told_with_the_settlements_called_so() -> None:
    text = "Нью-Йорк полностью перешёл под контроль ВС России."
    article = Article("x", text)
    [name] = unknown_names(article, explain(article))
    assert (text[name.start : name.end], name.reason) == ("Нью-Йорк", NO_PLACE)
    assert "Niu-York" in [place.name for place in name.candidates]


def test_names_stand_where_they_do_in_the_text_as_it_was_written() -> None:
    text = "Бахму\u0301т наш. Росіяни захопили Цукурмі\u0301вку."
    assert found(text) == [("Цукурмі\u0301вку", NOT_KNOWN)]


def test_of_a_text_of_names_no_more_than_some_are_tried_out(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Russian forces took " + ", ".join(
        f"Tsuku{chr(97 + n % 26) * (n // 26 + 1)}rivska" for n in range(60)
    )
    assert len(found(text)) <= MOST
