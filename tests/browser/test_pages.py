"""The pages as such: without script, in both colour schemes, on phones and on paper."""

from __future__ import annotations

import re

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.board import NOON
from tests.browser.hosting import POSTINGS

# What the list says in answer to a choice; the kinds of pages are in test_every_page.
STATES = {"narrowed": "?location=germany&q=baker", "empty": "?q=zzzzzz"}


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", STATES.values(), ids=STATES)
def test_axe_finds_nothing_in_a_narrowed_list(visit, path, scheme, width):
    """Everyone can use a narrowed list and an empty one, in both schemes, narrow and wide; both fit the screen."""
    page = visit(path, width=width, color_scheme=scheme)
    expect(page.get_by_role("status").first).to_contain_text(" of 32 postings")
    found = Axe().run(page, options={"resultTypes": ["violations"]})

    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_the_list_is_whole_and_terms_are_pages(visit):
    """Without script all postings are there, a term is a link to its page, and nothing dead is shown."""
    page = visit(java_script_enabled=False)
    expect(page.locator(".results .card")).to_have_count(POSTINGS)
    for role in ("searchbox", "combobox", "checkbox", "textbox"):
        expect(page.get_by_role(role)).to_have_count(0)
    link = page.get_by_role("complementary").get_by_role("link", name="Germany")
    promised = int(link.locator(".count").inner_text())
    link.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Germany")
    expect(page.locator(".results .card")).to_have_count(promised)


def test_without_script_a_phone_opens_the_filter_by_its_address(visit):
    """Without script the sheet is opened and closed by links alone."""
    page = visit(width=360, java_script_enabled=False)
    page.get_by_role("link", name="Filter").click()
    expect(page.get_by_role("complementary", name="Narrow the list")).to_be_visible()
    page.get_by_role("link", name="Close").click()

    expect(page.get_by_role("complementary", name="Narrow the list")).not_to_be_visible()


def test_dates_are_absolute_without_script_and_relative_with_it(visit):
    """The page holds days; script says how far they are from today."""
    timeless = visit("jobs/posting-001/", java_script_enabled=False).locator(".fact-date").inner_text()
    dated = visit("jobs/posting-001/").locator(".fact-date").inner_text()

    assert "19 November 2026" in timeless
    assert dated == f"{timeless} (3 days ago)"


def test_a_day_beyond_a_month_is_told_in_weeks(visit):
    """On 22 November the 26th of December is five weeks away; "next month" could be anything."""
    page = visit("jobs/posting-001/")

    expect(page.locator(".fact-expires")).to_contain_text("26 December 2026 (in 5 weeks)")


@pytest.mark.parametrize(("day", "marks"), [(11, 0), (12, 2), (26, 2), (27, 0)])
def test_a_last_day_is_marked_as_long_as_the_board_says(visit, day, marks):
    """A last day is marked wherever it stands from `closing_days` before it (or 14) until it is over."""
    page = visit("jobs/posting-001/")
    page.clock.set_fixed_time(NOON.replace(month=12, day=day))
    page.reload()

    expect(page.locator("article .distance")).to_have_count(3)
    expect(page.locator("article .soon")).to_have_count(marks)


def test_a_title_in_another_script_stands_where_the_others_do(visit):
    """A title that runs from right to left begins at its own right, and its row's other parts are right under it."""
    page = visit()
    title = page.locator(".results .card-title a").first
    title.evaluate("link => { link.textContent = 'מהנדס תוכנה (Backend)!' }")
    left = "(element) => element.getClientRects()[0].left"
    mark = """link => {
      const mark = document.createRange()
      mark.setStart(link.firstChild, link.textContent.length - 1)
      mark.setEnd(link.firstChild, link.textContent.length)
      return mark.getBoundingClientRect().left - link.getBoundingClientRect().left
    }"""

    assert title.evaluate(left) == page.locator(".results .card-who").first.evaluate(left)
    assert title.evaluate(mark) < 1


@pytest.mark.parametrize("width", [960, 980, 1000])
def test_eight_links_have_room_in_one_line(visit, width):
    """Where the links stand beside the board's name, eight of them fit in one line."""
    page = visit(width=width)
    links = page.locator(".masthead-links")
    links.evaluate("""list => {
      while (list.children.length > 5) list.lastElementChild.remove()
      for (const label of ['About', 'Privacy', 'Imprint']) {
        const item = list.lastElementChild.cloneNode(true)
        item.firstElementChild.textContent = label
        list.append(item)
      }
    }""")

    expect(links.locator("li")).to_have_count(8)
    assert links.bounding_box()["height"] < 50


def test_on_a_phone_what_is_saved_is_in_reach_and_rows_stay_short(visit):
    """The way to what is saved is on the screen whatever the menu's width, and saving shares a line with the dates."""
    page = visit(width=360)
    saved = page.get_by_role("link", name="Saved").bounding_box()
    row = page.locator(".results .card").first
    when, tools = row.locator(".card-when").bounding_box(), row.locator(".card-tools").bounding_box()

    assert saved["x"] + saved["width"] <= 360
    assert saved["height"] >= 44
    assert when["x"] + when["width"] <= tools["x"]
    assert tools["y"] <= when["y"] + when["height"]


