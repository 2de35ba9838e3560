"""The workflows that check and publish a board on GitHub: their shape, and what their scripts do."""

import re
import subprocess
from pathlib import Path

import pytest
import yaml

pytestmark = pytest.mark.posix

WORKFLOWS = Path(__file__).parents[2] / ".github" / "workflows"
# The oldest releases that run on the node of today's runners.
RELEASES = {
    "actions/cache": 6,
    "actions/cache/restore": 6,
    "actions/checkout": 7,
    "actions/setup-python": 7,
    "actions/configure-pages": 6,
    "actions/download-artifact": 8,
    "actions/upload-artifact": 7,
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


@pytest.mark.parametrize("name", ["check", "publish", "tests"])
def test_actions_are_recent_enough_for_todays_runners(name):
    """Each action is one we know, in a release that still runs."""
    steps = [step for job in workflow(name)["jobs"].values() for step in job["steps"] if "uses" in step]
    used = {action: int(release.removeprefix("v")) for action, _, release in (s["uses"].partition("@") for s in steps)}

    assert used
    assert all(release >= RELEASES[action] for action, release in used.items())


@pytest.mark.parametrize("name", ["check", "publish", "tests"])
def test_no_job_has_a_right_that_it_does_not_name(name):
    """A workflow gives no right to all of its jobs; each job says which it needs, and how long it may take."""
    read = workflow(name)

    assert read["permissions"] == {}
    assert all(job["permissions"] and job["timeout-minutes"] for job in read["jobs"].values())


def test_a_pull_request_is_checked_without_any_right_to_write():
    """The check sees pull requests, may read and nothing else, and no step keeps a key of the repository."""
    check = workflow("check")
    steps = [step for job in check["jobs"].values() for step in job["steps"]]

    assert set(check["on"]) == {"pull_request"}
    assert all(job["permissions"] == {"contents": "read"} for job in check["jobs"].values())
    assert "secrets." not in (WORKFLOWS / "check.yml").read_text("utf-8")
    assert all(
        step["with"]["persist-credentials"] is False
        for step in steps
        if step.get("uses", "").startswith("actions/checkout")
    )


def test_a_pull_request_hears_what_it_means_before_it_fails():
    """The report and its pictures come first, and cannot fail; the check for faults is the last step."""
    jobs = workflow("check")["jobs"]

    assert names(jobs["check"]["steps"])[-4:] == [
        "Tell what the change means", "actions/upload-artifact", "Say where the pictures are", "Look for faults",
    ]  # fmt: skip
    assert (
        jobs["check"]["steps"][-1]["run"] == 'jobboard check --format github --changed-since "origin/$GITHUB_BASE_REF"'
    )


def test_the_site_of_a_pull_request_is_built_where_nothing_is_to_be_had():
    """Templates of a change run when its site is built: in a job of its own, whose memory no other run reads."""
    site = workflow("check")["jobs"]["site"]

    assert "needs" not in site
    assert not any("cache" in step.get("uses", "") for step in site["steps"])
    assert [step["with"]["path"] for step in site["steps"] if "upload-artifact" in step.get("uses", "")] == ["site"]


def test_the_board_is_published_at_every_push_and_daily():
    """Postings close with time, so a board is built each day; deployments neither overlap nor stop halfway."""
    publish = workflow("publish")

    assert list(publish["on"]) == ["push", "schedule", "workflow_dispatch"]
    assert publish["on"]["schedule"][0]["cron"].split()[2:] == ["*", "*", "*"]
    assert publish["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_only_jobs_that_run_nothing_of_the_board_may_write():
    """Whatever is installed to build runs with the right to read; who may deploy or comment installs nothing."""
    jobs = workflow("publish")["jobs"]

    assert jobs["build"]["permissions"] == {"contents": "read", "pages": "read"}
    assert jobs["deploy"]["permissions"] == {"pages": "write", "id-token": "write"}
    assert jobs["tell"]["permissions"] == {"contents": "write", "issues": "write"}
    for job in ("deploy", "tell"):
        assert not any(re.search(r"jobboard \w|pip |checkout", str(step)) for step in jobs[job]["steps"])


def test_steps_come_in_an_order_that_tells_early_and_fails_late():
    """First is asked whether Pages is enabled; last, after the deployment, whether anything was left out."""
    jobs = workflow("publish")["jobs"]

    assert names(jobs["build"]["steps"]) == [
        "Is GitHub Pages enabled?", "actions/checkout", "actions/setup-python", "Install the generator",
        "actions/configure-pages", "Remember what the last run read and wrote", "Build what is healthy",
        "Remember what was left out", "Write down what there is to tell", "actions/upload-artifact",
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


def test_what_authors_wrote_is_no_command_of_the_run(bash):
    """While faults are named, GitHub listens to no command; it does again for the error of the run."""
    last = step("deploy", "Was everything published?")
    _, output, _ = bash(last["run"], programs={}, LEFT_OUT="a.md: error[F101]: ##[add-mask]x")
    before, stopped, rest = output.partition("::stop-commands::")
    end = rest.partition("\n")[0]

    assert stopped
    assert "##[" not in before
    assert rest.index("##[add-mask]") < rest.index(f"::{end}::") < rest.index("::error title")


@pytest.mark.parametrize(("event", "before", "told"), [
    ("push", "abc", True), ("push", "0" * 40, False), ("schedule", "", False), ("workflow_dispatch", "", False),
])  # fmt: skip
def test_what_a_push_changed_is_written_down_if_it_is_known(bash, tmp_path, event, before, told):
    """A push from a commit that is there is told of; a new branch and a run by the clock have no before."""
    script = step("build", "Write down what there is to tell")["run"]
    programs = {"git": '[ "$3" = "abc^{commit}" ]', "jobboard": 'echo "$@"'}
    code, _, _ = bash(
        script, programs=programs, GITHUB_EVENT_NAME=event, BEFORE=before, BASE_URL="https://user.github.io/repo"
    )
    published = tmp_path / "told/published.md"

    assert code == 0
    assert (tmp_path / "told/expiring.md").read_text() == "list expiring --within 14 --format markdown\n"
    assert published.exists() is told
    if told:
        assert published.read_text() == "review --base abc --live https://user.github.io/repo\n"


def test_a_history_that_was_written_anew_does_not_keep_a_board_from_its_visitors(bash, tmp_path):
    """If what a push changed cannot be told, nothing is told, and the site is deployed."""
    programs = {"git": "exit 0", "jobboard": '[ "$1" = list ]'}
    script = step("build", "Write down what there is to tell")["run"]
    code, _, _ = bash(script, programs=programs, GITHUB_EVENT_NAME="push", BEFORE="abc", BASE_URL="https://x.example")

    assert code == 0
    assert not (tmp_path / "told/published.md").exists()


@pytest.mark.parametrize(("known", "asked"), [
    ("", "--method POST repos/user/repo/commits/c0ffee/comments --field body=@told/published.md"),
    ("7", "--method PATCH repos/user/repo/comments/7 --field body=@told/published.md"),
])  # fmt: skip
def test_a_commit_has_one_comment(bash, tmp_path, known, asked):
    """The first run of a commit comments on it, a later one changes that comment; without news there is none."""
    (tmp_path / "told").mkdir()
    gh = f'case "$*" in *--jq*) echo "{known}";; *) echo "$@" >> said;; esac'
    script = step("tell", "Comment on the commit")["run"]
    quiet, _, _ = bash(script, programs={"gh": gh}, GITHUB_SHA="c0ffee")
    silent = (tmp_path / "said").exists()
    (tmp_path / "told/published.md").write_text("news")
    code, _, _ = bash(script, programs={"gh": gh}, GITHUB_SHA="c0ffee")

    assert (quiet, silent, code) == (0, False, 0)
    assert (tmp_path / "said").read_text().strip() == f"api --silent {asked}"


@pytest.mark.parametrize(("soon", "known", "asked"), [
    ("| a |", "", "--method POST repos/user/repo/issues --field title=Expiring soon --field body=@told/issue.md"),
    ("| a |", "3", "--method PATCH repos/user/repo/issues/3 --field state=open --field body=@told/issue.md"),
    ("", "3", "--method PATCH repos/user/repo/issues/3 --field state=closed --field body=@told/issue.md"),
    ("", "", ""),
])  # fmt: skip
def test_one_issue_tells_what_ends_soon(bash, tmp_path, soon, known, asked):
    """The issue is opened when something ends soon, kept up to date, and closed when nothing does."""
    (tmp_path / "told").mkdir()
    (tmp_path / "told/expiring.md").write_text(soon)
    gh = f'case "$*" in *--jq*) echo "{known}";; *) echo "$@" >> said;; esac'
    code, _, _ = bash(step("tell", 'Keep the issue "Expiring soon"')["run"], programs={"gh": gh})
    said = (tmp_path / "said").read_text().strip() if (tmp_path / "said").exists() else ""

    assert (code, said) == (0, f"api --silent {asked}" if asked else "")
    assert soon in (tmp_path / "told/issue.md").read_text()


def test_a_repository_without_issues_is_told_and_not_failed(bash, tmp_path):
    """Where issues are switched off, the run says so and ends well."""
    (tmp_path / "told").mkdir()
    (tmp_path / "told/expiring.md").write_text("| a |")
    code, output, _ = bash(step("tell", 'Keep the issue "Expiring soon"')["run"], programs={"gh": "exit 1"})

    assert (code, "has no issues" in output) == (0, True)


def test_the_generator_is_tested_on_every_system_and_version():
    """Three systems, and each version of Python that the package says it runs on; workflows are looked at, too."""
    jobs = workflow("tests")["jobs"]
    matrix = jobs["tests"]["strategy"]["matrix"]

    assert matrix["system"] == ["ubuntu-latest", "macos-latest", "windows-latest"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert "make workflows" in [step.get("run") for step in jobs["code"]["steps"]]
