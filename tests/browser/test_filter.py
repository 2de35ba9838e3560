"""The filter of the home page, as a visitor meets it."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.board import NOON
from tests.browser.hosting import CLOSING, POSTINGS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page, Route


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def narrowed(page: Page) -> None:
    """Wait until the list of a choice is there with all its rows."""
    expect(status(page)).to_contain_text(" of ")
    expect(page.locator(".results[aria-busy]")).to_have_count(0)


def cards(page: Page) -> Locator:
    return page.locator(".results .card")


def term(page: Page, label: str) -> Locator:
    return page.get_by_role("checkbox", name=label)


def count_of(page: Page, label: str) -> int:
    row = page.locator(".group[open] .choice").filter(has=page.get_by_text(label, exact=True))
    expect(row.locator(".count")).not_to_be_empty()
    return int(row.locator(".count").inner_text())


def opened(page: Page, group: str) -> Page:
    summary = page.locator("summary", has_text=re.compile(f"^{group}$"))
    page.locator(".group").filter(has=summary).evaluate("it => it.open = true")
    return page


def test_choosing_a_term_narrows_list_count_and_address(visit):
    """A term that is chosen leaves as many postings as it said, and stands in the address."""
    page = visit()
    promised = count_of(page, "Germany")
    term(page, "Germany").check()

    expect(status(page)).to_have_text(f"{promised} of {POSTINGS} postings")
    expect(cards(page)).to_have_count(promised)
    assert page.url.endswith("?location=germany")


def test_counts_say_what_a_further_choice_would_give(visit):
    """Across facets each choice narrows; the count beside a term is what choosing it leaves."""
    page = visit()
    term(page, "Germany").check()
    expect(page.get_by_role("button", name="Remove Germany")).to_be_visible()
    opened(page, "Companies")
    promised = count_of(page, "Company 1")
    term(page, "Company 1").check()

    expect(cards(page)).to_have_count(promised)


def test_terms_of_one_facet_widen_the_list(visit):
    """Two terms of one facet show the postings of either."""
    page = visit()
    both = count_of(page, "Germany") + count_of(page, "United Kingdom")
    term(page, "Germany").check()
    term(page, "United Kingdom").check()

    expect(cards(page)).to_have_count(both)


def test_the_way_back_undoes_choices(visit):
    """Back takes the last choice away, and forward makes it again."""
    page = visit()
    term(page, "Germany").check()
    expect(cards(page)).not_to_have_count(POSTINGS)
    page.go_back()

    expect(cards(page)).to_have_count(POSTINGS)
    expect(term(page, "Germany")).not_to_be_checked()
    page.go_forward()
    expect(term(page, "Germany")).to_be_checked()
    expect(cards(page)).not_to_have_count(POSTINGS)


def test_an_address_restores_its_choice(visit):
    """Who gets the address of a narrowed list sees the same list."""
    page = visit("?location=germany&q=baker&sort=salary")

    expect(term(page, "Germany")).to_be_checked()
    expect(page.get_by_label("Search", exact=True)).to_have_value("baker")
    expect(page.get_by_label("Sort by")).to_have_value("salary")
    expect(status(page)).to_contain_text(f" of {POSTINGS} postings")
    assert all("Baker" in title for title in page.locator(".results .card-title").all_inner_texts())


def test_search_overlooks_a_slip(visit):
    """A letter too few or two swapped find the word that was meant."""
    page = visit()
    page.get_by_label("Search", exact=True).fill("enginer dtaa")

    expect(page.locator(".results .card-title").first).to_contain_text("Data Engineer")
    assert all("Data Engineer" in title for title in page.locator(".results .card-title").all_inner_texts())


def test_full_texts_are_searched_when_asked_for(visit):
    """A word that stands in a text alone is found once the box is ticked, and only then is anything fetched for it."""
    page = visit("?q=zebrafish")
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/data/full-" in request.url else None)
    expect(page.get_by_role("heading", name="No posting matches all of this")).to_be_visible()
    assert not asked
    page.get_by_label("Also search the full text").check()

    expect(cards(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=zebrafish&full=yes$"))
    assert len(asked) == 1
    expect(page.get_by_role("button", name="Remove “zebrafish” in the full text")).to_be_visible()
    page.get_by_label("Search", exact=True).fill("zebrafihs")
    expect(page).to_have_url(re.compile("q=zebrafihs"))
    page.reload()
    expect(page.get_by_label("Also search the full text")).to_be_checked()
    expect(cards(page)).to_have_count(1)


def test_wanted_pay_keeps_what_reaches_it_and_what_is_not_stated(visit):
    """A wanted amount leaves the postings whose range reaches it; those without pay stay until they are given up."""
    page = visit()
    page.get_by_label("Pay from").fill("60k")
    page.get_by_label("Pay from").blur()
    narrowed(page)
    kept = cards(page).count()
    unstated = cards(page).filter(has_text="Pay not stated").count()
    page.get_by_label("Pay not stated").uncheck()

    assert unstated > 0
    expect(cards(page)).to_have_count(kept - unstated)
    for pay in page.locator(".results .pay").all_inner_texts():
        assert int(re.findall(r"[\d,]+", pay)[-1].replace(",", "")) >= 60_000


def test_pay_that_is_typed_while_the_data_come_is_kept(visit):
    """The first touch fetches the data; an amount that is being typed when they come stays, and counts."""
    page = visit()
    held = []
    page.route("**/data/*.json", lambda route: held.append(route))  # noqa: PLW0108 - asks for a function
    field = page.get_by_label("Pay from")
    field.fill("60k")
    page.wait_for_timeout(200)
    page.unroute("**/data/*.json")
    for route in held:
        route.continue_()
    expect(page.locator(".histogram rect").first).to_be_attached()
    expect(field).to_have_value("60k")
    field.blur()

    narrowed(page)


def test_pay_sorts_highest_first(visit):
    """By pay the highest comes first, and what is not stated last."""
    page = visit()
    newest = page.locator(".results .card-title").first.inner_text()
    page.get_by_label("Sort by").select_option("salary")
    expect(page).to_have_url(re.compile("sort=salary$"))
    expect(page.locator(".results .card-title").first).not_to_have_text(newest)  # rows come when they are needed
    tops = [
        int(found[-1].replace(",", "")) if (found := re.findall(r"\d[\d,]*", pay)) else 0
        for pay in page.locator(".results .pay").all_inner_texts()
    ]

    assert tops == sorted(tops, reverse=True)


def test_an_empty_list_says_which_choice_to_loosen(visit):
    """Where nothing matches, each way out tells what it gives, and gives it."""
    page = visit("?location=germany&q=zzzzzz")
    way = page.get_by_role("button", name="Without “zzzzzz”")
    expect(page.get_by_role("heading", name="No posting matches all of this")).to_be_visible()
    promised = int(way.inner_text().rpartition(" ")[2])
    way.click()

    expect(cards(page)).to_have_count(promised)


def test_where_no_single_choice_is_to_blame_each_is_offered_alone(visit):
    """Where loosening one choice is not enough, an empty list offers each that gives something by itself."""
    page = visit("?location=germany&q=zzzzzz&pay=900000&currency=EUR&unstated=no")
    way = page.get_by_role("button", name="Only Germany")
    promised = int(way.inner_text().rpartition(" ")[2])
    way.click()

    expect(cards(page)).to_have_count(promised)
    expect(page).to_have_url(re.compile(r"\?location=germany$"))


def test_chips_take_choices_away(visit):
    """Each chip takes its choice away; clearing all brings the finished list back."""
    page = visit("?location=germany&location=united-kingdom")
    page.get_by_role("button", name="Remove United Kingdom").click()
    expect(page).to_have_url(re.compile(r"\?location=germany$"))
    page.get_by_role("button", name="Clear all").click()

    expect(cards(page)).to_have_count(POSTINGS)
    assert "?" not in page.url


def test_the_finished_list_comes_back_as_it_was(visit):
    """However often it was narrowed meanwhile: without a choice the list is the one that the page was built with."""
    page = visit()
    parts = "[...document.querySelectorAll('.results > :not(.cards), .results .card')]"
    page.evaluate(f"window.before = {parts}.map((part) => part.cloneNode(true))")
    for label in ("Germany", "United Kingdom", "Germany"):
        term(page, label).click()
        narrowed(page)
    term(page, "United Kingdom").click()
    expect(status(page)).to_contain_text("open postings")
    expect(page.locator(".results[aria-busy]")).to_have_count(0)

    assert page.evaluate(f"{parts}.length === before.length")
    assert page.evaluate(f"{parts}.every((part, i) => part.isEqualNode(before[i]))")


def test_presses_in_quick_succession_are_steps_of_their_own(visit):
    """The address is told when the list can be seen; none of two choices that come before is lost to the way back."""
    page = visit()
    search = page.evaluate("""() => {
        for (const it of ['germany', 'united-kingdom']) document.querySelector(`.choice input[value="${it}"]`).click()
        dispatchEvent(new Event('pagehide'))
        return location.search
    }""")
    narrowed(page)
    assert search == "?location=germany&location=united-kingdom"
    page.go_back()

    expect(page).to_have_url(re.compile(r"\?location=germany$"))
    expect(term(page, "United Kingdom")).not_to_be_checked()


def test_rows_beyond_the_screen_come_when_the_first_are_painted(visit):
    """A press shows as many rows as a screen has room for; until the others are there the list says that it is busy."""
    page = visit("?sort=salary")
    narrowed(page)
    page.evaluate("""() => {
        window.counts = []
        const results = document.querySelector('.results')
        const note = () => counts.push([results.querySelectorAll('.card').length, results.ariaBusy])
        addEventListener('cards-made', () => queueMicrotask(note))
    }""")
    page.get_by_label("Sort by").select_option("closing")
    page.wait_for_function("() => counts.length && counts.at(-1)[1] === null")
    *between, last = page.evaluate("counts")

    assert last == [20, None]
    assert [busy for _, busy in between] == ["true"] * len(between)
    assert 0 < between[0][0] < 20


def test_what_is_typed_before_the_filter_is_there_is_searched(chromium, host):
    """Who types before the filter's script has come finds what was typed, and it stands in the field."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    held: list[Route] = []
    page.route("**/posting-filter.js*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    with page.expect_request("**/posting-filter.js*"):
        page.goto(host)
    page.get_by_label("Search", exact=True).press_sequentially("baker")
    assert page.evaluate("!customElements.get('posting-filter')")
    held[0].continue_()

    narrowed(page)
    expect(page).to_have_url(re.compile(r"\?q=baker$"))
    expect(page.get_by_label("Search", exact=True)).to_have_value("baker")
    context.close()


def test_a_term_that_is_typed_before_the_data_is_there_is_found(visit):
    """Who looks for a place on a slow line sees the places that fit once the data has come, without another key."""
    page = visit()
    held: list[Route] = []
    page.route("**/data/index.json*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it calls
    group = opened(page, "Places").locator(".group[data-facet=location]")
    with page.expect_request("**/data/index.json*"):
        group.get_by_role("searchbox").fill("berl")
    before = group.locator(".choice:visible").count()
    held[0].continue_()

    expect(group.locator(".choice:visible")).to_have_count(1)
    assert before > 1


def test_nothing_is_fetched_before_the_filter_is_touched(visit):
    """Who only reads does not pay for the filter's data."""
    asked = []
    page = visit()
    page.on("request", lambda request: asked.append(request.url) if "/data/" in request.url else None)
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(200)
    before = list(asked)
    with page.expect_request("**/data/index.json*"):
        page.get_by_label("Search", exact=True).focus()

    assert not before


def test_rows_made_by_script_are_those_of_the_page(visit):
    """A posting looks the same in the finished list and in a narrowed one."""
    by_address = """rows => Object.fromEntries(rows.map((row) =>
        [row.querySelector('a').href, row.outerHTML.replaceAll('\\n', '')]))"""
    page = visit()
    finished = cards(page).evaluate_all(by_address)
    page.get_by_label("Sort by").select_option("salary")
    narrowed(page)
    page.get_by_role("button", name="Show more postings").click()
    expect(cards(page)).to_have_count(POSTINGS)
    made = cards(page).evaluate_all(by_address)

    assert made == finished


def test_without_its_data_the_page_stays_as_it_was(visit):
    """If the data cannot be had the page says so, and its links still lead to the terms."""
    page = visit()
    page.route("**/data/index.json*", lambda route: route.abort())
    term(page, "Germany").click()
    expect(status(page)).to_contain_text("could not be loaded")
    page.get_by_role("complementary").get_by_role("link", name="Germany").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Jobs in Germany")
    visit.said.clear()  # the browser itself tells the console that the request failed


def test_the_place_in_the_list_is_kept(visit):
    """Back from a posting the narrowed list stands where it was left."""
    page = visit("?sort=closing")
    narrowed(page)
    cards(page).nth(15).scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    cards(page).nth(15).get_by_role("link").click()
    page.wait_for_url("**/jobs/**")
    page.go_back()
    narrowed(page)

    page.wait_for_function("before => Math.abs(scrollY - before) < 5", arg=before)


def test_a_posting_points_to_its_neighbours_in_the_list(visit):
    """A posting that was opened from a list leads to the one before and the one after it."""
    page = visit("?location=germany")
    narrowed(page)
    titles = page.locator(".results .card-title").all_inner_texts()
    cards(page).nth(1).get_by_role("link").click()

    expect(page.get_by_role("link", name=f"Previous: {titles[0]}")).to_be_visible()
    page.get_by_role("link", name=f"Next: {titles[2]}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(titles[2])


def test_the_filter_works_by_keyboard_alone(visit):
    """Tab and space choose a term; the focus stays where it was."""
    page = visit()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value === 'germany'"):
            break
    page.keyboard.press("Space")

    narrowed(page)
    assert page.evaluate("document.activeElement.value") == "germany"


def test_on_a_phone_the_filter_is_a_sheet(visit):
    """The sheet takes the focus and keeps it, tells how many postings it will show, and gives the focus back."""
    page = visit(width=360, has_touch=True)
    page.get_by_role("button", name="Filter").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Narrow the list")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.querySelector('.masthead').inert")
    term(page, "Germany").check()
    show = dialog.get_by_role("link", name=re.compile(r"Show \d+ postings"))
    expect(show).not_to_have_text(f"Show {POSTINGS} postings")
    promised = int(re.findall(r"\d+", show.inner_text())[0])
    page.keyboard.press("Escape")

    expect(dialog).not_to_be_visible()
    expect(cards(page)).to_have_count(promised)
    expect(page.get_by_role("button", name="Filter (1)")).to_be_focused()


def test_the_way_back_closes_the_sheet_and_keeps_the_choice(visit):
    """On a phone, back closes the sheet; what was chosen stays chosen."""
    page = visit(width=360, has_touch=True)
    page.get_by_role("button", name="Filter").click()
    term(page, "Germany").check()
    expect(page.locator(".panel-show")).not_to_have_text(f"Show {POSTINGS} postings")
    page.go_back()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"\?location=germany$"))
    expect(status(page)).to_contain_text(f" of {POSTINGS} postings")


