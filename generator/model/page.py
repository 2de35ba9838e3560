"""What is to be published: described, then rendered."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from generator.model.posting import Text


class Page(msgspec.Struct, frozen=True):
    """A file of the site before it is made.

    ``path`` is within the site, from "/"; one that ends in "/" is a folder with an ``index.html``. ``view`` is frozen
    and all that rendering may see: a template (named by ``template``) shows it as ``page``, or ``encode``, a function
    of a module, makes bytes of it. ``expand``, such a function too, first makes the view of a smaller one and the
    frame, so that most of the work is done where the page is rendered. ``source`` is the author's file it shows.
    ``text`` is the digest of that file's Text, which is put into the view's field of that name before rendering.
    ``indexed`` says whether search engines may list it, ``last_modified`` the day its content last changed, if known.

    A file made of many texts has ``stream`` in place of ``encode``: a function that is handed the view and an iterator
    over the Texts of ``texts`` (file and digest of each), and yields the file's bytes piece by piece. ``output`` names
    the extra output it belongs to, and ``left_out`` counts, by reason, the postings that could not stand in it.
    """

    path: str
    view: msgspec.Struct
    template: str | None = None
    encode: Callable[[Any], bytes] | None = None
    expand: Callable[[Any, Any], msgspec.Struct] | None = None
    last_modified: dt.date | None = None
    indexed: bool = True
    source: str | None = None
    text: str = ""
    stream: Callable[[Any, Iterator[Text]], Iterator[bytes]] | None = None
    texts: tuple[tuple[str, str], ...] = ()
    output: str = ""
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def file(self) -> str:
        """The file's place below the output folder."""
        return file_at(self.path)


class Slot(msgspec.Struct, frozen=True, gc=False):
    """A page without what it shows: its place, the author's file it shows, and ``kind``, what it is for people."""

    path: str
    source: str | None
    kind: str

    @property
    def file(self) -> str:
        """The file's place below the output folder."""
        return file_at(self.path)


Addressed = Page | Slot  # what has an address on the site


def file_at(path: str) -> str:
    """Return the place of a page's file below the output folder."""
    name = path.removeprefix("/")
    return f"{name}index.html" if name == "" or name.endswith("/") else name


class Artifact(msgspec.Struct, frozen=True):
    """A rendered file: its place below the output folder, and its bytes."""

    file: str
    data: bytes


class Receipt(msgspec.Struct, frozen=True):
    """What a build did to the output folder: counts of files, and the files that differ from before."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    changed: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """Count the files the site now has."""
        return self.written + self.unchanged
