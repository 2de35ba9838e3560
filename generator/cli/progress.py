"""How far a build is, as a bar on a terminal; on a pipe, nothing."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from generator.parallel import Progress

# Seconds after which a build is worth a bar; small boards are done before.
PATIENCE = 0.5


@contextmanager
def progress() -> Iterator[Progress]:
    """Provide what a build tells its progress to."""
    from generator.parallel import silent

    if not sys.stderr.isatty():
        yield silent
        return
    bar = _Bar()
    try:
        yield bar.show
    finally:
        bar.close()


class _Bar:
    """A bar that appears once there is something to wait for, and leaves no trace."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, step: str, done: int, total: int) -> None:
        """Show how far a step is."""
        if self._bars is None:
            if time.monotonic() - self._started < PATIENCE:
                return
            self._bars = _new_bars()
        if step not in self._tasks:
            self._tasks[step] = self._bars.add_task(step, total=total)
        self._bars.update(self._tasks[step], completed=done)

    def close(self) -> None:
        """Take the bar away."""
        if self._bars is not None:
            self._bars.stop()


def _new_bars() -> Bars:
    from rich.console import Console
    from rich.progress import Progress as Bars

    bars = Bars(console=Console(stderr=True), transient=True)
    bars.start()
    return bars
