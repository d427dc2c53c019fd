"""What articles say."""

from datetime import date
from typing import NamedTuple

from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.word import Word

LONGEST_CLAIMANT = 200
LONGEST_EVIDENCE = 1000
"""Characters, several times what news has. A state holds dozens of claims, and has to fit on its topic."""


class Kind(Word):
    """What a claim says that a side does."""

    CONTROL = "control"
    CAPTURE = "capture"
    ADVANCE = "advance"
    ASSAULT = "assault"
    REPEL = "repel"
    WITHDRAWAL = "withdrawal"
    ENCIRCLEMENT = "encirclement"


class Extent(Word):
    """How much of the settlement a claim is about."""

    WHOLE = "whole"
    PART = "part"


class Factuality(Word):
    """How a claim is put forward; what is merely hypothetical is no claim at all."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"


class Claim(NamedTuple):
    """One statement of an article that bears on who controls, or fights for, a settlement.

    A tuple, for so many are made: a frozen dataclass of as many fields takes ten times as long to make.
    `settlement_id` is empty where the place stayed ambiguous; `candidates` then holds the ids it may be.
    `evidence` equals ``article.text[start:end]``. `claimant` is in the words of the text, empty for the
    outlet's own voice. `rule` names the rule of the lexicon that made the claim. `event_date` is when it
    happened, where the text says so.
    """

    settlement: str
    settlement_id: str
    kind: Kind
    actor: Side
    extent: Extent
    factuality: Factuality
    claimant_side: ClaimantSide
    claimant: str
    evidence: str
    start: int
    end: int
    rule: str
    event_date: date | None = None
    candidates: tuple[str, ...] = ()

    def bounded(self) -> "Claim":
        """The claim with no more of the text's words than is kept: mostly itself."""
        if len(self.claimant) <= LONGEST_CLAIMANT and len(self.evidence) <= LONGEST_EVIDENCE:
            return self
        return self._replace(
            claimant=self.claimant[:LONGEST_CLAIMANT],
            evidence=self.evidence[:LONGEST_EVIDENCE],
            end=min(self.end, self.start + LONGEST_EVIDENCE),
        )
