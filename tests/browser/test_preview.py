"""`jobboard serve` as an editor meets it: the browser beside the editor."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.board import NOON, SETTINGS, Board, posting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parents[2]
COOK = "content/postings/cook.md"
ADDRESS = re.compile(r"The preview is at (\S+)")


class Preview:
    """A preview that runs in a process of its own."""

    def __init__(self, board: Board) -> None:
        program = [sys.executable, "-m", "generator", "serve", "--port", "0", "--now", f"{NOON:%Y-%m-%d}"]
        self._log = board.root / "said.txt"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [*program, "--root", board.root, "--format", "concise"], cwd=PROJECT, stderr=log, env=os.environ
            )
        while not (found := ADDRESS.search(self.said)) and self._process.poll() is None:
            time.sleep(0.05)
        assert found, self.said
        self.address = found[1]

    @property
    def said(self) -> str:
        """What the terminal shows."""
        return self._log.read_text()

    def says(self, text: str) -> bool:
        """Wait until the terminal shows a text."""
        until = time.monotonic() + 10
        while text not in self.said and time.monotonic() < until:
            time.sleep(0.05)
        return text in self.said

    def end(self) -> int:
        """Interrupt it, and return how it ended."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=10)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board of two postings, one of them a draft; each test leaves it whole."""
    board = Board(tmp_path_factory.mktemp("board")).write(
        "board.toml", SETTINGS.replace("https://jobs.example/", "https://user.example/repo/")
    )
    draft = posting(2, title="Secret Chef").replace("apply:", "draft: true\napply:")
    return board.write(COOK, posting(1, title="Cook")).write("content/postings/chef.md", draft)


@pytest.fixture(scope="module")
def preview(board: Board) -> Iterator[Preview]:
    preview = Preview(board)
    yield preview

    assert preview.end() == 0


@pytest.fixture
def visit(chromium: Browser, preview: Preview) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page of the preview and waits until it listens; nothing may be said to the console."""
    context = chromium.new_context()
    page, said, sent = context.new_page(), [], []
    page.set_default_timeout(10_000)
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("websocket", lambda socket: socket.on("framesent", lambda text: sent.append(str(text))))

    def open_page(path: str = "") -> Page:
        sent.clear()
        page.goto(preview.address + path)
        while not any('"info"' in message for message in sent):  # with this a page says that it listens
            page.wait_for_timeout(20)
        return page

    yield open_page
    context.close()

    assert not said


def test_a_save_is_shown_without_a_hand_on_the_browser(board, visit):
    """What an editor saves stands on the open page a moment later."""
    page = visit("jobs/cook/")
    board.edit(COOK, "look after", "care deeply for")

    expect(page.get_by_text("care deeply for")).to_be_visible()


def test_a_broken_posting_keeps_its_page_and_says_what_is_wrong(board, preview, visit):
    """A fault covers the foot of the last good page with its place and remedy, until it is mended."""
    page = visit("jobs/cook/")
    whole = board.read(COOK)
    board.write(COOK, whole.replace("title: Cook\n", "title: [Cook\n"))
    overlay = page.locator("preview-faults")
    expect(overlay).to_be_visible()
    shown = overlay.locator("section").inner_text()
    kept = page.get_by_role("heading", level=1).inner_text()
    board.write(COOK, whole)
    expect(overlay).to_have_count(0)

    assert (kept, f"{COOK}:" in shown, "What to do:" in shown) == ("Cook", True, True)
    assert preview.says(f"{COOK}:")
    assert preview.says("Mended.")


def test_broken_settings_leave_the_site_where_it_is(board, visit):
    """With a mistake in board.toml the preview goes on and shows it; mended, the board has its new name."""
    page = visit()
    board.edit("board.toml", 'name = "Test board"', "name = Test board")
    expect(page.locator("preview-faults")).to_contain_text("board.toml:2")
    board.edit("board.toml", "name = Test board", 'name = "Better board"')

    expect(page).to_have_title(re.compile("Better board"))


def test_a_template_of_the_owners_is_taken_up_at_once(board, visit):
    """A template in a folder that was not there before is shown when it is saved, and its faults are, too."""
    page = visit("jobs/cook/")
    mine = "overrides/templates/pages/posting.html"
    below = '{% extends "theme/pages/posting.html" %}{% block main %}'
    board.write(mine, below + "<p>The owner's {{ page.title }}</p>{% endblock %}")
    expect(page.get_by_text("The owner's Cook")).to_be_visible()
    board.edit(mine, "{{ page.title }}", "{% if %}")
    expect(page.locator("preview-faults")).to_contain_text(f"{mine}:1")
    (board.root / mine).unlink()

    expect(page.get_by_role("heading", level=1)).to_have_text("Cook")
    expect(page.locator("preview-faults")).to_have_count(0)


def test_the_overlay_can_be_put_away(board, visit):
    """Escape hides the faults, to look at the page beneath; pages that are opened later show them again."""
    page = visit()
    overlay = page.locator("preview-faults")
    board.edit(COOK, "title: Cook", "title: [Cook")
    expect(overlay).to_be_visible()
    page.keyboard.press("Escape")
    expect(overlay).to_have_count(0)
    visit("jobs/cook/")
    expect(overlay).to_be_visible()
    board.edit(COOK, "title: [Cook", "title: Cook")

    expect(overlay).to_have_count(0)


def test_drafts_are_shown_to_those_who_write_them(board, visit):
    """A draft has its page in the preview, and the folder of the real site is not touched."""
    page = visit("jobs/chef/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Secret Chef")
    assert not (board.root / "site").exists()


def test_the_board_is_served_under_its_base_path(preview, visit):
    """The preview lives at the path of the base URL, and its root leads there."""
    page = visit()
    page.goto(preview.address.removesuffix("repo/"))

    assert (preview.address.endswith("/repo/"), page.url) == (True, preview.address)
