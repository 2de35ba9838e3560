"""Templates compiled our way show what Jinja shows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup

from generator.model.html import Html
from generator.render.codegen import Quick, shown

TEMPLATE = """{% macro cell(x) %}<td title="{{ x }}">{{ x }}{{ x|upper }}</td>{% endmacro %}
{{ value }}{{ cell(value) }}{% set kept %}<b>{{ value }}</b>{% endset %}{{ kept }}{{ value ~ "<" }}
{% for one in [value, "<i>", 3, none] %}{{ one }}{% endfor %}{% autoescape false %}{{ value }}{% endautoescape %}"""


class Ours(Environment):
    """Jinja with our compiler."""

    code_generator_class = Quick
    shown = staticmethod(shown)


PLAIN, OURS = Environment(autoescape=True).from_string(TEMPLATE), Ours(autoescape=True).from_string(TEMPLATE)
TEXTS = st.text(alphabet="a<>&\"'\u00e9\U0001f600 \x00")


@given(st.one_of(TEXTS, TEXTS.map(Markup), TEXTS.map(Html), st.integers(), st.none(), st.lists(TEXTS, max_size=2)))
def test_values_are_shown_as_jinja_shows_them(value):
    """Text is escaped and markup is not, in macros, blocks and loops, whatever the value is."""
    assert OURS.render(value=value) == PLAIN.render(value=value)
