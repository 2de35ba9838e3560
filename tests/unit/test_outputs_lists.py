from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec
import pytest

from generator.model.config import Facets, Lifecycle
from generator.model.digest import digest
from generator.model.html import Html
from generator.model.location import Location
from generator.model.posting import Employer
from generator.model.salary import PayPeriod, Salary
from generator.model.site import OwnPage, Profile
from generator.outputs import plan_pages
from generator.outputs.lists import LIST_SIZE
from tests.factories import make_posting
from tests.unit.planned import frame_of, plan

BERLIN = Location("Berlin", locality="Berlin", country="DE")
MUNICH = Location("Munich", locality="Munich", country="DE")


def many(count, **facts):
    return [make_posting(f"p{number:03}", **facts) for number in range(count)]


def test_every_posting_is_in_the_list_once():
    """A long list is cut into pages that lead to one another; sums and filter stand on the first alone."""
    site, pages = plan(*many(2 * LIST_SIZE + 1))
    views = [pages[path].view for path in ("/", "/page/2/", "/page/3/")]

    assert [card.slug for view in views for card in view.cards] == [posting.slug for posting in site.open]
    assert [view.total for view in views] == [2 * LIST_SIZE + 1, None, None]
    assert [bool(view.panel) for view in views] == [True, False, False]
    assert [(view.pager.previous, view.pager.next) for view in views] == [
        ("", "/repo/page/2/"),
        ("/repo/", "/repo/page/3/"),
        ("/repo/page/2/", ""),
    ]


def test_a_pager_names_the_ends_and_the_neighbours():
    """Between the first, the last and those around the present page there are gaps."""
    _, pages = plan(*many(12 * LIST_SIZE))

    assert [one.label for one in pages["/page/6/"].view.pager.pages] == ["1", "…", "4", "5", "6", "7", "8", "…", "12"]


@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_small_boards_are_whole(count):
    """A board of any size has a home page, an index page for every facet it shows, and all it links to."""
    _, pages = plan(*many(count, location=(BERLIN,), skills=("Baking",)))
    hrefs = {href for page in pages.values() for href in links(page.view) if href.startswith("/repo/")}
    known = {f"/repo{path}" for path in pages}

    assert {"/", "/places/", "/skills/", "/pay/", "/companies/", "/404.html", "/feed.atom"} <= set(pages)
    assert {href.partition("?")[0] for href in hrefs} <= known


def links(value):
    """Go through every text of a view that stands in a field for addresses."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            found = getattr(value, name)
            if isinstance(found, str) and name in {"href", "index", "feed", "target", "previous", "next", "filter"}:
                yield found
            yield from links(found)
    elif isinstance(value, tuple):
        for one in value:
            yield from links(one)


def test_a_term_page_is_a_small_home():
    """It has the way to it, what lies below it, its postings, and where they can be narrowed, if that can be done."""
    postings = [make_posting("a", location=(BERLIN,)), make_posting("b", location=(MUNICH,))]
    view, plain = (plan(*postings, facets=Facets(panel_from=least))[1]["/places/germany/"].view for least in (2, 3))

    assert view.heading == "Jobs in Germany"
    assert [crumb.label for crumb in view.crumbs] == ["All postings", "Places", "Germany"]
    assert [(child.label, child.count, child.href) for child in view.children] == [
        ("Berlin", 1, "/repo/places/germany/berlin/"),
        ("Munich", 1, "/repo/places/germany/munich/"),
    ]
    assert (view.filter, plain.filter) == ("/repo/?location=germany", "")


def test_countries_have_their_article():
    """One works in the United States."""
    place = Location("Bay Area", region="CA", country="US")

    assert (
        plan(make_posting(location=(place,)))[1]["/places/united-states/"].view.heading == "Jobs in the United States"
    )


def test_a_median_needs_five_who_state_their_pay():
    """A term tells the middle of what employers state, in their most common currency, from five statements on."""
    paid = [
        make_posting(
            f"p{n}", location=(BERLIN,), salary=Salary("EUR", Decimal(low), Decimal(low + 10_000), PayPeriod.YEAR)
        )
        for n, low in enumerate(range(40_000, 90_000, 10_000))
    ]
    leads = [plan(*paid[:count])[1]["/places/germany/"].view.lead for count in (4, 5)]

    assert leads == ["From one employer.", "From one employer. Median pay 65,000 EUR a year (5 state it)."]


def test_cards_are_shared_by_all_lists():
    """One posting has one card, whichever page shows it."""
    _, pages = plan(make_posting(location=(BERLIN,)))

    assert pages["/"].view.cards[0] is pages["/places/germany/berlin/"].view.cards[0]


def test_equal_boards_have_equal_views():
    """Every view can be digested, and is equal for equal input, in whichever order that was read."""
    postings = [*many(20, location=(BERLIN,), skills=("Go", "SQL")), make_posting("old", closed=True)]
    first, second = (plan(*board)[1] for board in (postings, postings[::-1]))

    assert {path: digest(page.view) for path, page in first.items()} == {
        path: digest(page.view) for path, page in second.items()
    }


def test_an_edited_body_changes_no_view_but_its_digest():
    """Lists do not know of bodies; only the posting's page names the text it shows."""
    first, second = (plan(make_posting(text=text), make_posting("b"))[1] for text in ("0" * 32, "1" * 32))

    assert [path for path in first if first[path] != second[path]] == ["/jobs/baker/"]


