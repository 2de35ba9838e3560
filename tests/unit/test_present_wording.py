from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from generator.model.location import Location, WorkMode
from generator.model.posting import Education
from generator.model.salary import PayPeriod, Salary
from generator.present.names import location_phrase, scope_name
from generator.present.pay_bar import pay_bar
from generator.present.views import Bar
from generator.present.wording import (
    day_phrase,
    education_phrase,
    experience_phrase,
    inferred_phrase,
    place_phrase,
    salary_phrase,
    term_name,
)
from generator.present.words.en import ENGLISH
from tests.factories import make_posting

BERLIN = Location("Berlin", locality="Berlin", country="DE")
MUNICH = Location("Munich", locality="Munich", region="Bavaria", country="DE")
BAY_AREA = Location("San Francisco Bay Area", region="CA", country="US")
REMOTE, ON_SITE, HYBRID = WorkMode.REMOTE, WorkMode.ON_SITE, WorkMode.HYBRID


def pay(low=None, high=None, currency="USD", period=PayPeriod.YEAR, **more):
    amounts = [None if amount is None else Decimal(str(amount)) for amount in (low, high)]
    return Salary(currency, *amounts, period, **more)


@pytest.mark.parametrize(
    ("salary", "phrase"),
    [
        (pay(160_000, 240_000), "160,000–240,000 USD a year"),
        (pay(160_000, 240_000, equity=True), "160,000–240,000 USD a year plus equity"),
        (pay(17.5, 17.5, "GBP", PayPeriod.HOUR), "17.50 GBP an hour"),
        (pay(50_000), "from 50,000 USD a year"),
        (pay(None, 60_000, "EUR"), "up to 60,000 EUR a year"),
        (pay(3_000, 3_500, "EUR", PayPeriod.MONTH), "3,000–3,500 EUR a month"),
        (pay(160_000, 240_000, None, None), "160,000–240,000"),
        (pay(equity=True, currency=None, period=None), "Equity"),
        (Salary(text="competitive"), ""),
    ],
)
def test_pay_in_words(salary, phrase):
    """Amounts with currency and period; an end that is open is said to be so; what is unknown is left out."""
    assert salary_phrase(salary, ENGLISH) == phrase


@pytest.mark.parametrize(
    ("salary", "bar"),
    [
        (pay(50_000, 125_000), Bar(20.0, 50.0)),
        (pay(5_000_000, 12_500_000, "JPY"), Bar(20.0, 50.0)),
        (pay(25, 25, period=PayPeriod.HOUR), Bar(20.0, 21.5)),
        (pay(50_000), Bar(20.0, 40.0, open_end=True)),
        (pay(None, 50_000), Bar(0.0, 20.0, open_start=True)),
        (pay(10**9, 10**9), Bar(98.5, 100.0)),
        (pay(1, 2, None), None),
    ],
)
def test_pay_as_a_picture(salary, bar):
    """The scale is fixed for each currency and period, and what is beyond it is clipped."""
    assert pay_bar(salary) == bar


def test_days_are_written_out():
    """A day is "22 November 2026"."""
    assert day_phrase(dt.date(2026, 11, 2), ENGLISH) == "2 November 2026"


@pytest.mark.parametrize(
    ("facts", "phrase"),
    [
        ({"location": (BERLIN,)}, "Berlin, Germany"),
        ({"location": (BERLIN,), "work_mode": (HYBRID,)}, "Berlin, Germany (hybrid)"),
        ({"work_mode": (HYBRID,)}, "Hybrid"),
        ({"work_mode": (REMOTE,)}, "Remote"),
        ({"work_mode": (REMOTE,), "applicant_location": ("EU", "GB")}, "Remote (EU, United Kingdom)"),
        ({"work_mode": (REMOTE,), "location": (BERLIN,)}, "Remote"),
        (
            {"work_mode": (REMOTE, ON_SITE), "applicant_location": ("US",), "location": (BAY_AREA,)},
            "San Francisco Bay Area, United States or remote (United States)",
        ),
        ({"location": (BERLIN, MUNICH)}, "Berlin, Germany or Munich, Germany"),
        ({"location": (BERLIN, MUNICH, BAY_AREA, Location("Mars"))}, "Berlin, Germany, Munich, Germany and 2 more"),
        ({"location": (Location("Mars"),)}, "Mars"),
        ({}, ""),
    ],
)
def test_places_in_words(facts, phrase):
    """Where the work is done and from where, in one line; nothing where nothing is known."""
    assert place_phrase(make_posting(**facts), ENGLISH) == phrase


def test_a_city_is_told_by_its_state_where_people_do_so():
    """States that have a postal code stand beside a city; other regions do not."""
    oakland = Location("Oakland", locality="Oakland", region="CA", country="US")

    assert location_phrase(oakland, ENGLISH) == "Oakland, CA, United States"
    assert location_phrase(MUNICH, ENGLISH) == "Munich, Germany"


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("US", "United States"),
        ("US-CA", "California, United States"),
        ("EMEA", "EMEA"),
        ("EUROPE", "Europe"),
        ("WORLDWIDE", "worldwide"),
        ("UTC-08:00..UTC+05:30", "time zones UTC−8 to UTC+5:30"),
    ],
)
def test_scopes_in_words(code, name):
    """Countries, states, groups of countries and time zones have names."""
    assert scope_name(code, ENGLISH) == name


def test_experience_and_education_in_words():
    """Whole years are years; experience that stands in for education is said beside it."""
    posting = make_posting(education=(Education.BACHELOR_DEGREE,), experience_in_place=True)

    assert [experience_phrase(months, ENGLISH) for months in (6, 12, 72)] == ["6 months", "1 year", "6 years"]
    assert education_phrase(posting, ENGLISH) == "Bachelor's degree, or experience in its place"


def test_what_is_inferred_is_told_of_its_own_field_alone():
    """Parts of a field are told in words; another field's parts are not."""
    inferred = ("salary.period", "location.country", "seniority")

    assert inferred_phrase(inferred, "salary", ENGLISH) == "inferred: period from the amount"
    assert inferred_phrase(inferred, "seniority", ENGLISH) == "worked out by the board, not written"
    assert inferred_phrase(inferred, "company", ENGLISH) == ""


def test_terms_have_names_in_the_boards_language():
    """What we name ourselves comes from the words; what is data keeps its label."""
    assert term_name("employment_type", "FULL_TIME", "FULL_TIME", ENGLISH) == "Full time"
    assert term_name("salary", "USD-160000-180000", "", ENGLISH) == "160,000–180,000 USD"
    assert term_name("skills", "Go", "Go", ENGLISH) == "Go"
