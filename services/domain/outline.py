"""A fingerprint of a text by which it is told whether another is no more than its beginning, as what a
metered paywall shows of an article."""

from zlib import crc32

from services.domain.signature import words

_GROUP = 8  # words; kept for as long as versions are known, so changing it costs no more than those
_BYTES = 4
_LONGEST = 250  # groups; of a beginning longer than half of that there is no telling
_LEAST = 2  # groups that agree; fewer may be how an outlet begins everything


def text_outline(text: str) -> bytes:
    """Four bytes for every eight words, in their order. Case, punctuation and spacing don't count."""
    said = words(text)[: _GROUP * _LONGEST]
    groups = (" ".join(said[start : start + _GROUP]) for start in range(0, len(said), _GROUP))
    return b"".join(crc32(group.encode()).to_bytes(_BYTES, "big") for group in groups)


def is_beginning(outline: bytes, whole: bytes) -> bool:
    """Whether the text of `outline` is how that of `whole` begins, and at most half of it.

    Its last words may be others: a sentence breaks off anywhere, or a word asks to subscribe. What is but
    somewhat shorter is no beginning: an outlet has cut what was wrong.
    """
    groups, of = _groups(outline), _groups(whole)
    agreeing = next(
        (n for n, (one, other) in enumerate(zip(groups, of, strict=False)) if one != other),
        min(len(groups), len(of)),
    )
    return agreeing >= max(_LEAST, len(groups) - 1) and 2 * len(groups) <= len(of)


def _groups(outline: bytes) -> list[bytes]:
    return [outline[start : start + _BYTES] for start in range(0, len(outline), _BYTES)]
