"""Postings and a day -> which are open, closing, closed, scheduled or drafts."""

import datetime as dt

from generator.model.config import Lifecycle
from generator.model.posting import Posting
from generator.model.site import Standing, State


def standing_of(posting: Posting, rule: Lifecycle, today: dt.date) -> Standing:
    """Return how a posting stands on a day."""
    return Standing(posting, state_of(posting, rule, today), last_day(posting, rule))


def last_day(posting: Posting, rule: Lifecycle) -> dt.date | None:
    """Return the last day a posting is listed, inclusive; None if it stays until someone closes it.

    That is the day before its author closed it, its own `expires`, or else the board's rule, counted from its date (so
    that a posting does not look fresh for ever); the earliest of them.
    """
    ends = posting.expires
    if ends is None and posting.date is not None and rule.open_days > 0:
        ends = later(posting.date, rule.open_days)
    if isinstance(posting.closed, dt.date):
        before = later(posting.closed, -1)
        ends = before if ends is None else min(ends, before)
    return ends


def state_of(posting: Posting, rule: Lifecycle, today: dt.date) -> State:
    """Return the state of a posting on a day."""
    if posting.draft:
        return State.DRAFT
    ends = last_day(posting, rule)
    over = ends is not None and ends < today
    if posting.closed is True or over:
        kept = ends is None or not over or (today - ends).days <= rule.closed_page_days
        return State.CLOSED if kept else State.GONE
    if posting.date is not None and posting.date > today:
        return State.SCHEDULED
    return State.CLOSING if rule.is_closing(ends, today) else State.OPEN


def later(day: dt.date, days: int) -> dt.date:
    """Add days to a day; years 1 and 9999 are the ends of time."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min
