"""A settlement with a state and a change, for the tests of what people are shown and told."""

from datetime import UTC, datetime

from services.domain.models.articles import ArticleRef
from services.domain.models.changes import Aspect, Severity, StatusChange
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState, Status

PUBLISHED = datetime(2023, 5, 20, 12, tzinfo=UTC)


def bakhmut(id: str = "test:bakhmut", name: str = "Bakhmut") -> Settlement:  # noqa: A002 - the field's name
    return Settlement(id, name, "Бахмут", "Бахмут", "Donetsk", "Bakhmut", 48.5956, 38.0003)


def claim_of_capture(published: datetime = PUBLISHED) -> Evidence:
    sentence = "The town is <ours> & taken, the ministry said."
    claim = Claim(
        settlement="Bakhmut",
        settlement_id="test:bakhmut",
        kind=Kind.CAPTURE,
        actor=Side.RU,
        extent=Extent.WHOLE,
        factuality=Factuality.ASSERTED,
        claimant_side=ClaimantSide.RU,
        claimant="the ministry",
        evidence=sentence,
        start=0,
        end=len(sentence),
        rule="en.capture",
    )
    article = ArticleRef(
        f"article-{published.timestamp()}",
        published,
        published,
        "Bakhmut taken",
        "Example Wire",
        url="https://example.org/bakhmut",
    )
    return Evidence(SourcedClaim(claim, article), 2.5)


def bakhmut_state(
    id: str = "test:bakhmut",  # noqa: A002 - the field's name
    name: str = "Bakhmut",
    status: Status = Status.CONTESTED,
) -> SettlementState:
    return SettlementState(
        settlement=bakhmut(id, name),
        status=status,
        confidence=0.8,
        disputed=True,
        encircled_by=(Side.RU,),
        withdrawal_by=(),
        since=PUBLISHED,
        last_claim_at=PUBLISHED,
        evidence=(claim_of_capture(),),
        claim_counts=(
            (Kind.CAPTURE, Side.RU, ClaimantSide.RU, 3),
            (Kind.REPEL, Side.UA, ClaimantSide.UA, 2),
        ),
        changed_at=PUBLISHED,
        version=1,
    )


def bakhmut_change(at: datetime = PUBLISHED, severity: Severity = Severity.CHANGE) -> StatusChange:
    return StatusChange(
        settlement=bakhmut(),
        aspect=Aspect.STATUS,
        before=Status.CONTESTED,
        after=Status.HELD_BY_RU,
        at=at,
        severity=severity,
        confidence=0.8,
        disputed=True,
        evidence_after=(claim_of_capture(at),),
    )
