"""What is freed goes back to the system, and what stays lies in large pages; in a process of its own, for the
settings are the process'."""

import mmap
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import psutil
import pytest

from services.common.memory import LARGE_PAGE, give_large_buffers_back, keep_what_is_loaded

SIZE = 1_000_000
BUFFERS = 100


def kept_of_what_was_freed(fixed: bool) -> float:
    """Megabytes that stay when every other one of many large buffers is freed."""
    if fixed:
        give_large_buffers_back()
    for _ in range(3):
        bytearray(b"x" * 16 * SIZE)  # freed at once: now a megabyte counts as small
    before = psutil.Process().memory_info().rss
    buffers = [bytearray(b"x" * SIZE) for _ in range(2 * BUFFERS)]
    del buffers[::2]
    return (psutil.Process().memory_info().rss - before - BUFFERS * SIZE) / 1e6


def test_large_buffers_go_back_when_they_are_freed() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        assert alone.submit(kept_of_what_was_freed, True).result() < 0.2 * BUFFERS


def in_large_pages(loads: int) -> int:
    """Bytes that lie in large pages once what was loaded, `loads` bytes of small objects, is kept."""
    _loaded = [bytes(400) for _ in range(loads // 400)]
    keep_what_is_loaded()
    told = re.search(r"AnonHugePages: +(\d+) kB", Path("/proc/self/smaps_rollup").read_text())
    assert told
    return int(told[1]) * 1024


def test_what_stays_lies_in_large_pages() -> None:
    with mmap.mmap(-1, 2 * LARGE_PAGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as room:
        room.write(bytes(2 * LARGE_PAGE))
        try:
            room.madvise(25)
        except OSError:
            pytest.skip("this kernel lays nothing in large pages on demand")
    with ProcessPoolExecutor(1, get_context("spawn")) as alone:
        assert alone.submit(in_large_pages, 20 * LARGE_PAGE).result() > 10 * LARGE_PAGE
