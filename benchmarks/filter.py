"""Measure how long the filter keeps a page busy, in Chromium, on boards of made-up postings, beside what it may take.

python -m benchmarks.filter [COUNT ...]      without a count: 10,000 and 100,000 postings

Only the home page and its data are made, so 100,000 postings need no full build. What is told is the time that the
page's own thread computes, from a press to the list laid out and painted, so that others on the machine do not count
(much): in all, and of it script, styles and layout; then what the page put off until that could be seen, the rows
beyond the screen. Then the longest single task of each step where the browser makes itself four times as slow.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from playwright.sync_api import sync_playwright

from benchmarks.index import NOON, made_up
from generator.collect import collect_site
from generator.load.assets import load_assets
from generator.load.theme import theme_folder
from generator.model.config import Board, Config
from generator.model.digest import digest
from generator.model.site import Content
from generator.outputs import home
from generator.present.display import display_of
from generator.present.frame import frame
from generator.render.pages import Frameset, render_page, work
from tests.browser.hosting import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import CDPSession, Page

    from generator.model.page import Page as Described

ROUNDS = 7
LONG, SLOWED = 50, 4
MOST = {10_000: 16, 100_000: 50}
SHORT_AT = (10_000,)
# Each press leaves another choice, so that none is answered from what the one before has found.
PRESSES = {
    "a term": "document.querySelector('.group[data-facet=location] input[type=checkbox]').click()",
    "a way of working": "document.querySelector('.group[data-facet=work_mode] input[type=checkbox]').click()",
    "sort by pay": "choose('.sort select', ROUND % 2 ? 'newest' : 'salary')",
    "sort by closing day": "choose('.sort select', ROUND % 2 ? 'newest' : 'closing')",
    "wanted pay": "choose('#pay-from', String(30000 + 5000 * ROUND))",
}
TYPED = ("nurse", "enginer", "dtaa berlin", "kel works", "zzzzz")
# What the page puts off until its first rows are painted waits here until it is let go, and is told apart.
WATCH = """() => {
    window.frame = requestAnimationFrame.bind(window)
    window.held = []
    window.requestAnimationFrame = (then) => (window.holds ? held.push(then) : frame(then))
    window.choose = (selector, value) => {
        const field = document.querySelector(selector)
        field.value = value
        field.dispatchEvent(new Event('change', { bubbles: true }))
    }
}"""
SEARCH = """{
    const filter = document.querySelector('posting-filter')
    filter.choose({ ...filter.choice, text: 'TEXT' })
}"""
DONE = """(press) => new Promise((done) => {
    addEventListener('cards-made', () => frame(() => setTimeout(done)), { once: true })
    eval(press)
})"""
REST = """() => new Promise((done) => {
    const go = () => {
        if (!held.length && !document.querySelector('.results[aria-busy]')) return done()
        for (const then of held.splice(0)) then()
        setTimeout(() => frame(() => setTimeout(go)), 10)
    }
    go()
})"""
SEARCH_FIELD = "document.querySelector('.search input').focus()"
OPEN = "document.querySelector('.group[data-facet=KEY] summary').click()"
# In a task of its own, since the one that a command from outside comes in takes longer.
LATER = "setTimeout(() => { PRESS }, 200)"


class Spent(NamedTuple):
    """Milliseconds of a page's thread: in all, in script, for styles and layout; then for what it had put off."""

    whole: float
    script: float
    layout: float
    rest: float


def board_of(count: int, folder: Path) -> None:
    """Write the home page of a board of made-up postings, its data and our scripts and styles."""
    content = Content(tuple(made_up(number, count) for number in range(count)))
    board = Board(name="Example Jobs", description="Jobs that do not exist.")
    site = collect_site(content, board, NOON, drafts=False).value
    config = Config(root=str(folder), output=str(folder / "site"), base_url="https://jobs.example/", board=board)
    assets = load_assets(config).value or ()
    framed = frame(config, assets)
    shared = Frameset(framed, (str(theme_folder("templates")),), digest(framed), config.root)
    for page in home.plan(display_of(site, framed)):
        if page.template and page.path != "/":
            continue
        file = folder / "site" / page.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(bytes_of(page, shared))
    shutil.copytree(theme_folder("static"), folder / "site" / "assets", dirs_exist_ok=True)


def bytes_of(page: Described, shared: Frameset) -> bytes:
    """Return a page made."""
    (task,) = work([page], str.encode)
    made = render_page(shared, task).value
    if made is None:
        raise SystemExit(page.path)
    return made.data


@contextmanager
def opened(address: str) -> Iterator[Page]:
    """Open the board in Chromium, at its home page."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.add_init_script(f"({WATCH})()")
        page.goto(address)
        page.wait_for_selector(".group[data-facet=location] input[type=checkbox]")
        yield page
        browser.close()


def measure(count: int) -> None:
    """Print how long presses take on a board of so many postings, and how long the longest task of each step is."""
    with tempfile.TemporaryDirectory() as name:
        board_of(count, Path(name))
        with served(("/", Path(name) / "site")) as host, opened(f"{host}/") as page:
            print(f"{count:,} postings; ms of computing, medians of {ROUNDS}")
            print("  until painted: in all, script, styles and layout; then what was put off")
            session = page.context.new_cdp_session(page)
            session.send("Performance.enable", {"timeDomain": "threadTicks"})
            page.evaluate("window.holds = true")
            busy(page, session, PRESSES["wanted pay"].replace("ROUND", "0"))
            for what, press in PRESSES.items():
                # The first rounds bring the files, the others are measured.
                spent = [busy(page, session, press.replace("ROUND", str(n))) for n in range(ROUNDS * 2)]
                told(what, spent[ROUNDS:], MOST.get(count))
            for text in TYPED:
                presses = [SEARCH.replace("TEXT", typed) for typed in ("", text)] * (ROUNDS + 1)
                told(f"search: {text}", [busy(page, session, press) for press in presses][3::2], MOST.get(count))
        with served(("/", Path(name) / "site")) as host, opened(f"{host}/") as page:
            longest_tasks(page, LONG if count in SHORT_AT else None)


def busy(page: Page, session: CDPSession, press: str) -> Spent:
    """Return what a press keeps the page's thread computing."""
    before = spent_so_far(session)
    page.evaluate(DONE, press)
    painted = spent_so_far(session)
    page.evaluate(REST)
    filled = spent_so_far(session)
    whole, script, layout = (now - then for now, then in zip(painted, before, strict=True))
    return Spent(whole, script, layout, filled[0] - painted[0])


def spent_so_far(session: CDPSession) -> tuple[float, float, float]:
    """Return the milliseconds that the page's thread has computed so far: in all, in script, for styles and layout."""
    ms = {one["name"]: one["value"] * 1000 for one in session.send("Performance.getMetrics")["metrics"]}
    script = ms["ScriptDuration"] + ms["DevToolsCommandDuration"]  # the press itself is made by a command
    return ms["TaskDuration"], script, ms["RecalcStyleDuration"] + ms["LayoutDuration"]


def told(what: str, all_spent: list[Spent], most: float | None) -> None:
    """Print the figures of one kind of press."""
    whole, script, layout, rest = (statistics.median(column) for column in zip(*all_spent, strict=True))
    verdict = "" if most is None else f" of {most}{'' if whole <= most else '   TOO MUCH'}"
    print(f"  {what:24} {whole:7.1f} {script:7.1f} {layout:7.1f} {rest:7.1f}{verdict}")


def longest_tasks(page: Page, most: float | None) -> None:
    """Print the longest task of a first touch, of first presses and of typing, on a page that is slowed down."""

    def press(what: str) -> None:
        page.evaluate(LATER.replace("PRESS", what))

    def type_search() -> None:
        page.evaluate(SEARCH_FIELD)
        page.keyboard.type("enginer", delay=60)

    steps = {
        "first touch": lambda: press(SEARCH_FIELD),
        "a first term": lambda: press(PRESSES["a term"]),
        "opening skills": lambda: press(OPEN.replace("KEY", "skills")),
        "opening companies": lambda: press(OPEN.replace("KEY", "company")),
        "typing a first search": type_search,
        "sort by pay": lambda: press(PRESSES["sort by pay"].replace("ROUND", "0")),
    }
    print(f"  the longest task, ms, {SLOWED} times as slow")
    browser = page.context.browser
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    for what, step in steps.items():
        if browser is None:
            return
        browser.start_tracing(page=page, categories=["toplevel", "devtools.timeline", "__metadata"])
        step()
        page.wait_for_timeout(2_000)
        longest = longest_of(json.loads(browser.stop_tracing()))
        verdict = "" if most is None else f" of {most}{'' if longest <= most else '   TOO MUCH'}"
        print(f"    {what:24} {longest:7.1f}{verdict}")


def longest_of(trace: dict[str, Any]) -> float:
    """Return the milliseconds of the longest task of the page's thread in a trace."""
    events = trace["traceEvents"]
    names = {(one["pid"], one["tid"]): one["args"]["name"] for one in events if one["name"] == "thread_name"}
    ours = [one for one in events if names.get((one["pid"], one.get("tid"))) == "CrRendererMain"]
    spent = [one["tdur"] for one in ours if one["name"].endswith("RunTask") and "tdur" in one]
    return max(spent, default=0) / 1000


if __name__ == "__main__":
    for asked in [int(one.replace(",", "")) for one in sys.argv[1:]] or [10_000, 100_000]:
        measure(asked)
