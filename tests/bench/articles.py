"""Articles to measure with: the seeds, and longer or fresh ones made from them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import cycle
from pathlib import Path

from services.cli.extract import from_json
from services.domain.models.articles import Article
from services.domain.models.identity import content_id
from services.domain.places import Gazetteer, find_mentions
from services.ingest.files import read_articles
from services.ingest.outlets import read_outlets

GOLD = Path(__file__).parents[1] / "gold"
SEEDS = Path(__file__).parents[2] / "seeds"
NDJSON = {"Content-Type": "application/x-ndjson"}


def seeds() -> list[Article]:
    """Every seed article, in order of name."""
    found = read_articles(SEEDS, read_outlets(), datetime.now(UTC))
    return [article for article in found if isinstance(article, Article)]


@cache
def seed() -> Article:
    """The first seed: 5.5 KB, nearly every sentence about who holds the city. What `seed-size` means."""
    return seeds()[0]


def english(size: int) -> Article:
    """An English article of about `size` characters, made of whole paragraphs of the seeds."""
    paragraphs: list[str] = []
    length = 0
    for article in cycle(article for article in seeds() if article.language in ("", "en")):
        for paragraph in article.text.split("\n\n"):
            if length >= size:
                return replace(seed(), id=f"long-{size}", text="\n\n".join(paragraphs)[:size])
            paragraphs.append(paragraph)
            length += len(paragraph) + 2
    raise AssertionError("there are no seeds")


def passages(language: str) -> list[Article]:
    """The labelled passages of a language (`tests/gold`) as articles."""
    lines = (GOLD / f"{language}.jsonl").read_text("utf-8").splitlines()
    return [replace(from_json(line), language=language) for line in lines]


def fresh(count: int, start: int = 0) -> Iterator[Article]:
    """`count` articles of the seed's size about 300 settlements in turn, differing in id and time."""
    model = seed()
    names = settlements(300)
    for n in range(start, start + count):
        yield about(model, names[n % len(names)], n)


def about(model: Article, settlement: str, n: int) -> Article:
    """The seed as an article of its own, the `n`-th, that speaks of another settlement."""
    return replace(
        model,
        id=content_id("bench", settlement, n),
        text=model.text.replace("Bakhmut", settlement),
        published=datetime(2023, 3, 7, tzinfo=UTC) + timedelta(seconds=n),
        ingested=datetime.now(UTC),
    )


def lines(batch: Iterable[Article]) -> bytes:
    """The articles as a body for the HTTP API; its header is `NDJSON`."""
    return b"\n".join(
        json.dumps({"text": a.text, "published": str(a.published), "outlet": a.id}).encode() for a in batch
    )


@cache
def settlements(count: int) -> list[str]:
    """Names that one settlement alone bears, and that the finder takes for it in a plain sentence."""
    found: list[str] = []
    gazetteer = Gazetteer.load()
    for settlement in (gazetteer.place(row).settlement for row in range(len(gazetteer))):
        mentions = find_mentions(f"Russian forces captured {settlement.name} on Monday.")
        if len(mentions) == 1 and mentions[0].settlement == settlement and " " not in settlement.name:
            found.append(settlement.name)
            if len(found) == count:
                break
    return found
