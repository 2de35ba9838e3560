"""JSON of other people, of whatever shape -> the texts in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

LEAST, MOST = Decimal("0.01"), Decimal(10**15)  # what can be pay in any currency, also in hundredths of it
_A = {"hour": "an hour"} | {period: f"a {period}" for period in ("day", "week", "month", "year")}


def text(value: Any) -> str:  # noqa: ANN401 - whatever JSON holds
    """Return a text or a number as text; "" for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else ""


def table(value: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """Return an object; an empty one for anything else."""
    return value if isinstance(value, Mapping) else {}


def rows(value: Any) -> Iterator[Any]:  # noqa: ANN401
    """Go through a list, or through one value that stands alone."""
    if isinstance(value, list):
        yield from value
    elif value is not None:
        yield value


def texts(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    """Return the texts of a list, or of one that stands alone; each once."""
    return tuple(dict.fromkeys(filter(None, map(text, rows(value)))))


def day(value: Any) -> str:  # noqa: ANN401
    """Return the day of a date or an instant (ISO 8601, or milliseconds since 1970); "" if it is none."""
    try:
        if isinstance(value, int) and not isinstance(value, bool):
            return dt.datetime.fromtimestamp(value / 1000, dt.UTC).date().isoformat()
        return dt.datetime.fromisoformat(text(value)).date().isoformat()
    except (ValueError, OverflowError, OSError):
        return ""


def amounts(low: Any, high: Any, currency: str, period: str, *, share: int = 1) -> str:  # noqa: ANN401
    """Return pay as the board reads it: "38,000 - 42,000 EUR a year". ``share`` of them make one unit of money."""
    numbers = [number / share for number in map(_number, (low, high)) if number]
    shown = " - ".join(dict.fromkeys(f"{number:,.2f}".removesuffix(".00") for number in numbers))
    if not shown:
        return ""
    bound = "up to " if not _number(low) else "from " if not _number(high) else ""
    return " ".join(filter(None, (f"{bound}{shown}", currency, _A.get(period.lower(), ""))))


def _number(value: Any) -> Decimal | None:  # noqa: ANN401
    try:
        number = Decimal(text(value).replace(",", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() and LEAST <= number < MOST else None
