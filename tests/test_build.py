"""A whole small board: the tree that it becomes, and what is said on the way."""

import re

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
