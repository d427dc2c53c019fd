"""How features and reportage tell of a settlement: one sentence names it, the next ones go on about it."""

import pytest

from tests.unit.claims_told import told, voiced

_TOPIC = "Toretsk is a mining town of 30,000 people."


@pytest.mark.parametrize(
    ("status", "claims"),
    [
        ("Ukrainian troops remain on the western edge.", {"Toretsk control UA part"}),
        ("Only the hospital district is still held by Ukrainian soldiers.", {"Toretsk control UA part"}),
        ("Small groups of Russians are hiding in the ruins of the centre.", {"Toretsk control RU part"}),
        ("The town is being attacked from three sides.", {"Toretsk assault RU"}),
        ("It has been under attack for three months.", {"Toretsk assault RU"}),
        ("Russian soldiers have entered the suburbs.", {"Toretsk advance RU part"}),
        ("Now the Russians are in charge there.", {"Toretsk control RU"}),
        ("Ukrainian soldiers fight for every house.", {"Toretsk assault RU"}),
        ("The hospital was evacuated, and so were two schools.", set()),
        ("The Russian army has made progress to the west of it.", set()),
        ("The Russians hold the east, and the Ukrainians the west.",
         {"Toretsk control RU part", "Toretsk control UA part"}),
        ("The Russians hold the eastern part of the town, the Ukrainians the western one.",
         {"Toretsk control RU part", "Toretsk control UA part"}),
    ],
)  # fmt: skip
def test_the_state_of_the_town_spoken_of(status: str, claims: set[str]) -> None:
    assert told(f"{_TOPIC} {status}") == claims


@pytest.mark.parametrize("ended", ["", " in Luhansk region"])
@pytest.mark.parametrize(
    "held", ["that Ukraine still holds", "still held by Ukraine", "under Ukrainian control"]
)
def test_the_last_town_that_is_held(ended: str, held: str) -> None:
    assert told(f"Lysychansk is the last town{ended} {held}.") == {"Lysychansk control UA"}


@pytest.mark.parametrize(
    "before",
    [
        "Vitalii, an infantryman with the 15th brigade, came out of Toretsk on Monday.",
        "Vitalii is a drone operator in Toretsk.",
        "Vitalii has been in Toretsk for two months. He is a sapper.",
        "The head of the town's administration in Toretsk, Ivan Bondar, sleeps little.",
    ],
)
@pytest.mark.parametrize(
    "said",
    [
        "He said the town had fallen.",
        '"The town has fallen," he says.',
        "According to him, the town has fallen.",
        "The town, he said, had fallen.",
    ],
)
def test_somebody_is_introduced_and_then_speaks(before: str, said: str) -> None:
    assert voiced(f"{before} {said}") == {("Toretsk capture RU", "UA")}


