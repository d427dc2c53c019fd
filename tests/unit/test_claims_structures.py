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
        ("According to Gen. Oleksandr Syrskyi, Russian forces entered Torske.",
         {("Torske advance RU", "UA")}),
        ("Fighting goes on in Zolote, according to Haidai, but Russian forces captured Hirske.",
         {("Zolote assault RU", "UA"), ("Hirske capture RU", "neutral")}),
        ("The General Staff said Russian troops that arrived in May entered Torske.",
         {("Torske advance RU", "UA")}),
        ("Haidai told the soldiers that Zolote had fallen.", {("Zolote capture RU", "UA")}),
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
        ("Ukrainian troops and foreign volunteers captured Pisky.", {"Pisky capture UA"}),
        ("Foreign volunteers captured Pisky.", set()),
        # "that" of forces
        ("The Ukrainian battalion that captured Pisky is resting.", {"Pisky capture UA"}),
        ("It was the Ukrainian army that liberated Pisky.", {"Pisky capture UA"}),
        ("Kyiv said that occupied Tokmak is quiet.", {"Tokmak control RU"}),
        # in the present, far behind the subject
        ("Russian forces in the region still encircle Orikhiv.", {"Orikhiv encirclement RU"}),
        ("Russian forces (paratroopers) still control the towns of Oleshky and Tokmak.",
         {"Oleshky control RU", "Tokmak control RU"}),
        ("They will first cross the canal, then encircle Orikhiv.", set()),
        ("They cross the canal, then encircle Orikhiv.", {"Orikhiv encirclement RU"}),
        # over what is done to others
        ("Russian troops, despite losses, routed a column and entered Pisky.", {"Pisky advance RU part"}),
        ("After launching an attack on Pisky, the Ukrainian army turned west.", {"Pisky assault UA"}),
        ("Ukrainian forces are pressing their assault on Pisky.", {"Pisky assault UA"}),
        # from where one comes
        ("Ukrainian troops pushed into Torske from the north.", {"Torske advance UA part"}),
        ("Ukrainian troops pushed the enemy from Torske.", {"Torske capture UA"}),
        ("Russian forces attacked in the direction of the village of Pisky.", set()),
        ("Russian forces attacked near the village of Pisky.", {"Pisky assault RU"}),
        ("Russian forces left Snihurivka early on Friday.", {"Snihurivka withdrawal RU"}),
        ("Russian troops abandoned Snihurivka late Sunday.", {"Snihurivka withdrawal RU"}),
        ("Residents fled Snihurivka early on Friday.", set()),
        # what may come
        ("The risk of Pisky falling to Russia grows.", set()),
        ("The possibility of Russian troops capturing Pisky is small.", set()),
        ("The sight of Russian troops entering Pisky shocked many.", {"Pisky advance RU part"}),
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
