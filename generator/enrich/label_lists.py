"""Finds the lists that stand under a label, from an entry to labels with their items: "Level", then "- Junior"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.outline import HEADS_END, Part, outline
from generator.model.entry import LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.entry import Entry, Line

MOST_ITEMS, LONGEST_ITEM = 12, 60


def lists_below(entry: Entry) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Return what stands over each short list of short items, and the items; a single one is the label's value."""
    return entry.once(_lists_below)


def _lists_below(entry: Entry) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    return tuple(
        (line.text, items)
        for part in entry.once(outline).parts
        for number, line in _heads(part)
        if (items := _items(part.lines[number:]))
    )


def _heads(part: Part) -> Iterator[tuple[int, Line]]:
    """Go through the lines that may stand over a list, each with the number of the line below."""
    if part.heading is not None and part.lines:
        yield 0, part.heading
    for number, line in enumerate(part.lines, 1):
        if line.text[-1] in HEADS_END and line.kind is LineKind.TEXT:
            yield number, line


def _items(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the short ones of the few items that a block begins with; none of a single one, or of a long story."""
    items: list[Line] = []
    for line in lines[: MOST_ITEMS + 1]:
        if line.kind is not LineKind.ITEM:
            break
        items.append(line)
    return tuple(item for item in items if len(item.text) <= LONGEST_ITEM) if 1 < len(items) <= MOST_ITEMS else ()
