"""The workflow that makes a pull request of an issue: its shape, and its scripts run beside a real git."""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.posix
HOUSE = Path(__file__).parents[2]
WORKFLOW = HOUSE / ".github" / "workflows" / "from-issue.yml"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
POSTING = "content/postings/acme/baker-acme.md"
RELEASES = {"actions/checkout": 7, "actions/setup-python": 7}


def jobs():
    return yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]


def script(job, name):
    return next(step["run"] for step in jobs()[job]["steps"] if step.get("name") == name)


def git(root, *command, **variables):
    done = subprocess.run(
        ["git", *command], cwd=root, env=os.environ | variables, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


class Runner:
    """A checkout of a board, its remote, and a `gh` that does what it is told and writes down what it was asked."""

    def __init__(self, root: Path) -> None:
        self.root, self.remote, self.bin = root / "board", root / "remote.git", root / "bin"
        self.asked, self.outputs = root / "asked", root / "outputs"
        git(root, "init", "--quiet", "--bare", "--initial-branch", "main", str(self.remote))
        git(root, "clone", "--quiet", str(self.remote), str(self.root))
        self.bin.mkdir()
        self.answers()
        (self.root / "board.toml").write_text('[board]\nname = "Jobs"\n', encoding="utf-8")
        self.commit("robin@example.com", "A board")
        git(self.root, "push", "--quiet", "origin", "HEAD:main")

    def answers(self, *, lists: str = "", creates: str = "true") -> None:
        """Say what `gh` answers when it is asked for pull requests, and when it is to open one."""
        program = self.bin / "gh"
        program.write_text(
            f'#!/bin/sh\nprintf "%s\\n" "$*" >> {self.asked}\n'
            f'case "$1 $2" in\n"pr list") echo "{lists}" ;;\n"pr create") {creates} ;;\n'
            f'"issue comment") case "$*" in *--edit-last*) exit 1 ;; esac ;;\nesac\n',
            encoding="utf-8",
        )
        program.chmod(0o755)

    def commit(self, email: str, message: str) -> None:
        git(self.root, "add", ".")
        who = {f"GIT_{role}_{key}": email for role in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL")}
        git(self.root, "commit", "--quiet", "--message", message, **who)

    def run(self, job: str, name: str, **variables: str) -> tuple[int, str]:
        """Run a step as GitHub does; its code and what it said."""
        self.outputs.write_text("", encoding="utf-8")
        given = {
            "PATH": f"{self.bin}:{os.environ['PATH']}", "HOME": str(self.bin), "RUNNER_TEMP": str(self.bin),
            "GITHUB_OUTPUT": str(self.outputs), "GITHUB_REPOSITORY": "user/repo", "NUMBER": "12", "BASE": "main",
            "GITHUB_SERVER_URL": "https://github.com", "BOT": BOT, "GITHUB_STEP_SUMMARY": str(self.bin / "summary"),
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-e", "-c", script(job, name)], cwd=self.root, env=given | variables,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    def push(self, text: str = "A posting.\n", path: str = POSTING) -> tuple[int, str]:
        git(self.root, "switch", "--quiet", "--discard-changes", "main")
        if "posting/issue-12" in git(self.root, "branch", "--list", "posting/*"):
            git(self.root, "branch", "--quiet", "--delete", "--force", "posting/issue-12")
        file = base64.b64encode(text.encode()).decode()
        return self.run("propose", "Push it to a branch of its own", POSTING=path, FILE=file)

    def published(self) -> str:
        return git(self.remote, "show", f"posting/issue-12:{POSTING}")


@pytest.fixture
def runner(tmp_path):
    return Runner(tmp_path)


def test_who_may_write_installs_nothing():
    """What reads the issue may only read; what may write runs git and gh, and nothing of the board."""
    read, propose = jobs()["read"], jobs()["propose"]

    assert read["permissions"] == {"contents": "read"}
    assert propose["permissions"] == {"contents": "write", "pull-requests": "write", "issues": "write"}
    assert not any("pip" in step.get("run", "") or "jobboard" in step.get("run", "") for step in propose["steps"])
    assert yaml.safe_load(WORKFLOW.read_text("utf-8"))["permissions"] == {}


def test_no_word_of_an_issue_stands_in_a_script():
    """Scripts hold no expression at all, and of the event only the number and the default branch are variables."""
    steps = [step for job in jobs().values() for step in job["steps"]]
    variables = [job.get("env", {}) for job in jobs().values()] + [step.get("env", {}) for step in steps]
    told = {value for values in variables for value in values.values() if "github.event" in str(value)}

    assert not any("${{" in step.get("run", "") for step in steps)
    assert told == {"${{ github.event.issue.number }}", "${{ github.event.repository.default_branch }}"}


def test_no_step_keeps_a_key_in_the_checkout():
    """Credentials are asked for where they are needed; actions are ones we know."""
    used = [step for job in jobs().values() for step in job["steps"] if "uses" in step]

    assert all(step["with"]["persist-credentials"] is False for step in used if "checkout" in step["uses"])
    assert all(int(release[1:]) >= RELEASES[action] for action, release in (one["uses"].split("@") for one in used))


@pytest.mark.parametrize(("code", "ended", "handed"), [(0, 0, True), (1, 0, False), (70, 70, False)])
def test_a_question_is_no_fault(runner, code, ended, handed):
    """An issue that is no form ends the run well, and hands on nothing; a fault of the program ends it red."""
    (runner.bin / "jobboard").write_text(f"#!/bin/sh\necho board.toml\nexit {code}\n", encoding="utf-8")
    (runner.bin / "jobboard").chmod(0o755)
    found, _ = runner.run("read", "Make a posting of it", GITHUB_EVENT_PATH="event.json")
    lines = runner.outputs.read_text("utf-8").splitlines()

    assert (found, bool(lines)) == (ended, handed)
    if handed:
        file = base64.b64encode((runner.root / "board.toml").read_bytes()).decode()
        assert lines == ["path=board.toml", f"file={file}"]


def test_a_real_form_goes_all_the_way(runner, tmp_path):
    """From the event to the report and the check, with the real program: what is handed on is the posting."""
    program = runner.bin / "jobboard"
    program.write_text(f'#!/bin/sh\nPYTHONPATH={HOUSE} exec {sys.executable} -m generator "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    body = "### Title\n\nBaker\n\n### Company\n\nAcme\n\n### Text\n\n::set-output name=path::/etc/passwd\n"
    issue = {"number": 12, "html_url": "https://github.com/user/repo/issues/12", "body": body}
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"issue": issue}), encoding="utf-8")

    code, said = runner.run("read", "Make a posting of it", GITHUB_EVENT_PATH=str(event))
    outputs = dict(line.split("=", 1) for line in runner.outputs.read_text("utf-8").splitlines())
    assert (code, outputs["path"], "::" in said) == (0, POSTING, False)
    assert base64.b64decode(outputs["file"]) == (runner.root / POSTING).read_bytes()

    code, said = runner.run("read", "Tell what the board understands of it")
    report = base64.b64decode(runner.outputs.read_text("utf-8").split("=", 1)[1]).decode()
    assert (code, "1 posting changed" in report) == (0, True)

    code, said = runner.run("read", "Look for faults")
    assert (code, "faulty" in runner.outputs.read_text("utf-8")) == (0, False)
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in said.splitlines() if "::" in line)


