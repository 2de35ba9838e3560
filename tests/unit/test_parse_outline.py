"""The shape of a body: headings, items, rows, quotes, code and text, each with its place."""

from __future__ import annotations

import pytest

from generator.model.entry import LineKind
from generator.model.source import quote
from generator.parse.outline import outline
from generator.parse.plain import plain_text

PATH = "content/postings/baker.md"


def shape(text):
    return [
        (
            block.heading.text if block.heading else None,
            [(line.kind.value, line.level, line.text) for line in block.lines],
        )
        for block in outline(text, PATH, 1).blocks
    ]


def lines(text):
    return [line for _, found in shape(text) for line in found]


def test_headings():
    """Headings have number signs before them, or a line under them; closing signs are no part of them."""
    text = "# Baker #\n\nWhy us\n===\n\nWhat\n----\n\n### C# ###\n#tag\n\n<h2 align=center>Pay</h2>\n"
    found = [(block.heading.level, block.heading.text) for block in outline(text, PATH, 1).blocks]

    assert found == [(1, "Baker"), (1, "Why us"), (2, "What"), (3, "C#"), (2, "Pay")]


def test_title_is_the_first_heading():
    """The first heading with words is the title, with the lines it takes."""
    found = outline("Intro\n\n# <!-- -->\nBaker\n===\n## Why\n", PATH, 5)

    assert (found.title.text, found.title.span.line, found.title_rows) == ("Baker", 8, 2)


@pytest.mark.parametrize(("text", "title"), [
    ("#Night nurse\n\nText\n", "Night nurse"),
    ("#hiring\n\nText\n", None),
    ("#Nurses #Cork\n\nText\n", None),
    ("Text\n\n#Night nurse\n", None),
])  # fmt: skip
def test_title_may_lack_its_blank(text, title):
    """A first line `#Night nurse` is a title, unless it is a tag as messages have them."""
    found = outline(text, PATH, 1).title

    assert (found and found.text) == title


def test_lines_stand_under_their_heading():
    """What stands above the first heading, and after a rule, stands under none."""
    text = "Intro\n# Baker\nWe bake.\n\n---\n**Pay:** 3\n"

    assert shape(text) == [
        (None, [("text", 0, "Intro")]),
        ("Baker", [("text", 0, "We bake.")]),
        (None, [("text", 0, "**Pay:** 3")]),
    ]


def test_items_have_a_depth():
    """Items of all markers are told by how far they are indented under the item above."""
    text = "- a\n  * b\n    1. c\n\n    + d\n• e\n2) f\n- [x] g\n"

    assert lines(text) == [
        ("item", 1, "a"),
        ("item", 2, "b"),
        ("item", 3, "c"),
        ("item", 3, "d"),
        ("item", 1, "e"),
        ("item", 1, "f"),
        ("item", 1, "g"),
    ]


@pytest.mark.parametrize("text", ["**Pay:** 3", "*tender*", "-5 degrees", "1.5 years", "+49 30 1234", "#1 bakery"])
def test_what_is_no_item(text):
    """A mark without a blank after it makes no item and no heading."""
    assert lines(text) == [("text", 0, text)]


def test_a_year_does_not_begin_a_list():
    """A number other than 1 within a paragraph is part of it."""
    assert lines("We began in\n2014. We grew.\n")[1] == ("text", 0, "2014. We grew.")


def test_code_is_no_text():
    """Lines of fenced and of indented code are code, also if they look like headings."""
    text = "```yaml\n# a\nsalary: 5\n```\n\n    # b\n\nText\n~~~\n```\n~~~\n"

    assert lines(text) == [
        ("code", 0, "# a"),
        ("code", 0, "salary: 5"),
        ("code", 0, "# b"),
        ("text", 0, "Text"),
        ("code", 0, "```"),
    ]


def test_tables():
    """Rows of a table are rows, with or without outer bars; the line under its head is none."""
    text = "| Pay | 3 |\n|---|---|\n| Place | Leeds |\n\nPay | 3\n--- | ---\nPlace | Leeds\n\nx | y\n"

    assert [kind for kind, _, _ in lines(text)] == ["row"] * 4 + ["text"]


def test_quotes():
    """Quoted lines lose their markers."""
    assert lines("> We bake.\n> > **Pay:** 3\n") == [("quote", 0, "We bake."), ("quote", 0, "**Pay:** 3")]


@pytest.mark.parametrize("end", ["  ", "\\", "<br>", " <br />"])
def test_hard_breaks(end):
    """What breaks a line is no part of its text."""
    assert lines(f"**Pay:** 3{end}\nMore") == [("text", 0, "**Pay:** 3"), ("text", 0, "More")]


def test_what_nobody_sees():
    """Comments, lines of tags and the addresses of links are passed over."""
    assert lines('<!-- a\nb -->\n<p align="center">\n[a]: https://a.example\n[//]: # (note)\nText') == [
        ("text", 0, "Text")
    ]


def test_every_place_is_exact():
    """The place of each line covers its text in the file, also behind tabs, markers and wide characters."""
    text = "\t\n# 🥖 Bäcker  #\n\t- [ ] 　Brot\n>  > «à»\\\n\n| ü | 👩‍🍳 |\n|---|---|\n10. Zehn  \n"
    found = outline(text, PATH, 1)
    all_lines = [line for block in found.blocks for line in (block.heading, *block.lines) if line]

    assert [quote(text, line.span) for line in all_lines] == [line.text for line in all_lines]
    assert {line.kind for line in all_lines} == {LineKind.HEADING, LineKind.ITEM, LineKind.QUOTE, LineKind.ROW}


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("[Baker](https://bakery.example/a_(b)) *m/f/d*", "Baker m/f/d"),
        ("[![Logo](logo.png)](https://bakery.example) Baker", "Logo Baker"),
        ("Baker \\#1 \\*new\\*", "Baker #1 *new*"),
        ("snake_case, 5 * 3, C++ & C#", "snake_case, 5 * 3, C++ & C#"),
        ("**Head __of__ `dough`** <br/> R&amp;D ~~x~~", "Head of dough R&D x"),
        ("<https://a.example> and <me@a.example>", "https://a.example and me@a.example"),
    ],
)
def test_plain_text(markdown, plain):
    """A line of Markdown is plain as a reader sees it."""
    assert plain_text(markdown) == plain
