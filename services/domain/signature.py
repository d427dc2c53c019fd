"""A fingerprint of a text by which reprints are recognised."""

import re

from rensa import RMinHash

VALUES = 64
_SEED = 1  # signatures are kept and compared for as long as claims are: never change it
_SHINGLE = 3  # words; short enough that an edited sentence costs few shingles
_LEAST_WORDS = 20  # below, chance likeness is too likely

_WORD = re.compile(r"\w+")

# What is no part of a word, for texts that are plain but for typographers' quotes and dashes. Most are, and
# their words are found several times as fast.
_TYPOGRAPHY = "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
_TYPOGRAPHY += (
    "\N{RIGHT DOUBLE QUOTATION MARK}\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}\N{NO-BREAK SPACE}"
)
_PLAIN = str.maketrans({char: " " for char in map(chr, range(128)) if not _WORD.match(char)})


def text_signature(text: str) -> tuple[int, ...]:
    """The MinHash of a text's three-word shingles: `VALUES` integers below 2**32, or none if it is too short.

    The share of equal values in two signatures estimates the Jaccard likeness of the texts' shingles
    (standard error at most 0.063). Case, punctuation and spacing don't count. The same on every machine.
    """
    said = words(text)
    if len(said) < _LEAST_WORDS:
        return ()
    sketch = RMinHash(num_perm=VALUES, seed=_SEED)
    shingles = zip(*(said[start:] for start in range(_SHINGLE)), strict=False)
    sketch.update(list(map(" ".join, shingles)))
    return tuple(sketch.digest())


def words(text: str) -> list[str]:
    """The text's words in one case, without punctuation."""
    plain = text
    for mark in _TYPOGRAPHY:
        plain = plain.replace(mark, " ")
    if plain.isascii():
        return plain.casefold().translate(_PLAIN).split()
    return _WORD.findall(text.casefold())
