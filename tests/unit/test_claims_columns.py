"""What correspondents write: who says it set amid the sentence, fights by other names, whom "its" is of."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine, he said, holds Siversk.", {"Siversk control UA"}),
        ("The Russians, the mayor said, still hold half of Siversk.", {"Siversk control RU part"}),
        ("Ukraine, she pointed out, still has a foothold in Siversk.", {"Siversk control UA"}),
        ("The Russians, she says, try to storm Siversk.", {"Siversk assault RU"}),
        ("On 2 September, Russian troops were reported entering Siversk, fully capturing it by evening.",
         {"Siversk advance RU part", "Siversk capture RU"}),
        ("In capturing Siversk, Russian forces used glide bombs.", {"Siversk capture RU"}),
        ("On entering Siversk, Ukrainian troops found a grave.", {"Siversk advance UA part"}),
        ("The enemy never stopped storming Siversk.", {"Siversk assault RU"}),
        ("The enemy does not stop trying to enter Siversk.", {"Siversk assault RU"}),
        ("The enemy has stopped storming Siversk.", set()),
        ("Ukrainian marines, who hold Siversk, repelled six attacks.", {"Siversk control UA"}),
        ("The Russians have gone on the offensive near Siversk.", {"Siversk assault RU"}),
        ("Ukraine, whose troops hold Siversk, attacked again.", {"Siversk control UA"}),
        ("The Russians, driven out of Siversk, shelled it.", {"Siversk capture UA"}),
        ("Ukrainian troops, beaten back at Siversk, rested.", {"Siversk repel RU"}),
        ("Russian troops have, with their allies, taken Siversk.", {"Siversk capture RU"}),
        ("Before they took Siversk, the Russians shelled it.", {"Siversk capture RU"}),
        ("When they withdrew from Siversk, the Ukrainians blew up a bridge.", {"Siversk withdrawal UA"}),
        ("Moscow is silent. Though they hold Siversk, the Ukrainians are tired.", {"Siversk control UA"}),
        ("A Ukrainian counterattack drove them out of Siversk.", {"Siversk capture UA"}),
        ("The two sides are locked in battle for Siversk.", {"Siversk assault RU"}),
        ("The minister and the bank are locked in battle over Siversk's budget.", set()),
    ],
)  # fmt: skip
def test_who_acts_over_who_says_it(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops have entered Siversk, and gun battles are taking place there.",
         {"Siversk advance RU part", "Siversk assault RU"}),
        ("Siversk is burning. Battles are being waged literally for every cellar.", {"Siversk assault RU"}),
        ("Siversk is ours. Assaults do not stop.", {"Siversk control UA", "Siversk assault RU"}),
        ("Siversk is burning, and the fighting there is fierce.", {"Siversk assault RU"}),
        ("An attempt to take Siversk failed.", {"Siversk assault RU"}),
        ("Russia failed in its latest attempt to take Siversk.", {"Siversk assault RU"}),
        ("Siversk has held off the Russians for a month.", {"Siversk repel UA"}),
        ("Siversk has survived another assault.", {"Siversk repel UA"}),
        ("An attempt to leave Siversk failed.", set()),
        ("A school in Siversk, captured on camera by a drone, was burning.", set()),
        ("No bus goes to Siversk because of the fighting there.", {"Siversk assault RU"}),
        ("People fled amid fighting for Siversk.", {"Siversk assault RU"}),
        ("Five soldiers were killed in fighting in Siversk.", set()),
        ("Russia controls 70% of Siversk and is storming the rest.",
         {"Siversk control RU part", "Siversk assault RU part"}),
        ("They killed ten men in Siversk and captured the rest.", set()),
        ("The battle for the liberation of Siversk goes on.", {"Siversk assault RU"}),
        ("Rockets hit Siversk. The storms of autumn do not stop.", set()),
        ("Siversk is a springboard for the capture of Sloviansk.", set()),
        ("The army is creating the conditions for the liberation of Siversk.", set()),
        ("There is no threat of Siversk being encircled.", set()),
        ("The danger of Siversk being cut off has grown.", set()),
    ],
)  # fmt: skip
def test_fights_and_what_they_are_for(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Siversk is ours. In the town they have one road left.", {"Siversk control UA"}),
        ("Two brigades near Siversk have little left to fire.", set()),
        ("We shelled Siversk. I do not see any of them left around the town.", set()),
        ("The last Russians left Siversk.", {"Siversk withdrawal RU"}),
        ("Zvanivka and Fedorivka, all south of Siversk, had been freed.",
         {"Zvanivka capture UA", "Fedorivka capture UA"}),
        ("The Russians hold all the north of Siversk.", {"Siversk control RU part"}),
        ("Siversk, known to Russians as Seversk, is in Russian hands.", {"Siversk control RU"}),
        ("Siversk, which lies on the railway to Lyman, is under the Ukrainian flag.", {"Siversk control UA"}),
        ("Torske and Terny are among the villages freed.", {"Torske capture UA", "Terny capture UA"}),
        ("Russia's seizure last week of Siversk has opened a road.", {"Siversk capture RU"}),
        ("Siversk, besieged since June, has no water.", {"Siversk encirclement RU"}),
        ("Siversk was encircled in March.", set()),
        ("Siversk is split between the two armies.", {"Siversk assault RU"}),
        ("Mopping-up operations are under way in Siversk.", {"Siversk assault RU"}),
        ("They want to cross the river, take Siversk and rest.", set()),
        ("Ukraine left the small town of Siversk in order to save lives.", {"Siversk withdrawal UA"}),
        ("The enemy continues to bring its dead out of Siversk.", set()),
        ("Siversk is back under Moscow's thumb.", {"Siversk control RU"}),
        ("Russian troops took Terny. The enemy entered Zarichne, and most of the village is theirs.",
         {"Terny capture RU", "Zarichne advance RU part", "Zarichne control RU part"}),
        ("Avdiivka burns. The town, a gateway to the city of Donetsk, has been lost. Its loss is a blow.",
         {"Avdiivka capture RU"}),
        ("Moscow took Torske and Terny. The former, Kyiv said, remains under its control.",
         {"Torske capture RU", "Terny capture RU", "Torske control UA"}),
        ("Torske and Terny lie on a river. Moscow had announced the capture of both earlier this month.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian troops entered Siversk. Two days later it was under their control.",
         {"Siversk advance RU part", "Siversk control RU"}),
        ("Siversk was under their control for two days.", set()),
        ("Siversk is the last town that Kyiv holds, and a separatist claimed on Sunday that it was quiet.",
         {"Siversk control UA"}),
    ],
)  # fmt: skip
def test_what_is_told_of_the_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow says that it has taken Siversk. That is not true, Kyiv says: its troops hold the centre.",
         {("Siversk capture RU", "RU"), ("Siversk capture RU denied", "UA"), ("Siversk control UA", "UA")}),
        ("Moscow claims Siversk. Kyiv calls that nonsense: its soldiers control the town.",
         {("Siversk capture RU", "RU"), ("Siversk capture RU denied", "UA"), ("Siversk control UA", "UA")}),
        ("Whatever Moscow says, we hold Siversk, the mayor said.", {("Siversk control UA", "UA")}),
        ("Contrary to what Moscow says, Siversk is still Ukrainian.", {("Siversk control UA", "neutral")}),
        ("As Moscow says, we hold Siversk.", {("Siversk control RU", "RU")}),
        ("Russian bloggers lamented the fall of Siversk.", {("Siversk capture UA", "RU")}),
        ("Fake of the week: Russia has taken Siversk.", {("Siversk capture RU denied", "neutral")}),
        ('Russia announced the capture of Siversk, but Kyiv says "heavy fighting" goes on there.',
         {("Siversk capture RU", "RU"), ("Siversk assault RU", "UA")}),
        ("Siversk is all but lost to Kyiv: Russia announced its capture on Thursday.",
         {("Siversk capture RU", "neutral"), ("Siversk capture RU", "RU")}),
        ("The governor spoke of Siversk. The Russians, he said, have 80 per cent of it in their grip.",
         {("Siversk control RU", "UA")}),
        ("I want to thank the men of the 10th brigade, who hoisted our flag over Siversk. Glory to Ukraine!",
         {("Siversk capture UA", "UA")}),
        ("The general wants to announce that Siversk has been taken.", set()),
    ],
)  # fmt: skip
def test_whose_word_it_is(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
