"""Rules: what is asked of postings, and of the board as a whole; each with a case for it and one against."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from generator.checks import POSTING_RULES, SITE_RULES, check_posting, check_postings, check_site
from generator.checks.faults import CODES
from generator.model.config import Board, Config
from generator.model.diagnostic import Severity
from generator.model.location import Location
from generator.model.page import Page
from generator.model.posting import Employer, Link, Mark, Posting
from generator.model.site import Company, Site
from generator.model.source import Asset, Span

REAL = Config(root="/b", output="/b/site", board=Board())
DEMO = Config(root="/b", output="/b/site", board=Board(demo=True))


class View(msgspec.Struct, frozen=True):
    """A view that shows nothing."""


def posting(slug: str = "baker", **facts: object) -> Posting:
    """A posting with nothing to complain of, but for what the facts say."""
    given = {
        "path": f"content/postings/{slug}.md", "title": "Baker", "company": Employer("Acme"),
        "date": dt.date(2026, 11, 2), "apply": "https://user.github.io/apply",
        "location": (Location("Leeds, United Kingdom", locality="Leeds", country="GB"),),
    }  # fmt: skip
    return Posting(slug=slug, **(given | facts))


def page(path: str, source: str | None = None) -> Page:
    return Page(path, View(), template="pages/x.html", source=source)


def site(*open_: Posting, **others: tuple[Posting, ...]) -> Site:
    return Site(Board(), dt.date(2026, 11, 22), open_, **others)


def codes(found):
    return [one.code for one in found]


def test_whole_posting_is_not_complained_about():
    """A posting with a company, a date and a way to apply has no fault."""
    assert check_posting(posting(), REAL) == ()


def test_gaps_are_warnings_that_say_what_to_write():
    """Exactly the three facts that search engines need are asked for, with the words to write and where."""
    found = check_posting(posting(company=None, date=None, apply=""), REAL)

    assert codes(found) == ["J101", "J102", "J103"]
    assert all(one.severity is Severity.WARNING and one.span == Span("content/postings/baker.md") for one in found)
    for one, words in zip(found, ("`company: ", "`date: 2026-11-22`", "`apply:`"), strict=True):
        assert words in one.hint
        assert "`---` at the top" in one.hint
    assert "`**Company:** " in found[0].hint
    assert "`2026-11-22-baker.md`" in found[1].hint


def test_gaps_of_what_is_not_published_are_let_be():
    """A draft may say what it likes, and a closed posting needs no way to apply; one that is scheduled does."""
    gaps = {"company": None, "apply": ""}
    board = site(closed=(posting("a", **gaps),), scheduled=(posting("b", **gaps),), drafts=(posting("c", **gaps),))

    assert check_posting(posting(draft=True, **gaps), REAL) == ()
    assert check_posting(posting(closed=True, **gaps), REAL) == ()
    assert [one.span.path for one in check_postings(board, REAL).diagnostics] == ["content/postings/b.md"] * 2


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("apply", {"apply": "https://acme.example/jobs"}),
        ("apply", {"apply": "mailto:jobs@careers.example.com?subject=Baker"}),
        ("apply", {"apply": "HTTPS://EXAMPLE.ORG./x"}),
        ("apply", {"apply": "http://localhost:8000/"}),
        ("contact", {"contact": "Ann Lee <ann@acme.test>"}),
        ("company", {"company": Employer("Acme", url="https://www.acme.invalid")}),
        ("company", {"company": Employer("Acme", logo="https://example.net/logo.png")}),
    ],
)
def test_address_for_examples_is_an_error_on_a_real_board(field, facts):
    """A reserved address names its field and its place; on a demonstration, and in a draft, it is welcome."""
    given = posting(**facts, marks=(Mark(field, 4, 8, 20),))
    (found,) = check_posting(given, REAL)

    assert (found.code, found.severity) == ("K101", Severity.ERROR)
    assert found.span == Span("content/postings/baker.md", 4, 8, 20)
    assert f"`{field}`" in found.message
    assert check_posting(given, DEMO) == ()
    assert check_posting(msgspec.structs.replace(given, draft=True), REAL) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://notexample.com/", "https://example.company/", "https://github.io/?from=example.com", "https://[bad",
        "mailto:example@github.io", "mailto:jobs@example.co", "https://latest.github.io/x.test", "https://localhost.run/",
    ],
)  # fmt: skip
def test_address_that_only_looks_like_an_example_is_real(address):
    """Only reserved names themselves are refused, not what resembles them."""
    assert check_posting(posting(apply=address), REAL) == ()


def test_closing_before_the_beginning_is_told_where_it_stands():
    """A posting closed before its date is a warning at the closing day, with the date beside it, listed or not."""
    marks = (Mark("date", 3, 7, 17), Mark("closed", 4, 9, 19))
    wrong = posting(closed=dt.date(2026, 11, 1), marks=marks)
    (found,) = check_postings(site(closed=(wrong,)), REAL).diagnostics

    assert (found.code, found.span.line) == ("D201", 4)
    assert found.notes == (("posted here", Span("content/postings/baker.md", 3, 7, 17)),)
    assert check_posting(posting(closed=dt.date(2026, 11, 2)), REAL) == ()


def test_each_place_of_the_site_has_one_file():
    """Two files for one place are an error at the author's, even if they differ in capitals or accents alone."""
    pages = (page("/"), page("/about/", "content/pages/about.md"), page("/jobs/cafe\u0301/"), page("/data/index.json"))
    assets = tuple(
        Asset(path, "/b/x", "d") for path in ("/About/index.html", "/media/a/Logo.png", "/media/a/logo.png", "/data")
    )
    found = check_site(site(), (*pages, page("/jobs/caf\u00e9/")), assets, REAL).diagnostics

    assert all(one.code == "C201" and one.severity is Severity.ERROR for one in found)
    assert [one.span.path for one in found] == [
        "content/pages/about.md", "content/postings/a/logo.png", "data", "jobs/caf\u00e9/index.html",
    ]  # fmt: skip
    assert "`/about/` and `/About/`" in found[0].message
    assert found[1].notes == (("the other one", Span("content/postings/a/Logo.png")),)
    assert check_site(site(), pages, (), REAL).diagnostics == ()


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("/jobs/cook/", None),
        ("/jobs/cook/#pay", None),
        ("/media/a%20b.png", None),
        ("/media/a b.png", None),
        ("/jobs/coook/", "the posting `coook`, which is not on the site"),
        ("/jobs/draft/", "which is a draft"),
        ("/jobs/later/", "which is not published yet"),
        ("/media/A%20b.PNG", "its name is `a b.png`, with other capitals"),
        ("/media/c.png", "the picture `c.png` is not on the site"),
    ],
)
def test_links_lead_to_what_is_published(target, words):
    """A link to a posting or file that is not there is a warning at its line that says why."""
    board = site(
        posting(links=(Link(target, 12),)), drafts=(posting("draft", draft=True),), scheduled=(posting("later"),)
    )
    pages = (page("/jobs/baker/"), page("/jobs/cook/"))
    found = check_site(board, pages, (Asset("/media/a b.png", "/b/x", "d"),), REAL).diagnostics

    assert [(one.code, one.span) for one in found] == (
        [("K102", Span("content/postings/baker.md", 12))] if words else []
    )
    assert not words or words in found[0].message


