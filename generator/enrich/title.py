"""Understands what a posting is called: from front matter, first heading, label or first line to one title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, is_label, labelled, written
from generator.enrich.faults import MISSING_TITLE
from generator.enrich.patterns import any_of
from generator.enrich.plain import plain
from generator.enrich.title_pieces import names_role, pieces_of
from generator.model.diagnostic import Outcome
from generator.model.entry import LineKind
from generator.model.facts import Fact, Origin
from generator.model.source import Span

if TYPE_CHECKING:
    from generator.model.entry import Entry, Line

_BOLD = re.compile(r"^(?:(?P<mark>\*\*|__)(?P<words>[^*_]+)(?P=mark)|<(?:b|strong)>(?P<tagged>[^<>]+)</(?:b|strong)>)$")
_ENDS = tuple(".!?:;,。：")
_LONGEST = 100
_SHORT = 70


def title_of(entry: Entry) -> Outcome[Fact[str] | None]:
    """Return the title; none is an error, since a posting without a name cannot be published."""
    for candidate in written(entry, "title"):
        return Outcome(Fact(" ".join(candidate.text.split()), Origin.FRONT_MATTER, candidate.span))
    heading = " ".join(entry.plain_title.split())
    if not heading or _is_general(heading):
        for candidate in labelled(entry, "title"):
            words = plain(candidate.text)
            if words:
                return Outcome(Fact(words, Origin.LABELLED_LINE, candidate.span))
    if heading and entry.title is not None:
        return Outcome(_of_line(heading, entry.title))
    first = _first_line(entry)
    if first is not None:
        return Outcome(_of_line(plain(first.text), first))
    fault = MISSING_TITLE.at(
        Span(entry.path), "this posting has no title, so it cannot be published",
        "begin the text with a heading such as `# Senior nurse`, or write `title: Senior nurse` at the top",
    )  # fmt: skip
    return Outcome(None, (fault,))


def _of_line(words: str, line: Line) -> Fact[str]:
    """Return the name of the work in a heading that may say more ("Acme | Senior Engineer | Remote")."""
    pieces = pieces_of(words)
    if pieces is None or not (pieces.sure or "|" in words):
        return Fact(words, Origin.TITLE, line.span)
    start = line.text.find(pieces.role)
    candidate = Candidate(line.text, Origin.TITLE, line.span)
    span = candidate.part(start, start + len(pieces.role)) if start >= 0 else line.span
    return Fact(pieces.role, Origin.TITLE, span)


def heading_of(entry: Entry) -> Line | None:
    """Return the line that names a posting and may say more: its heading, or the first line that stands for one."""
    return entry.title or _first_line(entry)


def _first_line(entry: Entry) -> Line | None:
    """Return the first line where it stands for a heading: alone, and bold, barred, or naming somebody's work."""
    lines = entry.blocks[0].lines if entry.blocks else ()
    if not lines or lines[0].kind is not LineKind.TEXT:
        return None
    first = lines[0]
    words = plain(first.text)
    alone = len(lines) == 1 or (lines[1].span.line or 0) > (first.span.line or 0) + 1
    if not words or len(words) > _LONGEST or is_label(words) or words.endswith(_ENDS):
        return None
    if _BOLD.match(first.text):
        return first
    named = (len(words) <= _SHORT and names_role(words)) or ("|" in words and pieces_of(words) is not None)
    return first if alone and named else None


def _is_general(heading: str) -> bool:
    """Whether a heading is one that any posting could have ("Job description")."""
    match = any_of("title", "general").match(heading)
    return match is not None and not heading[match.end() :].strip("!.: ")
