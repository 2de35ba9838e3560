"""TOML text -> what it says, and where each of its keys and values stands, which Python's own reader does not tell."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from generator.model.source import Span

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<skip>\#[^\n]*|[^\S\n]+)|(?P<end>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\#"']+|.)""",
    re.DOTALL,
)
_Token = tuple[str, str, int]  # kind, text, offset
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# Python's reader takes time that grows with the square of a dotted key's parts.
_DEEP = re.compile(r"(?:\.[ \t]{0,9}[\w\"'-]{1,99}[ \t]{0,9}){40}")
_TOO_DEEP = "Lists and tables lie too deep in one another"


class Unreadable(msgspec.Struct, frozen=True):
    """Why a text is no TOML: what Python's reader says of it, and where it stopped.

    ``line`` and ``column`` count from 1 within the text; ``column`` is None where it read to the end, or no place is
    known.
    """

    said: str
    line: int
    column: int | None


def read_toml(text: str) -> Mapping[str, Any] | Unreadable:
    """Read a text; nothing in it makes this raise."""
    end = len(text.rstrip().split("\n"))
    if _DEEP.search(text):
        return Unreadable(_TOO_DEEP, end, None)
    try:
        return tomllib.loads(text)
    except ValueError as error:  # a number of thousands of digits is none of TOML's own errors
        said = str(error)
    except RecursionError:
        said = _TOO_DEEP
    place = _PLACE.search(said)
    line, column = (int(place[1]), int(place[2])) if place and place[1] else (end, None)
    return Unreadable(_PLACE.sub("", said), line, column)


class Marks:
    """The places of the keys and values of one TOML file that can be read.

    A path names a value from the top: ``("board", "navigation", 0, "label")``. A path without a place of its own (a
    key that is not there) has that of the nearest one above it, at last the file alone.
    """

    def __init__(self, name: str, text: str, first_line: int = 1) -> None:
        """Find the places in ``text``, which begins in a line of the file ``name``; the text must be valid TOML."""
        self._name = name
        self._first_line = first_line
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._lines = text.split("\n")
        self._keys: dict[Path, Span] = {}
        self._values: dict[Path, Span] = {}
        self._tokens = [token for token in _tokens(text) if token[0] != "skip"] + [("end", "", len(text))]
        self._at = 0
        self._read()

    def key(self, *path: str | int) -> Span:
        """Where a key stands."""
        return self._nearest(self._keys, path)

    def value(self, *path: str | int) -> Span:
        """Where a value stands; of one over several lines, its first."""
        return self._nearest(self._values, path)

    def find(self, text: str, *path: str | int) -> Span:
        """Where a text first stands as a value somewhere below a path; else where the path does."""
        for below, span in self._values.items():
            if below[: len(path)] == path and self.written(span)[1:-1] == text:
                return span
        return self.value(*path)

    def table(self, *path: str | int) -> Span:
        """Where a list or a table stands; of one that has its name in a line above it, that name."""
        return self._values.get(path) or self._nearest(self._keys, path)

    def written(self, span: Span) -> str:
        """Return what stands at a place in this text."""
        return self.line(span)[(span.column or 1) - 1 : (span.end_column or 1) - 1]

    def line(self, span: Span, below: int = 0) -> str:
        """Return the line of a place in this text, or one below it; "" under the last."""
        row = (span.line or 1) - self._first_line + below
        return self._lines[row] if row < len(self._lines) else ""

    def _nearest(self, places: dict[Path, Span], path: Path) -> Span:
        while path:
            if path in places:
                return places[path]
            path = path[:-1]
        return Span(self._name)

    def _read(self) -> None:
        table: Path = ()
        counts: dict[Path, int] = {}
        while self._at < len(self._tokens):
            if self._kind == "end":
                self._at += 1
            elif self._is("["):
                table = self._header(counts)
            else:
                self._pair(table)

    def _header(self, counts: dict[Path, int]) -> Path:
        """Read the line that a table begins with; ``counts`` keeps the number of the last table of each list."""
        self._at += 1
        repeated = self._is("[")
        self._at += repeated
        start = self._tokens[self._at][2]
        table = self._dotted((), counts)
        _, text, last = self._tokens[self._at - 1]
        if repeated:
            counts[table] = counts.get(table, -1) + 1
            table = (*table, counts[table])
            self._keys[table] = self._span(start, last + len(text))
        self._at += 1 + repeated
        return table

    def _pair(self, above: Path) -> None:
        path = self._dotted(above)
        self._at += 1  # the sign "="
        self._value(path)

    def _dotted(self, above: Path, counts: Mapping[Path, int] | None = None) -> Path:
        """Read a key, perhaps of several parts, and keep the place of each."""
        path = above
        while True:
            kind, text, start = self._take()
            path = (*path, tomllib.loads(f"{text} = 0").popitem()[0] if kind == "text" else text)
            self._keys.setdefault(path, self._span(start, start + len(text)))
            if not self._is("."):
                return path
            if counts and path in counts:
                path = (*path, counts[path])
            self._at += 1

    def _value(self, path: Path) -> None:
        start = self._tokens[self._at][2]
        if self._is("["):
            self._several(path, "]")
        elif self._is("{"):
            self._several(path, "}")
        else:
            while self._kind != "end" and not self._is(",", "]", "}"):
                self._at += 1
        _, text, last = self._tokens[self._at - 1]
        self._values[path] = self._span(start, last + len(text))

    def _several(self, path: Path, closing: str) -> None:
        self._at += 1
        number = 0
        while not self._is(closing) and self._at < len(self._tokens) - 1:
            if self._kind == "end" or self._is(","):
                self._at += 1
            elif closing == "}":
                self._pair(path)
            else:
                self._value((*path, number))
                number += 1
        self._at += 1

    @property
    def _kind(self) -> str:
        return self._tokens[self._at][0]

    def _is(self, *texts: str) -> bool:
        kind, text, _ = self._tokens[self._at]
        return kind in ("mark", "end") and text in texts

    def _take(self) -> _Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _span(self, start: int, end: int) -> Span:
        """Return the span of two offsets, cut off at the end of the first line."""
        line = bisect_right(self._starts, start)
        offset = self._starts[line - 1]
        stop = min(end - offset, len(self._lines[line - 1]))
        return Span(self._name, self._first_line + line - 1, start - offset + 1, stop + 1)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        yield found.lastgroup or "bare", found.group(), found.start()
