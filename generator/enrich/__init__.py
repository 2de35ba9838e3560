"""Understands entries: from a posting as written to a posting as understood, each fact with its origin and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from generator.enrich.apply import apply_of
from generator.enrich.candidates import written
from generator.enrich.company import company_of
from generator.enrich.dates import closed_of, date_of, expires_of, truth_of, updated_of
from generator.enrich.education import education_of, experience_stands_in
from generator.enrich.employment_type import employment_type_of
from generator.enrich.experience import experience_of
from generator.enrich.language import language_of
from generator.enrich.location import Places, places_of
from generator.enrich.outline import outline
from generator.enrich.place_perks import countries_of_perks
from generator.enrich.plain import plain
from generator.enrich.salary import salary_of
from generator.enrich.sections import sections_of
from generator.enrich.seniority import seniority_of
from generator.enrich.skills import skills_of
from generator.enrich.small_facts import openings_of, texts_of
from generator.enrich.summary import summary_of
from generator.enrich.title import heading_of, title_of
from generator.enrich.visa import visa_of
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.digest import digest
from generator.model.facts import Fact, Found
from generator.model.posting import Mark, Posting, Text, Understood
from generator.model.slug import slug_of_stem
from generator.model.source import Span

if TYPE_CHECKING:
    from generator.model.config import Reading
    from generator.model.entry import Entry
    from generator.model.html import Html

T = TypeVar("T")


class _Facts:
    """Gathers what is understood of one entry, fact by fact, with where it was found and what was wrong."""

    def __init__(self) -> None:
        """Start with nothing known."""
        self.values: dict[str, Any] = {}
        self.found: list[Found] = []
        self.switches: list[tuple[str, Span]] = []
        self.faults: list[Diagnostic] = []

    def take(self, field: str, outcome: Outcome[Fact[T] | None]) -> T | None:
        """Keep a fact's value and place and its faults; return the value."""
        self.faults.extend(outcome.diagnostics)
        return self.keep(field, outcome.value)

    def keep(self, field: str, fact: Fact[T] | None) -> T | None:
        """Keep a fact's value and place; return the value."""
        if fact is None:
            return None
        self.values[field] = fact.value
        self.found.append(Found(field, fact.origin, fact.span, fact.inferred))
        return fact.value

    def plainly(self, entry: Entry, field: str, outcome: Outcome[T]) -> None:
        """Keep a value that is no fact of the job (a switch of the editor's), and where it stands."""
        self.faults.extend(outcome.diagnostics)
        if outcome.value is not None:
            self.values[field] = outcome.value
            self.switches += [(field, candidate.span) for candidate in written(entry, field)][:1]

    def marks(self) -> tuple[Mark, ...]:
        """Return the places of the facts and switches that stand in the file."""
        places = [*((one.field, one.span) for one in self.found), *self.switches]
        return tuple(
            Mark(field, span.line, span.column, span.end_column)
            for field, span in places
            if span is not None and span.line is not None
        )

    def inferred(self) -> tuple[str, ...]:
        """Return the parts of facts that were not written, such as ``salary.currency``."""
        return tuple(f"{one.field}.{part}" for one in self.found for part in one.inferred)


def enrich_entry(entry: Entry, reading: Reading) -> Outcome[Understood | None]:
    """Understand an entry; every part speaks, and a part that fails is left out and told. None without a title."""
    facts = _Facts()
    parts = entry.once(outline)
    named = title_of(entry)
    facts.take("title", named)
    title = named.value
    if title is None:
        return Outcome(None, tuple(facts.faults))
    places = places_of(entry, reading)
    facts.take("company", company_of(entry, parts, title, places.value, reading))
    facts.faults.extend(places.diagnostics)
    countries = _keep_places(facts, places.value)
    facts.take("salary", salary_of(entry, parts, countries or countries_of_perks(entry), reading))
    facts.take("employment_type", employment_type_of(entry, parts, title, reading))
    facts.take("seniority", seniority_of(entry, parts, title))
    facts.take("experience", experience_of(entry, parts))
    if facts.take("education", education_of(entry, parts)) is not None:
        facts.values["experience_in_place"] = experience_stands_in(entry, parts)
    facts.keep("skills", skills_of(entry, parts, title))
    dated = date_of(entry, countries)
    posted = facts.take("date", dated)
    if posted is None:  # a date that could not be read has a place all the same
        facts.switches += [("date", fault.span) for fault in dated.diagnostics][:1]
    facts.take("updated", updated_of(entry))
    facts.take("expires", expires_of(entry, parts, countries, posted))
    facts.take("apply", apply_of(entry, parts, reading))
    facts.take("openings", openings_of(entry))
    for field, fact in texts_of(entry):
        facts.keep(field, fact)
    facts.take("visa", visa_of(entry, parts))
    facts.keep("language", language_of(entry, parts, reading))
    for field in ("draft", "direct_apply"):
        facts.plainly(entry, field, truth_of(entry, field))
    facts.plainly(entry, "closed", closed_of(entry))
    aliases = tuple(candidate.text.strip() for candidate in written(entry, "aliases"))
    text = Text(_below_title(entry, title.value), sections_of(entry, parts), tuple(facts.found))
    posting = Posting(
        slug=slug_of_stem(entry.stem), path=entry.path, aliases=aliases, summary=summary_of(entry, parts),
        links=entry.links, notation=entry.notation, marks=facts.marks(), inferred=facts.inferred(), text=digest(text),
        **facts.values,
    )  # fmt: skip
    return Outcome(Understood(posting, text), tuple(facts.faults))


def _below_title(entry: Entry, title: str) -> Html:
    """Return the body without the line that says no more than the title; one that says more stays ("Nurse | Leeds")."""
    line = heading_of(entry)
    return entry.html.without_line(title) if line is not None and plain(line.text) == title else entry.html


def _keep_places(facts: _Facts, places: Places) -> tuple[str, ...]:
    """Keep the facts of place; return the countries that the work or its applicants are in."""
    locations = facts.keep("location", places.location) or ()
    facts.keep("work_mode", places.work_mode)
    eligible = facts.keep("applicant_location", places.applicant_location) or ()
    here = [place.country for place in locations if place.country]
    near = [code[:2] for code in eligible if len(code) == 2 or code[2:3] == "-"]  # noqa: PLR2004 - US, US-CA
    return tuple(dict.fromkeys(here or near))
