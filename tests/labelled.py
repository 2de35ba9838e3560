"""The labelled tables of facts: what people write, and what is meant by it, beside what the program understands.

A table is a file of `tests/cases/facts/`, one a fact. Its lists are named for where a text stands: behind a label, in
the title, among the requirements, in a sentence, or as a whole file. Each row is a text and its meaning; "" means that
nothing is said, and a row with that meaning is a trap. A file of `tests/cases/postings/` holds whole postings, each
with all that is meant by it; a fact that is not named is not said.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator.enrich import enrich_entry
from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.source import Source
from generator.parse import parse_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.model.posting import Posting, Understood

TABLES = Path(__file__).parent / "cases" / "facts"
POSTINGS = Path(__file__).parent / "cases" / "postings"
PATH = "content/postings/example.md"

# Where a text of a list stands in its posting.
WHERE = {
    "titles": "# {}\n\nCome and work with us.\n",
    "asked": "# Baker\n\n## Requirements\n\n- {}\n",
    "told": "# Baker\n\n{}\n",
    "files": "{}",
}
LABELS = {
    "seniority": "Level", "experience": "Experience", "education": "Education", "employment_type": "Employment type",
    "dates": "Closing date", "skills": "Skills", "company": "Company", "apply": "Apply",
}  # fmt: skip


class Row(NamedTuple):
    """One text of a table: where it stands, what is meant, and what is understood."""

    where: str
    text: str
    meant: str
    told: str

    @property
    def trap(self) -> bool:
        """Whether nothing is said, so that any fact is invented."""
        return not self.meant

    @property
    def right(self) -> bool:
        """Whether just what is meant is understood."""
        return self.told == self.meant


def understand(text: str) -> Outcome[Understood | None]:
    """Return what is understood of a whole file."""
    parsed = parse_source(Source(PATH, "0" * 32, text), Reading())
    if parsed.value is None:
        return Outcome(None, parsed.diagnostics)
    return enrich_entry(parsed.value, Reading())


def _last_day(outcome: Outcome[Understood | None]) -> str:
    """Return the last day to apply, else why it could not be read."""
    posting = _posting(outcome)
    codes = [fault.code for fault in outcome.diagnostics if fault.code.startswith("D")]
    return str(posting.expires) if posting and posting.expires else next(iter(codes), "")


def _posting(outcome: Outcome[Understood | None]) -> Posting | None:
    return outcome.value.posting if outcome.value else None


def _of(read: Callable[[Posting], str]) -> Callable[[Outcome[Understood | None]], str]:
    def told(outcome: Outcome[Understood | None]) -> str:
        posting = _posting(outcome)
        return read(posting) if posting else ""

    return told


TOLD: dict[str, Callable[[Outcome[Understood | None]], str]] = {
    "seniority": _of(lambda posting: posting.seniority.value if posting.seniority else ""),
    "experience": _of(lambda posting: "" if posting.experience is None else str(posting.experience)),
    "education": _of(lambda posting: ", ".join(degree.value for degree in posting.education)),
    "employment_type": _of(lambda posting: " ".join(sorted(kind.value for kind in posting.employment_type))),
    "dates": _last_day,
    "skills": _of(lambda posting: ", ".join(posting.skills)),
    "company": _of(lambda posting: posting.company.name if posting.company else ""),
    "apply": _of(lambda posting: posting.apply),
}


def rows(fact: str) -> Iterator[Row]:
    """Go through the rows of a fact's table."""
    shapes = WHERE | {"labels": f"# Baker\n\n**{LABELS[fact]}:** {{}}\n"}
    for where, pairs in tomllib.loads((TABLES / f"{fact}.toml").read_text(encoding="utf-8")).items():
        for text, meant in pairs:
            told = TOLD[fact](understand(shapes[where].replace("{}", text)))
            yield Row(where, text, str(meant), told)


def _pay(posting: Posting) -> str:
    """Return pay as currency, range and period; ``?`` for an end or a unit that nobody knows."""
    pay = posting.salary
    if pay is None or (pay.minimum is None and pay.maximum is None):
        return ""
    low, high = (f"{end:f}" if end is not None else "?" for end in (pay.minimum, pay.maximum))
    amounts = low if low == high else f"{low}-{high}"
    return f"{pay.currency or '?'} {amounts} {pay.period.value if pay.period else '?'}"


def _places(posting: Posting) -> str:
    names = ((place.locality, place.region, place.country) for place in posting.location)
    return "; ".join(" ".join(filter(None, name)) for name in names)


WHOLE: dict[str, Callable[[Posting], str]] = {
    "title": lambda posting: posting.title,
    "company": lambda posting: posting.company.name if posting.company else "",
    "date": lambda posting: str(posting.date or ""),
    "expires": lambda posting: str(posting.expires or ""),
    "apply": lambda posting: posting.apply,
    "location": _places,
    "work_mode": lambda posting: " ".join(mode.value for mode in posting.work_mode),
    "applicant_location": lambda posting: " ".join(posting.applicant_location),
    "salary": _pay,
    "employment_type": lambda posting: " ".join(kind.value for kind in posting.employment_type),
    "seniority": lambda posting: posting.seniority.value if posting.seniority else "",
    "skills": lambda posting: ", ".join(posting.skills),
}


def whole_postings(table: str) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Go through the postings of a file: each text, with a row a fact."""
    told = tomllib.loads((POSTINGS / f"{table}.toml").read_text(encoding="utf-8"))
    frame = told.get("frame", "{}")
    for row in told["posting"]:
        text = frame.replace("{}", row.pop("text"))
        posting = _posting(understand(text))
        unknown = set(row) - set(WHOLE)
        assert not unknown, f"no facts: {unknown}"
        facts = {fact: read(posting) if posting else "" for fact, read in WHOLE.items()}
        yield text, tuple(Row(fact, text, row.get(fact, ""), said) for fact, said in facts.items())
