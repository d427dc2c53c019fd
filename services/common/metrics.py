"""Every metric of the project, declared once: name, meaning, labels, unit in the name (base units).

Services make the ones they observe from these declarations on a registry that they are given;
dashboards, rules and docs/metrics.md are held against `METRICS` by the contract tests.
"""

from dataclasses import dataclass, field
from typing import Literal

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SETTLEMENT = ("settlement_id", "settlement", "oblast")

METRICS: dict[str, "Metric"] = {}


@dataclass(frozen=True)
class Metric:
    """A declared metric. `name` is the full name as Prometheus stores it, `_total` included for counters."""

    name: str
    kind: Literal["counter", "gauge", "histogram"]
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = field(default=())

    def __post_init__(self) -> None:
        METRICS[self.name] = self

    def counter(self, registry: CollectorRegistry) -> Counter:
        """The counter, registered on `registry`."""
        return Counter(self.name, self.help, self.labels, registry=registry)

    def gauge(self, registry: CollectorRegistry) -> Gauge:
        """The gauge, registered on `registry`."""
        return Gauge(self.name, self.help, self.labels, registry=registry)

    def histogram(self, registry: CollectorRegistry) -> Histogram:
        """The histogram, registered on `registry`."""
        return Histogram(self.name, self.help, self.labels, registry=registry, buckets=self.buckets)


_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_LONG_SECONDS = (*_SECONDS[4:], 30, 60, 300, 1800)

SETTLEMENT_STATUS = Metric(
    "frontwatch_settlement_status",
    "gauge",
    "1 for the status reported of the settlement, 0 for the others.",
    (*SETTLEMENT, "status"),
)
SETTLEMENT_CONFIDENCE = Metric(
    "frontwatch_settlement_confidence_ratio",
    "gauge",
    "Confidence in the reported status, decayed to now; 0 of an unknown one, which has none.",
    SETTLEMENT,
)
SETTLEMENT_DISPUTED = Metric(
    "frontwatch_settlement_disputed",
    "gauge",
    "1 where claimants of opposing sides support different statuses with comparable weight.",
    SETTLEMENT,
)
SETTLEMENT_ENCIRCLED = Metric(
    "frontwatch_settlement_encircled",
    "gauge",
    "1 where the settlement is reported encircled by the side.",
    (*SETTLEMENT, "by"),
)
SETTLEMENT_WITHDRAWAL = Metric(
    "frontwatch_settlement_withdrawal",
    "gauge",
    "1 where the side is reported to be leaving the settlement.",
    (*SETTLEMENT, "by"),
)
SETTLEMENT_CLAIMED = Metric(
    "frontwatch_settlement_claimed",
    "gauge",
    "1 where the side is said to hold the settlement though something else is reported.",
    (*SETTLEMENT, "side"),
)
SETTLEMENT_STATUS_SINCE = Metric(
    "frontwatch_settlement_status_since_timestamp_seconds",
    "gauge",
    "Publication time of the claim that began the status.",
    SETTLEMENT,
)
SETTLEMENT_STATUS_CHANGED = Metric(
    "frontwatch_settlement_status_changed_timestamp_seconds",
    "gauge",
    "When ingest took in the article that decided the status.",
    SETTLEMENT,
)
SETTLEMENT_STATUS_TOLD = Metric(
    "frontwatch_settlement_status_told_timestamp_seconds",
    "gauge",
    "When ingest took in the article that decided the last change to the status that people were told of, "
    "within the last hour.",
    (*SETTLEMENT, "status"),
)
SETTLEMENT_LAST_CLAIM = Metric(
    "frontwatch_settlement_last_claim_timestamp_seconds",
    "gauge",
    "Publication time of the newest claim.",
    SETTLEMENT,
)
SETTLEMENT_CLAIMS = Metric(
    "frontwatch_settlement_claims_total",
    "counter",
    "Claims about the settlement.",
    (*SETTLEMENT, "kind", "actor", "claimant_side"),
)
SETTLEMENT_INFO = Metric(
    "frontwatch_settlement_info",
    "gauge",
    "Always 1; what the settlement is called in Ukrainian, and where it lies, degrees WGS 84.",
    (*SETTLEMENT, "settlement_uk", "latitude", "longitude"),
)

