from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from generator.model.location import Location, WorkMode
from generator.model.posting import Employer, EmploymentType, Seniority
from generator.model.salary import PayPeriod, Salary
from tests.factories import make_posting
from tests.unit.planned import plan

BERLIN = Location("Berlin", locality="Berlin", country="DE")
YESTERDAY = dt.date(2026, 11, 21)


def view_of(posting, *others, **settings):
    return plan(posting, *others, **settings)[1][f"/jobs/{posting.slug}/"].view


def rows_of(view):
    return {row.key: [value.label for value in row.values] for row in view.facts}


def test_facts_stand_in_the_order_people_look_for_them():
    """Pay first, then where and how; what is not known has no row, but that pay is not stated is said."""
    posting = make_posting(
        location=(BERLIN,), work_mode=(WorkMode.ON_SITE,), employment_type=(EmploymentType.FULL_TIME,),
        seniority=Seniority.SENIOR, experience=72, hours="40", start="2027-01-01", identifier="B-7",
    )  # fmt: skip

    assert rows_of(view_of(posting)) == {
        "salary": ["Pay not stated"],
        "location": ["Berlin, Germany"],
        "work_mode": ["On site"],
        "employment_type": ["Full time"],
        "seniority": ["Senior"],
        "experience": ["6 years"],
        "hours": ["40 hours a week"],
        "start": ["1 January 2027"],
        "date": ["2 November 2026"],
        "expires": ["1 January 2027"],
        "identifier": ["B-7"],
    }


def test_facts_lead_to_others_like_them():
    """Values of facets are links to their pages; a facet that the board does not show has none."""
    posting = make_posting(location=(BERLIN,), seniority=Seniority.SENIOR, skills=("Baking",))
    view = view_of(posting)

    assert [value.href for row in view.facts for value in row.values if value.href] == [
        "/repo/places/germany/berlin/",
        "/repo/levels/senior/",
    ]
    assert view.skills[0].href == "/repo/skills/baking/"
    assert view.company.href == "/repo/companies/acme-bakery/"


def test_what_the_board_worked_out_says_so():
    """The board's rule for the last day, and parts of facts that were not written, have a note."""
    posting = make_posting(salary=Salary("USD", None, None, equity=True), inferred=("salary.currency",))
    notes = {row.key: row.inferred for row in view_of(posting).facts if row.inferred}

    assert notes == {"salary": "inferred: currency from the place", "expires": "the board's rule, not the employer's"}


@pytest.mark.parametrize(
    ("apply", "label"),
    [
        ("https://www.acme.example/jobs/7", "Apply on acme.example"),
        ("mailto:jobs@acme.example", "Apply by e-mail"),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_the_way_to_apply_says_where_it_leads(apply, label):
    """A button names the host or the e-mail; nothing else can be one."""
    found = view_of(make_posting(apply=apply)).apply

    assert (found and found.label) == label


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ({"closed": True}, "The employer has closed this posting."),
        ({"closed": YESTERDAY}, "The employer closed this posting on 21 November 2026."),
        ({"expires": YESTERDAY}, "The last day to apply was 21 November 2026."),
        ({"date": dt.date(2026, 9, 1)}, "This posting was listed until 31 October 2026, by the board's rule."),
    ],
)
def test_a_closed_posting_keeps_only_its_page(facts, note):
    """It says why it is closed; it is noindex, has no data and no way to apply, and stands in no list, feed or map."""
    posting = make_posting("old", location=(BERLIN,), **facts)
    _, pages = plan(posting, make_posting("new", location=(BERLIN,)))
    view = pages["/jobs/old/"].view

    assert (view.state, view.closed_note, view.data, view.apply, view.meta.indexed) == ("closed", note, "", None, False)
    for path, page in pages.items():
        if page.encode:
            assert b"/jobs/old/" not in page.encode(page.view)
        elif path != "/jobs/old/":
            assert "old" not in [card.slug for card in getattr(page.view, "cards", ())]


def test_only_open_postings_have_structured_data():
    """What the preview shows of drafts and scheduled postings is noindex and without data."""
    settings = {"drafts": True, "location": (BERLIN,)}
    views = {
        "open": view_of(make_posting(location=(BERLIN,))),
        "draft": view_of(make_posting(location=(BERLIN,), draft=True), drafts=settings["drafts"]),
        "ahead": view_of(make_posting(location=(BERLIN,), date=dt.date(2027, 1, 1)), drafts=settings["drafts"]),
    }

    assert {name for name, view in views.items() if view.data} == {"open"}
    assert {name for name, view in views.items() if view.meta.indexed} == {"open"}


