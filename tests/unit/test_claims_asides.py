"""Which of several settlements in a sentence is meant: those that only describe another are not."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import deeds

PUBLISHED = datetime(2024, 9, 30, tzinfo=UTC)
DESCRIPTIONS = [
    "south of Avdiivka",
    "just outside Avdiivka",
    "close to the town of Avdiivka",
    "a village near Avdiivka",
    "a village 10 km west of Avdiivka",
    "some 15 kilometres (9 miles) northwest of Avdiivka",
    "on the road from Avdiivka to Pokrovsk",
    "which lies between Avdiivka and Pokrovsk",
    "one of the villages on the approaches to Pokrovsk",
    "across the river from Avdiivka",
    "the gateway to Pokrovsk",
    "the last village before Pokrovsk",
    "a railway hub that supplies Pokrovsk",
    "through which Pokrovsk is supplied",
    "a former suburb of Avdiivka",
    "whose capture opens the way to Pokrovsk",
    "home to 3,000 people before the war",
    "like Avdiivka before it",
]
STATEMENTS = [
    ("Russian forces have captured Ocheretyne, {}, the defence ministry said.", "capture"),
    ("Ocheretyne, {}, is now under Russian control.", "control"),
    ("Fighting goes on in Ocheretyne, {}, the army said.", "assault"),
    ("The army repelled attacks on Ocheretyne, {}, the General Staff said.", "repel"),
    ("On Monday the village of Ocheretyne, {}, was taken by the Russian army.", "capture"),
]


@pytest.mark.parametrize("description", DESCRIPTIONS)
def test_what_only_describes_a_settlement_is_not_meant(description: str) -> None:
    for statement, kind in STATEMENTS:
        places = {claim.rsplit(" ", 2)[0] for claim in deeds(statement.format(description))}
        kinds = {claim.split(" ")[1] for claim in deeds(statement.format(description))}
        assert (places, kinds) == ({"Ocheretyne"}, {kind}), statement.format(description)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ukraine's defenders freed Klishchiivka, south of Bakhmut, and Andriivka.",
            {"Klishchiivka capture UA", "Andriivka capture UA"},
        ),
        (
            "Ukraine's defenders freed Klishchiivka, 5 km from Bakhmut, on Sunday, and Andriivka earlier.",
            {"Klishchiivka capture UA", "Andriivka capture UA"},
        ),
        (
            "Klishchiivka, south of Bakhmut, and Andriivka are under Russian control.",
            {"Klishchiivka control RU", "Andriivka control RU"},
        ),
        (
            "Russia took control of Klishchiivka, which lies south of Bakhmut, and of Andriivka.",
            {"Klishchiivka capture RU", "Andriivka capture RU"},
        ),
        (
            "Russian troops reached Klishchiivka, south of Bakhmut, and Andriivka was taken.",
            {"Klishchiivka advance RU", "Andriivka capture RU"},
        ),
        (
            "Russian troops captured Klishchiivka and Andriivka, near the town of Horlivka.",
            {"Klishchiivka capture RU", "Andriivka capture RU"},
        ),
        (
            "Wagner made gains around the outskirts of the contested town of Bakhmut, including into the "
            "village of Krasna Hora.",
            {"Krasna Hora advance RU"},
        ),
        ("Ocheretyne, the gateway to Russian-held Avdiivka, was shelled.", {"Avdiivka control RU"}),
    ],
)
def test_lists_go_on_over_where_a_settlement_lies(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    "topic",
    [
        "Vuhledar lies 50 km south of Pokrovsk, which Russia has wanted since it took Avdiivka in February.",
        "Vuhledar has held out for two years. It is Moscow's greatest prize since its army took Avdiivka.",
        "The army is short of men around Vuhledar, a soldier told the paper in Kramatorsk.",
        "Like Bakhmut and Avdiivka before it, Vuhledar has been reduced to ruins.",
        "In Vuhledar, a mining town near Kurakhove, there is no water.",
        "Vuhledar has replaced Avdiivka as the centre of the fighting.",
        "Vuhledar, unlike Avdiivka, stands on high ground.",
        "The battle for Vuhledar began after the fall of Avdiivka.",
        "The fighting for Vuhledar is as fierce as it was in Avdiivka.",
        "Vuhledar may be the next Avdiivka, soldiers say.",
        "After Avdiivka, the Russian army turned on Vuhledar.",
        "A spokesman for the army in Kyiv said the situation in Vuhledar was difficult.",
    ],
)
def test_the_text_goes_on_about_what_it_was_about(topic: str) -> None:
    assert "Vuhledar advance RU" in deeds(topic + " Russian troops have entered the town.")


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("DeepState, a Ukrainian blog which maps the fighting, showed Selydove under Russian control.", "UA"),
        ("DeepState, a group that has close ties to the army, said Selydove had been lost.", "UA"),
        ("Russian troops took Dzerzhinsk, called Toretsk in Ukraine, an aide to the DPR's head said.", "RU"),
        ("Selydove, which Moscow claims, is still in Ukrainian hands.", "neutral"),
    ],
)
def test_who_says_it_behind_a_description(text: str, side: str) -> None:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert claims[-1].claimant_side == side


def test_what_is_let_happen_has_happened() -> None:
    assert deeds("The gap had let the enemy enter Selydove, soldiers said.") == {"Selydove advance RU"}
    assert deeds("The general would not let the Russians take Selydove.") == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Russia took two villages in eastern Ukraine, Yantarne in Donetsk region and Kalynove in Kharkiv "
            "region.",
            {"Yantarne capture RU", "Kalynove capture RU"},
        ),
        (
            "The Russian general said his army had encircled up to 5,500 Ukrainian soldiers around Pokrovsk "
            "and Myrnohrad.",
            {"Pokrovsk encirclement RU", "Myrnohrad encirclement RU"},
        ),
        ("The army is trying to stop the Russians from reaching Sumy.", set()),
        ("Ukrainian troops kept the enemy from entering Sumy.", set()),
        (
            "Two people remain in Rivnopil. DeepState shows the village as fully captured.",
            {"Rivnopil capture RU"},
        ),
        ("The map showed most of the northern part of Chasiv Yar as occupied.", {"Chasiv Yar control RU"}),
        ("Russian groups broke through towards the highway to Kramatorsk.", set()),
        (
            '"The enemy occupied Shumy," DeepState wrote, "and moved forward in Pivnichne."',
            {"Shumy capture RU", "Pivnichne advance RU"},
        ),
        (
            "Prigozhin published a clip. In it he said his fighters had advanced in Bakhmut.",
            {"Bakhmut advance RU"},
        ),
        (
            "The Ukrainian army cleared Novyi Trud and is fighting for Rivnopil. Its men hold the school.",
            {"Novyi Trud capture UA", "Rivnopil assault UA", "Rivnopil control UA"},
        ),
        ("The tempo of Russian attacks near Lyman has increased.", {"Lyman assault RU"}),
    ],
)
def test_plain_reports(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Tokmak, held by the Russians, a depot exploded.", {"Tokmak control RU"}),
        ("A depot exploded in Tokmak, a town occupied by Russia.", {"Tokmak control RU"}),
        ("A depot exploded in Tokmak, occupied by Russian forces since 2022.", {"Tokmak control RU"}),
        ("Tokmak, a town captured last week by Russian troops, was shelled.", {"Tokmak capture RU"}),
        ("Police searched Tokmak, a town shelled by Russia.", set()),
    ],
)
def test_who_holds_a_settlement_is_told_behind_its_name(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    "denial",
    ["They have not, Kyiv says.", '"They have not," a Ukrainian spokesman said.', "Kyiv says they have not."],
)
def test_a_denial_may_leave_out_its_verb(denial: str) -> None:
    text = f"Russia says its troops have captured Selydove. {denial}"
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert [(c.factuality, c.claimant_side) for c in claims] == [("asserted", "RU"), ("denied", "UA")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow denied the capture of Sudzha.", {"Sudzha capture UA denied"}),
        ("Moscow denied the encirclement of Sudzha.", {"Sudzha encirclement UA denied"}),
        ("Moscow denied having captured Pokrovsk.", {"Pokrovsk capture RU denied"}),
        (
            "Ukrainian forces repelled attacks on Kupiansk, and in Vovchansk they hold the southern bank.",
            {"Kupiansk repel UA", "Vovchansk control UA"},
        ),
        ("Russians captured Torske, and in Lyman, Ukrainian troops hold the line.", {"Torske capture RU"}),
        (
            "Torske, which Moscow says it took, is still Ukrainian.",
            {"Torske capture RU", "Torske control UA"},
        ),
        ("Russian forces have fought their way into the center of Mariupol.", {"Mariupol advance RU"}),
        ("Russia has lost its last foothold in Makiivka.", {"Makiivka capture UA"}),
        (
            "Marinka is in ruins. Ukrainian soldiers hold positions in the north of it.",
            {"Marinka control UA"},
        ),
        ("A sabotage group entered Pokrovsk, the Ukrainian army said.", {"Pokrovsk advance RU"}),
        ("They tried to trick defenders into believing that Pokrovsk was falling.", set()),
        ("Novomykolaivka has gone over to Russian control.", {"Novomykolaivka capture RU"}),
        ("Oleshky is quiet. Ukrainian forces have gained a foothold on the left bank.", set()),
        ("Moscow said it was moving its forces from Izium to regroup.", {"Izium withdrawal RU"}),
        ("Ukraine moved troops from Bakhmut to Kupiansk.", set()),
        (
            'Shoigu reported that his troops and their allies had "established control" over Lysychansk.',
            {"Lysychansk capture RU"},
        ),
    ],
)
def test_whose_deed_it_is(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Putin heard that his men had taken Pokrovsk, in eastern Ukraine, and Vovchansk, in the north.",
            {"Pokrovsk capture RU", "Vovchansk capture RU"},
        ),
        ("Street fighting is reported in Hostomel and Irpin.", {"Hostomel assault RU", "Irpin assault RU"}),
        (
            "Avdiivka has been on the front line since 2014 and is now surrounded on three sides.",
            {"Avdiivka encirclement RU"},
        ),
        ("People crossed from Kherson on ferries to territory held by Russia.", set()),
        (
            "Ukraine has acknowledged pulling out of Sudzha, the largest town it held in Kursk region.",
            {"Sudzha withdrawal UA"},
        ),
    ],
)
def test_further_plain_reports(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "side"),
    [
        (
            "Ukraine's General Staff, in a late report, named no losses. It noted fighting near Selydove.",
            "UA",
        ),
        ("Selydove has fallen, according to the governor, Serhiy Haidai.", "UA"),
    ],
)
def test_who_speaks_over_what_is_inserted(text: str, side: str) -> None:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert [claim.claimant_side for claim in claims] == [side]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops took three villages and the town of Selydove.", {"Selydove capture RU"}),
        ("Russian forces have taken the villages of Foobarivka and Zalizne.", {"Zalizne capture RU"}),
        ("The village of Vysokopillia had been under Russian occupation since March.", set()),
        ("In Selydove the garrison has only one road left.", set()),
        (
            "Villages such as Ruska Lozova and Tsyrkuny, once launching pads for shelling, have been freed.",
            {"Ruska Lozova capture UA", "Tsyrkuny capture UA"},
        ),
        ("Toretsk, 10 km from Russian-held Horlivka, is quiet.", {"Horlivka control RU"}),
        (
            "Russian troops attack Robotyne, according to the brigade that holds it.",
            {"Robotyne assault RU", "Robotyne control UA"},
        ),
        (
            "KYIV/POKROVSK, June 12 (Reuters) - Fighting went on in Selydove. Russia holds most of the city.",
            {"Selydove assault RU", "Selydove control RU"},
        ),
    ],
)
def test_what_is_counted_dated_or_over(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selydove has been cleaned up completely by our troops.", {"Selydove capture UA"}),
        ("The clip had shown Ukrainian positions in the west of Marinka.", set()),
        ("Commanders hinted at an offensive in Kherson.", set()),
        ("Avdiivka is quiet. Russian troops hold the slag heap to its north.", set()),
        (
            "Kreminna may be freed soon. The command has moved to Rubizhne. Russian troops hold the town.",
            {"Kreminna control RU"},
        ),
    ],
)
def test_what_is_beside_or_to_come(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ukraine has retaken 3,000 square miles, including Kupiansk and Balakliia.",
            {"Kupiansk capture UA", "Balakliia capture UA"},
        ),
        (
            "In Yahidne, which Wagner says it holds, Ukrainian soldiers are still fighting.",
            {"Yahidne control RU", "Yahidne assault RU"},
        ),
        (
            "Russia has taken two villages in two weeks, Ozarianivka and Kurdiumivka.",
            {"Ozarianivka capture RU", "Kurdiumivka capture RU"},
        ),
        (
            "In Selydove, a coal town of 20,000 before the invasion, Russian soldiers raised a flag.",
            {"Selydove capture RU"},
        ),
        (
            "In Selydove, home to 20,000 people before the war, Ukrainian soldiers still hold the station.",
            {"Selydove control UA"},
        ),
    ],
)
def test_what_stands_over_a_description(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Separatists claim that half of Lysychansk is theirs already.", {"Lysychansk control RU"}),
        (
            "Kyiv wants to hold Bakhmut. Russian troops close in from the north, where they took Soledar "
            "last week. Pushilin said the town was encircled.",
            {"Soledar capture RU", "Bakhmut encirclement RU"},
        ),
    ],
)
def test_what_is_claimed_and_where(text: str, expected: set[str]) -> None:
    assert deeds(text) == expected


@pytest.mark.parametrize(
    "denial",
    [
        "North Korea denied reports on its troops.",
        "Hundreds are surrounded in the region, which Kyiv disputes.",
        "The ministry in Kyiv denied rumours of unpaid salaries.",
        "Kyiv rejected accusations, repeated by state television, that it had tortured prisoners.",
    ],
)
def test_a_denial_of_something_else_denies_no_claim(denial: str) -> None:
    claims = extract(
        Article(
            id="t", text=f"Selydove has fallen, Moscow said. {denial}", published=PUBLISHED, language="en"
        )
    )
    assert [claim.factuality for claim in claims if claim.kind == "capture"] == ["asserted"]


@pytest.mark.parametrize(
    "text",
    [
        "In Kherson, which Ukraine liberated in November 2022, a bus was hit by a drone.",
        "The mayor of Kostiantynivka, a city 10 km from the front, said the market had closed.",
        'Kyiv reported gains near Klishchiivka. "Fighting is fierce," a deputy minister wrote.',
        "Moscow moved its troops from Syria to Rostov.",
    ],
)
def test_what_describes_a_settlement_makes_no_claim(text: str) -> None:
    assert deeds(text) == set()


def test_a_report_in_the_past_perfect_is_not_of_old() -> None:
    text = (
        "Novosadove is near Lyman, a town that Russia took in 2022. Moscow said its troops had left Selydove."
    )
    assert deeds(text) == {"Selydove withdrawal RU"}
