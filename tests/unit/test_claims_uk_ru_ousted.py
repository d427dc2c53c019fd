"""Claims in Ukrainian and Russian: who is driven out of where, and what words without a name mean."""

import pytest

from services.domain.models.claims import Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side
from tests.unit.claims_told import told
from tests.unit.claims_told import untagged as claims

UA, RU = Side.UA, Side.RU


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Наши в деле. В Работине противника выбили.", Kind.CAPTURE, RU),
        ("У Роботиному ворога вибили з кількох дворів.", Kind.CAPTURE, UA),
        ("В районе Работина российскими войсками продолжено вытеснение ВСУ.", Kind.ASSAULT, RU),
        ("Завершено витіснення окупантів із Роботиного.", Kind.CAPTURE, UA),
        ("Армия РФ наступает. Из Работина усилиями российских войск выбиты ВСУ.", Kind.CAPTURE, RU),
        ("Роботине досі утримує 3-тя штурмова.", Kind.CONTROL, UA),
        ("Роботине утримує 93-тя окрема механізована.", Kind.CONTROL, UA),
        ("Кілька дворів на околиці Роботиного ворог зайняв.", Kind.CAPTURE, RU),
        ("Ворог просувається через Роботине.", Kind.ADVANCE, RU),
        ("Підрозділи, що тримали Роботине, відійшли.", Kind.WITHDRAWAL, UA),
        ("Ворог проводив безуспішні наступальні дії в районі Роботиного.", Kind.ASSAULT, RU),
        ("Окупанти штурмували Роботине. «Зайти їм не дали», — каже речник.", Kind.REPEL, UA),
        ("Россиян отбросили от Работина.", Kind.REPEL, UA),
        ("Звільнення Роботиного від окупантів завершено.", Kind.CAPTURE, UA),
        ("До пяти тысяч российских солдат окружены в Работине.", Kind.ENCIRCLEMENT, UA),
        ("Возле Работина, которое взяли русские, идут бои.", Kind.CAPTURE, RU),
        ("Роботине росіяни взяли, а Торське ще ні.", Kind.CAPTURE, RU),
    ],
)
def test_who_drives_whom_out(text: str, kind: Kind, actor: Side) -> None:
    found = {(c.settlement, c.kind, c.actor) for c in claims(text)}
    assert ("Robotyne", kind, actor) in found
    assert len({actor for _, _, actor in found}) == 1 or kind is Kind.REPEL


@pytest.mark.parametrize(
    ("text", "settlements"),
    [
        ("Ворог просунувся в Калиновому та Яблунівці. Їх зачистка триває.", {"Kalynove", "Yablunivka"}),
        ("Росіяни дійшли до центру Торецька, у східній частині тримаються наші підрозділи.", {"Toretsk"}),
        ("Ворог взяв Торецьк. У Розливі він із двох боків. Іде зачистка села.", {"Toretsk", "Rozlyv"}),
        ("Противник закріпився на правому березі Осколу.", set()),
    ],
)
def test_what_place_is_meant(text: str, settlements: set[str]) -> None:
    assert {c.settlement for c in claims(text)} == settlements


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Росіяни не почали штурм Роботиного.", Factuality.DENIED),
        ("Окупанты не начали штурмовать Работино.", Factuality.DENIED),
        ("Ворог зазнав невдачі в спробі взяти Роботине.", Factuality.ASSERTED),
        ("Росіяни взяли майже 90 будинків у Роботиному.", Factuality.ASSERTED),
    ],
)
def test_what_was_begun_or_tried(text: str, factuality: Factuality) -> None:
    assert {(c.settlement, c.factuality) for c in claims(text)} == {("Robotyne", factuality)}


@pytest.mark.parametrize(
    "text",
    [
        "Окупанти брешуть. У мережі ширять фейк про прорив у Торецьк.",
        "Окупанти брешуть. Заяви російських каналів про захоплення Торецька речник назвав передчасними.",
        "О взятии Торецка говорить рано, заявил Зеленский.",
    ],
)
def test_what_is_called_untrue_is_denied(text: str) -> None:
    denied = [c for c in claims(text) if c.factuality is Factuality.DENIED]
    assert {(c.settlement, c.actor, c.claimant_side) for c in denied} == {("Toretsk", RU, ClaimantSide.UA)}


