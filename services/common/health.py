"""The small HTTP side of a service that has no API: /metrics, /healthz, /readyz."""

import socket
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest

from services.common.listening import listen

_TEXT = ("Content-Type", "text/plain; charset=utf-8")


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class's name
        """Say nothing: a line a scrape would bury the log."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def __init__(self, listening: socket.socket, app: WSGIApplication) -> None:
        super().__init__(listening.getsockname()[:2], _QuietHandler, bind_and_activate=False)
        self.socket.close()
        self.socket = listening
        self.server_name, self.server_port = listening.getsockname()[:2]
        self.setup_environ()
        self.set_app(app)


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
    Raises UnusableSetting where it is not to be had at that address.
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

    server = _Server(listen(host, port), app)
    Thread(target=server.serve_forever, name="health", daemon=True).start()
    return server
