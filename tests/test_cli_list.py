"""``jobboard list``: which postings there are, and how they stand on a day."""

from __future__ import annotations

import importlib
import json
import re

import pytest

list_command = importlib.import_module("generator.cli.list")

BOARD = """
    -- board.toml --
    [board]
    base_url = "https://jobs.acme.io/"

    -- content/postings/open.md --
    ---
    {title: "Open", company: Acme, date: 2026-11-20, apply: jobs@acme.io}
    ---
    -- content/postings/closing.md --
    ---
    {title: "Closing	soon", company: Acme, date: 2026-11-19, expires: 2026-11-25, apply: jobs@acme.io}
    ---
    -- content/postings/tonight.md --
    ---
    {title: "Tonight", company: Acme, date: 2026-11-18, expires: 2026-11-22, apply: jobs@acme.io}
    ---
    -- content/postings/closed.md --
    ---
    {title: "Closed", company: Acme, date: 2026-11-17, closed: true}
    ---
    -- content/postings/gone.md --
    ---
    {title: "Gone", date: 2020-01-01}
    ---
    -- content/postings/ahead.md --
    ---
    {title: "Ahead", company: Acme, date: 2026-12-01, apply: jobs@acme.io}
    ---
    -- content/postings/draft.md --
    ---
    {title: "Draft", draft: true}
    ---
"""


def slugs(ran):
    return [line.split("\t")[0] for line in ran.stdout.splitlines()]


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ([], ["ahead", "open", "closing", "tonight", "closed", "gone", "draft"]),
        (["open"], ["open", "closing", "tonight"]),
        (["closing"], ["closing", "tonight"]),
        (["closed"], ["closed", "gone"]),
        (["scheduled"], ["ahead"]),
        (["drafts"], ["draft"]),
        (["expiring"], ["tonight", "closing"]),
        (["expiring", "--within", "0"], ["tonight"]),
        (["expiring", "--within", "60"], ["tonight", "closing", "open"]),
    ],
)
def test_list_shows_what_was_asked_for(workspace, run, which, expected):
    """All postings or those of a state, newest first; expiring ones in the order they go."""
    workspace(BOARD)

    assert slugs(run("list", *which)) == expected


def test_a_pipe_gets_tabs(workspace, run):
    """A line a posting: slug, title, company, state, date, last day; white space in a cell is one blank."""
    workspace(BOARD)
    ran = run("list", "closing")

    assert ran.stdout.splitlines()[0] == "closing\tClosing soon\tAcme\tclosing\t2026-11-19\t2026-11-25"


def test_json_is_one_array(workspace, run):
    """With --format json each posting is an object; what is not known is empty."""
    workspace(BOARD)

    assert json.loads(run("list", "drafts", "--format", "json").stdout) == [
        {"slug": "draft", "title": "Draft", "company": "", "state": "draft", "date": "", "last_day": ""}
    ]


def test_a_file_with_an_error_is_named_and_not_listed(workspace, run):
    """What cannot be read as a posting is no row; it is named beside the list."""
    workspace("""
        -- content/postings/untitled.md --
        Words.
    """)
    ran = run("list")

    assert (ran.code, ran.stdout) == (0, "")
    assert "content/postings/untitled.md" in ran.stderr


def test_within_goes_with_expiring_alone(workspace, run):
    """A number of days that would have no effect is a wrong use."""
    workspace(BOARD)

    assert run("list", "open", "--within", "3").code == 2


def test_commands_can_be_named_after_list_ran(workspace, run):
    """A module named `list` in the folder of commands hides no built-in that they need."""
    workspace(BOARD)
    run("list")

    assert "  list " in run("--help").stdout


def test_markdown_is_a_table_or_nothing(workspace, run):
    """For an issue, each posting is a row, with whatever its author wrote as code; an empty list is no text."""
    workspace(BOARD)
    said = run("list", "expiring", "--within", "0", "--format", "markdown").stdout.splitlines()

    assert said == [
        "| slug | title | company | state | date | last day |",
        "| --- | --- | --- | --- | --- | --- |",
        "| `tonight` | `Tonight` | `Acme` | `closing` | `2026-11-18` | `2026-11-22` |",
    ]
    assert run("list", "expiring", "--within", "0", "--format", "markdown", "--now", "2027-09-09").stdout == ""


@pytest.mark.parametrize("command", ["list", "schedule", "check", "build", "serve"])
def test_where_no_board_is_nothing_is_listed_or_left_behind(workspace, run, command):
    """In a folder that is no board a command says so, fails, and leaves nothing there."""
    root = workspace()
    ran = run(command)

    assert (ran.code, ran.stdout) == (1, "")
    assert "[P108]" in ran.stderr
    assert [*root.iterdir()] == []


@pytest.mark.parametrize(("width", "columns"), [(120, 6), (80, 5), (60, 4), (40, 3)])
def test_a_narrow_terminal_shows_what_postings_are_called(monkeypatch, capsys, width, columns):
    """Where a table has little room, columns are left out rather than names cut to nothing."""
    monkeypatch.setenv("COLUMNS", str(width))
    list_command.print_table(
        [list_command.Row("night-nurse", "Night nurse", "Acme", "open", "2026-11-22", "2026-12-01")]
    )
    shown = capsys.readouterr().out

    assert "night-nurse" in shown
    assert len(re.findall(r"\S+(?: \S+)*", shown.splitlines()[-2])) == columns
