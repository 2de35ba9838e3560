"""What jobs pay: quartiles as an independent implementation counts them, and nothing about fewer than five."""

from __future__ import annotations

import statistics
from decimal import Decimal
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.config import Facets
from generator.model.location import Location
from generator.model.posting import Employer, Seniority
from generator.model.salary import PayPeriod, Salary
from generator.outputs.insights import percent, ticks_of
from generator.outputs.pay_figures import quartiles
from tests.factories import make_posting
from tests.unit.planned import plan

AMOUNTS = st.integers(0, 10_000_000).map(lambda n: Decimal(n) / 4)
LEIPZIG = Location("Leipzig", locality="Leipzig", region="Saxony", country="DE")


def paid(number, low, high, currency="EUR", period=PayPeriod.YEAR, **facts):
    salary = Salary(currency, Decimal(low) if low else None, Decimal(high) if high else None, period)
    return make_posting(f"{currency.lower()}-{period.value.lower()}-{number}", salary=salary, **facts)


def year_of(count, **facts):
    return [paid(n, 40_000 + 1_000 * n, 50_000 + 3_000 * n, **facts) for n in range(count)]


@given(st.lists(AMOUNTS, min_size=5, max_size=60))
def test_quartiles_are_those_of_the_statistics_module(amounts):
    """Quartiles agree to the cent with another implementation of the same definition, in any order of the amounts."""
    low, middle, high = statistics.quantiles(amounts, n=4, method="inclusive")

    assert quartiles(amounts) == (low, middle, high, len(amounts))
    assert middle == statistics.median(amounts)
    assert quartiles(amounts[::-1]) == quartiles(amounts)


@given(st.lists(AMOUNTS, max_size=4))
def test_fewer_than_five_have_no_quartiles(amounts):
    """Of four amounts or fewer nothing is told."""
    assert quartiles(amounts) is None


@given(st.lists(AMOUNTS, min_size=1, max_size=20))
def test_a_scale_is_round_and_holds_all(amounts):
    """Ticks are evenly apart, few, and all amounts lie between the first and the last."""
    ticks = ticks_of(amounts)
    steps = {after - before for before, after in pairwise(ticks)}

    assert len(steps) == 1
    assert str(steps.pop().normalize().as_tuple().digits[0]) in "125"
    assert 2 <= len(ticks) <= 12
    assert all(0 <= percent(amount, ticks) <= 100 for amount in amounts)


def test_the_page_tells_what_the_statistics_module_tells():
    """Lead, rows and places on the scale of a board's page are the quartiles of the middles of its ranges."""
    seniors = year_of(7, seniority=Seniority.SENIOR, skills=("Baking",), location=(LEIPZIG,))
    others = [paid(n + 100, 20_000, 30_000 + n, skills=("Ovens",)) for n in range(6)]
    view = plan(*seniors, *others)[1]["/pay/insights/"].view
    middles = [(posting.salary.minimum + posting.salary.maximum) / 2 for posting in (*seniors, *others)]
    low, median, high = (f"{round(n):,}" for n in statistics.quantiles(middles, n=4, method="inclusive"))
    rows = {row.term.label: row for plot in view.plots for row in plot.rows}
    of_seniors = [f"{round(n):,}" for n in statistics.quantiles(middles[:7], n=4, method="inclusive")]

    assert view.lead == (
        f"Of 13 open postings that state it, half pay between {low} and {high} EUR a year. The median is {median}."
    )
    assert [plot.key for plot in view.plots] == ["seniority", "skills", "location", "company"]
    assert set(rows) == {"Senior", "Baking", "Ovens", "Leipzig", "Acme Bakery"}
    assert [rows["Senior"].low, rows["Senior"].middle, rows["Senior"].high] == of_seniors
    assert rows["Senior"].start < rows["Senior"].dot < rows["Senior"].end
    assert rows["Leipzig"].term.href == "/repo/places/germany/saxony/leipzig/"


