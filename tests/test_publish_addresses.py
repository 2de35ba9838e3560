"""``jobboard publish`` as an owner runs it: a project page, a user page and a domain, each with its own repository."""

from __future__ import annotations

import re
import subprocess

import pytest

BOARD = """
    -- board.toml --
    [board]
    name = "Bakers"
    {base_url}

    -- content/postings/baker.md --
    ---
    title: Baker
    company: Acme Bakery
    location: Cork, Ireland
    date: 2026-11-02
    apply: https://acme.io/baker
    ---
    Bread for three cafés, from three in the morning, with people who like what they do and say good morning.
    -- .gitignore --
    /site/
    /.cache/
"""


def git(*command, cwd):
    return subprocess.run(["git", *command], check=True, capture_output=True, text=True, cwd=cwd).stdout


@pytest.fixture
def owner(workspace, tmp_path_factory, monkeypatch):
    """A function that makes a board whose remote has an address of GitHub's, but is a repository of this disk."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")

    def make(repository, base_url=""):
        root = workspace(BOARD.format(base_url=base_url and f'base_url = "{base_url}"'))
        remote = tmp_path_factory.mktemp("github") / "remote.git"
        git("init", "--quiet", "--bare", "--initial-branch=main", str(remote), cwd=root)
        git("init", "--quiet", "--initial-branch=main", cwd=root)
        for key, value in {
            "user.name": "Robin Example", "user.email": "robin@example.com",
            f"url.{remote.as_uri()}.insteadOf": f"https://github.com/{repository}.git",
        }.items():  # fmt: skip
            git("config", key, value, cwd=root)
        git("remote", "add", "origin", f"https://github.com/{repository}.git", cwd=root)
        git("add", ".", cwd=root)
        git("commit", "--quiet", "--message", "A board", cwd=root)
        return root, remote

    return make


def published(remote):
    names = git("ls-tree", "-r", "--name-only", "gh-pages", cwd=remote).splitlines()
    return {name: git("show", f"gh-pages:{name}", cwd=remote) for name in names if not name.endswith((".png", ".ico"))}


@pytest.mark.parametrize(
    ("settings", "address", "cname"),
    [
        (("baker/jobs", ""), "https://baker.github.io/jobs/", None),
        (("baker/baker.github.io", ""), "https://baker.github.io/", None),
        (("baker/jobs", "https://jobs.acme.io/"), "https://jobs.acme.io/", "jobs.acme.io"),
        (("baker/jobs", "https://acme.io/jobs/"), "https://acme.io/jobs/", None),
    ],
    ids=["project page", "user page", "domain", "path of another site"],
)
def test_a_site_is_published_for_its_address(owner, run, settings, address, cname):
    """Wherever the site lives, what is pushed leads to itself there, and names its domain if it has one."""
    _, remote = owner(*settings)
    ran = run("publish")
    files = published(remote)
    base_path = "/" + address.split("/", 3)[3]
    hrefs = re.findall(r'(?:href|src)="(/[^"]*)"', files["index.html"])

    assert ran.code == 0, ran.stderr
    assert re.search(rf"^Published \w{{10}}: {address}$", ran.stdout, re.MULTILINE)
    assert hrefs
    assert all(href.startswith(base_path) for href in hrefs)
    assert f'<link rel="canonical" href="{address}jobs/baker/">' in files["jobs/baker/index.html"]
    assert files.get("CNAME") == cname
    assert ("robots.txt" in files) is (base_path == "/")


def test_what_changes_is_told_with_its_size(owner, run):
    """A dry run names each file, counts them, and holds the size of the site against what its host takes."""
    owner("baker/jobs")
    ran = run("publish", "--dry-run")

    assert "+ jobs/baker/index.html\n" in ran.stdout
    assert re.search(r"^\d+ files to add, 0 to change, 0 to remove\.$", ran.stdout, re.MULTILINE)
    assert re.search(r"^The site has 0\.\d MB of the 1,000 MB that its host publishes\.$", ran.stdout, re.MULTILINE)


def test_publishing_leaves_the_working_tree_as_it_is(owner, run):
    """Neither files nor what is staged nor the branch that is checked out are touched, however the tree lies."""
    root, remote = owner("baker/jobs")
    (root / "content/postings/cook.md").write_text("# Cook\n", "utf-8")
    git("add", "content/postings/cook.md", cwd=root)
    (root / "content/postings/cook.md").write_text("# Head cook\n", "utf-8")
    (root / "note.txt").write_text("mine\n", "utf-8")

    def state():
        files = {
            file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
            for file in sorted(root.rglob("*"))
            if file.is_file() and not {".git", ".cache", "site"} & set(file.relative_to(root).parts)
        }
        asked = ("status --porcelain", "diff --cached", "rev-parse HEAD", "symbolic-ref HEAD", "stash list")
        return files, [git(*command.split(), cwd=root) for command in asked]

    before = state()
    ran = run("publish")

    assert ran.code == 0, ran.stderr
    assert "jobs/cook/index.html" in published(remote)
    assert state() == before
