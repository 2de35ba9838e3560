"""Tables of ours: kept between runs, and never taken for those of another text."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from generator import kept
from generator.enrich.data import FOLDER
from generator.kept import table_of


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a table's file; Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    file = tmp_path / "table.toml"
    file.write_text('[greetings]\nen = ["Hello"]\n')
    return file


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.toml")), ids=lambda file: file.stem)
def test_what_is_kept_of_a_table_is_the_table(file, tmp_path, table):
    """All tables of the house come back as the library reads them, the first time and from memory."""
    table.write_bytes(file.read_bytes())

    assert table_of(table) == table_of(table) == tomllib.loads(file.read_text(encoding="utf-8"))
    assert next(tmp_path.rglob("*.pyc")).stat().st_size


def test_a_table_is_parsed_once(table, monkeypatch):
    first = table_of(table)
    monkeypatch.setattr(kept, "tomllib", None)

    assert table_of(table) == first == {"greetings": {"en": ["Hello"]}}


def test_a_changed_table_is_parsed_anew(table):
    table_of(table)
    table.write_text("changed = true\n")

    assert table_of(table) == {"changed": True}


def test_what_would_not_come_back_as_it_was_is_not_kept(table, tmp_path):
    """A day is a day, and no text."""
    table.write_text("checked = 2026-11-23\n")

    assert table_of(table) == table_of(table) == tomllib.loads("checked = 2026-11-23")
    assert list(tmp_path.rglob("*.pyc")) == []


def test_a_damaged_table_is_made_anew(table, tmp_path):
    table_of(table)
    place = next(tmp_path.rglob("*.pyc"))
    whole = place.read_bytes()
    for size in (0, 5, len(whole) - 1):
        place.write_bytes(whole[:size])
        assert table_of(table) == {"greetings": {"en": ["Hello"]}}
        assert place.read_bytes() == whole


def test_where_nothing_may_be_written_a_table_is_parsed_each_time(table, tmp_path):
    (tmp_path / "__pycache__").write_text("a file where the folder should be")

    assert table_of(table) == {"greetings": {"en": ["Hello"]}}
