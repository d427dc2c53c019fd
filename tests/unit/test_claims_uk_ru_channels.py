"""What channels write in Ukrainian and Russian: who tells it, whose a place is, what is not meant at all."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
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


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        # what somebody tries to tell is no attempt to take it
        (
            "uk",
            "Окупанти намагаються відволікти від втрат фейками про взяття Торецька.",
            {"Toretsk capture RU denied"},
        ),
        ("uk", "Окупанти намагаються взяти Торецьк.", {"Toretsk assault RU"}),
        ("ru", "Сообщили о попытке взятия Торецка россиянами.", {"Toretsk assault RU"}),
        # what is too early to say
        ("ru", "Говорить о том, что россияне взяли Торецк, преждевременно.", {"Toretsk capture RU denied"}),
        ("uk", "Казати, що росіяни взяли Торецьк, передчасно.", {"Toretsk capture RU denied"}),
        ("ru", "Можно сказать, что россияне взяли Торецк.", {"Toretsk capture RU"}),
        # what there will not be
        ("ru", "Не будет захвата Сум.", set()),
        ("uk", "Штурму Харкова не буде.", set()),
        ("ru", "Штурма Торецка не было.", {"Toretsk assault RU denied"}),
        # what people have been through
        ("uk", "Відзнаки вручили бійцям, які, пройшовши бої за Торецьк, повернулися додому.", set()),
        ("ru", "Пройдя тяжёлые бои за Торецк, он вернулся домой.", set()),
        ("ru", "Тяжёлые бои за Торецк продолжаются.", {"Toretsk assault RU"}),
    ],
)
def test_what_is_only_spoken_of_did_not_happen(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claim"),
    [
        (
            "uk",
            "Наші бригади просунулися на чотири кілометри, де було взято Нескучне.",
            "Neskuchne capture UA",
        ),
        ("ru", "ВСУ продвинулись на четыре километра, взято село Нескучное.", "Neskuchne capture UA"),
        ("uk", "Ворог просунувся на кілометр, взято Нескучне.", "Neskuchne capture RU"),
        ("uk", "ЗСУ просунулися на кілометр, але Нескучне було взято.", "Neskuchne capture RU"),
    ],
)
def test_who_moves_forward_takes_what_nobody_is_named_as_taking(language: str, text: str, claim: str) -> None:
    assert told(text, language) == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Армия РФ атаковала у Торского (севернее Лимана).", {"Torske assault RU"}),
        ("Армия РФ атаковала у Торского и Лимана (на востоке).", {"Torske assault RU", "Lyman assault RU"}),
    ],
)
def test_brackets_tell_where_a_place_lies(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("outlet", "text", "claims"),
    [
        (ClaimantSide.UA, "Боевики захватили Дебальцево.", ["Debaltseve capture RU"]),
        (ClaimantSide.RU, "Боевики захватили Дебальцево.", ["Debaltseve capture UA"]),
        (ClaimantSide.UA, "Боевики ВСУ бежали из Лимана.", ["Lyman withdrawal UA"]),
        (ClaimantSide.RU, "Силы АТО освободили Славянск.", ["Sloviansk capture UA"]),
        (ClaimantSide.RU, "Підрозділи ООС зайняли Золоте.", ["Zolote capture UA"]),
        (
            ClaimantSide.RU,
            "В штабе АТО заявили, что боевики захватили Дебальцево.",
            ["Debaltseve capture RU"],
        ),
    ],
)
def test_whose_fighters_are_meant_depends_on_who_speaks(
    outlet: ClaimantSide, text: str, claims: list[str]
) -> None:
    article = Article("t", text, datetime(2015, 2, 20, tzinfo=UTC), outlet_side=outlet)
    assert [f"{c.settlement} {c.kind} {c.actor}" for c in extract(article)] == claims
