"""A search engine on this machine that takes part in IndexNow."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, HTTPServer

from tests.listening import Listening


class SearchEngine(Listening, HTTPServer):
    """Answers with the next of ``codes``, or else 200; keeps what it was told: path, type, addresses."""

    def __init__(self, *codes: int) -> None:
        """Take a free port."""
        self.codes, self.told = list(codes), list[tuple[str, str, list[str]]]()
        super().__init__(("127.0.0.1", 0), Hearing)

    @property
    def address(self) -> str:
        """Where it is told."""
        return f"http://127.0.0.1:{self.server_port}/indexnow"


class Hearing(BaseHTTPRequestHandler):
    """One request."""

    server: SearchEngine

    def do_POST(self) -> None:
        """Keep what is told, and answer."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.told.append((self.path, self.headers["Content-Type"], body["urlList"]))
        self.send_response(self.server.codes.pop(0) if self.server.codes else 200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
