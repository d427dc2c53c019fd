"""The two tables of the package: settlements, and the index of their names."""

import lzma
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from deploy.gazetteer.place import ENGLISH, Place
from deploy.gazetteer.russian import russian_names
from deploy.gazetteer.ukrainian import ukrainian_names
from services.domain.places.gazetteer import SHORT, NameKind
from services.domain.places.romanisation import fold, romanise_ru, romanise_uk

CURRENT, RUSSIAN, RECENT, FORMER = NameKind
# How a name of the last column is spelt in Latin letters, and what kind of name it is.
READINGS: dict[str, tuple[tuple[Callable[[str], str], int], ...]] = {
    "e": ((str, CURRENT),),
    "r": ((romanise_ru, RUSSIAN),),
    "u": ((romanise_uk, RUSSIAN),),
    "f": ((romanise_ru, FORMER), (romanise_uk, FORMER)),
}
FOUGHT_OVER = 75  # and that from which nobody means by its name one across the border
REPORTED = 40  # closeness to the front from which reports in the other country's language name a place


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
