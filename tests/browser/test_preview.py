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

from generator.cache.lock import alone
from tests.board import NOON, SETTINGS, Board, posting

# Says of a page whether it is still the one that was loaded, or was loaded anew.
STAYED = "() => window.stayed === true"

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parents[2]
COOK = "content/postings/cook.md"
ADDRESS = re.compile(r"The preview is at (\S+)")


class Preview:
    """A preview that runs in a process of its own."""

    def __init__(self, board: Board, *options: str, **environment: str) -> None:
        given = ("--port", "0", "--now", f"{NOON:%Y-%m-%d}", "--root", board.root, "--format", "concise", *options)
        self._log = board.root / f"said{'-'.join(options)}.txt"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "generator", "serve", *given],
                cwd=PROJECT,
                stderr=log,
                env=os.environ | environment,
            )
        while not (found := ADDRESS.search(self.said)) and self._process.poll() is None:
            time.sleep(0.05)
        assert found, self.said
        self.address = found[1]

    @property
    def said(self) -> str:
        """What the terminal shows."""
        return self._log.read_text()

    def says(self, text: str, after: str = "") -> bool:
        """Wait until the terminal shows a text, after what it showed before."""
        until = time.monotonic() + 30
        while text not in self.said.removeprefix(after) and time.monotonic() < until:
            time.sleep(0.05)
        return text in self.said.removeprefix(after)

    def end(self) -> int:
        """Interrupt it, and return how it ended."""
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(timeout=10)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board of three postings, one of them a draft and one to be published later; each test leaves it whole."""
    board = Board(tmp_path_factory.mktemp("board")).write(
        "board.toml", SETTINGS.replace("https://jobs.example/", "https://user.example/repo/")
    )
    draft = posting(2, title="Secret Chef").replace("apply:", "draft: true\napply:")
    board.write("content/postings/baker.md", posting(3, title="Baker", date="2026-12-24"))
    board.write("overrides/static/css/own.css", "main { outline-color: rgb(1, 2, 3) }")
    return board.write(COOK, posting(1, title="Cook")).write("content/postings/chef.md", draft)


@pytest.fixture(scope="module")
def preview(board: Board) -> Iterator[Preview]:
    preview = Preview(board)
    yield preview

    assert preview.end() == 0


@pytest.fixture
def start(board: Board) -> Iterator[Callable[..., Preview]]:
    """A function that starts another preview of the board, with these options and this environment."""
    started = []

    def start(*options: str, **environment: str) -> Preview:
        started.append(Preview(board, *options, **environment))
        return started[-1]

    yield start

    assert [preview.end() for preview in started] == [0] * len(started)


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
    excerpt = overlay.locator("pre").inner_text()
    kept = page.get_by_role("heading", level=1).inner_text()
    told = preview.says(f"{COOK}:")  # by the build, which is behind what is seen at once
    board.write(COOK, whole)
    expect(overlay).to_have_count(0)

    assert told
    assert (kept, f"{COOK}:" in shown, "What to do:" in shown) == ("Cook", True, True)
    assert excerpt in board.read(COOK).split("\n")
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


def test_saves_one_after_another_are_each_shown(board, visit):
    """Nothing is held back: three saves within a few seconds are shown one by one."""
    page = visit("jobs/cook/")
    for was, now in (
        ("title: Cook", "title: Sous-chef"),
        ("title: Sous-chef", "title: Patron"),
        ("title: Patron", "title: Cook"),
    ):
        board.edit(COOK, was, now)
        expect(page.get_by_role("heading", level=1)).to_have_text(now.removeprefix("title: "))


def test_an_edit_is_shown_before_it_is_built(board, preview, visit):
    """What an edit makes of its page is shown while the build still waits; when it is built nothing more happens."""
    page = visit("jobs/cook/")
    page.evaluate("window.stayed = true")
    said = preview.said
    with alone(board.root / ".cache/build.lock", lambda: None):
        board.edit(COOK, "people who like", "folk who love")
        expect(page.get_by_text("folk who love")).to_be_visible()
    assert preview.says("jobs/cook/index.html", after=said)
    page.wait_for_timeout(300)

    assert page.evaluate(STAYED)


def test_a_page_that_took_up_an_edit_works_as_before(board, visit):
    """What can be pressed on a page does the same after it took up an edit, and what was saved is still marked."""
    page = visit("jobs/cook/")
    page.evaluate("window.stayed = true")
    save, count = page.locator(".job-who [data-keep=save]"), page.locator("kept-link .count")
    for number in range(2):
        board.edit(COOK, "Write down what you learn", f"Write {number} down what you learn")
        expect(page.get_by_text(f"Write {number}")).to_be_attached()
        board.edit(COOK, f"Write {number} down", "Write down")
        expect(page.get_by_text("Write down what")).to_be_attached()
        if number == 0:
            save.click()
        expect(count).to_have_text(" 1")
        expect(save).to_have_attribute("aria-pressed", "true")
    save.click()
    expect(count).to_have_text("")

    assert page.evaluate(STAYED)


def test_templates_and_styles_are_shown_before_they_are_built(board, preview, visit):
    """The page that is looked at is made anew first, and so is each that is opened while the others still wait."""
    mine = "overrides/templates/pages/posting.html"
    above = '{% extends "theme/pages/posting.html" %}{% block main %}'
    said = preview.said
    board.write(mine, above + "<p>First</p>{% endblock %}")
    assert preview.says("jobs/cook/index.html", after=said)
    page = visit("jobs/cook/")
    with alone(board.root / ".cache/build.lock", lambda: None):
        board.edit(mine, "First", "Second")
        expect(page.get_by_text("Second")).to_be_visible()
        board.write("overrides/static/css/own.css", "main { outline-color: rgb(9, 9, 9) }")
        expect(page.locator("main")).to_have_css("outline-color", "rgb(9, 9, 9)")
        board.edit(mine, "<p>", "{% if %}<p>")
        expect(page.locator("preview-faults")).to_contain_text(f"{mine}:1")
        board.edit(mine, "{% if %}<p>", "<p>")
        expect(page.locator("preview-faults")).to_have_count(0)
        visit("jobs/baker/")
        expect(page.get_by_text("Second")).to_be_visible()
    (board.root / mine).unlink()

    expect(page.get_by_role("heading", level=1)).to_have_text("Baker")


def test_lists_show_an_edit_too(board, visit):
    """Someone who looks at the home page sees the new title there, without losing the page, before it is built."""
    page = visit()
    page.evaluate("window.stayed = true")
    with alone(board.root / ".cache/build.lock", lambda: None):
        board.edit(COOK, "title: Cook", "title: Saucier")
        expect(page.get_by_role("link", name="Saucier")).to_be_visible()
        stayed = page.evaluate(STAYED)
    board.edit(COOK, "title: Saucier", "title: Cook")

    assert stayed
    expect(page.get_by_role("link", name="Cook", exact=True)).to_be_visible()


def test_styles_change_under_the_page(board, visit):
    """A saved stylesheet is put in the place of the old one, and the page is not loaded again."""
    page = visit("jobs/cook/")
    page.evaluate("window.stayed = true")
    for number in (4, 5):
        board.write("overrides/static/css/own.css", f"main {{ outline-color: rgb(1, 2, {number}) }}")
        expect(page.locator("main")).to_have_css("outline-color", f"rgb(1, 2, {number})")
    page.wait_for_timeout(500)

    assert page.evaluate(STAYED)


def test_a_page_stays_where_it_was_scrolled_to(board, visit):
    """Neither a new text nor a new template moves the page under the reader's eyes."""
    page = visit("jobs/cook/")
    page.set_viewport_size({"width": 800, "height": 200})
    page.evaluate("scrollTo({ top: 150, behavior: 'instant' })")
    board.edit(COOK, "Plan the week", "Plan the month")
    expect(page.get_by_text("Plan the month")).to_be_attached()
    after_text = page.evaluate("scrollY")
    mine = "overrides/templates/pages/posting.html"
    board.write(mine, '{% extends "theme/pages/posting.html" %}{% block data %}<i>Mine</i>{% endblock %}')
    expect(page.get_by_text("Mine", exact=True)).to_be_attached()
    after_template = page.evaluate("scrollY")
    (board.root / mine).unlink()
    expect(page.get_by_text("Mine", exact=True)).to_have_count(0)

    assert (after_text, after_template) == (150, 150)


def test_a_list_stays_where_it_was_scrolled_to(board, visit):
    """A list, too, is where it was when one of its postings has another title."""
    page = visit()
    page.set_viewport_size({"width": 800, "height": 200})
    page.evaluate("scrollTo({ top: 150, behavior: 'instant' })")
    board.edit(COOK, "title: Cook", "title: Poissonnier")
    expect(page.get_by_role("link", name="Poissonnier")).to_be_attached()
    at = page.evaluate("scrollY")
    board.edit(COOK, "title: Poissonnier", "title: Cook")
    expect(page.get_by_role("link", name="Cook", exact=True)).to_be_attached()

    assert at == 150


def test_the_browser_is_opened_if_asked_for(start, tmp_path):
    """With --open the address is handed to the browser."""
    opened = tmp_path / "opened.txt"
    another = start("--open", BROWSER=f"{sys.executable} -c \"open('{opened}', 'w').write('%s')\"")
    until = time.monotonic() + 30
    while not (opened.exists() and opened.read_text()) and time.monotonic() < until:
        time.sleep(0.05)

    assert opened.read_text() == another.address


def test_what_is_not_published_is_marked(visit):
    """A draft and a posting of a later day say on their pages, and in lists, that nobody else sees them."""
    page = visit("jobs/baker/")
    mark = "element => getComputedStyle(element, '::before').content"
    own = page.get_by_role("heading", level=1).evaluate(mark)
    visit()
    in_list = {
        name: page.locator(f"main a[href$='jobs/{name}/']").first.evaluate(mark) for name in ("chef", "baker", "cook")
    }

    assert own == '"Scheduled for 2026-12-24"'
    assert in_list == {"chef": '"Draft"', "baker": '"Scheduled for 2026-12-24"', "cook": "none"}


def test_another_day_can_be_looked_at(board, start, chromium):
    """With --now the board is as it will be on that day: what is scheduled has appeared, what has closed is closed."""
    board.write("content/postings/over.md", posting(9, title="Waiter").replace("apply:", "expires: 2026-12-01\napply:"))
    later = start("--now", "2026-12-25")
    page = chromium.new_page()
    page.goto(later.address + "jobs/baker/")
    page.wait_for_function("() => document.adoptedStyleSheets.length > 0")
    mark = page.get_by_role("heading", level=1).evaluate("element => getComputedStyle(element, '::before').content")
    page.goto(later.address + "jobs/over/")
    closed = page.locator(".notice").is_visible()
    page.close()
    (board.root / "content/postings/over.md").unlink()

    assert (mark, closed) == ("none", True)


def test_a_port_in_use_is_passed_over(preview, start):
    """A second preview of the same board takes the next port and says so."""
    port = int(preview.address.split(":")[2].partition("/")[0])

    assert f"Port {port} is in use" in start("--port", str(port)).said


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
