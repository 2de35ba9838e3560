from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.html import Html
from generator.model.source import Source
from generator.parse import parse_source
from generator.present.markdown_of import markdown_of
from generator.present.whole_links import with_whole_links

TEXTS = {
    "headings": "## One\n\n### Two\n\nText.",
    "emphasis": "Some *light* and **strong** words, ~~gone~~ ones and `code_of a` too.",
    "links": 'A [link](https://acme.example/a_b), and ![a picture](https://acme.example/p.png "x").',
    "lists": "- one\n- two\n    - below\n    - more\n- three\n\nText between.\n\n1. first\n2. second",
    "loose lists": "- one\n\n    more of one\n\n- two",
    "numbers": "5. five\n6. six\n\n2026\\. A year, 1\\) not a list, \\# no heading, \\- no item, \\> no quote.",
    "quotes": "> said\n>\n> twice\n\nNot said.",
    "code": "```\nx = 1\n  y = `2`\n```\n\nAfter.",
    "tables": "| a | b |\n|---|---|\n| 1 | 2 \\| 3 |\n\nAfter.",
    "rules": "One\n\n---\n\nTwo",
    "signs": "5 \\* 3, snake\\_case\\_, a &lt; b &amp; c, \\[x\\], back\\\\slash, 100 % — 🛏",
    "breaks": "one  \ntwo",
}


def html_of(text: str) -> Html:
    entry = parse_source(Source("content/postings/a.md", "", f"---\ntitle: A\n---\n{text}\n"), Reading()).value
    return entry.html


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_markdown_says_what_the_page_says(text):
    """What is written back as Markdown is read as the same words in the same places."""
    body = html_of(text)

    assert html_of(markdown_of(body)).plain == body.plain
    assert squeezed(html_of(markdown_of(body))) == squeezed(body)


def squeezed(body: Html) -> str:
    """The markup without what Markdown cannot say of it: titles of links, and paragraphs in list items."""
    return "".join(body.text.replace(' title="x"', "").replace("<p>", "").replace("</p>", "").split())


@settings(deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp", "Zs"])))
@example("__0__")
@example("a__b_")
def test_any_word_is_kept(word):
    """A word of any signs is still that word when its Markdown is read."""
    body = Html(f"<p>a {Html(word).text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')} z</p>")

    assert html_of(markdown_of(body)).plain == body.plain


def test_links_become_whole():
    """Relative links and images lead to the posting's site; whole ones, anchors and mail stay what they are."""
    body = Html(
        '<a href="../baker/?a=1&amp;b=2">b</a> <img alt="href=&quot;x&quot;" src="../../media/p.png">'
        ' <a href="https://acme.example/">a</a> <a href="#below">c</a> <a href="mailto:a@acme.example">m</a>'
    )

    assert with_whole_links(body, "https://user.example/repo/jobs/nurse/") == (
        '<a href="https://user.example/repo/jobs/baker/?a=1&amp;b=2">b</a>'
        ' <img alt="href=&quot;x&quot;" src="https://user.example/repo/media/p.png">'
        ' <a href="https://acme.example/">a</a> <a href="https://user.example/repo/jobs/nurse/#below">c</a>'
        ' <a href="mailto:a@acme.example">m</a>'
    )
