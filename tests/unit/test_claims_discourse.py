"""What one English sentence leaves to the ones around it: which town is meant, what became of a state."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)


def told(text: str) -> set[str]:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    return {f"{c.settlement} {c.kind} {c.actor} {c.claimant_side}" for c in claims}


@pytest.mark.parametrize(
    "opening",
    [
        "Pokrovsk is a hub that supplies Chasiv Yar and Kostiantynivka.",
        "Pokrovsk lies at the junction of the roads to Kostiantynivka and Pavlohrad.",
        "Residents of Pokrovsk are being evacuated by train to Dnipro and Lviv.",
        "Soldiers in Pokrovsk say what happened at Bakhmut and Avdiivka is being repeated.",
        '"Pokrovsk is not Bakhmut," said a medic from Kharkiv.',
        "Pokrovsk has been shelled for weeks. Two bombs fell on Hrodivka, 12 km to the east.",
    ],
)
@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("The city remains under Ukrainian control.", "Pokrovsk control UA neutral"),
        ("Russian groups have entered the city.", "Pokrovsk advance RU neutral"),
        ("Russian groups are in the city centre.", "Pokrovsk advance RU neutral"),
    ],
)
def test_the_city_is_what_the_sentence_before_is_about(opening: str, sentence: str, claim: str) -> None:
    assert told(f"{opening} {sentence}") == {claim}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Fighting goes on for the village of Hrodivka, east of Pokrovsk. The city is Ukrainian.",
            "Pokrovsk control UA neutral",
        ),
        (
            "Pokrovsk is shelled. The villages of Hrodivka and Zhelanne are burning. The city is Ukrainian.",
            "Pokrovsk control UA neutral",
        ),
        (
            "They are 3 km from Pokrovsk. They are near the city, and fighting goes on in its suburbs.",
            "Pokrovsk assault RU neutral",
        ),
    ],
)
def test_what_the_text_calls_a_village_is_no_city(text: str, claim: str) -> None:
    assert claim in told(text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Torske, occupied since April, was liberated on Monday by Ukrainian forces.",
            {"Torske capture UA neutral"},
        ),
        ("Torske, under Russian control since May, was retaken by Ukraine.", {"Torske capture UA neutral"}),
        (
            "Torske, previously held by Ukraine, was captured by Russian forces.",
            {"Torske capture RU neutral"},
        ),
        (
            "The previously occupied village of Torske is under Ukrainian control.",
            {"Torske control UA neutral"},
        ),
        ("The formerly Russian-held village of Torske was liberated.", {"Torske capture UA neutral"}),
    ],
)
def test_a_state_that_the_sentence_ends_is_not_told(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian forces captured Torske on 12 September, followed by Nevske three days later.",
            {"Torske capture RU neutral", "Nevske capture RU neutral"},
        ),
        (
            "Russia is in control of Torske, Ukraine of Nevske.",
            {"Torske control RU neutral", "Nevske control UA neutral"},
        ),
        (
            "Toretsk fell after a battle that ended with the withdrawal of Ukrainian forces.",
            {"Toretsk capture RU neutral", "Toretsk withdrawal UA neutral"},
        ),
    ],
)
def test_a_second_place_is_understood(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia's defence ministry described Torske as liberated.", {"Torske capture RU RU"}),
        ("Torske was described as liberated by the Russian ministry.", {"Torske capture RU RU"}),
        ("Moscow considers Torske liberated.", {"Torske capture RU RU"}),
        ("DeepState marks Torske as captured.", {"Torske capture RU UA"}),
        ("DeepState still shows the village as Ukrainian. Torske is small.", {"Torske control UA UA"}),
        ("Officials listed three soldiers as captured in Toretsk.", set()),
        ("The two-week battle for Torske ended in Russian victory.", {"Torske capture RU neutral"}),
        ("Ukrainian soldiers broke out of encirclement in Torske.", {"Torske withdrawal UA neutral"}),
        ("A fire broke out in Torske.", set()),
    ],
)
def test_what_is_depicted_and_how_battles_end(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("part", "claim"),
    [
        ("Russian troops are already in the industrial zone.", "Toretsk advance RU neutral"),
        ("Several streets in the north are under Russian control.", "Toretsk control RU neutral"),
        ("Ukrainian troops have withdrawn from the mine in the east.", "Toretsk withdrawal UA neutral"),
        ("Russia controls large areas in the east.", ""),
        ("Moscow's aim is to seize the town and attack Kostiantynivka.", ""),
        ("Russia could seize the town and move on to Kostiantynivka.", ""),
        ("It is not known who controls the town.", ""),
        ("She left the town with one bag.", ""),
        ("We entered the town at dawn in an armoured car.", ""),
        ("Doctors fight for the life of a boy hurt in the town.", ""),
        ("Moscow reported two attacks repelled near the town.", "Toretsk repel RU RU"),
        ("DeepState coloured the town red overnight.", "Toretsk control RU UA"),
    ],
)
def test_what_is_told_of_the_town_spoken_of(part: str, claim: str) -> None:
    opening = "The mayor of Toretsk, Vasyl Chynchyk, says 1,200 people are left."
    assert told(f"{opening} {part}") == ({claim} if claim else set())


@pytest.mark.parametrize("said", ["He added that Torske was lost.", '"Torske is lost," he said.'])
def test_a_name_behind_a_relative_clause_does_not_hide_the_office(said: str) -> None:
    speaker = "The commander of a drone unit, who gave only his first name, Serhii,"
    assert told(f"{speaker} said on Thursday that it was hard. {said}") == {"Torske capture RU UA"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Both sides claim control of Toretsk.", {"Toretsk control UA UA", "Toretsk control RU RU"}),
        ("Kyiv and Moscow each claimed to hold Toretsk.", {"Toretsk control UA UA", "Toretsk control RU RU"}),
        ("Ukraine has not lost Toretsk, its army said.", {"Toretsk capture RU UA"}),
        (
            "Moscow said it took Toretsk. This was denied in Kyiv.",
            {"Toretsk capture RU RU", "Toretsk capture RU UA"},
        ),
        (
            "Moscow announced the capture of Pokrovsk, called Krasnoarmeysk there, and of Vovchansk.",
            {"Pokrovsk capture RU RU", "Vovchansk capture RU RU"},
        ),
    ],
)
def test_whose_word_it_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian forces entered Toretsk on Monday but withdrew the next day.",
            {"Toretsk advance RU neutral", "Toretsk withdrawal RU neutral"},
        ),
        (
            "Russian forces entered Toretsk, only to be pushed back on Tuesday.",
            {"Toretsk advance RU neutral", "Toretsk repel UA neutral"},
        ),
        (
            "Not only Toretsk but also Pokrovsk has been lost.",
            {"Toretsk capture RU neutral", "Pokrovsk capture RU neutral"},
        ),
        (
            "Ukrainian forces kept pushing north. Fighting continued around Kupiansk.",
            {"Kupiansk assault UA neutral"},
        ),
        ("She was in Izium when the Russians came and in Izium when they left.", set()),
        (
            "News from the Kupiansk direction. In the city Russian troops hold the station.",
            {"Kupiansk control RU neutral"},
        ),
        (
            "Units were moved to more favourable positions in the areas of Lukiantsi and Vovchansk.",
            {"Lukiantsi withdrawal UA neutral", "Vovchansk withdrawal UA neutral"},
        ),
    ],
)
def test_how_one_event_follows_another(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Two villages outside Pokrovsk, Pushkine and Novopustynka, were captured by Russian troops.",
            {"Pushkine capture RU neutral", "Novopustynka capture RU neutral"},
        ),
        (
            "Moscow claimed two villages near Pokrovsk, Pushkine and Novopustynka.",
            {"Pushkine capture RU RU", "Novopustynka capture RU RU"},
        ),
        ("Russian troops captured two villages near Pokrovsk on Monday.", set()),
        (
            "Russian troops hold four hamlets; Basivka and Zhuravka are among them.",
            {"Basivka control RU neutral", "Zhuravka control RU neutral"},
        ),
        (
            "Footage shows Russian forces on Nekrasova Street in central Pivnichne.",
            {"Pivnichne advance RU neutral"},
        ),
        (
            'Moscow said that Toretsk had been taken. "Yet another lie," said a Ukrainian spokesman.',
            {"Toretsk capture RU RU", "Toretsk capture RU UA"},
        ),
        (
            "Krynky is small. Vladimir Saldo was in Henichesk. He said the village was in enemy hands.",
            {"Krynky control UA RU"},
        ),
    ],
)
def test_which_of_several_are_counted_and_who_is_he(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine said the former was still in its hands.", {"Torske control UA UA"}),
        ("Russian troops control most of the latter.", {"Nevske control RU neutral"}),
        ("The first of these is under Ukrainian control.", {"Torske control UA neutral"}),
        ("The former mayor has left.", set()),
    ],
)
def test_one_of_those_just_listed(text: str, claims: set[str]) -> None:
    listed = {"Torske assault RU neutral", "Nevske assault RU neutral"}
    assert told(f"Fighting continues in Torske and Nevske. {text}") == listed | claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The mayor of Chernihiv says the city is surrounded.", {"Chernihiv encirclement RU UA"}),
        ("Lyman is a hub. Russia said it had pulled its forces out.", {"Lyman withdrawal RU RU"}),
        (
            "Fighting moved on to Orlivka and Tonenke.",
            {"Orlivka assault RU neutral", "Tonenke assault RU neutral"},
        ),
        (
            "Moscow claimed two villages: Stroivka, which lies on the border, and Hnativka near Pokrovsk.",
            {"Stroivka capture RU RU", "Hnativka capture RU RU"},
        ),
        (
            "Ukraine took 12 villages, its army said; among them, it says, are Kalynivske and Snihurivka.",
            {"Kalynivske capture UA UA", "Snihurivka capture UA UA"},
        ),
    ],
)
def test_what_a_blind_reading_missed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("What we hold is the power station, a Ukrainian officer said.", {"Toretsk control UA UA"}),
        ("The exit of the pipe lies there.", set()),
        (
            "The Russians had been kicked out after they got into the station.",
            {"Toretsk advance RU neutral", "Toretsk capture UA neutral"},
        ),
        ("Russian troops in the town are close to being encircled.", {"Toretsk encirclement UA neutral"}),
        ("By mid-May Russian forces held the station.", set()),
    ],
)
def test_what_the_next_sentence_tells_of_the_town(text: str, claims: set[str]) -> None:
    assert told(f"Toretsk is shelled. {text}") == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia said it had taken Vesele, between Bakhmut and Soledar.", {"Vesele capture RU RU"}),
        (
            "Russian troops entered Bucha. A Red Cross convoy gave up its attempt to reach Mariupol.",
            {"Bucha advance RU neutral"},
        ),
        (
            "Ukraine said eight places had been taken back, the latest of them Piatykhatky.",
            {"Piatykhatky capture UA UA"},
        ),
        (
            "Having left Avdiivka, the army fell back as well from Lastochkyne. The village is now Russian.",
            {
                "Avdiivka withdrawal UA neutral",
                "Lastochkyne withdrawal UA neutral",
                "Lastochkyne control RU neutral",
            },
        ),
        (
            "Kyiv said its men had come from Davydiv Brid and taken Sukhyi Stavok. Moscow holds the latter.",
            {"Sukhyi Stavok capture UA UA", "Sukhyi Stavok control RU neutral"},
        ),
    ],
)
def test_which_places_are_only_named_by_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian forces captured Hrodivka, close to Pokrovsk and Myrnohrad.",
            {"Hrodivka capture RU neutral"},
        ),
        ("Russian forces captured Hrodivka and shelled Pokrovsk.", {"Hrodivka capture RU neutral"}),
        ("Russian forces captured Hrodivka, and Pokrovsk may be next.", {"Hrodivka capture RU neutral"}),
        ("Ukrainian troops withdrew from Hrodivka as civilians left.", {"Hrodivka withdrawal UA neutral"}),
        ("Fighting continues in Hrodivka, said an analyst in Lviv.", {"Hrodivka assault RU neutral"}),
        ("The army repelled attacks near Hrodivka, a suburb of Pokrovsk.", {"Hrodivka repel UA neutral"}),
        (
            "Russian forces advanced in Hrodivka, Selydove and near Pokrovsk.",
            {"Hrodivka advance RU neutral", "Selydove advance RU neutral"},
        ),
    ],
)
def test_what_only_tells_where_a_place_lies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian troops have entered Kurakhivka, the ministry in Moscow said, and taken Hrodivka.",
            {"Kurakhivka advance RU RU", "Hrodivka capture RU RU"},
        ),
        (
            "Lysychansk is under fire from three sides but firmly Ukrainian.",
            {"Lysychansk control UA neutral"},
        ),
        (
            "Russia's ministry published pictures from Toretsk, which it said was wholly in its hands.",
            {"Toretsk control RU RU"},
        ),
        ("Moscow denied that its troops are operating within Toretsk.", {"Toretsk advance RU RU"}),
    ],
)
def test_who_acts_and_speaks_over_a_tag(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske, once a Ukrainian stronghold, is now controlled by Russia.", {"Torske control RU neutral"}),
        ("Once a Ukrainian stronghold, Torske is now controlled by Russia.", {"Torske control RU neutral"}),
        ("Until last week Torske was in Ukrainian hands.", set()),
        ("Until last week Torske was in Ukrainian hands. Now it is Russian.", {"Torske control RU neutral"}),
    ],
)
def test_what_was_once_so(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russian troops have taken no street of Avdiivka.", "Avdiivka capture RU denied"),
        ("Russian troops have taken every street of Avdiivka.", "Avdiivka capture RU asserted"),
        (
            "Vovchansk is a ruin. A spokesman for the Kharkiv group said that the town is Ukrainian.",
            "Vovchansk control UA asserted",
        ),
        ("DeepState mapped Torske as Russian.", "Torske control RU asserted"),
    ],
)
def test_none_of_a_place_and_no_place(text: str, claim: str) -> None:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert {f"{c.settlement} {c.kind} {c.actor} {c.factuality}" for c in claims} == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian troops entered Selydove, having taken Novohrodivka. Kyiv's men have left the town.",
            {
                "Selydove advance RU neutral",
                "Novohrodivka capture RU neutral",
                "Selydove withdrawal UA neutral",
            },
        ),
        (
            "Ukrainian troops left Ukrainsk, falling back to Kurakhove. Russian forces hold the town.",
            {"Ukrainsk withdrawal UA neutral", "Ukrainsk control RU neutral"},
        ),
        (
            "Civilians hide in Sievierodonetsk, fearing the fate of Mariupol. Russian forces hold the city.",
            {"Sievierodonetsk control RU neutral"},
        ),
        (
            "The railway lies east of Pokrovsk. Trains took people from the city to Ukrainian-held Dnipro. "
            "Russian forces have entered the city.",
            {"Dnipro control UA neutral", "Pokrovsk advance RU neutral"},
        ),
        (
            "Russian troops hold Bakhmut. The road from Bakhmut to Chasiv Yar is the last one under Kyiv's "
            "control. Russian troops hold most of the city.",
            {"Bakhmut control RU neutral"},
        ),
        (
            "Russian troops moved from Selydove to Kurakhove. They have taken the town.",
            {"Kurakhove capture RU neutral"},
        ),
    ],
)
def test_the_town_is_not_what_is_only_added(text: str, claims: set[str]) -> None:
    assert told(text) == claims