def test_remote_work_open_to_a_country_keeps_what_does_not_say(visit):
    """A country keeps the remote postings that name it, its region or everywhere, and those that do not say, marked."""
    page = opened(visit(), "Where I may work from")
    group = page.locator(".group[data-facet=applicant_location]")
    expect(group.locator(".count").first).not_to_be_empty()
    promised = int(group.locator(".count").first.inner_text())
    group.get_by_role("checkbox", name="United States").check()

    expect(cards(page)).to_have_count(promised)
    marked = cards(page).filter(has_text="Does not say from where one may work").count()
    assert 0 < marked < promised
    toggle = group.get_by_role("checkbox", name="Does not say from where")
    assert toggle.locator("xpath=..").locator(".count").inner_text() == str(marked)
    toggle.uncheck()
    expect(cards(page)).to_have_count(promised - marked)
    expect(page).to_have_url(re.compile("unsaid=no$"))
    page.get_by_role("button", name="Remove says from where").click()
    expect(cards(page)).to_have_count(promised)


def test_a_feed_is_offered_where_there_is_one_of_the_choice(visit):
    """One term has its feed; what is narrower has none; of the whole list it is the board's, however it is sorted."""
    page = visit("?location=germany")
    feed = page.get_by_role("link", name="Feed of this list")
    narrowed(page)
    address = feed.evaluate("link => link.href")
    assert address.endswith("/repo/places/germany/feed.atom")
    assert page.request.get(address).ok

    page.get_by_label("Search", exact=True).fill("baker")
    expect(feed).to_have_count(0)
    page.goto(page.url.partition("?")[0] + "?sort=salary")
    expect(feed).to_have_attribute("href", "/repo/feed.atom")


