"""Rules over facts: titles, addresses, pay, days and laws; and what search engines are told of."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.data import read_rules
from generator.checks.eligibility import obstacles, place_is_known
from generator.checks.pay_transparency import laws_for, pay_is_told_where_the_law_asks, pay_laws
from generator.checks.plausible import days_are_near, open_in_its_time, pay_is_plausible
from generator.checks.posting_faults import TITLE_AGAIN
from generator.checks.substance import title_is_a_title
from generator.checks.summary import LACKING, summary_lines, summary_of
from generator.checks.trust import fields_show_where_they_lead, one_can_apply_without_a_messenger
from generator.model.config import Board, Checks, Config
from generator.model.diagnostic import Severity
from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, EmploymentType
from generator.model.salary import PayPeriod, Salary
from generator.model.site import Site
from generator.present.json_ld import posting_data
from tests.factories import make_posting

CONFIG = Config(root="/b", output="/b/site", board=Board())
TODAY = dt.date(2026, 11, 22)
SITE = Site(Board(), TODAY, ())
LEEDS = Location("Leeds, United Kingdom", locality="Leeds", country="GB")
REMOTE, ON_SITE, HYBRID = WorkMode.REMOTE, WorkMode.ON_SITE, WorkMode.HYBRID


def codes(found) -> list[str]:
    return [one.code for one in found]


@pytest.mark.parametrize(
    ("title", "passage"),
    [
        ("Baker, Leeds", "Leeds"), ("Baker (Leeds)", "Leeds"), ("Leeds – Baker", "Leeds"), ("Baker in Leeds", "Leeds"),
        ("Baker at Acme Bakery", "Acme Bakery"), ("Acme Bakery: Baker", "Acme Bakery"), ("Baker | Acme Bakery", "Acme"),
        ("Baker £14/hour", "£14"), ("Baker 40k-50k", "40k-50k"), ("Baker, 45.000 EUR", "45.000 EUR"),
        ("Baker (BAK-2026-07)", "BAK-2026-07"), ("Baker from 01.12.2026", "01.12.2026"),
        ("Baker 14 per hour", "14 per"),
    ],
)  # fmt: skip
def test_a_title_that_says_more_is_remarked_on(title, passage):
    """Pay, the place, the company, a date and the employer's number are told with what they are."""
    found = list(title_is_a_title(make_posting(title=title, location=(LEEDS,), identifier="BAK-2026-07"), CONFIG))

    assert codes(found) == ["J104"]
    assert passage in found[0].message


@pytest.mark.parametrize(
    "title",
    [
        "Baker", "Leeds Bread Baker", "Senior Software Engineer - Backend/Infrastructure", "Year 3 Teacher",
        "C++ Developer", "Line Cook (32 hours)", "Grade 5/6 Teacher", "24/7 Support", "Accounts Assistant $",
        "Head of Acme Bakery Bread", "Driver, Route 7", "Seller of £10m Houses", "Angular 1.2.10",
        "Baker (m/w/d)",
    ],
)  # fmt: skip
def test_a_title_is_let_be(title):
    """Numbers that are no pay, and names within the job's own, are part of the title."""
    assert codes(title_is_a_title(make_posting(title=title, location=(LEEDS,)), CONFIG)) == []


@pytest.mark.parametrize(
    ("apply", "code"),
    [
        ("https://wa.me/447700900000", "J111"), ("https://t.me/acme", "J111"), ("https://www.discord.gg/x", "J111"),
        ("https://acme.ie/t.me", None), ("mailto:jobs@acme.ie", None), ("https://at.me/jobs", None), ("", None),
    ],
)  # fmt: skip
def test_a_messenger_is_no_way_to_apply(apply, code):
    """An address at a messenger is remarked on, one that only holds its name is not."""
    assert codes(one_can_apply_without_a_messenger(make_posting(apply=apply), CONFIG)) == ([code] if code else [])


def test_fields_do_not_hide_where_they_lead():
    """A shortener in `apply` or as the company's site is told at its field."""
    company = Employer("Acme", "https://tinyurl.com/acme")
    short = make_posting(apply="https://bit.ly/1", company=company)

    assert codes(fields_show_where_they_lead(short, CONFIG)) == ["K201", "K201"]
    assert codes(fields_show_where_they_lead(make_posting(), CONFIG)) == []


def pay(low, high, currency="EUR", period=PayPeriod.YEAR):
    return Salary(currency, low and Decimal(low), high and Decimal(high), period)


@pytest.mark.parametrize(
    "salary",
    [
        pay(42_000, None, period=PayPeriod.HOUR), pay(40, 60), pay(None, 90_000_000), pay(4, 4, period=PayPeriod.MONTH),
        pay(600, 90_000), pay(3_000_000, 4_000_000, "JPY", PayPeriod.HOUR), pay(50, 60, "INR"),
    ],
)  # fmt: skip
def test_pay_that_cannot_be_is_a_warning(salary):
    """A wrong period, a forgotten `k` and a nought too many give amounts that nobody pays."""
    assert codes(pay_is_plausible(make_posting(salary=salary), CONFIG)) == ["S201"]


