"""How analyses tell of a war: long sentences, asides, what was stopped, what is still only meant to be."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import PUBLISHED, told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia attacked two refineries in Kremenchuk.", set()),
        ("Ukraine attacked the harbour of Berdiansk.", set()),
        ("Russia attacked fuel stores in Izium at dawn.", set()),
        ("Ukraine keeps up its attacks against Russian logistics around Tokmak.", set()),
        ("Attacks on supply routes near Tokmak have begun to tell.", set()),
        ("Russia attacked the lines near Krynky.", {"Krynky assault RU"}),
        ("Russian infantry attacked the station of Kupiansk.", {"Kupiansk assault RU part"}),
        ("Russia attacked the north of Kupiansk.", {"Kupiansk assault RU part"}),
    ],
)
def test_what_a_country_attacks(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces have stopped their push on Orikhiv.", set()),
        ("Ukraine halted its offensive on Oleshky.", set()),
        ("The Russians paused their assault on Orikhiv.", set()),
        ("Ukrainian marines halted the Russian push on Orikhiv.", {"Orikhiv repel UA"}),
        ("The Russians stormed Orikhiv, but Ukrainian marines stopped their attack on the town.",
         {"Orikhiv assault RU", "Orikhiv repel UA"}),
    ],
)  # fmt: skip
def test_who_stops_an_attack(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's marines drove the Russians back from the hills (the ones near Torske) and took Terny.",
         {"Terny capture UA"}),
        ("Moscow has stood still — in part thanks to dogged Ukrainian gunners — and has now stormed Terny.",
         {"Terny assault RU"}),
        ("Ukrainian marines — helped by fog that blinded the Russian gunners — entered Terny.",
         {"Terny advance UA part"}),
        ("The Russians gave up Terny — Ukrainian guns had cut the road — and the Ukrainians entered Torske.",
         {"Terny withdrawal RU", "Torske advance UA part"}),
    ],
)  # fmt: skip
def test_who_acts_behind_an_aside(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian paratroopers obtained a surrender of Trostianets.", {"Trostianets withdrawal UA"}),
        ("Ukrainian marines forced the surrender of Lyman.", {"Lyman withdrawal RU"}),
        ("Moscow called for the surrender of Trostianets.", set()),
    ],
)
def test_who_surrenders_what_others_force(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Russian forces likely entered Toretsk, and heavy combat goes on in Siversk.", "asserted"),
        ("The army reportedly bypassed Toretsk, fierce street fighting continued in Siversk.", "asserted"),
        ("Russian forces may have entered Toretsk and battles rage in Siversk.", "asserted"),
        ("The army bypassed Toretsk, and reportedly heavy combat goes on in Siversk.", "hedged"),
        ("Heavy combat is reportedly under way in Siversk.", "hedged"),
    ],
)
def test_how_far_a_hedge_reaches(text: str, sure: str) -> None:
    article = Article(id="t", text=text, published=PUBLISHED, language="en")
    assert [c.factuality for c in extract(article) if c.settlement == "Siversk"] == [sure]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian columns broke into Kyiv's suburbs.", {"Kyiv advance RU part"}),
        ("The Russians stormed Kyiv's northern outskirts.", {"Kyiv assault RU part"}),
        ("Combat goes on in Kyiv’s western suburbs.", {"Kyiv assault RU part"}),
        ("Kyiv's marines stormed Siversk.", {"Siversk assault UA"}),
        ("Kyiv's attack on the outskirts of Siversk went on.", {"Siversk assault UA part"}),
    ],
)
def test_the_suburbs_of_a_city_that_may_stand_for_its_party(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russians concentrate on storming Siversk, surrounding Lyman and taking Terny.", set()),
        ("Moscow drew up plans for isolating Kupiansk and capturing Terny.", set()),
        ("The army regrouped with the aim of crossing the river and storming Terny.", set()),
        ("It was vital that the Russian assault on Terny began at once.", set()),
        ("Ukrainian marines succeeded in crossing the river and capturing Terny.", {"Terny capture UA"}),
        ("Russian marines pushed past Lyman, capturing Terny and encircling Torske.",
         {"Terny capture RU", "Torske encirclement RU"}),
    ],
)  # fmt: skip
def test_what_several_gerunds_are_meant_for(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian marines came ashore and were subsequently driven out of Terny.", {"Terny capture UA"}),
        ("Terny was soon stormed by the Russians.", {"Terny assault RU"}),
        ("The Russians were thereafter expelled from Terny.", {"Terny capture UA"}),
        ("The Russians may soon storm Terny.", set()),
        ("The Russians will storm Terny soon.", set()),
        ("Terny will be ours.", set()),
    ],
)
def test_adverbs_of_what_came_next(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Moscow says it controls Terny, but fierce fighting goes on in the village.", "neutral"),
        ("Moscow claimed to have taken Terny, although combat continues there.", "neutral"),
        ("The mayor said Russian troops had entered Terny, but fighting was going on there.", "UA"),
    ],
)
def test_who_tells_of_fighting_behind_a_report(text: str, said: str) -> None:
    article = Article(id="t", text=text, published=PUBLISHED, language="en")
    assert [c.claimant_side for c in extract(article) if c.kind == "assault"] == [said]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("The Russians are likely to have taken Terny.", ["hedged"]),
        ("Russian marines are more likely to have left Terny.", ["hedged"]),
        ("Russian marines are known to have entered Terny.", ["asserted"]),
        ("The Russians are more likely to encircle Terny than to storm it.", []),
        ("The Russians were very likely to storm Terny.", []),
        ("Russian reporters took over Terny-based studios.", []),
        ("Analysts assess with low confidence that Russian marines took Terny.", ["hedged"]),
        ("Analysts assess with high confidence that Russian marines took Terny.", ["asserted"]),
        ("Moscow seems to be de-emphasising the capture of Terny.", []),
        ("The Russians in Terny left themselves with no reserves.", []),
        ("The Russians attacked the Terny-Torske road.", []),
    ],
)
def test_what_is_likely_and_what_was(text: str, sure: list[str]) -> None:
    article = Article(id="t", text=text, published=PUBLISHED, language="en")
    assert [c.factuality for c in extract(article)] == sure


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv could not confirm the loss of Terny, and footage shows Russian marines in Torske.",
         {"Torske advance RU part"}),
        ("Kyiv could not verify that Terny fell, and officers say Russian marines entered Torske.",
         {"Torske advance RU part"}),
        ("The ministry did not comment on the fall of Terny, and Ukrainian marines still hold Torske.",
         {"Torske control UA"}),
        ("Kyiv could not verify that Terny had fallen and Russian marines had entered Torske.", set()),
        ("Kyiv could not verify that Terny had fallen, Lyman was lost, and the Russians had entered Torske.",
         set()),
        ("Kyiv could not verify footage and reports that the Russians entered Torske.", set()),
    ],
)  # fmt: skip
def test_where_not_knowing_ends(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Siversk fell on Monday. Russian marines drove toward Kostiantynivka and stormed the city.",
         {"Siversk capture RU", "Kostiantynivka assault RU"}),
        ("Siversk fell on Monday. Russian marines drove from the town toward Kostiantynivka.",
         {"Siversk capture RU"}),
    ],
)  # fmt: skip
def test_which_city_is_moved_toward(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian marines took the major port of Berdiansk.", {"Berdiansk capture RU"}),
        ("Russian marines took the Black Sea port of Ochakiv.", {"Ochakiv capture RU"}),
        ("Russian marines took the oil town of Okhtyrka.", {"Okhtyrka capture RU"}),
        ("Russian marines stormed the second-biggest city of Kharkiv.", {"Kharkiv assault RU"}),
        ("Ukrainian marines hold the battle-weary town of Torske.", {"Torske control UA"}),
        ("Russian marines hold the trenches on the Torske-Terny line.", set()),
        ("Ukrainian Major Ivan Bondar said his marines had left Torske.", {"Torske withdrawal UA"}),
        ("Russian columns entered two major cities — including Kyiv — that night.", {"Kyiv advance RU part"}),
        ("Combat goes on in several towns, including Kyiv and Sumy.", {"Kyiv assault RU", "Sumy assault RU"}),
        ("Governments such as Kyiv welcomed the liberation of Torske.", {"Torske capture UA"}),
        ("Ukrainian marines retook land near Lyman, including the village of Torske.",
         {"Torske capture UA"}),
        ("The Russians took hamlets in the east, most notably Torske.", {"Torske capture RU"}),
        ("The Russians took two hamlets, one of them Torske.", {"Torske capture RU"}),
        ("Russian marines near Torske attacked at dawn.", {"Torske assault RU"}),
        ("Ukrainian troops in Torske attacked with armour.", {"Torske assault UA"}),
        ("Ukrainian troops in Torske were attacked again.", {"Torske assault RU"}),
    ],
)  # fmt: skip
def test_what_is_taken_and_who_attacks(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Gunners and soldiers from Russia's 41st Army stormed Torske.", {"Torske assault RU"}),
        ("Fighters from Wagner entered Torske.", {"Torske advance RU part"}),
        ("Torske was taken by troops from the Ukrainian 66th Mechanized Brigade.", {"Torske capture UA"}),
        ("Units from the Azov brigade hold Torske.", {"Torske control UA"}),
        ("Torske was stormed by men of the 66th brigade.", {"Torske assault UA"}),
        ("Torske has passed into the hands of Ukrainian marines.", {"Torske capture UA"}),
        ("Torske came under the control of Kyiv's troops.", {"Torske capture UA"}),
        ("Torske slipped into the hands of the enemy.", {"Torske capture RU"}),
        ("Torske is still in Kyiv's hands.", {"Torske control UA"}),
        ("Kyiv bought back soldiers from Russian prisons and entered Torske.", {"Torske advance UA part"}),
        ("Ukrainian recruits from Russian-speaking cities entered Torske.", {"Torske advance UA part"}),
    ],
)
def test_from_whose_army_soldiers_are(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian marines took two ridges and Torske.", {"Torske capture RU"}),
        ("Ukrainian marines retook a brickyard, a bridge and the village of Torske.",
         {"Torske capture UA"}),
        ("The Russians stormed several bunkers and the settlement of Torske.", {"Torske assault RU"}),
        ("Russian marines took heavy losses and Torske held out.", {"Torske control UA"}),
        ("Russian marines took a bridge, and Torske residents fled.", set()),
        ("Russian marines took a captain from Kyiv and Torske stayed calm.", set()),
    ],
)  # fmt: skip
def test_what_else_is_taken_with_a_village(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The brigade will hit depots while launching an assault on Torske.", set()),
        ("The army would shell the coast, carrying out attacks on Torske.", set()),
        ("The army shelled the coast while launching an assault on Torske.", {"Torske assault RU"}),
        ("The Russian army will regroup after failing to enter Torske.", {"Torske advance RU denied part"}),
        ("Losses peaked in the fall of 2022 when Ukraine went on the offensive at Lyman.", set()),
        ("The war had begun in 2022, and Russian marines took Torske.", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_what_comes_with_another_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The General Staff noted clashes near Terny; an assault on Torske; and fighting in Yampil.", {"UA"}),
        ("Russian bloggers claimed that Terny had fallen; that Kyiv's troops had left Torske.", {"RU"}),
        ("Russian officials made two claims: Russia took Terny; Kyiv's troops left Torske.", {"RU"}),
        ("Kyiv denied losing Terny; fighting for Torske goes on.", {"UA", "neutral"}),
        ("A Russian blogger said Terny had fallen; Ukrainian marines still hold Torske.", {"RU", "neutral"}),
        ("Russian bloggers claimed Terny; geolocated footage shows Russian forces in Torske.",
         {"RU", "neutral"}),
    ],
)  # fmt: skip
def test_who_speaks_over_semicolons(text: str, sides: set[str]) -> None:
    assert {side for _, side in voiced(text)} == sides


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The AFU was short of men, and its AFU reserves were far off.", "neutral"),
        ("The ministry spoke of the aims of the special military operation.", "neutral"),
        ("Russian television is full of Ukrainian “nationalists”.", "neutral"),
        ("The mayor said that the Russian invaders had shelled a school.", "neutral"),
        ("The AFU was short of men in Ugledar.", "RU"),
        ("The special military operation goes on.", "RU"),
        ("The Russian invaders shelled a school.", "UA"),
        ("The occupiers shelled a school, and the defense forces hold their lines.", "UA"),
    ],
)
def test_whose_wording_an_article_has(text: str, side: str) -> None:
    assert voiced(f"{text} Russian infantry entered Torske.") == {("Torske advance RU", side)}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow’s struggle against Kyiv continues.", set()),
        ("Sanctions have slowed Moscow's missions against Kyiv.", set()),
        ("The regrouping of Russian forces in Torske opened a gap.", set()),
        ("Repositioning of Ukrainian troops near Terny goes on.", set()),
        ("The regrouping of Russian forces from Torske opened a gap.", {"Torske withdrawal RU"}),
        ("The withdrawal of Russian forces in Torske goes on.", {"Torske withdrawal RU"}),
        ("Fighting on the outskirts of Torske goes on.", {"Torske assault RU part"}),
    ],
)
def test_what_only_sounds_like_war_for_a_town(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "language", "claims"),
    [
        ("In early 2024 Russian infantry stormed Torske.", "en", set()),
        ("Ukrainian marines left Torske at the beginning of 2024.", "en", set()),
        ("На початку 2024 року загарбники захопили Торське.", "uk", set()),
        ("В начале 2024 года российские войска взяли Торское.", "ru", set()),
        ("Russian forces have held Torske since early 2024.", "en", {"Torske control RU"}),
        ("Early on 9 September 2024 Russian infantry stormed Torske.", "en", {"Torske assault RU"}),
        ("На початку вересня 2024 року загарбники захопили Торське.", "uk", {"Torske capture RU"}),
    ],
)
def test_what_was_early_in_a_year(text: str, language: str, claims: set[str]) -> None:
    assert told(text, language) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces attacked south of Siversk and near Terny.", {"Terny assault RU"}),
        ("Russian forces attacked south of Siversk, east of Torske, and on the edge of Terny.",
         {"Terny assault RU part"}),
        ("Russian forces attacked south of Siversk and Torske.", set()),
        ("Russian forces attacked south of Siversk and of Torske.", set()),
        ("Russian forces attacked south of Siversk near Terny.", {"Terny assault RU"}),
    ],
)  # fmt: skip
def test_attacks_near_another_town_than_that_to_one_side_of_which_they_are(
    text: str, claims: set[str]
) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian infantry moved forward in eastern, central, and southern Siversk.",
         {"Siversk advance RU part"}),
        ("Russian infantry took northern, central and eastern Siversk.", {"Siversk capture RU part"}),
        ("In the north, eastern Siversk is in Russian hands.", {"Siversk control RU part"}),
        ("Russian squads are still in the east and centre of Siversk.", {"Siversk control RU part"}),
        ("Ukrainian soldiers remain in eastern and central Siversk.", {"Siversk control UA part"}),
        ("Russians are still in the east and Ukrainian guns shell Siversk.", set()),
        ("The Russians stormed Torske, and eastern Siversk is Ukrainian.",
         {"Torske assault RU", "Siversk control UA part"}),
    ],
)  # fmt: skip
def test_several_parts_of_a_town(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russians engaged in a firefight in Terny.", {"Terny assault RU"}),
        ("Marines engaged the invaders in street fighting in Terny.", {"Terny assault RU"}),
        ("Ukrainian marines fought back five assaults near Terny.", {"Terny repel UA"}),
        ("Paratroopers rest near Terny, and combat footage shows Russian tanks burning.", set()),
        ("Terny has become the epicentre of hostilities.", {"Terny assault RU"}),
        ("The Russians stormed Terny and moved up in the hamlets approaching Lyman.", {"Terny assault RU"}),
        ("The Russians took Terny, approached Lyman and dug in.", {"Terny capture RU"}),
        ("The Russians took Terny, devastated Lyman and Torske.",
         {"Terny capture RU", "Lyman capture RU", "Torske capture RU"}),
        ("Russian forces made no claimed or confirmed attacks in Terny.", {"Terny assault RU denied"}),
        ("The clip, if recent, shows that Ukrainian forces still hold Terny.", {"Terny control UA"}),
    ],
)  # fmt: skip
def test_fighting_as_analysts_word_it(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The near-complete encirclement of Torske goes on.", {"Torske encirclement RU"}),
        ("The fight ended with the almost complete encirclement of Torske.", {"Torske encirclement RU"}),
        ("Moscow announced the complete capture of Torske.", {"Torske capture RU"}),
        ("Russian forces attacked Torske, the last remaining town under Ukrainian control.",
         {"Torske assault RU", "Torske control UA"}),
        ("The only remaining Ukrainian stronghold, Torske, fell.", {"Torske capture RU"}),
        ("The last remaining Russian soldiers left Torske.", {"Torske withdrawal RU"}),
        ("Torske remains in dispute.", {"Torske assault RU"}),
        ("Russian forces want to complete the encirclement of Torske.", set()),
        ("Kyiv's marines maintain a foothold on the edge of Torske.", {"Torske control UA part"}),
        ("The Russians stormed Torske. Ukraine is still present throughout the town.",
         {"Torske assault RU", "Torske control UA"}),
        ("Russian troops near Torske have taken 40 percent losses and rest.", set()),
        ("Russian troops took Torske after heavy losses.", {"Torske capture RU"}),
        ("Russian troops severed the road leading out of Torske.", {"Torske encirclement RU part"}),
        ("Russian columns moving west from Torske secured gains.", set()),
        ("Russian infantry secured gains in northern Torske.", {"Torske advance RU part"}),
        ("Russian infantry storms Torske, pounding it with aviation and drones.", {"Torske assault RU"}),
        ("Russian infantry entered Torske. Moscow denied reports of the deportation of children.",
         {"Torske advance RU part"}),
        ("Russian infantry took Torske. Kyiv denied reports of the loss of the town.",
         {"Torske capture RU", "Torske capture RU denied"}),
    ],
)  # fmt: skip
def test_what_analysts_say_of_holding(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian infantry surrounded and took Torske.", {"Torske encirclement RU", "Torske capture RU"}),
        ("Ukrainian marines entered and cleared Torske.", {"Torske advance UA part", "Torske capture UA"}),
        ("Russian infantry plans to surround and take Torske.", set()),
        ("Russian infantry surrounded and shelled Torske.", {"Torske encirclement RU"}),
        ("Russian infantry took Terny and left Torske.", {"Terny capture RU", "Torske withdrawal RU"}),
        ("Torske marked as Russian, Terny marked as grey.", {"Torske control RU", "Terny assault RU"}),
    ],
)
def test_two_verbs_with_one_object(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv recalled Russia's claim it had taken Torske.", {("Torske capture RU", "RU")}),
        ("Kyiv denied Moscow's claims its forces have taken Torske.",
         {("Torske capture RU", "RU"), ("Torske capture RU denied", "UA")}),
        ("Ukraine denied Russian claims it had withdrawn from Torske.",
         {("Torske withdrawal UA", "RU"), ("Torske withdrawal UA denied", "UA")}),
        ("Moscow's claim has nothing to do with Torske, which its forces left.",
         {("Torske withdrawal RU", "neutral")}),
    ],
)  # fmt: skip
def test_what_a_claim_is_without_that(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces are believed to have captured Torske.", {"Torske capture RU"}),
        ("Kyiv's marines are assessed to have withdrawn from Torske.", {"Torske withdrawal UA"}),
        ("Torske is widely believed to be under Russian control.", {"Torske control RU"}),
        ("Russian forces are confirmed to have taken Torske.", {"Torske capture RU"}),
        ("Russian forces are known to have entered Torske.", {"Torske advance RU part"}),
        ("Russian forces are believed to be planning to capture Torske.", set()),
        ("Russian forces are known to plan the capture of Torske.", set()),
        ("Russia holds most if not all of Torske.", {"Torske control RU part"}),
        ("Russia holds most, if not all, of Torske.", {"Torske control RU part"}),
        ("Torske was close to being fully captured.", set()),
        ("The Russians stormed Torske. Pockets of Ukrainian soldiers have remained in the town.",
         {"Torske assault RU", "Torske control UA part"}),
    ],
)  # fmt: skip
def test_what_is_believed_and_how_much_is_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Legion and the RVC said they had freed the village of Glotovo.", {"Glotovo capture UA"}),
        ("Russian volunteers of the Siberian Battalion entered the village of Glotovo.",
         {"Glotovo advance UA part"}),
        ("The village of Glotovo was taken by Russian volunteer fighters.", {"Glotovo capture UA"}),
        ("The RDK was driven out of the village of Glotovo.", {"Glotovo capture RU"}),
        ("Russian fighters entered the village of Glotovo.", {"Glotovo advance RU part"}),
        ("The Ukrainian defence holds the north of Hirnyk.", {"Hirnyk control UA part"}),
        ("The Russian defences in Hirnyk have not held.", {"Hirnyk control RU denied"}),
        ("The Ukrainian defence minister visited Hirnyk.", set()),
        ("RF troops entered Hirnyk.", {"Hirnyk advance RU part"}),
        ("Kyiv mocked Russia's announced withdrawal from Hirnyk.", {"Hirnyk withdrawal RU"}),
        ("Moscow doubts the Ukrainian army's declared capture of Hirnyk.", {"Hirnyk capture UA"}),
        ("Kyiv announced withdrawal from Hirnyk.", {"Hirnyk withdrawal UA"}),
        ("News of retaking Hirnyk came from the army of Ukraine.", set()),
        ("Reports of the fall of Hirnyk came from Kyiv.", {"Hirnyk capture RU"}),
        ("The fall of Hirnyk, south of Russian-held Terny, was first announced by the brigade.",
         {"Hirnyk capture RU", "Terny control RU"}),
        ("Hirnyk was first seized in spring.", set()),
    ],
)  # fmt: skip
def test_who_is_behind_a_name_or_a_report(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops are attacking Hirnyk. The town is being held.",
         {"Hirnyk assault RU", "Hirnyk control UA"}),
        ("Hirnyk is still being held by Russian marines.", {"Hirnyk control RU"}),
        ("In Hirnyk, a vote is being held.", set()),
        ("The Russian garrison stationed in Hirnyk was surrounded.", {"Hirnyk encirclement UA"}),
        ("Kyiv's troops entered Hirnyk. The Russians left there are not encircled.",
         {"Hirnyk advance UA part", "Hirnyk encirclement UA denied"}),
        ("Russian marines have blocked a Ukrainian unit in Hirnyk.", {"Hirnyk encirclement RU"}),
        ("The Ukrainians have not blocked a single battalion in Hirnyk.", {"Hirnyk encirclement UA denied"}),
        ("Ukrainian guards stopped a Russian unit near Hirnyk.", {"Hirnyk repel UA"}),
        ("Russian troops have advanced closer to Hirnyk.", set()),
        ("Russian troops have advanced closer to the station in Hirnyk.", {"Hirnyk advance RU part"}),
        ("The Russians are nearer to taking Hirnyk.", set()),
        ("Their main effort is on the encirclement of Hirnyk.", set()),
        ("The enemy is attacking in the directions Terny - Yampil and Torske - Zarichne.", set()),
        ("The enemy is attacking in the direction Terny – Yampil.", set()),
    ],
)  # fmt: skip
def test_what_is_held_ringed_or_only_neared(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("After leaving Hirnyk amid Russian attacks, Ukrainian troops dug in.", {"Hirnyk withdrawal UA"}),
        ("Having left Hirnyk in the face of a Ukrainian offensive, the Russian army regrouped.",
         {"Hirnyk withdrawal RU"}),
        ("After taking Hirnyk, Russian troops paused, while Kyiv's troops rested.", {"Hirnyk capture RU"}),
        ("The alleged presence of Russian troops in Hirnyk is not true.", {"Hirnyk advance RU denied part"}),
        ("The alleged encirclement of Kyiv's units in Hirnyk is a lie.", {"Hirnyk encirclement RU denied"}),
        ("The capture of Hirnyk is a disaster, the army said, and hopes of peace are false.",
         {"Hirnyk capture RU"}),
        ("Wagner said it had taken Hirnyk. The Russian ministry confirmed this, but the Ukrainian army "
         "denied it.", {"Hirnyk capture RU", "Hirnyk capture RU denied"}),
        ("The Kremlin stopped short of saying that Hirnyk was under Russian control.", set()),
        ("Central to Russia's strategy is the encirclement of Hirnyk.", set()),
    ],
)  # fmt: skip
def test_whose_deed_it_was_and_whether_it_was_one(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia took Hirnyk, located on the bank, and Torske.", {"Hirnyk capture RU", "Torske capture RU"}),
        ("Kyiv's troops left Hirnyk, situated in Donetsk Oblast, as well as the village of Torske.",
         {"Hirnyk withdrawal UA", "Torske withdrawal UA"}),
        ("Russia took Hirnyk, located on the left bank, and attacked Torske.",
         {"Hirnyk capture RU", "Torske assault RU"}),
        ("Russia took Hirnyk, located near Torske.", {"Hirnyk capture RU"}),
        ("The fiercest clashes are in Hirnyk and Torske.", {"Hirnyk assault RU", "Torske assault RU"}),
        ("Kyiv's units are also stationed on the western edge of Hirnyk.", {"Hirnyk control UA part"}),
        ("In the town of Hirnyk, Ukrainian units continue to resist attacks.", {"Hirnyk repel UA"}),
        ("Russian troops have resisted two assaults in Hirnyk.", {"Hirnyk repel RU"}),
    ],
)  # fmt: skip
def test_where_it_goes_on(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops stormed Hirnyk, but the attack was repelled, the ministry in Kyiv said.",
         {"Hirnyk repel UA"}),
        ("Kyiv's troops stormed Hirnyk, but the assaults were beaten back, the mayor in Donetsk said.",
         {"Hirnyk repel RU"}),
        ("The attack was repelled in Hirnyk, the ministry said.", {"Hirnyk repel UA"}),
        ("Russian forces, in a campaign to win control of eastern Ukraine, and pressing on, stormed Hirnyk.",
         {"Hirnyk assault RU"}),
        ("Russian units fight to win control of eastern Ukraine and are pressing to capture Hirnyk.",
         {"Hirnyk assault RU"}),
        ("Russia wants eastern Ukraine, and Ukraine is trying to retake Hirnyk.", {"Hirnyk assault UA"}),
    ],
)  # fmt: skip
def test_what_is_only_named_on_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Units from Russia's North grouping took Hirnyk.", {"Hirnyk capture RU"}),
        ("Soldiers from Ukraine's Azov brigade were driven out of Hirnyk.", {"Hirnyk capture RU"}),
        ("Forces from Russia's Central Military District have entered Hirnyk.", {"Hirnyk advance RU part"}),
        ("Engineers from Russia's power grid entered Hirnyk.", set()),
        ("Russian troops are still occupying parts of Hirnyk.", {"Hirnyk control RU part"}),
        ("Russian troops have been occupying Hirnyk since May.", {"Hirnyk control RU"}),
        ("Russian troops are occupying homes in Hirnyk.", set()),
        ("Miners are occupying Hirnyk.", set()),
    ],
)  # fmt: skip
def test_units_from_an_army_and_who_is_occupying(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Orikhiv is being shelled, while street fights go on in Siversk.", {"Siversk assault RU"}),
        ("Orikhiv was bombed from the air, meanwhile fighting continues in Siversk.", {"Siversk assault RU"}),
        ("Missile, rocket and artillery attacks on Orikhiv go on.", set()),
        ("In Siversk, shelling and drone attacks continue.", set()),
        # where an army has fallen back to is not what one goes on about
        ("Russia has taken Siversk. Ukraine's troops have withdrawn to Zvanivka, north of Siversk. On Monday "
         "the mayor said Russian troops were near the town hall, and fighting was going on.",
         {"Siversk capture RU", "Siversk withdrawal UA", "Siversk assault RU"}),
        ("Russian troops have moved to Zvanivka and taken it. Fighting goes on.",
         {"Zvanivka capture RU", "Zvanivka assault RU"}),
    ],
)  # fmt: skip
def test_where_it_is_fought_beside_strikes_and_retreats(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's brigades pulled out of Siversk. The capture gives Moscow a new road to the west.",
         {"Siversk withdrawal UA", "Siversk capture RU"}),
        ("Russia's garrison fled Lyman. The recapture, Kyiv's second this month, shortens its lines.",
         {"Lyman withdrawal RU", "Lyman capture UA"}),
        ("Russia has stormed Siversk since Sunday. The capture would shorten its lines.",
         {"Siversk assault RU"}),
        ("Russia has stormed Siversk since Sunday. The capture of ten soldiers was filmed.",
         {"Siversk assault RU"}),
        # whoever has left it has not taken it
        ("Moscow says it has given up Lyman. With the fall of Lyman, the road to Kreminna is open.",
         {"Lyman withdrawal RU", "Lyman capture UA"}),
        ("Ukrainian troops have left Siversk. The town has fallen after a year.",
         {"Siversk withdrawal UA", "Siversk capture RU"}),
    ],
)  # fmt: skip
def test_who_takes_what_others_have_left(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It is a blow to Ukraine after its brigades withdrew from Siversk.", {"Siversk withdrawal UA"}),
        ("The talks were tense for Russia as its troops fled Lyman.", {"Lyman withdrawal RU"}),
        ("Moscow gained from a quarrel with Kyiv as its troops stormed Siversk.", {"Siversk assault RU"}),
        # who attacks does not beat back an attack of the others
        ("Russian infantry stormed Siversk. The Ukrainians were pushed back into a few streets.",
         {"Siversk assault RU"}),
        ("Ukrainian troops attacked in Lyman. The Russians have been pushed back from several positions.",
         {"Lyman assault UA"}),
        ("Russian infantry stormed Siversk. The Russians were pushed back from several positions.",
         {"Siversk repel UA"}),
        ("Russian infantry stormed Siversk. The attack was pushed back.", {"Siversk repel UA"}),
    ],
)  # fmt: skip
def test_whose_troops_are_pushed_back_or_leave(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops conducting assaults in Siversk will need fresh men.", {"Siversk assault RU"}),
        ("Ukrainian forces carrying out counterattacks near Lyman may run short of shells.",
         {"Lyman assault UA"}),
        ("Russian assaults in Siversk will need fresh men.", set()),
        ("Russian troops planning an assault on Siversk will need fresh men.", set()),
        ("Ukraine's troops are close to tactically encircling Lyman.", set()),
        ("Russian infantry is close to fully taking Siversk.", set()),
        ("Russian infantry is close to Siversk, fully encircling Zvanivka.", {"Zvanivka encirclement RU"}),
        ("Mariupol fell long ago.", set()),
        ("Izium has long since been captured.", set()),
        ("Izium fell to the Russians in the weeks after the 2022 invasion.", set()),
        ("Siversk fell to the Russians in the week after Easter.", {"Siversk capture RU"}),
    ],
)  # fmt: skip
def test_what_will_be_of_those_at_work_and_what_was_long_ago(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The command said that, apart from the hills, three villages had been freed, including Torske and "
         "Terny.", {"Torske capture UA", "Terny capture UA"}),
        ("The command said that it had shelled three villages, including Torske and Terny.", set()),
        ("The staff said that Russia had stormed Siversk and that its guns fired on villages, including "
         "Torske and Terny.", {"Siversk assault RU"}),
        ("Ukrainian troops attacked north of Lyman, including in the villages of Torske, Terny and Yampil.",
         {"Torske assault UA", "Terny assault UA", "Yampil assault UA"}),
        ("Russian troops attacked west of Siversk, including near Torske and Terny.",
         {"Torske assault RU", "Terny assault RU"}),
        ("Russian troops attacked west of Siversk, Torske and Terny.", set()),
        ("Ukraine's troops hold their ground on the edge of Siversk.", {"Siversk control UA part"}),
        ("Ukraine's troops continue to defend on the northern outskirts of Siversk.",
         {"Siversk control UA part"}),
        ("Ukraine's troops stand their ground near Siversk.", set()),
        ("Russian troops hold the ground north of Siversk.", set()),
    ],
)  # fmt: skip
def test_examples_behind_what_is_told_of_others(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Russia claims the capture of Siversk — which President Zelensky denies.", True),
        ("Russia claims it has taken Siversk – which Kyiv denied, saying its men held out.", True),
        ("Russia claims the capture of Siversk — which has been denied shells for weeks.", False),
    ],
)
def test_what_is_denied_behind_a_dash(text: str, denied: bool) -> None:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    assert denied == any(c.factuality == "denied" and c.claimant_side == "UA" for c in claims)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine has retaken a ruined town called Robotyne.", {"Robotyne capture UA"}),
        ("Ukrainian infantry attacked trenches near a village called Verbove.", {"Verbove assault UA"}),
        ("The Russians have entered a hamlet named Zvanivka.", {"Zvanivka advance RU part"}),
        ("A soldier called Siversk a hell.", set()),
        ("Russian troops took a town called the gate to Pokrovsk.", set()),
        ("Ukraine attacks. Going on would mean taking the village of Verbove.", set()),
        ("To hold out means losing Siversk, the Russians say.", set()),
        # what one has done is no possession
        ("Russian troops took Torske. They have also visited Terny.", {"Torske capture RU"}),
        ("Russian troops took Torske. They have now approached Terny and entered Yampil.",
         {"Torske capture RU", "Yampil advance RU part"}),
        ("Russian troops took Torske. They already have Terny.", {"Torske capture RU", "Terny control RU"}),
        # a river is no village that lies in another
        ("Ukrainian marines advanced on the left bank of the Dnipro in Krynky.", {"Krynky advance UA part"}),
        ("Fighting goes on on the east bank of the Dnipro in Krynky.", {"Krynky assault RU"}),
        ("Russia took the village of Terny in occupied Donetsk.", {"Terny capture RU"}),
        ("Russia took Terny more than a month ago.", set()),
        ("Russia took Terny a week ago.", {"Terny capture RU"}),
    ],
)  # fmt: skip
def test_towns_that_are_called_so_and_what_lies_by_a_river(text: str, claims: set[str]) -> None:
    assert told(text) == claims


_DATED = "Avdiivka fell in February 2024. On 18 September 2024 Russian troops stormed Toretsk."


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Avdiivka fell in February 2024.", set()),
        ("Avdiivka fell to Russia in September 2024.", {"Avdiivka capture RU"}),
        ("Krynky was retaken in the autumn of 2023.", set()),
        (f"{_DATED} The battle for Bakhmut saw Wagner lose its best men.", {"Toretsk assault RU"}),
        (f"{_DATED} The battle of Mariupol cost Ukraine its marines.", {"Toretsk assault RU"}),
        (
            f"{_DATED} The battle of Siversk cost Ukraine its marines.",
            {"Toretsk assault RU", "Siversk assault RU"},
        ),
        (f"{_DATED} Russian troops stormed Bakhmut.", {"Toretsk assault RU", "Bakhmut assault RU"}),
        (f"{_DATED} Russian troops attacked near Bakhmut.", {"Toretsk assault RU", "Bakhmut assault RU"}),
        (f"{_DATED} Ukrainian troops attacked Bakhmut.", {"Toretsk assault RU", "Bakhmut assault UA"}),
        (f"{_DATED} Russian troops stormed Siversk.", {"Toretsk assault RU", "Siversk assault RU"}),
    ],
)
def test_battles_that_were_decided_long_ago(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Battle of Siversk was a military engagement that began in the woods.", set()),
        ("The battle of Siversk was a series of clashes in the town of Siversk.", set()),
        ("The battle of Siversk was a step in the Donbas offensive.", {"Siversk assault RU"}),
        ("The battle for Siversk was still raging.", {"Siversk assault RU"}),
        ("The clashes were reported near Torske and fighting near Terny.",
         {"Torske assault RU", "Terny assault RU"}),
        ("The clashes were fierce amid the battle for Terny.", {"Terny assault RU"}),
        ("The battle for Siversk is the bloodiest of all.", {"Siversk assault RU"}),
        ("Fighting in Siversk was the heaviest of the day.", {"Siversk assault RU"}),
        ("The Russian assault on Siversk was the third this week.", {"Siversk assault RU"}),
    ],
)  # fmt: skip
def test_what_a_battle_was(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("It was Russia's biggest gain since the fall of Vuhledar.", set()),
        ("The army has moved on steadily since the fall of Vuhledar.", set()),
        ("Since the fall of Vuhledar, Russian troops have taken Terny.", {"Terny capture RU"}),
        ("Ukraine has held Siversk since the fall of 2023.", {"Siversk control UA"}),
        ("Ukraine has held Siversk since the summer.", {"Siversk control UA"}),
        ("The fall of Vuhledar was a blow to Kyiv.", {"Vuhledar capture RU"}),
        ("Lyman and Yampil were under the control of Russian forces until late August.", set()),
        ("Lyman is under Russian control until further notice.", {"Lyman control RU"}),
    ],
)
def test_since_when_it_is_so(text: str, claims: set[str]) -> None:
    assert told(text) == claims
