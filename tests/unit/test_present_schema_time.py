"""Times in schema.org's words."""

from __future__ import annotations

import pytest

from generator.present.schema_time import duration_of, starts_at_once


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6 months", "P6M"), ("12 weeks", "P12W"), ("3 Jahre", "P3Y"), ("one year", "P1Y"), ("für 24 Monate", "P24M"),
        ("six mois", "P6M"), ("dos años", "P2Y"), ("10-week", "P10W"), ("up to 6 months", ""), ("6 to 9 months", ""),
        ("6 months, then permanent", ""), ("permanent", ""), ("", ""), ("6", ""),
    ],
)  # fmt: skip
def test_a_length_of_time_is_said_only_if_it_is_sure(text, said):
    """One number and one unit are a duration; anything more may mean another one."""
    assert duration_of(text) == said


@pytest.mark.parametrize("text", ["immediately", "ASAP", "a.s.a.p.", "ab sofort", "Dès que possible", "inmediata"])
def test_words_for_at_once(text):
    """A job that is to begin as soon as possible begins at once."""
    assert starts_at_once(text)


@pytest.mark.parametrize("text", ["", "2027-01-04", "not now", "immediately after the exam", "soon"])
def test_other_words_are_no_immediate_start(text):
    """A date, or anything that has a condition, is not."""
    assert not starts_at_once(text)
