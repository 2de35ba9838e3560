"""A board of some thirty postings, and hosts that serve folders under a path."""

from __future__ import annotations

from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tests.board import NOON, SETTINGS, Board, posting

if TYPE_CHECKING:
    from collections.abc import Iterator

PROJECT = Path(__file__).parents[2]
BASE_PATH = "/repo/"
POSTINGS = 32
HANDS = 'repository = "example/jobs"\nemail = "jobs@board.example"\n[outputs]\nextra = ["full-text"]\n'
# So many of them close within a week, as many later.
CLOSING = 3
SKILLS = ("Python", "PostgreSQL", "Kafka", "Go", "First aid")


def fill(root: Path) -> Board:
    """Build a board of open postings, and a closed one, for a host that serves it under a base path."""
    board = Board(root, NOON).write(
        "board.toml", SETTINGS.replace("https://jobs.example/", "https://user.example/repo/") + HANDS
    )
    for number in range(POSTINGS):
        skills = ", ".join(skill for i, skill in enumerate(SKILLS) if (number + i) % 3 == 0)
        given = {"location": "Remote"} if number % 12 == 1 else {}
        closes = f"expires: 2026-{11 + number % 2}-26\n" if number < 2 * CLOSING else ""
        text = posting(number, **given).replace("apply:", f"skills: [{skills}]\n{closes}apply:")
        if number == POSTINGS - 1:
            text += "\nNo zebrafish are kept here.\n"
        board.write(f"content/postings/posting-{number:03}.md", text)
    closed = posting(99, title="Cook who was found", date="2026-10-01").replace("apply:", "expires: 2026-11-01\napply:")
    return board.write("content/postings/over.md", closed).build()


@contextmanager
def served(*folders: tuple[str, Path]) -> Iterator[str]:
    """Serve folders, each under a path from "/" to "/", and give the address of the host."""

    class Handler(SimpleHTTPRequestHandler):
        def translate_path(self, path: str) -> str:
            plain = path.partition("?")[0].partition("#")[0]
            for prefix, folder in folders:
                if plain.startswith(prefix):
                    self.directory = str(folder)
                    return super().translate_path("/" + plain.removeprefix(prefix))
            return str(PROJECT / "no such file")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
