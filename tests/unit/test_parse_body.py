"""Bodies as HTML: as on GitHub, safe, below the page's own heading, with links that lead on the site."""

from __future__ import annotations

import pytest

from generator.model.config import Reading
from generator.model.posting import Link
from generator.parse.blocks import plain_marks
from generator.parse.body import body_of
from generator.parse.markdown import is_too_much

PATH = "content/postings/north/2026-11-01-baker.md"


def body(text, reading=Reading()):  # noqa: B008 - a frozen value
    return body_of(text, PATH, 1, reading)


def html(text):
    return body(text).html.text


def hrefs(text):
    return [part.split('"')[0] for part in html(text).split('href="')[1:]]


def test_headings_begin_at_level_two():
    """The highest heading of a body is of level 2, whatever the author began with, and each has an id of its own."""
    assert html("### Why us\n##### Why us\n") == (
        '<h2 id="text-why-us">Why us</h2>\n<h4 id="text-why-us-2">Why us</h4>'
    )
    assert html("# What\n## C++ & Go\n###### Deep\n####### No") == (
        '<h2 id="text-what">What</h2>\n<h3 id="text-c-plus-plus-and-go">C++ &amp; Go</h3>\n'
        '<h6 id="text-deep">Deep</h6>\n<p>####### No</p>'
    )


def test_links_to_headings():
    """A link to a heading as GitHub names it leads to the heading."""
    assert '<a href="#text-c-plus-plus-and-go"' in html("## C++ & Go\n[see](#c--go)")


@pytest.mark.parametrize(
    "markdown",
    [
        "We bake:\n- bread\n- rolls",
        "We bake:\n\n* bread\n* rolls",
        "We bake:\n• bread\n• rolls",
        "We bake:\n+ bread\n+ rolls",
    ],
)
def test_lists_need_no_blank_line(markdown):
    """A list may follow a line of text, with any bullet."""
    assert html(markdown) == "<p>We bake:</p>\n<ul>\n<li>bread</li>\n<li>rolls</li>\n</ul>"


@pytest.mark.parametrize("step", [2, 3, 4])
def test_nested_lists(step):
    """Items nest with two, three or four blanks."""
    text = f"- a\n{' ' * step}- b\n{' ' * step}- c\n- d"

    assert html(text).replace("\n", "") == "<ul><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ul>"


def test_lists_hold_text_and_code():
    """What is indented under an item belongs to it; fenced code in it stays code."""
    text = "1. a\n\n   more\n2. b\n   ```\n   x = 1\n     y\n   ```\nend"

    assert html(text).replace("\n", "|") == (
        "<ol>|<li>|<p>a</p>|<p>more</p>|</li>|<li>|<p>b</p>|<pre><code>x = 1|  y</code></pre>|</li>|</ol>|<p>end</p>"
    )


def test_code_is_left_alone():
    """What looks like a list within code stays as written."""
    text = "```\n• a\n#b\\\n  - c\n```\n"

    assert plain_marks(text.split("\n")) == text.split("\n")


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a  \nb\\\nc", "<p>a<br>|b<br>|c</p>"),
        ("a\nb\n---\nc", '<h2 id="text-a-b">a b</h2>|<p>c</p>'),
        ("> a\n\n> b", "<blockquote>|<p>a</p>|</blockquote>|<blockquote>|<p>b</p>|</blockquote>"),
        ("a\n```\nb\n```\nc", "<p>a</p>|<pre><code>b</code></pre>|<p>c</p>"),
        ("<div>\n\n*a*\n\n</div>", "<div>|<p><em>a</em></p>|</div>"),
        ("- a\n* b", "<ul>|<li>a</li>|</ul>|<ul>|<li>b</li>|</ul>"),
        ("- a\n\n- b", "<ul>|<li>|<p>a</p>|</li>|<li>|<p>b</p>|</li>|</ul>"),
        ("3) a\n4) b", '<ol start="3">|<li>a</li>|<li>b</li>|</ol>'),
        ("- a\nb\n2. c", '<ul>|<li>a|b</li>|</ul>|<ol start="2">|<li>c</li>|</ol>'),
        ("a\n2014. b", "<p>a|2014. b</p>"),
        ("**a**\n- b", "<p><strong>a</strong></p>|<ul>|<li>b</li>|</ul>"),
    ],
)
def test_blocks_are_read_as_on_github(markdown, shown):
    """Breaks, headings, quotes, code, HTML and lists come out as in GitHub's preview."""
    assert html(markdown).replace("\n", "|") == shown


def test_number_sign_without_a_blank():
    """A number sign makes a heading only with a blank after it."""
    assert html("#1 in town") == "<p>#1 in town</p>"


def test_tables_are_aligned_by_classes():
    """The way a column is aligned is a class, since the page allows no styles."""
    found = html("| a | b | c |\n|--:|:-:|---|\n| 1 | 2 | 3 |\n")

    assert '<td class="align-right">1</td>\n<td class="align-center">2</td>\n<td>3</td>' in found
    assert "style" not in found


