"""Disk -> sources: which Markdown files the board has, known by the digests of their content, and their text."""

import codecs
import os
import stat
from pathlib import Path
from typing import Protocol

from generator.load.config import SETTINGS
from generator.load.faults import ENCODING, NO_BOARD, TOO_LARGE, UNREADABLE
from generator.load.walk import File, is_markdown, shown, unnamed, walk
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic, Findings, Outcome
from generator.model.digest import digest_bytes
from generator.model.source import Source, Sources, Span

POSTINGS, PROFILES, PAGES = "content/postings", "content/companies", "content/pages"
LARGEST = 5_000_000  # bytes
_SAVE = "open it in your editor and save it with the encoding UTF-8 (in Notepad: Save as, Encoding, UTF-8)"


class Stamps(Protocol):
    """A memory of digests by path, size in bytes, and time of the last change in nanoseconds."""

    def digest(self, path: str, size: int, mtime_ns: int) -> str | None:
        """Return the digest of a file that looked like this when it was last read."""

    def remember(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        """Keep the digest of a file."""


class Unstamped:
    """A memory that has none."""

    def digest(self, path: str, size: int, mtime_ns: int) -> str | None:
        """Return nothing: every file is read."""

    def remember(self, path: str, size: int, mtime_ns: int, digest: str) -> None:
        """Keep nothing."""


def load_sources(config: Config, stamps: Stamps) -> Outcome[Sources]:
    """Find all Markdown files of the board, each kind sorted by path, without their texts.

    A file that looks as it did (size and time) is not read again.
    """
    root = Path(config.root)
    found = Findings()
    found.add(no_board(root))
    kinds = [_sources(root, folder, stamps, found) for folder in (POSTINGS, PROFILES, PAGES)]
    return Outcome(Sources(*kinds), tuple(found))


def no_board(root: Path) -> tuple[Diagnostic, ...]:
    """Say that a folder is none of a board, if it has neither settings nor postings."""
    if (root / SETTINGS).exists() or (root / POSTINGS).exists():
        return ()
    message = f"there is no board in `{root}`: neither `{SETTINGS}` nor `{POSTINGS}`"
    return (NO_BOARD.at(Span(root.as_posix()), message, "start in the board's folder, or name it with `--root`"),)


def load_profiles(config: Config) -> Outcome[tuple[Source, ...]]:
    """Find the companies' profiles alone, without their texts."""
    found = Findings()
    return Outcome(_sources(Path(config.root), PROFILES, Unstamped(), found), tuple(found))


def load_text(config: Config, source: Source) -> Outcome[Source | None]:
    """Read a file and decode it. The digest is that of what was read, which may be newer than the source's own."""
    file = os.path.join(config.root, source.path)  # noqa: PTH118 - a path object takes as long as the reading
    if shown(source.path) != source.path:
        return Outcome(None, (unnamed(source.path),))
    try:
        if not stat.S_ISREG(os.stat(file).st_mode):  # noqa: PTH116
            message, hint = f"`{source.path}` is not a file", "name a Markdown file"
            return Outcome(None, (UNREADABLE.at(Span(source.path), message, hint),))
        with open(file, "rb") as stream:  # noqa: PTH123
            data = stream.read(LARGEST + 1)
    except OSError as error:
        return Outcome(None, (_unreadable(source.path, error),))
    if len(data) > LARGEST:
        return Outcome(None, (_too_large(source.path),))
    text = _decoded(source.path, data)
    if isinstance(text, Diagnostic):
        return Outcome(None, (text,))
    return Outcome(Source(source.path, digest_bytes(data), text.replace("\r\n", "\n").replace("\r", "\n")))


def path_in(config: Config, file: Path) -> str:
    """Return the path by which a file is known: from the board's root if it lies there, else from "/"."""
    whole = file.parent.resolve() / file.name
    return (whole.relative_to(config.root) if whole.is_relative_to(config.root) else whole).as_posix()


def _sources(root: Path, folder: str, stamps: Stamps, found: Findings) -> tuple[Source, ...]:
    if not (root / folder).resolve().is_relative_to(root):
        message = f"`{folder}` is a link out of the board"
        found.add([UNREADABLE.at(Span(folder), message, "put the folder itself in its place")])
        return ()
    sources: list[Source] = []
    for file in walk(root, folder):
        if isinstance(file, Diagnostic):
            found.add([file])
        elif is_markdown(file.path.rpartition("/")[2]) and "/_" not in f"/{file.below}":
            digest = stamps.digest(file.path, file.size, file.mtime_ns) or _digest(root, file, stamps, found)
            if digest:
                sources.append(Source(file.path, digest))
    return tuple(sorted(sources, key=lambda source: source.path))


def _digest(root: Path, file: File, stamps: Stamps, found: Findings) -> str | None:
    """Read a file for its digest; one that cannot be read has none and is told."""
    if file.size > LARGEST:
        found.add([_too_large(file.path)])
        return None
    try:
        with open(f"{root}/{file.path}", "rb", buffering=0) as stream:  # noqa: PTH123 - as in `load_text`
            digest = digest_bytes(stream.readall())
    except OSError as error:
        found.add([_unreadable(file.path, error)])
        return None
    stamps.remember(file.path, file.size, file.mtime_ns, digest)
    return digest


def _decoded(path: str, data: bytes) -> str | Diagnostic:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ENCODING.at(Span(path), "the file is saved as UTF-16, not UTF-8", _SAVE)
    if 0 in data:
        span = _place(path, data, data.index(0))
        return ENCODING.at(span, "the file holds characters that no text has, so it is probably not a text", _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + len(codecs.BOM_UTF8) * data.startswith(codecs.BOM_UTF8)
    byte = data[start : start + 1]
    letter = byte.decode("cp1252", "replace")
    guess = f" (perhaps `{letter}` of a Windows or Latin-1 text)" if letter.isprintable() and letter != "\ufffd" else ""
    message = f"the file is not saved as UTF-8: here is a byte that cannot be read{guess}"
    return ENCODING.at(_place(path, data, start), message, _SAVE)


def _place(path: str, data: bytes, offset: int) -> Span:
    before = data[:offset].decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    column = len(before) - (before.rfind("\n") + 1) + 1
    return Span(path, before.count("\n") + 1, column, column + 1)


def _too_large(path: str) -> Diagnostic:
    message = f"the file is larger than {LARGEST // 1_000_000} MB, far more than a posting can be"
    return TOO_LARGE.at(Span(path), message, "remove it, or move what is not text into files beside it")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    message = f"`{path}` cannot be read: {error.strerror}"
    return UNREADABLE.at(Span(path), message, "see that it is there, and that you may read it")
