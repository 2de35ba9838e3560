"""Tells what a section is about by its heading: from words in several languages to a kind."""

from __future__ import annotations

import functools
import re

from generator.enrich.candidates import key_of
from generator.enrich.data import read_table
from generator.enrich.expressions import Expressions
from generator.model.posting import SectionKind

_NUMBERING = re.compile(r"^(?:\d+[.)]|[ivx]+[.)])\s+", re.IGNORECASE)
# Dutch "over" is no English one; a time or the reader's own is not who hires.
_ABOUT = re.compile(
    r"^(?:about|über|à propos d[e']|sobre|over(?!\s+(?:the|a|an|your|our|time)\b))\s+"
    r"(?!the first|the next|dich$|ihn|dein|vous$|toi$|ti$|você$|usted$|jou$|jouw\b|u$)\S+(?:\s+\S+){0,2}$"
)
_LONGEST_HEADING = 70  # longer ones are sentences


@functools.lru_cache(maxsize=4096)
def kind_of(heading: str) -> SectionKind | None:
    """Return what a section is about by the words of its heading; None if they say nothing we know."""
    key = _NUMBERING.sub("", key_of(heading)).replace(" & ", " and ")
    table, words = _headings()
    known = table.get(key)
    if known is not None or not key:
        return known
    if len(key) <= _LONGEST_HEADING:
        for kind, shapes in _shapes():
            if shapes.holds(key):
                return kind
        for kind, cues in words:
            if any(cue in key for cue in cues):
                return kind
    return SectionKind.COMPANY if _ABOUT.match(key) else None


def known_kind(heading: str) -> SectionKind | None:
    """Return what a section is about whose heading is, word for word, one that we know."""
    return _headings()[0].get(key_of(heading).replace(" & ", " and "))


def heads_section(heading: str) -> bool:
    """Whether a heading is that of a section, so that it names no posting: "What you will do", "About Acme"."""
    return known_kind(heading) is not None or _ABOUT.match(key_of(heading)) is not None


@functools.cache
def _shapes() -> tuple[tuple[SectionKind, Expressions], ...]:
    shapes = read_table("labels.toml")["section_shapes"]
    return tuple((SectionKind(kind), Expressions(says)) for kind, says in shapes.items())


@functools.cache
def _headings() -> tuple[dict[str, SectionKind], tuple[tuple[SectionKind, tuple[str, ...]], ...]]:
    labels = read_table("labels.toml")
    table: dict[str, SectionKind] = {}
    for kind, headings in labels["sections"].items():
        for heading in headings:
            table.setdefault(heading.replace(" & ", " and "), SectionKind(kind))
    return table, tuple((SectionKind(kind), tuple(cues)) for kind, cues in labels["section_words"].items())
