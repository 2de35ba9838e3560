"""``jobboard init``: a board of one's own, from nothing."""

from __future__ import annotations

import difflib
import tomllib
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent


def test_a_new_board_builds_without_a_word(workspace, run):
    """What `init` makes is a real board without faults; its samples are drafts, its home page tells how to begin."""
    root = workspace()
    run("init", "jobs")
    checked, built = run("check", "--root", "jobs", "--strict"), run("build", "--root", "jobs")
    home = (root / "jobs/site/index.html").read_text("utf-8")

    assert (checked.code, checked.stderr) == (0, "")
    assert (built.code, built.stderr) == (0, "")
    assert "No postings yet" in home
    assert "demonstration" not in home
    assert [line.split("\t")[3] for line in run("list", "--root", "jobs").stdout.splitlines()] == ["draft", "draft"]


def test_samples_are_understood(workspace, run):
    """Both samples, the one with fields and the plain one, say all that a posting should; that is what they show."""
    workspace()
    run("init", "jobs")

    for sample in ("sample-plain.md", "sample-with-fields.md"):
        facts = run("facts", f"jobs/content/postings/{sample}", "--root", "jobs").stdout
        known = {line.split()[0] for line in facts.splitlines()[1:] if line.split()[1] != "-"}
        assert {"title", "company", "location", "salary", "employment_type", "date", "expires", "apply"} <= known


@pytest.mark.parametrize("name", ["Jobs in Leeds", 'The "best" jobs', "back\\slash", "仕事"])
def test_a_name_is_kept_as_it_was_given(workspace, run, name):
    """Quotes and backslashes in a name are nothing special."""
    root = workspace()
    run("init", "jobs", "--name", name)

    assert tomllib.loads((root / "jobs/board.toml").read_text("utf-8"))["board"]["name"] == name


def test_a_name_is_made_of_the_folder(workspace, run):
    """Without --name the board is called after its folder."""
    root = workspace()
    run("init", "leeds-jobs")

    assert 'name = "Leeds jobs"' in (root / "leeds-jobs/board.toml").read_text("utf-8")


def test_nothing_is_overwritten(workspace, run):
    """Where a file is in the way, it is named and nothing at all is written."""
    root = workspace("""
        -- jobs/board.toml --
        mine
    """)
    ran = run("init", "jobs")

    assert ran.code == 1
    assert "board.toml" in ran.stderr
    assert [file.name for file in (root / "jobs").iterdir()] == ["board.toml"]
    assert (root / "jobs/board.toml").read_text("utf-8") == "mine\n"


def test_a_folder_with_other_files_becomes_a_board(workspace, run):
    """Files that are not in the way stay: a fresh repository holds a licence already."""
    root = workspace("""
        -- jobs/LICENSE --
        mine
    """)

    assert run("init", "jobs").code == 0
    assert (root / "jobs/LICENSE").read_text("utf-8") == "mine\n"


@pytest.mark.parametrize("workflow", ["check.yml", "publish.yml"])
def test_workflows_differ_from_our_own_in_what_they_install(workspace, run, workflow):
    """A board's workflows are ours, but for one line: the generator comes by its name, not from the checkout."""
    root = workspace()
    run("init", "jobs")
    ours = (HOUSE / ".github/workflows" / workflow).read_text("utf-8").splitlines()
    theirs = (root / "jobs/.github/workflows" / workflow).read_text("utf-8").splitlines()

    assert [line for line in difflib.ndiff(ours, theirs) if line[0] in "+-"] == [
        "-   GENERATOR: .",
        "+   GENERATOR: jobboard-generator",
    ]
