from hypothesis import given
from hypothesis import strategies as st

from services.domain.models import Side, Status, content_id


def test_held_by_names_the_side() -> None:
    assert Status.held_by(Side.UA) is Status.HELD_BY_UA
    assert Status.held_by(Side.UA.opponent) is Status.HELD_BY_RU


@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\x1f")), min_size=1))
def test_content_id_tells_parts_apart(parts: list[str]) -> None:
    assert content_id(*parts) == content_id(*parts)
    assert content_id(*parts) != content_id(*parts, "")
    assert len(content_id(*parts)) == 32
