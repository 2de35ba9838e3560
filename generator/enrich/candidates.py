"""Finds where a fact may be written: from an entry to passages with their places, strongest origin first."""

from __future__ import annotations

import functools
import re
import unicodedata
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.data import read_table
from generator.enrich.plain import plain
from generator.model.entry import Many, Pairs, Scalar, ScalarKind
from generator.model.facts import Origin
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.model.entry import Entry, Labelled, Value

_SIGNS = re.compile(r"^[\W_]+|[\s:：*_.?!？！]+$")


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A passage that may hold a fact: ``text`` as written at ``span``, behind the plain ``label``, if any."""

    text: str
    origin: Origin
    span: Span
    label: str = ""

    def part(self, start: int, end: int) -> Span:
        """Where a slice of the text stands; the whole passage if the file writes it otherwise (in quotes, folded)."""
        column, end_column = self.span.column, self.span.end_column
        if column is None or end_column is None or end_column - column != len(self.text):
            return self.span
        return Span(self.span.path, self.span.line, column + start, column + end)

    def where(self, words: str) -> Span:
        """Where some words of the text stand; the whole passage if its markup divides them."""
        start = self.text.find(words)
        return self.part(start, start + len(words)) if start >= 0 else self.span


def scalars(value: Value) -> Iterator[Scalar]:
    """Go through the single values of a field that say something, those of maps and lists included."""
    if isinstance(value, Scalar):
        if value.kind is not ScalarKind.NULL and value.text.strip():
            yield value
    elif isinstance(value, Many):
        for item in value.items:
            yield from scalars(item)
    else:
        for _, item in value.items:
            yield from scalars(item)


def pairs_of(value: Value) -> dict[str, Value]:
    """Return the values of a map by key, in lower case and without hyphens, underscores and spaces."""
    return (
        {re.sub(r"[-_ ]", "", key.text).lower(): item for key, item in value.items} if isinstance(value, Pairs) else {}
    )


def written(entry: Entry, field: str) -> tuple[Candidate, ...]:
    """Return what the front matter says about a field."""
    given = entry.field(field)
    if given is None:
        return ()
    return tuple(Candidate(scalar.text, Origin.FRONT_MATTER, scalar.span) for scalar in scalars(given.value))


def labelled(entry: Entry, field: str) -> Sequence[Candidate]:
    """Return what stands behind the field's labels in the body."""
    return entry.once(_labelled).get(field, ())


def _labelled(entry: Entry) -> Mapping[str, Sequence[Candidate]]:
    found: dict[str, list[Candidate]] = {}
    for line in entry.labelled:
        fields = fields_of(line.label)
        candidate = of_labelled(line) if fields else None
        if candidate is not None and candidate.text:
            for field in fields:
                found.setdefault(field, []).append(candidate)
    return found


def of_labelled(line: Labelled) -> Candidate:
    """Return a labelled line's value, without spaces and line breaks around it."""
    text = line.value.rstrip().removesuffix("\\").rstrip()
    start = len(text) - len(text.lstrip())
    whole = Candidate(line.value, Origin.LABELLED_LINE, line.span, line.label)
    return Candidate(text[start:], Origin.LABELLED_LINE, whole.part(start, len(text)), line.label)


def stated(entry: Entry, field: str) -> tuple[Candidate, ...]:
    """Return what was written for a field on purpose: front matter, then labels."""
    return (*written(entry, field), *labelled(entry, field))


def key_of(label: str) -> str:
    """Return a label as it is looked up: lower case, single spaces, no signs around it."""
    return _SIGNS.sub("", " ".join(unicodedata.normalize("NFC", label).replace("’", "'").lower().split()))


@functools.lru_cache(maxsize=4096)
def fields_of(label: str) -> tuple[str, ...]:
    """Return the fields a label stands for; none if we do not know it."""
    known = _fields_by_label()
    key = key_of(plain(label))
    without = re.sub(r"\s*\([^)]*\)$", "", key)
    return known.get(key) or known.get(without) or ()


@functools.lru_cache(maxsize=4096)
def is_label(label: str) -> bool:
    """Whether a label is one that we know, for a fact of this folder or a place."""
    return bool(fields_of(label)) or key_of(plain(label)) in _place_labels()


@functools.cache
def _place_labels() -> frozenset[str]:
    return frozenset(label for labels in read_table("labels_places.toml").values() for label in labels)


@functools.cache
def _fields_by_label() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for field, labels in read_table("labels.toml")["fields"].items():
        for label in labels:
            if field not in found.get(label, ()):
                found[label] = (*found.get(label, ()), field)
    return found
