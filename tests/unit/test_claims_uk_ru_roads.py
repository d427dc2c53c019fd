"""What Ukrainian and Russian reports tell of roads, of shares of control, and of others' deeds."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
from tests.unit.claims_told import deeds

PUBLISHED = datetime(2024, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Дорога до Сіверська перерізана.", "uk"),
        ("Росіяни перекрили останню трасу до Сіверська.", "uk"),
        ("Шляхи постачання Сіверська перерізані.", "uk"),
        ("Ворог узяв під вогневий контроль усі виїзди з Сіверська.", "uk"),
        ("Дорога до Сіверська під вогневим контролем ворога.", "uk"),
        ("Логистика гарнизона в Северске нарушена.", "ru"),
        ("Российские войска перехватили все дороги на Северск.", "ru"),
        ("Снабжение Северска полностью прервано.", "ru"),
    ],
)
def test_who_cuts_the_road_to_a_place_half_encircles_it(text: str, language: str) -> None:
    assert deeds(text, language, ClaimantSide.UA) == {"Siversk encirclement RU"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ворог перерізав дорогу на Сіверськ.", "uk"),
        ("Дорогу Сіверськ — Звановка перерізано.", "uk"),
        ("Российские войска вышли на трассу Северск — Лисичанск.", "ru"),
        ("Дорога в Северск под контролем ВСУ.", "ru"),
    ],
)
def test_a_road_that_leads_away_or_is_held_encircles_nothing(text: str, language: str) -> None:
    assert deeds(text, language, ClaimantSide.UA) == set()


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        ("Сіверськ на дві третини контрольований противником.", "uk", "Siversk control RU"),
        ("Северск остается подконтролен Киеву.", "ru", "Siversk control UA"),
        ("За Силами оборони залишається центр Сіверська.", "uk", "Siversk control UA"),
        ("За ВСУ остается западная часть Северска.", "ru", "Siversk control UA"),
        ("Северск освобожден не полностью.", "ru", "Siversk capture UA denied"),
        ("У Сіверську перебувають від 70 до 90 російських військових.", "uk", "Siversk advance RU"),
        ("Ворог узяв Сіверськ у півкільце.", "uk", "Siversk encirclement RU"),
        ("У Сіверську триває зачищення.", "uk", "Siversk assault UA"),
        ("Росіяни ведуть штурм північної частини Сіверська.", "uk", "Siversk assault RU"),
        ("Сіверськ перейшов під російську окупацію.", "uk", "Siversk capture RU"),
        ("Є підтверджене захоплення Сіверська.", "uk", "Siversk capture RU"),
        ("Оточення Сіверська немає.", "uk", "Siversk encirclement RU denied"),
        ("Россияне оказались в центре Северска.", "ru", "Siversk advance RU"),
    ],
)
def test_states_and_shares(text: str, language: str, claim: str) -> None:
    assert deeds(text, language, ClaimantSide.UA) == {claim}


def test_adjectives_of_fronts_in_a_list_are_no_places() -> None:
    text = "Найбільше атак відбито на Покровському, Торецькому та Курахівському напрямках."
    assert deeds(text, "uk", ClaimantSide.UA) == set()


def test_what_is_where_an_attack_comes_from_or_another_front_is_not_attacked() -> None:
    assert (
        deeds("ВСУ пытались пробиться со стороны Северска, но были отбиты.", "ru", ClaimantSide.UA) == set()
    )
    text = (
        "На Лиманському напрямку ворог атакував біля Тернів. На Сіверському та Торецькому напрямках воїни "
        "ЗСУ стримали всі штурми противника."
    )
    assert deeds(text, "uk", ClaimantSide.UA) == {"Terny assault RU"}
    assert deeds("На Покровском противник атаковал у Лысовки.", "ru", ClaimantSide.UA) == {
        "Lysivka assault RU"
    }


def test_nameless_forces_of_an_invading_party_are_its_own() -> None:
    assert deeds("Штурмовики зачищают кварталы Северска.", "ru", ClaimantSide.RU) == {"Siversk assault RU"}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Зафіксовано просування противника в центрі Сіверська.", ClaimantSide.UA),
        (
            "Заяви про контроль ворога над Сіверськом не відповідають дійсності, сказав речник ЗСУ.",
            ClaimantSide.UA,
        ),
    ],
)
def test_whose_deed_is_told_does_not_tell_it(text: str, side: ClaimantSide) -> None:
    found = extract(Article("a", text, PUBLISHED, language="uk", outlet_side=ClaimantSide.UA))
    assert {(c.claimant_side, c.actor.value) for c in found} == {(side, "RU")}


def test_both_villages_are_a_list_of_two_rather_than_its_end_and_another() -> None:
    text = (
        "Группировка взяла Терны и Торское, сообщил ее представитель. ВСУ контратаковали у Макеевки, но были "
        "отброшены. В Киеве утверждают, что оба села остаются под контролем украинской армии."
    )
    assert {"Terny control UA", "Torske control UA"} <= deeds(text, "ru")
