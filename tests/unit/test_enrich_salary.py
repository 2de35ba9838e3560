"""What a posting pays, in the words that people use for it."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.enrich.amounts import money_in
from generator.enrich.money_words import LONGEST, items_in
from generator.enrich.salary import salary_of
from generator.enrich.sections import outline
from generator.model.config import Reading
from generator.model.salary import PayPeriod, Salary, normal_amount
from generator.model.source import Source
from generator.parse import parse_source
from generator.present.wording import salary_phrase
from generator.present.words.en import ENGLISH
from tests.unit.entries import make_entry

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/facts/salary.toml").read_text(encoding="utf-8"))
ENOUGH = 0.95


def understood(entry, country=""):
    countries = (country,) if country else ()
    return salary_of(entry, outline(entry), countries, Reading())


def entry_of(where, row):
    match where:
        case "values":
            return make_entry(labels={"Salary": row[0]}), row[1:]
        case "labels":
            return make_entry(labels={row[0]: row[1]}), row[2:]
        case "maps":
            return make_entry(salary=row[0]), row[1:]
        case "prose":
            return make_entry(body=f"# Baker\n{row[0]}"), row[1:]
        case _:
            return parsed(row[0]), row[1:]


def parsed(text):
    return parse_source(Source("content/postings/acme.md", "0" * 32, text), Reading()).value


def expected(row):
    currency, low, high, period, equity = row
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


def misses(where):
    for row in CASES[where]:
        entry, (country, *told) = entry_of(where, row)
        fact = understood(entry, country).value
        if seen(fact and fact.value) != expected(told):
            yield f"{row[:2]} -> {seen(fact and fact.value)}"


@pytest.mark.parametrize("where", ["values", "labels", "maps", "prose", "documents"])
def test_what_people_write_about_pay_is_understood(where):
    """At least 95 of 100 ways to state pay are read exactly: currency, both ends, period, equity."""
    wrong = list(misses(where))

    assert len(wrong) <= (1 - ENOUGH) * len(CASES[where]), "\n".join(wrong)


@pytest.mark.parametrize(("where", "text"), CASES["traps"])
def test_money_that_is_not_pay_stays_out(where, text):
    """A budget, a bonus, funding or a promise is never shown as a salary."""
    entry = make_entry(labels={"Salary": text}) if where == "value" else make_entry(body=f"# Baker\n{text}")

    assert understood(entry, "US").value is None


# -- statements beside one another -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front_matter", "body"),
    [
        ("$92,000 base, $165,000 OTE", "**Pay:** Base $92,000, on-target earnings $165,000"),
        ("60,000 - 75,000 EUR a year", "We pay a salary of €60k to €75k."),
        ("£31,000 a year, pro rata", "The salary is £18,600 a year for three days a week."),
        ("€14.50 an hour", "Your salary is about €2,500 a month."),
        ("1,180円～1,350円", "- 交通費は月1万5千円まで支給します。"),
        ("$100k - $140k", "Your salary may be $120,000."),
    ],
)
def test_the_same_pay_in_other_words_is_no_contradiction(front_matter, body):
    """What is compared is the pay that was understood, not how it was written."""
    text = f"---\ntitle: Baker\nsalary: {front_matter}\n---\n\n{body}\n"

    assert [fault.code for fault in understood(parsed(text), "US").diagnostics] == []


@pytest.mark.parametrize(
    ("front_matter", "body"),
    [
        ("60,000 - 75,000 EUR a year", "**Salary:** 65,000 - 80,000 EUR a year"),
        ("£30,000 a year", "The salary is £32,000 a year."),
        ("60,000 EUR a year", "**Salary:** 60,000 CHF a year"),
    ],
)
def test_other_amounts_or_another_currency_are_a_contradiction(front_matter, body):
    """Two salaries that cannot both be true are told, and the front matter's is taken."""
    text = f"---\ntitle: Baker\nsalary: {front_matter}\n---\n\n{body}\n"
    outcome = understood(parsed(text))

    assert [fault.code for fault in outcome.diagnostics] == ["F203"]
    assert outcome.value.value.text == front_matter


def test_a_currency_that_is_said_once_need_not_be_inferred():
    """Front matter says "$90,000", the text "CAD 90,000": it is Canadian, and no guess."""
    fact = understood(
        parsed("---\ntitle: Baker\nsalary: $90,000\n---\n\nThe salary is CAD 90,000 a year.\n"), "US"
    ).value

    assert (fact.value.currency, fact.inferred) == ("CAD", ())


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("£31,022 – £34,434 per year, pro rata", "pro rata"),
        ("€3.350 – €4.120 gross per month for 36 hours (32 hours pro rata)", "for 36 hours, 32 hours pro rata"),
        ("CHF 6'450 – 7'980 pro Monat (bei 100 %), 13 Monatslöhne", "bei 100 %, 13 Monatslöhne"),
        ("ab € 2.480 brutto pro Monat (14x)", "14x"),
        ("1.950 € brutos al mes en 14 pagas", "en 14 pagas"),
        ("CHF 6'500 x 13", "x 13"),
        ("20k-40k·14薪", "14薪"),
        ("£24,500 FTE", "FTE"),
        ("€ 3.000 - € 4.500 bruto per maand o.b.v. 40 uur", "o.b.v. 40 uur"),
        ("$14,000 - $15,000 a month", ""),
    ],
)
def test_what_an_amount_is_counted_for_is_kept(text, basis):
    """Pro rata, full-time equivalents and the number of salaries a year are kept beside the amounts, as written."""
    fact = understood(make_entry(labels={"Salary": text}), "CH").value

    assert fact.value.basis == basis


