"""Files as they lie on the disk, and places in them."""

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, order=True):
    """A place in a file of the author's: at most one line of it.

    ``path`` is relative to the board's root with forward slashes. Lines and columns count from 1, in characters, in
    the file as the editor shows it (the front matter's fence included); ``end_column`` is the column after the last
    character. None means unknown, and is never replaced by an invented 1.
    """

    path: str
    line: int | None = None
    column: int | None = None
    end_column: int | None = None


class Source(msgspec.Struct, frozen=True):
    """A Markdown file: ``text`` is UTF-8 without a byte-order mark, lines end in a newline character alone.

    ``digest`` is of the bytes on the disk. ``text`` is None where the content is known by its digest and need not be
    read again.
    """

    path: str
    digest: str
    text: str | None = None


class Sources(msgspec.Struct, frozen=True):
    """All Markdown files of a board, each kind sorted by path."""

    postings: tuple[Source, ...] = ()
    profiles: tuple[Source, ...] = ()
    pages: tuple[Source, ...] = ()


class Asset(msgspec.Struct, frozen=True):
    """A file that is published as it is: ``path`` is its place on the site, from "/".

    ``file`` is its place on the disk; ``data`` its bytes where they differ from the file's (a script whose imports
    carry a version). ``digest`` is of what is published.
    """

    path: str
    file: str
    digest: str
    data: bytes | None = None


def quote(text: str, span: Span | None) -> str | None:
    """Return the exact slice of ``text`` (a whole file) that a span covers; None if the span names no columns."""
    if span is None or span.line is None or span.column is None or span.end_column is None:
        return None
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


class Files(msgspec.Struct, frozen=True):
    """What a board is made of, each file with its digest and without its text."""

    sources: Sources
    assets: tuple[Asset, ...]
