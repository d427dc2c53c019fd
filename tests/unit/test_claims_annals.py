"""How annals of the war tell of settlements: with measures in brackets, on whose word, by battles."""

import pytest

from tests.unit.claims_told import told, untagged, voiced


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops attacked Huliaipole (a town in the south) with glide bombs.", set()),
        ("Ukrainian troops struck and attacked Tokmak (60 km from the front) using drones.", set()),
        ("Russian troops attacked Huliaipole (a town in the south) and drove on Orikhiv.",
         {"Huliaipole assault RU"}),
        ("Ukrainian marines captured Makarivka (8 km south of Velyka Novosilka) and gained ground there.",
         {"Makarivka capture UA", "Makarivka advance UA part"}),
    ],
)  # fmt: skip
def test_clause_goes_on_behind_brackets(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Citing Ukrainian officers, Reuters reported that Russian forces had taken Toretsk.",
         {("Toretsk capture RU", "UA")}),
        ("Quoting a Russian commander, the newspaper wrote that Russian troops had entered Lyman.",
         {("Lyman advance RU", "RU")}),
        ("Citing a lack of shells, Reuters reported that Russian forces had taken Toretsk.",
         {("Toretsk capture RU", "neutral")}),
        ("Russian troops have taken Toretsk. Kyiv is short of shells, a statement that President"
         " Zelensky echoed.", {("Toretsk capture RU", "neutral")}),
        ("Citing a Russian map, Kyiv said that Ukrainian forces held Toretsk.",
         {("Toretsk control UA", "UA")}),
    ],
)  # fmt: skip
def test_who_is_cited_first(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ukraine wants Lyman back. Rockets fell on trenches in Huliaipole, but the Ukrainians repelled the"
         " Russian offensive.", {"Huliaipole repel UA"}),
        ("Russian columns rolled up to Torske, but were driven back.", {"Torske repel UA"}),
        ("Shells rained on Torske, but the defenders held off the enemy.", {"Torske repel UA"}),
        ("Ukrainian forces reached the border near Kharkiv while pushing back Russian units.", set()),
        ("Ukraine has few shells in Torske. The Russian attacks were beaten back.", set()),
    ],
)  # fmt: skip
def test_beaten_back_where_the_sentence_is(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "factuality"),
    [
        ("Nearly 70% of Toretsk is held by Russian troops.", "asserted"),
        ("Almost 40 percent of Toretsk has been captured by Russia.", "asserted"),
        ("Russian troops have almost captured Toretsk.", "hedged"),
        ("Reportedly, 70% of Toretsk is held by Russian troops.", "hedged"),
    ],
)
def test_degree_that_is_no_doubt(text: str, factuality: str) -> None:
    assert [c.factuality for c in untagged(text)] == [factuality]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian forces shelled Kupiansk again, leaving the town without electricity.", set()),
        ("Russian troops bombed Vovchansk, leaving most of the town in ruins.", set()),
        ("Russian troops stormed Lyman and left it in flames.", {"Lyman assault RU"}),
        ("Russian troops left Lyman without a fight.", {"Lyman withdrawal RU"}),
        ("Russian troops have left Lyman in great haste.", {"Lyman withdrawal RU"}),
    ],
)  # fmt: skip
def test_left_in_a_state(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian marines entered Torske, seizing it by nightfall.",
         {"Torske advance RU part", "Torske capture RU"}),
        ("Russian troops surrounded Lyman, capturing it two days later.",
         {"Lyman encirclement RU", "Lyman capture RU"}),
        ("Russian troops hope to weaken Lyman before capturing it.", set()),
        ("Russian troops intend to cut the road before taking Pokrovsk.", set()),
        ("Russian troops are trying to reach the river before encircling Pokrovsk.", set()),
        ("Russian troops shelled the hills before taking Pokrovsk.", {"Pokrovsk capture RU"}),
    ],
)  # fmt: skip
def test_deeds_that_follow_another(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("He called the loss of Lyman a \"bitter blow\" to President Vladimir Putin.", {"Lyman capture UA"}),
        ("The fall of Kupiansk was a setback for Vladimir Putin.", {"Kupiansk capture UA"}),
        ("The loss of Avdiivka was \"a blow\" to Kyiv.", {"Avdiivka capture RU"}),
        ("Kyiv hailed the recapture of Lyman, occupied since May.", {"Lyman capture UA"}),
        ("Prior to the battle in Lyman, the general had warned of shortages.", set()),
        ("The battle in Lyman goes on.", {"Lyman assault RU"}),
    ],
)  # fmt: skip
def test_what_only_refers_to_a_deed(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Their columns ran out of fuel. Russian paratroopers captured Hostomel. None came.", set()),
        ("Books tell of it. On Monday, a veteran said Ukrainian troops had freed Bucha. He wept.", set()),
        ("Their columns ran out of fuel. Russian marines captured Toretsk. Nobody relieved them.",
         {"Toretsk capture RU"}),
        ("Much is at stake. Ukrainian forces hold Kyiv. Nobody doubts that.", {"Kyiv control UA"}),
    ],
)  # fmt: skip
def test_where_no_front_has_been_for_years(text: str, claims: set[str]) -> None:
    assert told(text) == claims
