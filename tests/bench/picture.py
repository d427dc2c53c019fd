"""The picture of a run: how extraction, fusion, the pipeline and the scrape scale."""

import re
from pathlib import Path

import matplotlib as mpl

from tests.bench.rows import Report

mpl.use("Agg")

from matplotlib import pyplot as plt
from matplotlib.axes import Axes

_BLUE, _ORANGE = "#0057b7", "#e07b00"


def draw(report: Report, path: Path) -> None:
    """Draw what there is: extraction by length, fusion by window, pipeline by workers, scrape by size."""
    figure, ((length, window), (workers, number)) = plt.subplots(2, 2, figsize=(11, 8))
    _line(report, length, "extraction", r"time per KB at (\d+) KB", "article length, KB", "µs a KB")
    _line(
        report,
        window,
        "fusion",
        r"one more article, window of (\d+)",
        "articles in the window",
        "ms an article",
    )
    _line(report, number, "scrape", r"(\d+) settlements", "settlements", "seconds a scrape")
    _workers(report, workers)
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _line(report: Report, axes: Axes, section: str, pattern: str, across: str, up: str) -> None:
    points = sorted(
        (int(match.group(1)), row.value)
        for row in report.rows
        if row.section == section and row.unit in up and (match := re.fullmatch(pattern, row.name))
    )
    axes.plot([x for x, _ in points], [y for _, y in points], "o-", color=_ORANGE)
    if section != "scrape":  # there it is the time that grows, by as much as the number
        axes.set_xscale("log")
    axes.set_ylim(bottom=0)
    axes.set_xlabel(across)
    axes.set_ylabel(up)


def _workers(report: Report, axes: Axes) -> None:
    """Articles a second by workers, beside as many extractors."""
    rates = [
        (int(match.group(1)), row.value)
        for row in report.rows
        if row.section == "pipeline" and (match := re.fullmatch(r"(\d) workers?", row.name))
    ]
    axes.bar([str(count) for count, _ in rates], [rate for _, rate in rates], color=_BLUE, width=0.5)
    if alone := report.value("extraction", "places and claims"):
        ideal = [alone * count for count, _ in rates]
        axes.plot(
            [str(count) for count, _ in rates], ideal, "o--", color=_ORANGE, label="the extractor alone"
        )
        axes.legend()
    axes.set_xlabel("stream workers")
    axes.set_ylabel("articles a second")
