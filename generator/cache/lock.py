"""One at a time: a lock on a file, which the system lets go of when its holder ends, however it ends."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TURN = 0.2  # seconds to wait at a stretch, so that Ctrl-C is heard
BUSY = 5  # what SQLite answers while another holds the lock


@contextmanager
def alone(file: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of this name; while another process holds it, say again and again that we are ``waiting``.

    SQLite knows how to lock a file on every system. Where the file cannot be made, nothing can be written that would
    need the lock, and there is none.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(file, timeout=TURN, isolation_level=None)
    except (OSError, sqlite3.OperationalError):
        yield
        return
    try:
        while not _held(lock):
            waiting()
        yield
    finally:
        lock.close()


def _held(lock: sqlite3.Connection) -> bool:
    """Try to take the lock; True as well if it cannot be taken by anybody."""
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        return error.sqlite_errorcode & 0xFF != BUSY
    return True
