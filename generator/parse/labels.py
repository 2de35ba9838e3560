"""Find labels and their values in a body, by their shapes alone: Blocks -> Labelled."""

from collections.abc import Iterator, Sequence

from generator.model.entry import Block, Labelled, Line, LineKind
from generator.parse.label_shapes import (
    Part,
    bare_label,
    bold_label,
    core,
    is_label,
    label_at,
    label_in_cells,
    labels_in,
    value_at,
)
from generator.parse.label_tables import labels_of_table, pair_of, row_of, rows_from
from generator.parse.plain import plain_text

LONGEST_BELOW = 160  # characters of a value on the line under its label
LONGEST_LINE = 2_000  # no line with labels is longer
FEWEST_BOLD = 2  # "**Place** Leeds" is a label where another stands beside it
_DEEP = 3  # level from which even the first heading may be a question of a form
NEAREST = 2  # lines that a value may stand below its label
_WORDED = (LineKind.TEXT, LineKind.ITEM, LineKind.QUOTE)


def labels_of(blocks: Sequence[Block], title: Line | None) -> tuple[Labelled, ...]:
    """Return every label with a value, in the order of the file; ``title`` is no label of what stands under it."""
    return tuple(found for block in blocks for found in _of_block(block, title))


def _of_block(block: Block, title: Line | None) -> Iterator[Labelled]:
    section = ""
    lines = block.lines
    heading = block.heading
    if heading is not None:
        section = plain_text(heading.text)
        if heading is not title or heading.level >= _DEEP:
            yield from _of_heading(heading, lines, section)
    rows_end = 0
    bold = [found for line in lines if line.kind in _WORDED and (found := bold_label(line.text))]
    for number, line in enumerate(lines):
        text = line.text
        if line.kind is LineKind.ROW and number >= rows_end:
            rows = rows_from(lines, number)
            rows_end = number + len(rows)
            yield from labels_of_table(rows, section)
        elif line.kind in _WORDED and len(text) <= LONGEST_LINE:
            for found in labels_in(text):
                yield pair_of(line, found[:2], line, found[2:], section)
            alone = bold_label(text) if len(bold) >= FEWEST_BOLD else None
            if alone is None and text[:3].lower() == "<tr":
                alone = label_in_cells(text)
            if alone is not None:
                yield pair_of(line, alone[:2], line, alone[2:], section)
            label = bare_label(text) or _term(line, lines, number + 1)
            if label is not None:
                yield from _below(line, label, lines[number + 1 : number + 3], section)


def _of_heading(heading: Line, lines: Sequence[Line], section: str) -> Iterator[Labelled]:
    """Take a heading that is a label: with its value beside it, or on the one line under it."""
    listed = len(lines) > 1 and lines[0].kind is lines[1].kind is LineKind.ITEM
    if (not lines or listed) and ":" not in heading.text and "：" not in heading.text:
        return
    found = label_at(heading.text, 0, len(heading.text))
    if found is not None and found[2] < found[3]:
        yield pair_of(heading, found[:2], heading, found[2:], section)
        return
    start, end = (found[0], found[1]) if found is not None else core(heading.text, 0, len(heading.text))
    if is_label(heading.text[start:end]):
        yield from _below(heading, (start, end), lines[:2], section)


def _term(line: Line, lines: Sequence[Line], following: int) -> Part | None:
    """Find the term of a definition list: ``: value`` stands on the next line."""
    if following < len(lines) and lines[following].text.startswith(": ") and is_label(line.text):
        return core(line.text, 0, len(line.text))
    return None


def _below(line: Line, label: Part, below: Sequence[Line], section: str) -> Iterator[Labelled]:
    """Take the one short line under a label as its value; more than one line is a section, not a value."""
    if not below or not _may_be_value(line, below[0]):
        return
    value = below[0]
    if len(below) > 1 and not value.text.startswith(": "):
        following = below[1]
        apart = row_of(following) > row_of(value) + 1 and following.kind is not value.kind
        if not (apart or _has_label(following)) or (value.kind is LineKind.ITEM is following.kind):
            return
    text = value.text.removeprefix(": ").lstrip()
    start, end = value_at(value.text, len(value.text) - len(text), len(value.text))
    yield pair_of(line, label, value, (start, end), section)


def _may_be_value(label: Line, line: Line) -> bool:
    near = row_of(line) - row_of(label) <= NEAREST
    return near and line.kind in _WORDED and len(line.text) <= LONGEST_BELOW and not _has_label(line)


def _has_label(line: Line) -> bool:
    text = line.text
    if line.kind in (LineKind.CODE, LineKind.ROW) or text.startswith(": "):
        return False
    return label_at(text, 0, len(text)) is not None or bare_label(text) is not None
