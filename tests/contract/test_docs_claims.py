"""`docs/claims.md` tells what each module for claims does: none is missing, none is there no more."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "services/domain/claims"
SAME = "modules of the names above"
"""Stands for the modules of a package that do what those of the same name do in the packages before it."""


def modules(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.py")} - {"__init__"}


def test_the_table_names_every_package_and_module() -> None:
    page = (ROOT / "docs/claims.md").read_text(encoding="utf-8")
    table = page.split("| package | modules |", 1)[1].split("\n\n", 1)[0]
    told: dict[str, set[str]] = {}
    package = ""
    for row in table.splitlines()[2:]:
        named, cell, _ = row.strip("|").split("|")
        package = named.strip(" `") or package
        names = set(re.findall(r"`(\w+)`", cell))
        if cell.strip() == SAME:
            names = modules(CLAIMS / package) & set().union(*told.values())
        told.setdefault(package, set()).update(names)
    packages = {folder.parent for folder in CLAIMS.glob("*/__init__.py")}
    written = {folder.name: modules(folder) for folder in packages}
    assert told == written | {module: set() for module in modules(CLAIMS)}
