"""Commands as people meet them: what they say, what they leave on the disk, and how they end."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from generator.cli import COMMANDS, Commands, main
from generator.cli.clock import instant
from generator.model.fields import FIELDS
from tests.search_engine import SearchEngine

BOARD = """
    -- board.toml --
    [board]
    name = "Test board"
    base_url = "https://jobs.acme.io/"

    -- content/postings/baker.md --
    ---
    title: Baker
    company: Acme Bakery
    location: Leeds, United Kingdom
    salary: 28,000 - 32,000 GBP a year
    date: 2026-11-02
    apply: https://acme.io/jobs/baker
    ---
    Bread for three cafés, from three in the morning, with people who like what they do and say good morning.
"""
UNTITLED = """
    -- content/postings/untitled.md --
    Something without a title.
"""
NAMELESS = """
    -- content/postings/nameless.md --
    # Cook

    **Location:** Leeds, United Kingdom
    **Posted:** 2026-11-02
    **Apply:** https://acme.io/jobs/cook

    Nobody says who hires.
"""
COOK = """
    -- content/postings/cook.md --
    # Cook

    **Location:** Leeds, United Kingdom

    Like our [baker](gone.md), with less flour.
"""


def test_build_says_in_one_line_what_it_did(workspace, run):
    """A build ends with one line, and when the clock changes the board next: postings, pages, files, seconds."""
    root = workspace(BOARD)
    first, second = run("build"), run("build")

    assert (first.code, first.stderr) == (0, "")
    assert first.stdout.startswith("1 posting, ")
    assert " written, 0 unchanged, 0 removed in " in first.stdout
    assert first.stdout.splitlines()[1:] == ["next change: 2026-12-18, 1 posting is closing soon"]
    assert "; 0 files written, " in second.stdout
    assert (root / "site" / "jobs" / "baker" / "index.html").is_file()


def test_an_error_keeps_the_last_good_site(workspace, run):
    """With an error nothing is written: exit code 1, and the site is what it was."""
    root = workspace(BOARD)
    run("build")
    before = {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()}
    workspace(UNTITLED)
    ran = run("build")

    assert ran.code == 1
    assert ran.stdout == ""
    assert "content/postings/untitled.md" in ran.stderr
    assert ran.stderr.endswith("1 error: nothing was written.\n")
    assert {file: file.read_bytes() for file in (root / "site").rglob("*") if file.is_file()} == before


def test_keep_going_publishes_the_healthy(workspace, run):
    """With --keep-going a posting with an error is left out, the rest is written: exit code 3."""
    root = workspace(BOARD + UNTITLED)
    ran = run("build", "--keep-going")

    assert ran.code == 3
    assert ran.stdout.startswith("1 posting, ")
    assert (root / "site" / "jobs" / "baker" / "index.html").is_file()


def test_a_warning_is_told_and_the_site_is_built(workspace, run):
    """A warning goes to stderr and does not fail a build."""
    workspace(BOARD + NAMELESS)
    ran = run("build")

    assert ran.code == 0
    assert ran.stdout.startswith("2 postings, ")
    assert "content/postings/nameless.md: warning[J101]" in ran.stderr


def test_strict_lets_warnings_fail(workspace, run):
    """With --strict a warning is enough to write nothing: exit code 1."""
    root = workspace(BOARD + NAMELESS)

    assert run("build", "--strict").code == 1
    assert not (root / "site").exists()
    assert run("check", "--strict").code == 1


def test_faulty_settings_stop_everything(workspace, run):
    """A board.toml that cannot be read is an error at its line, whatever else is asked for."""
    root = workspace(BOARD)
    (root / "board.toml").write_text("[board]\nname = Acme\n", encoding="utf-8")
    ran = run("build", "--keep-going")

    assert ran.code == 1
    assert "board.toml:2" in ran.stderr
    assert not (root / "site").exists()


def test_check_writes_nothing(workspace, run):
    """A check tells what is wrong and leaves no site."""
    root = workspace(BOARD + NAMELESS)
    ran = run("check")

    assert (ran.code, ran.stdout.partition(": ")[2]) == (0, "1 warning\n")
    assert not (root / "site").exists()


def test_json_stands_alone_on_stdout(workspace, run):
    """With --format json stdout holds the diagnostics and nothing else."""
    workspace(BOARD + NAMELESS)
    found = json.loads(run("build", "--format", "json").stdout)

    assert [one["code"] for one in found] == ["J101"]


def test_output_goes_where_it_is_told(workspace, run):
    """--output names the folder, seen from the current one."""
    root = workspace(BOARD)
    run("build", "--output", "public")

    assert (root / "public" / "index.html").is_file()
    assert not (root / "site").exists()


def test_no_cache_remembers_nothing(workspace, run):
    """--no-cache makes no memory, and a second build still writes nothing anew."""
    root = workspace(BOARD)
    run("build", "--no-cache")
    ran = run("build", "--no-cache")

    assert not (root / ".cache" / "generator.sqlite").exists()
    assert "; 0 files written, " in ran.stdout


def test_facts_work_without_a_board(workspace, run):
    """Facts of a file are told wherever it lies; what is missing warns and ends well."""
    workspace("""
        -- elsewhere/cook.md --
        # Senior Cook

        **Location:** Leeds, United Kingdom

        You cook for sixty people, three meals a day, and know what each of them must not eat.
    """)
    ran = run("facts", "elsewhere/cook.md", "--format", "json")
    (facts,) = json.loads(ran.stdout)

    assert ran.code == 0
    assert facts["path"] == "elsewhere/cook.md"
    assert facts["title"] == {
        "value": "Senior Cook", "origin": "title", "line": 1, "column": 3, "quote": "Senior Cook", "inferred": [],
    }  # fmt: skip
    assert facts["location"]["value"][0]["country"] == "GB"
    assert facts["salary"] is None
    assert {one["code"] for one in facts["diagnostics"]} == {"J101", "J102", "J103"}


def test_facts_read_as_a_table(workspace, run):
    """Without --format, facts are lines of field, value, origin with its line, and quoted words."""
    workspace(BOARD)
    title, *lines = run("facts", "content/postings/baker.md").stdout.splitlines()
    (salary,) = (line for line in lines if line.startswith("  salary "))

    assert title == "content/postings/baker.md"
    assert re.split(r"  +", salary.strip()) == [
        "salary", "28,000 - 32,000 GBP a year", "front-matter 5", "“28,000 - 32,000 GBP a year”",
    ]  # fmt: skip


def test_facts_of_a_folder(workspace, run):
    """A folder stands for the Markdown files in it."""
    workspace(BOARD + NAMELESS)
    facts = json.loads(run("facts", "content", "--format", "json").stdout)

    assert [one["title"]["value"] for one in facts] == ["Baker", "Cook"]


def test_new_posting_is_understood(workspace, run):
    """What `new` writes is read back as it was given, and only what was not given is missing."""
    root = workspace(BOARD)
    ran = run("new", "Nurse: nights", "--company", "Acme & Sons", "--salary", "$48 - $67 an hour")
    (facts,) = json.loads(run("facts", ran.stdout.strip(), "--format", "json").stdout)

    assert ran.stdout.strip() == "content/postings/acme-and-sons/nurse-nights-acme-and-sons.md"
    assert (root / ran.stdout.strip()).is_file()
    assert facts["title"]["value"] == "Nurse: nights"
    assert facts["company"]["value"] == "Acme & Sons"
    assert facts["date"]["value"] == "2026-11-22"
    assert facts["expires"]["value"] == "2027-01-21"
    assert {one["code"] for one in facts["diagnostics"]} == {"J103", "J107"}


def test_new_takes_the_next_name_that_is_free(workspace, run):
    """A name that another posting has, in whatever folder and with whatever date, is not used again."""
    root = workspace("""
        -- content/postings/2026-11-01-Baker_Acme.md --
        # Mine
    """)
    names = [run("new", "Baker", "--company", "Acme").stdout.strip() for _ in range(2)]

    assert names == [f"content/postings/acme/baker-acme-{number}.md" for number in (2, 3)]
    assert (root / "content/postings/2026-11-01-Baker_Acme.md").read_text(encoding="utf-8") == "# Mine\n"


def test_new_addresses_stay_apart_however_long_the_title_is(workspace, run):
    """A number is not cut off with the end of a long name: two postings of one title have two addresses."""
    workspace()
    for _ in range(12):
        run("new", "Very " * 30 + "senior baker", "--company", "Acme")

    assert run("check").stderr.count("C1") == 0
    assert "12 postings" in run("check").stdout


def test_new_explains_every_field(workspace, run):
    """Above each field, given or not, stands what it is for; --short keeps to the usual ones."""
    root = workspace()
    long, short = ((root / run("new", title, *option).stdout.strip()).read_text("utf-8") for title, option in (
        ("Baker", ()), ("Cook", ("--short",)),
    ))  # fmt: skip

    assert all(f"# {field.description}\n" in long for field in FIELDS)
    assert "# What one gets beside the pay.\n" not in short
    assert "# How to apply: an address of the web or an e-mail address.\n" in short


def test_explain_knows_codes_by_number_and_name(run):
    """A code is explained by its number or its name; one that does not exist is a wrong use."""
    assert run("explain", "J101").stdout == run("explain", "missing-company").stdout
    assert run("explain", "J101").stdout.startswith("J101 ")
    assert run("explain", "missing-compny").code == 2
    assert "missing-company" in run("explain", "missing-compny").stderr


def test_explain_tells_all_about_a_file(workspace, run):
    """For a file, its facts are shown, and what is wrong with it alone and among the others of its board."""
    workspace(BOARD + COOK)
    ran = run("explain", "content/postings/cook.md")

    assert ran.code == 0
    assert ran.stdout.startswith("content/postings/cook.md\n  title ")
    assert ran.stdout.endswith("\ncontent/postings/cook.md: 4 warnings, 1 note\n")
    assert re.findall(r"warning\[(\w+)\]", ran.stderr) == ["J101", "J102", "J103", "K102"]
    assert "baker.md" not in ran.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command):
    """Each command tells what it does, and so does each of its options."""
    result = CliRunner().invoke(main, [command, "--help"])
    options = [option for option in main.get_command(None, command).params if option.param_type_name == "option"]

    assert result.exit_code == 0
    assert all(option.help for option in options)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    """The README names each command."""
    assert f"`jobboard {command}" in (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_help_is_quick():
    """Help is shown without loading what commands need when they run."""
    code = "import sys; from generator.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    loaded = set(
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    )

    assert not loaded & {
        "msgspec",
        "jinja2",
        "markdown",
        "yaml",
        "rich",
        "sqlite3",
        "watchdog",
        "generator.pipeline",
        "distributed",
    }


@pytest.mark.parametrize(("now", "expected"), [
    ("2026-11-22", "2026-11-22T12:00:00+01:00"),
    ("2026-11-22T08:30", "2026-11-22T08:30:00+01:00"),
    ("2026-11-22T08:30:00+09:00", "2026-11-22T08:30:00+09:00"),
])  # fmt: skip
def test_now_is_a_day_or_an_instant(now, expected):
    """A bare date is its noon in the board's time zone, an instant without an offset is in that zone."""
    wanted = dt.date.fromisoformat(now) if len(now) == 10 else dt.datetime.fromisoformat(now)

    assert instant(wanted, "Europe/Berlin").isoformat() == expected


