"""What a benchmark finds: rows, the table of them for people, and a file of them for programs."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Row:
    """One figure. `note` says what it is compared with, or under which load it was taken."""

    section: str
    name: str
    value: float
    unit: str
    note: str = ""


@dataclass
class Report:
    """The rows of one run, printed as they come."""

    console: Console
    rows: list[Row] = field(default_factory=list)

    def add(self, section: str, name: str, value: float, unit: str, note: str = "") -> None:
        """Take a row in, and show it at once: a run takes minutes."""
        row = Row(section, name, value, unit, note)
        self.rows.append(row)
        self.console.print(f"  [dim]{section}[/] {name}: [bold]{number(value)}[/] {unit} [dim]{note}[/]")

    def value(self, section: str, name: str) -> float:
        """The value of a row that is there. Raises StopIteration where it isn't."""
        return next(row.value for row in self.rows if (row.section, row.name) == (section, name))

    def series(self, section: str, unit: str) -> Sequence[tuple[str, float]]:
        """Name and value of a section's rows in one unit."""
        return [(row.name, row.value) for row in self.rows if (row.section, row.unit) == (section, unit)]

    def write(self, folder: Path) -> None:
        """Write `bench.json` and `bench.md` into `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        machine = {"cores": os.cpu_count(), "python": platform.python_version()}
        document = {"machine": machine, "rows": [asdict(row) for row in self.rows]}
        (folder / "bench.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        lines = ["| section | what | value | unit | note |", "|---|---|---:|---|---|"]
        lines += [
            f"| {row.section} | {row.name} | {number(row.value)} | {row.unit} | {row.note} |"
            for row in self.rows
        ]
        (folder / "bench.md").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def show(self) -> None:
        """Print the whole table."""
        table = Table("section", "what", "value", "unit", "note", title="Frontwatch benchmark")
        table.columns[2].justify = "right"
        for row in self.rows:
            table.add_row(row.section, row.name, number(row.value), row.unit, row.note)
        self.console.print(table)


def number(value: float) -> str:
    """A figure with as many digits as it deserves."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
