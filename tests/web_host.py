"""A host of the web on this machine, with pages of every kind that links lead to."""

from __future__ import annotations

import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.listening import Listening

MOVES = {
    "/moved": (301, "/ok"), "/for-now": (302, "/ok"), "/twice": (308, "/moved"), "/mixed": (302, "/moved"),
    "/round": (301, "/about"), "/about": (302, "/round"), "/outside": (302, "file:///etc/passwd"),
    "/to-gone": (301, "/gone"),
}  # fmt: skip
STATES = {"/ok": 200, "/gone": 404, "/over": 410, "/shy": 403, "/ill": 500, "/busy-always": 429}


class WebHost(Listening, ThreadingHTTPServer):
    """Keeps what it was asked (method and path), when, by whom, and by how many at once."""

    daemon_threads = True

    def __init__(self) -> None:
        """Take a free port."""
        self.asked, self.times, self.agents = list[str](), list[float](), set[str]()
        self.counts, self.lock, self.inside, self.crowd = Counter[str](), threading.Lock(), 0, 0
        self.released = threading.Event()
        super().__init__(("127.0.0.1", 0), Answering)

    def __exit__(self, *_: object) -> None:
        """Let nobody wait any more, and stop."""
        self.released.set()
        super().__exit__()

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        """Return the address of a path."""
        return f"http://{host}:{self.server_port}{path}"


class Answering(BaseHTTPRequestHandler):
    """One request."""

    server: WebHost

    def do_HEAD(self) -> None:
        """Answer without a page."""
        host = self.server
        with host.lock:
            host.asked.append(f"{self.command} {self.path}")
            host.times.append(time.monotonic())
            host.agents.add(self.headers["User-Agent"])
            host.counts[self.path] += 1
            host.inside += 1
            host.crowd = max(host.crowd, host.inside)
        try:
            self.answer(self.path)
        finally:
            with host.lock:
                host.inside -= 1

    do_GET = do_HEAD  # noqa: N815 - named by http.server

    def answer(self, path: str) -> None:
        """Answer as the path says."""
        if path == "/slow":
            self.server.released.wait(20)
        if path == "/drip":
            self.wfile.write(b"HTTP/1.0 200 OK\r\nX: ")
            while not self.server.released.wait(0.05):
                self.wfile.write(b"x")
            return
        if path == "/rude":
            self.close_connection = True
            self.connection.close()
            return
        status, place = MOVES.get(path, (STATES.get(path, 200), None))
        if path == "/no-head" and self.command == "HEAD":
            status = 405
        if path == "/lying-head" and self.command == "HEAD":
            status = 404
        busy = path == "/busy-once" and self.server.counts[path] == 1
        self.send_response(429 if busy else status)
        if busy:
            self.send_header("Retry-After", "1")
        if place is not None:
            self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""
