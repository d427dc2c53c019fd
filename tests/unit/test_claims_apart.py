"""Deeds and places that stand apart: with brackets or links between, in company of others, on a street."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("“Hirnyk has been under [enemy] control since dawn,” the governor said.", {"Hirnyk control RU"}),
        ("[Our troops] still hold Hirnyk, he told Ukrainian television.", {"Hirnyk control UA"}),
        ("“They [Russian marines] reached Hirnyk yesterday,” the mayor said.", {"Hirnyk advance RU part"}),
        ("Hirnyk is in ruins. “They [the paratroopers] pulled out of it [Hirnyk],” Kyiv said.",
         {"Hirnyk withdrawal UA"}),
        ("Окупанти захопили [місто] Часів Яр, кажуть у ЗСУ.", {"Chasiv Yar capture RU"}),
        ("The 3rd Army Corps [AC] took Hirnyk, Russia said.[12]", {"Hirnyk capture RU"}),
        ("They [who live in Hirnyk] took a bus.", set()),
    ],
)  # fmt: skip
def test_what_an_editor_puts_in(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A Russian milblogger [claimed](https://t.me/rus/12) that Moscow's troops seized Hirnyk.",
         {("Hirnyk capture RU", "RU")}),
        ("Hirnyk has fallen, [according to](https://a.org/b?c=d) [the Russian army](http://e.org).",
         {("Hirnyk capture RU", "RU")}),
        ("[Russian marines](https://a.org) captured [Hirnyk](https://b.org/Hirnyk_(town)), Kyiv conceded.",
         {("Hirnyk capture RU", "UA")}),
        ("Kyiv (https://t.me/ua/7) says that its troops left Hirnyk.", {("Hirnyk withdrawal UA", "UA")}),
        ("Наблюдатель из Киева [сообщает](https://t.me/x/5), что россияне вошли в [Горняк](https://a.org).",
         {("Hirnyk advance RU", "UA")}),
        ("Український [речник](https://t.me/x/5) сказав, що росіяни ввійшли в [Гірник](http://a.org).",
         {("Hirnyk advance RU", "UA")}),
        ("Russian troops took Hirnyk on Sept 9.[[xi]](https://a.org/<#_e1>) Kyiv said it had left Torske.",
         {("Hirnyk capture RU", "neutral"), ("Torske withdrawal UA", "UA")}),
        ("Read [how Russia captured towns](https://a.org/russian-troops-captured-Hirnyk).", set()),
    ],
)  # fmt: skip
def test_of_a_link_only_the_words_are_read(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's troops seized two hills, together with the hamlet of Novyi Myr.", {"Novyi Myr capture UA"}),
        ("The dam was captured by Russian forces, along with Hirnyk and Kurakhivka.",
         {"Hirnyk capture RU", "Kurakhivka capture RU"}),
        ("The rest of the district remains within Ukrainian control, including the town of Barvinkove.",
         {"Barvinkove control UA"}),
        ("A dozen villages are in Russian hands, among them Kurakhivka and Hirnyk, she said.",
         {"Hirnyk control RU", "Kurakhivka control RU"}),
        ("Kyiv's troops drove the enemy out of three villages: Hirnyk, near the river, as well as "
         "Katerynivka and Antonivka.",
         {"Hirnyk capture UA", "Katerynivka capture UA", "Antonivka capture UA"}),
        ("Ukrainian units pushed out Russian occupation forces from Hirnyk.", {"Hirnyk capture UA"}),
        ("Russian troops took Hirnyk and shelled the towns of Selydove as well as Antonivka.",
         {"Hirnyk capture RU"}),
        ("Three gunners were captured, along with the mayor of Hirnyk.", set()),
        ("People in areas under Russian control like Hirnyk have no gas.", set()),
        ("Shells hit the suburb where Russian troops seized a bridge, as well as Hirnyk.", set()),
    ],
)  # fmt: skip
def test_in_company(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The only highway into Hirnyk was cut off by Russian troops.", {"Hirnyk encirclement RU part"}),
        ("The roads leading to Hirnyk are under Russian fire control.", {"Hirnyk encirclement RU part"}),
        ("The only road to Hirnyk is under fire control of Russian units.", {"Hirnyk encirclement RU part"}),
        ("Russian troops severed the road leading out of Hirnyk.", {"Hirnyk encirclement RU part"}),
        ("Kyiv's forces cut the highways that supply Hirnyk.", {"Hirnyk encirclement UA part"}),
        ("Russian troops have fire control over the main route to Hirnyk.", {"Hirnyk encirclement RU part"}),
        ("Russian shelling cut electricity supplies to Hirnyk.", set()),
        ("Russian bombs cut a power line supplying Hirnyk.", set()),
        ("Families left by the road leading out of Hirnyk, the Russian army said.", set()),
    ],
)  # fmt: skip
def test_the_roads_to_a_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Wagner fighters reached Zelena Street, on the western outskirts of Hirnyk.",
         {"Hirnyk advance RU part"}),
        ("Lyman is quiet. Russian troops took the station quarter, in the south of Hirnyk.",
         {"Hirnyk capture RU part"}),
        ("Lyman is quiet. The Russians captured the brickworks, in northern Hirnyk.",
         {"Hirnyk capture RU part"}),
        ("Lyman is quiet. The Russians captured the brickworks, in the centre of the town.",
         {"Lyman capture RU part"}),
        ("Russian soldiers took three vans, in the north of Hirnyk.", set()),
        ("The Russians seized a doctor, in the east of Hirnyk.", set()),
    ],
)  # fmt: skip
def test_what_part_a_place_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The retreat of Russian troops from the north revealed graves in Hirnyk.", set()),
        ("The retreat of Russian troops goes on in Hirnyk.", {"Hirnyk withdrawal RU"}),
    ],
)  # fmt: skip
def test_what_a_retreat_shows(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("“The enemy has pulled out of Hirnyk,” a battalion commander told TASS.",
         {("Hirnyk withdrawal UA", "RU")}),
        ("A sergeant told Russian state television that Hirnyk was under control of his troops.",
         {("Hirnyk control RU", "RU")}),
        ("“The enemy has pulled out of Hirnyk,” a battalion commander told Suspilne.",
         {("Hirnyk withdrawal RU", "UA")}),
        ("A battalion commander told Reuters that the enemy had pulled out of Hirnyk.",
         {("Hirnyk withdrawal RU", "UA")}),
        ("A battalion commander said Russian troops had pulled out of Hirnyk.",
         {("Hirnyk withdrawal RU", "UA")}),
    ],
)  # fmt: skip
def test_who_talks_to_a_partys_agency_is_of_its_side(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Shells fall on Hirnyk. Russian troops are still on city outskirts.", {"Hirnyk control RU part"}),
        ("Shells fall on Hirnyk. Wagner men entered town suburbs.", {"Hirnyk advance RU part"}),
        ("Shells fall on Hirnyk and on city streets, the Russian army said.", set()),
        ("Hirnyk is in ruins. Russia claimed full control over it.", {"Hirnyk control RU"}),
        ("Hirnyk is in ruins. Russia claimed control over its mines.", set()),
        ("Hirnyk is in ruins. Russia claimed it was bombed.", set()),
    ],
)  # fmt: skip
def test_parts_and_pronouns_of_the_place_spoken_of(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("As Moscow's claims to have taken Hirnyk spread, its troops entered Torske.",
         {("Hirnyk capture RU", "RU"), ("Torske advance RU", "neutral")}),
        ("Torske is quiet. A Russian brigade took Hirnyk on Sunday. The town is now Russian.",
         {("Hirnyk capture RU", "neutral"), ("Hirnyk control RU", "neutral")}),
        ("Russia's army said it had captured Hirnyk. Kyiv denied that Torske had been captured. "
         '"That is untrue," its spokesman said.',
         {("Hirnyk capture RU", "RU"), ("Torske capture RU denied", "UA")}),
        ("Were Hirnyk surrounded, its garrison would be lost.", set()),
        ("Moscow's army forced some 300 to flee Hirnyk.", set()),
        ("The marines took the Hirnyk garrison by surprise, Moscow said.", set()),
        ("The Russians took the Hirnyk garrison.", set()),
        ("Ворог захопив позиції, Торське під вогнем.", set()),
        ("Наші взяли висоти, Торське в диму.", set()),
    ],
)  # fmt: skip
def test_what_is_told_of_one_place_is_not_told_of_the_next(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
