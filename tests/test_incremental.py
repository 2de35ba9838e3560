"""One oracle for all that a memory may get wrong: after any edit, warm equals cold."""

import datetime as dt

import pytest

from generator.cache.keys import facts_alone
from generator.collect import collect_site
from generator.load.config import load_config
from generator.load.sources import load_text
from generator.model import config
from generator.model.site import Content
from generator.outputs import plan_pages
from generator.present.frame import frame
from tests.board import NOON, Board, posting

FIRST = "content/postings/posting-001.md"


def nothing(board):
    pass


def body(board):
    board.edit(FIRST, "Plan the week", "Plan the month")


def title(board):
    board.edit(FIRST, "title: Senior Nurse 1", "title: Night Nurse")


def salary(board):
    board.edit(FIRST, "salary: 31,000 - 41,000 EUR per year", "salary: 90,000 EUR per year")


def place(board):
    board.edit(FIRST, "location: Remote (US)", "location: Lisbon, Portugal")


def date(board):
    board.edit(FIRST, "date: 2026-11-19", "date: 2026-10-01")


def rename(board):
    (board.root / FIRST).rename(board.root / "content/postings/renamed.md")


def move(board):
    (board.root / "content/postings/folder").mkdir()
    (board.root / FIRST).rename(board.root / "content/postings/folder/posting-001.md")


def delete(board):
    (board.root / FIRST).unlink()


def delete_all(board):
    for file in (board.root / "content/postings").iterdir():
        file.unlink()


def add(board):
    board.write("content/postings/new.md", posting(99, company="Newcomer"))


def draft(board):
    board.edit(FIRST, "---\ntitle", "---\ndraft: true\ntitle")


def broken_then_mended(board):
    text = board.read(FIRST)
    board.write(FIRST, text.replace("title:", "title: [", 1)).build()
    board.write(FIRST, text)


def broken_and_left_out(board):
    board.edit(FIRST, "title:", "title: [")


def template(board):
    board.write(
        "overrides/templates/pages/posting.html", "<!doctype html><title>{{ page.title }}</title>{{ page.body }}"
    )


def partial(board):
    template(board)
    board.write("overrides/templates/pages/posting.html", "{% include 'mine.html' %}")
    board.write("overrides/templates/mine.html", "one").build()
    board.write("overrides/templates/mine.html", "two")


def style(board):
    board.write("overrides/static/css/mine.css", "body { color: red }")


def board_name(board):
    board.edit("board.toml", "Test board", "Other board")


def base_url(board):
    board.edit("board.toml", "https://jobs.example/", "https://user.github.io/repo/")


def default_company(board):
    board.write("board.toml", board.read("board.toml") + '[defaults]\ncompany = "House"\n')
    board.edit(FIRST, "company: Company 1\n", "")


def profile(board):
    board.write("content/companies/company-1.md", "---\nname: Company 1\nurl: https://one.example\n---\nWe bake.\n")


def own_page(board):
    board.write("content/pages/about.md", "# About\n\nA board.\n")


def image(board):
    board.write("content/postings/plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")
    board.edit(FIRST, "- Plan the week", "![The plan](plan.svg)")


def two_months_later(board):
    board.now += dt.timedelta(days=61)


def last_week(board):
    board.now -= dt.timedelta(days=7)


def site_touched(board):
    (board.root / "site/index.html").write_text("somebody's")
    (board.root / "site/feed.atom").unlink()


EDITS = [
    nothing, body, title, salary, place, date, rename, move, delete, delete_all, add, draft, broken_then_mended,
    broken_and_left_out, template, partial, style, board_name, base_url, default_company, profile, own_page, image,
    two_months_later, last_week, site_touched,
]  # fmt: skip


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_warm_build_equals_a_cold_one(edit, tmp_path):
    """After any edit, a build that remembers writes and says what a build that does not would write and say."""
    board = Board(tmp_path / "warm").fill().build()
    edit(board)
    board.build(keep_going=True)
    cold = board.fresh(tmp_path / "cold").build(keep_going=True)

    assert board.tree() == cold.tree()
    assert board.findings == cold.findings


def test_nothing_changed_writes_nothing(tmp_path):
    """A second build of the same content touches no file."""
    board = Board(tmp_path).fill().build().build()

    assert board.written == ()


def test_nothing_changed_says_what_was_said_before(tmp_path):
    """A build with nothing to do finds what the one before it found, and counts what that counted, without looking."""
    board = Board(tmp_path).fill()
    board.write("content/postings/notes.docx", "what is this?")
    board.write("content/postings/gaps.md", "# A posting with gaps\n\nCome.\n")
    first, said = board.build().made, board.findings
    again = board.build().made

    assert said
    assert (again.plan, again.account, board.findings) == (None, first.account, said)


