"""Somebody who is told of changes by Alertmanager."""

import json
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class Webhook:
    """A server that people's chat could be: it keeps what Alertmanager sends."""

    def __init__(self) -> None:
        self.notifications: list[dict[str, Any]] = []
        self.times: list[float] = []
        """When each notification arrived, on the monotonic clock."""
        self.status = 200
        """What it answers; with another, it keeps nothing."""
        notifications, times, webhook = self.notifications, self.times, self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                sent = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                if webhook.status == 200:
                    times.append(time.monotonic())
                    notifications.append(sent)
                self.send_response(webhook.status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/"

    def change_ids(self) -> list[str]:
        """The changes told, in order, with repetitions."""
        return [alert["labels"]["change_id"] for sent in self.notifications for alert in sent["alerts"]]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
