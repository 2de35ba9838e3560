"""Commands that change files of the author's: they change what they name, and nothing else."""

from __future__ import annotations

import json
import os
import stat

import pytest

BOARD = """
    -- board.toml --
    [board]
    name = "Test board"
    base_url = "https://jobs.acme.io/"

    -- content/postings/baker.md --
    # Baker

    **Company:** Acme Bakery
    **Location:** Leeds, United Kingdom
    **Posted:** 2026-11-02
    **Apply:** https://acme.io/jobs/baker

    Bread for three cafés, from three in the morning.

    -- content/postings/cook.md --
    ---
    titel: "Cook
    company: Acme: the kitchen
    ---
    **Location:** Leeds, United Kingdom

    -- content/postings/waiter.md --
    ---
    title: Waiter
    company: Acme
    ---
    **Salary:** 28,000 GBP a year
"""


@pytest.fixture
def board(workspace):
    """A board in which one file could take facts and another has faults."""
    return workspace(BOARD)


def tree(root):
    """Return name -> bytes, mode and time of all files of the author's."""
    files = (file for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {
        file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mode, file.stat().st_mtime_ns)
        for file in files
    }


def changed(before, after):
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def test_facts_are_written_into_the_named_file_alone(board, run):
    """`facts --write` changes the file it is given, says which fields, and touches no other file."""
    before = tree(board)
    ran = run("facts", "--write", "content/postings/baker.md")

    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout == "content/postings/baker.md: wrote title, company, location, date, apply\n"
    assert changed(before, tree(board)) == ["content/postings/baker.md"]


def test_writing_facts_twice_changes_nothing(board, run):
    """A second time there is nothing to write, and the file is not even touched."""
    run("facts", "--write", "content/postings/baker.md")
    before = tree(board)
    ran = run("facts", "--write", "content/postings/baker.md")

    assert ran.stdout == "content/postings/baker.md: nothing to write\n"
    assert tree(board) == before


@pytest.mark.usefixtures("board")
def test_written_facts_are_told_as_before(run):
    """The facts of the file have the same values, now from the front matter."""

    def facts():
        (told,) = json.loads(run("facts", "content/postings/baker.md", "--format", "json").stdout)
        return {name: fact and fact["value"] for name, fact in told.items() if name not in ("path", "diagnostics")}

    before = facts()
    run("facts", "--write", "content/postings/baker.md")

    assert facts() == before
    (told,) = json.loads(run("facts", "content/postings/baker.md", "--format", "json").stdout)
    assert {told[name]["origin"] for name in ("title", "company", "location", "date", "apply")} == {"front-matter"}


def test_a_dry_run_shows_a_diff_and_writes_nothing(board, run):
    """With --dry-run the change is shown as a diff, and all files stay untouched."""
    before = tree(board)
    facts, fix = run("facts", "--write", "--dry-run", "content/postings"), run("check", "--fix", "--dry-run")

    assert "--- content/postings/waiter.md\n+++ content/postings/waiter.md\n" in facts.stdout
    assert "\n+salary: 28,000 GBP a year\n" in facts.stdout
    assert '\n-titel: "Cook\n-company: Acme: the kitchen\n+title: "Cook"\n+company: "Acme: the kitchen"\n' in fix.stdout
    assert changed(before, tree(board)) == []


def test_check_repairs_what_is_mechanical(board, run):
    """`check --fix` mends the files with faults, says what it mended, and reports what is left."""
    before = tree(board)
    ran = run("check", "--fix")

    assert ran.code == 0
    assert ran.stdout.startswith("content/postings/cook.md: repaired line 2 (F104), line 3 (F107), line 2 (F105)\n")
    assert "F104" not in ran.stderr
    assert changed(before, tree(board)) == ["content/postings/cook.md"]


def test_checking_alone_writes_nothing(board, run):
    """Without --fix a check changes no file."""
    before = tree(board)
    run("check")

    assert changed(before, tree(board)) == []


@pytest.mark.usefixtures("board")
def test_json_stays_json(run):
    """With --format json stdout holds JSON alone: of the files with what was written, and of the faults left."""
    written = json.loads(run("facts", "--write", "content/postings/waiter.md", "--format", "json").stdout)
    left = json.loads(run("check", "--fix", "--format", "json").stdout)

    assert [(one["path"], one["written"]) for one in written] == [("content/postings/waiter.md", ["salary"])]
    assert left
    assert not {one["code"] for one in left} & {"F104", "F105", "F107"}


@pytest.mark.posix
def test_permissions_and_links_stay(board, run):
    """A file keeps its permissions, and a link stays a link to the file that is changed."""
    target, link = board / "content/postings/baker.md", board / "elsewhere.md"
    target.chmod(0o640)
    link.symlink_to(target)
    run("facts", "--write", "elsewhere.md")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("---\ntitle: Baker\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.posix
@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_that_refuses_is_named(board, run):
    """Where a file cannot be written it stays whole, and the place is named."""
    folder = board / "content" / "postings"
    folder.chmod(0o500)
    before = tree(board)
    ran = run("facts", "--write", "content/postings/baker.md")
    folder.chmod(0o700)

    assert ran.code == 1
    assert ran.stderr.startswith("error: ")
    assert changed(before, tree(board)) == []


def test_a_crash_leaves_the_old_file(board, run, monkeypatch):
    """If a file cannot be moved into place, the old one stays, and nothing lies beside it."""

    def refuse(*_):
        raise OSError(28, "No space left on device", "content/postings/baker.md")

    before = tree(board)
    monkeypatch.setattr("os.fsync", refuse)
    ran = run("facts", "--write", "content/postings/baker.md")

    assert ran.code == 1
    assert ran.stderr == "error: content/postings/baker.md: No space left on device\n"
    assert changed(before, tree(board)) == []


def test_files_with_errors_are_left_alone(board, run):
    """A file that cannot be read gets no facts; its error is told, and the command ends with 1."""
    before = tree(board)
    ran = run("facts", "--write", "content/postings/cook.md")

    assert ran.code == 1
    assert "content/postings/cook.md:2:8: error[F104]" in ran.stderr
    assert changed(before, tree(board)) == []


def test_dry_run_needs_something_to_try(board, run):
    """--dry-run without --write or --fix is a wrong use."""
    assert run("facts", "--dry-run", str(board / "content")).code == 2
    assert run("check", "--dry-run").code == 2
