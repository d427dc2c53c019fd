import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Side(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SIDE_UNSPECIFIED: _ClassVar[Side]
    SIDE_UA: _ClassVar[Side]
    SIDE_RU: _ClassVar[Side]

class ClaimantSide(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLAIMANT_SIDE_UNSPECIFIED: _ClassVar[ClaimantSide]
    CLAIMANT_SIDE_UA: _ClassVar[ClaimantSide]
    CLAIMANT_SIDE_RU: _ClassVar[ClaimantSide]
    CLAIMANT_SIDE_NEUTRAL: _ClassVar[ClaimantSide]

class Kind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    KIND_UNSPECIFIED: _ClassVar[Kind]
    KIND_CONTROL: _ClassVar[Kind]
    KIND_CAPTURE: _ClassVar[Kind]
    KIND_ADVANCE: _ClassVar[Kind]
    KIND_ASSAULT: _ClassVar[Kind]
    KIND_REPEL: _ClassVar[Kind]
    KIND_WITHDRAWAL: _ClassVar[Kind]
    KIND_ENCIRCLEMENT: _ClassVar[Kind]

class Extent(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXTENT_UNSPECIFIED: _ClassVar[Extent]
    EXTENT_WHOLE: _ClassVar[Extent]
    EXTENT_PART: _ClassVar[Extent]

class Factuality(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FACTUALITY_UNSPECIFIED: _ClassVar[Factuality]
    FACTUALITY_ASSERTED: _ClassVar[Factuality]
    FACTUALITY_HEDGED: _ClassVar[Factuality]
    FACTUALITY_DENIED: _ClassVar[Factuality]

class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATUS_UNSPECIFIED: _ClassVar[Status]
    STATUS_UNKNOWN: _ClassVar[Status]
    STATUS_HELD_BY_UA: _ClassVar[Status]
    STATUS_HELD_BY_RU: _ClassVar[Status]
    STATUS_CONTESTED: _ClassVar[Status]

class Aspect(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ASPECT_UNSPECIFIED: _ClassVar[Aspect]
    ASPECT_STATUS: _ClassVar[Aspect]
    ASPECT_ENCIRCLEMENT: _ClassVar[Aspect]
    ASPECT_WITHDRAWAL: _ClassVar[Aspect]
    ASPECT_CLAIM: _ClassVar[Aspect]
    ASPECT_DISPUTE: _ClassVar[Aspect]

class Severity(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SEVERITY_UNSPECIFIED: _ClassVar[Severity]
    SEVERITY_FIRST_REPORT: _ClassVar[Severity]
    SEVERITY_CHANGE: _ClassVar[Severity]
    SEVERITY_CORRECTION: _ClassVar[Severity]
    SEVERITY_CLAIM: _ClassVar[Severity]
    SEVERITY_SILENT: _ClassVar[Severity]
SIDE_UNSPECIFIED: Side
SIDE_UA: Side
SIDE_RU: Side
CLAIMANT_SIDE_UNSPECIFIED: ClaimantSide
CLAIMANT_SIDE_UA: ClaimantSide
CLAIMANT_SIDE_RU: ClaimantSide
CLAIMANT_SIDE_NEUTRAL: ClaimantSide
KIND_UNSPECIFIED: Kind
KIND_CONTROL: Kind
KIND_CAPTURE: Kind
KIND_ADVANCE: Kind
KIND_ASSAULT: Kind
KIND_REPEL: Kind
KIND_WITHDRAWAL: Kind
KIND_ENCIRCLEMENT: Kind
EXTENT_UNSPECIFIED: Extent
EXTENT_WHOLE: Extent
EXTENT_PART: Extent
FACTUALITY_UNSPECIFIED: Factuality
FACTUALITY_ASSERTED: Factuality
FACTUALITY_HEDGED: Factuality
FACTUALITY_DENIED: Factuality
STATUS_UNSPECIFIED: Status
STATUS_UNKNOWN: Status
STATUS_HELD_BY_UA: Status
STATUS_HELD_BY_RU: Status
STATUS_CONTESTED: Status
ASPECT_UNSPECIFIED: Aspect
ASPECT_STATUS: Aspect
ASPECT_ENCIRCLEMENT: Aspect
ASPECT_WITHDRAWAL: Aspect
ASPECT_CLAIM: Aspect
ASPECT_DISPUTE: Aspect
SEVERITY_UNSPECIFIED: Severity
SEVERITY_FIRST_REPORT: Severity
SEVERITY_CHANGE: Severity
SEVERITY_CORRECTION: Severity
SEVERITY_CLAIM: Severity
SEVERITY_SILENT: Severity

class Article(_message.Message):
    __slots__ = ("id", "text", "published", "title", "outlet", "outlet_side", "language", "url", "ingested", "entry")
    ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    OUTLET_FIELD_NUMBER: _ClassVar[int]
    OUTLET_SIDE_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    INGESTED_FIELD_NUMBER: _ClassVar[int]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    id: str
    text: str
    published: _timestamp_pb2.Timestamp
    title: str
    outlet: str
    outlet_side: ClaimantSide
    language: str
    url: str
    ingested: _timestamp_pb2.Timestamp
    entry: str
    def __init__(self, id: _Optional[str] = ..., text: _Optional[str] = ..., published: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., outlet: _Optional[str] = ..., outlet_side: _Optional[_Union[ClaimantSide, str]] = ..., language: _Optional[str] = ..., url: _Optional[str] = ..., ingested: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., entry: _Optional[str] = ...) -> None: ...

class Settlement(_message.Message):
    __slots__ = ("id", "name", "name_uk", "name_ru", "oblast", "raion", "latitude", "longitude", "population", "type")
    ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_UK_FIELD_NUMBER: _ClassVar[int]
    NAME_RU_FIELD_NUMBER: _ClassVar[int]
    OBLAST_FIELD_NUMBER: _ClassVar[int]
    RAION_FIELD_NUMBER: _ClassVar[int]
    LATITUDE_FIELD_NUMBER: _ClassVar[int]
    LONGITUDE_FIELD_NUMBER: _ClassVar[int]
    POPULATION_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    id: str
    name: str
    name_uk: str
    name_ru: str
    oblast: str
    raion: str
    latitude: float
    longitude: float
    population: int
    type: str
    def __init__(self, id: _Optional[str] = ..., name: _Optional[str] = ..., name_uk: _Optional[str] = ..., name_ru: _Optional[str] = ..., oblast: _Optional[str] = ..., raion: _Optional[str] = ..., latitude: _Optional[float] = ..., longitude: _Optional[float] = ..., population: _Optional[int] = ..., type: _Optional[str] = ...) -> None: ...

class Claim(_message.Message):
    __slots__ = ("settlement", "settlement_id", "kind", "actor", "extent", "factuality", "claimant_side", "claimant", "evidence", "start", "end", "rule", "event_date", "candidates")
    SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    EXTENT_FIELD_NUMBER: _ClassVar[int]
    FACTUALITY_FIELD_NUMBER: _ClassVar[int]
    CLAIMANT_SIDE_FIELD_NUMBER: _ClassVar[int]
    CLAIMANT_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    START_FIELD_NUMBER: _ClassVar[int]
    END_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    EVENT_DATE_FIELD_NUMBER: _ClassVar[int]
    CANDIDATES_FIELD_NUMBER: _ClassVar[int]
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
    event_date: str
    candidates: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, settlement: _Optional[str] = ..., settlement_id: _Optional[str] = ..., kind: _Optional[_Union[Kind, str]] = ..., actor: _Optional[_Union[Side, str]] = ..., extent: _Optional[_Union[Extent, str]] = ..., factuality: _Optional[_Union[Factuality, str]] = ..., claimant_side: _Optional[_Union[ClaimantSide, str]] = ..., claimant: _Optional[str] = ..., evidence: _Optional[str] = ..., start: _Optional[int] = ..., end: _Optional[int] = ..., rule: _Optional[str] = ..., event_date: _Optional[str] = ..., candidates: _Optional[_Iterable[str]] = ...) -> None: ...

class ArticleRef(_message.Message):
    __slots__ = ("id", "published", "ingested", "title", "outlet", "outlet_side", "url", "signature", "entry")
    ID_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_FIELD_NUMBER: _ClassVar[int]
    INGESTED_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    OUTLET_FIELD_NUMBER: _ClassVar[int]
    OUTLET_SIDE_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    id: str
    published: _timestamp_pb2.Timestamp
    ingested: _timestamp_pb2.Timestamp
    title: str
    outlet: str
    outlet_side: ClaimantSide
    url: str
    signature: _containers.RepeatedScalarFieldContainer[int]
    entry: str
    def __init__(self, id: _Optional[str] = ..., published: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ingested: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., outlet: _Optional[str] = ..., outlet_side: _Optional[_Union[ClaimantSide, str]] = ..., url: _Optional[str] = ..., signature: _Optional[_Iterable[int]] = ..., entry: _Optional[str] = ...) -> None: ...

class Report(_message.Message):
    __slots__ = ("article", "settlement", "claims", "retracted", "superseded_by")
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    RETRACTED_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDED_BY_FIELD_NUMBER: _ClassVar[int]
    article: ArticleRef
    settlement: Settlement
    claims: _containers.RepeatedCompositeFieldContainer[Claim]
    retracted: bool
    superseded_by: str
    def __init__(self, article: _Optional[_Union[ArticleRef, _Mapping]] = ..., settlement: _Optional[_Union[Settlement, _Mapping]] = ..., claims: _Optional[_Iterable[_Union[Claim, _Mapping]]] = ..., retracted: _Optional[bool] = ..., superseded_by: _Optional[str] = ...) -> None: ...

class SourcedClaim(_message.Message):
    __slots__ = ("claim", "article")
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    claim: Claim
    article: ArticleRef
    def __init__(self, claim: _Optional[_Union[Claim, _Mapping]] = ..., article: _Optional[_Union[ArticleRef, _Mapping]] = ...) -> None: ...

class Evidence(_message.Message):
    __slots__ = ("claim", "weight")
    CLAIM_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    claim: SourcedClaim
    weight: float
    def __init__(self, claim: _Optional[_Union[SourcedClaim, _Mapping]] = ..., weight: _Optional[float] = ...) -> None: ...

class ClaimCount(_message.Message):
    __slots__ = ("kind", "actor", "claimant_side", "count")
    KIND_FIELD_NUMBER: _ClassVar[int]
    ACTOR_FIELD_NUMBER: _ClassVar[int]
    CLAIMANT_SIDE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    kind: Kind
    actor: Side
    claimant_side: ClaimantSide
    count: int
    def __init__(self, kind: _Optional[_Union[Kind, str]] = ..., actor: _Optional[_Union[Side, str]] = ..., claimant_side: _Optional[_Union[ClaimantSide, str]] = ..., count: _Optional[int] = ...) -> None: ...

class SettlementState(_message.Message):
    __slots__ = ("settlement", "status", "confidence", "disputed", "encircled_by", "withdrawal_by", "since", "last_claim_at", "changed_at", "evidence", "claim_counts", "version", "claimed_for", "leading", "leading_confidence")
    SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_FIELD_NUMBER: _ClassVar[int]
    ENCIRCLED_BY_FIELD_NUMBER: _ClassVar[int]
    WITHDRAWAL_BY_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    LAST_CLAIM_AT_FIELD_NUMBER: _ClassVar[int]
    CHANGED_AT_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    CLAIM_COUNTS_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_FOR_FIELD_NUMBER: _ClassVar[int]
    LEADING_FIELD_NUMBER: _ClassVar[int]
    LEADING_CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    settlement: Settlement
    status: Status
    confidence: float
    disputed: bool
    encircled_by: _containers.RepeatedScalarFieldContainer[Side]
    withdrawal_by: _containers.RepeatedScalarFieldContainer[Side]
    since: _timestamp_pb2.Timestamp
    last_claim_at: _timestamp_pb2.Timestamp
    changed_at: _timestamp_pb2.Timestamp
    evidence: _containers.RepeatedCompositeFieldContainer[Evidence]
    claim_counts: _containers.RepeatedCompositeFieldContainer[ClaimCount]
    version: int
    claimed_for: _containers.RepeatedScalarFieldContainer[Side]
    leading: Status
    leading_confidence: float
    def __init__(self, settlement: _Optional[_Union[Settlement, _Mapping]] = ..., status: _Optional[_Union[Status, str]] = ..., confidence: _Optional[float] = ..., disputed: _Optional[bool] = ..., encircled_by: _Optional[_Iterable[_Union[Side, str]]] = ..., withdrawal_by: _Optional[_Iterable[_Union[Side, str]]] = ..., since: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_claim_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., changed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., evidence: _Optional[_Iterable[_Union[Evidence, _Mapping]]] = ..., claim_counts: _Optional[_Iterable[_Union[ClaimCount, _Mapping]]] = ..., version: _Optional[int] = ..., claimed_for: _Optional[_Iterable[_Union[Side, str]]] = ..., leading: _Optional[_Union[Status, str]] = ..., leading_confidence: _Optional[float] = ...) -> None: ...

class TakenBack(_message.Message):
    __slots__ = ("before", "after", "at", "confidence", "reported")
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    REPORTED_FIELD_NUMBER: _ClassVar[int]
    before: str
    after: str
    at: _timestamp_pb2.Timestamp
    confidence: float
    reported: Status
    def __init__(self, before: _Optional[str] = ..., after: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., confidence: _Optional[float] = ..., reported: _Optional[_Union[Status, str]] = ...) -> None: ...

class StatusChange(_message.Message):
    __slots__ = ("id", "settlement", "aspect", "before", "after", "at", "severity", "confidence", "disputed", "evidence_before", "evidence_after", "revision", "supersedes", "retracted", "still", "instead", "confidence_instead", "reported", "overturned")
    ID_FIELD_NUMBER: _ClassVar[int]
    SETTLEMENT_FIELD_NUMBER: _ClassVar[int]
    ASPECT_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SEVERITY_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_FIELD_NUMBER: _ClassVar[int]
    DISPUTED_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_BEFORE_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_AFTER_FIELD_NUMBER: _ClassVar[int]
    REVISION_FIELD_NUMBER: _ClassVar[int]
    SUPERSEDES_FIELD_NUMBER: _ClassVar[int]
    RETRACTED_FIELD_NUMBER: _ClassVar[int]
    STILL_FIELD_NUMBER: _ClassVar[int]
    INSTEAD_FIELD_NUMBER: _ClassVar[int]
    CONFIDENCE_INSTEAD_FIELD_NUMBER: _ClassVar[int]
    REPORTED_FIELD_NUMBER: _ClassVar[int]
    OVERTURNED_FIELD_NUMBER: _ClassVar[int]
    id: str
    settlement: Settlement
    aspect: Aspect
    before: str
    after: str
    at: _timestamp_pb2.Timestamp
    severity: Severity
    confidence: float
    disputed: bool
    evidence_before: _containers.RepeatedCompositeFieldContainer[Evidence]
    evidence_after: _containers.RepeatedCompositeFieldContainer[Evidence]
    revision: int
    supersedes: str
    retracted: bool
    still: str
    instead: str
    confidence_instead: float
    reported: Status
    overturned: TakenBack
    def __init__(self, id: _Optional[str] = ..., settlement: _Optional[_Union[Settlement, _Mapping]] = ..., aspect: _Optional[_Union[Aspect, str]] = ..., before: _Optional[str] = ..., after: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., severity: _Optional[_Union[Severity, str]] = ..., confidence: _Optional[float] = ..., disputed: _Optional[bool] = ..., evidence_before: _Optional[_Iterable[_Union[Evidence, _Mapping]]] = ..., evidence_after: _Optional[_Iterable[_Union[Evidence, _Mapping]]] = ..., revision: _Optional[int] = ..., supersedes: _Optional[str] = ..., retracted: _Optional[bool] = ..., still: _Optional[str] = ..., instead: _Optional[str] = ..., confidence_instead: _Optional[float] = ..., reported: _Optional[_Union[Status, str]] = ..., overturned: _Optional[_Union[TakenBack, _Mapping]] = ...) -> None: ...

class DeadLetter(_message.Message):
    __slots__ = ("topic", "partition", "offset", "key", "value", "reason", "detail", "rejected")
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    PARTITION_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    REJECTED_FIELD_NUMBER: _ClassVar[int]
    topic: str
    partition: int
    offset: int
    key: bytes
    value: bytes
    reason: str
    detail: str
    rejected: _timestamp_pb2.Timestamp
    def __init__(self, topic: _Optional[str] = ..., partition: _Optional[int] = ..., offset: _Optional[int] = ..., key: _Optional[bytes] = ..., value: _Optional[bytes] = ..., reason: _Optional[str] = ..., detail: _Optional[str] = ..., rejected: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
