"""The words that a lexicon has met stay at hand, and are no more than a bounded number."""

from services.domain.claims.words import lexicon


def test_words_met_are_bounded_and_frequent_ones_stay() -> None:
    words = lexicon.load("en")
    kept = words.word("the")
    for number in range(3 * lexicon.REMEMBERED):
        words.word(f"word{number}")
        if not number % 1000:
            assert words.word("the") is kept
    assert len(words._met) <= lexicon.REMEMBERED
    assert len(words._met_before) <= lexicon.REMEMBERED
    assert words.word("word0").low == "word0"
