"""Whole postings as people write them: every fact of each, against what is meant."""

import functools

import pytest

from tests.labelled import POSTINGS, Row, whole_postings

TABLES = sorted(path.stem for path in POSTINGS.glob("*.toml"))
ENOUGH = 0.95


@functools.cache
def facts(table) -> tuple[Row, ...]:
    """Return all facts of a table's postings, understood once."""
    return tuple(row for _, rows in whole_postings(table) for row in rows)


def told(wrong):
    return "\n".join(f"{row.text[:60]!r}: {row.where} is {row.meant!r}, not {row.told!r}" for row in wrong)


@pytest.mark.parametrize("table", TABLES)
def test_postings_are_understood(table):
    """At least 95 of 100 facts that postings say are read exactly."""
    said = [row for row in facts(table) if row.meant]
    wrong = [row for row in said if not row.right]

    assert len(wrong) <= (1 - ENOUGH) * len(said), told(wrong)


@pytest.mark.parametrize("table", TABLES)
def test_nothing_is_invented_in_postings(table):
    """What a posting does not say is not told."""
    wrong = [row for row in facts(table) if row.trap and not row.right]

    assert not wrong, told(wrong)
