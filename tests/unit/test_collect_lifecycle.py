from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.collect.lifecycle import last_day, state_of
from generator.model.config import Lifecycle
from generator.model.site import State
from tests.factories import make_posting

TODAY = dt.date(2026, 11, 22)
RULE = Lifecycle(open_days=60, closing_days=14, closed_page_days=90)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"draft": True}, State.DRAFT),
        ({"date": day("2026-11-23")}, State.SCHEDULED),
        ({"date": day("2026-11-22")}, State.OPEN),
        ({"date": None}, State.OPEN),
        ({"expires": day("2026-12-07")}, State.OPEN),
        ({"expires": day("2026-12-06")}, State.CLOSING),
        ({"expires": day("2026-11-22")}, State.CLOSING),
        ({"expires": day("2026-11-21")}, State.CLOSED),
        ({"expires": day("2026-08-24")}, State.CLOSED),
        ({"expires": day("2026-08-23")}, State.GONE),
        ({"closed": True}, State.CLOSED),
        ({"closed": True, "date": None}, State.CLOSED),
        ({"closed": True, "expires": day("2026-08-01")}, State.GONE),
        ({"closed": day("2026-11-22")}, State.CLOSED),
        ({"closed": day("2026-11-23")}, State.CLOSING),
        ({"closed": day("2026-08-01"), "expires": day("2026-12-24")}, State.GONE),
        ({"date": day("2026-09-23")}, State.CLOSING),
        ({"date": day("2026-09-22")}, State.CLOSED),
        ({"date": day("2026-06-01")}, State.GONE),
    ],
)
def test_the_clock_alone_decides_what_a_posting_is(facts, state):
    """Its last day counts in full; after it, or once its author closed it, it keeps a page for 90 days."""
    assert state_of(make_posting(**facts), RULE, TODAY) is state


def test_without_a_rule_a_posting_is_open_until_it_is_closed():
    """`open_days = 0` lets a posting stand for ever."""
    posting = make_posting(date=day("2001-01-01"))

    assert state_of(posting, Lifecycle(open_days=0), TODAY) is State.OPEN


@given(st.dates(), st.dates(), st.booleans() | st.dates(), st.none() | st.dates())
def test_no_dates_break_the_life_of_a_posting(today, date, closed, expires):
    """Every posting has exactly one state on every day, also at the ends of time."""
    posting = make_posting(date=date, closed=closed, expires=expires)
    ends = last_day(posting, RULE)
    to_come = state_of(posting, RULE, today) in {State.OPEN, State.CLOSING, State.SCHEDULED}

    assert to_come == (closed is not True and ends >= today)
