"""The words of a posting as its file has them: from an entry's lines to one text that can be searched at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.checks.data import words_of
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

    ``text`` holds the lines as written, a paragraph's on one line, ``words`` its words in small letters, each once;
    ``plain`` is what readers see below the title.
    """

    def __init__(self, posting: Posting, entry: Entry) -> None:
        """Put the lines together."""
        self.posting = posting
        self._lines = list(_lines(entry))
        self._starts: list[int] = []
        at = 0
        for line in self._lines:
            self._starts.append(at)
            at += len(line.text) + 1
        self.text = _joined(self._lines)
        self.words = words_of(self.text)
        self.plain = entry.html.plain

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
    text = "".join(f"{line.text}{' ' if _goes_on(line, after) else _END}" for line, after in pairwise(lines))
    return text + (lines[-1].text if lines else "")


def _goes_on(line: Line, after: Line) -> bool:
    """Say whether a line goes on in the one after it, as paragraphs and long items do."""
    following = line.span.line is not None and after.span.line == line.span.line + 1
    return following and after.kind is LineKind.TEXT and line.kind is not LineKind.HEADING


def _lines(entry: Entry) -> Iterator[Line]:
    for block in entry.blocks:
        if block.heading is not None and block.heading is not entry.title and block.heading != entry.title:
            yield block.heading
        yield from (line for line in block.lines if line.kind is not LineKind.CODE)