def test_a_closed_posting_says_so_first(visit):
    """A closed posting begins with that, and offers no way to apply."""
    page = visit("jobs/over/")
    title, notice, facts = (page.locator(part).bounding_box()["y"] for part in ("h1", ".notice", ".facts"))

    assert title < notice < facts
    expect(page.locator(".apply")).to_have_count(0)


def test_a_posting_whose_last_day_passed_since_the_build_says_so(visit):
    """The guard shows itself when the day has passed, and takes the way to apply away."""
    page = visit("jobs/posting-001/")
    hidden = page.evaluate("""() => {
        const guard = document.createElement('closing-guard')
        guard.setAttribute('day', '2026-11-20')
        guard.hidden = true
        document.querySelector('main').append(guard)
        return guard.hidden
    }""")

    assert hidden is False
    expect(page.locator(".apply")).not_to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_apply_is_in_reach_at_the_end_of_a_posting(visit, width):
    """However far one has read, the way to apply is on the screen."""
    page = visit("jobs/posting-001/", width=width)
    page.locator(".job-text").evaluate("text => text.scrollIntoView({ block: 'end' })")

    expect(page.get_by_role("link", name="Apply on acme.example")).to_be_in_viewport()


def test_paper_holds_facts_text_and_address(visit):
    """What is printed are the facts, where to apply, the text and the address of the page."""
    page = visit("jobs/posting-001/")
    page.emulate_media(media="print")
    apply = page.locator(".apply .button")
    printed = apply.evaluate("link => getComputedStyle(link, '::after').content")

    expect(page.locator(".facts")).to_be_visible()
    expect(page.locator(".job-text")).to_be_visible()
    expect(page.get_by_text("https://user.example/repo/jobs/posting-001/")).to_be_visible()
    for part in (".masthead", ".foot", ".apply-until"):
        expect(page.locator(part)).not_to_be_visible()
    expect(apply).to_be_visible()
    assert apply.get_attribute("href") in printed
    assert page.locator(".apply").evaluate("one => getComputedStyle(one).position") == "static"


def test_the_skip_link_leads_to_the_content(visit):
    """The first stop of the keyboard skips to the content."""
    page = visit()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_below_the_list_stand_the_ways_in(visit):
    """The home page leads on to places, ways of working, skills, companies and pay."""
    page = visit()
    headings = page.locator(".ways h3").all_inner_texts()

    assert headings == ["Places", "Ways of working", "Skills", "Companies", "Pay"]
    assert page.locator(".results").bounding_box()["y"] < page.locator(".ways").bounding_box()["y"]


def test_a_posting_can_be_shared_copied_and_printed(visit):
    """The address that is shared and copied is the one other people can open; printing prints."""
    page = visit("jobs/posting-001/")
    page.evaluate("""() => {
        navigator.share = async (what) => { window.shared = what }
        navigator.clipboard.writeText = async (text) => { window.copied = text }
        window.print = () => { window.printed = true }
        const tools = document.querySelector('page-tools')
        tools.replaceWith(tools)
    }""")
    for name in ("Share", "Copy link", "Print"):
        page.get_by_role("button", name=name).click()
    address = "https://user.example/repo/jobs/posting-001/"

    expect(page.get_by_text("Link copied")).to_be_visible()
    assert page.evaluate("window.shared") == {"title": page.locator("h1").inner_text(), "url": address}
    assert page.evaluate("window.copied") == address
    assert page.evaluate("window.printed") is True


def test_without_script_there_are_no_buttons(visit):
    """What only script can do is not offered without it."""
    page = visit("jobs/posting-001/", java_script_enabled=False)

    expect(page.locator("page-tools")).not_to_be_visible()


def test_a_page_that_is_not_there_can_be_searched_from(visit):
    """The word that is looked for on the page for lost addresses is looked for in the list."""
    page = visit("404.html")
    page.get_by_role("searchbox", name="Search").fill("baker")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status").first).to_contain_text(" of 32 postings")
    expect(page.get_by_role("searchbox", name="Search")).to_have_value("baker")
    assert page.url.endswith("/repo/?q=baker")


def test_the_parts_of_a_row_are_read_apart(visit):
    """Between two parts of a row one sees a point, hears a comma, and copies a blank."""
    page = visit("places/germany/")
    row = page.locator(".card").first
    company, place = row.locator(".card-who span").all_inner_texts()

    assert row.locator(".card-who").aria_snapshot() == f"- paragraph: {company}, {place}"
    assert row.locator(".card-who").text_content().strip() == f"{company} {place}"


def test_paper_shows_the_day_itself(visit):
    """What is printed says on which day a posting was posted, not how long ago that was."""
    page = visit("places/germany/")
    page.emulate_media(media="print")
    shown = "time => [getComputedStyle(time).fontSize, getComputedStyle(time, '::after').content, time.title]"
    size, said, day = page.locator(".card time").first.evaluate(shown)

    assert (size, said) == ("0px", f'"{day}"')
    assert re.fullmatch(r"\d+ \w+ 2026", day)