ARTICLES_INGESTED = Metric(
    "frontwatch_articles_ingested_total",
    "counter",
    "Articles offered to ingest, by what became of them (accepted, duplicate, rejected).",
    ("result",),
)
FEED_POLLS = Metric(
    "frontwatch_feed_polls_total",
    "counter",
    "Polls of a feed, by how they ended (read, not_modified, incomplete, failed; kept_back: Kafka was away).",
    ("feed", "result"),
)
FEED_PAGES = Metric(
    "frontwatch_feed_pages_total",
    "counter",
    "Pages that a feed's entries link to (read, failed; walled: no article, or another text).",
    ("feed", "result"),
)
FEED_LAST_SUCCESS = Metric(
    "frontwatch_feed_last_success_timestamp_seconds",
    "gauge",
    "When the feed last answered a poll as it should.",
    ("feed",),
)
FEED_INTERVAL = Metric(
    "frontwatch_feed_interval_seconds",
    "gauge",
    "How long the feed is left alone from one poll to the next.",
    ("feed",),
)
CLAIMS_EXTRACTED = Metric(
    "frontwatch_claims_extracted_total", "counter", "Claims found in articles.", ("kind", "claimant_side")
)
ARTICLES_UNREAD = Metric(
    "frontwatch_articles_unread_total",
    "counter",
    "Articles without a claim that seem to be in no language that is read.",
)
STATUS_CHANGES = Metric(
    "frontwatch_status_changes_total",
    "counter",
    "Status changes published, by aspect and severity.",
    ("aspect", "severity"),
)
LATE_REPORTS = Metric(
    "frontwatch_late_reports_total",
    "counter",
    "Reports published before the lateness horizon: kept in claims.v1, applied by a rebuild only.",
)
DEAD_LETTERS = Metric(
    "frontwatch_dead_letters_total",
    "counter",
    "Records put aside on a dead-letter topic, by the topic that they were of or for.",
    ("topic", "reason"),
)
STAGE_SECONDS = Metric(
    "frontwatch_stage_seconds",
    "histogram",
    "Time a stage of the pipeline takes: `extract` for one article, `ingest` and `settle` for one batch.",
    ("stage",),
    _SECONDS,
)
END_TO_END_SECONDS = Metric(
    "frontwatch_end_to_end_seconds",
    "histogram",
    "From an article's ingest to the settlement state that shows it.",
    (),
    _LONG_SECONDS,
)
READY = Metric(
    "frontwatch_ready",
    "gauge",
    "1 where the service does its work, 0 where it waits; /readyz says for what.",
)
CONSUMER_LAG = Metric(
    "frontwatch_consumer_lag",
    "gauge",
    "Records of the partition that the consumer group has not handled yet.",
    ("topic", "partition"),
)

CHANGES_TOLD = Metric(
    "frontwatch_changes_told_total",
    "counter",
    "Status changes that came to a receiver of news (alertmanager, grafana), by what became of them "
    "(told, old: published too long ago, known: told before, silent: for the history alone, refused).",
    ("receiver", "result"),
)
TELLING_FAILURES = Metric(
    "frontwatch_telling_failures_total",
    "counter",
    "Attempts to hand status changes to a receiver of news that failed; they are repeated.",
    ("receiver",),
)
TOLD_SECONDS = Metric(
    "frontwatch_told_seconds",
    "histogram",
    "From the ingest of the article that decided a status change to the receiver's taking the change.",
    ("receiver",),
    _LONG_SECONDS,
)
CHANGES_UNTOLD = Metric(
    "frontwatch_changes_untold",
    "gauge",
    "Status changes that wait to be handed to the receiver of news.",
    ("receiver",),
)
