"""Claims in Ukrainian and Russian: how staffs, channels and agencies tell of a day at the front."""

import pytest

from services.domain.claims import extract
from services.domain.models import Article, Kind, Side
from tests.unit.claims_told import untagged as claims

UA, RU = Side.UA, Side.RU


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Из Работина выбиты ВСУ.", Kind.CAPTURE, RU),
        ("Из Работина вытеснены ВС РФ.", Kind.CAPTURE, UA),
        ("Працюємо. Роботине під контролем Києва.", Kind.CONTROL, UA),
        ("Работино возвращается под контроль Киева.", Kind.CAPTURE, UA),
        ("Роботине повернулося під контроль Москви.", Kind.CAPTURE, RU),
        ("Сили оборони звільнили ще одне село на півдні — Роботине.", Kind.CAPTURE, UA),
        ("Армия РФ заняла очередное село под Ореховом: Работино.", Kind.CAPTURE, RU),
        ("До Роботиного просочилися близько двохсот російських солдатів.", Kind.ADVANCE, RU),
        ("У Роботиному перебуває не більше сотні росіян.", Kind.ADVANCE, RU),
        ("Русские войска завершили зачистку села Работино.", Kind.CAPTURE, RU),
        ("Росіяни залишили Роботине без бою.", Kind.WITHDRAWAL, RU),
        ("ВСУ покинули Работино без сопротивления.", Kind.WITHDRAWAL, UA),
        ("Последнее село, Работино, освобождено армией РФ.", Kind.CAPTURE, RU),
        ("Окружённая группировка ВСУ в Работине просит помощи.", Kind.ENCIRCLEMENT, RU),
        ("У Роботиному оточене угруповання росіян просить допомоги.", Kind.ENCIRCLEMENT, UA),
        ("Севернее ВС РФ выбили ВСУ из Работина.", Kind.CAPTURE, RU),
        ("Північніше ЗСУ просунулися в Роботиному.", Kind.ADVANCE, UA),
        ("Роботине. Село не можна вважати вільним: росіяни тримають центр.", Kind.CONTROL, RU),
        ("Сили оборони України не дозволили ворогу просунутися в Роботиному.", Kind.REPEL, UA),
        ("Россияне контролируют около 80% Работина.", Kind.CONTROL, RU),
        ("Работино. Военные РФ: котёл почти захлопнут.", Kind.ENCIRCLEMENT, RU),
        ("Українські військові контролюють кілька вулиць на околиці Роботиного.", Kind.CONTROL, UA),
    ],
)
def test_what_is_done(text: str, kind: Kind, actor: Side) -> None:
    found = [c for c in claims(text) if c.settlement == "Robotyne"]
    assert {(c.kind, c.actor) for c in found} == {(kind, actor)}


@pytest.mark.parametrize(
    "text",
    [
        "Мы просим не верить вбросам о том, что Работино занято ВСУ.",
        "Не верьте сообщениям о взятии Работина.",
        "Не вірте повідомленням про те, що Роботине захоплене росіянами.",
        "Не варто вірити фейкам про захоплення Роботиного.",
    ],
)
def test_what_is_not_to_be_believed(text: str) -> None:
    assert [(c.kind, c.factuality.value) for c in claims(text)] == [(Kind.CAPTURE, "denied")]


def test_soldiers_are_no_village() -> None:
    assert [c.settlement for c in claims("Військові відійшли з Роботиного.")] == ["Robotyne"]


def test_a_name_behind_that_of_a_front_is_no_direction() -> None:
    found = claims("На Краматорском направлении Ивановское освободили войска РФ.")
    assert [(c.kind, c.actor) for c in found] == [(Kind.CAPTURE, RU)]


@pytest.mark.parametrize(
    "text",
    ["Работино. Ночь прошла тяжело.", "Ніч у Роботиному пройшла спокійно.", "Роботине. День минув без змін."],
)
def test_a_night_advances_nowhere(text: str) -> None:
    assert not claims(text)


def test_whose_cellars_lie_in_a_part_of_town() -> None:
    text = "Торецьк. Ворог заходить із боку Дружби, накопичується в підвалах на сході міста."
    assert {c.settlement for c in claims(text)} == {"Toretsk"}


@pytest.mark.parametrize(
    "text",
    [
        "Вовчанськ перебуває у сірій зоні.",
        "Вовчанськ у сірій зоні.",
        "Волчанск находится в серой зоне.",
        "Волчанск остаётся в серой зоне.",
    ],
)
def test_a_place_in_the_grey_zone_is_fought_for(text: str) -> None:
    assert [(claim.settlement, claim.kind) for claim in extract(Article(id="x", text=text))] == [
        ("Vovchansk", Kind.ASSAULT)
    ]
