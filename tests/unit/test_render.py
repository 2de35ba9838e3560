"""Rendering: a template sees two names, and its faults are told with its name and line."""

import msgspec
import pytest

from generator.model.html import Html
from generator.model.page import Artifact, Page
from generator.model.posting import Text
from generator.render.environment import fingerprint_of
from generator.render.pages import Frameset, render_page, task_of


class View(msgspec.Struct, frozen=True):
    title: str
    text: Text | None = None


class Site(msgspec.Struct, frozen=True):
    name: str


@pytest.fixture
def render(tmp_path):
    """Render one view with templates given as name -> text; those of ``theme`` lie beneath."""

    def run(view, theme=None, text=None, **templates):
        for folder, files in (("overrides", templates), ("theme", theme or {})):
            (tmp_path / folder).mkdir(exist_ok=True)
            for name, source in files.items():
                (tmp_path / folder / f"{name}.html").write_text(source)
        folders = (str(tmp_path / "overrides"), str(tmp_path / "theme"))
        shared = Frameset(Site("Board"), folders, fingerprint_of(folders), str(tmp_path))
        page = Page("/about/", view, template="page.html", source="about.md", text="digest" if text else "")
        task = task_of(page, lambda _: msgspec.msgpack.encode(text))
        return render_page(shared, task)

    return run


def test_a_template_sees_page_and_site(render):
    """The view is ``page``, the frame is ``site``; text is escaped, finished HTML is not."""
    outcome = render(View("<A>"), page="{{ site.name }}: {{ page.title }}")

    assert outcome.value == Artifact("about/index.html", b"Board: &lt;A&gt;")


def test_a_text_joins_its_view_before_rendering(render):
    """What the store keeps apart stands in the view when its template is rendered."""
    outcome = render(View("A"), text=Text(Html("<p>body</p>")), page="{{ page.text.body }}")

    assert outcome.value.data == b"<p>body</p>"


def test_an_override_can_extend_what_it_overrides(render):
    """The first folder wins, and ``theme/`` reaches the template beneath it."""
    outcome = render(
        View("A"),
        theme={"page": "<b>{% block title %}{% endblock %}</b>"},
        page="{% extends 'theme/page.html' %}{% block title %}mine{% endblock %}",
    )

    assert outcome.value.data == b"<b>mine</b>"


@pytest.mark.parametrize(
    ("template", "code", "line", "words"),
    [
        ("one\n{% if %}", "T101", 2, "the template fails"),
        ("one\n\n{{ page.titel }}", "T101", 3, "titel"),
        ("{{ now() }}", "T101", 1, "'now' is undefined"),
        ("one\n{% include 'gone.html' %}", "T102", 2, "there is no template `gone.html`"),
        ("{{ [1, 2] | random }}", "T101", 1, "random"),
    ],
)
def test_a_fault_names_template_and_line(render, template, code, line, words):
    """A template that fails gives no page, and a diagnostic at the line that fails."""
    outcome = render(View("A"), page=template)
    (fault,) = outcome.diagnostics

    assert outcome.value is None
    assert (fault.code, fault.span.path, fault.span.line) == (code, "overrides/page.html", line)
    assert words in fault.message


def test_a_fault_in_a_part_is_told_of_the_part(render):
    """When an included template fails, its own name and line are told, not those of the page that includes it."""
    outcome = render(View("A"), theme={"part": "fine\n{{ page.nothing }}"}, page="{% include 'part.html' %}")

    assert [(f.span.path, f.span.line) for f in outcome.diagnostics] == [("theme/part.html", 2)]
