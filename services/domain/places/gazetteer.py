"""Every settlement of Ukraine and of the border oblasts of Russia, under every name it goes by.

The data are two compressed tables made by ``deploy/gazetteer/build.py``: the settlements, one a line in the
order of their ids, and the names, each a folded spelling with the rows that bear it. Rows are read when asked
for, so that starting costs little.
"""

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib import resources
from math import atan2, cos, degrees, hypot, log10, radians
from typing import Final

from services.domain.models.settlements import Settlement
from services.domain.places import romanisation
from services.domain.places.inflection import key, sound
from services.domain.places.romanisation import fold
from services.domain.places.slips import Slips

SHORT: Final = 4  # folded names up to this length match only as they are spelt in the gazetteer

_KM_NORTH: Final = 111.2  # kilometres in a degree of latitude
_KM_EAST: Final = _KM_NORTH * cos(radians(48.5))  # and of longitude, in the middle of Ukraine
_CELL_KM: Final = 40.0
_TOWN: Final = 10_000
"""People in the smallest town."""
_FOUGHT_FOR: Final = 40  # closeness to the front, in percent, from which a name may be spelt by ear
_TYPE_WEIGHT: Final = {
    "city": 3.0,
    "town": 1.5,
    "village": 0.5,
    "hamlet": 0.0,
    "suburb": -0.5,
    "locality": -0.5,
}


@cache
def fold_region(name: str) -> str:
    """The key of an oblast or raion, without the word for what it is."""
    return fold(name.rpartition(" ")[0] or name)


class NameKind(IntEnum):
    """Which of a settlement's names a text used; the lowest wins where one spelling is several."""

    CURRENT = 0  # the present name, Ukrainian or romanised from Ukrainian
    RUSSIAN = 1  # the Russian form of the present name, or the Ukrainian one of a Russian name
    RECENT = 2  # the name until the renamings of 2023 and 2024, which most reporting of the war uses
    FORMER = 3  # a Soviet or otherwise former name


