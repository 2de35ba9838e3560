"""A folder -> its regular files; links to folders or out of the board, pipes and devices are told and passed over."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from generator.load.faults import FILE_NAME, LINK, NOT_A_FILE, UNREADABLE
from generator.model.diagnostic import Diagnostic
from generator.model.source import Span

MARKDOWN = (".md", ".markdown", ".mkd")


class File(msgspec.Struct, frozen=True, gc=False):
    """A regular file: ``path`` below the board's root, ``below`` the folder that was walked; size in bytes."""

    path: str
    below: str
    size: int
    mtime_ns: int


def is_markdown(name: str) -> bool:
    """Whether a file of this name is read: Markdown, no README, and not hidden by ``_`` or a dot."""
    lower = name.lower()
    return lower.endswith(MARKDOWN) and lower[0] not in "._" and lower.rpartition(".")[0] != "readme"


def walk(root: Path, folder: str, unless: tuple[str, ...] = ()) -> Iterator[File | Diagnostic]:
    """Go through the files of a folder below ``root`` and of the folders in it; a missing one has none.

    What begins with a dot is passed over, and files with an ending of ``unless``. A link is read as the file it leads
    to, if that lies within ``root``.
    """
    pending = [""]
    while pending:
        below = pending.pop()
        try:
            with os.scandir(root / folder / below) as entries:
                ordered = sorted(entries, key=lambda entry: entry.name)
        except FileNotFoundError:
            continue
        except OSError as error:
            yield _closed(shown(f"{folder}/{below}".strip("/")), error)
            continue
        for entry in ordered:
            inner = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                pending.append(inner)
                if entry.name.lower().endswith(MARKDOWN):
                    hint = "rename the folder, or write the posting as a file of its own"
                    yield _no_file(shown(f"{folder}/{inner}"), "a folder", hint)
            elif not (unless and entry.name.lower().endswith(unless)):
                yield _file(root, entry, f"{folder}/{inner}", inner)


def shown(path: str) -> str:
    """Return a path as it can be printed, whatever its bytes."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _file(root: Path, entry: os.DirEntry[str], path: str, below: str) -> File | Diagnostic:
    if shown(path) != path:
        return unnamed(path)
    try:
        if entry.is_symlink():
            target = Path(entry.path).resolve(strict=True)
            if not target.is_relative_to(root):
                return _link(path, "out of the board")
            if target.is_dir():
                return _link(path, "to a folder")
        status = entry.stat()
    except (OSError, RuntimeError) as error:  # a link to nowhere or in a circle, or a file that was just removed
        return _link(path, "to nowhere") if entry.is_symlink() else _closed(path, error)
    if not stat.S_ISREG(status.st_mode):
        return _no_file(path, "a pipe, a socket or a device", "remove it")
    return File(path, below, status.st_size, status.st_mtime_ns)


def unnamed(path: str) -> Diagnostic:
    """Tell of a path that is no text."""
    return FILE_NAME.at(Span(shown(path)), "the file's name is not a text in UTF-8", "rename the file")


def _closed(path: str, error: Exception) -> Diagnostic:
    reason = error.strerror if isinstance(error, OSError) else str(error)
    return UNREADABLE.at(
        Span(path), f"`{path}` cannot be read: {reason}", "see that it is there, and that you may read it"
    )


def _link(path: str, whither: str) -> Diagnostic:
    return LINK.at(Span(path), f"`{path}` is a link {whither}, and is not followed", "put the file itself in its place")


def _no_file(path: str, what: str, hint: str) -> Diagnostic:
    return NOT_A_FILE.at(Span(path), f"`{path}` is {what}, not a file, and is not read", hint)
