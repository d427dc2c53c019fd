"""What is reported of a settlement."""

from dataclasses import dataclass
from datetime import datetime

from services.domain.models.claims import Kind
from services.domain.models.evidence import Evidence
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.word import Word


class Status(Word):
    """What is reported of who holds a settlement."""

    UNKNOWN = "unknown"
    HELD_BY_UA = "held_by_ua"
    HELD_BY_RU = "held_by_ru"
    CONTESTED = "contested"

    @classmethod
    def held_by(cls, side: Side) -> "Status":
        """The status of a settlement that `side` holds whole."""
        return cls.HELD_BY_UA if side is Side.UA else cls.HELD_BY_RU


@dataclass(frozen=True)
class SettlementState:
    """What is reported of a settlement as of its last claim.

    `confidence` is a probability in [0, 1]. `since` is when the status began, `last_claim_at` the newest
    claim's time, both on the publication axis; `changed_at` is when the article that decided the status was
    ingested. `version` rises with every write: of two states of a settlement the higher is the newer.
    `claimed_for` are sides that are said to hold the place though something else is reported.
    `leading` is what the claims speak for more than for the status, not yet clearly enough to change it, and
    `leading_confidence` how likely that is; None where the status itself leads, or nothing clearly does.
    `claim_counts` is keyed by kind, actor, claimant side.
    """

    settlement: Settlement
    status: Status
    confidence: float
    disputed: bool
    encircled_by: tuple[Side, ...]
    withdrawal_by: tuple[Side, ...]
    since: datetime | None
    last_claim_at: datetime | None
    evidence: tuple[Evidence, ...] = ()
    claim_counts: tuple[tuple[Kind, Side, ClaimantSide, int], ...] = ()
    changed_at: datetime | None = None
    version: int = 0
    claimed_for: tuple[Side, ...] = ()
    leading: Status | None = None
    leading_confidence: float = 0.0
