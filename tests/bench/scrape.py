"""What a scrape costs as the exported settlements grow in number."""

import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from services.alerting.board import Board
from services.alerting.exporter import SettlementExporter
from services.domain.claims import extract
from services.domain.fusion import confidence_at, fuse
from services.domain.models import SettlementState
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.extract import make_reports
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.timing import seconds_each

SECTION = "scrape"


def run(report: Report, *, quick: bool) -> None:
    """Measure the exporter's answer over states as rich as the seed's."""
    for size in (1_000, 3_000) if quick else (1_000, 3_000, 10_000, 30_000):
        board = Board()
        for partition, state in enumerate(_states(size)):
            board.put(partition % 6, state)
        exporter = SettlementExporter(
            board, lambda s, now: confidence_at(s, now)[0], lambda: datetime.now(UTC)
        )
        began = time.perf_counter()
        written = len(exporter())
        report.add(SECTION, f"{size} settlements, all of them new", time.perf_counter() - began, "s")
        report.add(SECTION, f"{size} settlements", seconds_each(exporter, 1.0), "s")
        report.add(SECTION, f"{size} settlements", written / 1e6, "MB")


def _confidence(state: SettlementState, now: datetime) -> float:
    return confidence_at(state, now)[0]


def _states(count: int) -> Iterable[SettlementState]:
    model = articles.seed()
    gazetteer = Gazetteer.load()
    (first, *_) = make_reports(model, extract(model), gazetteer.get, text_signature, datetime.now(UTC))
    state = fuse([first]).state
    for row in range(count):
        yield replace(state, settlement=gazetteer.place(row).settlement)
