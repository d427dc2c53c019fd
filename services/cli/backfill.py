"""`frontwatch backfill`: the past in Prometheus, at the time of its publication."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory
from typing import Annotated, BinaryIO

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from services.alerting.past import write_openmetrics
from services.cli.failures import Failure
from services.cli.kafka import read_topic
from services.cli.terminal import errors
from services.common.settings import CommandSettings
from services.common.topics import CLAIMS
from services.domain.models.reports import Report
from services.stream.counting import read_claims

# Prometheus holds the last hours in memory; blocks that reach into them would overlap with it.
KEPT_IN_MEMORY = timedelta(hours=3)
LONGEST_BLOCK = "4400h"  # half a year a block; the default of two hours would make thousands
LOAD = ("promtool", "tsdb", "create-blocks-from", f"--max-block-duration={LONGEST_BLOCK}", "--quiet")


def backfill(
    data_dir: Annotated[
        Path | None, typer.Option(help="Prometheus' data folder (--storage.tsdb.path); it may be running.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(help="Write the OpenMetrics file here instead of loading it; - is standard output."),
    ] = None,
) -> None:
    """Load what the dashboards show into Prometheus as of the time when it was published.

    News replayed from 2023 then shows in 2023. Reads every claim that Kafka keeps, fuses each settlement as
    of each publication, and lets promtool make blocks of it, which a running Prometheus picks up within a
    minute. Prometheus must keep data for long enough (--storage.tsdb.retention.time). Load again after
    more of the archive was replayed: what is there already does no harm.
    """
    if (data_dir is None) == (output is None):
        raise Failure("Say where to: --data-dir to load into Prometheus, or --output to write a file.")
    if data_dir:
        _refuse_unless_loadable(data_dir)  # before all claims are read
    settlements = read_claims(read_topic(CommandSettings(), CLAIMS)).counting()
    with TemporaryDirectory() as folder:
        path = output or Path(folder) / "past.om"
        if str(path) == "-":
            count = _write(sys.stdout.buffer, settlements)
        else:
            with _replaced(path) as file:
                count = _write(file, settlements)
        if data_dir:
            _load(path, data_dir)
    errors.print(f"{count} samples of {len(settlements)} settlements in {output or data_dir}")


def _write(file: BinaryIO, settlements: dict[str, dict[str, Report]]) -> int:
    until = datetime.now(UTC) - KEPT_IN_MEMORY
    columns = (TextColumn("settlements"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=errors) as progress:
        task = progress.add_task("settlements", total=len(settlements))
        past = (list(reports.values()) for reports in settlements.values())
        return write_openmetrics(file, past, until, lambda: progress.advance(task))


@contextmanager
def _replaced(path: Path) -> Iterator[BinaryIO]:
    """A file that stands under its name once it is whole; of what was broken off nothing is left.

    What is no file (/dev/stdout, a pipe) is written as it is.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as file:
            yield file
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _refuse_unless_loadable(data_dir: Path) -> None:
    if not data_dir.is_dir():
        raise Failure(f"{data_dir} is no folder; Prometheus makes it when it starts.")
    if not which(LOAD[0]):
        raise Failure(
            "There is no promtool here, which makes the blocks. It comes with Prometheus: write the file "
            f"with --output, and where Prometheus runs, `{' '.join(LOAD)} openmetrics FILE DIR` loads it."
        )


def _load(path: Path, data_dir: Path) -> None:
    try:
        with errors.status("promtool makes blocks ..."):
            subprocess.run(  # noqa: S603 - no shell, and paths only
                [*LOAD, "openmetrics", str(path), str(data_dir)], check=True, capture_output=True, text=True
            )
    except subprocess.CalledProcessError as error:
        raise Failure(f"promtool can't load it: {error.stderr}") from error
