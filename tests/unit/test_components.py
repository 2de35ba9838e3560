"""The examples of the components: there are some of each, and all of them are sound HTML."""

from __future__ import annotations

import importlib.util
from collections import Counter
from pathlib import Path

import html5lib
import pytest

from generator.render.environment import environment

HOUSE = Path(__file__).parents[2]
SPEC = importlib.util.spec_from_file_location("components", HOUSE / "dev" / "components.py")
components = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(components)
SITE = components.example_frame()
EXAMPLES = components.examples(SITE)


def test_every_component_has_examples():
    """Whoever adds a component shows it."""
    assert set(EXAMPLES) == {file.stem for file in (HOUSE / "templates" / "components").glob("*.html")}
    assert all(EXAMPLES.values())


@pytest.mark.parametrize(
    ("name", "title"), [(name, title) for name, given in EXAMPLES.items() for title in given], ids=lambda part: part
)
def test_an_example_is_sound_html(name, title):
    """An example parses without an error where a page would hold it, names each id once, and leaves nothing unsaid."""
    jinja = environment((str(HOUSE / "templates"),), "tests")
    html = components.rendered(jinja, name, EXAMPLES[name][title], SITE).text
    start, end = ("<head>", "") if name == "head" else ("<head><title>.</title></head><body>", "</body>")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><html>{start}{html}{end}</html>")
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))

    assert not parser.errors
    assert not [name for name, times in ids.items() if times > 1]
    assert "None" not in html


def test_the_page_shows_them_all(tmp_path):
    """The page of components is written whole, with the sheets it names beside it."""
    components.main(tmp_path)
    text = (tmp_path / "index.html").read_text(encoding="utf-8")

    assert {file.name for file in tmp_path.iterdir()} == {"index.html", "site.css", "components.css", "icon.svg"}
    assert text.count('class="example"') == sum(map(len, EXAMPLES.values()))
