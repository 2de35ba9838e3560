"""How far a build is, as a bar on a terminal; on a pipe, nothing."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.progress import Progress, TaskID

# Seconds after which a step is worth a bar; small boards are done before.
PATIENCE = 0.5


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """Provide a function that is told a step, how many are done and how many there are."""
    if not sys.stderr.isatty():
        yield lambda _step, _done, _total: None
        return
    bar = _Bar()
    try:
        yield bar.told
    finally:
        bar.close()


class _Bar:
    """A bar that appears once there is something to wait for, and leaves no trace."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def told(self, step: str, done: int, total: int) -> None:
        """Show how far a step is."""
        if self._progress is None:
            if time.monotonic() - self._started < PATIENCE:
                return
            self._progress = self._new()
        if step not in self._tasks:
            self._tasks[step] = self._progress.add_task(step, total=total)
        self._progress.update(self._tasks[step], completed=done)

    def close(self) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()

    @staticmethod
    def _new() -> Progress:
        from rich.console import Console
        from rich.progress import Progress

        shown = Progress(console=Console(stderr=True), transient=True)
        shown.start()
        return shown
