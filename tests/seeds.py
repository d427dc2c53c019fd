"""The articles of `seeds/` and what stands beside them: metadata, expected claims, expected timeline."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from services.domain.models.articles import Article
from services.domain.models.claims import Claim, Extent, Factuality, Kind
from services.domain.models.sides import ClaimantSide, Side

FOLDER = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True)
class Seed:
    """An article with the claims that it must yield, those that it may, and words that must not yield any."""

    article: Article
    claims: tuple[Claim, ...]
    optional: tuple[Claim, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One expected status change."""

    at: datetime
    aspect: str
    before: str
    after: str


def seeds() -> list[Seed]:
    """All seeds, in order of name."""
    return [_seed(path) for path in sorted(FOLDER.glob("*.txt"))]


def timelines() -> dict[str, list[Step]]:
    """The expected changes of every settlement of the seeds, by its name."""
    table = yaml.safe_load((FOLDER / "timeline.yaml").read_text("utf-8"))
    return {
        name: [Step(datetime.fromisoformat(s["at"]), s["aspect"], s["from"], s["to"]) for s in steps]
        for name, steps in table.items()
    }


def _seed(path: Path) -> Seed:
    text = path.read_text("utf-8")
    if text.startswith("---\n"):
        _, front, text = text.split("---\n", 2)
        meta = yaml.safe_load(front)
    else:
        meta = yaml.safe_load(path.with_suffix(".meta.yaml").read_text("utf-8"))
    article = Article(
        id=path.stem,
        text=text,
        published=datetime.fromisoformat(meta["published"]),
        title=meta["title"],
        outlet=meta["outlet"],
        outlet_side=ClaimantSide(meta["side"]),
        language=meta["language"],
        url=meta["url"],
    )
    expected = yaml.safe_load(path.with_suffix(".expected.yaml").read_text("utf-8"))
    claims = [(_claim(text, row), row.get("optional", False)) for row in expected["claims"]]
    return Seed(
        article,
        tuple(claim for claim, optional in claims if not optional),
        tuple(claim for claim, optional in claims if optional),
        tuple(expected.get("absent", ())),
    )


def _claim(text: str, row: dict[str, Any]) -> Claim:
    start = text.index(row["evidence"])
    return Claim(
        settlement=row["settlement"],
        settlement_id=row["settlement"],
        kind=Kind(row["kind"]),
        actor=Side(row["actor"]),
        extent=Extent(row["extent"]),
        factuality=Factuality(row["factuality"]),
        claimant_side=ClaimantSide(row["claimant_side"]),
        claimant=row["claimant"],
        evidence=row["evidence"],
        start=start,
        end=start + len(row["evidence"]),
        rule="expected",
    )
