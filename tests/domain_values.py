"""Hypothesis strategies for domain values, shared by the kinds of tests."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from services.domain.models.articles import Article, ArticleRef
from services.domain.models.changes import Aspect, Severity, StatusChange, TakenBack
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.dead_letters import DeadLetter
from services.domain.models.evidence import Evidence, SourcedClaim
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import ClaimantSide, Side
from services.domain.models.states import SettlementState, Status

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
name = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
times = st.datetimes(datetime(2022, 1, 1), datetime(2026, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
unit = st.floats(0, 1)

articles = st.builds(
    Article,
    id=name,
    text=name,
    published=st.none() | times,
    title=text,
    outlet=text,
    outlet_side=st.sampled_from(ClaimantSide),
    language=text,
    url=text,
    ingested=st.none() | times,
    entry=text,
)
settlements = st.builds(
    Settlement,
    id=text,
    name=name,
    name_uk=text,
    name_ru=text,
    oblast=text,
    raion=text,
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    population=st.none() | st.integers(0, 10**7),
    type=text,
)
claims = st.builds(
    Claim,
    settlement=name,
    settlement_id=text,
    kind=st.sampled_from(Kind),
    actor=st.sampled_from(Side),
    extent=st.sampled_from(Extent),
    factuality=st.sampled_from(Factuality),
    claimant_side=st.sampled_from(ClaimantSide),
    claimant=text,
    evidence=text,
    start=st.integers(0, 1000),
    end=st.integers(0, 1000),
    rule=text,
    event_date=st.none() | st.dates(),
    candidates=st.lists(text, max_size=3).map(tuple),
)
article_refs = st.builds(
    ArticleRef,
    id=name,
    published=times,
    ingested=times,
    title=text,
    outlet=text,
    outlet_side=st.sampled_from(ClaimantSide),
    url=text,
    signature=st.lists(st.integers(0, 2**64 - 1), max_size=3).map(tuple),
    entry=text,
)
reports = st.builds(
    Report, article_refs, settlements, st.lists(claims, max_size=2).map(tuple), st.booleans(), text
)
evidence = st.builds(Evidence, st.builds(SourcedClaim, claims, article_refs), st.floats(-10, 10))
some_evidence = st.lists(evidence, max_size=2).map(tuple)
sides = st.lists(st.sampled_from(Side), max_size=2, unique=True).map(tuple)
states = st.builds(
    SettlementState,
    settlement=settlements,
    status=st.sampled_from(Status),
    confidence=unit,
    disputed=st.booleans(),
    encircled_by=sides,
    withdrawal_by=sides,
    since=st.none() | times,
    last_claim_at=st.none() | times,
    evidence=some_evidence,
    claim_counts=st.lists(
        st.tuples(
            st.sampled_from(Kind),
            st.sampled_from(Side),
            st.sampled_from(ClaimantSide),
            st.integers(0, 2**40),
        ),
        max_size=2,
    ).map(tuple),
    changed_at=st.none() | times,
    version=st.integers(0, 2**40),
    claimed_for=sides,
    leading=st.none() | st.sampled_from(Status),
    leading_confidence=unit,
)
changes = st.builds(
    StatusChange,
    settlement=settlements,
    aspect=st.sampled_from(Aspect),
    before=text,
    after=text,
    at=times,
    severity=st.sampled_from(Severity),
    confidence=unit,
    disputed=st.booleans(),
    evidence_before=some_evidence,
    evidence_after=some_evidence,
    revision=st.integers(0, 1000),
    supersedes=text,
    retracted=st.booleans(),
    still=st.none() | text,
    instead=st.none() | text,
    confidence_instead=unit,
    reported=st.none() | st.sampled_from(Status),
    overturned=st.none() | st.builds(TakenBack, text, text, times, unit, st.none() | st.sampled_from(Status)),
)
dead_letters = st.builds(
    DeadLetter,
    topic=name,
    partition=st.integers(0, 100),
    offset=st.integers(0, 2**40),
    key=st.binary(max_size=20),
    value=st.binary(max_size=50),
    reason=name,
    detail=text,
    rejected=times,
)
