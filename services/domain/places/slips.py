"""Names that a slip of the hand has changed: a letter left out, put in, mistaken, or swapped."""

from collections.abc import Iterable
from typing import Final

SHORTEST: Final = 7
"""Letters of the shortest name of which a slip leaves enough to know it by."""


class Slips:
    """Known names by what is left of them without one letter: two that are a slip apart share such a rest."""

    def __init__(self, names: Iterable[str]) -> None:
        self._rests: dict[str, list[str]] = {}
        self._longest = 0  # what is left of a monstrous one would fill the memory
        for name in names:
            self._longest = max(self._longest, len(name))
            if len(name) >= SHORTEST and name.isalpha():
                for rest in _rests(name):
                    self._rests.setdefault(rest, []).append(name)

    def meant(self, name: str) -> str:
        """The one known name that a single slip turns into `name`; empty where there is none, or more than
        one. Where it begins and how it ends is right: with another ending it would be another word."""
        if not SHORTEST <= len(name) <= self._longest + 1:
            return ""
        meant = {
            other
            for rest in _rests(name)
            for other in self._rests.get(rest, ())
            if other[0] == name[0] and other[-2:] == name[-2:] and _one_slip(name, other)
        }
        return meant.pop() if len(meant) == 1 else ""


def _rests(name: str) -> set[str]:
    """The name, and what is left of it without each of its letters."""
    return {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}


def _one_slip(name: str, other: str) -> bool:
    """Whether two different names are no more than one slip apart."""
    shorter, longer = sorted((name, other), key=len)
    i = 0
    while i < len(shorter) and shorter[i] == longer[i]:
        i += 1
    if len(shorter) < len(longer):
        return shorter[i:] == longer[i + 1 :]
    swapped = shorter[i : i + 2] == longer[i : i + 2][::-1] and shorter[i + 2 :] == longer[i + 2 :]
    return shorter[i + 1 :] == longer[i + 1 :] or swapped
