"""Where the site will live: said by the first that knows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.base_url import normal_url, pages_url
from generator.load.config import load_config

GIT = '[core]\n\tbare = false\n[remote "up"]\n\turl = https://github.com/no/no\n[remote "origin"]\n\turl = {}\n'


def lives(root: Path, base_url: str | None = None, **environment: str) -> tuple[str, str]:
    """Return the base URL of a board and how it is known."""
    config = load_config(root, base_url=base_url, environment=environment).value
    return config.base_url, config.base_url_origin


def test_the_stronger_wins(tmp_path):
    """The option comes before board.toml, that before CNAME, that before the environment, that before git's remote."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(GIT.format("git@github.com:Acme/jobs.git"), "utf-8")
    seen = [lives(tmp_path), lives(tmp_path, GITHUB_REPOSITORY="Acme/board")]
    (tmp_path / "overrides/static").mkdir(parents=True)
    (tmp_path / "overrides/static/CNAME").write_text("jobs.acme.example\n", "utf-8")
    seen.append(lives(tmp_path, GITHUB_REPOSITORY="Acme/board"))
    (tmp_path / "board.toml").write_text('[board]\nbase_url = "https://acme.example/jobs"', "utf-8")
    seen += [lives(tmp_path), lives(tmp_path, base_url="http://localhost:8000/x")]

    assert seen == [
        ("https://acme.github.io/jobs/", "the git remote origin"),
        ("https://acme.github.io/board/", "GITHUB_REPOSITORY"),
        ("https://jobs.acme.example/", "overrides/static/CNAME"),
        ("https://acme.example/jobs/", "board.toml"),
        ("http://localhost:8000/x/", "--base-url"),
    ]


@pytest.mark.parametrize(
    ("address", "url"),
    [
        ("https://github.com/acme/jobs.git", "https://acme.github.io/jobs/"),
        ("https://token@github.com/acme/jobs", "https://acme.github.io/jobs/"),
        ("git@github.com:acme/jobs.page.git", "https://acme.github.io/jobs.page/"),
        ("ssh://git@github.com/acme/acme.github.io.git", "https://acme.github.io/"),
        ("https://github.com.evil.example/acme/jobs", ""),
        ("https://notgithub.com/acme/jobs", ""),
        ("https://gitlab.com/acme/jobs", ""),
        ("/srv/git/jobs.git", ""),
    ],
)
def test_git_remote_on_github_says_where_pages_live(tmp_path, address, url):
    """The remote `origin` of a checkout gives the address of GitHub Pages; other hosts give none."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_text(GIT.format(address), "utf-8")

    assert lives(tmp_path)[0] == url


def test_work_tree_beside_its_repository_knows_its_remote(tmp_path):
    """A git work tree, whose `.git` is a file, has the address of its repository."""
    (tmp_path / "repo/.git/worktrees/draft").mkdir(parents=True)
    (tmp_path / "repo/.git/config").write_text(GIT.format("https://github.com/acme/jobs"), "utf-8")
    (tmp_path / "repo/.git/worktrees/draft/commondir").write_text("../..\n", "utf-8")
    (tmp_path / "draft").mkdir()
    (tmp_path / "draft/.git").write_text(f"gitdir: {tmp_path}/repo/.git/worktrees/draft\n", "utf-8")

    assert lives(tmp_path / "draft")[0] == "https://acme.github.io/jobs/"


def test_broken_git_settings_are_no_fault(tmp_path):
    """A `.git` that cannot be read says nothing, and nothing is said of it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git/config").write_bytes(b"\xff[[[remote\n=\x00")

    assert lives(tmp_path) == ("", "")


def test_another_forge_has_other_pages(tmp_path):
    """A repository of a GitHub server of one's own says nothing of where its pages live."""
    assert lives(tmp_path, GITHUB_REPOSITORY="acme/jobs", GITHUB_SERVER_URL="https://git.acme.example") == ("", "")


def test_address_that_is_none_is_told_and_not_replaced(tmp_path):
    """A wrong option is an error; the site does not quietly go elsewhere."""
    outcome = load_config(tmp_path, base_url="jobs", environment={"GITHUB_REPOSITORY": "acme/jobs"})

    assert [found.code for found in outcome.diagnostics] == ["P106"]
    assert outcome.value.base_url == ""


def test_wrong_cname_is_told_in_its_file(tmp_path):
    """A CNAME that holds no host is told where it stands."""
    (tmp_path / "CNAME").write_text("jobs_acme/com?", "utf-8")
    (found,) = load_config(tmp_path, environment={}).diagnostics

    assert (found.span.path, found.span.line) == ("CNAME", 1)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("https://user.github.io/repo", "https://user.github.io/repo/"),
        ("HTTPS://User.GitHub.io", "https://user.github.io/"),
        ("https://münchen.de/jöbs/", "https://xn--mnchen-3ya.de/j%C3%B6bs/"),
        ("https://a.example:8443/a/b/", "https://a.example:8443/a/b/"),
        ("ftp://a.example/", None),
        ("https:///a", None),
        ("https://a.example/#x", None),
        ("https://a.example/?x", None),
        ("https://me:secret@a.example/", None),
        ("https://a.example//b/", None),
        ("https://a.example/../b/", None),
        ("https://a.example/b/..", None),
        ("https://a com/", None),
        ("https://a.example:99999/", None),
        ("https://[::1/", None),
        ("", None),
    ],
)
def test_base_url_has_one_form(text, url):
    """A base URL is http or https, in ASCII, with a slash at its end, and nothing behind its path."""
    assert normal_url(text) == url


@given(st.text() | st.from_regex(r"https?://[a-zé.:@-]{0,12}(/[a-zé%.? #-]{0,6}){0,3}", fullmatch=True))
def test_base_url_in_its_form_stays_so(text):
    """Any text is a base URL or not, without an error; and the form of one is its own."""
    url = normal_url(text)

    assert url is None or (url.isascii() and url.endswith("/") and normal_url(url) == url)


def test_repository_named_for_its_host_lives_at_the_root():
    """`user.github.io` is at the root of its host, whatever the capitals of the user."""
    assert pages_url("User/user.github.io") == "https://user.github.io/"
