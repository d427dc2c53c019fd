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
        ("Враг бьёт по Роботино. ВСУ отразили две атаки противника под Роботино.", "Robotyne repel UA"),
        ("Русские десантники не дали ВСУ войти в Роботино.", "Robotyne repel RU"),
        ("ВСУ отошли от Орехова.Наши танкисты заняли Роботино.", "Robotyne capture RU"),
        ("Цех на юге Роботино под контролем ВСУ.", "Robotyne control UA"),
        ("🔹 Цех в Роботино осмотрен и остаётся под контролем ВСУ.", "Robotyne control UA"),
        ("Россияне взяли Роботино, утраченное летом 2022 года.", "Robotyne capture RU"),
        ("Центр Роботино под огневым контролем украинских гаубиц.", "Robotyne encirclement UA"),
        ("Россияне вошли в Вербовое и Роботино. Там идут бои.", "Verbove assault RU"),
        ("Москва недовольна: ВСУ 💪🏻 отбили Роботино.", "Robotyne capture UA"),
        ("Десантники РФ взяли и удерживают Роботино.", "Robotyne capture RU"),
        ("В Роботино свои позиции покинула одна из рот ВСУ.", "Robotyne withdrawal UA"),
        (
            "Тяжело в районе города Пологи в 20 км к югу от Орехова. Россияне вошли в город.",
            "Polohy advance RU",
        ),
        ("Россияне не только взяли Роботино, но и заминировали его.", "Robotyne capture RU"),
        ("Удержание Роботино обходится дорого, пишет Подоляка.", "Robotyne control UA"),
        ("Россияне взяли Роботино. ВСУ успеха не имели. Идут бои за Вербовое.", "Verbove assault RU"),
    ],
)
def test_what_is_done(text: str, claim: str) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Десант отбил высоту под Роботино.",
        "Сапёры ВС РФ отбивают траншею возле Роботино.",
        "Совещание нацелено на освобождение Роботино.",
        "Трое раненых, таковы последствия атаки на Сумы.",
        "При атаке на Сумы пострадали двое прохожих.",
        "Танкисты вывели из Роботино двадцать пять жителей.",
        "Роте ВСУ удалось вырваться из котла в районе Роботино.",
        "Таких колонн здесь не видели со времён взятия Роботино.",
        "В посёлке отметили годовщину освобождения Роботино.",
        "Терновский взял отпуск, а Жаров занял его кабинет.",
        "После взрыва жители домов в Роботино, где не осталось света, оставили свои квартиры.",
        "Генерал попросил солдат выйти из Роботино.",
        "В Роботино располагались военный госпиталь и военные склады.",
        "Повстанцы вошли в Дамаск.",
        "Ракеты зашли на Киев с севера.",
        "В ближайшее время десантники замкнут котёл у Роботино.",
        "Россияне отошли западнее, чтобы готовить штурм Роботино.",
        "Ворота в Роботино под контролем.",
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
        "Наши взяли Роботино, это в пяти километрах к югу от Орехова.",
        "Наши взяли Роботино под Ореховом.",
        "Наши взяли Роботино ✅ Враг отходит к морю",
        "Наши взяли Роботино. Сапёры захватили опорник.",
        "Наши взяли Роботино. На другом участке ВСУ отходят.",
        "Наши взяли Роботино. Рота зашла в тыл и отрезала путь отхода.",
        "Наши взяли Роботино. Они провели разведку боем.",
    ],
)
def test_what_a_sentence_adds_that_is_of_no_place(text: str) -> None:
    assert told(text) == {"Robotyne capture RU"}


def test_half_of_a_name_that_no_gazetteer_has_is_no_place() -> None:
    assert not any("Nova " in claim for claim in told("Войска РФ взяли Новую Лопатку под Донецком."))


def test_a_place_is_that_of_the_deed_right_before_it() -> None:
    text = "Войска РФ решили пробиться южнее и начать наступление на Роботино."
    assert told(text) == {"Robotyne assault RU"}
    assert told("Войска РФ штурмуют и окружают Роботино.") >= {"Robotyne assault RU"}
