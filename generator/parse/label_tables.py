"""Take the labels and values of a table: rows -> Labelled."""

from collections.abc import Iterator, Sequence

from generator.model.entry import Labelled, Line, LineKind
from generator.model.source import Span
from generator.parse.label_shapes import Part, core, is_label, value_at
from generator.parse.names import meant
from generator.parse.plain import plain_text

_HIDDEN_PIPE = "\ue000"
_TWO = 2


def rows_from(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """Return the rows of one table; the line between its head and its body is no row."""
    end = start + 1
    while end < len(lines) and lines[end].kind is LineKind.ROW:
        if row_of(lines[end]) - row_of(lines[end - 1]) > (_TWO if end == start + 1 else 1):
            break
        end += 1
    return lines[start:end]


def labels_of_table(rows: Sequence[Line], section: str) -> Iterator[Labelled]:
    """Take a table of labels and values: two columns, or a row of labels over a row of values."""
    cells = [_cells(row.text) for row in rows]
    width = len(cells[0])
    if len(rows) == _TWO and width > 1 and len(cells[1]) == width and (width > _TWO or _all_fields(rows[0], cells[0])):
        for label, value in zip(cells[0], cells[1], strict=True):
            yield from _of_cells(rows[0], label, rows[1], value, section)
    elif width == _TWO:
        for row, pair in zip(rows, cells, strict=True):
            if len(pair) == _TWO:
                yield from _of_cells(row, pair[0], row, pair[1], section)


def _cells(text: str) -> list[Part]:
    """Return where the cells of a row begin and end."""
    bars = text.replace("\\|", _HIDDEN_PIPE * 2)
    start = 1 if bars.startswith("|") else 0
    end = len(bars) - 1 if bars.endswith("|") and len(bars) > start else len(bars)
    cells = []
    while start <= end:
        bar = bars.find("|", start, end)
        stop = bar if bar >= 0 else end
        inner = text[start:stop]
        begin = start + len(inner) - len(inner.lstrip())
        cells.append((begin, begin + len(inner.strip())))
        start = stop + 1
    return cells


def _all_fields(row: Line, cells: Sequence[Part]) -> bool:
    return all(meant(plain_text(row.text[start:end])) is not None for start, end in cells)


def _of_cells(row: Line, label: Part, value_row: Line, value: Part, section: str) -> Iterator[Labelled]:
    words = core(row.text, *label)
    if not is_label(row.text[slice(*words)]):
        return
    begin, stop = value_at(value_row.text, *value)
    if begin < stop:
        yield pair_of(row, words, value_row, (begin, stop), section)


def pair_of(line: Line, label: Part, value_line: Line, value: Part, section: str) -> Labelled:
    """Return a label and its value, each a part of a line."""
    label_span, value_span = _part(line, *label), _part(value_line, *value)
    return Labelled(
        plain_text(line.text[slice(*label)]), value_line.text[slice(*value)], value_span, label_span, section
    )


def _part(line: Line, start: int, end: int) -> Span:
    column = line.span.column or 1
    return Span(line.span.path, line.span.line, column + start, column + end)


def row_of(line: Line) -> int:
    """Return the number of a line in its file."""
    return line.span.line or 0
