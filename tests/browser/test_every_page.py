"""Every kind of page, of a board with what authors really write: who can use it, what it weighs, what it says."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.board import NOON, SETTINGS, Board, posting
from tests.browser.hosting import BASE_PATH, served

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNT = 54
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><rect width="8" height="8"/></svg>'
AUTHORS = {
    "content/pages/about.md": "# About\n\nWe list jobs.\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n\n```\ncode\n```\n",
    "content/companies/company-0.md": "---\nlogo: logo.svg\nurl: https://acme.example\n---\nWe bake.\n",
    "content/companies/logo.svg": LOGO,
    "content/postings/bare.md": "# A job without facts\n\nWrite to us.\n",
    "content/postings/over.md": posting(99, title="Found", date="2026-10-01\nexpires: 2026-11-01"),
    "content/postings/right-to-left.md": posting(3, title="ممرضة ليلية في مستشفى الأطفال"),
    "content/postings/emoji.md": posting(4, title="👩‍🍳 Pastry chef 🥐 — crème, café & co."),
    "content/postings/long.md": posting(
        5,
        title="Wissenschaftliche Mitarbeiterin oder wissenschaftlicher Mitarbeiter (m/w/d) für "
        "Donaudampfschifffahrtsgesellschaftsgeschichte, befristet, Teilzeit 65 %, Vergütung nach Entgeltgruppe 13",
        company="Landesanstalt für Binnenschifffahrtsgeschichtswissenschaften an der Universität Beispielstadt",
    ),
    "content/postings/dollars.md": posting(7, title="Dollar baker", location="Austin, TX", salary="$90k - $120k"),
    "content/postings/moved.md": posting(6, date="2026-11-18\naliases: [went-away]"),
}
# Where each kind is, by the template it is made from; a facet that lists a tree, and one that lists bands, differ.
KINDS = {
    "home.html": ["", "page/2/"],
    "facet.html": ["places/", "work/", "pay/", "types/", "skills/", "companies/"],
    "term.html": ["places/germany/", "companies/company-0/", "skills/python/"],
    "insights.html": ["pay/insights/"],
    "posting.html": [f"jobs/{slug}/" for slug in ("posting-001", "bare", "over", "right-to-left", "emoji", "long")],
    "post.html": ["post/"],
    "prose.html": ["about/"],
    "not_found.html": ["404.html"],
    "saved.html": ["saved/"],
    "embed.html": ["embed/"],
}
# A page that sends its visitors on at once.
PASSING = {"redirect.html"}
PATHS = [path for paths in KINDS.values() for path in paths]
HEAVIEST = 60_000
SHIFTS = """() => new Promise((resolve) => {
    const moved = []
    const name = ({ node }) => node?.outerHTML?.slice(0, 100) ?? node?.textContent
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push([entry.value, ...entry.sources.map(name)])
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(moved), 100)
})"""
OVER = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 100))"""
CUT_OFF = """() => [...document.querySelectorAll('main *')]
    .filter((one) => {
        const style = getComputedStyle(one)
        return style.overflowX === 'hidden' && style.position !== 'absolute' && one.scrollWidth > one.clientWidth + 1
    })
    .map((one) => one.outerHTML.slice(0, 120))"""
MOVING = """() => [...document.querySelectorAll('*')].flatMap((one) => ['', '::before', '::after'].map((part) => {
        const style = getComputedStyle(one, part || null)
        return [style.transitionDuration, style.animationDuration, style.scrollBehavior].join()
    })).filter((said) => said !== '0s,0s,auto').length"""


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Board:
    """A board that has every kind of page."""
    board = Board(tmp_path_factory.mktemp("every"), NOON)
    settings = SETTINGS.replace("https://jobs.example/", "https://user.example/repo/")
    hands = 'repository = "example/jobs"\nemail = "jobs@board.example"\n'
    about = 'navigation = [{ label = "About", page = "about" }]\n'
    board.write("board.toml", settings + hands + about + '[outputs]\nextra = ["embed"]\n')
    for number in range(COUNT):
        text = posting(number).replace("apply:", "skills: [Python, First aid]\nseniority: senior\napply:")
        board.write(f"content/postings/posting-{number:03}.md", text)
    for path, text in AUTHORS.items():
        board.write(path, text)
    return board.build()


@pytest.fixture(scope="module")
def host(board: Board) -> Iterator[str]:
    with served((BASE_PATH, board.root / "site")) as address:
        yield address + BASE_PATH


def test_every_kind_of_page_is_looked_at(board):
    """A new template gets its page in the list of kinds."""
    templates = {page.template.removeprefix("pages/") for page in board.pages if page.template}
    paths = {page.path.removeprefix("/") for page in board.pages}

    assert templates == set(KINDS) | PASSING
    assert set(PATHS) <= paths


