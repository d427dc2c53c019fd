"""How Ukrainian and Russian reports deny what the sentence before has told, and whose words stand where."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.claims.context.stance import of_name
from services.domain.models.articles import Article
from services.domain.models.claims import Factuality
from services.domain.models.sides import ClaimantSide

PUBLISHED = datetime(2024, 10, 5, tzinfo=UTC)


def told(text: str, language: str, outlet: str = "") -> set[tuple[str, str, str]]:
    """Kind (with "not" where denied), actor and side of the source of the claims of `text`."""
    article = Article("a", text, PUBLISHED, language=language, outlet=outlet)
    return {
        (("not " if c.factuality is Factuality.DENIED else "") + c.kind, str(c.actor), str(c.claimant_side))
        for c in extract(article)
    }


@pytest.mark.parametrize(
    "denial",
    [
        "У штабі ЗСУ інформацію спростували.",
        "Речник ЗСУ відкинув цю заяву.",
        "Це не відповідає дійсності, наголосив речник ЗСУ.",
        "Однак в ОВА запевняють, що це не так.",
        "У Генштабі ЗСУ заяву росіян назвали брехнею.",
        "Речник ЗСУ спростовує заяву росіян.",
        "У Генштабі ЗСУ спростували заяву Міноборони РФ.",
    ],
)
def test_a_report_is_denied_in_ukrainian(denial: str) -> None:
    text = f"Міноборони РФ заявило про захоплення міста Сіверськ. {denial}"
    assert told(text, "uk") == {("capture", "RU", "RU"), ("not capture", "RU", "UA")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Міноборони РФ заявило про захоплення міста Сіверськ, у Генштабі ЗСУ це спростували.", "uk"),
        ("Міноборони РФ заявило про захоплення міста Сіверськ, Генштаб ЗСУ це спростував.", "uk"),
        ("Минобороны РФ сообщило о взятии города Северск, в Генштабе ВСУ это опровергли.", "ru"),
    ],
)
def test_who_denies_this_denies_not_the_word_of_who_told_it(text: str, language: str) -> None:
    assert told(text, language) == {("capture", "RU", "RU"), ("not capture", "RU", "UA")}


@pytest.mark.parametrize(
    "denial",
    [
        "В ОВА информацию опровергли.",
        "Это не соответствует действительности, подчеркнул спикер бригады ВСУ.",
        "Однако в ОВА уверяют, что это не так.",
        "В 110-й бригаде ВСУ заявление назвали ложью.",
    ],
)
def test_a_report_is_denied_in_russian(denial: str) -> None:
    text = f"Минобороны РФ заявило о взятии города Северск. {denial}"
    assert told(text, "ru") == {("capture", "RU", "RU"), ("not capture", "RU", "UA")}


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        (
            "Про захоплення Сіверська мовчать. Про його захоплення заявило Міноборони РФ.",
            "uk",
            ("capture", "RU", "RU"),
        ),
        ("У Сіверську точаться бої. «Ворог уже в центрі», — сказав він.", "uk", ("advance", "RU", "UA")),
        (
            "Ситуація змінюється, заявив речник ЗСУ. Сіверськ росіяни контролюють не повністю: «Наші "
            "підрозділи тримають захід міста».",
            "uk",
            ("control", "UA", "UA"),
        ),
        (
            "Глава Чечни рассказал о потерях. «Северск под контролем Украины», — заявил глава ОВА Артюх.",
            "ru",
            ("control", "UA", "UA"),
        ),
        (
            "Российский военкор Лопатин пишет о боях. Северск, по словам Лопатина, взят.",
            "ru",
            ("capture", "RU", "RU"),
        ),
        (
            "Український аналітик Гончаренко пише про бої. За даними Гончаренка, ворог увійшов у Сіверськ.",
            "uk",
            ("advance", "RU", "UA"),
        ),
        (
            "Український аналітик Гончаренко пише про бої. За даними Бойка, росіяни увійшли в Сіверськ.",
            "uk",
            ("advance", "RU", "neutral"),
        ),
    ],
)
def test_whose_words_they_are(text: str, language: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text, language)


def test_a_language_behind_an_outlets_name_is_no_side() -> None:
    assert of_name("Новини (RU)", "ru") is None
    assert of_name("Минобороны (РФ)", "ru") is ClaimantSide.RU


def test_a_headline_in_an_address_tells_no_side() -> None:
    assert of_name("Harbour Post <https://news.example.org/2024/russia-takes-a-town>", "en") is None
    assert of_name("https://t.me/s/ukraine_today", "en") is None
    assert of_name("harbour+archive:notes/2024/ukraine-update-7.md", "en") is None
    assert of_name("harbour+archive:russian_column.txt", "en") is None
    assert of_name("Telegram:Russian defence ministry", "en") is ClaimantSide.RU
    assert of_name("mil.ru/news/12", "ru") is ClaimantSide.RU
    assert of_name("Press office/Russian defence ministry", "en") is ClaimantSide.RU


def test_casualties_are_no_loss_of_a_place() -> None:
    text = "Спецназ зашел в Северск. Он вошел туда с минимальными потерями."
    assert {kind for kind, _, _ in told(text, "ru", "ТАСС")} == {"advance"}


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        (
            "Міноборони РФ заявило про контроль над Сіверськом. DeepState пише про окупацію.",
            "uk",
            {("control", "RU", "RU"), ("capture", "RU", "UA")},
        ),
        (
            "ЗСУ залишили Сіверськ. Шойгу доповів про звільнення всієї Луганщини.",
            "uk",
            {("withdrawal", "UA", "neutral")},
        ),
        ("Росіяни штурмують Сіверськ. Про оточення мови немає.", "uk", {("assault", "RU", "neutral")}),
    ],
)
def test_a_noun_of_what_was_spoken_of(text: str, language: str, claims: set[tuple[str, str, str]]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Кринки під контролем морпіхів ЗСУ, хоча росіяни твердять, що скинули десант.",
            {("control", "UA", "neutral")},
        ),
        (
            "Більша частина Торецька перебуває в сірій зоні або під контролем росіян.",
            {("control", "RU", "neutral")},
        ),
        ("Торецьк вранці атакували дрони.", set()),
        ("У Торецьку виявили катівню, у якій тримали людей за часів окупації.", set()),
        (
            "ЗСУ контролюють Дружбу, а в районі Торецька тривають штурмові дії.",
            {("control", "UA", "neutral")},
        ),
    ],
)
def test_what_another_clause_or_a_strike_tells(text: str, claims: set[tuple[str, str, str]]) -> None:
    assert told(text, "uk") - {("assault", "RU", "neutral")} == claims


def test_what_is_done_in_order_to_gain_something_else_is_done() -> None:
    assert told("Щоб відтягнути резерви, росіяни штурмують Сіверськ.", "uk") == {("assault", "RU", "neutral")}


def test_there_is_in_all_that_a_list_has_named() -> None:
    text = "Села Терни та Торське не окуповані, там ідуть бої."
    found = extract(Article("a", text, PUBLISHED, language="uk"))
    assert {c.settlement for c in found if c.kind == "assault"} == {"Terny", "Torske"}


@pytest.mark.parametrize(
    ("text", "language", "claim"),
    [
        (
            "Росіяни взяли кілька сіл, визнав командир розвідки. Лук'янці, за його словами, ворог зайняв "
            "без опору.",
            "uk",
            ("capture", "RU", "UA"),
        ),
        (
            "Ворог захопив Лук'янці, визнав речник ЗСУ. За його словами, у Вовчанськ увійшли штурмові групи.",
            "uk",
            ("advance", "RU", "UA"),
        ),
        (
            "Минобороны РФ заявило о взятии города Северск. В Киеве взятие города отрицают.",
            "ru",
            ("not capture", "RU", "UA"),
        ),
    ],
)
def test_whose_deed_is_told_by_one_of_no_name(text: str, language: str, claim: tuple[str, str, str]) -> None:
    assert claim in told(text, language)


def test_the_town_is_the_one_beside_the_villages() -> None:
    text = "Бойцы взяли Зеленополье южнее Бахмута. В самом городе бои идут на восточной окраине."
    found = extract(Article("a", text, PUBLISHED, language="ru"))
    assert {c.settlement for c in found if c.kind == "assault"} == {"Bakhmut"}
    text = "ВСУ держат Северск. Бригада заявила, что удерживает два населенных пункта области."
    assert len(extract(Article("a", text, PUBLISHED, language="ru"))) == 1


@pytest.mark.parametrize(
    ("label", "side"),
    [
        ("Українське командування", "UA"),
        ("Російські мілблогери", "RU"),
        ("Радник мера Маріуполя Петро Андрющенко", "UA"),
    ],
)
def test_a_label_with_a_place_names_a_speaker(label: str, side: str) -> None:
    assert told(f"{label}: російські війська захопили Сіверськ.", "uk") == {("capture", "RU", side)}


def test_who_goes_on_attacking_where_another_clause_names_the_invader() -> None:
    text = "ЗСУ відбили частину Торецька. У Калиновому тривають штурми, ворог намагається перерізати дорогу."
    assert ("assault", "RU", "UA") in told(text, "uk", "Укрінформ")
    assert ("withdrawal", "RU", "neutral") not in told("Часів Яр: бойцы вышли к каналу.", "ru")


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Біля Сіверська, де ворог просунувся, палає ліс.", "uk", set()),
        ("Освобождение Северска завершено вечером, сообщило Минобороны РФ.", "ru", {("capture", "RU", "RU")}),
        ("В Северске штурмовики ВС РФ заняли здание техникума.", "ru", {("capture", "RU", "neutral")}),
        (
            "Минобороны РФ заявило о взятии Северска. В Киеве продолжают утверждать, что ВСУ держат город.",
            "ru",
            {("capture", "RU", "RU"), ("control", "UA", "UA")},
        ),
    ],
)
def test_where_words_stand_around_a_place(
    text: str, language: str, claims: set[tuple[str, str, str]]
) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("Чутки про те, що окупанти зайняли Сіверськ, не відповідають дійсності.", "uk", {"not capture RU"}),
        ("Новини, що наші бійці залишили Сіверськ, є неправдою.", "uk", {"not withdrawal UA"}),
        ("Данные о том, что ВСУ вошли в Северск, неверны.", "ru", {"not advance UA"}),
        ("Слухи о том, что ВСУ взяли Северск, — вымысел и ложь.", "ru", {"not capture UA"}),
        ("Говорити про втрату Сіверська некоректно, зазначив речник ЗСУ.", "uk", {"not capture RU"}),
        ("Новини про те, що окупанти рано вранці зайняли Сіверськ, підтвердили двічі.", "uk", {"capture RU"}),
        ("Пропагандисти розганяють вкид, що окупанти зайняли Сіверськ.", "uk", {"not capture RU"}),
        ("Москва вигадала фейк про те, що її армія зайняла Сіверськ.", "uk", {"not capture RU"}),
        ("Каналы разогнали фейк, что ВСУ вошли в Северск.", "ru", {"not advance UA"}),
        ("Ворог поширює фейки, а Генштаб каже, що ЗСУ взяли Сіверськ.", "uk", {"capture UA"}),
        ("Речник повідомив, що окупанти зайняли Сіверськ, а на чутки просив зважати.", "uk", {"capture RU"}),
    ],
)
def test_a_report_whose_content_is_told_first_is_called_untrue_behind_it(
    text: str, language: str, claims: set[str]
) -> None:
    assert {f"{kind} {actor}" for kind, actor, _ in told(text, language)} == claims


def test_who_names_the_own_country_alone_in_its_language_is_of_its_side() -> None:
    text = "Збройні сили України тримають Сіверськ. Слава українцям! Наші бійці відійшли з Торського."
    assert told(text, "uk") == {("control", "UA", "UA"), ("withdrawal", "UA", "UA")}


@pytest.mark.parametrize(
    "text",
    [
        "Неправда, що росіяни захопили Сіверськ.",
        "Не можна сказати, що росіяни захопили Сіверськ.",
        "Не відповідає дійсності, що росіяни захопили Сіверськ.",
        "Не відповідає дійсності інформація про захоплення Сіверська росіянами.",
        "Інформація про захоплення Сіверська не підтверджується жодними доказами.",
        "Генштаб інформацію про захоплення Сіверська спростував.",
    ],
)
def test_what_is_called_untrue_before_it_is_told(text: str) -> None:
    assert told(text, "uk") == {("not capture", "RU", "neutral")}


@pytest.mark.parametrize("text", ["Це правда, що росіяни захопили Сіверськ.", "Росіяни захопили Сіверськ."])
def test_what_is_called_true_is_not_denied(text: str) -> None:
    assert told(text, "uk") == {("capture", "RU", "neutral")}


@pytest.mark.parametrize(
    "text",
    [
        "Речник ЗСУ спростував заяви Кремля про «захоплення» Сіверська.",
        "Речник ЗСУ спростував неправдиві повідомлення Міноборони РФ про «взяття» Сіверська.",
        "Не відповідають дійсності заяви росіян про захоплення Сіверська, каже речник ЗСУ.",
        "Заяви росіян про захоплення Сіверська не підтверджуються доказами, каже речник ЗСУ.",
    ],
)
def test_a_word_in_inverted_commas_is_of_whose_report_it_is_in(text: str) -> None:
    assert told(text, "uk") == {("capture", "RU", "RU"), ("not capture", "RU", "UA")}


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Речник ЗСУ спростував заяви росіян, що Сіверськ захоплено.", "uk",
         {("capture", "RU", "RU"), ("not capture", "RU", "UA")}),
        ("Речник ЗСУ заперечив твердження Пригожина, що вагнерівці взяли Сіверськ.", "uk",
         {("capture", "RU", "RU"), ("not capture", "RU", "UA")}),
        ("Речник ЗСУ прокоментував заяву Кремля, що Сіверськ захоплено.", "uk", {("capture", "RU", "RU")}),
        ("Речник ЗСУ заперечив, що Сіверськ захоплено.", "uk", {("not capture", "RU", "UA")}),
        ("Речник ЗСУ подякував у заяві бійцям, що тримають Сіверськ.", "uk", {("control", "UA", "neutral")}),
        ("Спикер ВСУ опроверг заявления россиян, что Северск захвачен.", "ru",
         {("capture", "RU", "RU"), ("not capture", "RU", "UA")}),
    ],
)  # fmt: skip
def test_what_is_denied_behind_whose_statement_it_is(
    text: str, language: str, wanted: set[tuple[str, str, str]]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Речник ЗСУ спростував заяви Кремля про взяття Сіверська, зазначивши, що місто тримають ЗСУ.", "uk",
         {("capture", "RU", "RU"), ("not capture", "RU", "UA"), ("control", "UA", "UA")}),
        ("Спикер ВСУ опроверг заявления Кремля о взятии Северска, добавив, что город держат ВСУ.", "ru",
         {("capture", "RU", "RU"), ("not capture", "RU", "UA"), ("control", "UA", "UA")}),
    ],
)  # fmt: skip
def test_what_who_denies_a_report_adds_is_not_of_that_report(
    text: str, language: str, wanted: set[tuple[str, str, str]]
) -> None:
    assert told(text, language) == wanted


@pytest.mark.parametrize(
    ("denial", "side"),
    [
        ("Проте заяви Росії не відповідають дійсності.", "neutral"),
        ("Заяви росіян є брехнею.", "neutral"),
        ("Заяви росіян спростував Генштаб ЗСУ.", "UA"),
        ("У Генштабі ЗСУ заяви росіян спростували.", "UA"),
        ("Генштаб ЗСУ заяви росіян спростував.", "UA"),
    ],
)
def test_whose_untrue_claims_they_are_does_not_deny_them(denial: str, side: str) -> None:
    text = f"Міноборони РФ заявило про захоплення міста Сіверськ. {denial}"
    assert told(text, "uk") == {("capture", "RU", "RU"), ("not capture", "RU", side)}


def test_what_follows_the_untruth_of_a_claim_is_not_denied_with_it() -> None:
    text = "Міноборони РФ заявило про взяття Сіверська. Однак, заяви росіян є брехнею, в місті йдуть бої."
    assert ("assault", "RU", "neutral") in told(text, "uk")


def test_who_speaks_in_the_quotation_is_not_looked_for_in_the_sentence_before() -> None:
    asked = "“Так, – відреагував він на слова гостя про присутність у Торецьку російських військових."
    text = f"{asked} – Там триває операція. Я скажу так: місто Торецьк під контролем наших військових.”"
    assert ("control", "UA", "UA") in told(text, "uk")


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Росіяни заявляють, що захопили Сіверськ, але це неправда.", "uk", True),
        ("Росіяни поширюють інформацію, що захопили Сіверськ, однак це не відповідає дійсності.", "uk", True),
        ("«Росіяни пишуть, що захопили Сіверськ, але це брехня», – сказав сусід.", "uk", True),
        ("Росіяни заявляють, що захопили Сіверськ, і це правда.", "uk", False),
        ("Росіяни заявляють, що захопили Сіверськ, але це був важкий день.", "uk", False),
        ("Россияне говорят, что взяли Северск, но это неправда.", "ru", True),
        ("Moscow says its troops captured Siversk, but this is not true.", "en", True),
    ],
)
def test_nobody_calls_the_own_claim_untrue(text: str, language: str, denied: bool) -> None:
    claims = {("capture", "RU", "RU")}
    assert told(text, language) == claims | ({("not capture", "RU", "neutral")} if denied else set())


def test_who_else_calls_a_claim_untrue_is_the_one_who_denies_it() -> None:
    text = "Міноборони РФ заявило, що взяло Сіверськ, але в Кремлі кажуть, що це неправда."
    assert told(text, "uk") == {("capture", "RU", "RU"), ("not capture", "RU", "RU")}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Попри заяви Кремля про нібито «захоплення» Сіверська, українські сили продовжують оборону.", "uk"),
        (
            "Попри заяви Кремля про повне захоплення Сіверська українські сили бережуть снаряди.",
            "uk",
        ),
        ("Несмотря на заявления Кремля о полном захвате Северска, украинские силы берегут снаряды.", "ru"),
    ],
)
def test_who_acts_besides_a_claim_of_a_capture_has_not_captured(text: str, language: str) -> None:
    assert told(text, language) == {("capture", "RU", "RU")}
