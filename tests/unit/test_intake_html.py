from __future__ import annotations

import html
import random
import re

import pytest
from bs4 import BeautifulSoup

from generator.intake.html_text import DEEPEST, markdown_of, structured_data
from generator.parse.markdown import html_of

# What means something to a parser of Markdown, and what does not.
PIECES = (
    "a", "b c", "*", "_", "**", "__", "`", "```", "~~", "#", "##", " - ", "-", "+", "1.", "2)", " 3. x", "> q", "[x]",
    "[a](b)", "![i](j)", "<b>", "&amp;", "&lt;", "&", "---", "===", "|", "a|b", "\\", "\\*", "C++", "snake_case_x",
    "x_", "_y", " ", "\n", "é", "日本", "🎉", "\u00a0", " https://a.example/x_y-z ", " me@a.example ",
    "[1]: http://x ", ":", "(", ")", "$5", "#tag", "1.5", "!", "&#35;",
)  # fmt: skip
WITHIN = ("strong", "em", "i", "span", "a")


def text(chance):
    return html.escape("".join(chance.choice(PIECES) for _ in range(chance.randint(1, 6))))


def inline(chance, depth=0):
    parts = []
    for _ in range(chance.randint(1, 3)):
        parts.append(text(chance))
        if depth < 2 and chance.random() < 0.3:
            tag = chance.choice(WITHIN)
            parts.append(f" <{tag} href='https://x.example/'>{inline(chance, depth + 1)}</{tag}> ")
    return "".join(parts)


def block(chance):
    kind = chance.choice(("p", "div", "h2", "h3", "ul", "ol"))
    inner = "".join(f"<li>{inline(chance)}</li>" for _ in range(3)) if kind in ("ul", "ol") else inline(chance)
    return f"<{kind}>{inner}</{kind}>"


def letters(markup):
    return re.sub(r"\s+", "", BeautifulSoup(markup, "html.parser").get_text())


@pytest.mark.parametrize("seed", range(150))
def test_every_letter_is_read_as_itself(seed):
    """What HTML shows, the Markdown made of it shows, letter by letter, whatever signs stand in it."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    page = "".join(block(chance) for _ in range(3))

    for engine in ("python-markdown", "gfm"):
        assert letters(html_of(markdown_of(page), engine).html) == letters(page), (engine, markdown_of(page))


def test_structure_is_kept():
    """Headings, lists, emphasis and links are what they were; a page's own heading is none of ours."""
    page = (
        "<h1>Baker</h1><h3>What</h3><ul><li>Bake <b>bread</b></li></ul><p>See <a href='https://a.example/'>us</a>.</p>"
    )

    assert markdown_of(page) == "## Baker\n\n### What\n\n- Bake **bread**\n\nSee [us](https://a.example/)."


def test_what_acts_is_left_out():
    """Scripts, styles, frames, pictures and addresses that run something do not come with the text."""
    page = """<p onclick="x()">Bread<script>alert(1)</script><style>p{}</style><img src="https://t.example/1.gif">
    <iframe src="https://x.example"></iframe><a href="javascript:alert(1)">here</a></p>"""
    written = markdown_of(page)

    assert re.findall(r"\w+", written) == ["Bread", "here"]


def test_html_that_was_escaped_once_more_is_read():
    """Some feeds escape their HTML as if it were a text."""
    assert markdown_of("&lt;p&gt;Bread &amp;amp; rolls&lt;/p&gt;") == "Bread & rolls"


def test_a_text_without_tags_is_left_as_it_is():
    """Plain text and Markdown come in as they are."""
    assert markdown_of("Bread & *rolls*\r\n\r\n- fresh") == "Bread & *rolls*\n\n- fresh"


def test_elements_without_end_come_to_an_end():
    """However deep the elements lie in one another, their text is there."""
    assert "bread" in markdown_of("<div><b>" * 20_000 + "bread")


def test_words_of_a_page_that_nobody_wrote_come_without_its_elements():
    """Beyond a depth that no description has, the words are kept and the structure is not: parsers would take long."""
    deep = "<ul><li>" * DEEPEST + "Bread &amp; rolls"

    assert markdown_of(deep) == "Bread & rolls"
    assert markdown_of("<div>" * 20 + "<p>Bread</p><p>Rolls</p>") == "Bread\n\nRolls"


def test_structured_data_is_found_wherever_it_stands():
    """Each script of the kind counts, whatever its attributes; others do not, nor one that never ends."""
    page = """<SCRIPT nonce="x" TYPE='application/ld+json; charset=utf-8'>{"a": "<b>"}</SCRIPT>
    <script>var no = 1</script><p><script type="application/ld+json">[1]</script><script type="application/ld+json">{"""

    assert [*structured_data(page)] == ['{"a": "<b>"}', "[1]"]
