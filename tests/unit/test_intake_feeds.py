from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.feeds import feed_of, read_listing, request_of
from generator.intake.posting_file import new_file
from generator.intake.told import amounts, day
from generator.parse.front_matter import read_front_matter

NAMES = (
    "@type", "@graph", "title", "hiringOrganization", "name", "logo", "url", "jobLocation", "address",
    "addressLocality", "baseSalary", "value", "minValue", "unitText", "currency", "description", "identifier",
    "jobs", "datePosted", "validThrough", "id", "text", "content", "location", "metadata", "pay_input_ranges",
    "min_cents", "categories", "lists", "allLocations", "salaryRange", "createdAt", "internal_job_id",
    "departments", "employmentType",
)  # fmt: skip
ATOMS = st.one_of(
    st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(), st.text(max_size=20),
    st.sampled_from(("JobPosting", "2026-11-22", "TELECOMMUTE", "<p>x</p>", "1e999", "HOUR")),
)  # fmt: skip
ANYTHING = st.recursive(
    ATOMS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(st.sampled_from(NAMES), inner, max_size=8)),
    max_leaves=30,
)


@given(data=ANYTHING)
def test_whatever_a_feed_holds_is_read_or_left(data):
    """No shape of JSON is a fault of ours; what is made of it is a file that can be read."""
    for document in (data, {"jobs": [data]}, [{"id": 1, "text": "Baker", "lists": data, "categories": data}],
                     {"@type": "JobPosting", "title": "Baker", "baseSalary": data, "jobLocation": data}):  # fmt: skip
        listing = read_listing(json.dumps(document))
        for opening in listing.openings if listing else ():
            assert read_front_matter(new_file(opening, "x", "2026-11-22"), "").value.items


@given(st.text())
def test_whatever_a_file_holds_is_read_or_left(text):
    """No text is a fault of ours."""
    for start in ("", "<p>", "{", "title,text\n"):
        read_listing(start + text)


@pytest.mark.parametrize(
    ("page", "feed"),
    [
        ("https://boards.greenhouse.io/harbour", "https://boards-api.greenhouse.io/v1/boards/harbour/jobs"),
        ("https://job-boards.greenhouse.io/harbour/", "https://boards-api.greenhouse.io/v1/boards/harbour/jobs"),
        ("https://jobs.lever.co/acme", "https://api.lever.co/v0/postings/acme"),
        ("https://jobs.eu.lever.co/acme/", "https://api.eu.lever.co/v0/postings/acme"),
        ("https://jobs.lever.co/acme/9cb4c077", "https://jobs.lever.co/acme/9cb4c077"),
        ("https://parks.example/jobs", "https://parks.example/jobs"),
    ],
)
def test_the_page_of_an_employer_leads_to_the_feed(page, feed):
    """Who knows the page for people need not look for the feed; a page of one job is read as a page."""
    assert feed_of(page) == feed


def test_a_request_keeps_what_was_asked_for():
    """A feed of one department stays one."""
    asked = request_of("https://api.lever.co/v0/postings/acme?team=Bakery", 100)

    assert asked == "https://api.lever.co/v0/postings/acme?team=Bakery&mode=json&limit=100&skip=100"


@pytest.mark.parametrize(
    ("low", "high", "period", "told"),
    [
        (28000, 32000, "year", "28,000 - 32,000 GBP a year"), ("14.5", "16.00", "HOUR", "14.50 - 16 GBP an hour"),
        (None, 50000, "", "up to 50,000 GBP"), (50000, None, "YEAR", "from 50,000 GBP a year"),
        (20, 20, "hour", "20 GBP an hour"), ("a lot", {}, "year", ""), (0, 0, "year", ""),
        ("NaN", "1e999999", "year", ""), (True, False, "year", ""),
    ],
)  # fmt: skip
def test_pay_is_told_as_the_board_reads_it(low, high, period, told):
    """One amount or two, in figures; what is no amount is not told."""
    assert amounts(low, high, "GBP", period) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (1793520000000, "2026-11-01"), ("2026-11-02T08:00:00-05:00", "2026-11-02"), ("2026-11-22", "2026-11-22"),
        ("2026-11-22T10:00:00Z", "2026-11-22"), ("soon", ""), (10**30, ""), (None, ""), (True, ""),
    ],
)  # fmt: skip
def test_days_are_read_as_they_are_told(said, told):
    """Milliseconds and instants have the day of the place that they are told in; what is none is not told."""
    assert day(said) == told
