"""Whether the servers that a service works with answer: asked every few seconds, beside the work."""

import time
from collections.abc import Callable, Iterable, Sequence
from threading import Event, Thread
from typing import Protocol

import structlog
from kafka import KafkaAdminClient
from kafka.errors import KafkaError
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

from services.common import metrics
from services.common.kafka_clients import connected
from services.common.settings import KafkaSettings, RedisSettings

log = structlog.get_logger(__name__)

EVERY_SECONDS = 5.0
ANSWER_SECONDS = 3.0
"""How long a server may take to answer before it counts as away."""

_UNANSWERED_SECONDS = 30.0


class Check(Protocol):
    """Asks one server; keeps its connection from one time to the next."""

    def __call__(self) -> str:
        """Why the server can't be used, in words; empty where it can. Ends within some ANSWER_SECONDS."""

    def close(self) -> None:
        """Let go of the connection."""


class KafkaCheck:
    """Asks a broker who its cluster is, which no right is needed for."""

    def __init__(self, settings: KafkaSettings) -> None:
        self._settings = settings
        self._admin: KafkaAdminClient | None = None

    def __call__(self) -> str:
        """See `Check`."""
        milliseconds = int(ANSWER_SECONDS * 1000)
        try:
            if self._admin is None:
                self._admin = connected(
                    KafkaAdminClient,
                    **self._settings.kafka_options(),
                    bootstrap_timeout_ms=milliseconds,
                    request_timeout_ms=milliseconds,
                )
            self._admin.describe_cluster()
        except (KafkaError, OSError) as error:
            self.close()
            return f"waiting for Kafka at {self._settings.kafka_bootstrap}: {error}"
        return ""

    def close(self) -> None:
        """See `Check`."""
        if self._admin:
            self._admin.close()
            self._admin = None


class RedisCheck:
    """Pings Redis."""

    def __init__(self, settings: RedisSettings) -> None:
        self._url = settings.redis_url
        self._client: Redis = Redis.from_url(
            str(settings.redis_url),
            **settings.redis_options(),
            socket_timeout=ANSWER_SECONDS,
            socket_connect_timeout=ANSWER_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )

    def __call__(self) -> str:
        """See `Check`."""
        try:
            self._client.ping()
        except (RedisError, OSError) as error:
            return f"waiting for Redis at {self._url.host}:{self._url.port}: {error}"
        return ""

    def close(self) -> None:
        """See `Check`."""
        self._client.close()


class ServerWatch:
    """Asks the servers on a thread of its own, so that neither a probe nor a scrape waits for them.

    A server that goes away is known after some EVERY_SECONDS and ANSWER_SECONDS, and told in the log when it
    goes and when it is back. How often they are asked does not depend on how often somebody wants to know.
    """

    def __init__(self, *checks: Check, clock: Callable[[], float] = time.monotonic) -> None:
        self._checks = checks
        self._clock = clock
        self._reason = "the servers were not asked yet"
        self._away: frozenset[Check] = frozenset()
        self._asked_at = self._away_since = clock()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="server-watch", daemon=True)

    def start(self) -> None:
        """Ask from now on, until `close`."""
        self._thread.start()

    def close(self) -> None:
        """Stop asking, and let go of the connections."""
        self._stop.set()
        if self._thread.ident:
            self._thread.join()
        for check in self._checks:
            check.close()

    def not_ready(self) -> str:
        """What was not there when last asked for; empty where everything was."""
        silent = self._clock() - self._asked_at
        if silent > _UNANSWERED_SECONDS:  # a check hangs, against its contract: nothing is known any more
            return self._reason or f"the servers have not answered for {silent:.0f} s"
        return self._reason

    def ask(self) -> None:
        """Ask every server once."""
        reasons = {check: reason for check in self._checks if (reason := check())}
        self._asked_at = self._clock()
        before, self._away = self._away, frozenset(reasons)
        self._reason = "; ".join(reasons.values())
        if self._away and not before:
            self._away_since = self._asked_at
        if self._away - before:  # in other words each time: the same outage is told once
            log.warning("server_away", reason=self._reason)
        if before and not self._away:
            log.info("servers_back", after_seconds=round(self._asked_at - self._away_since, 1))

    def _run(self) -> None:
        while not self._stop.is_set():
            try:
                self.ask()
            except Exception as error:  # readiness must not stay what it was because asking broke
                log.exception("asking failed in a way not foreseen")
                self._reason = f"the servers can't be asked: {error!r}"
            self._stop.wait(EVERY_SECONDS)


class ReadyCollector(Collector):
    """`frontwatch_ready`, as /readyz says it when scraped."""

    def __init__(self, not_ready: Callable[[], str]) -> None:
        self._not_ready = not_ready

    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One sample."""
        yield GaugeMetricFamily(metrics.READY.name, metrics.READY.help, 0 if self._not_ready() else 1)

    def describe(self) -> Sequence[GaugeMetricFamily]:
        """What `collect` gives, without asking."""
        return [GaugeMetricFamily(metrics.READY.name, metrics.READY.help)]
