"""What a scrape costs as the exported settlements grow in number."""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context

import psutil

from services.alerting.board import Board
from services.alerting.exporter import SettlementExporter
from services.domain.claims import extract
from services.domain.fusion import confidence_at, fuse
from services.domain.models.states import SettlementState
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.messages.codec import decode_state, encode_state
from services.stream.extract import make_reports
from tests.bench import articles
from tests.bench.rows import Report
from tests.bench.timing import seconds_each

SECTION = "scrape"


def run(report: Report, *, quick: bool) -> None:
    """Measure the exporter over states as rich as the seed's, each number in a process of its own."""
    for size in (1_000, 3_000) if quick else (1_000, 3_000, 10_000, 30_000):
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            first, again, written, memory = alone.submit(_scrape, size).result()
        report.add(SECTION, f"{size} settlements, all of them new", first, "s")
        report.add(SECTION, f"{size} settlements", again, "s")
        report.add(SECTION, f"{size} settlements, answer", written / 1e6, "MB")
        report.add(SECTION, f"{size} settlements, memory for them", memory / 1e6, "MB", "states and answer")


def _scrape(size: int) -> tuple[float, float, int, int]:
    """Seconds of the first scrape and of a later one, bytes of the answer, bytes of memory grown."""
    board = Board()
    states = _states(size)
    board.put(0, next(states))
    before = psutil.Process().memory_info().rss
    for number, state in enumerate(states):
        board.put(number % 6, state)
    exporter = SettlementExporter(board, _confidence, lambda: datetime.now(UTC))
    began = time.process_time()
    written = len(exporter())
    first = time.process_time() - began
    again = seconds_each(exporter, 1.0)
    return first, again, written, psutil.Process().memory_info().rss - before


def _confidence(state: SettlementState, now: datetime) -> float:
    return confidence_at(state, now)[0]


def _states(count: int) -> Iterator[SettlementState]:
    model = articles.seed()
    gazetteer = Gazetteer.load()
    (first, *_) = make_reports(model, extract(model), gazetteer.get, text_signature, datetime.now(UTC))
    state = fuse([first]).state
    for row in range(count):
        # As they come from Kafka: nothing of one is shared with another.
        yield decode_state(encode_state(replace(state, settlement=gazetteer.place(row).settlement)))
