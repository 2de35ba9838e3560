"""The templates of the house: their habits, and that what they make is sound HTML for boards of any size."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import html5lib
import msgspec
import pytest

from generator.model.config import Facets
from generator.model.html import Html
from generator.model.location import Location, WorkMode
from generator.model.posting import Text
from generator.present.words import Words
from generator.render.environment import environment
from tests.factories import make_posting
from tests.unit.planned import frame_of, plan

FOLDER = Path(__file__).parents[2] / "templates"
TEMPLATES = {file.relative_to(FOLDER).as_posix(): file.read_text() for file in sorted(FOLDER.rglob("*.html"))}
COMPONENTS = {Path(name).stem: text for name, text in TEMPLATES.items() if name.startswith("components/")}
# A script element that is neither data nor a file of ours.
INLINE_SCRIPT = re.compile(r'<script(?! type="application/(ld\+)?json"| type="module" src=)')


@pytest.mark.parametrize("name", COMPONENTS)
def test_a_component_is_one_macro_described_on_top(name):
    """A component's file holds one macro of its name, and opens with its call and a word on each parameter."""
    text = COMPONENTS[name]
    macros = re.findall(r"{% macro (\w+)\((.*)\) %}", text)
    described = re.match(r"{#- (\w+)\((.*)\)\n", text)

    assert described is not None
    assert macros == [described.groups()]
    comment = text.partition("-#}")[0]
    for parameter in filter(None, described[2].split(", ")):
        assert re.search(rf"\b{parameter.partition('=')[0]}\b.*:", comment.partition("\n")[2])


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_trust_nothing_and_carry_no_style_or_script(name):
    """No template marks text as safe by hand, and none holds what the policy of our pages forbids."""
    text = TEMPLATES[name]

    assert not re.search(r"\|\s*safe\b", text)
    assert not re.search(r"<[^>]*\s(style|on\w+)=", text)
    assert not INLINE_SCRIPT.search(text)


def test_every_word_that_templates_say_is_in_the_table():
    """Words come from the table of the language alone, and it has them."""
    said = {word for text in TEMPLATES.values() for word in re.findall(r"\bwords\.(\w+)", text)}

    assert said <= set(Words.__struct_fields__)


def board(count):
    berlin = Location("Berlin", locality="Berlin", country="DE")
    postings = [
        make_posting(
            f"p{number}",
            location=(berlin,) if number % 2 else (),
            work_mode=(WorkMode.REMOTE,) if number % 2 == 0 else (),
            skills=("Baking", "Ovens") if number % 3 else (),
            company=None if number % 4 == 0 else make_posting().company,
            language="de" if number % 5 == 0 else "en",
            inferred=("location.country",),
        )
        for number in range(count)
    ]
    return plan(*postings, facets=Facets(panel_from=10))


@pytest.mark.parametrize("count", [0, 1, 3, 10, 60])
def test_pages_are_sound_html(count):
    """Pages of boards of any size parse without an error, name each id once, and have one first heading."""
    site, pages = board(count)
    jinja = environment((str(FOLDER),), "tests")
    frame = frame_of(site)
    for path, page in pages.items():
        if page.template is None:
            continue
        view = msgspec.structs.replace(page.view, text=Text(Html("<p>Text.</p>"))) if page.text else page.view
        text = jinja.get_template(page.template).render(page=view, site=frame)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        tree = parser.parse(text)
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))

        assert not parser.errors, path
        assert not [name for name, times in ids.items() if times > 1], path
        assert len(tree.findall(".//h1")) == 1, path
