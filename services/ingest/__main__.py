"""The ingest service: `python -m services.ingest`."""

import asyncio
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
import uvicorn
from fastapi import FastAPI
from prometheus_client import CollectorRegistry, GCCollector, PlatformCollector, ProcessCollector

from services.common.listening import listen
from services.common.logging import configure_logging
from services.common.servers import KafkaCheck, ReadyCollector, ServerWatch
from services.common.service import run
from services.common.settings import IngestSettings
from services.ingest.api import make_app
from services.ingest.configured import configured
from services.ingest.feeds import FeedPoller
from services.ingest.fetching import Fetcher
from services.ingest.intake import Intake
from services.ingest.limits import RateLimit
from services.ingest.publisher import DELIVERY_SECONDS, Publisher

log = structlog.get_logger("services.ingest")


def main() -> int:
    """Serve until told to stop; then finish the requests under way, and end within ten seconds, with 0."""
    settings = IngestSettings()
    configure_logging("ingest", settings.log_level)
    registry = CollectorRegistry()
    for collector in (ProcessCollector, PlatformCollector, GCCollector):
        collector(registry=registry)
    watch = ServerWatch(KafkaCheck(settings))
    watch.start()
    registry.register(ReadyCollector(watch.not_ready))
    given = configured(settings)
    log.info("outlets", known=len(given.outlets), own=given.outlets.own)
    publisher = Publisher(settings.kafka_options(), settings.max_in_flight_bytes)
    intake = Intake(publisher, given.outlets, registry)

    @asynccontextmanager
    async def polling(_: FastAPI) -> AsyncIterator[None]:
        fetcher = Fetcher(settings.feeds_allowed_networks)
        task = asyncio.create_task(FeedPoller(given.feeds, fetcher, intake, registry).run())
        yield
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await fetcher.close()

    app = make_app(
        intake,
        registry,
        RateLimit(settings.rate_limit, time.monotonic),
        given.tokens,
        settings.max_body_bytes,
        lifespan=polling,
        not_ready=watch.not_ready,
    )
    config = uvicorn.Config(
        app, log_config=None, access_log=False, timeout_graceful_shutdown=int(DELIVERY_SECONDS) + 1
    )
    try:
        listening = listen(settings.host, settings.port)
        publisher.connect()  # so that the first article does not wait for it
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run([listening])
    finally:  # it hands the signal that it ended at on
        publisher.close()
        watch.close()
    return 0


if __name__ == "__main__":
    sys.exit(run("ingest", main))