Rows = tuple[tuple[int, NameKind], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement with what is needed to weigh it against its namesakes.

    `prior` grows with size and with closeness to the front; a village far from any fighting has about 0.5,
    a contested village 4, a large city by the front 10. `recent` is the Ukrainian name that a renaming of
    2023 or 2024 replaced. `oblast` and `raion` are folded. `x` and `y` are kilometres east and north on a
    plane that fits Ukraine to within five percent; they mean nothing unless `located`. A settlement without
    coordinates is located at the middle of its hromada or district, which serves to weigh it, no more.
    """

    settlement: Settlement
    prior: float
    recent: str
    oblast: str
    raion: str
    located: bool
    x: float
    y: float
    column: float  # that of the square of the map that it lies in, a whole number
    line: float

    def distance(self, other: "Place") -> float:
        """Kilometres to another located place."""
        return hypot(self.x - other.x, self.y - other.y)

    def adjoins(self, other: "Place") -> bool:
        """Whether another located place lies in the same square of the map, or in one beside it."""
        return -1.0 <= self.column - other.column <= 1.0 and -1.0 <= self.line - other.line <= 1.0

    def bearing(self, other: "Place") -> float:
        """The compass direction to another located place, in degrees clockwise from north."""
        return degrees(atan2(other.x - self.x, other.y - self.y)) % 360


class Gazetteer:
    """The settlements, by id and by name. Use `Gazetteer.load()`; an instance is shared and never changes."""

    def __init__(self, settlements: list[str], names: list[str]) -> None:
        self._lines = settlements
        self._row_of = {line.split("\t", 1)[0]: row for row, line in enumerate(settlements)}
        self._places: dict[int, Place] = {}
        self._names: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._short: set[str] = set()
        self._parsed: dict[str, Rows] = {}
        self._cyrillic: dict[str, dict[int, NameKind]] = {}
        self._longest_cyrillic: dict[str, int] = {}
        self._sounds: dict[str, dict[str, dict[int, NameKind]]] = {}
        self._latin_sounds: dict[str, dict[int, NameKind]] = {}
        self._slips: Slips | None = None
        for line in names:
            name, _, value = line.partition("\t")
            if name[0] == "+":
                self._longest[name[1:]] = int(value)
            elif name[0] == "=":
                self._short.add(name[1:])
            else:
                self._names[name] = value

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """The gazetteer of the package; read once in a process, in under a second."""
        data = resources.files("services.domain.places").joinpath("data")
        tables = [
            lzma.decompress(data.joinpath(name).read_bytes()).decode().splitlines()
            for name in ("settlements.tsv.xz", "names.tsv.xz")
        ]
        return Gazetteer(*tables)

    def __len__(self) -> int:
        return len(self._lines)

    def place(self, row: int) -> Place:
        """The place of a row, 0 <= `row` < len(self)."""
        place = self._places.get(row)
        if place is None:
            fields = self._lines[row].split("\t")
            id_, name, uk, ru, oblast, raion, lat, lon, population, kind, front, recent, _ = fields
            people = int(population) if population else None
            about = not lat or lat[0] == "~"
            settlement = Settlement(
                id_, name, uk, ru, oblast, raion,
                None if about else float(lat), None if about else float(lon), people, kind,
            )  # fmt: skip
            prior = _TYPE_WEIGHT[kind] + int(front) / 25 + (log10(max(people, 100) / 100) if people else 0)
            y, x = _KM_NORTH * float(lat.lstrip("~") or 0), _KM_EAST * float(lon or 0)
            place = self._places[row] = Place(
                settlement,
                prior,
                recent,
                fold_region(oblast),
                fold_region(raion),
                bool(lat),
                x,
                y,
                x // _CELL_KM,
                y // _CELL_KM,
            )
        return place

    def get(self, settlement_id: str) -> Settlement | None:
        """The settlement with that id, or None."""
        row = self._row_of.get(settlement_id)
        return None if row is None else self.place(row).settlement

    def ids(self) -> Iterable[str]:
        """The ids of all settlements."""
        return self._row_of

    def fought_for(self) -> list[Settlement]:
        """The settlements that lie where there has been fighting."""
        return [self.place(row).settlement for row in range(len(self)) if self.near(row)]

    def oblasts(self) -> list[str]:
        """The English names of all oblasts, in order."""
        return sorted({line.split("\t", 5)[4] for line in self._lines} - {""})

    def search(self, name: str) -> list[Settlement]:
        """Settlements that go by `name` in any spelling and either alphabet, the best known first."""
        rows = self.named(name) or self.named_cyrillic(key(name))
        found = sorted(rows, key=lambda n: (n[1], -self.place(n[0]).prior))
        return [self.place(row).settlement for row, _ in found]

    def named(self, surface: str) -> Rows:
        """Rows that `surface` may name, each with the kind of name it is there."""
        folded = fold(surface)
        if len(folded) <= SHORT and surface.replace("-", " ").lower() not in self._short:
            return ()
        found = self._parsed.get(folded)
        if found is None:
            value = self._names.get(folded)
            if value is None:
                return ()
            pairs = (divmod(int(code), 4) for code in value.split(","))
            found = self._parsed[folded] = tuple((row, NameKind(kind)) for row, kind in pairs)
        return found

    def longest_after(self, first_word: str) -> int:
        """How many words the longest name has that begins with `first_word`; 0 where none goes on."""
        return self._longest.get(fold(first_word), 0)

    def named_cyrillic(self, name: str) -> Rows:
        """Rows that bear a Cyrillic name in the nominative; `name` is a key of `inflection.key`."""
        if not self._cyrillic:
            self._read_cyrillic()
        return tuple(self._cyrillic.get(name, {}).items())

    def longest_cyrillic(self, first_word: str) -> int:
        """How many words the longest Cyrillic name has that begins with this key; 0 where none goes on."""
        if not self._cyrillic:
            self._read_cyrillic()
        return self._longest_cyrillic.get(first_word, 0)

    def sounding(self, name: str, language: str, roots: Mapping[str, str]) -> Rows:
        """Rows near the front with a name that sounds like `name`, whatever its vowels; `roots` are those of
        the language."""
        if not self._cyrillic:
            self._read_cyrillic()
        sounds = self._sounds.get(language)
        if sounds is None:
            sounds = self._sounds[language] = {}
            for known, rows in self._cyrillic.items():
                near = {row: kind for row, kind in rows.items() if self.near(row)}
                if near and len(known) > SHORT:
                    sounds.setdefault(sound(known, roots), {}).update(near)
        return tuple(sounds.get(sound(name, roots), {}).items())

    def sounding_latin(self, folded: str, roots: Mapping[str, str]) -> Rows:
        """Rows near the front with a romanised name that sounds like the one folded as `folded`."""
        if not self._latin_sounds:
            for known, codes in self._names.items():
                if len(known) > SHORT:
                    for code in codes.split(","):
                        row, kind = divmod(int(code), 4)
                        if self.near(row):
                            rows = self._latin_sounds.setdefault(romanisation.sound(known, roots), {})
                            rows[row] = NameKind(kind)
        return tuple(self._latin_sounds.get(romanisation.sound(folded, roots), {}).items())

    def mistyped(self, folded: str, shapely: bool) -> Rows:
        """Rows near the front whose present name alone a slip of the hand turns into the one folded as
        `folded`; only those of towns where that is not `shapely`, as the names of places are."""
        if self._slips is None:
            present = (row for row in range(len(self._lines)) if self.near(row))
            self._slips = Slips({fold(self._lines[row].split("\t", 2)[1]) for row in present})
        meant = self.named(self._slips.meant(folded))
        return meant if shapely else tuple(found for found in meant if self._people(found[0]) >= _TOWN)

    def _people(self, row: int) -> int:
        """How many people live in a settlement; 0 where that is not known."""
        return int(self._lines[row].split("\t", 9)[8] or 0)

    def near(self, row: int) -> bool:
        """Whether a settlement lies where there has been fighting."""
        return int(self._lines[row].split("\t", 11)[10] or 0) >= _FOUGHT_FOR

    def contested(self, row: int) -> bool:
        """Whether a settlement of the country fought for lies there: one that has a Ukrainian name."""
        return self.near(row) and bool(self._lines[row].split("\t", 3)[2])

    def _read_cyrillic(self) -> None:
        """Index the Cyrillic names, when the first text in Ukrainian or Russian comes."""
        for row, line in enumerate(self._lines):
            _, _, uk, ru, *_, recent, others = line.split("\t")
            ours = NameKind.RUSSIAN if uk else NameKind.CURRENT
            names = [(uk, NameKind.CURRENT), (ru, ours), (recent, NameKind.RECENT)]
            for other in others.split("|") if others else ():
                if other[0] == "e":
                    continue
                names.append((other[2:], NameKind.RUSSIAN if other[0] in "ru" else NameKind.FORMER))
            for name, kind in names:
                if name:
                    self._add_cyrillic(key(name), row, kind)

    def _add_cyrillic(self, name: str, row: int, kind: NameKind) -> None:
        rows = self._cyrillic.setdefault(name, {})
        rows[row] = min(kind, rows.get(row, kind))
        first, _, rest = name.partition(" ")
        if rest:
            words = name.count(" ") + 1
            self._longest_cyrillic[first] = max(words, self._longest_cyrillic.get(first, 0))
