"""The disk -> a bell: it rings when something that the board is made of has changed, and says which files."""

from __future__ import annotations

import os
import threading
import time
from contextlib import suppress
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from watchdog.observers.api import BaseObserver, ObservedWatch

    from generator.model.config import Config

# Reading a file makes events too ("opened", "closed_no_write"); a build that heard those would never rest.
CHANGES = frozenset({"created", "modified", "deleted", "moved", "closed"})
# Seconds without a change after which a save is over, and is built: one save of an editor is up to six events, and a
# change of branches goes on for a while. An edit of a posting is seen before that.
QUIET = 0.2
PATIENCE = 20  # times that: something that never rests is built in between all the same
POLL = 1.0  # seconds between two looks at a file system that tells nothing
# What editors and browsers put beside a file while they save it, and afterwards take away.
PASSING = (".tmp", ".temp", ".bak", ".swp", ".swx", "___jb_tmp___", "___jb_old___", ".part", ".crdownload")
PROBE = "4913"  # by which Vim tries whether it may write


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


def is_passing(path: PurePath) -> bool:
    """Whether a path below a watched folder is hidden, or is an editor's own and will be gone in a moment."""
    name = path.name
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or name.endswith(("~", *PASSING)) or name == PROBE or (name[:1], name[-1:]) == ("#", "#")


class Bell:
    """Rung by the thread that watches, with the files that have changed; waited for by one that acts on them."""

    def __init__(self, quiet: float = QUIET) -> None:
        """Be silent at first; ``quiet`` are the seconds of silence after which a save is over."""
        self._quiet = quiet
        self._rung = threading.Event()
        self._files: set[Path] = set()
        self._lock = threading.Lock()

    def ring(self, files: Iterable[Path] = ()) -> None:
        """Say that something has changed; what rings during a build is heard after it."""
        with self._lock:
            self._files.update(files)
        self._rung.set()

    def wait(self) -> frozenset[Path]:
        """Wait until the bell has rung and then been silent for a moment; return what it rang for."""
        while not self._rung.wait(1):  # without an end, Windows would not hear Ctrl-C
            pass
        for _ in range(PATIENCE):
            if not self._rung.is_set():
                break
            self._rung.clear()
            time.sleep(self._quiet)
        with self._lock:
            files, self._files = frozenset(self._files), set()
        return files


class Lookout(FileSystemEventHandler):
    """Rings the bell at every change of the files and folders it looks at, also of those that do not exist yet."""

    def __init__(self, bell: Bell, observer: BaseObserver | None = None) -> None:
        """Begin to watch, nothing yet; ``observer`` tells what happens. OSError if no more can be watched."""
        self._bell = bell
        self._wanted: frozenset[Path] = frozenset()
        self._watches: dict[tuple[Path, bool], ObservedWatch] = {}
        self._replaced: set[Path] = set()
        self._observer = observer or Observer()
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
        changed = [place for place in places if self._is_wanted(place)]
        if changed:
            self._bell.ring(changed)

    def _is_wanted(self, place: Path) -> bool:
        """Whether a place is above something that is wanted, or below it and no passing thing."""
        return any(
            path.is_relative_to(place) or (place.is_relative_to(path) and not is_passing(place.relative_to(path)))
            for path in self._wanted
        )


def polling() -> BaseObserver:
    """Return an observer that looks again and again, for file systems that do not tell of changes."""
    return PollingObserver(timeout=POLL)
