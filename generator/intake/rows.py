"""A table as text (CSV, of whatever kind) -> openings."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping

from generator.intake.html_text import markdown_of
from generator.intake.opening import Opening, Value
from generator.model.slug import slugify
from generator.parse.names import folded, meant

LARGEST_CELL = 1_000_000  # characters
_TEXTS = ("text", "body", "content", "html", "description", "jobdescription", "fulldescription")
_SAMPLE = 20_000


def openings(table: str) -> Iterator[Opening]:
    """Go through the rows; the first names the columns, by any name that a field has. Others are passed over.

    A row is known by its number (`id`, `reference` ...), else by its address, else by title, company and place.
    """
    csv.field_size_limit(LARGEST_CELL)
    for row in csv.DictReader((f"{line}\n" for line in table.split("\n")), dialect=_dialect(table)):
        cells = {name: (value or "").strip() for name, value in row.items() if isinstance(name, str) and name.strip()}
        fields = dict(_fields(cells))
        yield Opening(_key(fields), fields, markdown_of(_text(cells)))


def _dialect(table: str) -> type[csv.Dialect]:
    """Return how the table is written: with commas, unless tabs, semicolons or bars part its first line."""
    first = table[:_SAMPLE].partition("\n")[0]
    most = max(",;\t|", key=first.count)

    class Dialect(csv.excel):
        delimiter = most

    return Dialect


def _fields(cells: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    for name, value in cells.items():
        known = meant(name)
        if known and value and folded(name) not in _TEXTS:
            # A column such as `salary_min` says a part of a field, and stays one of its own.
            part = next((own for own, part in known.field.parts if part == known.part), "")
            yield part or known.field.name, value


def _text(cells: Mapping[str, str]) -> str:
    texts = {folded(name): value for name, value in cells.items() if value}
    return next((texts[name] for name in _TEXTS if name in texts), "")


def _key(fields: Mapping[str, Value]) -> str:
    named = fields.get("identifier") or fields.get("apply")
    return str(
        named or slugify(" ".join(str(fields.get(name, "")) for name in ("title", "company", "location", "city")))
    )
