"""Fusion: claims a second, and what a settlement's growing window costs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from services.domain.claims import extract
from services.domain.fusion import Memory, absorb, fuse
from services.domain.models import Report as ClaimReport
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.extract import make_reports
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.timing import seconds_each

SECTION = "fusion"
HORIZON = timedelta(days=90)


def run(report: Report, *, quick: bool) -> None:
    """Measure a whole fusion of a window, and the absorption of one more report into it."""
    for size in (10, 100) if quick else (10, 100, 1000):
        window = _reports(size)
        claims = sum(len(r.claims) for r in window)
        each = seconds_each(partial(fuse, window), 1.0, least=1)
        report.add(SECTION, f"whole, window of {size} articles", claims / each, "claims/s")
        memory = absorb(Memory(), window, HORIZON).memory
        newest = _reports(1, size + 1)
        each = seconds_each(partial(absorb, memory, newest, HORIZON), 1.0)
        report.add(SECTION, f"one more article, window of {size}", each * 1000, "ms")
        late = _reports(1, -1)
        each = seconds_each(partial(absorb, memory, late, HORIZON), 1.0, least=1)
        report.add(SECTION, f"one late article, window of {size}", each * 1000, "ms")


def _reports(count: int, start: int = 0) -> list[ClaimReport]:
    """Reports about one settlement by articles an hour apart, no two of them copies."""
    model = articles.seed()
    claims = extract(model)
    find = Gazetteer.load().get
    (first, *_) = make_reports(model, claims, find, text_signature, datetime.now(UTC))
    made = []
    for n in range(start, start + count):
        ref = replace(
            first.article,
            id=f"bench-{n}",
            published=first.article.published + timedelta(hours=n),
            signature=tuple(hash((n, i)) & 0xFFFFFFFF for i in range(64)),
        )
        made.append(replace(first, article=ref))
    return made
