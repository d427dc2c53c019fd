"""Bytes of the topics to and from domain values.

`decode_*` raise InvalidMessage for anything that is not a complete message of their kind; `encode_*`
never fail on a domain value, and equal values give equal bytes.
"""

from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from google.protobuf.message import DecodeError, Message
from google.protobuf.timestamp_pb2 import Timestamp

from services.domain import models
from services.messages import events_pb2 as pb

_M = TypeVar("_M", bound=Message)
_E = TypeVar("_E", bound=StrEnum)


class InvalidMessage(ValueError):
    """The bytes are not a message of the schema, or lack a field that the domain needs."""


class _Wire(Generic[_E]):
    """How the members of a domain enum are written; a member that the schema lacks fails at import."""

    def __init__(self, enum: type[_E], wire: EnumTypeWrapper) -> None:
        prefix = wire.Name(0).removesuffix("UNSPECIFIED")
        self._numbers = {member: wire.Value(prefix + member.name) for member in enum}
        self._members = {number: member for member, number in self._numbers.items()}

    def __getitem__(self, member: _E) -> Any:  # each message has a type of its own for it
        return self._numbers[member]

    def member(self, number: int) -> _E:
        try:
            return self._members[number]
        except KeyError:
            raise InvalidMessage(f"enum value {number} is unspecified or unknown") from None


# The library's own conversions of timestamps take ten times as long; there are dozens in a state.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_SIDE = _Wire(models.Side, pb.Side)
_CLAIMANT_SIDE = _Wire(models.ClaimantSide, pb.ClaimantSide)
_KIND = _Wire(models.Kind, pb.Kind)
_EXTENT = _Wire(models.Extent, pb.Extent)
_FACTUALITY = _Wire(models.Factuality, pb.Factuality)
_STATUS = _Wire(models.Status, pb.Status)
_ASPECT = _Wire(models.Aspect, pb.Aspect)
_SEVERITY = _Wire(models.Severity, pb.Severity)


def encode_article(article: models.Article) -> bytes:
    """The bytes of a record of articles.v1."""
    return _bytes(
        pb.Article(
            id=article.id,
            text=article.text,
            published=_timestamp(article.published),
            title=article.title,
            outlet=article.outlet,
            outlet_side=_CLAIMANT_SIDE[article.outlet_side],
            language=article.language,
            url=article.url,
            ingested=_timestamp(article.ingested),
        )
    )


def decode_article(data: bytes) -> models.Article:
    """The article of a record of articles.v1; its dates are None where the message has none."""
    message = _parse(pb.Article, data)
    return models.Article(
        id=_required(message.id, "id"),
        text=_required(message.text, "text"),
        published=_optional_time(message, "published"),
        title=message.title,
        outlet=message.outlet,
        outlet_side=_CLAIMANT_SIDE.member(message.outlet_side),
        language=message.language,
        url=message.url,
        ingested=_optional_time(message, "ingested"),
    )


def encode_report(report: models.Report) -> bytes:
    """The bytes of a record of claims.v1."""
    return _bytes(
        pb.Report(
            article=_from_article_ref(report.article),
            settlement=_from_settlement(report.settlement),
            claims=[_from_claim(claim) for claim in report.claims],
        )
    )


def decode_report(data: bytes) -> models.Report:
    """The report of a record of claims.v1."""
    message = _parse(pb.Report, data)
    return models.Report(
        _to_article_ref(message.article),
        _to_settlement(message.settlement),
        tuple(_to_claim(claim) for claim in message.claims),
    )


def published(data: bytes) -> datetime:
    """When the article of a record of claims.v1 was published, without a look at its claims."""
    return _time(_parse(pb.Report, data).article, "published")


def encode_state(state: models.SettlementState) -> bytes:
    """The bytes of a record of settlement-states.v1."""
    return _bytes(
        pb.SettlementState(
            settlement=_from_settlement(state.settlement),
            status=_STATUS[state.status],
            confidence=state.confidence,
            disputed=state.disputed,
            encircled_by=[_SIDE[side] for side in state.encircled_by],
            withdrawal_by=[_SIDE[side] for side in state.withdrawal_by],
            since=_timestamp(state.since),
            last_claim_at=_timestamp(state.last_claim_at),
            changed_at=_timestamp(state.changed_at),
            evidence=[_from_evidence(evidence) for evidence in state.evidence],
            claim_counts=[
                pb.ClaimCount(
                    kind=_KIND[kind], actor=_SIDE[actor], claimant_side=_CLAIMANT_SIDE[side], count=count
                )
                for kind, actor, side, count in state.claim_counts
            ],
            version=state.version,
        )
    )


