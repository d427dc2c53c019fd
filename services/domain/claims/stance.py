"""Whose side an article is on, told by its wording, where nobody says whose outlet it is."""

from collections.abc import Iterable
from typing import Final

from services.domain.claims import terms
from services.domain.claims.lexicon import Stance
from services.domain.models import ClaimantSide, Side

_PLAIN: Final = 2
"""How much the words of one side must outweigh those of the other to be plainly that side's."""


def outright(told: Stance, home: Side) -> Stance:
    """What wording tells where somebody speaks of "the enemy" in no reported speech, as a party does: what
    leans to the language's home is plain."""
    side, weight = told
    return (side, max(weight, _PLAIN)) if side == home else told


def side_of(stances: Iterable[Stance], home: Side, named: Iterable[str] = ()) -> ClaimantSide:
    """The side whose wording it is; neutral where it is plainly of none. "Ours" says that there is one, and
    which is told by the other words, or by who alone is `named`, the enemy, or else by the language, whose
    `home` it is."""
    weights = {"UA": 0, "RU": 0, "own": 0}
    for side, weight in stances:
        weights[side] += weight
    lead = weights["UA"] - weights["RU"]
    if abs(lead) + weights["own"] < _PLAIN:
        return terms.NEUTRAL
    if lead:
        return ClaimantSide.UA if lead > 0 else ClaimantSide.RU
    if not weights["own"]:
        return terms.NEUTRAL
    others = [side for side in ("UA", "RU") if side in named]
    return ClaimantSide(Side(others[0]).opponent) if len(others) == 1 else ClaimantSide(home)