@pytest.mark.parametrize(
    "salary",
    [
        None, pay(42_000, 60_000), pay(12, 15, period=PayPeriod.HOUR), pay(1_200, 1_400, "JPY", PayPeriod.HOUR),
        pay(8_000, 12_000, "INR", PayPeriod.MONTH), pay(500_000, 2_500_000, "USD"), pay(4_000_000, 6_000_000, "JPY"),
        pay(5_000_000, 9_000_000, "IDR", PayPeriod.MONTH), pay(1, 2, "XAU"), pay(40, 60, None),
        pay(40, 60, "EUR", None), pay(30_000, 50_000, "LAK", PayPeriod.HOUR), Salary(equity=True),
    ],
)  # fmt: skip
def test_pay_of_all_countries_is_let_be(salary):
    """Small amounts of strong currencies and large ones of weak ones are pay; unknown currencies are not judged."""
    assert codes(pay_is_plausible(make_posting(salary=salary), CONFIG)) == []


def test_an_allowance_may_be_small():
    """What volunteers and interns get is no pay to live on."""
    posting = make_posting(salary=pay(300, 300), employment_type=(EmploymentType.VOLUNTEER,))

    assert codes(pay_is_plausible(posting, CONFIG)) == []


def days(**facts):
    posting = make_posting(**facts)
    return codes([*days_are_near(posting, SITE), *open_in_its_time(posting, SITE)])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"date": dt.date(2062, 11, 22)}, ["D202"]),
        ({"date": dt.date(2027, 11, 1)}, []),
        ({"expires": dt.date(2036, 1, 1)}, ["D202"]),
        ({"expires": dt.date(2028, 1, 1)}, []),
        ({"start": "2026-10-01"}, ["D203"]),
        ({"start": "2026-11-01"}, []),
        ({"start": "2027-01-01"}, []),
        ({"start": "2026-02-30"}, []),
        ({"start": "immediately"}, []),
        ({"date": dt.date(2026, 1, 1)}, ["D203"]),
        ({"date": dt.date(2026, 1, 1), "expires": dt.date(2026, 12, 1)}, []),
        ({"date": dt.date(2026, 6, 1)}, []),
        ({"date": None}, []),
    ],
)
def test_days_are_near_enough(facts, expected):
    """A year that is a slip, work that has begun, and a posting that stands for ever are told."""
    assert days(**facts) == expected


# -- pay transparency ------------------------------------------------------------------------------------------------


def site(level: str = "note", today: dt.date = TODAY) -> Site:
    return Site(Board(checks=Checks(pay_transparency=level)), today, ())


def place(country: str, region: str | None = None) -> Location:
    return Location("", region=region, country=country)


def names(posting, today=TODAY):
    return [law.place for law in laws_for(posting, today)]


def test_laws_are_reminded_of_only_if_asked_for():
    """Off by default; a note or a warning as the owner says, with law, day, size and source, and never as advice."""
    posting = make_posting(location=(place("US", "CO"),))
    (found,) = pay_is_told_where_the_law_asks(posting, site("warning"))

    assert list(pay_is_told_where_the_law_asks(posting, SITE)) == []
    assert (found.code, found.severity) == ("S202", Severity.WARNING)
    assert "Colorado" in found.message
    assert "no legal advice" in found.hint
    assert "since 2021-01-01; all employers; https://" in found.notes[0][0]


@pytest.mark.parametrize(
    "salary", [pay(40_000, None), pay(40_000, 50_000), Salary("USD", None, Decimal(9), PayPeriod.HOUR)]
)
def test_stated_pay_is_no_matter_of_law(salary):
    """Where pay is stated nothing is reminded of."""
    posting = make_posting(location=(place("US", "CO"),), salary=salary)

    assert list(pay_is_told_where_the_law_asks(posting, site())) == []


def test_equity_alone_states_no_pay():
    """Shares are no pay that a law asks for."""
    posting = make_posting(location=(place("US", "CO"),), salary=Salary(equity=True))

    assert codes(pay_is_told_where_the_law_asks(posting, site())) == ["S202"]


def test_remote_work_in_a_country_counts_for_all_its_parts():
    """Remote from the United States is the union of its states; one state is that state alone."""
    states = [law.place for law in pay_laws() if law.place.startswith("US-") and law.since <= TODAY]

    assert names(make_posting(work_mode=(REMOTE,), applicant_location=("US",))) == states
    assert names(make_posting(work_mode=(REMOTE,), applicant_location=("US-NY",))) == ["US-NY"]
    assert names(make_posting(work_mode=(REMOTE,), applicant_location=("DE",))) == ["EU"]
    assert names(make_posting(work_mode=(ON_SITE,), applicant_location=("US",))) == []
    assert names(make_posting(work_mode=(REMOTE,), applicant_location=("WORLDWIDE",))) == []


