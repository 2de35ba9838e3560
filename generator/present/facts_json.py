"""A posting's facts with their origins, as JSON-ready values: what ``jobboard facts --format json`` prints."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from generator.model.facts import Found, Origin
from generator.model.source import Span, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from generator.model.diagnostic import Diagnostic
    from generator.model.location import Location
    from generator.model.posting import Posting, Understood
    from generator.model.salary import Salary

STRENGTH = {origin: place for place, origin in enumerate(Origin)}


def facts_json(
    path: str,
    text: str,
    understood: Understood | None,
    diagnostics: Iterable[Diagnostic],
) -> dict[str, Any]:
    """Return ``path``, each field of `FIELDS` as null or one object, and what was found wrong; ``text`` is the file's.

    A fact's object has ``value``, ``origin``, ``line``, ``column``, ``quote`` and ``inferred``; ``quote`` is one exact
    slice of the file or null, ``line`` and ``column`` count from 1 or are null.
    """
    found = strongest(understood.text.found if understood else ())
    facts = {
        field: _fact(value_of(understood.posting) if understood else None, found.get(field), text)
        for field, value_of in FIELDS.items()
    }
    return {"path": path, **facts, "diagnostics": [_told(diagnostic) for diagnostic in diagnostics]}


def strongest(found: Iterable[Found]) -> dict[str, Found]:
    """Return for each field how it was found, by its strongest origin and the first place of that."""
    best: dict[str, Found] = {}
    for one in found:
        known = best.get(one.field)
        if known is None or _rank(one) < _rank(known):
            best[one.field] = one
    return best


def _rank(found: Found) -> tuple[int, int, int]:
    span = found.span or Span("")
    return STRENGTH[found.origin], span.line or 0, span.column or 0


def _fact(value: Any, found: Found | None, text: str) -> dict[str, Any] | None:  # noqa: ANN401 - JSON
    if value is None or value in ([], ""):
        return None
    span = found.span if found else None
    return {
        "value": value,
        "origin": (found.origin if found else Origin.INFERRED).value,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "quote": quote(text, span),
        "inferred": list(found.inferred) if found else [],
    }


def _told(diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "line": diagnostic.span.line,
        "column": diagnostic.span.column,
        "hint": diagnostic.hint,
    }


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def _salary(salary: Salary | None) -> dict[str, Any] | None:
    if salary is None:
        return None
    return {
        "currency": salary.currency,
        "min": _number(salary.minimum),
        "max": _number(salary.maximum),
        "period": salary.period and salary.period.value,
        "equity": salary.equity,
    }


def _place(location: Location) -> dict[str, Any]:
    return {
        "locality": location.locality,
        "region": location.region,
        "country": location.country,
        "text": location.text,
    }


def _day(date: dt.date | None) -> str | None:
    return date.isoformat() if date else None


FIELDS: dict[str, Callable[[Posting], Any]] = {
    "title": lambda posting: posting.title,
    "company": lambda posting: posting.company and posting.company.name,
    "location": lambda posting: [_place(location) for location in posting.location],
    "work_mode": lambda posting: [mode.value for mode in posting.work_mode],
    "applicant_location": lambda posting: list(posting.applicant_location),
    "salary": lambda posting: _salary(posting.salary),
    "employment_type": lambda posting: [kind.value for kind in posting.employment_type],
    "seniority": lambda posting: posting.seniority and posting.seniority.value,
    "experience": lambda posting: posting.experience,
    "education": lambda posting: [degree.value for degree in posting.education],
    "skills": lambda posting: list(posting.skills),
    "date": lambda posting: _day(posting.date),
    "expires": lambda posting: _day(posting.expires),
    "apply": lambda posting: posting.apply,
}
