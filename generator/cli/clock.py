"""When "now" is: the one place that reads the clock."""

from __future__ import annotations

import datetime as dt
import os

import click


def when(text: str) -> dt.date:
    """Read a date (2026-11-22) or an instant (2026-11-22T08:30, with an offset or in the board's time zone)."""
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat):
        try:
            return read(text)
        except ValueError:
            continue
    message = f"{text!r} is neither a date (2026-11-22) nor an instant (2026-11-22T08:30Z)."
    raise click.BadParameter(message)


def instant(wanted: dt.date | None, timezone: str) -> dt.datetime:
    """Return the instant of this run: what was wanted, else ``SOURCE_DATE_EPOCH``, else the clock.

    A bare date means its noon in the board's time zone.
    """
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(timezone)
    if isinstance(wanted, dt.datetime):
        return wanted if wanted.tzinfo else wanted.replace(tzinfo=zone)
    if wanted is not None:
        return dt.datetime.combine(wanted, dt.time(12), zone)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return dt.datetime.now(zone)
    try:
        return dt.datetime.fromtimestamp(int(epoch), zone)
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {epoch!r}, but must be a number of seconds since 1970"
        raise click.UsageError(message) from None
