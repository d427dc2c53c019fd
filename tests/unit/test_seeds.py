"""The seeds yield the claims that stand beside them, and these amount to the timeline beside them."""

from datetime import UTC, datetime

import pytest

from services.domain.claims import extract
from services.domain.fusion import Fused, fuse
from services.domain.models.articles import ArticleRef
from services.domain.models.changes import Severity
from services.domain.models.claims import Claim
from services.domain.models.reports import Report
from services.domain.models.settlements import Settlement
from services.domain.models.sides import Side
from services.domain.models.states import Status
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.embedded import Embedded
from tests.seeds import Seed, Step, seeds, timelines

SEEDS = seeds()
TIMELINES = timelines()


def reports(of: list[Seed], settlement: str) -> list[Report]:
    result = []
    for seed in of:
        a = seed.article
        assert a.published
        claims = tuple(claim for claim in seed.claims if claim.settlement == settlement)
        ref = ArticleRef(
            a.id, a.published, a.published, a.title, a.outlet, a.outlet_side, a.url, text_signature(a.text)
        )
        result.append(Report(ref, Settlement(settlement, settlement), claims))
    return result


def timeline(fused: Fused) -> list[Step]:
    """What people are told."""
    return [
        Step(change.at, change.aspect, change.before, change.after)
        for change in fused.history
        if change.severity is not Severity.SILENT
    ]


def test_there_are_seeds_for_every_timeline_and_the_other_way_round() -> None:
    assert len(SEEDS) >= 31
    assert {claim.settlement for seed in SEEDS for claim in seed.claims} == set(TIMELINES)


@pytest.fixture(scope="module")
def stream() -> Embedded:
    """What the stream makes of all seeds: extracted, placed, fused."""
    stream = Embedded(extract, Gazetteer.load().get, text_signature)
    for seed in SEEDS:
        stream.add(seed.article, datetime.now(UTC))
    return stream


def test_the_stream_makes_the_timelines_of_the_seeds_and_no_others(stream: Embedded) -> None:
    made = [(fused.state.settlement.name, timeline(fused)) for fused in stream.fused()]
    assert len(made) == len({name for name, _ in made}), "a settlement that is two to the stream"
    assert dict(made) == TIMELINES


def test_no_claim_of_the_seeds_stays_without_a_place(stream: Embedded) -> None:
    assert [claim.evidence for report in stream.unplaced for claim in report.claims] == []


@pytest.mark.parametrize("settlement", TIMELINES)
def test_expected_claims_amount_to_the_expected_timeline(settlement: str) -> None:
    assert timeline(fuse(reports(SEEDS, settlement))) == TIMELINES[settlement]


def test_the_first_seed_alone_shows_bakhmut_contested_and_both_flags() -> None:
    state = fuse(reports(SEEDS[:1], "Bakhmut")).state
    assert state.status is Status.CONTESTED
    assert (state.encircled_by, state.withdrawal_by) == ((Side.RU,), (Side.UA,))
    assert {e.claim.claim.claimant_side for e in state.evidence} == {"UA", "RU", "neutral"}


def test_reprints_of_a_wire_story_add_nothing() -> None:
    copies = {"017_soledar_reprint", "018_soledar_reprint", "019_soledar_reprint"}
    alone = [seed for seed in SEEDS if seed.article.id not in copies]
    fused, without = fuse(reports(SEEDS, "Soledar")), fuse(reports(alone, "Soledar"))
    assert fused.state.confidence == without.state.confidence
    assert timeline(fused) == timeline(without)


def wrong(seed: Seed) -> tuple[list[str], list[str]]:
    """The claims that extraction misses, and those that it makes beyond what it must and may."""

    def describe(claim: Claim) -> str:
        fields = (claim.kind, claim.actor, claim.extent, claim.factuality, claim.claimant_side)
        return f"{claim.settlement}: {' '.join(fields)} by “{claim.claimant}” in “{claim.evidence}”"

    def same(one: Claim, other: Claim) -> bool:
        fields = ("settlement", "kind", "actor", "extent", "factuality", "claimant_side")
        alike = all(getattr(one, field) == getattr(other, field) for field in fields)
        placed = bool(one.settlement_id and other.settlement_id)
        return alike and placed and one.start < other.end and other.start < one.end

    found = list(extract(seed.article))
    missed = [claim for claim in seed.claims if not any(same(claim, one) for one in found)]
    may = (*seed.claims, *seed.optional)
    return list(map(describe, missed)), [describe(c) for c in found if not any(same(c, m) for m in may)]


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.article.id)
def test_the_article_yields_its_claims_and_no_others(seed: Seed) -> None:
    assert wrong(seed) == ([], [])


@pytest.mark.parametrize("seed", [s for s in SEEDS if s.absent], ids=lambda seed: seed.article.id)
def test_no_claim_rests_on_words_that_claim_nothing(seed: Seed) -> None:
    found = extract(seed.article)
    assert not [(w, c.evidence) for w in seed.absent for c in found if w in c.evidence or c.evidence in w]
