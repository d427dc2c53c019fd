"""What is freed goes back to the system; in a process of its own, for the settings are the process'."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import psutil

from services.common.memory import give_large_buffers_back

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