def test_the_posting_comes_on_a_branch_of_its_own(runner):
    """One commit of the robot above main, with the posting in it."""
    code, said = runner.push()

    assert (code, runner.outputs.read_text("utf-8")) == (0, "branch=posting/issue-12\n"), said
    assert runner.published() == "A posting."
    assert git(runner.remote, "log", "--format=%ae %s", "main..posting/issue-12") == f"{BOT} Posting from issue #12"


def test_an_edited_issue_replaces_the_proposal_until_somebody_works_on_it(runner):
    """What only the robot wrote is written anew; once a person has committed, it is left."""
    runner.push("First.\n")
    runner.push("Second.\n")
    assert runner.published() == "Second."

    (runner.root / POSTING).write_text("Mine.\n", encoding="utf-8")
    runner.commit("robin@example.com", "Mend it")
    git(runner.root, "push", "--quiet", "origin", "posting/issue-12")
    code, said = runner.push("Third.\n")

    assert (code, runner.outputs.read_text("utf-8"), runner.published()) == (0, "", "Mine.")
    assert "by hand" in said


def test_a_posting_that_is_there_already_is_no_proposal(runner):
    """If the board holds just this, nothing is pushed."""
    (runner.root / POSTING).parent.mkdir(parents=True)
    (runner.root / POSTING).write_text("A posting.\n", encoding="utf-8")
    runner.commit("robin@example.com", "Have it")

    assert runner.push()[0] == 0
    assert runner.outputs.read_text("utf-8") == ""


@pytest.mark.parametrize(
    "path",
    [
        "../x.md", "content/postings/../../.github/workflows/x.md", "content/pages/x.md", "/etc/x.md",
        "content/postings/$(id).md", "content/postings/x.yml", "-content/postings/x.md", "",
        "content/postings/x.md\nevil",
    ],
)  # fmt: skip
def test_no_other_file_is_written(runner, path):
    """Whatever the first job hands on, the second writes a Markdown file below content/postings or nothing."""
    code, _ = runner.push(path=path)

    assert code == 1
    assert git(runner.root, "status", "--porcelain") == ""


def test_a_pull_request_is_opened_with_the_report(runner):
    """Its text closes the issue and holds the report; an open one is brought up to date."""
    report = base64.b64encode(b"## 1 posting changed\n").decode()
    asked = {"BRANCH": "posting/issue-12", "REPORT": report}
    assert runner.run("propose", "Open a pull request, or say where to", **asked)[0] == 0
    created = "pr create --head posting/issue-12 --base main --title Posting from issue #12"
    assert created in runner.asked.read_text("utf-8")
    assert (runner.bin / "body.md").read_text("utf-8") == "Closes #12\n\n## 1 posting changed\n"

    runner.answers(lists="https://github.com/user/repo/pull/13")
    runner.asked.unlink()
    runner.run("propose", "Open a pull request, or say where to", **asked)
    assert "pr edit https://github.com/user/repo/pull/13" in runner.asked.read_text("utf-8")
    assert "create" not in runner.asked.read_text("utf-8")


def test_where_pull_requests_are_forbidden_a_comment_says_where_to_open_one(runner):
    """The branch is there, and the issue gets the address at which a person opens the pull request."""
    runner.answers(creates="echo 'GitHub Actions is not permitted to create pull requests' >&2; exit 1")
    code, _ = runner.run("propose", "Open a pull request, or say where to", BRANCH="posting/issue-12", REPORT="")

    assert code == 0
    assert "issue comment 12 --body-file" in runner.asked.read_text("utf-8")
    assert "(https://github.com/user/repo/compare/main...posting/issue-12?expand=1)" in (
        (runner.bin / "comment.md").read_text("utf-8")
    )