def test_a_companys_logo_is_there():
    """A logo that should lie beside a profile or a posting and does not is told at the place where it is missed."""
    logos = ("/media/_companies/a.svg", "/media/acme/b.svg", "https://logos.example/c.svg", "/assets/d.svg", "")
    companies = tuple(Company(f"c{number}", Employer("Acme", logo=logo), ()) for number, logo in enumerate(logos))
    board = msgspec.structs.replace(site(), companies=companies)
    found = check_site(board, (), (Asset("/media/acme/b.svg", "/b/x", "d"),), REAL).diagnostics

    assert [(one.code, one.span) for one in found] == [("K102", Span("content/companies/a.svg"))]


def test_every_rule_says_what_is_true_without_a_fault():
    """Each rule has its sentence, and each code of the room is explained with an example in code marks."""
    assert all(rule.__doc__ for rule in (*POSTING_RULES, *SITE_RULES))
    assert all("`" in code.explanation for code in CODES)


def test_the_day_is_asked_about_what_is_published_only():
    """A draft that the preview shows may have any date; what is listed or scheduled may not."""
    far = dt.date(2062, 1, 1)
    board = site(posting("a", draft=True, date=far), scheduled=(posting("b", date=far),))

    assert [(one.code, one.span.path) for one in check_postings(board, REAL).diagnostics] == [
        ("D202", "content/postings/b.md")
    ]


def test_remarks_on_a_text_are_told_while_it_is_listed():
    """What was found when the file was read is told of open postings, not of those that have closed."""
    remark = msgspec.structs.replace(next(iter(CODES)).at(Span("content/postings/a.md", 3), "x"))
    remarked = posting("a", remarks=(remark,))

    assert check_postings(site(remarked), REAL).diagnostics == (remark,)
    assert check_postings(site(closed=(remarked,)), REAL).diagnostics == ()
