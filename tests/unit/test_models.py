from hypothesis import given
from hypothesis import strategies as st

from services.domain.models.identity import content_id
from services.domain.models.sides import Side
from services.domain.models.states import Status
from tests.unit.fusion_strategies import claim


def test_held_by_names_the_side() -> None:
    assert Status.held_by(Side.UA) is Status.HELD_BY_UA
    assert Status.held_by(Side.UA.opponent) is Status.HELD_BY_RU


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\x1f")), min_size=1))
def test_content_id_tells_parts_apart(parts: list[str]) -> None:
    assert content_id(*parts) == content_id(*parts)
    assert content_id(*parts) != content_id(*parts, "")
    assert len(content_id(*parts)) == 32


def test_a_claim_keeps_no_more_words_than_people_read() -> None:
    said = claim(claimant="x" * 200_000)._replace(evidence="y" * 300_000, start=7, end=300_007)
    kept = said.bounded()
    assert (len(kept.claimant), len(kept.evidence), kept.end - kept.start) == (200, 1000, 1000)
    assert kept.bounded() is kept
    assert (kept.kind, kept.start, kept.rule) == (said.kind, said.start, said.rule)
