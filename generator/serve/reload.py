"""The built site -> a browser that shows its newest state, served as a static host would under the base path."""

from __future__ import annotations

import asyncio
import errno
import mimetypes
import socket
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

if TYPE_CHECKING:
    from collections.abc import Callable

PORTS = 20  # how many ports are tried, one after another
# The livereload script finds its server by its own address, which has to lie at the root.
SCRIPTS = (
    b'<script defer src="/livereload.js"></script>'
    b'<script type="module" src="/.preview/overlay.js"></script>'
)  # fmt: skip
# Where machines disagree, what GitHub Pages says.
TYPES = {".js": "text/javascript", ".atom": "application/atom+xml", ".webmanifest": "application/manifest+json"}
WAITING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>No site yet</title>
<h1>There is no site to show yet</h1><p>It appears here by itself as soon as the board can be built.</p></html>"""
OUTSIDE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Outside the board</title>
<h1>This address is outside the board</h1><p>The site lives under <a href="{0}">{0}</a>; a link that leads here would
lead nowhere once it is published.</p></html>"""


class Fault(msgspec.Struct, frozen=True):
    """What the page says of a fault: ``place`` is file, line and column, ``line`` the text that stands there."""

    place: str
    message: str
    hint: str = ""
    code: str = ""
    line: str = ""


class Shown(msgspec.Struct, frozen=True):
    """What a browser sees now: the last good site in ``folder``, and what keeps the next from being built."""

    folder: Path
    base_path: str = "/"
    faults: tuple[Fault, ...] = ()


def with_scripts(html: bytes) -> bytes:
    """Add the preview's scripts at the end of the head, or of the page if its head is not written out."""
    at = html.lower().find(b"</head>")
    return html[:at] + SCRIPTS + html[at:] if at >= 0 else html + SCRIPTS


def file_at(folder: Path, name: str) -> Path | None:
    """Return the file or folder of the site with this name; None if there is none, or it is not within the site."""
    with suppress(OSError, ValueError):  # names that no file can have: too long, with a NUL
        found = (folder / name).resolve(strict=True)
        if found.is_relative_to(folder.resolve()):
            return found
    return None


class Quiet(RequestHandler):
    """Answers that no browser keeps."""

    def set_default_headers(self) -> None:
        """Forbid keeping the answer: the next one may differ."""
        self.set_header("Cache-Control", "no-store")

    def respond(self, data: bytes, name: str, status: int = 200) -> None:
        """Send bytes with the type that their name tells; the preview's scripts join each page."""
        kind = TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
        self.set_status(status)
        self.set_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.finish(with_scripts(data) if kind == "text/html" else data)


class SiteHandler(Quiet):
    """The site itself; the preview's own addresses lie outside of it."""

    def initialize(self, now_shown: Callable[[], Shown]) -> None:
        """Keep how to learn what is to be shown."""
        self.now_shown = now_shown

    def get(self, path: str) -> None:
        """Answer as a static host does: a file, a folder's index, or 404."""
        shown = self.now_shown()
        if not path.startswith(shown.base_path):
            if path in ("/", shown.base_path[:-1]):
                self.redirect(shown.base_path)
            else:
                self.respond(OUTSIDE.format(shown.base_path).encode(), "outside.html", 404)
            return
        found = file_at(shown.folder, path.removeprefix(shown.base_path))
        if found and found.is_dir() and not path.endswith("/"):
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(f"{self.request.path}/{query}")
            return
        file = found / "index.html" if found and found.is_dir() else found
        if file and file.is_file() and path.endswith("/") == (file != found):
            self.respond(file.read_bytes(), file.name)
        else:
            self._missing(shown.folder)

    def head(self, path: str) -> None:
        """Answer without the body."""
        self.get(path)

    def _missing(self, folder: Path) -> None:
        page = folder / "404.html"
        built = (folder / "index.html").is_file()
        self.respond(page.read_bytes() if built and page.is_file() else WAITING.encode(), page.name, 404)


class FaultsHandler(Quiet):
    """What the overlay shows, as JSON."""

    def initialize(self, now_shown: Callable[[], Shown]) -> None:
        """Keep how to learn what is to be shown."""
        self.now_shown = now_shown

    def get(self) -> None:
        """Answer with the faults; an empty list if there are none."""
        self.respond(msgspec.json.encode(self.now_shown().faults), "faults.json")


class OverlayHandler(Quiet):
    """The overlay's script, from the folder of files that are never published."""

    def initialize(self, script: Path) -> None:
        """Keep where the script lies."""
        self.script = script

    def get(self) -> None:
        """Answer with the script."""
        self.respond(self.script.read_bytes(), self.script.name)


class ReloadSocket(LiveReloadHandler):  # type: ignore[misc]
    """Tells pages to load themselves again, when we say so: nothing is polled, and nothing is held back."""

    watcher = Watcher()  # asked for the name of the last change, never started
    live_css = False  # a changed stylesheet has a new address, so pages change with it

    def check_origin(self, origin: str) -> bool:
        """Accept pages of the preview alone; livereload would accept those of any site."""
        return WebSocketHandler.check_origin(self, origin)


class PreviewServer:
    """Serves a site from a thread of its own, from `start` to `stop`."""

    def __init__(self, shown: Shown, *, script: Path, host: str, port: int) -> None:
        """Take the first free port from this one on (0: any). OSError if there is none."""
        self.shown = shown
        self._socket = listening(host, port)
        self.port: int = self._socket.getsockname()[1]
        self.origin = f"http://{host}:{self.port}"
        self._app = Application([
            ("/livereload", ReloadSocket),
            ("/livereload.js", LiveReloadJSHandler),
            ("/.preview/faults.json", FaultsHandler, {"now_shown": lambda: self.shown}),
            ("/.preview/overlay.js", OverlayHandler, {"script": script}),
            ("(/.*)", SiteHandler, {"now_shown": lambda: self.shown}),
        ], log_function=_unsaid)  # fmt: skip
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="preview", daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()
        self._ready.wait()

    def reload(self) -> None:
        """Let every open page load itself again."""
        self._loop.call_soon_threadsafe(ReloadSocket.reload_waiters, "*")

    def stop(self) -> None:
        """Close all connections and end the thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()
        self._socket.close()

    async def _serve(self) -> None:
        self._loop, self._stopping = asyncio.get_running_loop(), asyncio.Event()
        server = HTTPServer(self._app)
        server.add_socket(self._socket)
        self._ready.set()
        await self._stopping.wait()
        server.stop()
        for waiter in [*ReloadSocket.waiters]:
            waiter.close()
        await server.close_all_connections()


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens on the first free port from this one on. OSError if there is none."""
    for number in range(port, port + PORTS - 1):
        try:
            return _listening(host, number)
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return _listening(host, port + PORTS - 1)


def _listening(host: str, port: int) -> socket.socket:
    listener = socket.create_server((host, port))
    listener.settimeout(0)  # tornado never waits for a socket
    return listener


def _unsaid(_handler: Any) -> None:  # noqa: ANN401 - tornado's own type is of no interest
    """Do not log single requests: the terminal is for the board's faults."""
