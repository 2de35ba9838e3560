"""The public job feed of Lever -> openings.

https://github.com/lever/postings-api, "Get a list of job postings". It does not tell who hires.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.intake.html_text import markdown_of
from generator.intake.opening import Opening, Value
from generator.intake.told import amounts, day, rows, table, text, texts

_MODES = {"remote": "remote", "hybrid": "hybrid", "on-site": "on-site", "onsite": "on-site"}
_PERIODS = {
    "per-year-salary": "year", "per-month-salary": "month", "per-week-salary": "week", "per-day-wage": "day",
    "per-hour-wage": "hour",
}  # fmt: skip


def openings(data: Sequence[Any]) -> Iterator[Opening]:
    """Go through the postings of a feed."""
    for posting in map(table, data):
        if text(posting.get("id")):
            yield Opening(text(posting["id"]), _fields(posting), markdown_of(_text(posting)))


def _fields(posting: Mapping[str, Any]) -> dict[str, Value]:
    categories = table(posting.get("categories"))
    pay = table(posting.get("salaryRange"))
    interval = text(pay.get("interval"))
    known = interval in _PERIODS  # of others, such as two weeks, the board knows nothing
    salary = amounts(pay.get("min"), pay.get("max"), text(pay.get("currency")), _PERIODS.get(interval, ""))
    return {
        "title": text(posting.get("text")),
        "location": texts(categories.get("allLocations")) or text(categories.get("location")),
        "work_mode": _MODES.get(text(posting.get("workplaceType")).casefold(), ""),
        "employment_type": text(categories.get("commitment")),
        "occupation": text(categories.get("team")) or text(categories.get("department")),
        "seniority": text(categories.get("level")),
        "salary": salary if known or not interval else "",
        "date": day(posting.get("createdAt")),
        "apply": text(posting.get("applyUrl")) or text(posting.get("hostedUrl")),
    }


def _text(posting: Mapping[str, Any]) -> str:
    """Put the parts of a text together as Lever's own page does."""
    lists = (
        f"<h2>{html.escape(text(one.get('text')))}</h2><ul>{text(one.get('content'))}</ul>"
        for one in map(table, rows(posting.get("lists")))
    )
    parts = (posting.get("description"), "".join(lists), posting.get("salaryDescription"), posting.get("additional"))
    return "".join(f"<div>{part}</div>" for part in map(text, parts) if part)