def test_days_count_by_the_clock_of_the_visitor(visit):
    """What was posted within three days is so on the visitor's day, not on the day of the build."""
    page = opened(visit(), "Posted within")
    page.get_by_role("radio", name="In the last 3 days").check()
    narrowed(page)
    on_the_day = cards(page).count()
    page.clock.set_fixed_time(NOON + timedelta(days=5))
    page.reload()

    expect(page.get_by_role("heading", name="No posting matches all of this")).to_be_visible()
    assert on_the_day > 0
    assert page.url.endswith("?date=3")


def test_closing_soon_shows_what_closes_soon(visit):
    """Of postings that close, those within the days are shown; any time brings the others back."""
    page = opened(visit(), "Closing soon")
    page.get_by_role("radio", name="In the next 7 days").check()

    expect(cards(page)).to_have_count(CLOSING)
    opened(page, "Closing soon").get_by_role("radio", name="At any time").last.check()
    expect(status(page)).to_contain_text(f"{POSTINGS} open postings")


def test_pay_is_wanted_for_the_period_one_thinks_in(visit):
    """An amount an hour finds the pay that comes to it in a year of full-time work."""
    yearly, hourly = visit("?pay=62400&currency=EUR"), visit("?pay=30&currency=EUR&period=HOUR")
    for page in (yearly, hourly):
        narrowed(page)

    assert status(hourly).inner_text() == status(yearly).inner_text()
    expect(hourly.get_by_role("button", name="Remove from 30 EUR an hour")).to_be_visible()
    expect(hourly.get_by_label("For", exact=True)).to_have_value("HOUR")


