"""The composite action: its scripts are run in a repository of their own, as GitHub would run them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.conftest import tree_of

pytestmark = pytest.mark.posix

HOUSE = Path(__file__).parents[2]
ACTION = yaml.safe_load((HOUSE / "action.yml").read_text("utf-8"))
STEPS = ACTION["runs"]["steps"]
BOARD = """
    -- board.toml --
    [board]
    name = "Bakers"
    base_url = "https://bakers.github.io/"

    -- content/postings/baker.md --
    ---
    title: Baker
    company: Acme Bakery
    location: Cork, Ireland
    date: 2026-11-02
    expires: 2026-11-30
    apply: https://acme.io/baker
    ---
    Bread for three cafés, from three in the morning, with people who like what they do and say good morning.
"""
FAULTY = """
    -- content/postings/cook.md --
    ---
    company: Acme Inn
    date: 2026-13-45
"""


def git(*command, cwd):
    return subprocess.run(["git", *command], check=True, capture_output=True, text=True, cwd=cwd).stdout.strip()


@pytest.fixture
def repository(tmp_path):
    """A repository that holds nothing but a board's content and settings."""
    root = tmp_path / "repository"
    write(root, BOARD)
    git("init", "--quiet", "--initial-branch", "main", cwd=root)
    git("config", "user.name", "Robin Example", cwd=root)
    git("config", "user.email", "robin@example.com", cwd=root)
    commit(root)
    return root


def write(root, text):
    for name, content in tree_of(text).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


def commit(root):
    git("add", ".", cwd=root)
    git("commit", "--quiet", "--message", "A change", cwd=root)
    return git("rev-parse", "HEAD", cwd=root)


