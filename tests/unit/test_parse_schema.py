"""The schema and the form that are made of the table of fields, and that they say what the parser says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.model.config import Reading
from generator.model.diagnostic import Outcome
from generator.model.fields import FIELDS, FOREIGN, FieldKind
from generator.model.source import Source
from generator.parse.form import form
from generator.parse.names import NAMES, OWN_NAMES, folded, is_doubtful
from generator.parse.schema import schema
from generator.parse.translations import TRANSLATIONS
from generator.reading import understand_source

VALID = jsonschema.Draft202012Validator(schema())
# Faults of name, shape and choice. What a text says of pay and places, no schema can judge.
AGREED = {"F105", "F113", "F202", "F204", "F205", "F206", "D101", "D102", "D103", "L107"}
PLAIN = re.compile(r"[A-Za-z][\w ./@-]*(?<! )|[0-9.]+|\d{4}-\d\d-\d\d")
BY_NAME = {field.name: field for field in FIELDS}


def is_read(fields):
    """Whether the parser takes these fields without a fault of name, shape or choice."""
    lines = "".join(f"{yaml(name)}: {yaml(value)}\n" for name, value in fields.items())
    text = f"---\npermalink: /baker/\n{lines}---\n# Baker\n\nWe bake.\n"
    read = understand_source(Outcome(Source("content/postings/baker.md", "", text)), Reading())
    rows = range(3, 3 + len(fields))
    return not [one for one in read.diagnostics if one.code in AGREED and one.span.line in rows]


def yaml(value):
    """Write a value of JSON as people write YAML: plain where it may stand so."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml(key)}: {yaml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(yaml, value))}]"
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in ("true", "false", "null"):
        return value if not re.fullmatch(r"[\d.]+", value) else json.dumps(value)
    return json.dumps(value, ensure_ascii=False)


def variants(choices):
    """Spell choices as people do; `fulltime` and `onsite` are words, `perdiem` is none."""
    joined = [one.replace("-", "") for one in choices if one != "per-diem"]
    parted = [one.replace("-", sign) for one in choices for sign in "-_ "]
    return [spelled for one in (*joined, *parted) for spelled in (one, one.upper(), one.title())]


TEXTS = ["Baker", "Food hygiene", "3 years", 38, "38.5", "a, b"]
DATES = ["2026-11-01", "2026-11-01T08:30:00Z", "2028-02-29", "2026/11/01", "30.11.2026", "1 November 2026",
         "Nov 3, 2026", "2026-1-5", "2026年11月1日", "open until filled"]  # fmt: skip
NO_DATES = ["2026-02-30", "2026-13-01", "2027-02-29", "05/06/2026", "soon", "2026", 2026, True, "31.02.2026", "banana"]
ADDRESSES = [
    "https://bakery.example/jobs/7",
    "jobs@bakery.example",
    "mailto:jobs@bakery.example",
    "bakery.example/jobs",
]
TRUTHS = [True, False, "yes", "no", "Yes", "off", "on", "n", "TRUE"]
NO_TRUTHS = ["maybe", "perhaps not", 7, "2026"]
# What may be written as a field of a kind, and what may not; choices are added.
VALUES = {
    FieldKind.TEXT: (TEXTS, []),
    FieldKind.TEXTS: (TEXTS, []),
    FieldKind.DATE: (DATES, NO_DATES),
    FieldKind.NUMBER: ([1, 2, 40, "3", "2 people"], ["several", 0, "many", True, 99999]),
    FieldKind.TRUTH: (TRUTHS, NO_TRUTHS),
    FieldKind.URL: (["https://bakery.example", "logo.svg"], []),
    FieldKind.COMPANY: (["Example Bakery", {"name": "Example Bakery", "url": "https://bakery.example"}, 1860], []),
    FieldKind.PLACES: (["Leeds, United Kingdom", {"city": "Leeds", "country": "GB"}], []),
    FieldKind.SALARY: (["38,000 GBP a year", 38000, {"min": 38000, "max": "42k", "currency": "GBP"}], []),
    FieldKind.APPLY: (ADDRESSES, ["ask Robin", 7, "javascript:apply"]),
    FieldKind.CLOSED: ([*TRUTHS, "2026-12-01", "filled", "Expired"], ["2026-02-30", "maybe", 7]),
}
CHOSEN = {
    "employment_type": ["flexible", "banana", True, "full timer"],
    "seniority": ["banana", "important"],
    "education": ["banana", "a good one"],
    "work_mode": ["banana", "blue"],
}
SHAPES = [{"a": {"b": "c"}}, [{"a": "b"}], [["a"]]]
SINGLE = (FieldKind.TRUTH, FieldKind.CLOSED)


