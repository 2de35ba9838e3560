"""What a posting has to say before search engines may be told of it."""

from collections.abc import Iterator

from generator.checks.faults import NO_APPLY, NO_COMPANY, NO_DATE
from generator.checks.remedy import among_fields, field
from generator.model.config import Config
from generator.model.diagnostic import Diagnostic
from generator.model.posting import Posting
from generator.model.source import Span


def company_is_named(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """A posting says who hires."""
    if posting.company is None:
        name = "Name of the company"
        written = f"`{field(posting, 'company', name)}` {among_fields(posting)}"
        hint = f"write {written}, or `**Company:** {name}` on its own line"
        yield NO_COMPANY.at(Span(posting.path), "no company is named, so search engines are not told of this job", hint)


def date_is_known(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """A posting says since when it stands."""
    there = posting.span("date")
    if posting.date is None and there.line is not None:
        yield NO_DATE.at(there, "the date cannot be read, so search engines are not told of this job", "put it right")
    elif posting.date is None:
        name = posting.path.rpartition("/")[2]
        written = f"`{field(posting, 'date', '2026-11-22')}` {among_fields(posting)}"
        hint = f"write {written}, or name the file `2026-11-22-{name}`, with the day it was posted"
        yield NO_DATE.at(Span(posting.path), "no date is given, so search engines are not told of this job", hint)


def one_can_apply(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """A posting says how to apply."""
    if not posting.apply:
        written = f"`{posting.notation.key('apply')}` and a web or e-mail address {among_fields(posting)}"
        hint = f"write {written}, or `**Apply:**` and the address on its own line"
        yield NO_APPLY.at(Span(posting.path), "no way to apply is given, so nobody can answer this posting", hint)
