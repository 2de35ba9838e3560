"""Bodies come out as in GitHub's preview: the default engine against GitHub's own parser, on documents at random."""

from __future__ import annotations

import random
import re
import sys
from html.parser import HTMLParser

import pytest

from generator.parse.markdown import html_of

resource = pytest.importorskip("resource", reason="not there on Windows")
pytest.importorskip("cmarkgfm", reason="GitHub's own parser comes with the extra gfm")

DOCUMENTS = 300
LISTS = {"ul", "ol", "li"}
TEXT = {"p", "pre", "code", "h2", "h3", "h4", "h5", "h6", "blockquote", "hr", "br"}
ALL = LISTS | TEXT | {"table", "thead", "tbody", "tr", "th", "td", "a", "del", "strong", "em", "img"}
TOLD = {"task-list-item", "align-right"}
EMPTY = {"hr", "img", "br", "input"}
WORDS = ("Bake", "Bread", "Rolls", "Ovens", "Night", "Shift", "Clean", "Team", "Leave", "Pay", "Hours")


class Structure(HTMLParser):
    """The tags of some names, with what tells them apart, and the words between them."""

    def __init__(self, names):
        super().__init__()
        self.names, self.found, self.words = names, [], False

    def handle_starttag(self, tag, attrs):
        if tag in self.names:
            told = [value for name, value in attrs if name in ("href", "start") or value in TOLD]
            self.found.append(" ".join([tag, *told]))
            self.words = False

    def handle_endtag(self, tag):
        if tag in self.names - EMPTY:
            self.found.append(f"/{tag}")
            self.words = False

    def handle_data(self, data):
        text = " ".join(data.split())
        if text and self.words:
            self.found[-1] += f" {text}"
        elif text:
            self.found.append(f"'{text}")
            self.words = True


def structure(markdown, engine, names):
    html = html_of(markdown, engine).html
    html = re.sub(r"(<li class=\"task-list-item\">)(<input[^>]*>)\s*<p>", r"\1<p>\2", html)
    found = Structure(names)
    found.feed(html)
    return found.found


def words(dice):
    extra = ["", "", "", " **now**", " https://a.example/x_y_z.", " me@a.example", " ~~not~~", " `x*y`", " a_b_c"]
    return " ".join(dice.choice(WORDS) for _ in range(dice.randint(1, 3))) + dice.choice(extra)


def list_lines(dice, depth, indent, step):
    lines = []
    kind = dice.choice("-*+-1")
    loose = dice.random() < 0.15
    for number in range(1, dice.randint(2, 4)):
        marker = f"{number}." if kind == "1" else kind
        task = "[x] " if kind == "-" and dice.random() < 0.1 else ""
        lines.append(f"{' ' * indent}{marker} {task}{words(dice)}")
        inner = " " * (indent + len(marker) + 1)
        if dice.random() < 0.1:
            lines.append(" " * dice.choice([indent + step, 0]) + words(dice))
        if dice.random() < 0.06:
            lines += ["", inner + words(dice)]
        if dice.random() < 0.05:
            lines += [inner + line for line in ("```", "code", "  more", "```")]
        if depth < 2 and dice.random() < 0.3:
            lines += ([""] if loose else []) + list_lines(dice, depth + 1, indent + step, step)
        if loose:
            lines.append("")
    return lines


def document(seed):
    dice = random.Random(seed)  # noqa: S311 - no secret is made of it
    step = dice.choice([2, 2, 3, 4, 4])
    lines = []
    for _ in range(dice.randint(1, 4)):
        lines += dice.choice([
            [f"## {words(dice)}"], [f"## {words(dice)}", ""], [f"{words(dice)}:"], [f"{words(dice)}:", ""],
            [words(dice), words(dice), ""], ["Text", "| a | b |", "|---|--:|", f"| {words(dice)} | x |", ""],
            [f"> {words(dice)}", f"> - {words(dice)}", ""], ["---", ""], [],
        ])  # fmt: skip
        if dice.random() < 0.7:
            lines += list_lines(dice, 0, 0, step) + [""] * dice.randint(0, 1)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("names", "least"), [(LISTS, 0.98), (ALL, 0.95)], ids=["lists", "all"])
def test_structure_is_that_of_github(names, least):
    """Of documents with lists, tables, code and links, almost all have the very structure that GitHub gives them."""
    documents = [document(seed) for seed in range(DOCUMENTS)]
    equal = [structure(text, "python-markdown", names) == structure(text, "gfm", names) for text in documents]

    assert sum(equal) / len(equal) >= least


def test_both_engines_are_treated_alike():
    """Headings, alignment and tasks come out the same from both engines."""
    text = "# A\n\n### B\n\n| a |\n|--:|\n| 1 |\n\n- [x] c\n"

    assert structure(text, "gfm", ALL | {"input"}) == structure(text, "python-markdown", ALL | {"input"})
    assert html_of(text, "gfm").anchors == html_of(text, "python-markdown").anchors


@pytest.mark.skipif(sys.platform != "linux", reason="the parser's library gives memory back where it names what does")
def test_what_githubs_parser_has_read_takes_no_memory():
    """A thousand texts take as much as a hundred: a tree of 60 KB each would take 54 MB more."""
    text = "\n\n".join(f"## Part {number}\n\n- *Bake* [bread](https://example.com)\n- Clean" for number in range(60))
    for _ in range(100):
        html_of(text, "gfm")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(1_000):
        html_of(text, "gfm")

    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 10_000  # KB
