"""Mentions of settlements: spans, relations, namesakes, and what is no settlement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.domain.places import Gazetteer, Mention, Relation, find_mentions, region
from tests.gold.places_score import judge, load

WORDS = st.sampled_from(
    ["Bakhmut", "Mykolaivka", "Chasiv Yar", "near", "the", "Oblast", "and", ",", "-", "–", "(", ")", ".",
     "72nd", "Brigade", "'s", "’s", "km", "of", "\n",
     "Бахмут", "Donetsk", "Kupyansk-Lyman", "direction", "\ud83d"]
)  # fmt: skip


@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=30).map(" ".join)))
def test_spans_are_exact_and_never_overlap(text: str) -> None:
    last = 0
    for mention in find_mentions(text):
        assert text[mention.start : mention.end] == mention.surface
        assert last <= mention.start < mention.end
        assert mention.candidates
        assert mention.reason
        last = mention.end


def one(text: str) -> Mention:
    mentions = find_mentions(text)
    assert len(mentions) == 1, mentions
    return mentions[0]


def test_a_village_is_found_under_its_relation() -> None:
    mention = one("Fighting went on south of Krasnohorivka, Donetsk Oblast, all night.")
    assert mention.relation is Relation.NEAR
    assert mention.settlement is not None
    assert mention.settlement.oblast == "Donetsk Oblast"


def test_direction_is_handed_on() -> None:
    assert one("Troops attacked in the Pokrovsk direction.").relation is Relation.DIRECTION


def test_a_name_known_elsewhere_needs_neighbours() -> None:
    mentions = find_mentions("They fought in New York, south of Toretsk and near Pivnichne.")
    assert mentions[0].name == "Niu-York"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("На Лимано-Куп'янському напрямку тихо.", "uk"),
        ("На Лимано-Куп’янському напрямку тихо.", "uk"),
        ("На Лимано-Купянском направлении тихо.", "ru"),
    ],
)
def test_half_of_a_front_s_name_is_no_settlement(text: str, language: str) -> None:
    assert find_mentions(text, language) == []


def test_two_names_with_a_hyphen_are_two_settlements() -> None:
    names = [mention.name for mention in find_mentions("На линии Работино-Вербовое тихо.", "ru")]
    assert names == ["Robotyne", "Verbove"]


def test_a_namesake_in_a_land_abroad_is_no_settlement() -> None:
    assert find_mentions("Rebels took Odessa, Texas, and Moscow, Idaho. In Odessa, Ontario") == []
    (mention,) = find_mentions("Once they held Odessa, Canada sent help.")
    assert mention.name == "Odesa"


def test_namesakes_that_lie_together_are_meant_where_nothing_clear_is_near() -> None:
    mentions = find_mentions(
        "Fighting goes on for Neskuchnoye, Storozhevoye and Makarovka. At Orekhov, far away, it is quiet."
    )
    assert [mention.name for mention in mentions] == ["Neskuchne", "Storozheve", "Makarivka", "Orikhiv"]


def test_regions_and_units_are_no_settlements() -> None:
    for text in (
        "Shelling hit Donetsk Oblast.", "The 72nd Chernivtsi Mechanized Brigade holds.",
        "They crossed the Irpin River.", "Colonel Serhiy Lyman said so.",
    ):  # fmt: skip
        assert find_mentions(text) == []


def test_former_names_lead_to_the_present_settlement() -> None:
    gazetteer = Gazetteer.load()
    for former, present in (("Artemovsk", "Bakhmut"), ("Ugledar", "Vuhledar"), ("Dzerzhinsk", "Toretsk")):
        assert gazetteer.search(former)[0].name == present


@pytest.mark.parametrize("name", ["Бахмут", "бахмут", "Артёмовск", "Артемовск", "Артемівськ"])
def test_a_settlement_is_found_by_its_ukrainian_and_russian_names(name: str) -> None:
    assert "Bakhmut" in {place.name for place in Gazetteer.load().search(name)}


@pytest.mark.parametrize(
    "name",
    ["Kharkiv Oblast", "kharkiv", "Харківська область", "Харківщина", "харьковская", "Харьковская область"],
)
def test_an_oblast_is_known_in_three_languages(name: str) -> None:
    assert region(name) == region("Kharkiv Oblast") != region("Kherson Oblast")


@pytest.mark.parametrize(
    "text",
    [
        "Strikes hit Kharkiv and Sumy regions and Donetsk Oblast.",
        "People in the regions of Donetsk, Luhansk, Kherson and Zaporizhzhia were told to vote.",
        "Four regions - Kherson, Zaporizhzhia, Luhansk and Donetsk oblasts - were annexed.",
        "The Donetsk People's Republic and the Luhansk People’s Republic agreed.",
        "Fighters of the Azov Regiment and the 72nd Chernivtsi Mechanized Brigade spoke.",
        "The bridge over the Irpin River was blown up, and the Kakhovka reservoir drained.",
        "Lyman Frank Baum wrote it; General Lyman disagreed, and so did Mr. Kherson.",
        "Peremoha means victory. Nove, Hora and Mriya are words, as Progress and Polygon are.",
        "The Zaporizhzhia nuclear power plant lost power.",
        "Kyiv Post and Kyiv Independent reported it from New York, Berlin and Rostov.",
        "President Zelensky thanked Shevchenko, Budanov and Ivanov on March 5, the Guardian said.",
        "Will Same Don Mar Rai Sad be read as settlements? Never. Star Pole Port Side.",
    ],
)
def test_what_is_no_settlement_is_no_mention(text: str) -> None:
    assert [m.surface for m in find_mentions(text)] == []


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("They hold eastern Bakhmut.", Relation.PART),
        ("They reached the outskirts of Bakhmut.", Relation.PART),
        ("Shells hit the Avdiivka Coke Plant.", Relation.PART),
        ("It happened 12 km northwest of Bakhmut.", Relation.NEAR),
        ("It happened in the Bakhmut area.", Relation.NEAR),
        ("They move toward Bakhmut.", Relation.TOWARD),
        ("Attacks go on along the Bakhmut axis.", Relation.DIRECTION),
        ("The village of Klishchiivka is burning.", Relation.IN),
    ],
)
def test_relations(text: str, relation: Relation) -> None:
    mention = one(text)
    assert mention.relation is relation


def test_both_ends_of_a_line_share_it() -> None:
    mentions = find_mentions("They advanced along the Svatove-Kreminna line.")
    assert [(m.surface, m.relation) for m in mentions] == [
        ("Svatove", Relation.LINE),
        ("Kreminna", Relation.LINE),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Військо йде з Маріуполя до Бердянська.", ["Mariupol", "Berdiansk"]),
        ("Тихо під Юнаківкою на Сумщині, на Харківщині, у Ямполі.", ["Yunakivka", "Yampil"]),
        ("Біля села Харківщина на Сумщині палає ліс.", ["Kharkivshchyna"]),
        ("Попереду звільнення Харківщини.", []),
        ("Кажуть, ворог захопив Нью-Йорк.", ["Niu-York"]),
        ("Бійці утримують Новоолександрівку.", ["Novooleksandrivka"]),
        ("Бійці утримують Красноармійськ.", ["Pokrovsk"]),
        ("У новинах пишуть про Нью-Йорк.", []),
        ("Під Ізюмом ворог форсує канал «Сіверський Донець – Донбас».", ["Izium"]),
    ],
)
def test_a_village_gives_way_to_the_city_or_oblast_that_is_meant(text: str, names: list[str]) -> None:
    assert [m.name for m in find_mentions(text, "uk")] == names


def test_relations_reach_along_lists() -> None:
    mentions = find_mentions(
        "Attacks were repelled near Bohdanivka (west of Bakhmut), Ivanivske and Khromove."
    )
    assert {m.relation for m in mentions} == {Relation.NEAR}
    assert len(mentions) == 4


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Бої тривають у Бахмуті.", "uk", "Bakhmut"),
        ("Ворог зайшов у Велику Новосілку.", "uk", "Velyka Novosilka"),
        ("Звідси близько до Бердянська.", "uk", "Berdiansk"),
        ("Сили оборони відбили атаки в районі Роботиного.", "uk", "Robotyne"),
        ("Сили оборони відбили атаки в районі Врожайного.", "uk", "Urozhaine"),
        ("Бои идут в Часовом Яре.", "ru", "Chasiv Yar"),
        ("Армия освободила Клещеевку.", "ru", "Klishchiivka"),
        ("Войска вошли в Дзержинск.", "ru", "Toretsk"),
    ],
)
def test_case_forms_are_found(text: str, language: str, name: str) -> None:
    mentions = find_mentions(text, language)
    assert [m.name for m in mentions] == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("На Покровському напрямку тривають бої.", "uk"),
        ("На Бахмутському напрямку тихо.", "uk"),
        ("На Покровском направлении идут бои.", "ru"),
        ("Это случилось в Харьковской области.", "ru"),
        ("Кораблі вийшли до Чорного моря.", "uk"),
        ("Облога Азовського узбережжя тривала рік.", "uk"),
        ("Піхота тікає з Кримського степового заповідника.", "uk"),
        ("Від Київської та Чернігівської областей відвели полки.", "uk"),
        ("Вони стоять у Чорноморських портах.", "uk"),
        ("Захоплено Запорізьку атомну станцію.", "uk"),
        ("Головне, що наші тримаються.", "uk"),
        ("Наступ на Сході триває.", "uk"),
        ("Судна ушли из Черного моря.", "ru"),
        ("Тримають Покровсько-Мирноградську агломерацію.", "uk"),
        ("Бои за Покровско-Мирноградскую линию.", "ru"),
    ],
)
def test_adjectives_are_no_settlements(text: str, language: str) -> None:
    assert find_mentions(text, language) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Атаковано Вільне Поле, Новопіль, Донецької області.", ["Vilne Pole", "Novopil"]),
        ("Бої точаться за Водяне та Степове щодня.", ["Vodiane", "Stepove"]),
        ("У Невельському в підвалах сидить піхота.", ["Nevelske"]),
        ("Біля Спірного ворога відкинули.", ["Spirne"]),
        ("З Родинська вийшли всі.", ["Rodynske"]),
        ("Лозову обстріляли.", ["Lozova"]),
    ],
)
def test_names_that_are_adjectives_too_are_settlements_where_no_noun_goes_with_them(
    text: str, names: list[str]
) -> None:
    assert [mention.name for mention in find_mentions(text, "uk")] == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Українські військові відійшли з Урожайного.", "uk", ["Urozhaine"]),
        ("Українські прикордонні та польські підрозділи вийшли.", "uk", []),
        ("Українським захисникам вдалося втриматись.", "uk", []),
        ("Украинские военные отошли из Урожайного.", "ru", ["Urozhaine"]),
        ("Украинских десантников взяли в плен.", "ru", []),
        ("Українськ обстріляли.", "uk", ["Ukrainsk"]),
        ("В районі Українська піхота ворога закріпилась.", "uk", ["Ukrainsk"]),
        ("Під Українськом війська відійшли.", "uk", ["Ukrainsk"]),
        ("Українське зруйноване.", "uk", ["Ukrainske"]),
        ("В Украинске войска закрепились.", "ru", ["Ukrainsk"]),
    ],
)
def test_the_adjective_of_a_people_before_its_noun_is_no_town(
    text: str, language: str, names: list[str]
) -> None:
    assert [mention.name for mention in find_mentions(text, language)] == names


FAR = "They rested for long days and nights and told nobody. " * 35


@pytest.mark.parametrize(
    ("told_elsewhere", "raions"),
    [
        ("", [""]),
        ("Shells hit Pavlivka, Volnovakha Raion.", ["Volnovakha Raion"] * 2),
        (
            f"Shells hit Pavlivka, Volnovakha Raion. {FAR}They hit Pavlivka, Bashtanka Raion.",
            ["", "Volnovakha Raion", "Bashtanka Raion"],
        ),
    ],
    ids=["alone", "told once", "told of two"],
)
def test_what_stays_open_is_what_the_same_name_means_elsewhere(
    told_elsewhere: str, raions: list[str]
) -> None:
    mentions = find_mentions(f"Fighters left Pavlivka. {FAR}{told_elsewhere}")
    assert [m.settlement.raion if m.settlement else "" for m in mentions if m.surface == "Pavlivka"] == raions


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mykolaivka in Odesa region lost power.", "en"),
        ("Mykolaivka, Odesa region, lost power.", "en"),
        ("Миколаївка в Одеській області лишилася без світла.", "uk"),
        ("Николаевка Одесской области осталась без света.", "ru"),
    ],
)
def test_a_region_named_right_behind_outweighs_a_better_known_namesake(text: str, language: str) -> None:
    [mention] = find_mentions(text, language)
    meant = [mention.settlement] if mention.settlement else [c.settlement for c in mention.candidates[:2]]
    assert {place.oblast for place in meant} == {"Odesa Oblast"}


@pytest.mark.parametrize(
    ("text", "language", "raion"),
    [
        ("На Шахтарському напрямку ворог атакував у районі Урожайного.", "uk", "Volnovakha Raion"),
        ("Ворог наступає біля Покровська, у районах Шевченка і Котлиного.", "uk", "Pokrovsk Raion"),
        ("Первомайское под Авдеевкой взято.", "ru", "Pokrovsk Raion"),
        ("Бои за Северное у Авдеевки продолжаются.", "ru", "Pokrovsk Raion"),
    ],
)
def test_a_front_or_what_lies_right_beside_tells_which_namesake_is_meant(
    text: str, language: str, raion: str
) -> None:
    [mention, *_] = [m for m in find_mentions(text, language) if m.surface not in ("Покровська", "Авдеевкой")]
    assert mention.settlement is not None
    assert mention.settlement.raion == raion


@pytest.mark.parametrize(
    ("text", "language", "raion"),
    [
        ("They took Kostiantynivka near Vuhledar.", "en", "Pokrovsk Raion"),
        ("They took Kostiantynivka, north of Sumy.", "en", "Sumy Raion"),
        ("They took Dobropillia (near Huliaipole).", "en", "Polohy Raion"),
        ("They took Rubizhne near Vovchansk.", "en", "Chuhuiv Raion"),
        ("They took Zaporizhzhia, a village near Velyka Novosilka.", "en", "Volnovakha Raion"),
        ("Вони взяли Рубіжне біля Добропілля.", "uk", "Pokrovsk Raion"),
        ("Вони взяли Покровське Бахмутського району.", "uk", "Bakhmut Raion"),
        ("Вони взяли Миколаївку Волноваського району.", "uk", "Volnovakha Raion"),
        ("Войска взяли Лозовую в Изюмском районе.", "ru", "Izium Raion"),
        ("They took Lozova in the Izium district.", "en", "Izium Raion"),
        ("На Вовчанському напрямку взято Лиман.", "uk", "Chuhuiv Raion"),
        ("На Добропольском направлении взято Рубежное.", "ru", "Pokrovsk Raion"),
        ("In the Kupiansk direction they took Lozova.", "en", "Izium Raion"),
        (
            "In the Kupiansk direction they fought on, officials in Zaporizhzhia said.",
            "en",
            "Zaporizhzhia Raion",
        ),
        ("They took the Dnipropetrovsk village of Dachne.", "en", "Synelnykove Raion"),
    ],
)
def test_where_a_place_is_told_to_lie_outweighs_a_famous_namesake(
    text: str, language: str, raion: str
) -> None:
    mentions = find_mentions(text, language)
    assert raion in [m.settlement.raion for m in mentions if m.settlement and m.relation is Relation.IN]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They took Pokrovsk in the Dnipropetrovsk region.", "en"),
        ("Вони взяли Авдіївку в Запорізькій області.", "uk"),
        ("They took Dobropillia near Lviv.", "en"),
    ],
)
def test_a_place_that_does_not_lie_where_it_is_told_to_stays_open(text: str, language: str) -> None:
    mention = find_mentions(text, language)[0]
    assert mention.settlement is None
    assert "left open" in mention.reason


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They took the Kharkiv border town of Vovchansk.", ["Vovchansk"]),
        ("Fighting goes on in the Kyiv suburb of Bucha.", ["Bucha"]),
        ("They left the eastern Donetsk mining towns of Toretsk and Niu-York.", ["Toretsk", "Niu-York"]),
        ("They took Kharkiv and the town of Vovchansk.", ["Kharkiv", "Vovchansk"]),
        ("Soldiers in Kharkiv left the town of Vovchansk.", ["Kharkiv", "Vovchansk"]),
        ("They entered the Kharkiv suburb of Saltivka.", ["Kharkiv", "Saltivka"]),
    ],
)
def test_a_name_before_the_noun_of_another_tells_only_where_that_lies(text: str, names: list[str]) -> None:
    assert [m.name for m in find_mentions(text)] == names


def test_hard_cases_keep_their_level() -> None:
    """Names drawn from the gazetteer by a seed, half of them homonyms; see deploy/gazetteer/draw.py."""
    outcomes = judge(load())
    assert len(outcomes) >= 150
    assert sum(o.right for o in outcomes) / len(outcomes) >= 0.95


def test_a_long_chain_of_names_is_read_through() -> None:
    assert len(find_mentions("Bakhmut-" * 2000)) == 2000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Наши взяли Волчеяровку.", ["Vovchoiarivka"]),
        ("По его словам, Ласточкино остается за ВСУ.", ["Lastochkyne"]),
        ("Под контроль перешли Твердохлебово и Грузское.", ["Tverdokhlibove", "Hruzke"]),
        ("Бои идут за Огурцово, Пыльную и Стрелечью.", ["Ohirtseve", "Pylna", "Strilecha"]),
        ("Обстреляны Шебекино и Огурцово.", ["Shebekino", "Ogurtsovo"]),
        ("Севернее путей стало тише.", []),
        ("Под Гуляйполем отошли к Вольному Полю.", ["Huliaipole", "Vilne Pole"]),
        ("Из Гуляйполя вывезли архив.", ["Huliaipole"]),
        ("Бои переместились в Соловьёво.", ["Soloviove"]),
        ("Под Купянском взято Песчаное.", ["Kupiansk", "Pishchane"]),
        ("Бои за Острое и Сотницкий Казачок.", ["Hostre", "Sotnytskyi Kozachok"]),
    ],
)
def test_russian_names_may_be_spelt_by_ear(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, "ru")] == names


def test_cyrillic_words_are_read_in_an_english_text() -> None:
    names = [m.name for m in find_mentions("The agency wrote: Невское и Новосадовое отвоёваны.", "en")]
    assert names == ["Nevske", "Novosadove"]
    assert not find_mentions("They wrote of Невское Новосадовое", "en")[1:], (
        "a word behind a name is looked up"
    )


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Тихо стало біля Первомайського.", "uk", "Pervomaiske"),
        ("Прапор підняли над Першотравневим.", "uk", "Pershotravneve"),
        ("Рота вошла в Алексеевку.", "ru", "Oleksiivka"),
        ("Рота вошла в Луганск.", "ru", "Luhansk"),
        ("Marines now hold Staritsa.", "en", "Starytsia"),
        ("Marines now hold Storozhevoye.", "en", "Storozheve"),
        ("Marines now hold Sverdlikovo.", "en", "Sverdlikovo"),
    ],
)
def test_a_name_borne_near_the_front_is_not_that_of_a_place_far_away_or_across_the_border(
    text: str, language: str, name: str
) -> None:
    assert [mention.name for mention in find_mentions(text, language)] == [name]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Піхота вийшла з Махнівки.", "uk", ["Makhnovka"]),
        ("У Козачій Локні та Гуєвому тихо.", "uk", ["Kazachya Loknya", "Guyevo"]),
        ("Дорога з Прилісся на Дар'їне під вогнем.", "uk", ["Prilesye", "Daryino"]),
        ("Піхота вийшла з Юнаківки.", "uk", ["Yunakivka"]),
        ("Піхота вийшла зі Сторожевого.", "uk", ["Storozheve"]),
        ("They hold Makhnivka in Kursk Oblast.", "en", ["Makhnovka"]),
    ],
)
def test_russian_places_go_by_ukrainian_names_too(text: str, language: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, language)][: len(names)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They have seized Prohres.", ["Prohres"]),
        ("Progress was seized upon as a slogan.", []),
        ("They have seized Peski.", ["Pisky"]),
        ("They have seized Popov and Titov.", []),
        ("It is quiet in the village of Iskra.", ["Iskra"]),
        ("They have seized Iskra cameras.", []),
        ("The 35th Marine Brigade has seized a hill.", []),
        ("They have seized Sladkoye and Sichnevoye.", ["Solodke", "Sichneve"]),
        ("They have seized Monroe and a canoe.", []),
    ],
)
def test_words_and_surnames_are_told_from_names_like_them(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("У Урожайного и Вольного Поля стало тихо.", ["Urozhaine", "Vilne Pole"]),
        ("Приютное остаётся за противником.", ["Pryiutne"]),
        ("В районе Невского и у Берестового тихо.", ["Nevske", "Berestove"]),
        ("В Невском сняли флаг.", ["Nevske"]),
        ("Книгу Невского обсудили.", []),
        ("Ветераны со всей Республики съехались.", []),
        ("Так считают Россия и Китай.", []),
        ("В селе Республика тихо.", ["Respublika"]),
        ("У Чёрного и Азовского моря штормит.", []),
    ],
)
def test_what_names_that_are_words_too_stand_beside_tells_them(text: str, names: list[str]) -> None:
    assert [mention.name for mention in find_mentions(text, "ru")] == names


def test_words_amid_a_sentence_with_a_capital_are_names() -> None:
    text = "За день возвращены Благодатное, Нескучное, Макаровка и Сторожевое."
    found = find_mentions(text, "ru")
    assert [mention.name for mention in found] == ["Blahodatne", "Neskuchne", "Makarivka", "Storozheve"]
    assert {m.settlement.raion for m in found if m.settlement} == {"Volnovakha Raion"}, "they lie together"
