"""Who is in a settlement, whose way there is cut, who is trapped in it and who made whom leave it."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

PUBLISHED = datetime(2024, 9, 20, tzinfo=UTC)


def told(text: str) -> set[str]:
    claims = extract(Article(id="t", text=text, published=PUBLISHED, language="en"))
    return {f"{c.settlement} {c.kind} {c.actor} {c.extent} {c.factuality}" for c in claims}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Surrounded by Russian infantry since Monday, the village of Hirnyk is out of reach.",
            "Hirnyk encirclement RU whole asserted",
        ),
        ("Now held by Ukraine again, Niu-York is empty.", "Niu-York control UA whole asserted"),
        ("Recaptured last week, Kupiansk has no power.", "Kupiansk capture UA whole asserted"),
        ("Under siege for ten days, Mariupol is starving.", "Mariupol encirclement RU whole asserted"),
        ("Seized near Hirnyk by a patrol, the man from Kupiansk told his story.", ""),
        ("Surrounded by pine woods, Kupiansk used to be a resort.", ""),
        ("Occupied Horlivka, a mining town, was shelled.", "Horlivka control RU whole asserted"),
    ],
)
def test_words_that_open_a_sentence_tell_of_the_place_behind_the_comma(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The supply route to Hirnyk was severed overnight.", "Hirnyk encirclement RU part asserted"),
        ("Supplies to Hirnyk have been cut off.", "Hirnyk encirclement RU part asserted"),
        ("Hirnyk's supply lines are cut.", "Hirnyk encirclement RU part asserted"),
        ("The Russians have severed Hirnyk's supply lines.", "Hirnyk encirclement RU part asserted"),
        ("The Russians cut the supply lines of Hirnyk.", "Hirnyk encirclement RU part asserted"),
        ("The only paved road to Hirnyk is blocked.", "Hirnyk encirclement RU part asserted"),
        (
            "Moscow has fire control over the road to Hirnyk.",
            "Hirnyk encirclement RU part asserted",
        ),
        ("Russian tanks stand astride the road to Hirnyk.", "Hirnyk encirclement RU part asserted"),
        ("The road to Hirnyk is blocked.", ""),
        ("Gas supplies to Hirnyk were cut.", ""),
        ("The water supply of Hirnyk has been cut off.", ""),
        ("The last road to Hirnyk is still in Ukrainian hands.", ""),
    ],
)
def test_who_cuts_the_way_of_supplies_encircles_in_part(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The encirclement of Hirnyk is nearly complete.", "Hirnyk encirclement RU whole hedged"),
        ("The Ukrainian platoon trapped in Hirnyk asked for water.", "Hirnyk encirclement RU whole asserted"),
        ("Drones drop food to Russian soldiers cut off in Hirnyk.", "Hirnyk encirclement UA whole asserted"),
        ("The besieged garrison of Hirnyk asked for water.", "Hirnyk encirclement RU whole asserted"),
        ("The Russian garrison of Hirnyk is surrounded.", "Hirnyk encirclement UA whole asserted"),
        ("Ukraine's town of Hirnyk is surrounded.", "Hirnyk encirclement RU whole asserted"),
        ("The trapped miners of Hirnyk asked for water.", ""),
        ("Families trapped in Hirnyk asked for water.", ""),
        ("Russian soldiers surrounded a farm at the edge of the forest.", ""),
    ],
)
def test_forces_are_trapped_in_a_place(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Ukraine forced Russia to withdraw from Hirnyk.", "Hirnyk withdrawal RU whole asserted"),
        ("Russian pressure forced Kyiv to give up Hirnyk.", "Hirnyk withdrawal UA whole asserted"),
        ("Heavy losses prompted the Russians to pull out of Hirnyk.", "Hirnyk withdrawal RU whole asserted"),
        ("Kyiv had no choice but to abandon Hirnyk.", "Hirnyk withdrawal UA whole asserted"),
        ("Kyiv has no choice but to abandon Hirnyk.", ""),
        ("Ukraine wants to force Russia to withdraw from Hirnyk.", ""),
    ],
)
def test_who_is_made_to_leave_leaves(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Shells fell on the Ukrainian stronghold of Siversk.", "Siversk control UA whole asserted"),
        ("Horlivka, a bastion of pro-Russian rebels, has no water.", "Horlivka control RU whole asserted"),
        (
            "They shelled Siversk, the last major Ukrainian outpost.",
            "Siversk control UA whole asserted",
        ),
        ("Hirnyk was the last Ukrainian-held town on the river.", "Hirnyk control UA whole asserted"),
        (
            "The depot is the only holdout of Ukrainian troops in Hirnyk.",
            "Hirnyk control UA part asserted",
        ),
        ("Russian troops took the Ukrainian stronghold of Hirnyk.", "Hirnyk capture RU whole asserted"),
        ("Russian troops took Hirnyk, a Ukrainian stronghold.", "Hirnyk capture RU whole asserted"),
        ("Russian troops took Ukrainian-held Hirnyk.", "Hirnyk capture RU whole asserted"),
        ("He was born in the former rebel stronghold of Horlivka.", ""),
        ("Siversk is a stronghold of the Ukrainian language.", ""),
        ("They will not give up strongholds such as Siversk.", ""),
        ("Russian jets hit a Ukrainian stronghold near Siversk.", ""),
    ],
)
def test_a_stronghold_is_held(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "The marines pushed north, forcing Ukraine to withdraw from Hirnyk.",
            "Hirnyk withdrawal UA whole asserted",
        ),
        (
            "Their drones are forcing Russian infantry to leave Hirnyk.",
            "Hirnyk withdrawal RU whole asserted",
        ),
        ("A forcing move in chess is one that leaves no choice, the teacher from Hirnyk said.", ""),
    ],
)
def test_forcing_somebody_out_names_whom(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Kyiv's brigades are defending Siversk.", "Siversk control UA whole asserted"),
        ("A Russian regiment is stationed in Melitopol.", "Melitopol control RU whole asserted"),
        ("Moscow has a battalion in Hirnyk.", "Hirnyk control RU part asserted"),
        ("Kyiv keeps a presence in northern Hirnyk.", "Hirnyk control UA part asserted"),
        ("That left Moscow in partial control of Hirnyk.", "Hirnyk control RU whole asserted"),
        ("Hirnyk, 70% of which is held by the Russians, burns.", "Hirnyk control RU part asserted"),
        ("Hirnyk, most of which the Russians control, burns.", "Hirnyk control RU part asserted"),
        (
            "Hirnyk is on its knees with more than half of the town in Russian hands.",
            "Hirnyk control RU part asserted",
        ),
        ("A mine went off at Hirnyk (Ukrainian-held territory).", "Hirnyk control UA whole asserted"),
        ("Most people in Melitopol live under Russian occupation.", "Melitopol control RU whole asserted"),
        ("She wrote of life under Russian rule in Melitopol.", "Melitopol control RU whole asserted"),
        ("She wrote of life under Nazi rule in Melitopol.", ""),
        ("Hirnyk lies in Ukrainian-held territory, he said.", "Hirnyk control UA whole asserted"),
        ("Shells fired from Russian-held territory fell on Hirnyk.", ""),
        ("Russian soldiers roam the streets of Melitopol.", "Melitopol control RU part asserted"),
        ("Dogs roam the streets of Melitopol.", ""),
        ("Pockets of Ukrainian resistance remain in Hirnyk.", "Hirnyk control UA part asserted"),
        ("Moscow is inching closer to full control of Hirnyk.", ""),
        ("There are only some 30 Russian soldiers left in Hirnyk.", "Hirnyk control RU part asserted"),
        ("Not a single Russian soldier is left in Hirnyk.", "Hirnyk control RU whole denied"),
        ("Kyiv's marines leave Hirnyk as Russian tanks draw near.", "Hirnyk withdrawal UA whole asserted"),
        ("The storm left Hirnyk as a ruin.", ""),
        ("Journalists are stationed in Melitopol.", ""),
        ("The lawyer is defending Kyiv in court.", ""),
    ],
)
def test_who_is_in_a_place_holds_it(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Hirnyk is surrounded by Russian troops in the west.", "Hirnyk encirclement RU whole asserted"),
        ("Hirnyk was besieged by Russian soldiers near the river.", "Hirnyk encirclement RU whole asserted"),
        ("The Russian regiment found itself cut off in Hirnyk.", "Hirnyk encirclement UA whole asserted"),
        ("Kyiv forced Russian troops from Hirnyk.", "Hirnyk capture UA whole asserted"),
        ("Families were forced from Hirnyk.", ""),
        ("They tried to ring the men in Hirnyk and became surrounded themselves.", ""),
        (
            "Marines are locked in heavy fighting with Russian troops near Hirnyk.",
            "Hirnyk assault RU whole asserted",
        ),
        (
            "Marines are locked in heavy fighting with no supplies near Hirnyk.",
            "Hirnyk assault RU whole asserted",
        ),
    ],
)
def test_by_whom_a_place_is_surrounded_or_cleared(text: str, claim: str) -> None:
    assert told(text) == ({claim} if claim else set())


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Efforts to hold Hirnyk go on.", "Hirnyk control UA whole asserted"),
        ("Russian efforts to hold Hirnyk go on.", "Hirnyk control RU whole asserted"),
    ],
)
def test_who_strives_to_hold_out_is_not_the_attacker(text: str, claim: str) -> None:
    assert told(text) == {claim}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Power is out in Horlivka, Debaltseve and all other temporarily occupied towns.",
         {"Horlivka control RU whole asserted", "Debaltseve control RU whole asserted"}),
        ("We shall free Horlivka and other occupied cities.", {"Horlivka control RU whole asserted"}),
        ("Trams run again in Lyman and other liberated towns.", {"Lyman capture UA whole asserted"}),
        ("Poltava, Sumy and the occupied cities are twinned.", set()),
        ("Men in Poltava and some other cities occupied flats.", set()),
    ],
)  # fmt: skip
def test_what_is_said_of_other_towns_is_said_of_those_before(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A barn burned down south of Izium, which is under Russian control.",
         {"Izium control RU whole asserted"}),
        ("The blast was heard 20 km west of the city of Izium, which is in Ukrainian hands.",
         {"Izium control UA whole asserted"}),
        ("They watched a hill north of Izium that is held by Ukraine.", set()),
        ("A barn burned down south of Izium, where nobody lives.", set()),
    ],
)  # fmt: skip
def test_a_clause_behind_a_pause_tells_of_the_name_though_something_lies_by_it(
    text: str, claims: set[str]
) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukrainian troops retook the heavily armed rebels' main strongholds of Lyman and Izium.",
         {"Lyman capture UA whole asserted", "Izium capture UA whole asserted"}),
        ("Russian troops took the tired defenders' stronghold of Lyman.",
         {"Lyman capture RU whole asserted"}),
        ("Ukrainian troops took the rebels' phones in Lyman.", set()),
        ("The army of Ukraine is using drones and tanks to seize the village of Yampil.",
         {"Yampil assault UA whole asserted"}),
        ("The army of Ukraine is using drones and tanks to defend the village of Yampil.",
         {"Yampil control UA whole asserted"}),
        ("Ukraine is trying to defend Yampil.", {"Yampil control UA whole asserted"}),
    ],
)  # fmt: skip
def test_what_is_taken_may_be_owned_by_somebody_described(text: str, claims: set[str]) -> None:
    assert told(text) == claims
