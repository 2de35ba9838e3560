"""What is remembered between builds, in one SQLite file that may be deleted at any time.

Values are msgpack, never pickle: a cache from elsewhere can be wrong but never run code.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

# Raise when the tables change; a store of another number is set aside and made anew.
VERSION = 1
TABLES = """
CREATE TABLE stamp (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE posting (path TEXT PRIMARY KEY, key TEXT, outcome BLOB, text BLOB);
CREATE TABLE page (output TEXT, file TEXT, key TEXT, size INTEGER, mtime_ns INTEGER, PRIMARY KEY (output, file))
    WITHOUT ROWID;
"""


class Store:
    """The memo of postings, the digests of files by their stamps, and the keys of written pages."""

    def __init__(self, path: Path | None) -> None:
        """Open the store at a path; None makes one that is forgotten at the end."""
        self._folder = tempfile.TemporaryDirectory() if path is None else None
        self._path = path or Path(self._folder.name if self._folder else "", "store.sqlite")
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._db = self._connect()

    @classmethod
    def open(cls, path: Path | None) -> Store:
        """Open the store at a path; None makes one that is forgotten at the end (``--no-cache``)."""
        return cls(path)

    def __enter__(self) -> Self:
        """Use the store for one build or many."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Keep what was remembered, and close."""
        self.close()

    def close(self) -> None:
        """Keep what was remembered, and close."""
        self._db.commit()
        self._db.close()
        if self._folder:
            self._folder.cleanup()

    # -- stamps of files ---------------------------------------------------------------------------------------------

    def digest(self, path: str, size: int, mtime_ns: int) -> str | None:
        """Return the digest that a file had when it last had this size and time; None if it never did."""
        row = self._db.execute("SELECT size, mtime_ns, digest FROM stamp WHERE path = ?", (path,)).fetchone()
        return row[2] if row and (row[0], row[1]) == (size, mtime_ns) else None

    def remember(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        """Remember a file's digest by its size and time."""
        self._db.execute("REPLACE INTO stamp VALUES (?, ?, ?, ?)", (path, size, mtime_ns, digest))

    # -- postings ----------------------------------------------------------------------------------------------------

    def postings(self, keys: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """Go through the remembered outcomes of these paths, where their keys are still the same."""
        for path, key, outcome in self._db.execute("SELECT path, key, outcome FROM posting"):
            if keys.get(path) == key:
                yield path, outcome

    def keep_posting(self, path: str, key: str, outcome: bytes, text: bytes) -> None:
        """Remember what a posting's file was understood to say."""
        self._db.execute("REPLACE INTO posting VALUES (?, ?, ?, ?)", (path, key, outcome, text))

    def text(self, path: str) -> bytes:
        """Return the remembered Text of a posting's file."""
        row = self._db.execute("SELECT text FROM posting WHERE path = ?", (path,)).fetchone()
        return bytes(row[0])

    def forget_postings(self, keep: Iterable[str]) -> None:
        """Forget the postings whose files are gone."""
        gone = {path for (path,) in self._db.execute("SELECT path FROM posting")} - set(keep)
        self._db.executemany("DELETE FROM posting WHERE path = ?", ((path,) for path in gone))
        self._db.executemany("DELETE FROM stamp WHERE path = ?", ((path,) for path in gone))

    # -- written pages -----------------------------------------------------------------------------------------------

    def pages(self, output: str) -> dict[str, tuple[str, int, int]]:
        """Return file -> (key, size, time in ns) of what was written to an output folder."""
        rows = self._db.execute("SELECT file, key, size, mtime_ns FROM page WHERE output = ?", (output,))
        return {file: (key, size, mtime_ns) for file, key, size, mtime_ns in rows}

    def keep_pages(self, output: str, written: dict[str, tuple[str, int, int]], removed: Iterable[str]) -> None:
        """Remember the keys of pages that were written, forget those of pages that were removed, and save it all."""
        self._db.executemany("DELETE FROM page WHERE output = ? AND file = ?", ((output, file) for file in removed))
        rows = ((output, file, *stamp) for file, stamp in written.items())
        self._db.executemany("REPLACE INTO page VALUES (?, ?, ?, ?, ?)", rows)
        self.save()

    def save(self) -> None:
        """Put what was remembered so far on the disk."""
        self._db.commit()

    # -- opening -----------------------------------------------------------------------------------------------------

    def _connect(self) -> sqlite3.Connection:
        try:
            return self._opened()
        except sqlite3.DatabaseError:
            # Damaged, or not a store at all: kept for whoever wants to look at it, and made anew.
            self._path.replace(self._path.with_suffix(".damaged"))
            for extra in ("-wal", "-shm"):
                with suppress(FileNotFoundError):
                    self._path.with_name(self._path.name + extra).unlink()
            return self._opened()

    def _opened(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = NORMAL")
            _prepare(db)
        except sqlite3.DatabaseError:
            db.close()
            raise
        return db


def _prepare(db: sqlite3.Connection) -> None:
    """Make the tables of a new store; refuse one of another version."""
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if found == 0 and not db.execute("SELECT name FROM sqlite_master").fetchall():
        db.executescript(TABLES)
        db.execute(f"PRAGMA user_version = {VERSION}")
    elif found != VERSION:
        message = "a store of another version"
        raise sqlite3.DatabaseError(message)
