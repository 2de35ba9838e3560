"""The words of a posting as its file has them: from an entry's lines to one text that can be searched at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from generator.checks.words import words_of
from generator.model.entry import LineKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.entry import Entry, Line
    from generator.model.posting import Posting

_END = "\n"
# Scripts whose signs say about as much as two letters do.
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Prose:
    """A posting's text, line by line without code, and what it says as a whole; offsets of it have a place in the file.

    ``text`` holds the lines as written, a paragraph's on one line, ``words`` its words in small letters, each once in
    ``vocabulary``; ``plain`` is what readers see below the title.
    """

    def __init__(self, posting: Posting, entry: Entry) -> None:
        """Put the lines together."""
        self.posting = posting
        self._lines = list(_lines(entry))
        self.text = _joined(self._lines)
        self.words = words_of(self.text)
        self.vocabulary = frozenset(self.words)
        self.plain = entry.html.plain

    @cached_property
    def _starts(self) -> list[int]:
        """Where the lines begin in the text."""
        return list(accumulate((len(line.text) + 1 for line in self._lines), initial=0))

    @property
    def language(self) -> str:
        """The code of two letters of the language it is written in."""
        return self.posting.language[:2].lower()

    @property
    def length(self) -> int:
        """How many characters readers see, signs of Chinese, Japanese and Korean counted twice."""
        return len(self.plain) + (0 if self.plain.isascii() else len(_WIDE.findall(self.plain)))

    def span(self, start: int, end: int) -> Span:
        """Where a passage of the text stands; of one that goes on in the next line, its beginning."""
        number = bisect_right(self._starts, start) - 1
        line, offset = self._lines[number], start - self._starts[number]
        column = line.span.column
        if column is None:
            return Span(self.posting.path, line.span.line)
        last = min(end - self._starts[number], len(line.text))
        return Span(self.posting.path, line.span.line, column + offset, column + last)


def _joined(lines: Sequence[Line]) -> str:
    """Put lines together; those of one paragraph are divided by a blank, all others by a line's end."""
    pieces: list[str] = []
    for line, after in pairwise(lines):
        pieces += (line.text, " " if after.kind is LineKind.TEXT and _goes_on(line, after) else _END)
    return "".join([*pieces, *(line.text for line in lines[-1:])])


def _goes_on(line: Line, after: Line) -> bool:
    """Say whether a line goes on in the text after it, as paragraphs and long items do."""
    return line.span.line is not None and after.span.line == line.span.line + 1 and line.kind is not LineKind.HEADING


def _lines(entry: Entry) -> Iterator[Line]:
    for block in entry.blocks:
        if block.heading is not None and block.heading is not entry.title and block.heading != entry.title:
            yield block.heading
        yield from (line for line in block.lines if line.kind is not LineKind.CODE)
