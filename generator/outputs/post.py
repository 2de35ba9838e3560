"""Site -> /post/: a form, made of the table of fields, that writes a posting's file and hands it to the owner.

The file is written in the browser and nothing is sent by us: it goes to the editor of the board's repository, into an
e-mail, or to the clipboard. Without script the page shows a sample to copy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.fields import ASKED, FIELDS, NEEDED, Field, FieldKind
from generator.model.page import Page
from generator.present.routes import HOME, POST, new_file_url
from generator.present.views import Anchor, PostField, PostView
from generator.present.wording import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.present.display import Display
    from generator.present.words import Words

FOLDER = "content/postings"


def plan(display: Display) -> Iterable[Page]:
    """One page, if there is somebody to hand a posting to and the owner has no page of that name."""
    frame, words = display.frame, display.frame.words
    if not (frame.repository or frame.email) or any(page.slug == POST.strip("/") for page in display.site.pages):
        return
    table = {field.name: field for field in FIELDS}
    asked = [table[name] for name in ASKED]
    view = PostView(
        meta=display.meta(POST, words.post, words.post_lead),
        heading=words.post,
        lead=words.post_lead,
        crumbs=(Anchor(words.home, display.href(HOME)), Anchor(words.post, display.href(POST))),
        fields=(*(field_of(field, words) for field in asked), text_field(words)),
        sample=sample(asked, words),
        folder=FOLDER,
        repository=new_file_url(frame.repository, FOLDER),
        email=frame.email,
    )
    yield Page(POST, view, template="pages/post.html")


def field_of(field: Field, words: Words) -> PostField:
    """Return how a field is asked for."""
    return PostField(
        name=field.name,
        kind=kind_of(field),
        label=words.post_labels[field.name],
        hint=words.post_hints.get(field.name, ""),
        example=field.example,
        choices=tuple((choice, choice_label(field.name, choice, words)) for choice in field.choices),
        required=field.name in NEEDED,
    )


def text_field(words: Words) -> PostField:
    """Return how the text below the fields is asked for."""
    return PostField("body", "long", words.post_labels["body"], words.post_hints["body"], required=True)


def kind_of(field: Field) -> str:
    """Return what is filled in: a "choice", several "choices", a "date", a "list" divided by commas, or "text"."""
    if field.choices:
        return "choices" if field.kind is FieldKind.TEXTS else "choice"
    if field.kind is FieldKind.DATE:
        return "date"
    return "list" if field.kind is FieldKind.TEXTS else "text"


def choice_label(name: str, choice: str, words: Words) -> str:
    """Return what a choice is called in the board's language."""
    labels = {"work_mode": words.work_modes, "employment_type": words.employment_types, "seniority": words.levels}
    table = labels[name]
    return capitalised(table.get(choice) or table[choice.upper().replace("-", "_")])


def sample(fields: Iterable[Field], words: Words) -> str:
    """Return a whole file with the examples of the fields."""
    lines = [f"{field.name}: {field.example}" for field in fields if field.name != "company_url"]
    return "\n".join(("---", *lines, "---", "", words.post_sample))
