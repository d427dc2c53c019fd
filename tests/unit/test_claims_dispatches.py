"""How dispatches tell of settlements: what is named behind its description, who is not there, what went
before and what was said about it."""

import pytest

from tests.unit.claims_told import told, untagged, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Government troops took the rebels' biggest stronghold, Alchevsk, Kyiv said.",
         {"Alchevsk capture UA"}),
        ("The Russians seized Kyiv's last redoubt in the region, Siversk.", {"Siversk capture RU"}),
        ("Troops of Russia took a hamlet in the east, Torske, on Friday.", {"Torske capture RU"}),
        ("Russian troops left the town, Kyiv said.", set()),
        ("Ukraine has retaken Donetsk airport. Rebels dismissed the claim.",
         {"Donetsk capture UA part", "Donetsk capture UA denied part"}),
    ],
)  # fmt: skip
def test_what_is_named_behind_its_description(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Officials declared Torske, Zarichne and Yampil free.",
         {"Torske capture UA", "Zarichne capture UA", "Yampil capture UA"}),
        ("The national flag flies over Siversk, he said.", {"Siversk control UA"}),
        ("A red flag flies over Siversk, he said.", set()),
        ("Ukrainian troops are back in control of Borova.", {"Borova control UA"}),
        ("Russia's hold on Borova is firm, he said.", {"Borova control RU"}),
        ("The last Ukrainian soldiers are holed up in Siversk.", {"Siversk control UA part"}),
        ("Russian soldiers are not in Lyman, the brigade said.", {"Lyman control RU denied"}),
        ("An attempted assault on Rubizhne has failed.", {"Rubizhne assault RU"}),
        ("Russians reached Torske. Street fighting is under way.",
         {"Torske advance RU part", "Torske assault RU"}),
        ("Russian troops took Torske. The defenders slipped away during the night.",
         {"Torske capture RU", "Torske withdrawal UA"}),
        ("Kyiv lost Torske; Ukrainian soldiers withdrew in the face of tank fire.",
         {"Torske capture RU", "Torske withdrawal UA"}),
        ("Residents of northern Torske have been moved into shelters.", set()),
    ],
)  # fmt: skip
def test_who_is_where(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("She said that Lyman is under Ukrainian control, a day after its army took it.",
         {"Lyman control UA", "Lyman capture UA"}),
        ("He is from Polohy, which has been occupied since 2022, and has not been home for two years.",
         {"Polohy control RU"}),
        ("In the south, where an offensive began in June, the ministry announced the recapture of Robotyne.",
         {"Robotyne capture UA"}),
    ],
)  # fmt: skip
def test_times_of_something_else(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Siversk is held by Ukraine, Kyiv said, adding that reports of its encirclement were untrue.",
         {"Siversk control UA", "Siversk encirclement RU denied"}),
        ("Kyiv rejected the ministry's further claim that Novenke had been captured.",
         {"Novenke capture RU", "Novenke capture RU denied"}),
        ("Kyiv played down reports that Siversk had fallen.", {"Siversk capture RU denied"}),
        ("It is a lie that Russia has taken Siversk, the colonel said.", {"Siversk capture RU denied"}),
        ("It is not true that our troops have left Siversk.", {"Siversk withdrawal UA denied"}),
        ("It is true that Russia has taken Siversk.", {"Siversk capture RU"}),
        ('"We cannot say that Siversk is under Russian control," Zelensky said.', set()),
        ('"We deny that Siversk has fallen," Zelensky said.', {"Siversk capture RU denied"}),
        ("It could become the site of a siege similar to that of the steelworks in Siversk.", set()),
        ("Sappers left a military base in Russian-controlled Siversk.", {"Siversk control RU"}),
        ("Russians, without providing evidence, said Siversk had been taken.", {"Siversk capture RU"}),
        ("Ukraine will hold Siversk providing that shells arrive.", set()),
        ("Moscow's claim that it holds Siversk was rejected by Kyiv.",
         {"Siversk control RU", "Siversk control RU denied"}),
        ("Moscow's claim that it holds Siversk was not discussed by Kyiv.", {"Siversk control RU"}),
    ],
)  # fmt: skip
def test_what_was_said_of_reports(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's forces freed the village of Torske and several neighbourhoods in northern Lyman.",
         {"Torske capture UA", "Lyman capture UA part"}),
        ("Siversk was under control, Valery Gerasimov said.", {"Siversk control RU"}),
        ("Ukraine's units have regained 16 square kilometres in Siversk.", {"Siversk capture UA part"}),
        ("Six villages were liberated on the Lyman front: Torske, Zarichne and Yampil.",
         {"Torske capture UA", "Zarichne capture UA", "Yampil capture UA"}),
        ("Torske and a number of villages are under the control of Russian forces.", {"Torske control RU"}),
        ("Torske and Zarichne villages have been captured by Russian troops.",
         {"Torske capture RU", "Zarichne capture RU"}),
        ("Lyman villages have been captured by Russian troops.", set()),
        ("The Russians have taken other Ukrainian villages: Torske and Zarichne.",
         {"Torske capture RU", "Zarichne capture RU"}),
        ("The Russians have taken other Ukrainian villages south of Torske.", set()),
        ("A soldier in Lyman said Russians were in almost every district.", {"Lyman advance RU part"}),
        ("Russian troops reached Siversk, severing one of two supply roads.",
         {"Siversk advance RU part", "Siversk encirclement RU part"}),
        ("Russia lost dozens of vehicles in its push to surround Avdiivka.", set()),
        ("Ukrainian forces lost some positions in Torske. They gave up the trenches there.",
         {"Torske withdrawal UA part"}),
    ],
)  # fmt: skip
def test_what_is_taken_or_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine repelled attacks, Kyiv said, while Russia's ministry reported the capture of Torske.",
         {"Torske capture RU"}),
        ("Kyiv said Russian troops had reached Lyman, where they attacked a barracks.",
         {"Lyman advance RU part", "Lyman assault RU"}),
        ("A day after Mr. Putin spoke, his army was forced out of Lyman.", {"Lyman capture UA"}),
        ("Moscow has never said so. Around Torske, its troops are attacking, according to Ukraine's army.",
         {"Torske assault RU"}),
        ("Ukrainians have left Popasna, confirming the claim of rebel leader Bondar that his men took it.",
         {"Popasna withdrawal UA", "Popasna capture RU"}),
        ("Moscow said that it took Torske. \"That's a fantasy and a lie,\" said a Ukrainian officer.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Russian troops broke through near Lyman. Small groups had reached Vesele, DeepState said.",
         {"Vesele advance RU part"}),
    ],
)  # fmt: skip
def test_whose_deeds_they_are(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ('Vuhledar is empty. "We just went," he said in a house near Kurakhove. Moscow took the town.',
         {"Vuhledar capture RU"}),
        ("Troops entered Syeverodonetsk, the ministry in Kyiv said, after separatist fighters pulled out.",
         {"Sievierodonetsk withdrawal RU", "Sievierodonetsk advance UA part"}),
        ("Moscow did not mention Torske in its update, in which it said it beat back attacks.", set()),
        ("The ministry did not mention Torske, and Rogov wrote that Russia's troops had taken it.",
         {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_what_is_only_named_by_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops took Siversk on Feb. 2.", set()),
        ("Russian troops took Siversk on Sept. 2.", {"Siversk capture RU"}),
        ("Torske captured - Russia.", {"Torske capture RU"}),
        ("Moscow said it took Torske, along with two more villages: Yampil and Zarichne.",
         {"Torske capture RU", "Yampil capture RU", "Zarichne capture RU"}),
        ("Russia took Siversk, a town of 10,000. It said its forces had taken the town of 10,000.",
         {"Siversk capture RU"}),
        ("He was in Siversk. Kyiv said that not one town had been seized by the enemy.", set()),
        ("Lyman is quiet. Putin has ordered that the intruders be thrown out.", set()),
        ("Nobody disputes that Russian troops have gone through to the edge of Lyman.",
         {"Lyman advance RU part"}),
        ('"The battle for Lyman has been won," he said.', set()),
        ("In Lyman, where the temperature fell to minus 12, a pensioner was found dead.", set()),
        ("Government forces have surrounded Luhansk.", {"Luhansk encirclement UA"}),
        ("Russia has taken Siversk. Ukrainian units are still inside, a spokesman said.",
         {"Siversk capture RU", "Siversk control UA"}),
        ('Moscow said it took Torske. Kyiv called the announcement "simply a lie".',
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Ukraine's troops took Torske. Lyman's mayor rejected this. Kyiv's troops in Lyman are safe.",
         {"Torske capture UA", "Torske capture UA denied"}),
    ],
)  # fmt: skip
def test_what_became_of_it(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's forces were repelling attacks in Siversk.", {"Siversk repel UA"}),
        ("Russians attacked in Toretsk. In the Pokrovsk sector, the defenders stopped 84 assaults.",
         {"Toretsk assault RU"}),
        ("Russia's ministry says it has the rest of Mariupol.", {"Mariupol control RU part"}),
        ("Ukraine's forces left Lyman. It is wrong", {"Lyman withdrawal UA denied"}),
        ('The village of Torske, which Russia "took" on 17 September, remains in the grey zone.',
         {"Torske capture RU", "Torske assault RU"}),
        ("Fierce battles are raging for control of Siversk.", {"Siversk assault RU"}),
        ("The blue and yellow flag is flying again over Siversk.", {"Siversk control UA"}),
        ("The enemy tried to break into Siversk but was stopped, Kyiv said.", {"Siversk repel UA"}),
        ("Ukraine's army said it was still defending Siversk.", {"Siversk control UA"}),
        ("Russia's ministry gave no details about Siversk. It said only that it had been liberated.",
         {"Siversk capture RU"}),
        ("Moscow spoke of the liberation of Siversk and gave no details.", {"Siversk capture RU"}),
        ("Denis Pushilin said the liberation of Siversk was nearing completion.", set()),
        ("Russia's claim of having taken Siversk was rejected by Kyiv.",
         {"Siversk capture RU", "Siversk capture RU denied"}),
        ("Kyiv said no units were encircled in Siversk.", {"Siversk encirclement RU denied"}),
        ("Russian troops are in Siversk. \"The enemy is going on trying to advance,\" he said.",
         {"Siversk advance RU part"}),
        ("Russia's assault on Vuhledar cost it a brigade, and the line near Kreminna is where it was.",
         {"Vuhledar assault RU"}),
    ],
)  # fmt: skip
def test_what_goes_on(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine said it had cleared 70% of the Dobropillia area.", set()),
        ("Since the start of the Lyman operation 182 sq km have been liberated.", set()),
        ("The mayor of Melitopol has been freed in an exchange.", set()),
        ("The fight for Sudzha was effectively over, he said.", set()),
        ("A Russian soldier who surrendered in Lyman told his story.", set()),
        ("The driver lost control in Lviv.", set()),
        ("The battle for bread in Nikopol begins at six.", set()),
        ("Fighting corruption in Kharkiv has become harder.", set()),
        ("Fighting erupted in Ilovaisk as Ukrainian troops pressed their offensive.",
         {"Ilovaisk assault UA"}),
        ("Kyiv spoke of Stepove and Lastochkyne. It announced a withdrawal from both on Monday.",
         {"Stepove withdrawal UA", "Lastochkyne withdrawal UA"}),
    ],
)  # fmt: skip
def test_what_only_bears_a_place_s_name(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's air force shot down drones. In Moscow, the Defence Ministry said it had taken Torske.",
         {"Torske capture RU"}),
        ("Russia's ministry said a bridge was hit. In Kyiv the military said it had taken back Torske.",
         {"Torske capture UA"}),
        ("Russian forces have occupied two villages. The villages of Torske and Terny lie on the border.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian forces have occupied two villages. Torske and Terny were hit by missiles.", set()),
        ("The Russian-held Torske and Ukrainian-held Terny were shelled.",
         {"Torske control RU", "Terny control UA"}),
        ("Torske, Terny and Russian-occupied Yampolivka were shelled.", {"Yampolivka control RU"}),
        ("The town of Torske, controlled by armed groups, has no water.", {"Torske control RU"}),
        ("Russian troops pushed west from Torske.", set()),
        ("RU forces are in the centre of Torske. Terny is under UA control.",
         {"Torske advance RU part", "Terny control UA"}),
        ("The flag of Ukraine is flying over the city council in Torske.", {"Torske control UA part"}),
        ("The Russians are trying to convince everybody that they have taken Torske.", set()),
        ("Ukrainian troops hold Torske. The ministry spreads reports of its loss; this is a lie.",
         {"Torske control UA", "Torske capture RU", "Torske capture RU denied"}),
    ],
)  # fmt: skip
def test_who_is_heard_and_what_is_only_put_about(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian troops landed in a part of Torske that Russia claims to control.",
         {"Torske control RU part"}),
        ("No Ukrainian unit in Torske or Terny is surrounded, he said.",
         {"Torske encirclement RU denied", "Terny encirclement RU denied"}),
        ("Ukrainian officials spoke on Saturday of fighting in Torske.", {"Torske assault RU"}),
        ("The General Staff in Kyiv reported 22 attacks in the area.", set()),
        ("Moscow announced the capture of Torske. Kyiv called the report an absolute lie.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("The enemy concentrates its efforts on the capture of Torske. It attacked near Terny.",
         {"Terny assault RU"}),
        ("Russian forces repelled attacks from Torske.", set()),
        ("Russian forces foiled an attempt to break out of Torske.", set()),
        ("The enemy is probably in the centre of Torske.", {"Torske advance RU part"}),
        ("Torske was cut off from gas and electricity.", set()),
        ("Ukrainian troops took the west of Torske and, farther north, the village of Terny.",
         {"Torske capture UA part", "Terny capture UA"}),
        ("Russian troops took Torske, and men were held in cellars.", {"Torske capture RU"}),
        ("The enemy has some success in its offensive on Torske.", {"Torske assault RU"}),
        ("It is hard in Torske. The garrison holds.", {"Torske control UA"}),
        ("Torske was shelled on Monday. It has since been retaken by Ukraine.", {"Torske capture UA"}),
        ("Torske was shelled, and two missiles fell near a school.", set()),
        ("Torske is burning. People are leaving the besieged village.", {"Torske encirclement RU"}),
        ("Torske is burning. They fled to another occupied village.", set()),
        ("The mayor said Russian forces were in Torske and that their assault groups had reached its centre.",
         {"Torske advance RU part"}),
        ("In Torske and Terny the sweep has been completed, Moscow said.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Ukrainian troops are in Torske. Moscow said its men had been moved to more advantageous lines.",
         {"Torske withdrawal RU"}),
        ("In Torske, where two armies have fought since summer, Russian infantry took the school.",
         {"Torske assault RU", "Torske capture RU part"}),
        ("Torske, Terny and the northern quarters of Yampil have been cleared by Ukrainian troops.",
         {"Torske capture UA", "Terny capture UA", "Yampil capture UA part"}),
        ("Near Torske and Terny, two enemy attacks ended without success.",
         {"Torske assault RU", "Terny assault RU"}),
        ("In Torske, where hostilities have continued since March, 500 remain.", {"Torske assault RU"}),
        ("The Russians shelled Lyman. A Ukrainian officer said that they still hold Torske.",
         {"Torske control UA"}),
        ("Rescuers dug in Torske. The mayor says fighting has reached its centre.",
         {"Torske assault RU part"}),
        ("Street battles have reached Torske.", {"Torske assault RU"}),
        ("Ukraine said it attacked near Torske.", {"Torske assault UA"}),
        ("The ministry declared it cleared. Ukraine said that it attacked in Torske on Monday.",
         {"Torske assault UA"}),
        ("Russia has occupied Horlivka since 2014.", {"Horlivka control RU"}),
        ("Although Russia and its proxy forces have occupied Horlivka since 2014, they cannot use it.",
         {"Horlivka control RU"}),
        ("She visited Torske, and was briefed on the battlefield situation.", set()),
        ("Torske has become the bloodiest battlefield.", {"Torske assault RU"}),
        ("Russian troops loot and occupy Kherson homes.", set()),
        ("Kyiv hopes to retake occupied Torske.", {"Torske control RU"}),
        ("Torske may already be surrounded.", {"Torske encirclement RU"}),
        ("Russian forces are trying to exploit their success near Torske.", set()),
        ("Soldiers are fighting for Torske street by street.", {"Torske assault RU part"}),
    ],
)  # fmt: skip
def test_what_dispatches_say_in_passing(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia is planning another attempt to take Torske.", set()),
        ("Russian forces renewed their attempts to take Torske.", {"Torske assault RU"}),
        ("Torske was stormed on Monday but holds.", {"Torske assault RU", "Torske control UA"}),
        ("In Torske the Russian flag is up at the town council.", {"Torske control RU part"}),
        ("Torske: Russian infiltration in the south, no change of control.", {"Torske advance RU part"}),
        ("The government of Ukraine has regained control of Torske.", {"Torske capture UA"}),
        ("Ukraine drove the Russians out of a string of villages. The military named Torske and Terny.",
         {"Torske capture UA", "Terny capture UA"}),
        ("Ukraine retook several villages. An official said Torske and Terny had no power.", set()),
        ("Ukrainian forces maintained positions on the left bank in Torske.", {"Torske control UA"}),
        ("Ukrainian forces maintained positions on the hills north of Torske.", set()),
    ],
)  # fmt: skip
def test_what_goes_on_over_other_words(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow said it had seized the village of Ocheretyne in Donetsk, and that Ukrainian soldiers had "
         "fled.", {"Ocheretyne capture RU", "Ocheretyne withdrawal UA"}),
        ("The mayor of Trostianets, near Sumy, said Russian troops had left the town.",
         {"Trostianets withdrawal RU"}),
        ("An assault on Torske, a small village near Lyman, had been beaten back.", {"Torske repel UA"}),
        ("Battles raged around Selydove, an embattled town south of Pokrovsk which Russian troops have "
         "surrounded.", {"Selydove assault RU", "Selydove encirclement RU"}),
        ("Russian soldiers took Torske, a small part of Yampil, and Zarichne.",
         {"Torske capture RU", "Yampil capture RU part", "Zarichne capture RU"}),
        ("Ukrainian troops fought near Siversk. They hold the town.",
         {"Siversk assault RU", "Siversk control UA"}),
    ],
)  # fmt: skip
def test_which_place_is_meant_beside_one_that_tells_where_it_lies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's spokesman said the Russians had stormed Lyman, but they did not control the town.",
         {"Lyman assault RU", "Lyman control RU denied"}),
        ("Kyiv's spokesman said the Russians were fighting on the edge of Lyman – they are not in the town.",
         {"Lyman assault RU part", "Lyman control RU denied"}),
        ("Moscow said Kyiv's troops were attacking Lyman and they had not captured it.",
         {"Lyman assault UA", "Lyman capture UA denied"}),
        ("Moscow said that Kyiv's troops were attacking and they still held Lyman.", {"Lyman control RU"}),
    ],
)  # fmt: skip
def test_what_a_party_says_that_the_other_has_not_done(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian soldiers have fought for weeks to take Siversk.", {"Siversk assault RU"}),
        ("Ukrainian marines battled for more than two months to retake Krynky.", {"Krynky assault UA"}),
        ("Ukrainian soldiers fought for months to see their families in Siversk.", set()),
        ("Russian units are nearing full control of Siversk.", set()),
        ("Russian units neared Siversk and took Zvanivka.", {"Zvanivka capture RU"}),
        ("Russian units came into Siversk. Street fighting rages on.",
         {"Siversk advance RU part", "Siversk assault RU"}),
        ("Russian units came into Siversk and fighting there remains fierce.",
         {"Siversk advance RU part", "Siversk assault RU"}),
        ("Siversk remains a hot spot of the fighting.", {"Siversk assault RU"}),
        ("Most of Siversk is now under Ukrainian authority.", {"Siversk control UA part"}),
        ("The last Ukrainian marines surrendered to Russian troops in Lyman.", {"Lyman withdrawal UA"}),
        ("The last Ukrainian marines fell back to their own lines in Lyman.", set()),
        ("By retaking Siversk, Ukraine has dealt a heavy blow to its enemy.", {"Siversk capture UA"}),
        ("By retaking Siversk, Ukraine would deal a heavy blow to its enemy.", set()),
        ("Russian troops have tried to reach Siversk since March and have encircled it.",
         {"Siversk assault RU", "Siversk encirclement RU"}),
        ("Russian troops encircled Siversk in March.", set()),
        ("Russian troops now hold nearly half the city of Lyman.", {"Lyman control RU part"}),
        ("Russian troops now hold the whole city of Lyman.", {"Lyman control RU"}),
    ],
)  # fmt: skip
def test_what_is_fought_for_and_how_far(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The report listed nearly 50 assaults on Siversk.", "asserted"),
        ("Ukrainian troops hold almost 13 square kilometres in the north of Siversk.", "asserted"),
        ("Russian troops have almost taken Siversk.", "hedged"),
    ],
)  # fmt: skip
def test_how_near_a_count_comes_is_no_hedge(text: str, hedged: str) -> None:
    assert [claim.factuality for claim in untagged(text)] == [hedged]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops stormed Siversk. Moscow controls about 20% of Ukraine.", {"Siversk assault RU"}),
        ("Russian troops stormed Siversk. They have seized a swathe of southern Ukraine.",
         {"Siversk assault RU"}),
        ("Russian troops stormed Siversk. They hold about 20% of it.",
         {"Siversk assault RU", "Siversk control RU part"}),
        ("Russian troops stormed Siversk. Kyiv must withdraw from the regions it still holds, Putin said.",
         {"Siversk assault RU"}),
        ("Russian troops stormed Siversk. The president will not cede the cities he holds.",
         {"Siversk assault RU"}),
        ("Russian troops stormed Siversk. Kyiv's spokesman said they had lost many men and it still holds.",
         {"Siversk assault RU", "Siversk control UA"}),
        ("Russian units captured Zalizne and Druzhba, both in the suburbs of Toretsk, on Monday.",
         {"Zalizne capture RU", "Druzhba capture RU"}),
        ("Russian units captured Zalizne, Druzhba and the suburbs of Toretsk.",
         {"Zalizne capture RU", "Druzhba capture RU", "Toretsk capture RU part"}),
    ],
)  # fmt: skip
def test_what_is_held_of_a_country_and_what_only_tells_where_places_lie(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Hundreds of Russian soldiers were surrounded by Ukrainian troops in Yampil.",
         {"Yampil encirclement UA"}),
        ("Ukrainian troops surrounded Russian soldiers in Yampil.", {"Yampil encirclement UA"}),
        ("Kyiv's forces have closed almost all the ways of leaving Yampil.", set()),
        ("Kyiv's forces drove the Russians out of most of Yampil and are looking for those left in the town.",
         {"Yampil capture UA part"}),
        ("Russian units tightened their vice around Yampil.", {"Yampil encirclement RU"}),
        ("Soldiers of Ukraine raised the flag of Ukraine on the edge of Yampil.", {"Yampil capture UA part"}),
        ("Wagner's chief claims his men have taken Yampil in the longest fight of the Russia-Ukraine war.",
         {"Yampil capture RU"}),
        ("Wagner's chief claims his men have taken Yampil from Ukrainian troops.", {"Yampil capture RU"}),
        ("Russian soldiers stormed Yampil. The retreat from the town, confirmed on Friday, opens a road.",
         {"Yampil assault RU", "Yampil withdrawal UA"}),
        ("The retreat from Yampil, confirmed on Friday, opens a road.", set()),
        ("Fighting raged on the outskirts of Yampil.", {"Yampil assault RU part"}),
        ("Fighting rages on, and Yampil lies in ruins.", set()),
    ],
)  # fmt: skip
def test_who_surrounds_whom_and_who_leaves(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops took Kherson. Heavy fighting continued on the edge of another big port, Mykolaiv.",
         {"Kherson capture RU", "Mykolaiv assault RU part"}),
        ("Battles went on in a nearby village, Torske.", {"Torske assault RU"}),
        ("Russian units are fighting for another town, Siversk.", {"Siversk assault RU"}),
        ("In another town, Siversk residents spoke of fighting.", set()),
        ("Russian units seized another town, Siversk.", {"Siversk capture RU"}),
        ("Some Russian soldiers are “trapped” in Siversk.", {"Siversk encirclement UA"}),
        ("The bridgehead at Siversk lies behind the river.", set()),
        ("Moscow's bridgehead in Siversk lies behind the river.", {"Siversk control RU part"}),
        ("Units of Russia's «South» force grouping have retaken Siversk.", {"Siversk capture RU"}),
    ],
)  # fmt: skip
def test_what_is_introduced_by_what_it_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's army says it is wrong to say that Siversk is in Russian hands.",
         {("Siversk control RU denied", "UA")}),
        ("It is incorrect to speak of the fall of Siversk, Kyiv's army says.",
         {("Siversk capture RU denied", "UA")}),
        ("Siversk is by no means under Russian control, Kyiv's army says.",
         {("Siversk control RU denied", "UA")}),
        ("It was wrong to say so, but Siversk is under Russian control, Kyiv's army says.",
         {("Siversk control RU", "UA")}),
        ("Moscow said its men had taken Siversk – a claim swiftly denied by Kyiv.",
         {("Siversk capture RU", "RU"), ("Siversk capture RU denied", "UA")}),
        ("Kyiv said by telephone that Russian soldiers had left Siversk.", {("Siversk withdrawal RU", "UA")}),
    ],
)  # fmt: skip
def test_what_is_wrong_to_say(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops stormed Siversk. The retreat – the first since the fall of Vuhledar in May – ends "
         "weeks of fighting in the town.", {"Siversk assault RU", "Siversk withdrawal UA"}),
        ("Russian troops stormed Siversk – a hub near Lyman – and took the town.",
         {"Siversk assault RU", "Siversk capture RU"}),
        ("The centre has fallen, with Ukrainians likely holding the north of Siversk.",
         {"Siversk control UA part"}),
        ("The frontier with Ukraine likely runs close to Sudzha.", set()),
        ("Russian soldiers were setting up positions inside Siversk.", {"Siversk advance RU part"}),
        ("Russian soldiers have cut into the centre of Siversk.", {"Siversk advance RU part"}),
        ("Budget cuts cut into the income of Siversk.", set()),
    ],
)  # fmt: skip
def test_what_stands_in_dashes_and_whom_likely_follows(text: str, claims: set[str]) -> None:
    assert told(text) == claims
