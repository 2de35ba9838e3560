"""A whole small board: the tree that it becomes, and what is said on the way."""

import re

import pytest

from generator.account import Account
from generator.cache.manifest import LISTING
from generator.checks.size import check_size
from generator.cli.build import is_large
from generator.model import config
from tests.board import Board

BOARD = """
    -- board.toml --
    [board]
    name = "Bakers and cooks"
    description = "Work with flour and fire."
    base_url = "https://user.github.io/bakers/"
    demo = true
    navigation = [{ label = "About", page = "about" }]

    [facets]
    show = ["location", "skills"]

    -- content/pages/about.md --
    # About

    Two jobs, both warm.

    -- content/postings/baker.md --
    ---
    title: Baker
    company: Example Bakery
    location: Leipzig, Germany
    salary: 2,600 - 2,900 EUR a month
    skills: [Sourdough]
    date: 2026-11-02
    expires: 2026-12-31
    apply: jobs@bakery.example
    ---
    You begin at three in the morning, with the ovens, and are home by noon.

    ## What you will do

    - Bake **bread**
    - Talk to the [cook](cook.md)

    -- content/postings/cook.md --
    # Cook

    **Company:** Example Inn
    **Location:** Lyon, France
    **Salary:** from 14 € an hour
    **Posted:** 2026-11-10
    **Apply:** https://inn.example/jobs/cook

    Lunch for forty, with what the market has.
"""


def told(tree):
    """Return a tree as one text, each file under its name, without assets and their versions."""
    parts = []
    for name, data in tree.items():
        if name.startswith("assets/"):
            continue
        text = re.sub(r"\?v=[0-9a-f]{8}", "?v=VERSION", data.decode())
        text = re.sub(r'"build":"[0-9a-f]+"', '"build":"DIGEST"', text)
        parts.append(f"-- {name} --\n{text.rstrip()}\n")
    return "\n".join(parts)


def test_a_board_becomes_this_tree(workspace, golden):
    """Two postings and a page of the owner's become exactly these files."""
    board = Board(workspace(BOARD)).build()
    text = told(board.tree())

    assert board.findings == ()
    assert text == golden("tree.txt", text)


def test_this_is_said_of_a_build(workspace, run, golden):
    """A build of a sound board ends with one line; one with gaps tells each with its remedy, and where it lies."""
    workspace(BOARD)
    sound = run("build")
    workspace("-- content/postings/gap.md --\n# Waiter\n\nWe pay well.\n")
    gaps = run("build")
    workspace("-- content/postings/gap.md --\n---\ntitle: Waiter: evenings\n---\nWe pay well.\n")
    broken = run("build")
    said = "".join(
        f"$ jobboard build  # ends with {ran.code}\n{ran.stdout}{ran.stderr}\n" for ran in (sound, gaps, broken)
    )
    said = re.sub(r"in \d+\.\d s", "in SECONDS s", said)

    assert said == golden("build.txt", said)


def test_the_size_of_a_site_is_that_of_its_files(tmp_path):
    """What a build says of each kind adds up to the bytes on the disk, also where it rendered only some of them."""
    board = Board(tmp_path).fill(20).write("content/postings/posting-001.pdf", "a leaflet").build()
    (tmp_path / "content/postings/posting-002.md").unlink()
    cold, warm = board.made.account.sizes, board.build().made.account.sizes
    tree = board.tree()
    del tree[LISTING]

    assert sum(warm.values()) == sum(map(len, tree.values()))
    assert warm["pictures and files"] == len("a leaflet")
    assert warm["pages of postings"] < cold["pages of postings"]
    assert list(warm.values()) == sorted(warm.values(), reverse=True)


@pytest.mark.parametrize(
    ("size", "limit", "told", "warned"),
    [(500, 1_000, False, False), (501, 1_000, True, False), (1_001, 1_000, True, True), (1_001, 0, False, False)],
)
def test_a_large_site_is_told_before_it_is_too_large(size, limit, told, warned):
    """More than half of what the host publishes is told, more than all of it is warned of; no limit, no word."""
    sizes = {"lists": size * 1_000_000}
    board = config.Board(outputs=config.Outputs(site_limit=limit))

    assert is_large(Account(sizes=sizes), board) is told
    assert bool(check_size(sizes, limit)) is warned
