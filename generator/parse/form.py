"""The table of fields -> the settings of the Front Matter extension for VS Code, which makes a form of them."""

from __future__ import annotations

from generator.model.fields import FIELDS, Field, FieldKind

Form = dict[str, object]

SCHEMA = "https://frontmatter.codes/frontmatter.schema.json"
_TYPES = {
    FieldKind.TEXTS: "list",
    FieldKind.DATE: "datetime",
    FieldKind.NUMBER: "number",
    FieldKind.TRUTH: "boolean",
    FieldKind.PLACES: "list",
}
_DATES: dict[str, Form] = {"date": {"isPublishDate": True, "default": "{{now}}"}, "updated": {"isModifiedDate": True}}
_LONG = frozenset({"summary"})


def form() -> Form:
    """Return the content of `frontmatter.json`: where postings lie, and a form with all fields of one.

    Postings are of the content type "default", which files without a type are taken for.
    """
    return {
        "$schema": SCHEMA,
        "frontMatter.content.pageFolders": [{"title": "Postings", "path": "[[workspace]]/content/postings"}],
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.contentTypes": [
            {
                "name": "default",
                "pageBundle": False,
                "previewPath": None,
                "fields": [field_of_form(field) for field in FIELDS],
            }
        ],
    }


def field_of_form(field: Field) -> Form:
    """Return how one field is shown: a choice, a date, a switch, a list or a line of text."""
    words = field.name.replace("_", " ")
    shown: Form = {
        "title": words[0].upper() + words[1:],
        "name": field.name,
        "type": "choice" if field.choices else _TYPES.get(field.kind, "string"),
        "description": f"{field.description} For example: {field.example}",
    }
    if field.choices:
        shown["choices"] = [*field.choices]
        shown["multiple"] = field.kind is FieldKind.TEXTS
    elif field.name == "draft":
        shown["type"] = "draft"
    elif shown["type"] == "string":
        shown["single"] = field.name not in _LONG
    elif shown["type"] == "datetime":
        shown["dateFormat"] = "yyyy-MM-dd"
    return shown | _DATES.get(field.name, {})
