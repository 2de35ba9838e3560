"""What people write, and what is understood of it: each fact against its labelled table, in whole postings."""

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.facts import main
from generator.model.source import quote
from tests.labelled import LABELS, Row, rows, understand

ENOUGH = 0.95


@functools.cache
def table(fact) -> tuple[Row, ...]:
    """Return the rows of a fact's table, understood once."""
    return tuple(rows(fact))


def told(wrong):
    return "\n".join(f"{row.where}: {row.text!r} means {row.meant!r}, not {row.told!r}" for row in wrong)


@pytest.mark.parametrize("fact", LABELS)
def test_what_people_write_is_understood(fact):
    """At least 95 of 100 ways to say it are read exactly."""
    wrong = [row for row in table(fact) if not row.right]

    assert len(wrong) <= (1 - ENOUGH) * len(table(fact)), told(wrong)


@pytest.mark.parametrize("fact", LABELS)
def test_nothing_is_invented(fact):
    """An executive assistant is no executive, a vesting period no experience, a theorem no degree."""
    wrong = [row for row in table(fact) if row.trap and not row.right]

    assert not wrong, told(wrong)


@pytest.mark.parametrize("fact", LABELS)
def test_tables_are_large_enough_to_say_something(fact):
    """A table has at least 80 rows, and each text once."""
    texts = [(row.where, row.text) for row in table(fact)]

    assert len(texts) == len(set(texts)) >= 80


PIECES = st.sampled_from([
    "# ", "## ", "- ", "**", "| ", ": ", " - ", "@", "Acme", "https://acme.example/x", "jobs@acme.example", "(at)",
    "[a](", "][1]", "5+ years", "3-5 Jahre", "of experience", "三年以上", "degree", "B.Sc.", "PhD", "Senior",
    "Lead/Staff", "Head, ",
    "full-time", "32-40 uur", "80-100%", "0.8 FTE", "befristet auf", "Deadline: ", "30/11/26",
    "令和元年5月1日", "2026-W48",
    "31 Feb 2027", "C++", "C#", "react", "Go", "/", "Requirements", "Skills", "About Acme", "Apply", "is hiring a",
    "\n", "\n\n",
    " ", "\u3000", "\u00a0", "é", "ß", "İ", "職種", "\t", "\\", "`", "<b>", "&amp;", "---\n", "{", "}", "(", ")",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_text_is_too_much(text):
    """Whatever stands in a file, understanding it does not fail, and each quote is the exact slice at its place."""
    outcome = understand(text)
    lines = text.split("\n")

    for found in outcome.value.text.found if outcome.value else ():
        if found.span is not None and found.span.column is not None:
            said = quote("\n".join(lines), found.span)
            assert said
            assert said == said.strip()


def test_the_report_counts_every_table(capsys):
    """`python -m benchmarks.facts` prints how much of each table is read right."""
    main(["salary", "location", "education"])
    head, *told = capsys.readouterr().out.splitlines()

    assert head.split() == ["fact", "rows", "right", "traps", "invented"]
    assert [line.split()[0] for line in told[:3]] == ["salary", "location", "education"]
