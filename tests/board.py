"""A board in a folder of its own, for tests of the whole."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from typing import Any

import msgspec

from generator.cache.store import Store
from generator.load.config import load_config
from generator.model import config
from generator.model.diagnostic import Diagnostic
from generator.model.page import Page
from generator.model.site import Site
from generator.parallel import SERIAL, Executor
from generator.pipeline import Build, build

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)

SETTINGS = """\
[board]
name = "Test board"
demo = true
base_url = "https://jobs.example/"
"""

POSTING = """\
---
title: {title}
company: {company}
location: {location}
salary: {salary}
date: {date}
apply: https://acme.example/apply/{number}
---
## About the work

You will look after **{title}** things, {number} of them, together with people who like what they do.

- Plan the week
- Write down what you learn
"""

PLACES = ("Berlin, Germany", "Remote (US)", "Paris, France", "Austin, TX", "Hybrid, London, UK", "Munich, Germany")
TITLES = ("Baker", "Senior Nurse", "Data Engineer", "Cook", "Bus Driver", "Lead Designer", "Teacher")


def real(settings: str) -> str:
    """Return a demonstration's settings as those of a board that search engines are told of, with hosts of examples."""
    return re.sub("^demo = true.*\n", "", settings, flags=re.MULTILINE) + '\n[checks.severity]\nK101 = "note"\n'


class Board:
    """A board's folder, its clock, and its memory; ``fresh`` is the same content without a memory."""

    def __init__(self, root: Path, now: dt.datetime = NOON) -> None:
        self.root = root
        self.now = now
        self.findings: tuple[Diagnostic, ...] = ()
        self.written: tuple[str, ...] = ()
        self.pages: tuple[Page, ...] = ()
        self.site = Site(config.Board(), now.date(), ())

    def write(self, path: str, text: str) -> Board:
        """Put a file at a path below the board's folder."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return self

    def read(self, path: str) -> str:
        """Return the text of a file below the board's folder."""
        return (self.root / path).read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> Board:
        """Replace a passage of a file that must be there."""
        text = self.read(path)
        assert old in text, f"{old!r} is not in {path}"
        return self.write(path, text.replace(old, new))

    def fill(self, count: int = 12) -> Board:
        """Write a settings file and so many different postings."""
        self.write("board.toml", SETTINGS)
        for number in range(count):
            self.write(f"content/postings/posting-{number:03}.md", posting(number))
        return self

    def build(
        self,
        *,
        executor: Executor = SERIAL,
        keep_going: bool = False,
        jobs: int = 1,
        since: str = "",
        preview: bool = False,
    ) -> Board:
        """Build with the memory of the builds before."""
        config = {"keep_going": keep_going, "jobs": jobs, "preview": preview}
        with Store.open(self.root / ".cache" / "generator.sqlite") as store:
            self._build(store, executor, since=since, **config)
        return self

    def fresh(self, folder: Path) -> Board:
        """Return a copy of the content elsewhere, without memory and without a site."""
        shutil.copytree(self.root, folder, ignore=shutil.ignore_patterns(".cache", "site"))
        return Board(folder, self.now)

    def tree(self) -> dict[str, bytes]:
        """Return name -> bytes of all files of the site."""
        site = self.root / "site"
        return {
            file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()
        }

    def _build(self, store: Store, executor: Executor, *, since: str, **given: Any) -> Build:
        outcome = load_config(self.root, output=None, base_url=None, **given)
        built = build(msgspec.structs.replace(outcome.value, since=since), now=self.now, store=store, executor=executor)
        self.findings = (*outcome.diagnostics, *built.found)
        self.written, self.made = built.receipt.changed, built
        if built.plan is not None:
            self.pages, self.site = built.plan.pages, built.plan.site
        return built


def posting(number: int, **given: str) -> str:
    """Return the text of a posting; numbers give different ones."""
    facts = {
        "title": f"{TITLES[number % len(TITLES)]} {number}",
        "company": f"Company {number % 4}",
        "location": PLACES[number % len(PLACES)],
        "salary": f"{30 + number},000 - {40 + number},000 EUR per year" if number % 3 else "~",
        "date": str(dt.date(2026, 11, 20) - dt.timedelta(days=number % 45)),
        "number": str(number),
    }
    return POSTING.format(**facts | given)