@pytest.mark.parametrize(
    ("where", "today", "expected"),
    [
        (place("US", "TX"), TODAY, []), (place("US"), TODAY, []), (place("CA", "ON"), TODAY, ["CA-ON"]),
        (place("CA", "ON"), dt.date(2025, 12, 31), []), (place("DE"), dt.date(2026, 6, 6), []),
        (place("DE", "Berlin"), dt.date(2026, 6, 7), ["EU"]), (place("AT"), dt.date(2020, 1, 1), ["AT"]),
        (place("GB"), TODAY, []), (place("US", "MA"), dt.date(2025, 10, 29), ["US-MA"]),
        (place("US", "DE"), TODAY, []), (place("US", "DE"), dt.date(2027, 9, 26), ["US-DE"]),
    ],
)  # fmt: skip
def test_a_law_counts_at_its_place_from_its_day(where, today, expected):
    """A law is for work at its place, and from the day on which it is in force."""
    assert names(make_posting(location=(where,)), today) == expected


def test_every_law_is_dated_and_sourced():
    """Each row has a law, a size and an official address, and says where it was confirmed, if it was; places differ."""
    laws = pay_laws()

    assert len({law.place for law in laws}) == len(laws) >= 15
    assert all(law.name and law.law and law.employees >= 1 and law.source.startswith("https://") for law in laws)
    assert all((law.checked is None) is (not law.read) for law in laws)


def test_a_row_that_nobody_confirmed_says_so():
    """Whoever is reminded of a law learns when its row was checked, or that it never was."""
    row = msgspec.structs.replace(pay_laws()[0], checked=None, read="")

    assert row.phrase().endswith("; unchecked)")
    assert pay_laws()[0].phrase().endswith("; checked 2026-11-22)")


# -- what search engines are told of ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, True), ({"location": (LEEDS,)}, False), ({"location": (Location("Atlantis"),)}, False),
        ({"work_mode": (REMOTE,)}, True), ({"work_mode": (REMOTE,), "location": (LEEDS,)}, True),
        ({"work_mode": (REMOTE,), "applicant_location": ("WORLDWIDE",)}, False),
        ({"work_mode": (REMOTE,), "applicant_location": ("UTC+01:00..UTC+03:00",)}, False),
        ({"work_mode": (HYBRID,), "location": (LEEDS,)}, False),
    ],
)  # fmt: skip
def test_a_place_is_asked_for(facts, told):
    """No place at all, and remote work from nowhere in particular, are told; a place nobody knows is told elsewhere."""
    assert codes(place_is_known(make_posting(**facts), CONFIG)) == (["J107"] if told else [])


@given(
    company=st.none() | st.just(Employer("Acme")),
    date=st.none() | st.just(TODAY),
    apply=st.sampled_from(["", "https://acme.ie/"]),
    location=st.lists(st.sampled_from([LEEDS, Location("Atlantis"), place("US", "CA")]), max_size=2).map(tuple),
    work_mode=st.lists(st.sampled_from([REMOTE, ON_SITE, HYBRID]), max_size=3, unique=True).map(tuple),
    applicant_location=st.lists(
        st.sampled_from(["US", "US-CA", "EU", "EMEA", "WORLDWIDE", "UTC+01:00..UTC+03:00"]), max_size=2
    ).map(tuple),
)
def test_what_is_counted_is_what_is_published(**facts):
    """A posting lacks nothing exactly if its page has structured data."""
    posting = make_posting(**facts)
    data = posting_data(posting, posting.company, url="", logo="", ends=None, timezone=dt.UTC)

    assert (obstacles(posting) == ()) == (data != "")


def test_the_summary_counts_and_names():
    """How many postings are eligible, what the others lack in which files, and what is recommended."""
    bad = make_posting("b", company=None, date=None, location=(LEEDS,))
    mute = make_posting("c", location=(LEEDS,), remarks=(TITLE_AGAIN.at(bad.span(), "x"),))
    board = Site(Board(demo=True), TODAY, (make_posting("a", location=(LEEDS,), salary=pay(1, 2)), bad, mute))
    lines = summary_lines(summary_of(board))

    assert lines[0] == "Eligible for Google's job search: 1 of 3 open postings."
    assert lines[1:4] == [
        "  1 left out: no company (J101): content/postings/b.md",
        "  1 left out: no date (J102): content/postings/b.md",
        "  1 left out: no text of its own (J106): content/postings/c.md",
    ]
    assert "pay with currency and period 1, employment type 0" in lines[4]
    assert "demonstration" in lines[5]
    assert set(LACKING) == {"J101", "J102", "J103", "J106", "J107"}


def test_a_long_list_is_cut():
    """Of many files a few are named."""
    board = Site(Board(), TODAY, tuple(make_posting(f"p{number}", apply="") for number in range(9)))

    assert summary_lines(summary_of(board))[1].endswith("p4.md and 4 more")
    assert len(summary_lines(summary_of(board))) == 3


def test_hosts_are_bare():
    """Each host is written as it is compared: small letters, no scheme, no "www."."""
    for hosts in read_rules("hosts").values():
        assert all(host == host.lower() and "/" not in host and not host.startswith("www.") for host in hosts)
