"""A clause that opens the sentence has a speaker of its own; what follows it is told as true."""

import pytest

from services.domain.claims import extract
from services.domain.models.articles import Article
from tests.unit.claims_told import PUBLISHED, voiced

_LYMAN = "Lyman advance RU"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("While Kyiv says the line is stable, Russian troops have entered Lyman.", {(_LYMAN, "neutral")}),
        ("Even as Kyiv insisted nothing was lost, Russian troops entered Lyman.", {(_LYMAN, "neutral")}),
        ("Hours after Kyiv said it was safe, Russian troops entered Lyman.", {(_LYMAN, "neutral")}),
        (
            "Although Moscow claims it seized Lyman, Kyiv's marines still hold Siversk.",
            {("Lyman capture RU", "RU"), ("Siversk control UA", "neutral")},
        ),
        (
            "Kyiv says that, while Moscow claims to have seized Lyman, its marines still hold Siversk.",
            {("Lyman capture RU", "RU"), ("Siversk control UA", "UA")},
        ),
        (
            "The mayor said that, although the Russians entered Lyman, Ukrainian marines hold Siversk.",
            {(_LYMAN, "UA"), ("Siversk control UA", "UA")},
        ),
        (
            "Contrary to Moscow's claims that Lyman has been taken, Ukrainian marines control the town.",
            {("Lyman control UA", "neutral")},
        ),
        ("As Kyiv said on Friday, Russian troops entered Lyman.", {(_LYMAN, "UA")}),
        ("As the General Staff reported, Russian troops entered Lyman.", {(_LYMAN, "UA")}),
        ("Kyiv said Russian troops, backed by tanks, had entered Lyman.", {(_LYMAN, "UA")}),
        ("The governor said that, but Russian troops entered Lyman.", {(_LYMAN, "neutral")}),
    ],
)
def test_whose_word_stands_behind_the_opening(text: str, claims: set[tuple[str, str]]) -> None:
    assert voiced(text) == claims


@pytest.mark.parametrize(
    ("text", "language", "side"),
    [
        ("Хоча в Генштабі кажуть, що лінія тримається, росіяни захопили Лиман.", "uk", "neutral"),
        ("Як кажуть у Генштабі, росіяни захопили Лиман.", "uk", "UA"),
        ("Пока в Киеве говорят, что линия держится, россияне захватили Лиман.", "ru", "neutral"),
        ("В Киеве говорят, что россияне захватили Лиман.", "ru", "UA"),
    ],
)
def test_the_same_in_other_languages(text: str, language: str, side: str) -> None:
    (claim,) = extract(Article(id="t", text=text, published=PUBLISHED, language=language))
    assert (claim.settlement, claim.claimant_side) == ("Lyman", side)
