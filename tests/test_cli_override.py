"""``jobboard override``: templates and styles of one's own that extend ours."""

from __future__ import annotations

import re

import pytest

from generator.load.overrides import originals
from generator.load.theme import theme_folder

BOARD = """\
-- board.toml --
[board]
name = "Harbour Jobs"
demo = true
base_url = "https://user.example/repo/"
email = "jobs@harbour.example"
navigation = [{ label = "About", page = "about" }]
[outputs]
extra = ["embed"]
-- content/pages/about.md --
We run this board for the harbour.
-- content/postings/baker.md --
---
title: Senior Baker
company: { name: Acme Bakery, url: "https://acme.example" }
location: Cork, Ireland
salary: 30,000 - 40,000 EUR a year
skills: Sourdough, Pastry
date: 2026-11-20
aliases: bread
apply: https://acme.example/jobs
---
Bread and rolls for everybody in town, early in the morning, with flour from the mill at the river and with much joy.
-- content/postings/cook.md --
---
title: Cook
company: Acme Inn
location: Cork, Ireland
salary: $20 an hour
skills: Sourdough
date: 2026-11-19
apply: https://inn.example/jobs
---
Soup and stew for everybody in town, late in the evening, with fish from the boats in the harbour and with much salt.
"""
TEMPLATES = sorted(name for name in originals() if name.endswith(".html"))


def pages(root):
    return {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in (root / "site").rglob("*.html")}


def test_an_override_shows_what_the_original_shows(workspace, run):
    """Before anything is changed in them, the site with overrides of all templates is that without, to the byte."""
    root = workspace(BOARD)
    assert run("build").code == 0
    ours = pages(root)
    for name in TEMPLATES:
        assert run("override", name).code == 0
    built = run("build")

    assert (built.code, built.stderr) == (0, "")
    assert len(ours) > 15
    assert pages(root) == ours


@pytest.mark.parametrize("name", ["pages/posting.html", "components/card.html"])
def test_what_is_changed_is_shown(workspace, run, name):
    """A line that is put into an override stands on the page, beside what the original shows."""
    root = workspace(BOARD)
    path = root / run("override", name).stdout.strip()
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(?=\{\{ (?:super|original_card)\()", "<p>Mine</p>\n", text, count=1), encoding="utf-8")
    run("build")
    page = pages(root)["site/jobs/baker/index.html" if "posting" in name else "site/index.html"]

    assert "<p>Mine</p>" in page
    assert "Senior Baker" in page


def test_a_style_is_loaded_after_ours(workspace, run):
    """The override of the style takes the place of nothing; it names each property with its value."""
    root = workspace(BOARD)
    path = root / run("override", "site.css").stdout.strip()
    run("build")
    styles = re.findall(r'rel="stylesheet" href="[^"]*/css/(\w+\.css)', pages(root)["site/index.html"])

    assert path == root / "overrides/static/css/own.css"
    assert styles[0] == "site.css"
    assert styles[-1] == "own.css"
    assert "  /* --accent: #0b5fa5; */\n" in path.read_text("utf-8")


def test_check_says_when_an_original_has_moved(workspace, run, tmp_path, monkeypatch):
    """After an update that touched the original, and only then, each override of it is told, until it is looked at."""
    root = workspace(BOARD)
    for name in ("pages/posting.html", "css/site.css", "pages/home.html"):
        run("override", name)
    assert "T103" not in run("check").stderr

    newer = tmp_path / "newer"
    for kind in ("templates", "static"):
        for file in theme_folder(kind).rglob("*"):
            if file.is_file() and file.suffix in (".html", ".css"):
                copy = newer / kind / file.relative_to(theme_folder(kind))
                copy.parent.mkdir(parents=True, exist_ok=True)
                changed = b"\n" if file.name in ("posting.html", "site.css") else b""
                copy.write_bytes(file.read_bytes().replace(b"\n", b"\r\n") + changed)
    (newer / "templates/pages/home.html").unlink()
    monkeypatch.setattr("generator.load.overrides.theme_folder", newer.joinpath)
    told = run("check").stderr

    assert told.count("T103") == 3
    assert "`pages/home.html`, which this extends, is no more" in told
    assert "jobboard override pages/posting.html --fits" in told
    assert "overrides/static/css/own.css:1: note[T103]" in told
    assert run("override", "pages/posting.html", "--fits").code == 0
    assert run("check").stderr.count("T103") == 2
    assert "T103" not in run("build").stderr
    assert (root / "overrides/templates/pages/posting.html").read_text("utf-8").count("Extends pages/posting.html") == 1


def test_overrides_without_a_stamp_are_their_owners(workspace, run):
    """What somebody wrote without the command is not judged, and not stamped."""
    workspace(f"""{BOARD}
        -- overrides/templates/pages/home.html --
        {{% extends "theme/pages/home.html" %}}
    """)

    assert "T103" not in run("check").stderr
    assert run("override", "pages/home.html", "--fits").code == 1


def test_nothing_is_overwritten(workspace, run):
    """A second time the file is there already, and stays."""
    root = workspace(BOARD)
    path = root / run("override", "posting").stdout.strip()
    path.write_text("mine", encoding="utf-8")

    assert run("override", "posting").code == 1
    assert path.read_text("utf-8") == "mine"


def test_a_name_that_is_none_of_ours_is_wrong_usage(run):
    """One that was misspelt is told with the one that was meant; `..` leads nowhere."""
    assert "did you mean `pages/posting.html`?" in run("override", "pages/postng.html").stderr
    assert run("override", "../board.toml").code == 2


def test_without_a_name_all_are_listed(run):
    """Each template and style has a line with its name and what it is for."""
    lines = run("override").stdout.splitlines()

    assert [line.split()[0] for line in lines] == [*originals()]
    assert all(len(line.split()) > 3 for line in lines)
