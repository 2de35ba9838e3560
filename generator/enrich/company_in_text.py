"""Finds who hires where no label says so: in the title, in headings and in the sentence that opens many postings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, is_label
from generator.enrich.patterns import words
from generator.enrich.plain import plain
from generator.enrich.sections import kind_of
from generator.model.facts import Fact, Origin
from generator.model.posting import Employer, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.entry import Entry

_WORD = r"[A-ZÄÖÜÅÆØÉÈÁÍÓÚÑÇ0-9][\w&.'’+-]*"
_NAME = rf"{_WORD}(?:\s+(?:(?:of|and|the|for|de|du|des|la|le|und|für|der|von|&|y|e|do|da)\s+)?{_WORD}){{0,4}}"
_AT = re.compile(rf"\s(?:at|@|bei|chez)\s+(?P<name>{_NAME})\s*$")
_ABOUT = re.compile(
    r"^(?:About|Über|À propos de|Sobre|Over|Who is|Why|Why join|Working at|Life at)\s+"
    rf"(?P<name>(?:the\s+|die\s+|la\s+)?{_NAME})\s*[?!]?$"
)
_HIRES = re.compile(
    rf"^(?:At\s+|Bei\s+(?:der\s+)?|Chez\s+)?(?P<name>(?:The\s+|Die\s+|Das\s+|Der\s+|La\s+|Le\s+)?{_NAME})"
    r"(?:,[^,]{3,80},)?\s+(?:is|are|sucht|recherche|busca|cerca|zoekt|procura)\s*(?:currently |now |also )?"
    r"(?:hiring|looking for|seeking|searching for|recruiting|an?\b|zum|ab|für|einen?|un|une|una|um|uma|een|\b)"
)
_SEEKS = re.compile(
    r"\b(?:hiring|looking for|seeking|searching for|recruiting|sucht|recherche|busca|cerca|zoekt|procura)\b"
)


def company_in_text(entry: Entry, title: str, parts: Outline) -> Iterator[Fact[Employer]]:
    """Go through the names the text gives its employer, the surest first; a name must be written like one."""
    yield from _under_title(entry, parts)
    match = _AT.search(title)
    if match and _is_name(match["name"]):
        given = entry.field("title")
        span = given.span if given else entry.title.span if entry.title else None
        yield Fact(Employer(_clean(match["name"])), Origin.TITLE, span)
    text = " ".join(line.text for _, line, _ in parts.prose[:80])
    for part, heading, _ in parts.headings:
        match = _ABOUT.match(part.title)
        if (
            match
            and _is_name(match["name"])
            and kind_of(part.title) in (SectionKind.COMPANY, None)
            and re.search(rf"\b{re.escape(match['name'])}\b", text)
        ):
            yield Fact(Employer(_clean(match["name"])), Origin.SECTION, heading.span)
    for part, line, _ in parts.prose[:40]:
        if part.kind not in (None, SectionKind.COMPANY, SectionKind.SUMMARY):
            continue
        if not _SEEKS.search(line.text):
            continue
        match = _HIRES.match(plain(line.text))
        if match and _SEEKS.search(match[0]) and _is_name(match["name"]):
            start = line.text.find(match["name"])
            candidate = Candidate(line.text, Origin.PROSE, line.span)
            span = candidate.part(start, start + len(match["name"])) if start >= 0 else line.span
            yield Fact(Employer(_clean(match["name"])), Origin.PROSE, span)


def _under_title(entry: Entry, parts: Outline) -> Iterator[Fact[Employer]]:
    """Read a heading that stands right under the title, with nothing between, as the name of who hires."""
    if entry.title is None or entry.title.level != 1 or len(parts.parts) < 3:  # noqa: PLR2004 - title, name and text
        return
    for above, part in zip(parts.parts[:2], parts.parts[1:3], strict=False):
        heading = part.heading
        if above.heading != entry.title or above.lines or heading is None or heading.level == 1 or part.lines:
            continue
        name = part.title
        proper = re.fullmatch(_NAME, name) is not None
        if proper and _is_name(name) and kind_of(name) is None and not is_label(name):
            link = re.search(r"\]\((https?://[^)\s]+)", heading.text)
            yield Fact(Employer(_clean(name), link[1] if link else ""), Origin.SECTION, heading.span)


def _is_name(name: str) -> bool:
    first = name.lower().split()[0]
    return (
        name.lower() not in words("company", "nobody")
        and first
        not in {
            "we",
            "our",
            "you",
            "this",
            "your",
            "what",
            "who",
            "why",
            "how",
            "it",
            "they",
            "i",
            "wir",
            "unser",
            "unsere",
            "nous",
            "notre",
        }
        and not name.isdigit()
        and any(map(str.isalpha, name))
    )


def _clean(name: str) -> str:
    return name.strip().rstrip(".,'’").removesuffix("'s")
