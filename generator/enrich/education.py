"""Understands the education a posting asks for: from degrees in several languages to Google's credential words."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.patterns import any_of, section, words
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import Education, SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.entry import Entry

_ORDER = {degree: place for place, degree in enumerate(Education)}
Degrees = tuple[Education, ...]


@functools.cache
def _patterns() -> tuple[tuple[Education, re.Pattern[str]], ...]:
    """Return what is said of each degree, the lowest first."""
    degrees = section("education")["degrees"]
    return tuple((Education(degree), re.compile("|".join(says), re.IGNORECASE)) for degree, says in degrees.items())


def education_of(entry: Entry, parts: Outline) -> Outcome[Fact[Degrees] | None]:
    """Return the least education that is accepted, as a tuple of one; what is only "a plus" is not asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Degrees]] = []
    for candidate in written(entry, "education"):
        degrees = degrees_in(candidate.text)
        if degrees:
            facts.append(Fact(degrees, candidate.origin, candidate.span))
        elif not any_of("education", "none").search(candidate.text):
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
    told = [candidate.text for candidate in (*written(entry, "education"), *labelled(entry, "education"))]
    kinds = (SectionKind.EDUCATION, SectionKind.QUALIFICATIONS, None)
    told.extend(line.text for _, line in parts.about(words("education", "instead_cues"), *kinds))
    given = entry.field("experience_in_place")
    if given is not None:
        return any(candidate.text.lower() in {"true", "yes"} for candidate in written(entry, "experience_in_place"))
    return any(any_of("education", "instead").search(text) for text in told)


def degrees_in(text: str) -> Degrees:
    """Return the lowest degree that a text names, as a tuple of one; none if it names none."""
    low = f" {text.lower()} "
    if not any(cue in low for cue in words("education", "cues")):
        return ()
    for degree, pattern in _patterns():
        match = pattern.search(text)
        if match is None:
            continue
        general = degree is Education.BACHELOR_DEGREE and match[0].lower() in {
            "degree",
            "degree in",
            "b.a",
            "ba",
            "studium",
        }
        if (
            general
            and _patterns()[-1][1].search(text)
            and not re.search(r"\bor\b.*\bdegree|bachelor", text, re.IGNORECASE)
        ):
            return (Education.POSTGRADUATE_DEGREE,)
        return (degree,)
    return ()


def _of_sections(parts: Outline) -> Iterator[Fact[Degrees]]:
    for _, line in parts.about(words("education", "cues"), SectionKind.EDUCATION, SectionKind.QUALIFICATIONS):
        if any_of("education", "optional").search(line.text):
            continue
        degrees = degrees_in(line.text)
        if degrees:
            yield Fact(degrees, Origin.SECTION, Candidate(line.text, Origin.SECTION, line.span).span)
