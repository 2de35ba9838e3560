"""The disk -> a bell: it rings when something that the board is made of has changed."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchdog.observers.api import ObservedWatch

    from generator.model.config import Config

# Reading a file makes events too ("opened", "closed_no_write"); a build that heard those would never rest.
CHANGES = frozenset({"created", "modified", "deleted", "moved", "closed"})
QUIET = 0.1  # seconds without a change after which a save is over: one save of an editor is up to six events
PATIENCE = 20  # times QUIET: something that never rests is built in between all the same


def watched(config: Config, ours: Iterable[Path]) -> tuple[Path, ...]:
    """Return what a board is made of: its settings, content and overrides, and our own templates and static files."""
    look = config.board.look
    return *(Path(config.root, name) for name in ("board.toml", "content", *look.templates, *look.static)), *ours


def anchors(paths: Iterable[Path]) -> dict[Path, bool]:
    """Return the folders to watch for these paths, and whether with all that is below them.

    The nearest folder above each is among them: it tells when the path comes, goes or is replaced by another.
    """
    found: dict[Path, bool] = {}
    for path in paths:
        found.setdefault(next(parent for parent in path.parents if parent.is_dir()), False)
        if path.is_dir():
            found[path] = True
    return found


class Bell:
    """Rung by the thread that watches, waited for by the one that builds."""

    def __init__(self) -> None:
        """Be silent at first."""
        self._rung = threading.Event()

    def ring(self) -> None:
        """Say that something has changed; what rings during a build is heard after it."""
        self._rung.set()

    def wait(self) -> None:
        """Wait until the bell has rung and then been silent for a moment."""
        while not self._rung.wait(1):  # without an end, Windows would not hear Ctrl-C
            pass
        for _ in range(PATIENCE):
            if not self._rung.is_set():
                return
            self._rung.clear()
            time.sleep(QUIET)


class Lookout(FileSystemEventHandler):
    """Rings the bell at every change of the files and folders it looks at, also of those that do not exist yet."""

    def __init__(self, bell: Bell) -> None:
        """Begin to watch, nothing yet. OSError if the system has no more watches to give."""
        self._bell = bell
        self._wanted: frozenset[Path] = frozenset()
        self._watches: dict[tuple[Path, bool], ObservedWatch] = {}
        self._replaced: set[Path] = set()
        self._observer = Observer()
        self._observer.start()

    def look_at(self, paths: Iterable[Path]) -> None:
        """Watch these and no others; folders that have come or been replaced since are found again."""
        self._wanted = frozenset(place for path in paths for place in (path, path.resolve()))
        needed = anchors(self._wanted).items()
        replaced, self._replaced = self._replaced, set()
        for key in [key for key in self._watches if key not in needed or key[0] in replaced]:
            self._observer.unschedule(self._watches.pop(key))
        for folder, below in needed - self._watches.keys():
            with suppress(FileNotFoundError):  # gone in this instant, which the folder above will tell
                self._watches[folder, below] = self._observer.schedule(self, str(folder), recursive=below)

    def close(self) -> None:
        """End the watching and its threads."""
        self._observer.stop()
        self._observer.join()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of an event from watchdog's thread."""
        told_by_its_files = event.is_directory and event.event_type == "modified"
        if event.event_type not in CHANGES or told_by_its_files:
            return
        places = [Path(os.fsdecode(place)) for place in (event.src_path, event.dest_path) if place]
        if event.is_directory:
            self._replaced |= {folder for folder, _ in [*self._watches] if any(map(folder.is_relative_to, places))}
        if any(place.is_relative_to(path) or path.is_relative_to(place) for place in places for path in self._wanted):
            self._bell.ring()
