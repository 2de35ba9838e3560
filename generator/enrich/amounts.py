"""Reads amounts of money in running text: from a text to its amounts, and from a label to what it says of them."""

from __future__ import annotations

import functools
import re

import msgspec

from generator.enrich.amount import SIGN_OF_UNIT, SMALL, TIMES, Amount, period_of_unit
from generator.enrich.amount_neighbours import with_neighbours
from generator.enrich.amount_ranges import extents_in
from generator.enrich.money_words import items_in

# What is said not to be in the amount: "(excluding bonus and equity)".
_WITHOUT = re.compile(
    r"\((?:sin incluir|excl|not including|without|ohne|hors|sans|senza|sem incluir|before|vor)\b[^()\d]{3,60}\)",
    re.IGNORECASE,
)
_GAPPED = re.compile(r"([$£€]\s?\d{1,3}), 000(?!\d)")  # "£27, 000"


class Money(msgspec.Struct, frozen=True):
    """The amounts of a text from left to right, and the kinds of all its words and phrases.

    ``loose`` are the signs of currencies that stand beside no amount ("$5,000 a month (USD)"). ``is_unpaid`` says that
    the text begins with work for nothing.
    """

    amounts: tuple[Amount, ...]
    kinds: frozenset[str]
    loose: tuple[str, ...] = ()
    is_unpaid: bool = False


class Heading(msgspec.Struct, frozen=True):
    """What a label says of the amounts behind it: their signs, period and unit ("Hourly rate (USD)", "in lakhs").

    ``kinds`` are those of all its words.
    """

    signs: tuple[str, ...] = ()
    period: str | None = None
    unit: str = ""
    kinds: frozenset[str] = frozenset()

    @property
    def is_total(self) -> bool:
        """Whether they hold more than base pay ("Total compensation", "OTE")."""
        return "total" in self.kinds or ("not_pay" in self.kinds and "pay" not in self.kinds)


@functools.lru_cache(maxsize=4096)
def money_in(text: str) -> Money:
    """Return what a text says about money."""
    if ", " in text and "000" in text:
        text = _GAPPED.sub(r" \1,000", text)
    if "(" in text:
        text = _WITHOUT.sub(lambda found: " " * len(found[0]), text)
    items = items_in(text)
    extents = list(extents_in(items))
    kinds: set[str] = set()
    signs: list[int] = []
    for place, item in enumerate(items):
        if item.kinds:
            kinds.update(item.kinds)
            if "sign" in item.kinds:
                signs.append(place)
    beside = {place for one in extents for place in range(one.first, one.last + 1)} if signs else set()
    loose = tuple(items[place].kinds["sign"] for place in signs if place not in beside)
    opening = items[: extents[0].first] if extents else items
    is_unpaid = "unpaid" in kinds and any("unpaid" in item.kinds for item in opening)
    return Money(tuple(with_neighbours(items, extents)), frozenset(kinds), loose, is_unpaid)


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Return the amounts in a text from left to right."""
    return money_in(text).amounts


@functools.lru_cache(maxsize=4096)
def heading_of(label: str) -> Heading:
    """Return what a label says of the amounts behind it."""
    items = items_in(label.replace("_", " "))
    return Heading(
        tuple(item.kinds["sign"] for item in items if "sign" in item.kinds),
        next((str(item.kinds["period"]) for item in items if "period" in item.kinds), None),
        next((str(item.kinds["unit"]) for item in items if "unit" in item.kinds), "")
        or ("thousand" if any("kilo" in item.kinds for item in items) else ""),
        frozenset(kind for item in items for kind in item.kinds),
    )


def period_in(text: str) -> str | None:
    """Return the name of the pay period that a text speaks of ("Monatsgehalt", "per hour")."""
    return heading_of(text).period


def under(heading: Heading, amount: Amount) -> Amount:
    """Return a bare amount counted in the unit of its label, if that has one."""
    if not heading.unit or amount.unit or amount.largest >= SMALL:
        return amount
    times = TIMES[heading.unit]
    low, high = (end and end * times for end in (amount.low, amount.high))
    signs = amount.signs or ((SIGN_OF_UNIT[heading.unit],) if heading.unit in SIGN_OF_UNIT else ())
    return msgspec.structs.replace(
        amount, low=low, high=high, unit=heading.unit, signs=signs, period=amount.period or period_of_unit(heading.unit)
    )