@pytest.mark.parametrize("path", PATHS)
def test_axe_finds_nothing(visit, path):
    """Everyone can use every kind of page, as far as a machine can tell, in both schemes, narrow and wide."""
    page = visit(path)
    page.wait_for_load_state("networkidle")
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            said = Axe().run(page, options={"resultTypes": ["violations"]})["violations"]
            found += [(width, scheme, rule["id"], [node["html"] for node in rule["nodes"]]) for rule in said]

    assert found == []


@pytest.mark.parametrize("path", PATHS)
def test_nothing_stands_over_the_edge_or_is_cut_off(visit, path):
    """No page is wider than its screen: a laptop, also at 200 % and 400 %, a phone, and with letters twice as large."""
    page = visit(path)
    page.wait_for_load_state("networkidle")
    found = []
    for width in (1280, 640, 360, 320):
        page.set_viewport_size({"width": width, "height": 800})
        found += [(width, one) for one in page.evaluate(OVER) + page.evaluate(CUT_OFF)]
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += [("letters", one) for one in page.evaluate(OVER) + page.evaluate(CUT_OFF)]

    assert found == []


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", PATHS)
def test_nothing_moves_while_a_page_loads(visit, path, width):
    """What script adds to a page finds its room already kept."""
    page = visit(path, width=width)
    page.wait_for_load_state("networkidle")

    assert page.evaluate(SHIFTS) == []


def test_nothing_moves_for_those_who_ask_for_less_motion(visit):
    """Without the wish there is some motion; with it there is none."""
    assert visit(reduced_motion="no-preference").evaluate(MOVING) > 0
    assert visit(reduced_motion="reduce").evaluate(MOVING) == 0


@pytest.mark.parametrize("path", ["", "jobs/long/", "places/germany/", "pay/insights/"])
def test_a_first_visit_is_light(visit, host, path):
    """All that a first visit fetches until it rests weighs at most 60 KB compressed; `visit` sees that it is ours."""
    page = visit()
    page.context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    bodies = []
    page.on("response", lambda response: bodies.append(response.body()))
    page.goto(host + path, wait_until="networkidle")

    assert 5_000 < sum(len(gzip.compress(body)) for body in bodies) <= HEAVIEST


def test_without_script_terms_lead_to_a_posting(visit):
    """Without script one finds a posting by its place and its town, and a way to apply."""
    page = visit(java_script_enabled=False)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Places").click()
    page.get_by_role("link", name="Germany").click()
    page.get_by_role("link", name="Berlin").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Berlin")
    title = page.locator(".card-title").first.inner_text()
    page.locator(".card-title a").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("link", name="Apply on acme.example")).to_be_visible()


def test_a_term_leads_to_the_filter_with_the_term_chosen(visit):
    """On the page of a term one narrows further where the filter is, and the term is chosen there already."""
    page = visit("places/germany/")
    count = page.locator(".results .card").count()
    page.get_by_role("link", name="Narrow the list").click()

    expect(page.get_by_role("checkbox", name="Germany")).to_be_checked()
    expect(page.get_by_role("status").first).to_contain_text(f"{count} of ")


def test_a_term_lends_its_list_to_its_postings(visit):
    """A posting that was opened from a term's page leads to the next one of the term."""
    page = visit("places/germany/")
    titles = page.locator(".results .card-title").all_inner_texts()
    page.locator(".results .card-title a").first.click()
    page.get_by_role("link", name=f"Next: {titles[1]}").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(titles[1])


def test_what_was_inferred_of_pay_is_kept_with_a_saved_posting(visit):
    """Saved from a list or from its page, a posting's pay is marked where the board worked it out; else it is not."""
    page = visit("places/united-states/")
    page.locator(".results .card", has=page.locator(".inferred")).locator("[data-keep=save]").click()
    paid = "(({ pay, inferred }) => [pay, inferred])(JSON.parse(localStorage.getItem('kept /repo/')).saved[0])"
    from_list = page.evaluate(paid)
    page.locator(".results .card-title a", has_text="Dollar baker").first.click()
    for _ in range(2):
        page.locator(".job-who [data-keep=save]").click()
    expect(page.locator("kept-link .count")).to_have_text(" 1")
    assert page.evaluate(paid) == from_list
    page.locator("kept-link a").click()

    expect(page.locator(".kept-saved .pay")).to_contain_text("(inferred: ")
    expect(page.locator(".legend")).to_contain_text("worked out by the board")
    page.locator(".kept-saved [data-keep=save]").click()
    page.reload()
    expect(page.locator(".legend")).to_be_hidden()
