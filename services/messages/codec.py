"""Bytes of the topics to and from domain values.

`decode_*` raise InvalidMessage for anything that is not a complete message of their kind; `encode_*`
never fail on a domain value, and equal values give equal bytes: fields stand in order of their numbers.
"""

from datetime import datetime

from services.domain.models.articles import Article
from services.domain.models.changes import StatusChange
from services.domain.models.dead_letters import DeadLetter
from services.domain.models.reports import Report
from services.domain.models.states import SettlementState
from services.messages import events_pb2 as pb
from services.messages.parts import (
    ASPECT_NUMBERS,
    ASPECTS,
    CLAIMANT_SIDE_NUMBERS,
    CLAIMANT_SIDES,
    KIND_NUMBERS,
    KINDS,
    SEVERITIES,
    SEVERITY_NUMBERS,
    SIDE_NUMBERS,
    SIDES,
    STATUS_NUMBERS,
    STATUSES,
    from_article_ref,
    from_claim,
    from_evidence,
    from_settlement,
    from_taken_back,
    from_time,
    optional_time,
    parsed,
    required,
    serialized,
    to_article_ref,
    to_claim,
    to_evidence,
    to_settlement,
    to_taken_back,
    to_time,
)
from services.messages.parts import InvalidMessage as InvalidMessage


def encode_article(article: Article) -> bytes:
    """The bytes of a record of articles.v1."""
    return serialized(
        pb.Article(
            id=article.id,
            text=article.text,
            published=from_time(article.published),
            title=article.title,
            outlet=article.outlet,
            outlet_side=CLAIMANT_SIDE_NUMBERS[article.outlet_side],
            language=article.language,
            url=article.url,
            ingested=from_time(article.ingested),
            entry=article.entry,
        )
    )


def decode_article(data: bytes) -> Article:
    """The article of a record of articles.v1; its dates are None where the message has none."""
    message = parsed(pb.Article, data)
    return Article(
        id=required(message.id, "id"),
        text=required(message.text, "text"),
        published=optional_time(message, "published"),
        title=message.title,
        outlet=message.outlet,
        outlet_side=CLAIMANT_SIDES[message.outlet_side],
        language=message.language,
        url=message.url,
        ingested=optional_time(message, "ingested"),
        entry=message.entry,
    )


def encode_report(report: Report) -> bytes:
    """The bytes of a record of claims.v1."""
    return serialized(
        pb.Report(
            article=from_article_ref(report.article),
            settlement=from_settlement(report.settlement),
            claims=[from_claim(claim) for claim in report.claims],
            retracted=report.retracted,
            superseded_by=report.superseded_by,
        )
    )


def decode_report(data: bytes) -> Report:
    """The report of a record of claims.v1; of its claims no more words than are kept (`Claim.bounded`)."""
    message = parsed(pb.Report, data)
    return Report(
        to_article_ref(message.article),
        to_settlement(message.settlement),
        tuple(to_claim(claim).bounded() for claim in message.claims),
        message.retracted,
        message.superseded_by,
    )


def published(data: bytes) -> datetime:
    """When the article of a record of claims.v1 was published, without a look at its claims."""
    return to_time(parsed(pb.Report, data).article, "published")


def encode_state(state: SettlementState) -> bytes:
    """The bytes of a record of settlement-states.v1."""
    before = pb.SettlementState(
        settlement=from_settlement(state.settlement),
        status=STATUS_NUMBERS[state.status],
        confidence=state.confidence,
        disputed=state.disputed,
        encircled_by=[SIDE_NUMBERS[side] for side in state.encircled_by],
        withdrawal_by=[SIDE_NUMBERS[side] for side in state.withdrawal_by],
        since=from_time(state.since),
        last_claim_at=from_time(state.last_claim_at),
        changed_at=from_time(state.changed_at),
    )
    after = pb.SettlementState(
        claim_counts=[
            {
                "kind": KIND_NUMBERS[kind],
                "actor": SIDE_NUMBERS[actor],
                "claimant_side": CLAIMANT_SIDE_NUMBERS[side],
                "count": count,
            }
            for kind, actor, side, count in state.claim_counts
        ],
        version=state.version,
        claimed_for=[SIDE_NUMBERS[side] for side in state.claimed_for],
        leading=STATUS_NUMBERS[state.leading] if state.leading else None,
        leading_confidence=state.leading_confidence,
    )
    evidence = from_evidence(state.evidence, pb.SettlementState.EVIDENCE_FIELD_NUMBER)
    return serialized(before) + evidence + serialized(after)