def test_an_edit_that_is_undone_is_undone_on_the_site(tmp_path):
    """What a build remembers of the board as it was is not taken for what the site holds now."""
    board = Board(tmp_path / "board").fill().build()
    before = board.tree()
    board.edit("content/postings/posting-001.md", "Senior Nurse", "Night Nurse")
    board.build()
    board.edit("content/postings/posting-001.md", "Night Nurse", "Senior Nurse")

    assert board.build().tree() == before


def test_an_edited_text_changes_one_page(tmp_path):
    """The text of a posting stands on its own page alone, so only that page is written."""
    board = Board(tmp_path).fill().build()
    board.edit(FIRST, "- Plan the week", "- Plan the month").build()

    assert board.written == ("jobs/posting-001/index.html",)


def test_an_edited_text_leaves_the_plan_as_it_was(tmp_path):
    """Where no fact of any posting changed, its own page alone is planned; where one did, all pages are."""
    board = Board(tmp_path / "board").fill().build()
    body(board)
    texts_alone = board.build().made.plan
    title(board)
    a_fact = board.build().made.plan

    assert texts_alone is None
    assert a_fact is not None
    assert board.tree() == board.fresh(tmp_path / "cold").build().tree()


def test_an_edited_text_tells_the_same_as_a_first_build(tmp_path):
    """What is counted and found is that of the whole board: also a link that leads nowhere now, and two texts alike."""
    board = Board(tmp_path / "board").fill().build()
    board.edit(FIRST, "- Plan the week", "- Read [this](posting-404.md)")
    board.write(
        "content/postings/posting-002.md", board.read("content/postings/posting-002.md") + "\n## More\n\nCome.\n"
    )
    board.build()
    cold = board.fresh(tmp_path / "cold").build()

    assert (board.made.plan, board.made.account) == (None, cold.made.account)
    assert any("posting-404" in found.message for found in board.findings)
    assert board.findings == cold.findings


def test_a_page_that_others_changed_is_made_anew_beside_an_edited_text(tmp_path):
    """A file of the site that is gone or touched is not taken for what was built."""
    board = Board(tmp_path / "board").fill().build()
    body(board)
    (board.root / "site/index.html").write_text("not ours", encoding="utf-8")
    (board.root / "site/jobs/posting-002/index.html").unlink()
    board.build()

    assert board.tree() == board.fresh(tmp_path / "cold").build().tree()


def test_planning_sees_nothing_of_a_posting_but_its_facts(tmp_path):
    """But for the postings' own pages, a plan is the same without their texts and their places in files."""
    board = Board(tmp_path).fill().build()
    framed = frame(load_config(board.root, output=None, base_url=None).value, ())

    def other_pages(site):
        return [page for page in plan_pages(site, framed).value if page.template != "pages/posting.html"]

    content = Content(board.site.open)
    bare = Content(tuple(map(facts_alone, board.site.open)))
    assert content != bare
    assert other_pages(sorted_site(content)) == other_pages(sorted_site(bare))


def sorted_site(content):
    return collect_site(content, config.Board(), NOON, drafts=False).value


def test_an_error_leaves_the_last_good_site(tmp_path):
    """With a fault that keeps a posting from being published nothing at all is written."""
    board = Board(tmp_path).fill().build()
    before = board.tree()
    broken_and_left_out(board)
    board.write("content/postings/new.md", posting(99)).build()

    assert board.tree() == before
    assert [fault.span.path for fault in board.findings] == [FIRST]


def test_an_error_that_planning_finds_leaves_the_last_good_site(tmp_path, monkeypatch):
    """Also where pages were made while others were planned: what waits to be published goes."""
    monkeypatch.setattr("generator.making.SMALL_PAGES", 1)
    board = Board(tmp_path).fill().build()
    before = board.tree()
    board.edit(FIRST, "title: ", "aliases: [/jobs/posting-002/]\ntitle: New ").build()

    assert [fault.code for fault in board.findings] == ["C110"]
    assert board.tree() == before
    assert not list((board.root / ".cache/staging").iterdir())


@pytest.mark.parametrize("path", [FIRST, "content/companies/company-1.md", "content/pages/about.md"])
def test_a_file_that_changes_back_after_it_was_read_is_read_again(tmp_path, monkeypatch, path):
    """What a build remembers is told by the files that it read, not by those that it listed."""
    board = Board(tmp_path).fill()
    board.write("content/companies/company-1.md", "---\nname: Company 1\n---\n\nThey plan the week.\n")
    before = board.write("content/pages/about.md", "# About\n\nPlan the week.\n").build().tree()
    file = board.root / path
    text = file.read_text()
    board.edit(path, text, f"{text}\nListed, and never read.\n")

    def load(config, source):
        file.write_text(f"{text}\nWhile it was built.\n")
        return load_text(config, source)

    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("generator.reading.load_text", load)
        board.build()
    file.write_text(f"{text}\nListed, and never read.\n")
    board.build()

    assert board.tree() == board.fresh(tmp_path / "cold").build().tree() != before
