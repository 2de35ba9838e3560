"""One amount of money as it stands in a text, with the words beside it."""

from __future__ import annotations

from decimal import Decimal

import msgspec

TIMES = {
    "thousand": 1000, "lpa": 100_000, "lakh": 100_000, "crore": 10_000_000, "man": 10_000, "wan": 10_000,
    "million": 1_000_000, "billion": 1_000_000_000,
}  # fmt: skip
# Units that only some currencies are counted in stand for a sign.
SIGN_OF_UNIT = {"lpa": "lakh", "lakh": "lakh", "crore": "lakh", "man": "man", "wan": "wan"}
SMALL = 1000  # below it, a number beside one with a unit is meant in that unit: "80-100k"


class Amount(msgspec.Struct, frozen=True):
    """One amount or range: None is an open end. ``start`` and ``end`` are its place in the text.

    ``signs`` are the currency's as written, ``unit`` the word that multiplied ("thousand", "million" ...), ``period``
    the name of a pay period, "FORTNIGHT", "SEMIMONTH" or "SHIFT". ``before`` and ``after`` are the kinds of the words
    beside it, nearest first, up to the next amount or boundary; "paying" among those before stands close. ``is_behind``
    says that its period stands before it, ``is_reversed`` that the larger end was written first, ``is_added`` that it
    comes on top of an amount before it ("$17 an hour + $2 at night").
    """

    low: Decimal | None
    high: Decimal | None
    start: int
    end: int
    signs: tuple[str, ...] = ()
    unit: str = ""
    period: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_range: bool = False
    is_behind: bool = False
    is_reversed: bool = False
    is_added: bool = False

    @property
    def largest(self) -> Decimal:
        """Its upper end, or the only one."""
        return self.high if self.high is not None else self.low or Decimal(0)


class Extent(msgspec.Struct, frozen=True, gc=False):
    """An amount and the items it covers."""

    amount: Amount
    first: int
    last: int


def period_of_unit(unit: str) -> str | None:
    """Return the period that a unit of counting says: "lakhs per annum"."""
    return "YEAR" if unit == "lpa" else None
