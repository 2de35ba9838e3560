"""Understands the level of a position: from words behind labels and in titles to one of ten."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import labelled, written
from generator.enrich.data import read_table
from generator.enrich.faults import UNKNOWN_VALUE
from generator.enrich.patterns import any_of, section
from generator.enrich.settle import settle
from generator.enrich.words import Phrases
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin
from generator.model.posting import Seniority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry

_ORDER = {level: place for place, level in enumerate(Seniority)}


@functools.cache
def _patterns() -> tuple[tuple[Seniority, re.Pattern[str]], ...]:
    """Return what titles say of levels; the first that fits is the level."""
    table = section("seniority")
    lists = {f"<{name}>": "|".join(table[name]) for name in ("fields", "leads")}
    patterns = []
    for row in table["titles"]:
        says = "|".join(row["says"])
        for name, fields in lists.items():
            says = says.replace(name, fields)
        patterns.append((Seniority(row["level"]), re.compile(says)))
    return tuple(patterns)


@functools.cache
def _phrases() -> Phrases[Seniority]:
    return Phrases({Seniority(level): words for level, words in read_table("levels.toml")["seniority_words"].items()})


def seniority_of(entry: Entry, title: Fact[str]) -> Outcome[Fact[Seniority] | None]:
    """Return the level of a position; of several that are named, the lowest that is asked for."""
    faults: list[Diagnostic] = []
    facts: list[Fact[Seniority]] = []
    for candidate in written(entry, "seniority"):
        level = level_in(candidate.text)
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
        elif not any(letter.isdigit() for letter in candidate.text):
            faults.append(UNKNOWN_VALUE.at(
                candidate.span, f"`{candidate.text}` is not a level we know, so it is left out",
                f"write one of: {', '.join(known.value for known in Seniority)}",
            ))  # fmt: skip
    facts = [min(facts, key=lambda fact: _ORDER[fact.value])] if facts else list(_of_experience(entry))
    for candidate in labelled(entry, "seniority"):
        level = level_in(candidate.text)
        if level is not None:
            facts.append(Fact(level, candidate.origin, candidate.span))
    outcome = settle("seniority", facts, told=lambda level: level.value)
    if outcome.value is None:
        level = level_of_title(title.value)
        return Outcome(Fact(level, Origin.TITLE, title.span) if level else None, tuple(faults))
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))


def _of_experience(entry: Entry) -> Iterator[Fact[Seniority]]:
    """Find a level in `experience_level: Senior (6+ years)`."""
    for candidate in written(entry, "experience"):
        level = level_in(candidate.text)
        if level is not None:
            yield Fact(level, candidate.origin, candidate.span)
            return


def level_in(text: str) -> Seniority | None:
    """Return the level that a value names; the lowest of several, as it is the one that is asked for."""
    hits = list(_phrases().hits(text))
    return min((hit.value for hit in hits), key=_ORDER.__getitem__, default=None)


def level_of_title(title: str) -> Seniority | None:
    """Return the level in a title; "Executive Assistant", "Account Manager" and "Lead Generation" name none."""
    low = " ".join(title.lower().replace(".", " ").replace("(", " ").replace(")", " ").split())
    if not any_of("seniority", "gate").search(low) or any_of("seniority", "no_level").search(low):
        return None
    return next((level for level, pattern in _patterns() if pattern.search(low)), None)
