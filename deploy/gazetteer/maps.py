"""Places as OpenStreetMap and GeoNames have them, of Ukraine and of the oblasts across its border."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from deploy.gazetteer.place import OBLASTS, Place, alike, cell, km, plain, read
from deploy.gazetteer.russian import russian_names
from services.domain.places.romanisation import romanise_ru, romanise_uk

RU_OBLASTS = {"41": "Kursk Oblast", "09": "Belgorod Oblast", "10": "Bryansk Oblast"}
UKRAINIAN_ONLY = re.compile(r"[іїєґ']", re.IGNORECASE)
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ' -]+")
ABROAD = {"wikidata:Q19677125"}  # what the map of Ukraine has of Russia
GEONAMES_KM = 12.0


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
