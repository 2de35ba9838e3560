"""Puts an entry's body in order: from blocks under headings to parts of known kinds, and lines by their facts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.candidates import fields_of, written
from generator.enrich.cues import ANYWHERE, PLACES, cues_of
from generator.enrich.headings import heads_section, kind_of, known_kind
from generator.enrich.plain import plain
from generator.enrich.wrapped_lines import unwrapped
from generator.model.entry import Line, LineKind, Scalar
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from generator.model.entry import Block, Entry

_BOLD_LINE = re.compile(
    r"^\s*(\*\*|__)(?P<words>[^*_]+)\1\s*:?\s*$|^(?P<plain>[^.:：]{2,48})[:：]\s*$"
    r"|^<(?:b|strong)>(?P<tagged>[^<>]{2,60})</(?:b|strong)>\s{0,3}[:：]?$"
    r"|^[◆■【▍▐★☆]\s{0,3}(?P<framed>[^◆■【】★☆.:：]{2,30}?)\s{0,3}[◆■】★☆]$"
)
_BOLD_OPENING = re.compile(r"^(\*\*|__)(?P<words>[^*_]{2,48})\1[:：.]?\s+\S")
_LONGEST_LINE = 4_000  # characters; what is longer was not written by people
HEADS_END = "*_:：◆■】★☆"  # signs at the end of a line that may stand for a heading
_LONGEST_HEADING = 70  # longer ones are sentences
_LONGEST_PLAIN = 40  # characters of one without marks
_TAGS = 17  # characters of "<strong></strong>"
_WRITTEN = ("summary", "responsibilities", "qualifications", "benefits")  # fields that hold sentences, or lists of them
_BULLET = re.compile(r"[-*•+]\s{1,9}")


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

    ``prose`` are all other lines, with their part; ``cued`` the lines that may speak of a fact, with the facts (bits of
    `cues`). Sentences of the front matter follow those of the body in both.
    """

    parts: tuple[Part, ...]
    labelled: frozenset[int | None]
    prose: tuple[tuple[Part, Line], ...]
    cued: tuple[tuple[int, Part, Line], ...]

    @property
    def headings(self) -> Iterator[tuple[Part, Line]]:
        """Go through the headings below the title."""
        for part in self.parts:
            if part.heading is not None and part.title:
                yield part, part.heading

    def telling(self, cue: int, *kinds: SectionKind | None) -> Iterator[tuple[Part, Line]]:
        """Go through the lines that may speak of a fact, in parts of these kinds or of any."""
        for cues, part, line in self.cued:
            if cues & cue and (not kinds or part.kind in kinds):
                yield part, line


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
        under = above[-1][1] if above and block.heading is not None else None  # a rule ends what it is about
        parts.extend(_split(block, title, own, under))
    known = [line for line in entry.labelled if fields_of(line.label)]
    labelled = frozenset(place for line in known for place in (line.label_span.line, line.span.line))
    rows = frozenset(line.label_span.line for line in entry.labelled)
    prose, cued = _prose((*parts, *_of_front_matter(entry)), labelled, rows)
    return Outline(tuple(parts), labelled, tuple(prose), tuple(cued))


def _of_front_matter(entry: Entry) -> Iterator[Part]:
    """Go through what the front matter says in sentences, as parts without a heading."""
    for field in _WRITTEN:
        kind = LineKind.TEXT if field == "summary" else LineKind.ITEM
        lines = [
            Line(kind, _BULLET.sub("", text, count=1), candidate.span, 1)
            for candidate in written(entry, field)
            for row in candidate.text.splitlines()
            if (text := row.strip())
        ]
        if lines:
            yield Part(SectionKind(field), True, "", None, tuple(lines))  # noqa: FBT003 - a field of it


def _prose(
    parts: Iterable[Part], labelled: frozenset[int | None], rows: frozenset[int | None]
) -> tuple[list[tuple[Part, Line]], list[tuple[int, Part, Line]]]:
    """Return the lines without a label of ours, and those that may speak of a fact; ``rows`` have any label.

    Lines on what there is to do, or would be nice, tell few facts; behind a label, only a place may be told besides.
    """
    prose: list[tuple[Part, Line]] = []
    cued: list[tuple[int, Part, Line]] = []
    for part in parts:
        asks = part.kind is not SectionKind.RESPONSIBILITIES and part.kind is not SectionKind.PREFERRED
        heard = ~0 if asks else ANYWHERE
        for line in unwrapped(part.lines, rows):
            free = line.span.line not in labelled
            if free:
                prose.append((part, line))
            if len(line.text) <= _LONGEST_LINE:
                cues = cues_of(line.text.lower()) & (heard if free else PLACES)
                if cues:
                    cued.append((cues, part, line))
    return prose, cued