def test_other_marks_of_github():
    """Bare addresses are links, tildes strike out, and tasks are boxes that cannot be changed."""
    assert html("~~old~~ https://a.example and me@a.example") == (
        '<p><del>old</del> <a href="https://a.example" rel="noopener">https://a.example</a> and '
        '<a href="mailto:me@a.example" rel="noopener">me@a.example</a></p>'
    )
    assert '<li class="task-list-item"><input type="checkbox" disabled=""> bake</li>' in html("- [ ] bake")


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>", "<img src=x.png onerror=alert(1)>", "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))", "[x](data:text/html,x)", "<a href='vbscript:x'>x</a>", "<b style='color:red'>x</b>",
        "<iframe src='https://a.example'></iframe>", "<form action=x><input name=q></form>", "<svg onload=alert(1)>",
        "<a href='&#106;avascript:x'>x</a>", "<math><mi xlink:href='javascript:x'>", "<p class='notice'>x</p>",
        "<object data=x></object><embed src=x>", "<base href='https://a.example'>", "<meta http-equiv=refresh>",
        "<details ontoggle=alert(1) open>x</details>", "<h2 title='<script>'>x</h2>", "<!-- <script> -->",
        "<a id=apply name=apply>x</a>", "`<script>`", "[x](<javascript:alert(1)>)", "![x](javascript:alert(1))",
        "<a href='java\nscript:alert(1)'>x</a>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)  # fmt: skip
def test_nothing_runs(markdown):
    """No script, handler, style, frame or form of an author reaches a page, and no id that is not ours to give."""
    found = html(markdown).casefold()

    for danger in (
        "<script", "onerror=", "onload", "ontoggle=", "javascript:", "vbscript:", "data:", "style=", "<iframe", "<form",
        "name=", "<object", "<embed", "<base", "<meta", "<svg", "<math", "notice", 'id="apply"', "<noscript",
    ):  # fmt: skip
        assert danger not in found.replace("&lt;script", "")


@pytest.mark.parametrize(
    ("written", "href", "target"),
    [
        ("cook.md", "../cook/", "/jobs/cook/"),
        ("./2026-10-01-cook.MD#pay", "../cook/#pay", "/jobs/cook/"),
        ("../south/cook.markdown", "../cook/", "/jobs/cook/"),
        ("../../companies/example-bakery.md", "../../companies/example-bakery/", "/companies/example-bakery/"),
        ("../../pages/about.md", "../../about/", "/about/"),
        ("/content/pages/about.md", "../../about/", "/about/"),
        ("plan.pdf", "../../media/north/plan.pdf", "/media/north/plan.pdf"),
        ("../oven%20plan.pdf?v=1", "../../media/oven%20plan.pdf?v=1", "/media/oven plan.pdf"),
        ("/about/", "../../about/", "/about/"),
        ("/", "../../", "/"),
        ("../cook/", "../cook/", "/jobs/cook/"),
    ],
)
def test_relative_links(written, href, target):
    """A link beside the posting leads to its page or file on the site, below any base path."""
    found = body(f"First\n\n[x]({written})")

    assert f'href="{href}"' in found.html.text
    assert found.links == (Link(target, 3),)
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    "written",
    ["../../../README.md", "../../../../etc/passwd", "%2e%2e/%2e%2e/%2e%2e/x.png", "../../x.png"],
)
def test_links_that_leave_the_content(written):
    """A link out of the board's content leads nowhere, and is told with its place."""
    found = body(f"First\n\nsee [x]({written})")
    (told,) = found.diagnostics

    assert found.html.text == '<p>First</p>\n<p>see <a rel="noopener">x</a></p>'
    assert (told.code, told.span.line, told.span.column) == ("B102", 3, 9)
    assert found.links == ()


def test_other_addresses():
    """Absolute addresses, mail, telephone numbers and places of the page stay as they are."""
    text = "[a](https://a.example/x?y=1#z) [b](mailto:b@a.example) [c](tel:+4930) [d](?page=2) [e](#nowhere)"

    assert hrefs(text) == ["https://a.example/x?y=1#z", "mailto:b@a.example", "tel:+4930", "?page=2", "#text-nowhere"]


def test_images_beside_the_posting():
    """An image beside the posting is shown, fetched when it comes into view."""
    assert html("![Oven](oven.jpg)") == '<p><img alt="Oven" src="../../media/north/oven.jpg" loading="lazy"></p>'


@pytest.mark.parametrize("url", ["https://img.example/a.png", "//img.example/a.png", "http://IMG.example:80/a.png"])
def test_images_of_other_sites(url):
    """An image of another site is withheld with a warning that names the remedy, unless the board lists its host."""
    withheld = body(f"![Oven]({url})")
    (told,) = withheld.diagnostics

    assert withheld.html.text == "<p>Oven</p>"
    assert (told.code, told.span.line, told.span.column) == ("B101", 1, 9)
    assert '"img.example"' in told.hint
    assert "image_hosts" in told.hint
    assert "<img" in body(f"![Oven]({url})", Reading(image_hosts=("img.example",))).html.text


def test_missing_engine():
    """An engine that is not there is told once for the board, and the default one is used."""
    found = body("- a", Reading(engine="latex"))
    (told,) = found.diagnostics

    assert found.html.text == "<ul>\n<li>a</li>\n</ul>"
    assert (told.code, told.span.path, told.span.line) == ("B103", "board.toml", None)


@pytest.mark.parametrize("mark", ["[", "![", "*", "_", "`", "<", "<a ", "&", "(", "a\n", "=\n", "\\"])
def test_endless_marks_are_shown_plain(mark):
    """Marks by the ten thousand are not formatted, since that takes time by their square."""
    text = mark * (200_001 // len(mark))

    assert is_too_much(text)
    assert [told.code for told in body(text).diagnostics] == ["B104"]


def test_deep_nesting_ends():
    """Quotes and lists nested by the hundred are cut at a depth, and shown."""
    assert "a" in html("> " * 500 + "a")
    assert "a499" in html("\n".join(f"{'  ' * depth}- a{depth}" for depth in range(500)))
