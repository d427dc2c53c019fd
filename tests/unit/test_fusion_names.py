"""Whose name it is: a claimant is one witness in any case and language, and two remain two."""

from itertools import combinations

import pytest

from services.domain.fusion import fuse
from services.domain.fusion.names import significant_words
from services.domain.fusion.weights import DEFAULT_WEIGHTS
from services.domain.models import ClaimantSide, Kind, Side
from tests.unit.fusion_strategies import claim, report

SAME = {
    "the Russian ministry": [
        "Минобороны РФ",
        "Министерства обороны России",
        "Міноборони Росії",
        "Міністерством оборони РФ",
        "the Russian Defence Ministry",
        "Russia's Ministry of Defense",
        "министр обороны РФ",
        "представитель Минобороны РФ",
    ],
    "the general staff": ["Генштаб", "Генштабі", "Генштабе", "Генеральний штаб", "the General Staff"],
    "the staff of the armed forces": [
        "Генштаб ЗСУ",
        "Генштабі ЗСУ",
        "Генштаба ВСУ",
        "General Staff of the AFU",
    ],
    "the institute": ["ISW", "Інституту вивчення війни", "аналітики ISW", "Institute for the Study of War"],
    "Russia": ["российскими", "Росіяни", "росіян", "Russia", "Russians"],
    "Zelensky": ["Зеленський", "президента Зеленського", "Зеленский", "Zelenskyy", "President Zelensky"],
    "Syrskyi": ["Сирський", "Сырским", "головнокомандувач Сирський", "Syrskyi", "General Syrsky"],
    "Konashenkov": ["Конашенков", "Конашенковым", "генерал Конашенков", "Konashenkov"],
    "Shoigu": ["Шойгу", "Shoigu"],
    "Haidai": ["Гайдай", "Гайдая", "Haidai"],
    "Rybar": ["канал «Рыбарь»", "Рибар", "Telegram channel Rybar"],
    "the brigade": ["28-ма ОМБр", "28-ї ОМБр", "28 ОМБр"],
}
OTHERS = [
    *("Kyiv Post", "Washington Post", "Сили оборони", "Минобороны", "Генштаб", "розвідка", "Народна міліція"),
    *(
        "Пригожин",
        "Пушилин",
        "Маляр",
        "Трегубов",
        "DeepState",
        "28-ма ОМБр",
        "47-ма ОМБр",
        "ТАСС",
        "РИА Новости",
    ),
]


@pytest.mark.parametrize("names", SAME.values(), ids=SAME)
def test_a_claimant_is_one_whatever_it_is_called(names: list[str]) -> None:
    assert len({significant_words(name, DEFAULT_WEIGHTS) for name in names}) == 1


def test_and_others_remain_others() -> None:
    for one, other in combinations(OTHERS, 2):
        first, second = (set(significant_words(name, DEFAULT_WEIGHTS)) for name in (one, other))
        assert not first <= second, (one, other)
        assert not second <= first, (one, other)


@pytest.mark.parametrize(
    ("side", "names"),
    [(ClaimantSide.RU, [*SAME["the Russian ministry"], "Moscow's Ministry of Defence"]),
     (ClaimantSide.UA, SAME["the staff of the armed forces"])],
)  # fmt: skip
def test_relays_of_one_statement_in_many_languages_add_nothing(side: ClaimantSide, names: list[str]) -> None:
    said = [claim(Kind.CONTROL, Side(side), side, name) for name in names]
    relays = [report(f"r{n}", 0, each, outlet=f"Paper {n}") for n, each in enumerate(said)]
    assert fuse(relays).state.confidence == fuse(relays[:1]).state.confidence


@pytest.mark.parametrize("name", ["", "—", "ь", "в", "he", "the", "的", "12", "Ё"])
def test_any_name_has_words(name: str) -> None:
    assert significant_words(name, DEFAULT_WEIGHTS)
