"""`python -m tests.bench`: one run of the benchmark; `make bench` sets up what it needs."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tests.bench import extraction, fusion, ingest, pipeline, scrape
from tests.bench.picture import draw
from tests.bench.rows import Report

PARTS = {module.SECTION: module.run for module in (extraction, fusion, scrape, ingest, pipeline)}


def main(
    quick: Annotated[bool, typer.Option(help="About two minutes instead of ten.")] = False,
    only: Annotated[str, typer.Option(help=f"Parts, comma-separated: {', '.join(PARTS)}.")] = "",
    out: Annotated[Path, typer.Option(help="Folder of bench.json, bench.md, bench.png.")] = Path("var/bench"),
) -> None:
    """Measure extraction, fusion, scrape, ingest and pipeline; figures are compared within the run."""
    report = Report(Console())
    for section, run in PARTS.items():
        if not only or section in only.split(","):
            report.console.rule(section)
            run(report, quick=quick)
    report.write(out)
    draw(report, out / "bench.png")
    report.show()
    report.console.print(f"written: {out}/bench.json, {out}/bench.md, {out}/bench.png")


if __name__ == "__main__":
    typer.run(main)
