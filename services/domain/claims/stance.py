"""Whose side an article is on, told by its wording, where nobody says whose outlet it is."""

from collections.abc import Iterable
from typing import Final

from services.domain.claims.lexicon import Stance
from services.domain.models import ClaimantSide, Side

_PLAIN: Final = 2
"""How much the words of one side must outweigh those of the other to be plainly that side's."""


def side_of(stances: Iterable[Stance], home: Side) -> ClaimantSide:
    """The side whose wording it is; neutral where it is plainly of none. "Ours" says that there is one, and
    the other words, or else the language (whose `home` is), which."""
    weights = {"UA": 0, "RU": 0, "own": 0}
    for side, weight in stances:
        weights[side] += weight
    lead = weights["UA"] - weights["RU"]
    if abs(lead) + weights["own"] < _PLAIN:
        return ClaimantSide.NEUTRAL
    if lead:
        return ClaimantSide.UA if lead > 0 else ClaimantSide.RU
    return ClaimantSide(home) if weights["own"] else ClaimantSide.NEUTRAL