def test_who_denies_the_claim_of_another_is_not_that_other() -> None:
    text = "The mayor of Bakhmut sighed. He denied Moscow's claim that the town had fallen."
    assert voiced(text) == {("Bakhmut capture RU", "RU"), ("Bakhmut capture RU denied", "UA")}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Our troops knocked the enemy out of Klishchiivka.", {"Klishchiivka capture UA"}),
        ("Ukrainian troops have repelled dozens of assaults on Toretsk.", {"Toretsk repel UA"}),
        ("The occupiers try to dislodge them and storm Krynky every day.", {"Krynky assault RU"}),
        ("Moscow says men of the 36th Brigade have surrendered in Mariupol.", {"Mariupol withdrawal UA"}),
        ("Chernihiv is in effect surrounded.", {"Chernihiv encirclement RU"}),
        ("Russian troops, including the 155th brigade, took Toretsk.", {"Toretsk capture RU"}),
        ("Russian troops and the 155th brigade took Toretsk.", {"Toretsk capture RU"}),
        ("After Russian troops fled, the 93rd brigade took Toretsk.", {"Toretsk capture UA"}),
        ("Abandoning Toretsk to the Russians hurt his name.", {"Toretsk withdrawal UA"}),
        ("Fleeing Toretsk to Russia was hard.", set()),
        ("Battle of Toretsk Ukrainian forces retake Toretsk.", {"Toretsk capture UA"}),
        ("Battle of Toretsk: Ukrainian forces retake the town.", {"Toretsk capture UA"}),
        ("The battle of Toretsk continues.", {"Toretsk assault RU"}),
        ("The Russians have trouble. They have not taken Toretsk.", {"Toretsk capture RU denied"}),
        ("The Russians have trouble since they have not yet taken Toretsk.", {"Toretsk capture RU denied"}),
        ("The Russians have had trouble since they took Toretsk.", set()),
        ("Soldiers who surrendered on Friday are being treated in the town of Donetsk.", set()),
        ("Troops are pressing on having made gains, and a man was killed in the town of Lyman.", set()),
        (
            "A blast was heard in the Russian-held cities of Melitopol and Donetsk.",
            {"Melitopol control RU", "Donetsk control RU"},
        ),
    ],
)
def test_who_acts_on_whom(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    "after",
    [
        "He joined a unit made up of left-wing Ukrainian football fans.",
        "They have the technological edge in drones.",
        "The biggest market for such cars is Ukraine.",
        "He's been driving into the town all week to fetch people.",
        "She had recently left the city with her child.",
        "Seconds later they reach our location.",
    ],
)
def test_what_goes_on_besides_a_battle(after: str) -> None:
    assert told(f"Russian forces are storming Toretsk. {after}") == {"Toretsk assault RU"}


def test_one_who_takes_his_men_along() -> None:
    assert told("Kyiv's army chief says he's pulling his troops out of Toretsk.") == {"Toretsk withdrawal UA"}


@pytest.mark.parametrize("verb", ["confirmed", "acknowledged", "denied"])
@pytest.mark.parametrize(
    "news", ["the capture of Toretsk", "the seizure of Toretsk", "the town of Toretsk's capture"]
)
def test_what_a_party_confirms_is_the_doing_of_the_other(verb: str, news: str) -> None:
    denied = " denied" if verb == "denied" else ""
    assert told(f"Kyiv {verb} {news}.") == {f"Toretsk capture RU{denied}"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Moscow announced its capture.", "Toretsk capture RU"),
        ("Kyiv confirmed its capture.", "Toretsk capture RU"),
        ("Russian troops completed its occupation.", "Toretsk capture RU"),
        ("Kyiv announced its liberation.", "Toretsk capture UA"),
    ],
)
def test_whose_capture_it_is(text: str, claim: str) -> None:
    assert told(f"{_TOPIC} {text}") == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A battalion has been fighting off attack after attack in Zalizne.", {"Zalizne repel UA"}),
        ("In Zalizne, further south, Ukrainian troops hold a row of cottages.", {"Zalizne control UA part"}),
        ("Toretsk has seen some of the fiercest fighting of the year.", {"Toretsk assault RU"}),
        ("Klishchiivka: the enemy has taken several heights.", set()),
        ("Ukrainian units are advancing on Kreminna, but it has not been taken.",
         {"Kreminna capture UA denied"}),
        ("Ukraine said its troops had taken Urozhaine, on the way to the Sea of Azov.",
         {"Urozhaine capture UA"}),
        ("Ivan lives in Kherson. He recalls the morning when the Russians were gone.", set()),
        ("Toretsk is Russian, the Ukrainians are left with the western outskirts.",
         {"Toretsk control RU", "Toretsk control UA part"}),
        (f"{_TOPIC} Ukrainian troops have withdrawn from several positions.", {"Toretsk withdrawal UA"}),
    ],
)  # fmt: skip
def test_plain_turns_of_reportage(text: str, claims: set[str]) -> None:
    assert told(text) == claims


