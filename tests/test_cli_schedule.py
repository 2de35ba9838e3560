"""``jobboard schedule``: what the clock alone will change; and one input that three clocks make three sites of."""

from __future__ import annotations

import json
from html import unescape

import pytest

BOARD = """
    -- board.toml --
    [board]
    base_url = "https://jobs.acme.io/"
    timezone = "Europe/Berlin"

    -- content/postings/baker.md --
    ---
    {title: "Baker", company: Acme, location: "Leeds, UK", date: 2026-11-01, expires: 2026-12-10, apply: jobs@acme.io}
    ---
    You bake bread for three cafés, from three in the morning until noon, and drive what you baked to two of them.
    -- content/postings/cook.md --
    ---
    {title: "Cook", company: Acme, location: "Leeds, UK", date: 2026-12-10, closed: 2026-12-11, apply: jobs@acme.io}
    ---
    You cook for sixty people, three meals a day, and you know what each of them must not eat at any time of the year.
    -- content/postings/porter.md --
    ---
    {title: "Porter", company: Acme, location: "Leeds, UK", date: 2026-11-02, aliases: [carrier], apply: jobs@acme.io}
    ---
    You carry what must be carried, from the quay to the wards and back again, with a trolley that has four good wheels.
    -- content/postings/draft.md --
    ---
    {title: "Draft", date: 2026-12-01, draft: true}
    ---
"""


def test_schedule_lists_what_the_clock_will_change(workspace, run):
    """Each change to come has a line: its day, what happens, and to which posting; drafts wait for nobody."""
    workspace(BOARD)

    assert run("schedule").stdout.splitlines() == [
        "2026-11-26\tis closing soon\tbaker\tBaker",
        "2026-12-10\tis closing soon\tcook\tCook",
        "2026-12-11\tcloses\tbaker\tBaker",
        "2026-12-11\tcloses\tcook\tCook",
        "2026-12-18\tis closing soon\tporter\tPorter",
        "2027-01-02\tcloses\tporter\tPorter",
        "2027-03-11\tloses its page\tbaker\tBaker",
        "2027-03-11\tloses its page\tcook\tCook",
        "2027-04-02\tloses its page\tporter\tPorter",
    ]


def test_schedule_is_a_table_for_machines(workspace, run):
    """As JSON each change has its moment, with the offset of that day."""
    workspace(BOARD)
    first = json.loads(run("schedule", "--format", "json").stdout)[0]

    assert first == {
        "day": "2026-11-26", "moment": "2026-11-26T00:00:00+01:00", "change": "is closing soon", "state": "closing",
        "slug": "baker", "title": "Baker",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2026-11-22", "2026-11-26T00:00:00+01:00\n"),
        ("2026-11-25T22:59:00+00:00", "2026-11-26T00:00:00+01:00\n"),
        ("2026-11-25T23:00:00+00:00", "2026-12-10T00:00:00+01:00\n"),
        ("2027-03-20", "2027-04-02T00:00:00+02:00\n"),
        ("2027-04-02", ""),
    ],
)
def test_the_next_moment_is_one_line_for_a_timer(workspace, run, now, moment):
    """`--next` prints when a build is needed next, in the board's time zone; nothing if never."""
    workspace(BOARD)

    assert run("schedule", "--next", "--now", now).stdout == moment


@pytest.mark.parametrize(
    ("now", "line"),
    [
        ("2026-11-22", "next change: 2026-11-26, 1 posting is closing soon"),
        ("2026-12-10", "next change: 2026-12-11, 2 postings close"),
        ("2027-01-02", "next change: 2027-03-11, 2 postings lose their pages"),
    ],
)
def test_build_ends_with_what_changes_next(workspace, run, now, line):
    """The last line of a build says on which day the site will no longer be right, and why."""
    workspace(BOARD)

    assert run("build", "--now", now).stdout.splitlines()[-1] == line


def test_build_is_silent_where_nothing_changes(workspace, run):
    """A board that no clock will change has no such line."""
    workspace(BOARD)

    assert "next change" not in run("build", "--now", "2027-04-02").stdout


@pytest.mark.parametrize(
    ("now", "open_", "closed"),
    [
        ("2026-11-22", {"baker", "porter"}, set()),
        ("2026-12-10", {"baker", "cook", "porter"}, set()),
        ("2026-12-11", {"porter"}, {"baker", "cook"}),
        ("2027-03-10", set(), {"baker", "cook", "porter"}),
        ("2027-03-11", set(), {"porter"}),
    ],
)
def test_each_clock_has_its_site(workspace, run, now, open_, closed):
    """Of one input, every day makes the right site: lists, data, sitemap, feed and the pages that are left."""
    root = workspace(BOARD)
    run("build", "--now", now)
    pages = {page.parent.name: page.read_text("utf-8") for page in (root / "site/jobs").glob("*/index.html")}
    pages.pop("carrier", None)
    elsewhere = {name: (root / "site" / name).read_text("utf-8") for name in ("index.html", "sitemap.xml", "feed.atom")}

    assert set(pages) == open_ | closed
    assert {slug for slug, page in pages.items() if '"JobPosting"' in page} == open_
    assert {slug for slug, page in pages.items() if 'content="noindex' in page} == closed
    for text in elsewhere.values():
        assert {slug for slug in ("baker", "cook", "porter") if f"jobs/{slug}/" in text} == open_


def test_time_goes_back_as_well(workspace, run):
    """A build by an earlier clock undoes what a later one did: nothing of the later site is left."""
    root = workspace(BOARD)
    trees = []
    for now in ("2026-11-22", "2027-03-11", "2026-11-22"):
        run("build", "--now", now)
        site = root / "site"
        trees.append({file.relative_to(site): file.read_bytes() for file in site.rglob("*") if file.is_file()})

    assert trees[0] == trees[2] != trees[1]


def test_an_old_address_leads_to_the_new_one(workspace, run):
    """A posting that was renamed keeps its old address: a page that leads on, and names the address that counts."""
    root = workspace(BOARD)
    run("build")
    page = (root / "site/jobs/carrier/index.html").read_text("utf-8")

    assert '<link rel="canonical" href="https://jobs.acme.io/jobs/porter/">' in page
    assert 'content="0; url=/jobs/porter/"' in page
    assert "jobs/carrier/" not in (root / "site/sitemap.xml").read_text("utf-8")


def test_the_boards_rule_is_named_where_it_closed_a_posting(workspace, run):
    """A posting that the board's rule closed says so; one with a last day of its own names that."""
    root = workspace(BOARD)
    run("build", "--now", "2027-01-10")
    ours, own = (unescape((root / f"site/jobs/{slug}/index.html").read_text("utf-8")) for slug in ("porter", "baker"))

    assert "listed until 1 January 2027, by the board's rule" in ours
    assert "The last day to apply was 10 December 2026." in own
