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
_ITSELF = (None,)
_OTHERS = tuple(
    kind
    for kind in SectionKind
    if kind not in (SectionKind.SUMMARY, SectionKind.APPLY, SectionKind.KEYWORDS, SectionKind.SKILLS)
)


def summary_of(entry: Entry, parts: Outline) -> str:
    """Return about 200 characters of plain text: of the first paragraph, a company's story last, cut at a word."""
    for candidate in written(entry, "summary"):
        return shortened(" ".join(plain(candidate.text).split()))
    labelled = {line.label_span.line for line in entry.labelled if is_label(line.label)}
    for kinds in (_ITSELF, (SectionKind.SUMMARY,), _OTHERS):
        for part in parts.parts:
            if part.kind in kinds:
                for words in _joined(part.lines, labelled):
                    if len(words) >= _SHORTEST:
                        return shortened(words)
    return ""


def _joined(lines: Iterable[Line], labelled: Container[int | None]) -> Iterator[str]:
    """Put the lines of text that follow one another into paragraphs."""
    paragraph: list[str] = []
    last = 0
    for line in lines:
        if line.kind is not LineKind.TEXT or line.span.line in labelled:
            continue
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
