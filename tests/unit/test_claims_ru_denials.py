"""What Russian news denies, doubts or only foresees, and what an attack led to."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Генштаб ВСУ опроверг сообщения об «окружении» Северска.", {"Siversk encirclement RU denied"}),
        (
            "Череватый опроверг заявления россиян о «взятии» Северска.",
            {"Siversk capture RU", "Siversk capture RU denied"},
        ),
        ("В Генштабе ВСУ опровергли «падение» Северска.", {"Siversk capture RU denied"}),
        (
            "Генштаб ВСУ опроверг взятие Северска: «Бойцы удерживают город».",
            {"Siversk capture RU denied", "Siversk control UA"},
        ),
        (
            "Информация о том, что войска РФ вошли в Северск, не соответствует действительности.",
            {"Siversk advance RU denied part"},
        ),
        (
            "Заявление главы области о том, что россияне взяли Северск, является ложью.",
            {"Siversk capture RU denied"},
        ),
        (
            "Информация о том, что войска РФ вошли в Северск, поступила утром.",
            {"Siversk advance RU part"},
        ),
        ("Блокировки Северска нет, заявил Сырский.", {"Siversk encirclement RU denied"}),
    ],
)
def test_what_is_denied_in_inverted_commas_or_of_a_clause(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    "text",
    [
        "Захват вокзала не означает контроля над Северском.",
        "Флаг на здании ещё не значит, что Северск взят.",
        "Все пути выхода ВСУ из Северска простреливаются.",
        "Маршрут отхода гарнизона из Северска проходит через лес.",
        "Пехота врага в Северске избегает боёв.",
        "Российские войска пытаются выйти к реке восточнее Северска.",
        "Россияне подошли к трассе южнее Северска.",
        "Речь идёт о прорыве с последующим освобождением Северска.",
        "Берег не полностью очищен, но Северска больше нет.",
    ],
)
def test_what_is_no_claim_of_the_town(text: str) -> None:
    assert not {claim for claim in told(text, "ru") if "encirclement" not in claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "В результате штурмовых действий российские войска вошли в Северск.",
            {"Siversk advance RU part"},
        ),
        ("После боёв бойцы ВСУ закрепились в Северске.", {"Siversk capture UA"}),
        ("В ходе контратаки ВСУ захватили две улицы в Северске.", {"Siversk capture UA part"}),
        ("В ходе боёв в Северске ВСУ отошли к лесу.", {"Siversk assault RU"}),
        ("После боёв за Северск россияне заняли Дроновку.", {"Siversk assault RU", "Dronivka capture RU"}),
    ],
)
def test_an_attack_is_not_told_of_the_place_that_it_led_to(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Жители освобождённого на прошлой неделе Северска вернулись.", {"Siversk capture RU"}),
        ("Мэр приехал в деоккупированный в сентябре Северск.", {"Siversk capture UA"}),
        ("Школа в захваченном в 2015 году Северске закрыта.", set()),
        ("ВСУ вернули контроль над 5 кв. км в Северске.", {"Siversk capture UA part"}),
        ("Россияне продвинулись на 5 кв. км у Северска.", set()),
    ],
)
def test_a_town_freed_on_a_day_and_square_kilometres_of_it(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Россияне вошли в Северск. Из города ВСУ вышли ночью.",
            {"Siversk advance RU", "Siversk withdrawal UA"},
        ),
        (
            "В ходе штурма города ВС РФ потеряли танк. Речь о Северске.",
            set(),
        ),
        (
            "В Северске тихо. При штурме города ВС РФ потеряли танк.",
            {"Siversk assault RU"},
        ),
        (
            "Россияне преследуют ВСУ после отступления из Северска.",
            {"Siversk withdrawal UA"},
        ),
        (
            "ВС РФ заняли Дроновку после отхода из Северска.",
            {"Dronivka capture RU", "Siversk withdrawal RU"},
        ),
        ("ВСУ продолжают вытеснять врага из Северска.", {"Siversk assault UA"}),
        ("Российские военные начинают выбивать ВСУ из Северска.", {"Siversk assault RU"}),
        ("ВСУ сумели вытеснить врага из Северска.", {"Siversk capture UA"}),
        ("Бои идут в Солнцевке и Дроновке.", {"Sontsivka assault RU", "Dronivka assault RU"}),
    ],
)
def test_whose_town_forces_leave_and_are_being_driven_from(text: str, claims: set[str]) -> None:
    assert {claim.removesuffix(" part") for claim in told(text, "ru")} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Спикер ВСУ опроверг заявление российского командования о том, что они якобы захватили Северск.",
            {"Siversk capture RU", "Siversk capture RU denied"},
        ),
        (
            "Генштаб ВСУ не комментировал потерю Северска, отметив, что бойцы ВСУ держат Дроновку.",
            {"Dronivka control UA"},
        ),
        (
            "Киев это не комментировал, но проект, близкий к штабу, подтвердил, что россияне взяли Северск.",
            {"Siversk capture RU"},
        ),
        ("Генштаб ВСУ не сообщал, что россияне взяли Северск.", set()),
        (
            "Военкоры сообщили о взятии Северска, но в ISW не подтверждают эти данные.",
            {"Siversk capture RU"},
        ),
        (
            "Военкоры сообщили о взятии Северска, но в Генштабе ВСУ отрицают эти данные.",
            {"Siversk capture RU", "Siversk capture RU denied"},
        ),
    ],
)
def test_what_a_denial_adds_and_whose_claims_they_are(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims
