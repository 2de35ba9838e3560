"""What search engines ask of a posting before they show it (Google's page on JobPosting), and what a posting lacks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.faults import NO_APPLY, NO_COMPANY, NO_DATE
from generator.checks.posting_faults import NO_PLACE, TITLE_AGAIN
from generator.checks.remedy import among_fields, field
from generator.model.config import Config
from generator.model.countries import WORLDWIDE, countries_of
from generator.model.diagnostic import Code, Diagnostic
from generator.model.location import WorkMode
from generator.model.posting import Posting


def obstacles(posting: Posting) -> tuple[Code, ...]:
    """Return why search engines are not told of an open posting; none if they are."""
    lacking = (
        (NO_COMPANY, posting.company is None),
        (NO_DATE, posting.date is None),
        (NO_APPLY, not posting.apply),
        (NO_PLACE, not has_place(posting)),
        (TITLE_AGAIN, any(remark.code == TITLE_AGAIN.id for remark in posting.remarks)),
    )
    return tuple(code for code, lacks in lacking if lacks)


def has_place(posting: Posting) -> bool:
    """Say whether a posting has a place with its country, or for remote work a country it may be done from."""
    if posting.work_mode != (WorkMode.REMOTE,) and any(place.country for place in posting.location):
        return True
    remote = WorkMode.REMOTE in posting.work_mode and WorkMode.HYBRID not in posting.work_mode
    return remote and any(code == WORLDWIDE or countries_of(code) for code in posting.applicant_location)


def place_is_known(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """A posting says where the work is done, or from where it may be done.

    A place that nobody knows is told of where it is read; a band of time zones is an answer, if none for machines.
    """
    if has_place(posting) or posting.applicant_location:
        return
    if WorkMode.REMOTE in posting.work_mode:
        message = "no country is given from which this remote work may be done, so search engines are not told of it"
        hint = f"write `{field(posting, 'applicant_location', 'DE')}`, or `WORLDWIDE`, {among_fields(posting)}"
        yield NO_PLACE.at(posting.span("work_mode"), message, hint)
    elif not posting.location:
        example = "Leeds, United Kingdom"
        written = f"`{field(posting, 'location', example)}` {among_fields(posting)}"
        hint = f"write {written}, or `**Location:** {example}` on its own line"
        yield NO_PLACE.at(posting.span(), "no place is given, so search engines are not told of this job", hint)
