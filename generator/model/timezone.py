"""The time zone in which a board's days begin and end."""

import datetime as dt
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def timezone_of(name: str) -> dt.tzinfo:
    """Return the time zone of this name; UTC if there is none (the settings' reader has said so)."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")
