"""Find labels and their values in a body, by their shapes alone: Blocks -> Labelled."""

import re
from collections.abc import Iterator, Sequence

from generator.model.entry import Block, Labelled, Line, LineKind
from generator.model.source import Span
from generator.parse.fields import meant
from generator.parse.plain import plain_text

LONGEST_LABEL = 40  # characters
MOST_WORDS = 6
LONGEST_BELOW = 160  # characters of a value on the line under its label
LONGEST_LINE = 2_000  # no line with labels is longer
NEAREST = 2  # lines that a value may stand below its label

# What may stand before a label: anything that is no letter or digit (bullets, emoji, `**`), `:pushpin:`, a tag.
_LEAD = re.compile(r"(?:[^\w<:\[(]|_|\[(?!\^)|:[a-z0-9_+\-]{1,40}:|<[^<>]{0,100}>)*")
_CLOSERS = re.compile(r"(?:[*_`~]+|</[A-Za-z]{1,8}>)*[ \t\xa0\u3000]*")
_COLON = re.compile(r"[:：]")
_DASH = re.compile(r"(\*\*|__|)(\w[^:：*|<>\[\]()–—.!?]{0,38}?)\1[ \t]{1,4}(?:-|–|—)[ \t]{1,4}(?=\S)")
_DIVIDER = re.compile(r"[|·•]|<br ?/?>", re.IGNORECASE)
_BOLD_LABEL = re.compile(r"(?<=[ \t,;.])\*\*[^*:：]{1,40}(?:[:：]\*\*|\*\*[:：])")
_BOLD_ALONE = re.compile(r"(\*\*|__)(?=\S)([^*_]{1,60})\1$|<(b|strong)>([^<>]{1,60})</(?:b|strong)>$")
_NO_LABEL = re.compile(r"[!?;@|]|\.\s|://|\\")
_SCHEMES = {"http", "https", "mailto", "tel", "ftp"}
_MARKS = ("**", "__", "*", "_", "`")
_HIDDEN_PIPE = "\ue000"
_WORDED = (LineKind.TEXT, LineKind.ITEM, LineKind.QUOTE)
_BARE_ENDS = (":", "：", "*", "_", ">")
_TWO = 2


def labels_of(blocks: Sequence[Block], title: Line | None) -> tuple[Labelled, ...]:
    """Return every label with a value, in the order of the file; ``title`` is no label of what stands under it."""
    return tuple(found for block in blocks for found in _of_block(block, title))


def _of_block(block: Block, title: Line | None) -> Iterator[Labelled]:
    section = ""
    lines = block.lines
    heading = block.heading
    if heading is not None:
        section = plain_text(heading.text)
        if heading is not title:
            yield from _of_heading(heading, lines, section)
    rows_end = 0
    for number, line in enumerate(lines):
        text = line.text
        if line.kind is LineKind.ROW and number >= rows_end:
            rows = _run_of_rows(lines, number)
            rows_end = number + len(rows)
            yield from _of_table(rows, section)
        elif line.kind in _WORDED and len(text) <= LONGEST_LINE:
            if ":" in text or "：" in text:
                yield from _of_line(line, section)
            elif " - " in text or " – " in text or " — " in text:
                yield from _of_dashed(line, section)
            label = _bare_label(line) if text.endswith(_BARE_ENDS) else _term(line, lines, number + 1)
            if label is not None:
                yield from _below(line, label, lines[number + 1 : number + 3], section)


def _of_heading(heading: Line, lines: Sequence[Line], section: str) -> Iterator[Labelled]:
    """Take a heading that is a label: with its value beside it, or on the one line under it."""
    listed = len(lines) > 1 and lines[0].kind is lines[1].kind is LineKind.ITEM
    if (not lines or listed) and ":" not in heading.text and "：" not in heading.text:
        return
    found = _label_at(heading.text, 0, len(heading.text))
    if found is not None and found[2] < found[3]:
        yield _labelled(heading, found, section)
        return
    start, end = (found[0], found[1]) if found is not None else _core(heading.text, 0, len(heading.text))
    if _is_label(heading.text[start:end]):
        yield from _below(heading, (start, end), lines[:2], section)


