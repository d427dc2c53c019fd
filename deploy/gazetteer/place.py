"""A settlement while it is put together, and by what names and positions are compared."""

import csv
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

OBLASTS = {
    "Autonomous Republic of Crimea": ("Crimea", "01", "11"),
    "Vinnytsia Oblast": ("Vinnytsia Oblast", "05", "23"),
    "Volyn Oblast": ("Volyn Oblast", "07", "24"),
    "Dnipropetrovsk Oblast": ("Dnipropetrovsk Oblast", "12", "04"),
    "Donetsk Oblast": ("Donetsk Oblast", "14", "05"),
    "Zhytomyr Oblast": ("Zhytomyr Oblast", "18", "27"),
    "Zakarpattia Oblast": ("Zakarpattia Oblast", "21", "25"),
    "Zaporizhia Oblast": ("Zaporizhzhia Oblast", "23", "26"),
    "Ivano-Frankivsk Oblast": ("Ivano-Frankivsk Oblast", "26", "06"),
    "Kyiv Oblast": ("Kyiv Oblast", "32", "13"),
    "Kirovohrad Oblast": ("Kirovohrad Oblast", "35", "10"),
    "Luhansk Oblast": ("Luhansk Oblast", "44", "14"),
    "Lviv Oblast": ("Lviv Oblast", "46", "15"),
    "Mykolaiv Oblast": ("Mykolaiv Oblast", "48", "16"),
    "Odesa Oblast": ("Odesa Oblast", "51", "17"),
    "Poltava Oblast": ("Poltava Oblast", "53", "18"),
    "Rivne Oblast": ("Rivne Oblast", "56", "19"),
    "Sumy Oblast": ("Sumy Oblast", "59", "21"),
    "Ternopil Oblast": ("Ternopil Oblast", "61", "22"),
    "Kharkiv Oblast": ("Kharkiv Oblast", "63", "07"),
    "Kherson Oblast": ("Kherson Oblast", "65", "08"),
    "Khmelnytskyi Oblast": ("Khmelnytskyi Oblast", "68", "09"),
    "Cherkasy Oblast": ("Cherkasy Oblast", "71", "01"),
    "Chernivtsi Oblast": ("Chernivtsi Oblast", "73", "03"),
    "Chernihiv Oblast": ("Chernihiv Oblast", "74", "02"),
    "Kyiv": ("Kyiv", "80", "12"),
    "Sevastopol": ("Sevastopol", "85", "20"),
}
# The English names that reporting has settled on where they differ from the official romanisation.
ENGLISH = {"Сіверськодонецьк": "Sievierodonetsk"}
Point = tuple[float, float]


@dataclass
class Place:
    """A settlement while it is put together."""

    uk: str
    lat: float | None
    lon: float | None
    oblast: str
    type: str
    id: str
    raion: str = ""
    population: int | None = None
    ru: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)
    name: str = ""
    front: int = 0
    recent: str = ""
    english: list[str] = field(default_factory=list)
    about: Point | None = None  # the middle of its hromada or district, for places without a position
    codes: tuple[str, ...] = ()

    @property
    def position(self) -> Point:
        """Latitude and longitude of a place that has them."""
        assert self.lat is not None  # noqa: S101
        assert self.lon is not None  # noqa: S101
        return self.lat, self.lon


def plain(name: str) -> str:
    """`name` with one kind of apostrophe and one space between words."""
    return " ".join(re.sub("[’ʼ`ʹ]", "'", name).replace("ё", "ё").split())


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance in kilometres; the error of the flat approximation is below one percent here."""
    x = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(x, a[0] - b[0])


def cell(lat: float, lon: float) -> tuple[int, int]:
    """A square of a fifth of a degree."""
    return int(lat * 5), int(lon * 5)


def read(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table with a header."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        yield from csv.DictReader(f)


def alike(a: str, b: str) -> bool:
    """Whether two names share most of their consonants in order."""
    bare = [re.sub("[аеёиоуыэюяіїєьъ' -]", "", s.lower()) for s in (a, b)]
    return bare[0] == bare[1] or (bare[0][:3] == bare[1][:3] and abs(len(bare[0]) - len(bare[1])) <= 1)
