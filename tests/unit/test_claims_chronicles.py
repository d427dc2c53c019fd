"""What articles tell of old, though not every sentence says when, and what they tell that never was."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("On 3 May, Russian troops neared Torske. An officer said the enemy had captured Terny.", set()),
        ("The battle of Terny was hard fought. By 9 May, the last tanks had come. Fighting in Yampil went"
         " on until dark.", set()),
        ("Russian troops stormed Terny. In May 2022 a bridge fell. In June 2022 the school burned. In July"
         " 2022 nobody was left.", set()),
        ("On 24 February 2022, Russia invaded Ukraine. Russian troops took Terny, Moscow said.",
         {"Terny capture RU"}),
        ("On 3 May, Russian troops neared Torske. Terny is under Russian control.",
         {"Terny control RU"}),
        ("On 3 May, Russian troops neared Torske. The Ukrainian army holds Terny.",
         {"Terny control UA"}),
        ("On 3 May, Russian troops neared Torske. On Tuesday they captured Terny.",
         {"Terny capture RU"}),
        ("On 3 May, Russian troops neared Torske. On 14 September, a convoy came. The Russians captured"
         " Terny.", {"Terny capture RU"}),
        ("On 6 June 2022, Russian troops crossed the river after seizing Terny.", set()),
        ("On 6 June 2022, a Russian column drove east as the Ukrainian garrison left Terny.", set()),
        ("On 6 June 2022, the mill burned. Russian troops crossed the river after seizing Terny.",
         {"Terny capture RU"}),
        ("On 3 May, shells hit Torske. On 4 May, Russian troops began to surround Terny.", set()),
        ("On 3 May, shells hit Torske. An officer said the Russians were starting to surround Terny.", set()),
        ("On 3 May, shells hit Torske. Russian troops continue to storm Terny.", {"Terny assault RU"}),
    ],
)  # fmt: skip
def test_articles_that_tell_only_of_old(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces captured Terny in February 2024.", set()),
        ("In the summer of 2023, Ukrainian troops retook Terny.", set()),
        ("By mid-May, Terny had been taken by the Russians.", set()),
        ("In early September Ukrainian troops launched an assault on Terny.", set()),
        ("The fall of Terny in June freed several brigades.", set()),
        ("By June 2023 the front was quiet. Russian forces shifted north and seized Terny.", set()),
        ("By June 2023 the front was quiet. Terny was encircled by Ukrainian troops.", set()),
        ("By June 2023 the front was quiet. Russian forces have seized Terny.", {"Terny capture RU"}),
        ("By June 2023 the front was quiet. Russian forces hold Terny.", {"Terny control RU"}),
        ("By June 2023 the front was quiet. Russian forces seized Terny, the ministry said.",
         {"Terny capture RU"}),
        ("By June 2023 the front was quiet. On Monday a brigade left its camp. Russian forces seized Terny.",
         {"Terny capture RU"}),
        ("The war began in 2014. Russian forces seized Terny.", {"Terny capture RU"}),
        ("Russian forces captured Terny on March 2.", {"Terny capture RU"}),
        ("Russian forces captured Terny on October 26th.", {"Terny capture RU"}),
        ("Russian forces captured Terny on 26 October 2023.", {"Terny capture RU"}),
        ("Russian forces have held Terny since February 2024.", {"Terny control RU"}),
        ("Officials will hold a vote in Russian-occupied Terny in May.", {"Terny control RU"}),
        ("Officials held a vote in Russian-occupied Terny on May 3.", {"Terny control RU"}),
    ],
)  # fmt: skip
def test_what_looks_back_where_no_day_of_publication_is_known(text: str, claims: set[str]) -> None:
    found = extract(Article("a", text, None, language="en"))
    assert {f"{c.settlement} {c.kind} {c.actor}" for c in found} == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops took Kherson with ease.", set()),
        ("The assault on Hostomel shows why speed matters.", set()),
        ("The siege of Mariupol cost thousands of lives.", set()),
        ("Bakhmut was encircled, and its defenders were forced to withdraw.", set()),
        ("Russian troops took Terny with ease.", {"Terny capture RU"}),
        ("Russian troops took Kherson with ease on Friday.", {"Kherson capture RU"}),
        ("Russian troops took Kherson with ease on March 2.", {"Kherson capture RU"}),
        ("Russian troops took Kherson with ease, the mayor said.", {"Kherson capture RU"}),
        ("Russian troops have taken Kherson.", {"Kherson capture RU"}),
        ("Russian troops continued their assault on Bakhmut.", {"Bakhmut assault RU"}),
        ("Russian troops advanced in Bakhmut in the past day.", {"Bakhmut advance RU"}),
        ("Ukrainian forces hold Kherson.", {"Kherson control UA"}),
        ("The Muscovites took Kherson. The enemy loses men.", {"Kherson capture RU"}),
    ],
)  # fmt: skip
def test_what_was_decided_long_ago_is_old_in_an_undated_tale(text: str, claims: set[str]) -> None:
    def found(tale: str) -> set[str]:
        read = extract(Article("a", tale, None, language="en"))
        return {f"{c.settlement} {c.kind} {c.actor}" for c in read}

    assert found(f"The plan took months. It was bold. {text}") == claims
    assert found(text)  # a note tells news


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Terny lost power and water.", set()),
        ("The Ukrainians lost Terny.", {"Terny capture RU"}),
        ("The army has gathered its combat power around Terny.", set()),
        ("There was combat around Terny.", {"Terny assault RU"}),
        ("In Terny it did not gain any traction.", set()),
        ("The attack orders for Terny were signed.", set()),
        ("Success hinges on the capture of Terny.", set()),
        ("A colonel issued a plea to storm Terny.", set()),
        ("Terny escaped the worst of the onslaught.", set()),
        ("Crews were finishing a runway beside the Antonov works.", set()),
    ],
)
def test_words_of_war_that_tell_of_no_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russian army will strike farther west, capturing Terny.", set()),
        ("Russian troops moved farther west, capturing Terny.", {"Terny capture RU"}),
        ("The Ukrainian army could not stay in Yampil, losing Terny.", {"Terny capture RU"}),
        ("By taking Terny, Russian troops would be able to shell the bridge.", set()),
        ("By taking Terny, Russian troops have opened the way.", {"Terny capture RU"}),
        ("Russia may hurt the port by renewing its siege of Terny.", set()),
        ("Russia is renewing its siege of Terny.", {"Terny encirclement RU"}),
        ("Russian troops rested and refitted their tanks to launch an assault on Terny.", set()),
        ("Russian troops managed to launch an assault on Terny.", {"Terny assault RU"}),
        ("Volunteers came to take part in the assault on Terny.", {"Terny assault RU"}),
        ('Russian troops would "soon" seize Terny, he said.', set()),
        ("Russian troops did not capture Terny until Friday.", {"Terny capture RU"}),
        ("Russian troops have not captured Terny until now.", {"Terny capture RU denied"}),
    ],
)  # fmt: skip
def test_what_is_yet_to_be_done(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The staff reported another attack on Russian troops in Terny.", {"Terny assault UA"}),
        ("Counterattacks against the Ukrainian garrison at Terny were noted.", {"Terny assault RU"}),
        ("The attacks the Russians have endured at Terny are many.", {"Terny assault UA"}),
        ("Russia noted an attack on Ukrainian troops in Terny.", {"Terny assault RU"}),
        ("The Ukrainian army said it repelled all attacks on Terny.", {"Terny repel UA"}),
        ("The Ukrainian army said it repelled more than six attacks on Terny.", {"Terny repel UA"}),
    ],
)
def test_who_attacks_and_who_beats_it_back(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops entered the Kyiv suburb of Dymer and took it over.",
         {"Dymer advance RU part", "Dymer capture RU"}),
        ("Russian troops took the suburb of Dymer.", {"Dymer capture RU"}),
        ("Russian troops took a suburb of Lyman.", {"Lyman capture RU part"}),
    ],
)  # fmt: skip
def test_suburbs_that_are_towns(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia says it has taken Terny. Moscow called proof of torture fake.", {"Terny capture RU"}),
        ("Russia says it has taken Terny. A governor denied that all of the region had been lost.",
         {"Terny capture RU"}),
        ("Russia says it has taken Terny. Officials claimed that the highway had been cleared, though"
         " Kyiv disputed this.", {"Terny capture RU"}),
        ("Russia says it has taken Terny, though Kyiv disputed this.",
         {"Terny capture RU", "Terny capture RU denied"}),
        ("Russia says it has taken Terny. Kyiv disputed this.",
         {"Terny capture RU", "Terny capture RU denied"}),
    ],
)  # fmt: skip
def test_what_a_denial_is_not_said_of(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Although shells fell in Terny, the penetration of the lines was over.", set()),
        ("In Terny the advances were slow.", {"Terny advance RU part"}),
        ("Having failed at a coup in Terny or a breakthrough, they left.", set()),
        ("During the battle, a plane fell near Terny.", set()),
        ("During the battle of Terny, a plane fell.", {"Terny assault RU"}),
        ("Russian troops stepped up attacks near Terny, to exhaust the reserves of the Ukrainian army.",
         {"Terny assault RU"}),
        ("Taking Terny was assigned to two Russian brigades.", set()),
        ("Two Ukrainian soldiers were killed during an attack on the station in Terny.", set()),
    ],
)  # fmt: skip
def test_nouns_whose_place_or_owner_stands_in_another_phrase(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The counteroffensives in Terny and Torske went on.",
         {"Terny assault UA", "Torske assault UA"}),
        ("Russia's counteroffensive near Terny goes on.", {"Terny assault RU"}),
        ("Russian troops drew near Terny, which then surrendered to the Russians.",
         {"Terny withdrawal UA"}),
        ("Terny was the scene of clashes between pro-Russian and pro-Ukrainian protesters.", set()),
        ("Terny was the scene of clashes between Russian and Ukrainian troops.", {"Terny assault RU"}),
        ("Russian shells hit Terny, forcing some 700 to flee.", set()),
        ("Russia has evacuated the staff of its consulate in Lviv.", set()),
        ("They reached Terny, where she was held in a clinic.", set()),
        ("Rains left Terny paralysed for days.", set()),
    ],
)  # fmt: skip
def test_who_answers_who_gives_up_and_who_is_no_force(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops shelled Terny. They took the eastern part of Mokrynove.", set()),
        ("Russian troops shelled Terny. They took the eastern part of the town.", {"Terny capture RU part"}),
        ("Russia tried to seize power in Kyiv.", set()),
        ("Ukraine sought to secure more funding for Lviv.", set()),
        ("Ukrainian fighters captured at the plant in Terny were tried.", set()),
        ("Russian troops captured the plant in Terny.", {"Terny capture RU part"}),
    ],
)
def test_objects_that_are_no_part_of_a_known_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops will likely mount a renewed assault on Terny.", set()),
        ("Russian troops mounted a renewed assault on Terny.", {"Terny assault RU"}),
        ("Russian troops might launch an offensive on Terny.", set()),
        ("Russian troops might have launched an offensive on Terny.", {"Terny assault RU"}),
        ("Russian troops might be conducting an offensive on Terny.", {"Terny assault RU"}),
        ("The day's attacks near Terny:", {"Terny assault RU"}),
    ],
)
def test_nouns_of_what_may_come(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russian troops took Terny in the first days of the war.", "en"),
        ("Russian troops took Terny at the start of the invasion.", "en"),
        ("Росіяни захопили Терни в перші дні війни.", "uk"),
        ("Российские войска захватили Терны в первые дни войны.", "ru"),
    ],
)
@pytest.mark.parametrize(("day", "news"), [("2022-03-12", True), ("2022-06-12", False), ("", False)])
def test_how_the_invasion_began_is_news_in_its_first_weeks(
    text: str, language: str, day: str, news: bool
) -> None:
    published = datetime.fromisoformat(day).replace(tzinfo=UTC) if day else None
    found = extract(Article(id="t", text=text, published=published, language=language))
    assert bool(found) is news


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Votes were held in Russian-occupied Kherson, Zaporizhzhia and Luhansk.", set()),
        ("Votes were held in Russian-occupied Kherson.", {"Kherson control RU"}),
        (
            "Russian forces took the cities of Kherson and Donetsk.",
            {"Kherson capture RU", "Donetsk capture RU"},
        ),
    ],
)
def test_cities_named_among_regions_are_regions(text: str, claims: set[str]) -> None:
    assert told(text) == claims