def test_now_comes_from_the_environment(monkeypatch):
    """Without --now, SOURCE_DATE_EPOCH says when it is."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")

    assert instant(None, "UTC").isoformat() == "2026-11-22T12:00:00+00:00"


@pytest.mark.parametrize("wrong", [["build", "--now", "soon"], ["build", "--jobs", "-1"], ["bild"], ["facts"]])
def test_wrong_use_ends_with_two(run, wrong):
    """A command that is written wrong says so and ends with 2."""
    ran = run(*wrong)

    assert ran.code == 2
    assert "Usage: jobboard" in ran.stderr


def test_a_disk_that_refuses_is_named(workspace, run):
    """Where the site cannot be written the place is named, and the command ends with 1."""
    root = workspace(BOARD)
    (root / "site").write_text("a file where a folder has to be", encoding="utf-8")
    ran = run("build")

    assert ran.code == 1
    assert ran.stderr.startswith(f"error: {root / 'site'}")


def test_a_bug_of_ours_says_what_to_report():
    """What nobody foresaw ends with 70, a trace, and a request to report it."""
    result = CliRunner().invoke(failing(ZeroDivisionError("oops")), ["build"])

    assert result.exit_code == 70
    assert "ZeroDivisionError: oops" in result.stderr
    assert "Please report it" in result.stderr


def test_an_interruption_ends_with_130():
    """Ctrl-C ends a command with 130 and without a trace."""
    result = CliRunner().invoke(failing(KeyboardInterrupt()), ["build"])

    assert result.exit_code == 130
    assert "Traceback" not in result.stderr


def failing(error: BaseException) -> Commands:
    """The commands, were each of them to end so."""

    def fail() -> None:
        raise error

    class Failing(Commands):
        def get_command(self, ctx, cmd_name):  # noqa: ARG002
            return click.Command(cmd_name, callback=fail)

    return Failing("jobboard")


@pytest.fixture
def published(workspace):
    """A board whose repository has a remote, an empty one beside it."""
    root = workspace(BOARD)
    git("init", "--quiet", "--bare", "remote.git", cwd=root)
    git("init", "--quiet", cwd=root)
    git("remote", "add", "origin", str(root / "remote.git"), cwd=root)
    git("config", "user.name", "Robin Example", cwd=root)
    git("config", "user.email", "robin@example.com", cwd=root)
    return root


def git(*command, cwd):
    return subprocess.run(["git", *command], check=True, capture_output=True, text=True, cwd=cwd).stdout


def test_publish_puts_the_site_on_its_branch(published, run):
    """What is built is what the branch of the remote holds, and a second publication has nothing to do."""
    first, second = run("publish"), run("publish")
    files = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=published / "remote.git").splitlines()

    assert (first.code, second.code) == (0, 0)
    assert "https://jobs.acme.io/" in first.stdout
    assert {"index.html", "jobs/baker/index.html", ".nojekyll", "CNAME"} <= set(files)
    assert second.stdout == "The published site is the same already.\n"


def test_publish_dry_run_only_tells(published, run):
    """A dry run lists what would change, and changes nothing at the remote."""
    ran = run("publish", "--dry-run")

    assert ran.code == 0
    assert "+ jobs/baker/index.html\n" in ran.stdout
    assert git("branch", "--list", cwd=published / "remote.git") == ""


def test_publish_asks_before_postings_vanish(published, run):
    """A published posting without its file is an error that names it, until --yes confirms it."""
    run("publish")
    (published / "content/postings/baker.md").unlink()
    refused, confirmed = run("publish"), run("publish", "--yes")

    assert refused.code == 1
    assert "content/postings/baker.md" in refused.stderr
    assert confirmed.code == 0


def test_publish_refuses_errors(published, run, workspace):
    """A board with an error is not published."""
    workspace(UNTITLED)
    ran = run("publish")

    assert ran.code == 1
    assert ran.stderr.endswith("Nothing was published.\n")
    assert git("branch", "--list", cwd=published / "remote.git") == ""


TELLING = """
    -- board.toml --
    [board]
    name = "Bakers"
    base_url = "https://jobs.acme.io/"
    [outputs]
    extra = ["indexnow"]
