"""Claims in sentences as news builds them: who speaks, and who acts, over what stands between."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # who speaks in a quotation is told at its end, whoever the sentence before was about
        ("Ukrainian crews rested. “We move on. Our men captured Hirnyk,” Igor Konashenkov said.",
         {("Hirnyk capture RU", "RU")}),
        ("The governor opened a school. “A bad night. The enemy entered Torske,” Oleksandr Syrskyi said.",
         {("Torske advance RU", "UA")}),
        # what is said goes on behind "but that", or has its aside before its subject
        ("Pushilin said that there was resistance, but that Russian units took Selydove.",
         {("Selydove capture RU", "RU")}),
        ("Haidai said despite heavy shelling Ukrainian soldiers still hold Zolote.",
         {("Zolote control UA", "UA")}),
        ("The shells fell all day; Russian infantry stormed Orikhiv, the mayor said.",
         {("Orikhiv assault RU", "UA")}),
        ("Haidai said Ukraine holds Zolote, but Russian forces have captured Hirske.",
         {("Zolote control UA", "UA"), ("Hirske capture RU", "neutral")}),
        # whom a subject with an apposition tells of
        ("Andrii Biletskyi, a commander, said Russian troops, supported by armour, entered Torske.",
         {("Torske advance RU", "UA")}),
        ("Russian marines, the General Staff said, are storming Robotyne.",
         {("Robotyne assault RU", "UA")}),
        ("Ukraine said it had lost Hirske. The Russians cut off Zolote, which they claimed to have taken.",
         {("Hirske capture RU", "UA"), ("Zolote encirclement RU", "neutral"), ("Zolote capture RU", "RU")}),
        ("Kyiv said Russian forces moved on as they captured Novoselivka Persha.",
         {("Novoselivka Persha capture RU", "UA")}),
    ],
)  # fmt: skip
def test_who_speaks_over_what_stands_between(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # forces with which a sentence opens that tells of no place
        ("Ukrainian marines are exhausted. They have left Krynky.", {"Krynky withdrawal UA"}),
        ("The Russian 1st Tank Army has new men. It entered Synkivka.", {"Synkivka advance RU part"}),
        ("Ukrainian officials came on Monday. They have left Krynky.", set()),
        # where they are stands between
        ("Ukrainian units in the area recaptured Dovhenke.", {"Dovhenke capture UA"}),
        ("Ukrainian troops in the south liberated Snihurivka.", {"Snihurivka capture UA"}),
        ("Russian forces in the area still occupy Dovhenke.", {"Dovhenke control RU"}),
        ("Residents of the area captured by Russian forces fled.", set()),
        ("The convoy went to the centre of occupied Tokmak.", {"Tokmak control RU part"}),
        ("Kyiv's soldiers – tired, short of shells – hold Dovhenke.", {"Dovhenke control UA"}),
        # two that act together
        ("It is unclear whether Russian troops and militiamen have captured Marinka.", set()),
        ("If Russian troops and militiamen capture Marinka, the road is open.", set()),
        ("Kyiv holds Marinka and Russian troops have captured Pisky.",
         {"Marinka control UA", "Pisky capture RU"}),
        # who leaves because he must
        ("Russian troops were forced to pull out of Snihurivka.", {"Snihurivka withdrawal RU"}),
        ("The advance forced Russian troops to pull back from Snihurivka.", {"Snihurivka withdrawal RU"}),
        ("Russian troops were forced out of Snihurivka.", {"Snihurivka capture UA"}),
        # all of it
        ("Most of Rubizhne was under full control of the Russian army.", {"Rubizhne control RU part"}),
        ("The retreat gave Russian troops complete control of Rubizhne.", {"Rubizhne control RU"}),
        ("Russia established complete control of Rubizhne.", {"Rubizhne capture RU"}),
    ],
)  # fmt: skip
def test_who_acts_over_what_stands_between(text: str, claims: set[str]) -> None:
    assert told(text) == claims
