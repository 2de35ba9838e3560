"""What a build says of the outputs that are off by default, and of changes since the last publication."""

from __future__ import annotations

import json

import pytest

from generator import outputs

BOARD = """\
-- board.toml --
[board]
name = "Harbour Jobs"
demo = true
base_url = "https://user.example/repo/"
[outputs]
extra = ["rss", "indeed", "indexnow"]
-- content/postings/baker.md --
---
title: Baker
company: Acme Bakery
location: Cork, Ireland
date: 2026-11-20
apply: https://acme.example/jobs
---
Bread and rolls for everybody in town, early in the morning, with flour from the mill at the river and with much joy.
-- content/postings/cook.md --
---
title: Cook
company: Acme Inn
location: Cork, Ireland
apply: https://inn.example/jobs
---
Soup and stew for everybody in town, late in the evening, with fish from the boats in the harbour and with much salt.
"""


def test_each_extra_output_has_its_line(workspace, run):
    """A build tells how large each extra output is, and what it had to leave out, before its own line."""
    workspace(BOARD)
    lines = run("build").stdout.splitlines()

    assert lines[:3] == [
        "rss: 0.0 MB; 1 of 2 postings left out: 1 without a date",
        "indeed: 0.0 MB; 1 of 2 postings left out: 1 without a date",
        "indexnow: 0.0 MB",
    ]
    assert lines[3] == "robots: not written, for it is read at the root of a host only, and this board lives at /repo/"
    assert lines[4].startswith("2 postings, ")


def test_changes_are_told_since_a_publication(workspace, run):
    """With --since a build tells what changed since that file was published; without it, nothing."""
    root = workspace(BOARD)
    run("build")
    published = root / "published.json"
    published.write_bytes((root / "site" / "meaning.json").read_bytes())
    (root / "content" / "postings" / "cook.md").unlink()
    ran = run("build", "--since", "published.json")
    changes = json.loads((root / "site" / "changes.json").read_text("utf-8"))

    assert ran.code == 0
    assert changes == {
        "added": [],
        "updated": [],
        "removed": [{"slug": "cook", "url": "https://user.example/repo/jobs/cook/"}],
    }
    assert run("build").code == 0
    assert not (root / "site" / "changes.json").exists()


@pytest.mark.parametrize("since", ["nowhere.json", "ftp://user.example/meaning.json"])
def test_a_file_that_is_not_there_is_wrong_usage(workspace, run, since):
    """A file to compare with that does not exist was misspelt: exit code 2."""
    workspace(BOARD)

    assert run("build", "--since", since).code == 2


def test_pictures_need_what_draws_them(workspace, run, monkeypatch):
    """Where what draws is not installed, that is told with what to type, and the site is built."""
    monkeypatch.setattr(outputs, "can_draw", lambda: False)
    root = workspace(BOARD)
    settings = root / "board.toml"
    settings.write_text(settings.read_text("utf-8").replace('"rss"', '"images"'), encoding="utf-8")
    ran = run("build")

    assert ran.code == 0
    assert "note[P120]: the output `images` is not made, because what draws is not installed" in ran.stderr
    assert 'pip install "jobboard-generator[images]"' in ran.stderr


def test_an_output_nobody_knows_is_an_error(workspace, run):
    """A misspelt output is told with the name that was meant."""
    root = workspace(BOARD)
    settings = root / "board.toml"
    settings.write_text(settings.read_text("utf-8").replace('"rss"', '"json-fed"'), encoding="utf-8")
    ran = run("build")

    assert ran.code == 1
    assert "did you mean `json-feed`?" in ran.stderr
