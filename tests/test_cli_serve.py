"""`jobboard serve` without its browser: what each round of the preview makes of the board."""

from __future__ import annotations

import pytest

from generator.cache.store import Store
from generator.cli.options import Asked
from generator.cli.serve import Attempts
from generator.parallel import SERIAL
from tests.board import NOON, SETTINGS, Board, posting

BROKEN = posting(9, title="Chief: cook")


@pytest.fixture
def board(tmp_path):
    """A board of one sound posting and one that cannot be read."""
    board = Board(tmp_path).write("board.toml", SETTINGS)
    return board.write("content/postings/baker.md", posting(1)).write("content/postings/chief.md", BROKEN)


@pytest.fixture
def attempts(board):
    """The rounds of a preview of this board."""
    with Store(board.root / ".cache" / "generator.sqlite") as store:
        yield Attempts(Asked(root=board.root, output=board.root / "shown", no_cache=False, now=NOON), store, SERIAL)


def shown(board):
    return {folder.name for folder in (board.root / "shown" / "jobs").iterdir() if (folder / "index.html").exists()}


def test_a_posting_that_was_broken_before_hides_itself_alone(board, attempts):
    """A fault that was there at the start, or came with a new file, is told, and all other postings are shown."""
    first = attempts(lambda *_: None)
    board.write("content/postings/waiter.md", posting(2)).write("content/postings/new.md", BROKEN)
    second = attempts(lambda *_: None)

    assert [(one.refused, "F107" in {found.code for found in one.found}) for one in (first, second)] == [
        (False, True)
    ] * 2
    assert shown(board) == {"baker", "waiter"}


def test_how_to_begin_is_said_to_the_owner_alone(tmp_path):
    """Where there is no posting, the preview tells how to add one, and the site that there is none."""
    board = Board(tmp_path).write("board.toml", SETTINGS).write("content/pages/about.md", "# About\n")
    with Store(board.root / ".cache" / "generator.sqlite") as store:
        Attempts(Asked(root=board.root, output=board.root / "shown", now=NOON), store, SERIAL)(lambda *_: None)

    assert "Put a Markdown file" in board.read("shown/index.html")
    assert "Put a Markdown file" not in board.build().read("site/index.html")


def test_a_posting_that_breaks_while_it_is_looked_at_keeps_its_page(board, attempts):
    """What was shown of a posting stays until it is mended, and then both that were broken are shown."""
    attempts(lambda *_: None)
    board.write("content/postings/baker.md", BROKEN)
    broken = attempts(lambda *_: None)
    kept = shown(board)
    board.write("content/postings/baker.md", posting(1)).write("content/postings/chief.md", posting(9))

    assert (broken.refused, kept) == (True, {"baker"})
    assert not attempts(lambda *_: None).refused
    assert shown(board) == {"baker", "chief"}
