"""``jobboard init``: a board of one's own, from nothing."""

from __future__ import annotations

import contextlib
import difflib
import json
import os
import shutil
import subprocess
import sys
import textwrap
import tomllib
from pathlib import Path

import pytest

from generator.model.config import Board
from generator.model.fields import FIELDS

HOUSE = Path(__file__).parent.parent


def test_a_new_board_builds_without_a_word(workspace, run):
    """What `init` makes is a real board without faults; its samples are drafts, and its home page tells visitors so."""
    root = workspace()
    run("init", "jobs")
    checked, built = run("check", "--root", "jobs", "--strict"), run("build", "--root", "jobs")
    home = (root / "jobs/site/index.html").read_text("utf-8")

    assert (checked.code, checked.stderr) == (0, "")
    assert (built.code, built.stderr) == (0, "")
    assert "No open postings here at the moment" in home
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


@pytest.mark.parametrize("workflow", ["check.yml", "from-issue.yml", "publish.yml"])
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


@pytest.mark.parametrize(
    ("option", "value", "section"),
    [
        ("base-url", "https://jobs.acme.example/", "board"), ("language", "de", "board"),
        ("timezone", "Europe/Dublin", "board"), ("location", "Cork", "defaults"), ("currency", "EUR", "defaults"),
    ],
)  # fmt: skip
def test_settings_are_given_as_options(workspace, run, option, value, section):
    """Each option is a setting of the new board; one that is not given is a comment there, or has its default."""
    root = workspace()
    run("init", "jobs", f"--{option}", value)
    run("init", "plain")
    given, plain = ((root / name / "board.toml").read_text("utf-8") for name in ("jobs", "plain"))
    key = option.replace("-", "_")

    assert tomllib.loads(given)[section][key] == value
    assert tomllib.loads(plain)[section].get(key) in (None, getattr(Board(), key, None))
    assert f"{key} = " in plain


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("timezone", "Berlin", "Europe/Berlin"), ("language", "xx", "language"), ("currency", "euros", "currency"),
        ("base-url", "not an address", "web address"), ("name", " ", "name that can be read"),
    ],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_refused(workspace, run, option, value, words):
    """What board.toml would not take is wrong usage, told in the same words, and nothing is written."""
    root = workspace()
    ran = run("init", "jobs", f"--{option}", value)

    assert ran.code == 2
    assert words in ran.stderr
    assert not (root / "jobs").exists()


def test_one_of_two_ways_to_publish_is_written(workspace, run):
    """Either a workflow publishes, or `jobboard publish` does: the other is not there, and the guide tells of one."""
    root = workspace()
    run("init", "there", "--publish", "actions")
    run("init", "here", "--publish", "branch")
    guides = [(root / name / "README.md").read_text("utf-8") for name in ("there", "here")]

    assert [(root / name / ".github/workflows/publish.yml").is_file() for name in ("there", "here")] == [True, False]
    assert ["jobboard publish" in guide for guide in guides] == [False, True]
    assert not any("{" in guide for guide in guides)


def test_publishing_from_here_is_refused_where_a_workflow_deploys(workspace, run):
    """What `init` wrote decides: with the workflow there, `publish` says so; with the other way, it goes on."""
    root = workspace()
    for name, *way in (("there",), ("here", "--publish", "branch"), ("short", "--content-only")):
        run("init", name, *way)
        subprocess.run(["git", "init", "--quiet", root / name], check=True)
    refused = {
        name: "P311" in run("publish", "--root", name, "--base-url", "https://acme.example/", "--dry-run").stderr
        for name in ("there", "here", "short")
    }

    assert refused == {"there": True, "here": False, "short": True}


def test_content_alone_is_a_board(workspace, run):
    """--content-only writes content, settings and a workflow of ten lines, and that builds."""
    root = workspace()
    run("init", "jobs", "--content-only")
    files = {file.relative_to(root / "jobs").as_posix() for file in (root / "jobs").rglob("*") if file.is_file()}

    assert {file for file in files if not file.startswith("content/")} == {"board.toml", ".github/workflows/board.yml"}
    assert run("build", "--strict", "--root", "jobs").code == 0
    assert run("init", "other", "--content-only", "--publish", "branch").code == 2


