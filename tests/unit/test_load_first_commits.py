"""The day of the first commit, for postings that name none."""

import datetime as dt
import os
import subprocess

import pytest

from generator import studying
from generator.load.config import load_config
from generator.load.first_commits import first_days
from tests.board import Board

SETTINGS = '[board]\nname = "Jobs"\nbase_url = "https://jobs.example/"\n{}\n[defaults]\ndate = "first-commit"\n'
POSTING = "---\ntitle: {}\ncompany: Acme\n---\nBake.\n"


@pytest.fixture
def board(tmp_path):
    made = Board(tmp_path / "board")
    made.root.mkdir()
    return made


def git(folder, *command, at="2026-11-02T23:30:00+00:00"):
    """Run git as nobody in particular, at an instant."""
    who = {f"GIT_{role}_{part}": "robin@example.com" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    when = {"GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *command], cwd=folder, check=True, capture_output=True, env=os.environ | who | when)


def commit(board, at):
    git(board.root, "add", ".")
    git(board.root, "commit", "--quiet", "--message", "More", at=at)


def days(root):
    outcome = first_days(load_config(root).value)
    return {path.rpartition("/")[2]: str(day) for path, day in outcome.value.items()}, outcome.diagnostics


def test_a_posting_is_of_the_day_of_its_first_commit(board):
    """Later changes and a new name keep the day; it is told in the board's time zone."""
    git(board.root.parent, "init", "--quiet", str(board.root))
    board.write("board.toml", SETTINGS.format('timezone = "Europe/Dublin"'))
    board.write("content/postings/baker.md", POSTING.format("Baker") + "Bread and rolls.\n" * 9)
    board.write("content/postings/bäcker.md", POSTING.format("Bäcker"))
    commit(board, "2026-07-02T23:30:00+00:00")
    board.write("content/postings/baker.md", POSTING.format("Baker of bread") + "Bread and rolls.\n" * 9)
    commit(board, "2026-07-05T12:00:00+00:00")
    git(board.root, "mv", "content/postings/baker.md", "content/postings/night-baker.md")
    commit(board, "2026-07-09T12:00:00+00:00")

    found, faults = days(board.root)

    assert found["night-baker.md"] == found["bäcker.md"] == "2026-07-03"
    assert not faults


def test_a_history_that_is_not_whole_tells_no_days(board, tmp_path):
    """Without a repository, without a commit, and in a shallow clone no day is made up, and a warning says why."""
    board.write("board.toml", SETTINGS.format(""))
    board.write("content/postings/baker.md", POSTING.format("Baker"))
    (board.root / ".git").write_text("gitdir: nowhere\n", "utf-8")  # nor one above it
    alone = days(board.root)
    (board.root / ".git").unlink()
    git(board.root, "init", "--quiet")
    empty = days(board.root)
    commit(board, "2026-07-02T12:00:00+00:00")
    commit_again = board.root / "content/postings/cook.md"
    commit_again.write_text(POSTING.format("Cook"), "utf-8")
    commit(board, "2026-07-03T12:00:00+00:00")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{board.root}", str(tmp_path / "shallow"))
    shallow = days(tmp_path / "shallow")

    for found, faults in (alone, empty, shallow):
        assert not found
        assert [fault.code for fault in faults] == ["D105"]


def test_a_date_that_is_written_wins(board):
    """The day of the commit is a fact of its own origin, and only for postings that name no date."""
    git(board.root.parent, "init", "--quiet", str(board.root))
    board.write("board.toml", SETTINGS.format(""))
    board.write("content/postings/baker.md", POSTING.format("Baker"))
    board.write("content/postings/2026-10-01-cook.md", POSTING.format("Cook"))
    commit(board, "2026-11-02T12:00:00+00:00")
    files = sorted((board.root / "content/postings").iterdir())

    told = list(studying.understand(load_config(board.root).value, files))

    assert [one.understood.posting.date for one in told] == [dt.date(2026, 10, 1), dt.date(2026, 11, 2)]
    origins = [{found.field: found.origin.value for found in one.understood.text.found}["date"] for one in told]
    assert origins == ["file-name", "first-commit"]


def test_a_build_that_remembers_dates_as_one_that_does_not(board, tmp_path):
    """Warm equals cold, before and after a posting is committed."""
    git(board.root.parent, "init", "--quiet", str(board.root))
    board.write("board.toml", SETTINGS.format(""))
    board.write(".gitignore", "/site/\n/.cache/\n")
    board.write("content/postings/baker.md", POSTING.format("Baker"))
    commit(board, "2026-11-01T12:00:00+00:00")
    board.write("content/postings/cook.md", POSTING.format("Cook"))
    board.build()
    before = board.tree()
    commit(board, "2026-11-02T12:00:00+00:00")
    board.build()
    fresh = board.fresh(tmp_path / "fresh")
    fresh.build()

    assert board.tree() == fresh.tree() != before
