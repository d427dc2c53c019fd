"""Sentence frames in which English reporting tells of a settlement: who acts, and on which one."""

import pytest

from services.domain.claims.words import roles
from tests.unit.claims_told import deeds


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Snihurivka, retaken on Thursday by Ukrainian troops, has no power.", "Snihurivka capture UA"),
        ("The guns in Rubizhne, lost to the Russians a week ago, fired all night.", "Rubizhne capture RU"),
        ("The map shows Blahodatne - abandoned by its defenders, locals said.", "Blahodatne withdrawal UA"),
        ("The bridge at Hostomel, fought over since Thursday, has gone.", "Hostomel assault RU"),
        ("Russian units advanced from Tonenke, captured last week, towards Umanske.", "Tonenke capture RU"),
    ],
)
def test_words_behind_a_pause_describe_the_name_before_it(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Sudzha, a town through which a pipeline passes, was under the control of Kyiv's troops.",
            "Sudzha control UA",
        ),
        (
            "Rodynske, on which the supply of the garrison hinges, has been captured by Russian forces.",
            "Rodynske capture RU",
        ),
        (
            "Vuhledar – a coal town that held out for two years – has fallen to the Russians.",
            "Vuhledar capture RU",
        ),
        (
            "Kupiansk, the general told the president last week, has been captured by Russian troops.",
            "Kupiansk capture RU",
        ),
    ],
)
def test_an_aside_may_part_a_subject_from_its_verb(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kupiansk has been retaken, the regional governor wrote.", "Kupiansk capture UA"),
        ("Yampil had been recaptured two days earlier.", "Yampil capture UA"),
        ("Plekhovo had been recovered two days earlier.", "Plekhovo capture RU"),
        (
            "The village of Robotyne was cleared by Friday, a spokesman for the Ukrainian army said.",
            "Robotyne capture UA",
        ),
        ("Sudzha has been completely taken.", "Sudzha capture UA"),
        ("Hirske had been given up by Friday.", "Hirske withdrawal UA"),
        ("A thrust at Korenevo was stopped, Russia's border service said.", "Korenevo repel RU"),
    ],
)
def test_who_takes_back_is_who_speaks_or_whose_country_it_is(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Mala Rohan has been Ukrainian again since Sunday.", "Mala Rohan control UA"),
        ("Pokrovsk is for the most part Russian by now.", "Pokrovsk control RU"),
        ("Putin's generals boasted that Rozivka was theirs.", "Rozivka control RU"),
        ('"Soledar is theirs since the weekend," the Ukrainian pilot said.', "Soledar control RU"),
        ("Avdiivka is a Ukrainian town.", ""),
        ("The soldiers in Avdiivka are Ukrainian and tired.", ""),
    ],
)
def test_a_predicate_tells_whose_it_is(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Russian troops are already inside Lyman.", "Lyman advance RU"),
        ("Russian tanks are on the streets of Melitopol.", "Melitopol advance RU"),
        ("Geolocated footage shows Ukrainian soldiers in the centre of Drobysheve.", "Drobysheve advance UA"),
        ("There are Russian troops in the northern part of Myrnohrad.", "Myrnohrad advance RU"),
        ("Ukrainian forces are confined to the western third of Huliaipole.", "Huliaipole control UA"),
        ("Ukrainian officials are in Dnipro to discuss aid.", ""),
    ],
)
def test_forces_in_a_place_are_there(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ukrainian troops walked into Andriivka on Thursday.", "Andriivka advance UA"),
        ("Russian soldiers on motorcycles raced into Novopavlivka and dug in.", "Novopavlivka advance RU"),
        ("Russian assault groups made it to the outskirts of Kostiantynivka.", "Kostiantynivka advance RU"),
        (
            "Russian troops are trying to force their way into the outskirts of Severodonetsk.",
            "Sievierodonetsk assault RU",
        ),
    ],
)
def test_motion_into_a_place(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Bakhmut holds, the army said.", "Bakhmut control UA"),
        ("Novohrodivka went in three days.", "Novohrodivka capture RU"),
        ("Soledar is lost, a Ukrainian officer said.", "Soledar capture RU"),
        ("Russia on Friday claimed the village of Temyrivka.", "Temyrivka capture RU"),
    ],
)
def test_a_place_may_stand_for_its_garrison(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Defenders faced 14 attacks near Siversk.", "Siversk assault RU"),
        ("A Russian garrison was cut off in Vovchansk.", "Vovchansk encirclement UA"),
        ("Defenders of Chasiv Yar beat back seven attacks over the day.", "Chasiv Yar repel UA"),
        ("A Russian attempt to storm Vuhledar failed.", "Vuhledar assault RU"),
        ("Attempts by the enemy to break through near Lyman continued.", "Lyman assault RU"),
        ("Russian columns were thrown back at Okhtyrka.", "Okhtyrka repel UA"),
        ("There was street fighting in Voievodivka.", "Voievodivka assault RU"),
    ],
)
def test_forces_that_bear_it_are_not_those_that_act(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russian forces took a string of border hamlets – Pylna, Strilecha, Borysivka – and stalled.",
            {"Pylna capture RU", "Strilecha capture RU", "Borysivka capture RU"},
        ),
        (
            "Ukrainian forces recaptured several villages east of Kharkiv, among them Ruska Lozova.",
            {"Ruska Lozova capture UA"},
        ),
        (
            "First Lastochkyne and now Stepove: the Ukrainian army has left two villages in a week.",
            {"Lastochkyne withdrawal UA", "Stepove withdrawal UA"},
        ),
        (
            "Fighting goes on in Zoria and Vesele. Ukrainian troops still hold both villages.",
            {"Zoria assault RU", "Vesele assault RU", "Zoria control UA", "Vesele control UA"},
        ),
        ("Siversk is in ruins. Moscow announced the town's capture.", {"Siversk capture RU"}),
        ("Siversk is in ruins. The Russians only hold a few cellars.", {"Siversk control RU"}),
        ("Nevske (Luhansk region) is under Russian control.", {"Nevske control RU"}),
        ("Ukrainian counterattacks have retaken several streets in Toretsk.", {"Toretsk capture UA"}),
        ("Russian infiltration groups have entered the suburbs of Pokrovsk.", {"Pokrovsk advance RU"}),
        ("Ukrainian forces pushed the Russians back from the centre of Vovchansk.", {"Vovchansk repel UA"}),
        (
            "The governor said fighting went on and that assaults on Vovchansk do not stop.",
            {"Vovchansk assault RU"},
        ),
        ("Russia attacked Kharkiv with drones overnight.", set()),
        (
            "Kyiv's army declared the village of Klishchiivka cleared of Russians.",
            {"Klishchiivka capture UA"},
        ),
        ("Lyman was quiet. A captain from Dnipro said the city was surrounded.", {"Lyman encirclement RU"}),
        ("Troops have cleared Radkivka, north of Kupiansk.", {"Radkivka capture UA"}),
        ("The army has pulled out of Stepove.", {"Stepove withdrawal UA"}),
        ("Ukraine has withdrawn from a quarter on the outskirts of Toretsk.", {"Toretsk withdrawal UA"}),
        ("The Russian garrison in Lyman is surrounded.", {"Lyman encirclement UA"}),
        ("Separatists said they were surrounding Lyman.", {"Lyman encirclement RU"}),
        ("The villages surrounding Lyman were quiet.", set()),
        ("Ukrainian soldiers are in Lviv for training.", set()),
        ("Police surrounded a house in Odesa.", set()),
        ("A soldier who fought in Bakhmut told the court of his wounds.", set()),
        ("Residents were forced out of Toretsk by shelling.", set()),
        ("Kyiv holds the key to the talks, and Pokrovsk is Ukraine's main producer of coal.", set()),
        ("Russia captures another village in Donetsk region: Novoolenivka", {"Novoolenivka capture RU"}),
        ("The entry of Ukrainian troops into Kherson was cheered.", {"Kherson advance UA"}),
        ("Having lost Avdiivka, Ukraine is digging new lines.", {"Avdiivka capture RU"}),
        ("Ukrainian marines hold a strip of Krynky.", {"Krynky control UA"}),
        ("A Russian attempt to enter Toretsk was thwarted.", {"Toretsk repel UA"}),
        ("Lyman airfield, fought over since Thursday, is burning.", {"Lyman assault RU"}),
    ],
)
def test_lists_and_references(text: str, claims: set[str]) -> None:
    assert deeds(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces recently seized Kalynove and advanced south of Illinka.", {"Kalynove capture RU"}),
        ("Ukrainian forces newly recaptured the village of Kalynove.", {"Kalynove capture UA"}),
        (
            "Russian troops left the recently captured Kalynove.",
            {"Kalynove withdrawal RU", "Kalynove capture RU"},
        ),
        ("The mayor denied reports that Vovchansk had changed hands.", {"Vovchansk capture RU denied"}),
        ("Kherson is returning under Ukrainian control.", {"Kherson capture UA"}),
        ("Moscow insists its troops hold the Ukrainians off near Korenevo.", {"Korenevo repel RU"}),
        ("Some 300 Russians are trapped in Vovchansk.", {"Vovchansk encirclement UA"}),
        ("Civilians are trapped in Vovchansk.", set()),
        ("Soledar was taken on Friday.", {"Soledar capture RU"}),
        ("Russian forces repulsed attacks near Soledar.", {"Soledar repel RU"}),
        ("Russian forces fought for Soledar all night.", {"Soledar assault RU"}),
        ("Moscow reports taking Solone.", {"Solone capture RU"}),
        ("Ukraine's army said fighting in Solone went on.", {"Solone assault RU"}),
        ("The general reported the expulsion of Ukrainian units from Gornal.", {"Gornal capture RU"}),
        ("Russian forces left Bucha after failing to encircle the capital.", {"Bucha withdrawal RU"}),
        ("According to a Russian blogger Ukrainian infantry has reached Tyotkino.", {"Tyotkino advance UA"}),
        ("The invaders tried to wedge into our defences near Terny.", {"Terny assault RU"}),
        ("The recapture of Klishchiivka has not been confirmed.", set()),
        ("The invaders were worn out in an attempt to take and hold Terny.", {"Terny assault RU"}),
        ("Ukrainian marines are trying to clear trenches and hold Terny.", {"Terny control UA"}),
        ("Russian infantry assaulted the tired Ukrainian units defending Terny.", {"Terny assault RU"}),
        ("Russian drones attacked a depot of the forces defending Terny.", set()),
        ("Russian units regrouped after Ukrainian assaults retook Terny.", {"Terny capture UA"}),
        ("The movement in Terny has engaged in painting ribbons on houses.", set()),
        ("Mines kept Russian tanks from suddenly entering Terny.", set()),
        ("Moscow reported control over the hamlet of Terny.", {"Terny control RU"}),
        ("Rockets fell on Terny, the only village there under Ukrainian control.", {"Terny control UA"}),
        (
            "Mortars shelled Terny, the last village in the Donbas region still under Ukrainian control.",
            {"Terny control UA"},
        ),
        ("Ukrainian marines retook the Hostomel military airport.", {"Hostomel capture UA"}),
        ("Mortars shelled Terny, the last village in the region with a school.", set()),
    ],
)
def test_plain_words_of_daily_reports(text: str, claims: set[str]) -> None:
    assert deeds(text) == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Russian soldiers entered Pokrovsk but they do not control it, Zelensky said.",
            "Pokrovsk control RU denied",
        ),
        (
            "Ukraine's 68th brigade posted footage showing its men raising a flag in Ivanivka.",
            "Ivanivka capture UA",
        ),
    ],
)
def test_they_are_who_was_named_where_no_party_speaks_before(text: str, claim: str) -> None:
    assert claim in deeds(text)


