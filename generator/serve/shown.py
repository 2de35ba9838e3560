"""A request's path -> what a static host would answer: from the last good site, and from what is seen of the next."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    # Returns a file of the site as it will be, by its name; None if it will be as it is, or nobody can tell yet.
    Early = Callable[[str], bytes | None]

# The livereload script finds its server by its own address, which has to lie at the root.
SCRIPTS = (
    b'<script defer src="/livereload.js"></script>'
    b'<script type="module" src="/.preview/overlay.js"></script>'
)  # fmt: skip
# What a page shows beside its own text, and what may change without it.
FILES = ("assets/", "media/")
WAITING = """<!doctype html><html lang="en"><meta charset="utf-8"><title>No site yet</title>
<h1>There is no site to show yet</h1><p>It appears here by itself as soon as the board can be built.</p></html>"""
OUTSIDE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Outside the board</title>
<h1>This address is outside the board</h1><p>The site lives under <a href="{0}">{0}</a>; a link that leads here would
lead nowhere once it is published.</p></html>"""


class Fault(msgspec.Struct, frozen=True):
    """What the page says of a fault: ``place`` is file, line and column, ``line`` the text that stands there."""

    place: str
    message: str
    hint: str = ""
    code: str = ""
    line: str = ""


class Shown(msgspec.Struct, frozen=True):
    """What a browser sees now: the last good site in ``folder``, and what keeps the next from being built.

    ``marks`` are the addresses of postings that are not published, each with the reason.
    """

    folder: Path
    base_path: str = "/"
    faults: tuple[Fault, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()


def as_built(_name: str) -> bytes | None:
    """Return what is seen of a file before it is built: nothing, so that it is shown as it was built last."""
    return None


class Answer(NamedTuple):
    """A status, the bytes and the file's name that tells their type; or the address that a redirect leads to."""

    status: int
    data: bytes
    name: str = "index.html"
    target: str = ""


class Pages:
    """What was shown, what has been given to browsers of it, and which of that is out of date."""

    def __init__(self, shown: Shown) -> None:
        """Begin with a site that nobody has asked for."""
        self.shown = shown
        self.early: Early = as_built
        self.free = asyncio.Event()  # cleared while files of the site are being replaced
        self.free.set()
        self._given: dict[str, int] = {}

    def give(self, path: str) -> Answer:
        """Answer a request, and remember what it was given."""
        found = answer(self.shown, self.early, path)
        self._given[path] = hash(found.data)
        return found

    def is_early(self, path: str) -> bool:
        """Whether a path is answered by what is seen of the next site, whatever lies in the folder."""
        return self.early(file_name(self.shown, path)) is not None

    def given(self, path: str) -> int | None:
        """Return the number of what was given last for a path; None if it never was asked for."""
        return self._given.get(path)

    def now(self, path: str) -> int:
        """Return the number of what would be given for a path."""
        return hash(answer(self.shown, self.early, path).data)

    def changed_files(self) -> list[str]:
        """Return the scripts, styles and pictures that browsers have in an older form; it is told once."""
        folders = tuple(f"{self.shown.base_path}{name}" for name in FILES)
        changed = [path for path, given in self._given.items() if path.startswith(folders) and self.now(path) != given]
        for path in changed:
            del self._given[path]
        return changed


def answer(shown: Shown, early: Early, path: str) -> Answer:
    """Return a file, a folder's index, or 404."""
    if not path.startswith(shown.base_path):
        if path in ("/", shown.base_path[:-1]):
            return Answer(302, b"", target=shown.base_path)
        return Answer(404, OUTSIDE.format(shown.base_path).encode())
    seen = early(file_name(shown, path))
    if seen is not None:
        return Answer(200, seen, file_name(shown, path).rpartition("/")[2])
    found = file_at(shown.folder, path.removeprefix(shown.base_path))
    if found and found.is_dir() and not path.endswith("/"):
        return Answer(302, b"", target=f"{path}/")
    file = found / "index.html" if found and found.is_dir() else found
    if file and file.is_file() and path.endswith("/") == (file != found):
        return Answer(200, file.read_bytes(), file.name)
    return _missing(shown.folder)


def with_scripts(html: bytes) -> bytes:
    """Add the preview's scripts at the end of the head, or of the page if its head is not written out."""
    at = html.lower().find(b"</head>")
    return html[:at] + SCRIPTS + html[at:] if at >= 0 else html + SCRIPTS


def file_name(shown: Shown, path: str) -> str:
    """Return the file of the site that a path asks for."""
    name = path.removeprefix(shown.base_path)
    return f"{name}index.html" if name == "" or name.endswith("/") else name


def _missing(folder: Path) -> Answer:
    page = folder / "404.html"
    built = (folder / "index.html").is_file()
    return Answer(404, page.read_bytes() if built and page.is_file() else WAITING.encode())


def file_at(folder: Path, name: str) -> Path | None:
    """Return the file or folder of the site with this name; None if there is none, or it is not within the site."""
    with suppress(OSError, ValueError):  # names that no file can have: too long, with a NUL
        found = (folder / name).resolve(strict=True)
        if found.is_relative_to(folder.resolve()):
            return found
    return None
