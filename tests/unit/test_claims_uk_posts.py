"""What Ukrainian posts and bulletins say idioms of war that are no deed, who acts unnamed."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models import Article, Factuality

PUBLISHED = datetime(2024, 6, 1, tzinfo=UTC)
TOWN = "У Торському чути вибухи. "


def told(text: str) -> set[tuple[str, str, str]]:
    """Settlement, kind and actor of the claims of `text`."""
    return {(c.settlement, c.kind, c.actor) for c in extract(Article("a", text, PUBLISHED, language="uk"))}


@pytest.mark.parametrize(
    "text",
    [
        TOWN + "Ворожа піхота несе великі втрати.",
        TOWN + "Тут узяли в полон майже цілий взвод.",
        TOWN + "Двоє вбиті, ще троє взяті в полон.",
        TOWN + "Це боротьба за виживання.",
        TOWN + "Місто дало відсіч агресії росії.",
        TOWN + "Усе це зірвалося.",
        "Нашим пляжам біля Торського загрожує хвиля. У Торського з'явилося двоє партнерів.",
        "Під час окупації Торського закрили школу.",
        "Люди в Торському після російської окупації садять ліс.",
        "У перші дні повномасштабного вторгнення росіяни взяли Торське.",
        "У Торському окупанти посилили поліцейські заходи.",
        "Очільник громади пояснив, чи захопили росіяни Торське.",
        "Невідомо, чи зайшли окупанти в Торське.",
        "Окупанти вже вчетверте «взяли» Торське.",
        "Тут у Торському нас добре бачать окупанти.",
        TOWN + "Лише один утік.",
        TOWN + "А вийшло навпаки.",
        "#Торське #війна #окупація #захоплення",
        "Супротивник тричі атакував Торське з повітря.",
        "Новий полк візьме участь у звільненні Торського.",
        "Якщо загарбники думають, що взяли Торське, вони помиляються.",
    ],
)
def test_idioms_of_war_take_and_leave_nothing(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "claims_told"),
    [
        ("Росіяни хочуть втрати Торського.", set()),
        ("Москва визнала втрату Торського.", {("Torske", "capture", "UA")}),
        ("Окупанти силкуються взяти Торське під повний контроль.", set()),
        ("Окупанти взяли Торське під свій контроль.", {("Torske", "capture", "RU")}),
        ("Увесь тиждень ворог зосередився на захопленні Торського.", {("Torske", "assault", "RU")}),
        ("Триває операція зі звільнення Торського.", {("Torske", "assault", "UA")}),
        ("Дії щодо захоплення Торського ворогу не вдалися.", {("Torske", "assault", "RU")}),
        ("Силам оборони вдалось відбити чотири атаки біля Торського.", {("Torske", "repel", "UA")}),
        ("Піхотинці ЗСУ відбили висоту під Торським.", set()),
        ("Розвідники ЗСУ відбивають в окупантів опорний пункт біля Торського.", set()),
        ("На цій ділянці піхотинці ЗСУ відбили два штурми під Торським.", {("Torske", "repel", "UA")}),
        ("Піхотинці ЗСУ відбили ворога з рубежів біля Торського.", {("Torske", "repel", "UA")}),
        ("Їм не дали зайти в Торське, каже комбат ЗСУ.", {("Torske", "repel", "UA")}),
        ("Вітаю зі звільненням села Торське від загарбників!", {("Torske", "capture", "UA")}),
        ("Торське звільнили від російської окупації.", {("Torske", "capture", "UA")}),
        (
            "Вночі противник обстріляв міста. Намагався відновити положення в районі Торського.",
            {("Torske", "assault", "RU")},
        ),
        ("Вночі противник обстріляв міста. Торське звільнили.", {("Torske", "capture", "UA")}),
        (
            "Ворог наступав східніше Торського, південніше Тернів. Тут ЗСУ відбили дев'ять атак.",
            {("Torske", "repel", "UA"), ("Terny", "repel", "UA")},
        ),
        (
            "ЗСУ стримують натиск у районах Торського і Тернів, де ворог шість разів пробував прорватися.",
            {("Torske", "repel", "UA"), ("Terny", "repel", "UA")},
        ),
        (
            "Ворог наступав на Торське. Удень на Сіверському напрямку ЗСУ відбили дев'ять атак.",
            {("Torske", "assault", "RU")},
        ),
        (
            "Ворог наступав на Торське. За добу на цьому напрямку ЗСУ відбили дев'ять атак.",
            {("Torske", "repel", "UA")},
        ),
        (
            "Загарбник засів у Торському, але вночі втік.",
            {("Torske", "control", "RU"), ("Torske", "withdrawal", "RU")},
        ),
        (
            "ЗСУ наступають на Роботине. На іншому відтинку точаться бої за Торське.",
            {("Robotyne", "assault", "UA"), ("Torske", "assault", "RU")},
        ),
        (
            "ЗСУ наступають біля Тернів. Точаться бої за Торське.",
            {("Terny", "assault", "UA"), ("Torske", "assault", "UA")},
        ),
        ("Усі атаки біля Торського відбиті.", {("Torske", "repel", "UA")}),
        ("Штурм Торського був відбитий завдяки вправності наших хлопців.", {("Torske", "repel", "UA")}),
        ("Ворог штурмував Торське. Атаки були відбиті.", {("Torske", "repel", "UA")}),
        ("Торське відбите.", {("Torske", "capture", "UA")}),
        ("Шойгу заявив про «визволення» Торського.", {("Torske", "capture", "RU")}),
        ("У Торському чи Тернах ідуть бої.", {("Torske", "assault", "RU"), ("Terny", "assault", "RU")}),
    ],
)
def test_who_does_it_is_told_by_the_idiom_or_by_the_sentence_before(
    text: str, claims_told: set[tuple[str, str, str]]
) -> None:
    assert told(text) == claims_told


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("Майже за три тижні росіяни взяли Торське.", False),
        ("Росіяни взяли майже сто будинків у Торському.", False),
        ("Росіяни майже взяли Торське.", True),
        ("Росіяни, ймовірно, взяли Торське.", True),
    ],
)
def test_what_is_almost_a_measure_leaves_the_deed_certain(text: str, hedged: bool) -> None:
    found = extract(Article("a", text, PUBLISHED, language="uk"))
    assert [c.factuality is Factuality.HEDGED for c in found] == [hedged]


@pytest.mark.parametrize(
    ("text", "language", "kind", "actor"),
    [
        ("У тимчасово окупованому Торському мовчать вежі.", "uk", "control", "RU"),
        ("Листи з окупованого росіянами Торського йдуть довго.", "uk", "control", "RU"),
        ("У нещодавно звільненому Торському ремонтують дах.", "uk", "capture", "UA"),
        ("У звільненому десантниками ЗСУ Торському ремонтують дах.", "uk", "capture", "UA"),
        ("Во временно оккупированном Лимане молчат вышки.", "ru", "control", "RU"),
        ("Письма из захваченного россиянами Лимана идут долго.", "ru", "capture", "RU"),
        ("В недавно освобожденном ВСУ Лимане чинят крышу.", "ru", "capture", "UA"),
        ("В окруженном холмами Лимане чинят крышу.", "ru", "", ""),
    ],
)
def test_a_participle_is_of_the_place_behind_its_adverb_and_who_did_it(
    text: str, language: str, kind: str, actor: str
) -> None:
    found = extract(Article("a", text, PUBLISHED, language=language))
    assert [(c.kind, c.actor) for c in found] == ([(kind, actor)] if kind else [])


def test_who_encircles_ours_is_not_of_ours() -> None:
    assert told("Окупанти оточили наших бійців у Торському.") == {("Torske", "encirclement", "RU")}