def test_no_two_roles_share_a_bit() -> None:
    bits = [value for name, value in vars(roles).items() if name.isupper() and isinstance(value, int)]
    assert len(bits) == len(set(bits))


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "Russia said it had taken two more villages, Lebedyn in the Donetsk region and Stepove in the "
            "neighbouring Dnipropetrovsk region.",
            {"Lebedyn capture RU", "Stepove capture RU"},
        ),
        (
            "Kyiv announced the liberation of Robotyne, a week after that of Urozhaine.",
            {"Robotyne capture UA", "Urozhaine capture UA"},
        ),
        (
            "The Ukrainian army said 12 attacks had been beaten off since Friday near Toretsk and Lyman.",
            {"Toretsk repel UA", "Lyman repel UA"},
        ),
        (
            "Ukraine said its forces had retaken two villages. They are Robotyne and Urozhaine.",
            {"Robotyne capture UA", "Urozhaine capture UA"},
        ),
        (
            "Russian troops captured four villages, the governor said. He listed the villages as "
            "Robotyne and Urozhaine.",
            {"Robotyne capture RU", "Urozhaine capture RU"},
        ),
        (
            "Robotyne and Urozhaine are in sight. A spokesman said both had been taken by Russia.",
            {"Robotyne capture RU", "Urozhaine capture RU"},
        ),
        (
            "Russian soldiers were in Ocheretyne, Kyiv's commander said, and part of the village was under "
            "their control.",
            {"Ocheretyne control RU"},
        ),
        ("Ukraine shelled two villages. They are Robotyne and Urozhaine.", set()),
        (
            "Ukraine retook Bucha on Monday and Irpin earlier in the week.",
            {"Bucha capture UA", "Irpin capture UA"},
        ),
        ("Ukraine retook Bucha on Monday and Irpin was shelled.", {"Bucha capture UA"}),
        ("Shells fell on Vuhledar, which has held out for long.", {"Vuhledar control UA"}),
        ("Staromaiorske is free, Kyiv's deputy minister said.", {"Staromaiorske capture UA"}),
        ("Entry to the museum of Staromaiorske is free.", set()),
        ("Kyiv denied that Avdiivka had changed hands.", {"Avdiivka capture RU denied"}),
        ("Avdiivka has changed hands several times.", set()),
    ],
)
def test_lists_over_regions_and_sentences(text: str, claims: set[str]) -> None:
    assert {claim for claim in deeds(text) if " advance " not in claim} == claims


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("By capturing Terny, Russian troops have cut the road.", "Terny capture RU"),
        ("Russian troops have cut the road by capturing Terny.", "Terny capture RU"),
        ("By capturing Terny, Russia hopes to cut the road.", ""),
        ("Russia could cut the road by capturing Terny.", ""),
        ("With most of Terny under its control, Russia can rest.", "Terny control RU"),
        ("After capturing nearby Terny, the Russians rested.", "Terny capture RU"),
        ("Having captured what remains of Terny, the Russians rested.", "Terny capture RU"),
    ],
)
def test_what_hangs_on_the_clause_behind_it(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize("described", ["now-destroyed village", "ruined town", "abandoned village"])
def test_a_participle_describes_the_town(described: str) -> None:
    assert deeds(f"Russian forces captured the {described} of Terny on Monday.") == {"Terny capture RU"}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("DeepState marked Terny as occupied.", "Terny control RU"),
        ("The map still shows Terny as contested.", "Terny assault RU"),
        ("Terny is now marked as occupied on the map.", "Terny control RU"),
        ("The map showed Chasiv Yar as a grey zone.", "Chasiv Yar assault RU"),
        ("A video posted by a resident shows a Ukrainian flag over Terny.", "Terny control UA"),
        ("Protesters waved a Ukrainian flag in Kherson.", ""),
        ("The report listed ten villages near Terny as occupied.", ""),
    ],
)
def test_what_maps_show(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        # a noun for forces acts where an object follows, and else may only tell whose attack it is
        ("The Russian army captures Terny.", "Terny capture RU"),
        ("A Ukrainian brigade attacks the village of Terny.", "Terny assault UA"),
        ("Russian infantry assaults Terny.", "Terny assault RU"),
        ("Russian infantry assaults on Terny go on.", "Terny assault RU"),
        ("Soldiers of a Russian brigade attack Terny.", "Terny assault RU"),
        ("A Ukrainian army attack on Terny was repelled.", "Terny repel RU"),
        ("Russia's night attack on Terny was beaten back.", "Terny repel UA"),
        ("In Ukraine attacks on Terny were beaten back by Russian troops.", "Terny repel RU"),
        ("Kyiv welcomed another Russian military retreat from Terny.", "Terny withdrawal RU"),
        ("Russian troops, backed by artillery, are attacking Terny.", "Terny assault RU"),
        ("Russian troops attacked Terny, supported by drones.", "Terny assault RU"),
        ("Russian drones attacked Terny, backed by artillery.", ""),
        ("A Ukrainian general spoke of the Russian military control centre in Terny.", ""),
    ],
)
def test_nouns_for_forces_before_another(text: str, claim: str) -> None:
    assert deeds(text) == ({claim} if claim else set())
