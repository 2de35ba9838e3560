"""Templates compiled our way show what Jinja shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from generator.model.html import Html
from generator.model.posting import Employer
from generator.render.codegen import Quick, called, shown

TEMPLATE = """{% macro cell(x) %}<td title="{{ x }}">{{ x }}{{ x|upper }}</td>{% endmacro %}
{% macro row(x, y="<none>", z=3) %}{{ cell(x) }}{{ cell(y) }}{{ z }}{% endmacro %}
{% macro around(x) %}<p>{{ x }}{{ caller() }}</p>{% endmacro %}
{% macro all() %}{{ varargs|length }}{{ kwargs }}{% endmacro %}
{{ value }}{{ cell(value) }}{% set kept %}<b>{{ value }}</b>{% endset %}{{ kept }}{{ value ~ "<" }}
{{ row(value) }}{{ row(value, value) }}{{ row(value, value, 4) }}{{ row(value, z=value) }}{{ row(*[value]) }}
{% call around(value) %}{{ cell(value) }}{% endcall %}{{ all(value, 1) }}{{ all(a=value) }}
{{ of.name }}{{ of.url }}{{ of.name.upper() }}{{ "a-b".split("-") }}{{ (of or value).name }}
{% for one in [value, "<i>", 3, none] %}{{ one }}{{ loop.index }}{{ cell(one) }}{% endfor %}
{% autoescape false %}{{ value }}{% endautoescape %}"""


class Ours(Environment):
    """Jinja with our compiler."""

    code_generator_class = Quick
    shown = staticmethod(shown)
    called = staticmethod(called)
    ours = "/house"


def loaded(folder: str, template: str = TEMPLATE) -> Ours:
    """Return an environment that finds the template in a folder."""
    found = FunctionLoader(lambda name: (template, f"{folder}/{name}", lambda: True))
    return Ours(autoescape=True, undefined=StrictUndefined, loader=found)


PLAIN = Environment(autoescape=True, loader=DictLoader({"page.html": TEMPLATE})).get_template("page.html")
TEMPLATES = [loaded(folder).get_template("page.html") for folder in ("/house", "/elsewhere")]
TEXTS = st.text(alphabet="a<>&\"'\u00e9\U0001f600 \x00")
VALUES = st.one_of(TEXTS, TEXTS.map(Markup), TEXTS.map(Html), st.integers(), st.none(), st.lists(TEXTS, max_size=2))


@given(VALUES, TEXTS)
def test_values_are_shown_as_jinja_shows_them(value, name):
    """Text is escaped and markup is not, in macros, blocks and loops, whatever the value is and whose the template."""
    views = {"value": value, "of": Employer(name, url="https://example.com/?a&b")}
    assert [template.render(views) for template in TEMPLATES] == [PLAIN.render(views)] * 2


@pytest.mark.parametrize("text", ["{{ of.nme }}", "{{ nothing.name }}", "{{ nothing(1) }}", "{{ of.name(1) }}"])
@pytest.mark.parametrize("folder", ["/house", "/elsewhere"])
def test_what_is_not_there_is_an_error(text, folder):
    with pytest.raises(Exception, match=r"has no attribute|is undefined|not callable"):
        loaded(folder, text).get_template("page.html").render(of=Employer("Ada"))


def test_templates_of_others_may_ask_for_what_is_not_there():
    asking = "{{ of.nme is defined }}{{ of.nme|default('none') }}{{ map.key }}"
    page = loaded("/elsewhere", asking).get_template("page.html")
    assert page.render(of=Employer("Ada"), map={"key": "<"}) == "Falsenone&lt;"
