"""What is remembered between builds, in one SQLite file that may be deleted at any time.

Values are msgpack, never pickle: a cache from elsewhere can be wrong but never run code.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from generator.cache.lock import alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import TracebackType
    from typing import Self

# Raise when the tables change: a store of an earlier number is emptied, one of a later is set aside.
VERSION = 4
TABLES = """
CREATE TABLE stamp (path TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, digest TEXT) WITHOUT ROWID;
CREATE TABLE posting (path TEXT PRIMARY KEY, key TEXT, outcome BLOB, outcome_sum INTEGER, text BLOB, text_sum INTEGER);
CREATE TABLE page (output TEXT, file TEXT, key TEXT, size INTEGER, mtime_ns INTEGER, PRIMARY KEY (output, file))
    WITHOUT ROWID;
CREATE TABLE build (output TEXT, name TEXT, state TEXT, value BLOB, value_sum INTEGER, PRIMARY KEY (output, name));
"""
# What SQLite says of a disk that is full or closed to us, or of a neighbour: of the world, not of the store.
WORLDLY = {
    sqlite3.SQLITE_BUSY: errno.EAGAIN, sqlite3.SQLITE_LOCKED: errno.EAGAIN, sqlite3.SQLITE_PERM: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS, sqlite3.SQLITE_CANTOPEN: errno.EACCES, sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
}  # fmt: skip


class DamagedError(Exception):
    """The store does not hold what was put into it; `renew` it, and begin again."""


class Store:
    """The memo of postings, the digests of files by their stamps, and the keys of written pages.

    Each method may raise `DamagedError`, or an OSError that names the file of the store. ``set_aside`` is the damaged
    or foreign file that was found in its place, if one was.
    """

    def __init__(self, path: Path | None) -> None:
        """Open the store at a path; None, or a folder we may not write to, makes one that is forgotten at the end."""
        kept = path is not None and _may_write(path)
        self._folder = None if kept else tempfile.TemporaryDirectory()
        self._path = path if path and kept else Path(self._folder.name if self._folder else "", "store.sqlite")
        self.set_aside: Path | None = None
        self._stamps: dict[str, tuple[int, int, str]] | None = None  # all of the table, once one is asked for
        with alone(self._path.with_suffix(".opening"), lambda: None):
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
        """Keep what was remembered, and close; what cannot be kept is remade by the next build."""
        with suppress(OSError, DamagedError):
            self.save()
        self._db.close()
        if self._folder:
            self._folder.cleanup()

    # -- stamps of files ---------------------------------------------------------------------------------------------

    def digest(self, path: str, size: int, mtime_ns: int) -> str | None:
        """Return the digest that a file had when it last had this size and time; None if it never did."""
        if self._stamps is None:
            with self._sound():
                rows = self._db.execute("SELECT path, size, mtime_ns, digest FROM stamp")
                self._stamps = {name: (seen, changed, digest) for name, seen, changed, digest in rows}
        known = self._stamps.get(path)
        return known[2] if known and known[:2] == (size, mtime_ns) else None

    def remember(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        """Remember a file's digest by its size and time."""
        if self._stamps is not None:
            self._stamps[path] = (size, mtime_ns, digest)
        with self._sound():
            self._db.execute("REPLACE INTO stamp VALUES (?, ?, ?, ?)", (path, size, mtime_ns, digest))

    # -- postings ----------------------------------------------------------------------------------------------------

    def postings(self, keys: dict[str, str]) -> Iterator[tuple[str, bytes]]:
        """Go through the remembered outcomes of these paths, where their keys are still the same."""
        with self._sound():
            rows = self._db.execute("SELECT path, key, outcome, outcome_sum FROM posting")
            for path, key, outcome, checksum in rows:
                if keys.get(path) == key:
                    yield path, _checked(outcome, checksum)

    def keep_posting(self, path: str, key: str, outcome: bytes, text: bytes) -> None:
        """Remember what a posting's file was understood to say."""
        row = (path, key, outcome, crc32(outcome), text, crc32(text))
        with self._sound():
            self._db.execute("REPLACE INTO posting VALUES (?, ?, ?, ?, ?, ?)", row)

    def text(self, path: str) -> bytes:
        """Return the remembered Text of a posting's file."""
        with self._sound():
            row = self._db.execute("SELECT text, text_sum FROM posting WHERE path = ?", (path,)).fetchone()
        return _checked(*(row or (None, None)))

    def forget_postings(self, keep: Iterable[str]) -> None:
        """Forget the postings whose files are gone."""
        with self._sound():
            gone = {path for (path,) in self._db.execute("SELECT path FROM posting")} - set(keep)
            self._db.executemany("DELETE FROM posting WHERE path = ?", ((path,) for path in gone))
            self._db.executemany("DELETE FROM stamp WHERE path = ?", ((path,) for path in gone))

    # -- written pages -----------------------------------------------------------------------------------------------

    def pages(self, output: str) -> dict[str, tuple[str, int, int]]:
        """Return file -> (key, size, time in ns) of what was written to an output folder."""
        with self._sound():
            rows = self._db.execute("SELECT file, key, size, mtime_ns FROM page WHERE output = ?", (output,))
            return {file: (key, size, mtime_ns) for file, key, size, mtime_ns in rows}

    def keep_pages(self, output: str, written: dict[str, tuple[str, int, int]], removed: Iterable[str]) -> None:
        """Remember the keys of pages that were written, forget those of pages that were removed, and save it all."""
        rows = ((output, file, *stamp) for file, stamp in written.items())
        with self._sound():
            self._db.execute("DELETE FROM build WHERE output = ?", (output,))  # it spoke of the pages before
            self._db.executemany("DELETE FROM page WHERE output = ? AND file = ?", ((output, file) for file in removed))
            self._db.executemany("REPLACE INTO page VALUES (?, ?, ?, ?, ?)", rows)
        self.save()

    # -- whole builds ------------------------------------------------------------------------------------------------

    def of_build(self, output: str, name: str, state: str) -> bytes | None:
        """Return what the last build of an output folder kept by a name, if it saw this state; None if another."""
        with self._sound():
            row = self._db.execute(
                "SELECT state, value, value_sum FROM build WHERE output = ? AND name = ?", (output, name)
            ).fetchone()
        return _checked(row[1], row[2]) if row and row[0] == state else None

    def keep_of_build(self, output: str, name: str, state: str, value: bytes) -> None:
        """Keep by a name what a build leaves to the next one that sees this state."""
        with self._sound():
            row = (output, name, state, value, crc32(value))
            self._db.execute("REPLACE INTO build VALUES (?, ?, ?, ?, ?)", row)

    def save(self) -> None:
        """Put what was remembered so far on the disk."""
        with self._sound():
            self._db.commit()

    # -- opening -----------------------------------------------------------------------------------------------------

    def renew(self) -> None:
        """Set the damaged store aside, and begin an empty one."""
        self._db.close()
        self._stamps = None
        with alone(self._path.with_suffix(".opening"), lambda: None):
            self._put_aside()
            self._db = self._opened()

    def _connect(self) -> sqlite3.Connection:
        try:
            return self._opened()
        except DamagedError:
            self._put_aside()
            return self._opened()

    def _put_aside(self) -> None:
        """Keep what lies in the store's place for whoever wants to look at it."""
        self.set_aside = self._path.with_suffix(".damaged")
        if self.set_aside.exists() and (self.set_aside.is_dir() or self._path.is_dir()):  # neither replaces the other
            self.set_aside = Path(tempfile.mkdtemp(dir=self._path.parent, prefix="damaged-"), self._path.name)
        self._path.replace(self.set_aside)
        for extra in ("-wal", "-shm", "-journal"):
            with suppress(FileNotFoundError):
                self._path.with_name(self._path.name + extra).unlink()

    def _opened(self) -> sqlite3.Connection:
        if self._path.is_dir():
            raise DamagedError
        with self._sound():
            db = sqlite3.connect(self._path)
            try:
                db.execute("PRAGMA journal_mode = WAL")
                db.execute("PRAGMA synchronous = NORMAL")
                _prepare(db)
            except BaseException:
                db.close()
                raise
        return db

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Tell what is wrong with the store from what is wrong with the world."""
        try:
            yield
        except sqlite3.Error as error:
            number = WORLDLY.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
            if number is None:
                raise DamagedError from error
            raise OSError(number, os.strerror(number), str(self._path)) from error


def _may_write(path: Path) -> bool:
    """Whether a store can lie here; its folder is made if it can be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))


def _checked(value: object, checksum: object) -> bytes:
    if not isinstance(value, bytes) or crc32(value) != checksum:
        raise DamagedError
    return value


def _prepare(db: sqlite3.Connection) -> None:
    """Make the tables of a new store, and in place of those of an earlier version; refuse what is neither."""
    found = db.execute("PRAGMA user_version").fetchone()[0]
    if 0 < found < VERSION:
        tables = [
            f"DROP TABLE {name};" for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        db.executescript(f"BEGIN; {' '.join(tables)} {TABLES} PRAGMA user_version = {VERSION}; COMMIT")
    elif found == 0 and not db.execute("SELECT name FROM sqlite_master").fetchall():
        db.executescript(f"BEGIN; {TABLES} PRAGMA user_version = {VERSION}; COMMIT")
    elif found != VERSION:
        raise DamagedError
