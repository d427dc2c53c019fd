"""Claims in Ukrainian and Russian: how staffs, channels and agencies tell of a day at the front."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Kind
from services.domain.models.sides import Side
from tests.unit.claims_told import told
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
        ("Сили оборони утримують під контролем Роботине.", Kind.CONTROL, UA),
        ("Підрозділи 35-ї загальновійськової армії зайняли Роботине.", Kind.CAPTURE, RU),
        ("Бойцы 1-й танковой армии зашли в Работино.", Kind.ADVANCE, RU),
        ("Окремі підрозділи зі складу 8-ї армії та Каспійського флоту штурмують Роботине.", Kind.ASSAULT, RU),
        ("Підрозділи зі складу 47-ї бригади зайшли в Роботине.", Kind.ADVANCE, UA),
        ("Роботине в повній блокаді.", Kind.ENCIRCLEMENT, RU),
        ("Мер б'є на сполох, що ворог увійшов у Роботине.", Kind.ADVANCE, RU),
        ("Это дорога в Работино, о взятии которого ВС РФ уже отчитались.", Kind.CAPTURE, RU),
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


def test_what_is_almost_so_beside_a_claim_does_not_hedge_it() -> None:
    beside = "Роботине під контролем ЗСУ, незважаючи на майже щоденні обстріли."
    nearly = "Роботине майже під контролем ЗСУ."
    assert [c.factuality.value for text in (beside, nearly) for c in claims(text)] == ["asserted", "hedged"]


@pytest.mark.parametrize(
    "text",
    [
        "Наше Роботине, найбільше село громади, чекає на світло.",
        "Сто студентів просять допомогти залишити Роботине.",
    ],
)
def test_what_tells_of_no_forces(text: str) -> None:
    assert not claims(text)


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
        "Вовчанськ перебуває під штурмом.",
        "Волчанск находится в серой зоне.",
        "Волчанск остаётся в серой зоне.",
    ],
)
def test_a_place_in_the_grey_zone_is_fought_for(text: str) -> None:
    assert [(claim.settlement, claim.kind) for claim in extract(Article(id="x", text=text))] == [
        ("Vovchansk", Kind.ASSAULT)
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Більшу частину Торецька утримують Сили оборони.", {"Toretsk control UA part"}),
        ("Торецьк і далі утримують Сили оборони України.", {"Toretsk control UA"}),
        ("Оборона Торецька триває.", {"Toretsk control UA"}),
        ("Торецьк у вогні, але оборона міста триває.", {"Toretsk control UA"}),
        ("Наші бійці продовжують тримати оборону в Торецьку.", {"Toretsk control UA"}),
        ("Сили оборони тримають позиції, бої тривають.", set()),
        ("У центрі Торецька залишаються російські піхотинці.", {"Toretsk control RU part"}),
        ("Торецьк залишається українським.", {"Toretsk control UA"}),
        ("Росіяни є в Торецьку.", {"Toretsk advance RU part"}),
        ("Окупанти, які сидять у Торецьку, голодують.", {"Toretsk control RU part"}),
        ("Бійцям ЗСУ, що перебувають у Торецьку, дякують.", {"Toretsk control UA part"}),
        ("Окупанти стріляють по людях, які сидять у Торецьку.", set()),
        ("На сьогодні Торецьк залишається під контролем ЗСУ.", {"Toretsk control UA"}),
        ("Станом на зараз Торецьк захоплений росіянами.", {"Toretsk capture RU"}),
        ("Бригада тримає плацдарм у Торецьку.", {"Toretsk control UA part"}),
        ("Військо Російської Федерації вдерлося до Торецька.", {"Toretsk advance RU part"}),
        ("Продовжуємо відбивати штурми РФ у Торецьку.", {"Toretsk repel UA"}),
        ("Продовжуємо утримувати Торецьк.", {"Toretsk control UA"}),
        ("Підрозділи ЗСУ провели зачистку Торецька.", {"Toretsk capture UA"}),
        ("Підрозділи ЗСУ проводять зачистку Торецька.", {"Toretsk assault UA"}),
        ("ЗСУ відновили положення в Торецьку.", {"Toretsk advance UA part"}),
        ("ЗСУ відновили положення поблизу Торецька.", set()),
        ("Ворог намагався відновити втрачене становище поблизу Торецька.", {"Toretsk assault RU"}),
        ("В облогу взято Торецьк.", {"Toretsk encirclement RU"}),
        ("У мережі вже обговорюють оточення Торецька.", set()),
        ("Наші війська відійшли від Торецька на нові рубежі.", {"Toretsk withdrawal UA"}),
        ("Від Торецька росіяни так і не відійшли.", {"Toretsk withdrawal RU denied"}),
        ("Наші війська відійшли на кілька кілометрів від Торецька.", set()),
        ("Мешканці відійшли від Торецька.", set()),
        ("Позиції, на які відійшли війська, лежать далеко від Торецька.", set()),
        (
            "Штурмовики зачистили вулицю за вулицею й підняли прапор України над Торецьком.",
            {"Toretsk capture UA"},
        ),
        ("Окупанти в Торецьку уникають боїв.", set()),
        ("Росіяни оточують Торецьк, та захисники зривають плани ворога.", {"Toretsk encirclement RU"}),
        ("ЗСУ обороняють Торецьк.", {"Toretsk control UA"}),
        ("Торецьк, який боронить бригада ЗСУ, горить.", {"Toretsk control UA"}),
        ("Мешканці Торецька обороняють село від пожеж.", set()),
        ("ЗСУ відвоювали кілька позицій у Торецьку.", {"Toretsk advance UA part"}),
        (
            "Росіяни зайняли третину Торецька. Точаться вуличні бої.",
            {"Toretsk capture RU part", "Toretsk assault RU"},
        ),
        ("Росіяни зайняли третину Торецька. Точаться бої.", {"Toretsk capture RU part"}),
        ("У Торецьку ЗСУ проводять пошуково-ударні операції.", {"Toretsk assault UA"}),
        ("Росіяни здійснили три спроби вклинення поблизу Торецька.", {"Toretsk assault RU"}),
        ("Росіяни атакували біля Торецька – усі атаки відбито.", {"Toretsk repel UA"}),
        (
            "Росіяни штурмували біля Торецька, атаки біля Нью-Йорка відбито.",
            {"Toretsk assault RU", "Niu-York repel UA"},
        ),
        ("У Торецьку Донецької області вже є російські війська.", {"Toretsk advance RU part"}),
        ("На північних околицях Торецька росіяни присутні.", {"Toretsk advance RU part"}),
        ("Голова області повідомив, що ворог уже в Торецьку.", {"Toretsk advance RU part"}),
        ("Голова області повідомив, що ворог не в Торецьку.", set()),
        ("Ворог контролює трасу на Торецьк.", set()),
        ("Російські війська є загрозою для людей у Торецьку.", set()),
        ("У Торецьку є російські полонені.", set()),
        ("Росіяни мають повний контроль над Торецьком.", {"Toretsk control RU"}),
        ("Росіяни не мають повного контролю над Торецьком.", {"Toretsk control RU denied"}),
        ("Торецьк лишається під контролем української влади.", {"Toretsk control UA"}),
        ("Над Торецьком майорить український стяг.", {"Toretsk control UA"}),
        ("Над східною частиною Торецька лишається російський триколор.", {"Toretsk control RU part"}),
        ("Важко оцінити, яку частину Торецька контролює ворог.", set()),
        (
            "Росіяни зайшли в Торецьк, частину якого контролюють ЗСУ.",
            {"Toretsk advance RU part", "Toretsk control UA part"},
        ),
        ("Ворог не полишає спроб захопити Торецьк.", {"Toretsk assault RU"}),
        (
            "Ворог просунувся в Ірпені та селищі Гостомель.",
            {"Irpin advance RU part", "Hostomel advance RU part"},
        ),
    ],
)
def test_who_holds_and_is_where(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Торецьк узято в кільце Збройними силами України.", {"Toretsk encirclement UA"}),
        ("Торецьк повністю взятий у кільце російськими військами.", {"Toretsk encirclement RU"}),
        ("Торецьк під вогневим контролем наших підрозділів.", set()),
        ("Торецьк оточений густими лісами, це заважає дронам.", set()),
        ("Торецк окружён холмами и полями.", set()),
        ("Торецк окружён штурмовыми отрядами РФ.", {"Toretsk encirclement RU"}),
        ("Вместо штурма Торецка командование выбрало осаду.", set()),
        ("Замість наступу на Торецьк росіяни атакували Нью-Йорк.", {"Niu-York assault RU"}),
        ("Центр Торецка под огневым контролем украинских гаубиц.", set()),
        ("Росіяни, які опинилися в оточенні в Торецьку, голодують.", {"Toretsk encirclement UA"}),
        (
            "Росіяни штурмують Торецьк, який опинився в оточенні.",
            {"Toretsk assault RU", "Toretsk encirclement RU"},
        ),
    ],
)
def test_who_surrounds(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ворог тисне в районі Торецька. Там він просунувся.", {"Toretsk assault RU"}),
        ("Ворог тисне в районі Торецька. Там тривають бої.", {"Toretsk assault RU"}),
        ("Найважче в Торецьку. Там ворог просунувся.", {"Toretsk advance RU part"}),
        ("Було звільнене Роботине, яке перебувало під контролем росіян.", {"Robotyne capture UA"}),
        ("Роботине, яке перебуває під контролем росіян, обстріляли.", {"Robotyne control RU"}),
        ("Роботине, яке опинилося під контролем росіян, обстріляли.", {"Robotyne capture RU"}),
    ],
)
def test_what_is_there_and_what_was(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


def test_heroes_are_no_village() -> None:
    text = "Торецьк наш. Вічна пам'ять загиблим Героям! Триває зачистка."
    assert {c.settlement for c in claims(text)} == {"Toretsk"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Торецьк горить. У Росії заявили, що захопили його.", {"Toretsk capture RU"}),
        ("Торецьк горить. Росіяни хваляться, що взяли його.", {"Toretsk capture RU"}),
        ("Коваль із Торецька зник. Дружина каже, що його утримують у тюрмі.", set()),
        ("Наші бійці зайняли оборону в Торецьку.", {"Toretsk control UA part"}),
        ("Наші бійці протистояли натиску ворога в районі Торецька.", {"Toretsk repel UA"}),
        ("Торецьк горить. Бійці перегрупувалися.", set()),
        ("Російські війська перегрупувалися з Торецька.", {"Toretsk withdrawal RU"}),
    ],
)
def test_what_is_taken_held_and_withstood(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "ЗСУ звільнили два села. Йдеться про Роботине та Вербове.",
            {"Robotyne capture UA", "Verbove capture UA"},
        ),
        (
            "Під контролем ворога три села. Зокрема, мова йде про Роботине та Вербове.",
            {"Robotyne control RU", "Verbove control RU"},
        ),
        ("ЗСУ звільнили село на півдні. Йдеться про село Роботине.", {"Robotyne capture UA"}),
        ("ЗСУ звільнили ще одне село, йдеться про Роботине.", {"Robotyne capture UA"}),
        ("Ворог окупував ще один населений пункт. Мова йде про Роботине.", {"Robotyne capture RU"}),
        ("Ворог обстріляв два села. Йдеться про Роботине та Вербове.", set()),
        ("ЗСУ звільнили Роботине. Йдеться про успіх у районі Вербового.", {"Robotyne capture UA"}),
        ("ЗСУ звільнили село Роботине. Йдеться про Вербове.", {"Robotyne capture UA"}),
        ("У зведенні йдеться про захоплення Торецька росіянами.", {"Toretsk capture RU"}),
        (
            "Росіяни в Торецьку, але про оточення міста не йдеться.",
            {"Toretsk advance RU part", "Toretsk encirclement RU denied"},
        ),
        (
            "Ворог окупував Вербове, розташоване біля річки, а також Роботине.",
            {"Verbove capture RU", "Robotyne capture RU"},
        ),
        (
            "Ворог окупував Вербове, розташоване біля річки, а також обстріляв Роботине.",
            {"Verbove capture RU"},
        ),
    ],
)
def test_what_villages_are_spoken_of(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Российские войска заняли два села. Речь идёт о Керамике и Торском.",
            {"Keramik capture RU", "Torske capture RU"},
        ),
        ("Российские войска заняли ещё одно село, речь идет о Торском.", {"Torske capture RU"}),
        ("Украинские силы оставили посёлок. Речь о посёлке Торском.", {"Torske withdrawal UA"}),
        ("Российские войска обстреляли два села. Речь идёт о Керамике и Торском.", set()),
        ("Российские войска заняли село. Речь идёт о том, что Торское разрушено.", set()),
        ("Российские войска заняли Керамик. Речь идёт о боях в Торском.",
         {"Keramik capture RU", "Torske assault RU"}),
    ],
)  # fmt: skip
def test_what_villages_are_spoken_of_in_russian(text: str, wanted: set[str]) -> None:
    assert told(text, "ru") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Росіяни зайшли в Роботине, але їх звідти вибили.",
            {"Robotyne advance RU part", "Robotyne capture UA"},
        ),
        ("ЗСУ зайшли в Роботине, але їх звідти вибили.", {"Robotyne advance UA part", "Robotyne capture RU"}),
        (
            "Росіяни зайняли Роботине. Наші бійці вибили їх звідти.",
            {"Robotyne capture RU", "Robotyne capture UA"},
        ),
        ("В Роботиному знову наш прапор!", {"Robotyne control UA"}),
        ("Над Роботиним майорів український прапор.", {"Robotyne control UA"}),
        ("Над Роботиним замайорів український прапор.", {"Robotyne capture UA"}),
        ("У Києві наш прапор несли діти.", set()),
    ],
)
def test_who_is_driven_out_and_whose_flag_is_there(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Торецьк, навколо якого ідуть бої, зруйнований.", {"Toretsk assault RU"}),
        ("Торецьк, за який точаться бої, зруйнований.", {"Toretsk assault RU"}),
        ("Торецьк, про який розповів боєць, зруйнований.", set()),
        ("Торецьк, через який їхали бійці, зруйнований боями.", set()),
        (
            "Важко в Торецьку, куди зайшов ворог, та в Роботиному, де він закріпився.",
            {"Toretsk advance RU part", "Robotyne capture RU"},
        ),
        ("Важко в Торецьку, де ворог зайшов і в Роботине.", {"Robotyne advance RU part"}),
        (
            "У Торецьку триває зачистка, але росіяни стоять у центрі.",
            {"Toretsk assault UA", "Toretsk control RU part"},
        ),
        ("Росіяни захопили Торецьк, триває зачистка міста.", {"Toretsk capture RU", "Toretsk assault RU"}),
    ],
)
def test_what_a_relative_clause_and_a_clearing_are_about(text: str, wanted: set[str]) -> None:
    assert told(text, "uk") == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Росіяни взяли Торецьк. ЗСУ відійшли з цього міста.", "uk",
         {"Toretsk capture RU", "Toretsk withdrawal UA"}),
        ("Росіяни взяли Торецьк. Штаб ЗСУ підтвердив вихід військ із цього міста.", "uk",
         {"Toretsk capture RU", "Toretsk withdrawal UA"}),
        ("Росіяни взяли Торецьк і Роботине. ЗСУ вийшли з обох міст.", "uk",
         {"Toretsk capture RU", "Robotyne capture RU", "Toretsk withdrawal UA", "Robotyne withdrawal UA"}),
        ("Россияне взяли Торецк. ВСУ отошли из этого города.", "ru",
         {"Toretsk capture RU", "Toretsk withdrawal UA"}),
        ("Росіяни штурмують Торецьк. Вони взяли частину панівних висот.", "uk", {"Toretsk assault RU"}),
        ("Росіяни штурмують Торецьк. Вони взяли частину міста.", "uk",
         {"Toretsk assault RU", "Toretsk capture RU part"}),
        ("Десантники повернули прапор України на будівлю міськради Торецька.", "uk",
         {"Toretsk capture UA part"}),
        ("Десантники повернули прапор із Торецька родині бійця.", "uk", set()),
        ("ЗСУ звільнили Торецьк. У Міноборони РФ заявили про захоплення міста.", "uk",
         {"Toretsk capture UA", "Toretsk capture RU"}),
        ("ЗСУ увійшли в Торецьк. У Генштабі ЗСУ повідомили про зайняття міста.", "uk",
         {"Toretsk advance UA part", "Toretsk capture UA"}),
        ("Росіяни увійшли в Торецьк. У Генштабі ЗСУ повідомили про окупацію міста.", "uk",
         {"Toretsk advance RU part", "Toretsk capture RU"}),
        ("ЗСУ вийшли із Торецька. У місті тривають бої.", "uk",
         {"Toretsk withdrawal UA", "Toretsk assault RU"}),
        ("ВСУ вышли из Торецка. В районе города идут бои.", "ru",
         {"Toretsk withdrawal UA", "Toretsk assault RU"}),
        ("ЗСУ вийшли на околиці Торецька. У місті тривають бої.", "uk",
         {"Toretsk advance UA part", "Toretsk assault UA"}),
    ],
)  # fmt: skip
def test_the_town_spoken_of_and_who_announces_its_capture(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Десантники зірвали спробу захопити Роботине.", "uk", {"Robotyne repel UA"}),
        ("Наші бійці відбили чергову спробу ворога оточити Роботине.", "uk", {"Robotyne repel UA"}),
        ("Окупанти зупинили спробу ЗСУ звільнити Роботине.", "uk", {"Robotyne repel RU"}),
        ("ЗСУ відбили дві спроби штурму Роботиного.", "uk", {"Robotyne repel UA"}),
        ("Сьогодні окупанти припинили спроби захопити Роботине.", "uk", set()),
        ("ВСУ сорвали попытку штурма Клещеевки.", "ru", {"Klishchiivka repel UA"}),
        (
            "Попри спроби росіян захопити Роботине, ЗСУ тримають село.",
            "uk",
            {"Robotyne assault RU", "Robotyne control UA"},
        ),
        (
            "Окупанти тримають Роботине, попри зусилля ЗСУ звільнити його.",
            "uk",
            {"Robotyne assault UA", "Robotyne control RU"},
        ),
        (
            "Несмотря на попытки ВСУ взять Работино, десантники ВС РФ удерживают село.",
            "ru",
            {"Robotyne assault UA", "Robotyne control RU"},
        ),
        ("Завдяки зусиллям десантників звільнено Роботине.", "uk", {"Robotyne capture UA"}),
        (
            "ЗСУ відбили 5 атак біля Роботиного та ще 3 атаки поблизу Вербового.",
            "uk",
            {"Robotyne repel UA", "Verbove repel UA"},
        ),
        (
            "ЗСУ відбили 5 атак біля Роботиного, ще 3 атаки тривають поблизу Вербового.",
            "uk",
            {"Robotyne repel UA", "Verbove assault RU"},
        ),
        ("Росіяни штурмують Шахове, Вільне та Родинське.", "uk",
         {"Shakhove assault RU", "Vilne assault RU", "Rodynske assault RU"}),
        ("Росіяни атакували Торецьк, Роботине вільне.", "uk",
         {"Toretsk assault RU", "Robotyne control UA"}),
        ("Окупанти зав'язли в боях у Торецьку.", "uk", {"Toretsk assault RU"}),
        ("Окупанти втратили танк у боях у Торецьку.", "uk", {"Toretsk assault RU"}),
        ("Якщо коротко, росіяни штурмують Торецьк.", "uk", {"Toretsk assault RU"}),
        ("Якщо росіяни штурмують Торецьк, буде важко.", "uk", set()),
        ("Если честно, россияне взяли Торецк.", "ru", {"Toretsk capture RU"}),
        ("Вже можна говорити про звільнення Торецька.", "uk", {"Toretsk capture UA"}),
        ("Поки зарано говорити про звільнення Торецька.", "uk", {"Toretsk capture UA denied"}),
        ("Не можна казати про оточення Торецька.", "uk", {"Toretsk encirclement RU denied"}),
        ("Росіяни стискають півкільце навколо Торецька.", "uk", {"Toretsk encirclement RU"}),
        ("ВС РФ сжимают полукольцо вокруг Торецка.", "ru", {"Toretsk encirclement RU"}),
        ("ВС РФ приближаются к окружению Торецка.", "ru", set()),
        ("Росіяни наближаються до захоплення Торецька.", "uk", set()),
        ("Ворог наближається до міста Торецьк.", "uk", {"Toretsk advance RU part"}),
    ],
)  # fmt: skip
def test_what_is_tried_beaten_back_and_listed(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Росіяни штурмують Азовсталь.", "uk", {"Mariupol assault RU part"}),
        ("Бої тривають на території «Азовсталі» та «Азоту».", "uk",
         {"Mariupol assault RU part", "Sievierodonetsk assault RU part"}),
        ("Российские войска блокировали завод «Азовсталь».", "ru", {"Mariupol encirclement RU part"}),
        ("Росіяни обстріляли «Азовсталь».", "uk", set()),
        ("Полк «Азов» штурмує позиції.", "uk", set()),
        ("Ворог атакував поблизу Серебрянки та Сакко і Ванцетті.", "uk",
         {"Serebrianka assault RU", "Sakko I Vantsetti assault RU"}),
        ("Ворог атакував поблизу Торецька і Роботиного.", "uk",
         {"Toretsk assault RU", "Robotyne assault RU"}),
        ("Ворог атакував поблизу Родинського й Червоного Лиману.", "uk",
         {"Rodynske assault RU", "Chervonyi Lyman assault RU"}),
    ],
)  # fmt: skip
def test_plants_and_names_of_two_people_are_places(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Усі спроби ворога взяти Роботине наші бійці відбили.", "uk", {"Robotyne repel UA"}),
        ("Все попытки ВСУ взять Клещеевку наши войска отбили.", "ru", {"Klishchiivka repel RU"}),
        ("Роботине наші бійці відбили.", "uk", {"Robotyne capture UA"}),
        ("Спроба відбити Роботине коштувала ворогу роти.", "uk", {"Robotyne assault RU"}),
        ("Через посилення ворожих штурмів ЗСУ довелося відійти з позицій біля Роботиного.", "uk", set()),
        ("Посилення ворожих штурмів триває біля Роботиного.", "uk", {"Robotyne assault RU"}),
        ("Ворог атакував поблизу Серебрянського лісництва, Торського і Ямполівки.", "uk",
         {"Torske assault RU", "Yampolivka assault RU"}),
        ("Ворог стоїть біля Запорізької області, Роботине обстріляли.", "uk", set()),
        ("Ворог атакував у районі н/п Роботине.", "uk", {"Robotyne assault RU"}),
        ("Росіяни намагаються наступати зі сторони Роботиного.", "uk", set()),
        ("Речник дав інтерв'ю Суспільне Харків. Там ідуть бої.", "uk", set()),
    ],
)  # fmt: skip
def test_what_was_tried_and_where_attacks_are(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Бахмут росіяни утримували з травня 2023 року.", "uk", set()),
        ("Бахмут росіяни утримують з травня 2023 року.", "uk", {"Bakhmut control RU"}),
        ("Ізюм пів року, з квітня 2022 року, перебував під окупацією.", "uk", set()),
        ("Ізюм шість місяців перебував під окупацією.", "uk", set()),
        ("Бахмут перебував під контролем росіян.", "uk", {"Bakhmut control RU"}),
        ("Бахмут российские войска удерживали с мая 2023 года.", "ru", set()),
        ("Бахмут российские войска удерживают с мая 2023 года.", "ru", {"Bakhmut control RU"}),
        ("Бахмут залишається окупованим росіянами.", "uk", {"Bakhmut control RU"}),
        ("Бахмут є окупованим російськими військами.", "uk", {"Bakhmut control RU"}),
    ],
)
def test_what_was_held_for_long_and_what_still_is(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Звільнено такі населені пункти:\nРоботине;\nВербове.", "uk",
         {"Robotyne capture UA", "Verbove capture UA"}),
        ("Окупанти захопили села:\n- Роботине\n- Вербове", "uk",
         {"Robotyne capture RU", "Verbove capture RU"}),
        ("Додому, під український прапор, повернулися села:\n▪️ Роботине\n▪️ Вербове", "uk",
         {"Robotyne control UA", "Verbove control UA"}),
        ("Ворог обстріляв такі села:\nРоботине\nВербове", "uk", set()),
        ("Звільнено такі села.\nРоботине", "uk", set()),
        ("Звільнено такі села:\nРоботине обстріляли.", "uk", set()),
        ("Наши войска освободили населённые пункты:\nРоботино,\nВербовое.", "ru",
         {"Robotyne capture RU", "Verbove capture RU"}),
    ],
)  # fmt: skip
def test_a_heading_tells_what_became_of_the_places_on_the_lines_below(
    text: str, language: str, wanted: set[str]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("В Торском зона контроля расширяется, сообщили в Минобороны РФ.", "ru", {"Torske advance RU part"}),
        ("В Торском зона нашего влияния расширяется, сообщили в Минобороны РФ.", "ru", set()),
        ("В Торском противник сопротивляется, но зона контроля расширяется, сообщили в Минобороны РФ.", "ru",
         {"Torske advance RU part"}),
        ("Идёт расширение зоны контроля в Торском, сообщили в Минобороны РФ.", "ru",
         {"Torske advance RU part"}),
        ("У Торському зона контролю розширюється, повідомили в Міноборони РФ.", "uk",
         {"Torske advance RU part"}),
        ("ВСУ сохраняют контроль в западных районах Торского.", "ru", {"Torske control UA part"}),
        ("ЗСУ зберігають свій контроль у західних районах Торського.", "uk", {"Torske control UA part"}),
        ("ЗСУ зберігають контроль над Торським.", "uk", {"Torske control UA"}),
        ("ЗСУ зберігають вогневий контроль у Торському.", "uk", set()),
        ("Штурмовые подразделения 3-й армии ведут бои в Торском.", "ru", {"Torske assault RU"}),
        ("Бойцы вступили в бой в Торском.", "ru", {"Torske assault RU"}),
        ("Бойцы ВСУ ведут бои в Торском.", "ru", {"Torske assault RU"}),
        ("ЗСУ блокують наступ росіян у Торському.", "uk", {"Torske repel UA"}),
        ("ЗСУ блокують росіян у Торському.", "uk", {"Torske encirclement UA"}),
        ("Заявления о захвате Торского не подтверждаются фактами, сообщили в Генштабе ВСУ.", "ru",
         {"Torske capture RU denied"}),
        ("Заявления о захвате Торского не подтверждаются.", "ru", set()),
    ],
)  # fmt: skip
def test_control_that_grows_or_is_kept_and_who_fights(text: str, language: str, wanted: set[str]) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("«Работали наши подразделения. Вместе они освободили Торское», — отметил Залужный.", "ru",
         {"Torske capture UA"}),
        ("«Вони звільнили Торське», — сказав Залужний.", "uk", {"Torske capture UA"}),
        ("«Они освободили Торское», — сообщили в Минобороны РФ.", "ru", {"Torske capture RU"}),
        ("«Вони захопили Торське», — сказав Залужний.", "uk", {"Torske capture RU"}),
        ("«Россияне контратаковали. Они отбили Торское», — отметил Залужный.", "ru", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_they_whom_a_party_says_to_have_liberated_are_its_own(
    text: str, language: str, wanted: set[str]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("ru", "Бои идут на линии Северск – Дроновка.", {"Siversk assault RU", "Dronivka assault RU"}),
        ("ru", "ВСУ атакуют на участке Северск — Дроновка.", {"Siversk assault UA", "Dronivka assault UA"}),
        ("ru", "Бои идут между Северском и Дроновкой.", {"Siversk assault RU", "Dronivka assault RU"}),
        (
            "ru",
            "По линии Северск — Дроновка — Серебрянка ВСУ отбили атаки.",
            {"Siversk repel UA", "Dronivka repel UA", "Serebrianka repel UA"},
        ),
        ("ru", "Россияне продвинулись между Северском и Дроновкой.", set()),
        ("ru", "ВСУ заняли рубеж Северск – Дроновка.", set()),
        ("ru", "На линии соприкосновения у Северска идут бои.", {"Siversk assault RU"}),
        ("uk", "Бої тривають між Сіверськом і Дронівкою.", {"Siversk assault RU", "Dronivka assault RU"}),
        (
            "uk",
            "Ворог атакував на ділянці Сіверськ — Дронівка.",
            {"Siversk assault RU", "Dronivka assault RU"},
        ),
        ("uk", "Сили оборони просунулися на лінії Сіверськ – Дронівка.", set()),
        ("ru", "Бои идут в селе Дроновка, расположенном севернее Северска.", {"Dronivka assault RU"}),
        (
            "ru",
            "Отбиты атаки у Дроновки, расположенной под Северском, и Серебрянки.",
            {"Dronivka repel UA", "Serebrianka repel UA"},
        ),
        ("uk", "Бої тривають біля Дронівки, розташованої поблизу Сіверська.", {"Dronivka assault RU"}),
    ],
)
def test_fights_between_two_places_are_at_both(language: str, text: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("ru", "Россияне взяли под контроль всю территорию Северска.", {"Siversk capture RU"}),
        ("ru", "Россияне заняли территорию завода в Северске.", {"Siversk capture RU part"}),
        ("uk", "Росіяни контролюють усю територію Сіверська.", {"Siversk control RU"}),
        ("ru", "Командующий приказал отменить штурм Северска.", set()),
        ("uk", "Командування наказало скасувати штурм Сіверська.", set()),
        ("ru", "Генерал назвал нецелесообразным штурм Северска.", set()),
        ("ru", "Командующий приказал продолжать штурм Северска.", set()),
        ("ru", "Руководство ВСУ покинуло Северск.", set()),
        ("ru", "Оккупационная администрация бежала из Херсона.", set()),
        ("ru", "По словам руководства, российские войска покинули Херсон.", {"Kherson withdrawal RU"}),
        ("ru", "Российские войска покинули Херсон, руководство осталось.", {"Kherson withdrawal RU"}),
        ("uk", "Керівництво окупантів утекло з Херсона.", set()),
        ("ru", "Продвижение россиян в Северске не зафиксировано.", {"Siversk advance RU denied part"}),
        ("ru", "Аналитики зафиксировали продвижение россиян в Северске.", {"Siversk advance RU part"}),
        ("ru", "Атак россиян на Северск не зафиксировано.", {"Siversk assault RU denied"}),
        ("uk", "Просування росіян у Сіверську не зафіксовано.", set()),
        ("ru", "Идут бои за Северск. Для отвода ВСУ нужно время.", {"Siversk assault RU"}),
        (
            "ru",
            "Россияне вошли в Северск из-за отхода ВСУ.",
            {"Siversk advance RU part", "Siversk withdrawal UA"},
        ),
        (
            "uk",
            "Росіяни зайшли в Сіверськ після відходу ЗСУ.",
            {"Siversk advance RU part", "Siversk withdrawal UA"},
        ),
        ("uk", "Тривають бої за Сіверськ. Без відведення ЗСУ миру не буде.", {"Siversk assault RU"}),
    ],
)
def test_what_is_whole_called_off_not_seen_or_left_by_officials(
    language: str, text: str, claims: set[str]
) -> None:
    assert told(text, language) == claims
