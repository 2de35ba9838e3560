"""An employer's site on this machine, whose openings are asked for."""

from __future__ import annotations

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

from tests.listening import Listening


class Answer(NamedTuple):
    """What is answered: code, body and further headers; ``drops`` breaks the connection off halfway."""

    body: str = ""
    code: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    drops: bool = False


class Employer(Listening, ThreadingHTTPServer):
    """Answers each path with its answers, one after the other, the last one again and again; else with 404."""

    daemon_threads = True

    def __init__(self, **pages: list[Answer]) -> None:
        """Take a free port; the name of a page is its path, with ``__`` for "/"."""
        self.pages = {f"/{name.replace('__', '/')}": answers for name, answers in pages.items()}
        self.asked = list[tuple[str, str]]()
        super().__init__(("127.0.0.1", 0), Asked)

    def url(self, path: str) -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.server_port}{path}"


class Asked(BaseHTTPRequestHandler):
    """One request."""

    server: Employer

    def do_GET(self) -> None:
        """Answer with what the path has."""
        self.server.asked.append((self.path, self.headers["User-Agent"]))
        answers = self.server.pages.get(self.path.partition("?")[0], [Answer(code=404)])
        answer = answers.pop(0) if len(answers) > 1 else answers[0]
        data = answer.body.encode()
        self.send_response(answer.code)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if answer.drops else data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""
