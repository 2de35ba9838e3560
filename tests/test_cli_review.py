"""The report on a change, as those read it who decide on it."""

from __future__ import annotations

import re
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli.review_text import cell, code

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