def test_a_posting_closes_soon_in_its_last_fortnight():
    """Fourteen days before its last day a posting is closing."""
    days = [dt.date(2026, 12, 6), dt.date(2026, 12, 7)]

    assert [view_of(make_posting(expires=day)).state for day in days] == ["closing", "open"]


def test_crumbs_lead_through_the_place():
    """The way goes from the board through country and city; for remote work through remote postings."""
    remote = make_posting("far", work_mode=(WorkMode.REMOTE,), location=(BERLIN,))
    crumbs = [
        [crumb.label for crumb in view_of(posting).crumbs] for posting in (make_posting(location=(BERLIN,)), remote)
    ]

    assert crumbs == [["All postings", "Germany", "Berlin", "Baker"], ["All postings", "Remote", "Baker"]]


def test_a_page_names_its_text_and_source():
    """The text is put in by its digest just before rendering."""
    posting = make_posting()
    page = plan(posting)[1]["/jobs/baker/"]

    assert (page.source, page.text, page.last_modified) == (posting.path, posting.text, posting.date)


def test_other_hosts_logos_are_shown_only_if_allowed():
    """A logo on another host would be blocked by the policy, and is left out unless the owner lists the host."""
    here = view_of(make_posting(company=Employer("Acme", logo="/media/acme.svg")))
    elsewhere = view_of(make_posting(company=Employer("Acme", logo="https://img.example/acme.svg")))

    assert (here.company.logo, elsewhere.company.logo) == ("/repo/media/acme.svg", "")


def similar_to(posting, *others):
    return [(one.card.slug, one.reason) for one in view_of(posting, *others).similar]


def test_similar_postings_say_in_which_way():
    """Shared skills and places make postings alike; the most alike come first."""
    posting = make_posting("a", skills=("Go", "SQL", "Kafka"), location=(BERLIN,), seniority=Seniority.SENIOR)
    both = make_posting("b", skills=("SQL", "Go"), location=(BERLIN,), seniority=Seniority.SENIOR)
    place = make_posting("c", location=(BERLIN,))
    strange = make_posting("d", skills=("Baking",), seniority=Seniority.SENIOR)

    assert similar_to(posting, both, place, strange) == [
        ("b", "same skills (SQL and Go), also in Berlin, same level"),
        ("c", "also in Berlin"),
    ]


def test_a_closed_posting_leads_to_open_ones():
    """What is like a closed posting is found among the open ones."""
    closed = make_posting("old", closed=True, skills=("Go",))

    assert similar_to(closed, make_posting("new", skills=("Go",))) == [("new", "same skills (Go)")]


def test_a_new_posting_changes_few_similar_ones():
    """On a board where all share a skill, a posting more changes only the pages of its neighbours."""
    postings = [make_posting(f"p{i:03}", skills=("Go",), date=dt.date(2026, 11, 2)) for i in range(60)]
    before, after = (plan(*board)[1] for board in (postings, [*postings, make_posting("p0005", skills=("Go",))]))
    changed = [path for path, page in before.items() if path.startswith("/jobs/") and page.view != after[path].view]

    assert 0 < len(changed) <= 10


def test_voluntary_work_is_unpaid_unless_pay_is_stated():
    """Where one can only volunteer, silence about pay means none; where pay or another type is stated, it stands."""
    only, paid = (EmploymentType.VOLUNTEER,), Salary("EUR", Decimal(500), Decimal(500), PayPeriod.MONTH)
    either = make_posting(employment_type=(*only, EmploymentType.PART_TIME))
    pages = plan(make_posting(employment_type=only))[1]

    assert rows_of(view_of(make_posting(employment_type=only)))["salary"] == ["Unpaid"]
    assert pages["/"].view.cards[0].pay.phrase == "Unpaid"
    assert rows_of(view_of(make_posting(employment_type=only, salary=paid)))["salary"] == ["500 EUR a month"]
    assert rows_of(view_of(either))["salary"] == ["Pay not stated"]
