"""`python -m services.stream`: one worker of the stream processors.

Workers of one consumer group share the partitions; start as many as there are partitions to go faster.
"""

import sys
import time
from datetime import UTC, datetime, timedelta
from typing import NoReturn

import faust
import structlog
from prometheus_client import REGISTRY
from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import ExponentialBackoff

from services.common.dead_letters import RejectLimit
from services.common.health import serve_health
from services.common.logging import configure_logging
from services.common.memory import give_large_buffers_back, keep_what_is_loaded
from services.common.servers import KafkaCheck, ReadyCollector, RedisCheck, ServerWatch
from services.common.service import run
from services.common.settings import StreamSettings
from services.common.topics import ARTICLES, CLAIMS
from services.domain import languages
from services.domain.claims import extract
from services.domain.claims.words import lexicon
from services.domain.places import Gazetteer
from services.domain.signature import text_signature
from services.stream.app import FaustPublisher, consumer_lags, create_app, handle_topic, not_ready
from services.stream.extract import ExtractHandler
from services.stream.held import Held
from services.stream.metrics import LagCollector, StreamMetrics
from services.stream.servers import unavailable
from services.stream.settle import SettleHandler
from services.stream.store import Store

log = structlog.get_logger("services.stream")

REDIS_RETRIES = 10
"""Together about fifteen seconds: a restart of Redis passes unseen, a longer absence ends the worker."""


def main() -> NoReturn:
    """Run the worker until a signal ends it."""
    give_large_buffers_back()
    settings = StreamSettings()
    configure_logging("stream", settings.log_level)
    app = create_app(settings)
    metrics = StreamMetrics(REGISTRY)
    REGISTRY.register(LagCollector(lambda: consumer_lags(app)))
    store = Store(
        Redis.from_url(
            str(settings.redis_url),
            **settings.redis_options(),
            socket_timeout=10,
            retry=Retry(ExponentialBackoff(cap=2, base=0.05), retries=REDIS_RETRIES),
        ),
        held=Held(settings.held_settlements),
    )

    def now() -> datetime:
        return datetime.now(UTC)

    publish = FaustPublisher(app, now, metrics.dead_letters)
    limits = {topic: RejectLimit(settings.reject_limit) for topic in (ARTICLES, CLAIMS)}
    place = Gazetteer.load().get
    for language in sorted(languages.readable()):
        lexicon.load(language)
    keep_what_is_loaded()
    extraction = ExtractHandler(
        extract, place, text_signature, store.versions, publish, now, metrics, limits[ARTICLES]
    )
    settling = SettleHandler(
        store,
        publish,
        now,
        metrics,
        limits[CLAIMS],
        timedelta(days=settings.lateness_horizon_days),
    )
    handle_topic(app, ARTICLES, extraction, settings)
    handle_topic(app, CLAIMS, settling, settings)
    waiting = "starting"
    watch = ServerWatch(KafkaCheck(settings), RedisCheck(settings))

    def waits_for() -> str:
        passed = (f"{topic}: {limit.passed}" for topic, limit in limits.items() if limit.passed)
        return waiting or next(passed, "") or watch.not_ready() or not_ready(app)

    REGISTRY.register(ReadyCollector(waits_for))
    serve_health(settings.host, settings.port, REGISTRY, waits_for)
    said = ""
    while waiting := unavailable(settings):
        if waiting != said:
            log.warning("waiting", reason=waiting)
            said = waiting
        time.sleep(1)
    watch.start()
    faust.Worker(app, override_logging=False, redirect_stdouts=False).execute_from_commandline()


if __name__ == "__main__":
    sys.exit(run("stream", main))
