"""The preview: watch the board's files, build, and let the browser show what came of it."""

from __future__ import annotations

import traceback
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Severity
from generator.serve.reload import Fault, PreviewServer, Shown
from generator.serve.watch import Bell, Lookout, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Build = Callable[[], "Attempt"]
    Say = Callable[[str], None]
    ReadLine = Callable[[str, int], str | None]
    Report = Callable[[Sequence[Diagnostic], ReadLine], str]

NAMED = 3  # changed files that are named after a build


class Attempt(msgspec.Struct, frozen=True):
    """What one try to build came to.

    ``config`` is None if the settings could not be read; then those of the last try hold. ``changed`` names the files
    of the site that differ from before: none if an error kept the site from being written.
    """

    config: Config | None
    found: tuple[Diagnostic, ...]
    changed: tuple[str, ...] = ()


def serve(
    build: Build,
    *,
    config: Config,
    theme: Sequence[Path],
    script: Path,
    say: Say,
    report: Report,
    reader: Callable[[], ReadLine],
    host: str = "127.0.0.1",
    port: int = 8000,
    open_browser: bool = False,
) -> None:
    """Build, serve and watch until interrupted; then return.

    ``build`` reads the settings anew each time and writes to ``config.output``. ``theme`` holds our own templates and
    static files, ``script`` is the overlay's. ``say`` tells people a line, ``report`` turns diagnostics into text, and
    ``reader`` makes a function that reads lines of the author's files as they are now.
    """
    server = PreviewServer(Shown(Path(config.output), config.base_path), script=script, host=host, port=port)
    if port not in (0, server.port):
        say(f"Port {port} is in use, so the preview takes {server.port}.")
    bell = Bell()
    lookout = Lookout(bell)
    preview = Preview(build, server, config, say=say, report=report, reader=reader)
    try:
        lookout.look_at(watched(config, theme))
        server.start()
        preview.round()
        say(f"The preview is at {preview.address} (Ctrl-C ends it).")
        if open_browser:
            webbrowser.open(preview.address)
        while True:
            bell.wait()
            lookout.look_at(watched(preview.config, theme))
            preview.round()
    except KeyboardInterrupt:
        say("The preview has ended.")
    finally:
        lookout.close()
        server.stop()


class Preview:
    """Builds once a round, and tells terminal and browser what has changed since the round before."""

    def __init__(
        self,
        build: Build,
        server: PreviewServer,
        config: Config,
        *,
        say: Say,
        report: Report,
        reader: Callable[[], ReadLine],
    ) -> None:
        """Start with nothing built, found or told."""
        self.config = config
        self._build = build
        self._server = server
        self._say = say
        self._report = report
        self._reader = reader
        self._told: frozenset[Diagnostic] = frozenset()

    @property
    def address(self) -> str:
        """Where the site is shown."""
        return self._server.origin + self.config.base_path

    def round(self) -> None:
        """Build; a fault, even one of ours, leaves the last good site and is shown on it."""
        before = self._server.shown
        read_line = self._reader()
        try:
            attempt = self._build()
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview goes on with the next change
            self._say("".join(traceback.format_exception(error)).rstrip())
            attempt = Attempt(None, ())
            faults = [Fault("", f"the build stopped: {error}", "the terminal says more; the next change tries again")]
        else:
            self._tell(attempt, read_line)
            faults = [fault_of(found, read_line) for found in attempt.found if found.severity is Severity.ERROR]
        self.config = attempt.config or self.config
        shown = self._server.shown = Shown(before.folder, self.config.base_path, tuple(faults))
        if before.faults and not faults:
            self._say("Mended.")
        if shown.base_path != before.base_path:
            self._say(f"The preview is now at {self.address}")
        if attempt.changed or shown != before:
            self._server.reload()

    def _tell(self, attempt: Attempt, read_line: ReadLine) -> None:
        """Say what is new: what was found before and still holds is not said again."""
        fresh = [found for found in attempt.found if found not in self._told]
        self._told = frozenset(attempt.found)
        if fresh:
            self._say(self._report(fresh, read_line).rstrip())
        if attempt.changed:
            self._say(changes(attempt.changed))


def changes(files: Sequence[str]) -> str:
    """Return what differs in words: "Changed: index.html, feed.atom and 4 more files"."""
    rest = len(files) - NAMED
    more = f" and {rest} more file{'s' if rest > 1 else ''}" if rest > 0 else ""
    return f"Changed: {', '.join(files[:NAMED])}{more}."


def fault_of(found: Diagnostic, read_line: ReadLine) -> Fault:
    """Return what the page says of a diagnostic, with the line that it is about."""
    span = found.span
    place = ":".join(str(part) for part in (span.path, span.line, span.column) if part is not None)
    line = read_line(span.path, span.line) if span.line is not None else None
    return Fault(place, found.message, found.hint, found.code, line or "")
