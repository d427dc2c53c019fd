"""What posts and bulletins in Russian say of towns, and what only sounds like it."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models import Article, Factuality

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)


def told(text: str) -> set[str]:
    """Settlement, kind and actor of each claim of `text`, and whether it is denied."""
    return {
        f"{c.settlement} {c.kind} {c.actor}{' denied' if c.factuality is Factuality.DENIED else ''}"
        for c in extract(Article("a", text, PUBLISHED, language="ru"))
    }


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Главный удар направлен на захват Часова Яра.", "Chasiv Yar assault RU"),
        ("Рота ВСУ попала в окружение возле села Роботино.", "Robotyne encirclement RU"),
        ("Атака на Роботино отбита, сообщили в ВСУ.", "Robotyne repel UA"),
        ("Ночью россияне начали атаку на Роботино с двух сторон.", "Robotyne assault RU"),
        ("Десантники ВСУ вывели свои группы из Роботино.", "Robotyne withdrawal UA"),
        ("В окружённой Судже отключили воду.", "Sudzha encirclement UA"),
        ("В захваченной Судже нет связи.", "Sudzha capture UA"),
        ("В захваченном нашими Роботино ищут мины.", "Robotyne capture RU"),
        ("ВС РФ зашли в Терны, в районе Тернов идут бои.", "Terny assault RU"),
        ("После потери Роботино ВСУ перегруппировались.", "Robotyne capture RU"),
    ],
)
def test_what_is_done(text: str, claim: str) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Совещание нацелено на освобождение Роботино.",
        "Трое раненых, таковы последствия атаки на Сумы.",
        "При атаке на Сумы пострадали двое прохожих.",
        "Танкисты вывели из Роботино двадцать пять жителей.",
        "Роте ВСУ удалось вырваться из котла в районе Роботино.",
        "Таких колонн здесь не видели со времён взятия Роботино.",
        "В посёлке отметили годовщину освобождения Роботино.",
        "Терновский взял отпуск, а Жаров занял его кабинет.",
    ],
)
def test_what_is_not(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Наши взяли Роботино. Враг несёт потери.",
        "Наши взяли Роботино. Контратаковать у врага не вышло.",
        "Наши взяли Роботино. Разведчики вышли на заданные рубежи.",
        "Наши взяли Роботино на улице Дружбы и на бульваре Юности.",
    ],
)
def test_what_a_sentence_adds_that_is_of_no_place(text: str) -> None:
    assert told(text) == {"Robotyne capture RU"}


def test_half_of_a_name_that_no_gazetteer_has_is_no_place() -> None:
    assert not any("Nova " in claim for claim in told("Войска РФ взяли Новую Лопатку под Донецком."))