def decode_state(data: bytes) -> models.SettlementState:
    """The state of a record of settlement-states.v1."""
    message = _parse(pb.SettlementState, data)
    return models.SettlementState(
        settlement=_to_settlement(message.settlement),
        status=_STATUS.member(message.status),
        confidence=message.confidence,
        disputed=message.disputed,
        encircled_by=tuple(_SIDE.member(side) for side in message.encircled_by),
        withdrawal_by=tuple(_SIDE.member(side) for side in message.withdrawal_by),
        since=_optional_time(message, "since"),
        last_claim_at=_optional_time(message, "last_claim_at"),
        changed_at=_optional_time(message, "changed_at"),
        evidence=tuple(_to_evidence(evidence) for evidence in message.evidence),
        claim_counts=tuple(
            (
                _KIND.member(count.kind),
                _SIDE.member(count.actor),
                _CLAIMANT_SIDE.member(count.claimant_side),
                count.count,
            )
            for count in message.claim_counts
        ),
        version=message.version,
    )


def encode_change(change: models.StatusChange) -> bytes:
    """The bytes of a record of status-changes.v1."""
    return _bytes(
        pb.StatusChange(
            id=change.id,
            settlement=_from_settlement(change.settlement),
            aspect=_ASPECT[change.aspect],
            before=change.before,
            after=change.after,
            at=_timestamp(change.at),
            severity=_SEVERITY[change.severity],
            confidence=change.confidence,
            disputed=change.disputed,
            evidence_before=[_from_evidence(evidence) for evidence in change.evidence_before],
            evidence_after=[_from_evidence(evidence) for evidence in change.evidence_after],
            revision=change.revision,
            supersedes=change.supersedes,
            retracted=change.retracted,
        )
    )


def decode_change(data: bytes) -> models.StatusChange:
    """The change of a record of status-changes.v1."""
    message = _parse(pb.StatusChange, data)
    change = models.StatusChange(
        settlement=_to_settlement(message.settlement),
        aspect=_ASPECT.member(message.aspect),
        before=message.before,
        after=message.after,
        at=_time(message, "at"),
        severity=_SEVERITY.member(message.severity),
        confidence=message.confidence,
        disputed=message.disputed,
        evidence_before=tuple(_to_evidence(evidence) for evidence in message.evidence_before),
        evidence_after=tuple(_to_evidence(evidence) for evidence in message.evidence_after),
        revision=message.revision,
        supersedes=message.supersedes,
        retracted=message.retracted,
    )
    if change.id != message.id:
        raise InvalidMessage(f"change id {message.id!r} is not the id of its content, {change.id!r}")
    return change


def encode_dead_letter(letter: models.DeadLetter) -> bytes:
    """The bytes of a record of a dead-letter topic."""
    return _bytes(
        pb.DeadLetter(
            topic=letter.topic,
            partition=letter.partition,
            offset=letter.offset,
            key=letter.key,
            value=letter.value,
            reason=letter.reason,
            detail=letter.detail,
            rejected=_timestamp(letter.rejected),
        )
    )


def decode_dead_letter(data: bytes) -> models.DeadLetter:
    """The dead letter of a record of a dead-letter topic."""
    message = _parse(pb.DeadLetter, data)
    return models.DeadLetter(
        topic=_required(message.topic, "topic"),
        partition=message.partition,
        offset=message.offset,
        key=message.key,
        value=message.value,
        reason=message.reason,
        detail=message.detail,
        rejected=_time(message, "rejected"),
    )


def _bytes(message: Message) -> bytes:
    return message.SerializeToString(deterministic=True)


def _parse(message_type: type[_M], data: bytes) -> _M:
    message = message_type()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise InvalidMessage(f"not a {message_type.DESCRIPTOR.name} message: {error}") from error
    return message


def _required(value: str, name: str) -> str:
    if not value:
        raise InvalidMessage(f"field {name!r} is missing")
    return value


def _timestamp(value: datetime | None) -> Timestamp | None:
    if value is None:
        return None
    since = value.replace(tzinfo=value.tzinfo or UTC) - _EPOCH
    return Timestamp(seconds=since.days * 86400 + since.seconds, nanos=since.microseconds * 1000)


