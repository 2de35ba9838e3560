"""Reads what the benefits of a posting tell by the way: that one works remotely, and whose laws they follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.enrich.candidates import Candidate
from generator.enrich.cues import PLACES
from generator.enrich.outline import outline
from generator.enrich.place_reading import understand_place
from generator.enrich.place_statement import Statement
from generator.model.facts import Origin
from generator.model.posting import SectionKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.entry import Entry

# "Remote work and flexible hours", but not "Remote work possible", or for some days.
_PERK = re.compile(
    r"\W{0,9}(?P<perk>remote(?:[ -]work(?:ing)?| position| job)?|work(?:ing)? remotely|trabajo remoto|trabalho remoto"
    r"|(?:100\s?%|full(?:y)?) remote)"
    r"(?=\W{0,3}$|[.,;:!(]|\s(?:and|with|from home|culture|environment|y|e|con|com|und|et)\b|\s[-–—(/+&])"
    r"(?!.{0,60}\b(?:option\w*|possib\w+|allow\w*|days?|weeks?|sometimes|occasional\w*|hybrid|stipend|budget|equipment"
    r"|setup|office|partial\w*|some|flexibility)\b)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"\b401 ?\(?[Kk]\b\)?")  # what pensions are called there, and nowhere else


def countries_of_perks(entry: Entry) -> tuple[str, ...]:
    """Return the country whose laws a posting's benefits speak of, where no place tells it."""
    text = entry.html.text
    return ("US",) if "401" in text and _AMERICAN.search(text) else ()


def of_perks(entry: Entry) -> Iterator[Statement]:
    """Go through the items among what is offered that begin with remote work, and do not limit it."""
    for part, line in entry.once(outline).telling(PLACES):
        found = _PERK.match(line.text) if part.kind is SectionKind.BENEFITS else None
        if found is not None:
            at = Candidate(line.text, Origin.PROSE, line.span).part(*found.span("perk"))
            yield Statement(("work_mode",), understand_place("remote"), Candidate(found["perk"], Origin.PROSE, at))
