"""Whether each program of the stack does its work, asked in its own protocol."""

import socket
from collections.abc import Callable
from typing import Any

import httpx
import redis
from kafka import KafkaAdminClient
from kafka.errors import KafkaError


def kafka_answers(port: int) -> bool:
    """Whether the broker has joined its cluster."""
    try:
        socket.create_connection(
            ("127.0.0.1", port), timeout=2
        ).close()  # the client would wait, and back off
        admin = KafkaAdminClient(bootstrap_servers=f"127.0.0.1:{port}", request_timeout_ms=2000)
        try:
            return bool(admin.describe_cluster()["brokers"])
        finally:
            admin.close()
    except (OSError, KafkaError):
        return False


def redis_answers(port: int) -> bool:
    """Whether Redis has loaded its data and answers."""
    try:
        with redis.Redis(port=port, socket_timeout=2) as client:
            return bool(client.ping())
    except redis.RedisError:
        return False


def ask(url: str, timeout: float = 5, **options: Any) -> httpx.Response:
    """What a program of this machine answers to GET. Raises httpx.HTTPError where it does not answer.

    Over plain HTTP: the certificates of the world, which httpx reads each time, take longer than the answer.
    """
    return httpx.get(url, timeout=timeout, verify=False, **options)  # noqa: S501


def http_answers(path: str) -> Callable[[int], bool]:
    """A probe of whether `path` answers with success."""

    def probe(port: int) -> bool:
        try:
            return ask(f"http://127.0.0.1:{port}{path}", timeout=2).is_success
        except httpx.HTTPError:
            return False

    return probe


PROBES: dict[str, Callable[[int], bool]] = {
    "kafka": kafka_answers,
    "redis": redis_answers,
    "prometheus": http_answers("/-/ready"),
    "alertmanager": http_answers("/-/ready"),
    "grafana": http_answers("/api/health"),
    "ingest": http_answers("/readyz"),
    "stream": http_answers("/readyz"),
    "alerting": http_answers("/readyz"),
}
