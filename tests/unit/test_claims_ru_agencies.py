"""How Russian agencies tell of attempts, districts and reports, and who speaks in their quotations."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import PUBLISHED, told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Бои идут в Дроновке, о взятии которой сообщили в Москве.",
            {"Dronivka assault RU", "Dronivka capture RU"},
        ),
        ("ВСУ обстреляли Северск, контроль над которым вернули российские войска.", {"Siversk capture RU"}),
        ("Корреспондент побывал в Северске, в котором нет света.", set()),
        ("Военные говорят о Северске, взятие которого откроет дорогу на запад.", set()),
        ("Губернатор заявил о продолжении боёв в Северске.", {"Siversk assault RU"}),
        ("Стороны сообщили о возобновлении уличных боёв в Северске.", {"Siversk assault RU"}),
        ("Отчёт о подробностях боёв в Северске не показали.", set()),
        ("Прямых боёв в Северске сейчас не происходит.", {"Siversk assault RU denied"}),
    ],
)
def test_what_a_relative_clause_or_a_report_of_fighting_tells(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("На этой неделе Северск будет окружён и взят, сказал генерал.", set()),
        ("Северск был окружён и взят, сказал генерал.", {"Siversk encirclement RU", "Siversk capture RU"}),
        ("Северск может быть освобождён к зиме.", set()),
        ("Рано говорить о взятии Северска.", {"Siversk capture RU denied"}),
        ("Преждевременно пока говорить об окружении Северска.", {"Siversk encirclement RU denied"}),
        ("Военные хотят развеять слухи о том, что ВСУ вышли из Северска.", {"Siversk withdrawal UA denied"}),
        ("Кремль врёт, что российские войска взяли Северск.", {"Siversk capture RU denied"}),
        (
            "Генштаб опроверг захват Дроновки, заявив, что её удерживают ВСУ.",
            {"Dronivka capture RU denied", "Dronivka control UA"},
        ),
        ("Окружения украинского гарнизона в Северске не произошло.", {"Siversk encirclement RU denied"}),
        ("Окружения не боится украинский гарнизон в Северске.", set()),
    ],
)
def test_what_is_foreseen_or_called_too_early_or_a_lie(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "ВСУ блокируют попытки врага штурмовать Северск и Дроновку.",
            {"Siversk repel UA", "Dronivka repel UA"},
        ),
        ("Российские войска пресекли попытку ВСУ вернуть Северск.", {"Siversk repel RU"}),
        ("ВСУ отбили попытку прорыва и взяли Северск.", {"Siversk capture UA"}),
        ("Отражены три атаки ВСУ из района населённого пункта Дроновка.", set()),
        ("Отражены три атаки ВСУ в районе населённого пункта Дроновка.", {"Dronivka repel RU"}),
        ("Российские войска вступили в боевые действия в центре Северска.", {"Siversk assault RU part"}),
        ("В Северске оказались заблокированы две роты ВСУ.", {"Siversk encirclement RU"}),
        ("Часть солдат РФ зашла на окраину Северска.", {"Siversk advance RU part"}),
        ("Один солдат РФ зашёл на окраину Северска.", set()),
        ("После вывода сил частной военной компании из Северска пришли другие.", {"Siversk withdrawal RU"}),
        ("Персонал частной компании вывезли из Северска.", set()),
    ],
)
def test_whose_attempts_and_units_agencies_tell_of(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Российские войска взяли микрорайоны Горняк и Динас в Северске.", {"Siversk capture RU part"}),
        ("Российские войска вошли в микрорайоны Горняка.", {"Hirnyk advance RU part"}),
        ("Дроновка и Северск всё ещё заняты войсками РФ.", {"Siversk control RU", "Dronivka control RU"}),
        ("Северск по-прежнему не занят войсками РФ.", {"Siversk capture RU denied"}),
        (
            "Северск (украинское название — Сиверск) не находится под контролем ВС РФ.",
            {"Siversk control RU denied"},
        ),
        ("В районе поселения Дроновка идут бои.", {"Dronivka assault RU"}),
        (
            "«Северск держим. Враг лезет в Дроновку», — цитирует главкома ВСУ издание.",
            {"Siversk control UA", "Dronivka assault RU"},
        ),
        ("«Враг бежит из Северска. Потери большие», — сказал командир ВСУ.", {"Siversk withdrawal RU"}),
    ],
)
def test_districts_what_lasts_and_who_speaks_in_a_quotation_of_several_sentences(
    text: str, claims: set[str]
) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Захват российскими войсками Северска подтвердили.", {"Siversk capture RU"}),
        ("Освобождение украинской армией села Дроновка заметили и в Москве.", {"Dronivka capture UA"}),
        ("Российские войска в Северске оказались в окружении.", {"Siversk encirclement UA"}),
        ("Российские войска оказались в центре Северска.", {"Siversk advance RU part"}),
        ("Аналитики пишут, что российские войска могли войти в Северск.", {"Siversk advance RU part"}),
        ("Аналитики пишут, что российские войска могли бы войти в Северск.", set()),
        ("Российские войска не могли войти в Северск.", {"Siversk advance RU denied part"}),
        ("«Северск – это Украина!» — сказал глава города.", {"Siversk control UA"}),
        (
            "Защитники остановили две атаки в районах Нововыдуманного, Северска и Дроновки.",
            {"Siversk repel UA", "Dronivka repel UA"},
        ),
        ("Защитники остановили две атаки на Нововыдуманное, Северск молчит.", set()),
    ],
)
def test_whose_deed_a_noun_names_and_what_may_have_been(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Идут тяжёлые бои, сообщает Генштаб ВСУ. Утром враг атаковал вблизи Северска.",
            {"Siversk assault RU"},
        ),
        (
            "Идут тяжёлые бои, сообщило Минобороны РФ. Утром враг атаковал вблизи Северска.",
            {"Siversk assault UA"},
        ),
        (
            "Россияне взяли Дроновку, сообщает DeepState. «Враг вошёл в Северск», — говорится в публикации.",
            {"Dronivka capture RU", "Siversk advance RU part"},
        ),
        (
            "Россияне взяли Дроновку, сообщает DeepState. «Враг вошёл в Северск», — заявили в Минобороны РФ.",
            {"Dronivka capture RU", "Siversk advance UA part"},
        ),
    ],
)
def test_whose_enemy_it_is_where_the_one_before_has_spoken(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("В Северске остаются украинские военные.", {"Siversk control UA part"}),
        ("Северск остаётся украинским.", {"Siversk control UA"}),
        ("Украинские военные по-прежнему находятся в Северске.", {"Siversk control UA part"}),
        ("Стало известно об оставлении Северска российскими войсками.", {"Siversk withdrawal RU"}),
        ("ВСУ лишились контроля над Северском.", {"Siversk capture RU"}),
        ("Украинское командование отвело подразделения из Северска.", {"Siversk withdrawal UA"}),
        ("Украинское командование сообщило, что россияне взяли Северск.", {"Siversk capture RU"}),
        ("Освобождение Северска близится.", set()),
    ],
)
def test_who_stays_loses_and_gives_up(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Кадры сняты в Северске, за который шли уличные бои.", {"Siversk assault RU"}),
        ("Кадры сняты в Северске, за который ему дали медаль.", set()),
        ("Северск, из которого вышли ВСУ, разрушен.", {"Siversk withdrawal UA"}),
        ("Северск не перешёл под оккупацию россиян.", {"Siversk capture RU denied"}),
        ("Украинские силы отбили территорию возле Северска.", set()),
        ("Украинские силы отбили атаку возле Северска.", {"Siversk repel UA"}),
        ("В Северске образован котёл, сообщил Пригожин.", {"Siversk encirclement RU"}),
        ("Россияне хотят создать котёл в Северске.", set()),
        (
            "Киев отрицает, что Россия взяла Северск. Он отверг заявления, что россияне взяли город.",
            {"Siversk capture RU denied"},
        ),
    ],
)
def test_what_a_relative_preposition_a_pocket_and_a_second_denial_tell(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


def test_a_report_that_is_quoted_is_of_who_has_just_spoken() -> None:
    text = (
        "Об этом сообщает Генштаб ВСУ. «За сутки бойцы отразили две атаки возле села Дроновка», — "
        "говорится в сообщении."
    )
    [claim] = extract(Article("t", text, PUBLISHED, language="ru"))
    assert (claim.kind, claim.actor, claim.claimant_side) == ("repel", "UA", "UA")


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Пушилин сказал, что части ВСУ начали неорганизованное бегство из Северска в ДНР.",
            "withdrawal UA part",
        ),
        ("По словам Пушилина, командование ВСУ смирилось с потерей Северска в ДНР.", "capture RU"),
        ("По словам Пушилина, ВСУ смирились с потерей Северска в республике (ДНР).", "capture RU"),
        ("У России нет контроля над Северском.", "control RU denied"),
        ("В ВСУ нет контроля над Северском.", "control UA denied"),
    ],
)
def test_a_republic_in_which_something_is_does_not_do_it(text: str, claims: str) -> None:
    assert told(text, "ru") == {f"Siversk {claims}"}


def test_what_a_relative_clause_takes_for_granted_is_not_denied() -> None:
    text = "Киев опроверг, что россияне взяли Северск, за который идут бои."
    assert told(text, "ru") == {"Siversk capture RU denied", "Siversk assault RU"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Армия России начала наступление на Суджу.", {"Sudzha assault RU"}),
        ("Украинская армия начала штурм Суджи.", {"Sudzha assault UA"}),
        ("С начала наступления на Суджу ВСУ потеряли роту.", {"Sudzha assault UA"}),
        ("В Северске продолжается зачистка небольших групп ВСУ.", {"Siversk assault RU"}),
        ("Российские войска ведут зачистку Северска от остатков ВСУ.", {"Siversk assault RU"}),
        ("В Северске идёт зачистка силами ВСУ.", {"Siversk assault UA"}),
        ("ВСУ продолжают сдерживать россиян в Северске, отбивать атаки от Дроновки.",
         {"Siversk repel UA", "Dronivka repel UA"}),
        ("ВСУ прекратили отбивать атаки у Северска.", set()),
        ("Военные начали бои за полное освобождение Северска.", {"Siversk assault RU"}),
        ("Бои идут за освобождение Северска.", {"Siversk assault RU"}),
        ("ВСУ удерживают Северск, идут бои за его взятие.", {"Siversk control UA", "Siversk assault RU"}),
        ("ВСУ в Северске и Дроновке, идут бои за их освобождение.",
         {"Siversk assault RU", "Dronivka assault RU"}),
        ("Сообщают о взятии в кольцо Северска.", {"Siversk encirclement RU"}),
    ],
)  # fmt: skip
def test_who_begins_clears_away_and_holds_up(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims
    assert told(text, "ru") - claims <= {"Siversk control UA part", "Dronivka control UA part"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("В Северске противник не пытается наступать.", {"Siversk assault UA denied"}),
        ("Противник пытается войти в Северск.", {"Siversk assault UA"}),
        ("Губернатор заявил о скором взятии Северска.", set()),
        ("Киев отказался признать потерю Северска.", {"Siversk capture RU denied"}),
        ("ВСУ отступили от Северска под натиском российских войск.", set()),
        ("Российские войска установили огневой контроль в Северске.", set()),
        ("Российские войска установили контроль над Северском.", {"Siversk capture RU"}),
        ("Тем временем в Северске продолжаются бои.", {"Siversk assault RU"}),
        ("Накануне министерство объявило о взятии Северска.", {"Siversk capture RU"}),
        ("Накануне штурма Северска ВСУ получили снаряды.", set()),
        ("В Северске подразделения, которые контролируют ситуацию.", set()),
    ],
)
def test_what_is_not_tried_or_only_soon(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    "text",
    [
        "Российские войска взяли Северск в ДНР, Меловатку и Дуванку в Харьковской области.",
        "Министерство сообщало о взятии таких населённых пунктов, как Северск, Меловатка и Дуванка.",
        "Он привёл сводку, согласно которой были освобождены Северск, Меловатка и Дуванка.",
    ],
)
def test_lists_over_a_republic_and_behind_such_as(text: str) -> None:
    assert told(text, "ru") == {f"{name} capture RU" for name in ("Siversk", "Miluvatka", "Duvanka")}


def test_in_whose_own_channel_a_thing_is_told() -> None:
    text = "ВСУ утратили контроль над Северском. Об этом в своём Telegram-канале заявил военкор Юрий Котенок."
    [claim] = extract(Article("t", text, PUBLISHED, language="ru"))
    assert (claim.claimant, claim.claimant_side) == ("военкор Юрий Котенок", "RU")


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Ходят слухи, что российские войска взяли Северск.", "hedged"),
        ("Есть информация, что россияне бежали из Северска.", "hedged"),
        ("Видимо, российские войска взяли Северск.", "hedged"),
        ("Россияне почти взяли Северск.", "hedged"),
        ("По сообщениям, россияне взяли Северск.", "hedged"),
        ("По сообщениям ВСУ, россияне взяли Северск.", "asserted"),
        ("Россияне почти каждый день продвигаются в Северске.", "asserted"),
        ("Уточняется, что российские войска взяли Северск.", "asserted"),
    ],
)
def test_rumours_and_what_seems_so_are_hedged(text: str, factuality: str) -> None:
    assert [c.factuality for c in extract(Article("t", text, PUBLISHED, language="ru"))] == [factuality]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Украинские военные начали вывод своих сил из Северска.", {"Siversk withdrawal UA part"}),
        ("Россияне идут вперёд у Северска в условиях тяжёлых боёв.", {"Siversk assault RU"}),
        ("ВСУ спасают хотя бы часть группы, пытаясь контратаковать в Северске.", {"Siversk assault UA"}),
        ("Бои идут в сёлах Северской громады.", set()),
        ("ВСУ отошли по аналогии с отступлением из Северска.", set()),
        (
            "Россияне зашли в Северск. Идут бои в центральном районе города.",
            {"Siversk advance RU part", "Siversk assault RU part"},
        ),
        (
            "Войска РФ блокировали Северск, бои также идут в городе.",
            {"Siversk encirclement RU", "Siversk assault RU"},
        ),
        ("Торецк под контролем ВСУ, Северск также.", {"Toretsk control UA", "Siversk control UA"}),
    ],
)
def test_whose_own_troops_and_what_goes_on_as_well(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


def test_who_is_noted_somewhere_does_not_speak() -> None:
    text = "Россияне удерживают Северск, украинские военные отмечены у села, сообщил военкор Юрий Котенок."
    claims = extract(Article("t", text, PUBLISHED, language="ru"))
    assert {c.claimant for c in claims} == {"военкор Юрий Котенок"}


@pytest.mark.parametrize(
    ("text", "claimant", "side"),
    [
        (
            "Войска взяли Северск. Об этом в эфире телеканала «Россия 24» рассказал Денис Пушилин.",
            "Денис Пушилин",
            "RU",
        ),
        (
            "Российские войска взяли Северск. Об этом в Генштабе ВСУ сообщили РИА Новости.",
            "Генштабе ВСУ",
            "UA",
        ),
        (
            "Спикер ВСУ Назар Волошин рассказал о фронте. «Враг вошёл в Северск», — заявил военный.",
            "Спикер ВСУ Назар Волошин",
            "UA",
        ),
        (
            "Денис Пушилин рассказал о фронте. Войска вошли в Северск, отметил чиновник.",
            "Денис Пушилин",
            "RU",
        ),
        ("DS сообщил, что россияне вошли в Северск.", "DS", "UA"),
        (
            "Представитель ОСГВ Назар Волошин рассказал о фронте. «Враг вошёл в Северск», — сказал спикер.",
            "Представитель ОСГВ Назар Волошин",
            "UA",
        ),
        ("Подоляка отметил, что ВСУ оставили Северск.", "Подоляка", "RU"),
        ("Подоляк отметил, что ВСУ удерживают Северск.", "Подоляк", "UA"),
    ],
)
def test_who_speaks_on_the_air_and_is_taken_up_by_office(text: str, claimant: str, side: str) -> None:
    [claim] = extract(Article("t", text, PUBLISHED, language="ru"))
    assert (claim.claimant, claim.claimant_side) == (claimant, side)


def test_thousands_of_fighters_are_whose_they_are() -> None:
    text = "В Северске несколько тысяч украинских бойцов продолжают упорно обороняться."
    assert told(text, "ru") == {"Siversk control UA part"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("ВСУ пытаются удержать Северск.", {"Siversk control UA"}),
        ("Россияне пытаются установить контроль над Северском.", {"Siversk assault RU"}),
        (
            "Украинские войска после ухода из Северска закрепились на новых рубежах.",
            {"Siversk withdrawal UA"},
        ),
        ("Российские войска закрепились на окраине Северска.", {"Siversk capture RU part"}),
    ],
)
def test_who_tries_to_hold_holds_and_lines_are_no_town(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Россияне могут выйти к реке, захватив Северск.", set()),
        ("Россияне планируют выйти к реке, взяв Северск.", set()),
        ("Россияне попытаются выйти к реке, окружив Северск.", set()),
        ("Россияне выполнили задачу, захватив Северск.", {"Siversk capture RU"}),
        ("Захватив Северск, россияне могут выйти к реке.", {"Siversk capture RU"}),
        ("О боях в Северске не сообщается.", set()),
        ("Генштаб ВСУ не сообщал об отходе из Северска.", set()),
        ("Россияне взяли Северск, о потерях не сообщается.", {"Siversk capture RU"}),
        ("Местные жители покинули Дроновку.", set()),
        ("Херсон — единственный областной центр, захваченный россиянами.", set()),
        (
            "Россияне сдают Херсон, единственный областной центр, захваченный в войне.",
            {"Kherson withdrawal RU"},
        ),
        ("ВСУ не перестают предпринимать контратаки в Дроновке.", {"Dronivka assault UA"}),
    ],
)
def test_what_may_come_with_a_deed_and_what_is_not_told(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Силы обороны остановили 15 штурмовых действий у Северска.", {"Siversk repel UA"}),
        ("ВСУ отразили наступательные действия у Северска.", {"Siversk repel UA"}),
        ("ВСУ ведут штурмовые действия у Северска.", {"Siversk assault UA"}),
        ("Россияне закрепились в жилом секторе Северска.", {"Siversk capture RU part"}),
        (
            "Россияне атакуют Дроновку, часть которой контролируют ВСУ.",
            {"Dronivka assault RU", "Dronivka control UA part"},
        ),
    ],
)
def test_what_actions_are_stopped_and_whose_a_part_of_the_place_is(text: str, claims: set[str]) -> None:
    assert told(text, "ru") == claims


@pytest.mark.parametrize("name", ["«Курск»", '"Таврия"', "«Хортица»"])
def test_groupings_of_the_ukrainian_army_are_called_as_russian_ones(name: str) -> None:
    text = f"Спикер группировки войск {name} сообщил, что противник атаковал Дроновку. Враг занял Северск."
    assert told(text, "ru") == {"Dronivka assault RU", "Siversk capture RU"}
    text = "Представитель группировки войск «Север» сообщил, что противник атаковал Дроновку."
    assert told(text, "ru") == {"Dronivka assault UA"}


def test_a_breakthrough_that_is_done_away_with_is_repelled() -> None:
    assert told("ВСУ ликвидировали прорыв россиян у Северска.", "ru") == {"Siversk repel UA"}


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("ru", "ВСУ продвинулись в северных, западных и южных кварталах Северска.",
         {"Siversk advance UA part"}),
        ("ru", "Россияне взяли северные, западные кварталы Северска.", {"Siversk capture RU part"}),
        ("ru", "Бои идут в северных, Северск под огнём.", set()),
        ("uk", "ЗСУ тримають позиції в північних, східних і частково південних районах Сіверська.",
         {"Siversk control UA part"}),
        ("ru", "Российские войска оцепили Северск.", {"Siversk encirclement RU"}),
        ("ru", "Полиция оцепила Северск.", set()),
        ("ru", "Северск, по словам мэра, не оцеплен.", {"Siversk encirclement RU denied"}),
    ],
)  # fmt: skip
def test_several_parts_of_a_town_and_a_cordon_around_it(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims
