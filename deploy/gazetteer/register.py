"""The official register of settlements (KATOTTG), and which places of the map its entries are."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from deploy.gazetteer.place import ENGLISH, OBLASTS, Place, Point, km, plain
from services.domain.places.romanisation import romanise_uk

KATOTTG_TYPES = {"M": "city", "K": "city", "X": "town", "C": "village"}
RAION_CENTRES = {
    "Криворізький": "Кривий Ріг", "Білоцерківський": "Біла Церква", "Одеський": "Одеса",
    "Щастинський": "Щастя", "Роменський": "Ромни", "Донецький": "Донецьк", "Бучанський": "Буча",
}  # fmt: skip
JOIN_KM = 60.0


@dataclass(frozen=True)
class Register:
    """An entry of KATOTTG."""

    code: str
    oblast: str
    raion: str
    hromada: str
    category: str
    uk: str


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
