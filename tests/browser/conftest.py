"""A real browser, and a board served under a base path as GitHub Pages would."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, sync_playwright

from tests.board import NOON
from tests.browser.hosting import BASE_PATH, fill, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
# Large elements are fetched once the page is there; a frame for other sites has no script.
READY = "() => !document.querySelector('script[type=module]') || !document.querySelector(':not(:defined)')"
REMEDY = (
    "no Chromium can be started. Install one (Debian: `apt-get install chromium`; elsewhere: `playwright install "
    "chromium` in the virtual environment), or leave these tests out with `pytest -m 'not browser'`"
)


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        except Error as error:
            pytest.fail(f"{REMEDY}\n{error}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A board of some thirty postings at /repo/; the address ends there."""
    board = fill(tmp_path_factory.mktemp("board"))
    with served((BASE_PATH, board.root / "site")) as address:
        yield address + BASE_PATH


@pytest.fixture
def visit(chromium: Browser, host: str) -> Iterator[Callable[..., Page]]:
    """A function that opens a page of the board on the day of its build, in a browser of its own.

    At the end of the test nothing may have been said to the console, and nobody else may have been asked for anything.
    """
    contexts, said = [], []

    def open_page(path: str = "", *, width: int = 1280, **options: object) -> Page:
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        context.clock.set_fixed_time(NOON)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: None if request.url.startswith(host) else said.append(request.url))
        page.goto(host + path)
        if options.get("java_script_enabled", True):
            page.wait_for_function(READY)
        return page

    open_page.said = said
    yield open_page
    for context in contexts:
        context.close()

    assert not said
