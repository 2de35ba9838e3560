"""Understands pay written as a map of the front matter: from `min`, `max`, `currency` and `period` to a salary."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from generator.enrich.amounts import amounts_in, period_in
from generator.enrich.candidates import pairs_of, scalars
from generator.enrich.currencies import code_of, currency_of, likely_period
from generator.enrich.faults import RANGE, UNKNOWN_CURRENCY, UNKNOWN_PERIOD, UNREAD_SALARY
from generator.enrich.patterns import section, words
from generator.model.diagnostic import Diagnostic, Outcome
from generator.model.entry import Many
from generator.model.facts import Fact, Origin
from generator.model.salary import PayPeriod, Salary, normal_amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.entry import Pairs, Scalar, Value
    from generator.model.source import Span

_SAYS_NO = frozenset({"false", "no", "none", "0", "n/a", "-", "nein", "non"})


_INNER = {"value", "basesalary", "amount", "range"}  # keys of a map within the map
_PARTS = ("minimum", "maximum", "exact", "text")


class _Map:
    """A salary's map with what was found wrong while reading it."""

    def __init__(self, value: Pairs) -> None:
        """Flatten a nested ``value`` as schema.org writes it."""
        self.span = value.span
        self.pairs: dict[str, Value] = pairs_of(value)
        for key in sorted(_INNER):
            inner = self.pairs.get(key)
            if inner is not None and pairs_of(inner):
                self.pairs = {**self.pairs, **pairs_of(inner)}
        self.faults: list[Diagnostic] = []
        self.signs: tuple[str, ...] = ()
        self.named: str | None = None

    def scalar(self, part: str) -> Scalar | None:
        """Return the value of one part, by any of its keys."""
        for key in words("salary_map", part):
            if key in self.pairs:
                for scalar in scalars(self.pairs[key]):
                    return scalar
        return None

    def several(self, part: str) -> tuple[Decimal | None, Decimal | None]:
        """Return the ends of a list: ``range: [60000, 75000]``."""
        for key in words("salary_map", part):
            ends = self.pairs.get(key)
            if isinstance(ends, Many) and len(ends.items) == 2:  # noqa: PLR2004 - a range has two ends
                found = [amounts_in(scalar.text) for scalar in scalars(ends)]
                if len(found) == 2 and all(found):  # noqa: PLR2004
                    low, high = (one[0].largest for one in found)
                    self.signs = found[0][0].signs or found[1][0].signs
                    return min(low, high), max(low, high)
        return None, None

    def amount(self, part: str) -> tuple[Decimal | None, Decimal | None, Span | None]:
        """Return the ends of the amount in a part; its sign and period are remembered."""
        scalar = self.scalar(part)
        if scalar is None:
            return None, None, None
        found = amounts_in(scalar.text)
        if not found:
            if scalar.text.strip().lower() not in _SAYS_NO:
                self.faults.append(UNREAD_SALARY.at(
                    scalar.span, f"`{scalar.text}` is not an amount of money", "write a number, such as `60000`",
                ))  # fmt: skip
            return None, None, None
        self.signs = self.signs or found[0].signs
        self.named = self.named or found[0].period
        return found[0].low, found[0].high, scalar.span

    def hear_text(self) -> None:
        """Remember sign and period of pay that is told in words, too: `salary: 12,000 - 15,000 PLN` beside its ends."""
        scalar = self.scalar("text")
        found = amounts_in(scalar.text) if scalar is not None and not self.signs else []
        if found:
            self.signs, self.named = found[0].signs, self.named or found[0].period


def names_pay(value: Pairs) -> bool:
    """Whether a map names a part of pay by one of its keys."""
    known = {word for part in _PARTS for word in words("salary_map", part)} | _INNER
    return not known.isdisjoint(pairs_of(value))


