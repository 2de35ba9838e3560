"""The public job feed of Greenhouse -> openings.

https://developers.greenhouse.io/job-board.html, "List jobs"; ``content=true`` asks for the texts. They are HTML that
is escaped once more. Pay (``pay_input_ranges``) is in cents, and only there if the employer shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.intake.html_text import markdown_of
from generator.intake.opening import Opening, Value
from generator.intake.told import amounts, day, rows, table, text
from generator.parse.names import meant

# Fields of their own that employers show, and that mean the same with us.
_METADATA = ("employment_type", "work_mode", "seniority", "experience", "education", "salary")
_CENTS = 100


def openings(data: Mapping[str, Any]) -> Iterator[Opening]:
    """Go through the jobs of a feed. Posts for people in general (without ``internal_job_id``) are no job."""
    for job in map(table, rows(data.get("jobs"))):
        if text(job.get("id")) and job.get("internal_job_id", 0) is not None:
            yield Opening(text(job["id"]), _fields(job), markdown_of(text(job.get("content"))))


def _fields(job: Mapping[str, Any]) -> dict[str, Value]:
    departments = (text(table(one).get("name")) for one in rows(job.get("departments")))
    return {
        **dict(_metadata(job)),
        "title": text(job.get("title")),
        "company": text(job.get("company_name")),
        "location": text(table(job.get("location")).get("name")),
        "date": day(job.get("first_published")),
        "expires": day(job.get("application_deadline")),
        "apply": text(job.get("absolute_url")),
        "identifier": text(job.get("requisition_id")),
        "occupation": next(filter(_is_named, departments), ""),
        **_pay(job),
    }


def _metadata(job: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for one in map(table, rows(job.get("metadata"))):
        known = meant(text(one.get("name")))
        if known and not known.part and known.field.name in _METADATA:
            yield known.field.name, text(one.get("value"))


def _pay(job: Mapping[str, Any]) -> dict[str, Value]:
    """Return the pay if it is one range; several are for several places, which the text tells."""
    ranges = [table(one) for one in rows(job.get("pay_input_ranges"))]
    if len(ranges) != 1:
        return {}
    low, high, currency = (ranges[0].get(key) for key in ("min_cents", "max_cents", "currency_type"))
    pay = amounts(low, high, text(currency), "", share=_CENTS)
    return {"salary": pay} if pay else {}


def _is_named(department: str) -> bool:
    return department.casefold() not in ("", "no department")
