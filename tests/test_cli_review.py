"""The report on a change, as those read it who decide on it."""

from __future__ import annotations

import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.review_text import within_room
from generator.report.as_code import cell, code

BOARD = """
    -- board.toml --
    [board]
    name = "Bakers"
    demo = true

    -- content/postings/baker.md --
    ---
    title: Baker
    company: Acme Bakery
    location: Cork, Ireland
    salary: 28,000 - 32,000 EUR a year
    date: 2026-11-02
    apply: https://acme.example/baker
    ---
    Bread for three cafés, from three in the morning, with people who like what they do and say good morning.

    -- content/postings/cook.md --
    ---
    title: Cook
    company: Acme Inn
    location: Cork, Ireland
    date: 2026-11-02
    apply: https://inn.example/cook
    ---
    Soup and stew for everybody in town, late in the evening, with fish from the boats in the harbour and much salt.
"""
HOSTILE = """
    -- content/postings/waiter.md --
    ---
    title: "Waiter `|` @everybody ![x](https://evil.example/x.png) <img src=x> ``` end"
    company: Acme Inn
    ---
    Short.
"""


def git(*command, cwd):
    subprocess.run(["git", *command], check=True, capture_output=True, cwd=cwd)


@pytest.fixture
def board(workspace):
    """A board under git, with one commit."""
    root = workspace(BOARD)
    git("init", "--quiet", "--initial-branch", "main", cwd=root)
    git("config", "user.name", "Robin Example", cwd=root)
    git("config", "user.email", "robin@example.com", cwd=root)
    git("add", ".", cwd=root)
    git("commit", "--quiet", "--message", "A board", cwd=root)
    return root


def test_a_change_is_told_with_what_it_means(board, run):
    """Facts before and after, and what search engines are told, of the changed, new and removed postings alone."""
    baker = board / "content/postings/baker.md"
    baker.write_text(baker.read_text("utf-8").replace("32,000", "34,000"), "utf-8")
    said = run("review", "--base", "main").stdout
    (board / "content/postings/cook.md").unlink()

    assert "## 1 posting changed since `main`" in said
    assert "| salary | `28,000 - 32,000 EUR a year` | `28,000 - 34,000 EUR a year` |" in said
    assert re.search(r'^-\s+"maxValue": 32000,?\n\+\s+"maxValue": 34000', said, re.MULTILINE)
    assert "cook" not in said
    assert "### `content/postings/cook.md`: removed" in run("review", "--base", "main").stdout


def test_a_strangers_words_stay_in_code(board, run, workspace):  # noqa: ARG001 - a board under git
    """No picture, link, name or markup of a posting works in the report; what is missing is told."""
    workspace(HOSTILE)
    said = run("review", "--base", "main").stdout
    outside = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", said, flags=re.DOTALL)

    assert "### `content/postings/waiter.md`: new" in said
    assert "J102" in said
    assert not re.search(r"@everybody|evil\.example|<img|!\[", outside)


def test_what_changed_besides_postings_is_named(board, run, workspace):
    """Whoever decides on a change sees that it touches settings or brings templates; what a build made is no change."""
    workspace("""
        -- overrides/templates/components/card.html --
        {{ "".__class__ }}
        -- site/index.html --
        built
        -- content/postings/oven.svg --
        <svg/>
    """)
    (board / "board.toml").write_text('[board]\nname = "Mine"\n', "utf-8")
    said = run("review", "--base", "main").stdout

    assert said == (
        "## 0 postings changed since `main`\n\n"
        "Also changed: `overrides/templates/components/card.html`, `board.toml`, `content/postings/oven.svg`. "
        "Templates and scripts of a change run when its site is built and opened.\n"
    )


@pytest.mark.posix
def test_no_link_leads_a_review_out_of_the_board(board, run, tmp_path_factory):
    """A posting that is a link to a file elsewhere is not read: what stands there is not the change's to show."""
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.md"
    secret.write_text("# Secret\n\n**Company:** Hidden\n", "utf-8")
    (board / "content/postings/link.md").symlink_to(secret)
    (board / "content/postings/deep").symlink_to(secret.parent)
    report, live = (run("review", "--base", "main", *more).stdout for more in ((), ("--live", "https://x.example/")))

    assert "### `content/postings/link.md`: cannot be read" in report
    assert "### `content/postings/link.md`: left out, because of an error" in live
    assert not re.search("Secret|Hidden", report + live)


def test_an_unknown_branch_is_wrong_usage(board, run):  # noqa: ARG001 - a board under git
    """A base that git does not know was misspelt: exit code 2."""
    assert run("review", "--base", "nowhere").code == 2