def test_groups_of_fewer_than_five_are_left_out():
    """A skill of four postings has no row, though the board has figures."""
    view = plan(*year_of(4, skills=("Rare",)), *[paid(n, 1_000, 2_000) for n in range(50, 55)])[1][
        "/pay/insights/"
    ].view

    assert [plot.key for plot in view.plots] == ["company"]
    assert [row.count for row in view.plots[0].rows] == [9]


@pytest.mark.parametrize("count", [0, 4])
def test_a_board_whose_pay_is_unknown_says_so(count):
    """With fewer than five there is no figure, the page says from when on there will be, and nothing leads to it."""
    _, pages = plan(*year_of(count), make_posting())
    page = pages["/pay/insights/"]

    assert (page.view.plots, page.indexed) == ((), False)
    assert "as soon as 5" in page.view.lead
    assert pages["/pay/"].view.figures is None


def test_currencies_and_periods_stand_apart():
    """Nothing is converted: each currency and period with five postings has a page, those with fewer have none."""
    _, pages = plan(
        *year_of(7),
        *[paid(n, 20, 30.5, "GBP", PayPeriod.HOUR) for n in range(5)],
        *[paid(n, 1_000, 2_000, "USD") for n in range(4)],
    )
    first, second = pages["/pay/insights/"].view, pages["/pay/insights/gbp-hour/"].view

    assert [(unit.label, unit.href) for unit in first.units] == [
        ("EUR a year", ""),
        ("GBP an hour", "/repo/pay/insights/gbp-hour/"),
    ]
    assert [unit.href for unit in second.units] == ["/repo/pay/insights/", ""]
    assert "between 25.25 and 25.25 GBP an hour" in second.lead
    assert len([path for path in pages if path.startswith("/pay/insights/")]) == 2
    assert pages["/pay/"].view.figures.href == "/repo/pay/insights/"


def test_open_ends_and_unknown_periods_do_not_count():
    """A range without an end, or for who knows how long, says too little to be counted."""
    vague = [paid(n, 50_000, 0) for n in range(9)]
    vague += [
        msgspec.structs.replace(p, slug=f"x{n}", salary=Salary("EUR", Decimal(1), Decimal(2)))
        for n, p in enumerate(vague)
    ]

    assert plan(*vague)[1]["/pay/insights/"].view.plots == ()


def test_a_page_without_groups_shows_all_postings():
    """Five postings that share no level, skill, place or company are one row of their own."""
    view = plan(*[paid(n, 40_000 + n, 50_000 + n, company=Employer(f"Company {n}")) for n in range(5)])[1][
        "/pay/insights/"
    ].view

    assert [(plot.key, [row.count for row in plot.rows]) for plot in view.plots] == [("all", [5])]


def test_lists_lead_to_what_jobs_pay():
    """The home page and terms that name a median lead on to all figures; without figures none does."""
    _, told = plan(*year_of(5, skills=("Baking",)), facets=Facets(panel_from=1))
    _, untold = plan(*year_of(4, skills=("Baking",)))

    assert told["/"].view.figures.href == told["/skills/baking/"].view.figures.href == "/repo/pay/insights/"
    assert untold["/"].view.figures is untold["/skills/baking/"].view.figures is None


def test_what_the_board_worked_out_is_told():
    """Postings whose currency or period the board inferred are counted, and their number said."""
    postings = year_of(5) + [
        paid(n, 50_000, 60_000, inferred=("salary.period",), company=Employer("Other")) for n in range(20, 22)
    ]

    assert plan(*postings)[1]["/pay/insights/"].view.inferred.startswith("In 2 of these postings")


def test_a_board_without_the_facet_of_pay_has_no_page():
    """Where the owner does not show pay as a facet, there are no figures either."""
    _, pages = plan(*year_of(9), facets=Facets(show=("skills",)))

    assert not [path for path in pages if path.startswith("/pay/")]
