"""How battles, attacks and what becomes of them are told: fighting as a subject or object, resistance, who
attacks and who is attacked, and attacks beaten back."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Fierce combat raged in Siversk.", {"Siversk assault RU"}),
        ("Heavy combat resumed near Siversk.", {"Siversk assault RU"}),
        ("Petro Bondar fought in Siversk.", set()),
        ("Wednesday saw bitter clashes near Torske and Yampil.", {"Torske assault RU", "Yampil assault RU"}),
        ("The night saw fighting flare up again in Siversk.", {"Siversk assault RU"}),
        ("Gunfights broke out in Siversk.", {"Siversk assault RU"}),
        ("Clashes between Ukrainian and Russian units for control of Siversk went on.",
         {"Siversk assault RU"}),
        ("The week brought clashes from both the Russian and the Ukrainian army for the control of Siversk.",
         {"Siversk assault RU"}),
        ("Most of the fighting is concentrated in Siversk.", {"Siversk assault RU"}),
        ("The general spoke of one instance of fighting near Siversk.", {"Siversk assault RU"}),
        ("Siversk has become a battleground.", {"Siversk assault RU"}),
        ("Siversk remains the main target of the Russian offensive.", {"Siversk assault RU"}),
        ("Siversk became the focus of Russian attacks.", {"Siversk assault RU"}),
        ("Siversk is the target of Russian missile attacks.", set()),
        ("Siversk, under Russian assault since Sunday, has no water.", {"Siversk assault RU"}),
        ("Moscow resumed its offensive in the Donbas, firing rockets into Siversk.", set()),
        ("Moscow widened its attacks in the east, launching drones at Siversk.", set()),
        ("Moscow widened its attacks, launching an assault on Siversk.", {"Siversk assault RU"}),
        ("Siversk is still the hottest spot on the front.", {"Siversk assault RU"}),
        ("Kyiv sent troops to Siversk, the site of fierce battles.", {"Siversk assault RU"}),
        ("Terny lies south of Siversk, the scene of heavy fighting.", {"Siversk assault RU"}),
        ("Terny, near Siversk, the scene of heavy fighting, has no water.", {"Terny assault RU"}),
        ("Terny and Siversk, the scene of heavy fighting, have no water.",
         {"Terny assault RU", "Siversk assault RU"}),
        ("They live in Siversk, the target of missile strikes.", set()),
    ],
)  # fmt: skip
def test_where_there_is_fighting(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian infantry met stubborn resistance in Siversk.", {"Siversk assault RU"}),
        ("Russian marines ran into stiff resistance near Siversk.", {"Siversk assault RU"}),
        ("Russian marines in Siversk were met with fierce resistance.", {"Siversk assault RU"}),
        ("The Ukrainian garrison put up fierce resistance in Siversk.", {"Siversk assault RU"}),
        ("Russian infantry met no resistance in Siversk.", set()),
        ("Officials met resistance to the tax in Siversk.", set()),
        ("Siversk was stormed from two sides by Russian marines.", {"Siversk assault RU"}),
        ("Russian units keep pushing hard around Siversk.", {"Siversk assault RU"}),
        ("The invaders tried to enter into Siversk.", {"Siversk assault RU"}),
        ("The mayors entered into talks in Siversk.", set()),
        ("Ukrainian artillery pounded the Russian marines storming Siversk.", {"Siversk assault RU"}),
        ("The Russian army made repeated attempts to break into Siversk.", {"Siversk assault RU"}),
        ("Moscow repeated its claim that it had taken Siversk.", {"Siversk capture RU"}),
    ],
)  # fmt: skip
def test_who_attacks(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian soldiers defending Siversk beat back the assault.", {"Siversk repel UA"}),
        ("Ukrainian soldiers defending Torske and Yampil repelled the attackers.",
         {"Torske repel UA", "Yampil repel UA"}),
        ("Ukrainian soldiers defending Torske repelled an attack near Yampil.", {"Yampil repel UA"}),
        ("Ukrainian marines defended Siversk against a Russian onslaught.", {"Siversk repel UA"}),
        ("Kyiv asked for missiles to defend Siversk against Russian attacks.", set()),
        ("Ukrainian marines wiped out two assault groups near Siversk.", {"Siversk repel UA"}),
        ("Ukrainian marines stood their ground against Russian attacks near Siversk.", {"Siversk repel UA"}),
        ("The Russians were routed near Siversk.", {"Siversk repel UA"}),
        ("The brigade has difficulty in repelling attacks on Siversk.", set()),
    ],
)  # fmt: skip
def test_what_is_beaten_back(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's forces liberated 20 km2 in Siversk.", {"Siversk capture UA part"}),
        ("Russian troops seized 3 sq km in the suburbs of Siversk.", {"Siversk capture RU part"}),
        ("The last Ukrainian soldiers gave themselves up in Siversk.", {"Siversk withdrawal UA"}),
        ("There are no reports of Russian forces retaking Siversk.", set()),
    ],
)  # fmt: skip
def test_how_much_is_won_or_given_up(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Constant shelling and fighting in Torske drove people out.", {"Torske assault RU"}),
        ("The Russians carried out air, artillery and infantry attacks on Torske.", {"Torske assault RU"}),
        ("The Russians carried out missile and drone attacks on Torske.", set()),
        ("A failed Russian attack on Torske left a tank destroyed.", {"Torske assault RU"}),
        ("A Russian attack on Torske left a school destroyed.", set()),
        ("The invaders attacked with six tanks near Torske.", {"Torske assault RU"}),
        ("The invaders launched an attack with armour and infantry on Torske and Yampil.",
         {"Torske assault RU", "Yampil assault RU"}),
        ("Russia began an assault with artillery support on Torske and Yampil, but it was repulsed.",
         {"Torske repel UA", "Yampil repel UA"}),
        ("The invaders attacked Torske with artillery.", set()),
        ("Moscow's attacks on houses in Torske must stop.", set()),
        ("An attack on a restaurant in Torske shocked nobody.", set()),
        ("Attacks on positions in Torske went on.", {"Torske assault RU"}),
        ("Ukrainian forces attacked Feodosiia at dawn.", set()),
        ("Russian forces attacked Vinnytsia and Kyiv at dawn.", set()),
        ("Ukrainian forces attacked Tokmak at dawn.", {"Tokmak assault UA"}),
        ("Russian soldiers beat off an attack on Sevastopol.", set()),
        ("Russian soldiers beat off an attack on Melitopol.", {"Melitopol repel RU"}),
        ("Sevastopol is in Russian hands.", {"Sevastopol control RU"}),
    ],
)  # fmt: skip
def test_what_one_attacks_with(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian attacks are concentrated on Torske.", {"Torske assault RU"}),
        ("Russian missile attacks are concentrated on Torske.", set()),
        ("Moscow has focused its assault on Torske.", {"Torske assault RU"}),
        ("Moscow is planning a direct assault on Torske.", set()),
        ("The bloodiest fighting has been in Torske.", {"Torske assault RU"}),
        ("The bloodiest fighting is in the region, especially around Torske.", {"Torske assault RU"}),
        ("The fiercest battles are in the east, near Torske.", {"Torske assault RU"}),
        ("Fighting spread to other districts of the Kharkiv region.", set()),
        ("Russia attacked several towns, in particular Torske.", {"Torske assault RU"}),
        ("Moscow's months-long push to capture Torske goes on.", {"Torske assault RU"}),
        ("Russia's 10-month effort to take Torske has cost it dearly.", {"Torske assault RU"}),
        ("Torske saw another night of fierce fighting.", {"Torske assault RU"}),
        ("Torske saw another night of heavy shelling.", set()),
        ("Fighting has reached Torske.", {"Torske assault RU"}),
        ("Fighting went on in the Zarichne and Torske areas.", {"Zarichne assault RU", "Torske assault RU"}),
        ("Marines crossed the Oskil and Torske was hit by shells.", set()),
        ("Ukrainian troops repelled a drone attack on Torske.", set()),
        ("Attacks by assault groups of the Ukrainian army were repelled near Torske.", {"Torske repel RU"}),
        ("An attempt by Ukrainian troops to storm Torske was repelled.", {"Torske repel RU"}),
        ("Attacks by Wagner were repelled near Torske.", {"Torske repel UA"}),
        ("Ukrainian troops repelled an air assault on Torske.", {"Torske repel UA"}),
        ("Ukrainian troops repelled an attack on Torske with artillery fire.", {"Torske repel UA"}),
        ("The Russians took the villages that surround Torske.", set()),
        ("The Russians that surround Torske fire at its bridges.", {"Torske encirclement RU"}),
        ("Kyiv's counteroffensive has focused on Torske.", {"Torske assault UA"}),
        ("Torske has weathered more than a month of assaults.", {"Torske repel UA"}),
        (
            "There is fighting for Zarichne, Siversk and especially Torske.",
            {"Zarichne assault RU", "Siversk assault RU", "Torske assault RU"},
        ),
        ("Russia is massing men near the town of Torske, which is under attack.", {"Torske assault RU"}),
        ("The front line runs through the centre of Torske.", {"Torske assault RU part"}),
        ("The railway line runs through Torske.", set()),
        ("Ukrainian marines are suffering losses in the fighting for Torske.", {"Torske assault RU"}),
        ("Her son was killed in the fighting for Torske.", set()),
    ],
)  # fmt: skip
def test_where_the_fighting_is_centred(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The defenders beat off five attacks: near Torske, Yampil and Lyman.",
         {"Torske repel UA", "Yampil repel UA", "Lyman repel UA"}),
        ("The defenders beat off five attacks: two near Torske and three near Yampil.",
         {"Torske repel UA", "Yampil repel UA"}),
        ("The enemy stormed our lines six times: in the areas of Torske (four) and Yampil (two).",
         {"Torske assault RU", "Yampil assault RU"}),
        ("The invaders moved forward in two towns: in Torske and Yampil.",
         {"Torske advance RU part", "Yampil advance RU part"}),
        ("The enemy attacked Torske:", {"Torske assault RU"}),
        ("Russian infantry attacked from the west near Torske and Yampil.",
         {"Torske assault RU", "Yampil assault RU"}),
        ("The enemy mounted an assault from the south on Torske.", {"Torske assault RU"}),
        ("Torske is facing assaults from three sides.", {"Torske assault RU"}),
        ("Torske is facing missile attacks.", set()),
        ("One thing was said of the offensive: in Torske, people starve.", set()),
        ("The troops were praised after the attack: near Torske, they had saved a child.", set()),
        ("The enemy is most active around Torske.", {"Torske assault RU"}),
        ("Enemy artillery is most active around Torske.", set()),
        ("The Russian corps is bogged down in fighting near Torske.", {"Torske assault RU"}),
    ],
)  # fmt: skip
def test_attacks_counted_behind_a_colon(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The garrison makes every effort to repel Russian attacks on Torske.", {"Torske assault RU"}),
        ("Kyiv rushed men east in a bid to repel the Russian assault on Torske.", {"Torske assault RU"}),
        ("Efforts to repel the assault on Torske went on all night.", {"Torske assault RU"}),
        ("Kyiv moved two more battalions to help repel Russian attacks on Torske.", {"Torske assault RU"}),
        ("Russian troops tried to repel a Ukrainian attack on Snagost.", {"Snagost assault UA"}),
        ("Ukrainian marines failed to repel an attack on Torske.",
         {"Torske assault RU", "Torske repel UA denied"}),
        ("The marines managed to repel an attack on Torske.", {"Torske repel UA"}),
        ("The marines were able to repel the Russian attack on Torske.", {"Torske repel UA"}),
        ("The marines continue to repel Russian attacks on Torske.", {"Torske repel UA"}),
        ("The marines are preparing to repel an attack on Torske.", set()),
        ("Ukraine will repel any attack on Torske.", set()),
        ("Gunners tried to repel a drone attack on Torske.", set()),
    ],
)  # fmt: skip
def test_who_only_tries_to_repel_an_attack_is_under_it(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("False claims that Torske has fallen are making the rounds.", {"Torske capture RU denied"}),
        ("Also untrue are reports that Torske has fallen, the army said.", {"Torske capture RU denied"}),
        ("Reports of the fall of Torske have nothing to do with reality, the army said.",
         {"Torske capture RU denied"}),
        ("Reports of the fall of Torske do not correspond to the facts, the army said.",
         {"Torske capture RU denied"}),
        ("Reports that Torske has fallen correspond to the facts, the army said.", {"Torske capture RU"}),
        ("Russian soldiers could be seen in the streets of Torske.", {"Torske advance RU part"}),
        ("Scores of Russian troops broke through the defences of Torske.", {"Torske advance RU part"}),
        ("There are Russian sabotage groups in Torske.", {"Torske advance RU part"}),
        ("The Russians control by fire all roads into Torske.", {"Torske encirclement RU part"}),
        ("Moscow announced the capture of Torske, near Lyman, and Yampil.",
         {"Torske capture RU", "Yampil capture RU"}),
        ("Moscow announced the capture of Torske, near Lyman, and Yampil was shelled.",
         {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_what_is_called_false_seen_or_listed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("An attack on Russian positions near Torske failed.", {"Torske assault UA"}),
        ("Attacks overnight on Russian positions near Torske failed.", {"Torske assault UA"}),
        ("Attacks overnight on Russian troops near Torske failed.", {"Torske assault UA"}),
        ("An attack on positions of the Russian army near Torske failed.", {"Torske assault UA"}),
        ("During an assault on the fortifications of the Ukrainian army near Torske two men were captured.",
         {"Torske assault RU"}),
        ("The assault of the Ukrainian army on Torske goes on.", {"Torske assault UA"}),
        ("The attack on the Ukrainian city of Kharkiv goes on.", {"Kharkiv assault RU"}),
        ("The attack on the trenches in Torske by Ukrainian marines goes on.", {"Torske assault UA"}),
        ("Despite several Russian attempts to break through, they only reached the outskirts of Torske.",
         {"Torske advance RU part"}),
        ("After two Ukrainian attacks they took Torske.", {"Torske capture UA"}),
        ("After two Russian attacks on the road they pulled out of Torske.", set()),
        ("Families fled from the Russian attack, and they reached Torske by bus.", set()),
        ("Kyiv's men hold Torske, in a pocket west of the river.", {"Torske control UA"}),
        ("The garrison of Torske is in a pocket.", {"Torske encirclement RU"}),
        ("The claim that Russian troops hold Torske does not correspond to the facts.",
         {"Torske control RU denied"}),
    ],
)  # fmt: skip
def test_whose_positions_are_attacked_and_who_has_tried(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize("region", ["the Kyiv region", "Kyiv Oblast", "the Chernihiv region"])
def test_a_region_may_be_named_after_a_party(region: str) -> None:
    text = f"Ukraine has retaken all of {region}, including the towns of Bucha and Irpin."
    assert told(text) == {"Bucha capture UA", "Irpin capture UA"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The enemy attacked in the Lyman axis - near Torske and Terny.",
         {"Torske assault RU", "Terny assault RU"}),
        ("The enemy attacked near Siversk, in the Lyman axis – near Torske.",
         {"Siversk assault RU", "Torske assault RU"}),
        ("In the Lyman axis – near Torske and Terny – the enemy attacked twice.",
         {"Torske assault RU", "Terny assault RU"}),
        ("The Russians attacked all over the region – in Torske the Ukrainian army holds the station.",
         {"Torske control UA part"}),
        ("He named the places that the enemy is attacking. These are the villages of Torske and Terny.",
         {"Torske assault RU", "Terny assault RU"}),
        ("Kyiv named the villages it had liberated. They are Torske in the Lyman region, Siversk and Terny in"
         " the Bakhmut region.", {"Torske capture UA", "Siversk capture UA", "Terny capture UA"}),
        ("He named the villages that the enemy might attack. These are Torske and Terny.", set()),
        ("They rebuilt the villages that the enemy had shelled. These are Torske and Terny.", set()),
        ("Russian forces took eight villages. These include Torske and Terny.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian forces took eight villages. They were said to include Torske in the east, and Terny.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian forces shelled eight villages. These include Torske and Terny.", set()),
        ("Russian forces took prisoners. These include men from Torske.", set()),
        ("Moscow claims formal control of Terny.", {"Terny control RU"}),
        ("Battle of Terny Ivan Bondar, the head of Wagner, claims control of Terny.", {"Terny control RU"}),
        ("Moscow named the villages it had taken. They are Torske in the Lyman region, and Terny is quiet.",
         {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_where_on_which_front_and_what_is_named_next(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian saboteurs infiltrated Siversk but were eliminated, the Ukrainian army said.",
         {"Siversk advance RU part", "Siversk repel UA"}),
        ("A Ukrainian sabotage group entered Kozinka and was destroyed by Russian troops.",
         {"Kozinka advance UA part", "Kozinka repel RU"}),
        ("Russian troops broke into Siversk, but they were soon wiped out.",
         {"Siversk advance RU part", "Siversk repel UA"}),
        ("Russian troops stormed Siversk but were annihilated.", {"Siversk repel UA"}),
        ("The Russian group that got into Siversk has been eliminated.",
         {"Siversk advance RU part", "Siversk repel UA"}),
        ("Russian saboteurs got into Siversk but were all taken prisoner.",
         {"Siversk advance RU part", "Siversk repel UA"}),
        ("Russian troops entered Siversk, where dozens were taken prisoner.", {"Siversk advance RU part"}),
        ("Russian troops took Siversk, and 50 Ukrainian soldiers were taken prisoner.",
         {"Siversk capture RU"}),
        ("Russian troops entered Siversk but were not eliminated.", {"Siversk advance RU part"}),
        ("Russian troops entered Siversk but will be eliminated.", {"Siversk advance RU part"}),
        ("Russian troops entered Siversk, but bridges were destroyed.", {"Siversk advance RU part"}),
        ("Russian troops entered Siversk and destroyed a bridge.", {"Siversk advance RU part"}),
        ("Russian troops entered Siversk and three bridges were destroyed.", {"Siversk advance RU part"}),
        ("As Russian troops advanced in Siversk, bridges were destroyed.", {"Siversk advance RU part"}),
        ("Houses in Siversk, where Russian troops are advancing, were destroyed.",
         {"Siversk advance RU part"}),
        ("Russia attacked Siversk, and many houses were destroyed.", set()),
        ("During the assault on Siversk three Russian tanks were destroyed.", {"Siversk assault RU"}),
        ("Siversk was destroyed and then occupied.", {"Siversk control RU"}),
    ],
)  # fmt: skip
def test_who_has_come_and_is_destroyed_is_beaten(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops failed to capture Siversk and retreated to Lysychansk.",
         {"Siversk capture RU denied"}),
        ("Russian troops did not take Siversk and withdrew.", {"Siversk capture RU denied"}),
        ("Ukrainian troops did not take Siversk. The Russians have withdrawn from Torske.",
         {"Siversk capture UA denied", "Torske withdrawal RU"}),
        ("Ukrainian forces failed to hold Siversk and retreated to Lyman.",
         {"Siversk control UA denied", "Siversk withdrawal UA"}),
        ("Russia's flag was seen in the centre of Siversk.", {"Siversk control RU part"}),
        ("The Ukrainian flag can be seen over Siversk.", {"Siversk control UA"}),
        ("A flag was seen in the centre of Siversk.", set()),
    ],
)  # fmt: skip
def test_who_fails_leaves_nothing_and_whose_flag_is_seen(text: str, claims: set[str]) -> None:
    assert told(text) == claims
