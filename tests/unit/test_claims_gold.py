"""The project's own gold passages: sound as data, and a floor under what is found in them."""

import json

from services.domain.models.claims import Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side
from tests.gold.evaluate import HERE, evaluate

FILE = HERE / "en.jsonl"
LEAST_PASSAGES = 200
FLOOR = 0.90
"""F1 on relations below which a change to the lexicon has broken something; no measure of accuracy."""


def test_passages_are_well_formed() -> None:
    rows = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
    assert len(rows) >= LEAST_PASSAGES
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["text"] for row in rows}) == len(rows)
    for row in rows:
        assert row["phenomenon"]
        for claim in row["claims"]:
            assert Kind(claim["kind"])
            assert Side(claim["actor"])
            assert Extent(claim["extent"])
            assert Factuality(claim["factuality"])
            assert ClaimantSide(claim["claimant_side"])


def test_claims_of_the_passages_are_found() -> None:
    result = evaluate(FILE)
    assert result.levels["relation"].f1 >= FLOOR, "\n".join(result.errors)
