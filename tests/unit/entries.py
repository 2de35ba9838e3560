"""Makes entries by hand, as parsing would, for tests of what is understood of them."""

from __future__ import annotations

import re

from generator.model.entry import (
    Block,
    Entry,
    Labelled,
    Line,
    LineKind,
    Many,
    Pairs,
    Scalar,
    ScalarKind,
    Value,
    Written,
)
from generator.model.html import Html
from generator.model.source import Span

PATH = "content/postings/acme.md"


def make_entry(
    body: str = "", *, labels: dict[str, str] | None = None, stem: str = "acme", folder: str = "", **fields: object
) -> Entry:
    """Return an entry with these front matter fields, labelled lines and body (headings, items and text lines)."""
    written = tuple(_field(name, value, line) for line, (name, value) in enumerate(fields.items(), 2))
    labelled = tuple(_labelled(label, value, line) for line, (label, value) in enumerate((labels or {}).items(), 100))
    blocks, title = _blocks(body, 200)
    plain_title = re.sub(r"[*_`]", "", title.text) if title else ""
    return Entry(PATH, "0" * 32, stem, folder, written, title, plain_title, labelled, blocks, Html(body))


def _field(name: str, value: object, line: int) -> Written:
    column = len(name) + 3
    return Written(name, name, _value(value, line, column), Span(PATH, line, 1, len(name) + 1))


def _value(value: object, line: int, column: int) -> Value:
    if isinstance(value, dict):
        pairs = tuple((_scalar(key, line, column), _value(inner, line, column)) for key, inner in value.items())
        return Pairs(pairs, Span(PATH, line, column))
    if isinstance(value, list):
        return Many(tuple(_value(item, line, column) for item in value), Span(PATH, line, column))
    return _scalar(value, line, column)


def _scalar(value: object, line: int, column: int) -> Scalar:
    kinds = {bool: ScalarKind.TRUTH, int: ScalarKind.INTEGER, float: ScalarKind.NUMBER, type(None): ScalarKind.NULL}
    text = (
        {True: "true", False: "false", None: "null"}.get(value, value)
        if (value in (True, False, None) and not isinstance(value, int | float)) or isinstance(value, bool)
        else value
    )
    return Scalar(str(text), kinds.get(type(value), ScalarKind.TEXT), Span(PATH, line, column, column + len(str(text))))


def _labelled(label: str, value: str, line: int) -> Labelled:
    column = len(label) + 7
    return Labelled(label, value, Span(PATH, line, column, column + len(value)), Span(PATH, line, 3, 3 + len(label)))


def _blocks(body: str, first: int) -> tuple[tuple[Block, ...], Line | None]:
    blocks: list[Block] = []
    heading: Line | None = None
    title: Line | None = None
    lines: list[Line] = []
    for number, text in enumerate(body.split("\n"), first):
        line = _line(text, number)
        if line.kind is LineKind.HEADING:
            if heading or lines:
                blocks.append(Block(heading, tuple(lines)))
            heading, lines = line, []
            title = title or line
        elif text.strip():
            lines.append(line)
    if heading or lines:
        blocks.append(Block(heading, tuple(lines)))
    return tuple(blocks), title


def _line(text: str, number: int) -> Line:
    match = re.match(r"(#{1,6}\s+|\s*[-*+]\s+|)(.*)$", text)
    marker, words = match.groups() if match else ("", text)
    kind = LineKind.HEADING if marker.startswith("#") else LineKind.ITEM if marker else LineKind.TEXT
    span = Span(PATH, number, len(marker) + 1, len(text) + 1)
    return Line(kind, words, span, marker.count("#") or (1 if marker else 0))
