"""How analysts write of a front: what is the last of its kind, what goes unsaid, what is only feared."""

import pytest

from tests.unit.claims_told import told, untagged


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Terny and Torske are the last villages under Ukrainian control.",
         {"Terny control UA", "Torske control UA"}),
        ("Torske is one of the few villages held by Ukraine.", {"Torske control UA"}),
        ("Residents fled Torske, one of the few villages still under Russian control.",
         {"Torske control RU"}),
        ("Residents fled Terny and Torske, two of the last Ukrainian-held villages there.",
         {"Terny control UA", "Torske control UA"}),
        ("Torske is in ruins and two villages are under Russian control.", set()),
        ("Torske lies by three villages under Russian control.", set()),
        ("The road to Torske runs past villages under Russian control.", set()),
    ],
)  # fmt: skip
def test_the_last_places_that_are_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske is the first village Ukraine has freed this month.", {"Torske capture UA"}),
        ("Torske, a village Russian infantry entered on Sunday, is in ruins.", {"Torske advance RU part"}),
        ("Terny is the latest hamlet the Russians have seized.", {"Terny capture RU"}),
        ("Torske is the only town Russia has claimed to have taken.", {"Torske capture RU"}),
        ("In the village Russian soldiers hold a school.", set()),
        ("Torske is a village Russia has not entered.", {"Torske advance RU denied part"}),
        ("Torske is a village Russia wants to take.", set()),
    ],
)
def test_relative_clauses_without_their_pronoun(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The risk of Torske being surrounded has grown.", set()),
        ("There is a danger of the garrison being cut off in Torske.", set()),
        ("Torske is being surrounded.", {"Torske encirclement RU"}),
        ("Russian marines fought house to house to take Torske.", {"Torske assault RU"}),
        ("The Russians fought fiercely to regain Torske.", {"Torske assault RU"}),
        ("Russian marines attacked to regain Torske.", {"Torske assault RU"}),
        ("The Russians will fight to regain Torske.", set()),
        ("Russian marines attacked Torske to wipe out its garrison or destroy it.", {"Torske assault RU"}),
        ("Russian marines attacked Torske and destroyed a school.", set()),
        ("Russia attacked Torske to destroy its power station.", set()),
        ("Torske appeared on the verge of falling to the Russians.", set()),
        ("Russian columns around Torske are trying to drive north.", set()),
        ("Russian troops near Torske have tried to push toward Lyman.", set()),
        ("Russian troops near Torske have tried to push forward.", {"Torske assault RU"}),
    ],
)
def test_what_is_tried_or_feared(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("They are moving by Lyman, where Russian troops have advanced near Torske.", set()),
        ("It is loud in Lyman, where Russian troops have advanced near the station.",
         {"Lyman advance RU part"}),
        ("Lyman is quiet. Moscow says that Ukrainian troops in the Sumy region have retreated.", set()),
        ("Lyman is quiet. Moscow says that Ukrainian troops have retreated.", {"Lyman withdrawal UA"}),
        ("Lyman is quiet. Moscow says that Ukrainian troops in the area have retreated.",
         {"Lyman withdrawal UA"}),
    ],
)  # fmt: skip
def test_what_happens_in_another_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske, which has seen almost a year of war, is held by Ukraine.", {"Torske control UA"}),
        ("After nearly three months of war, Torske is under Ukrainian control.", {"Torske control UA"}),
        ("Torske, held by Russia for a year, was bombed.", set()),
        ("Torske is almost surely a goal and is currently the subject of a battle.", {"Torske assault RU"}),
        ("Nearly a third of Torske is under Ukrainian control.", {"Torske control UA part"}),
        ("Russian marines have nearly taken Torske.", {"Torske capture RU"}),
    ],
)
def test_spans_of_time_beside_a_state(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Terny and other areas in Sumy Oblast were freed by Ukraine.", {"Terny capture UA"}),
        ("Terny and nearby villages were seized by Russia.", {"Terny capture RU"}),
        ("Terny was quiet and villages were seized by Russia.", set()),
        (
            "The Ukrainians have freed Terny. Torske was taken as well, reporters said.",
            {"Terny capture UA", "Torske capture UA"},
        ),
        (
            "The Russians have seized Terny. Torske was taken as well, reporters said.",
            {"Terny capture RU", "Torske capture RU"},
        ),
        (
            "Kyiv said it had retaken two villages. Torske had been taken as well, it said.",
            {"Torske capture UA"},
        ),
        (
            "The rebels left Horlivka. Debaltseve was given up as well.",
            {"Horlivka withdrawal RU", "Debaltseve withdrawal RU"},
        ),
        (
            "Russian troops stormed Vovchansk on Monday. The village of Hlyboke is being cleared.",
            {"Vovchansk assault RU", "Hlyboke advance RU part"},
        ),
        (
            "Ukrainian forces took Robotyne. Ukrainian troops are in Verbove.",
            {"Robotyne capture UA", "Verbove advance UA part"},
        ),
        (
            "Russia attacked Lyman. Ukraine stormed Kreminna. Clashes were reported in Torske.",
            {"Lyman assault RU", "Kreminna assault UA", "Torske assault RU"},
        ),
        ("Prigozhin claimed the town of Soledar.", {"Soledar capture RU"}),
        (
            "Ukrainian forces advanced in Kursk region. The besieged city of Pokrovsk lies far away.",
            {"Pokrovsk encirclement RU"},
        ),
        ("Russian infantry seized positions on the edge of Torske.", {"Torske advance RU part"}),
        ("Russian infantry seized positions near Torske.", set()),
        ("A video showed Ukrainian soldiers celebrating in Torske.", {"Torske advance UA part"}),
        ("A video showed families celebrating in Torske.", set()),
        ("The Russians tightened their vise around Torske.", {"Torske encirclement RU"}),
        ("Ukrainian marines retook the Torske aggregate plant.", {"Torske capture UA part"}),
        ("Units of the Southern Military District have taken Torske.", {"Torske capture RU"}),
        ("Kyiv confirmed the presence of Russian soldiers in Torske.", {"Torske advance RU part"}),
        ("The presence of Ukrainian soldiers in Torske is a comfort.", {"Torske control UA part"}),
        ("The presence of journalists in Torske is a comfort.", set()),
        ("Ukrainian marines were pushed back from the centre of Torske.", {"Torske advance RU part"}),
        ("Ukrainian marines pushed the Russians back from Torske.", {"Torske repel UA"}),
        ("Russian columns by Torske have begun pushing out to the south.", set()),
        ("Russia has stepped up its efforts against Torske.", {"Torske assault RU"}),
        ("The south of Torske is engulfed by fighting.", {"Torske assault RU part"}),
        ("An assault took place in Torske on Monday.", {"Torske assault RU"}),
        ("The Russians are contesting Torske.", {"Torske assault RU"}),
        ("The garrison in Torske agreed to give up the town.", set()),
        ("Ukrainian marines retook the Torske railway junction.", {"Torske capture UA part"}),
        ("Trains run through the Torske railway junction.", set()),
    ],
)
def test_words_of_analysts(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The two hamlets, Terny and Torske, were seized by Russia.",
         {"Terny capture RU", "Torske capture RU"}),
        ("Hamlets – Terny and Torske – were freed by Ukraine.", {"Terny capture UA", "Torske capture UA"}),
        ("The Russians stormed Terny and Torske. The two hamlets, Kyiv said, were lost.",
         {"Terny capture RU", "Torske capture RU", "Terny assault RU", "Torske assault RU"}),
        ("The Russians have stormed a quarry, Terny and Torske.", {"Terny assault RU", "Torske assault RU"}),
        ("The Russians have seized a tank, Terny officials said.", set()),
        ("Moscow says it holds Torske. Kyiv denied the claim – its marines had freed Terny.",
         {"Torske control RU", "Torske control RU denied", "Terny capture UA"}),
        ("Kyiv denied this – as it does daily – and said its marines hold Terny.", {"Terny control UA"}),
        ("Kyiv has not yet confirmed the loss of Torske.", set()),
        ("The fall of Torske is not yet confirmed.", set()),
        ("Kyiv has now confirmed the loss of Torske.", {"Torske capture RU"}),
        ("There are surely still Ukrainian soldiers in Torske.", {"Torske control UA part"}),
        ("Russian troops took charge of Torske.", {"Torske capture RU"}),
        ("Torske was the first to become free from Russian occupation.", {"Torske capture UA"}),
        ("Ukrainian marines draped the flag over the school in Torske.", {"Torske capture UA part"}),
        ("Russian infantry seized the Torske gelatine plant.", {"Torske capture RU part"}),
    ],
)  # fmt: skip
def test_lists_beside_nouns_and_what_is_unconfirmed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("It's possible that Russian troops have entered Torske.", "hedged"),
        ("It is possible that Russian troops have entered Torske.", "hedged"),
        ("It is clear that Russian troops have entered Torske.", "asserted"),
        ("Torske is almost surely a goal and is the subject of a battle.", "asserted"),
        ("Torske is probably surrounded.", "hedged"),
    ],
)
def test_what_is_only_possible(text: str, factuality: str) -> None:
    assert [claim.factuality for claim in untagged(text)] == [factuality]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske faced Russian ground assaults.", {"Torske assault RU"}),
        ("Sudzha endured Ukrainian assaults.", {"Sudzha assault UA"}),
        ("The garrison faced ten assaults in Torske.", {"Torske assault RU"}),
        ("Torske endured a missile attack.", set()),
        ("Torske faces a winter without heat.", set()),
        ("Moscow claimed its first town of Torske, but Terny and Lyman are under assault.",
         {"Torske capture RU", "Terny assault RU", "Lyman assault RU"}),
        ("Ukrainian marines hold the last stronghold in the valley, Torske.", {"Torske control UA"}),
        ("Russian infantry took the first large town in the south, the port of Torske.",
         {"Torske capture RU"}),
        ("Russian infantry took the first town in the south, Kyiv said.", set()),
        ("Kyiv denied losing Terny, citing a street in Torske held by Ukrainian marines.",
         {"Terny capture RU denied", "Torske control UA part"}),
    ],
)  # fmt: skip
def test_what_towns_face_and_how_they_are_called(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian marines took several hamlets. Among these were Terny and Torske.",
         {"Terny capture UA", "Torske capture UA"}),
        ("Russian infantry took three hamlets. Among those is the village of Torske.", {"Torske capture RU"}),
        ("Ukrainian marines took several hamlets. These are the heroes of Terny.", set()),
        ("Ukrainian marines took several hamlets. Among these were two tanks near Torske.", set()),
        ("Russian infantry seized the barracks in Torske.", {"Torske capture RU part"}),
    ],
)  # fmt: skip
def test_places_taken_up_with_these(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske was shelled and captured.", {"Torske capture RU"}),
        ("Torske was destroyed and then occupied.", {"Torske control RU"}),
        ("Torske has been rebuilt and recaptured twice.", {"Torske capture UA"}),
        ("Three soldiers were wounded and captured near Torske.", set()),
        ("Torske was attacked by drones and shelled.", set()),
        ("Russian troops were defeated and withdrew from Torske.", {"Torske withdrawal RU"}),
        ("The northeastern Ukraine offensive was a thrust by armed forces. Torske was under siege.",
         {"Torske encirclement RU"}),
        ("Ukraine launched an offensive. Torske was under siege.", {"Torske encirclement UA"}),
        ("During the eastern Ukraine campaign, Ukrainian troops held Torske.", {"Torske control UA"}),
    ],
)  # fmt: skip
def test_what_shares_a_passive_and_whose_campaign(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine recaptured 300 square miles, including Torske.", {"Torske capture UA"}),
        ("Ukraine recaptured 300 square miles in Torske.", {"Torske capture UA part"}),
        ("Russian troops seized 5 square km of land, including part of Torske.", {"Torske capture RU part"}),
        ("Russian forces intensified their encirclement attempts around Torske.", set()),
    ],
)  # fmt: skip
def test_what_lies_in_the_land_that_is_taken(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces likely entered Torske, though it is unclear if Russian forces will stay.",
         {"Torske advance RU part"}),
        ("Russian forces have likely entered Torske if the footage is real.", set()),
        ("Torske, a prize for Russia, remains under Ukrainian control.", {"Torske control UA"}),
        ("Torske, nearer to the border, is now in Russian hands.", {"Torske control RU"}),
        ("Russian forces look to retake Torske.", set()),
        ("Ukrainian troops initially entered Torske, but the village was later captured by Russian forces.",
         {"Torske advance UA part", "Torske capture RU"}),
        ("Russian marines pushed the last weary Ukrainian troops out of Torske.", {"Torske capture RU"}),
        ("Russian forces hold Torske. Kyiv controls 90 square kilometres (35 square miles) of land there.",
         {"Torske control RU"}),
    ],
)  # fmt: skip
def test_what_analysts_add(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow said it held Torske. It claimed to have taken Terny as well, but Kyiv refuted this claim.",
         {"Torske control RU", "Terny capture RU", "Terny capture RU denied"}),
        ("Moscow said it held Torske. It claimed to have taken Terny as well, but Kyiv refuted these claims.",
         {"Torske control RU", "Terny capture RU", "Torske control RU denied", "Terny capture RU denied"}),
        ("Moscow said it held Torske. Kyiv refuted the claim.",
         {"Torske control RU", "Torske control RU denied"}),
        ('Moscow said it had taken Torske. "Our troops are in Torske," a Ukrainian spokesman said.',
         {"Torske capture RU", "Torske control UA part"}),
        ('"Our troops are in Torske," a Ukrainian spokesman said.', {"Torske control UA part"}),
    ],
)  # fmt: skip
def test_what_is_said_against_a_claim(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces -- despite the Ukrainian defenders -- took Torske.", {"Torske capture RU"}),
        ("Torske--a village near Terny--is in Ukrainian hands.", {"Torske control UA"}),
        ("The ministry announced the capture of three villages. Two of the villages, Torske and Terny, lie "
         "near Lyman.", {"Torske capture RU", "Terny capture RU"}),
        ("The ministry announced the capture of three villages. Some of the roads, Torske and Terny, are "
         "by Lyman.", set()),
    ],
)  # fmt: skip
def test_dashes_typed_as_hyphens_and_some_of_those_counted(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow claimed the town of Torske. Russian marines attacked the town after seizing Terny. "
         "Ukrainian troops hold the west of the town.",
         {"Torske capture RU", "Terny capture RU", "Torske assault RU", "Torske control UA part"}),
        ("Moscow claimed the town of Torske. After seizing Terny, its men rested. Ukrainian troops hold "
         "the west of the town.", {"Torske capture RU", "Terny capture RU", "Terny control UA part"}),
        ("Torske, a small village in the eastern Donetsk region, which Russian marines entered, burns.",
         {"Torske advance RU part"}),
        ("Torske lies by a small lake in the eastern Donetsk region, which Russian marines entered.", set()),
        ("Russian forces aim to take Torske, driving the garrison out of Terny.", set()),
        ("Russian forces plan to take Torske — encircling Terny.", set()),
        ("Russian forces, who plan to take Torske, are moving on, encircling Terny.",
         {"Terny encirclement RU"}),
        ("Torske is west of Russian-occupied Donetsk.", {"Donetsk control RU"}),
        ("Torske is in the north of occupied Donetsk and Luhansk.", set()),
    ],
)  # fmt: skip
def test_what_only_dates_places_or_accompanies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Analysts say that Torske is confirmed to be captured.", {"Torske capture RU"}),
        ("DeepState says that Torske is confirmed to be captured.", {"Torske capture RU"}),
        ("DeepState claimed to have captured Torske.", {"Torske capture UA"}),
        ("Torske fell. Ukraine said it had withdrawn its men to avoid losses.",
         {"Torske capture RU", "Torske withdrawal UA"}),
        ("Torske fell. Ukraine said it had withdrawn its men to within two miles of Terny.",
         {"Torske capture RU"}),
        ("The staff did not mention fighting in Torske, suggesting that Wagner troops had entered it.",
         {"Torske advance RU part"}),
        ("The staff could not say that Wagner troops had entered Torske.", set()),
        ("Moscow said it had taken Torske. Kyiv said it was incorrect to say that the village was under "
         "Russian control.", {"Torske capture RU", "Torske control RU denied"}),
        ("Moscow said it had taken Torske, a village near Russian-held Terny. Kyiv denied the claim.",
         {"Torske capture RU", "Terny control RU", "Torske capture RU denied"}),
        ("Shells fell on Torske, which Moscow said it had taken. Kyiv denied the claim.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Russian forces hold Torske. The withdrawal plans are secret.", {"Torske control RU"}),
        ("The Russian grouping in Torske was completely surrounded.", {"Torske encirclement UA"}),
        ("Ukrainian forces regained control of nine square kilometres in Torske.",
         {"Torske capture UA part"}),
    ],
)  # fmt: skip
def test_who_takes_and_what_is_left_unsaid(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian troops gained ground in and around Torske.", {"Torske advance UA part"}),
        ("Ukrainian troops gained ground around Torske.", set()),
        ("Ukrainian troops hold positions in and around Torske.", {"Torske control UA"}),
        ("Ukrainian troops hold positions near Torske.", set()),
        ("The enemy attacked in the areas of Torske, Serebrianske forestry and Terny.",
         {"Torske assault RU", "Terny assault RU"}),
        ("There are reports of the outbreak of clashes in Torske.", {"Torske assault RU"}),
        ("Since the outbreak of clashes in Torske, prices have risen.", set()),
        ("Torske and Terny, with a combined population of 900, are the last villages under Kyiv's control.",
         {"Torske control UA", "Terny control UA"}),
        ("Torske and Terny, with a road and a school, burn, and two villages are under Kyiv's control.",
         set()),
        ("Russia is struggling to maintain control of Torske.", {"Torske control RU"}),
        ("Russia is struggling to take control of Torske.", {"Torske assault RU"}),
        ("Torske has been pincered by Russian forces.", {"Torske encirclement RU part"}),
        ("Moscow lied that its men had entered Torske.", {"Torske advance RU denied part"}),
    ],
)  # fmt: skip
def test_where_and_how_far_ground_is_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Analysts consider Torske to be under Russian control.", {"Torske control RU"}),
        ("The map shows the village of Torske to be held by Russian forces.", {"Torske control RU"}),
        ("Bloggers believe Torske to now be in Russian hands.", {"Torske control RU"}),
        ("Kyiv wants Torske to be in Ukrainian hands.", set()),
        ("Analysts consider it vital for Torske to be in Ukrainian hands.", set()),
        ("Wagner troops want to encircle Torske and cut off its last supply routes.", set()),
        ("Wagner troops will take Terny and cut the last road into Torske.", set()),
        ("Wagner troops managed to enter Terny and cut the last road into Torske.",
         {"Terny advance RU part", "Torske encirclement RU part"}),
        ("Wagner troops took Terny and cut the last road into Torske.",
         {"Terny capture RU", "Torske encirclement RU part"}),
        ("Kherson is the only regional capital that Russian forces have captured.", set()),
        ("Russian forces have captured the regional capital, Kherson.", {"Kherson capture RU"}),
    ],
)  # fmt: skip
def test_what_places_are_thought_to_be_and_what_is_only_meant(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv rejected the Russian command's claim that they had captured Torske.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Kyiv rejected the statement by the Russian ministry that it had captured Torske.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Ukraine dismissed Russian claims that they had captured Torske.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Russia denied Kyiv's statement that its troops had left Torske.",
         {"Torske withdrawal RU", "Torske withdrawal RU denied"}),
        ("Ukraine counters that it still holds Torske.", {"Torske control UA"}),
        ("The governor said Russian forces were near Torske. He said they had not entered the village.",
         {"Torske advance RU denied part"}),
        ("The governor said Russian forces were near Torske. He said they had entered the village.",
         {"Torske advance RU part"}),
        ("Marines came near Torske, Kyiv's brigade said. They said they had entered the village.",
         {"Torske advance UA part"}),
        ("Chechen fighters reached the edge of Siversk, blocking exits from the town, Kadyrov said.",
         {"Siversk advance RU part", "Siversk encirclement RU part"}),
        ("The exit of Ukrainian troops from Siversk was confirmed.", {"Siversk withdrawal UA"}),
        ("The Russians lost many men, so much so that Siversk is under Kyiv's control.",
         {"Siversk control UA"}),
        ("The Russians brought in more men so that Siversk would be under their control.", set()),
        ("Moscow said it had taken Torske. Kyiv countered this claim.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Moscow said it had taken Torske, a village in the Donetsk region where fighting has intensified.",
         {"Torske capture RU"}),
        ("Moscow said it had taken Torske, a village where fighting had raged for weeks.",
         {"Torske capture RU", "Torske assault RU"}),
        ("Ukraine confirmed the withdrawal of its forces from Torske, a shift on the front near Lyman. The "
         "village is Russian now.", {"Torske withdrawal UA", "Torske control RU"}),
        ("Siversk fell to rebels in 2014, who held it for weeks, but Kyiv's forces retook it.", set()),
    ],
)  # fmt: skip
def test_whose_a_disputed_place_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("On the southern outskirts of Torske, Russian marines pushed 300 metres further.",
         {"Torske advance RU part"}),
        ("On the edge of Torske Russian marines attacked.", {"Torske assault RU part"}),
        ("On Torske, Russian marines attacked.", set()),
        ("Russian marines advanced along the northern edge of Torske.", {"Torske advance RU part"}),
        ("Russian marines advanced along the road to Torske.", set()),
        ("Russian marines advanced along the river.", set()),
    ],
)  # fmt: skip
def test_in_which_part_of_a_town_it_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops have taken Terny and probably Torske.", {"Terny capture RU", "Torske capture RU"}),
        ("Russian troops have taken Terny, Torske, and possibly Lyman.",
         {"Terny capture RU", "Torske capture RU", "Lyman capture RU"}),
        ("Russian troops have taken Terny, probably from Torske.", {"Terny capture RU"}),
        ("According to the army on Telegram, Terny and Torske are under Ukrainian control.",
         {"Terny control UA", "Torske control UA"}),
        ("The videos confirm Russian presence in western Torske.", {"Torske control RU part"}),
        ("There is a Russian presence in Torske.", set()),
        ("Russian troops exited from many villages, including Torske.", {"Torske withdrawal RU"}),
        ("Russian troops attacked in the village of Progress near Pokrovsk.", {"Prohres assault RU"}),
        ("Russian troops make progress in Torske.", {"Torske advance RU part"}),
        ("Torske remains under siege, with Ukrainian marines trapped in its centre.",
         {"Torske encirclement RU", "Torske encirclement RU part"}),
    ],
)  # fmt: skip
def test_what_is_listed_shown_or_called_so(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian marines have taken part of Torske.", {"Torske capture RU part"}),
        ("Russian marines took part in the parade in Torske.", set()),
        ("Russian marines retreated in the Donetsk City direction.", set()),
        ("Russian marines retreated from Donetsk City.", {"Donetsk withdrawal RU"}),
        ("Russian marines continued their street-by-street advance into Torske.", {"Torske advance RU part"}),
        ("Russian marines previously took Torske late on 15 September.", {"Torske capture RU"}),
        ("Russian marines previously took Torske on 15 June.", set()),
        ("Russian marines previously took Torske.", set()),
    ],
)
def test_parts_directions_and_days_before(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv said it had repelled attacks on Terny. Moscow claimed to have taken Torske, "
         "though this claim is likely false.", {"Terny repel UA", "Torske capture RU"}),
        ("Fighting goes on in Torske. Russian sources denied claims from other bloggers that Ukrainian units "
         "had crossed the river.", {"Torske assault RU"}),
        ("Moscow said it had taken Torske. Kyiv denied claims from Moscow.",
         {"Torske capture RU", "Torske capture RU denied"}),
        ("Moscow said it had taken Torske. Kyiv denied its claims on Friday and said that it was raining.",
         {"Torske capture RU", "Torske capture RU denied"}),
    ],
)  # fmt: skip
def test_what_is_called_false(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine might not be able to hold Torske.", set()),
        ("Russia may be able to take Torske.", set()),
        ("Ukraine may have retaken Torske.", {"Torske capture UA"}),
        ("Ukrainian units left Terny amid Russia's intensifying efforts to take Torske.",
         {"Terny withdrawal UA", "Torske assault RU"}),
        ("Russian troops hold the urban core of Torske.", {"Torske control RU part"}),
        ("Russian troops entered the Donetsk hub of Pokrovsk.", {"Pokrovsk advance RU part"}),
        ("Russian troops hold Torske, a hub of the region.", {"Torske control RU"}),
        ("Shells hit Torske, a town in the Kharkiv region held by Russia.", {"Torske control RU"}),
        ("Shells hit Torske, a village near the region held by Russia.", set()),
    ],
)  # fmt: skip
def test_what_may_come_and_what_is_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims
