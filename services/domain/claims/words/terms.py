"""What rules ask for most often: members of enumerations, at hand. To look one up in its class takes a call
in Python 3.11, and reading an article asks for hundreds."""

from typing import Final

from services.domain.models.claims import Factuality, Kind
from services.domain.models.sides import ClaimantSide
from services.domain.places import Relation

CONTROL: Final = Kind.CONTROL
CAPTURE: Final = Kind.CAPTURE
ADVANCE: Final = Kind.ADVANCE
ASSAULT: Final = Kind.ASSAULT
REPEL: Final = Kind.REPEL
WITHDRAWAL: Final = Kind.WITHDRAWAL
ENCIRCLEMENT: Final = Kind.ENCIRCLEMENT

IN: Final = Relation.IN
PART: Final = Relation.PART
NEAR: Final = Relation.NEAR
TOWARD: Final = Relation.TOWARD
DIRECTION: Final = Relation.DIRECTION
LINE: Final = Relation.LINE

ASSERTED: Final = Factuality.ASSERTED
HEDGED: Final = Factuality.HEDGED
DENIED: Final = Factuality.DENIED

NEUTRAL: Final = ClaimantSide.NEUTRAL

ABROAD: Final = frozenset({"Belgorod Oblast", "Bryansk Oblast", "Kursk Oblast"})
"""The oblasts of Russia that the gazetteer covers."""
