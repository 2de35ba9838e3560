"""TOML text -> where each of its keys and values stands, which Python's own reader does not tell."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator

from generator.model.source import Span

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<text>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<skip>\#[^\n]*|[^\S\n]+)|(?P<end>\n)|(?P<mark>[\[\]{}=,.])|(?P<bare>[^\s\[\]{}=,.\#"']+|.)""",
    re.DOTALL,
)
_Token = tuple[str, str, int]  # kind, text, offset


class Marks:
    """The places of the keys and values of one TOML file that can be read.

    A path names a value from the top: ``("board", "navigation", 0, "label")``. A path without a place of its own (a
    key that is not there) has that of the nearest one above it, at last the file alone.
    """

    def __init__(self, name: str, text: str) -> None:
        """Find the places in ``text``, the content of the file ``name``; the text must be valid TOML."""
        self._name = name
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
            quoted = self._lines[(span.line or 1) - 1][(span.column or 1) : (span.end_column or 2) - 2]
            if below[: len(path)] == path and quoted == text:
                return span
        return self.value(*path)

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
                self._at += 1
                repeated = self._is("[")
                self._at += repeated
                table = self._dotted(())
                if repeated:
                    counts[table] = counts.get(table, -1) + 1
                    table = (*table, counts[table])
                self._at += 1 + repeated
            else:
                self._pair(table)

    def _pair(self, above: Path) -> None:
        path = self._dotted(above)
        self._at += 1  # the sign "="
        self._value(path)

    def _dotted(self, above: Path) -> Path:
        """Read a key, perhaps of several parts, and keep the place of each."""
        path = above
        while True:
            kind, text, start = self._take()
            path = (*path, tomllib.loads(f"{text} = 0").popitem()[0] if kind == "text" else text)
            self._keys.setdefault(path, self._span(start, start + len(text)))
            if not self._is("."):
                return path
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
        return Span(self._name, line, start - offset + 1, min(end - offset, len(self._lines[line - 1])) + 1)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        yield found.lastgroup or "bare", found.group(), found.start()