"""


def test_publish_tells_search_engines_only_if_told_to(published, run, workspace):
    """With --indexnow what changed since the last publication is told after it; without it nothing is."""
    workspace(TELLING)
    with SearchEngine() as engine:
        assert run("publish").code == 0
        assert engine.told == []

        posting = published / "content/postings/baker.md"
        posting.write_text(posting.read_text("utf-8").replace("title: ", "title: Head "), "utf-8")
        ran = run("publish", "--indexnow", engine.address)

    assert "IndexNow was told of 2 addresses." in ran.stdout
    assert [urls for _, _, urls in engine.told] == [["https://jobs.acme.io/", "https://jobs.acme.io/jobs/baker/"]]


@pytest.mark.parametrize(
    "settings", ['base_url = "https://jobs.acme.io/"', 'demo = true\n[outputs]\nextra=["indexnow"]']
)
def test_publish_tells_nobody_of_a_demonstration_or_without_a_key(published, run, settings):
    """Without a key on the site, and for a board that search engines are asked to keep out of, that is wrong usage."""
    (published / "board.toml").write_text(f"[board]\nname = 'Bakers'\n{settings}\n", "utf-8")

    assert run("publish", "--indexnow").code == 2


def test_check_tells_of_changed_files_alone_if_told_to(published, run, workspace):
    """Faults of files that are as they were on a branch are left out; those of changed and new files are told."""
    workspace(NAMELESS)
    git("add", ".", cwd=published)
    git("commit", "--quiet", "--message", "A board", cwd=published)
    before = run("check", "--changed-since", "HEAD")
    workspace(NAMELESS.replace("nameless.md", "another.md"))
    after = run("check", "--changed-since", "HEAD")

    assert "nameless.md" in run("check").stderr
    assert "nameless.md" not in before.stderr + after.stderr
    assert "another.md" in after.stderr
    assert run("check", "--changed-since", "nowhere").code == 2


def test_hooks_for_boards_run(published, run):  # noqa: ARG001 - a board that is a repository
    """Each hook that boards may take into pre-commit is a command that there is."""
    hooks = yaml.safe_load((Path(__file__).parents[1] / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert [run(*hook["entry"].split()[1:]).code for hook in hooks] == [0, 0]


def test_a_misspelt_command_is_told_with_the_one_that_was_meant():
    """A slip of the keyboard in a command's name is answered with the name."""
    result = CliRunner().invoke(main, ["buld"])

    assert (result.exit_code, "Did you mean 'build'?" in result.output) == (2, True)


def test_a_posting_is_not_begun_without_a_title(tmp_path):
    """A title of blanks is wrong usage, and no file is made."""
    result = CliRunner().invoke(main, ["new", "  ", "--root", str(tmp_path)])

    assert (result.exit_code, [*tmp_path.iterdir()]) == (2, [])


def test_what_commands_do_fits_in_a_line():
    """In the list of commands each is described whole."""
    assert "..." not in CliRunner().invoke(main, ["--help"], terminal_width=80).output.partition("Commands:")[2]
