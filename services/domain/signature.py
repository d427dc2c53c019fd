"""A fingerprint of a text by which reprints are recognised."""

import re

from rensa import RMinHash

VALUES = 64
_SEED = 1  # signatures are kept and compared for as long as claims are: never change it
_SHINGLE = 3  # words; short enough that an edited sentence costs few shingles
_LEAST_WORDS = 20  # below, chance likeness is too likely

_WORD = re.compile(r"\w+")


def text_signature(text: str) -> tuple[int, ...]:
    """The MinHash of a text's three-word shingles: `VALUES` integers below 2**32, or none if it is too short.

    The share of equal values in two signatures estimates the Jaccard likeness of the texts' shingles
    (standard error at most 0.063). Case, punctuation and spacing don't count. The same on every machine.
    """
    words = _WORD.findall(text.casefold())
    if len(words) < _LEAST_WORDS:
        return ()
    sketch = RMinHash(num_perm=VALUES, seed=_SEED)
    shingles = zip(*(words[start:] for start in range(_SHINGLE)), strict=False)
    sketch.update(list(map(" ".join, shingles)))
    return tuple(sketch.digest())
