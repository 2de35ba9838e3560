"""Puts the amounts of one passage together: from amounts that are pay to a salary with all its ranges."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.amounts import Amount, Money, money_in, period_in, signs_in
from generator.enrich.currencies import currency_of, is_possible, likely_period
from generator.enrich.patterns import whole_word_of
from generator.enrich.plain import plain
from generator.model.facts import Fact
from generator.model.salary import PayPeriod, PayRange, Salary, normal_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.enrich.candidates import Candidate

_CLAUSE = re.compile(r"\s*(?:[;|()]|,\s|\s\+\s|\splus\s|\sand\s|\szzgl\.?\s)\s*", re.IGNORECASE)
_HARD = frozenset({"$", "us$", "usd", "€", "eur", "£", "gbp", "chf"})  # nobody is paid millions of these
_YEARS = range(1900, 2101)
# The smallest number that is pay without a sign, by the period beside it.
_SMALLEST = {"HOUR": 5, "DAY": 40, "WEEK": 150, "FORTNIGHT": 300, "MONTH": 300, "YEAR": 1000, None: 1000}
_LEAST = 2
LONGEST_BONUS = 60


class Place(msgspec.Struct, frozen=True):
    """What settles the signs of an amount: the countries of the job, and the board's own currency."""

    countries: tuple[str, ...] = ()
    currency: str = ""


def salary_in(candidate: Candidate, place: Place) -> Fact[Salary] | None:
    """Return the pay in a passage that was written to state it, or None ("competitive")."""
    money = money_in(candidate.text)
    amounts = priced([amount for amount in money.amounts if is_pay(amount)])
    text = plain(candidate.text)
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
    if amount.unit == "million" and _HARD & {*amount.signs}:
        return False
    nearest = next((kind for kind in amount.before if kind in {"pay", "not_pay"}), "pay")
    return nearest == "pay" and amount.largest > 0


def priced(amounts: Sequence[Amount]) -> list[Amount]:
    """Keep the amounts that look like money; numbers without any sign only where none has one."""
    with_sign = [amount for amount in amounts if amount.signs or amount.unit]
    return with_sign or [amount for amount in amounts if _like_pay(amount)]


def _like_pay(amount: Amount) -> bool:
    """Whether a number without a currency may be pay: large, or close to a period, and not the year."""
    is_year = not amount.is_range and amount.period is None and amount.largest in _YEARS
    return amount.largest >= _SMALLEST[amount.period] and not is_year


def put_together(amounts: Sequence[Amount], candidate: Candidate, place: Place, beside: Salary) -> Fact[Salary]:
    """Return the salary of a passage: the first amount's currency and period, the envelope of all that share them."""
    common = next((amount.period for amount in amounts if amount.period), None) or period_in(candidate.label)
    signs = next((amount.signs for amount in amounts if amount.signs), ()) or signs_in(candidate.label)
    read = [_pay_range(amount, candidate.text, place, signs, common) for amount in amounts]
    ranges = [one for one, _ in read]
    first = ranges[0]
    alike = [one for one in ranges if (one.currency, one.period) == (first.currency, first.period)]
    lows, highs = [one.minimum for one in alike], [one.maximum for one in alike]
    salary = msgspec.structs.replace(
        beside,
        currency=first.currency,
        minimum=None if None in lows else min(low for low in lows if low is not None),
        maximum=None if None in highs else max(high for high in highs if high is not None),
        period=first.period,
        bonus=_bonus_in(candidate.text),
        ranges=tuple(ranges) if len(ranges) > 1 else (),
    )
    return Fact(salary, candidate.origin, candidate.span, read[0][1])


def _pay_range(
    amount: Amount, text: str, place: Place, signs: tuple[str, ...], common: str | None
) -> tuple[PayRange, tuple[str, ...]]:
    """Return one amount as pay, and which parts of it had to be inferred."""
    currency, guessed = currency_of(amount.signs or signs, place.countries, place.currency)
    inferred = ["currency"] if currency and guessed else []
    low, high, period, name = amount.low, amount.high, None, amount.period
    if name is None and common is not None and _fits(amount, currency, common):
        name = common
    if name == "FORTNIGHT":
        low, high, name = low and low / 2, high and high / 2, "WEEK"
    if name:
        period = PayPeriod[name]
    elif currency:
        period = likely_period(amount.largest, currency)
        inferred.extend(["period"] if period else [])
    minimum, maximum = (None if end is None else normal_amount(end) for end in (low, high))
    return PayRange(currency, minimum, maximum, period, plain(text[amount.start : amount.end])), tuple(inferred)


def _fits(amount: Amount, currency: str | None, period: str) -> bool:
    """Whether the period said of another amount may be meant for this one, too: 52,000 is not paid an hour."""
    return currency is None or period == "FORTNIGHT" or is_possible(amount.largest, currency, PayPeriod[period])


def _bonus_in(text: str) -> str:
    """Return what is said of a bonus, as written; "" if nothing is."""
    bonus = whole_word_of("salary", "bonus")
    if not bonus.search(text):
        return ""
    clauses = (plain(clause).strip(" +&-.") for clause in _CLAUSE.split(text) if bonus.search(clause))
    return next((clause for clause in clauses if len(clause) <= LONGEST_BONUS), "")


def same_pay(one: Salary, other: Salary) -> bool:
    """Whether two statements of pay can both be true: nothing known of the one is otherwise in the other."""
    if other.minimum is None and other.maximum is None:
        return True
    if None not in (one.currency, other.currency) and one.currency != other.currency:
        return any(same.currency == other.currency for same in one.ranges)
    if None not in (one.period, other.period) and one.period is not other.period:
        return True
    if (other.minimum, other.maximum) in {(same.minimum, same.maximum) for same in one.ranges}:
        return True
    ends = ((one.minimum, other.minimum), (one.maximum, other.maximum))
    return all(None in end or end[0] == end[1] for end in ends)


def reads_backwards(money: Money) -> bool:
    """Whether a range of pay names its larger end first."""
    return any(amount.is_reversed and is_pay(amount) for amount in money.amounts)
