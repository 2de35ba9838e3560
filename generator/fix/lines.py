"""Take a text apart into lines that go back together byte for byte."""

from __future__ import annotations

import re

import msgspec

_ENDS = re.compile(r"(\r\n|\r|\n)")
_MARK = "\ufeff"


class Lines(msgspec.Struct, frozen=True):
    """A text as lines with their ends; ``mark`` is its byte-order mark, or "". Rows count from 0, as in a list."""

    mark: str
    rows: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        """Return the text, each line with the end that it had."""
        return self.mark + "".join(text + end for text, end in self.rows)

    @property
    def text(self) -> str:
        """The text as it is parsed: without a byte-order mark, lines ending in a newline character alone."""
        return "\n".join(text for text, _ in self.rows)

    @property
    def end(self) -> str:
        """How lines end in this text."""
        return next((end for _, end in self.rows if end), "\n")

    def insert(self, row: int, *texts: str) -> Lines:
        """Put lines above a row, or below the last one."""
        rows = [*self.rows]
        if row >= len(rows):
            rows[-1] = rows[-1][0], self.end
            return Lines(self.mark, (*rows, *((text, self.end) for text in texts[:-1]), (texts[-1], "")))
        return Lines(self.mark, (*rows[:row], *((text, self.end) for text in texts), *rows[row:]))

    def replace(self, row: int, text: str) -> Lines:
        """Write another text into a row."""
        return Lines(self.mark, (*self.rows[:row], (text, self.rows[row][1]), *self.rows[row + 1 :]))

    def without(self, row: int) -> Lines:
        """Take a row out."""
        return Lines(self.mark, (*self.rows[:row], *self.rows[row + 1 :]))


def lines_of(text: str) -> Lines:
    """Take a text apart, as it was decoded: with its byte-order mark and its own line ends."""
    mark = _MARK if text.startswith(_MARK) else ""
    pieces = [*_ENDS.split(text.removeprefix(mark)), ""]
    return Lines(mark, tuple(zip(pieces[::2], pieces[1::2], strict=True)))
