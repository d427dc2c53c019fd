"""That what is reported became different, and why."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from services.domain.models.evidence import Evidence
from services.domain.models.identity import content_id
from services.domain.models.settlements import Settlement
from services.domain.models.states import Status
from services.domain.models.word import Word


class Aspect(Word):
    """What of a settlement a status change is about."""

    STATUS = "status"
    ENCIRCLEMENT = "encirclement"
    WITHDRAWAL = "withdrawal"
    CLAIM = "claim"  # somebody says that a side holds the place, and something else is reported
    DISPUTE = "dispute"  # the sides contradict each other, or one denies what is reported or claimed


class Severity(Word):
    """How loudly a change is told."""

    FIRST_REPORT = "first_report"  # the settlement leaves `unknown`: a page to who watches it alone
    CHANGE = "change"
    CORRECTION = "correction"  # a late article overturned what had been told
    CLAIM = "claim"  # word against word, and the status stays: a line, no page
    SILENT = "silent"  # kept in the history alone: no news, or told by another change of this or another time


DISPUTED = "disputed"
"""What the aspect of a dispute is while there is one."""


@dataclass(frozen=True)
class TakenBack:
    """What had been told by a change and holds no more: its fields of these names.

    `confidence` is zero where it had none: of an unknown status, and of what had lapsed.
    """

    before: str
    after: str
    at: datetime
    confidence: float
    reported: Status | None = None


@dataclass(frozen=True)
class StatusChange:
    """That what is reported of a settlement became different, and why.

    `before` and `after` are a `Status` value for the status aspect, comma-joined sides (or empty) for
    encirclement, withdrawal and claim, and `DISPUTED` or empty for a dispute. Of a claim or a dispute
    `reported` is the status that is reported all the same, whose `confidence` it has; `evidence_before` is
    what contradicts those who decided it, the words of the side opposed to them first. `at` lies on the
    publication axis.

    A correction `supersedes` the change (an id) that it overturns. Either it takes the place of that, and
    `overturned` is what that told; or nothing does: then it is the same change once more, `retracted`, and
    `instead` is what is reported of the aspect now, `confidence_instead` how sure the status is then. What is
    `taken_back` it tells either way. `still` is set where a correction is of the past alone: what is reported
    of the aspect now. In a `SILENT` one that takes the place of the same of another time `overturned` is what
    people know. What a version before did not tell yet is None.
    """

    settlement: Settlement
    aspect: Aspect
    before: str
    after: str
    at: datetime
    severity: Severity
    confidence: float
    disputed: bool
    evidence_before: tuple[Evidence, ...] = ()
    evidence_after: tuple[Evidence, ...] = ()
    revision: int = 0
    supersedes: str = ""
    retracted: bool = False
    still: str | None = None
    instead: str | None = None
    confidence_instead: float = 0.0
    reported: Status | None = None
    overturned: TakenBack | None = None

    @cached_property
    def id(self) -> str:
        """Identity by content: settlement, aspect, from, to, deciding claim, revision, retracted or not."""
        deciding = self.evidence_after[0].claim.id if self.evidence_after else ""
        return content_id(
            self.settlement.id, self.aspect, self.before, self.after, deciding, self.revision, self.retracted
        )

    @property
    def as_told(self) -> TakenBack | None:
        """What has been told where this change is overturned; None where nobody was told. Of one that took
        another's place in silence that is what was told by the other."""
        if self.severity is Severity.SILENT:
            return self.overturned
        sure = 0.0 if self.lapsed else self.confidence
        return TakenBack(self.before, self.after, self.at, sure, self.reported)

    @property
    def taken_back(self) -> TakenBack | None:
        """What had been told and is not so, of any correction; None of what is none, or doesn't say."""
        return self.overturned or (self.as_told if self.retracted else None)

    @property
    def lapsed(self) -> bool:
        """Whether a flag ended by age alone: nothing that was said then speaks of it."""
        spoken = any(evidence.weight for evidence in self.evidence_after)
        return self.aspect is not Aspect.STATUS and not self.after and not spoken