def _of_line(line: Line, section: str) -> Iterator[Labelled]:
    """Take the labels of one line, divided by ``|``, ``·``, a break, or the next bold label."""
    text = line.text
    open_label: tuple[int, int, int, int] | None = None
    for start, end in _pieces(text):
        found = _label_at(text, start, end)
        if found is None:
            if open_label is None:
                continue
            open_label = (*open_label[:3], _value_end(text, open_label[2], end))
        else:
            if open_label is not None and open_label[2] < open_label[3]:
                yield _labelled(line, open_label, section)
            open_label = found
    if open_label is not None and open_label[2] < open_label[3]:
        yield _labelled(line, open_label, section)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Divide a line where one label's value may end and the next label begin."""
    start = 0
    if any(mark in text for mark in "|·•<*"):
        cuts = [found.span() for found in _DIVIDER.finditer(text) if _stands_free(text, *found.span())]
        cuts += [(found.start(), found.start()) for found in _BOLD_LABEL.finditer(text)]
        for begin, end in sorted(cuts):
            if begin > start:
                yield start, begin
            start = max(start, end)
    yield start, len(text)


def _stands_free(text: str, start: int, end: int) -> bool:
    return text[start] == "<" or (text[start - 1 : start].isspace() and text[end : end + 1].isspace())


def _label_at(text: str, start: int, end: int) -> tuple[int, int, int, int] | None:
    """Find the label that a piece of a line begins with: offsets of the label and of its value (which may be empty)."""
    lead = _LEAD.match(text, start, end)
    begin = lead.end() if lead else start
    colon = _COLON.search(text, begin, min(end, begin + LONGEST_LABEL + 24))
    if colon is None:
        return None
    at = colon.start()
    begin, stop = _core(text, begin, at)
    if not _is_label(text[begin:stop]):
        return None
    closers = _CLOSERS.match(text, at + 1, end)
    after = closers.end() if closers else at + 1
    if after == at + 1 < end and text[at] == ":" and not _may_touch(text, begin, at):
        return None
    return begin, stop, *_value(text, after, end)


def _may_touch(text: str, begin: int, colon: int) -> bool:
    """Say whether a colon without a blank after it may end a label: not in ``https://``, ``12:30``, ``a::b``."""
    label, following = text[begin:colon], text[colon + 1]
    if label.casefold() in _SCHEMES or following in ":/=" or (label[-1:].isdigit() and following.isdigit()):
        return False
    return label[:1].isupper() or not label.isascii()


def _core(text: str, begin: int, stop: int) -> tuple[int, int]:
    """Narrow a label to its words: no marks, no emoji around them."""
    lead = _LEAD.match(text, begin, stop)
    begin = lead.end() if lead else begin
    while stop > begin and not (text[stop - 1].isalnum() or text[stop - 1] in ")%+#"):
        stop -= 1
        if text[stop] == ">":
            opened = text.rfind("<", begin, stop)
            stop = opened if opened > begin else stop
    return begin, stop


def _is_label(text: str) -> bool:
    """Say whether these are a few plain words, and not a sentence or an address."""
    if not text or len(text) > LONGEST_LABEL + 20 or _NO_LABEL.search(text):
        return False
    plain = plain_text(text)
    return 0 < len(plain) <= LONGEST_LABEL and len(plain.split()) <= MOST_WORDS and any(map(str.isalpha, plain))


def _value(text: str, start: int, end: int) -> tuple[int, int]:
    """Narrow a value: no blanks and dividers around it, no marks that close what was opened before it, or wrap it."""
    end = _value_end(text, start, end)
    for mark in _MARKS:
        size = len(mark)
        inner = text[start:end]
        wrapped = len(inner) > 2 * size and inner.startswith(mark) and inner.endswith(mark)
        if wrapped and mark not in inner[size:-size] and inner[size] != " " and inner[-size - 1] != " ":
            return start + size, end - size
    return start, end


def _value_end(text: str, start: int, end: int) -> int:
    while True:
        while end > start and text[end - 1] in " \t|·•":
            end -= 1
        inner = text[start:end]
        mark = next((mark for mark in _MARKS if inner.endswith(mark)), None)
        if mark is None or inner.count(mark) % 2 == 0:
            return end
        end -= len(mark)


def _of_dashed(line: Line, section: str) -> Iterator[Labelled]:
    """Take ``**Label** - value``, or ``Label - value`` with a label of three words at most."""
    text = line.text
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    bold = text[max(0, begin - 2) : begin] in ("**", "__")
    found = _DASH.match(text, begin - 2 if bold else begin)
    if found is None or (not bold and len(found[2].split()) > 3) or not _is_label(found[2]):  # noqa: PLR2004
        return
    yield _labelled(line, (*found.span(2), *_value(text, found.end(), len(text))), section)


