"""`python -m tests.bench.soak`: the whole pipeline under a steady load, its memory and its lag."""

import os
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import linear_regression, median
from typing import Annotated

import httpx
import psutil
import typer
from rich.console import Console

from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.servers import Running, running
from tests.bench.timing import cpu_shares

SECTION = "soak"
_EVERY = 5.0  # seconds between two looks


@dataclass
class _Seen:
    """What was looked at: seconds since the start, and by process its memory, or the stream's lag."""

    times: list[float] = field(default_factory=list)
    megabytes: dict[str, list[float]] = field(default_factory=dict)
    lag: list[int] = field(default_factory=list)


def main(
    minutes: Annotated[float, typer.Option(min=0.5, help="How long the load lasts.")] = 10,
    rate: Annotated[int, typer.Option(min=1, help="Seed-size articles a second, over HTTP.")] = 200,
    workers: Annotated[int, typer.Option(min=1, help="Stream workers.")] = 2,
    out: Annotated[Path, typer.Option(help="Folder of soak.json and soak.md.")] = Path("var/bench"),
    page: Annotated[Path | None, typer.Option(help="A page to put the table into, too.")] = None,
) -> None:
    """Hand articles in at a steady rate, and print how memory and lag went.

    The slope of memory is that of a line through the second half of the run, when caches are full: about zero
    where nothing leaks. Lag is counted in records; where it grows from the middle to the end, the rate is
    more than this machine can do.
    """
    report = Report(Console())
    with running(workers, ("ingest", "alerting"), FRONTWATCH_RATE_LIMIT="1000000") as bench:
        seen = _Seen()
        stop = threading.Event()
        watcher = threading.Thread(target=_watch, args=(bench, seen, stop, report.console))
        watcher.start()
        with cpu_shares(bench.pids | {"load": os.getpid()}) as shares:
            late = _load(bench, rate, minutes * 60)
        stop.set()
        watcher.join()
        began = time.monotonic()
        bench.wait_handled()
        _write(report, seen, str(shares), rate, late, time.monotonic() - began)
    report.write(out, "soak", page)
    report.show()


def _load(bench: Running, rate: int, seconds: float) -> float:
    """Post the articles, five times a second; by how many seconds the load itself fell behind."""
    late = 0.0
    each = max(1, rate // 5)
    made = articles.fresh(int(each * 5 * seconds) + each)
    with httpx.Client(base_url=bench.stack.url("ingest"), timeout=60) as client:
        began = time.monotonic()
        for tick in range(int(5 * seconds)):
            batch = [next(made) for _ in range(each)]
            client.post(
                "/v1/articles", content=articles.lines(batch), headers=articles.NDJSON
            ).raise_for_status()
            ahead = began + (tick + 1) / 5 - time.monotonic()
            late = max(late, -ahead)
            time.sleep(max(0.0, ahead))
    return late


def _watch(bench: Running, seen: _Seen, stop: threading.Event, console: Console) -> None:
    processes = {name: psutil.Process(pid) for name, pid in bench.pids.items()}
    began = time.monotonic()
    while not stop.wait(_EVERY):
        seen.times.append(time.monotonic() - began)
        for name, process in processes.items():
            seen.megabytes.setdefault(name, []).append(process.memory_info().rss / 1e6)
        seen.lag.append(bench.unhandled())
        if len(seen.times) % 6 == 0:
            memory = ", ".join(f"{name} {values[-1]:.0f}" for name, values in seen.megabytes.items())
            console.print(f"  {seen.times[-1]:.0f} s: lag {seen.lag[-1]} records; MB: {memory}")


def _write(report: Report, seen: _Seen, shares: str, rate: int, late: float, drained: float) -> None:
    half = len(seen.times) // 2
    report.add(SECTION, "load", rate, "articles/s", f"fell behind by at most {late:.1f} s; {shares}")
    for name, values in seen.megabytes.items():
        slope = linear_regression(seen.times[half:], values[half:]).slope * 60
        note = f"from {values[0]:.0f} to {values[-1]:.0f} MB"
        report.add(SECTION, f"memory of {name}, second half", slope, "MB/min", note)
    third = max(1, len(seen.lag) // 3)
    for name, part in (("first", seen.lag[:third]), ("last", seen.lag[-third:])):
        report.add(SECTION, f"lag, {name} third", median(part), "records", f"at most {max(part)}")
    report.add(SECTION, "all handled after the load ended", drained, "s")


if __name__ == "__main__":
    typer.run(main)
