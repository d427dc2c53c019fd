"""How histories tell of a battle: what became of the place, who said so, which places are not meant."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The retreat left Vovchansk exposed to attack.", set()),
        ("Russian forces left Vovchansk dependent on one bridge.", set()),
        ("The gains leave Toretsk and Niu-York as the last redoubts in the area.", set()),
        ("Ukrainian commanders pulled back, leaving the town's fate to a few militiamen.", set()),
        ("Russian troops left Vovchansk two days ago.", {"Vovchansk withdrawal RU"}),
        ("Russian troops left Vovchansk this week.", {"Vovchansk withdrawal RU"}),
        ("Russian troops abandoned Vovchansk as the Ukrainian army drew near.",
         {"Vovchansk withdrawal RU"}),
        ("The last Russian soldiers to leave Vovchansk walked to the river.",
         {"Vovchansk withdrawal RU"}),
        ("The city of Kupiansk had been left without heating, Syniehubov said.", set()),
        ("Kupiansk has been left in ruins.", set()),
        ("Kupiansk has been left almost deserted.", set()),
        ("Kupiansk has been left, a Ukrainian officer said.", {"Kupiansk withdrawal UA"}),
    ],
)  # fmt: skip
def test_what_a_place_is_left_as(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Every town there except Terny is under Ukrainian control.", set()),
        ("All towns, with the exception of Terny and Torske, were captured by Russian forces.", set()),
        ("Russian troops attacked through the woods north of Terny, Torske and Yampil.", set()),
        ("Russian troops attacked in the woods near Terny, Torske and Yampil.",
         {"Terny assault RU", "Torske assault RU", "Yampil assault RU"}),
        ("Russian troops took several hamlets north of Terny, including Torske.", {"Torske capture RU"}),
        ("Russian troops took hamlets near Terny, including Torske.", {"Torske capture RU"}),
        ("Ukraine says that it controls 92 settlements in Kursk, including Sudzha.", {"Sudzha control UA"}),
        ("Russian troops took two villages in Kherson, including Krynky.", {"Krynky capture RU"}),
        ("Russian troops took two streets in Siversk, including a school.", {"Siversk capture RU part"}),
        ("The Russians occupy towns in the Kherson region, such as Oleshky.", {"Oleshky control RU"}),
        ("Russian guns shelled towns in the Donetsk region, such as Siversk.", set()),
    ],
)  # fmt: skip
def test_places_named_as_those_that_are_not_meant(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It was claimed that a colonel had been killed at Terny.", set()),
        ("An officer claimed Terny units carried out the evacuation.", set()),
        ("Russia claimed Terny on Monday.", {"Terny capture RU"}),
        ("Volunteers in Sumy received 900 assault rifles.", set()),
        ("Two infantry fighting vehicles burned near Terny.", set()),
        ("Russian troops have established fire control over Terny.", set()),
        ("Terny is under the fire control of Russian troops.", set()),
        ("The fall of Terny was first reported by a Russian blogger.", {"Terny capture RU"}),
        ("Terny was first captured in March.", set()),
        ("Anti-Kremlin militias overran Grayvoron.", {"Grayvoron capture UA"}),
        ("Russian troops have established control over Terny.", {"Terny capture RU"}),
        ("Terny was looted by soldiers belonging to the 12th brigade.", set()),
        ("Terny now belongs to the Russians.", {"Terny control RU"}),
        ("Ukrainian troops launched two counter attacks near Terny.", {"Terny assault UA"}),
        ("He put the success down to the relocation of Russian troops to Terny.", set()),
        ("Attacks on collaborators in Berdiansk have become frequent.", set()),
        ("An attack on a judge in Berdiansk failed.", set()),
        ("The ridge is crucial for the capture of Kostiantynivka.", set()),
        ("Those heights were vital to the liberation of Kostiantynivka.", set()),
    ],
)
def test_words_that_only_look_like_a_claim(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The shelling went on, with Russian channels reporting fighting in Terny.",
         ("Terny assault RU", "RU")),
        ("It was a hard night, with Ukrainian officers saying they had repelled attacks on Terny.",
         ("Terny repel UA", "UA")),
        ("With Terny under fire, officials said Ukrainian troops had left Torske.",
         ("Torske withdrawal UA", "neutral")),
    ],
)  # fmt: skip
def test_who_speaks_behind_with(text: str, claim: tuple[str, str]) -> None:
    assert voiced(text) == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The battle of Terny was part of the Kyiv offensive.", {"Terny assault RU"}),
        ("The battle of Terny was a step in the southern Ukraine offensive.", {"Terny assault RU"}),
        ("The battle of Terny was part of Kyiv's counteroffensive.", {"Terny assault UA"}),
        ("It was a clash of Russia and Ukraine for control of Terny.", {"Terny assault RU"}),
        ("Control of Terny is vital to the supply of the front.", set()),
        ("Control of Terny has been lost, the mayor said.", {"Terny capture RU"}),
        ("The Russian army has kept control of Terny.", {"Terny control RU"}),
        ("Moscow has mounted a fresh ground attack to seize Terny.", {"Terny assault RU"}),
        ("Day after day there are Russian assaults to break into Terny.", {"Terny assault RU"}),
        ("Moscow wants to mount an attack to seize Terny.", set()),
        ("Kyiv lacks the shells for an offensive to recapture Terny.", set()),
    ],
)
def test_what_a_battle_was_for(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops routed Ukrainian conscripts on Monday, thus seizing Terny.", {"Terny capture RU"}),
        ("Russian units fought with Ukrainian infantry at Terny and were repulsed.",
         {"Terny assault RU", "Terny repel UA"}),
        ("Kyiv replied, saying it had repelled two attacks on Terny.", {"Terny repel UA"}),
        ("Ukrainian troops hold some trenches near the highway running into Terny.", set()),
        ("Ukrainian troops have marched into Terny.", {"Terny advance UA part"}),
        ("Ukrainian troops have taken Terny. He called its capture a trick.", {"Terny capture UA"}),
        ("The fall of Terny is a bitter blow to Moscow.", {"Terny capture UA"}),
        ("The loss of Terny was a setback for the Kremlin.", {"Terny capture UA"}),
        ("Terny fell at dawn, a humiliating defeat for Russia.", {"Terny capture UA"}),
        ("The fall of Terny is a triumph for Ukrainian troops.", {"Terny capture UA"}),
        ("The fall of Terny to Russia was a heavy blow to Kyiv.", {"Terny capture RU"}),
        ("The fall of Terny came after talks on aid to Ukraine.", {"Terny capture RU"}),
        ("Russian troops fled Terny, and Ukrainian police took control of the town.",
         {"Terny withdrawal RU", "Terny capture UA"}),
        ("The Moscow-installed authorities have retaken Terny.", {"Terny capture RU"}),
        ("Russian troops hold Terny, Ukrainian officials said.", {"Terny control RU"}),
        ("Russian tanks entered Terny but were chased off.", {"Terny advance RU part", "Terny repel UA"}),
        ("Russian tanks entered Terny but were forced out.", {"Terny advance RU part", "Terny repel UA"}),
    ],
)  # fmt: skip
def test_who_acts_in_long_sentences(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops managed to capture half of the town of Terny.", {"Terny capture RU part"}),
        ("Russian troops took most of the region, including Terny and Torske.",
         {"Terny capture RU", "Torske capture RU"}),
        ("Russian troops have entered deep into Terny.", {"Terny advance RU part"}),
        ("Drones and unmanned combat aerial vehicles were seen near Terny.", set()),
        ("Russian troops have taken the Kupiansk brewery.", {"Kupiansk capture RU part"}),
        ("Russian troops have seized the Kupiansk Drama Theatre.", {"Kupiansk capture RU part"}),
    ],
)  # fmt: skip
def test_how_much_of_a_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The loss of Terny, though long feared, would be a blow.", set()),
        ("The loss of Terny, though long feared, was a blow.", {"Terny capture RU"}),
        ("He said that the shelling would end when Ukrainian troops left Terny.", set()),
        ("The shelling ended when Ukrainian troops left Terny.", {"Terny withdrawal UA"}),
    ],
)
def test_what_has_not_come_about(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("force", ["Ukrainian defenders", "Ukrainian formations"])
def test_what_neutral_outlets_call_forces_too(force: str) -> None:
    assert voiced(f"The {force} left Terny on Monday.") == {("Terny withdrawal UA", "neutral")}


def test_who_took_a_place_claims_it() -> None:
    text = (
        "The Ukrainians said they were retreating. Russian troops entered Terny, which they claimed to hold."
    )
    assert ("Terny control RU", "RU") in voiced(text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ('"Most" of Terny is controlled by Russia.', {"Terny control RU part"}),
        ('Kyiv holds "a third" of Torske. Russia holds "a half" of Terny.',
         {"Torske control UA part", "Terny control RU part"}),
        ("Fighting goes on in the outskirts of Terny, Torske and Yampil.",
         {"Terny assault RU part", "Torske assault RU part", "Yampil assault RU part"}),
        ("Russian troops attacked the suburbs of Terny and Torske.",
         {"Terny assault RU", "Torske assault RU"}),
        ("Russian troops attacked the suburbs of Terny.", {"Terny assault RU part"}),
        ("Several Ukrainian battalions have liberated Terny.", {"Terny capture UA"}),
        ("Ukrainian battalions have liberated several quarters of Terny.", {"Terny capture UA part"}),
        ("A siren was heard in Dnipro and Berdiansk, a Russian-held port.", {"Berdiansk control RU"}),
        ("Shells hit Dnipro and Tokmak, the only city under Russian control there.", {"Tokmak control RU"}),
        ("Shells hit Terny and Torske, both held by Ukraine.", {"Terny control UA", "Torske control UA"}),
    ],
)  # fmt: skip
def test_how_much_of_several_places(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Ukraine began an offensive in Kherson, Mykolaiv, and northern Donetsk oblasts.",
            set(),
        ),
        ("Torske's mayor Ivan Bondar was freed on Monday.", set()),
        (
            "A blast in Terny came on Monday, when the Ukrainian army claimed the destruction of a depot.",
            set(),
        ),
        ("The government claimed half of Terny had been retaken.", {"Terny capture UA part"}),
        ("Russian troops in Terny cut off the water and the power.", set()),
        ("Russian troops in Terny were cut off.", {"Terny encirclement UA"}),
        ("A group that broke into Terny was repelled by Russian artillery.", {"Terny repel RU"}),
    ],
)
def test_who_or_what_is_meant(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russian sources reported fighting in Terny, while also claiming that Torske had been captured.",
         ("Torske capture RU", "RU")),
        ("Repeated local Russian assaults on Terny went on.", ("Terny assault RU", "neutral")),
        ("Moscow calls it a 'special military operation'. Russian troops have entered Terny.",
         ("Terny advance RU", "neutral")),
    ],
)  # fmt: skip
def test_whose_words_they_are(text: str, claim: tuple[str, str]) -> None:
    assert claim in voiced(text)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops control all areas of Terny.", {"Terny control RU"}),
        ("Russian troops took a whole district of Terny.", {"Terny capture RU part"}),
        ("Russian troops took all of the eastern part of Terny.", {"Terny capture RU part"}),
        ("Russian troops control all areas of Terny except the north.", {"Terny control RU part"}),
        ("Ukrainian troops are in retreat towards better lines in Torske.", set()),
        ("The retreat of Ukrainian troops in Torske goes on.", {"Torske withdrawal UA"}),
        ("Part of Torske fell on Monday.", {"Torske capture RU part"}),
        ("Russian troops entered Torske at 9 a.m. Kyiv time and moved through the town.",
         {"Torske advance RU part"}),
    ],
)  # fmt: skip
def test_all_of_a_place_or_none(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops took Terny on September 2, Torske on September 5, and Yampil on September 9.",
         {"Terny capture RU", "Torske capture RU", "Yampil capture RU"}),
        ("Russian troops took Terny on 2 September, Torske on 5 September, and Yampil on 9 September.",
         {"Terny capture RU", "Torske capture RU", "Yampil capture RU"}),
        ("Russian troops took Terny, Donetsk Oblast, and Torske.", {"Terny capture RU", "Torske capture RU"}),
        ("Russian troops took Terny on September 2, and Torske is in Ukrainian hands.",
         {"Terny capture RU", "Torske control UA"}),
    ],
)  # fmt: skip
def test_lists_over_days_and_regions(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The column turned east after the Battle of Terny.", set()),
        ("Two bridges were blown up during the battle of Terny.", set()),
        ("The bridges were blown up after the second battle for Terny.", set()),
        ("Hundreds starved during the city's siege. Terny is in the east.", set()),
        ("Hundreds starved during Terny's long siege.", set()),
        ("Terny's siege goes on.", {"Terny encirclement RU"}),
        ("Following the battle of Terny, the front was calm.", set()),
        ("Prior to the battles of Terny and Torske, the mills were shut.", set()),
        ("The raid was part of the wider Battle of Terny.", set()),
        ("The Battle of Terny began on Sunday.", {"Terny assault RU"}),
        ("The battle for Terny goes on after a lull.", {"Terny assault RU"}),
    ],
)  # fmt: skip
def test_battles_that_only_tell_when(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian marines liberated Terny, which the Russians had seized.", {"Terny capture UA"}),
        ("Russian infantry retook Terny, which had fallen to Ukrainian forces.", {"Terny capture RU"}),
        ("Ukrainian marines liberated Terny after Russian infantry had taken Torske.",
         {"Terny capture UA", "Torske capture RU"}),
        ("Russian infantry took Terny, and Ukrainian marines retook it.",
         {"Terny capture RU", "Terny capture UA"}),
        ("Ukrainian marines entered Terny, which the Russians have captured.",
         {"Terny advance UA part", "Terny capture RU"}),
    ],
)  # fmt: skip
def test_losses_that_are_told_to_have_been_made_good(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russians proved unable to seize the capital, Kyiv.", set()),
        ("Its paratroopers failed in their raid on Hostomel.", set()),
        ("The fall of Mariupol freed Russian marines for other fronts.", set()),
        ("Russian marines encircled Mariupol and razed it.", set()),
        ("Ukrainian brigades withdrew from Sievierodonetsk in good order.", set()),
        ("The liberation of Kherson had lifted spirits.", set()),
        ("Ukrainian marines retook Mariupol.", {"Mariupol capture UA"}),
        ("Russian infantry stormed Bakhmut.", {"Bakhmut assault RU"}),
        ("Russian forces held Mariupol.", {"Mariupol control RU"}),
        ("Russian columns entered Kyiv on 19 September.", {"Kyiv advance RU part"}),
        ("Russian marines took Mariupol, a Russian officer said.", {"Mariupol capture RU"}),
        ("Russian forces have now taken Vuhledar.", {"Vuhledar capture RU"}),
        ("Russian infantry took Vuhledar and Bohoiavlenka.",
         {"Bohoiavlenka capture RU", "Vuhledar capture RU"}),
    ],
)  # fmt: skip
def test_what_was_decided_years_ago(text: str, claims: set[str]) -> None:
    assert told(f"Many books have appeared since 2022. {text}") == claims
    assert told("Russian marines took Mariupol.") == {"Mariupol capture RU"}
