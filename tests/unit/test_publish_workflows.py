"""The workflows that check and publish a board on GitHub: their shape, and what their scripts do."""

import subprocess
from pathlib import Path

import pytest
import yaml

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
# The oldest releases that run on the node of today's runners.
RELEASES = {
    "actions/checkout": 7,
    "actions/setup-python": 7,
    "actions/configure-pages": 6,
    "actions/upload-pages-artifact": 5,
    "actions/deploy-pages": 5,
}


def workflow(name):
    """Return a workflow; YAML 1.1 reads the key ``on`` as true."""
    read = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text("utf-8"))
    return {"on" if key is True else key: value for key, value in read.items()}


def step(job, name):
    return next(step for step in workflow("publish")["jobs"][job]["steps"] if step.get("name") == name)


def names(steps):
    return [step.get("name") or step["uses"].partition("@")[0] for step in steps]


@pytest.fixture
def bash(tmp_path):
    """Run a step's script as GitHub does, beside programs given as scripts; code, output and what it hands on."""

    def bash(script, *, programs, **variables):
        for name, text in programs.items():
            (tmp_path / name).write_text(f"#!/bin/sh\n{text}\n")
            (tmp_path / name).chmod(0o755)
        handed = tmp_path / "outputs"
        handed.touch()
        environment = {
            "PATH": f"{tmp_path}:/usr/bin:/bin", "GITHUB_OUTPUT": str(handed), "GITHUB_REPOSITORY": "user/repo",
            "GITHUB_SERVER_URL": "https://github.com",
        }  # fmt: skip
        done = subprocess.run(
            ["bash", "-e", "-c", script], cwd=tmp_path, env=environment | variables,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout, handed.read_text()

    return bash


@pytest.mark.parametrize("name", ["check", "publish"])
def test_actions_are_recent_enough_for_todays_runners(name):
    """Each action is one we know, in a release that still runs."""
    steps = [step for job in workflow(name)["jobs"].values() for step in job["steps"] if "uses" in step]
    used = {action: int(release.removeprefix("v")) for action, _, release in (s["uses"].partition("@") for s in steps)}

    assert used
    assert all(release >= RELEASES[action] for action, release in used.items())


def test_a_pull_request_is_checked_without_any_right_to_write():
    """The check sees pull requests, may read and nothing else, and shows faults as annotations."""
    check = workflow("check")
    steps = check["jobs"]["check"]["steps"]

    assert (set(check["on"]), check["permissions"]) == ({"pull_request"}, {"contents": "read"})
    assert "permissions" not in check["jobs"]["check"]
    assert "secrets" not in (WORKFLOWS / "check.yml").read_text("utf-8").replace("no secrets", "")
    assert steps[-1]["run"] == "jobboard check --format github"


def test_the_board_is_published_at_every_push_and_daily():
    """Postings close with time, so a board is built each day; deployments neither overlap nor stop halfway."""
    publish = workflow("publish")

    assert list(publish["on"]) == ["push", "schedule", "workflow_dispatch"]
    assert publish["on"]["schedule"][0]["cron"].split()[2:] == ["*", "*", "*"]
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_only_the_deployment_may_write():
    """Whatever is installed to build runs with the right to read; the job that may deploy runs nothing but that."""
    jobs = workflow("publish")["jobs"]

    assert workflow("publish")["permissions"] == {"contents": "read"}
    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}


def test_steps_come_in_an_order_that_tells_early_and_fails_late():
    """First is asked whether Pages is enabled; last, after the deployment, whether anything was left out."""
    jobs = workflow("publish")["jobs"]

    assert names(jobs["build"]["steps"]) == [
        "Is GitHub Pages enabled?", "actions/checkout", "actions/setup-python", "Install the generator",
        "actions/configure-pages", "Build what is healthy", "Remember what was left out",
        "actions/upload-pages-artifact",
    ]  # fmt: skip
    assert names(jobs["deploy"]["steps"]) == ["actions/deploy-pages", "Was everything published?"]
    assert jobs["deploy"]["needs"] == "build"


@pytest.mark.parametrize(
    ("gh", "code", "said"),
    [
        ("echo workflow", 0, ""),
        ("echo legacy", 1, "GitHub Pages shows a branch::Open https://github.com/user/repo/settings/pages"),
        (
            "echo 'gh: Not Found (HTTP 404)' >&2; exit 1",
            1,
            "is not enabled::Open https://github.com/user/repo/settings/pages",
        ),
        ("echo 'gh: Server Error (HTTP 502)' >&2; exit 1", 1, "Look at https://github.com/user/repo/settings/pages"),
    ],
)
def test_what_keeps_pages_from_working_is_said_with_the_address_of_the_setting(bash, gh, code, said):
    """If Pages is not enabled, or serves a branch, the run ends at once and links to the setting."""
    ended, output, _ = bash(step("build", "Is GitHub Pages enabled?")["run"], programs={"gh": gh})

    assert (ended, said in output) == (code, True)


@pytest.mark.parametrize(("code", "ended"), [(0, 0), (3, 0), (1, 1), (70, 70)])
def test_a_site_without_some_postings_is_deployed_and_a_failed_build_is_not(bash, code, ended):
    """The code 3 of a build that left postings out is remembered; any other fault ends the run before deployment."""
    script = step("build", "Build what is healthy")["run"]
    found, _, handed = bash(script, programs={"jobboard": f"exit {code}"}, BASE_URL="https://user.github.io/repo")

    assert (bool(found), handed) == (bool(ended), f"code={code}\n")


def test_what_was_left_out_is_remembered_without_what_was_not(bash):
    """Of all that a check finds, the errors are kept: they are what kept postings out."""
    check = "echo 'a.md:2: error[F101]: no title'\necho 'b.md: warning[J101]: no company'\nexit 1"
    _, _, handed = bash(step("build", "Remember what was left out")["run"], programs={"jobboard": check})

    assert handed.splitlines()[1:-1] == ["a.md:2: error[F101]: no title"]


def test_the_run_ends_red_and_names_what_was_left_out(bash):
    """After the deployment, the last step fails and names each fault."""
    last = step("deploy", "Was everything published?")
    code, output, _ = bash(last["run"], programs={}, LEFT_OUT="a.md:2: error[F101]: no title\nb.md: error[B201]: empty")

    assert last["if"] == "needs.build.outputs.left_out != ''"
    assert (code, "b.md: error[B201]: empty" in output, "::2 error(s)" in output) == (1, True, True)