@pytest.mark.parametrize(
    ("text", "kind", "actor", "factuality"),
    [
        ("Центр міста контролюють росіяни.", Kind.CONTROL, RU, Factuality.ASSERTED),
        ("Українські захисники відбили штурм.", Kind.REPEL, UA, Factuality.ASSERTED),
        ("Бої тривають за кожен будинок.", Kind.ASSAULT, RU, Factuality.ASSERTED),
        ("Місто повністю захоплене, — сказав він.", Kind.CAPTURE, RU, Factuality.ASSERTED),
        ("У Генштабі кажуть, що до центру росіяни не дійшли.", Kind.ADVANCE, RU, Factuality.DENIED),
        ("Частину міста зачищено від окупантів.", Kind.CAPTURE, UA, Factuality.ASSERTED),
        ("Їм вдалося закріпитися в приватному секторі.", Kind.CAPTURE, RU, Factuality.ASSERTED),
    ],
)
def test_what_follows_the_news_of_an_entry(
    text: str, kind: Kind, actor: Side, factuality: Factuality
) -> None:
    found = claims(f"Міноборони РФ заявило, що російські війська увійшли до Торецька. {text}")
    assert ("Toretsk", kind, actor, factuality) in {
        (c.settlement, c.kind, c.actor, c.factuality) for c in found
    }


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Радьківка — ворожа. Роботине — вороже.", Kind.CONTROL, RU),
        ("Роботине залишається нашим.", Kind.CONTROL, UA),
        ("Ворог доходив до вулиці в Роботиному, але його відкинули.", Kind.REPEL, UA),
        ("До Роботиного далеко, за нього йдуть бої.", Kind.ASSAULT, RU),
        ("Українські бійці стримали дев'ять штурмів біля Роботиного.", Kind.REPEL, UA),
        ("Враг полез в Работино, закрепиться ему не дали. Наши парни молодцы.", Kind.REPEL, RU),
        ("ВСУ наступали южнее. В сторону Работина продвинулись, село пока за ВС РФ.", Kind.CONTROL, RU),
        ("Росіяни відійшли з Роботиного. Село вже оточене.", Kind.ENCIRCLEMENT, UA),
    ],
)
def test_whose_it_is_and_who_is_thrown_back(text: str, kind: Kind, actor: Side) -> None:
    assert ("Robotyne", kind, actor) in {(c.settlement, c.kind, c.actor) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Вранці російські війська перейшли кордон. Вони зайняли Калинове, Яблунівку і Роботине.",
            {("Kalynove", "capture RU"), ("Yablunivka", "capture RU"), ("Robotyne", "capture RU")},
        ),
        (
            "Прорив зупинено, а Калинове й Яблунівка знову наші.",
            {("Kalynove", "control UA"), ("Yablunivka", "control UA")},
        ),
        (
            "К вечеру россияне взяли Работино, Малое и Токмак — эти села давно в серой зоне.",
            {("Robotyne", "capture RU"), ("Tokmak", "capture RU")},
        ),
        (
            "Ворог атакував біля Калинового. Гаряче й поблизу Роботиного, там було сорок атак, "
            "захисники відбили тридцять із них.",
            {("Kalynove", "assault RU"), ("Robotyne", "repel UA")},
        ),
        (
            "У Роботиному йдуть бої. Ворог хотів перерізати дорогу на Токмак. Оточення немає.",
            {("Robotyne", "encirclement RU")},
        ),
        ("Граница серой зоны пройдет по Работину.", set()),
        ("Кадировці показали відео й хвалилися, що Роботине їхнє.", {("Robotyne", "control RU")}),
        ("Воюем дальше. Наши молодцы, но Работино отдали без боя.", {("Robotyne", "withdrawal RU")}),
    ],
)
def test_over_sentences_and_lists(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= {(c.settlement, f"{c.kind.value} {c.actor.value}") for c in claims(text)}
    if not expected:
        assert not claims(text)


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Над Роботиним піднято прапор України.", Kind.CAPTURE, UA),
        ("Росіяни вклинилися в оборону Роботиного.", Kind.ADVANCE, RU),
        ("На околицях Роботиного діють російські штурмовики.", Kind.ADVANCE, RU),
        ("Українські підрозділи діють у Роботиному.", Kind.CONTROL, UA),
        ("ВСУ отброшены от Работина.", Kind.REPEL, RU),
        ("Хохлы наступают. ВСУ не дали войти в Работино, наши стоят.", Kind.REPEL, RU),
        ("ВСУ выдавили из Работина.", Kind.CAPTURE, RU),
        ("Роботине взяли в кільце.", Kind.ENCIRCLEMENT, RU),
        ("Наші на місці. Роботине під контролем.", Kind.CONTROL, UA),
        ("Наши на месте. Попытка прорваться в Работино сорвана.", Kind.REPEL, RU),
        ("Генштаб ВСУ отчитался о пяти отбитых атаках у Работина.", Kind.REPEL, UA),
        ("Работино остается у ВСУ.", Kind.CONTROL, UA),
        ("«Вагнер» взял под контроль всю территорию Работина.", Kind.CAPTURE, RU),
    ],
)
def test_deeds_of_whom_the_grammar_tells(text: str, kind: Kind, actor: Side) -> None:
    assert {(c.settlement, c.kind, c.actor) for c in claims(text)} == {("Robotyne", kind, actor)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Армия РФ сообщает: Работино простреливается и окружено с трех сторон.", {"encirclement RU"}),
        ("ВСУ разбиты у Работина, оно перешло под контроль России.", {"capture RU"}),
        ("Росіяни твердять, що дійшли до західної окраїни Роботиного.", {"advance RU"}),
        ("Ворог наступає. Росіяни вже зайшли в Токмак. Роботине захопили раніше.", {"capture RU"}),
    ],
)
def test_what_the_next_verb_is_said_of(text: str, expected: set[str]) -> None:
    assert {f"{c.kind.value} {c.actor.value}" for c in claims(text) if c.settlement == "Robotyne"} == expected