def _optional_time(message: Message, name: str) -> datetime | None:
    return _time(message, name) if message.HasField(name) else None


def _time(message: Message, name: str) -> datetime:
    if not message.HasField(name):
        raise InvalidMessage(f"field {name!r} is missing")
    timestamp: Timestamp = getattr(message, name)
    if not 0 <= timestamp.nanos < 1_000_000_000:
        raise InvalidMessage(f"field {name!r} has {timestamp.nanos} nanoseconds")
    try:
        return _EPOCH + timedelta(seconds=timestamp.seconds, microseconds=timestamp.nanos // 1000)
    except OverflowError as error:
        raise InvalidMessage(f"field {name!r} is out of range: {error}") from error


def _from_settlement(settlement: models.Settlement) -> pb.Settlement:
    return pb.Settlement(
        id=settlement.id,
        name=settlement.name,
        name_uk=settlement.name_uk,
        name_ru=settlement.name_ru,
        oblast=settlement.oblast,
        raion=settlement.raion,
        latitude=settlement.latitude,
        longitude=settlement.longitude,
        population=settlement.population,
        type=settlement.type,
    )


def _to_settlement(message: pb.Settlement) -> models.Settlement:
    return models.Settlement(
        id=message.id,
        name=_required(message.name, "settlement.name"),
        name_uk=message.name_uk,
        name_ru=message.name_ru,
        oblast=message.oblast,
        raion=message.raion,
        latitude=message.latitude if message.HasField("latitude") else None,
        longitude=message.longitude if message.HasField("longitude") else None,
        population=message.population if message.HasField("population") else None,
        type=message.type,
    )


def _from_claim(claim: models.Claim) -> pb.Claim:
    return pb.Claim(
        settlement=claim.settlement,
        settlement_id=claim.settlement_id,
        kind=_KIND[claim.kind],
        actor=_SIDE[claim.actor],
        extent=_EXTENT[claim.extent],
        factuality=_FACTUALITY[claim.factuality],
        claimant_side=_CLAIMANT_SIDE[claim.claimant_side],
        claimant=claim.claimant,
        evidence=claim.evidence,
        start=claim.start,
        end=claim.end,
        rule=claim.rule,
        event_date=claim.event_date.isoformat() if claim.event_date else "",
        candidates=claim.candidates,
    )


def _to_claim(message: pb.Claim) -> models.Claim:
    return models.Claim(
        settlement=message.settlement,
        settlement_id=message.settlement_id,
        kind=_KIND.member(message.kind),
        actor=_SIDE.member(message.actor),
        extent=_EXTENT.member(message.extent),
        factuality=_FACTUALITY.member(message.factuality),
        claimant_side=_CLAIMANT_SIDE.member(message.claimant_side),
        claimant=message.claimant,
        evidence=message.evidence,
        start=message.start,
        end=message.end,
        rule=message.rule,
        event_date=_date(message.event_date),
        candidates=tuple(message.candidates),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InvalidMessage(f"not an ISO 8601 date: {text!r}") from error


def _from_article_ref(article: models.ArticleRef) -> pb.ArticleRef:
    return pb.ArticleRef(
        id=article.id,
        published=_timestamp(article.published),
        ingested=_timestamp(article.ingested),
        title=article.title,
        outlet=article.outlet,
        outlet_side=_CLAIMANT_SIDE[article.outlet_side],
        url=article.url,
        signature=article.signature,
    )


def _to_article_ref(message: pb.ArticleRef) -> models.ArticleRef:
    return models.ArticleRef(
        id=_required(message.id, "article.id"),
        published=_time(message, "published"),
        ingested=_time(message, "ingested"),
        title=message.title,
        outlet=message.outlet,
        outlet_side=_CLAIMANT_SIDE.member(message.outlet_side),
        url=message.url,
        signature=tuple(message.signature),
    )


def _from_evidence(evidence: models.Evidence) -> pb.Evidence:
    return pb.Evidence(
        claim=pb.SourcedClaim(
            claim=_from_claim(evidence.claim.claim), article=_from_article_ref(evidence.claim.article)
        ),
        weight=evidence.weight,
    )


def _to_evidence(message: pb.Evidence) -> models.Evidence:
    return models.Evidence(
        models.SourcedClaim(_to_claim(message.claim.claim), _to_article_ref(message.claim.article)),
        message.weight,
    )
