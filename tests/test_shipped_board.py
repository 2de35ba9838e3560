"""The board that is shipped, with all that a board can publish, as other people's programs read it."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import extruct
import feedparser
import pytest

from generator.checks.eligibility import obstacles
from generator.checks.summary import summary_lines, summary_of
from generator.load.setting_values import EXTRA_OUTPUTS
from tests.board import Board, real
from tests.grammars import complaints, grammar_of

ROOT = Path(__file__).parents[1]
BASE_URL = "https://user.github.io/repo/"
CLOCKS = tuple(dt.datetime(*day, 12, tzinfo=dt.UTC) for day in ((2026, 10, 25), (2026, 11, 22), (2027, 2, 1)))

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def board(tmp_path_factory):
    """The shipped board, built with every output and as no demonstration, which has no sitemap."""
    board = Board(tmp_path_factory.mktemp("shipped"))
    shutil.copytree(ROOT / "content", board.root / "content")
    extra = ", ".join(f'"{name}"' for name in EXTRA_OUTPUTS if name != "images")
    text = (ROOT / "board.toml").read_text("utf-8").replace("[board]\n", f'[board]\nbase_url = "{BASE_URL}"\n')
    return board.write("board.toml", f"{real(text)}\n[outputs]\nextra = [{extra}]\n").build()


@pytest.fixture(scope="module")
def files(board):
    return board.tree()


def data_of(page):
    """What extruct reads of a page's JSON-LD, by type."""
    blocks = extruct.extract(page.decode(), base_url=BASE_URL, syntaxes=["json-ld"])["json-ld"]
    return {one["@type"]: one for block in blocks for one in block.get("@graph", [block])}


def test_every_page_reads_with_another_program(board, files):
    """Of all pages, those of open postings that lack nothing are marked up as jobs, each once, and no others."""
    eligible = {f"jobs/{posting.slug}/index.html" for posting in board.site.open if not obstacles(posting)}
    read = {path: data_of(page) for path, page in files.items() if path.endswith(".html")}

    assert {path for path, found in read.items() if "JobPosting" in found} == eligible
    assert {path for path, found in read.items() if "WebSite" in found} == {"index.html"}
    assert len(eligible) > 50


def test_what_is_marked_up_can_be_true(board, files):
    """Each job was posted and is still open, is somewhere or remote from somewhere, and pays in order."""
    for path in (f"jobs/{posting.slug}/index.html" for posting in board.site.open if not obstacles(posting)):
        job = data_of(files[path])["JobPosting"]
        value = job.get("baseSalary", {}).get("value", {})
        remote = job.get("jobLocationType") == "TELECOMMUTE"

        assert job["datePosted"] <= "2026-11-22" <= job["validThrough"][:10], path
        assert "jobLocation" in job or remote, path
        assert remote == ("applicantLocationRequirements" in job), path
        assert all(place["address"]["addressCountry"] for place in job.get("jobLocation", [])), path
        assert value.get("minValue", 0) <= value.get("maxValue", float("inf")), path
        assert set(re.findall(r"</?(\w+)", job["description"])) <= {"p", "br", "ul", "ol", "li"}, path


def test_every_feed_is_what_it_says_it_is(files):
    """Grammars and feed readers have nothing to say against any feed of the board, its terms and its companies."""
    feeds = [path for path in files if grammar_of(path)]
    assert {path: said for path in feeds if (said := complaints(path, files[path]))} == {}

    for path in (path for path in feeds if path.endswith((".atom", ".rss"))):
        feed = feedparser.parse(files[path])
        assert not feed.bozo, path
        assert len({entry.id for entry in feed.entries}) == len(feed.entries) <= 50, path


def test_what_is_open_is_everywhere_and_what_is_closed_nowhere(board, tmp_path):
    """With three clocks each posting is listed, fed and marked up while it is open, and only then."""
    board = board.fresh(tmp_path / "board")
    for board.now in CLOCKS:
        files = board.build().tree()
        listed = {posting.slug for posting in board.site.open}
        closed = {posting.slug for posting in board.site.closed}
        told = {
            path.split("/")[1] for path, page in files.items() if b'"JobPosting"' in page and path.endswith(".html")
        }
        mapped = set(re.findall(r"/jobs/([^/]+)/<", files["sitemap.xml"].decode()))
        days = re.findall(r"<lastmod>(.+?)<", files["sitemap.xml"].decode())
        meant = set(json.loads(files["meaning.json"])["postings"])

        assert told <= listed == mapped == meant
        assert all(f"jobs/{slug}/index.html" in files for slug in closed)
        assert max(days) <= board.now.date().isoformat()


def test_the_summary_counts_what_is_marked_up(board, files):
    """The number of `check --summary` is that of the pages with a job in them; the rest is named with its gaps."""
    summary = summary_of(board.site)
    marked = sum(b'"JobPosting"' in page for path, page in files.items() if path.endswith(".html"))

    assert (summary.postings, summary.eligible) == (len(board.site.open), marked)
    assert sum(len(paths) for _, paths in summary.lacking) >= summary.postings - summary.eligible
    assert summary_lines(summary)[0].startswith(f"Eligible for Google's job search: {marked} of ")
