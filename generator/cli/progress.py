"""How far a build is, as a bar on a terminal (on a pipe, nothing), and how long its steps took."""

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


class Timings:
    """The seconds of each step of a build, for people who want it faster."""

    def __init__(self, told: Progress) -> None:
        """Stand between a build and what it tells its progress to."""
        self._told = told
        self._began: dict[str, float] = {}

    def hear(self, step: str, done: int = 0, total: int = 0) -> None:
        """Note when a step begins."""
        self._began.setdefault(step, time.perf_counter())
        self._told(step, done, total)

    def lines(self) -> Iterator[str]:
        """Yield a line a step: "  0.412 s  planning". The last one lasts until now."""
        ends = [*list(self._began.values())[1:], time.perf_counter()]
        for (step, began), ended in zip(self._began.items(), ends, strict=True):
            yield f"{ended - began:9.3f} s  {step}"


class _Bar:
    """A bar that appears once there is something to wait for, and leaves no trace."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._bars: Bars | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, step: str, done: int = 0, total: int = 0) -> None:
        """Show how far a step is; one without items has no bar."""
        if not total:
            return
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
