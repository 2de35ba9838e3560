"""What a posting pays, in the words that people use for it."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from generator.enrich.salary import salary_of
from generator.enrich.sections import outline
from generator.model.config import Reading
from tests.unit.entries import make_entry

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/facts/salary.toml").read_text(encoding="utf-8"))
ENOUGH = 0.95


def understood(entry, country=""):
    countries = (country,) if country else ()
    return salary_of(entry, outline(entry), countries, Reading())


def entry_of(where, text):
    return make_entry(labels={"Salary": text}) if where == "value" else make_entry(body=f"# Baker\n{text}")


def expected(row):
    _, _, currency, low, high, period, equity = row
    return (
        currency or None,
        *(None if end == "" else Decimal(str(end)) for end in (low, high)),
        period or None,
        equity,
    )


def seen(salary):
    if salary is None:
        return None
    return salary.currency, salary.minimum, salary.maximum, salary.period and salary.period.value, salary.equity


def misses(where, rows):
    for row in rows:
        fact = understood(entry_of(where, row[0]), row[1]).value
        if seen(fact and fact.value) != expected(row):
            yield f"{row[0]} -> {seen(fact and fact.value)}"


@pytest.mark.parametrize(("where", "table"), [("value", "values"), ("prose", "prose")])
def test_what_people_write_about_pay_is_understood(where, table):
    """At least 95 of 100 ways to state pay are read exactly: currency, both ends, period, equity."""
    wrong = list(misses(where, CASES[table]))

    assert len(wrong) <= (1 - ENOUGH) * len(CASES[table]), "\n".join(wrong)


@pytest.mark.parametrize(("where", "text"), CASES["traps"])
def test_money_that_is_not_pay_stays_out(where, text):
    """A budget, a bonus, funding or a promise is never shown as a salary."""
    assert understood(entry_of(where, text), "US").value is None
