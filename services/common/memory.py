"""What a process does with the memory it holds for good, and with what it needs for a moment."""

import ctypes
import gc

YOUNG = 20_000
"""Objects made between two looks of the collector, where seven hundred are usual.

A report and its fusing make thousands that all die by their reference counts: looking among them took a
seventh of a worker's time.
"""


def keep_what_is_loaded() -> None:
    """Take all that is loaded by now out of the garbage collector's sight, and let it look less often.

    Gazetteer and lexicons stay as long as the process. Looking through them again and again cost extraction
    a third of its speed (`make bench`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 20, 20)


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
