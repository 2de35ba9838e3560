"""Level, experience, employment, education and days, in the words that people use for them."""

import tomllib
from pathlib import Path

import pytest

from generator.enrich.dates import Unreadable, day_of
from generator.enrich.education import degrees_in
from generator.enrich.employment_type import types_in
from generator.enrich.experience import experience_of
from generator.enrich.sections import outline
from generator.enrich.seniority import level_in, level_of_title
from tests.unit.entries import make_entry

CASES = tomllib.loads((Path(__file__).parents[1] / "cases/facts/levels.toml").read_text(encoding="utf-8"))
ENOUGH = 0.95


def value(level):
    return level.value if level else ""


def experience_in(text):
    return months(make_entry(labels={"Experience": text}))


def experience_in_prose(text):
    return months(make_entry(f"# Baker\n## Requirements\n{text}"))


def months(entry):
    fact = experience_of(entry, outline(entry)).value
    return "" if fact is None else fact.value


def day(text):
    try:
        return day_of(text).isoformat()
    except Unreadable as problem:
        return problem.code.id


READERS = {
    "titles": lambda text: value(level_of_title(text)),
    "level_labels": lambda text: value(level_in(text)),
    "experience": experience_in,
    "experience_prose": experience_in_prose,
    "employment": lambda text: " ".join(kind.value for kind in types_in(text)),
    "education": lambda text: " ".join(degree.value for degree in degrees_in(text)),
    "dates": day,
}


def misses(table, *, traps):
    for text, meant in CASES[table]:
        told = READERS[table](text)
        if meant not in {"skip", told} and (told != "" and meant == "") is traps:
            yield f"{text} -> {told!r}"


@pytest.mark.parametrize("table", CASES)
def test_what_people_write_is_understood(table):
    """At least 95 of 100 ways to say it are read exactly."""
    wrong = list(misses(table, traps=False))

    assert len(wrong) <= (1 - ENOUGH) * len(CASES[table]), "\n".join(wrong)


@pytest.mark.parametrize("table", CASES)
def test_nothing_is_invented(table):
    """An executive assistant is no executive, a vesting period no experience, a theorem no degree."""
    assert list(misses(table, traps=True)) == []
