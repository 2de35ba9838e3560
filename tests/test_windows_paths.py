"""Addresses on a machine whose paths have backslashes."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path, PureWindowsPath

import pytest

from generator.load.config import load_config
from generator.load.sources import path_in
from generator.publish import site_files
from tests.board import Board

MORE = {
    "content/postings/harbour/deep/porter.md": "# Porter\n\n![Quay](quay.svg), [a baker](../../posting-000.md)",
    "content/postings/harbour/deep/quay.svg": "<svg/>",
    "content/companies/harbour.md": "---\nname: Harbour\nlogo: marks/logo.svg\n---\n",
    "content/companies/marks/logo.svg": "<svg/>",
    "content/pages/about.md": "# About",
    "overrides/static/css/own.css": "a { color: red }",
    "overrides/static/root/.well-known/proof.txt": "proof",
    "overrides/templates/pages/not_found.html": '{% extends "theme/pages/not_found.html" %}',
}


@pytest.fixture
def board(tmp_path):
    board = Board(tmp_path / "board").fill(3)
    for path, text in MORE.items():
        board.write(path, text)
    return board


@contextmanager
def paths_of_windows():
    """Let paths that are not whole, of which addresses are made, be written with backslashes, as on Windows."""
    kind = type(Path())
    whole = kind.__str__
    with pytest.MonkeyPatch.context() as patch:
        if os.sep == "/":
            patch.setattr(kind, "as_posix", whole)
            patch.setattr(kind, "__fspath__", whole)
            patch.setattr(kind, "__str__", lambda path: _written(path, whole(path)))
        yield


def _written(path, text):
    return text if path.is_absolute() else str(PureWindowsPath(text))


def test_no_address_passes_the_systems_separator(board, tmp_path):
    """Where paths are written with backslashes, the site, its files and what is said of it are what they always are."""
    elsewhere = board.fresh(tmp_path / "elsewhere")
    here = board.build()
    with paths_of_windows():
        assert str(Path("jobs/porter")) == "jobs\\porter"
        there = elsewhere.build()

    assert there.tree() == here.tree()
    assert there.findings == here.findings
    assert "jobs/porter/index.html" in there.tree()
    assert not [name for name, data in there.tree().items() if "\\" in name or b"\\deep" in data or b"css\\" in data]


def test_files_are_named_with_slashes(board):
    """A file that is asked about by itself, and the files of a published branch, are named as in an address."""
    board.build()
    config = load_config(board.root, output=None, base_url=None, keep_going=False, jobs=1).value
    asked = board.root / "content" / "postings" / "harbour" / "deep" / "porter.md"
    with paths_of_windows():
        named = path_in(config, asked)
        published = site_files(board.root / "site", "", "sha1")

    assert named == "content/postings/harbour/deep/porter.md"
    assert "jobs/porter/index.html" in published
    assert not [name for name in published if "\\" in name]
