from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.setting_values import COMMON_OUTPUTS
from generator.model.config import Outputs
from generator.model.location import Location
from generator.model.posting import Employer
from generator.outputs import sitemap
from generator.present.display import display_of
from tests.factories import make_posting
from tests.unit.planned import NOON, frame_of, plan

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def encoded(pages, path):
    return pages[path].encode(pages[path].view)


def test_a_feed_reads_without_complaint():
    """The newest postings stand in the feed with their own addresses, days and facts."""
    old, new = make_posting("old"), make_posting("new", date=dt.date(2026, 11, 20), summary="Bread & rolls.")
    feed = feedparser.parse(encoded(plan(old, new)[1], "/feed.atom"))

    assert not feed.bozo
    assert [entry.link for entry in feed.entries] == [
        f"https://user.example/repo/jobs/{slug}/" for slug in ("new", "old")
    ]
    assert feed.entries[0].summary == "Acme Bakery\nBread & rolls."
    assert (feed.feed.updated, feed.entries[0].published) == ("2026-11-20T00:00:00Z", "2026-11-20T00:00:00Z")


def test_a_posting_without_a_date_is_in_no_feed():
    """A feed wants a day for every entry, and none is invented; an empty feed is valid too."""
    feed = feedparser.parse(encoded(plan(make_posting(date=None))[1], "/feed.atom"))

    assert (bool(feed.bozo), feed.entries) == (False, [])


def test_terms_with_enough_postings_have_a_feed():
    """Five postings make a feed worth having; its page names it."""
    _, pages = plan(*(make_posting(f"p{n}", skills=("Go",) if n else ("Go", "Ada")) for n in range(5)))

    assert len(feedparser.parse(encoded(pages, "/skills/go/feed.atom")).entries) == 5
    assert pages["/skills/go/"].view.meta.feed == "/repo/skills/go/feed.atom"
    assert "/skills/ada/feed.atom" not in pages
    assert pages["/skills/ada/"].view.meta.feed == ""


@given(st.text(), st.text(), st.text())
def test_any_text_fits_in_a_feed(title, company, summary):
    """Control characters are dropped, everything else survives: markup, `]]>`, emoji."""
    postings = [make_posting(title=title, company=Employer(company), summary=summary)]
    feed = ET.fromstring(encoded(plan(*postings, name=title)[1], "/feed.atom"))  # noqa: S314 - our own feed
    sound = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", title)

    assert (feed.findtext(f"{ATOM}entry/{ATOM}title") or "") == re.sub("\r\n?", "\n", sound)


def test_feeds_work_before_the_address_is_known():
    """While the base URL is unknown links lead by paths, and ids are names."""
    feed = feedparser.parse(encoded(plan(make_posting(), base_url="")[1], "/feed.atom"))

    assert (bool(feed.bozo), feed.entries[0].id) == (False, "urn:x-jobboard:jobs:baker")


def sitemap_of(pages, path="/sitemap.xml"):
    found = ET.fromstring(encoded(pages, path))  # noqa: S314 - our own sitemap
    return {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in found}


def test_the_sitemap_holds_what_should_be_found():
    """Open postings, lists and terms of three postings or more; nothing that is noindex, no later pages."""
    postings = [make_posting(f"p{n}", skills=("Go",) if n else ("Go", "Ada")) for n in range(3)]
    site, pages = plan(*postings, make_posting("old", closed=True, aliases=("older",)))
    found = {address.removeprefix("https://user.example/repo") for address in sitemap_of(pages)}

    assert {"/", "/jobs/p0/", "/skills/go/", "/skills/", "/companies/acme-bakery/"} <= found
    assert not {"/skills/ada/", "/jobs/old/", "/jobs/older/", "/404.html", "/feed.atom"} & found
    assert len(site.closed) == 1


def test_a_demonstration_has_no_sitemap():
    """No page of a demonstration may be listed, so nothing leads search engines to them."""
    pages = plan(make_posting(), base_url="https://jobs.example/", demo=True)[1]

    assert "/sitemap.xml" not in pages
    assert pages["/robots.txt"].view.sitemap == ""


def test_lastmod_is_true():
    """A posting changed when its author says; a list when the newest of its members did; else nothing is said."""
    edited = make_posting("edited", updated=dt.date(2026, 11, 21))
    days = sitemap_of(plan(edited, make_posting("undated", date=None))[1])

    assert days["https://user.example/repo/"] == "2026-11-21"
    assert days["https://user.example/repo/jobs/edited/"] == "2026-11-21"
    assert days["https://user.example/repo/jobs/undated/"] is None


def test_closing_moves_lastmod_on_its_day():
    """A list changed when a posting left it, and not before; what a clock has yet to bring is no change."""
    go = [make_posting(f"p{n}", skills=("Go",), updated=dt.date(2027, 1, 1)) for n in range(3)]
    ending = make_posting("ending", skills=("Go",), expires=dt.date(2026, 11, 20))
    others = make_posting("others", skills=("Ada",), closed=True)

    def day(date):
        days = sitemap_of(plan(*go, ending, others, now=dt.datetime(2026, 11, date, 12, tzinfo=dt.UTC))[1])
        return {days[f"https://user.example/repo/{path}"] for path in ("", "skills/", "skills/go/")}

    assert day(20) == {"2026-11-02"}
    assert day(21) == day(28) == {"2026-11-21"}


