"""The alerting service: exports the settlements' metrics and tells people of status changes."""

import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any

import httpx
import structlog
from kafka import KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector

from services.alerting.alertmanager import Alertmanager
from services.alerting.annotations import Annotations
from services.alerting.board import Board
from services.alerting.change_feed import ChangeFeed, TellingMetrics
from services.alerting.dead_letters import DeadLetters
from services.alerting.delivery import Receiver
from services.alerting.exporter import SettlementExporter
from services.alerting.state_feed import StateFeed
from services.alerting.told import Told
from services.alerting.watchlist import Watchlist, configured
from services.common import metrics
from services.common.dead_letters import RejectLimit, TooManyRejected
from services.common.grafana import connect
from services.common.health import serve_health
from services.common.kafka_clients import connected
from services.common.logging import configure_logging
from services.common.servers import KafkaCheck, ReadyCollector, ServerWatch
from services.common.service import run
from services.common.settings import AlertingSettings, read_secret
from services.common.topics import LARGEST_RECORD_BYTES
from services.domain.fusion import confidence_at

log = structlog.get_logger("services.alerting")

Feed = StateFeed | ChangeFeed


def main() -> int:
    """Run until SIGTERM or SIGINT, then end in order. The exit status is 1 where a feed failed."""
    settings = AlertingSettings()
    configure_logging("alerting", settings.log_level)
    receivers = _receivers(settings)
    stop, failed = Event(), Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())

    registry = CollectorRegistry()
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    board, told = Board(), Told(_now)
    exporter = SettlementExporter(board, lambda state, now: confidence_at(state, now)[0], _now)
    feeds: list[Feed] = []

    def not_ready() -> str:
        waiting = [watch.not_ready(), *(feed.not_ready() for feed in feeds)]
        return "; ".join(filter(None, waiting)) or ("" if feeds else "connecting to Kafka")

    watch = ServerWatch(KafkaCheck(settings))
    watch.start()
    registry.register(ReadyCollector(not_ready))
    server = serve_health(settings.host, settings.port, registry, not_ready, lambda: exporter() + told())
    log.info("listening", host=settings.host, port=settings.port)

    feeds += _connect(settings, receivers, registry, board, told, stop)
    threads = [Thread(target=_run, args=(feed, stop, failed), name=type(feed).__name__) for feed in feeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    server.shutdown()
    watch.close()
    return 1 if failed.is_set() else 0


def _connect(
    settings: AlertingSettings,
    receivers: Sequence[Receiver],
    registry: CollectorRegistry,
    board: Board,
    told: Told,
    stop: Event,
) -> list[Feed]:
    """The feeds, connected; tries until Kafka answers. Empty where `stop` was set before."""
    producer = _producer(settings, stop)
    if producer is None:
        return []
    rejected = metrics.DEAD_LETTERS.counter(registry)
    observed = TellingMetrics(registry)

    def dead_letters() -> DeadLetters:
        return DeadLetters(producer, rejected, RejectLimit(settings.reject_limit), _now)

    def change_feed(
        receiver: Receiver, dead: DeadLetters | None = None, told: Told | None = None
    ) -> ChangeFeed:
        return ChangeFeed(
            _consumer(settings, receiver.name, ChangeFeed.topic), receiver, dead, observed, _now, told
        )

    lag = metrics.CONSUMER_LAG.gauge(registry)
    first, *others = receivers  # Alertmanager tells people; its feed puts broken records aside, for all
    return [
        StateFeed(_consumer(settings, "states", StateFeed.topic), board, dead_letters(), lag),
        change_feed(first, dead_letters(), told),
        *map(change_feed, others),
    ]


def _producer(settings: AlertingSettings, stop: Event) -> KafkaProducer | None:
    """What writes dead letters, once Kafka answers; None where `stop` was set before."""
    while not stop.is_set():
        try:
            return connected(
                KafkaProducer,
                **settings.kafka_options(),
                acks="all",
                max_request_size=LARGEST_RECORD_BYTES,
                bootstrap_timeout_ms=3_000,  # how long a signal to stop may have to wait
            )
        except KafkaError as error:
            log.debug("kafka_unavailable", error=str(error))  # the watch tells of it, once
            stop.wait(2)
    return None


def _consumer(settings: AlertingSettings, purpose: str, topic: str) -> KafkaConsumer:
    options: dict[str, Any] = {
        "group_id": f"{settings.consumer_group}-{purpose}",
        "auto_offset_reset": "earliest",
        "enable_auto_commit": False,
        "allow_auto_create_topics": False,
        "session_timeout_ms": 10_000,  # how long the partitions of a killed replica stand still
        "metadata_max_age_ms": 10_000,  # topics that are made after us are seen this soon
    }
    consumer = KafkaConsumer(**settings.kafka_options(), **options)
    # Who joins a group before the topic's partitions are known joins it again at once, and kafka-python
    # was seen to wait for ever for the answer to the second time.
    consumer.partitions_for_topic(topic)
    return consumer


def _receivers(settings: AlertingSettings) -> list[Receiver]:
    """Who is told of changes. Raises UnusableSetting."""
    receivers: list[Receiver] = [_alertmanager(settings)]
    if settings.grafana_url:
        token = read_secret(settings.grafana_token_file, "FRONTWATCH_GRAFANA_TOKEN_FILE")
        receivers.append(Annotations(connect(settings.grafana_url, token, seconds=5)))
    return receivers


def _alertmanager(settings: AlertingSettings) -> Alertmanager:
    grafana = (settings.grafana_public_url or settings.grafana_url).rstrip("/")
    return Alertmanager(
        httpx.Client(base_url=settings.alertmanager_url, timeout=10),
        watchlist=_watchlist(settings),
        hold=timedelta(hours=settings.alert_hold_hours),
        max_age=timedelta(days=settings.alert_max_age_days),
        dashboard=f"{grafana}/d/frontwatch-settlement" if grafana else "",
        clock=_now,
    )


def _watchlist(settings: AlertingSettings) -> Watchlist:
    """The watchlist, said in the log where there is one: which of its namesakes a name was taken for."""
    watchlist = configured(settings)
    settlements = [f"{place.name}, {place.oblast} ({place.id})" for place in watchlist.settlements]
    if settlements or watchlist.oblasts:
        log.info("watchlist", settlements=settlements, oblasts=watchlist.oblasts)
    return watchlist


def _run(feed: Feed, stop: Event, failed: Event) -> None:
    """Run one feed; where it fails, all stop: a service that does half its work looks healthy.

    One that has met too many invalid records stands still, which is seen too: the service is not ready.
    """
    try:
        feed.run(stop)
    except TooManyRejected as error:
        log.error("standing_still", topic=feed.topic, reason=str(error))
        stop.wait()
    except Exception:
        log.exception("feed_failed", feed=type(feed).__name__)
        failed.set()
        stop.set()
    finally:
        feed.close()


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    sys.exit(run("alerting", main))