def _is_title(heading: Line, entry: Entry) -> bool:
    """Whether a heading is the posting's name: not that of a section, nor where the front matter gives another name."""
    if heading != entry.title:
        return False
    given = entry.field("title")
    if given is None:
        return not heads_section(entry.plain_title)
    if heading.level > 1:
        return False
    same = not isinstance(given.value, Scalar) or given.value.text.strip() in entry.plain_title
    return same or kind_of(entry.plain_title) is None


def _split(block: Block, title: str, own: SectionKind | None, kind: SectionKind | None) -> Iterator[Part]:
    """Divide a block where a line stands for a heading."""
    heading = block.heading
    known = own is not None
    begin = end = 0
    for number, line in enumerate(block.lines):
        plainly = line.kind is LineKind.TEXT and _heads_list(block.lines, number)
        if not plainly and not _may_head(line.text):
            continue
        inner = None
        if number >= end:
            inner = _plain_heading(line) if plainly else _inner_heading(line)
        opening = _opening(line) if number >= end and inner is None else None
        if inner is None and opening is None:
            continue
        if number > begin or heading is not None:
            yield Part(kind, known, title, heading, block.lines[begin:number])
        if inner is not None:
            kind, title = inner
            known, heading, begin = True, line, number + 1
        elif opening is not None:
            end = _end_of_paragraph(block.lines, number)
            yield Part(opening[0], True, opening[1], None, block.lines[number:end])  # noqa: FBT003 - a field of it
            title, known, heading, begin = "", False, None, end
    if begin < len(block.lines) or heading is not None:
        yield Part(kind, known, title, heading, block.lines[begin:])


def _may_head(text: str) -> bool:
    """Whether a line may stand for a heading: bold (in Markdown or HTML), or with a colon at its end."""
    return bool(text) and (text[-1] in HEADS_END or text[:2] == "**" or text[0] == "<")


def _heads_list(lines: Sequence[Line], number: int) -> bool:
    """Whether a short line stands alone above a list: "Requirements", then its items."""
    line = lines[number]
    if len(line.text) > _LONGEST_PLAIN or number + 1 == len(lines) or lines[number + 1].kind is not LineKind.ITEM:
        return False
    alone = number == 0 or (lines[number - 1].span.line or 0) + 1 < (line.span.line or 0)
    return alone and line.text[-1:].isalpha() and line.text[0].isupper()


def _plain_heading(line: Line) -> tuple[SectionKind, str] | None:
    """Return kind and words of a line without marks whose words are those of a heading that we know."""
    kind = None if fields_of(line.text) else known_kind(line.text)
    return (kind, line.text) if kind else None


def _opening(line: Line) -> tuple[SectionKind, str] | None:
    """Return kind and words of the bold words that begin a paragraph, if they say what it is about."""
    match = _BOLD_OPENING.match(line.text)
    if match is None or line.kind is not LineKind.TEXT:
        return None
    words = match["words"].strip(" .:：")
    kind = None if fields_of(words) else kind_of(words)
    return (kind, words) if kind else None


def _end_of_paragraph(lines: Sequence[Line], number: int) -> int:
    """Return the number of the line after the paragraph that begins with a line."""
    end = number + 1
    while end < len(lines) and (lines[end].span.line or 0) == (lines[end - 1].span.line or 0) + 1:
        end += 1
    return end


def _inner_heading(line: Line) -> tuple[SectionKind, str] | None:
    """Return kind and words of a line that stands for a heading: all bold, or ending in a colon."""
    tags = _TAGS if line.text[0] == "<" else 0
    if line.kind is not LineKind.TEXT or len(line.text) > _LONGEST_HEADING + tags:
        return None
    match = _BOLD_LINE.match(line.text)
    if match is None:
        return None
    words = (match["words"] or match["plain"] or match["tagged"] or match["framed"]).strip().rstrip(":：").strip()
    kind = kind_of(words)
    return (kind, plain(words)) if kind else None
