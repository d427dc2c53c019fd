"""What channels write in Ukrainian and Russian: who tells it, whose a place is, what is not meant at all."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import told


def voices(text: str, language: str) -> list[str]:
    """Settlement, side and claimant of each claim."""
    article = Article("t", text, datetime(2024, 9, 20, tzinfo=UTC), language=language)
    return [f"{c.settlement} {c.claimant_side} {c.claimant}".rstrip() for c in extract(article)]


@pytest.mark.parametrize(
    ("language", "text", "voice"),
    [
        ("uk", "Росіяни зайняли Нью-Йорк, про що повідомив Генштаб.", "Niu-York UA Генштаб"),
        (
            "uk",
            "Росіяни зайняли Нью-Йорк, про що в Міноборони РФ заявили зранку.",
            "Niu-York RU Міноборони РФ",
        ),
        ("ru", "Россияне заняли Торецк, о чём рассказал Пушилин.", "Toretsk RU Пушилин"),
        ("ru", "Россияне заняли Торецк, о чём в Генштабе ВСУ рассказали утром.", "Toretsk UA Генштабе ВСУ"),
        # told of the town, not of its loss
        ("uk", "Росіяни зайняли Торецьк, про який Київ говорив як про фортецю.", "Toretsk neutral"),
        ("ru", "Россияне заняли Торецк, о котором в Киеве говорили как о крепости.", "Toretsk neutral"),
    ],
)
def test_who_told_of_it_all_is_named_behind_it(language: str, text: str, voice: str) -> None:
    assert voices(text, language) == [voice]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "Полтава. Удар российской ракетой по складу."),
        ("ru", "Волчанск лежит рядом с российской границей."),
        ("uk", "Переоцінюють Торецьк, який є російською «оперативною невдачею»."),
        ("uk", "Торецьк був російською метою."),
    ],
)
def test_an_adjective_that_goes_with_a_noun_says_nothing_of_the_place(language: str, text: str) -> None:
    assert told(text, language) == set()


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        ("ru", "Волчанск сегодня украинский.", "Vovchansk control UA"),
        ("ru", "Волчанск остаётся украинским городом.", "Vovchansk control UA"),
        ("uk", "Вовчанськ є українським.", "Vovchansk control UA"),
    ],
)
def test_an_adjective_alone_says_whose_the_place_is(language: str, text: str, claim: str) -> None:
    assert told(text, language) == {claim}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("uk", "Звільнення Залужного обговорюють і досі."),
        ("ru", "Атаку на Кубракова приписали соперникам."),
        ("uk", "Росію видавлюють із Кавказу."),
        ("uk", "Незаконні рубки на Волині тривають."),
        ("ru", "ВСУ перекрыли войскам путь к Приднестровью."),
    ],
)
def test_people_and_lands_are_no_villages(language: str, text: str) -> None:
    assert told(text, language) == set()
