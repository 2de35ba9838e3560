"""A posting as written: every piece with its place in the file. Lives only between parsing and enriching.

Texts of the body (`Line.text`, `Labelled.value`) are exact slices of the file, markup included, so that an offset in
them is an offset from their span's column.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping
from typing import TypeVar

import msgspec

from generator.model.html import Html
from generator.model.notation import Notation
from generator.model.posting import Link
from generator.model.source import Span

T = TypeVar("T")


class ScalarKind(enum.Enum):
    """How YAML reads a scalar. A reader that expects text takes `Scalar.text`, whatever the kind."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    TRUTH = "truth"
    DATE = "date"
    NULL = "null"


class Scalar(msgspec.Struct, frozen=True, tag="scalar"):
    """One value of the front matter: ``text`` as written, without quotes (``NO``, ``12:30``, ``2026-02-30``)."""

    text: str
    kind: ScalarKind
    span: Span
    quoted: bool = False


class Many(msgspec.Struct, frozen=True, tag="many"):
    """A list of values."""

    items: tuple[Value, ...]
    span: Span


class Pairs(msgspec.Struct, frozen=True, tag="pairs"):
    """A map of keys, as written, to values."""

    items: tuple[tuple[Scalar, Value], ...]
    span: Span


Value = Scalar | Many | Pairs


class Written(msgspec.Struct, frozen=True):
    """A field of the front matter: ``name`` is ours, ``key`` the author's."""

    name: str
    key: str
    value: Value
    key_span: Span

    @property
    def span(self) -> Span:
        """Where the value stands."""
        return self.value.span


class LineKind(enum.Enum):
    """What a line of the body is."""

    HEADING = "heading"
    ITEM = "item"
    TEXT = "text"
    ROW = "row"
    QUOTE = "quote"
    CODE = "code"


class Line(msgspec.Struct, frozen=True):
    """A line of the body without its marker. ``level`` is a heading's (1-6), or the depth of an item (from 1)."""

    kind: LineKind
    text: str
    span: Span
    level: int = 0


class Block(msgspec.Struct, frozen=True):
    """A heading and the lines under it, up to the next heading of any level; ``heading`` is None above the first."""

    heading: Line | None
    lines: tuple[Line, ...]


class Labelled(msgspec.Struct, frozen=True):
    """A label and its value in the body: ``**Location:** Berlin``, a table row, a list item, a heading over a value.

    ``label`` is plain text without colon, emphasis and emoji; ``value`` an exact slice of the file. ``section`` is the
    plain text of the nearest heading above.
    """

    label: str
    value: str
    span: Span
    label_span: Span
    section: str = ""


class Entry(msgspec.Struct, frozen=True, dict=True):
    """A posting as written.

    ``stem`` is the file's name without ending, ``folder`` the innermost folder below ``content/postings`` ("" if
    none). ``title`` is the first heading of the first level, else the first of any; ``plain_title`` the same without
    markup. ``html`` is the sanitised body without the title's heading; one that may say more is text in it.
    """

    path: str
    digest: str
    stem: str
    folder: str
    fields: tuple[Written, ...]
    title: Line | None
    plain_title: str
    labelled: tuple[Labelled, ...]
    blocks: tuple[Block, ...]
    html: Html
    links: tuple[Link, ...] = ()
    notation: Notation = Notation.YAML

    def field(self, name: str) -> Written | None:
        """Return the field of the front matter with this name of ours."""
        return self.once(_by_name).get(name)

    def once(self, question: Callable[[Entry], T]) -> T:
        """Return what a pure function says of this entry; it is asked once, however many facts need the answer."""
        answers: dict[Callable[[Entry], T], T] = self.__dict__.setdefault("answers", {})
        if question not in answers:
            answers[question] = question(self)
        return answers[question]


def _by_name(entry: Entry) -> Mapping[str, Written]:
    return {written.name: written for written in reversed(entry.fields)}
