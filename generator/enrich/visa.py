"""Understands whether an employer sponsors a visa: from answers and sentences to words that stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate, key_of, stated
from generator.enrich.cues import VISA
from generator.enrich.patterns import any_of, words
from generator.enrich.plain import plain
from generator.enrich.settle import settle
from generator.model.diagnostic import Outcome
from generator.model.facts import Fact, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.enrich.outline import Outline
    from generator.model.entry import Entry

AVAILABLE = "Visa sponsorship available"
UNAVAILABLE = "Visa sponsorship not available"
PERMIT = "Work permit required"
_OPPOSED = {AVAILABLE, UNAVAILABLE}
_LONGEST = 200


def visa_of(entry: Entry, parts: Outline) -> Outcome[Fact[str] | None]:
    """Return what is said of visas, as words that are true without the question they answer ("yes" is not)."""
    return settle("visa", _statements(entry, parts), told=str, same=lambda one, other: {one, other} != _OPPOSED)


def _statements(entry: Entry, parts: Outline) -> Iterator[Fact[str]]:
    given = entry.field("visa")
    for candidate in stated(entry, "visa"):
        asked = candidate.label or (given.key if given else "")
        said = _words_of(plain(candidate.text), key_of(asked.replace("_", " ").replace("-", " ")))
        if said and len(said) <= _LONGEST:
            yield Fact(said, candidate.origin, candidate.span)
    for _, line in parts.telling(VISA):
        for name, said in (("refuses", UNAVAILABLE), ("offers", AVAILABLE)):
            match = any_of("visa", name).search(line.text)
            if match is not None:
                span = Candidate(line.text, Origin.PROSE, line.span).part(*match.span())
                yield Fact(said, Origin.PROSE, span)
                return


def _words_of(answer: str, asked: str) -> str:
    low = answer.lower().strip(" .!。")
    permit = asked in words("visa", "permits")
    if low in words("visa", "yes") or (permit and low in {"required", "needed"}):
        return PERMIT if permit else AVAILABLE
    if low in words("visa", "no"):
        return "" if permit else UNAVAILABLE
    return answer
