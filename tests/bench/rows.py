"""What a benchmark finds: rows, the table of them for people, and a file of them for programs."""

import json
import os
import platform
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

    def value(self, section: str, name: str) -> float | None:
        """The value of a row; None where there is none of that name."""
        return next((row.value for row in self.rows if (row.section, row.name) == (section, name)), None)

    def write(self, folder: Path, name: str, page: Path | None = None) -> None:
        """Write `<name>.json` and `<name>.md` into `folder`, and the tables into `page` as well.

        There they take the place of what stands between the comments `<!-- name -->` and `<!-- /name -->`.
        Raises ValueError where the page has no such place.
        """
        folder.mkdir(parents=True, exist_ok=True)
        machine = {
            "cores": os.cpu_count(),
            "machine": platform.machine(),
            "python": platform.python_version(),
        }
        document = {"machine": machine, "rows": [asdict(row) for row in self.rows]}
        (folder / f"{name}.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
        where = f"{machine['cores']} cores, {machine['machine']}, Python {machine['python']}"
        text = f"\nMeasured on {where}.\n" + "".join(
            map(self._table, dict.fromkeys(r.section for r in self.rows))
        )
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        if page:
            before, begin, rest = page.read_text("utf-8").partition(f"<!-- {name} -->\n")
            _, end, after = rest.partition(f"<!-- /{name} -->\n")
            if not end:
                raise ValueError(f"{page} has no place for {name}")
            page.write_text(before + begin + text + "\n" + end + after, encoding="utf-8")

    def _table(self, section: str) -> str:
        lines = ["", f"| {section} | figure | |", "|---|---:|---|"]
        lines += [
            f"| {row.name} | {number(row.value)} {row.unit} | {row.note} |"
            for row in self.rows
            if row.section == section
        ]
        return "\n".join(lines) + "\n"

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
