"""The fingerprint of a text: what it is made of must never change, however its words are found."""

from hypothesis import given
from hypothesis import strategies as st

from services.domain.signature import text_signature

WORDS = st.lists(st.text("abcdefgXYZ019_", min_size=1, max_size=6), min_size=20, max_size=40)
PLAIN = st.sampled_from([" ", ", ", ". ", "\n", " - ", "’", " “", "…", "\t(", "\x1f"])


@given(WORDS, st.data())
def test_punctuation_does_not_count(words: list[str], data: st.DataObject) -> None:
    """Neither what nearly all texts have nor what few do, which is read another way."""
    plain = "".join(word + data.draw(PLAIN) for word in words)
    assert text_signature(plain) == text_signature(" ‡ ".join(words))


def test_the_values_are_those_of_the_articles_already_kept() -> None:
    text = "Russian forces captured the town’s eastern district on Monday, the ministry said; "
    text += "Kyiv denied it. "
    assert text_signature(text * 2)[:4] == (3224628028, 120365289, 3400905170, 148528801)
