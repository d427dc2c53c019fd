"""What has not happened, may have, or happened long ago."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article

HEDGED = [
    "Images suggest that Russian forces have entered Soledar.",
    "Unverified footage appears to show Russian troops entering Soledar.",
    "Analysts believe Russian forces have taken Soledar.",
    "Russian forces have taken Soledar, analysts believe.",
    "In all probability, Russian forces have taken Soledar.",
    "It looks as if Russian forces have taken Soledar.",
    "The Ukrainian garrison looks to have left Soledar.",
    "Russian forces may have taken Soledar.",
    "Ukrainian forces may still hold Soledar.",
    "Russian forces may also have taken Soledar.",
    "It is likely that Russian forces have taken Soledar.",
]
UNREAL = [
    "Ukraine may withdraw from Soledar.",
    "Ukraine might have to withdraw from Soledar.",
    "Ukraine has decided to withdraw from Soledar.",
    "The loss of Bakhmut may force Ukraine to retreat from Soledar.",
    "Russian forces are close to capturing Soledar.",
    "Had Russian forces captured Soledar, the road would be open.",
    "Were Soledar to fall, the road would be open.",
    "The capture of Soledar is Moscow's main goal.",
    "He dreamed that Ukrainian troops had liberated Mariupol.",
    "Until Russian forces capture Soledar, they will not stop.",
    "The battle for Soledar is over.",
    "Soledar's fall is a matter of time, the general said.",
    "The division was told to cross the canal quickly, surround Soledar and dig in.",
    "The marines set off to try and encircle Soledar.",
    "The fall of Soledar — which Russia has sought for months — would be a blow.",
    "He fought in Soledar.",
]
DENIED = [
    "Russian troops have yet to enter Soledar.",
    "Not a single Russian soldier has entered Soledar.",
    "Russian troops have not crossed the river or taken Soledar.",
    "The invaders were not in full control of Soledar.",
]
BROKEN = [
    "Ukrainian forces broke the encirclement of Soledar.",
    "Ukrainian forces have broken through the siege of Soledar.",
    "Ukrainian troops lifted the blockade of Soledar.",
    "Ukrainian troops unblocked Soledar.",
    "Українські військові прорвали оточення Соледара.",
    "Українські військові розірвали кільце навколо Соледара.",
    "Покровськ деблоковано.",
    "Украинские войска прорвали кольцо окружения вокруг Соледара.",
    "Украинские войска деблокировали Соледар.",
]
OLD = [
    "Russian forces captured Soledar shortly after the war broke out.",
    "Soledar, which the Russians took soon after invading, is now a fortress.",
    "Russian forces captured Soledar at the onset of the invasion.",
    "Russian forces captured Soledar over the winter.",
    "Russian forces captured Mariupol last May after a siege.",
    "Russian forces captured Mariupol in May of last year.",
    "The western town of Irpin was retaken by the Ukrainians in spring last year.",
    "Сили оборони взимку звільнили Соледар.",
    "Российские войска взяли Мариуполь в мае прошлого года.",
    "Six months after Ukrainian forces liberated Kherson, the city is shelled daily.",
    "A year to the day after Ukrainian troops retook Bucha, the town held a ceremony.",
    "On the anniversary of the liberation of Kherson, Zelensky visited the city.",
    "Izium was liberated in September 2022. Kupiansk had been liberated a few days earlier.",
    "During the occupation of Bucha, she hid in a cellar.",
    "Kherson spent eight months under Russian occupation.",
    "In the spring of 2022 Russian troops entered Bucha.",
    "In the autumn of 2022, the army attacked along two axes. In the east, its troops retook Soledar.",
    "Still, in May 2022, the front began to move. Ukrainian units were forced to retreat from Soledar.",
    "Russian troops captured Mariupol in May 2022. Weeks of fighting in Soledar followed.",
]
FRESH = [
    "A thousand days after the war began, Russian forces captured Soledar.",
    "Three weeks ago Moscow had already announced control of Soledar.",
    "Having failed to cross the river, Russian forces captured Soledar.",
    "In the spring of 2022, Russian troops came to the Donets. They have now captured Soledar.",
    "In the spring of 2022, Russian troops came to the Donets. Russian forces captured Soledar on Friday.",
    "In 2022, the war came to the Donets. Russian forces captured Soledar, the ministry said.",
    "Russian forces have entered Soledar and begun initial assaults on Lyman.",
    "Russian forces captured Soledar at a rate of 50 metres per day. Russian forces captured Lyman.",
    "Russian troops did not wait, and took Soledar.",
    "On May 18 Russian forces captured Soledar.",
    "Footage posted on May 18 shows that Russian forces captured Soledar.",
    "Russian forces captured Soledar this spring.",
    "Навесні російські війська захопили Соледар.",
    "Two days after Russian forces captured Soledar, the shelling stopped.",
    "Ukraine has held Avdiivka since the spring of 2014.",
    "Residents said that Russian troops had left Soledar.",
    "The army repelled two attacks and continued its offensive near Soledar.",
    "Soledar was captured in 2022 and retaken in 2023.",
    "Russian troops captured Soledar on Monday. Ukrainian troops had left it a few days earlier.",
]


def found(text: str) -> set[str]:
    """How sure the claims of `text` are."""
    article = Article(id="x", text=text, published=datetime(2023, 5, 20, tzinfo=UTC))
    return {str(c.factuality) for c in extract(article)}


@pytest.mark.parametrize("text", HEDGED)
def test_left_open(text: str) -> None:
    assert found(text) == {"hedged"}


@pytest.mark.parametrize("text", UNREAL)
def test_not_real(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("text", DENIED)
def test_not_so(text: str) -> None:
    assert found(text) == {"denied"}


@pytest.mark.parametrize("text", BROKEN)
def test_who_breaks_an_encirclement_denies_that_of_the_other_side(text: str) -> None:
    claims = extract(Article(id="x", text=text))
    assert [(c.kind, c.actor, c.factuality) for c in claims] == [("encirclement", "RU", "denied")]


@pytest.mark.parametrize("text", OLD)
def test_long_ago(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize("figures", ["9999", "9" * 5000])
def test_a_month_may_stand_before_any_figures(figures: str) -> None:
    text = f"Russian forces captured Soledar in December {figures}."
    assert extract(Article("a", text, datetime(2024, 12, 4, tzinfo=UTC)))


@pytest.mark.parametrize(("season", "told"), [("summer", 0), ("autumn", 0), ("winter", 1)])
def test_a_season_ends_before_its_year(season: str, told: int) -> None:
    text = f"In the {season} of 2022, Russian forces captured Soledar."
    assert len(extract(Article(id="x", text=text, published=datetime(2023, 1, 10, tzinfo=UTC)))) == told


@pytest.mark.parametrize("text", FRESH)
def test_of_late(text: str) -> None:
    assert found(text) == {"asserted"}


NAMED = [
    (
        "Bakhmut",
        "Russian forces captured Klishchiivka, south of Bakhmut. Ukrainian troops still hold the city.",
    ),
    (
        "Avdiivka",
        "AVDIIVKA, Ukraine — Nobody sleeps. The city is surrounded, soldiers back from Stepove said.",
    ),
    ("", "Russian forces withdrew to the bank of the Dnipro."),
    ("", "Ukrainian forces attacked on the Dnipro, near the islands."),
]


@pytest.mark.parametrize(("place", "text"), NAMED)
def test_what_the_city_is(place: str, text: str) -> None:
    article = Article(id="x", text=text, published=datetime(2023, 5, 20, tzinfo=UTC))
    assert {c.settlement for c in extract(article) if c.kind != "capture"} == ({place} if place else set())


QUIET = [
    "The peace plan would leave Kherson in Ukrainian hands.",
    "Ukraine rejects any withdrawal from Kramatorsk.",
    "Trump said Ukraine would have to give up Kramatorsk.",
    "Russia attacked Odesa with drones overnight.",
    "Russian forces attacked Kharkiv with guided bombs on Tuesday.",
    "A film tells the story of the siege of Mariupol.",
    "He was awarded a medal for the capture of Bakhmut.",
    "Survivors of the siege of Mariupol gathered in Kyiv.",
    "Ukraine took Mariupol's case to The Hague.",
    "Moscow was accused of attacking the plant in Enerhodar.",
    "Russian forces withdrew from the Lyman axis.",
    "Landings near Odesa may come when Russian forces have secured a bridge over the river.",
    "Russian units have abandoned for now a costly attempt to take Kupiansk.",
    "The marines called off for the moment their attempts to enter Kupiansk.",
    "Kupiansk was calm. Russian troops have secured the Chernobyl exclusion zone.",
    "Farmers near Kupiansk fled when Russian troops took a grain store.",
    "Few in Kupiansk dare to speak; some openly oppose the occupation.",
    "Rain fell in Kupiansk with few Russian soldiers left",
    "Ukraine wants Kupiansk back. Rain got Russian units into trouble as the fall progressed.",
    "Ukraine wants Kupiansk back. Many of these losses were concentrated among its drivers.",
]
REFERRED = [
    ("Robotyne Verbove", "Robotyne and Verbove lie in the south. Ukrainian forces entered both villages."),
    (
        "Robotyne Verbove",
        "They spoke of Robotyne and Verbove. The two villages were captured by Ukrainian forces.",
    ),
    ("Toretsk", '"They have entered the town," a Ukrainian soldier in Toretsk said.'),
    ("Vuhledar", "Vuhledar is still standing. Russian attempts to storm it have failed."),
    ("Vuhledar", "Vuhledar was under fire for weeks. Its fall was announced on Sunday."),
    ("Rodynske", "The corps said that it held the city and that Russian forces had left Rodynske."),
]


@pytest.mark.parametrize("text", QUIET)
def test_no_claim(text: str) -> None:
    assert found(text) == set()


@pytest.mark.parametrize(("places", "text"), REFERRED)
def test_places_spoken_of(places: str, text: str) -> None:
    article = Article(id="x", text=text, published=datetime(2023, 5, 20, tzinfo=UTC))
    assert " ".join(sorted({c.settlement for c in extract(article)})) == places


BACK = [
    (
        "Lyman",
        "The road out of Lyman toward Torske was quiet. Russia said it had moved its troops out of the city.",
    ),
    (
        "Avdiivka",
        "Fighting reached Avdiivka. A captain from Zhytomyr came by. The city is surrounded, he said.",
    ),
    ("Chasiv Yar", "Chasiv Yar is burning. Ukrainian troops still hold the Shevchenko neighborhood."),
]


@pytest.mark.parametrize(("place", "text"), BACK)
def test_not_where_somebody_comes_from(place: str, text: str) -> None:
    found = {c.settlement for c in extract(Article(id="x", text=text)) if c.kind != "assault"}
    assert found == {place}
