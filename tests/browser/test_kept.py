"""What a visitor saves and hides, in a real browser: it stays there, and nothing is sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.board import NOON
from tests.browser.hosting import POSTINGS

REFUSES = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def cards(page):
    return page.locator(".results .card:visible")


def saves(page):
    return page.locator("[data-keep=save]")


def companies(page):
    return page.locator(".results .card:visible .card-company")


def test_what_is_saved_in_a_list_stands_on_its_page(visit):
    """A posting saved in the list stands on the page of saved ones, leads to its own, and is given up there."""
    page = visit()
    title = page.locator(".card-title").nth(2).inner_text()
    saves(page).nth(2).click()
    page.get_by_role("link", name="Saved").click()

    expect(page).to_have_url(re.compile("/repo/saved/$"))
    expect(page.locator(".kept-saved .card-title")).to_have_text([title])
    expect(page.locator("kept-link .count")).to_have_text(" 1")
    page.locator(".kept-saved .card-title a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(saves(page).first).to_have_attribute("aria-pressed", "true")
    page.go_back()
    saves(page).click()
    expect(saves(page)).to_have_attribute("aria-pressed", "false")  # still there, so that a slip can be mended
    page.reload()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()


def test_a_posting_is_saved_the_same_from_its_page_and_from_a_list(visit):
    """The saved row says who, where, how much and until when, wherever it was saved."""
    page = visit()
    stored = "JSON.parse(localStorage.getItem('kept /repo/')).saved[0]"
    saves(page).first.click()
    from_list = page.evaluate(stored)
    page.locator(".card-title a").first.click()
    expect(saves(page).first).to_have_attribute("aria-pressed", "true")

    assert from_list["closes"]
    assert page.evaluate(stored) == from_list


def test_a_hidden_company_leaves_lists_and_filter(visit):
    """Its postings go, the filter counts without them, and the list says how many are hidden and shows them again."""
    page = visit()
    name = companies(page).first.inner_text()
    ours = companies(page).filter(has_text=re.compile(f"^{re.escape(name)}$")).count()
    page.locator("[data-keep=hide]").first.click()

    expect(cards(page)).to_have_count(POSTINGS - ours)
    away = page.get_by_role("button", name=f"{ours} hidden · Show")
    expect(away).to_be_focused()
    page.get_by_label("Sort by").select_option("closing")
    expect(page.locator(".status")).to_contain_text(f"{POSTINGS - ours} of ")
    assert name not in companies(page).all_inner_texts()
    away.click()
    expect(page.locator(".status")).to_contain_text(f"{POSTINGS} of ")
    page.get_by_role("button", name="Hide again").click()
    expect(page.locator(".status")).to_contain_text(f"{POSTINGS - ours} of ")
    page.goto(page.url.partition("?")[0] + "saved/")
    page.locator(".kept-hidden").get_by_role("button").click()
    page.locator(".brand").click()
    expect(cards(page)).to_have_count(POSTINGS)


def test_a_company_is_hidden_on_its_own_page(visit):
    """The page of a company still shows its postings, and says that it is hidden elsewhere."""
    page = visit("companies/")
    page.locator(".terms a").first.click()
    button = page.locator(".keep-company button")
    expect(button).to_have_attribute("aria-pressed", "false")
    count = cards(page).count()
    button.click()

    expect(button).to_have_attribute("aria-pressed", "true")
    expect(cards(page)).to_have_count(count)


def test_tabs_keep_in_step(visit):
    """What is saved and hidden in one tab is so in the other."""
    page = visit()
    other = page.context.new_page()
    other.goto(page.url)
    saves(page).nth(1).click()
    expect(saves(other).nth(1)).to_have_attribute("aria-pressed", "true")
    saves(other).nth(0).click()
    expect(page.locator("kept-link .count")).to_have_text(" 2")
    page.locator("[data-keep=hide]").first.click()

    expect(other.get_by_role("button", name=re.compile("hidden · Show"))).to_be_visible()


def test_where_nothing_can_be_stored_it_lasts_for_the_page(visit):
    """A browser that refuses to store is told of; until the page is left, what was pressed holds."""
    page = visit("saved/")
    page.context.add_init_script(REFUSES)
    page.goto(page.url.removesuffix("saved/"))
    saves(page).nth(3).click()

    expect(page.get_by_text("Your browser does not store this")).to_be_visible()
    expect(saves(page).nth(3)).to_have_attribute("aria-pressed", "true")
    saves(page).nth(4).click()
    expect(page.locator("kept-link .count")).to_have_text(" 2")


@pytest.mark.parametrize("stored", ["{", "null", "[]", '{"saved": [null, 7, {"slug": "x"}], "hidden": {"a": 1}}'])
def test_what_others_stored_under_our_name_does_no_harm(visit, stored):
    """Whatever lies in the storage, the page works and saves."""
    page = visit()
    page.evaluate("stored => localStorage.setItem('kept /repo/', stored)", stored)
    page.reload()
    saves(page).first.click()

    expect(page.locator("kept-link .count")).to_have_text(" 1")


def test_a_saved_posting_that_is_over_says_so(visit):
    """Once the last day has passed, the row says it."""
    page = visit()
    saves(page).first.click()
    page.clock.set_fixed_time(NOON.replace(year=NOON.year + 1))
    page.goto(page.url + "saved/")

    expect(page.locator(".kept-saved .card")).to_contain_text("The last day to apply has passed")


def test_without_script_nothing_is_offered(visit):
    """Without script there is no button that saves, and the page of saved postings says why it is empty."""
    page = visit(java_script_enabled=False)
    assert page.locator("[data-keep]:visible").count() == 0
    assert page.get_by_role("link", name="Saved").count() == 0
    page.goto(page.url + "saved/")

    expect(page.get_by_text("Script is switched off")).to_be_visible()
    assert page.locator("kept-page").is_hidden()


def test_saved_postings_are_reached_by_keyboard(visit):
    """A row's buttons follow its title, and space presses them."""
    page = visit()
    page.locator(".card-title a").first.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")

    expect(saves(page).first).to_have_attribute("aria-pressed", "true")
    expect(saves(page).first).to_be_focused()
