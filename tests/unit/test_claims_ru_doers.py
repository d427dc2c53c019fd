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
