import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry, Gauge

from services.common.health import serve_health

ADDRESSES = Path("/proc/net/if_inet6")


@pytest.fixture
def reasons() -> list[str]:
    return ["starting"]


@pytest.fixture
def url(reasons: list[str]) -> Iterator[str]:
    registry = CollectorRegistry()
    Gauge("answer", "The answer.", registry=registry).set(42)
    server = serve_health("127.0.0.1", 0, registry, lambda: reasons[0])
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def get(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:  # noqa: S310 - it is ours
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


def test_it_is_alive_before_it_is_ready(url: str, reasons: list[str]) -> None:
    assert get(f"{url}/healthz") == (200, "ok\n")
    assert get(f"{url}/readyz") == (503, "starting\n")
    reasons[0] = ""
    assert get(f"{url}/readyz") == (200, "ready\n")


def test_it_shows_the_metrics_of_its_registry(url: str) -> None:
    status, body = get(f"{url}/metrics")
    assert status == 200
    assert "answer 42.0" in body


@pytest.mark.skipif(
    not (ADDRESSES.exists() and ADDRESSES.read_text()), reason="this machine has no address of IPv6"
)
@pytest.mark.parametrize(
    ("host", "reached"), [("::", "[::1]"), ("::", "127.0.0.1"), ("::1", "[::1]"), ("localhost", "localhost")]
)
def test_it_listens_at_addresses_of_either_kind(host: str, reached: str) -> None:
    server = serve_health(host, 0, CollectorRegistry(), lambda: "")
    assert get(f"http://{reached}:{server.server_port}/readyz") == (200, "ready\n")
    server.shutdown()
    server.server_close()


def test_anything_else_is_not_found(url: str) -> None:
    assert get(f"{url}/admin")[0] == 404
