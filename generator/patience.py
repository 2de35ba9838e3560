"""A limit for work on what strangers wrote: seconds of processor time, so that a busy machine changes no outcome."""

from __future__ import annotations

import functools
import signal
import threading
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

R = TypeVar("R")
P = ParamSpec("P")


class OutOfPatienceError(BaseException):
    """The work took longer than it may; no `except Exception` on the way takes it for a fault of its own."""


def within(seconds: float, function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """Call a function and return what it returns; raise `OutOfPatienceError` once it took so much processor time.

    It is a last resort behind limits of size and depth. Where a process has no such clock (Windows), and off the main
    thread, which alone can be interrupted, those limits stand alone.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        return function(*args, **kwargs)
    _listen()
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        return function(*args, **kwargs)
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@functools.cache
def _listen() -> None:
    """Hear the clock, once and for all: it runs only within `within`, and asking anew takes longer than the clock."""
    signal.signal(signal.SIGVTALRM, _lose)


def _lose(_signal: int, _frame: object) -> None:
    raise OutOfPatienceError
