"""Diagnostics -> text for people: the fault, the line it stands on with a mark below, and what to do."""

from collections.abc import Callable, Iterable

import msgspec

from generator.model.diagnostic import Diagnostic
from generator.model.source import Span
from generator.report.concise import headline
from generator.report.place import noted, visible, width

ReadLine = Callable[[str, int], str | None]
# Characters of a long line that are shown, and how many of them stand before the mark.
WIDEST, BEFORE = 120, 40


class _Mark(msgspec.Struct, frozen=True):
    """A mark below a line: the columns of the line, from 1, the end not included; and words beside it."""

    start: int
    end: int
    sign: str
    words: str


def report(diagnostics: Iterable[Diagnostic], read_line: ReadLine) -> str:
    """Show each fault as a paragraph, an empty line between two."""
    return "\n".join(_paragraph(found, read_line) for found in diagnostics)


def _paragraph(found: Diagnostic, read_line: ReadLine) -> str:
    """Show one fault.

    A note at the fault's own place stands beside its mark; one on another line of the file has a mark of its own;
    others are told with their place, if they have one.
    """
    inside = [
        (words, span) for words, span in found.notes if span.path == found.span.path and _is_shown(span, read_line)
    ]
    gutter = max(4, *(len(str(span.line)) for span in (found.span, *(span for _, span in inside))))
    lines = [headline(found), *_excerpt(found, inside, read_line, gutter)]
    for words, span in found.notes:
        if (words, span) not in inside or not _is_shown(found.span, read_line):
            lines.append(f"{'':{gutter - 1}}= note: {noted(words, span)}")
    if found.hint:
        lines.append(f"{'':{gutter - 1}}= help: {visible(found.hint)}")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _excerpt(found: Diagnostic, notes: list[tuple[str, Span]], read_line: ReadLine, gutter: int) -> list[str]:
    """Return the lines that a fault and its notes stand on, with their marks, and the line before the fault's own."""
    line = found.span.line
    if line is None or not _is_shown(found.span, read_line):
        return []
    own = ", ".join(words for words, span in notes if span == found.span)
    marks = {line: _marks(found.span, "^", own)}
    if marks[line]:
        marks[line - 1] = []
    for words, span in notes:
        if span.line is not None and span != found.span:
            marks.setdefault(span.line, []).extend(_marks(span, "-", words))
    shown: list[str] = []
    last = 0
    for number in sorted(marks):
        text = read_line(found.span.path, number) if number > 0 else None
        if text is None or (number == line - 1 and not text.strip() and not marks[number]):
            continue
        if last and number > last + 1:
            shown.append(f"{'...':>{gutter}} |")
        shown += _marked(text, number, marks[number], gutter)
        last = number
    return shown


def _marked(text: str, number: int, marks: list[_Mark], gutter: int) -> list[str]:
    """Return one line of a file, cut where it is very long, and a line for each mark below it."""
    start = max(0, marks[0].start - 1 - BEFORE) if marks and len(text) > WIDEST else 0
    cut = visible(text[start : start + WIDEST])
    ends = ("…" if start else "", "…" if len(text) > start + WIDEST else "")
    lines = [f"{number:>{gutter}} | {ends[0]}{cut}{ends[1]}"]
    for mark in marks:
        first = min(max(mark.start - 1 - start, 0), len(cut))
        last = min(max(mark.end - 1 - start, first), len(cut))
        indent = ends[0] and " "
        for letter in cut[:first]:
            indent += "\t" if letter == "\t" else " " * width(letter)
        signs = mark.sign * max(1, width(cut[first:last]))
        lines.append(f"{'':{gutter}} | {indent}{signs} {visible(mark.words)}")
    return lines


def _marks(span: Span, sign: str, words: str) -> list[_Mark]:
    """Return the mark of a span; none if it names no column and there is nothing to say beside it."""
    if span.column is None:
        return []
    end = span.end_column if span.end_column is not None else span.column + 1
    return [_Mark(span.column, end, sign, words)]


def _is_shown(span: Span, read_line: ReadLine) -> bool:
    """Whether the line of a span can be shown."""
    return span.line is not None and span.line > 0 and read_line(span.path, span.line) is not None