def test_the_short_workflow_is_the_one_of_the_documents(workspace, run):
    """docs/action.md shows what --content-only writes, and it has ten lines at most."""
    root = workspace()
    run("init", "jobs", "--content-only")
    lines = (root / "jobs/.github/workflows/board.yml").read_text("utf-8").splitlines()
    shown = textwrap.indent("\n".join(lines), "   ")

    assert len(lines) <= 10
    assert shown in (HOUSE / "docs/action.md").read_text("utf-8")


def test_editors_are_told_how_to_save(workspace, run):
    """Settings for editors are there and can be read; the form for VS Code has every field."""
    root = workspace()
    run("init", "jobs")
    form = json.loads((root / "jobs/frontmatter.json").read_text("utf-8"))
    (kind,) = form["frontMatter.taxonomy.contentTypes"]

    assert "charset = utf-8" in (root / "jobs/.editorconfig").read_text("utf-8")
    assert json.loads((root / "jobs/.vscode/settings.json").read_text("utf-8"))["files.encoding"] == "utf8"
    assert "eliostruyf.vscode-front-matter" in (root / "jobs/.vscode/extensions.json").read_text("utf-8")
    assert [field["name"] for field in kind["fields"]] == [field.name for field in FIELDS]


@pytest.mark.parametrize(("language", "form"), [("en", "Post a job"), ("de", "Stelle ausschreiben")])
def test_the_form_for_issues_speaks_the_language_of_the_board(workspace, run, language, form):
    """The form is in the board's language, and the guide calls it by its name."""
    root = workspace()
    run("init", "jobs", "--language", language)

    assert f'name: "{form}"' in (root / "jobs/.github/ISSUE_TEMPLATE/posting.yml").read_text("utf-8")
    assert f'form "{form}"' in (root / "jobs/README.md").read_text("utf-8")


# -- asking ----------------------------------------------------------------------------------------------------------


def on_a_terminal(root, answers, *options):
    """Run `init` on a terminal of its own, type the answers, and return what was shown."""
    ours, theirs = pytest.importorskip("pty").openpty()
    environment = os.environ | {"PYTHONPATH": str(HOUSE), "TZ": "Europe/Dublin"}
    command = [sys.executable, "-m", "generator", "init", "jobs", *options]
    with subprocess.Popen(command, cwd=root, env=environment, stdin=theirs, stdout=theirs, stderr=theirs) as running:
        os.close(theirs)
        os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
        shown = b""
        with contextlib.suppress(OSError):  # how a terminal ends
            while data := os.read(ours, 10_000):
                shown += data
        os.close(ours)
    assert running.returncode == 0, shown
    return shown.decode()


@pytest.mark.posix
def test_on_a_terminal_it_asks(workspace):
    """Each setting that is not given is asked for; what cannot be is asked for again, and Enter takes the default."""
    root = workspace()
    shown = on_a_terminal(root, ["Jobs in Cork", "", "de", "Mars", "", "Cork, Ireland", "EUR", "branch"])
    settings = tomllib.loads((root / "jobs/board.toml").read_text("utf-8"))

    assert shown.count("In which time zone") == 2
    assert {key: settings["board"][key] for key in ("name", "language", "timezone")} == {
        "name": "Jobs in Cork", "language": "de", "timezone": "Europe/Dublin",
    }  # fmt: skip
    assert settings["defaults"] == {"location": "Cork, Ireland", "currency": "EUR"}
    assert "base_url" not in settings["board"]
    assert not (root / "jobs/.github/workflows/publish.yml").exists()


@pytest.mark.posix
def test_what_is_given_is_not_asked_for(workspace):
    """An option is an answer, and with --no-input nothing is asked at all."""
    root = workspace()

    assert "called" not in on_a_terminal(root, [""] * 6, "--name", "Cork")
    shutil.rmtree(root / "jobs")
    assert "?" not in on_a_terminal(root, [], "--no-input")
