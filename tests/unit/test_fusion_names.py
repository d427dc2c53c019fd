"""Whose name it is: a claimant is one witness in any case and language, and two remain two."""

from itertools import combinations

import pytest

from services.domain.fusion import fuse
from services.domain.fusion.names import significant_words
from services.domain.fusion.weights import DEFAULT_WEIGHTS
from services.domain.models.claims import Kind
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from tests.unit.fusion_strategies import claim, report

# A side's authorities announce one thing under many names: see `institutions` in weights.toml.
AUTHORITIES = {
    ClaimantSide.RU: [
        "Минобороны РФ",
        "Министерства обороны России",
        "Міноборони Росії",
        "Міністерством оборони РФ",
        "the Russian Defence Ministry",
        "Russia's Ministry of Defense",
        "министр обороны РФ",
        "представитель Минобороны РФ",
        "Moscow's Ministry of Defence",
        *("российскими", "Росіяни", "росіян", "Russia", "Russians", "Moscow", "Москва", "the Kremlin"),
        *("The Russian army", "Russian officials", "the Russian side", "российские военные", "власти России"),
    ],
    ClaimantSide.UA: [
        *("Генштаб", "Генштабі", "Генштабе", "Генеральний штаб", "the General Staff", "Сили оборони"),
        *("Генштаб ЗСУ", "Генштабі ЗСУ", "Генштаба ВСУ", "General Staff of the AFU", "Генштаб ЗС України"),
        *("Kyiv", "Київ", "Ukraine", "Ukraine's military", "The Ukrainian military", "Українські військові"),
        *("a Ukrainian military spokesman", "the Ukrainian president", "Ukrainian authorities", "уряд"),
    ],
}
SAME = {
    **{f"the authorities of {side}": names for side, names in AUTHORITIES.items()},
    "bloggers": ["A Russian blogger", "a Russian military blogger", "Russian milbloggers", "блогер"],
    "soldiers": ["soldiers", "Ukrainian troops", "українські бійці", "солдаты"],
    "a foreign ministry": ["the British Defense Ministry", "the UK Ministry of Defence", "British officials"],
    "the institute": ["ISW", "Інституту вивчення війни", "аналітики ISW", "Institute for the Study of War"],
    "Zelensky": ["Зеленський", "президента Зеленського", "Зеленский", "Zelenskyy", "President Zelensky"],
    "Syrskyi": ["Сирський", "Сырским", "головнокомандувач Сирський", "Syrskyi", "General Syrsky"],
    "Konashenkov": ["Конашенков", "Конашенковым", "генерал Конашенков", "Konashenkov"],
    "Shoigu": ["Шойгу", "Shoigu"],
    "Haidai": ["Гайдай", "Гайдая", "Haidai"],
    "Rybar": ["канал «Рыбарь»", "Рибар", "Telegram channel Rybar"],
    "the brigade": ["28-ма ОМБр", "28-ї ОМБр", "28 ОМБр"],
}
OTHERS = [
    *("Kyiv Post", "Washington Post", "Минобороны", "розвідка", "Народна міліція"),
    *(
        "A Russian blogger",
        "military correspondents",
        "Ukrainian soldiers",
        "a brigade officer",
        "US officials",
    ),
    *("the head of the Luhansk regional military administration", "Kherson officials", "Battlegroup South"),
    *("the mayor", "a colonel", "Ukrainian analysts", "the Pentagon", "British officials"),
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


@pytest.mark.parametrize(("side", "names"), AUTHORITIES.items())
def test_what_a_side_announces_under_many_names_is_one_statement(
    side: ClaimantSide, names: list[str]
) -> None:
    said = [claim(Kind.CONTROL, Side(side), side, name) for name in names]
    relays = [report(f"r{n}", 0, each, outlet=f"Paper {n}") for n, each in enumerate(said)]
    assert fuse(relays).state.confidence == fuse(relays[:1]).state.confidence


def test_one_announcement_under_many_names_ends_no_status() -> None:
    held = report("held", 0, claim(Kind.CONTROL, Side.UA, ClaimantSide.UA, "The Ukrainian military"))
    boasts = [
        report(f"r{n}", 41, claim(Kind.CAPTURE, Side.RU, ClaimantSide.RU, name), outlet=f"Paper {n}")
        for n, name in enumerate(("Russia's Defence Ministry", "Moscow", "Russia", "Russian officials"))
    ]
    assert fuse([held, *boasts]).state.status is Status.HELD_BY_UA


@pytest.mark.parametrize(
    ("side", "who", "others"),
    [
        (ClaimantSide.RU, "A Russian blogger", "Russia"),
        (ClaimantSide.RU, "A Russian military blogger", "The Russian military"),
        (
            ClaimantSide.UA,
            "the head of the Luhansk regional military administration",
            "The Ukrainian military",
        ),
        (ClaimantSide.UA, "soldiers of the 72nd brigade", "soldiers"),
    ],
)
def test_an_admission_is_not_taken_back_by_others_of_the_side(
    side: ClaimantSide, who: str, others: str
) -> None:
    admitted = report("a", 0, claim(Kind.CONTROL, Side(side).opponent, side, who))
    boast = report("b", 1, claim(Kind.CONTROL, Side(side), side, others))
    state = fuse([admitted, boast]).state
    assert (state.status, state.confidence > 0.85) == (Status.held_by(Side(side).opponent), True)


def test_who_is_named_with_an_office_speaks_for_it() -> None:
    said = [
        claim(Kind.CONTROL, Side.RU, ClaimantSide.RU, name)
        for name in ("Defence Minister Sergei Shoigu", "the ministry", "Shoigu", "Moscow")
    ]
    reports = [report(f"r{n}", 0, each) for n, each in enumerate(said)]
    assert fuse(reports).state.confidence == fuse(reports[:1]).state.confidence


@pytest.mark.parametrize("name", ["", "—", "ь", "в", "he", "the", "的", "12", "Ё"])
def test_any_name_has_words(name: str) -> None:
    assert significant_words(name, DEFAULT_WEIGHTS)
