"""How figures are taken: medians over repeats, CPU shares by process."""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import psutil


def seconds_each(function: Callable[[], object], seconds: float, least: int = 3) -> float:
    """The median CPU time of one call, over as many calls as fit into `seconds` and at least `least`.

    CPU time and not the clock's: what else the machine does is not what is measured.
    """
    function()  # what is loaded or cached once is not what is measured
    times: list[float] = []
    until = time.perf_counter() + seconds
    while len(times) < least or time.perf_counter() < until:
        times.append(_once(function))
    return statistics.median(times)


def in_turn(slow: Callable[[], object], fast: Callable[[], object], turns: int) -> tuple[float, float]:
    """The median CPU time of one call of `slow`, and how many times as fast `fast` is.

    The two take turns of about the same length, and the ratio is the median of those of single turns: the
    pace of a shared machine changes by the second, and this way it changes for both.
    """
    slow()
    calls = max(1, round(_once(slow) / _once(fast)))
    times: list[float] = []
    ratios: list[float] = []
    for _ in range(turns):
        times.append(_once(slow))
        ratios.append(times[-1] / statistics.median([_once(fast) for _ in range(calls)]))
    return statistics.median(times), statistics.median(ratios)


def _once(function: Callable[[], object]) -> float:
    """The CPU time of one call."""
    began = time.process_time()
    function()
    return time.process_time() - began


def percentile(values: list[float], share: float) -> float:
    """The value below which `share` of the values lie; `values` is not empty."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


@dataclass
class CpuShares:
    """CPU seconds by process over the measured time, as shares of one core."""

    shares: dict[str, float] = field(default_factory=dict)

    def __str__(self) -> str:
        return ", ".join(f"{name} {share:.0%}" for name, share in self.shares.items())


@contextmanager
def cpu_shares(pids: Mapping[str, int]) -> Iterator[CpuShares]:
    """Measure how much of a core each process takes in the body of the `with`."""
    found = CpuShares()
    before = {name: _cpu_seconds(pid) for name, pid in pids.items()}
    began = time.perf_counter()
    yield found
    wall = time.perf_counter() - began
    found.shares = {name: (_cpu_seconds(pid) - before[name]) / wall for name, pid in pids.items()}


def _cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)
