"""Postings and a day -> which are open, closing, closed, scheduled or drafts, and what the clock changes next."""

import datetime as dt

from generator.model.config import Lifecycle
from generator.model.posting import Posting
from generator.model.site import Change, Site, Standing, State


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


def changes_ahead(site: Site) -> list[Change]:
    """Return what the clock alone will change on the board, the next first, then by slug."""
    found = [
        change
        for standing in site.standings
        for day in days_ahead(standing, site)
        if (change := change_on(day, standing.posting, site.board.lifecycle)) is not None
    ]
    return sorted(found, key=lambda change: (change.day, change.posting.slug))


def next_changes(site: Site) -> list[Change]:
    """Return what changes on the next day on which the clock alone changes anything, by slug."""
    waiting: dict[dt.date, list[Posting]] = {}
    for standing in site.standings:
        for day in days_ahead(standing, site):
            waiting.setdefault(day, []).append(standing.posting)
    for day in sorted(waiting):
        changes = [change_on(day, posting, site.board.lifecycle) for posting in waiting[day]]
        found = [change for change in changes if change is not None]
        if found:
            return sorted(found, key=lambda change: change.posting.slug)
    return []


def days_ahead(standing: Standing, site: Site) -> set[dt.date]:
    """Return the days to come on which a posting may change: its date, and what is counted from its last day."""
    posting, ends, rule = standing.posting, standing.last_day, site.board.lifecycle
    days = {posting.date} if posting.date is not None else set()
    if ends is not None:
        days |= {later(ends, ahead) for ahead in (-rule.closing_days, 1, rule.closed_page_days + 1)}
    return {day for day in days if day > site.today}


def change_on(day: dt.date, posting: Posting, rule: Lifecycle) -> Change | None:
    """Return the change of a posting at the beginning of a day; None if it stays what it was."""
    state = state_of(posting, rule, day)
    return None if state is state_of(posting, rule, later(day, -1)) else Change(day, posting, state)


def later(day: dt.date, days: int) -> dt.date:
    """Add days to a day; years 1 and 9999 are the ends of time."""
    try:
        return day + dt.timedelta(days)
    except OverflowError:
        return dt.date.max if days > 0 else dt.date.min
