"""What the grammar of cases makes of Ukrainian: predicates without a verb, insertions, participles, order."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side

PUBLISHED = datetime(2024, 6, 1, tzinfo=UTC)


def told(text: str) -> set[tuple[str, str, str]]:
    """Settlement, kind (with "not" where denied) and actor of the claims of `text`."""
    return {
        (c.settlement, ("not " if c.factuality is Factuality.DENIED else "") + c.kind, c.actor)
        for c in extract(Article("a", text, PUBLISHED, language="uk"))
    }


def sides(text: str) -> set[ClaimantSide]:
    return {c.claimant_side for c in extract(Article("a", text, PUBLISHED, language="uk"))}


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Роботине — наше.", "control", "UA"),
        ("Роботине вже не наше, каже боєць ЗСУ.", "not control", "UA"),
        ("Роботине досі за нами, запевнив речник бригади.", "control", "UA"),
        ("Роботине майже все під росіянами.", "control", "RU"),
        ("Роботине тимчасово окуповане.", "control", "RU"),
        ("Роботине зараз перебуває під окупацією.", "control", "RU"),
        ("У Роботиному росіян немає, каже комбат ЗСУ.", "not control", "RU"),
        ("У підвалах Роботиного сидять окупанти.", "control", "RU"),
    ],
)
def test_a_state_needs_no_verb(text: str, kind: str, actor: str) -> None:
    assert told(text) == {("Robotyne", kind, actor)}


@pytest.mark.parametrize(
    "text",
    [
        "У підвалах Роботиного сидять люди без світла.",
        "Наше Роботине ми ще відбудуємо.",
        "Полонений росіянин вважає Роботине нікому не потрібним.",
    ],
)
def test_what_looks_like_a_state_and_is_none(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Серебрянка взята росіянами.", "capture", "RU"),
        ("Серебрянку зачищено, повідомили в українській бригаді.", "capture", "UA"),
        ("Серебрянку втрачено, визнав речник бригади.", "capture", "RU"),
        ("Російський канал пише, що Серебрянку втрачено.", "capture", "UA"),
        ("Речник ЗСУ назвав Серебрянку втраченою.", "capture", "RU"),
        ("Вагнерівці заволоділи Серебрянкою.", "capture", "RU"),
        ("Контроль над Серебрянкою росіяни встановили вночі.", "capture", "RU"),
        ("Над Серебрянкою прапор України підняли десантники ЗСУ.", "capture", "UA"),
        ("З Серебрянки окупанти вивели свої підрозділи.", "withdrawal", "RU"),
    ],
)
def test_participles_and_free_order(text: str, kind: str, actor: str) -> None:
    assert told(text) == {("Serebrianka", kind, actor)}


@pytest.mark.parametrize(
    "text",
    [
        "Росіяни, за його словами, зайшли в Невське.",
        "Росіяни, на жаль, зайшли в Невське.",
        "Росіяни, каже речник бригади, зайшли в Невське.",
        "За словами речника 24-ї бригади, росіянам вдалося зайти в Невське.",
        "Українці відійшли, а росіяни, схоже, зайшли в Невське.",
    ],
)
def test_insertions_do_not_cut_a_clause_or_act_in_it(text: str) -> None:
    assert ("Nevske", "advance", "RU") in told(text)


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Росіяни взяли Невське. Про це повідомив речник ЗСУ.", ClaimantSide.UA),
        ("Начальник МВА вийшов на площу: «Росіяни взяли Невське».", ClaimantSide.UA),
        ("Речник бригади розповів про втрати. Росіяни взяли Невське, додав він.", ClaimantSide.UA),
        ("Воєнкор поскаржився, що їхні відійшли з Невського.", ClaimantSide.RU),
    ],
)
def test_whose_statement_it_is(text: str, side: ClaimantSide) -> None:
    assert sides(text) == {side}


def test_they_are_those_spoken_of_and_theirs_those_of_the_speaker() -> None:
    assert told("Росіяни відступили, але згодом вони взяли Невське.") >= {("Nevske", Kind.CAPTURE, Side.RU)}
    assert told("Z-канали пишуть, що їхні відбили Невське.") == {("Nevske", Kind.CAPTURE, Side.RU)}


def test_a_battle_is_no_attack_of_who_speaks_of_it() -> None:
    assert told("Сирський заявив, що в Невському тривають бої.") == {("Nevske", Kind.ASSAULT, Side.RU)}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Захопивши Невське, росіяни рушили далі.", ("Nevske", "capture", "RU")),
        ("Росіяни відступили, залишивши Невське.", ("Nevske", "withdrawal", "RU")),
        ("Кілька російських груп зайшли в Невське.", ("Nevske", "advance", "RU")),
        ("Росіяни зайшли в Невське, їх звідти вибили бійці ЗСУ.", ("Nevske", "capture", "UA")),
        ("Невське звільнили. Зараз його утримують українці.", ("Nevske", "control", "UA")),
        ("У Невському росіяни зайняли східні квартали.", ("Nevske", "capture", "RU")),
        ("Невське втрачено, Макіївку теж, визнав речник ЗСУ.", ("Makiivka", "capture", "RU")),
        ("Макіївка в руках росіян, Невське — за нами.", ("Nevske", "control", "UA")),
        ("Росіяни просунулися поблизу Макіївки, у Невському та біля Тернів.", ("Nevske", "advance", "RU")),
    ],
)
def test_a_claim_among_others(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Окупанти захопили Терни.", "Terny"),
        ("Тривають бої поблизу Тернів.", "Terny"),
        ("Тривають бої на вулицях Пісок.", "Pisky"),
        ("Тривають бої поблизу Зеленого Гаю.", "Zelenyi Hai"),
        ("Тривають бої біля Зеленого Поля.", "Zelene Pole"),
        ("Голова Авдіївки визнав: місто окуповане.", "Avdiivka"),
    ],
)
def test_names_in_any_case(text: str, name: str) -> None:
    assert {settlement for settlement, _, _ in told(text)} == {name}


def test_any_town_is_not_the_one_spoken_of() -> None:
    assert told("Бахмут обстріляли. Падіння кожного такого міста відкриває дорогу на наступне.") == set()


@pytest.mark.parametrize(
    ("text", "claims_told"),
    [
        ("Ворог атакує Невське, атаку відбили.", {("Nevske", "repel", "UA")}),
        ("Росіянам вдалося вибити українські підрозділи з Невського.", {("Nevske", "capture", "RU")}),
        (
            "Невське вже за ворогом, Макіївка — теж.",
            {("Nevske", "control", "RU"), ("Makiivka", "control", "RU")},
        ),
        ("Після звільнення Невського школу відбудували.", set()),
        ("Наші тримають висоти, саме Невське наполовину порожнє.", set()),
    ],
)
def test_all_claims(text: str, claims_told: set[tuple[str, str, str]]) -> None:
    assert told(text) == claims_told


@pytest.mark.parametrize(
    ("text", "claims_told"),
    [
        (
            "Росіяни захопили п'ять сіл на Харківщині: Стрілеча, Красне й Борисівка.",
            {("Strilecha", "capture", "RU"), ("Krasne", "capture", "RU"), ("Borysivka", "capture", "RU")},
        ),
        (
            "У двох селах, Невському та Макіївці, йдуть бої.",
            {("Nevske", "assault", "RU"), ("Makiivka", "assault", "RU")},
        ),
        (
            "Ворог просунувся поблизу Селидового, у Кураховому й Ізмайлівці.",
            {("Kurakhove", "advance", "RU"), ("Izmailivka", "advance", "RU")},
        ),
        ("ЗСУ звільнили від російських загарбників Куп'янськ.", {("Kupiansk", "capture", "UA")}),
        ("ЗСУ вибили росіян зі старого заводу у Вовчанську.", {("Vovchansk", "capture", "UA")}),
        (
            "Росіян із Вовчанська вибивають, їх вибивають і з Невського.",
            {("Vovchansk", "assault", "UA"), ("Nevske", "assault", "UA")},
        ),
        ("Генштаб каже: військовим доведеться відійти з Вовчанська.", set()),
        ("Ворог намагається відрізати Вовчанськ.", set()),
        ("Підтверджень російським заявам про взяття Вовчанська немає.", set()),
        ("Із заводу вийшла група оборонців Маріуполя.", {("Mariupol", "withdrawal", "UA")}),
        ("Захисники вийшли з заводу «Азовсталь» у Маріуполі.", {("Mariupol", "withdrawal", "UA")}),
        ("У Куп'янську пошкоджено лікарню. Рятувальники зайшли в місто вранці.", set()),
        (
            "Речник ЗСУ заявив, що про оточення Вовчанська не йдеться.",
            {("Vovchansk", "not encirclement", "RU")},
        ),
        (
            "Генштаб повідомив, що інформація про захоплення Вовчанська не відповідає дійсності.",
            {("Vovchansk", "not capture", "RU")},
        ),
    ],
)
def test_plain_reports(text: str, claims_told: set[tuple[str, str, str]]) -> None:
    assert told(text) == claims_told


@pytest.mark.parametrize("doubt", ["ймовірно", "найімовірніше", "скоріш за все", "вірогідно"])
def test_doubt_between_a_subject_and_its_verb(doubt: str) -> None:
    text = f"Російські війська, {doubt}, захопили Вовчанськ."
    assert {c.factuality for c in extract(Article("a", text, PUBLISHED, language="uk"))} == {
        Factuality.HEDGED
    }


def test_whose_words_stand_in_the_sentence_that_denies() -> None:
    text = "РФ заявила про взяття Торецька. Речниця ЗСУ спростувала це: за її словами, бої в місті тривають."
    assert ClaimantSide.UA in {
        c.claimant_side
        for c in extract(Article("a", text, PUBLISHED, language="uk"))
        if c.kind is Kind.ASSAULT
    }
