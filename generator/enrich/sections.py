"""Tells what the sections of a posting are about: from blocks under headings to sections of known kinds."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import fields_of, key_of, written
from generator.enrich.data import read_table
from generator.enrich.plain import plain
from generator.model.entry import Line, LineKind
from generator.model.posting import Section, SectionKind
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.model.entry import Block, Entry

_BOLD_LINE = re.compile(r"^\s*(\*\*|__)(?P<words>[^*_]+)\1\s*:?\s*$|^(?P<plain>[^.:：]{2,48})[:：]\s*$")
_NUMBERING = re.compile(r"^(?:\d+[.)]|[ivx]+[.)])\s+", re.IGNORECASE)
_LONGEST_HEADING = 70  # longer ones are sentences
_RULE = re.compile(r"^\s*(?:[-*_]\s*){3,}$")
_ABOUT = re.compile(r"^(?:about|über|à propos d[e']|sobre|over)\s+\S")


class Part(msgspec.Struct, frozen=True):
    """Lines under one heading: ``kind`` is what they are about, by it or by the one above; ``title`` in plain words.

    ``own`` says that the heading itself names the kind.
    """

    kind: SectionKind | None
    own: bool
    title: str
    heading: Line | None
    lines: tuple[Line, ...]


class Outline(msgspec.Struct, frozen=True):
    """An entry's body in parts, and the lines in which a label of ours stands (their facts are read as such).

    ``prose`` are all other lines, with their part and in small letters between spaces.
    """

    parts: tuple[Part, ...]
    labelled: frozenset[int | None]
    prose: tuple[tuple[Part, Line, str], ...]

    @property
    def headings(self) -> Iterator[tuple[Part, Line, str]]:
        """Go through the headings below the title, in the manner of ``prose``."""
        for part in self.parts:
            if part.heading is not None and part.title:
                yield part, part.heading, f" {part.heading.text.lower()} "

    def about(self, cues: Sequence[str], *kinds: SectionKind | None) -> Iterator[tuple[Part, Line]]:
        """Go through the lines that hold one of these small-letter cues, of these kinds or of any.

        All lines are searched as one text first: most cues are nowhere, and asking that is cheap.
        """
        some = [one for one in self.prose if not kinds or one[0].kind in kinds]
        whole = "\n".join([low for _, _, low in some])
        present = [cue for cue in cues if cue in whole]
        if present:
            for part, line, low in some:
                for cue in present:
                    if cue in low:
                        yield part, line
                        break


def outline(entry: Entry) -> Outline:
    """Return the parts of an entry's body in order; a heading without a kind continues the one above it."""
    parts: list[Part] = []
    above: list[tuple[int, SectionKind | None]] = []
    for block in entry.blocks:
        own = None
        title = ""
        if block.heading is not None:
            level = block.heading.level
            above = [one for one in above if one[0] < level]
            title = plain(block.heading.text)
            own = None if _is_title(block.heading, entry) else kind_of(title)
            above.append((level, own or (above[-1][1] if above else None)))
        parts.extend(_split(block, title, own, above[-1][1] if above else None))
    known = [line for line in entry.labelled if fields_of(line.label)]
    labelled = frozenset(place for line in known for place in (line.label_span.line, line.span.line))
    prose = [
        (part, line, f" {line.text.lower()} ")
        for part in parts
        for line in part.lines
        if line.span.line not in labelled
    ]
    return Outline(tuple(parts), labelled, tuple(prose))


def _is_title(heading: Line, entry: Entry) -> bool:
    """Whether a heading is the posting's name: the first one, unless the front matter gives the name."""
    return heading == entry.title and (heading.level == 1 or entry.field("title") is None)


def _split(block: Block, title: str, own: SectionKind | None, kind: SectionKind | None) -> Iterator[Part]:
    heading = block.heading
    lines: list[Line] = []
    known = own is not None
    for line in block.lines:
        inner = _inner_heading(line)
        if inner or _RULE.match(line.text):
            if lines or heading is not None:
                yield Part(kind, known, title, heading, tuple(lines))
            kind, title = inner or (None, "")
            known, heading, lines = kind is not None, line if inner else None, []
        else:
            lines.append(line)
    if lines or heading is not None:
        yield Part(kind, known, title, heading, tuple(lines))


def _inner_heading(line: Line) -> tuple[SectionKind, str] | None:
    """Return kind and words of a line that stands for a heading: all bold, or ending in a colon."""
    if line.kind is not LineKind.TEXT or len(line.text) > _LONGEST_HEADING or line.text[-1:] not in "*_:：":
        return None
    match = _BOLD_LINE.match(line.text)
    if match is None:
        return None
    words = (match["words"] or match["plain"]).strip().rstrip(":：").strip()
    kind = kind_of(words)
    return (kind, plain(words)) if kind else None


def sections_of(entry: Entry, parts: Outline) -> tuple[Section, ...]:
    """Return the titled sections, then those that the front matter gives as lists.

    A part whose heading names no kind of its own belongs to the one above it.
    """
    sections: list[tuple[Part, list[str]]] = []
    for part in parts.parts:
        lines = [plain(line.text) for line in part.lines]
        same = sections and part.kind is not None and part.kind is sections[-1][0].kind
        if sections and same and (not part.own or _deeper(part, sections[-1][0])):
            sections[-1][1].extend(([part.title] if part.title else []) + lines)
        elif part.heading is not None and (part.kind is not None or lines):
            sections.append((part, lines))
    titled = [
        Section(part.kind, part.title, "\n".join(line for line in lines if line), _span_of(part))
        for part, lines in sections
    ]
    return (*titled, *_of_front_matter(entry))


def _of_front_matter(entry: Entry) -> Iterator[Section]:
    for field in ("responsibilities", "qualifications", "benefits"):
        texts = [plain(candidate.text) for candidate in written(entry, field)]
        given = entry.field(field)
        if texts and given is not None:
            yield Section(SectionKind(field), "", "\n".join(texts), given.span)


def _deeper(part: Part, above: Part) -> bool:
    return bool(part.heading and above.heading and part.heading.level > above.heading.level)


def _span_of(part: Part) -> Span:
    return part.heading.span if part.heading else Span("")


@functools.lru_cache(maxsize=4096)
def kind_of(heading: str) -> SectionKind | None:
    """Return what a section is about by the words of its heading; None if they say nothing we know."""
    key = _NUMBERING.sub("", key_of(heading)).replace(" & ", " and ")
    table, words = _headings()
    known = table.get(key)
    if known is not None or not key:
        return known
    if len(key) <= _LONGEST_HEADING:
        for kind, cues in words:
            if any(cue in key for cue in cues):
                return kind
    return SectionKind.COMPANY if _ABOUT.match(key) else None


@functools.cache
def _headings() -> tuple[dict[str, SectionKind], tuple[tuple[SectionKind, tuple[str, ...]], ...]]:
    labels = read_table("labels.toml")
    table: dict[str, SectionKind] = {}
    for kind, headings in labels["sections"].items():
        for heading in headings:
            table.setdefault(heading.replace(" & ", " and "), SectionKind(kind))
    return table, tuple((SectionKind(kind), tuple(cues)) for kind, cues in labels["section_words"].items())
