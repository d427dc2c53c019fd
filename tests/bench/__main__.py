"""`python -m tests.bench`: one run of the benchmark; `make bench` sets up what it needs."""

import time
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from tests.bench import extraction, fusion, ingest, pipeline, scrape
from tests.bench.picture import draw
from tests.bench.rows import Report

PARTS = {module.SECTION: module.run for module in (extraction, fusion, scrape, ingest, pipeline)}


def main(
    quick: Annotated[bool, typer.Option(help="About three minutes instead of ten.")] = False,
    only: Annotated[str, typer.Option(help=f"Parts, comma-separated: {', '.join(PARTS)}.")] = "",
    out: Annotated[Path, typer.Option(help="Folder of bench.json, bench.md, bench.png.")] = Path("var/bench"),
    page: Annotated[Path | None, typer.Option(help="A page to put the tables into, too.")] = None,
) -> None:
    """Measure extraction, fusion, scrape, ingest and pipeline; figures are compared within the run.

    Each figure is printed as it comes. All processes share this machine's cores: the CPU shares beside a row
    of the pipeline say who took how much of one.
    """
    report = Report(Console())
    wanted = {name: run for name, run in PARTS.items() if not only or name in only.split(",")}
    began = time.monotonic()
    for number, (section, run) in enumerate(wanted.items(), 1):
        report.console.rule(f"{section} ({number} of {len(wanted)}, after {time.monotonic() - began:.0f} s)")
        run(report, quick=quick)
    report.write(out, "bench", page)
    draw(report, out / "bench.png")
    report.show()
    report.console.print(f"written: {out}/bench.json, {out}/bench.md, {out}/bench.png")


if __name__ == "__main__":
    typer.run(main)
