"""Joins the lines that an editor broke within a sentence, so that what they say is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.entry import Line, LineKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WRAPPED = 50  # characters of a line that was broken because it was full
_STOPS = ".!?:;|\\。！？"


def goes_on_below(text: str) -> bool:
    """Whether a line looks broken because it was full: long, and without a sign of its end."""
    return len(text) >= _WRAPPED and text[-1] not in _STOPS


def unwrapped(lines: Sequence[Line], apart: frozenset[int | None]) -> Iterator[Line]:
    """Go through lines, those of one sentence joined, where the first of them stands; ``apart`` are rows of labels."""
    held: Line | None = None
    row = 0
    for line in lines:
        if held is not None:
            if line.kind is LineKind.TEXT and line.span.line == row + 1 and line.span.line not in apart:
                held = Line(held.kind, f"{held.text} {line.text}", held.span, held.level)
                row += 1
                if not goes_on_below(line.text):
                    yield held
                    held = None
                continue
            yield held
            held = None
        if not goes_on_below(line.text) or line.span.line in apart:
            yield line
        else:
            held, row = line, line.span.line or 0
    if held is not None:
        yield held
