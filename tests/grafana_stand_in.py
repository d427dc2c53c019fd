"""A stand-in for a Grafana server, where none is installed. It is not Grafana, and says so."""

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit


class StandIn:
    """Keeps what it is given and answers as Grafana does; with the status `failing` where that is set."""

    def __init__(self) -> None:
        self.datasources: list[dict[str, Any]] = []
        self.folders: dict[str, dict[str, Any]] = {}
        self.dashboards: dict[str, dict[str, Any]] = {}
        self.annotations: list[dict[str, Any]] = []
        self.failing = 0
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def _answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else {}
                status, answer = stand_in.answer(self.command, self.path, body)
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def do_GET(self) -> None:
                self._answer()

            def do_POST(self) -> None:
                self._answer()

            def do_PUT(self) -> None:
                self._answer()

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self._server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def answer(self, method: str, url: str, body: dict[str, Any]) -> tuple[int, Any]:
        """Status and body of the answer."""
        address = urlsplit(url)
        path = address.path.removeprefix("/api/").split("/")
        if self.failing:
            return self.failing, {"message": "the stand-in fails, as asked"}
        if method == "GET":
            found = self._found(path, parse_qs(address.query))
            return (404, {"message": "not found"}) if found is None else (200, found)
        return 200, self._kept(path, body)

    def _found(self, path: list[str], query: dict[str, list[str]]) -> Any:
        match path:
            case ["datasources", "name", _]:
                return self.datasources[0] if self.datasources else None
            case ["folders", uid]:
                return self.folders.get(uid)
            case ["dashboards", "uid", uid]:
                return {"dashboard": self.dashboards[uid]} if uid in self.dashboards else None
            case ["annotations"]:
                return [each for each in self.annotations if set(query["tags"]) <= set(each["tags"])]
        return None

    def _kept(self, path: list[str], body: dict[str, Any]) -> dict[str, str]:
        match path:
            case ["datasources", *_]:
                self.datasources = [{"id": 1, **body}]
            case ["folders"]:
                self.folders[body["uid"]] = body
            case ["annotations"]:
                self.annotations.append(body)
            case ["dashboards", "db"]:
                uid = body["dashboard"]["uid"]
                self.dashboards[uid] = body["dashboard"]
                return {"url": f"/d/{uid}"}
        return {"message": "done"}

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
