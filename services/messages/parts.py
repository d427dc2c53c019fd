"""What the messages are made of: enumerations, times, settlements, claims, articles, evidence, what was told.

What goes into a message is given as a mapping of its fields, which the library fills in place; a message put
into another one is copied, again at every level.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from struct import pack
from typing import Any, TypeVar

from google.protobuf.internal.enum_type_wrapper import EnumTypeWrapper
from google.protobuf.message import DecodeError, Message
from google.protobuf.timestamp_pb2 import Timestamp

from services.domain.models.articles import ArticleRef
from services.domain.models.changes import Aspect, Severity, TakenBack
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import Status
from services.messages import events_pb2 as pb

Fields = Mapping[str, Any]
"""The fields of a message, by name."""

_M = TypeVar("_M", bound=Message)
_E = TypeVar("_E", bound=StrEnum)


class InvalidMessage(ValueError):
    """The bytes are not a message of the schema, or lack a field that the domain needs."""


class _Members(dict[int, _E]):
    """The members of a domain enum by the number that stands for them."""

    def __missing__(self, number: int) -> _E:
        raise InvalidMessage(f"enum value {number} is unspecified or unknown")


def _wire(enum: type[_E], wire: EnumTypeWrapper) -> tuple[dict[_E, Any], _Members[_E]]:
    """How the members of a domain enum are written, and read; one that the schema lacks fails at import."""
    prefix = wire.Name(0).removesuffix("UNSPECIFIED")
    numbers = {member: wire.Value(prefix + member.name) for member in enum}
    return numbers, _Members({number: member for member, number in numbers.items()})


SIDE_NUMBERS, SIDES = _wire(Side, pb.Side)
CLAIMANT_SIDE_NUMBERS, CLAIMANT_SIDES = _wire(ClaimantSide, pb.ClaimantSide)
KIND_NUMBERS, KINDS = _wire(Kind, pb.Kind)
EXTENT_NUMBERS, EXTENTS = _wire(Extent, pb.Extent)
FACTUALITY_NUMBERS, FACTUALITIES = _wire(Factuality, pb.Factuality)
STATUS_NUMBERS, STATUSES = _wire(Status, pb.Status)
ASPECT_NUMBERS, ASPECTS = _wire(Aspect, pb.Aspect)
SEVERITY_NUMBERS, SEVERITIES = _wire(Severity, pb.Severity)

# The library's own conversions of timestamps take ten times as long; there are dozens in a state.
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# Nothing that is told happened outside; at the ends of what `datetime` holds no time can be reckoned with.
_YEARS = range(1900, 3000)


def serialized(message: Message) -> bytes:
    """The bytes of a message; equal messages give equal bytes."""
    return message.SerializeToString(deterministic=True)


def parsed(message_type: type[_M], data: bytes) -> _M:
    """The message of the bytes. Raises InvalidMessage."""
    message = message_type()
    try:
        message.ParseFromString(data)
    except DecodeError as error:
        raise InvalidMessage(f"not a {message_type.DESCRIPTOR.name} message: {error}") from error
    return message


def required(value: str, name: str) -> str:
    """The value of a text field that may not be empty. Raises InvalidMessage."""
    if not value:
        raise InvalidMessage(f"field {name!r} is missing")
    return value


def from_time(value: datetime | None) -> Fields | None:
    """The fields of a timestamp."""
    if value is None:
        return None
    since = (value if value.tzinfo else value.replace(tzinfo=UTC)) - _EPOCH
    return {"seconds": since.days * 86400 + since.seconds, "nanos": since.microseconds * 1000}


def optional_time(message: Message, name: str) -> datetime | None:
    """A time that may be missing."""
    return to_time(message, name) if message.HasField(name) else None


def to_time(message: Message, name: str) -> datetime:
    """A time that may not be missing. Raises InvalidMessage."""
    if not message.HasField(name):
        raise InvalidMessage(f"field {name!r} is missing")
    timestamp: Timestamp = getattr(message, name)
    if not 0 <= timestamp.nanos < 1_000_000_000:
        raise InvalidMessage(f"field {name!r} has {timestamp.nanos} nanoseconds")
    try:
        time = _EPOCH + timedelta(seconds=timestamp.seconds, microseconds=timestamp.nanos // 1000)
    except OverflowError as error:
        raise InvalidMessage(f"field {name!r} is out of range: {error}") from error
    if time.year not in _YEARS:
        raise InvalidMessage(f"field {name!r} is out of range: {time:%Y-%m-%d}")
    return time


def from_settlement(settlement: Settlement) -> Fields:
    """The fields of a settlement."""
    return {
        "id": settlement.id,
        "name": settlement.name,
        "name_uk": settlement.name_uk,
        "name_ru": settlement.name_ru,
        "oblast": settlement.oblast,
        "raion": settlement.raion,
        "latitude": settlement.latitude,
        "longitude": settlement.longitude,
        "population": settlement.population,
        "type": settlement.type,
    }


def to_settlement(message: pb.Settlement) -> Settlement:
    """The settlement of a message."""
    return Settlement(
        id=message.id,
        name=required(message.name, "settlement.name"),
        name_uk=message.name_uk,
        name_ru=message.name_ru,
        oblast=message.oblast,
        raion=message.raion,
        latitude=message.latitude if message.HasField("latitude") else None,
        longitude=message.longitude if message.HasField("longitude") else None,
        population=message.population if message.HasField("population") else None,
        type=message.type,
    )


def from_claim(claim: Claim) -> Fields:
    """The fields of a claim."""
    return {
        "settlement": claim.settlement,
        "settlement_id": claim.settlement_id,
        "kind": KIND_NUMBERS[claim.kind],
        "actor": SIDE_NUMBERS[claim.actor],
        "extent": EXTENT_NUMBERS[claim.extent],
        "factuality": FACTUALITY_NUMBERS[claim.factuality],
        "claimant_side": CLAIMANT_SIDE_NUMBERS[claim.claimant_side],
        "claimant": claim.claimant,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "rule": claim.rule,
        "event_date": claim.event_date.isoformat() if claim.event_date else "",
        "candidates": claim.candidates,
    }


def to_claim(message: pb.Claim) -> Claim:
    """The claim of a message."""
    return Claim(
        settlement=message.settlement,
        settlement_id=message.settlement_id,
        kind=KINDS[message.kind],
        actor=SIDES[message.actor],
        extent=EXTENTS[message.extent],
        factuality=FACTUALITIES[message.factuality],
        claimant_side=CLAIMANT_SIDES[message.claimant_side],
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


def from_article_ref(article: ArticleRef) -> Fields:
    """The fields of what stays of an article."""
    return {
        "id": article.id,
        "published": from_time(article.published),
        "ingested": from_time(article.ingested),
        "title": article.title,
        "outlet": article.outlet,
        "outlet_side": CLAIMANT_SIDE_NUMBERS[article.outlet_side],
        "url": article.url,
        "signature": article.signature,
        "entry": article.entry,
    }


def to_article_ref(message: pb.ArticleRef) -> ArticleRef:
    """What stays of an article, of a message."""
    return ArticleRef(
        id=required(message.id, "article.id"),
        published=to_time(message, "published"),
        ingested=to_time(message, "ingested"),
        title=message.title,
        outlet=message.outlet,
        outlet_side=CLAIMANT_SIDES[message.outlet_side],
        url=message.url,
        signature=tuple(message.signature),
        entry=message.entry,
    )


def from_evidence(evidence: Iterable[Evidence], number: int) -> bytes:
    """The bytes of the evidence in the repeated field `number` of a message.

    A state shows the same dozen claims as the one before, with other weights: a claim's bytes stay with it.
    """
    tag = _varint(number << 3 | 2)
    parts: list[bytes] = []
    for item in evidence:
        weight = _double(item.weight)
        weighed = _sourced(item.claim) + (b"\x11" + weight if weight != _ZERO else b"")
        parts += tag, _varint(len(weighed)), weighed
    return b"".join(parts)


def to_evidence(message: pb.Evidence) -> Evidence:
    """The evidence of a message."""
    return Evidence(
        SourcedClaim(to_claim(message.claim.claim), to_article_ref(message.claim.article)),
        message.weight,
    )


def from_taken_back(told: TakenBack) -> Fields:
    """The fields of what had been told."""
    return {
        "before": told.before,
        "after": told.after,
        "at": from_time(told.at),
        "confidence": told.confidence,
        "reported": STATUS_NUMBERS[told.reported] if told.reported else None,
    }


def to_taken_back(message: pb.TakenBack) -> TakenBack:
    """What had been told, of a message."""
    return TakenBack(
        before=message.before,
        after=message.after,
        at=to_time(message, "at"),
        confidence=message.confidence,
        reported=STATUSES[message.reported] if message.reported else None,
    )


def _sourced(sourced: SourcedClaim) -> bytes:
    """Field 1 of evidence."""
    kept: bytes | None = vars(sourced).get("encoded")
    if kept is None:
        fields = {"claim": from_claim(sourced.claim), "article": from_article_ref(sourced.article)}
        data = serialized(pb.SourcedClaim(**fields))
        kept = vars(sourced)["encoded"] = b"\x0a" + _varint(len(data)) + data
    return kept


def _double(value: float) -> bytes:
    return pack("<d", value)


_ZERO = _double(0.0)


def _varint(value: int) -> bytes:
    """A length, or a field's number and type, as they stand before the field."""
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    found.append(value)
    return bytes(found)
