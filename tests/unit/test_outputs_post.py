"""The form for a posting: made of the table of fields, there where a posting can be handed to somebody."""

from __future__ import annotations

import pytest

from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.fields import FIELDS
from generator.model.html import Html
from generator.model.site import OwnPage
from generator.model.source import Source
from generator.outputs.post import ASKED
from generator.present.words.languages import TABLES
from generator.reading import understand_source
from tests.unit.planned import frame_of, plan

OWN = OwnPage("post", "content/pages/post.md", "Post", "", Html(""))
TABLE = {field.name: field for field in FIELDS}


def test_a_question_is_what_the_table_of_fields_says():
    """Names, choices and examples are those of the table, so that what is written is what is read."""
    fields = plan(email="jobs@board.example")[1]["/post/"].view.fields[:-1]

    assert [field.name for field in fields] == list(ASKED)
    assert all(tuple(value for value, _ in field.choices) == TABLE[field.name].choices for field in fields)
    assert all(field.example == TABLE[field.name].example for field in fields)


@pytest.mark.parametrize("language", TABLES)
def test_every_question_has_a_name_in_every_language(language):
    """No language leaves a question or a choice without a name."""
    fields = plan(email="jobs@board.example", language=language)[1]["/post/"].view.fields

    assert all(field.label and all(label for _, label in field.choices) for field in fields)


def test_the_sample_is_a_posting_that_says_all_it_seems_to():
    """What people without script copy is understood whole."""
    view = plan(email="jobs@board.example")[1]["/post/"].view
    source = Source("content/postings/sample.md", "0" * 32, view.sample)
    posting = understand_source(Outcome(source), Reading()).value.posting

    assert (posting.title, posting.company.name) == ("Night-shift baker", "Example Bakery")
    assert posting.salary.has_amount
    assert len(posting.skills) == 2
    assert posting.apply == "https://bakery.example/jobs/7"


@pytest.mark.parametrize(
    ("settings", "there"),
    [
        ({}, False),
        ({"repository": "example/jobs"}, True),
        ({"email": "jobs@board.example"}, True),
        ({"email": "jobs@board.example", "pages": (OWN,)}, None),
    ],
)  # fmt: skip
def test_it_is_there_where_somebody_takes_postings(settings, there):
    """A board that names neither a repository nor an address has no form and no link; an own page comes first."""
    site, pages = plan(**settings)
    template = pages["/post/"].template if "/post/" in pages else None

    assert template == {True: "pages/post.html", False: None, None: "pages/prose.html"}[there]
    assert ("/repo/post/" in [link.href for link in frame_of(site).navigation]) == (there is not False)


def test_a_file_is_added_in_the_editor_of_the_repository():
    """The address is that of GitHub's editor for a new file in the folder of postings."""
    view = plan(repository="example/jobs")[1]["/post/"].view

    assert view.repository == "https://github.com/example/jobs/new/HEAD/content/postings"