def test_the_slider_stands_under_what_postings_pay(visit):
    """The picture counts all pay that can be compared; the slider says in words what it stands for."""
    page = visit()
    slider = page.get_by_role("slider", name="Least pay")
    slider.focus()
    slider.press("ArrowRight")
    narrowed(page)

    expect(slider).to_have_attribute("aria-valuetext", re.compile(r"^from [\d,]+ EUR a year$"))
    assert page.locator(".histogram rect").count() > 5
    assert "pay=" in page.url


def test_pay_in_other_currencies_is_counted_and_not_converted(visit):
    """Without rates of the board, pay in another currency is left out, and the filter says how many."""
    page = visit("?pay=1000&currency=USD")

    expect(page.locator(".pay-elsewhere")).to_have_text(re.compile(r"In other currencies, not compared: \d+"))
    expect(page.locator(".pay-converted")).to_be_hidden()


def test_large_columns_come_when_they_are_opened(visit):
    """Choosing a place brings its columns and the rows that are shown; skills come when their group is opened."""
    page = visit()
    asked = []
    name = re.compile(r"/data/(\w+)")
    page.on("request", lambda request: asked.extend(name.findall(request.url)))
    term(page, "Germany").check()
    narrowed(page)
    before = set(asked)
    opened(page, "Skills")
    expect(page.locator(".group[data-facet=skills] .count").first).not_to_be_empty()

    assert before == {"index", "rows"}
    assert "skills" in asked


