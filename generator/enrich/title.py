"""Understands what a posting is called: from front matter, the first heading or a label to one title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.candidates import labelled, written
from generator.enrich.faults import MISSING_TITLE
from generator.enrich.patterns import any_of
from generator.enrich.plain import plain
from generator.model.diagnostic import Outcome
from generator.model.facts import Fact, Origin
from generator.model.source import Span

if TYPE_CHECKING:
    from generator.model.entry import Entry


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
        return Outcome(Fact(heading, Origin.TITLE, entry.title.span))
    fault = MISSING_TITLE.at(
        Span(entry.path), "this posting has no title, so it cannot be published",
        "begin the text with a heading such as `# Senior nurse`, or write `title: Senior nurse` at the top",
    )  # fmt: skip
    return Outcome(None, (fault,))


def _is_general(heading: str) -> bool:
    """Whether a heading is one that any posting could have ("Job description")."""
    match = any_of("title", "general").match(heading)
    return match is not None and not heading[match.end() :].strip("!.: ")
