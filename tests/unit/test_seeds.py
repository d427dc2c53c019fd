"""The claims that stand beside the seeds amount to the timeline that stands beside them."""

import pytest

from services.domain.fusion import Fused, fuse
from services.domain.models import ArticleRef, Report, Settlement, Side, Status
from services.domain.signature import text_signature
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
    return [Step(change.at, change.aspect, change.before, change.after) for change in fused.history]


def test_there_are_seeds_for_every_timeline_and_the_other_way_round() -> None:
    assert len(SEEDS) >= 31
    assert {claim.settlement for seed in SEEDS for claim in seed.claims} == set(TIMELINES)


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
