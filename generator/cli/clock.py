"""When "now" is: the one place that reads the clock."""

from __future__ import annotations

import datetime as dt
import os

import click


class When(click.ParamType):
    """A date (2026-11-22) or an instant (2026-11-22T08:30, with an offset or in the board's time zone)."""

    name = "date"

    def convert(
        self,
        value: str | dt.date,
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> dt.date:
        """Read the date or instant; wrong ones end in a usage message."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            try:
                return dt.datetime.fromisoformat(value)
            except ValueError:
                message = f"{value!r} is neither a date (2026-11-22) nor an instant (2026-11-22T08:30Z)"
                self.fail(message, param, ctx)


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
