"""Tells currencies apart: from signs, words and the country of work to ISO 4217 codes and likely pay periods."""

from __future__ import annotations

import functools
import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from generator.enrich.data import read_table
from generator.model.salary import PayPeriod

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Codes that are words of some language: they count only in capitals.
WORDS = frozenset(
    {"try", "mad", "pen", "cop", "rub", "sar", "php", "ron", "ars", "all", "won", "ft", "rm", "ils", "mdl", "rp", "rsd"}
)

# Amounts in units of pay dollars (the `scale` of a currency) from which a period is told; between them it is not.
_LIKELY = (
    (Decimal(5), Decimal(180), PayPeriod.HOUR),
    (Decimal(900), Decimal(12500), PayPeriod.MONTH),
    (Decimal(14000), Decimal(3_000_000), PayPeriod.YEAR),
)
# Where pay is named by the month, a small amount is a small month's.
_BY_THE_MONTH = frozenset(
    {"BRL", "MXN", "COP", "ARS", "CLP", "PEN", "IDR", "VND", "THB", "PHP", "CNY", "TWD",
     "TRY", "RUB", "UAH", "PLN", "CZK", "HUF", "RON", "RSD", "BGN", "INR", "PKR", "BDT", "LKR", "EGP", "MYR"}
)  # fmt: skip
_POSSIBLE = {
    PayPeriod.HOUR: (2, 1500),
    PayPeriod.DAY: (15, 8000),
    PayPeriod.WEEK: (40, 25000),
    PayPeriod.MONTH: (60, 120_000),
    PayPeriod.YEAR: (900, 5_000_000),
}
# Units of counting that only some currencies are counted in; the first is meant where no country settles it.
COUNTED = {"lakh": ("INR", "PKR", "BDT", "NPR", "LKR"), "man": ("JPY", "CNY", "TWD", "KRW"), "wan": ("CNY", "TWD")}


_UNITS = frozenset({"k", "lpa", "lakh", "lakhs", "lacs", "crore", "crores", "tsd", "r", "万", "萬", "만"})
_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = "\u3040"  # from here on, words stand without spaces between them


class Currencies(msgspec.Struct, frozen=True):
    """The table of currencies, by sign (what it may mean), by country, and the scale of each."""

    signs: Mapping[str, tuple[str, ...]]
    countries: Mapping[str, str]
    scales: Mapping[str, Decimal]


@functools.cache
def currencies() -> Currencies:
    """Return the table of currencies."""
    signs: dict[str, tuple[str, ...]] = dict(COUNTED)
    countries: dict[str, str] = {}
    rows = read_table("currencies.toml")
    for code, row in rows.items():
        for sign in row["own"]:
            signs[sign] = (code,)
        for sign in row.get("shared", ()):
            signs[sign] = (*signs.get(sign, ()), code)
        for country in row["countries"]:
            countries.setdefault(country, code)
    return Currencies(signs, countries, {code: Decimal(str(row["scale"])) for code, row in rows.items()})


def codes_of(sign: str) -> tuple[str, ...]:
    """Return the currencies that a sign may mean."""
    return currencies().signs.get(sign, ())


def names_money(text: str) -> bool:
    """Whether a text holds a sign of a currency or a unit of counting money; without one, no amount of pay is in it."""
    signs, words = _marks()
    return signs.search(text) is not None or not words.isdisjoint(_WORD.findall(text))


@functools.cache
def _marks() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return the signs that are no words, and the words in all ways to write them."""
    signs = currencies().signs.keys() - COUNTED.keys() | _UNITS
    symbols = {character for sign in signs for character in sign if not character.isalpha()} - set(" ./")
    last = {sign[-1] for sign in signs if sign[-1] >= _UNSPACED}
    words = {sign for sign in signs - WORDS if sign.isalpha()}
    every = {way for word in words for way in (word, word.upper(), word.title())}
    return re.compile(f"[{re.escape(''.join(sorted(symbols | last)))}]"), frozenset(every | {*map(str.upper, WORDS)})


def code_of(text: str) -> str | None:
    """Return the currency that a text names alone ("eur", "€", "Euro"); a shared sign names none."""
    codes = currencies().signs.get(" ".join(text.lower().split()), ())
    return codes[0] if len(codes) == 1 else None


def currency_of(signs: Sequence[str], countries: Sequence[str], default: str) -> tuple[str | None, bool]:
    """Return the currency of an amount written with these signs, and whether it had to be inferred.

    A shared sign ("$", "kr") is settled by the country of work, then by the board's default. A "$" in a country that
    has no dollar or peso of its own is the American one. Without a sign the country's currency is meant.
    """
    table = currencies()
    meanings = [table.signs[sign] for sign in signs if sign in table.signs]
    for codes in meanings:
        if len(codes) == 1:
            return codes[0], False
    local = dict.fromkeys(table.countries[country] for country in countries if country in table.countries)
    possible = next(iter(meanings), None)
    if possible is None:
        return (next(iter(local)) if len(local) == 1 else default or None), True
    here = [code for code in local if code in possible]
    if "USD" in here or ("USD" in possible and countries and not here):
        return "USD", True
    if len(here) == 1:
        return here[0], True
    if default in possible:
        return default, True
    return (possible[0] if signs[0] in COUNTED or signs[0] in {"rs", "rs."} else None), True


def likely_period(amount: Decimal, currency: str) -> PayPeriod | None:
    """Return the period that an amount of this size is paid for, if only one is likely."""
    size = amount / currencies().scales.get(currency, Decimal(1))
    if currency in _BY_THE_MONTH and _LIKELY[0][1] < size < _LIKELY[1][0]:
        return PayPeriod.MONTH
    return next((period for low, high, period in _LIKELY if low <= size <= high), None)


def is_possible(amount: Decimal, currency: str, period: PayPeriod) -> bool:
    """Whether anybody is paid so much, or so little, for a period."""
    low, high = _POSSIBLE[period]
    return low <= amount / currencies().scales.get(currency, Decimal(1)) <= high
