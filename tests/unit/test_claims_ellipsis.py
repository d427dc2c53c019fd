"""What English reporting leaves out since the clause before has it, and forces known by their unit alone."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import deeds

PUBLISHED = datetime(2024, 8, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Russians hold Zarichne, the Ukrainians Torske.",
            {"Zarichne control RU", "Torske control UA"},
        ),
        (
            "Russian troops control the east bank in Vovchansk; the Ukrainians the southern part.",
            {"Vovchansk control RU", "Vovchansk control UA"},
        ),
        (
            "Lyman is in Ukrainian hands, Kreminna in Russian.",
            {"Lyman control UA", "Kreminna control RU"},
        ),
        (
            "Soledar was taken by the Russians, as was Krasna Hora.",
            {"Soledar capture RU", "Krasna Hora capture RU"},
        ),
        (
            "Soledar fell on 3 August and Krasna Hora two days later.",
            {"Soledar capture RU", "Krasna Hora capture RU"},
        ),
        (
            "Soledar fell on 3 August and Krasna Hora two days later came under fire.",
            {"Soledar capture RU"},
        ),
        ("Soledar is lost, Krasna Hora too.", {"Soledar capture RU", "Krasna Hora capture RU"}),
        (
            "Robotyne has been liberated, Verbove has not.",
            {"Robotyne capture UA", "Verbove capture UA denied"},
        ),
        (
            "Robotyne has not been liberated, nor has Verbove.",
            {"Robotyne capture UA denied", "Verbove capture UA denied"},
        ),
        (
            "Russian forces have taken Soledar, Moscow said. Kyiv says they have not.",
            {"Soledar capture RU", "Soledar capture RU denied"},
        ),
        (
            "Moscow says it has taken Soledar; Kyiv said it hadn't.",
            {"Soledar capture RU", "Soledar capture RU denied"},
        ),
    ],
)
def test_what_is_left_out_is_understood_from_the_clause_before(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The 118th Mechanized Brigade has taken Robotyne.", "Robotyne capture UA"),
        ("The 1st Tank Army took Izium.", "Izium capture RU"),
        ("Elements of the 27th Motorized Rifle Brigade entered Torske.", "Torske advance RU"),
        ("The 110th brigade pulled out of Avdiivka overnight.", "Avdiivka withdrawal UA"),
        ("Azov has cleared Rubizhne.", "Rubizhne capture UA"),
        ("A brigade pulled out of Avdiivka after Russians attacked it.", "Avdiivka withdrawal UA"),
    ],
)
def test_a_unit_tells_its_side_by_its_kind_or_number(text: str, claim: str) -> None:
    assert claim in deeds(text, published=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verbove, ringed by trenches, lies to the east.", set()),
        ("Russian troops fell back from the Hostomel airfield.", {"Hostomel withdrawal RU"}),
        (
            "Eight villages had been lost, Strilecha and Pylna among them.",
            {"Strilecha capture RU", "Pylna capture RU"},
        ),
        ("Russian forces attacked near Foobarivka and Kurakhove.", {"Kurakhove assault RU"}),
        ("Kherson has become the first city to fall to the Russians.", {"Kherson capture RU"}),
        ("The battle for full control of Lysychansk goes on.", {"Lysychansk assault RU"}),
        ("Soldiers have been told to leave Lysychansk.", set()),
    ],
)
def test_where_it_happens(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "it" as what is taken, and who took it where
        ("Soledar lies in ruins. It is under Russian control.", {"Soledar control RU"}),
        (
            "Ukraine said the battle in Bakhmut goes on, but Moscow says it has fallen.",
            {"Bakhmut assault RU", "Bakhmut capture RU"},
        ),
        (
            "Rubizhne has fallen. Ukrainian defenders withdrew across the river to Sievierodonetsk.",
            {"Rubizhne capture RU", "Rubizhne withdrawal UA"},
        ),
        (
            "Selydove fell on Monday and Kurakhivka followed two days later.",
            {"Selydove capture RU", "Kurakhivka capture RU"},
        ),
        ("Bakhmut has been in Russian hands since July.", {"Bakhmut control RU"}),
        (
            "The milblogger wrote that Ukrainian troops reached Makiivka but were thrown back.",
            {"Makiivka advance UA", "Makiivka repel RU"},
        ),
        ("The AFU are trying to hold out in Lyubimovka.", {"Liubymivka control UA"}),
        ("Russian troops have begun to liberate Huliaipole.", {"Huliaipole assault RU"}),
        (
            "Moscow announced the taking of Pokrovsk and of Vovchansk.",
            {"Pokrovsk capture RU", "Vovchansk capture RU"},
        ),
        # what is none
        ("Russian forces took Berestky, south of Kurakhove.", {"Berestky capture RU"}),
        ("There are no Russian troops in Khotin.", {"Khotin control RU denied"}),
        ("Pokrovsk: the president went to Dobropillia on Monday.", set()),
        ("Rockets hit Kramatorsk on Tuesday, and attacks were also reported in Toretsk.", set()),
        ("The ministry made no mention of Selydove changing hands.", set()),
        ("Nothing was left there to defend, a soldier said of Chasiv Yar.", set()),
        ("The village of Hroza lived under occupation until last September.", set()),
        ("The Ukrainian army is likely to attempt attacks near Orikhiv.", set()),
    ],
)
def test_plain_statements_that_wording_hid_or_feigned(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"Shakhtarske is gone. Bohoiavlenka too," a pilot of the 79th brigade said.',
            {"Shakhtarske capture RU UA", "Bohoiavlenka capture RU UA"},
        ),
        (
            '"The enemy has taken Shakhtarske. We hold Maksymivka," a Russian officer said.',
            {"Shakhtarske capture UA RU", "Maksymivka control RU RU"},
        ),
        (
            "The ministry in Moscow said its troops had left at 5 a.m. “Kherson is ours,” Zelensky wrote.",
            {"Kherson control UA UA"},
        ),
        ("DeepState had other news: the enemy had entered Toretsk.", {"Toretsk advance RU UA"}),
        (
            "Reports of the loss of Marinka, a Ukrainian spokesman had said, were not correct.",
            {"Marinka capture RU UA"},
        ),
        (
            "Moscow said it wants talks. The defence ministry reported that Hrodivka had been liberated.",
            {"Hrodivka capture RU RU"},
        ),
    ],
)
def test_who_says_it(text: str, expected: set[str]) -> None:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert {f"{c.settlement} {c.kind} {c.actor} {c.claimant_side}" for c in claims} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Krasnohorivka has been taken, together with Stepove.",
            {"Krasnohorivka capture RU", "Stepove capture RU"},
        ),
        (
            "Russian troops entered two villages of Dnipropetrovsk Oblast, Zaporizke and Novoheorhiivka.",
            {"Zaporizke advance RU", "Novoheorhiivka advance RU"},
        ),
        (
            "Seven villages have been liberated, among them Levadne and Storozheve.",
            {"Levadne capture UA", "Storozheve capture UA"},
        ),
    ],
)
def test_lists_that_stand_apart(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The enemy occupied Mykolaivka, Zhuravka and advanced in Novohrodivka.",
         {"Mykolaivka capture RU", "Zhuravka capture RU", "Novohrodivka advance RU"}),
        ("The adversary made three unsuccessful attempts to storm Robotyne.", {"Robotyne assault RU"}),
        ("Moscow claimed on Tuesday to have seized Hostre.", {"Hostre capture RU"}),
        ("- Missiles hit Lviv. - Russians control Basivka, the governor said.", {"Basivka control RU"}),
        ("Enemy troops are almost in the centre of Vuhledar.", {"Vuhledar advance RU"}),
        ("In Toretsk, street fighting broke out in several districts.", {"Toretsk assault RU"}),
        ("In Neskuchne, Ukrainian volunteers raised the blue-and-yellow flag.", {"Neskuchne capture UA"}),
        ("Fighting has reached the centre of Mariupol.", {"Mariupol assault RU"}),
        ("Ukrainian units have cleared six villages, the army said, naming Hruzke and Vesele among them.",
         {"Hruzke capture UA", "Vesele capture UA"}),
        # none of these
        ("It is likely that Moscow will claim that Bakhmut has been captured.", set()),
        ("That would require Russian forces to take Kramatorsk.", set()),
        ("Putin accused Kyiv of trying to attack the nuclear plant in Kurchatov.", set()),
        ("Artillery fired all night. Hola Prystan and Oleshky came under attack.", set()),
        ("Residents of Shebekino, thousands of whom fled, wait for help.", set()),
        ("The tank regiment had lost a large part of its vehicles at Avdiivka.", set()),
        ("In Kherson the occupation administration is leaving nothing in the hospitals.", set()),
    ],
)  # fmt: skip
def test_bulletins_and_what_only_sounds_like_them(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Battlegroup North repelled two counterattacks near Malaya Loknya.", {"Malaya Loknya repel RU"}),
        (
            "Troops of the occupiers have entered the residential quarter, and in Krasnohorivka it is quiet.",
            set(),
        ),
        (
            "Ukraine's General Staff published a map showing its forces had withdrawn from Sudzha.",
            {"Sudzha withdrawal UA"},
        ),
        (
            "Russia shelled it from Moscow, whose troops have been trying to take Toretsk.",
            {"Toretsk assault RU"},
        ),
        ("The encircled Russian troops in Bucha are running out of food.", {"Bucha encirclement UA"}),
        ("In Siversk an AFP team found the streets deserted.", set()),
        ("Novooleksandrivka was taken by Russian forces.", {"Novooleksandrivka capture RU"}),
        ("Berkhivka, lost in February, was recaptured by Ukrainian troops.", {"Berkhivka capture UA"}),
    ],
)
def test_whose_they_are_and_where(text: str, expected: set[str]) -> None:
    assert deeds(text, published=PUBLISHED) == expected