def _bare_label(line: Line) -> tuple[int, int] | None:
    """Find a label that has its line to itself: bold, or with a colon after it."""
    text = line.text
    if len(text) > LONGEST_LABEL + 30 or not text.endswith(_BARE_ENDS):
        return None
    found = _label_at(text, 0, len(text))
    if found is not None:
        return (found[0], found[1]) if found[2] >= found[3] else None
    lead = _LEAD.match(text)
    begin = lead.end() if lead else 0
    opened = max(text.rfind("*", 0, begin), text.rfind("_", 0, begin)) - 1
    bold = _BOLD_ALONE.match(text, max(opened, 0)) or _BOLD_ALONE.match(text)
    if bold is None:
        return None
    start, end = _core(text, bold.start(), len(text))
    return (start, end) if _is_label(text[start:end]) else None


def _term(line: Line, lines: Sequence[Line], following: int) -> tuple[int, int] | None:
    """Find the term of a definition list: ``: value`` stands on the next line."""
    if following < len(lines) and lines[following].text.startswith(": ") and _is_label(line.text):
        return _core(line.text, 0, len(line.text))
    return None


def _below(line: Line, label: tuple[int, int], below: Sequence[Line], section: str) -> Iterator[Labelled]:
    """Take the one short line under a label as its value; more than one line is a section, not a value."""
    if not below or not _may_be_value(line, below[0]):
        return
    value = below[0]
    if len(below) > 1:
        following = below[1]
        apart = _row(following) > _row(value) + 1 and following.kind is not value.kind
        if not (apart or _has_label(following)) or (value.kind is LineKind.ITEM is following.kind):
            return
    text = value.text.removeprefix(": ").lstrip()
    start, end = _value(value.text, len(value.text) - len(text), len(value.text))
    yield _pair(line, label, value, (start, end), section)


def _may_be_value(label: Line, line: Line) -> bool:
    near = _row(line) - _row(label) <= NEAREST
    return near and line.kind in _WORDED and len(line.text) <= LONGEST_BELOW and not _has_label(line)


def _has_label(line: Line) -> bool:
    text = line.text
    if line.kind in (LineKind.CODE, LineKind.ROW) or text.startswith(": "):
        return False
    return _label_at(text, 0, len(text)) is not None or _bare_label(line) is not None


def _run_of_rows(lines: Sequence[Line], start: int) -> Sequence[Line]:
    """Return the rows of one table; the line between its head and its body is no row."""
    end = start + 1
    while end < len(lines) and lines[end].kind is LineKind.ROW:
        if _row(lines[end]) - _row(lines[end - 1]) > (_TWO if end == start + 1 else 1):
            break
        end += 1
    return lines[start:end]


def _of_table(rows: Sequence[Line], section: str) -> Iterator[Labelled]:
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


def _cells(text: str) -> list[tuple[int, int]]:
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


def _all_fields(row: Line, cells: Sequence[tuple[int, int]]) -> bool:
    return all(meant(plain_text(row.text[start:end])) is not None for start, end in cells)


def _of_cells(
    row: Line, label: tuple[int, int], value_row: Line, value: tuple[int, int], section: str
) -> Iterator[Labelled]:
    words = _core(row.text, *label)
    if not _is_label(row.text[slice(*words)]):
        return
    begin, stop = _value(value_row.text, *value)
    if begin < stop:
        yield _pair(row, words, value_row, (begin, stop), section)


def _labelled(line: Line, found: tuple[int, int, int, int], section: str) -> Labelled:
    return _pair(line, found[:2], line, found[2:], section)


def _pair(line: Line, label: tuple[int, int], value_line: Line, value: tuple[int, int], section: str) -> Labelled:
    label_span, value_span = _part(line, *label), _part(value_line, *value)
    return Labelled(
        plain_text(line.text[slice(*label)]), value_line.text[slice(*value)], value_span, label_span, section
    )


def _part(line: Line, start: int, end: int) -> Span:
    column = line.span.column or 1
    return Span(line.span.path, line.span.line, column + start, column + end)


def _row(line: Line) -> int:
    return line.span.line or 0
