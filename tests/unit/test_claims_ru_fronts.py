"""What Russian bulletins, channels and newspapers tell of positions, roads, and of who is made to leave."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.sides import ClaimantSide
from tests.unit.claims_told import deeds

PUBLISHED = datetime(2024, 10, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("ВСУ ещё удерживают рубежи в центре Северска.", "Siversk control UA"),
        ("Противник удерживает несколько опорных пунктов в Северске.", "Siversk control UA"),
        ("Украинские военные покинули позиции в Северске.", "Siversk withdrawal UA"),
        ("Рота ВСУ бросила свои окопы в Северске.", "Siversk withdrawal UA"),
        ("Противник отступил на западную окраину Северска.", "Siversk withdrawal UA"),
        ("Занят опорный пункт ВСУ в Северске.", "Siversk advance RU"),
        ("Два опорника ВСУ захвачены в Северске.", "Siversk advance RU"),
        ("Опорник занят нашими штурмовиками в Северске.", "Siversk advance RU"),
    ],
)
def test_who_holds_takes_or_leaves_positions_in_a_place(text: str, claim: str) -> None:
    assert deeds(text, "ru", ClaimantSide.RU) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        "Противник отошёл к Северску.",
        "Подразделения отошли на западный берег под Северском.",
        "ВСУ покинули позиции под Северском.",
    ],
)
def test_who_falls_back_on_a_place_does_not_leave_it(text: str) -> None:
    assert deeds(text, "ru", ClaimantSide.RU) == set()


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Потери вынудили врага оставить Северск.", "Siversk withdrawal UA"),
        ("Российские войска заставили противника отойти из Северска.", "Siversk withdrawal UA"),
        ("Удар с фланга заставил украинских военных покинуть Северск.", "Siversk withdrawal UA"),
        ("Командование противника решило оставить Северск.", "Siversk withdrawal UA"),
    ],
)
def test_who_is_made_to_leave_is_the_one_that_leaves(text: str, claim: str) -> None:
    assert deeds(text, "ru", ClaimantSide.RU) == {claim}


@pytest.mark.parametrize(
    "text",
    [
        "Единственная дорога, ведущая в Северск, перерезана.",
        "Российские войска взяли под контроль пути снабжения ВСУ в Северске.",
        "ВСУ в Северске отрезаны от снабжения.",
        "Клещи вокруг Северска сжимаются.",
        "Наши окружили в Северске группу ВСУ.",
    ],
)
def test_whose_roads_and_supply_are_cut_is_encircled(text: str) -> None:
    assert deeds(text, "ru") == {"Siversk encirclement RU"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Бои идут и в Северске.", {"Siversk assault RU"}),
        ("Российские войска продвинулись и в Северске.", {"Siversk advance RU"}),
        ("Бои продолжаются и в Северске, и в Торецке.", {"Siversk assault RU", "Toretsk assault RU"}),
        ("ВСУ предприняли несколько попыток вернуть Липцы.", {"Lyptsi assault UA"}),
        ("После года боёв Северск перешёл под контроль России.", {"Siversk capture RU"}),
        ("Он из Скадовска, который находится в оккупированной части области.", {"Skadovsk control RU"}),
        ("Урожайное остаётся под контролем ВСУ.", {"Urozhaine control UA"}),
        ("ВСУ выбиты из Соловьёво.", {"Soloviove capture RU"}),
        ("У ВСУ остаётся плацдарм в Крынках.", {"Krynky control UA"}),
        ("ВСУ ещё присутствуют на западе Северска.", {"Siversk control UA"}),
        ("Нашими бойцами контролируется центр Северска.", {"Siversk control RU"}),
        ("Бригада ВСУ держит оборону Северска.", {"Siversk control UA"}),
        ("Обнародованы кадры водружения флага России в Северске.", {"Siversk capture RU"}),
        ("Контроль над Северском утрачен ВСУ.", {"Siversk capture RU"}),
        ("Из Северска выбили остатки ВСУ.", {"Siversk capture RU"}),
        ("В подконтрольном Киеву Северске прошла выставка.", {"Siversk control UA"}),
        ("Северск полностью зачищен.", {"Siversk capture RU"}),
        ("Зашли в Северск и Торецк.", {"Siversk advance RU", "Toretsk advance RU"}),
        ("Северск возвращён под контроль России.", {"Siversk capture RU"}),
        ("Зачищается посёлок Северск.", {"Siversk assault RU"}),
        ("Северск штурмуется с двух сторон.", {"Siversk assault RU"}),
        ("Эпицентром боёв остаётся Северск.", {"Siversk assault RU"}),
        ("ВСУ ведут оборонительные бои в Северске.", {"Siversk assault RU"}),
        ("Украинские войска выдержали натиск россиян в Северске.", {"Siversk repel UA"}),
        ("Идёт отвод украинских войск из Северска.", {"Siversk withdrawal UA"}),
        ("Не выдержав натиска, ВСУ отошли из Северска.", {"Siversk withdrawal UA"}),
        ("Российские войска взяли Северск в огневой мешок.", {"Siversk encirclement RU"}),
        ("Противник в Северске зажат с трёх сторон.", {"Siversk encirclement RU"}),
        ("Украинские силы продвинулись на юге, освобождён Северск.", {"Siversk capture UA"}),
        (
            "Отмечено продвижение ВСУ: освобождены Северск и Торецк.",
            {"Siversk capture UA", "Toretsk capture UA"},
        ),
        ("Освобождён Северск.", {"Siversk capture RU"}),
        ("Чтобы сбить темп, ВСУ атаковали Северск.", {"Siversk assault UA"}),
        ("Враг подтянул роту, чтобы взять Торецк, но ВСУ удерживают Северск.", {"Siversk control UA"}),
        ("С целью захвата Торецка россияне штурмуют Северск.", {"Siversk assault RU"}),
        ("Контрнаступ ВСУ в Северске продолжается.", {"Siversk assault UA"}),
        ("Наши зацепились за окраину Северска.", {"Siversk advance RU"}),
        ("Началось освобождение Северска.", {"Siversk assault RU"}),
        ("Российские войска продолжают освобождать Северск.", {"Siversk assault RU"}),
        ("Штурмовики завершают зачистку Северска.", {"Siversk assault RU"}),
        ("Штурмовики завершили зачистку Северска.", {"Siversk capture RU"}),
        ("ВСУ пробуют снова вернуться в Северск.", {"Siversk assault UA"}),
        ("Рота ВСУ вырвалась из котла в Северске.", {"Siversk withdrawal UA"}),
        ("Окружение украинской группировки в Северске завершено.", {"Siversk encirclement RU"}),
        ("Торецк под контролем ВСУ, Северск тоже.", {"Toretsk control UA", "Siversk control UA"}),
        ("«Барсы» отбивают атаки ВСУ под Северском.", {"Siversk repel RU"}),
        ("Пехота отбила атаку ВС РФ под Северском.", {"Siversk repel UA"}),
        ("Атаку под Северском отбили ВСУ.", {"Siversk repel UA"}),
        ("После взятия микрорайона «Южный» в Северске стало тише.", {"Siversk capture RU"}),
        ("Сообщается о захвате трёх улиц в Северске.", {"Siversk capture RU"}),
        (
            "Противник потерял роту близ Северска и Торецка. Здесь отражено шесть атак ВСУ.",
            {"Siversk repel RU", "Toretsk repel RU"},
        ),
    ],
)
def test_what_is_told_in_the_words_of_russian_reports(text: str, claims: set[str]) -> None:
    assert deeds(text, "ru") == claims


@pytest.mark.parametrize(
    "text",
    [
        "Новый комендант, вступивший 3 мая в должность, прибыл в Херсон.",
        "Второе место среди курортов занял посёлок Кирилловка.",
        "Москва и Вашингтон договорятся, оставив Киев в стороне.",
        "Харьков и Пекин — партнёры двух великих держав.",
        "Двое солдат форсировали Днепр и сдались в плен.",
        "На Днепре продолжаются бои.",
        "ВСУ атаковали нефтебазу в Феодосии.",
        "После атаки ВСУ по супермаркету в Донецке вспыхнул пожар.",
        "Наши беспилотники снова атаковали порт Измаил.",
        "Украинские силы отразили массированную атаку беспилотников на Одессу.",
        "Силы ПВО отразили ракетный удар по Одессе.",
        "Премьер во время визита в Киев предложил прекратить бои.",
        "СБУ заблокировала в порту Одессы российский танкер.",
        "В Мариуполь вошли первые автобусы с грузом.",
        "В дом на окраине Торецка врезался беспилотник.",
        "Падение Северска — вопрос времени.",
        "После атаки на Харьков загорелся рынок.",
        "В Донецке продолжается борьба с пожаром.",
        "Противостояние Киева и Москвы длится годами.",
        "До прошлого года Северск находился под контролем ВСУ.",
        "Северск до начала мая удерживали ВСУ.",
        "Северск был занят ВСУ в ходе прошлогоднего наступления.",
        "Северск героически освобождён от немецко-фашистских захватчиков.",
        "В ходе предыдущих боёв за Северск противник потерял роту.",
        "Чтобы взять Северск и занять Торецк, нужны резервы.",
        "Россияне накапливают силы с целью взять Северск.",
        "До полного окружения Северска осталось три километра.",
        "Жители пробуют вернуться в Северск.",
        "Батарея поразила две гаубицы под Северском, отразила вылазку штурмовиков.",
        "Группировка нанесла урон бригадам ВСУ у Северска и Торецка и отбила три контратаки.",
        "В Скадовске открыли школу. Военные сообщили об освобождении села в ДНР.",
        "В Скадовске открыли школу. ВС РФ заняли населённый пункт в Сумской области.",
    ],
)
def test_what_is_no_claim_in_the_words_of_russian_reports(text: str) -> None:
    assert deeds(text, "ru") == set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Атака ВСУ под Северском провалилась, город потерян.", {"Siversk capture RU", "Siversk assault UA"}),
        ("Десантура двинулась дальше. По данным Mash, ими очищена Макаровка.", {"Makarivka capture RU"}),
        (
            "Наши пытаются выбить ВСУ из Северска. Этот город долго штурмовали с юга.",
            {"Siversk assault RU"},
        ),
    ],
)
def test_whose_deed_it_is_where_a_russian_channel_names_nobody(text: str, claims: set[str]) -> None:
    assert {claim for claim in deeds(text, "ru", ClaimantSide.RU) if " denied" not in claim} == claims


def test_what_was_years_before_the_war_is_old_though_no_day_of_publication_is_known() -> None:
    def held(year: int) -> bool:
        text = f"2 марта {year} года российские войска заняли Северск."
        return bool(extract(Article("a", text, None, language="ru")))

    assert held(2023)
    assert not held(2015)


@pytest.mark.parametrize(
    "second",
    ["Авдеевское направление: противник отступает.", "На Авдеевском направлении противник отступает."],
)
def test_what_is_told_of_another_front_is_not_told_of_the_place_before(second: str) -> None:
    assert deeds(f"В Северске ВСУ удерживают позиции. {second}", "ru", ClaimantSide.RU) == {
        "Siversk control UA"
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Минобороны РФ сообщило об освобождении в ДНР сёл Дроновка и Закотное.",
         {"Dronivka capture RU", "Zakitne capture RU"}),
        ("Минобороны РФ сообщило об освобождении в Донецкой Народной Республике села Дроновка.",
         {"Dronivka capture RU"}),
        ("Стало известно об освобождении в регионе населённого пункта Дроновка.", {"Dronivka capture RU"}),
        ("Минобороны РФ сообщило об освобождении за неделю Дроновки и Северска.",
         {"Dronivka capture RU", "Siversk capture RU"}),
        ("ВСУ ведут контрнаступление по направлениям населённых пунктов Дроновка и Северск.", set()),
        ("Большая часть города Северск (до 2016 года — Яма) находится под контролем российской армии."
         " 4 октября ВСУ вышли из Дроновки.", {"Siversk control RU", "Dronivka withdrawal UA"}),
        ("В городе Северск бои. Северные районы города контролируют ВСУ.",
         {"Siversk assault RU", "Siversk control UA"}),
        ("Россияне зашли в Северск. ВСУ держат северные города области.", {"Siversk advance RU"}),
        ("В Северске наши военные вернули контроль над 16 кв. км города.", {"Siversk capture RU"}),
        ("В Северске наши военные вернули контроль над двумя городами.", set()),
        ("ВСУ отбили 50 кв. км территории в районе Дроновки.", set()),
        ("ВСУ отбили вчера атаку в районе Дроновки.", {"Dronivka repel UA"}),
        ("Бойцы РФ не позволили ВСУ прорвать оборону у Дроновки.", {"Dronivka repel RU"}),
        ("Украинские военные в Северске попали в клещи.", {"Siversk encirclement RU"}),
        ("Информация о захвате Северска не имеет ничего общего с реальностью.",
         {"Siversk capture RU denied"}),
    ],
)  # fmt: skip
def test_what_a_region_a_span_of_time_or_brackets_only_part(text: str, claims: set[str]) -> None:
    assert deeds(text, "ru", published=PUBLISHED) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("В Северске штурмовые группы армии РФ ведут бои в микрорайонах Центральный и Горняк.",
         {"Siversk assault RU"}),
        ("Россияне взяли окраины Северска и Горняка.", {"Siversk capture RU", "Hirnyk capture RU"}),
        ("Северск находится в полуохвате.", {"Siversk encirclement RU"}),
        ("Российские войска взяли два населённых пункта — Искра в ДНР и Вороное.",
         {"Iskra capture RU", "Vorone capture RU"}),
        ("Российские войска взяли два села – Искру и Вороное.", {"Iskra capture RU", "Vorone capture RU"}),
        ("Российские войска взяли это село вчера — Искра в том бою потухла.", set()),
    ],
)  # fmt: skip
def test_quarters_called_as_towns_and_villages_called_as_words(text: str, claims: set[str]) -> None:
    assert deeds(text, "ru") == claims
