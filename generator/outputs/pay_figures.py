"""Pay of many postings -> one figure, from what employers state and nothing else."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from generator.model.salary import PayPeriod, Salary, normal_amount
from generator.present.wording import amounts_phrase, number_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.model.posting import Posting
    from generator.present.words import Words

# Fewer than so many say nothing about others, and too much about one.
LEAST = 5

Stated = tuple[str, Decimal]


def stated_pay(postings: Iterable[Posting]) -> dict[str, Stated]:
    """Return currency and middle of the pay of each posting that states it for a year, by slug."""
    return {
        posting.slug: (pay.currency, (pay.minimum + pay.maximum) / 2)
        for posting in postings
        if (pay := posting.salary)
        and pay.period is PayPeriod.YEAR
        and pay.currency is not None
        and pay.minimum is not None
        and pay.maximum is not None
    }


def median_phrase(postings: Iterable[Posting], stated: Mapping[str, Stated], words: Words) -> str:
    """Return the median pay in the currency most of them use; "" if fewer than five state it."""
    amounts = [stated[posting.slug] for posting in postings if posting.slug in stated]
    if len(amounts) < LEAST:
        return ""
    counted = Counter(currency for currency, _ in amounts)
    currency = min(counted, key=lambda name: (-counted[name], name))
    if counted[currency] < LEAST:
        return ""
    middle = normal_amount(Decimal(round(median(amount for name, amount in amounts if name == currency))))
    pay = amounts_phrase(Salary(currency, middle, middle, PayPeriod.YEAR), words)
    return words.median_pay.format(pay=pay, n=number_phrase(counted[currency], words))
