from __future__ import annotations

import datetime as dt
import random

from generator.collect import collect_site
from generator.model.config import Board
from generator.model.html import Html
from generator.model.posting import Employer
from generator.model.site import Content, Profile, State
from tests.factories import make_posting

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def collect(*postings, board=Board(), now=NOON, drafts=False, profiles=()):  # noqa: B008 - a board is frozen
    return collect_site(Content(postings, profiles), board, now, drafts=drafts)


def test_newest_postings_come_first():
    """Open postings go by date, newest first and unknown last, then by slug, however they were read."""
    dates = [dt.date(2026, 11, 2), dt.date(2026, 11, 20), None, dt.date(2026, 11, 20)]
    postings = [make_posting(slug, date=date) for slug, date in zip("abcd", dates, strict=True)]
    random.Random(1).shuffle(postings)  # noqa: S311 - only an order

    assert [posting.slug for posting in collect(*postings).value.open] == ["b", "d", "a", "c"]


def test_two_files_for_one_address_are_an_error_that_names_both():
    """The first by path is kept, so that an address does not change hands."""
    first = make_posting("nurse", path="content/postings/a/nurse.md")
    second = make_posting("Nurse", path="content/postings/b/Nurse.md")
    outcome = collect(second, first)

    assert outcome.value.open == (first,)
    assert [(fault.code, fault.span.path) for fault in outcome.diagnostics] == [("C101", second.path)]
    assert first.path in outcome.diagnostics[0].message


def test_a_draft_takes_no_address():
    """A draft, or a posting that is gone, does not stand in the way of one that is published."""
    draft = make_posting("nurse", path="content/postings/a.md", draft=True)
    gone = make_posting("nurse", path="content/postings/b.md", expires=dt.date(2020, 1, 1))
    posting = make_posting("nurse", path="content/postings/c.md")
    outcome = collect(draft, gone, posting)

    assert (outcome.value.open, outcome.diagnostics) == ((posting,), ())


def test_today_is_the_day_of_the_board():
    """An instant belongs to the day it is in the board's time zone: a posting's last day ends there."""
    posting = make_posting(expires=dt.date(2026, 11, 22))
    late = dt.datetime(2026, 11, 23, 2, tzinfo=dt.UTC)

    assert collect(posting, now=late).value.closed == (posting,)
    assert collect(posting, now=late, board=Board(timezone="America/Los_Angeles")).value.open == (posting,)


def test_the_preview_shows_what_is_not_yet_published():
    """Drafts and scheduled postings are known apart, and stand among the open ones only in the preview."""
    draft, ahead = make_posting("a", draft=True), make_posting("b", date=dt.date(2026, 12, 1))
    published, preview = collect(draft, ahead).value, collect(draft, ahead, drafts=True).value

    assert (published.open, published.drafts, published.scheduled) == ((), (draft,), (ahead,))
    assert preview.open == (ahead, draft)


def test_a_listing_ends_by_its_own_word_or_by_the_rule():
    """`ends` has the author's last day, else the date and 60 days; what has neither has no end."""
    own = make_posting("own", expires=dt.date(2027, 1, 31))
    ruled = make_posting("ruled", date=dt.date(2026, 11, 1))
    endless = make_posting("endless", date=None)

    assert collect(own, ruled, endless).value.ends == {"own": dt.date(2027, 1, 31), "ruled": dt.date(2026, 12, 31)}


def test_every_posting_has_a_standing():
    """`standings` has all postings, whatever their state, newest first, each with its last day."""
    draft = make_posting("draft", draft=True)
    gone = make_posting("gone", date=dt.date(2020, 1, 1))
    closing = make_posting("closing", date=dt.date(2026, 11, 20), expires=dt.date(2026, 11, 30))
    standings = collect(gone, draft, closing).value.standings

    assert [(one.posting.slug, one.state, str(one.last_day)) for one in standings] == [
        ("closing", State.CLOSING, "2026-11-30"),
        ("draft", State.DRAFT, "2027-01-01"),
        ("gone", State.GONE, "2020-03-01"),
    ]


def test_a_profile_tells_of_a_company_first():
    """Site, logo and text come from the profile; what it does not say, from the newest posting that does."""
    profile = Profile(
        "acme", "content/companies/acme.md", Employer("Acme Bakery", logo="/media/a.svg"), Html("<p>We.</p>")
    )
    quiet = Profile("zeta", "content/companies/zeta.md", Employer("Zeta"), Html(""))
    acme, zeta = collect(make_posting(), profiles=(profile, quiet)).value.companies

    assert acme.employer == Employer("Acme Bakery", "https://acme.example/", "/media/a.svg")
    assert (acme.slug, acme.body, len(acme.postings)) == ("acme-bakery", profile.body, 1)
    assert (zeta.slug, zeta.postings) == ("zeta", ())