def test_who_works_unpaid_has_no_salary_wherever_money_is_named():
    """A label that says "unpaid" settles it."""
    entry = make_entry("# Guide\nWe pay $20 a day for lunch and a salary of nothing.", labels={"Pay": "Unpaid"})

    assert understood(entry, "US").value is None


# -- properties ------------------------------------------------------------------------------------------------------

PIECES = st.sampled_from([
    "$", "€", "R$", "USD", "kr", "円", "万", "lakh", "k", "k€", "T€", "M", "12", "1,200", "45.000", "3.438,67", "99999",
    "1'000", "22万5,000円", "401(k)", "-", "–", "to", "bis", "a", "/", "and", "between", "from", "up to", "+", "(", ")",
    ",", ".", ";", ":", "an hour", "per month", "p.a.", "/hr", "base", "OTE", "bonus", "unpaid", "x 13", "%", "salary",
    " ", "\u00a0", "&euro;", "https://acme.example/90000", "jobs@acme.example", "٣", "½", "İ",
])  # fmt: skip
MONEY = st.lists(PIECES, max_size=24).map(" ".join) | st.lists(PIECES, max_size=24).map("".join) | st.text(max_size=60)


@given(MONEY)
def test_no_text_makes_reading_of_pay_fail(text):
    """Whatever stands behind a label, in a sentence or in the front matter: it is read, or it is not."""
    entry = make_entry(f"# Baker\n{text}".replace("\n#", "\n "), labels={"Salary": text, text or "Pay": "60,000"})
    understood(entry, "DE")
    understood(make_entry(salary=text), "IN")
    understood(make_entry(salary={"min": text, "max": text, "currency": text, "period": text}))


@given(MONEY)
def test_the_place_of_pay_is_exact(text):
    """Each amount lies within its text, and what is quoted of a sentence is a slice of it."""
    for amount in money_in(text).amounts:
        assert 0 <= amount.start < amount.end <= len(text)
    entry = make_entry(f"# Baker\nThe salary is {text}")
    fact = understood(entry, "US").value
    if fact is not None and fact.span.column is not None:
        line = next((line for block in entry.blocks for line in block.lines if line.span.line == fact.span.line), None)

        assert line is None or 0 < fact.span.column <= fact.span.end_column <= line.span.end_column


@st.composite
def salaries(draw):
    period = draw(st.sampled_from(PayPeriod))
    size = {PayPeriod.HOUR: (12, 90), PayPeriod.DAY: (100, 900), PayPeriod.WEEK: (400, 3000)}
    least, most = size.get(period, (1500, 9000) if period is PayPeriod.MONTH else (20_000, 300_000))
    cents = draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal("0.75")])) if least < 1000 else Decimal(0)
    low = draw(st.integers(least, most)) + cents
    high = low + draw(st.integers(0, most))
    ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    currency = draw(st.sampled_from(["USD", "EUR", "GBP", "CHF", "CAD", "AUD", "NZD", "SGD"]))
    minimum, maximum = (None if end is None else normal_amount(Decimal(end)) for end in ends)
    return Salary(currency, minimum, maximum, period, equity=draw(st.booleans()))


@given(salaries())
def test_a_salary_survives_its_phrase(salary):
    """What the site says of a salary is read back as the same salary, behind a label and from the front matter."""
    phrase = salary_phrase(salary, ENGLISH)

    for entry in (make_entry(labels={"Salary": phrase}), make_entry(salary=phrase)):
        assert seen(understood(entry).value.value) == seen(salary)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1,",
        "11,",
        "111,",
        "1 ",
        "$",
        "$1",
        "a@",
        "a.",
        "@",
        "&euro;",
        "£1 to ",
        "万1",
        "1万",
        "x 13 ",
        " ",
        "(",
        "[",
        "<a.",
    ],
)
def test_a_line_without_end_is_read_only_at_its_beginning(piece):
    """However long a line is, what it costs is bounded: amounts are looked for in its first thousands of letters."""
    line = piece * 200_000

    assert len(items_in(line)) <= LONGEST
    understood(make_entry(f"# Baker\n- Pay: 1 € {line}", labels={"Salary": line}, salary=line))


def test_pay_of_several_places_is_kept_with_the_currency_of_each():
    """What is paid in neighbouring lines in several currencies is one statement, and none of it the salary alone."""
    text = "# Baker\n\nSalary: €80,000 (Berlin)\nSalary: US$120,000 (New York)\nSalary: £70,000 (London)\n"
    entry = parse_source(Source("content/postings/baker.md", "0" * 32, text), Reading()).value
    outcome = understood(entry)

    assert [one.currency for one in outcome.value.value.ranges] == ["EUR", "USD", "GBP"]
    assert not outcome.diagnostics
