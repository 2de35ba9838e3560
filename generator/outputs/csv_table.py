"""Site -> /postings.csv: the open postings as a table for spreadsheets, one row each, newest first."""

from __future__ import annotations

import codecs
import csv
from typing import TYPE_CHECKING

import msgspec

from generator.model.page import Page
from generator.outputs.feed_views import address
from generator.outputs.postings import is_listed
from generator.present.public_facts import public_facts
from generator.present.routes import CSV, posting_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.posting import Posting
    from generator.present.display import Display

# Names are those of the fields; a list stands in one cell.
COLUMNS = (
    "slug", "url", "title", "company", "place", "countries", "work_mode", "applicant_location", "salary_min",
    "salary_max", "salary_currency", "salary_period", "employment_type", "seniority", "experience", "education",
    "skills", "date", "updated", "expires", "listed_until", "apply", "identifier", "language",
)  # fmt: skip
# What a spreadsheet takes for the beginning of a formula, and would run.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class CsvView(msgspec.Struct, frozen=True):
    """Cells by row, in the order of `COLUMNS`."""

    rows: tuple[tuple[str, ...], ...]


def plan(display: Display) -> Iterable[Page]:
    """One file."""
    rows = tuple(row(posting, display) for posting in display.site.open if is_listed(posting, display))
    yield Page(CSV, CsvView(rows), encode=encode, indexed=False)


def row(posting: Posting, display: Display) -> tuple[str, ...]:
    """Return the cells of a posting."""
    facts = public_facts(posting, posting.company)
    salary, ends = facts.get("salary", {}), display.site.ends.get(posting.slug)
    facts |= {f"salary_{name}": value for name, value in salary.items()}
    facts |= {
        "url": address(display, posting_path(posting.slug)),
        "company": posting.company.name if posting.company else "",
        "place": display.cards[posting.slug].place,
        "countries": list(dict.fromkeys(place.country for place in posting.location if place.country)),
        "listed_until": ends.isoformat() if ends else "",
    }
    return tuple(cell(facts.get(column, "")) for column in COLUMNS)


def cell(value: object) -> str:
    """Return a value as a cell; one that a spreadsheet would run as a formula begins with an apostrophe."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"'{text}" if text.startswith(FORMULA) else text


def encode(view: CsvView) -> bytes:
    """Write the table as RFC 4180 has it; the mark at its beginning tells spreadsheets that it is UTF-8."""
    lines = Lines()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    writer.writerows(view.rows)
    return codecs.BOM_UTF8 + "".join(lines).encode()


class Lines(list[str]):
    """Takes what a writer writes, line by line, without being a file."""

    def write(self, line: str) -> None:
        """Keep a line."""
        self.append(line)
