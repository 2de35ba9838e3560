"""Reads the smaller facts of a posting that need no understanding: texts as written, and counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import labelled, stated, written
from generator.enrich.experience import NUMBERS
from generator.enrich.faults import NOT_A_NUMBER
from generator.enrich.plain import plain
from generator.enrich.settle import settle
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.facts import Fact, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry

TEXTS = ("identifier", "industry", "occupation", "hours", "start", "duration", "contact")
_COUNT = re.compile(r"(?<![\d.,])(\d{1,4})(?![\d.,])")
_LONGEST = 200


def texts_of(entry: Entry) -> Iterator[tuple[str, Fact[str]]]:
    """Go through the facts that are kept as written, by field."""
    for field in TEXTS:
        for candidate in stated(entry, field):
            words = plain(candidate.text)
            if field == "hours" and candidate.origin is Origin.LABELLED_LINE and not re.search(r"\d", words):
                continue
            if words and len(words) <= _LONGEST:
                yield field, Fact(words, candidate.origin, candidate.span)
                break


def openings_of(entry: Entry) -> Outcome[Fact[int] | None]:
    """Return how many people are sought."""
    faults: list[Diagnostic] = []
    facts: list[Fact[int]] = []
    for candidate in (*written(entry, "openings"), *labelled(entry, "openings")):
        match = _COUNT.search(candidate.text)
        number = int(match[1]) if match else NUMBERS.get(candidate.text.strip().lower())
        if number:
            facts.append(Fact(number, candidate.origin, candidate.span))
        elif candidate.origin is Origin.FRONT_MATTER:
            faults.append(NOT_A_NUMBER.at(
                candidate.span, f"`{candidate.text}` is not a number of people",
                "write a number, such as `openings: 2`",
            ))  # fmt: skip
    outcome = settle("openings", facts, told=str)
    return Outcome(outcome.value, (*faults, *outcome.diagnostics))
