"""How people of either side tell of settlements: curt notes, "ours" and "theirs", who is still there."""

import pytest

from services.domain.models.sides import ClaimantSide
from tests.unit.claims_told import deeds


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske: the assault goes on, no result yet.", {"Torske assault RU"}),
        ("Kupiansk – our infantry advanced 300 metres.", {"Kupiansk advance UA"}),
        ("Krynky – ours. Rabotino: in the grey zone.", {"Krynky control UA", "Robotyne assault RU"}),
        ("Verbove, Orikhiv are ours again.", {"Verbove control UA", "Orikhiv control UA"}),
    ],
)
def test_notes_are_about_the_place_at_their_head(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Our fighters keep the northern outskirts of Toretsk.", {"Toretsk control UA"}),
        ("Our fighters keep Toretsk supplied with water.", set()),
        ("Rodynske remains with the enemy.", {"Rodynske control RU"}),
        ("Lukiantsi is already behind us.", {"Lukiantsi control UA"}),
        ("Bohdanivka has been left by the enemy.", {"Bohdanivka withdrawal RU"}),
        ("We have taken Selydove under our control in full.", {"Selydove capture UA"}),
        (
            "Ukrainian troops have Robotyne and Verbove under full control.",
            {"Robotyne control UA", "Verbove control UA"},
        ),
        ("The invaders keep the town of Polohy under control.", {"Polohy control RU"}),
        ("The governor keeps the town of Polohy under control.", set()),
        ("Polohy was under their control, the Russian army said.", {"Polohy control RU"}),
        ('"Polohy is in their hands," the Ukrainian colonel said.', {"Polohy control RU"}),
        ("The ring around Lyman has closed.", {"Lyman encirclement RU"}),
        ("The invaders wedged into our defence in Toretsk.", {"Toretsk advance RU"}),
    ],
)
def test_who_has_a_place(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In Pokrovsk there's not a single Russian soldier.", {"Pokrovsk control RU denied"}),
        (
            "Pokrovsk is ours, and there's not a single Russian soldier in it.",
            {"Pokrovsk control RU denied", "Pokrovsk control UA"},
        ),
        ("The town of Slavutych: no orcs there.", {"Slavutych control RU denied"}),
        ("We saw them walking into Shevchenko in threes.", {"Shevchenko advance RU"}),
        (
            "The enemy entered Verbove. It was driven back to its initial positions.",
            {"Verbove advance RU", "Verbove repel UA"},
        ),
        ("The enemy, having left Yampil, holds Torske.", {"Yampil withdrawal RU", "Torske control RU"}),
    ],
)
def test_who_is_there_and_who_is_gone(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Myrnohrad stands.", {"Myrnohrad control UA"}),
        ("Myrnohrad stands on a coal seam and was founded in 1915.", set()),
        (
            "The enemy ran into Stepove at dawn, but no orcs there now.",
            {"Stepove advance RU", "Stepove control RU denied"},
        ),
        (
            "Myrnohrad is ours. The corps denies statements of the Russian ministry about its encirclement.",
            {"Myrnohrad control UA", "Myrnohrad encirclement RU", "Myrnohrad encirclement RU denied"},
        ),
        (
            "Our marines knocked the enemy out of Makarivka, returning the village under their control.",
            {"Makarivka capture UA"},
        ),
        (
            "Bakhmut is on fire. In the west of the city the enemy holds a strip of four houses.",
            {"Bakhmut control RU"},
        ),
        ("Pavlivka has long been ours.", {"Pavlivka control UA"}),
    ],
)  # fmt: skip
def test_what_is_told_in_passing(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Berdychi is now under the Russians.", {"Berdychi control RU"}),
        ("Bakhmut is not theirs and will not be.", {"Bakhmut control RU denied"}),
        ("Ivanivske is practically ours.", {"Ivanivske control UA"}),
        ("Metolkine, alas, is lost to us.", {"Metolkine capture RU"}),
        ("In Rubizhne the enemy owns everything except the chemical plant.", {"Rubizhne control RU"}),
        ("Kozachi Laheri: Russian marines in control.", {"Kozachi Laheri control RU"}),
        (
            "There is fighting in the very north of Toretsk, all the rest is ours.",
            {"Toretsk assault RU", "Toretsk control UA"},
        ),
        (
            "In Rubizhne and Lysychansk our people are still there.",
            {"Rubizhne control UA", "Lysychansk control UA"},
        ),
        ("Panic among the invaders: some units quit their positions in Lyman.", {"Lyman withdrawal RU"}),
        ("Our flag hung over Izium.", {"Izium control UA"}),
        (
            "Umanske was liberated after the enemy units defending it had fled.",
            {"Umanske capture UA", "Umanske withdrawal RU"},
        ),
        ("The enemy pulled up reserves for a third wave of assaults on Avdiivka.", set()),
    ],
)  # fmt: skip
def test_whose_it_is_in_plain_words(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Krynky is in ruins, but our boys are there.", {"Krynky control UA"}),
        ("I was in Kupiansk today, by the stele.", set()),
        ("Combat goes on for Yahidne. Combat continues around the village.", {"Yahidne assault RU"}),
        ("Verbove has been held.", {"Verbove control UA"}),
        (
            'We entered Rubizhne. Our fighters hold the old "Zarya" plant.',
            {"Rubizhne advance UA", "Rubizhne control UA"},
        ),
        ("Tokmak and Melitopol remain temporarily occupied.", {"Tokmak control RU", "Melitopol control RU"}),
        ("In Bakhmut the enemy still has two square kilometres.", {"Bakhmut control RU"}),
        (
            "The enemy came into Balakliia. Shevchenkove, too, has been left.",
            {"Balakliia advance RU", "Shevchenkove withdrawal UA"},
        ),
        ("We had the left half of Krynky.", set()),
    ],
)  # fmt: skip
def test_who_is_where(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The fall of Bakhmut, if it happens, would change little.", set()),
        ("The enemy stormed Terny seven times and Torske twice.", {"Terny assault RU", "Torske assault RU"}),
        ("An assault on Pryiutne was thwarted by the skilful actions of our marines.", {"Pryiutne repel UA"}),
        ("At Snihurivka the enemy attempt failed.", {"Snihurivka assault RU"}),
        ("The flag was raised in the centre of Lyman.", {"Lyman capture UA"}),
        ("The lie of the day: Kupiansk is captured by the Russians.", {"Kupiansk capture RU denied"}),
        ("In Robotyne our guys keep the south.", {"Robotyne control UA"}),
        ("Berkhivka was reported captured.", {"Berkhivka capture RU"}),
        (
            'He spoke of Spirne. "Our platoon gave up Spirne, and since then it is theirs."',
            {"Spirne withdrawal UA", "Spirne control RU"},
        ),
        ("The guys to the left hold Ivano-Darivka.", {"Ivano-Darivka control UA"}),
    ],
)  # fmt: skip
def test_how_deeds_are_told_aside(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Andriivka we took on the 14th.", {"Andriivka capture UA"}),
        ("Lysychansk we have left, yes.", {"Lysychansk withdrawal UA"}),
        ("Robotyne we know well from last year.", set()),
        (
            "Paraskoviivka was attacked on foot and held.",
            {"Paraskoviivka assault RU", "Paraskoviivka control UA"},
        ),
        ("The enemy is near. In Toretsk the paratroopers stopped a column.", {"Toretsk repel UA"}),
        ("The enemy attacks. Marines hold the church in Krynky.", {"Krynky control UA"}),
        ("There are no longer any invaders in Krasnopillia.", {"Krasnopillia control RU denied"}),
        (
            '"We control a dozen villages," he said, listing Strilecha and Pylna.',
            {"Strilecha control UA", "Pylna control UA"},
        ),
    ],
)  # fmt: skip
def test_whose_marines_and_which_villages(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A Russian reporter conceded that Balakliia was surrounded.", {"Balakliia encirclement UA"}),
        ("A Russian reporter said that Balakliia was surrounded.", {"Balakliia encirclement RU"}),
        ("A Kremlin official admitted that an attack on Robotyne had been repelled.", {"Robotyne repel UA"}),
        (
            "Ukraine's General Staff acknowledged that it had withdrawn from Selydove.",
            {"Selydove withdrawal UA"},
        ),
    ],
)
def test_what_a_party_concedes_is_the_other_sides_doing(text: str, claims: set[str]) -> None:
    assert deeds(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian infantry had occupied what is left of Marinka.", {"Marinka capture RU"}),
        ("Zaitseve now belongs to the Ukrainian marines.", {"Zaitseve control UA"}),
        ("His men moved back beyond Marinka, a Ukrainian commander said.", {"Marinka withdrawal UA"}),
        ("Kupiansk, which the Kremlin has announced as captured, was quiet.", {"Kupiansk capture RU"}),
        ("In the south Kherson has been in Russian hands since last week.", {"Kherson control RU"}),
        ("The Russians have Lyman under control.", {"Lyman control RU"}),
        ("Ivanivske must be regarded as lost.", {"Ivanivske capture RU"}),
        ("Russia's control over Izium was reported.", {"Izium control RU"}),
        ("Russia's siege of Izium was reported.", {"Izium encirclement RU"}),
        ("Ukraine's surrender of Izium was reported.", {"Izium withdrawal UA"}),
        (
            "Kyiv denied Russian claims of having taken control of Izium.",
            {"Izium capture RU", "Izium capture RU denied"},
        ),
        (
            "Russia claimed control over the villages of Zelenyi Hai and Vysoke.",
            {"Zelenyi Hai control RU", "Vysoke control RU"},
        ),
        ("The shop in Dobropillia is shut and the delivery boys have gone.", set()),
        (
            "Russians entered Vuhledar; a Ukrainian commander said his men were leaving Vuhledar.",
            {"Vuhledar advance RU", "Vuhledar withdrawal UA"},
        ),
    ],
)
def test_plain_things_in_other_words(text: str, claims: set[str]) -> None:
    assert deeds(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Verbove and Robotyne were securely held.", {"Verbove control UA", "Robotyne control UA"}),
        ("Kurchatov is near. School lessons in Kurchatov are held online.", set()),
        (
            "The enemy's attempts to develop an offensive at Robotyne have been unsuccessful.",
            {"Robotyne assault RU"},
        ),
        ("Our infantry went through Kucheriv Yar.", {"Kucheriv Yar advance UA"}),
        ("The garrison of Sloviansk went through to Kramatorsk.", set()),
        ("A commander fighting in Selydove told the paper that it rains.", set()),
        (
            "The enemy got into Stepove. The marines threw them out.",
            {"Stepove advance RU", "Stepove repel UA"},
        ),
    ],
)  # fmt: skip
def test_what_adverbs_lessons_and_persons_do(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Sudzha is ours. North of the town, Kositsa and Guyevo were captured by our troops.",
            {"Sudzha control UA", "Kositsa capture UA", "Guyevo capture UA"},
        ),
        (
            "The Russian group that had entered Kucheriv Yar is blocked.",
            {"Kucheriv Yar advance RU", "Kucheriv Yar encirclement UA"},
        ),
        ("In Starytsia, the enemy was unsuccessful.", {"Starytsia assault RU"}),
        ("We are still here, in Bilohorivka.", {"Bilohorivka control UA"}),
        ("Pokrovsk is near. Our soldiers are there where it is hardest.", set()),
        ("Our units continue clearing Nyzhnie.", {"Nyzhnie advance UA"}),
        ("Our forces are holding the invaders back in Vovchansk.", {"Vovchansk repel UA"}),
        ("The ministry spoke of repelled attacks near Urozhaine.", {"Urozhaine repel UA"}),
        (
            "Our forces are holding the invaders back in Vovchansk, where the enemy is attempting to gain a "
            "foothold, and have pushed them out of two streets.",
            {"Vovchansk repel UA", "Vovchansk assault RU", "Vovchansk capture UA"},
        ),
    ],
)  # fmt: skip
def test_what_goes_on_at_the_front(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "While Moscow insists that Lyman is “under our control,” Kyiv says it holds the centre.",
            {"Lyman control RU", "Lyman control UA"},
        ),
        (
            "Though Shoigu said that Lyman was “in our hands,” Kyiv’s Oleksandr Syrskyi rejected it.",
            {"Lyman control RU", "Lyman control RU denied"},
        ),
        ("Moscow said it goes on. “Lyman is in our hands,” Syrskyi told reporters.", {"Lyman control UA"}),
    ],
)
def test_quoted_words_belong_to_whom_their_clause_names(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("When the Russians held Izium, she hid her flag.", set()),
        ("He was beaten when the invaders controlled Balakliia.", set()),
        ("When Snihurivka was under Russian control, nobody slept.", set()),
        ("When Ukrainian troops took Torske on Tuesday, the mill was still intact.", {"Torske capture UA"}),
        ("Ukrainian troops now hold Torske.", {"Torske control UA"}),
        ("We will come back when Kherson is liberated.", set()),
        ("As soon as Tokmak is taken back, trains will run.", set()),
        ("When Bakhmut is under our control, we will turn to Chasiv Yar.", set()),
        ("When Torske was recaptured, the mill burned.", {"Torske capture UA"}),
        ("They wept when Torske had been recaptured.", {"Torske capture UA"}),
        ("During the temporary occupation of Kupiansk he worked for them.", set()),
        ("The temporary occupation of Snihurivka lasted eight months.", set()),
        ("Before the occupation of Kreminna the plant employed many.", set()),
        ("Yampil is under temporary occupation.", {"Yampil control RU"}),
        ("Locals left a day after the occupation of Torske.", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_what_was_then_and_what_may_yet_be(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Tens of thousands have fled Pokrovsk.", set()),
        ("Hundreds have already left Toretsk since the shelling began.", set()),
        ("Dozens were evacuated from Kupiansk.", set()),
        ("Hundreds of Russian soldiers have fled Lyman.", {"Lyman withdrawal RU"}),
        ("Thousands of our troops have left Lyman, the Russian army said.", {"Lyman withdrawal RU"}),
        ("Russian troops shell the town, but a thousand residents remain in Kupiansk.", set()),
        ("Russian troops shell the town - 500 residents remain in Kupiansk.", set()),
        ("Residents fled, but Ukrainian forces remain in Kupiansk.", {"Kupiansk control UA"}),
        ("Residents say Russian troops remain in Torske.", {"Torske control RU"}),
        ("Torske, home to 900 residents before the war, is held by Russian troops.", {"Torske control RU"}),
        ("The police are asking that they leave Vovchansk.", set()),
        ("Volunteers suggest that residents evacuate Vovchansk.", set()),
        ("A general suggested that they had left Vovchansk.", {"Vovchansk withdrawal UA"}),
        ("Patrols drive around the streets of Pokrovsk with loudspeakers.", set()),
        ("Russian troops drove into Pokrovsk.", {"Pokrovsk advance RU"}),
        ("Moscow is focusing its attention on Pokrovsk.", set()),
        ("Moscow is focusing its assault on Pokrovsk.", {"Pokrovsk assault RU"}),
        ("They mined the bridge at the exit from Snihurivka, the army said.", set()),
        ("The army's exit from Snihurivka took a night.", {"Snihurivka withdrawal UA"}),
        ("Police work in the town of Kupiansk liberated from Russian troops.", {"Kupiansk capture UA"}),
        ("People in the settlement of Ukrainsk liberated from Ukrainian troops get aid.",
         {"Ukrainsk capture RU"}),
        ("A parish in Kupiansk regained permission to pray.", set()),
    ],
)  # fmt: skip
def test_who_leaves_and_who_drives_around(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow says it has taken Soledar, and Kyiv denies it.",
         {"Soledar capture RU", "Soledar capture RU denied"}),
        ("Both sides post videos, with Moscow claiming to have taken Soledar and Kyiv denying it.",
         {"Soledar capture RU"}),
        ("Moscow says it has taken Soledar and Torske.", {"Soledar capture RU", "Torske capture RU"}),
        ("Moscow says it has attacked Soledar and Kyiv.", {"Soledar assault RU", "Kyiv assault RU"}),
        ("Soledar is surrounded, but troops hold out.", {"Soledar encirclement RU", "Soledar control UA"}),
        ("The Ukrainian army says Soledar is surrounded but soldiers are holding on.",
         {"Soledar encirclement RU", "Soledar control UA"}),
        ("Russian troops took Soledar. They are in full control.",
         {"Soledar capture RU", "Soledar control RU"}),
        ("Bakhmut is Ukrainian controlled.", {"Bakhmut control UA"}),
        ("Kherson is still Russian occupied.", {"Kherson control RU"}),
        ("Bakhmut is a Ukrainian town.", set()),
        ("The city of Enerhodar, located in the occupied part of the region, has no power.",
         {"Enerhodar control RU"}),
        ("Skadovsk, in the Russian-controlled part of Kherson Oblast, was shelled.", {"Skadovsk control RU"}),
        ("Oleshky, on the Russian-held left bank, was flooded.", {"Oleshky control RU"}),
        ("Oleshky, on the left bank of the river, was flooded.", set()),
        ("Nikopol, in the southern part of the region, was shelled.", set()),
    ],
)  # fmt: skip
def test_whose_it_is_and_who_denies_it(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("After the liberation of Izium, experts found graves.", set()),
        ("Since Izium was freed the liberation of Kherson has been hoped for.", set()),
        ("After the liberation of Torske, experts found graves.", {"Torske capture UA"}),
        ("As the Russian forces advanced into Mariupol in April 2022, thousands hid in the theatre.", set()),
        ("Russian forces advanced into Hrodivka.", {"Hrodivka advance RU"}),
        ("The battalion, which fought in Toretsk, was given a medal.", set()),
        ("The battalion, which is fighting in Toretsk, was given a medal.", {"Toretsk assault RU"}),
        ("Toretsk, which Russian forces have fought for since June, is in ruins.", {"Toretsk assault RU"}),
        ("There are battles east of Chasiv Yar, where the enemy is trying to break through.", set()),
        ("There are battles in Chasiv Yar, where the enemy is trying to break through.",
         {"Chasiv Yar assault RU"}),
        ("Ukraine holds Robotyne, south of Orikhiv, where fighting goes on.",
         {"Robotyne control UA", "Robotyne assault RU"}),
    ],
)  # fmt: skip
def test_what_is_only_recalled_or_happens_beside(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske village in Donetsk region was also liberated.", {"Torske capture UA"}),
        ("Torske settlement in Luhansk Oblast is under Russian control.", {"Torske control RU"}),
        ("Torske village mayor in Donetsk region was captured.", set()),
        ("Ukrainian forces freed 200 settlements in Mykolaiv and Kherson oblasts, including Snihurivka.",
         {"Snihurivka capture UA"}),
        ("Russia took five villages in the Kharkiv, Sumy and Donetsk regions, among them Torske and Lyptsi.",
         {"Torske capture RU", "Lyptsi capture RU"}),
        ("Russia shelled villages in Sumy and Kharkiv regions, including Vovchansk.", set()),
        ("Our flag is over Torske!", {"Torske control UA"}),
        ("The Russian flag is now over Torske.", {"Torske control RU"}),
        ("The flag over Torske is torn.", set()),
    ],
)  # fmt: skip
def test_which_village_of_which_region(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The fall of Torske had been expected for weeks.", {"Torske capture RU"}),
        ("The loss of Torske had long been expected.", {"Torske capture RU"}),
        ("The fall of Torske came as no surprise.", {"Torske capture RU"}),
        ("The fall of Torske is expected.", set()),
        ("The fall of Torske was expected by August.", set()),
        ("The loss of Torske is the army's worst defeat since last May.", {"Torske capture RU"}),
        ("The capture of Torske is their most significant gain since last May.", {"Torske capture RU"}),
        ("The most significant losses were in Torske, captured last May.", set()),
    ],
)  # fmt: skip
def test_a_fall_foreseen_and_a_gain_without_its_like(text: str, claims: set[str]) -> None:
    assert deeds(text, side=ClaimantSide.UA) == claims
