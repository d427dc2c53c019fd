"""What a process does with the memory it holds for good, and with what it needs for a moment."""

import ctypes
import gc
import re
from collections.abc import Iterator
from pathlib import Path

YOUNG = 20_000
"""Objects made between two looks of the collector, where seven hundred are usual.

A report and its fusing make thousands that all die by their reference counts: looking among them took a
seventh of a worker's time.
"""


def keep_what_is_loaded() -> None:
    """Take all that is loaded by now out of the garbage collector's sight, let it look less often, and have
    the kernel lay it in large pages.

    Gazetteer and lexicons stay as long as the process. Looking through them again and again cost extraction
    a third of its speed (`make bench`), and the small pages they lie in, more than the processor keeps the
    places of, a twentieth.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)
    _lay_in_large_pages()


LARGE_PAGE = 2 * 1024 * 1024
"""Bytes of a large page, on all machines that we know of."""

_COLLAPSE = 25  # of madvise, see mman.h: Linux 6.1 and later
_MAPPING = re.compile(
    r"^([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 *(?:\[heap\])?\n.*?^Rss: +(\d+) kB$", re.M | re.S
)
_FULL = 0.75


def _lay_in_large_pages() -> None:
    """Have the kernel lay in large pages what is full of the process' own memory. Nothing happens where it
    can't."""
    madvise = getattr(ctypes.CDLL(None), "madvise", None)
    if madvise is None:
        return
    for start, end in _full_mappings():
        first, last = -(-start // LARGE_PAGE) * LARGE_PAGE, end // LARGE_PAGE * LARGE_PAGE
        if first < last:
            madvise(ctypes.c_void_p(first), ctypes.c_size_t(last - first), _COLLAPSE)


def _full_mappings() -> Iterator[tuple[int, int]]:
    """Where the process' own memory begins and ends, but for what it hardly uses (the stacks of threads),
    which would take more of the machine's in large pages."""
    told = Path("/proc/self/smaps")
    for start, end, resident in _MAPPING.findall(told.read_text() if told.exists() else ""):
        begins, ends = int(start, 16), int(end, 16)
        if int(resident) * 1024 >= _FULL * (ends - begins):
            yield begins, ends


LARGE = 128 * 1024
"""Bytes of a buffer that goes back to the system when it is freed."""

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # of mallopt, see malloc.h


def give_large_buffers_back() -> None:
    """Have large buffers given back when they are freed, however large those before were.

    The C library counts as large what is larger than any buffer freed so far: after the first fetch of a
    megabyte from Kafka the next ones come to lie between what stays, and what they leave is held for ever:
    under a backlog a worker's heap grew to 64 MB instead of 45. Nothing happens where there is no `mallopt`.
    """
    if mallopt := getattr(ctypes.CDLL(None), "mallopt", None):
        mallopt(_MMAP_THRESHOLD, LARGE)
        mallopt(_TRIM_THRESHOLD, LARGE)
