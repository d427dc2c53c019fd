"""How reporters tell of settlements in passing: by a plant, by where the town lies, since when."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import PUBLISHED, told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The enemy keeps storming the Azovstal plant.", {"Mariupol assault RU part"}),
        ("Ukrainian marines hold only the Azot chemical works.", {"Sievierodonetsk control UA part"}),
        ("Hundreds of soldiers are still trapped in Azovstal by the Russian army.",
         {"Mariupol encirclement RU part"}),
        ("Azovstal made rails and beams. Its owner has sued.", set()),
        ("Shells fell on the Azot plant at noon.", set()),
    ],
)  # fmt: skip
def test_plant_with_a_name_of_its_own(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Toretsk lies in ruins. Russian troops have captured the eastern town.", {"Toretsk capture RU"}),
        ("Toretsk lies in ruins. Russian troops have captured the eastern part of the town.",
         {"Toretsk capture RU part"}),
        ("Toretsk lies in ruins. Russian troops have captured the besieged mining town.",
         {"Toretsk capture RU", "Toretsk encirclement RU"}),
        ("Toretsk lies in ruins. Russian troops are fighting for the ravaged northern town.",
         {"Toretsk assault RU"}),
        ("Toretsk lies in ruins. Russian troops have captured another besieged eastern town.", set()),
    ],
)  # fmt: skip
def test_town_told_by_where_it_lies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops attacked the mine as a first convoy of refugees reached Lyman.", set()),
        ("Russian troops shelled the road while villagers entered Lyman.", set()),
        ("Russian soldiers cheered as a column of Russian tanks reached Lyman.",
         {"Lyman advance RU part"}),
        ("Russian troops have gained no ground since taking Torske on Monday.", {"Torske capture RU"}),
        ("Russian troops have gained no ground since the seizure of Torske on Friday.",
         {"Torske capture RU"}),
        ("Russian troops have gained no ground since taking Torske.", set()),
    ],
)  # fmt: skip
def test_civilians_on_the_move_and_since_when(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops seized Torske before being driven out by Ukrainian marines.",
         {"Torske capture RU", "Torske capture UA"}),
        ("Torske was in Russian hands all week. On Monday the Ukrainians pushed them out.",
         {"Torske control RU", "Torske capture UA"}),
        ("Ukrainian guards had driven out the Russian troops from the northern edge of Torske.",
         {"Torske capture UA part"}),
        ("Russian troops entered Torske but were soon driven out.",
         {"Torske advance RU part", "Torske repel UA"}),
        ("Torske was shelled. Ukraine is trying to push the remaining units out.", set()),
        ("Torske was shelled. Lodgers were driven out by the cold.", set()),
        ("The hamlet of Torske lay in ashes after being taken by Russian troops.", {"Torske capture RU"}),
        ("Torske is still Ukrainian despite being surrounded by Russian troops.",
         {"Torske control UA", "Torske encirclement RU"}),
        ("A bridge by Torske was mended after being attacked by drones.", set()),
    ],
)  # fmt: skip
def test_taken_and_lost_again(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian gunners rebuffed attempts to seize Torske.", {"Torske repel UA"}),
        ("Kyiv rebuffed reports that Russian troops had seized Torske.", {"Torske capture RU denied"}),
        ("Russia is using motorcycles to seize Torske.", {"Torske assault RU"}),
        ("Russia used motorcycles to seize Torske.", {"Torske capture RU"}),
        ("Russia will be using motorcycles to seize Torske.", set()),
        ("Moscow's army hailed the completion of the operation to liberate Torske.",
         {"Torske capture RU"}),
        ("Moscow's army hailed the operation to liberate Torske.", set()),
        ("The governor of Luhansk said the Russians were in control of most of the town.", set()),
        ("Ivan Bondar, who heads the self-styled court in Donetsk, said half of the garrison in the mine had "
         "surrendered.", set()),
    ],
)  # fmt: skip
def test_whose_deed_is_done(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("After the loss of Torske on Monday, Kyiv appears to be focusing on Yampil.",
         {"Torske capture RU"}),
        ("With the fall of Torske, Moscow seems to be concentrating on Yampil.", {"Torske capture RU"}),
        ("The capture of Torske is a priority.", set()),
        ("In the south the capture of Torske, too, remains a goal.", set()),
        ("The enemy's main goal appears to be the encirclement of Torske.", set()),
        ("Their aim is likely to be the capture of Torske.", set()),
        ("The result appears to be the capture of Torske.", {"Torske capture RU"}),
        ("Torske is under attack from Ukrainian marines.", {"Torske assault UA"}),
        ("Torske, under constant assault from the Ukrainian army, lies in ruins.", {"Torske assault UA"}),
        ("Torske is under attack from the east.", {"Torske assault RU"}),
        ("The motorised rifle units of the group repelled two assaults near Torske.", {"Torske repel RU"}),
    ],
)  # fmt: skip
def test_who_acts_and_what_is_only_meant(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv called Moscow's claim to have seized Torske a lie.",
         {("Torske capture RU", "RU"), ("Torske capture RU denied", "UA")}),
        ("The Kremlin labelled Kyiv's claim to have retaken Torske false.",
         {("Torske capture UA", "UA"), ("Torske capture UA denied", "RU")}),
        ("Moscow's claim to have seized Torske is a lie.",
         {("Torske capture RU", "RU"), ("Torske capture RU denied", "neutral")}),
        ("Russian troops hold neither Torske nor Yampil.",
         {("Torske control RU denied", "neutral"), ("Yampil control RU denied", "neutral")}),
        ("Russian troops hold Torske. Neither the mayor nor the governor spoke.",
         {("Torske control RU", "neutral")}),
    ],
)  # fmt: skip
def test_who_denies_what(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


def test_what_others_guess_makes_nothing_less_sure() -> None:
    article = Article(
        id="t",
        text="Ukraine said it had retreated from Torske, prompting speculation that Yampil is next.",
        published=PUBLISHED,
        language="en",
    )
    assert [(c.settlement, str(c.kind), str(c.factuality)) for c in extract(article)] == [
        ("Torske", "withdrawal", "asserted")
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske was in Ukrainian hands on Sunday, a day after Russian troops withdrew.",
         {"Torske control UA", "Torske withdrawal RU"}),
        ("Torske was again in Russian hands a week after the parade.", {"Torske control RU"}),
        ("Torske was in Russian hands for a week when Ukraine lost the bridge.", set()),
        ("There is no let-up in the fighting in Torske.", {"Torske assault RU"}),
        ("There was no respite in the battle for Torske.", {"Torske assault RU"}),
        ("There was a pause in the battle for Torske.", set()),
        ("Torske came under renewed assault.", {"Torske assault RU"}),
        ("Torske burns. The village, home to 900 people before the war, has been taken by Russian troops.",
         {"Torske capture RU"}),
        ("Torske burns. The village, taken by Russian troops before the war, is quiet.", set()),
        ("Torske came under assault by drones.", set()),
        ("Russia's advance has slowed around Torske. They now control the eastern bank of the town.",
         {"Torske control RU part"}),
        ("The Ukrainian assault goes on near Torske. They control half of the village.",
         {"Torske assault UA", "Torske control UA part"}),
        ("Russia's advance on Torske goes on. Ukrainian troops left Yampil. They control half of Torske.",
         {"Yampil withdrawal UA", "Torske control UA part"}),
    ],
)  # fmt: skip
def test_what_lasts_and_what_is_over(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian guns shelled recently liberated Torske.", {"Torske capture UA"}),
        ("The minister visited newly recaptured Yampil and Torske.",
         {"Yampil capture UA", "Torske capture UA"}),
        ("Ukrainian troops have recently liberated Torske.", {"Torske capture UA"}),
        ("Russian troops recently captured Torske.", {"Torske capture RU"}),
        ("Russian troops occupying Torske looted the shops.", {"Torske control RU"}),
        ("Footage showed Russian marines occupying most of Torske.", {"Torske control RU part"}),
        ("Russian troops occupied Torske on Monday.", {"Torske capture RU"}),
        ("Torske is occupied by Russian troops.", {"Torske control RU"}),
        ("Moscow sent home the brigades used to storm Torske.", set()),
        ("Ukrainian troops shelled two depots used to attack Torske.", set()),
        ("The Russians used tanks to storm Torske.", {"Torske assault RU"}),
        ("Their success is not limited to the liberation of Torske.", {"Torske capture UA"}),
        ("Ukrainian troops have to leave Torske.", set()),
        ("Ukrainian troops had to leave Torske.", {"Torske withdrawal UA"}),
        ("Kyiv has claimed responsibility for the blast in Torske.", set()),
        ("Kyiv has claimed Torske.", {"Torske capture UA"}),
        ("Russia has regrouped its troops in Torske and Yampil.", set()),
        ("Russia has troops in Torske and Yampil.", {"Torske control RU part", "Yampil control RU part"}),
        ("Torske is now under Russian military jurisdiction.", {"Torske control RU"}),
        ("Ukraine has retaken the supply base of Torske.", {"Torske capture UA"}),
    ],
)  # fmt: skip
def test_participles_and_what_was_used(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ('"Our (forces) hold only the outskirts of Torske," a Ukrainian colonel said.',
         {"Torske control UA part"}),
        ('"The (Russian) occupiers hold Torske," a Ukrainian colonel said.', {"Torske control RU"}),
        ('"They (the Russians) have taken Torske," a Ukrainian colonel said.', {"Torske capture RU"}),
        ('"The invaders (Russians) are in Torske," a resident said.', {"Torske advance RU part"}),
        ("Russian troops (Wagner's) are in Torske.", {"Torske advance RU part"}),
        ("Russian troops hold a village (Torske).", set()),
        ("The governor (of Luhansk) said Torske had been shelled.", set()),
    ],
)  # fmt: skip
def test_what_an_editor_adds_in_round_brackets(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske burns. The governor said Russia shelled parts of the village that are still held by Kyiv.",
         {"Torske control UA part"}),
        ("Torske burns. The governor said on Monday that Russian troops held the village.",
         {"Torske control RU"}),
        ("The army said Torske was one of several villages that Russian forces were attacking.",
         {"Torske assault RU"}),
        ("Ukraine has retaken Torske, a village in the region of Kharkiv, which Russia said it had seized.",
         {"Torske capture UA", "Torske capture RU"}),
        ("Russia partially captured the villages of Torske, Yampil and Zarichne near the river.",
         {"Torske capture RU part", "Yampil capture RU part", "Zarichne capture RU part"}),
        ("Russia captured two villages of Donetsk Oblast, Torske and Yampil.",
         {"Torske capture RU", "Yampil capture RU"}),
        ("Torske lies east of Yampil, a village held by Ukraine.", {"Yampil control UA"}),
        ("Torske lies near Yampil, a village under Russian control.", {"Yampil control RU"}),
        ("Torske, east of Yampil, is held by Ukraine.", {"Torske control UA"}),
        ("Torske is Ukraine's last stronghold in the valley.", {"Torske control UA"}),
        ("Torske and Yampil are Kyiv's two main strongholds.", {"Torske control UA", "Yampil control UA"}),
        ("Torske is the last major stronghold in the valley.", set()),
    ],
)  # fmt: skip
def test_what_a_clause_or_a_name_behind_it_is_said_of(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops have consolidated in Torske.", {"Torske capture RU"}),
        ("Russian troops are consolidating in Torske.", {"Torske advance RU part"}),
        ("Russian troops are trying to consolidate in Torske.", {"Torske assault RU"}),
        ("Ukrainian troops have failed to consolidate inside Torske.", {"Torske capture UA denied"}),
        ("Russian troops consolidated on the outskirts of Torske.", {"Torske advance RU part"}),
        ("Russian troops plan to consolidate in Torske.", set()),
    ],
)
def test_who_consolidates_in_a_place_has_taken_it(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ('"The enemy claims that they have captured Torske," the Ukrainian spokesman said.',
         {"Torske capture RU"}),
        ('"Moscow says they hold Torske," the Ukrainian spokesman said.', {"Torske control RU"}),
        ('"They have captured Torske," the Ukrainian spokesman said.', {"Torske capture RU"}),
        ('"Our men say they hold Torske," the Ukrainian spokesman said.', {"Torske control UA"}),
        ("Fighting goes on for Velyka Novosilka, a town west of Donetsk. Russian troops took the town hall.",
         {"Velyka Novosilka assault RU", "Velyka Novosilka capture RU part"}),
        ("They took two villages south of Avdiivka. In the town itself, Russian troops hold the station.",
         {"Avdiivka control RU part"}),
        ("The Ukrainian flag has been raised Friday over Torske.", {"Torske capture UA"}),
        ("Ukrainian troops raised the flag on Friday over Torske.", {"Torske capture UA"}),
        ("The Ukrainian flag will be raised on Friday over Torske.", set()),
        ("Ukrainian troops repelled ten attacks - near Torske and Yampil.",
         {"Torske repel UA", "Yampil repel UA"}),
        ("The enemy attacked in the Lyman sector – in Torske and Yampil.",
         {"Torske assault RU", "Yampil assault RU"}),
        ("Ukrainian troops left Yampil - near Torske.", {"Yampil withdrawal UA"}),
        ("Torske, where Russian and Ukrainian forces have been fighting for weeks, lies in ruins.",
         {"Torske assault RU"}),
        ("Torske, which Ukrainian and Russian troops fought over for weeks, lies in ruins.",
         {"Torske assault RU"}),
        ("Torske is Russian and Ukrainian troops hold Yampil.", {"Torske control RU", "Yampil control UA"}),
    ],
)  # fmt: skip
def test_who_says_of_themselves_and_where_pairs_of_forces_fight(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske, despite a week-long siege, remained under Ukrainian control.", {"Torske control UA"}),
        ("Torske, after a three-month siege, was under Russian control.", {"Torske control RU"}),
        ("Torske was under Russian control for a week.", set()),
        ('"Our troops hold their positions (in Torske)," the Ukrainian army said.', {"Torske control UA"}),
        ('"Our troops hold their positions (thank God)," the Ukrainian army said in Torske.', set()),
        ("Russia reported capturing four villages: Yampil and Torske.",
         {"Yampil capture RU", "Torske capture RU"}),
        ("Russia denied capturing two more settlements over the past week, including Yampil and Torske.",
         {"Yampil capture RU denied", "Torske capture RU denied"}),
        ("Russia spoke of taking two villages: Yampil and Torske.",
         {"Yampil capture RU", "Torske capture RU"}),
        ("The enemy tried to dislodge our units from their lines near Yampil and Torske.",
         {"Yampil assault RU", "Torske assault RU"}),
        ("The enemy dislodged our units from their lines near Torske.", set()),
    ],
)  # fmt: skip
def test_how_long_how_many_and_from_which_lines(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow's assault on Torske is nearing its end.", {"Torske assault RU"}),
        ("Moscow's troops are nearing Torske.", set()),
        ("Torske, where Russian forces claimed victory on Monday, lies in ruins.", {"Torske capture RU"}),
        ("In Torske, Russian forces will claim victory.", set()),
        ("Fierce fighting gripped Torske.", {"Torske assault RU"}),
        ("Fear gripped Torske.", set()),
        ("Ukrainian troops stymied Russian attempts to enter Torske.", {"Torske repel UA"}),
        ("Ukrainian troops regained a foothold in Torske.", {"Torske advance UA part"}),
        ("Russian jets hit a theatre where hundreds were sheltering in Torske.", set()),
        ("Ukrainian marines are still sheltering in Torske.", {"Torske control UA"}),
        ("Fighting goes on for Torske. Russia has achieved some successes.", {"Torske assault RU"}),
        ("Fighting goes on for Torske. Russia has achieved some success in the village.",
         {"Torske assault RU", "Torske advance RU part"}),
        ("A red flag is flying over the town hall in Torske, a Ukrainian official said.", set()),
        ("Ukrainian flags fly over Torske.", {"Torske control UA"}),
    ],
)  # fmt: skip
def test_what_ends_and_who_claims_victory(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine rejected the Russian claim, saying its troops hold Torske.", {("Torske control UA", "UA")}),
        ("Kyiv dismissed Moscow's claims, insisting its forces still held Torske.",
         {("Torske control UA", "UA")}),
        ("Ukraine's army denied the Russian report and said its troops hold Torske.",
         {("Torske control UA", "UA")}),
        ("Moscow dismissed Kyiv's claim, saying its troops hold Torske.", {("Torske control RU", "RU")}),
        ("The Russian claim said its troops hold Torske.", {("Torske control RU", "RU")}),
        ("Ukrainian officers claim and say that they hold Torske.", {("Torske control UA", "UA")}),
    ],
)  # fmt: skip
def test_who_goes_on_to_say_something_having_denied_a_claim(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
