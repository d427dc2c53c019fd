"""Rows of places each of which lies by another, ways from one place to another, counted parts, and whom and
what relative clauses are about."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Kind
from services.domain.models.sides import ClaimantSide, Side
from tests.unit.claims_told import PUBLISHED, told, voiced


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Russian forces attacked near Spirne, south of Bakhmut near Ivanivske.", "Spirne Ivanivske"),
        (
            "Russian troops attacked near Spirne and Vyimka, southwest of Bakhmut near Ivanivske and "
            "Stupochky, and north of Toretsk near Druzhba.",
            "Spirne Vyimka Ivanivske Stupochky Druzhba",
        ),
        (
            "Russian forces attacked west of Svatove near Raihorodka, south of Kreminna near Dibrova, and "
            "west of Donetsk near Nevelske.",
            "Raihorodka Dibrova Nevelske",
        ),
        (
            "Russian forces attacked near Spirne, within 3km west of Bakhmut near Khromove, and in Toretsk.",
            "Spirne Khromove Toretsk",
        ),
        ("Russian forces attacked near Spirne (east of Siversk), south of Bakhmut near Ivanivske (5km off).",
         "Spirne Ivanivske"),
        ("Russian forces attacked near Spirne, which lies south of Bakhmut near Ivanivske.", "Spirne"),
        ("Russian forces attacked Spirne, a village south of Bakhmut.", "Spirne"),
    ],
)  # fmt: skip
def test_what_leads_to_a_place_is_none_that_is_attacked(text: str, places: str) -> None:
    assert told(text) == {f"{name} assault RU" for name in _names(places)}


def _names(places: str) -> list[str]:
    return places.split()


def test_a_taken_place_is_no_row() -> None:
    assert told("Russian forces captured Spirne, south of Bakhmut near Ivanivske.") == {"Spirne capture RU"}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russian troops advanced from Spirne to Vyimka.", {"Vyimka advance RU part"}),
        ("Russian troops tried to advance from Spirne (east of Siversk) to Vyimka.", {"Vyimka assault RU"}),
        ("Russian troops advanced from Spirne toward Vyimka.", set()),
        ("Russian forces continue unsuccessful operations to seize Toretsk.", {"Toretsk assault RU"}),
        ("The Russian army launched an operation to seize Toretsk.", {"Toretsk assault RU"}),
        ("Moscow is planning an operation to seize Toretsk.", set()),
        ("The generals hailed the operation to seize Toretsk.", set()),
        ("The Russians advanced along the road from Spirne to Vyimka.", set()),
        ("Moscow called off its operation to seize Toretsk.", set()),
        ("The Russians seized two of Toretsk's districts.", {"Toretsk capture RU part"}),
        ("The Russian army is in control of three of Toretsk's quarters.", {"Toretsk control RU part"}),
        ("The Russians seized two of Toretsk's defenders.", set()),
    ],
)
def test_ways_operations_and_counted_parts(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Besieged Russians in Kupiansk have no food left.", {"Kupiansk encirclement UA"}),
        ("Besieged Ukrainians in Toretsk have no food left.", {"Toretsk encirclement RU"}),
        ("Besieged Russian soldiers in Kupiansk have no food left.", {"Kupiansk encirclement UA"}),
        ("The fall of Spirne allowed for further attacks on Siversk.", {"Spirne capture RU"}),
        ("Russian troops took Spirne, allowing for an assault on Siversk.", {"Spirne capture RU"}),
        (
            "The drones allowed for quick answers to Russian assaults on Siversk.",
            {"Siversk assault RU"},
        ),
        (
            "Russian soldiers showed a video confirming their presence in the centre of Siversk.",
            {"Siversk advance RU part"},
        ),
        ("NATO has strengthened its presence in Lviv.", set()),
        ("A large Russian offensive is under way to take Siversk.", {"Siversk assault RU"}),
        ("A Ukrainian push is underway to retake Siversk.", {"Siversk assault UA"}),
        ("A Ukrainian drive is under way to rebuild Siversk.", set()),
    ],
)
def test_who_is_besieged_or_present_and_what_is_allowed_for_or_under_way(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A DeepState analyst rejected Pasechnik's claims and said that Russian troops had entered Siversk.",
         "UA"),
        ("Pasechnik's deputy claims that Russian troops have entered Siversk.", "RU"),
    ],
)  # fmt: skip
def test_who_rejects_a_claim_speaks_on(text: str, side: str) -> None:
    assert voiced(text) == {("Siversk advance RU", side)}


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("People of Irpin, Bucha and many other towns and villages, which the enemy seized, were robbed.",
         {"Irpin capture RU", "Bucha capture RU"}),
        ("Irpin and several other towns in the region, which the enemy seized, were robbed.",
         {"Irpin capture RU"}),
        ("In Irpin and other towns people fear that the enemy, which seized Bucha, comes back.",
         {"Bucha capture RU"}),
    ],
)  # fmt: skip
def test_what_is_said_of_places_and_others_is_said_of_them(text: str, claims: set[str]) -> None:
    assert told(text) == claims


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Another village falls in Ukraine The Russian army said it had captured Spirne.", "RU"),
        ("The front near Toretsk The Ukrainian army said that Russian troops had captured Spirne.", "UA"),
        ("A Ukrainian officer told Britain's The Times that Russian troops had captured Spirne.", "UA"),
    ],
)  # fmt: skip
def test_a_heading_without_a_stop_is_no_part_of_who_speaks_below_it(text: str, side: str) -> None:
    assert voiced(text) == {("Spirne capture RU", side)}


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The occupiers rob the part of Mariupol which they still hold.", Side.RU),
        ("The crimes of the occupiers in the part of Mariupol that they hold are known.", Side.RU),
        ("The Russians attack our troops in Mariupol, which they hold firmly.", Side.UA),
    ],
)
def test_they_in_a_relative_clause_are_those_that_it_follows_also_where_a_party_speaks(
    text: str, actor: Side
) -> None:
    found = extract(Article("a", text, PUBLISHED, language="en", outlet_side=ClaimantSide.UA))
    assert [c.actor for c in found if c.kind is Kind.CONTROL] == [actor]
