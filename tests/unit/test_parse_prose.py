"""Profiles, own pages, and postings as a whole."""

from __future__ import annotations

from generator.model.config import Reading
from generator.model.html import Html
from generator.model.posting import Employer, Link
from generator.model.site import OwnPage, Profile
from generator.model.source import Source, quote
from generator.parse import parse_page, parse_profile, parse_source

POSTING = """# Senior Baker - Nights

## About us
We bake for three towns.

## What we ask for

### Experience
- 6+ years at an oven
- Rye **and** wheat

## Our tools
- **Ovens:** deck, rack
- **Doughs:** rye, wheat

## What we offer
- Fair pay (£30,000 - £40,000) + shares

---

**Location:** Leeds or at home (UK)<br>
**Employment Type:** Full-time\\
**Pay:** £30,000 - £40,000
"""


def posting(text, path="content/postings/baker.md"):
    read = parse_source(Source(path, "d", text), Reading())
    assert read.value is not None
    return read


def test_posting_without_front_matter():
    """A posting without front matter gives its title, its labels and its sections, and nothing to complain of."""
    read = posting(POSTING)
    entry = read.value

    assert read.diagnostics == ()
    assert (entry.plain_title, entry.title.span.line, entry.fields) == ("Senior Baker - Nights", 1, ())
    assert [(found.label, found.value, found.span.line, found.section) for found in entry.labelled] == [
        ("About us", "We bake for three towns.", 4, "About us"),
        ("Ovens", "deck, rack", 13, "Our tools"),
        ("Doughs", "rye, wheat", 14, "Our tools"),
        ("What we offer", "Fair pay (£30,000 - £40,000) + shares", 17, "What we offer"),
        ("Location", "Leeds or at home (UK)", 21, ""),
        ("Employment Type", "Full-time", 22, ""),
        ("Pay", "£30,000 - £40,000", 23, ""),
    ]
    assert all(quote(POSTING, found.span) == found.value for found in entry.labelled)
    assert [(block.heading.text if block.heading else "", len(block.lines)) for block in entry.blocks] == [
        ("Senior Baker - Nights", 0), ("About us", 1), ("What we ask for", 0), ("Experience", 2), ("Our tools", 2),
        ("What we offer", 1), ("", 3),
    ]  # fmt: skip


def test_title_is_not_in_the_text():
    """The heading that is the title is not shown again in the text; its sections keep their level."""
    html = posting(POSTING).value.html.text

    assert html.startswith('<h2 id="text-about-us">About us</h2>\n<p>We bake for three towns.</p>')
    assert "Senior Baker" not in html
    assert '<h3 id="text-experience">Experience</h3>' in html
    assert "<hr>\n<p><strong>Location:</strong> Leeds or at home (UK)<br>\n<strong>Employment" in html


def test_another_heading_is_kept():
    """With a title in the front matter, the first heading is only left out if it says the same."""
    same = posting("---\ntitle: Night *Baker*\n---\n# night baker\n\nWe bake.").value
    other = posting("---\ntitle: Baker\n---\n# Welcome\n\nWe bake.").value

    assert same.html == Html("<p>We bake.</p>")
    assert other.html == Html('<h2 id="text-welcome">Welcome</h2>\n<p>We bake.</p>')
    assert (other.plain_title, other.field("title").value.text) == ("Welcome", "Baker")


def test_linked_title():
    """A heading that is a link gives its words."""
    assert posting("## [Baker (m/f/d)](https://bakery.example/7)\n\nText").value.plain_title == "Baker (m/f/d)"


def test_names_of_file_and_folder():
    """An entry knows its file's name and the innermost folder below the postings."""
    places = ["content/postings/baker.md", "content/postings/uk/north/2026-11-01-baker.md", "elsewhere/baker.md"]
    found = [posting("# x", path).value for path in places]

    assert [(entry.stem, entry.folder) for entry in found] == [
        ("baker", ""),
        ("2026-11-01-baker", "north"),
        ("baker", ""),
    ]


def test_links_count_lines_in_the_file():
    """A link's line counts the front matter."""
    assert posting("---\ntitle: x\n---\n\n[c](cook.md)").value.links == (Link("/jobs/cook/", 5),)


def test_unreadable_posting():
    """A posting whose front matter cannot be read is no entry; the fault says why."""
    read = parse_source(Source("content/postings/x.md", "d", "---\ntitle: a: b\n---\n# x"), Reading())

    assert read.value is None
    assert [found.code for found in read.diagnostics] == ["F107"]


def test_empty_posting():
    """An empty file is an entry without a title."""
    entry = posting("").value

    assert (entry.title, entry.plain_title, entry.blocks, entry.html) == (None, "", (), Html(""))


def test_profile():
    """A profile gives name, site, logo and text; the name may be the heading or the file's name."""
    path = "content/companies/example-bakery.md"
    front = "name: Example Bakery Ltd\nwebsite: https://bakery.example\nlogo: https://bakery.example/l.svg"
    full = f"---\n{front}\n---\nWe bake."
    named = parse_profile(Source(path, "d", full), Reading()).value
    headed = parse_profile(Source(path, "d", "# Example *Bakery*\n"), Reading()).value
    bare = parse_profile(Source(path, "d", "We bake."), Reading()).value

    employer = Employer("Example Bakery Ltd", "https://bakery.example", "https://bakery.example/l.svg")
    assert named == Profile("example-bakery", path, employer, Html("<p>We bake.</p>"))
    assert (headed.employer.name, headed.body) == ("Example Bakery", Html(""))
    assert bare.employer.name == "Example bakery"


def test_a_profile_names_its_site_and_logo_as_people_do():
    """A host without its scheme is an address, and a file beside the profile is where it is published."""
    profile = parse_profile(
        Source("content/companies/a.md", "d", "---\nurl: www.a.example\nlogo: a.svg\n---\n"), Reading()
    )

    assert profile.value.employer == Employer("A", "https://www.a.example", "/media/_companies/a.svg")


def test_a_misspelt_field_of_a_profile_is_told_with_the_one_that_was_meant():
    """The fields of a profile are its own: `nmae` is near to `name`."""
    (found,) = parse_profile(Source("content/companies/a.md", "d", "---\nnmae: A\n---\n"), Reading()).diagnostics

    assert found.hint == "did you mean `name`?"


def test_a_picture_beside_a_page_is_shown():
    """A page of the owner's shows what lies beside it."""
    page = parse_page(Source("content/pages/about.md", "d", "# About\n\n![Team](team.png)\n"), Reading()).value

    assert 'src="../media/_pages/team.png"' in page.body.text


def test_own_page():
    """An own page gives title, description and text, with links that start one folder below the root."""
    path = "content/pages/About_us.md"
    text = "---\ndescription: Who we are.\n---\n# About\n\n[Jobs](../postings/baker.md) [Home](/)"
    page = parse_page(Source(path, "d", text), Reading()).value

    body = '<p><a href="../jobs/baker/" rel="noopener">Jobs</a> <a href="../" rel="noopener">Home</a></p>'
    assert page == OwnPage("about-us", path, "About", "Who we are.", Html(body))


def test_unknown_field_of_a_page():
    """A misspelt field of a page is told, too."""
    (found,) = parse_page(Source("content/pages/a.md", "d", "---\ntitel: x\n---\n"), Reading()).diagnostics

    assert (found.code, found.hint) == ("F105", "did you mean `title`?")
