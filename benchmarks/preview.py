"""How long after a save the page shows it, in Chromium: from the file's write to the change of the page.

python -m benchmarks.preview 1000 10000      boards of made-up postings; or folders of boards
"""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.made_up import write_board

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

NOW = "2026-11-22"
ROUNDS = 5
IDLE = 0.05  # seconds of processor time in a second
# Milliseconds in which an edited posting shall be painted, by the size of the board.
BARS = {1_000: 300, 10_000: 700}
ADDRESS = re.compile(r"The preview is at (\S+)")
DATE = re.compile(r"^date: (\S+)", re.MULTILINE)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SHOWS = "text => document.body.innerText.includes(text)"
COLOURED = "colour => getComputedStyle(document.body).outlineColor === colour"


class Edit(NamedTuple):
    """What is edited while which page is looked at; ``save`` writes the file and returns what to wait for."""

    name: str
    path: str
    save: Callable[[Path, int], tuple[str, str]]


def body(root: Path, number: int) -> tuple[str, str]:
    """Write a sentence into the posting's text."""
    return SHOWS, _rewritten(posting(root), r"(?s)\Z|\nRound \d+ of the text\.\n\Z", f"\nRound {number} of the text.\n")


def title(root: Path, number: int) -> tuple[str, str]:
    """Give the posting another title."""
    return SHOWS, _rewritten(posting(root), r"title: .*", f"title: Engineer of round {number}").partition(": ")[2]


def salary(root: Path, number: int) -> tuple[str, str]:
    """Give the posting other pay."""
    _rewritten(posting(root), r"salary: .*", f"salary: {50 + number}000-{70 + number}000 EUR a year")
    return SHOWS, f"{50 + number},000"


def template(root: Path, number: int) -> tuple[str, str]:
    """Give all postings another template."""
    above = '{% extends "theme/pages/posting.html" %}{% block main %}'
    file = root / "overrides/templates/pages/posting.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{above}<p>Template of round {number}</p>{{{{ super() }}}}{{% endblock %}}", encoding="utf-8")
    return SHOWS, f"Template of round {number}"


def style(root: Path, number: int) -> tuple[str, str]:
    """Give the body's outline another colour."""
    (root / "overrides/static/css/own.css").write_text(
        f"body {{ outline-color: rgb(0, 0, {number}) }}", encoding="utf-8"
    )
    return COLOURED, f"rgb(0, 0, {number})"


EDITS = (
    Edit("text of the posting that is looked at", "jobs/{slug}/", body),
    Edit("its title", "jobs/{slug}/", title),
    Edit("its pay", "jobs/{slug}/", salary),
    Edit("its title, home being looked at", "", title),
    Edit("a stylesheet", "jobs/{slug}/", style),
    Edit("the template of all postings", "jobs/{slug}/", template),
)


def posting(root: Path) -> Path:
    """Return the file of the posting that is edited: one that stands on top of the home page."""
    return root / "content/postings" / (root / "edited.txt").read_text()


def _rewritten(file: Path, old: str, new: str) -> str:
    text = re.sub(old, lambda _: new, file.read_text(encoding="utf-8"), count=1)
    file.write_text(text, encoding="utf-8")
    return new.strip()


class Preview:
    """`jobboard serve` in a process of its own."""

    def __init__(self, root: Path) -> None:
        """Start it, and wait for the first build and the look ahead."""
        self._log = root / "said.txt"
        program = [sys.executable, "-m", "generator", "serve", "--port", "0", "--now", NOW, "--root", str(root)]
        with self._log.open("w") as log:
            self._process = subprocess.Popen(program, stdout=log, stderr=log, start_new_session=True)
        while not (found := ADDRESS.search(self._log.read_text())):
            time.sleep(0.2)
        self.address = found[1]
        self.rest()

    def cpu(self) -> float:
        """Return the seconds of processor time that it and its workers have taken."""
        ticks = 0
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):  # it has just ended
                found = (process / "stat").read_text().rpartition(")")[2].split()
                ticks += int(found[11]) + int(found[12]) if int(found[3]) == self._process.pid else 0
        return ticks / os.sysconf("SC_CLK_TCK")

    def rest(self) -> None:
        """Wait until it has had nothing to do for a second."""
        before = -1.0
        while self.cpu() - before > IDLE:
            before = self.cpu()
            time.sleep(1)

    def end(self) -> None:
        """End it; Ctrl-C would not be heard where this runs in the background."""
        self._process.terminate()
        self._process.wait()


def measured(page: Page, preview: Preview, root: Path, edit: Edit) -> Iterator[float]:
    """Yield the milliseconds from a save to the page that shows it, round by round."""
    slug = posting(root).stem
    preview.rest()
    page.goto(preview.address + edit.path.format(slug=slug))
    page.wait_for_timeout(1_000)
    for number in range(1, ROUNDS + 1):
        preview.rest()
        began = time.perf_counter()
        condition, wanted = edit.save(root, number)
        page.wait_for_function(condition, arg=wanted)
        yield (time.perf_counter() - began) * 1000
        page.wait_for_timeout(500)


def prepared(given: str, folder: Path) -> Path:
    """Return a copy of a board, or a made-up one of so many postings; one with a stylesheet of its own."""
    if given.replace(",", "").isdigit():
        write_board(folder, int(given.replace(",", "")))
    else:
        shutil.copytree(given, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("site"))
    postings = sorted((folder / "content/postings").glob("*.md"))
    dates = {file: DATE.search(file.read_text(encoding="utf-8")) for file in postings}
    newest = max(postings, key=lambda file: found[1] if (found := dates[file]) else "")
    (folder / "edited.txt").write_text(newest.name)
    (folder / "overrides/static/css").mkdir(parents=True)
    style(folder, 0)
    template(folder, 0)
    return folder


def main(boards: list[str]) -> None:
    """Print a table a board."""
    for given in boards:
        with tempfile.TemporaryDirectory() as folder:
            root = prepared(given, Path(folder))
            preview = Preview(root)
            try:
                table(preview, root)
            finally:
                preview.end()


def table(preview: Preview, root: Path) -> None:
    """Print the median of each edit with its bounds, and what the preview takes while it rests."""
    browser_path = next(filter(None, map(shutil.which, BROWSERS)), None)
    count = len(list((root / "content/postings").glob("*.md")))
    print(f"{count:,} postings (bar for a posting: {BARS.get(count, '-')} ms); load {_load()}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page()
        page.set_default_timeout(120_000)
        for edit in EDITS:
            times = sorted(measured(page, preview, root, edit))
            row = f"{statistics.median(times):7.0f} ms  {times[0]:.0f} to {times[-1]:.0f}  {edit.name}; load {_load()}"
            print(row, flush=True)
        browser.close()
    preview.rest()
    before = preview.cpu()
    time.sleep(10)
    print(f"{preview.cpu() - before:7.2f} s of processor time in 10 s of rest; load {_load()}")


def _load() -> str:
    return Path("/proc/loadavg").read_text().partition(" ")[0]


if __name__ == "__main__":
    main(sys.argv[1:] or ["1000", "10000"])