@given(*(st.none() | st.dates(NOON.date() - dt.timedelta(200), NOON.date() + dt.timedelta(200)),) * 4)
def test_no_day_is_in_the_future(date, updated, expires, closed):
    """Whatever days a posting names, no page of the board claims to have changed later than today."""
    posting = make_posting(date=date, updated=updated, expires=expires, closed=closed or False)

    assert all(page.last_modified is None or page.last_modified <= NOON.date() for page in plan(posting)[1].values())


def test_a_large_sitemap_has_parts():
    """Beyond what one file may hold the sitemap names its parts, which together hold the whole."""
    site, pages = plan(make_posting())
    display = display_of(site, frame_of(site))
    parted = {page.path: page for page in sitemap.plan(display, pages.values(), 2)}
    parts = [address.removeprefix("https://user.example/repo") for address in sitemap_of(parted)]

    assert parts == ["/sitemap-1.xml", "/sitemap-2.xml"]
    assert {k: v for part in parts for k, v in sitemap_of(parted, part).items()} == sitemap_of(pages)


@pytest.mark.parametrize(
    ("base_url", "files"),
    [
        ("https://jobs.example/", {"/robots.txt", "/sitemap.xml"}),
        ("https://user.example/repo/", {"/sitemap.xml"}),
        ("", {"/robots.txt"}),
    ],
)
def test_robots_are_told_at_the_root_alone(base_url, files):
    """robots.txt is read only at a host's root; a sitemap needs whole addresses."""
    _, pages = plan(make_posting(), base_url=base_url)

    assert {"/robots.txt", "/sitemap.xml"} & set(pages) == files


@pytest.mark.parametrize("name", COMMON_OUTPUTS)
def test_what_is_on_by_default_can_be_off(name):
    """Each output that is on by default goes alone, with all that leads to it, and nothing else does."""

    def made(*without):
        posting = make_posting(location=(Location("Cork", locality="Cork", country="IE"),))
        settings = Outputs(feed_terms_from=1, without=without)
        site, pages = plan(posting, base_url="https://jobs.example/", outputs=settings)
        home, own = pages["/"].view, pages["/jobs/baker/"].view
        robots = encoded(pages, "/robots.txt") if "/robots.txt" in pages else b""
        return {
            "atom": any(path.endswith(".atom") for path in pages) or bool(home.meta.feed),
            "sitemap": "/sitemap.xml" in pages or b"Sitemap" in robots,
            "robots": bool(robots),
            "open-graph": frame_of(site, "https://jobs.example/").open_graph,
            "structured-data": bool(own.data or own.crumbs_data.text or home.structured.text),
        }

    assert made() == dict.fromkeys(COMMON_OUTPUTS, True)
    assert made(name) == dict.fromkeys(COMMON_OUTPUTS, True) | {name: False}


def test_robots_name_the_sitemap():
    """Everybody may read everything, and finds the sitemap."""
    _, pages = plan(base_url="https://jobs.example/")

    assert encoded(pages, "/robots.txt") == b"User-agent: *\nAllow: /\n\nSitemap: https://jobs.example/sitemap.xml\n"


def test_hosts_that_read_headers_and_redirects_get_them():
    """At the root of a host there are rules for all pages, and a line for each former address of a posting."""
    porter = make_posting("porter", aliases=("carrier", "/old/night porter"))
    _, pages = plan(porter, base_url="https://jobs.example/", outputs=Outputs(extra=("host-files", "api")))
    headers = encoded(pages, "/_headers").decode()

    assert encoded(pages, "/_redirects") == b"/jobs/carrier/ /jobs/porter/ 301\n/old/night-porter/ /jobs/porter/ 301\n"
    assert headers.startswith("/*\n  X-Content-Type-Options: nosniff\n")
    assert headers.endswith("\n/api/v1/*\n  Access-Control-Allow-Origin: *\n")
    assert "frame-ancestors 'self'" in headers
    assert pages["/jobs/carrier/"].template == "pages/redirect.html"


def test_redirects_are_as_many_as_hosts_read():
    """Of very many former addresses the newest postings' stand in the file, whole lines, each address once."""
    postings = [
        make_posting(f"posting-{number}", aliases=(f"old-{number}", "all", "x" * 60 + str(number)))
        for number in range(1_500)
    ]
    _, pages = plan(*postings, base_url="https://jobs.example/", outputs=Outputs(extra=("host-files",)))
    data = encoded(pages, "/_redirects")
    formers = [line.split()[0] for line in data.decode().splitlines()]

    assert 90_000 < len(data) <= 100_000
    assert data.endswith(b" 301\n")
    assert len(set(formers)) == len(formers) <= 2_000
    assert formers.count("/jobs/all/") == 1


@pytest.mark.parametrize(
    ("base_url", "extra", "there", "framed"),
    [
        ("https://jobs.example/", ("host-files", "embed"), True, False),
        ("https://user.example/repo/", ("host-files",), False, False),
        ("https://jobs.example/", (), False, False),
        ("https://jobs.example/", ("host-files",), True, True),
    ],
)
def test_files_for_hosts_fit_the_board(base_url, extra, there, framed):
    """A page for frames of other sites is not shut to them; below a path, and unasked, there are no such files."""
    _, pages = plan(make_posting("porter"), base_url=base_url, outputs=Outputs(extra=extra))
    headers = encoded(pages, "/_headers") if "/_headers" in pages else b""

    assert ("/_headers" in pages, "/_redirects" in pages, b"frame-ancestors" in headers) == (there, there, framed)
