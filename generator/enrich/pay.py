"""Puts the amounts of one passage together: from amounts that are pay to a salary with all its ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amount import Amount
from generator.enrich.amounts import Heading, Money, heading_of, money_in, under
from generator.enrich.currencies import codes_of, currency_of, is_possible, likely_period
from generator.enrich.money_words import LONGEST
from generator.enrich.pay_terms import basis_in, bonus_in
from generator.enrich.plain import plain
from generator.model.facts import Fact
from generator.model.salary import PayPeriod, PayRange, Salary, normal_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.candidates import Candidate

_HARD = frozenset({"$", "us$", "usd", "€", "eur", "£", "gbp", "chf"})  # nobody is paid millions of these
_YEAR = re.compile(r"(?<![\d.,'])(?:19|20)\d\d(?![\d.,'])")
# The smallest number that is pay without a sign, by the period beside it.
_SMALLEST = {
    "HOUR": 5, "SHIFT": 40, "DAY": 40, "WEEK": 150, "FORTNIGHT": 300, "SEMIMONTH": 300, "MONTH": 300, "YEAR": 1000,
    None: 1000,
}  # fmt: skip
_LEAST = 2
_GRADE = re.compile(r"(?!USD|EUR|GBP|CHF)[A-Z]{1,3}-\d{2,4}-\d{1,2}")  # of a public service: "GS-2210-15"
_PART = 5  # how many times smaller an allowance is


class Place(msgspec.Struct, frozen=True):
    """What settles the signs of an amount: the countries of the job, and the board's own currency."""

    countries: tuple[str, ...] = ()
    currency: str = ""


def salary_in(candidate: Candidate, place: Place) -> Fact[Salary] | None:
    """Return the pay in a passage that was written to state it, or None ("competitive", "unpaid")."""
    money, heading = money_in(candidate.text), heading_of(candidate.label)
    if money.is_unpaid or _GRADE.fullmatch(candidate.text.strip()):
        return None
    amounts = [under(heading, amount) for amount in money.amounts if is_pay(amount)]
    amounts = base_of(_priced(amounts, candidate.text, heading))
    text = plain(candidate.text[:LONGEST])
    if not amounts:
        offers = "equity" in money.kinds and "none" not in money.kinds
        return Fact(Salary(equity=True, text=text), candidate.origin, candidate.span) if offers else None
    if all(amount.largest < _LEAST for amount in amounts):
        return None
    return put_together(amounts, candidate, place, Salary(equity="equity" in money.kinds, text=text))


def is_pay(amount: Amount) -> bool:
    """Whether nothing beside an amount says that it is a bonus, a budget, funding, insurance ..."""
    if amount.unit == "billion" or "not_pay" in amount.after or "never" in amount.before + amount.after:
        return False
    if "pay" in amount.after:  # "$200k OTE ($120k base)"
        return amount.largest > 0
    if "equity" in amount.before and "pay" not in amount.before:  # "Equity: $200k"
        return False
    if amount.unit == "million" and _HARD & {*amount.signs}:
        return False
    nearest = next((kind for kind in amount.before if kind in {"pay", "not_pay"}), "pay")
    return nearest == "pay" and amount.largest > 0


def base_of(amounts: Sequence[Amount]) -> list[Amount]:
    """Leave out what comes on top of the base pay or holds it and more, where the base pay is told."""
    base = [amount for amount in amounts if not _holds_more(amount)] or list(amounts)
    base = [amount for amount in base if not amount.is_added] or base
    return [amount for amount in base if not _is_part(amount, base[0])]


def _is_part(amount: Amount, whole: Amount) -> bool:
    """Whether an amount is so much smaller than the first one that it is some allowance within it."""
    return (
        amount.period in {None, whole.period}
        and amount.largest * _PART < whole.largest
        and (amount.unit == whole.unit or {amount.unit, whole.unit} == {"", "thousand"})
    )


def _holds_more(amount: Amount) -> bool:
    """Whether an amount is said to be the total of pay, or shares."""
    if {"total", "equity"} & {*amount.after}:
        return True
    return (
        "pay" not in amount.after and next((kind for kind in amount.before if kind in {"pay", "total"}), "") == "total"
    )


def _priced(amounts: Sequence[Amount], text: str, heading: Heading) -> list[Amount]:
    """Keep the amounts that look like money; numbers without any sign only where none has one."""
    with_sign = [amount for amount in amounts if amount.signs or amount.unit]
    return with_sign or [amount for amount in amounts if _like_pay(amount, text, heading.period)]


