"""Fusion: claims a second, and what a settlement's growing window costs."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from statistics import median

from services.domain.claims import extract
from services.domain.fusion import Memory, absorb, fuse
from services.domain.models.reports import Report as ClaimReport
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.extract import make_reports
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.settling import settle
from tests.bench.timing import seconds_each

SECTION = "fusion"
HORIZON = timedelta(days=90)


def run(report: Report, *, quick: bool) -> None:
    """Measure a whole fusion of a window, one more report in order, one that is late; claimants; settling."""
    for size in (10, 100, 1_000) if quick else (10, 100, 1_000, 3_000):
        window = _reports(size)
        claims = sum(len(r.claims) for r in window)
        each = seconds_each(partial(fuse, window), 0.5, least=1)
        report.add(SECTION, f"whole, window of {size} articles", claims / each, "claims/s")
        memory = absorb(Memory(), window, HORIZON).memory
        report.add(SECTION, f"one more article, window of {size}", _in_order(memory, size) * 1000, "ms")
        late = _reports(1, size - 6, timedelta(minutes=30))
        each = seconds_each(partial(absorb, memory, late, HORIZON), 0.5, least=1)
        report.add(SECTION, f"one article five late, window of {size}", each * 1000, "ms")
        each = _in_order(memory, size, together=100) / 100
        report.add(SECTION, f"each of 100 at once, window of {size}", each * 1000, "ms")
    few, many = (_claimants(count) for count in (150, 1_500))
    report.add(SECTION, "1,500 claimants of a town in three weeks", many, "s")
    report.add(SECTION, "a claimant of 1,500 against one of 150", many / few / 10, "ratio", "1: linear")
    settle(report, SECTION, _first(), 100 if quick else 300)


def _in_order(memory: Memory, size: int, together: int = 1) -> float:
    """The median CPU time of taking in the next reports, each time those after the last."""
    took = []
    for start in range(size, size + 20 * together, together):
        fresh = _reports(together, start)
        began = time.process_time()
        memory = absorb(memory, fresh, HORIZON).memory
        took.append(time.process_time() - began)
    return median(took)


def _claimants(count: int) -> float:
    """The time of fusing as many articles as claimants, each of whom says one thing."""
    apart = timedelta(days=21) / count
    said = [
        replace(
            one,
            article=replace(one.article, published=one.article.published + (apart - timedelta(hours=1)) * n),
            claims=tuple(claim._replace(claimant=f"Speaker{n} Of{n}") for claim in one.claims[:1]),
        )
        for n, one in enumerate(_reports(count))
    ]
    return seconds_each(partial(fuse, said), 0.0, least=1)


@cache
def _first() -> ClaimReport:
    model = articles.seed()
    claims = extract(model)
    find = Gazetteer.load().get
    (first, *_) = make_reports(model, claims, find, text_signature, datetime.now(UTC))
    return first


def _reports(count: int, start: int = 0, later: timedelta = timedelta()) -> list[ClaimReport]:
    """Reports about one settlement by articles an hour apart, no two of them copies; their times put off."""
    first = _first()
    made = []
    for n in range(start, start + count):
        ref = replace(
            first.article,
            id=f"bench-{n}-{later}",
            outlet=f"Outlet {n % 40}",
            published=first.article.published + timedelta(hours=n) + later,
            signature=tuple(hash((n, later.seconds, i)) & 0xFFFFFFFF for i in range(64)),
        )
        made.append(replace(first, article=ref))
    return made
