"""Rule over pay that a law asks for: a reminder, off unless the owner asks for it, and no legal advice."""

from __future__ import annotations

import datetime as dt
import functools
from typing import TYPE_CHECKING

import msgspec

from generator.checks.data import read_rules
from generator.checks.posting_faults import PAY_LAW
from generator.model.countries import GROUPS, countries_of
from generator.model.diagnostic import Severity
from generator.model.location import WorkMode
from generator.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting
    from generator.model.site import Site

OFF = "off"
HINT = "write the pay, as `salary: 70,000 - 90,000 USD a year`; a reminder and no legal advice: laws have exceptions"


class PayLaw(msgspec.Struct, frozen=True):
    """A law that asks postings for their pay: for work at a place, from a day on, of employers from a size on.

    ``checked`` is the day on which somebody compared the row with what ``read`` says; None if nobody ever did.
    """

    place: str
    name: str
    law: str
    since: dt.date
    employees: int
    source: str
    checked: dt.date | None = None
    read: str = ""

    def phrase(self) -> str:
        """Return the law in words: "Colorado: Equal Pay ... (since 2021-01-01; all employers; ...)"."""
        whom = "all employers" if self.employees == 1 else f"employers of {self.employees} or more"
        checked = f"checked {self.checked.isoformat()}" if self.checked else "unchecked"
        return f"{self.name}: {self.law} (since {self.since.isoformat()}; {whom}; {self.source}; {checked})"


def pay_is_told_where_the_law_asks(posting: Posting, site: Site) -> Iterator[Diagnostic]:
    """A posting states its pay wherever a law asks for it."""
    wanted = site.board.checks.pay_transparency
    if wanted == OFF or _states_pay(posting):
        return
    laws = laws_for(posting, site.today)
    if laws:
        *others, last = (law.name for law in laws)
        whose = f"the laws of {', '.join(others)} and {last}" if others else f"the law of {last}"
        message = f"no pay is stated, and {whose} may ask postings for it"
        notes = [(law.phrase(), Span("")) for law in laws]
        found = PAY_LAW.at(posting.span("location"), message, HINT, notes)
        yield msgspec.structs.replace(found, severity=Severity(wanted))


def laws_for(posting: Posting, today: dt.date) -> tuple[PayLaw, ...]:
    """Return the laws in force that ask a posting for its pay; remote work from a country counts for all its parts."""
    places = set(_places(posting))
    return tuple(law for law in pay_laws() if law.since <= today and any(_covers(law.place, place) for place in places))


@functools.cache
def pay_laws() -> tuple[PayLaw, ...]:
    """Return all laws that we know of."""
    return tuple(msgspec.convert(row, PayLaw) for row in read_rules("pay_laws")["law"])


def _places(posting: Posting) -> Iterator[str]:
    """Go through where the work may be done: countries with "-" and a part, or with "-*" for any part of them."""
    for place in posting.location:
        part = place.region or place.area
        if place.country:
            yield f"{place.country}-{part}" if part else place.country
    if WorkMode.REMOTE in posting.work_mode:
        for code in posting.applicant_location:
            yield from [code] if code[2:3] == "-" else [f"{country}-*" for country in countries_of(code)]


def _covers(law: str, place: str) -> bool:
    """Say whether the place of a law and that of the work have anything in common."""
    country, _, part = place.partition("-")
    if law == "EU":
        return country in GROUPS["EU"]
    return law in {country, place} or (part == "*" and law.startswith(f"{country}-"))


def _states_pay(posting: Posting) -> bool:
    salary = posting.salary
    return salary is not None and (salary.minimum is not None or salary.maximum is not None)
