"""Saved files -> what the browser shows: at once what can be seen of an edit, then what the build makes of it."""

from __future__ import annotations

import threading
import traceback
from typing import TYPE_CHECKING

import msgspec

from generator.glimpse import Outlook
from generator.model.diagnostic import Diagnostic, Severity
from generator.serve.shown import Fault, Shown, as_built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from generator.glimpse import Glimpse
    from generator.model.config import Config
    from generator.parallel import Progress
    from generator.pipeline import Planned
    from generator.serve.reload import PreviewServer

    Build = Callable[[Progress], "Attempt"]
    Say = Callable[[str], None]
    ReadLine = Callable[[str, int], str | None]
    Report = Callable[[Sequence[Diagnostic], ReadLine], str]

NAMED = 3  # changed files that are named after a build
WRITING = "writing"  # the step of a build in which the files of the site are replaced


class Attempt(msgspec.Struct, frozen=True):
    """What one try to build came to.

    ``config`` is None if the settings could not be read; then those of the last try hold. ``changed`` names the files
    of the site that differ from before. ``refused`` says that an error kept the site from being written. ``plan`` is
    what the site was made from; None if nobody had to look, because all is as the build before left it.
    """

    config: Config | None
    found: tuple[Diagnostic, ...]
    changed: tuple[str, ...] = ()
    refused: bool = False
    plan: Planned | None = None


class Preview:
    """Shows each save as early as it can be, builds once a round, and tells terminal and browser what has changed.

    Two threads call it: `saved` the one that hears of files, `round` the one that builds.
    """

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
        self._turn = threading.Lock()
        self._outlook: Outlook | None = None
        self._unbuilt: frozenset[Path] = frozenset()  # saved since the build that the outlook is of began
        self._during: frozenset[Path] = frozenset()  # those of them saved since the build under way began
        self._errors: tuple[Diagnostic, ...] = ()  # what the last build found
        self._stopped: tuple[Fault, ...] = ()  # why it came to no end

    @property
    def address(self) -> str:
        """Where the site is shown."""
        return self._server.origin + self.config.base_path

    def saved(self, files: frozenset[Path]) -> None:
        """Show what can be seen of these files before they are built."""
        with self._turn:
            self._unbuilt |= files
            self._during |= files
            try:
                self._look()
            except Exception as error:  # noqa: BLE001 - a fault of ours; the build, which follows, can do without
                self._say("".join(traceback.format_exception(error)).rstrip())
                self._outlook = None
                self._server.show(self._server.shown, as_built)

    def round(self) -> None:
        """Build; a fault, even one of ours, leaves the last good site and is shown on it."""
        with self._turn:
            self._during = frozenset()
        try:
            attempt = self._build(self._hear)
        except Exception as error:  # noqa: BLE001 - whatever it is, the preview goes on with the next change
            ours = not isinstance(error, OSError)  # a full disk, or a folder that may not be written, is none of ours
            self._say("".join(traceback.format_exception(error)).rstrip() if ours else f"error: {error}")
            stopped = Fault("", f"the build stopped: {error}", "the terminal says more; the next change tries again")
            self._settle(Attempt(None, (), refused=True), (stopped,))
        else:
            self._tell(attempt)
            self._settle(attempt, ())
        finally:
            self._server.release()

    def look_ahead(self, plan: Planned) -> None:
        """Take a plan of the site as it stands, where no build had to make one."""
        with self._turn:
            self._outlook = self._outlook or Outlook(self.config, plan)
            self._outlook.warm()
            self._look()

    @property
    def is_blind(self) -> bool:
        """Whether nothing can be seen of an edit before it is built, because no build had to look at the board."""
        return self._outlook is None and not self._server.shown.faults

    def _hear(self, step: str, done: int = 0, total: int = 0) -> None:
        """Hear of the steps of a build: while files change places, requests wait."""
        del done, total
        if step == WRITING:
            self._server.hold()
        else:
            self._server.release()

    def _settle(self, attempt: Attempt, stopped: tuple[Fault, ...]) -> None:
        """Let what was built be shown, and what was saved meanwhile upon it."""
        before = self._server.shown
        with self._turn:
            was_broken = bool(self._stopped or self._errors)
            self.config = attempt.config or self.config
            self._stopped = stopped
            self._errors = tuple(found for found in attempt.found if found.severity is Severity.ERROR)
            if not attempt.refused:
                self._unbuilt = self._during
                if attempt.plan is not None:
                    self._outlook = Outlook(self.config, attempt.plan)
            self._look()
        if attempt.plan and self._outlook:
            self._outlook.warm()
        if was_broken and not (self._stopped or self._errors):
            self._say("Mended.")
        if self._server.shown.base_path != before.base_path:
            self._say(f"The preview is now at {self.address}")

    def _look(self) -> None:
        """Show the site, and over it what the files that are not built yet make of it, unless something is at fault."""
        glimpse = self._outlook.after(self._unbuilt) if self._outlook and self._unbuilt else None
        visited = self._server.visited() if glimpse else set()
        lists = frozenset(file for file in visited if glimpse and glimpse.file(file) and glimpse.only_cards(file))
        faults = (*self._stopped, *self._faults(self._standing(glimpse)))
        shown = Shown(
            self._server.shown.folder,
            self.config.base_path,
            faults,
            self._outlook.marks if self._outlook else self._server.shown.marks,
        )
        self._server.show(shown, glimpse.file if glimpse and not faults else as_built, lists)

    def _standing(self, glimpse: Glimpse | None) -> list[Diagnostic]:
        """Return the errors that stand: of the last build, but for what was mended since, and what is seen already."""
        if glimpse is None:
            return [*self._errors]
        return [*(found for found in self._errors if not glimpse.mends(found)), *glimpse.faults]

    def _faults(self, found: Iterable[Diagnostic]) -> tuple[Fault, ...]:
        read_line = self._reader()
        return tuple(dict.fromkeys(fault_of(one, read_line) for one in found))

    def _tell(self, attempt: Attempt) -> None:
        """Say what is new: what was found before and still holds is not said again."""
        fresh = [found for found in attempt.found if found not in self._told]
        self._told = frozenset(attempt.found)
        if fresh:
            self._say(self._report(fresh, self._reader()).rstrip())
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
