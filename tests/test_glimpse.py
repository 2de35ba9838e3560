"""What is shown of an edit before the board is built is what the build then makes."""

from __future__ import annotations

import random
import re

import pytest

from generator.glimpse import Glimpse, Outlook
from generator.load.config import load_config
from tests.board import Board, posting

COOK = "content/postings/posting-003.md"
PAGE = "jobs/posting-003/index.html"
# Edits of one passage of the cook's posting.
EDITS = {
    "title": ("title: Cook 3", "title: Chef 3"),
    "salary": ("salary: ~", "salary: 90,000 - 95,000 EUR per year"),
    "body": ("Plan the week", "Plan the year"),
    "a skill that others have": ("apply:", "skills: [Python]\napply:"),
    "a skill that nobody has": ("apply:", "skills: [Cobol]\napply:"),
    "the last of a skill": ("skills: [Welding]\n", ""),
    "place": ("location: Austin, TX", "location: Berlin, Germany"),
    "a place that nobody has": ("location: Austin, TX", "location: Tokyo, Japan"),
    "company": ("company: Company 3", "company: Company 2"),
    "a company that nobody knows": ("company: Company 3", "company:\n  name: Ninth\n  url: https://ninth.example/"),
    "the company's address": ("company: Company 3", "company:\n  name: Company 3\n  url: https://three.example/"),
    "date": ("date: 2026-11-17", "date: 2026-10-10"),
    "last day": ("apply:", "expires: 2026-11-24\napply:"),
    "to be published later": ("date: 2026-11-17", "date: 2027-01-01"),
    "a draft": ("apply:", "draft: true\napply:"),
}


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """A board of forty postings, some with skills, one closed, one whose company has a profile."""
    board = Board(tmp_path_factory.mktemp("board")).fill(40)
    board.write("content/companies/company-1.md", "---\nname: Company 1\nurl: https://one.example/\n---\nWe are one.\n")
    for number in range(0, 40, 2):
        board.edit(f"content/postings/posting-{number:03}.md", "apply:", "skills: [Python, Kafka]\napply:")
    board.write(COOK, posting(3, location="Austin, TX").replace("apply:", "skills: [Welding]\napply:"))
    board.write(
        "content/postings/over.md", posting(5).replace("apply:", "skills: [Cobol, Welding]\nclosed: true\napply:")
    )
    return board


@pytest.fixture
def board(start, tmp_path):
    """A copy of the board, built as the preview does."""
    return start.fresh(tmp_path / "board").build(preview=True)


def outlook_of(board: Board) -> Outlook:
    config = load_config(board.root, output=None, base_url=None, preview=True).value
    return Outlook(config, board.made.plan)


def unversioned(page: bytes | None) -> bytes | None:
    """Return a page without the number of the filter's data, which counts over the whole board."""
    return page and re.sub(rb"index/[^\"]*", b"", page)


def wrong(glimpse: Glimpse, before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Name the pages of postings that are built otherwise than they were shown, or left as they were."""
    pages = [name for name in after if re.fullmatch(r"jobs/[^/]+/index.html", name)]
    return [name for name in pages if (glimpse.file(name) or before.get(name)) != after[name]]


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_is_shown_of_an_edit_is_what_will_be_built(board, edit):
    """After an edit every posting's page stands as the whole build makes it, the edited one made anew."""
    outlook, before = outlook_of(board), board.tree()
    board.edit(COOK, *edit)
    glimpse = outlook.after([board.root / COOK])
    shown = glimpse.file(PAGE)
    after = board.build(preview=True).tree()

    assert shown is not None
    assert wrong(glimpse, before, after) == []


@pytest.mark.parametrize("seed", range(12))
def test_edits_of_several_files_are_shown_as_they_will_be_built(board, seed):
    """So it is after a few edits at once, whatever they are."""
    chance = random.Random(seed)  # noqa: S311 - a test that can be repeated
    outlook, before = outlook_of(board), board.tree()
    files = chance.sample(sorted((board.root / "content/postings").glob("posting-*.md")), 4)
    for file in files:
        path = file.relative_to(board.root).as_posix()
        for old, new in chance.sample(
            [
                (r"title: .*", f"title: Smith {seed}"),
                (r"salary: .*", "salary: 20 EUR per hour"),
                (r"location: .*", chance.choice(["location: Oslo, Norway", "location: Paris, France"])),
                (r"company: .*", chance.choice(["company: Company 1", "company: Company 2", "company: Tenth"])),
                (
                    r"(skills: .*\n)?apply:",
                    chance.choice(["apply:", "skills: [Kafka]\napply:", "skills: [Zig]\napply:"]),
                ),
                (r"date: .*", f"date: 2026-11-{chance.randint(10, 21)}"),
                (r"Plan the week", "Rest"),
            ],
            3,
        ):
            board.write(path, re.sub(old, new, board.read(path)))
    glimpse = outlook.after(files)
    after = board.build(preview=True).tree()

    assert wrong(glimpse, before, after) == []
