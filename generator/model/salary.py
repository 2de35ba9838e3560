"""Pay as an employer states it."""

import enum
from decimal import Decimal

import msgspec


class PayPeriod(enum.Enum):
    """What one amount of pay is for (the units of schema.org's ``unitText``)."""

    HOUR = "HOUR"
    DAY = "DAY"
    WEEK = "WEEK"
    MONTH = "MONTH"
    YEAR = "YEAR"


# Full-time hours, working days, weeks and months of a year: for sorting and bands alone, never shown as a fact.
PERIODS_A_YEAR = {
    PayPeriod.HOUR: 2080,
    PayPeriod.DAY: 260,
    PayPeriod.WEEK: 52,
    PayPeriod.MONTH: 12,
    PayPeriod.YEAR: 1,
}


class PayRange(msgspec.Struct, frozen=True):
    """One range of pay as written: amounts in whole currency units per period; None is an open end."""

    currency: str | None
    minimum: Decimal | None
    maximum: Decimal | None
    period: PayPeriod | None
    text: str = ""


class Salary(msgspec.Struct, frozen=True):
    """Pay: ``currency`` is ISO 4217, amounts are normalised, in whole currency units per ``period``.

    At least one of ``minimum``, ``maximum`` and ``equity`` says something. None as an amount is an open end, None as a
    currency or period is unknown. ``ranges`` holds all ranges that were written, if more than one; then the amounts are
    their envelope. ``text`` is the passage as written, ``bonus`` what is paid beside it,
    ``basis`` what the amounts are counted for, as written ("pro rata", "14x", "for 36 hours").
    """

    currency: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    period: PayPeriod | None = None
    equity: bool = False
    bonus: str = ""
    ranges: tuple[PayRange, ...] = ()
    text: str = ""
    basis: str = ""

    @property
    def annual_minimum(self) -> Decimal | None:
        """The lower end in a year of full-time work, to sort by; never shown or published."""
        return self._annual(self.minimum)

    @property
    def annual_maximum(self) -> Decimal | None:
        """The upper end in a year of full-time work, to sort by; never shown or published."""
        return self._annual(self.maximum)

    @property
    def has_amount(self) -> bool:
        """Whether an amount with its currency and period is known, so that it can be compared and published."""
        return None not in (self.currency, self.period) and (self.minimum is not None or self.maximum is not None)

    def _annual(self, amount: Decimal | None) -> Decimal | None:
        if amount is None or self.period is None:
            return None
        return amount * PERIODS_A_YEAR[self.period]


def normal_amount(amount: Decimal) -> Decimal:
    """Return an amount in its one form: no exponent, no trailing zeros after the point (160000, 17.5)."""
    whole = amount.to_integral_value()
    return Decimal(int(whole)) if amount == whole else amount.normalize()
