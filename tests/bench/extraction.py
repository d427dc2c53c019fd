"""Extraction: articles and megabytes a second on one core, beside spaCy and geotext."""

import gc
import importlib.util
import sys
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from services.common.memory import keep_what_is_loaded
from services.domain.claims import extract
from services.domain.models.articles import Article
from services.domain.places import find_mentions
from services.domain.places.names import find
from services.domain.places.tokens import spans
from tests.bench import articles, spacy_shape
from tests.bench.rows import Report
from tests.bench.timing import in_turn, seconds_each

SECTION = "extraction"


def run(report: Report, *, quick: bool) -> None:
    """Measure places, places and claims, other languages, linearity, memory; and the others' pipelines."""
    seconds = 1.0 if quick else 4.0
    seed = articles.seed()
    _extract_all(articles.seeds())  # loads what is loaded once
    keep_what_is_loaded()  # as the stream worker does
    _rate(report, "names of settlements", seed, lambda a: find(a.text, spans(a.text), "en"), seconds)
    _rate(report, "places", seed, lambda a: find_mentions(a.text), seconds)
    _rate(report, "places and claims", seed, extract, seconds)
    english = [article for article in articles.seeds() if article.language in ("", "en")]
    every = seconds_each(partial(_extract_all, english), seconds) / len(english)
    report.add(SECTION, "places and claims, mean of the English seeds", 1 / every, "articles/s")
    for language in ("uk", "ru"):
        _language(report, language, seconds)
    _linearity(report, quick=quick)
    _memory(report, quick=quick)
    _geotext(report, seed, seconds)
    _spacy(report, seed, quick=quick)


def _extract_all(group: Sequence[Article]) -> None:
    for article in group:
        extract(article)


def _rate(
    report: Report, name: str, article: Article, function: Callable[[Article], object], seconds: float
) -> None:
    each = seconds_each(lambda: function(article), seconds)
    report.add(SECTION, name, 1 / each, "articles/s", f"of the seed's {len(article.text)} characters")
    report.add(SECTION, name, len(article.text.encode()) / each / 1e6, "MB/s")


def _language(report: Report, language: str, seconds: float) -> None:
    """Characters a second in another language, as a share of English in the same run: of the labelled
    passages, which have about as many claims a character in each."""
    rates = []
    for group in (articles.passages(language), articles.passages("en")):
        each = seconds_each(partial(_extract_all, group), seconds)
        rates.append(sum(len(article.text) for article in group) / each)
    report.add(SECTION, f"places and claims, {language}", rates[0] / 1e6, "M characters/s")
    report.add(SECTION, f"{language} against English", rates[0] / rates[1], "ratio", "on labelled passages")


def _linearity(report: Report, *, quick: bool) -> None:
    sizes = (1_000, 10_000, 100_000) if quick else (1_000, 10_000, 100_000, 1_000_000)
    nested = replace(articles.seed(), text="“Russian forces captured ‘" * 4000 + "Bakhmut")
    per_kb = {}
    for size in sizes:
        each = seconds_each(partial(extract, articles.english(size)), 0.5, least=1)
        per_kb[size] = each / size * 1000
        report.add(SECTION, f"time per KB at {size // 1000} KB", per_kb[size] * 1e6, "µs")
    report.add(SECTION, "time per KB, largest against 10 KB", per_kb[sizes[-1]] / per_kb[10_000], "ratio")
    each = seconds_each(partial(extract, nested), 0.5, least=1) / len(nested.text) * 1000
    report.add(SECTION, "nested quotes against 10 KB, per KB", each / per_kb[10_000], "ratio")


def _memory(report: Report, *, quick: bool) -> None:
    """Peak of what is allocated for one article, by its length; tracing takes several times as long."""
    for size in (1_000, 10_000) if quick else (1_000, 10_000, 100_000):
        article = articles.english(size)
        extract(article)
        tracemalloc.start()
        extract(article)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        report.add(SECTION, f"peak allocation at {size // 1000} KB", peak / 1e6, "MB")
    gc.collect()
    before = sys.getallocatedblocks()
    for _ in range(20):
        extract(articles.seed())
    gc.collect()
    kept = (sys.getallocatedblocks() - before) / 20
    report.add(SECTION, "allocations kept after an article", kept, "blocks", "0: nothing is leaked")


def _geotext(report: Report, seed: Article, seconds: float) -> None:
    if not importlib.util.find_spec("geotext"):
        return
    from geotext import GeoText  # noqa: PLC0415 - only where it is installed

    _rate(report, "geotext (places)", seed, lambda a: GeoText(a.text).cities, seconds)


def _spacy(report: Report, seed: Article, *, quick: bool) -> None:
    """spaCy's small English pipeline in turns with ours."""
    if not importlib.util.find_spec("spacy"):
        return
    pipeline, name = spacy_shape.pipeline()
    keep_what_is_loaded()  # its vocabulary as well: nobody is to pay for looking through it
    each, faster = in_turn(lambda: pipeline(seed.text), partial(extract, seed), 5 if quick else 25)
    report.add(SECTION, name, 1 / each, "articles/s", "tokens, tags, parse, entities: no claims")
    report.add(SECTION, "ours against spaCy", faster, "times as fast", "median of turns")
