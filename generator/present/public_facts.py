"""A posting -> what it says, as JSON-ready values: the API, the table for spreadsheets and `meaning` draw on it.

The names are those of the fields in front matter, and stay: what is added later is left out where it is not known, so
that an older posting still has the same value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.digest import digest

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from generator.model.location import Location
    from generator.model.posting import Employer, Posting
    from generator.model.salary import Salary

# Of the digest of a posting's meaning so many digits are enough to tell two versions of it apart.
DIGITS = 16


def public_facts(posting: Posting, employer: Employer | None) -> dict[str, Any]:
    """Return all that is known of a posting, in the order of the API's documents; what is unknown is left out.

    ``employer`` is its company with what the company's own file says. ``experience`` counts months.
    """
    values = {
        "slug": posting.slug,
        "title": posting.title,
        "company": _known({"name": employer.name, "url": employer.url}) if employer else None,
        "location": [_place(place) for place in posting.location],
        "work_mode": [mode.value for mode in posting.work_mode],
        "applicant_location": list(posting.applicant_location),
        "salary": _salary(posting.salary),
        "employment_type": [kind.value for kind in posting.employment_type],
        "seniority": posting.seniority.value if posting.seniority else None,
        "experience": posting.experience,
        "education": [degree.value for degree in posting.education],
        "experience_in_place": posting.experience_in_place or None,
        "skills": list(posting.skills),
        "date": _day(posting.date),
        "updated": _day(posting.updated),
        "expires": _day(posting.expires),
        "apply": posting.apply,
        "direct_apply": posting.direct_apply,
        "contact": posting.contact,
        "identifier": posting.identifier,
        "language": posting.language,
        "industry": posting.industry,
        "occupation": posting.occupation,
        "hours": posting.hours,
        "start": posting.start,
        "duration": posting.duration,
        "openings": posting.openings,
        "visa": posting.visa,
    }
    return _known(values)


def meaning(posting: Posting, employer: Employer | None) -> str:
    """Return hexadecimal digits that stand for what a posting says: its facts and the words of its text.

    Templates, addresses, markup and the place of a fact in its file have no part in it.
    """
    return digest(public_facts(posting, employer), posting.said)[:DIGITS]


def number(amount: Decimal | None) -> int | float | None:
    """Return an amount as JSON has it: whole where it is whole."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _place(place: Location) -> dict[str, Any]:
    return _known({
        "text": place.text, "street": place.street, "postcode": place.postcode, "locality": place.locality,
        "region": place.region, "country": place.country, "latitude": place.latitude, "longitude": place.longitude,
    })  # fmt: skip


def _salary(salary: Salary | None) -> dict[str, Any] | None:
    if salary is None:
        return None
    return _known({
        "currency": salary.currency, "min": number(salary.minimum), "max": number(salary.maximum),
        "period": salary.period.value if salary.period else None, "equity": salary.equity or None,
        "bonus": salary.bonus, "basis": salary.basis, "text": salary.text,
    })  # fmt: skip


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None and value not in ("", [], {})}