@st.composite
def values(draw, field):
    """Draw a value for a field: right or wrong, alone, in a list or in a map, or of a shape that no field has."""
    right, wrong = VALUES[field.kind]
    if field.choices:
        right, wrong = variants(field.choices), CHOSEN[field.name]
    value = draw(st.sampled_from([*right, *wrong]))
    shape = draw(st.sampled_from(("alone", "alone", "alone", "list", "map", "odd", "empty")))
    if shape == "list" and not isinstance(value, dict):
        return [value]
    if (
        shape == "map"
        and not isinstance(value, dict)
        and field.kind in (FieldKind.TEXTS, FieldKind.TEXT, FieldKind.DATE, *SINGLE)
    ):
        return {"first": value}
    if shape == "odd" and field.kind not in (FieldKind.PLACES, FieldKind.COMPANY, FieldKind.SALARY, FieldKind.APPLY):
        return draw(st.sampled_from(SHAPES))
    return draw(st.sampled_from((None, "", [], {}))) if shape == "empty" else value


@st.composite
def front_matter(draw):
    """Draw a few fields by their own names, sometimes with one that nobody knows."""
    fields = draw(st.lists(st.sampled_from(FIELDS), unique=True, min_size=1, max_size=5))
    drawn = {field.name: draw(values(field)) for field in fields}
    return drawn | draw(st.sampled_from(({}, {}, {}, {"favourite_colour": "blue"}, {"layout": {"a": ["b"]}})))


@settings(max_examples=600, deadline=None)
@given(front_matter())
def test_schema_and_parser_agree(fields):
    """What the schema accepts, the parser reads without a fault of name, shape or choice; and the reverse."""
    assert VALID.is_valid(fields) == is_read(fields)


SPELLED = [
    *((name, field) for field in FIELDS for name in (field.name, *field.aliases, *(name for name, _ in field.parts))),
    *((name, None) for table in TRANSLATIONS.values() for names in table.values() for name in names.split()),
    *((name, None) for name in sorted(FOREIGN)),
]


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(SPELLED),
    st.sampled_from(("{}", "{}s", "x{}")),
    st.sampled_from(("-", " ", "", "_", ".")),
    st.booleans(),
)
def test_schema_knows_every_name_that_the_parser_knows(spelled, form_of_name, between, capitals):
    """Names of other people and languages are allowed in any case, with any sign between; all others are not."""
    name = form_of_name.format(spelled[0].replace("_", between))
    name = name.upper() if capitals and "ß" not in name else name
    if is_doubtful(folded(name)):
        return  # in company of other words of its language it is known, alone it is a misspelling of ours

    assert VALID.is_valid({name: None}) == is_read({name: None})


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_examples_and_choices_are_valid(field):
    """Each example and each choice of the table fits its own schema, and the parser."""
    (example,) = schema()["properties"][field.name]["examples"]

    for value in (example, *field.choices, [*field.choices]):
        assert VALID.is_valid({field.name: value})
        assert is_read({field.name: value})


