"""Makes the sentence or two that stand for a posting elsewhere: from its first prose to plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.candidates import is_label, written
from generator.enrich.plain import plain
from generator.model.entry import LineKind
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry, Line

LENGTH = 200
_SHORTEST = 40
_NO_STORY = (SectionKind.APPLY, SectionKind.KEYWORDS, SectionKind.SKILLS)


def summary_of(entry: Entry, parts: Outline) -> str:
    """Return about 200 characters of plain text: of the first paragraph, a company's story last, cut at a word."""
    for candidate in written(entry, "summary"):
        return shortened(" ".join(plain(candidate.text).split()))
    labelled = {line.label_span.line for line in entry.labelled if is_label(line.label)}
    first: dict[bool, str] = {}
    for kind, words in _paragraphs(parts, labelled):
        if kind is None:
            return shortened(words)
        first.setdefault(kind is SectionKind.SUMMARY, words)
    return shortened(first.get(True) or first.get(False, ""))


def _paragraphs(parts: Outline, labelled: Container[int | None]) -> Iterator[tuple[SectionKind | None, str]]:
    for part in parts.parts:
        if part.kind in _NO_STORY:
            continue
        lines = [line for line in part.lines if line.kind is LineKind.TEXT and line.span.line not in labelled]
        for words in _joined(lines):
            if len(words) >= _SHORTEST:
                yield part.kind, words


def _joined(lines: Iterable[Line]) -> Iterator[str]:
    """Put the lines of text that follow one another into paragraphs."""
    paragraph: list[str] = []
    last = 0
    for line in lines:
        number = line.span.line or 0
        if paragraph and number != last + 1:
            yield " ".join(paragraph)
            paragraph = []
        paragraph.append(plain(line.text))
        last = number
    if paragraph:
        yield " ".join(paragraph)


def shortened(text: str) -> str:
    """Return a text of at most 200 characters, cut at the end of a sentence or of a word."""
    if len(text) <= LENGTH:
        return text
    cut = text[: LENGTH - 1]
    sentence = max(cut.rfind(". "), cut.rfind("! "), cut.rfind("? "), cut.rfind("。"))
    if sentence > LENGTH // 2:
        return cut[: sentence + 1]
    return cut[: cut.rfind(" ")].rstrip(" ,;:-–—") + "…" if " " in cut else cut + "…"