def _like_pay(amount: Amount, text: str, period: str | None) -> bool:
    """Whether a number without a currency may be pay: large, or close to a period, and not a year ("2026/27")."""
    is_year = (amount.period or period) is None and _YEAR.search(text, amount.start, amount.end) is not None
    has_cents = amount.largest % 1 != 0 or (amount.low or amount.largest) % 1 != 0
    smallest = _SMALLEST["HOUR" if has_cents else amount.period or period]
    return amount.largest >= smallest and not is_year


def put_together(amounts: Sequence[Amount], candidate: Candidate, place: Place, beside: Salary) -> Fact[Salary]:
    """Return the salary of a passage: the first amount's currency and period, the envelope of all that share them."""
    heading = heading_of(candidate.label)
    hints = (*heading.signs, *money_in(candidate.text).loose)
    common = next((amount.period for amount in amounts if amount.period and not _is_part(amount, amounts[0])), None)
    signs = next((amount.signs for amount in amounts if amount.signs), ())
    read = [
        _pay_range(amount, candidate.text, place, (amount.signs or signs, hints), common or heading.period)
        for amount in amounts
    ]
    ranges = _closed([one for one, _ in read])
    text = plain(candidate.text[:LONGEST])
    whole = msgspec.structs.replace(beside, bonus=bonus_in(text), basis=basis_in(text))
    return Fact(envelope(whole, ranges), candidate.origin, candidate.span, read[0][1])


def _closed(ranges: list[PayRange]) -> tuple[PayRange, ...]:
    """Read "from $19.40, up to $22.15" as one range."""
    if len(ranges) == 2:  # noqa: PLR2004 - two ends
        one, other = ranges
        low, high = one.minimum, other.maximum
        if one.maximum is None and other.minimum is None and low is not None and high is not None and low < high:
            return (msgspec.structs.replace(one, maximum=high, period=one.period or other.period),)
    return tuple(ranges)


def envelope(salary: Salary, ranges: Sequence[PayRange]) -> Salary:
    """Return a salary with the envelope of those ranges that share the currency and period of the first."""
    first = ranges[0]
    alike = [one for one in ranges if (one.currency, one.period) == (first.currency, first.period)]
    lows, highs = [one.minimum for one in alike], [one.maximum for one in alike]
    return msgspec.structs.replace(
        salary,
        currency=first.currency,
        minimum=None if None in lows else min(low for low in lows if low is not None),
        maximum=None if None in highs else max(high for high in highs if high is not None),
        period=first.period,
        ranges=tuple(ranges) if len(ranges) > 1 else (),
    )


def _pay_range(
    amount: Amount, text: str, place: Place, told: tuple[tuple[str, ...], tuple[str, ...]], common: str | None
) -> tuple[PayRange, tuple[str, ...]]:
    """Return one amount as pay, and which parts of it had to be inferred; ``told`` are its signs, and hints to them."""
    currency, guessed = currency_of(_settled(*told), place.countries, place.currency)
    inferred = ["currency"] if currency and guessed else []
    low, high, period, name = amount.low, amount.high, None, amount.period
    if name is not None and amount.is_behind and not _fits(amount, currency, name):  # "paid weekly, $21 to $24"
        name = None
    if name is None and common is not None and _fits(amount, currency, common):
        name = common
    if name == "FORTNIGHT":
        low, high, name = low and low / 2, high and high / 2, "WEEK"
    elif name == "SEMIMONTH":
        low, high, name = low and low * 2, high and high * 2, "MONTH"
    if name:
        period = PayPeriod.__members__.get(name)  # none for a shift
    elif currency:
        period = likely_period(amount.largest, currency)
        inferred.extend(["period"] if period else [])
    minimum, maximum = (None if end is None else normal_amount(end) for end in (low, high))
    return PayRange(currency, minimum, maximum, period, plain(text[amount.start : amount.end])), tuple(inferred)


def _settled(signs: tuple[str, ...], hints: tuple[str, ...]) -> tuple[str, ...]:
    """Add to signs the first hint that may mean the same: "$5,000 a month (USD)"."""
    meant = {code for sign in signs for code in codes_of(sign)}
    return (*signs, *[hint for hint in hints if not meant or meant & {*codes_of(hint)}][:1])


def _fits(amount: Amount, currency: str | None, period: str) -> bool:
    """Whether the period said of another amount may be meant for this one, too: 52,000 is not paid an hour."""
    known = PayPeriod.__members__.get(period)
    return currency is None or known is None or is_possible(amount.largest, currency, known)


def reads_backwards(money: Money) -> bool:
    """Whether a range of pay names its larger end first."""
    return any(amount.is_reversed and is_pay(amount) for amount in money.amounts)
