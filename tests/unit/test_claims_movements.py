"""How forces are said to come into a settlement, to be there, and to take it: the families of words."""

import pytest

from tests.unit.claims_told import told


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian paratroopers have landed in Ochakiv.", {"Ochakiv advance RU part"}),
        ("Russian marines made a landing at Berdiansk.", {"Berdiansk advance RU part"}),
        ("Two missiles landed in Ochakiv.", set()),
        ("A small number of Russian paratroopers entered Ochakiv.", {"Ochakiv advance RU part"}),
        ("Large numbers of Ukrainian infantry entered Ochakiv.", {"Ochakiv advance UA part"}),
        ("A large number of aid workers entered Ochakiv.", set()),
        ("The 11th Guards Air Assault Brigade entered Ochakiv.", {"Ochakiv advance RU part"}),
        ("The 82nd Air Assault Brigade entered Ochakiv.", {"Ochakiv advance UA part"}),
        ("Russian armour was reported entering Ochakiv.", {"Ochakiv advance RU part"}),
        ("Ukrainian marines were reported leaving Ochakiv.", {"Ochakiv withdrawal UA"}),
        ("Russian guns were reported shelling Ochakiv.", set()),
        ("Ukrainian paratroopers landed in Lviv.", set()),
        ("Russian armoured vehicles rolled into Trostianets.", {"Trostianets advance RU part"}),
        ("Ukraine's 92nd brigade pierced the defences of Svatove.", {"Svatove advance UA part"}),
        ("Russian infantry came within 300 metres of the centre of Siversk.", {"Siversk advance RU part"}),
        ("Russian troops crossed the city limits of Sumy.", {"Sumy advance RU part"}),
        ("The enemy moved 400 metres forward in Siversk.", {"Siversk advance RU part"}),
        ("Russian forces seized new positions in Siversk.", {"Siversk advance RU part"}),
        ("Russian forces seized new positions near Siversk.", set()),
        ("Russia's army has established a presence in Siversk.", {"Siversk advance RU part"}),
        ("Russia's army already has a presence in Siversk.", {"Siversk control RU part"}),
        ("Russia's drive into Siversk went on.", {"Siversk advance RU part"}),
        ("Elements of the 60th Motorized Rifle Brigade are reportedly operating in western Siversk.",
         {"Siversk advance RU part"}),
        ("Images show men of the 60th Motorized Rifle Brigade operating in Siversk.",
         {"Siversk advance RU part"}),
        ("Elements of the 60th Motorized Rifle Brigade are reportedly operating near Siversk.", set()),
        ("Ukraine's troops were pushed back to the eastern edge of Siversk.", {"Siversk advance RU part"}),
        ("Russian troops pushed its defenders back into the western half of Siversk.",
         {"Siversk advance RU part"}),
        ("Ukraine's troops were pushed back to Siversk.", set()),
        ("A Russian armoured column drove through Siversk.", {"Siversk advance RU part"}),
        ("Russian troops crossed the bridge into Siversk.", {"Siversk advance RU part"}),
        ("Russian troops expanded the area under their control in Siversk.", {"Siversk advance RU part"}),
        ("The enemy advanced south of Hryhorivka and in northern Siversk.", {"Siversk advance RU part"}),
        ("The enemy advanced south of Hryhorivka and Siversk.", set()),
        ("Russian infantry broke Ukrainian lines in Siversk.", {"Siversk advance RU part"}),
    ],
)  # fmt: skip
def test_coming_into_a_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops emerged victorious from the battle for Siversk.", {"Siversk capture RU"}),
        (
            "Russian soldiers hung their flag from the roof of the school in Siversk.",
            {"Siversk capture RU part"},
        ),
        ("Russian forces have subjugated Siversk.", {"Siversk capture RU"}),
        ("The seizure by the Russian army of Siversk was announced.", {"Siversk capture RU"}),
        ("The capture by the Russian army of two medics from Siversk was announced.", set()),
        ("The capture by the Russian army of the mayor of Siversk was announced.", set()),
        ("Among the hamlets freed by Ukraine are Levadne and Pryiutne.",
         {"Levadne capture UA", "Pryiutne capture UA"}),
        ("Among the recaptured villages is Levadne.", {"Levadne capture UA"}),
        ("Among the soldiers captured was a cook from Levadne.", set()),
        ("Russia's army took two settlements, the ministry said, naming them as Siversk and Dronivka.",
         {"Siversk capture RU", "Dronivka capture RU"}),
        ("Russian troops liberate Hryhorivka community.", {"Hryhorivka capture RU"}),
        ("Ukrainian troops ended the occupation of Hryhorivka.", {"Hryhorivka capture UA"}),
        ("Russian soldiers posed with their flag in Siversk.", {"Siversk capture RU"}),
        ("Russia took six hamlets in Sumy region, among them Zhuravka and Basivka.",
         {"Zhuravka capture RU", "Basivka capture RU"}),
        ("Russia shelled six hamlets in Sumy region, among them Zhuravka and Basivka.", set()),
        ("A photo shows two men raising the Russian flag in Siversk.", {"Siversk capture RU"}),
        ("Residents hoisted a Ukrainian flag in Tokmak.", set()),
        ("A photo shows two men raising a glass in Siversk.", set()),
        ("Siversk has been cleaned of Ukrainian nationalists, Kadyrov said.", {"Siversk capture RU"}),
        ("Siversk has been cleaned of litter, its mayor said.", set()),
        ("Fresh off taking Siversk, the Russian brigade is resting.", {"Siversk capture RU"}),
        ("It took Russia six months to capture Siversk.", {"Siversk capture RU"}),
        ("It would take Russia six months to capture Siversk.", set()),
        ("Russia's army achieved its goal of taking Siversk.", {"Siversk capture RU"}),
        ("Russia's army set itself the goal of taking Siversk.", set()),
        ("Siversk was the second town in the district to fall.", {"Siversk capture RU"}),
        ("Siversk is the next town in the district to fall.", set()),
    ],
)  # fmt: skip
def test_taking_a_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The track between Russian-held Polohy and Ukrainian-held Malynivka is mined.",
         {"Polohy control RU", "Malynivka control UA"}),
        ("The Russian-held Polohy–Tokmak line was shelled.", set()),
        ("Wages are low in Russian-occupied areas such as Tokmak and Molochansk.",
         {"Tokmak control RU", "Molochansk control RU"}),
        ("Wages are low in areas such as Tokmak and Molochansk.", set()),
        ("A depot burned in the mostly Russian-held town of Toretsk.", {"Toretsk control RU part"}),
        ("A depot burned in still Ukrainian-held Siversk.", {"Siversk control UA"}),
        ("Toretsk is a mostly Russian-speaking town.", set()),
        ("Malynivka is on the Ukrainian side of the front line.", {"Malynivka control UA"}),
        ("Losses on the Ukrainian side at Malynivka were heavy.", set()),
    ],
)  # fmt: skip
def test_whose_side_a_place_is_on(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Siversk has become tactically encircled.", {"Siversk encirclement RU"}),
        ("Siversk could become encircled.", set()),
        ("Russian troops pressed upon Siversk.", {"Siversk assault RU"}),
        ("The lull ended, with fighting extending to Siversk.", {"Siversk assault RU"}),
        ("Russia has begun a military operation in Siversk.", {"Siversk assault RU"}),
        ("Russian troops met fierce resistance from the defenders in Siversk.", {"Siversk assault RU"}),
        ("Russian troops moved from the east to a hill near Siversk.", set()),
        ("Russian armoured assaults on Siversk went on.", {"Siversk assault RU"}),
        ("Police have begun an operation in Siversk.", set()),
        ("The evacuation of Russian soldiers from Borodianka went on.", {"Borodianka withdrawal RU"}),
        ("The evacuation of wounded soldiers from Borodianka went on.", set()),
        ("The repositioning of Russian troops from Borodianka went on.", {"Borodianka withdrawal RU"}),
    ],
)
def test_attacks_and_retreats(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("During the retreat from Borodianka, the invaders laid mines.", {"Borodianka withdrawal RU"}),
        ("The mayor said that during the pullout from Borodianka, Russian troops laid mines.",
         {"Borodianka withdrawal RU"}),
        ("During their retreat from Siversk, the Ukrainians laid mines.", {"Siversk withdrawal UA"}),
        ("After their retreat from Siversk, Ukrainian troops dug in.", {"Siversk withdrawal UA"}),
        ("After the retreat from Siversk, Russian troops pushed on.", set()),
        ("During the storming of Siversk, Ukrainian gunners burnt a tank.", {"Siversk assault RU"}),
        ("After their capture of Siversk, Russian troops moved on.", {"Siversk capture RU"}),
        ("It is hard for Ukrainian troops in Siversk, but they hold the centre of the town.",
         {"Siversk control UA part"}),
        ("Things went badly for the Russians in Lyman, and they left the town.", {"Lyman withdrawal RU"}),
        ("Siversk is a trap for Russian troops. It is hard to leave.", set()),
        ("Kyiv's forces retook Lyman. It has been under heavy attack since.",
         {"Lyman capture UA", "Lyman assault RU"}),
        ("Moscow's forces took Lyman. The town came under attack again.",
         {"Lyman capture RU", "Lyman assault UA"}),
        ("Kyiv's forces attacked Lyman. The town is under attack from two sides.", {"Lyman assault UA"}),
        ("Siversk has been under siege since the start of Russia's invasion of Ukraine.",
         {"Siversk encirclement RU"}),
        ("Russian troops in the town of Siversk, Donetsk region, remain surrounded.",
         {"Siversk encirclement UA"}),
        ("Ukrainian troops in Lyman, a town near Siversk, are surrounded.", {"Lyman encirclement RU"}),
    ],
)  # fmt: skip
def test_whose_retreat_and_who_is_ringed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's soldiers defend Siversk.", {"Siversk control UA"}),
        ("The 54th brigade defends Siversk and its outskirts.", {"Siversk control UA"}),
        ("Fresh brigades were sent to defend Siversk.", set()),
        ("Ukrainian soldiers have vowed to defend Siversk.", set()),
        ("Ukraine has been holding the defense of Siversk.", {"Siversk control UA"}),
        ("The Russians took Siversk and its surroundings.", {"Siversk capture RU"}),
        ("The Russians took the outskirts of Siversk and the town of Lyman.",
         {"Siversk capture RU part", "Lyman capture RU"}),
        ("Ukrainian troops counterattacked and cleared the village of Torske.", {"Torske capture UA"}),
        ("Ukrainian troops attacked and took the village of Torske.",
         {"Torske assault UA", "Torske capture UA"}),
        ("Ukrainian troops counterattacked in Torske.", {"Torske assault UA"}),
        ("Ukrainian troops are leading counteroffensive operations in Torske.", {"Torske assault UA"}),
        ("Ukrainian troops have taken Lyman in a semi-encirclement.", {"Lyman encirclement UA part"}),
        ("The Russians are taking Siversk in pincers.", {"Siversk encirclement RU part"}),
        ("Russian troops are close to the encirclement of Siversk.", set()),
        ("Russian troops are now approaching the encirclement of Siversk.", set()),
        ("Russian troops are approaching Siversk.", set()),
        ("The Russians are fighting, making their way to Siversk.", set()),
        ("The Russians made their way through Siversk.", {"Siversk advance RU part"}),
        ("It was only a matter of time until the Russians seized Siversk.", set()),
        ("It took time until the Russians seized Siversk.", {"Siversk capture RU"}),
        ("The Russians were pounding non-stop the town of Siversk.", set()),
        ("The Russians were attacking Siversk non-stop.", {"Siversk assault RU"}),
        ("The fall of Siversk leads to panic in Lyman, and then Sloviansk.", {"Siversk capture RU"}),
        ("The fall of Siversk, together with Lyman, opens a road.",
         {"Siversk capture RU", "Lyman capture RU"}),
    ],
)  # fmt: skip
def test_what_is_defended_and_closed_in_on(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russians withdrew from the Torske settlement.", {"Torske withdrawal RU"}),
        ("Ukrainian troops left the Torske village.", {"Torske withdrawal UA"}),
        ("Ukrainian troops were driven from the Torske village by the enemy.", {"Torske capture RU"}),
        ("Russian troops have not left the Torske village.", {"Torske withdrawal RU denied"}),
        ("The Russians withdrew from the Torske area.", set()),
        ("The Russians moved along the road from the Torske village to Lyman.", set()),
        ("The storm left Lyman town residents without power.", set()),
        ("Russia has withdrawn from Lyman. With the fall of the town, a road lies open.",
         {"Lyman withdrawal RU", "Lyman capture UA"}),
        ("Kyiv's troops have left Lyman. The fall of the town opens a road.",
         {"Lyman withdrawal UA", "Lyman capture RU"}),
        ("The fall of Lyman opens a road.", {"Lyman capture RU"}),
        ("Ukrainian soldiers defending Siversk came under fire.", set()),
        ("Its contested town of Toretsk fell to Russian troops.",
         {"Toretsk capture RU", "Toretsk assault RU"}),
        ("Kyiv has contested the claim that Toretsk fell.", {"Toretsk capture RU denied"}),
        ("The marines stopped defending Siversk.", set()),
        ("Russian troops took Torske, half an hour's drive from Lyman.", {"Torske capture RU"}),
        ("Russian troops took Torske, ten minutes' walk from Lyman and Yampil.", {"Torske capture RU"}),
    ],
)  # fmt: skip
def test_villages_left_and_what_their_fall_means(text: str, claims: set[str]) -> None:
    assert told(text) == claims
