"""Each way of naming places with each way of telling what happens there: what stands about a name, and what
stands about a verb, must not hide either."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.models.claims import Claim

NAMED = [
    ("Toretsk and Siversk", "Toretsk Siversk"),
    ("Toretsk, Siversk and Kupiansk", "Toretsk Siversk Kupiansk"),
    ("the town of Toretsk and the village of Terny", "Toretsk Terny"),
    ("both Toretsk and Siversk", "Toretsk Siversk"),
    ("Toretsk as well as Siversk", "Toretsk Siversk"),
    ("not only Toretsk but also Siversk", "Toretsk Siversk"),
    ("first Toretsk and then Siversk", "Toretsk Siversk"),
    ("Toretsk, together with Siversk", "Toretsk Siversk"),
    ("several settlements such as Toretsk and Siversk", "Toretsk Siversk"),
    ("two villages: Terny and Torske", "Terny Torske"),
    ("two villages (Terny and Torske)", "Terny Torske"),
    ("two villages in the Donetsk region (Terny and Torske)", "Terny Torske"),
    ("two villages in the Donetsk region, namely Terny and Torske", "Terny Torske"),
    ("over 20 settlements including Toretsk", "Toretsk"),
    ("Toretsk (Donetsk region) and Kupiansk (Kharkiv region)", "Toretsk Kupiansk"),
    ("the long-contested town of Toretsk", "Toretsk"),
    ("the largely deserted town of Toretsk", "Toretsk"),
    ("the ruined, largely abandoned town of Toretsk", "Toretsk"),
    ("Toretsk, which had 30,000 people before the war,", "Toretsk"),
    ("parts of Toretsk", "Toretsk"),
    ("about half of Toretsk", "Toretsk"),
    ("northern Toretsk and southern Siversk", "Toretsk Siversk"),
    ("the village of Stavky near Toretsk", "Stavky"),
    ("the eastern city of Toretsk, some 30 kilometres from Siversk,", "Toretsk"),
    ("dozens of villages and the town of Toretsk", "Toretsk"),
    ("#Toretsk", "Toretsk"),
]  # fmt: skip
TOLD = [
    ("capture", "Russian forces captured {} on Tuesday."),
    ("capture", "Ukrainian troops liberated {}."),
    ("capture", "Russian forces have taken control of {}."),
    ("capture", "Moscow announced the capture of {}."),
    ("control", "Ukrainian forces still hold {}."),
    ("assault", "Russian forces attacked {} on Tuesday."),
    ("assault", "Fighting continued in {}."),
    ("withdrawal", "Ukrainian forces withdrew from {}."),
    ("advance", "Russian forces entered {}."),
]
INSERTED = [
    "Russian forces captured on Tuesday {}.",
    "Russian forces captured, after months of fighting, {}.",
    "Russian forces captured, according to the Ukrainian map makers, {}.",
    "For the first time since 2022, Russian forces captured {}.",
    "In what may be a turning point of the year, Russian forces captured {}.",
    "In their biggest gain since May 2022, Russian forces captured {}.",
    "Andrii Bondar, a former Ukrainian officer, said Russian forces captured {}.",
]


CASES = [
    ("uk", "capture", "Окупанти захопили як {}, так і {}.", "Торецьк Сіверськ"),
    ("uk", "capture", "ЗСУ звільнили не лише {}, а й {}.", "Торецьк Сіверськ"),
    ("uk", "assault", "Бої тривають не тільки в {}, але й у {}.", "Торецьку Сіверську"),
    ("uk", "withdrawal", "ЗСУ залишили {} разом із {}.", "Торецьк Сіверськом"),
    ("uk", "assault", "Тривають бої за кілька населених пунктів, зокрема {} і {}.", "Торецьк Сіверськ"),
    ("uk", "withdrawal", "ЗСУ відійшли зі стратегічно важливого міста {}.", "Торецька"),
    ("ru", "capture", "ВС РФ освободили как {}, так и {}.", "Торецк Северск"),
    ("ru", "assault", "Бои идут не только в {}, но и в {}.", "Торецке Северске"),
    ("ru", "capture", "ВС РФ взяли {} вместе с {}.", "Торецк Северском"),
    ("ru", "control", "ВСУ удерживают населённый пункт {}.", "Торецк"),
    ("ru", "withdrawal", "ВСУ оставили населённые пункты {} и {}.", "Торецк Северск"),
    ("ru", "advance", "Российские штурмовики вошли в стратегически важный город {}.", "Торецк"),
]
ENGLISH = {"То": "Toretsk", "Сі": "Siversk", "Се": "Siversk"}


def claims(text: str, language: str) -> list[Claim]:
    article = Article(id="x", text=text, published=datetime(2024, 6, 5, tzinfo=UTC), language=language)
    return extract(article)


def told(text: str, kind: str, language: str = "en") -> set[str]:
    """The settlements of the claims of a kind that the text makes."""
    return {claim.settlement for claim in claims(text, language) if claim.kind == kind}


@pytest.mark.parametrize(("phrase", "names"), NAMED)
def test_each_frame_reads_each_way_of_naming_places(phrase: str, names: str) -> None:
    texts = {frame: frame.format(phrase).replace(",.", ".") for _, frame in TOLD}
    missed = [frame for kind, frame in TOLD if told(texts[frame], kind) != set(names.split())]
    assert missed == []


@pytest.mark.parametrize(("language", "kind", "frame", "names"), CASES)
def test_cases_join_names(language: str, kind: str, frame: str, names: str) -> None:
    expected = {ENGLISH[name[:2]] for name in names.split()}
    assert told(frame.format(*names.split()), kind, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "ВСУ удерживают опорный пункт под Торецком."),
        ("ru", "ВСУ оставили опорный пункт у Торецка."),
        ("uk", "Разом із Торецьком обстріляли Сіверськ."),
    ],
)
def test_points_and_strikes_take_no_place(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize("frame", INSERTED)
def test_what_is_inserted_hides_no_object(frame: str) -> None:
    assert told(frame.format("Toretsk"), "capture") == {"Toretsk"}
    assert told(frame.format("the town of Toretsk"), "capture") == {"Toretsk"}


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        (
            "The enemy attacked 33 times on the Lyman axis: in the areas of Terny and Torske.",
            "assault",
            "Terny Torske",
        ),
        (
            "They took back two villages in the north of the Kherson region, Andriivka and Lozove.",
            "capture",
            "Andriivka Lozove",
        ),
        (
            "Russia has occupied two villages just inside the region, Terny and Torske.",
            "capture",
            "Terny Torske",
        ),
        ("Rebels seized Toretsk in 2014, but Ukrainian forces won it back.", "capture", ""),
        ("Russia captured Toretsk in 2022, and Ukraine has now retaken it.", "capture", "Toretsk"),
        (
            "Two districts on the outskirts of the city of Pokrovsk have been taken by Russia.",
            "capture",
            "Pokrovsk",
        ),
        ("No gain has been as large since it took Toretsk, Moscow said.", "capture", ""),
        (
            "The towns of Toretsk and Siversk, and the village of Terny were captured by Russian forces.",
            "capture",
            "Toretsk Siversk Terny",
        ),
        ("Toretsk, and also Siversk are under Russian control.", "control", "Toretsk Siversk"),
        ("Ukrainian forces repelled, after weeks of fighting, attacks near Toretsk.", "repel", "Toretsk"),
        ("Robotyne is the largest town to be retaken since Kherson in 2022.", "capture", "Robotyne"),
        ("Since Russian forces took Toretsk last week, they have been quiet.", "capture", "Toretsk"),
    ],
)
def test_lists_apart_and_what_only_tells_since_when(text: str, kind: str, names: str) -> None:
    assert told(text, kind) == set(names.split())


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces captured, burnt and looted what was left near Toretsk.",
        "The first villages were captured in May 2022, Toretsk among them.",
        "Russian forces shelled the largely deserted town of Toretsk.",
        "Tanks were seen on the road. #Toretsk #Donetsk",
    ],
)
def test_what_takes_no_place(text: str) -> None:
    assert told(text, "capture") | told(text, "withdrawal") | told(text, "advance") == set()


@pytest.mark.parametrize(
    ("text", "language", "kind", "names"),
    [
        ("ЗСУ звільнили н.п. Торське.", "uk", "capture", "Torske"),
        (
            "Генштаб повідомив про звільнення кількох населених пунктів, зокрема Торецька і Сіверська.",
            "uk",
            "capture",
            "Toretsk Siversk",
        ),
        ("ЗСУ відступили з кількох кварталів у Торецьку.", "uk", "withdrawal", "Toretsk"),
        ("Идут бои в нескольких населённых пунктах, в том числе Торецке.", "ru", "assault", "Toretsk"),
        ("Торецк – после недель боёв – окружён.", "ru", "encirclement", "Toretsk"),
    ],
)
def test_abbreviated_kinds_and_lists_that_are_announced(
    text: str, language: str, kind: str, names: str
) -> None:
    assert told(text, kind, language) == set(names.split())