def decode_state(data: bytes, *, evidence: bool = True) -> SettlementState:
    """The state of a record of settlement-states.v1; its evidence, most of it, only where that is wanted."""
    message = parsed(pb.SettlementState, data)
    return SettlementState(
        settlement=to_settlement(message.settlement),
        status=STATUSES[message.status],
        confidence=message.confidence,
        disputed=message.disputed,
        encircled_by=tuple(SIDES[side] for side in message.encircled_by),
        withdrawal_by=tuple(SIDES[side] for side in message.withdrawal_by),
        since=optional_time(message, "since"),
        last_claim_at=optional_time(message, "last_claim_at"),
        changed_at=optional_time(message, "changed_at"),
        evidence=tuple(to_evidence(item) for item in message.evidence) if evidence else (),
        claim_counts=tuple(
            (
                KINDS[count.kind],
                SIDES[count.actor],
                CLAIMANT_SIDES[count.claimant_side],
                count.count,
            )
            for count in message.claim_counts
        ),
        version=message.version,
        claimed_for=tuple(SIDES[side] for side in message.claimed_for),
        leading=STATUSES[message.leading] if message.leading else None,
        leading_confidence=message.leading_confidence,
    )


def encode_change(change: StatusChange) -> bytes:
    """The bytes of a record of status-changes.v1."""
    before = pb.StatusChange(
        id=change.id,
        settlement=from_settlement(change.settlement),
        aspect=ASPECT_NUMBERS[change.aspect],
        before=change.before,
        after=change.after,
        at=from_time(change.at),
        severity=SEVERITY_NUMBERS[change.severity],
        confidence=change.confidence,
        disputed=change.disputed,
    )
    after = pb.StatusChange(
        revision=change.revision,
        supersedes=change.supersedes,
        retracted=change.retracted,
        still=change.still,
        instead=change.instead,
        confidence_instead=change.confidence_instead,
        reported=STATUS_NUMBERS[change.reported] if change.reported else None,
        overturned=from_taken_back(change.overturned) if change.overturned else None,
    )
    evidence = from_evidence(change.evidence_before, pb.StatusChange.EVIDENCE_BEFORE_FIELD_NUMBER)
    evidence += from_evidence(change.evidence_after, pb.StatusChange.EVIDENCE_AFTER_FIELD_NUMBER)
    return serialized(before) + evidence + serialized(after)


def decode_change(data: bytes) -> StatusChange:
    """The change of a record of status-changes.v1."""
    message = parsed(pb.StatusChange, data)
    change = StatusChange(
        settlement=to_settlement(message.settlement),
        aspect=ASPECTS[message.aspect],
        before=message.before,
        after=message.after,
        at=to_time(message, "at"),
        severity=SEVERITIES[message.severity],
        confidence=message.confidence,
        disputed=message.disputed,
        evidence_before=tuple(to_evidence(evidence) for evidence in message.evidence_before),
        evidence_after=tuple(to_evidence(evidence) for evidence in message.evidence_after),
        revision=message.revision,
        supersedes=message.supersedes,
        retracted=message.retracted,
        still=message.still if message.HasField("still") else None,
        instead=message.instead if message.HasField("instead") else None,
        confidence_instead=message.confidence_instead,
        reported=STATUSES[message.reported] if message.reported else None,
        overturned=to_taken_back(message.overturned) if message.HasField("overturned") else None,
    )
    if change.id != message.id:
        raise InvalidMessage(f"change id {message.id!r} is not the id of its content, {change.id!r}")
    return change


def encode_dead_letter(letter: DeadLetter) -> bytes:
    """The bytes of a record of a dead-letter topic."""
    return serialized(
        pb.DeadLetter(
            topic=letter.topic,
            partition=letter.partition,
            offset=letter.offset,
            key=letter.key,
            value=letter.value,
            reason=letter.reason,
            detail=letter.detail,
            rejected=from_time(letter.rejected),
        )
    )


def decode_dead_letter(data: bytes) -> DeadLetter:
    """The dead letter of a record of a dead-letter topic."""
    message = parsed(pb.DeadLetter, data)
    return DeadLetter(
        topic=required(message.topic, "topic"),
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        reason=message.reason,
        detail=message.detail,
        rejected=to_time(message, "rejected"),
    )
