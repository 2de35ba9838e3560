"""Pay of many postings -> quartiles, from what employers state and nothing else."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from generator.model.salary import PayPeriod, Salary, normal_amount
from generator.present.routes import INSIGHTS
from generator.present.views import Anchor
from generator.present.wording import amounts_phrase, number_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.model.posting import Posting
    from generator.present.display import Display
    from generator.present.words import Words

# Fewer than so many say nothing about others, and too much about one.
LEAST = 5
CENT = Decimal("0.01")


class Unit(msgspec.Struct, frozen=True, cache_hash=True):
    """What amounts must share to be compared, for nothing is converted: a currency, and what one amount pays."""

    currency: str
    period: PayPeriod


class Stated(NamedTuple):
    """The pay of a posting as one figure: the middle of its range."""

    unit: Unit
    amount: Decimal


class Quartiles(NamedTuple):
    """A quarter of ``n`` amounts is at most ``low``, half at most ``middle``, a quarter at least ``high``."""

    low: Decimal
    middle: Decimal
    high: Decimal
    n: int


def stated_pay(postings: Iterable[Posting]) -> dict[str, Stated]:
    """Return the pay of each posting that states both ends of it, its currency and its period, by slug."""
    stated: dict[str, Stated] = {}
    units: dict[Unit, Unit] = {}  # one and the same value for all, which is quicker to find by
    for posting in postings:
        pay = posting.salary
        if pay and pay.currency and pay.period and pay.minimum is not None and pay.maximum is not None:
            unit = Unit(pay.currency, pay.period)
            stated[posting.slug] = Stated(units.setdefault(unit, unit), (pay.minimum + pay.maximum) / 2)
    return stated


def by_unit(postings: Iterable[Posting], stated: Mapping[str, Stated]) -> dict[Unit, list[Decimal]]:
    """Return the amounts that postings state, apart by what can be compared."""
    amounts: dict[Unit, list[Decimal]] = {}
    for posting in postings:
        if pay := stated.get(posting.slug):
            amounts.setdefault(pay.unit, []).append(pay.amount)
    return amounts


def quartiles(amounts: Sequence[Decimal]) -> Quartiles | None:
    """Return the quartiles, interpolated between the two amounts nearest; None of fewer than five amounts."""
    if len(amounts) < LEAST:
        return None
    ordered = sorted(amounts)
    return Quartiles(_at(ordered, 1), _at(ordered, 2), _at(ordered, 3), len(ordered))


def quartiles_by_unit(postings: Iterable[Posting], stated: Mapping[str, Stated]) -> dict[Unit, Quartiles]:
    """Return the quartiles of each unit that at least five postings state their pay in."""
    found = {unit: quartiles(amounts) for unit, amounts in by_unit(postings, stated).items()}
    return {unit: figures for unit, figures in found.items() if figures}


def _at(ordered: Sequence[Decimal], quarter: int) -> Decimal:
    """Return what stands so many quarters of the way from the least amount to the greatest."""
    whole, rest = divmod((len(ordered) - 1) * quarter, 4)
    if rest == 0:
        return ordered[whole]
    return ordered[whole] + (ordered[whole + 1] - ordered[whole]) * rest / 4


def rounded(amount: Decimal, period: PayPeriod) -> Decimal:
    """Return an amount as it is shown: pay for an hour to the cent, all other to the whole unit."""
    if period is PayPeriod.HOUR:
        return normal_amount(amount.quantize(CENT, ROUND_HALF_EVEN))
    return Decimal(round(amount))


def figures_anchor(display: Display, stated: Mapping[str, Stated]) -> Anchor | None:
    """Return the way to what jobs pay; None while too few say it, or the board does not show pay."""
    shown = any(facet.key == "salary" for facet in display.site.facets)
    if not shown or not quartiles_by_unit(display.site.open, stated):
        return None
    return Anchor(display.frame.words.insights_link, display.href(INSIGHTS))


def figure_phrase(amount: Decimal, unit: Unit, words: Words) -> str:
    """Return one figure as "71,500 EUR a year"."""
    shown = rounded(amount, unit.period)
    return amounts_phrase(Salary(unit.currency, shown, shown, unit.period), words)


def median_phrase(postings: Iterable[Posting], stated: Mapping[str, Stated], words: Words) -> str:
    """Return the median pay for a year in the currency most of them use; "" if fewer than five state it."""
    found = quartiles_by_unit(postings, stated)
    units = [unit for unit in found if unit.period is PayPeriod.YEAR]
    if not units:
        return ""
    unit = min(units, key=lambda name: (-found[name].n, name.currency))
    figures = found[unit]
    return words.median_pay.format(pay=figure_phrase(figures.middle, unit, words), n=number_phrase(figures.n, words))
