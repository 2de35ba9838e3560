"""Compiled templates: kept beside ours alone, and never taken for those of another text."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import Environment

from generator.render.environment import environment


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Return an owner's template folder and ours; Python may keep what it compiles."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    owners, ours = tmp_path / "overrides", tmp_path / "templates"
    owners.mkdir()
    ours.mkdir()
    (ours / "page.html").write_text("ours, {{ name }}")
    return owners, ours


def fresh(folders: tuple[Path, Path]) -> Environment:
    """Return an environment that has compiled nothing yet."""
    environment.cache_clear()
    return environment((str(folders[0]), str(folders[1])), "")


def shown(folders: tuple[Path, Path], name: str = "page.html") -> str:
    """Return what a new process would show."""
    return fresh(folders).get_template(name).render(name="Ada")


def test_a_template_of_ours_is_compiled_once(folders, monkeypatch):
    assert shown(folders) == "ours, Ada"
    jinja = fresh(folders)
    monkeypatch.setattr(jinja, "compile", None)
    assert jinja.get_template("page.html").render(name="Ada") == "ours, Ada"


def test_a_changed_text_is_compiled_anew(folders):
    shown(folders)
    (folders[1] / "page.html").write_text("changed, {{ name }}")
    assert shown(folders) == "changed, Ada"


def test_a_template_and_the_one_beneath_it_are_two(folders):
    assert shown(folders, "theme/page.html") == "ours, Ada"
    (folders[0] / "page.html").write_text("{% extends 'theme/page.html' %}")
    assert shown(folders) == shown(folders) == "ours, Ada"


def test_nothing_is_put_beside_the_owners_templates(folders):
    (folders[0] / "page.html").write_text("the owner's, {{ name }}")
    assert shown(folders) == "the owner's, Ada"
    assert [file.name for file in folders[0].iterdir()] == ["page.html"]


def test_damaged_code_is_made_anew(folders):
    shown(folders)
    kept = next(folders[1].rglob("*.pyc"))
    whole = kept.read_bytes()
    for size in (0, 5, len(whole) // 2, len(whole) - 1):
        kept.write_bytes(whole[:size])
        assert shown(folders) == "ours, Ada"
        assert kept.read_bytes() == whole


def test_where_nothing_may_be_written_templates_are_compiled_each_time(folders):
    (folders[1] / "__pycache__").write_text("a file where the folder should be")
    assert shown(folders) == "ours, Ada"


def test_python_is_obeyed_when_it_keeps_nothing(folders, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(folders) == "ours, Ada"
    assert [file.name for file in folders[1].iterdir()] == ["page.html"]
