"""The picture of a run: linearity of extraction, and how the pipeline scales."""

from pathlib import Path

import matplotlib as mpl

from tests.bench.rows import Report

mpl.use("Agg")

from matplotlib import pyplot as plt


def draw(report: Report, path: Path) -> None:
    """Draw what the report has: throughputs on the left, time by article length on the right."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4))
    throughput = [*report.series("extraction", "articles/s"), *report.series("pipeline", "articles/s")]
    names = [name for name, _ in throughput]
    left.barh(names, [value for _, value in throughput], color="#0057b7")
    left.set_xscale("log")
    left.set_xlabel("articles a second")
    left.invert_yaxis()
    lengths = [
        (name, v) for name, v in report.series("extraction", "µs") if name.startswith("time per KB at")
    ]
    right.plot(
        [name.split()[-2] for name, _ in lengths], [value for _, value in lengths], "o-", color="#e07b00"
    )
    right.set_ylim(bottom=0)
    right.set_xlabel("article length, KB")
    right.set_ylabel("µs a KB")
    figure.tight_layout()
    figure.savefig(path, dpi=120)
    plt.close(figure)
