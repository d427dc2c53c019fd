"""Ukrainian and Russian: roles by case, sides by wording, and the same promises of any text."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.domain.claims import explain, extract
from services.domain.claims.words import language
from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side
from tests.gold.evaluate import HERE, evaluate

PUBLISHED = datetime(2024, 6, 1, tzinfo=UTC)
FLOOR = 0.85
"""F1 on relations below which a change to a lexicon has broken something; no measure of accuracy."""
WORDS = {
    "uk": "Бахмут Бахмуті Авдіївки Часового Яру ворог наші захисники ЗСУ окупанти відбито відбили атаки "
    "захопили якщо не під контролем поблизу в районі що заявив Генштаб , . ; : « » — ( ) ? і та який де "
    "2014 році місто намагався прорвати оборону 🔥 ▪️ #фронт",
    "ru": "Бахмут Бахмуте Авдеевки Часова Яра противник наши ВСУ ВС РФ россияне отражены отбили атаки взяли "
    "заняли если не под контролем возле в районе что заявил Минобороны , . ; : « » — ( ) ? и который где "
    "2014 году город попытались прорваться ⚡️ 🔻 t.me/канал",
}


def claims(text: str, code: str = "", side: ClaimantSide = ClaimantSide.NEUTRAL) -> list[Claim]:
    return extract(Article("a", text, PUBLISHED, language=code, outlet_side=side))


def relations(text: str, side: ClaimantSide = ClaimantSide.NEUTRAL) -> set[tuple[str, Kind, Side]]:
    return {(c.settlement, c.kind, c.actor) for c in claims(text, side=side)}


@pytest.mark.parametrize("code", ["uk", "ru"])
@settings(max_examples=60)
@given(data=st.data())
def test_any_text_is_read_and_evidence_is_a_span_of_it(code: str, data: st.DataObject) -> None:
    words = data.draw(st.lists(st.sampled_from(WORDS[code].split()), max_size=60))
    text = " ".join(words)
    explained = explain(Article("a", text, PUBLISHED, language=code))
    for claim in explained.claims:
        assert claim.evidence == text[claim.start : claim.end]
        assert claim.claimant in text
    assert explained == explain(Article("a", text, PUBLISHED, language=code))


@pytest.mark.parametrize(
    "text",
    [
        "ЗСУ звільнили Лиман.",
        "Лиман звільнили ЗСУ.",
        "Лиман звільнено підрозділами ЗСУ.",
        "ВСУ освободили Лиман.",
        "Лиман освободили ВСУ.",
        "Лиман освобождён подразделениями ВСУ.",
        "Освобождение Лимана силами ВСУ.",
    ],
)
def test_roles_follow_case_wherever_the_words_stand(text: str) -> None:
    assert relations(text) == {("Lyman", Kind.CAPTURE, Side.UA)}


@pytest.mark.parametrize("side", list(Side))
def test_ours_and_the_enemy_take_their_side_from_the_outlet(side: Side) -> None:
    outlet = ClaimantSide(side)
    assert relations("Наши взяли Бахмут.", outlet) == {("Bakhmut", Kind.CAPTURE, side)}
    assert relations("Враг взял Бахмут.", outlet) == {("Bakhmut", Kind.CAPTURE, side.opponent)}


def test_a_channel_is_of_the_side_whose_wording_it_uses() -> None:
    (ukrainian,) = claims("Рашисти взяли Бахмут.", "uk")
    (russian,) = claims("Хохлы оставили Бахмут.")
    (plain,) = claims("Российские войска взяли Бахмут.")
    sides = [claim.claimant_side for claim in (ukrainian, russian, plain)]
    assert sides == [ClaimantSide.UA, ClaimantSide.RU, ClaimantSide.NEUTRAL]


def test_a_repelled_attack_is_one_claim_though_two_clauses_tell_it() -> None:
    text = "Окупанти атакували поблизу Спірного та Авдіївки. Усі атаки відбито."
    assert relations(text) == {("Spirne", Kind.REPEL, Side.UA), ("Avdiivka", Kind.REPEL, Side.UA)}


@pytest.mark.parametrize(
    "text",
    [
        "На Бахмутському напрямку ворог наступав.",
        "На Покровском направлении идут бои.",
        "Якщо ворог захопить Бахмут, відкриється шлях на захід.",
        "Армия РФ планирует взять Бахмут.",
        "ВСУ возьмут Бахмут.",
        "Чи втримають ЗСУ Бахмут?",
        "Російська авіація завдала удару по Бахмуту.",
        "Жителей Бахмута эвакуировали.",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert not relations(text)


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Росіяни не захопили Бахмут.", Factuality.DENIED),
        ("Российским войскам не удалось взять Бахмут.", Factuality.DENIED),
        ("Росіяни, ймовірно, захопили Бахмут.", Factuality.HEDGED),
        ("Россияне якобы взяли Бахмут.", Factuality.HEDGED),
    ],
)
def test_factuality(text: str, factuality: Factuality) -> None:
    assert {claim.factuality for claim in claims(text)} == {factuality}


def test_a_part_is_told_from_the_whole() -> None:
    (part,) = claims("Окупанти захопили більшу частину Бахмута.", "uk")
    (whole,) = claims("Окупанти захопили Бахмут.", "uk")
    assert (part.extent, whole.extent) == (Extent.PART, Extent.WHOLE)


def test_notes_of_a_channel_are_read_apart() -> None:
    text = "🔥 Головне за добу ▪️ Ворог окупував Степногірськ ▪️ Сили оборони відкинули ворога біля Роботиного"
    assert {(c.kind, c.settlement) for c in claims(text)} >= {(Kind.REPEL, "Robotyne")}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ворог захопив місто", "uk"),
        ("Противник взял посёлок", "ru"),
        ("The town was taken", "en"),
        ("", "en"),
    ],
)
def test_a_language_is_told_by_its_letters(text: str, code: str) -> None:
    assert language.detect(text) == code


def test_a_sentence_may_be_in_another_language_than_its_article() -> None:
    assert language.of_sentence("Противник взял посёлок и ушёл, бросив мины.", "uk") == "ru"
    assert language.of_sentence("Так.", "uk") == "uk"


@pytest.mark.parametrize("code", ["uk", "ru"])
def test_passages_are_well_formed_and_their_claims_found(code: str) -> None:
    file = HERE / f"{code}.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= 80
    assert len({row["text"] for row in rows}) == len(rows)
    assert {row["language"] for row in rows} == {code}
    result = evaluate(file)
    assert result.levels["relation"].f1 >= FLOOR, "\n".join(result.errors)


@pytest.mark.parametrize(
    ("outlet", "text", "side"),
    [
        ("РИА Новости", "Армия РФ взяла Торецк, рассказал офицер бригады.", "RU"),
        ("УНИАН", "Россияне вошли в Торецк, рассказал солдат.", "UA"),
        ("Telegram: украинский канал", "Россияне вошли в Торецк.", "UA"),
        ("Telegram: пророссийский военкор", "ВС РФ вошли в Торецк.", "RU"),
        ("BBC News Русская служба", "ВС РФ вошли в Торецк.", "neutral"),
        ("РИА Новости", "ВС РФ вошли в Торецк, считают аналитики.", "neutral"),
        ("Сводка", "ВСУ отразили атаку противника под Торецком.", "neutral"),
        ("Сводка", "Противник отошёл из Торецка.", "RU"),
        ("РБК", "Минобороны РФ отчиталось за неделю. В ведомстве заявили, что войска взяли Торецк.", "RU"),
        ("РБК", "Зеленский рассказал об успехах. Он заявил, что россияне вошли в Торецк.", "UA"),
    ],
)
def test_whose_sources_are(outlet: str, text: str, side: str) -> None:
    claims = extract(Article(id="a", text=text, outlet=outlet, language="ru"))
    assert {claim.claimant_side.value for claim in claims} == {side}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Армия РФ зашла в Яблоновку и Клещеевку. Оба села под контролем российских десантников.",
            {("Yablunivka", "control", "RU"), ("Klishchiivka", "control", "RU")},
        ),
        (
            "ВСУ вернули два села, утверждает Зеленский: это Нескучное и Макаровка.",
            {("Neskuchne", "capture", "UA"), ("Makarivka", "capture", "UA")},
        ),
        (
            "Два села под Торецком — Яблоновка и Клещеевка — заняла армия РФ.",
            {("Yablunivka", "capture", "RU"), ("Klishchiivka", "capture", "RU")},
        ),
        ("Бахмут, через который шли автобусы, взят армией РФ.", {("Bakhmut", "capture", "RU")}),
        ("ВСУ вошли в Торецк. Сейчас там идут бои.", {("Toretsk", "assault", "UA")}),
        ("По Бахмуту: россияне зашли в центр.", {("Bakhmut", "advance", "RU")}),
        ("Россияне вышли на окраины Бахмута.", {("Bakhmut", "advance", "RU")}),
        ("Россияне атаковали возле Бахмута, но получили по зубам.", {("Bakhmut", "repel", "UA")}),
        ("Детали боев за Бахмут рассказали ветераны ВСУ.", set()),
    ],
)
def test_places_that_the_clause_does_not_name(text: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(c.settlement, c.kind.value, c.actor.value) for c in claims(text, "ru")}
    assert expected <= found
    assert expected or not found


@pytest.mark.parametrize(
    ("outlet", "text", "expected"),
    [
        (
            "Рыбарь",
            "Комар наш, Федоровка наша.",
            {("Komar", "control", "RU"), ("Fedorivka", "control", "RU")},
        ),
        ("Рыбарь", "Купянск-Узловой пока за противником.", {("Kupiansk-Vuzlovyi", "control", "UA")}),
        ("Рыбарь", "Про Торецк. Север и центр за «Западом».", {("Toretsk", "control", "RU")}),
        ("Рыбарь", "ВСУ бегут. В Часовом Яре взяли центр.", {("Chasiv Yar", "capture", "RU")}),
        ("УНИАН", "Орки бегут. Бахмут отбили.", {("Bakhmut", "capture", "UA")}),
        ("РБК", "Остатки украинского гарнизона Бахмута сложили оружие.", {("Bakhmut", "withdrawal", "UA")}),
        ("РБК", "Российские группы удерживают Торецк.", {("Toretsk", "control", "RU")}),
        ("РБК", "В Торецке, где стоят российские части, тихо.", {("Toretsk", "control", "RU")}),
        ("РБК", "Под Торецком россияне потеряли танк и откатились.", {("Toretsk", "repel", "UA")}),
        ("РБК", "Россияне овладели Торецком.", {("Toretsk", "capture", "RU")}),
        ("РБК", "Россияне просочились в северные кварталы Торецка.", {("Toretsk", "advance", "RU")}),
        ("РБК", "Торецк взят россиянами в полукольцо.", {("Toretsk", "encirclement", "RU")}),
        ("РБК", "Русские уже на окраинах Торецка.", {("Toretsk", "advance", "RU")}),
        ("РБК", "В Буче по-прежнему русские, ходят по домам.", {("Bucha", "control", "RU")}),
        ("РБК", "Потери русских в Торецке большие.", set()),
        (
            "Рыбарь",
            "За нами Торецк, в Часовом Яре бои.",
            {("Toretsk", "control", "RU"), ("Chasiv Yar", "assault", "RU")},
        ),
        ("Рыбарь", "Бои за освобождение Торецка продолжаются.", {("Toretsk", "assault", "RU")}),
        ("РБК", "Полиция заняла здание школы в Торецке.", set()),
        ("РБК", "В Белгороде отражена атака беспилотников.", set()),
        ("РБК", "Флаг России над Торецком!", {("Toretsk", "control", "RU")}),
        ("РБК", "Под контроль российских войск перешло село Ивановское.", {("Ivanivske", "capture", "RU")}),
        ("РБК", "Бойцы бригады выходят из Торецка.", {("Toretsk", "withdrawal", "UA")}),
        ("РБК", "Торецк не удержали.", {("Toretsk", "capture", "RU")}),
        ("РБК", "Киев отдал Торецк без боя.", {("Toretsk", "withdrawal", "UA")}),
    ],
)
def test_russian_ways_to_say_it(outlet: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    found = extract(Article("a", text, PUBLISHED, outlet=outlet, language="ru"))
    assert {(c.settlement, c.kind.value, c.actor.value) for c in found} == expected


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Отражена атака ВСУ у Работина.", Kind.REPEL, Side.RU),
        ("Минобороны сообщило об отражении двух контратак ВСУ у Работина.", Kind.REPEL, Side.RU),
        ("Войска завершили освобождение Работина.", Kind.CAPTURE, Side.RU),
        ("Украина сообщила о возвращении контроля над селом Работино.", Kind.CAPTURE, Side.UA),
        ("Российские бойцы взяли в ходе активных действий населённый пункт Работино.", Kind.CAPTURE, Side.RU),
        ("Армия РФ взяла два населённых пункта. Это Работино и Вербовое.", Kind.CAPTURE, Side.RU),
        ("Наши ведут бои за контроль над Работином.", Kind.ASSAULT, Side.RU),
        ("Ідуть бої за оволодіння Роботином.", Kind.ASSAULT, Side.RU),
        ("Російські війська ввійшли до Роботиного.", Kind.ADVANCE, Side.RU),
        ("Мер визнав утрату Роботиного.", Kind.CAPTURE, Side.RU),
        ("Третина Роботиного залишається за Силами оборони.", Kind.CONTROL, Side.UA),
        ("Ворог намагався відновити втрачене положення в районі Роботиного.", Kind.ASSAULT, Side.RU),
        ("Идут бои за город Работино.", Kind.ASSAULT, Side.RU),
        ("Доложено о зачистке: штаб РФ сообщил о зачистке Работина.", Kind.CAPTURE, Side.RU),
        ("Подразделения ВСУ окружены в Работине.", Kind.ENCIRCLEMENT, Side.RU),
        ("Работино всё ещё удерживают формирования 47-й бригады ВСУ.", Kind.CONTROL, Side.UA),
        ("У противника нет контроля над Работином.", Kind.CONTROL, Side.UA),
        ("Військові 1-го корпусу зачистили Роботине.", Kind.CAPTURE, Side.UA),
        ("Взяли сёла Незнаково и Работино.", Kind.CAPTURE, Side.RU),
        ("Росіяни вже в Роботиному.", Kind.ADVANCE, Side.RU),
        ("Росіяни досі в Роботиному.", Kind.CONTROL, Side.RU),
        ("Вони взяли Вербове. 59-та бригада утримує Роботине.", Kind.CONTROL, Side.UA),
        ("Окупанти атакували біля Роботиного, без успіху.", Kind.ASSAULT, Side.RU),
        ("Украинский флаг подняли в Работине.", Kind.CAPTURE, Side.UA),
        ("Над Роботиним піднято український прапор.", Kind.CAPTURE, Side.UA),
        ("Над Роботиним і далі наш прапор.", Kind.CONTROL, Side.UA),
        ("Росіяни взяли Роботине у кліщі.", Kind.ENCIRCLEMENT, Side.RU),
        ("Помічено піхоту ворога на околицях Роботиного.", Kind.ADVANCE, Side.RU),
        ("Кадры показывают российских солдат в центре Работина.", Kind.ADVANCE, Side.RU),
        ("Сили оборони зачищають Роботине від ворога.", Kind.ASSAULT, Side.UA),
        ("Работино. Противник зашёл утром на бронемашинах.", Kind.ADVANCE, Side.UA),
        ("Наши выкуривают остатки гарнизона из Работина.", Kind.ASSAULT, Side.RU),
        ("В Работине идёт зачистка.", Kind.ASSAULT, Side.RU),
        ("У Работина украинская 47-я контратакует.", Kind.ASSAULT, Side.UA),
        ("Войска взяли сёла Работино, Незнаково и Вербовое.", Kind.CAPTURE, Side.RU),
        ("Отражены две атаки 21-й и 95-й штурмовой бригад ВСУ у Работина.", Kind.REPEL, Side.RU),
        ("Штурмовики выбили ВСУ из нескольких домов в Работине.", Kind.CAPTURE, Side.RU),
        ("Более 260 украинских солдат, сидевших в Работине, сложили оружие.", Kind.WITHDRAWAL, Side.UA),
    ],
)
def test_plain_reports(text: str, kind: Kind, actor: Side) -> None:
    found = {r for r in relations(text) if r[0] == "Robotyne"}
    assert found == {("Robotyne", kind, actor)}


def test_a_doubt_between_commas_hedges_what_named_forces_do() -> None:
    (claim,) = claims("Российские войска, возможно, захватили Работино.")
    assert claim.factuality is Factuality.HEDGED


@pytest.mark.parametrize(
    "text",
    [
        "По Работину данные расходятся, так что делать выводы рано.",
        "Противник подошёл к Работину, откуда видно трассу, где он взял на себя новые задачи.",
        "Місто Роботине втратило оперативне значення.",
        "Аналитики не нашли подтверждений захвата Работина.",
        "В первый месяц вторжения Работино захватили ВС РФ.",
        "Траншеи вырыли у Работина, в 35 километрах от боёв.",
        "Жителей Работина, которые две недели сидели в подвалах, мы вывели и накормили.",
    ],
)
def test_idioms_and_civilians_are_no_claims(text: str) -> None:
    assert not {r for r in relations(text) if r[1] in (Kind.WITHDRAWAL, Kind.CAPTURE)}


def test_liberated_is_by_the_country_invaded_in_a_neutral_outlet() -> None:
    article = Article(
        "a", "В освобождённом Херсоне включили свет.", PUBLISHED, outlet="Медуза", language="ru"
    )
    assert [c.actor for c in extract(article)] == [Side.UA]


def test_what_is_announced_goes_on_about_the_settlement_last_named() -> None:
    found = relations("Что с Авдеевкой? Об отводе подразделений ночью написал Сырский.")
    assert found == {("Avdiivka", Kind.WITHDRAWAL, Side.UA)}


@pytest.mark.parametrize(
    "text",
    [
        "На Работино продвижения за сутки нет.",
        "До начала боевых действий в Работине жили люди.",
        "До полного освобождения Работина ещё далеко.",
        "Дойти до Работина россиянам не удастся.",
        "В Работине отхода противника не видно, наблюдаем.",
        "В районе Работина уничтожена станция контрбатарейной борьбы.",
    ],
)
def test_what_is_only_referred_to_or_not_there_is_none(text: str) -> None:
    assert not claims(text)


def test_who_calls_data_untrue_denies_what_they_say() -> None:
    found = claims("ВС РФ взяли Работино. Генштаб ВСУ назвал эти данные недостоверными.")
    assert [c.factuality for c in found] == [Factuality.ASSERTED, Factuality.DENIED]


def test_what_the_taking_of_a_town_is_good_for_is_none() -> None:
    assert not claims("Взятие Часова Яра имеет для армии стратегическое значение.")
    assert not claims("Взяття Торецька є важливим для росіян.", "uk")
    (claim,) = claims("Наши взяли важный для обороны Часов Яр, он имеет большое значение.")
    assert claim.kind is Kind.CAPTURE


def test_what_else_happens_against_the_background_of_a_battle_tells_of_the_battle() -> None:
    (claim,) = claims("На фоне боёв за Часов Яр Киев просит о помощи.")
    assert (claim.settlement, claim.kind) == ("Chasiv Yar", Kind.ASSAULT)
    (claim,) = claims("На тлі запеклих боїв за Торецьк у місті немає води.", "uk")
    assert (claim.settlement, claim.kind) == ("Toretsk", Kind.ASSAULT)
    assert not claims("На фоне разговоров о боях за Часов Яр Киев просит о помощи.")


def test_where_lies_what_forces_take_is_none_of_their_adjectives() -> None:
    found = claims("Наши вошли в Работино. Юго-западнее украинские подразделения взяли Лобковое.")
    assert ("Lobkove", Side.UA) in {(c.settlement, c.actor) for c in found}
    (claim,) = claims("ВСУ стоят. Юго-западнее российские подразделения взяли Лобковое.")
    assert claim.actor is Side.RU


def test_an_attempt_to_come_is_none() -> None:
    assert not claims("ВСУ попытаются удержать Часов Яр любой ценой.")


def test_who_denies_and_adds_asserts_what_is_added() -> None:
    (claim,) = claims("Киев это опроверг и сообщил, что бои в Соледаре продолжаются.")
    assert claim.factuality is Factuality.ASSERTED


def test_who_speaks_of_the_enemy_is_a_party() -> None:
    (claim,) = claims("Противник оставил Работино.")
    assert (claim.actor, claim.claimant_side) == (Side.UA, ClaimantSide.RU)


def test_ours_are_the_opponents_of_who_is_named() -> None:
    found = claims("Центр Соледара ещё наш, держим. Русские зашли в Бахмут.")
    assert {(c.settlement, c.actor, c.claimant_side) for c in found} == {
        ("Soledar", Side.UA, ClaimantSide.UA),
        ("Bakhmut", Side.RU, ClaimantSide.UA),
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Росіяни зайняли Сіверськ у липні 2022 року. У вересні того ж року ЗСУ звільнили місто.", set()),
        ("Росіяни зайняли Сіверськ 2 липня 2022 року. Через півроку ЗСУ відбили місто.", set()),
        ("Падіння Сіверська – справа кількох днів.", set()),
        ("Сіверськ залишається місцем запеклих боїв.", {("Siversk", Kind.ASSAULT, Side.RU)}),
        ("Російська піхота, підтримувана авіацією, атакувала Сіверськ.",
         {("Siversk", Kind.ASSAULT, Side.RU)}),
        ("ЗСУ зачистили Сіверськ. Тим часом російські війська зайшли в Дронівку.",
         {("Siversk", Kind.CAPTURE, Side.UA), ("Dronivka", Kind.ADVANCE, Side.RU)}),
    ],
)  # fmt: skip
def test_what_opens_a_sentence_and_what_is_of_the_same_year(
    text: str, found: set[tuple[str, Kind, Side]]
) -> None:
    assert relations(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("У Лимані патрульні зупинили автомобіль.", set()),
        ("У Лимані захисники зупинили ворога.", {("Lyman", Kind.REPEL, Side.UA)}),
        ("Загарбники мали всі шанси отримати контроль над Лиманом.", set()),
        ("Наші військові мають повний контроль над Лиманом.", {("Lyman", Kind.CONTROL, Side.UA)}),
        ("Об'єднання підтримує боротьбу України і зокрема Лимана.", set()),
        ("Боротьба за Лиман триває.", {("Lyman", Kind.ASSAULT, Side.RU)}),
        ("З початку штурму Лимана окупанти втратили сто танків.", {("Lyman", Kind.ASSAULT, Side.RU)}),
        ("До початку штурму Лимана окупанти мали сто танків.", set()),
        ("Окупанти безуспішно вели штурмові (наступальні) дії в районі Лимана.",
         {("Lyman", Kind.ASSAULT, Side.RU)}),
        ("Её задержали за записи о Лимане. Её страница заблокирована на всей территории России.", set()),
        ("Торецк заблокирован российскими войсками.", {("Toretsk", Kind.ENCIRCLEMENT, Side.RU)}),
        ("Полицейские остановили автомобиль в Лимане.", set()),
        ("Обстріл у Лимані того дня, який забрав життя двох людей, засудили всі.", set()),
        ("Противник имел все шансы взять Лиман.", set()),
    ],
)  # fmt: skip
def test_what_is_no_deed_of_forces_and_what_is(text: str, found: set[tuple[str, Kind, Side]]) -> None:
    assert relations(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("До Торецка осталось 7 км. — Взятие Дачного позволило войскам РФ выйти на трассу.",
         {("Dachne", Kind.CAPTURE, Side.RU)}),
        ("До Торецка осталось 7 км. пути, и войска РФ взяли Дачное.", {("Dachne", Kind.CAPTURE, Side.RU)}),
        ("Сбор для освободителей Торецка, которые теперь сражаются на другом направлении.", set()),
        ("Сбор для бойцов из Торецка, который штурмуют войска РФ.", {("Toretsk", Kind.ASSAULT, Side.RU)}),
    ],
)  # fmt: skip
def test_where_a_sentence_ends_and_whom_it_goes_on_about(
    text: str, found: set[tuple[str, Kind, Side]]
) -> None:
    assert relations(text) == found


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ВС РФ взяли Торецк. Это позволило нашим выйти к трассе.", ClaimantSide.RU),
        ("ВС РФ взяли Торецк. Это позволило сторонам начать переговоры.", ClaimantSide.NEUTRAL),
        ("ЗСУ звільнили Торецьк. Нашим вдалося вийти до траси.", ClaimantSide.UA),
    ],
)
def test_whose_side_says_ours_of_those_who_are_helped(text: str, side: ClaimantSide) -> None:
    assert {claim.claimant_side for claim in claims(text)} == {side}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Генштаб Украины заявил, что штурм Торецка продолжается.", {("Toretsk", Kind.ASSAULT, Side.RU)}),
        ("Генштаб повідомив, що триває штурм Торецька.", {("Toretsk", Kind.ASSAULT, Side.RU)}),
        ("ВС РФ заявили, что начали штурм Торецка.", {("Toretsk", Kind.ASSAULT, Side.RU)}),
        ("ЗСУ заявили, що почали штурм Торецька.", {("Toretsk", Kind.ASSAULT, Side.UA)}),
        ("Сотни солдат ВСУ оставили позиции в Торецке.", {("Toretsk", Kind.WITHDRAWAL, Side.UA)}),
        ("Двое солдат ВСУ оставили позиции в Торецке.", set()),
        ("Мэр Торецка вернулся домой сразу после его захвата.", set()),
        ("Священник втік під час звільнення Торецька.", set()),
        ("Во время освобождения Торецка священник бежал.", set()),
        ("Під час штурму Торецька окупанти втратили сто вояків.", {("Toretsk", Kind.ASSAULT, Side.RU)}),
        ("После захвата Торецка российские войска двинулись дальше.", {("Toretsk", Kind.CAPTURE, Side.RU)}),
        ("Приём граждан: г. Торецк, пер. Садовый, 3.", set()),
    ],
)  # fmt: skip
def test_who_attacks_where_a_party_only_tells_of_it(text: str, found: set[tuple[str, Kind, Side]]) -> None:
    assert relations(text) == found
