"""Reads days: from the many ways to write one to a date; an impossible day is told, never moved."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from dateutil import parser as dateutil

from generator.enrich.faults import AMBIGUOUS_DATE, IMPOSSIBLE_DATE, UNREAD_DATE
from generator.enrich.patterns import section

if TYPE_CHECKING:
    from generator.model.diagnostic import Code

_MONTHS = {name: number for number, names in enumerate(section("dates")["months"], 1) for name in names}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th|er|º|°)?\.?[\s-]*(?:de |of |d['’])?({_MONTH})"
    r"\.?,?[\s-]*(?:de |del )?(\d{4})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
NUMBERS = re.compile(r"(?<![\d.])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?![\d.]\d|\d)")
_REIWA = re.compile(r"令和\s*(\d{1,2}|元)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_REIWA_BEGAN = 2018  # its first year is 2019
_YEARS_IN_FRONT = range(24, 30)  # 26/11/27 may be of 2026 or of 2027
_EARLIEST = 1970
_WEEK = re.compile(r"\d{4}-?W\d")
DATED = re.compile(
    rf"\d{{4}}|\d{{1,2}}[./-]\d{{1,2}}[./-]\d\d|\d{{1,2}}\.?\s+(?:{_MONTH})\b|\b(?:{_MONTH})\s+\d", re.IGNORECASE
)


class Unreadable(ValueError):  # noqa: N818 - it says what a text is
    """A text is no date; ``code`` says in which way."""

    def __init__(self, code: Code, text: str) -> None:
        """Keep the fault and what was written."""
        super().__init__(text)
        self.code = code


def day_of(text: str, *, month_first: bool = False) -> dt.date:
    """Return the day a text names; ISO first, then numbers and month names in nine languages. Raises Unreadable.

    05/06/2026 is read only where ``month_first`` settles it, or one of the numbers can be no month; dots are
    always day first. A day before the year 1970 is a slip or a placeholder, and no day of a posting.
    """
    day = _written_day(text.strip(), month_first=month_first)
    if day.year < _EARLIEST:
        raise Unreadable(UNREAD_DATE, text)
    return day


def _written_day(text: str, *, month_first: bool) -> dt.date:
    if _WEEK.search(text):
        raise Unreadable(UNREAD_DATE, text)
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        pass
    if match := _ISO.search(text) or _CJK.search(text):
        numbers = [int(group) for group in match.groups() if group.isdigit()]
        return _day(numbers[0], numbers[1], numbers[2], text)
    if match := _REIWA.search(text):
        year = _REIWA_BEGAN + (1 if match[1] == "元" else int(match[1]))
        return _day(year, int(match[2]), int(match[3]), text)
    if match := _DAY_FIRST.search(text):
        return _day(int(match[3]), _MONTHS[match[2].lower()], int(match[1]), text)
    if match := _MONTH_FIRST.search(text):
        return _day(int(match[3]), _MONTHS[match[1].lower()], int(match[2]), text)
    if match := NUMBERS.search(text):
        return _of_numbers(int(match[1]), int(match[3]), int(match[4]), match[2], text, month_first=month_first)
    return _by_dateutil(text)


def _day(year: int, month: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Unreadable(IMPOSSIBLE_DATE, text) from None


def _of_numbers(first: int, second: int, year: int, sign: str, text: str, *, month_first: bool) -> dt.date:
    if year < 100:  # noqa: PLR2004 - two digits
        if sign != "." and first in _YEARS_IN_FRONT:
            raise Unreadable(AMBIGUOUS_DATE, text)
        if year < _YEARS_IN_FRONT[0]:
            raise Unreadable(UNREAD_DATE, text)
        year += 2000
    if sign == "." or first > 12 or first == second:  # noqa: PLR2004 - months
        return _day(year, second, first, text)
    if second > 12 or month_first:  # noqa: PLR2004 - months
        return _day(year, first, second, text)
    raise Unreadable(AMBIGUOUS_DATE, text)


def _by_dateutil(text: str) -> dt.date:
    """Ask dateutil, only where a year, a month's name and a day stand in the text: it fills gaps with today."""
    named = re.search(rf"\b(?:{_MONTH})", text, re.IGNORECASE)
    if not (named and re.search(r"(?<!\d)\d{4}(?!\d)", text) and re.search(r"(?<!\d)\d{1,2}(?!\d)", text)):
        raise Unreadable(UNREAD_DATE, text)
    try:
        return dateutil.parse(text, default=dt.datetime(2000, 1, 1)).date()  # noqa: DTZ001 - only its day is used
    except (ValueError, OverflowError):
        raise Unreadable(UNREAD_DATE, text) from None
