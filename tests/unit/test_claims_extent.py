"""How far a claim reaches: the whole of a settlement, or a part that words of degree limit it to."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Extent

PART = [
    "Ukrainian forces have partly withdrawn from Soledar.",
    "Ukrainian forces have withdrawn partially from Soledar.",
    "The army confirmed a partial withdrawal of Ukrainian troops from Soledar.",
    "Russian forces partially control Soledar.",
    "Russian forces partly hold Soledar.",
    "Russian forces control Soledar only in part.",
    "Soledar has been captured in part by Russian forces.",
    "Three square kilometres of Soledar are held by Russian forces.",
    "Russian forces hold two square miles of Soledar.",
    "Soledar's western districts have come under attack.",
    "Soledar's streets are the scene of fighting.",
    'Soledar is "90 percent" under Russian control.',
    "Soledar is two thirds in Russian hands.",
    "About 50 Ukrainian soldiers surrendered in Soledar.",
    "Russian forces captured the Soledar salt works.",
    "Russian forces captured Soledar furniture factory.",
    "Russian forces seized Soledar's main railway station.",
    "Russian forces took over Soledar's cargo port.",
    "Soledar lies on the coast. Russian forces seized the fishing port.",
    "Russian troops have reached Kyiv’s western outskirts.",
    "Українські військові частково відійшли із Соледара.",
    "Підтверджено частковий відхід українських військ із Соледара.",
    "Російські війська наполовину контролюють Соледар.",
    "Соледар здебільшого під контролем російських військ.",
    "Українські військові почали відходити із Соледара.",
    "Украинские войска частично отошли из Соледара.",
    "Подтверждён частичный отход украинских войск из Соледара.",
    "Российские войска взяли Соледар лишь частично.",
    "Украинские войска начали отход из Соледара.",
]
WHOLE = [
    "Ukrainian forces have withdrawn from Soledar.",
    "Ukrainian forces are withdrawing from Soledar.",
    "Kyiv’s eastern troops have withdrawn from Soledar.",
    "Russian forces captured Soledar, partly by deceit.",
    "The last 531 Ukrainian defenders surrendered in Soledar.",
    "Русские взяли Соледар.",
    "Українські військові відходять із Соледара.",
]


@pytest.mark.parametrize("text", PART)
def test_words_of_degree_limit_whatever_they_stand_with(text: str) -> None:
    assert [claim.extent for claim in extract(Article(id="x", text=text))] == [Extent.PART]


@pytest.mark.parametrize("text", WHOLE)
def test_what_nothing_limits_is_about_the_whole(text: str) -> None:
    assert [claim.extent for claim in extract(Article(id="x", text=text))] == [Extent.WHOLE]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces advanced to the south of Soledar.",
        "Russian forces advanced to the northeast of the town of Soledar.",
        "Russian forces broke through to the west of Soledar.",
        "Ukrainian forces withdrew to the west of Soledar.",
    ],
)
def test_what_lies_to_one_side_of_a_place_is_no_part_of_it(text: str) -> None:
    assert extract(Article(id="x", text=text)) == []


def test_a_side_that_something_is_in_is_a_part() -> None:
    [claim] = extract(Article(id="x", text="Russian forces advanced in the south of Soledar."))
    assert claim.extent is Extent.PART
