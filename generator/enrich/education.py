"""Understands the education a posting asks for: from degrees in several languages to Google's credential words."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import labelled, written
from generator.enrich.cues import EDUCATION, INSTEAD
from generator.enrich.expressions import Expressions
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.patterns import any_of, section
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import Education, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry

_ASIDE = re.compile(r"\s[–—-]\s|[;(]|\.\s")
_ORDER = {degree: place for place, degree in enumerate(Education)}
Degrees = tuple[Education, ...]


@functools.cache
def _names() -> tuple[tuple[Education, Expressions], ...]:
    """Return what is said of each degree, the lowest first."""
    degrees = section("education")["degrees"]
    return tuple((Education(degree), Expressions(says)) for degree, says in degrees.items())


def education_of(entry: Entry, parts: Outline) -> Outcome[Fact[Degrees] | None]:
    """Return the least education that is accepted, as a tuple of one; what is only "a plus" is not asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Degrees]] = []
    for candidate in written(entry, "education"):
        degrees = degrees_in(candidate.text)
        if degrees:
            facts.append(Fact(degrees, candidate.origin, candidate.span))
        elif not any_of("education", "none").holds(candidate.text):
            faults.append(UNKNOWN_VALUE.at(
                candidate.span, f"`{candidate.text}` is not an education we know, so it is left out",
                f"write one of: {', '.join(degree.value for degree in Education)}",
            ))  # fmt: skip
    if facts:
        lowest = min(facts, key=lambda fact: _ORDER[fact.value[0]])
        facts = [Fact(lowest.value, lowest.origin, facts[0].span)]
    for candidate in labelled(entry, "education"):
        degrees = degrees_in(candidate.text)
        if degrees:
            facts.append(Fact(degrees, candidate.origin, candidate.span))
    outcome = settle("education", facts, told=lambda degrees: degrees[0].value)
    if outcome.value is None:
        found = list(_of_sections(parts))
        lowest_found = min(found, key=lambda fact: _ORDER[fact.value[0]], default=None)
        return Outcome(lowest_found, tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def experience_stands_in(entry: Entry, parts: Outline) -> bool:
    """Whether experience is accepted in place of the education that is asked for."""
    given = list(written(entry, "experience_in_place"))
    if given:
        return any(candidate.text.lower() in {"true", "yes"} for candidate in given)
    told = [candidate.text for candidate in (*written(entry, "education"), *labelled(entry, "education"))]
    kinds = (SectionKind.EDUCATION, SectionKind.QUALIFICATIONS, None)
    told.extend(line.text for _, line in parts.telling(EDUCATION | INSTEAD, *kinds))
    return any(any_of("education", "instead").holds(text) for text in told)


@functools.lru_cache(maxsize=4096)
def degrees_in(text: str) -> Degrees:
    """Return the lowest degree that a text names, as a tuple of one; none if it names none, or asks for none."""
    found = next((degree for degree, names in _names() if names.holds(text)), None)
    if found is None and any_of("education", "general").holds(text):
        found = Education.BACHELOR_DEGREE
    if found is None or any_of("education", "refused").holds(text):
        return ()
    return (found,)


def _of_sections(parts: Outline) -> Iterator[Fact[Degrees]]:
    asked = (SectionKind.EDUCATION, SectionKind.QUALIFICATIONS)
    for part, line in parts.telling(EDUCATION, *asked, SectionKind.SUMMARY, None):
        asked_here = line.text
        if any_of("education", "optional").holds(asked_here):
            asked_here = _ASIDE.split(asked_here)[0]  # "Bachelor's degree - a graduate degree is a plus"
        degrees = degrees_in(asked_here)
        if not degrees or any_of("education", "optional").holds(asked_here):
            continue
        if part.kind in asked or any_of("education", "asks").holds(line.text):
            origin = Origin.SECTION if part.kind in asked else Origin.PROSE
            yield Fact(degrees, origin, line.span)
