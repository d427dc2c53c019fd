"""The metrics that the stream processors observe."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from services.common import metrics


class StreamMetrics:
    """The stream's metrics on an injected registry."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.claims_extracted = metrics.CLAIMS_EXTRACTED.counter(registry)
        self.articles_unread = metrics.ARTICLES_UNREAD.counter(registry)
        self.status_changes = metrics.STATUS_CHANGES.counter(registry)
        self.late_reports = metrics.LATE_REPORTS.counter(registry)
        self.dead_letters = metrics.DEAD_LETTERS.counter(registry)
        self.stage_seconds = metrics.STAGE_SECONDS.histogram(registry)
        self.end_to_end_seconds = metrics.END_TO_END_SECONDS.histogram(registry)


class LagCollector(Collector):
    """Consumer lag by partition, read from the consumer when scraped."""

    def __init__(self, lags: Callable[[], Mapping[tuple[str, int], int]]) -> None:
        self._lags = lags

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One sample a partition."""
        lag = metrics.CONSUMER_LAG
        family = GaugeMetricFamily(lag.name, lag.help, labels=lag.labels)
        for (topic, partition), records in sorted(self._lags().items()):
            family.add_metric((topic, str(partition)), records)
        yield family
