"""A board that is edited at random: after any row of edits, warm equals cold, byte for byte and finding for finding."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.board import SETTINGS, Board, posting
from tests.test_memory import DAMAGES, STORE

POSTINGS, PROFILES, PAGES = "content/postings", "content/companies", "content/pages"
NAMES = st.sampled_from(
    ["baker", "Baker", "2026-11-01-baker", "cook", "north/cook", "company-1/nurse", "caf\u00e9", "_x"]
)
NUMBERS = st.integers(0, 6)
FIELDS = st.sampled_from([
    ("company", "Company 1"), ("company", "Other House"), ("location", "Lisbon, Portugal"), ("location", "Remote (EU)"),
    ("salary", "90,000 EUR per year"), ("salary", "25 USD an hour"), ("date", "2026-10-01"), ("date", "2026-12-24"),
    ("expires", "2026-11-30"), ("draft", "true"), ("closed", "true"), ("aliases", "[cook, old-cook]"), ("title", "["),
    ("tags", "[Go, SQL]"), ("titel", "Cook"), ("apply", "javascript:x"), ("employment_type", "contract"),
    ("company_logo", "plan.svg"),
])  # fmt: skip
BODIES = st.sampled_from([
    "", "One line.\n", "## Benefits\n\n- Bread\n- 30 days of leave\n", "**Salary:** 50k EUR\n", "![plan](plan.svg)\n",
    "[cook](cook.md) and [about](/about/)\n", "> a\n\n```\n<b>\n```\n", "Apply until 1 December 2026.\n" * 30,
])  # fmt: skip
SECTIONS = st.sampled_from([
    "", '[defaults]\ncompany = "House"\n', '[markdown]\nengine = "gfm"\n', "[facets]\nshow = []\n", "[oops]\n",
    '[look]\nstatic = ["overrides/static"]\n', '[defaults]\nlocation = "Leeds, United Kingdom"\n',
])  # fmt: skip
TOPS = st.sampled_from([
    SETTINGS, SETTINGS.replace("Test board", "Other board"), SETTINGS.replace("jobs.example/", "user.github.io/repo/"),
    SETTINGS + 'language = "de"\n', SETTINGS + 'timezone = "Pacific/Auckland"\n',
])  # fmt: skip
TEMPLATES = st.sampled_from([
    "<!doctype html><title>{{ page.title }}</title>{{ page.body }}", "<!doctype html>{% include 'mine.html' %}",
    "{{ page.nothing }}",
])  # fmt: skip


class Edits(RuleBasedStateMachine):
    """A board, what was edited in it, and copies to go back to."""

    @initialize(count=st.integers(0, 5))
    def begin(self, count):
        self.folder = Path(tempfile.mkdtemp())
        self.board = Board(self.folder / "board").fill(count)
        self.kept: list[Path] = []
        self.builds = 0

    def teardown(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def files(self, folder=POSTINGS):
        return sorted(file for file in (self.board.root / folder).rglob("*.md") if file.is_file())

    @rule(name=NAMES, number=NUMBERS, field=FIELDS)
    def add(self, name, number, field):
        self.board.write(f"{POSTINGS}/{name}.md", posting(number, **dict([field])))

    @precondition(lambda self: self.files())
    @rule(which=NUMBERS)
    def remove(self, which):
        self.files()[which % len(self.files())].unlink()

    @precondition(lambda self: self.files())
    @rule(which=NUMBERS, name=NAMES)
    def rename(self, which, name):
        target = self.board.root / POSTINGS / f"{name}.md"
        target.parent.mkdir(exist_ok=True)
        self.files()[which % len(self.files())].rename(target)

    @precondition(lambda self: self.files())
    @rule(which=NUMBERS, field=FIELDS)
    def edit_field(self, which, field):
        file = self.files()[which % len(self.files())]
        file.write_text(file.read_text().replace("---\n", f"---\n{field[0]}: {field[1]}\n", 1))

    @precondition(lambda self: self.files())
    @rule(which=NUMBERS, body=BODIES)
    def edit_body(self, which, body):
        file = self.files()[which % len(self.files())]
        head, fence, _ = file.read_text().rpartition("---\n")
        file.write_text(f"{head}{fence}{body}")

    @rule(number=NUMBERS, body=BODIES)
    def edit_profile(self, number, body):
        self.board.write(f"{PROFILES}/company-{number}.md", f"---\nname: Company {number}\n---\n{body}")

    @rule(name=st.sampled_from(["about", "imprint", "jobs"]), body=BODIES)
    def edit_page(self, name, body):
        self.board.write(f"{PAGES}/{name}.md", f"# {name}\n\n{body}")

    @rule(folder=st.sampled_from([PROFILES, PAGES, "overrides", POSTINGS]))
    def remove_folder(self, folder):
        shutil.rmtree(self.board.root / folder, ignore_errors=True)

    @rule(top=TOPS, section=SECTIONS)
    def edit_settings(self, top, section):
        self.board.write("board.toml", top + section)

    @rule(text=TEMPLATES, part=st.sampled_from(["one", "two"]))
    def edit_template(self, text, part):
        self.board.write("overrides/templates/pages/posting.html", text).write("overrides/templates/mine.html", part)

    @rule(colour=st.sampled_from(["red", "blue"]))
    def edit_style(self, colour):
        self.board.write("overrides/static/css/mine.css", f"body {{ color: {colour} }}")

    @rule(size=NUMBERS, where=st.sampled_from(["", "north/"]))
    def edit_picture(self, size, where):
        self.board.write(f"{POSTINGS}/{where}plan.svg", f"<svg xmlns='http://www.w3.org/2000/svg' width='{size}'/>")

    @rule(days=st.integers(-90, 400), hours=st.integers(0, 23))
    def turn_clock(self, days, hours):
        self.board.now += dt.timedelta(days=days, hours=hours)

    @precondition(lambda self: (self.board.root / STORE).exists())
    @rule(damage=st.sampled_from(sorted(DAMAGES)))
    def damage_memory(self, damage):
        DAMAGES[damage](self.board.root / STORE)

    @precondition(lambda self: (self.board.root / "site").exists())
    @rule(which=st.integers(0, 60), text=st.sampled_from([None, "", "somebody's"]))
    def touch_site(self, which, text):
        files = [file for file in sorted((self.board.root / "site").rglob("*")) if file.is_file()]
        file = files[which % len(files)]
        if text is None:
            file.unlink()
        elif file.suffix != ".json":
            file.write_text(text)

    @rule()
    def keep(self):
        self.kept.append(self.folder / f"kept-{len(self.kept)}")
        shutil.copytree(self.board.root, self.kept[-1], ignore=shutil.ignore_patterns(".cache", "site"))

    @precondition(lambda self: self.kept)
    @rule(which=NUMBERS)
    def revert(self, which):
        for name in ("content", "overrides"):
            shutil.rmtree(self.board.root / name, ignore_errors=True)
        shutil.copytree(self.kept[which % len(self.kept)], self.board.root, dirs_exist_ok=True)

    @rule()
    def build_unless_faulty(self):
        self.board.build()

    @invariant()
    def warm_equals_cold(self):
        if not hasattr(self, "board"):
            return
        self.builds += 1
        warm = self.board.build(keep_going=True)
        cold = warm.fresh(self.folder / f"cold-{self.builds}").build(keep_going=True)

        assert warm.findings == cold.findings
        if cold.tree():  # nothing is written over a site with a fault of the board's own
            assert warm.tree() == cold.tree()
        shutil.rmtree(cold.root)


@pytest.mark.parametrize(("boards", "steps"), [(3, 12), pytest.param(2, 200, marks=pytest.mark.long)])
def test_any_row_of_edits(boards, steps):
    """Whatever was added, changed, taken back or damaged, in any order: what is remembered changes nothing."""
    run_state_machine_as_test(
        Edits, settings=settings(max_examples=boards, stateful_step_count=steps, deadline=None, derandomize=steps < 200)
    )
