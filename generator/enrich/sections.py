"""Tells the titled sections of a posting: from parts of its body to their kinds and plain texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.candidates import written
from generator.enrich.headings import kind_of
from generator.enrich.outline import Outline, Part, outline
from generator.enrich.plain import plain_lines
from generator.model.entry import LineKind
from generator.model.posting import Section, SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.entry import Entry, Line

__all__ = ["Outline", "Part", "kind_of", "outline", "sections_of"]


def sections_of(entry: Entry, parts: Outline) -> tuple[Section, ...]:
    """Return the titled sections, then those that the front matter gives as lists.

    A part whose heading names no kind of its own belongs to the one above it.
    """
    sections: list[tuple[Part, list[str]]] = []
    for part in parts.parts:
        same = sections and part.kind is not None and part.kind is sections[-1][0].kind
        if sections and same and (not part.own or _deeper(part, sections[-1][0])):
            sections[-1][1].extend([part.title] if part.title else [])
            sections[-1][1].extend(paragraphs(part.lines))
        elif part.heading is not None and (part.kind is not None or part.lines):
            lines = _listed(part.lines) if part.kind is SectionKind.BENEFITS else part.lines
            sections.append((part, paragraphs(lines)))
    titled = [Section(part.kind, part.title, "\n".join(lines), _span_of(part)) for part, lines in sections]
    return (*titled, *_of_front_matter(entry))


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """Return lines as plain text, those that only go on from the line above joined to it."""
    texts = plain_lines([line.text for line in lines])
    joined: list[str] = []
    row = 0
    for line, text in zip(lines, texts, strict=True):
        number = line.span.line or 0
        if joined and line.kind is LineKind.TEXT and number == row + 1:
            joined[-1] = f"{joined[-1]} {text}"
        elif text:
            joined.append(text)
        row = number
    return joined


def _listed(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines up to the end of their list, if there is one: a paragraph after it is about something else."""
    last = max((number for number, line in enumerate(lines) if line.kind is LineKind.ITEM), default=None)
    if last is None:
        return lines
    end = last + 1
    while end < len(lines) and (lines[end].span.line or 0) == (lines[end - 1].span.line or 0) + 1:
        end += 1
    return lines[:end]


def _of_front_matter(entry: Entry) -> Iterator[Section]:
    for field in ("responsibilities", "qualifications", "benefits"):
        texts = plain_lines([candidate.text for candidate in written(entry, field)])
        given = entry.field(field)
        if texts and given is not None:
            yield Section(SectionKind(field), "", "\n".join(texts), given.span)


def _deeper(part: Part, above: Part) -> bool:
    return bool(part.heading and above.heading and part.heading.level > above.heading.level)


def _span_of(part: Part) -> Span:
    return part.heading.span if part.heading else Span("")
