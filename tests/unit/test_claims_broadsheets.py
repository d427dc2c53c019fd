"""How broadsheets tell of a war: who claims what in long sentences, fighting told by the way."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bitter battles continue to rage for Lyman.", {"Lyman assault RU"}),
        ("Skirmishes and clashes continue to be fought in Torske and Zarichne.",
         {"Torske assault RU", "Zarichne assault RU"}),
        ("Fighting continues to be reported near Lyman.", {"Lyman assault RU"}),
        ("The invaders were “hopelessly stuck” in street fighting for Vuhledar, Ivan Koval said.",
         {"Vuhledar assault RU"}),
        ("Two Russian regiments are mired in the battle for Vuhledar.", {"Vuhledar assault RU"}),
        ("The Russians are using motorcycles in their assault on Lyman.", {"Lyman assault RU"}),
        ("Russia has committed two more brigades in its assault on Lyman.", {"Lyman assault RU"}),
        ("Russian forces suffered crippling losses in assaults on Vuhledar.", {"Vuhledar assault RU"}),
        ("Russia has massed reserves for its assault on Lyman.", set()),
        ("Russia killed nine people in its attacks on Nikopol.", set()),
        ("Mediators were stuck in talks after the battle of Lyman.", set()),
        ("A convoy of aid was stuck in Lyman.", set()),
    ],
)  # fmt: skip
def test_fighting_that_is_told_by_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's troops retook the surrounding hamlets of Torske and Zarichne.",
         {"Torske capture UA", "Zarichne capture UA"}),
        ("The Russians seized a dozen surrounding villages, including Torske.", {"Torske capture RU"}),
        ("Russian troops surrounding Lyman fired at it.", set()),
        ("Russian forces took Torske and approached Lyman.", {"Torske capture RU"}),
        ("Russian forces stormed Torske and bypassed Lyman.", {"Torske assault RU"}),
        ("Russian forces took Torske and devastated Lyman.", {"Torske capture RU", "Lyman capture RU"}),
        ("There was no encirclement or blockade of Lyman and Torske.",
         {"Lyman encirclement RU denied", "Torske encirclement RU denied"}),
        ("The liberation of Torske in the Luhansk republic (LPR) by Russia's Battlegroup West goes on.",
         {"Torske capture RU"}),
        ("The capture of Torske (a village shelled by Ukrainian gunners) is a fact.", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_which_places_and_whose_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Chechen volunteers claim to have taken Torske.", {("Torske capture RU", "RU")}),
        ("Wagner, a private army of convicts, claims to have taken Torske.",
         {("Torske capture RU", "RU")}),
        ("The Kremlin, after a year of setbacks, claims to control Torske.", {("Torske control RU", "RU")}),
        ("The Russians, said to hold Torske, were shelled.", {("Torske control RU", "neutral")}),
        ("Kyiv previously denied that Torske had been lost.", {("Torske capture RU denied", "UA")}),
        ("Moscow had previously claimed that its troops took Torske.", {("Torske capture RU", "RU")}),
        ("Moscow said that its troops previously took Torske.", set()),
        ("Petro, one of the crew, denies that Russia has taken Torske.",
         {("Torske capture RU denied", "neutral")}),
        ("Ukrainian soldiers have cleared a quarter of Torske in Luhansk Oblast of Russian troops, although "
         "danger remains, says Ivan Koval, a spokesman for the brigade.", {("Torske capture UA", "UA")}),
        ("The farmer, Ivan Koval, said Torske had fallen.", {("Torske capture RU", "neutral")}),
    ],
)  # fmt: skip
def test_who_says_so_in_long_sentences(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("“We can confirm that Torske is in Russian hands,” said Ivan Koval, a Ukrainian sergeant.",
         {("Torske control RU", "UA")}),
        ("“According to our scouts, Torske is in Russian hands,” said Ivan Koval, a Ukrainian sergeant.",
         {("Torske control RU", "UA")}),
        ("“A villager told us that Torske is in Russian hands,” said Ivan Koval, a Ukrainian sergeant.",
         {("Torske control RU", "neutral")}),
        ("Russian state media, citing defence officials, said Moscow's troops held Torske.",
         {("Torske control RU", "RU")}),
        ("Bloomberg, citing defence officials, said Moscow's troops held Torske.",
         {("Torske control RU", "neutral")}),
        ("The governor urged Russian soldiers to spare the wounded, saying that Torske had fallen.",
         {("Torske capture RU", "UA")}),
        ("Kyiv on Friday issued a curt denial that Torske had fallen.",
         {("Torske capture RU denied", "UA")}),
        ("The information about the fall of Torske is unreliable, the army said.",
         {("Torske capture RU denied", "UA")}),
        ("Kyiv rejected Russian claims of control over Torske.",
         {("Torske control RU", "RU"), ("Torske control RU denied", "UA")}),
        ("Control over Torske is disputed.", set()),
        ("Kyiv said its troops held Torske. Moscow said it had taken Lyman. Ukrainian officials dismissed "
         "those claims.",
         {("Torske control UA", "UA"), ("Lyman capture RU", "RU"), ("Lyman capture RU denied", "UA")}),
    ],
)  # fmt: skip
def test_who_says_or_denies(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Bakhmut (known to the Kremlin as Artyomovsk) has been seized by Russian troops.",
         {"Bakhmut capture RU"}),
        ("Half of Dzerzhynsk (also called Toretsk) is under Russian control.", {"Toretsk control RU part"}),
        ("Officers (who fought near Lyman) are under investigation.", set()),
        ("Russia has made little headway in taking Torske.", set()),
        ("Russia has made some headway in Torske.", {"Torske advance RU part"}),
        ("Russian troops entered Torske. Street fighting erupted.",
         {"Torske advance RU part", "Torske assault RU"}),
        ("Russian units made notable advancements in Torske.", {"Torske advance RU part"}),
        ("The siege of Izium left its streets littered with glass.", {"Izium encirclement RU"}),
        ("The Russians left corpses in Torske.", set()),
    ],
)  # fmt: skip
def test_what_befell_which_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv announced the encirclement of a Russian battalion in Torske.", {"Torske encirclement UA"}),
        ("The blockade of Ukrainian marines in Mariupol went on.", {"Mariupol encirclement RU"}),
        ("The Kremlin announced the encirclement of Ukrainian troops in Lyman and Torske.",
         {"Lyman encirclement RU", "Torske encirclement RU"}),
        ("There is no encirclement of Ukrainian units in Lyman.", {"Lyman encirclement RU denied"}),
        ("Kyiv fears the encirclement of its garrison in Lyman.", set()),
        ("Torske, a farming village under attack for weeks, lies in ruins.", {"Torske assault RU"}),
        ("The newspaper, under attack for weeks, is read in Torske.", set()),
        ("Russian troops will dig in before launching an assault on Lyman.", set()),
        ("Russian troops had dug in before launching an assault on Lyman.", {"Lyman assault RU"}),
    ],
)  # fmt: skip
def test_who_is_encircled_or_attacked(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("After the blast, Kyiv said it still controls half of Torske, but conceded losses.",
         {"Torske control UA part"}),
        ("Russian troops, Kyiv said on Sunday, have left Torske.", {"Torske withdrawal RU"}),
        ("Its brigades beat back six Russian army attacks near Torske.", {"Torske repel UA"}),
        ("The Russian army is attacking near Torske.", {"Torske assault RU"}),
        ("The general sees “a good chance” of retaking Torske.", set()),
        ("Ukrainian troops are “busy” retaking Torske.", {"Torske capture UA"}),
    ],
)  # fmt: skip
def test_what_commas_and_inverted_commas_part(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Torske's defenders repulsed two more attacks.", {"Torske repel UA"}),
        ("Torske's farmers repulsed two more offers.", set()),
        ("The marines stood their ground in Torske.", {"Torske control UA"}),
        ("The battle against corruption goes on in Dnipro.", set()),
        ("Fighting over a language law continued in Kyiv.", set()),
        ("Students clashed with police in Kharkiv.", set()),
        ("Fighting over the hamlet of Torske continued.", {"Torske assault RU"}),
        ("Soldiers clashed with Russian scouts in Torske.", {"Torske assault RU"}),
    ],
)  # fmt: skip
def test_who_fights_whom_over_what(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The plan foresees that Ukraine withdraws from Druzhkivka.", set()),
        ("Moscow insists that Ukrainian troops leave Druzhkivka.", set()),
        ("The Kremlin proposed a Ukrainian pullout from Druzhkivka.", set()),
        ("The deal would see Ukraine surrender Druzhkivka.", set()),
        ("Putin's terms include the surrender of Druzhkivka.", set()),
        ("Moscow insists that Ukrainian troops have left Druzhkivka.", {"Druzhkivka withdrawal UA"}),
        ("Under fire, Ukrainian troops left Druzhkivka.", {"Druzhkivka withdrawal UA"}),
        ("The general, who drew up the plan, says his men left Druzhkivka.", {"Druzhkivka withdrawal UA"}),
    ],
)  # fmt: skip
def test_what_is_only_negotiated(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Vuhledar has been at the heart of a grim Russian onslaught since July.", {"Vuhledar assault RU"}),
        ("Kyiv is at the heart of a debate over the budget.", set()),
        ("Vuhledar has seen no respite in the fighting.", {"Vuhledar assault RU"}),
        ("The 72nd brigade has borne the brunt of the fighting in Vuhledar.", {"Vuhledar assault RU"}),
        ("The Russians were repelled at the gates of Vuhledar.", {"Vuhledar repel UA"}),
        ("Ukrainian gunners blunted a Russian thrust into Vuhledar.", {"Vuhledar repel UA"}),
        ("Russian tanks thrust into Vuhledar.", {"Vuhledar advance RU part"}),
    ],
)  # fmt: skip
def test_thrusts_and_their_hearts(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv studied Russian claims to have taken Torske.", {("Torske capture RU", "RU")}),
        ("Ukrainian troops shunned Moscow's claim of having entered Torske.",
         {("Torske advance RU", "RU")}),
        ("Moscow's unsupported claim to have taken Torske was repeated.", {("Torske capture RU", "RU")}),
        ("Kyiv's claim to have retaken Torske was repeated.", {("Torske capture UA", "UA")}),
    ],
)  # fmt: skip
def test_whose_claim_it_is_that_somebody_meets(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
