"""How agencies and ministries tell of settlements: several deeds in a sentence, notices that a heading
gives to somebody, and whom the next sentence goes on about."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces repelled attacks on Torske and continue to hold Terny.",
         {"Torske repel RU", "Terny control RU"}),
        ("Russian forces attacked near Torske and advanced in Terny.",
         {"Torske assault RU", "Terny advance RU part"}),
        ("Russian forces advanced in Torske and are fighting in Terny.",
         {"Torske advance RU part", "Terny assault RU"}),
        ("Russian forces advanced in Torske but still control Terny.",
         {"Torske advance RU part", "Terny control RU"}),
        ("Russian forces made gains in Torske and left Terny.",
         {"Torske advance RU part", "Terny withdrawal RU"}),
        ("Ukrainian forces repelled attempts to storm Torske and take Terny.",
         {"Torske repel UA", "Terny repel UA"}),
    ],
)  # fmt: skip
def test_another_verb_begins_another_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("There are still occupiers in Torske, the governor said.", {"Torske control RU part"}),
        ("The enemy is pressing our units near Torske and Terny.", {"Torske assault RU", "Terny assault RU"}),
        ("The brigade said there could be no talk of the loss of Torske.", {"Torske capture RU denied"}),
        ("Russian troops are storming Torske. Nine attacks were repelled in Sumy region.",
         {"Torske assault RU"}),
        ("Russian forces took Rubizhne. In the Lyman direction, they reached the outskirts of the city.",
         {"Rubizhne capture RU", "Lyman advance RU part"}),
        ("Ukrainian troops hold Torske. Frost broke pipes in the village, where temperatures fell.",
         {"Torske control UA"}),
        ("Ukrainian troops have entered the city of Luhansk. Fighting is under way in the city.",
         {"Luhansk advance UA part", "Luhansk assault UA"}),
        ("Ukraine's forces withdraw from part of Torske to avoid encirclement. Fighting there goes on.",
         {"Torske withdrawal UA part", "Torske assault RU"}),
    ],
)  # fmt: skip
def test_what_agencies_say(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian troops entered Torske and fought with rebels in its centre.",
         {"Torske advance UA part", "Torske assault UA part"}),
        ("Ukrainian marines clashed with Russian troops near Torske.", {"Torske assault RU"}),
        ("Sudzha is under Ukrainian occupation, Moscow says.", {"Sudzha control UA"}),
        ("Moscow said it had retaken Sudzha, which had been under Ukrainian occupation since August.",
         {"Sudzha capture RU"}),
        ("Russian forces are in Torske but have not succeeded in taking full control.",
         {"Torske advance RU part", "Torske capture RU denied"}),
        ("Torske has been encircled by Russian forces, but they have not taken it, Kyiv said.",
         {"Torske encirclement RU", "Torske capture RU denied"}),
        ("There were still up to 200 Russian servicemen in Torske, he said.", {"Torske control RU part"}),
        ('"We hold Torske, all attempts to enter the village have failed," the brigade said.',
         {"Torske control UA", "Torske assault RU"}),
        ("The army noted fighting around Torske. Nine attacks in the Kurakhove sector had been repelled.",
         {"Torske assault RU"}),
        ("Russian troops pushed toward Torske, south of the town of Lyman, which is under Kyiv's control.",
         {"Lyman control UA"}),
        ("Kyiv dismissed the claimed capture of Torske.", {"Torske capture RU denied"}),
        ("Kyiv dismissed what it called boastful words about the claimed capture of Torske.",
         {"Torske capture RU denied"}),
        ("Russia might attack Torske, he said.", set()),
        ("Ukrainian counterattacks in Torske are slowing the advance that Russian forces previously made.",
         {"Torske assault UA"}),
    ],
)  # fmt: skip
def test_whose_deeds_they_are(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("place", ["there", "in the city", "in the centre", "around it"])
@pytest.mark.parametrize(
    "told_of",
    ["Fighting has broken out", "Street battles are continuing", "Clashes were reported", "Battles persist"],
)
def test_fighting_goes_on_where_it_was_told(told_of: str, place: str) -> None:
    claims = told(f"Russian troops have entered Kupiansk, Ukraine's army said. {told_of} {place}.")
    assert {claim.removesuffix(" part") for claim in claims} == {
        "Kupiansk advance RU", "Kupiansk assault RU"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow declared that the village of Torske had fallen under its control.", {"Torske capture RU"}),
        ("Moscow said Torske had also come under its control.", {"Torske capture RU"}),
        ("We have Torske under control, the brigade said.", {"Torske control UA"}),
        ("Russian forces have maintained their offensive on the city of Lyman with heavy shelling.",
         {"Lyman assault RU"}),
        ("Russian forces attacked Lyman with heavy shelling.", set()),
        ("Ukraine's army said it had repelled nine attacks near Torske without mentioning Terny.",
         {"Torske repel UA"}),
        ("Over the day 189 combat clashes took place, the General Staff said.", set()),
        ("Fighting for Torske goes on, and there are still occupiers in Terny.",
         {"Torske assault RU", "Terny control RU part"}),
        ("Attempts to break through to Torske remain unsuccessful, the army said.", {"Torske assault RU"}),
        ("The enemy tried three times to approach our positions near Torske.", {"Torske assault RU"}),
        ("The Ukrainian flag is already in Torske.", {"Torske control UA"}),
        ("A blast hit a house in Torske. Russia wants the Donbas in full and controls most of it.", set()),
        ("Moscow claimed the capture of Torske. The Ukrainian brigade defending it dismissed the claim.",
         {"Torske capture RU", "Torske capture RU denied"}),
    ],
)  # fmt: skip
def test_what_else_agencies_say(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Source: DeepState\nDetails: Russian troops have occupied Torske.", ["UA"]),
        ("Source: Russia's Defence Ministry Quote: Our troops have captured Torske.", ["RU"]),
        ('Kyiv says it will fight on. According to the head of Wagner, his men are fighting in Torske. '
         '"We have reached the centre of Torske," he said.', ["RU", "RU"]),
        ('Russian troops are said to hold Torske. "Our men hold Torske," minister Hanna Maliar countered.',
         ["neutral", "UA"]),
        ("This was stated by the head of the Luhansk RMA. According to him, fighting goes on in Torske.",
         ["UA"]),
        ("The military said a Russian group had entered Torske. It said the attack had been repelled.",
         ["UA", "UA"]),
        ("London said Russian forces maintained their offensive on Lyman, but \"its centre remains under "
         'Ukrainian control".', ["neutral", "neutral"]),
        ("Putin said Torske was surrounded. Ukraine's army refuted the words of the Russian dictator.",
         ["RU", "UA"]),
        ("Putin stated that Torske was surrounded. Ukraine's army refuted the Russian dictator's words.",
         ["RU", "UA"]),
        ('Ukrainian troops have entered Torske, the military said. "We hold the centre of Torske," it said.',
         ["UA", "UA"]),
        ("Russian troops took the power station in Torske, a Soviet-era plant, the governor said.",
         ["UA"]),
    ],
)  # fmt: skip
def test_who_goes_on_speaking(text: str, sides: list[str]) -> None:
    claims = extract(Article(id="a", text=text, language="en"))
    assert [claim.claimant_side.value for claim in claims] == sides


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Capturing Lyman would improve the position of Russian troops.", set()),
        ("Taking Lyman, a rail hub, could open the way for Ukrainian troops.", set()),
        ("Taking Lyman on Sunday, Russian troops opened the road.", {"Lyman capture RU"}),
        ("Russia moved six battalions to secure the capture of Lyman.", set()),
        ("Moscow sent more men to ensure Lyman's capture.", set()),
        ("Russia has secured the capture of Lyman.", {"Lyman capture RU"}),
        ("Kyiv says its men are not surrounded in Kursk.", set()),
        ("Ukrainian soldiers are surrounded in the city of Kursk.", {"Kursk encirclement RU"}),
        ("Our reporter was unavailable to verify that Russian troops have taken Lyman.", set()),
        ("I have no information that the Russians have left Lyman, a deputy said.", set()),
        ("Russian troops took Lyman, a town reduced to rubble by their guns.", {"Lyman capture RU"}),
    ],
)  # fmt: skip
def test_what_is_not_known_or_only_might_be(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow said its troops had taken Lyman. Kyiv rejected Russia's claim.",
         {"Lyman capture RU", "Lyman capture RU denied"}),
        ("Moscow said its troops had taken Lyman. Kyiv rejected the Russian claim to have entered Torske.",
         {"Lyman capture RU", "Torske advance RU part", "Torske advance RU denied part"}),
        ("Russia claimed at the end of August to have taken Lyman.", {"Lyman capture RU"}),
        ("Putin claimed on September 2 to have taken Lyman.", {"Lyman capture RU"}),
        ("Russia called for an end to attempts to take Lyman.", set()),
        ("Ukraine has retaken Lyman, a town in the Donetsk region, which Moscow claimed to have taken.",
         {"Lyman capture UA", "Lyman capture RU"}),
        ("Russia took two hamlets near Lyman, 8 km from the river, a town which Moscow said it had retaken "
         "on Friday.", {"Lyman capture RU"}),
        ("Ukraine is leaving Lyman. It is the latest town to fall to the Russians.",
         {"Lyman withdrawal UA", "Lyman capture RU"}),
        ("Russian rockets hit Lyman. It is the latest town to be struck.", set()),
        ("Ukraine's army chief says he's pulling his troops out of Lyman.", {"Lyman withdrawal UA"}),
        ("The road leads to Lyman and Siversk, the biggest remaining Ukrainian-held towns.",
         {"Lyman control UA", "Siversk control UA"}),
        ("Lyman, to the south, serves as a Russian stronghold.", {"Lyman control RU"}),
        ("We got Lyman back, Zelensky said.", {"Lyman capture UA"}),
        ("Lyman has been restored to Ukrainian control.", {"Lyman capture UA"}),
        ("Lyman has fallen back into Russian hands, Kyiv said.", {"Lyman capture RU"}),
        ("Kyiv said there was no truth to reports that Lyman had fallen.", {"Lyman capture RU denied"}),
        ("Kyiv said there was truth in reports that Lyman had fallen.", {"Lyman capture RU"}),
        ("Ukrainian troops fell back into the hands of medics near Lyman.", set()),
        ("Russia says it has encircled Lyman and Siversk. Ukraine denied that its troops are encircled in "
         "either location.",
         {"Lyman encirclement RU", "Siversk encirclement RU", "Lyman encirclement RU denied",
          "Siversk encirclement RU denied"}),
    ],
)  # fmt: skip
def test_what_is_told_of_a_place_by_other_words(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's army denied Russia's claims about Lyman's capture.",
         {"Lyman capture RU", "Lyman capture RU denied"}),
        ("Moscow denied reports of the capture of Lyman.", {"Lyman capture UA denied"}),
        ("Russia says it took Lyman, although Ukraine counters it still holds the town.",
         {"Lyman capture RU", "Lyman control UA"}),
        ("Shoigu said his men had captured Lyman. Kyiv says that it is incorrect to say that Lyman is in "
         "Russian hands.", {"Lyman capture RU", "Lyman control RU denied"}),
        ("Taking the town is a step to seizing Lyman, one of two towns still under Ukrainian control.",
         {"Lyman control UA"}),
        ("Ukraine has retaken 20 square kilometres and the village of Torske.", {"Torske capture UA"}),
        ("Russian troops seized 5 square miles of land and the town of Lyman.", {"Lyman capture RU"}),
        ("Russian troops seized 5 square miles and killed 50 men near Lyman.", set()),
        ("Ukraine shot down a Russian fighter jet and made gains in Lyman.", {"Lyman advance UA part"}),
        ("No evidence Russia is making progress in Lyman, a report says.", set()),
        ("A photo shows Ukrainian soldiers holding a flag in front of a school in Lyman.", set()),
        ("Fighting centres around control of the rail hub of Lyman.", {"Lyman assault RU"}),
    ],
)  # fmt: skip
def test_what_wires_say_of_claims_and_gains(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv says its men are not encircled in Kursk. Trump said thousands of Ukrainians were cut off.",
         set()),
        ("Russia has not abandoned plans to capture Lyman.", set()),
        ("Ukrainian troops tried to oust the Russians from the population centres of Torske and Lyman.",
         {"Torske assault UA", "Lyman assault UA"}),
        ("Lyman's recapture was Russia's worst battlefield loss in weeks.", {"Lyman capture UA"}),
        ("Lyman has become a battlefield.", {"Lyman assault RU"}),
        ("Moscow said its men had taken Lyman. Ukrainian troops have held the town since May. "
         '"This information is not true," the army command said.',
         {"Lyman capture RU", "Lyman control UA", "Lyman capture RU denied"}),
        ("Days before the anniversary of the invasion, Russian troops took Lyman.", {"Lyman capture RU"}),
        ("Russian troops took Lyman ahead of the war's third anniversary.", {"Lyman capture RU"}),
        ("People marked the anniversary of the liberation of Lyman.", set()),
        ("Ukraine denied that Russian troops had taken Lyman, and said that the battles were comparable to "
         "fighting in World War Two.", {"Lyman capture RU denied"}),
    ],
)  # fmt: skip
def test_what_does_not_date_or_place_what_is_told(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # what is under way to do something is an attempt, by the opponent of who is to be driven out
        ("An operation is underway to push Russian troops out of Toretsk, he said.", {"Toretsk assault UA"}),
        ("Efforts continue to drive Ukrainian soldiers out of Toretsk.", {"Toretsk assault RU"}),
        ("An operation to push Russian troops out of Toretsk was planned.", set()),
        ("Moscow has been unsuccessful in taking Siversk.", {"Siversk capture RU denied"}),
        # what is captured is no longer held
        ("Moscow got there by seizing the last Ukrainian holdout of Siversk.", {"Siversk capture RU"}),
        ("Its forces hold the plant in Siversk, the sole remaining Ukrainian stronghold, Kyiv says.",
         {"Siversk control UA part"}),
        ("Russian planes destroyed the only bridge leading out of Siversk.", set()),
        ("Russian soldiers fought in Siversk. Units have lost most of their men.", {"Siversk assault RU"}),
        ("Russian soldiers broke into houses in Siversk.", set()),
        # what is surrounded, and what only lies around
        ("Russian forces pressed on, surrounding Siversk from three sides.", {"Siversk encirclement RU"}),
        ("Russian guns fired on the fields surrounding Siversk.", set()),
        ("The Kremlin announced a pullback from the right bank of the Dnipro, including Kakhovka.",
         {"Kakhovka withdrawal RU"}),
        ("The Kremlin announced a pullback from the right bank of the Dnipro, opposite Kakhovka.", set()),
    ],
)  # fmt: skip
def test_what_is_under_way_and_what_is_no_longer_held(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("day", ["on Tuesday", "on Sept. 10", "late on 10 September", "earlier this week"])
@pytest.mark.parametrize("who", ["a spokesman for Ukraine's army", "who speaks for Ukraine's army"])
def test_a_day_may_part_who_speaks_from_the_verb(who: str, day: str) -> None:
    assert told(f"Ivan Koval, {who}, {day} denied that Russia had taken Siversk.") == {
        "Siversk capture RU denied"
    }


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Siversk has been liberated. This was announced by the Russian ministry.", {"Siversk capture RU"}),
        ("Siversk has been liberated. This was announced by the Ukrainian ministry.", {"Siversk capture UA"}),
        ("Ukraine liberated Siversk. This was announced by the Russian ministry.", {"Siversk capture UA"}),
        ('"They liberated Siversk," the Russian ministry said.', {"Siversk capture RU"}),
        ('"They took Siversk," the Russian ministry said.', {"Siversk capture UA"}),
    ],
)  # fmt: skip
def test_liberation_is_by_the_side_that_calls_it_so(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # "fall to" may be a noun
        ("It came days after Siversk's fall to Russian troops.", {"Siversk capture RU"}),
        ("Siversk will fall to Russian troops.", set()),
        # when something was said is not when it was
        ("Previously, the army reported that Russian troops had left Siversk.", {"Siversk withdrawal RU"}),
        ("Previously, Russian troops held Siversk.", set()),
        ("On 6 January 2022, the army reported that Russian troops had left Siversk.", set()),
        # whom one has beaten does not take the town
        ("Russian troops crushed a large Ukrainian force and took Siversk.", {"Siversk capture RU"}),
        ("Russian troops met a large Ukrainian force, and Ukrainian units took Siversk.",
         {"Siversk capture UA"}),
        # a republic is where the place before it lies
        ("Attacks were beaten back near Torske of the Donetsk People's Republic, Synkivka and Vilshana.",
         {"Torske repel UA", "Synkivka repel UA", "Vilshana repel UA"}),
    ],
)  # fmt: skip
def test_whose_and_when_what_is_said_was(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # what a name is short for parts no verb from its subject
        ("The Armed Forces of Ukraine (AFU) hold Siversk.", {"Siversk control UA"}),
        ("Russian units (of the 3rd Corps) attack near Siversk.", {"Siversk assault RU"}),
        # a road under fire cuts a town off, one that is under fire itself is not cut off
        ("The only route into Siversk is under Russian fire control.", {"Siversk encirclement RU part"}),
        ("Siversk is under Russian fire control.", set()),
        ("Russian troops entered Siversk. This part of the town is under fire control of Ukrainian guns.",
         {"Siversk advance RU part"}),
        ("Russian troops entered Siversk, but there are battles.",
         {"Siversk advance RU part", "Siversk assault RU"}),
        ("Kyiv said it was not right to say that Russia had taken Siversk.", {"Siversk capture RU denied"}),
        ("In Siversk, there was a spike in Russian attacks.", {"Siversk assault RU"}),
        ("A spike in Russian attacks on Siversk is expected.", set()),
    ],
)  # fmt: skip
def test_what_is_held_cut_off_and_attacked(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # whose tanks are hit does not beat back the attack that follows
        ("Russian units inflicted losses on tanks and men of three Ukrainian brigades near Siversk, "
         "and repelled an attack.", {"Siversk repel RU"}),
        ("Battlegroup Zapad struck formations of the Ukrainian army's 3rd brigade near Siversk and repelled "
         "an attack.", {"Siversk repel RU"}),
        ("Russian troops attacked near Siversk, and men of three Ukrainian brigades repelled them.",
         {"Siversk assault RU", "Siversk repel UA"}),
        ("Russian troops and tanks left, and the Ukrainian army's 3rd brigade took Siversk.",
         {"Siversk capture UA"}),
        # one says of oneself that one holds a part, and of another that it is taken
        ("Ukraine said it controlled only part of Siversk.", {"Siversk control UA part"}),
        ("The Russian army said it captured a few streets in Siversk.", {"Siversk capture RU part"}),
        ("Ukrainian troops hold Siversk. Russia declared it captured.",
         {"Siversk control UA", "Siversk capture RU"}),
        # who is forced out of a part leaves it, whom one forces out is beaten back
        ("Ukrainian troops were forced to pull back from parts of Siversk.", {"Siversk withdrawal UA part"}),
        ("Ukrainian soldiers forced Russian troops back from the centre of Siversk.",
         {"Siversk repel UA part"}),
        ("The Ukrainian flag was officially raised in Siversk.", {"Siversk capture UA"}),
        ("Russian soldiers have hoisted flags across Siversk.", {"Siversk capture RU"}),
        ("Ukrainian soldiers raised the flag at the entrance to Siversk.", {"Siversk capture UA"}),
        ("Protesters hung the flag near the entrance to the embassy in Kyiv.", set()),
    ],
)  # fmt: skip
def test_who_acts_behind_whom_one_has_hit(text: str, claims: set[str]) -> None:
    assert told(text) == claims
