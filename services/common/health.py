"""The small HTTP side of a service that has no API: /metrics, /healthz, /readyz."""

from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from services.common.settings import PREFIX, UnusableSetting

_TEXT = ("Content-Type", "text/plain; charset=utf-8")


class _ThreadingServer(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a line a scrape would bury the log."""


def serve_health(
    host: str,
    port: int,
    registry: CollectorRegistry,
    not_ready: Callable[[], str],
    exported: Callable[[], bytes] = bytes,
) -> WSGIServer:
    """Serve on a daemon thread until the returned server is shut down.

    `/healthz` answers 200 while the process lives. `/readyz` answers 200 where `not_ready()` returns an
    empty string, else 503 with that reason. `/metrics` is `registry` in the text exposition format,
    followed by what `exported()` has in the same format, of metrics that the registry doesn't know.
    Raises UnusableSetting where the port is taken, or not to be had at that address.
    """

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ.get("PATH_INFO", "")
        if path == "/metrics":
            body = generate_latest(registry) + exported()
            start_response("200 OK", [("Content-Type", CONTENT_TYPE_PLAIN_0_0_4)])
            return [body]
        if path == "/healthz":
            start_response("200 OK", [_TEXT])
            return [b"ok\n"]
        if path == "/readyz":
            reason = not_ready()
            start_response("503 Service Unavailable" if reason else "200 OK", [_TEXT])
            return [f"{reason or 'ready'}\n".encode()]
        start_response("404 Not Found", [_TEXT])
        return [b"see /metrics, /healthz, /readyz\n"]

    try:
        server = make_server(host, port, app, server_class=_ThreadingServer, handler_class=_QuietHandler)
    except OSError as error:
        raise UnusableSetting(f"{PREFIX}PORT: {host}:{port}: {error.strerror}") from error
    Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server
