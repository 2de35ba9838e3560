"""Understands the kind of employment: from words in several languages to Google's closed list."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, labelled, written
from generator.enrich.data import read_table
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.settle import settle
from generator.enrich.words import Phrases
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import EmploymentType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.sections import Outline
    from generator.model.config import Reading
    from generator.model.entry import Entry

Types = tuple[EmploymentType, ...]
PERMANENT = "PERMANENT"
_CUES = (
    "time",
    "zeit",
    "contract",
    "cdi",
    "cdd",
    "temps",
    "tiempo",
    "jornada",
    "permanent",
    "temporary",
    "freelance",
    "befristet",
)


@functools.cache
def _phrases(table: str) -> Phrases[str]:
    return Phrases(read_table("levels.toml")[table])


def employment_type_of(entry: Entry, parts: Outline, title: Fact[str], reading: Reading) -> Outcome[Fact[Types] | None]:
    """Return the kinds of employment a posting offers, in the order it names them."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Types]] = []
    stated = list(written(entry, "employment_type"))
    values = tuple(dict.fromkeys(value for candidate in stated for value in types_in(candidate.text)))
    if values:
        facts.append(Fact(values, Origin.FRONT_MATTER, stated[0].span))
    faults.extend(
        _unknown(candidate) for candidate in stated if not types_in(candidate.text) and not _about_place(candidate.text)
    )
    facts.extend(
        Fact(found, candidate.origin, candidate.span)
        for candidate in labelled(entry, "employment_type")
        if (found := types_in(candidate.text))
    )
    if not facts:
        facts.extend(_in_prose(parts))
    if not facts:
        facts.extend(_in_title(title))
    if not facts and reading.defaults.employment_type:
        values = types_in(reading.defaults.employment_type)
        facts.extend([Fact(values, Origin.BOARD_DEFAULT, None)] if values else [])
    outcome = settle("employment_type", facts, told=_told, same=lambda one, other: bool(set(one) & set(other)))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def types_in(text: str) -> Types:
    """Return the kinds of employment that a value names ("Voll- oder Teilzeit", "FULL_TIME", "CDI")."""
    hits = sorted(_phrases("employment").hits(text.replace("_", " ")), key=lambda hit: hit.start)
    named = dict.fromkeys(hit.value for hit in hits)
    if len(named) > 1:
        named.pop(PERMANENT, None)
    return tuple(EmploymentType.FULL_TIME if value == PERMANENT else EmploymentType(value) for value in named)


def _in_title(title: Fact[str]) -> Iterator[Fact[Types]]:
    hits = {hit.value for hit in _phrases("employment_in_title").hits(title.value)}
    if hits:
        yield Fact(tuple(kind for kind in EmploymentType if kind.value in hits), Origin.TITLE, title.span)


def _in_prose(parts: Outline) -> Iterator[Fact[Types]]:
    """Find "this is a full-time position": a kind of employment said of the position itself."""
    for _, line in parts.about(_CUES):
        hits = list(_phrases("employment_in_prose").hits(line.text))
        if hits:
            candidate = Candidate(line.text, Origin.PROSE, line.span)
            kinds = tuple(EmploymentType(value) for value in dict.fromkeys(hit.value for hit in hits))
            yield Fact(kinds, Origin.PROSE, candidate.part(hits[0].start, hits[0].end))
            return


def _unknown(candidate: Candidate) -> Diagnostic:
    return UNKNOWN_VALUE.at(
        candidate.span, f"`{candidate.text}` is not a kind of employment we know, so it is left out",
        "write one of: full-time, part-time, contractor, temporary, intern, volunteer, per diem, other",
    )  # fmt: skip


def _about_place(text: str) -> bool:
    """Whether a value tells where one works: other boards call that a type, too."""
    return any(word in text.lower() for word in ("remote", "hybrid", "site", "office", "home"))


def _told(types: Types) -> str:
    return ", ".join(kind.value.lower().replace("_", "-") for kind in types)