def test_they_are_those_of_whom_the_sentence_before_told_something() -> None:
    text = "Russia's offensive goes on. A Ukrainian minister said soldiers held parts of Bakhmut."
    assert "Bakhmut encirclement UA part" in told(f"{text} They had also half encircled it.")
    spoken = "Russian troops entered Pokrovsk. Ukraine's army says 300 of them are in its centre."
    assert told(spoken) == {"Pokrovsk advance RU part"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The nearest town still in Ukrainian hands is Kurakhove.", {"Kurakhove control UA"}),
        ("The only town that Ukraine still holds is Kurakhove.", {"Kurakhove control UA"}),
        ("The latest village to fall to the Russians is Hirnyk.", {"Hirnyk capture RU"}),
        ("The largest town taken by Russia this month was Hirnyk.", {"Hirnyk capture RU"}),
        ("On Monday, Toretsk was occupied.", {"Toretsk capture RU"}),
        ("Toretsk was occupied by Russian troops on 2 September.", {"Toretsk capture RU"}),
        ("Toretsk was occupied by Russian troops.", {"Toretsk control RU"}),
        ("In Toretsk there are still Ukrainian soldiers.", {"Toretsk control UA part"}),
        ("The enemy counterattacked from Toretsk, was met with fire and withdrew.", set()),
        ("The command has begun to evacuate warehouses from Toretsk.", set()),
        ("At Toretsk the brigade has no one left to send.", set()),
        ("Russian troops in Toretsk came under attack.", {"Toretsk assault UA"}),
        ("Ukrainian brigades in Toretsk are attacked every day.", {"Toretsk assault RU"}),
        (f"{_TOPIC} The army denied that the town had been lost: its soldiers, it said, held the north.",
         {"Toretsk capture RU denied", "Toretsk control UA part"}),
        ("Russia said it had taken Lyman. Russian troops are in Toretsk; Kyiv denies this.",
         {"Lyman capture RU", "Toretsk advance RU part", "Toretsk advance RU denied part"}),
    ],
)  # fmt: skip
def test_what_is_named_last_or_only_by_the_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russians are in the east of Toretsk, the Ukrainians are in the west.",
         {"Toretsk advance RU part", "Toretsk control UA part"}),
        ("In Toretsk, the Russians are in the eastern districts and the Ukrainians in the western ones.",
         {"Toretsk advance RU part", "Toretsk control UA part"}),
        (f"{_TOPIC} Ukrainian positions are on the western edge of the town.", {"Toretsk control UA part"}),
        ("In Opytne, near Bakhmut, there is fighting in the western quarter.", {"Opytne assault RU part"}),
        ("The Ukrainian army has thrown in the 47th brigade and attacks Berdychi.", {"Berdychi assault UA"}),
        ("Stepove is in the grey zone, contrary to early reports of its capture.", {"Stepove assault RU"}),
        ("Contrary to Russian reports, Stepove is still Ukrainian.", {"Stepove control UA"}),
    ],
)  # fmt: skip
def test_one_town_parted_between_two_armies(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The assault on Toretsk has not begun yet.", set()),
        ("The battle for Toretsk has not started.", set()),
        ("There is no need to speak of an assault on Toretsk.", set()),
        ("Moscow announced the capture of two others, Hirnyk and Suvorove.",
         {"Hirnyk capture RU", "Suvorove capture RU"}),
        ("Moscow said it had taken two others, Hirnyk and Suvorove.",
         {"Hirnyk capture RU", "Suvorove capture RU"}),
        ("Toretsk was lost on Monday, regained on Tuesday and lost again on Wednesday.",
         {"Toretsk capture RU", "Toretsk capture UA"}),
        ("Toretsk was taken by the Russians on Monday and retaken on Tuesday.",
         {"Toretsk capture RU", "Toretsk capture UA"}),
        ("Six weeks after breaking into Robotyne, Ukraine's troops are tired.", set()),
        ("A Ukrainian officer said that soldiers had been spotted on the outskirts of Toretsk.",
         {"Toretsk advance RU part"}),
    ],
)  # fmt: skip
def test_one_deed_after_another(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A Ukrainian counterattack at Sokil failed. Sokil was captured on 5 September.",
         {"Sokil assault UA", "Sokil capture RU"}),
        ("In Razine and Fedorivka the Russians have entrenched themselves.",
         {"Razine control RU part", "Fedorivka control RU part"}),
        ("It is premature to draw conclusions about control of Toretsk.", set()),
    ],
)  # fmt: skip
def test_who_only_answers_and_who_only_fights(text: str, claims: set[str]) -> None:
    assert told(text) == claims
