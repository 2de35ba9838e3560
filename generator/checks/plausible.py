"""Rules over figures and days that are hardly meant: pay of no known size, a date far ahead, a job open too long."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checks.posting_faults import FAR_AHEAD, IMPLAUSIBLE_PAY, OPEN_TOO_LONG
from generator.model.pay_scale import UNITS, pay_units
from generator.model.posting import EmploymentType
from generator.model.salary import PayPeriod

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.config import Config
    from generator.model.diagnostic import Diagnostic
    from generator.model.posting import Posting
    from generator.model.salary import Salary
    from generator.model.site import Site

# The least and the most that is paid, in about dollars, by what it is paid for; wide, so that only slips are told.
PLAUSIBLE = {
    PayPeriod.HOUR: (Decimal("0.3"), Decimal(1_500)),
    PayPeriod.DAY: (Decimal(2), Decimal(10_000)),
    PayPeriod.WEEK: (Decimal(10), Decimal(40_000)),
    PayPeriod.MONTH: (Decimal(40), Decimal(150_000)),
    PayPeriod.YEAR: (Decimal(500), Decimal(3_000_000)),
}
# Currencies of about a dollar; amounts in others that the scale does not name are not judged.
LIKE_DOLLARS = frozenset((
    "USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD", "BND", "KWD", "BHD", "OMR", "JOD", "GEL", "BGN", "FJD",
    "BBD", "BSD", "BMD", "KYD", "PAB",
))  # fmt: skip
WIDEST = 50  # how many times the least of a range its most may be
UNPAID = {EmploymentType.INTERN, EmploymentType.VOLUNTEER, EmploymentType.PER_DIEM}
AHEAD = dt.timedelta(days=366)
END_AHEAD = dt.timedelta(days=3 * 366)
BEGUN = dt.timedelta(days=31)
STALE = dt.timedelta(days=183)


def pay_is_plausible(posting: Posting, _config: Config) -> Iterator[Diagnostic]:
    """Pay has a size that is paid somewhere for such a time in such money."""
    salary = posting.salary
    if salary is None or salary.period is None or salary.currency not in UNITS.keys() | LIKE_DOLLARS:
        return
    found = _out_of_range(salary, allowance=bool(UNPAID & set(posting.employment_type)))
    if found:
        hint = "see whether the period is right, a nought is missing or too many, or a `k` was forgotten"
        yield IMPLAUSIBLE_PAY.at(posting.span("salary"), found, hint)


def days_are_near(posting: Posting, site: Site) -> Iterator[Diagnostic]:
    """A posting begins within a year, and ends within three."""
    rows = (("date", posting.date, AHEAD, "a year"), ("expires", posting.expires, END_AHEAD, "three years"))
    for field, day, far, words in rows:
        if day is not None and day - site.today > far:
            message = f"`{field}` is {day.isoformat()}, more than {words} ahead"
            yield FAR_AHEAD.at(posting.span(field), message, "see whether the year is right")


def open_in_its_time(posting: Posting, site: Site) -> Iterator[Diagnostic]:
    """What is listed has not begun long ago, and is not old without a last day."""
    hint = "if it is taken, write `closed: true`"
    begins = posting.start if re.fullmatch(r"\d{4}-\d\d-\d\d", posting.start) else ""
    start = _day(begins)
    if start is not None and site.today - start > BEGUN:
        message = f"the work began on {begins}, and the posting is still listed"
        yield OPEN_TOO_LONG.at(posting.span("start"), message, f"{hint}; if not, write the right day as `start:`")
    elif posting.date is not None and posting.expires is None and site.today - posting.date > STALE:
        message = f"the posting is listed since {posting.date.isoformat()}, and says not until when"
        yield OPEN_TOO_LONG.at(
            posting.span("date"), message, f"{hint}; if not, write the last day to apply as `expires:`"
        )


def _out_of_range(salary: Salary, *, allowance: bool) -> str:
    """Say what is odd about pay; "" if nothing is. An allowance may be as small as it likes."""
    if salary.period is None or salary.currency is None:
        return ""
    least, most = (amount * pay_units(salary.currency) for amount in PLAUSIBLE[salary.period])
    low, high = salary.minimum, salary.maximum
    period = f"{'an' if salary.period is PayPeriod.HOUR else 'a'} {salary.period.value.lower()}"
    for amount in (low, high):
        if amount is not None and amount > most:
            return f"{amount:,} {salary.currency} {period} is more than is paid anywhere"
        if amount is not None and amount < least and not allowance:
            return f"{amount:,} {salary.currency} {period} is less than is paid anywhere"
    if low and high and high > low * WIDEST:
        return f"{low:,} to {high:,} {salary.currency} {period}: the two amounts cannot be of one job"
    return ""


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None
