"""What the claim extractor promises of any text, and a few plain statements."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.domain.claims import explain, extract
from services.domain.claims.words import roles
from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side
from tests.bench.articles import passages

PUBLISHED = datetime(2023, 3, 7, tzinfo=UTC)
PASSAGES = [passage for language in ("en", "uk", "ru") for passage in passages(language)]
WORDS = [
    "Bakhmut",
    "Soledar",
    "Kyiv",
    "Russian",
    "Ukrainian",
    "forces",
    "troops",
    "the",
    "enemy",
    "we",
    "they",
    "said",
    "that",
    "claimed",
    "captured",
    "withdrew",
    "from",
    "near",
    "in",
    "of",
    "attack",
    "attacks",
    "repelled",
    "if",
    "would",
    "not",
    "may",
    "encircled",
    "under",
    "control",
    "is",
    "was",
    "and",
    ",",
    ".",
    ";",
    ":",
    "“",
    "”",
    '"',
    "(",
    ")",
    "?",
    "—",
    "’s",
    "which",
    "who",
    "after",
    "before",
    "2014",
    "May",
    "last",
    "week",
    "the",
    "city",
    "eastern",
    "part",
    "of",
    "ministry",
    "according",
    "to",
    "\n\n",
]


def claims_of(text: str) -> list[Claim]:
    return extract(Article(id="t", text=text, published=PUBLISHED, language="en"))


def one(text: str) -> Claim:
    (claim,) = claims_of(text)
    return claim


@settings(max_examples=150)
@example("Toretsk of to withdrawing")  # nothing stands behind what may belong to a time
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join)))
def test_any_text_gives_exact_spans_and_the_same_claims_twice(text: str) -> None:
    explanation = explain(Article(id="t", text=text, published=PUBLISHED))
    assert explanation == explain(Article(id="t", text=text, published=PUBLISHED))
    for claim in explanation.claims:
        assert claim.evidence == text[claim.start : claim.end] != ""
        assert claim.claimant in text
    for dropped in explanation.dropped:
        assert 0 <= dropped.start < dropped.end <= len(text)


@settings(max_examples=300)
@given(
    st.sampled_from(PASSAGES),
    st.integers(0, 200),
    st.integers(1, 200),
    st.sampled_from(["", ";", ":", ",", " (", '"', " –", " with", " that", " by", " та", " что"]),
)
def test_a_passage_that_breaks_off_anywhere_is_read(
    passage: Article, first: int, words: int, ending: str
) -> None:
    broken = " ".join(passage.text.split()[first : first + words]) + ending
    explanation = explain(replace(passage, text=broken))
    assert all(claim.evidence in broken for claim in explanation.claims)


def test_a_text_may_end_with_the_comma_behind_its_opening_words() -> None:
    for text in ("Fighting rages in Soledar. Held by Kyiv since May,", "Soledar. Captured by marines,"):
        assert all(claim.settlement == "Soledar" for claim in explain(Article("a", text, PUBLISHED)).claims)


@pytest.mark.parametrize(
    "text",
    [
        "The army took Toretsk. This was denied in",
        "Soledar with two left",
        "Seized villages: taken and two of Terny",
    ],
)
def test_a_text_may_end_within_a_phrase(text: str) -> None:
    assert all(claim.evidence in text for claim in explain(Article("a", text, PUBLISHED)).claims)


@pytest.mark.parametrize("text", ["Heavy fighting near Bakhmut;", "Russian troops attacked near Bakhmut; ;"])
def test_an_item_of_a_list_may_end_with_a_semicolon(text: str) -> None:
    assert one(text).settlement == "Bakhmut"


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("Russian forces captured Soledar on Tuesday.", Kind.CAPTURE, Side.RU),
        ("Soledar was captured by Wagner fighters.", Kind.CAPTURE, Side.RU),
        ("Ukrainian troops have pulled out of Soledar.", Kind.WITHDRAWAL, Side.UA),
        ("Soledar is under Russian control.", Kind.CONTROL, Side.RU),
        ("Ukrainian forces still hold Soledar.", Kind.CONTROL, Side.UA),
        ("Russian troops attacked near Soledar.", Kind.ASSAULT, Side.RU),
        ("Ukrainian forces repelled Russian attacks near Soledar.", Kind.REPEL, Side.UA),
        ("Russian troops have encircled Soledar.", Kind.ENCIRCLEMENT, Side.RU),
        ("Russian forces advanced in northern Soledar.", Kind.ADVANCE, Side.RU),
    ],
)
def test_plain_statements(text: str, kind: Kind, actor: Side) -> None:
    claim = one(text)
    assert (claim.settlement, claim.kind, claim.actor) == ("Soledar", kind, actor)
    assert claim.factuality is Factuality.ASSERTED
    assert (claim.claimant_side, claim.claimant) == (ClaimantSide.NEUTRAL, "")
    assert claim.rule


@pytest.mark.parametrize(
    "text",
    [
        "If Russian forces capture Soledar, the road will be open.",
        "Russia wants to seize Soledar.",
        "The fall of Soledar would be a blow.",
        "Kyiv faces the threat of encirclement in Soledar.",
        "Will Russian forces capture Soledar?",
        "Russian forces captured Soledar in May 2022.",
        "Russian missiles struck Soledar.",
    ],
)
def test_what_did_not_happen_or_is_no_attack_is_no_claim(text: str) -> None:
    assert claims_of(text) == []


def test_denial_part_and_source_are_kept() -> None:
    claim = one(
        "Ukraine’s defence ministry said Russian forces had not captured the eastern part of Soledar."
    )
    assert claim.factuality is Factuality.DENIED
    assert claim.extent is Extent.PART
    assert claim.claimant_side is ClaimantSide.UA
    assert claim.claimant == "Ukraine’s defence ministry"


def test_several_claimants_make_one_claim_a_side() -> None:
    claims = claims_of("Ukrainian and Russian sources confirmed that Russian forces control Soledar.")
    assert {c.claimant_side for c in claims} == {ClaimantSide.UA, ClaimantSide.RU}
    assert len(claims) == 2


def test_what_is_looked_for_in_every_sentence_costs_no_allocation() -> None:
    assert 0 < roles.TELLING < 2**62