def test_a_facet_that_is_not_shown_has_no_pages():
    """What the board does not show is not linked to either."""
    _, pages = plan(make_posting(location=(BERLIN,), skills=("Go",)), facets=Facets(show=("location",)))

    assert not [path for path in pages if path.startswith(("/skills/", "/companies/"))]
    assert pages["/"].view.cards[0].skills[0].href == ""


def test_a_company_page_leads_with_who_they_are():
    """A profile's text stands on the company's page, which is there also while it hires nobody."""
    profiles = (
        Profile("acme", "content/companies/acme.md", Employer("Acme Bakery"), Html("<p>We bake.</p>")),
        Profile("zeta", "content/companies/zeta.md", Employer("Zeta"), Html("<p>We rest.</p>")),
    )
    _, pages = plan(make_posting(), profiles=profiles)
    bakery, zeta = pages["/companies/acme-bakery/"], pages["/companies/zeta/"]

    assert (bakery.view.company.body.text, len(bakery.view.cards), bakery.view.meta.indexed) == (
        "<p>We bake.</p>",
        1,
        True,
    )
    assert (zeta.view.company.body.text, len(zeta.view.cards), zeta.view.meta.indexed) == ("<p>We rest.</p>", 0, False)


def test_an_address_is_given_once():
    """A page of the owner's that would take the board's own address is left out, and told."""
    own = tuple(OwnPage(slug, f"content/pages/{slug}.md", slug, "", Html("")) for slug in ("about", "skills"))
    site, pages = plan(make_posting(), pages=own)
    outcome = plan_pages(site, frame_of(site))

    assert pages["/about/"].source == "content/pages/about.md"
    assert pages["/skills/"].source is None
    assert [(fault.code, fault.span.path) for fault in outcome.diagnostics] == [("C110", "content/pages/skills.md")]


def test_former_addresses_lead_to_the_posting():
    """An alias is a page that leads on, and is not listed."""
    page = plan(make_posting(aliases=("old-baker",)))[1]["/jobs/old-baker/"]

    assert (page.view.target, page.indexed) == ("/repo/jobs/baker/", False)
    assert page.view.meta.canonical == "https://user.example/repo/jobs/baker/"


def test_three_clocks_make_three_right_sites():
    """The same files are scheduled, open, closed and gone as time goes by."""
    posting = make_posting(date=dt.date(2026, 11, 2), expires=dt.date(2026, 11, 30))
    days = [dt.datetime(2026, month, 15, 12, tzinfo=dt.UTC) for month in (10, 11, 12)]
    pages = [
        plan(posting, now=day, lifecycle=Lifecycle())[1] for day in (*days, dt.datetime(2027, 6, 1, tzinfo=dt.UTC))
    ]

    assert [bool(found["/"].view.cards) for found in pages] == [False, True, False, False]
    assert ["/jobs/baker/" in found for found in pages] == [False, True, True, False]


@pytest.mark.parametrize(("count", "search"), [(3, ""), (20, "/repo/")])
def test_a_lost_page_searches_where_there_is_a_search(count, search):
    """The page for lost addresses takes a word to the home page, if that has a filter."""
    _, pages = plan(*[make_posting(f"p{n}") for n in range(count)])

    assert pages["/404.html"].view.search == search
