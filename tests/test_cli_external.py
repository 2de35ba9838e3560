"""``jobboard check --external``: links to other sites, asked of a host on this machine."""

from __future__ import annotations

import subprocess

import pytest

from tests.web_host import WebHost

BOARD = """
    -- board.toml --
    [board]
    name = "Bakers"
    demo = true
    navigation = [{{ label = "Guild", url = "{host}/gone" }}]

    -- content/postings/baker.md --
    ---
    title: Baker
    company: {{ name: Acme Bakery, url: "{host}/shy" }}
    location: Cork, Ireland
    date: 2026-11-02
    apply: https://acme.example/baker
    ---
    Bread for three cafés, from three in the morning, with people who like what they do and say good morning.

    More on [the oven]({host}/gone) and [the mill]({host}/ok?a=1&b=2).

    -- content/postings/draft.md --
    ---
    {{ title: Draft, draft: true, apply: "{host}/never" }}
    ---
    -- content/pages/about.md --
    # About

    Written by [the guild]({host}/gone).
"""


@pytest.fixture
def host():
    with WebHost() as host:
        yield host


@pytest.fixture
def board(workspace, host):
    return workspace(BOARD.format(host=host.at("")))


def told(ran):
    return [line.partition("]")[0] + "]" for line in ran.stderr.splitlines() if "[K30" in line]


def test_links_to_other_sites_are_looked_at_when_asked_for(board, host, run):  # noqa: ARG001 - the current folder
    """Each place of a dead link is told with its line; drafts, and addresses for examples, are not asked for."""
    quiet = run("check")
    ran = run("check", "--external", "20", "--format", "concise")

    assert ran.code == 0
    assert told(ran) == [
        "board.toml:4:41: warning[K301]",
        "content/pages/about.md:3:24: warning[K301]",
        "content/postings/baker.md:3:18: note[K303]",
        "content/postings/baker.md:10:20: warning[K301]",
    ]
    assert "Links to other sites: 3 asked for, 3 in all." in ran.stderr
    assert sorted(set(host.asked)) == [
        "GET /gone", "GET /shy", "HEAD /gone", "HEAD /ok?a=1&b=2", "HEAD /shy",
    ]  # fmt: skip
    assert "K30" not in quiet.stderr


def test_links_of_changed_files_are_asked_for_alone(board, host, run):
    """In a pull request, a change answers for its own links."""
    for command in ("init --quiet", "add .", "-c user.name=R -c user.email=r@example.com commit --quiet --message A"):
        subprocess.run(["git", *command.split()], check=True, cwd=board)
    about = board / "content/pages/about.md"
    about.write_text(about.read_text("utf-8").replace("/gone", "/ok"), "utf-8")
    ran = run("check", "--external", "--changed-since", "HEAD")

    assert (ran.code, told(ran), host.asked) == (0, [], ["HEAD /ok"])


def test_dead_links_fail_where_warnings_do(board, run):  # noqa: ARG001 - the current folder
    """With --strict a dead link ends the command with 1, as any warning does."""
    assert run("check", "--external", "--strict").code == 1