def test_aliases_take_what_their_field_takes():
    """Under every other name a field takes what it takes under our own."""
    for name, meant in OWN_NAMES.items():
        right, _ = VALUES[meant.field.kind]
        good = meant.field.choices or right
        if not meant.part:
            assert all(VALID.is_valid({name: value}) for value in good), name
            assert not VALID.is_valid({name: [["deep"]]}), name


def test_maps_that_only_gather_fields_are_seen_through():
    """The fields of `job: {...}` are judged as if they stood at the top."""
    assert VALID.is_valid({"job": {"title": "Baker", "params": {"draft": True}}})
    assert not VALID.is_valid({"job": {"titel_of_it": "Baker"}})
    assert not VALID.is_valid({"details": {"draft": "perhaps"}})
    assert VALID.is_valid({"job": "Baker"})


def test_switches_of_other_programs_are_known():
    """`published: false`, `status: draft` and `type: post` are allowed, as the parser allows them."""
    for fields in (
        {"published": False},
        {"status": "draft"},
        {"type": "post"},
        {"active": True},
        {"remote": "US only"},
    ):
        assert VALID.is_valid(fields)
        assert is_read(fields)


def test_schema_is_one_in_both_dialects():
    """The schema is sound in the newest dialect and in the one that remark-lint knows, and judges the same."""
    old = schema("draft-07")
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.Draft7Validator.check_schema(old)

    assert {**old, "$schema": ""} == {**schema(), "$schema": ""}
    for fields in ({"job": {"title": "x"}}, {"salary": {"min": 3}}, {"gehalt": 3}, {"foo": 1}, {"draft": "perhaps"}):
        assert jsonschema.Draft7Validator(old).is_valid(fields) == VALID.is_valid(fields)


@pytest.mark.skipif(shutil.which("node") is None, reason="patterns are tried in JavaScript if it is there")
def test_patterns_are_those_of_javascript():
    """Editors and remark-lint are written in JavaScript: each pattern compiles there, too."""
    script = "for (const p of JSON.parse(require('fs').readFileSync(0))) new RegExp(p, 'u')"
    subprocess.run(["node", "-e", script], input=json.dumps([*_patterns(schema())]), check=True, text=True)


def _patterns(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "pattern" and isinstance(value, str):
                yield value
            if key == "patternProperties":
                yield from value
            yield from _patterns(value)
    elif isinstance(node, list):
        for item in node:
            yield from _patterns(item)


def test_editors_are_offered_our_own_names():
    """Completion offers each field once, by our name and with its description; other names are only allowed."""
    properties = schema()["properties"]

    assert list(properties) == [field.name for field in FIELDS]
    assert all(properties[name]["description"] == field.description for name, field in BY_NAME.items())
    assert len(OWN_NAMES) < len(NAMES)


def test_form_has_a_field_for_each():
    """The form for VS Code has all fields in our order, closed lists as choices, days as dates without a time."""
    (posting,) = form()["frontMatter.taxonomy.contentTypes"]
    shown = {field["name"]: field for field in posting["fields"]}

    assert list(shown) == [field.name for field in FIELDS]
    assert shown["employment_type"]["choices"] == list(BY_NAME["employment_type"].choices)
    assert (shown["employment_type"]["type"], shown["employment_type"]["multiple"]) == ("choice", True)
    assert (shown["date"]["type"], shown["date"]["dateFormat"]) == ("datetime", "yyyy-MM-dd")
    assert (shown["draft"]["type"], shown["skills"]["type"]) == ("draft", "list")
    kinds = {"string", "number", "datetime", "boolean", "choice", "list", "draft"}
    assert {field["type"] for field in posting["fields"]} <= kinds


@pytest.mark.parametrize(("reader", "made"), [
    ("json-schema", schema()), ("remark-lint", schema("draft-07")), ("front-matter-cms", form()),
])  # fmt: skip
def test_command_prints_them(reader, made):
    """`jobboard schema` prints the schema, or what --for asks for, as JSON."""
    assert json.loads(CliRunner().invoke(main, ["schema", "--for", reader]).stdout) == made
