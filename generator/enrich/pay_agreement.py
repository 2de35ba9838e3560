"""Compares statements of pay: which of them belong together, and which contradict one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.enrich.pay import envelope
from generator.enrich.pay_terms import is_of_part_time
from generator.model.salary import PayRange, Salary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.model.facts import Fact

_NEIGHBOUR = 2  # lines from one to the next, a blank one between them


def gathered(facts: Sequence[Fact[Salary]]) -> list[Fact[Salary]]:
    """Join the pay of neighbouring lines (levels, places, currencies); leave out bare equity where amounts are told."""
    joined: list[Fact[Salary]] = []
    last: int | None = None
    for fact in (fact for fact in facts if has_amount(fact.value)):
        line = fact.span.line if fact.span else None
        if joined and last and line and 0 < line - last <= _NEIGHBOUR and _belong(joined[-1], fact):
            joined[-1] = _together(joined[-1], fact)
        else:
            joined.append(fact)
        last = line
    return [_as_stated(fact, joined) for fact in joined] or list(facts)


def has_amount(salary: Salary) -> bool:
    """Whether a salary says how much."""
    return salary.minimum is not None or salary.maximum is not None


def ranges_of(salary: Salary) -> tuple[PayRange, ...]:
    """Return all ranges of a salary, the only one included."""
    only = PayRange(salary.currency, salary.minimum, salary.maximum, salary.period, salary.text)
    return salary.ranges or (only,)


def _belong(one: Fact[Salary], other: Fact[Salary]) -> bool:
    a, b = one.value, other.value
    alike = (a.currency, a.period) == (b.currency, b.period)
    elsewhere = a.currency != b.currency and (a.period is b.period or None in (a.period, b.period))
    return (alike or elsewhere) and one.origin is other.origin and _amounts(a) != _amounts(b)


def _together(one: Fact[Salary], other: Fact[Salary]) -> Fact[Salary]:
    salary = envelope(one.value, (*ranges_of(one.value), *ranges_of(other.value)))
    beside = msgspec.structs.replace(
        salary, text=f"{one.value.text}; {other.value.text}", equity=one.value.equity or other.value.equity
    )
    return msgspec.structs.replace(one, value=beside)


def _as_stated(fact: Fact[Salary], facts: Sequence[Fact[Salary]]) -> Fact[Salary]:
    """Take what had to be inferred from another statement of the same amounts that says it."""
    for part in fact.inferred:
        for other in facts:
            told = getattr(other.value, part)
            if told and part not in other.inferred and _amounts(other.value) == _amounts(fact.value):
                value = msgspec.structs.replace(fact.value, **{part: told})
                inferred = tuple(one for one in fact.inferred if one != part)
                return _as_stated(msgspec.structs.replace(fact, value=value, inferred=inferred), facts)
    return fact


def _amounts(salary: Salary) -> tuple[object, object]:
    return salary.minimum, salary.maximum


def same_pay(one: Salary, other: Salary) -> bool:
    """Whether two statements of pay can both be true: nothing known of the one is otherwise in the other.

    Amounts of different periods are not compared, nor those of full time with what a part of it is paid. A single
    amount within a range is true of it.
    """
    if not has_amount(other) or is_of_part_time(one.basis) or is_of_part_time(other.basis):
        return True
    if None not in (one.currency, other.currency) and one.currency != other.currency:
        return any(same.currency == other.currency for same in one.ranges)
    if None not in (one.period, other.period) and one.period is not other.period:
        return True
    if _amounts(other) in {(same.minimum, same.maximum) for same in one.ranges}:
        return True
    if other.minimum is not None and other.minimum == other.maximum and _holds(one, other):
        return True
    ends = ((one.minimum, other.minimum), (one.maximum, other.maximum))
    return all(None in end or end[0] == end[1] for end in ends)


def _holds(one: Salary, other: Salary) -> bool:
    low, high, amount = one.minimum, one.maximum, other.minimum
    return amount is not None and low != high and (low is None or low <= amount) and (high is None or amount <= high)
