"""Publishing on a branch of a local repository, as on one of GitHub's."""

import json
import subprocess

import pytest

from generator.model.config import Config
from generator.publish import Destination, cname_of, obstacles, plan_publication, push
from generator.publish.git import Git

TO = Destination()


@pytest.fixture(autouse=True)
def _own_git(monkeypatch, tmp_path):
    """Let git know a name, and nothing of the machine's settings."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for name, value in {"NAME": "Editor", "EMAIL": "editor@example.com"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)


def git(folder, *arguments):
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def board(tmp_path):
    """A board's folder under git, with a remote that is empty."""
    root = tmp_path / "board"
    root.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "remote.git")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "remote", "add", "origin", str(tmp_path / "remote.git"))
    write(root, {"content/postings/cook.md": "# Cook", "content/postings/nurse.md": "# Nurse"})
    git(root, "add", "content")
    git(root, "commit", "--quiet", "--message=Two postings")
    return root


def write(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def built(root, *slugs, base_url="https://user.github.io/repo/"):
    """Write what a build leaves behind for these postings, and nothing else."""
    site = root / "site"
    subprocess.run(["rm", "-rf", site], check=True)
    postings = [f"content/postings/{slug}.md" for slug in slugs]
    files = {"index.html": f"<p>{len(slugs)} postings", **{f"jobs/{slug}/index.html": slug for slug in slugs}}
    write(site, {**files, ".jobboard.json": json.dumps({"files": sorted(files), "postings": postings})})
    return Config(root=str(root), output=str(site), base_url=base_url)


def published(root):
    """Return what the remote's branch holds: file -> text."""
    remote = root.parent / "remote.git"
    names = git(remote, "ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    return {name: git(remote, "show", f"gh-pages:{name}") for name in names}


def publish(config, *, sure=False):
    outcome = plan_publication(config, TO, sure=sure)
    assert not outcome.diagnostics
    return push(outcome.value, config, TO)


def codes(outcome):
    return [found.code for found in outcome.diagnostics]


def test_the_first_publication_makes_the_branch(board):
    """A site is pushed as it is, with the file that keeps Jekyll away, and the board's own branch stays untouched."""
    config = built(board, "cook", "nurse")
    head = git(board, "rev-parse", "HEAD")
    outcome = publish(config)

    assert outcome.value == git(board.parent / "remote.git", "rev-parse", "gh-pages")
    assert {name: text for name, text in published(board).items() if name != ".jobboard.json"} == {
        ".nojekyll": "", "index.html": "<p>2 postings", "jobs/cook/index.html": "cook", "jobs/nurse/index.html": "nurse"
    }  # fmt: skip
    assert (git(board, "rev-parse", "HEAD"), git(board, "symbolic-ref", "HEAD")) == (head, "refs/heads/main")


def test_a_plan_names_each_file_that_would_change_and_changes_nothing(board):
    """What would be added, changed and removed is known before anything is pushed."""
    publish(built(board, "cook", "nurse"))
    before = published(board)
    write(board, {"content/postings/teacher.md": "# Teacher"})
    plan = plan_publication(built(board, "cook", "teacher"), TO).value

    assert (plan.added, plan.changed, plan.removed) == (
        ("jobs/teacher/index.html",), (".jobboard.json",), ("jobs/nurse/index.html",)
    )  # fmt: skip
    assert published(board) == before


def test_the_same_site_is_nothing_to_publish(board):
    """A site that is on the branch already needs no publication."""
    config = built(board, "cook")
    publish(config)

    assert plan_publication(config, TO).value.empty


def test_a_posting_whose_file_vanished_is_not_taken_down_unasked(board):
    """If a published posting has no file any more, the publication is refused, unless it is confirmed."""
    publish(built(board, "cook", "nurse"))
    (board / "content/postings/nurse.md").unlink()
    config = built(board, "cook")
    refused = plan_publication(config, TO)

    assert [(found.code, found.span.path) for found in refused.diagnostics] == [("P307", "content/postings/nurse.md")]
    assert publish(config, sure=True).value
    assert "jobs/nurse/index.html" not in published(board)


def test_a_board_whose_last_posting_closed_is_published_empty(board):
    """A closed posting keeps its file, so that taking its page down needs no confirmation."""
    publish(built(board, "cook"))
    publish(built(board))

    assert published(board)["index.html"] == "<p>0 postings"


def test_publishing_goes_on_from_what_others_published(board):
    """A checkout that never published, or long ago, continues the newest state of the branch."""
    publish(built(board, "cook"))
    git(board.parent, "clone", "--quiet", "--branch=gh-pages", "remote.git", "other")
    write(board.parent / "other", {"index.html": "<p>from elsewhere"})
    git(board.parent / "other", "commit", "--quiet", "--all", "--message=Elsewhere")
    git(board.parent / "other", "push", "--quiet")
    publish(built(board, "cook", "nurse"))

    assert published(board)["index.html"] == "<p>2 postings"
    assert git(board.parent / "remote.git", "rev-list", "--count", "gh-pages") == "3"


def test_a_branch_that_was_deleted_is_made_anew(board):
    """When the branch is gone at the remote, what this checkout remembers of it does not matter."""
    publish(built(board, "cook"))
    git(board.parent / "remote.git", "update-ref", "-d", "refs/heads/gh-pages")
    config = built(board, "cook")

    assert plan_publication(config, TO).value.added
    assert publish(config).value == git(board.parent / "remote.git", "rev-parse", "gh-pages")


def test_a_branch_of_others_is_not_replaced_unasked(board):
    """A branch whose files no board published is only replaced when that is confirmed."""
    git(board, "switch", "--quiet", "--orphan", "gh-pages")
    write(board, {"manual.html": "<p>written by hand"})
    git(board, "add", "manual.html")
    git(board, "commit", "--quiet", "--message=By hand")
    git(board, "push", "--quiet", "origin", "gh-pages")
    git(board, "switch", "--quiet", "main")
    config = built(board, "cook")

    assert codes(plan_publication(config, TO)) == ["P308"]
    assert publish(config, sure=True).value


def test_a_domain_is_named_on_the_branch_and_not_dropped_unasked(board):
    """A base URL at a domain of its own is named in CNAME; publishing for another address would lose it."""
    publish(built(board, "cook", base_url="https://jobs.example.com/"))
    named = published(board)["CNAME"]

    assert (named, codes(plan_publication(built(board, "cook"), TO))) == ("jobs.example.com", ["P309"])


@pytest.mark.parametrize(
    ("base_url", "domain"),
    [
        ("https://jobs.example.com/", "jobs.example.com"),
        ("https://jobs.example.com:8443/", "jobs.example.com"),
        ("https://jobs.example.com/board/", ""),
        ("https://user.github.io/", ""),
        ("https://user.github.io/repo/", ""),
        ("http://localhost/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("", ""),
    ],
)
def test_only_a_domain_of_its_own_is_named(base_url, domain):
    """GitHub's hosts, paths below another site and machines need no CNAME."""
    assert cname_of(base_url) == domain


def test_a_board_that_is_ready_meets_no_obstacle(board):
    """With a base URL, a remote and a name for git, nothing is in the way."""
    assert obstacles(built(board, "cook"), TO) == ()


def test_an_unknown_base_url_is_in_the_way(board):
    """A site that does not know where it will live is not published."""
    assert [found.code for found in obstacles(built(board, base_url=""), TO)] == ["P301"]


def test_a_folder_without_git_is_in_the_way(tmp_path):
    """A board that is in no repository has nowhere to publish to."""
    config = Config(root=str(tmp_path), output=str(tmp_path / "site"), base_url="https://user.github.io/repo/")

    assert [found.code for found in obstacles(config, TO)] == ["P302"]


def test_the_boards_own_branch_is_never_published_on(board):
    """Publishing on the branch that is checked out would remove the board from it."""
    assert [found.code for found in obstacles(built(board), Destination(branch="main"))] == ["P305"]


def test_a_missing_remote_and_name_are_in_the_way(board, monkeypatch):
    """Without a remote, and without a name to publish under, both are said at once."""
    monkeypatch.delenv("GIT_COMMITTER_NAME")

    assert [found.code for found in obstacles(built(board), Destination(remote="upstream"))] == ["P303", "P306"]


def test_a_remote_that_does_not_answer_is_said(board):
    """If the remote cannot be asked, nothing is compared and nothing is pushed."""
    (board.parent / "remote.git").rename(board.parent / "moved.git")
    outcome = plan_publication(built(board, "cook"), TO)

    assert (outcome.value, codes(outcome)) == (None, ["P304"])


@pytest.mark.posix
def test_a_push_that_is_refused_is_said_in_gits_own_words(board):
    """When the remote refuses, the branch there is as it was, and the reason is shown."""
    config = built(board, "cook")
    hook = board.parent / "remote.git/hooks/pre-receive"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'the branch is protected' >&2\nexit 1\n")
    hook.chmod(0o755)
    outcome = push(plan_publication(config, TO).value, config, TO)

    assert (outcome.value, codes(outcome)) == ("", ["P310"])
    assert "the branch is protected" in outcome.diagnostics[0].message
    assert not Git(board).data("ls-remote", "origin", "refs/heads/gh-pages")


def test_any_file_name_is_compared_as_it_is(board):
    """Names with spaces and letters of all languages are the same files on the branch as in the folder."""
    config = built(board, "cook")
    write(board / "site", {"media/über uns/Bild 1.svg": "<svg/>"})
    publish(config)

    assert plan_publication(config, TO).value.empty