def test_data_of_another_build_leaves_the_links(visit):
    """Where the data is not of the build that the page was made with, the page stays as it was made."""
    page = visit()
    page.route("**/data/index.json*", lambda route: route.fulfill(json={"build": "other"}))
    term(page, "Germany").click()

    expect(status(page)).to_contain_text("could not be loaded")
    expect(page.get_by_role("complementary").get_by_role("link", name="Germany")).to_be_visible()
    expect(page.get_by_text("Where I may work from")).to_be_hidden()


def test_the_whole_filter_can_be_walked_by_keyboard(visit):
    """Tab, space, arrows and enter reach every group, choose in each kind of them, sort, and take choices away."""
    page = visit()

    def walk_to(test: str) -> None:
        for _ in range(150):
            page.keyboard.press("Tab")
            if page.evaluate(f"(() => {{ const it = document.activeElement; return Boolean({test}) }})()"):
                return
        raise AssertionError(test)

    def says(part: str) -> None:
        expect(page).to_have_url(re.compile(re.escape(part)))

    page.get_by_label("Search", exact=True).focus()
    walk_to("it.value === 'germany'")
    page.keyboard.press("Space")
    says("location=germany")
    walk_to("it.id === 'pay-from'")
    page.keyboard.type("20k")
    page.keyboard.press("Enter")
    says("pay=20000&currency=EUR")
    walk_to("it.matches('.pay-slider')")
    page.keyboard.press("ArrowLeft")
    expect(page).not_to_have_url(re.compile("pay=20000"))
    walk_to("it.matches('.pay-unstated input')")
    page.keyboard.press("Space")
    says("unstated=no")
    walk_to("it.matches('summary') && it.textContent === 'Posted within'")
    page.keyboard.press("Enter")
    walk_to("it.type === 'radio'")
    page.keyboard.press("ArrowUp")
    says("date=30")
    walk_to("it.name === 'sort'")
    page.keyboard.press("ArrowDown")
    says("sort=salary")
    walk_to("it.textContent === 'Clear all'")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("location="))
    assert page.evaluate("document.activeElement !== document.body")


def test_beside_a_short_list_the_filter_is_shown_whole(visit):
    """Few postings leave the filter all its height, many keep it within the screen; what was pressed stays in place."""
    page = visit()
    panel = page.locator(".panel")
    cut_off = "panel => panel.scrollHeight > panel.clientHeight"
    box = term(page, "Hybrid")
    box.focus()
    before = box.bounding_box()
    assert panel.evaluate(cut_off)
    page.keyboard.press("Space")
    expect(status(page)).to_contain_text(f"5 of {POSTINGS}")

    assert not panel.evaluate(cut_off)
    assert box.bounding_box() == pytest.approx(before, abs=1)
    page.keyboard.press("Space")
    expect(cards(page)).to_have_count(POSTINGS)
    assert panel.evaluate(cut_off)
    assert box.bounding_box() == pytest.approx(before, abs=1)
