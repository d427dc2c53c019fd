"""Who acts, on what, and how much of it, in the clauses of Russian news that go on with "and"."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Россияне заняли Серебрянку, и ВСУ отошли из Дроновки.",
            {"Serebrianka capture RU", "Dronivka withdrawal UA"},
        ),
        (
            "Украинские власти признали, что бои идут в Северске и войска РФ зашли в Дроновку.",
            {"Siversk assault RU", "Dronivka advance RU part"},
        ),
        (
            "ВСУ вошли в Северск и выбили роту из Дроновки.",
            {"Siversk advance UA part", "Dronivka capture UA"},
        ),
        (
            "ВСУ контратаковали у Северска и вернули Дроновку.",
            {"Siversk assault UA", "Dronivka capture UA"},
        ),
        (
            "Подразделения ВСУ контратаковали в Северске и отбросили противника.",
            {"Siversk assault UA", "Siversk repel UA"},
        ),
        (
            "Россияне зашли в Северск, но их отбросили.",
            {"Siversk repel UA", "Siversk advance RU part"},
        ),
        ("Минобороны РФ заявило, что Волчанск не окружён.", {"Vovchansk encirclement UA denied"}),
        ("«Волки» отбили атаку ВСУ у Работино.", {"Robotyne repel RU"}),
        ("Взяли высоту, а Работино ещё нет.", set()),
        (
            "ВС РФ вошли в Северск и взяли его под свой контроль.",
            {"Siversk advance RU part", "Siversk capture RU"},
        ),
    ],
)
def test_who_acts_where_a_clause_goes_on_with_and(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("ВСУ вернули почти 60 процентов Северска.", {"Siversk capture UA part"}),
        ("Армия РФ контролирует 70 процентов территории города Северск.", {"Siversk control RU part"}),
        ("Штурмовики ВС РФ взяли пять кварталов Северска.", {"Siversk capture RU part"}),
        ("ВСУ выбиты из 40 процентов Северска.", {"Siversk capture RU part"}),
        ("В 40 процентах Северска нет воды.", set()),
    ],
)
def test_percents_and_numbers_of_a_town_are_a_part_of_it(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Войска РФ заняли на этом участке в этом районе Дроновку.", {"Dronivka capture RU"}),
        ("Россияне захватили в том же районе посёлок Северск.", {"Siversk capture RU"}),
        ("Бои идут в районе села Дроновка.", {"Dronivka assault RU"}),
        ("Войска РФ продвинулись в районе Дроновки.", set()),
    ],
)
def test_what_is_taken_in_an_area_is_not_the_area(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("ВСУ ещё не взяли посёлок Северск под свой контроль.", {"Siversk capture UA denied"}),
        ("Россияне не смогли взять Северск под полный контроль.", {"Siversk capture RU denied"}),
        ("Войска РФ взяли Северск под контроль.", {"Siversk capture RU"}),
        ("Россияне планируют взять Северск под контроль.", set()),
    ],
)
def test_what_is_not_taken_under_control(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Россияне продвинулись в Северске, в Дроновке идут бои.", "advance part|assault"),
        ("ВСУ отбили атаки под Северском, у Дроновки ВС РФ захватили лес.", "repel UA|"),
        ("Армия РФ взяла Северск, Дроновку удерживают ВСУ.", "capture|control UA"),
        ("ВСУ отошли из Северска, из Дроновки выбит противник.", "withdrawal UA|capture"),
        ("Войска РФ зашли в Северск и в Дроновке захватили школу.", "advance part|capture part"),
        ("Бои идут в Северске, в Дроновке и Торском отбиты атаки ВСУ.", "assault|repel"),
        ("Россияне взяли Северск, Дроновку и закрепились.", "capture|capture"),
        ("Бои шли за Северск, Дроновку и Торское, сообщил Генштаб.", "assault|assault"),
    ],
)
def test_what_a_clause_tells_is_not_told_of_the_place_that_opens_the_next(text: str, claims: str) -> None:
    found = told(text, "ru")
    for name, claim in zip(("Siversk", "Dronivka"), claims.split("|"), strict=True):
        kind, _, rest = claim.partition(" ")
        side, part = ("UA", rest[2:]) if rest.startswith("UA") else ("RU", f" {rest}" if rest else "")
        assert {c for c in found if c.startswith(name)} == (
            {f"{name} {kind} {side}{part}"} if kind else set()
        )


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Оборона Северска находится под давлением, в городе и пригородах идут бои.",
            {"Siversk assault RU"},
        ),
        (
            "Россияне вошли в Торское, в Северске и Дроновке идут бои.",
            {"Torske advance RU", "Siversk assault RU", "Dronivka assault RU"},
        ),
    ],
)
def test_a_list_behind_a_preposition_opens_the_clause_of_the_verb_behind_it(
    text: str, claims: set[str]
) -> None:
    assert {claim.removesuffix(" part") for claim in told(text, "ru")} == claims


@pytest.mark.parametrize("name", ["Орехово-Василевку", "Орехово-Васильевку"])
def test_a_double_name_is_heard_as_one(name: str) -> None:
    assert told(f"Российские войска взяли {name}.", "ru") == {"Orikhovo-Vasylivka capture RU"}


def test_a_line_between_two_places_is_no_double_name() -> None:
    assert told("Россияне продвинулись на линии Торское-Дроновка.", "ru") == set()
    found = told("Бои идут на линии Торское-Дроновка.", "ru")
    assert found == {"Torske assault RU", "Dronivka assault RU"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Россияне вошли в Северск, который обороняли ВСУ, и захватили школу в Дроновке.",
            {"Siversk advance RU part", "Dronivka capture RU part"},
        ),
        (
            "ВСУ, которые обороняли Северск, отошли и заняли Дроновку.",
            {"Siversk withdrawal UA", "Dronivka capture UA"},
        ),
    ],
)
def test_who_acts_behind_a_relative_clause(text: str, claims: set[str]) -> None:
    assert claims <= told(text, "ru")
    assert not any(claim.startswith("Dronivka capture") for claim in told(text, "ru") - claims)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Армия РФ освободила пять сёл, среди которых Дроновка и Торское.",
            {"Dronivka capture RU", "Torske capture RU"},
        ),
        (
            "ВСУ вернули семь сёл, наиболее крупные из которых Дроновка и Торское.",
            {"Dronivka capture UA", "Torske capture UA"},
        ),
        (
            "Враг наступал на краматорском направлении (в районе Дроновки и Торского), заявил Генштаб ВСУ.",
            {"Dronivka assault RU", "Torske assault RU"},
        ),
        ("Россияне взяли Дроновку (в районе Торского тихо).", {"Dronivka capture RU"}),
        ("ВСУ вышли из Дроновки, села-спутника Северска.", {"Dronivka withdrawal UA"}),
        ("Эвакуируют жителей пяти сёл, среди которых Дроновка.", set()),
        ("ВСУ высадили десант в Крынках.", {"Krynky advance UA part"}),
    ],
)
def test_places_in_brackets_and_those_that_a_number_announces(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


def test_a_town_freed_by_one_is_free_by_the_same() -> None:
    text = "ВСУ заявили об освобождении Северска. Сообщается, что город освобождён утром."
    assert told(text, "ru") == {"Siversk capture UA"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Десантники РФ, покинувшие Дроновку, окопались у реки.", {"Dronivka withdrawal RU"}),
        ("Удары нанесены по ВСУ, удерживающим Дроновку.", {"Dronivka control UA"}),
        ("ВСУ, всё ещё удерживающие Северск, просят подкреплений.", {"Siversk control UA"}),
        ("Россияне, штурмующие Северск, несут потери.", {"Siversk assault RU"}),
        ("Штурмующие Северск российские роты несут потери.", {"Siversk assault RU"}),
        ("Командир похвалил солдат ВСУ, освободивших Дроновку.", {"Dronivka capture UA"}),
        ("Россияне наградили роту ВСУ, освободивших Дроновку.", {"Dronivka capture UA"}),
        ("ВСУ, удерживающие юг Северска, просят помощи.", {"Siversk control UA part"}),
        ("Захваченный россиянами Северск разрушен.", {"Siversk capture RU"}),
        ("Оккупированный россиянами Северск разрушен.", {"Siversk control RU"}),
        ("Жители, покинувшие Дроновку, живут в Днепре.", set()),
        ("Ракета, атаковавшая Северск, сбита ВСУ.", set()),
        ("Наступающие россияне взяли Дроновку.", {"Dronivka capture RU"}),
    ],
)
def test_who_does_what_an_active_participle_tells(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Россияне сообщили, что Северск находится под их контролем.", {"Siversk control RU"}),
        ("ВСУ отошли, но центр Северска остаётся под их контролем.", {"Siversk control UA part"}),
        ("Мэр сообщил, что Северск находится под их контролем.", {"Siversk control RU"}),
        (
            "ВСУ провели атаку в Северске, оттеснив российские роты.",
            {"Siversk assault UA", "Siversk repel UA"},
        ),
        ("ВСУ заняли Дроновку после ухода россиян.", {"Dronivka capture UA", "Dronivka withdrawal RU"}),
        ("Россияне обстреляли Дроновку и потребовали ухода ВСУ.", set()),
        ("Киев сообщил об освобождении в Донецкой области села Дроновка.", {"Dronivka capture UA"}),
        ("ВСУ атаковали россиян в Запорожье.", set()),
        ("ВСУ отбили атаку у села Работино в Запорожье.", {"Robotyne repel UA"}),
        ("В центре Запорожья стоят россияне.", {"Zaporizhzhia control RU part"}),
        ("Возможны новые атаки россиян на Северск.", set()),
        ("Возможно, россияне вошли в Северск.", {"Siversk advance RU part"}),
        ("Россияне не имеют возможности войти в Северск.", {"Siversk advance RU denied part"}),
        ("Россияне концентрируют усилия на захвате Северска.", {"Siversk assault RU"}),
    ],
)
def test_whose_it_is_what_comes_after_and_a_region_called_as_its_town(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Под натиском российских войск ВСУ отошли из Северска.", {"Siversk withdrawal UA"}),
        ("Позиции украинских войск ВС РФ атаковали в Северске.", {"Siversk assault RU"}),
        ("Оборона Северска продолжается.", {"Siversk control UA"}),
        ("Подразделения ВСУ попали в окружение под Северском.", set()),
        ("Подразделения ВСУ попали в окружение в Северске.", {"Siversk encirclement RU"}),
        ("В Северске находятся раненые солдаты.", set()),
    ],
)
def test_whose_troops_stand_beside_the_others(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("ВСУ очистили Дроновку. Вместе с тем российские силы продвинулись в Северске.",
         {"Dronivka capture UA", "Siversk advance RU part"}),
        ("ВСУ очистили Дроновку. Между тем российские силы зашли в Северск.",
         {"Dronivka capture UA", "Siversk advance RU part"}),
        ("ВСУ очистили Дроновку. До этого российские силы зашли в Северск.",
         {"Dronivka capture UA", "Siversk advance RU part"}),
        ("Россияне заняли Дроновку. После этого украинские бойцы зашли в Северск.",
         {"Dronivka capture RU", "Siversk advance UA part"}),
        ("Все эти украинские бойцы вышли из Северска.", {"Siversk withdrawal UA"}),
        ("2 сентября ВСУ вышли из Северска.", {"Siversk withdrawal UA"}),
        ("К вечеру пятницы ВСУ отступили из Северска.", {"Siversk withdrawal UA"}),
        ("За неделю боёв ВСУ отступили из Северска.", {"Siversk withdrawal UA"}),
        ("В результате контрнаступления ВСУ Северск освобождён.", {"Siversk capture UA"}),
        ("Украинские войска выведены из Северска — города в Бахмутском районе ДНР.",
         {"Siversk withdrawal UA"}),
        ("ДНР вывела подразделения из Северска.", {"Siversk withdrawal RU"}),
        ("Войска ДНР выведены из Северска.", {"Siversk withdrawal RU"}),
        ("Сырский сказал: «Они смело выбили противника из Северска».", {"Siversk capture UA"}),
        ("Представитель Минобороны РФ заявил: «Они выбили ВСУ из Северска».", {"Siversk capture RU"}),
        ("Армия страны-агрессора продвинулась в Северске.", {"Siversk advance RU part"}),
        ("Город Северск обороняет украинская сторона.", {"Siversk control UA"}),
        ("Украинская сторона сообщила, что российские войска заняли Северск.", {"Siversk capture RU"}),
        ("В Северске мы видим работу наших десантников.", set()),
        ("В Северске мы видим противника, сообщили в ВСУ.", {"Siversk advance RU part"}),
        ("ВСУ, поддерживаемые артиллерией, атаковали Северск.", {"Siversk assault UA"}),
        ("Артиллерией и ракетами ВСУ атаковали Северск.", set()),
        ("ВСУ наступали с востока на Северск и с юга на Дроновку.",
         {"Siversk assault UA", "Dronivka assault UA"}),
        ("Россияне взяли восток Северска.", {"Siversk capture RU part"}),
        ("Противник не взял ни Северск, ни Дроновку.",
         {"Siversk capture UA denied", "Dronivka capture UA denied"}),
        ("ВСУ взяли Северск, не Дроновку.", {"Siversk capture UA"}),
        ("Украинские бойцы прорвались с боем в Северск.", {"Siversk advance UA part"}),
        ("Северск остаётся местом ожесточённых боёв.", {"Siversk assault RU"}),
        ("Северск скоро станет ареной боёв.", set()),
        ("ВС РФ окружили город Северск с трёх сторон.", {"Siversk encirclement RU part"}),
        ("За Северск, полуокружённый армией РФ, идут бои.",
         {"Siversk encirclement RU part", "Siversk assault RU"}),
        ("В Северске идёт операция по ликвидации окружённых формирований ВСУ, сообщило Минобороны РФ.",
         {"Siversk encirclement RU"}),
        ("ВС РФ пытаются окружить группировку ВСУ в Северске.", set()),
    ],
)  # fmt: skip
def test_who_acts_behind_what_a_sentence_opens_with_and_from_where(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Северск заняли россияне в июле 2022 года. Осенью того же года ВСУ вернули город.", set()),
        ("Россияне заняли Северск в июле 2022 года, в сентябре того же года город был освобождён.", set()),
        ("Россияне заняли Северск 2 июля 2022 года. Через полгода ВСУ отбили город.", set()),
        ("1 сентября россияне зашли в Северск. На следующий день они взяли город.",
         {"Siversk advance RU part", "Siversk capture RU"}),
        ("В начале сентября россияне взяли Дроновку. В том же месяце они зашли в Северск.",
         {"Dronivka capture RU", "Siversk advance RU part"}),
        ("Потеря Северска — вопрос нескольких дней.", set()),
        ("Освобождение Северска — дело ближайших недель.", set()),
        ("В Дроновке россияне. Мы не взяли ни единого села.", {"Dronivka advance RU part"}),
    ],
)  # fmt: skip
def test_what_is_told_of_the_same_year_and_what_is_a_question_of_days(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


def test_a_day_is_told_though_something_else_was_right_after_it() -> None:
    assert told("On 10 March, shortly after the fall of Siversk, Russian forces took Dronivka.") == set()
