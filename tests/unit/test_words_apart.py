"""Templates and scripts hold no words of their own: all that people read comes from the table of their language."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from generator.present.words.en import ENGLISH
from tests.words import leaves

HOUSE = Path(__file__).parents[2]
TEMPLATES = sorted((HOUSE / "templates").rglob("*.html"))
# The preview's overlay (static/dev) speaks to whoever works on the board, as faults do, and is never published.
SCRIPTS = sorted((HOUSE / "static" / "js").glob("*.js"))

READ_ATTRIBUTES = {"alt", "aria-description", "aria-label", "label", "placeholder", "title"}
COMMENT = re.compile(r"/\*[\s\S]*?\*/|(?:^|\s)//\s.*$", re.MULTILINE)
LITERAL = re.compile(r"""'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`""")
# Where a script puts text before people: what an element holds, and the attributes that are read.
SHOWN = re.compile(
    r"(?:textContent\s*=|\.title\s*=|'aria-label'(?:\]\s*=|:|,)|\b(?:label|placeholder|title):|append\(|\},)\s*"
    f"(?:{LITERAL.pattern})",
)


class Words(HTMLParser):
    """Gathers what people would read of a template's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += re.findall(r"[^\W\d_]+", data)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{name}={value}" for name, value in attrs if name in READ_ATTRIBUTES and letters(value or "")]


def letters(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]", text))


def spoken(node: nodes.Node) -> list[str]:
    """Return the texts that an expression may come to by itself, past conditions, filters and formatting."""
    match node:
        case nodes.Const():
            return [str(node.value)] if isinstance(node.value, str) else []
        case nodes.CondExpr():
            return [*spoken(node.expr1), *(spoken(node.expr2) if node.expr2 else [])]
        case nodes.Or() | nodes.And() | nodes.Add():
            return [*spoken(node.left), *spoken(node.right)]
        case nodes.Concat():
            return [text for part in node.nodes for text in spoken(part)]
        case nodes.Filter() if node.node is not None:
            return spoken(node.node)
        case nodes.Call():
            return spoken(node.node)
        case nodes.Getattr():
            return spoken(node.node)
    return []


def words_in(template: str) -> list[str]:
    """Return the words that a template would put on a page without having them from the table."""
    tree = Environment(autoescape=True).parse(template)
    reader = Words()
    in_attributes = [block for block in tree.find_all(nodes.Block) if block.name.endswith("_class")]
    unread = {data for block in in_attributes for data in block.find_all(nodes.TemplateData)}
    reader.feed("".join(data.data for data in tree.find_all(nodes.TemplateData) if data not in unread))
    reader.close()
    said = [text for output in tree.find_all(nodes.Output) for node in output.nodes for text in spoken(node)]
    return [*reader.found, *filter(letters, said)]


def shown_in(script: str) -> list[str]:
    """Return the literal texts with letters that a script puts before people."""
    found = ["".join(groups) for groups in SHOWN.findall(COMMENT.sub("", script))]
    return [text for text in found if letters(re.sub(r"\$\{[^}]*\}", "", text))]


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_a_template_holds_no_word(file):
    """Between tags, in the attributes that are read aloud, and in expressions, there is nothing to translate."""
    assert words_in(file.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_a_script_holds_no_word(file):
    """Scripts have their words from the page: none of the table's is theirs, and none stands where text is shown."""
    script = file.read_text(encoding="utf-8")
    english = {text for _, text in leaves(ENGLISH) if re.search(r"[^\W\d_]{3}", text) and text != text.lower()}
    literals = {"".join(groups) for groups in LITERAL.findall(COMMENT.sub("", script))}

    assert literals & english == set()
    assert shown_in(script) == []


def test_the_readers_of_templates_and_scripts_find_words():
    """What the two tests look with sees words in all the places where somebody might leave one."""
    template = '<p title="Old">{{ "New" if page.fresh else page.age }} posting<br>{{ "At {x}".format(x=1) }}</p>'
    script = "x.textContent = 'Gone' // told\nelement('p', { class: 'lead' }, `Page ${n}`, ` (${n})`)"

    assert words_in(template) == ["title=Old", "posting", "New", "At {x}"]
    assert words_in('{# A remark #}<p class="lead" data-kind="tree">{{ words.title or site.name }}: 7 €</p>') == []
    assert shown_in(script) == ["Gone", "Page ${n}"]