def salary_of_map(value: Pairs, countries: Sequence[str], default: str) -> Outcome[Fact[Salary] | None]:
    """Return the pay in a map; withheld with a warning if its maximum is below its minimum."""
    given = _Map(value)
    low, _, _ = given.amount("minimum")
    _, high, high_span = given.amount("maximum")
    high = None if high == 0 and low else high
    for part in ("exact", "text"):
        if low is None and high is None:
            low, high = given.several(part)
    if low is None and high is None:
        low, high, _ = given.amount("exact")
    if low is None and high is None:
        low, high, _ = given.amount("text")
    if low is None and high is not None:
        low = next((end for part in ("exact", "text") if (end := given.amount(part)[0]) and end < high), None)
    given.hear_text()
    equity = given.scalar("equity")
    has_equity = equity is not None and equity.text.strip().lower() not in _SAYS_NO
    currency, guessed = _currency(given, countries, default)
    period, period_guessed = _period(given, high if high is not None else low, currency)
    if low is not None and high is not None and high < low:
        given.faults.append(_reversed_range(low, high, currency, period, high_span or given.span))
        return Outcome(None, tuple(given.faults))
    if low is None and high is None and not has_equity:
        return Outcome(None, tuple(given.faults))
    bonus, text = given.scalar("bonus"), given.scalar("text")
    inferred = tuple(part for part, was in (("currency", guessed), ("period", period_guessed)) if was)
    salary = Salary(
        currency if low is not None or high is not None else None,
        None if low is None else normal_amount(low),
        None if high is None else normal_amount(high),
        period,
        equity=has_equity,
        bonus=bonus.text if bonus and bonus.text.lower() not in _SAYS_NO | {"true"} else "",
        text=text.text if text else "",
    )
    return Outcome(Fact(salary, Origin.FRONT_MATTER, given.span, inferred), tuple(given.faults))


def _currency(given: _Map, countries: Sequence[str], default: str) -> tuple[str | None, bool]:
    scalar = given.scalar("currency")
    if scalar is None:
        found, guessed = currency_of(given.signs, countries, default)
        return found, guessed and found is not None
    code = code_of(scalar.text)
    if code is not None:
        return code, False
    found, _ = (
        currency_of((scalar.text.strip().lower(),), countries, default)
        if scalar.text.strip() in "$¥kr"
        else (None, True)
    )
    if found is None:
        given.faults.append(UNKNOWN_CURRENCY.at(
            scalar.span, f"`{scalar.text}` is not a currency we know", "write its code of three letters, such as `EUR`",
        ))  # fmt: skip
    return found, found is not None


def _period(given: _Map, amount: Decimal | None, currency: str | None) -> tuple[PayPeriod | None, bool]:
    scalar = given.scalar("period")
    if scalar is not None:
        name = period_of(scalar.text)
        if name is not None:
            return name, False
        given.faults.append(UNKNOWN_PERIOD.at(
            scalar.span, f"`{scalar.text}` is not a period that pay is for",
            "write `hour`, `day`, `week`, `month` or `year`",
        ))  # fmt: skip
        return None, False
    if given.named is not None:
        return PayPeriod.__members__.get("WEEK" if given.named == "FORTNIGHT" else given.named), False
    if amount is None or currency is None:
        return None, False
    guess = likely_period(amount, currency)
    return guess, guess is not None


def period_of(text: str) -> PayPeriod | None:
    """Return the period that a word names ("year", "monthly", "pro Stunde")."""
    word = text.strip().lower().removeprefix("/").strip()
    bare = word.removeprefix("per ").removeprefix("a ").removeprefix("pro ")
    name = next((period for period, known in section("salary_map")["periods"].items() if bare in known), None)
    if name is None:
        name = period_in(word)
    return PayPeriod[name] if name and name in PayPeriod.__members__ else None


def _reversed_range(
    low: Decimal, high: Decimal, currency: str | None, period: PayPeriod | None, span: Span
) -> Diagnostic:
    unit = f" {currency}" if currency else ""
    each = f" a{'n' if period is PayPeriod.HOUR else ''} {period.value.lower()}" if period else ""
    return RANGE.at(
        span,
        "`salary.max` is below `salary.min`, so no salary is shown",
        "swap the two, or leave out `max` for an open-ended salary",
        notes=((f"{normal_amount(high):,}{unit}{each}, but the minimum is {normal_amount(low):,}", span),),
    )
