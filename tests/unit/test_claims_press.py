"""How papers and news agencies of either side tell of settlements: freed by whom, taken in brackets, where
they lie, who else is spoken of."""

import pytest

from tests.unit.claims_told import told, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian units liberated Torske. The liberation of Zarichne followed.",
         {"Torske capture RU", "Zarichne capture RU"}),
        ("The ministry in Moscow announced the liberation of Torske. Also, the village of Yampil was "
         "liberated on Tuesday.", {"Torske capture RU", "Yampil capture RU"}),
        ("Ukrainian soldiers fled liberated Torske.", {"Torske withdrawal UA", "Torske capture RU"}),
        ("Russia took Lyman in August. Lyman was liberated on Sunday.",
         {"Lyman capture RU", "Lyman capture UA"}),
        ("Ukrainian troops left Lyman in August. Lyman was liberated on Sunday.",
         {"Lyman withdrawal UA", "Lyman capture UA"}),
        ("Ukraine said it had freed Torske. The liberation of Zarichne followed.",
         {"Torske capture UA", "Zarichne capture UA"}),
    ],
)  # fmt: skip
def test_freed_by_whose_side(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia has taken the much-shelled town of Lyman.", {"Lyman capture RU"}),
        ("Russia has taken much of the town of Lyman.", {"Lyman capture RU part"}),
        ("Russian troops captured half of the village of Torske.", {"Torske capture RU part"}),
        ("Russian troops captured all of the village of Torske.", {"Torske capture RU"}),
        ("Russians control the east of Toretsk, while Ukrainian forces control the west.",
         {"Toretsk control RU part", "Toretsk control UA part"}),
        ("Russians control the east of Toretsk and the south of the region.", {"Toretsk control RU part"}),
        ("Ukrainian marines left Krynky because the village was flooded.", {"Krynky withdrawal UA"}),
        ("Russia took the district centre of Vovchansk.", {"Vovchansk capture RU"}),
        ("Russia took the centre of Vovchansk.", {"Vovchansk capture RU part"}),
        ("Kyiv's army has regained land, most recently recapturing control of Lyman.", {"Lyman capture UA"}),
    ],
)  # fmt: skip
def test_whole_or_part(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia's troops took Sumy region's Yunakivka.", {"Yunakivka capture RU"}),
        ("Ukrainian units are encircled in the Donetsk area's Toretsk.", {"Toretsk encirclement RU"}),
        ("The Sumy region's governor said that Russian troops had entered Yunakivka.",
         {"Yunakivka advance RU part"}),
        ("Russian forces took two hamlets in the Sumy region (Novenke and Basivka).",
         {"Novenke capture RU", "Basivka capture RU"}),
        ("Russian forces took a hill near two hamlets (Novenke and Basivka).", set()),
        ("The Melitopol mayor Petro Savchuk was seized on Friday.", set()),
        ("Ukraine holds Kupiansk, with a few dozen Russian soldiers left in its north.",
         {"Kupiansk control UA"}),
        ("The border guards left Kupiansk with their dogs.", {"Kupiansk withdrawal UA"}),
    ],
)  # fmt: skip
def test_where_and_who(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine's army beat back Russian advances in Toretsk.", {"Toretsk repel UA"}),
        ("Ukraine's army beat back an attack and made advances in Toretsk.", {"Toretsk advance UA part"}),
        ("Russia says its men repelled three attacks and counterattacks by a Ukrainian brigade near Terny.",
         {"Terny repel RU"}),
        ("Russia claims that it repelled three attacks near Terny.", {"Terny repel RU"}),
        ("The Kremlin said it captured two villages, Torske and Terny.",
         {"Torske capture RU", "Terny capture RU"}),
        ("Russian soldiers rested after two attacks and counterattacked near Terny.", {"Terny assault RU"}),
    ],
)  # fmt: skip
def test_what_is_beaten_back(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv's counteroffensive has failed. The minister spoke on Monday. He left on Tuesday. "
         "Fighting went on in Siversk.", {"Siversk assault RU"}),
        ("Ukrainian forces went on attacking. Fighting went on in Siversk.", {"Siversk assault UA"}),
        ("Kyiv claims it has bled the enemy white. Fighting went on in Siversk.", {"Siversk assault RU"}),
        ("Ukrainian marines captured nine paratroopers. Fighting went on in Siversk.",
         {"Siversk assault RU"}),
        ("Kyiv has taken possession of six gunboats. Fighting went on in Siversk.", {"Siversk assault RU"}),
        ("A Ukrainian soldier strolls past a kiosk. Fighting went on in Siversk.", {"Siversk assault RU"}),
        ("Ukrainian marines captured two hamlets. Fighting went on in Siversk.", {"Siversk assault UA"}),
        ("Ukrainian marines took a ridge. Fighting went on in Siversk.", {"Siversk assault UA"}),
        ("Russian marines hold Siversk. In the Sumy oblast, Ukrainian marines withdrew.",
         {"Siversk control RU"}),
        ("Russian marines hold Siversk. Elsewhere on the front, combat goes on.", {"Siversk control RU"}),
        ("Russian marines hold Siversk. On other axes the Ukrainian army retreated.", {"Siversk control RU"}),
        ("Russian marines hold Siversk. Elsewhere in the town, combat goes on.",
         {"Siversk control RU", "Siversk assault RU"}),
        ("Russian marines hold Siversk. In the sector, combat goes on.",
         {"Siversk control RU", "Siversk assault RU"}),
        ("Russian attacks near Torske were beaten back. The enemy fell back with losses.",
         {"Torske repel UA"}),
        ("Fighting rages in Torske. The Russians withdrew at noon.",
         {"Torske assault RU", "Torske withdrawal RU"}),
        ("The enemy stormed Torske. Two attacks were beaten off by the defenders in the Kharkiv and Sumy "
         "regions.", {"Torske assault RU"}),
        ("Russia has taken Torske and Zarichne villages.", {"Torske capture RU", "Zarichne capture RU"}),
        ("Russia attacked Odesa for the third night in a row.", set()),
        ("Ukrainian troops attacked near Torske and Zarichne settlements.",
         {"Torske assault UA", "Zarichne assault UA"}),
        ("A cheerful Ukrainian soldier runs across the village of Torske.", set()),
        ("Not one Russian soldier has entered the village of Torske.", {"Torske advance RU denied part"}),
        ("A freighter was photographed at the port of Berdyansk.", set()),
        ("The mayor stayed in Kherson. Russian troops were out on patrol.", set()),
        ("Sudzha is a town that Kyiv holds. Reporters saw two units abandon their posts.",
         {"Sudzha control UA"}),
        ("A Briton who was captured while fighting for Kyiv has come home.", set()),
        ("Russian paratroopers are fighting for Kyiv.", {"Kyiv assault RU"}),
    ],
)  # fmt: skip
def test_who_is_on_the_offensive_where(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("In Siversk, Moscow says, Russian troops are advancing.", {("Siversk advance RU", "RU")}),
        ("In Siversk itself, the army spokesman says, the enemy is moving forward.",
         {("Siversk advance RU", "UA")}),
        ("In Kyiv, the minister said, Russian troops were advancing near Siversk.", set()),
        ("Russian bloggers claim the capture of Torske.[17] The village is a grey zone.",
         {("Torske capture RU", "RU"), ("Torske assault RU", "neutral")}),
        ("Russian officials claim control of Torske.", {("Torske control RU", "RU")}),
        ("Russian officials fear a claim of control.", set()),
        ("**Russia strikes Kharkiv.** The General Staff said Russian troops had taken Torske.",
         {("Torske capture RU", "UA")}),
    ],
)  # fmt: skip
def test_who_says_it(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Kremlin wants Siversk taken by winter.", set()),
        ("Kyiv's command ordered the village of Torske abandoned.", set()),
        ("The governor reported Siversk taken by the Russians.", {"Siversk capture RU"}),
        ("The breach allows the Russians to surround Siversk.", set()),
        ("The breach allowed the Russians to surround Siversk.", {"Siversk encirclement RU"}),
        ("The guards did not allow the Russians to enter Siversk.", {"Siversk advance RU denied part"}),
        ("Russian tanks entered Siversk, which controls the only road east.", {"Siversk advance RU part"}),
        ("Russian tanks entered Siversk, which Ukrainian soldiers still control.",
         {"Siversk advance RU part", "Siversk control UA"}),
        ("A Russian strike on Siversk that left some cellars flooded went on.", set()),
        ("Shells fell on Siversk. A Russian attack in the south was beaten off.", set()),
        ("The Russians attacked Siversk. An attack in the south of the town was beaten off.",
         {"Siversk repel UA part"}),
    ],
)  # fmt: skip
def test_what_is_only_wanted_or_told_of_a_place(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Two Ukrainian attacks were repelled near Torske, the ministry added.",
         {("Torske repel RU", "RU")}),
        ("Russian attacks near Torske were repelled, Kyiv said.", {("Torske repel UA", "UA")}),
        ("Russian marines have driven the enemy out of Torske, the ministry said.",
         {("Torske capture RU", "RU")}),
        ("The invaders were driven out of Torske, the ministry in Kyiv said.", {("Torske capture UA", "UA")}),
        ("Reuters, citing the Russian defence ministry, reported that Siversk had been captured.",
         {("Siversk capture RU", "RU")}),
        ("A TV channel, citing Ukrainian officers, said Russian troops had entered Siversk.",
         {("Siversk advance RU", "UA")}),
        ("The ministry in Kyiv, according to Reuters, said Russian troops had entered Siversk.",
         {("Siversk advance RU", "UA")}),
        ("Siversk is not surrounded, the army said.", {("Siversk encirclement RU denied", "UA")}),
    ],
)  # fmt: skip
def test_who_beats_whom_and_says_so(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia took the entire territory of Selydove.", {"Selydove capture RU"}),
        ("Russia took almost the entire town of Selydove.", {"Selydove capture RU part"}),
        ("Ukrainian forces have de-occupied Urozhaine.", {"Urozhaine capture UA"}),
        ("Ukrainian troops fought back two assaults on Hirnyk.", {"Hirnyk repel UA"}),
        ("A cauldron has formed around Hirnyk.", {"Hirnyk encirclement RU"}),
        ("Russian troops failed to storm Hirnyk.", {"Hirnyk assault RU"}),
        ("Russian troops failed to take Hirnyk.", {"Hirnyk capture RU denied"}),
        ("Ukraine said it had been forced to withdraw its troops from Hirnyk.", {"Hirnyk withdrawal UA"}),
        ("Ukraine forced the last Russian troops from Hirnyk.", {"Hirnyk capture UA"}),
        ("Hirnyk became the third town this month to fall to Russia.", {"Hirnyk capture RU"}),
        ("Hirnyk, Izmailivka and other villages were seized by Russian troops.",
         {"Hirnyk capture RU", "Izmailivka capture RU"}),
        ("The mayor of Hirnyk and other officials were seized by Russian troops.", set()),
        ("Russia seized two villages: they are Hirnyk and Izmailivka.",
         {"Hirnyk capture RU", "Izmailivka capture RU"}),
        ("Hirnyk is a mining town. It's under Russian control.", {"Hirnyk control RU"}),
        ("Hirnyk is a mining town. It's not under Russian control.", {"Hirnyk control RU denied"}),
        ("Hirnyk is a mining town. It's a gamble for Russian commanders.", set()),
        ("Russia claimed the capture of Hirnyk, but Kyiv denied any such advance.",
         {"Hirnyk capture RU", "Hirnyk capture RU denied"}),
        ("Russian units used armour in an assault on Hirnyk.", {"Hirnyk assault RU"}),
        ("Russia agreed to a truce in Mariupol. Its troops then began an assault on the steel mill.",
         {"Mariupol assault RU part"}),
        ("A father of two was killed in an assault on Hirnyk.", set()),
        ("Russian troops entered Hirnyk. Officials in Kyiv said it was hard. Ukraine holds the town.",
         {"Hirnyk advance RU part", "Hirnyk control UA"}),
        ("Russian troops entered Hirnyk. The president met envoys in Kyiv. Ukraine holds the town.",
         {"Hirnyk advance RU part", "Hirnyk control UA"}),
    ],
)  # fmt: skip
def test_what_is_told_in_plain_words(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Sergei Shoigu was sure of it. Ivan Koval, a spokesman for Ukraine's army, said it was false. "
         "“The battle for Hirnyk goes on,” he said.", {("Hirnyk assault RU", "UA")}),
        ("Sergei Shoigu said it was true. Ukraine's army said it was false. "
         "“The battle for Hirnyk goes on,” he said.", {("Hirnyk assault RU", "RU")}),
        ("Russian troops entered Hirnyk. The Ukrainian head of the region, Oleh Bondar, reported this.",
         {("Hirnyk advance RU", "UA")}),
        ("Russian troops entered Hirnyk. According to the agency, this was reported by the General Staff "
         "in Kyiv.", {("Hirnyk advance RU", "UA")}),
        ("Russian troops entered Hirnyk. A Ukrainian commander described this as grim.",
         {("Hirnyk advance RU", "neutral")}),
        ("Russian troops entered Hirnyk. A Ukrainian commander said it was grim.",
         {("Hirnyk advance RU", "neutral")}),
        ("Russian troops took Hirnyk. That's according to Oleh Bondar, a spokesman for Ukraine's army.",
         {("Hirnyk capture RU", "UA")}),
        ("Russian troops took Hirnyk. It was hard, according to the General Staff.",
         {("Hirnyk capture RU", "neutral")}),
        ("“According to the latest information, battles go on in Hirnyk,” the Ukrainian governor said.",
         {("Hirnyk assault RU", "UA")}),
        ("“According to local residents, battles go on in Hirnyk,” the Ukrainian governor said.",
         {("Hirnyk assault RU", "neutral")}),
        ("Russia began an information attack on Hirnyk.", set()),
        ("The Ukrainian governor said that Russia sent many of its troops into an assault on Hirnyk.",
         {("Hirnyk assault RU", "UA")}),
        ("The Ukrainian governor said that Russia attacked, but its forces hold Hirnyk.",
         {("Hirnyk control UA", "UA")}),
        ("“The enemy has taken Hirnyk,” said the Ukraine-born Russian reporter Ivan Petrov.",
         {("Hirnyk capture UA", "RU")}),
        ("Kyiv denied that the Russian army took Hirnyk, saying its troops had only left the outskirts.",
         {("Hirnyk capture RU denied", "UA"), ("Hirnyk withdrawal UA", "UA")}),
    ],
)  # fmt: skip
def test_whom_a_reader_takes_for_the_source(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Kyiv dismissed Russia's claim on Friday to have seized Hirnyk.",
         {("Hirnyk capture RU", "RU"), ("Hirnyk capture RU denied", "UA")}),
        ('Kyiv dismissed Russia\'s claims of "full control" over Hirnyk.',
         {("Hirnyk control RU", "RU"), ("Hirnyk control RU denied", "UA")}),
        ("Kyiv dismissed on Friday Russia's claim. Its forces had to leave Hirnyk.",
         {("Hirnyk withdrawal UA", "neutral")}),
        ("Cities such as Hirnyk hold the attackers at bay.", {("Hirnyk repel UA", "neutral")}),
        ("The marines keep the attackers at bay in Hirnyk.", {("Hirnyk repel UA", "neutral")}),
        ("Hirnyk is under the control of the Lugansk PR.", {("Hirnyk control RU", "neutral")}),
        ("Russian attacks on Hirnyk were not a success.", {("Hirnyk assault RU", "neutral")}),
        ("Russia had some success in Hirnyk.", {("Hirnyk advance RU", "neutral")}),
        ("The mayor wants to keep Hirnyk free.", set()),
        ("A strike on Hirnyk took the lives of two, and the Russian army took Torske.",
         {("Torske capture RU", "neutral")}),
    ],
)  # fmt: skip
def test_what_was_claimed_on_a_day_and_who_is_at_bay(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("UA", "The enemy regained control of Torske. Part of Hirnyk came under the control of muscovites."),
        ("neutral", "The enemy regained control of Torske, west of Maryinka."),
        ("RU", "The enemy left Torske, west of Ugledar."),
    ],
)
def test_whose_spelling_and_whose_names_for_the_enemy(side: str, text: str) -> None:
    assert {by for _, by in voiced(text)} == {side}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Moscow's army has 'liberated' Hirnyk.", {"Hirnyk capture RU"}),
        ("Moscow's army has taken ‘full control’ of Hirnyk.", {"Hirnyk capture RU"}),
        ("The rebels' advance near Hirnyk, the rebels' capture of Torske.", {"Torske capture RU"}),
        ("Russian marines, the elite naval infantry among them, stormed Hirnyk.", {"Hirnyk assault RU"}),
        ("Russia shells the naval base in Hirnyk.", set()),
        ("Russian troops encircle the towns, rather than an assault on Hirnyk.", set()),
        ("Russian troops are mopping up the last pockets of Ukrainian resistance in Hirnyk.",
         {"Hirnyk assault RU"}),
        ("The last pockets of Ukrainian resistance in Hirnyk hold.", {"Hirnyk control UA part"}),
    ],
)  # fmt: skip
def test_single_quotation_marks_and_what_is_left_of_resistance(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("The Russian army said it had taken Torske.Ukrainian troops hold Hirnyk.",
         {("Torske capture RU", "RU"), ("Hirnyk control UA", "neutral")}),
        ("The Russian army said it had taken Torske, writes Newsru.com of Hirnyk.",
         {("Torske capture RU", "RU")}),
        ("The Russian army said it had taken Torske on September 18.,,Ukrainian troops hold Hirnyk.",
         {("Torske capture RU", "RU"), ("Hirnyk control UA", "neutral")}),
        ("The Russian army said it had taken Torske in the U.S.,Ukraine and Poland.",
         {("Torske capture RU", "RU")}),
    ],
)  # fmt: skip
def test_sentences_that_run_on_without_a_space(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims
