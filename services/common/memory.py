"""What a process does with the memory it holds for good."""

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
