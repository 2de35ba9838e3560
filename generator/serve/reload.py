"""A web server for the preview: it answers as a static host would, and tells open pages when they are out of date."""

from __future__ import annotations

import asyncio
import json
import mimetypes
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

import msgspec
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado.httpserver import HTTPServer
from tornado.routing import HostMatches
from tornado.web import Application, RequestHandler
from tornado.websocket import WebSocketHandler

from generator.serve.address import host_names, listening
from generator.serve.shown import Pages, file_name, with_scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Coroutine

    from generator.serve.shown import Early, Shown

# Where machines disagree, what GitHub Pages says.
TYPES = {".js": "text/javascript", ".atom": "application/atom+xml", ".webmanifest": "application/manifest+json"}
CARDS = "cards"  # the part of a page that overlay.js exchanges by itself
STRANGER = "This preview does not answer to that name. Ask for it by the address that it printed.\n"


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

    def initialize(self, pages: Pages) -> None:
        """Keep what knows the site."""
        self.pages = pages

    async def get(self, path: str) -> None:
        """Answer as a static host does; while the files of the site change places, a moment later."""
        if not self.pages.is_early(path):
            await self.pages.free.wait()
        found = self.pages.give(path)
        if found.target:
            query = f"?{self.request.query}" if self.request.query else ""
            self.redirect(self.request.path + f"/{query}" if found.target == f"{path}/" else found.target)
        else:
            self.respond(found.data, found.name, found.status)

    async def head(self, path: str) -> None:
        """Answer without the body."""
        await self.get(path)


class StateHandler(Quiet):
    """What the overlay shows, as JSON."""

    def initialize(self, state: Callable[[], object], name: str) -> None:
        """Keep how to learn what is to be shown."""
        self.state, self.name = state, name

    def get(self) -> None:
        """Answer with what there is; an empty list if there is nothing."""
        self.respond(msgspec.json.encode(self.state()), self.name)


class OverlayHandler(Quiet):
    """The overlay's script, from the folder of files that are never published."""

    def initialize(self, script: Path) -> None:
        """Keep where the script lies."""
        self.script = script

    def get(self) -> None:
        """Answer with the script."""
        self.respond(self.script.read_bytes(), self.script.name)


class StrangerHandler(RequestHandler):
    """Whoever asks for a host that we are not: a page of another site whose name was made to lead here."""

    def prepare(self) -> None:
        """Refuse, whatever was asked."""
        self.set_status(421)
        self.finish(STRANGER)


class ReloadSocket(LiveReloadHandler):  # type: ignore[misc]
    """Tells a page to load itself again, or a stylesheet, when we say so: nothing is polled, nothing is held back."""

    watcher = Watcher()  # asked for the name of the last change, never started

    def initialize(self, pages: Pages) -> None:
        """Keep what knows the site."""
        self.pages = pages
        self.path = ""
        self.given: int | None = None

    def check_origin(self, origin: str) -> bool:
        """Accept pages of the preview alone; livereload would accept those of any site."""
        return WebSocketHandler.check_origin(self, origin)

    def on_message(self, message: str | bytes) -> None:
        """Hear which page it is; it may have changed since it was sent."""
        super().on_message(message)
        said = json.loads(message)
        if said["command"] == "info" and "url" in said:
            self.path = unquote(urlsplit(said["url"]).path)
            self.given = self.pages.given(self.path)
            if self.pages.free.is_set():
                self.compare()

    def compare(self, lists: Collection[str] = ()) -> bool:
        """Let the page take up what it has become, if it is not as it was given; say whether that is so.

        Of the files in ``lists`` nothing but cards has changed.
        """
        now = self.pages.now(self.path)
        if now == self.given:
            return False
        self.given = now
        self.load(quote(self.path), CARDS if file_name(self.pages.shown, self.path) in lists else "")
        return True

    def load(self, path: str = "*", part: str = "") -> None:
        """Load the page again, or only what lies at a path; its own path, and a part of it, is the overlay's to do."""
        message = {"command": "reload", "path": path, "originalPath": part, "liveCSS": True, "liveImg": True}
        self.send_message(message)


class PreviewServer:
    """Serves a site from a thread of its own, from `start` to `stop`."""

    def __init__(self, shown: Shown, *, script: Path, host: str, port: int) -> None:
        """Take the first free port from this one on (0: any). OSError if there is none."""
        self.pages = Pages(shown)
        self._socket = listening(host, port)
        self.port: int = self._socket.getsockname()[1]
        self.origin = f"http://{f'[{host}]' if ':' in host else host}:{self.port}"
        ours = [
            ("/livereload", ReloadSocket, {"pages": self.pages}),
            ("/livereload.js", LiveReloadJSHandler),
            ("/.preview/faults.json", StateHandler, {"state": lambda: self.shown.faults, "name": "faults.json"}),
            ("/.preview/marks.json", StateHandler, {"state": lambda: self.shown.marks, "name": "marks.json"}),
            ("/.preview/overlay.js", OverlayHandler, {"script": script}),
            ("(/.*)", SiteHandler, {"pages": self.pages}),
        ]  # fmt: skip
        hosts = HostMatches(host_names(host))
        self._app = Application([(hosts, ours)], default_handler_class=StrangerHandler, log_function=_unsaid)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), name="preview", daemon=True)

    @property
    def shown(self) -> Shown:
        """What is to be seen."""
        return self.pages.shown

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()
        self._ready.wait()

    def visited(self) -> set[str]:
        """Return the files of the site that are open in a browser."""
        return {file_name(self.shown, waiter.path) for waiter in self._waiters()}

    def show(self, shown: Shown, early: Early, lists: Collection[str] = ()) -> None:
        """Let what is shown be another, and each open page that differs from it load itself again.

        Where only styles differ they are exchanged under the page, and in ``lists`` the cards; with other faults or
        marks, every page loads again.
        """
        self._do(self._show(shown, early, lists))

    def hold(self) -> None:
        """Let requests wait: from now on the files of the site are neither the old nor the new ones."""
        self._do(self._hold())

    def release(self) -> None:
        """Let them go on."""
        if not self.pages.free.is_set():
            self._do(self._release())

    def stop(self) -> None:
        """Close all connections and end the thread."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stopping.set)
            self._thread.join()
        self._socket.close()

    def _do(self, work: Coroutine[Any, Any, None]) -> None:
        """Work in the server's thread, where all that browsers see is kept, and wait until it is done."""
        asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def _waiters(self) -> list[ReloadSocket]:
        return [waiter for waiter in [*ReloadSocket.waiters] if waiter.pages is self.pages]

    async def _hold(self) -> None:
        self.pages.free.clear()

    async def _release(self) -> None:
        self.pages.free.set()

    async def _show(self, shown: Shown, early: Early, lists: Collection[str]) -> None:
        before, self.pages.shown, self.pages.early = self.pages.shown, shown, early
        files = self.pages.changed_files()
        styles = [path for path in files if path.endswith(".css")]
        everything = before != shown or len(styles) < len(files)
        for waiter in self._waiters():
            if everything:
                waiter.load()
            elif not waiter.compare(lists):
                for path in styles:
                    waiter.load(path)

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


def _unsaid(_handler: Any) -> None:  # noqa: ANN401 - tornado's own type is of no interest
    """Do not log single requests: the terminal is for the board's faults."""
