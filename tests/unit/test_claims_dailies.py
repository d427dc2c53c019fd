"""How daily papers tell of a war: strikes among battles, the news of the day with its background."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The envoy condemned the Russian attack on Chernihiv.", set()),
        ("Ministers were appalled by Russia's attack on Chernihiv.", set()),
        ("Four women have died after Russian attacks on Nikopol.", set()),
        ("An attack on a school in Nikopol drew protests.", set()),
        ("Moscow confirmed an attack on an airbase near Starokostiantyniv.", set()),
        ("A missile hit Dnipro. The block had nine floors. Russia's attack on Dnipro goes on.",
         set()),
        ("Missiles hit Dnipro on Tuesday. Windows broke. Russia's attack on Vuhledar goes on.",
         {"Vuhledar assault RU"}),
        ("Shells fell on Toretsk. Russian infantry then launched an attack on Toretsk.",
         {"Toretsk assault RU"}),
        ("Shells fell on Toretsk. Clashes went on as the attack on Toretsk was renewed.",
         {"Toretsk assault RU"}),
        ("Russian troops continued their attack on the bridge in Bakhmut.", {"Bakhmut assault RU"}),
        ("Moscow denounced the sanctions. Its troops went on with the attack on Lyman.",
         {"Lyman assault RU"}),
    ],
)  # fmt: skip
def test_attacks_that_are_strikes(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's army has withdrawn from Soledar. Its capture opens the road west.",
         {"Soledar withdrawal UA", "Soledar capture RU"}),
        ("A depot in the occupied port of Berdiansk was destroyed by Ukrainian forces.",
         {"Berdiansk control RU"}),
        ("Berdiansk, occupied by Russian forces, was struck.", {"Berdiansk control RU"}),
        ("The medic was seized by Russian troops during the siege of Izium.", set()),
        ("The siege of Izium goes on.", {"Izium encirclement RU"}),
        ("“The word of the invaders in that part of Soledar which they sadly hold is law,” Zelensky said.",
         {"Soledar control RU part"}),
        ("Days after Russia invaded Ukraine its troops surrounded Sumy.", {"Sumy encirclement RU"}),
        ("Russia's troops, who had fought the Ukrainians, left Sumy.", {"Sumy withdrawal RU"}),
    ],
)  # fmt: skip
def test_whose_forces_it_was(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Izium fell. Russian troops pushed into southern and eastern Ukraine.", {"Izium capture RU"}),
        ("Izium fell. Russian troops pushed into eastern and southern quarters.",
         {"Izium capture RU", "Izium advance RU part"}),
        ("The capture of the Azov fighters in Mariupol was shown on television.", set()),
        ("Two Americans were captured while fighting beside Ukrainian soldiers in Toretsk.", set()),
        ("Kyiv called its retreat from Lyman a move to win time in Yampil.", {"Lyman withdrawal UA"}),
        ("Sumy is calm. Ukrainian marines hold the Azot nitrogen works in Sievierodonetsk.",
         {"Sievierodonetsk control UA part"}),
        ("Russia tightened its stranglehold on the port of Mariupol.", {"Mariupol encirclement RU"}),
        ("Sumy stands. Russia, having been driven out of northern Ukraine, waits.", {"Sumy control UA"}),
        ("In Mariupol the marines may have “just a day or maybe hours left”.", set()),
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_move(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A clinic in the town of Oleshky, in Russian-occupied Kherson, was hit.", set()),
        ("Lyman is a town in government-held Donetsk.", set()),
        ("Shells fell on Ukrainian-held parts of Donetsk.", set()),
        ("Ukraine has retaken Kherson villages.", set()),
        ("A market in Russian-occupied Kherson was hit.", {"Kherson control RU"}),
        ("Fighting goes on in Soledar and in Lyman.", {"Soledar assault RU", "Lyman assault RU"}),
    ],
)  # fmt: skip
def test_regions_that_bear_the_name_of_a_city(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia is thought to hold two thirds of Rubizhne.", {"Rubizhne control RU part"}),
        ("Ukrainian troops are believed to control Rubizhne.", {"Rubizhne control UA"}),
        ("Russia is believed to want to attack Rubizhne.", set()),
        ("Rubizhne is on fire. The mayor said Russia was not yet in full control.",
         {"Rubizhne control RU denied"}),
        ("Rubizhne is on fire. Russian forces are now in control.", {"Rubizhne control RU"}),
        ("Rubizhne is on fire. Russia is in full control of the skies.", set()),
        ("Rubizhne remains a fragile foothold for the Ukrainians.", {"Rubizhne control UA"}),
        ("Rubizhne is still a Russian bastion.", {"Rubizhne control RU"}),
        ("Rubizhne was once a stronghold of the rebels' music scene.", set()),
        ("The rebels say they are surrounding Rubizhne.", {"Rubizhne encirclement RU"}),
        ("Ukrainian guns stand on the hills surrounding Rubizhne.", set()),
    ],
)  # fmt: skip
def test_who_is_in_control(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia took three hamlets in Ukraine's Sumy region near the Russian frontier – Basivka, "
         "Zhuravka and Novenke.", {"Basivka capture RU", "Zhuravka capture RU", "Novenke capture RU"}),
        ("Russian troops entered the urban area of Hrodivka.", {"Hrodivka advance RU part"}),
        ("Russian troops are in the area of Hrodivka.", set()),
        ("Hrodivka is in ruins. It has fallen to us to rebuild, he said.", set()),
        ("Hrodivka fell to Ukrainian marines.", {"Hrodivka capture UA"}),
        ("Hrodivka is in ruins. Regardless of which side holds the town, trade will suffer.", set()),
        ("The residents of Hrodivka are held in camps by Russian soldiers.", set()),
        ("Most of Hrodivka is held by Russian soldiers.", {"Hrodivka control RU part"}),
    ],
)  # fmt: skip
def test_what_is_taken_and_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow called on Ukrainian soldiers in Orikhiv to “instantly lay down arms”.", set()),
        ("Moscow has managed to “liberate” Orikhiv.", {"Orikhiv capture RU"}),
        ("“We were in Orikhiv and Huliaipole on Sunday,” Zelensky said in his address.", set()),
        ("“We were in Orikhiv by noon,” a Russian officer said.", {"Orikhiv advance RU part"}),
        ("Orikhiv, which has been besieged by Russian troops for weeks and left a wasteland, is dark.",
         {"Orikhiv encirclement RU"}),
        ("ORIKHIV, Ukraine — Olena Shevchuk fell to her knees at the gate.", set()),
        ("Ukraine said it was sending advanced artillery to Orikhiv.", set()),
        ("Driving around Orikhiv, a policeman found nobody.", set()),
        ("A Russian push near Orikhiv was under way.", {"Orikhiv assault RU"}),
        ("The Kremlin sees taking Orikhiv as a first step.", set()),
    ],
)  # fmt: skip
def test_what_sounds_like_a_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The minister drove to Toretsk, a town Russia has been trying to seize since June.",
         {"Toretsk assault RU"}),
        ("Toretsk, a town the Russians are storming, burns.", {"Toretsk assault RU"}),
        ("Toretsk, whose Russian neighbours are storming no town, burns.", set()),
        ("Vorzel, a Kyiv suburb that has seen clashes, is dark.", {"Vorzel assault RU"}),
        ("Vorzel, a Kyiv suburb, was the setting of fierce fighting.", {"Vorzel assault RU"}),
        ("Russian troops took Vorzel, a Kyiv suburb, and Makariv.",
         {"Vorzel capture RU", "Makariv capture RU"}),
        ("Russian troops took Vorzel, Hlevakha city and Makariv.",
         {"Vorzel capture RU", "Hlevakha capture RU", "Makariv capture RU"}),
        ("The Russians drove on towards Pokrovsk after taking Selydove. Ukraine's army holds the city.",
         {"Selydove capture RU", "Pokrovsk control UA"}),
        ("The Russians are near Pokrovsk since the fall of Hrodivka. Ukraine's army holds the city.",
         {"Pokrovsk control UA"}),
        ("After taking Hrodivka, the Russians rested. Ukraine's army attacked the town.",
         {"Hrodivka capture RU", "Hrodivka assault UA"}),
        ("Intense street to street fighting is going on in Toretsk.", {"Toretsk assault RU"}),
        ("The fighting is focused on Toretsk.", {"Toretsk assault RU"}),
        ("The fighting centres on who pays.", set()),
    ],
)  # fmt: skip
def test_which_town_a_reporter_means(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow said it had taken Dachne. Kyiv denied the Russian claim.",
         {"Dachne capture RU", "Dachne capture RU denied"}),
        ("Moscow said it had taken Dachne. Ukraine's general rejected Moscow's claims.",
         {"Dachne capture RU", "Dachne capture RU denied"}),
        ("Moscow said it had taken Dachne. Kyiv denied the Russian claim that Lyman had fallen.",
         {"Dachne capture RU", "Lyman capture RU", "Lyman capture RU denied"}),
        ("The Russians took Dachne and Hrodivka. Ukraine's army retook the villages on Friday.",
         {"Dachne capture RU", "Hrodivka capture RU", "Dachne capture UA", "Hrodivka capture UA"}),
        ("The Russians took Dachne and Hrodivka. Kyiv dismissed news that they held the villages as false.",
         {"Dachne capture RU", "Hrodivka capture RU", "Dachne control RU denied",
          "Hrodivka control RU denied"}),
        ("The Russians took Dachne and Hrodivka. Ukraine's army retook the villages around Sumy.",
         {"Dachne capture RU", "Hrodivka capture RU"}),
        ("Dachne had been occupied by the Russians since May.", set()),
        ("The Russians have breached the eastern fringes of Dachne.", {"Dachne advance RU part"}),
        ("Dachne has been occupied by the Russians since May.", {"Dachne control RU"}),
        ("Dachne has been in Russian hands since May, when its troops captured it.", {"Dachne control RU"}),
        ("Dachne has been in Russian hands since Monday, when its troops captured it.",
         {"Dachne control RU", "Dachne capture RU"}),
        ("Officials said Dachne had been occupied by the Russians.", {"Dachne capture RU"}),
        ("The staff says Dachne is being restored to Ukrainian control.", {"Dachne capture UA"}),
        ("The map marks Dachne as being under Russian control.", {"Dachne control RU"}),
        ("Dachne was lost to Russia shortly after its full-scale invasion.", set()),
        ("Dachne was occupied by Russian troops mere weeks after the start of the invasion.", set()),
        ("Dachne was taken just days after the war began.", set()),
        ("Days after the offensive began, Ukrainian troops took Dachne.", {"Dachne capture UA"}),
        ("Nine months after the invasion began, Ukrainian troops took Dachne.", {"Dachne capture UA"}),
    ],
)  # fmt: skip
def test_what_is_said_and_gainsaid(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv, Kharkiv and Sumy remain in Ukrainian hands.",
         {"Kyiv control UA", "Kharkiv control UA", "Sumy control UA"}),
        ("Kyiv, Chernihiv, and Sumy remain under siege.",
         {"Kyiv encirclement RU", "Chernihiv encirclement RU", "Sumy encirclement RU"}),
        ("Kyiv is surrounded.", {"Kyiv encirclement RU"}),
        ("Kyiv is sure that Irpin was captured.", {"Irpin capture RU"}),
        ("Russia took three villages. Among the settlements captured are Spirne and Torske.",
         {"Spirne capture RU", "Torske capture RU"}),
        ("The villages burnt are Spirne and Torske.", set()),
        ("A woman waits in Torske in the Donetsk region, retaken by Ukrainian troops on Friday.",
         {"Torske capture UA"}),
        ("A woman waits in Torske, Donetsk region, retaken by Ukrainian troops on Friday.",
         {"Torske capture UA"}),
        ("She left the Donetsk region, captured by Russia, for Lviv.", set()),
        ("In Torske, the Donetsk region, occupied by Russia, schools are closed.", set()),
        ("Ukrainian soldiers hoisted the national flag once again over Torske.", {"Torske capture UA"}),
        ("Pictures show troops raising the national flag in Torske.", {"Torske capture UA"}),
        ("Ukrainian soldiers planted yellow-and-blue flags in Torske.", {"Torske capture UA"}),
        ("Pictures show troops with the national flag of Poland near Torske.", set()),
        ("Russian forces took Lysychansk. The Ukrainians withdrew across the river.",
         {"Lysychansk capture RU", "Lysychansk withdrawal UA"}),
        ("Russian forces took Lysychansk. The Ukrainians withdrew westward.",
         {"Lysychansk capture RU", "Lysychansk withdrawal UA"}),
        ("Russian forces took Lysychansk. The Ukrainians sent boats across the river.",
         {"Lysychansk capture RU"}),
    ],
)  # fmt: skip
def test_flags_captions_and_lists(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian soldiers who left Torske said the town was in ruins.", {"Torske withdrawal UA"}),
        ("Ukrainian units that left Torske were hit on the road.", {"Torske withdrawal UA"}),
        ("Residents who left Torske said the town was in ruins.", set()),
        ("Ukrainian forces entered Torske after a withdrawal by Russian troops.",
         {"Torske advance UA part", "Torske withdrawal RU"}),
        ("Ukrainian forces entered Torske. A withdrawal by Russian diplomats followed.",
         {"Torske advance UA part"}),
        ("Ukrainian forces entered Torske. They were surrounded by Russian troops.",
         {"Torske advance UA part", "Torske encirclement RU"}),
        ("Ukrainian forces entered Torske. They were surrounded by admirers.", {"Torske advance UA part"}),
        ("Russian troops withdrew from Torske following their encirclement by Ukrainian forces.",
         {"Torske withdrawal RU", "Torske encirclement UA"}),
    ],
)  # fmt: skip
def test_whose_retreat_and_encirclement(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The embattled town of Siversk was without power.", set()),
        ("He was born in the hotly contested city of Toretsk.", set()),
        ("Toretsk remains fiercely contested.", {"Toretsk assault RU"}),
        ("Ukrainian brigades are withdrawing from the embattled northern town of Siversk.",
         {"Siversk withdrawal UA"}),
        ("Ukrainian brigades are trying to defend Siversk against a Russian offensive.",
         {"Siversk assault RU"}),
        ("Ukrainian brigades will defend Siversk against a Russian offensive.", set()),
        ("The troops are defending Siversk from missile attacks.", set()),
        ("Ukraine's marines are holding against the onslaught in Siversk.", {"Siversk repel UA"}),
        ("Moscow's infantry is pressing to capture Siversk.", {"Siversk assault RU"}),
        ("A bus reached Siversk, the scene of long and costly battles.", {"Siversk assault RU"}),
        ("A bus reached Siversk, where the worst fighting of the war is taking place.",
         {"Siversk assault RU"}),
        ("Heavy fighting in western Ukraine's Siversk is going on while Moscow hopes for a truce.",
         {"Siversk assault RU"}),
        ("Heavy fighting in Siversk is a priority.", set()),
        ("Zelensky announced the complete control of Sudzha.", {"Sudzha control UA"}),
        ("Shells fell on Russian occupied Lyman.", {"Lyman control RU"}),
        ("Kyiv went on the offensive and took Torske. Siversk has been the target of Russian attacks.",
         {"Torske assault UA", "Torske capture UA", "Siversk assault RU"}),
        ("Kyiv denied it. The Wagner group claimed they had taken Soledar.", {"Soledar capture RU"}),
        ("Kyiv is silent. A Russian officer said they had entered Soledar.", {"Soledar advance UA part"}),
        ("About 90 Ukrainian marines have left the Azovstal plant.", {"Mariupol withdrawal UA part"}),
        ("About 90 Ukrainian marines left the Azovstal plant shelled by Russia.", set()),
        ("Moscow denied that the besieged town of Lyman had been taken by Ukraine.",
         {"Lyman encirclement UA", "Lyman capture UA denied"}),
        ("Kyiv dismissed claims made by the Russian army that its troops have taken Siversk.",
         {"Siversk capture RU", "Siversk capture RU denied"}),
        ("The enemy concentrates its main efforts on the town of Siversk.", {"Siversk assault RU"}),
        ("The enemy concentrates its main efforts on the Siversk axis.", set()),
        ("Torske is the third village Kyiv says it has retaken.", {"Torske capture UA"}),
        ("He was in Torske, a village Kyiv has held since May.", {"Torske control UA"}),
        ("Russia took Lyman, which it first seized in 2022 before Kyiv retook it in the spring of that year.",
         {"Lyman capture RU"}),
        ("Russia seized Lyman in 2022, and Kyiv retook it in the same year.", set()),
        ("The only big town still under Ukrainian control in the region, Siversk, was quiet.",
         {"Siversk control UA"}),
        ("Trains run to the only big town in the region, Siversk.", set()),
        ("Kyiv seeks to retake Kherson.", set()),
        ("Moscow is closer to the towns of Siversk and Lyman still in Ukrainian hands.",
         {"Siversk control UA", "Lyman control UA"}),
        ("The fields around Siversk still in Ukrainian hands are mined.", set()),
        ("Russians made headway in their campaign to capture Siversk.", {"Siversk assault RU"}),
        ("Siversk would be the first big town to fall this year.", set()),
        ("If confirmed, it would make Siversk the largest town to be taken this year.", set()),
        ("Siversk is the first big town to fall this year.", {"Siversk capture RU"}),
        ("Kyiv's brigades left Siversk. The capture marks a success.",
         {"Siversk withdrawal UA", "Siversk capture RU"}),
        ("Russians held Siversk. The capture of Torske brings them closer to Lyman.",
         {"Siversk control RU", "Torske capture RU"}),
    ],
)  # fmt: skip
def test_what_digests_tell(text: str, claims: set[str]) -> None:
    assert told(text) == claims