@given(st.text(st.sampled_from("`|ab \n\\<@"), max_size=12))
def test_any_text_is_one_piece_of_code(text):
    """The fence around a text is longer than any run of backticks in it, and no cell of a table ends within."""
    shown = code(text)

    assert "|" not in cell(text)
    assert bool(shown) == bool(text.strip())
    if shown:
        fence = re.match("`+", shown)[0]
        inner = shown[len(fence) : -len(fence)]
        assert all(len(run) < len(fence) for run in re.findall("`+", inner))
        assert "\n" not in shown


@pytest.fixture
def browser(tmp_path_factory, monkeypatch):
    """Put a browser on the path that paints nothing, but keeps what it was asked for; return where it keeps that."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "google-chrome"
    program.write_text(
        "#!/bin/sh\n"
        f'echo "$@" >> {folder}/asked\n'
        'for one in "$@"; do case "$one" in --screenshot=*) echo picture > "${one#--screenshot=}";; esac; done\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder / "asked"


@pytest.mark.posix
def test_the_card_of_a_posting_is_shown_as_a_picture(board, run, workspace, browser):
    """A folder gets the report with a picture of each card, whose page runs and loads nothing of anybody's."""
    workspace(HOSTILE)
    said = run("review", "--base", "main", "--pictures", "review").stdout
    again = run("review", "--base", "main", "--pictures", "review").stdout
    report = (board / "review/review.md").read_text("utf-8")
    page = (board / "review/card-1.html").read_text("utf-8")

    assert "![The posting's card](card-1.png)" in report
    assert "card-1.png" not in said
    assert again == said
    assert (board / "review/card-1.png").is_file()
    assert f"{(board / 'review/card-1.html').as_uri()}" in browser.read_text()
    assert "default-src &#39;none&#39;" in page
    assert "&lt;img src=x&gt;" in page
    assert not re.search(r"<script|<img|src=(?!x)|https?://(?!evil)", page)


def test_without_a_browser_the_report_says_so(board, run, workspace, monkeypatch):
    """Where no browser is found there are no pictures, and pages of the cards instead."""
    monkeypatch.setattr("generator.cli.review_pictures.BROWSERS", ())
    workspace(HOSTILE)
    ran = run("review", "--base", "main", "--pictures", "review")

    assert "No pictures: there is no Chromium or Chrome." in ran.stderr
    assert "![The posting" not in (board / "review/review.md").read_text("utf-8")
    assert (board / "review/card-1.html").is_file()


def test_what_was_published_is_told_with_its_address_and_lines(board, run, workspace):
    """A commit's author learns where each posting is, what was read from which line, and what is missing."""
    baker = board / "content/postings/baker.md"
    baker.write_text(baker.read_text("utf-8").replace("32,000", "34,000"), "utf-8")
    (board / "content/postings/cook.md").unlink()
    workspace(
        """
        -- content/postings/porter.md --
        ---
        date: 2027-01-09
        ---
        # Porter

        **Salary:** 14 EUR an hour
        """
    )
    said = run("review", "--base", "main", "--live", "https://jobs.example.com").stdout
    baker, cook, porter = said.split("\n### ")[1:]

    assert said.startswith("## Published: <https://jobs.example.com/>\n\n3 postings changed.\n")
    assert "<https://jobs.example.com/jobs/baker/>" in baker
    assert "| salary | `28,000 - 34,000 EUR a year` | front-matter, line 5 |" in baker
    assert "Not said, or not understood: applicant_location, employment_type, seniority, " in baker
    assert cook.strip() == "`content/postings/cook.md`: removed"
    assert porter.startswith("`content/postings/porter.md`: not shown before its date\n")
    assert "| salary | `14 EUR an hour` | labelled-line, line 6 |" in porter
    assert "/jobs/porter/" not in porter
    assert "J101" in porter or "J102" in porter or "J103" in porter


def test_of_a_push_without_postings_nothing_is_told(board, run):  # noqa: ARG001 - a board under git
    """A commit that touches no posting needs no comment."""
    assert run("review", "--base", "main", "--live", "https://jobs.example.com").stdout == ""


def test_a_live_address_has_to_be_whole(board, run):  # noqa: ARG001 - a board under git
    """An address that no page can be found at is wrong usage."""
    assert run("review", "--base", "main", "--live", "jobs").code == 2


@given(st.lists(st.integers(0, 40_000), max_size=40), st.integers(0, 5))
def test_a_report_fits_into_a_comment(sizes, beyond):
    """However long the reports on postings are, their sum stays below what GitHub takes, and the rest is counted."""
    text = within_room("head", ["x" * size for size in sizes], len(sizes) + beyond)
    left_out = re.search(r"^And ([\d,]+) more\.$", text, re.MULTILINE)
    shown = text.count("\n\n") - bool(left_out)

    assert len(text) <= 65_536
    assert shown + (int(left_out[1]) if left_out else 0) == len(sizes) + beyond