def test_an_encirclement_that_nobody_speaks_of_is_denied() -> None:
    (claim,) = claims("Об окружении Торецка речи не идет, заявил Зеленский.")
    assert claim.factuality is Factuality.DENIED


def test_a_capital_behind_a_verb_of_speech_speaks() -> None:
    text = "Бахмут оставлен. Отход был организованным, утверждает Киев; в Москве его назвали бегством."
    assert {c.settlement for c in claims(text)} == {"Bakhmut"}


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "ru",
            "Полк РФ зашел в Северск, но был выбит из города.",
            {"Siversk advance RU part", "Siversk capture UA"},
        ),
        ("ru", "ВСУ вошли в Северск, но были выбиты.", {"Siversk advance UA part"}),
        (
            "ru",
            "ВСУ зашли в Северск, но были выбиты оттуда.",
            {"Siversk advance UA part", "Siversk capture RU"},
        ),
        (
            "ru",
            "Враг зашел в Северск, но его удалось выбить из города, заявил спикер ВСУ.",
            {"Siversk advance RU part", "Siversk capture UA"},
        ),
        (
            "uk",
            "Росіяни зайшли в Сіверськ, але були вибиті звідти.",
            {"Siversk advance RU part", "Siversk capture UA"},
        ),
        ("uk", "Росіяни були вибиті із Сіверська.", {"Siversk capture UA"}),
        ("uk", "Сили оборони зайшли в Сіверськ. Росіяни вибиті.", {"Siversk advance UA part"}),
    ],
)
def test_who_got_in_and_is_driven_out_does_not_do_it(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("ru", "Идет штурм позиций ВСУ в Северске.", {"Siversk assault RU"}),
        ("ru", "Атака позиций российских войск в Северске продолжается.", {"Siversk assault UA"}),
        ("ru", "Атака танков ВСУ в Северске продолжается.", {"Siversk assault UA"}),
        ("ru", "Штурм позиций силами ВСУ в Северске продолжается.", {"Siversk assault UA"}),
        ("ru", "Бойцы РФ провели штурм позиций в Северске.", {"Siversk assault RU"}),
        ("uk", "Триває штурм позицій ЗСУ в Сіверську.", {"Siversk assault RU"}),
        ("uk", "Відбулася атака опорників окупантів у Сіверську.", {"Siversk assault UA"}),
        (
            "ru",
            "Россияне давят (с высот противник контратаковал Северск), сообщил военкор Гусев.",
            {"Siversk assault UA"},
        ),
    ],
)
def test_whose_positions_are_stormed_does_not_storm(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "ru",
            "«Украинцы держатся. За сутки они отбили пять атак врага у Северска», — сказал спикер ВСУ.",
            {"Siversk repel UA"},
        ),
        (
            "ru",
            "«ВСУ лезут вперед. Они отбили две наши атаки в Северске», — заявил Рогов.",
            {"Siversk repel UA"},
        ),
        (
            "ru",
            "Силы обороны наступают под Бахмутом. Защитники отбили атаки врага у Северска.",
            {"Bakhmut assault UA", "Siversk repel UA"},
        ),
        (
            "ru",
            "ВСУ отбили 6 атак у Северска и еще две атаки восточнее Дроновки.",
            {"Siversk repel UA", "Dronivka repel UA"},
        ),
        (
            "ru",
            "ВСУ отбили 6 атак у Северска, еще две атаки продолжаются у Дроновки.",
            {"Siversk repel UA", "Dronivka assault RU"},
        ),
        (
            "uk",
            "Відбито 5 атак біля Сіверська та три штурми в районі Дронівки.",
            {"Siversk repel UA", "Dronivka repel UA"},
        ),
        ("uk", "Військові відбили атаку біля Сіверська і втратили 3 танки в Дронівці.", {"Siversk repel UA"}),
    ],
)
def test_who_beats_off_the_attacks_of_an_enemy_and_where(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "ru",
            "«ВС РФ идут (здесь противник контратаковал Дроновку) и ведут бои за Северск», — пишет военкор.",
            {"Dronivka assault UA", "Siversk assault RU"},
        ),
        ("ru", "В тяжелых боях освобождена Дроновка, сообщает армия РФ.", {"Dronivka capture RU"}),
        (
            "ru",
            "Освобождены в кровавых боях Дроновка и Серебрянка.",
            {"Dronivka capture RU", "Serebrianka capture RU"},
        ),
        ("ru", "Идут бои за Дроновку, освобожденную от ВСУ.", {"Dronivka assault RU", "Dronivka capture RU"}),
        ("uk", "У важких боях звільнена Дронівка.", {"Dronivka capture UA"}),
        ("ru", "Под Северском бригада ВСУ отбила атаку.", {"Siversk repel UA"}),
        ("ru", "Из Северска полк ВСУ отошел.", {"Siversk withdrawal UA"}),
        ("uk", "Сіверська бригада відбила атаку.", set()),
    ],
)
def test_what_brackets_tell_what_is_freed_in_battles_and_where_a_unit_is(
    language: str, text: str, claims: set[str]
) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        (
            "uk",
            "Росіяни зайшли в Сіверськ, але їх знищили.",
            {"Siversk advance RU part", "Siversk repel UA"},
        ),
        (
            "uk",
            "Росіяни зайшли в Сіверськ, але наші бійці їх знищили.",
            {"Siversk advance RU part", "Siversk repel UA"},
        ),
        (
            "uk",
            "Українські бійці зайшли в Козинку, але були знищені.",
            {"Kozinka advance UA part", "Kozinka repel RU"},
        ),
        ("uk", "Росіяни штурмували Сіверськ, але були знищені.", {"Siversk repel UA"}),
        ("uk", "Росіяни зайшли в Сіверськ, але мости були знищені.", {"Siversk advance RU part"}),
        ("uk", "Росіяни зайшли в Сіверськ, але їх знищать.", {"Siversk advance RU part"}),
        ("uk", "Росіяни зайшли в Сіверськ і знищили міст.", {"Siversk advance RU part"}),
        ("uk", "Дрони атакували Харків, але їх знищили.", set()),
        ("uk", "Росіяни зайшли в Сіверськ і взяли їх у полон.", {"Siversk advance RU part"}),
        (
            "ru",
            "Россияне проникли в Северск, но их взяли в плен.",
            {"Siversk advance RU part", "Siversk repel UA"},
        ),
        ("uk", "ЗСУ зайшли в Сіверськ і знищили їх.", {"Siversk advance UA part"}),
        ("uk", "Наші бійці зайшли в Сіверськ, і всіх знищили.", {"Siversk advance UA part"}),
        (
            "ru",
            "Россияне зашли в Северск, однако были уничтожены.",
            {"Siversk advance RU part", "Siversk repel UA"},
        ),
        (
            "ru",
            "Диверсанты ВСУ зашли в Северск, но их ликвидировали, сообщает Минобороны РФ.",
            {"Siversk advance UA part", "Siversk repel RU"},
        ),
        ("ru", "Россияне зашли в Северск и уничтожили мост.", {"Siversk advance RU part"}),
        ("ru", "Россияне зашли в Северск, но дома были уничтожены.", {"Siversk advance RU part"}),
    ],
)
def test_who_has_come_and_is_destroyed_is_beaten(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("uk", "Сіверськ перебуває у сірій зоні.", {"Siversk assault RU"}),
        ("uk", "Сіверськ у сірій зоні.", {"Siversk assault RU"}),
        ("uk", "Сіверськ опинився в «сірій зоні».", {"Siversk assault RU"}),
        ("uk", "Сіверськ — сіра зона.", {"Siversk assault RU"}),
        ("uk", "Сіверськ не перебуває в сірій зоні.", {"Siversk assault RU denied"}),
        ("ru", "Северск находится в серой зоне.", {"Siversk assault RU"}),
        (
            "uk",
            "Росіяни заявили про захоплення Сіверська. У 17-му корпусі це спростували: місто утримується.",
            {"Siversk capture RU", "Siversk capture RU denied", "Siversk control UA"},
        ),
        ("uk", "Сіверськ утримується росіянами.", {"Siversk control RU"}),
        ("ru", "Северск удерживается ВСУ.", {"Siversk control UA"}),
        ("ru", "Северск удерживается.", set()),
        (
            "ru",
            "Россияне заявили о захвате Северска. В корпусе это опровергли: город удерживается.",
            {"Siversk capture RU", "Siversk capture RU denied", "Siversk control UA"},
        ),
    ],
)
def test_grey_zones_and_what_is_held_by_nobody_named(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Украинские войска вынудили сепаратистов покинуть Лиман.", {"Lyman withdrawal RU"}),
        ("ВСУ удалось вытеснить мятежников из Лимана.", {"Lyman capture UA"}),
        ("Правительственные войска взяли Лиман.", {"Lyman capture UA"}),
        ("Світла немає в Мелітополі, Бердянську та всіх інших тимчасово окупованих містах.",
         {"Melitopol control RU", "Berdiansk control RU"}),
        ("Пенсии получат жители Изюма и других деоккупированных городов.", {"Izium capture UA"}),
        ("Київ, Львів та окуповані міста обмінялися листами.", set()),
        ("Російський гарнізон Лимана був оточений.", {"Lyman encirclement UA"}),
        ("Русский гарнизон Лимана окружён.", {"Lyman encirclement UA"}),
        ("Украинский гарнизон Лимана окружён.", {"Lyman encirclement RU"}),
        ("Мешканці Лимана оточені увагою.", set()),
    ],
)  # fmt: skip
def test_whose_people_are_meant_and_which_towns(text: str, told: set[str]) -> None:
    assert {f"{c.settlement} {c.kind} {c.actor}" for c in claims(text)} == told