class Run:
    """A run of the action: expressions are answered from ``context``, other people's actions are noted."""

    def __init__(self, root: Path, folder: Path, event: str, *, before: str = "", deploy: str = "true") -> None:
        self.root, self.folder, self.used, self.log, self.code = root, folder, [], "", 0
        folder.mkdir()
        self.context = {
            "github.event_name": event, "github.event.before": before, "runner.os": "Linux", "github.run_id": "1",
            "github.run_attempt": "1", "steps.pages.outputs.base_url": "https://user.github.io/repo",
            **{f"inputs.{name}": given["default"] for name, given in ACTION["inputs"].items()}, "inputs.deploy": deploy,
        }  # fmt: skip
        self._programs()
        for step in STEPS:
            if self.code == 0 and self.value(f"${{{{ {step.get('if', 'true')} }}}}") not in ("", "False"):
                self._step(step)

    @property
    def summary(self) -> str:
        file = self.folder / "summary"
        return file.read_text("utf-8") if file.exists() else ""

    def value(self, text: str) -> str:
        """Answer the expressions in a text, which here are names, texts, ``==``, ``!=``, ``&&`` and ``||``."""

        def answer(found: re.Match[str]) -> str:
            names = re.sub(
                r"'[^']*'|[a-z][\w.-]*",
                lambda name: name[0] if name[0][0] == "'" else repr(self.context.get(name[0], name[0] == "true" or "")),
                found[1],
            )
            return str(eval(names.replace("&&", " and ").replace("||", " or "), {}))  # noqa: S307 - our own file

        return re.sub(r"\${{ *(.*?) *}}", answer, text)

    def _step(self, step):
        if "uses" in step:
            given = {name: self.value(str(value)) for name, value in step.get("with", {}).items()}
            self.used.append((step["uses"].partition("@")[0], given))
            return
        outputs = self.folder / "outputs"
        outputs.write_text("")
        environment = {
            "PATH": f"{self.folder}:{os.environ['PATH']}", "GITHUB_ACTION_PATH": str(HOUSE), "PYTHONPATH": str(HOUSE),
            "GITHUB_EVENT_NAME": self.context["github.event_name"], "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"), "GITHUB_BASE_REF": "main", "HOME": str(self.folder),
            "SOURCE_DATE_EPOCH": "1795348800",
        }  # fmt: skip
        environment |= {name: self.value(value) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.root / self.value(step.get("working-directory", ".")), env=environment,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        self.log += done.stdout
        self.code = done.returncode
        for line in outputs.read_text().splitlines():
            name, _, value = line.partition("=")
            self.context[f"steps.{step['id']}.outputs.{name}"] = value

    def _programs(self):
        """Put the programs on the path that an installed generator and a runner have; nothing is installed here."""
        python = f'#!/bin/sh\necho "$@" >> {self.folder}/installed\n'
        jobboard = f'#!/bin/sh\nexec {sys.executable} -m generator "$@"\n'
        for name, text in {"python": python, "jobboard": jobboard}.items():
            (self.folder / name).write_text(text)
            (self.folder / name).chmod(0o755)


def test_a_push_builds_tells_and_deploys(repository, tmp_path):
    """From a repository without any program of ours, the action makes the site at its address and hands it to Pages."""
    before = git("rev-parse", "HEAD", cwd=repository)
    baker = repository / "content/postings/baker.md"
    baker.write_text(baker.read_text("utf-8").replace("2026-11-30", "2026-11-29"), "utf-8")
    commit(repository)
    run = Run(repository, tmp_path / "run", "push", before=before)

    assert run.code == 0, run.log
    assert (tmp_path / "run/installed").read_text().split()[-1] == str(HOUSE)
    assert 'href="https://user.github.io/repo/jobs/baker/"' in (repository / "site/jobs/baker/index.html").read_text()
    assert "<https://user.github.io/repo/jobs/baker/>" in run.summary
    assert "| `baker` | `Baker` |" in run.summary.partition("## Expiring soon")[2]
    assert [name for name, _ in run.used][-2:] == ["actions/upload-pages-artifact", "actions/deploy-pages"]
    assert dict(run.used)["actions/upload-pages-artifact"]["path"] == "./site"


def test_a_faulty_posting_is_left_out_and_the_run_ends_red_after_deploying(repository, tmp_path):
    """All that is healthy is deployed first; then the run fails, with the fault among its annotations."""
    write(repository, FAULTY)
    commit(repository)
    run = Run(repository, tmp_path / "run", "schedule")

    assert (run.code, run.used[-1][0]) == (1, "actions/deploy-pages")
    assert "::error file=content/postings/cook.md" in run.log
    assert (repository / "site/jobs/baker/index.html").is_file()


def test_a_pull_request_is_told_of_and_nothing_is_built(repository, tmp_path):
    """The summary tells what a change means, its faults are annotations, and no site and no deployment is made."""
    git("update-ref", "refs/remotes/origin/main", "HEAD", cwd=repository)
    git("switch", "--quiet", "--create", "change", cwd=repository)
    write(repository, FAULTY)
    commit(repository)
    run = Run(repository, tmp_path / "run", "pull_request")

    assert run.code == 1
    assert "### `content/postings/cook.md`: cannot be read" in run.summary
    assert "::error file=content/postings/cook.md" in run.log
    assert [name for name, _ in run.used] == ["actions/setup-python", "actions/upload-artifact"]
    assert (repository / "review/review.md").is_file()
    assert not (repository / "site").exists()


def test_a_site_for_another_host_is_built_and_left(repository, tmp_path):
    """Without deployment, Pages is not asked for anything."""
    run = Run(repository, tmp_path / "run", "push", deploy="false")

    assert run.code == 0, run.log
    assert not any("pages" in name for name, _ in run.used)
    assert (repository / "site/index.html").is_file()


def test_the_workflow_that_needs_only_this_action_has_ten_lines():
    """The document's workflow is short, gives what a deployment needs, and runs at pushes and daily."""
    text = re.search("```yaml\n(.*?)```", (HOUSE / "docs/action.md").read_text("utf-8"), re.DOTALL)[1]
    read = yaml.safe_load(text)

    assert len(text.strip().splitlines()) == 10
    assert {"push", "schedule", "workflow_dispatch"} == set(read[True])
    assert read["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert all(
        step["uses"].split("@")[0] in ("actions/checkout", "user/jobboard-generator")
        for step in read["jobs"]["board"]["steps"]
    )


@pytest.mark.parametrize("step", [step for step in STEPS if "run" in step], ids=lambda step: step["name"])
def test_no_script_holds_an_expression(step):
    """What comes from outside reaches a script as a variable, never as a part of it."""
    assert "${{" not in step["run"]
    assert step["shell"] == "bash"
