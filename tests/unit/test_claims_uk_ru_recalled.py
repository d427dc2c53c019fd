"""Claims in Ukrainian and Russian: what is remembered, and what goes on."""

import pytest

from tests.unit.claims_told import deeds, untagged


@pytest.mark.parametrize(
    "text",
    [
        "Наш полк відзначає третю річницю. Це його бійці звільняли Ізюм і боронили Лиман.",
        "Шановні побратими! Вітаю з річницею бригади. Ви обороняли Попасну, ви звільнили Оскіл.",
        "Дорогие друзья! Поздравляю с годовщиной республики. Выбив врага из Рубежного, вы победили.",
        "Друга річниця звільнення Балаклії.",
        "Обвинувачений брав участь у «м'ясних» штурмах позицій під Соледаром.",
        "Сержант брав участь у визволенні Ізюма.",
        "Учасник визволення Балаклії отримав орден.",
        "Мой сосед принимал участие в освобождении Рубежного.",
        "Лейтенант, который участвовал в освобождении Попасной, награждён.",
        "Ему вручили знак «За взятие Соледара».",
        "Йому вручили відзнаку «За оборону Соледара».",
        "Орден «За мужність» боєць отримав за звільнення Балаклії.",
        "Сержант награждён за освобождение Марьинки.",
        "Молодший сержант загинув під час штурму Роботиного.",
        "Погиб в боях за Работино наш земляк.",
        "Луганск празднует день освобождения от немецко-фашистских захватчиков.",
        "Піхотинці з Торецька кажуть, що у ворогів не виходять штурмові дії.",
        "У Полтаві прощалися із сапером. Він поліг у бою за Україну.",
    ],
)
def test_what_is_remembered(text: str) -> None:
    assert deeds(text, "") == set()


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ворог загинув, наші звільнили Роботине.", {"Robotyne capture UA"}),
        ("Под Работином погиб командир, но Марьинку освободили.", {"Marinka capture RU"}),
        ("Під час штурму Роботиного загинули двадцять росіян.", {"Robotyne assault RU"}),
        # an anniversary further down, and what still goes on
        ("Сили оборони звільнили Роботине. Скоро річниця бригади.", {"Robotyne capture UA"}),
        ("Полк ЗСУ отмечает годовщину. Его бойцы удерживают Часов Яр.", {"Chasiv Yar control UA"}),
        ("Попасна вже давно захоплена, і в ній ворог.", {"Popasna control RU"}),
        ("Рубежное давно оккупировано.", {"Rubizhne control RU"}),
        ("Рубежное оккупировано.", {"Rubizhne capture RU"}),
        ("Росіяни, найімовірніше, тримають значну частину, якщо не весь Торецьк.", {"Toretsk control RU"}),
        ("Россияне захватили большую часть, если не всю Марьинку.", {"Marinka capture RU"}),
        ("Якщо не весь загін відійде, росіяни захоплять Торецьк.", set()),
        ("Роботине і Урожайне переходять у синю зону.", {"Robotyne capture UA", "Urozhaine capture UA"}),
        ("Роботине ні разу не переходило у червону зону.", {"Robotyne capture RU denied"}),
        ("Степове і Бердичі перейшли в червону зону.", {"Berdychi capture RU", "Stepove capture RU"}),
        ("Урожайное и Роботино переходят в синюю зону.", {"Robotyne capture UA", "Urozhaine capture UA"}),
        ("Красногоровка перешла в красную зону.", {"Krasnohorivka capture RU"}),
        ("Красногоровка может перейти в красную зону.", set()),
        ("Вороги оставили Марьинку, наши закрепились.", {"Marinka withdrawal UA"}),
        ("ВСУ попытались прорвать госграницу в районе Теткино.", {"Tyotkino assault UA"}),
    ],
)
def test_what_goes_on(text: str, claims: set[str]) -> None:
    assert deeds(text, "") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Групу росіян, яка зайшла до Торецька, знищили.", {"Toretsk advance RU", "Toretsk repel UA"}),
        ("Окупантів, що зайшли в Торецьк, ліквідовано.", {"Toretsk advance RU", "Toretsk repel UA"}),
        ("Росіяни, які зайшли до Торецька, знищили склад.", {"Toretsk advance RU"}),
        ("Ворог зайшов у Торецьк, знищено два мости.", {"Toretsk advance RU"}),
        ("Украинская группа, вошедшая в Торецк, уничтожена.", {"Toretsk advance UA", "Toretsk repel RU"}),
        (
            "Украинских военных, которые вошли в Торецк, ликвидировали.",
            {"Toretsk advance UA", "Toretsk repel RU"},
        ),
        ("Российские бойцы, которые вошли в Торецк, уничтожили танк.", {"Toretsk advance RU"}),
    ],
)
def test_those_who_came_and_were_destroyed(text: str, claims: set[str]) -> None:
    assert deeds(text, "") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # who frees is one's own, though the enemy is on the offensive elsewhere; who takes is who comes
        ("Ворог має успіх під Торецьком. Піхотинці 72 бригади звільнили Роботине.", {"Robotyne capture UA"}),
        ("Противник рвется к Торецку. Бойцы 9-й бригады освободили Северное.", {"Pivnichne capture RU"}),
        ("Росіяни мають успіх під Торецьком. Піхотинці захопили Роботине.", {"Robotyne capture RU"}),
    ],
)
def test_who_frees(text: str, claims: set[str]) -> None:
    assert deeds(text, "") == claims


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Нашими уже занят хутор Степной. В Марьинке идут бои.", "RU"),
        ("В Марьинке идут бои, спорили с нашими коллегами.", "neutral"),
        ("У Роботиному тривають бої. Нашими вже зайнято кілька позицій.", "UA"),
    ],
)
def test_whose_wording(text: str, side: str) -> None:
    assert {str(c.claimant_side) for c in untagged(text)} == {side}


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Росіяни по суті окупували Роботине.", "hedged"),
        ("По сути россияне оккупировали Работино.", "hedged"),
        ("Росіяни окупували Роботине.", "asserted"),
    ],
)
def test_as_good_as_taken(text: str, factuality: str) -> None:
    assert {str(c.factuality) for c in untagged(text)} == {factuality}


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Речник ОСУВ «Хортиця» повідомив, що ворог штурмує Часів Яр.", "Речник ОСУВ «Хортиця»"),
        ("Речник ОТУ «Таврія» Коваль каже, що ворог штурмує Роботине.", "Речник ОТУ «Таврія» Коваль"),
        ("«Рубіж» тримається, – сказав речник ЗСУ. Ворог штурмує Часів Яр.", "речник ЗСУ"),
        ("DeepState в своей сводке сообщает, что россияне заняли Роботино.", "DeepState"),
        ("Рыбарь в ежедневном обзоре пишет, что ВСУ отошли из Работина.", "Рыбарь"),
    ],
)
def test_who_is_named(text: str, claimant: str) -> None:
    assert {c.claimant for c in untagged(text)} == {claimant}
