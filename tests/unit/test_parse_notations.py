"""Front matter in TOML and in JSON: read as YAML is, each value with its place, and told when it cannot be read."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.checks import check_posting
from generator.fix.facts import facts_of
from generator.model.config import Board, Config, Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Many, Pairs, Scalar, ScalarKind
from generator.model.notation import Notation
from generator.model.source import Source, quote
from generator.parse.front_matter import read_front_matter
from generator.reading import understand_source

PATH = "content/postings/baker.md"
TOML = """\
+++
# what Hugo and Zola write
title = "Night baker"
date = 2026-11-02T08:00:00Z
draft = false
salary = { min = 31_000, max = 36000.5, currency = "EUR", period = 'year' }
tags = [
  "oven", # hot
  "dough",
]
company.name = "Harbour Bakery"

[params]
  "location" = "Leeds, United Kingdom"

[[extra.notes]]
text = '''
by night'''
[[extra.notes]]
text = "by day"
+++

We bake.
"""


def leaves(value, above=()):
    if isinstance(value, Scalar):
        yield ".".join(above), value
    elif isinstance(value, Many):
        for number, one in enumerate(value.items):
            yield from leaves(one, (*above, str(number)))
    else:
        for key, one in value.items if isinstance(value, Pairs) else value:
            yield from leaves(one, (*above, key.text))


def test_every_form_of_toml_is_read_with_its_place():
    """Tables, inline and dotted, lists of tables, days, numbers and long texts: each value quotes its bytes."""
    read = read_front_matter(TOML, PATH)
    found = {name: (one.text, one.kind, quote(TOML, one.span)) for name, one in leaves(read.value.items)}

    assert read.diagnostics == ()
    assert (read.value.notation, read.value.body, read.value.body_line) == (Notation.TOML, "\nWe bake.\n", 22)
    assert found == {
        "title": ("Night baker", ScalarKind.TEXT, "Night baker"),
        "date": ("2026-11-02T08:00:00Z", ScalarKind.DATE, "2026-11-02T08:00:00Z"),
        "draft": ("false", ScalarKind.TRUTH, "false"),
        "salary.min": ("31000", ScalarKind.INTEGER, "31_000"),
        "salary.max": ("36000.5", ScalarKind.NUMBER, "36000.5"),
        "salary.currency": ("EUR", ScalarKind.TEXT, "EUR"),
        "salary.period": ("year", ScalarKind.TEXT, "year"),
        "tags.0": ("oven", ScalarKind.TEXT, "oven"),
        "tags.1": ("dough", ScalarKind.TEXT, "dough"),
        "company.name": ("Harbour Bakery", ScalarKind.TEXT, "Harbour Bakery"),
        "params.location": ("Leeds, United Kingdom", ScalarKind.TEXT, "Leeds, United Kingdom"),
        "extra.notes.0.text": ("by night", ScalarKind.TEXT, "by night"),
        "extra.notes.1.text": ("by day", ScalarKind.TEXT, "by day"),
    }
    assert [quote(TOML, key.span) for key, _ in read.value.items][-2:] == ["params", "extra"]


NAMES = st.sampled_from(["title", "company", "employer", "location", "work_mode", "tags", "deadline", "colour"])
WORDS = st.text("abé ZÜ-/,.'\"0123456789", min_size=1, max_size=12)
SCALARS = (
    WORDS | st.integers(-9, 10**6) | st.booleans()
    | st.sampled_from(["Leeds, United Kingdom", "Acme", "Remote (US)", "31k - 36k EUR", "full-time"])
    | st.dates(date(2020, 1, 1), date(2030, 1, 1))
)  # fmt: skip
PAY = st.fixed_dictionaries(
    {"min": st.integers(1, 10**6), "currency": st.sampled_from(["EUR", "USD"])},
    optional={"max": st.integers(1, 10**6), "period": st.sampled_from(["year", "hour"])},
)
FIELDS = st.dictionaries(NAMES, SCALARS | st.lists(SCALARS, max_size=3), max_size=6)
WHOLE = st.tuples(FIELDS, st.dictionaries(st.just("salary"), PAY), st.dictionaries(st.just("params"), FIELDS))


def toml(value):
    """Write a value as TOML does."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n  " + "".join(f"{toml(inner)},  # and\n  " for inner in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return str(value).lower()


@settings(max_examples=150, deadline=None)
@given(WHOLE)
def test_the_same_fields_say_the_same_in_every_notation(whole):
    """A posting says the same in TOML, with tables or without, as in YAML; plain values quote their bytes."""
    plain, pay, tables = whole
    plain = {"identifier": "b-1"} | plain
    fields = plain | pay | tables
    body = "\n# Cook\n\nWe cook.\n"
    rows = [f"{name} = {toml(value)}" for name, value in (plain | pay).items()]
    rows += [
        row for name, table in tables.items() for row in (f"[{name}]", *(f"{k} = {toml(v)}" for k, v in table.items()))
    ]
    texts = (
        "---\n" + yaml.safe_dump(fields, allow_unicode=True, sort_keys=False) + "---\n" + body,
        "+++\n" + "\n".join(rows) + "\n+++\n" + body,
    )
    understood = [understand_source(Outcome(Source(PATH, "", text)), Reading()) for text in texts]

    assert facts_of(understood[0].value.posting) == facts_of(understood[1].value.posting)
    assert [found.code for found in understood[0].diagnostics] == [found.code for found in understood[1].diagnostics]
    for _, one in leaves(read_front_matter(texts[1], PATH).value.items):
        said = quote(texts[1], one.span)
        assert said == (one.text if not one.quoted else json.dumps(one.text, ensure_ascii=False)[1:-1])


def test_json_is_read():
    """An object on top of the file is front matter, with places as in YAML; the text begins under it."""
    text = '{\n  "title": "Night baker",\n\t"tags": ["oven"],\n  "salary": {"min": 31000}\n}\n\nWe bake.\n'
    read = read_front_matter(text, PATH)

    assert read.diagnostics == ()
    assert {name: quote(text, one.span) for name, one in leaves(read.value.items)} == {
        "title": "Night baker", "tags.0": "oven", "salary.min": "31000",
    }  # fmt: skip
    assert (read.value.notation, read.value.body, read.value.body_line) == (Notation.JSON, "\nWe bake.\n", 6)


# Broken blocks: in which line and column of the file, and a word of the remedy.
BROKEN = [
    ("+++\ntitle = Baker\n+++\n", 2, 9, '`title = "Baker"`'),
    ("+++\ntitle: Baker\n+++\n", 2, 1, '`title = "Baker"`'),
    ('+++\ntitle = "Baker\n+++\n', 2, 9, '`title = "Baker"`'),
    ('+++\ntitle = "Head" baker\n+++\n', 2, 9, "`title = '\"Head\" baker'`"),
    ("+++\ndraft = True\n+++\n", 2, 9, "`draft = true`"),
    ("+++\ndate = 2026-13-45\n+++\n", 2, 8, "`date = 2026-11-22`"),
    ('+++\njob title = "Baker"\n+++\n', 2, 5, "in quotation marks"),
    ('+++\ntitle = "Baker"\ntitle = "Cook"\n+++\n', 3, 1, "keep one of the two"),
    ("+++\n[params]\n[params]\n+++\n", 3, 8, "keep one of the two"),
    ('+++\ntags = ["a", "b"\ntitle = "x"\n+++\n', 3, 1, "ends with `]`"),
    ("+++\nsalary = { min = 3,\nmax = 4 }\n+++\n", 2, 10, "on the same line"),
    ("+++\ntitle = '''Baker\n+++\n", 2, 1, "ends with one"),
    ("+++\nx = " + "[" * 3000 + "\n+++\n", 2, 1, "one field a line"),
    ("+++\nx = " + "[" * 30 + "]" * 30 + "\n+++\n", 2, None, "plain `name = value`"),
    ("+++\nx = 1\n" + "a." * 5000 + "b = 1\n+++\n", 3, 1, "one field a line"),
    ("+++\nx = " + "9" * 5000 + "\n+++\n", 2, 1, "one field a line"),
    ('{\n  "title": "Baker"\n  "company": "us"\n}\n', 3, 3, "a comma between two fields"),
    ('{\n  "title": Baker\n}\n', 2, 12, "double quotes"),
    ('{"title": ' + "[" * 5000 + "\n", 1, None, "plain fields"),
]


@pytest.mark.parametrize(("text", "line", "column", "remedy"), BROKEN)
def test_what_cannot_be_read_is_told_with_place_and_remedy(text, line, column, remedy):
    """One fault with line, column and remedy, and no posting."""
    read = read_front_matter(f"{text}\n# Baker\n", PATH)
    (found,) = read.diagnostics

    assert read.value is None
    assert (found.code, found.span.line, found.span.column) == ("F112", line, column)
    assert remedy in found.hint


def test_a_missing_second_line_of_pluses_is_told():
    """Fields in TOML that nothing ends say under which line to put the fence."""
    (found,) = read_front_matter('+++\ntitle = "Baker"\n[params]\npay = 3\n\n# Baker\n', PATH).diagnostics

    assert (found.code, found.span.line) == ("F101", 1)
    assert found.hint == "put a line `+++` under `pay = 3` (line 4)"


@pytest.mark.parametrize("text", [
    "+++\n\nWe bake.\n", "+++\nWe bake.\n+++\n# Baker\n", "+ bread\n+ rolls\n", "++++\ntitle = 3\n++++\n",
    "{% include head.html %}\n# Baker\n", "{}\n# Baker\n", '{"shade": "blue"}\n# Baker\n', '{"title": "x"} and\n',
    "{{ title }}\n",
])  # fmt: skip
def test_text_that_begins_like_fields_is_text(text):
    """Lists, templates and rules of pluses are no front matter."""
    read = read_front_matter(text, PATH)

    assert (read.value.body, read.value.items, read.diagnostics) == (text, (), ())


PIECES = st.sampled_from([
    "+++\n", "\n", "title = ", '"', "'", '"""', "'''", "Baker", "[", "]", "[[", "]]", "{", "}", "=", ",", ".", "a", "#",
    "2026-11-02", "10:00:00", "1_0", "0x1f", "inf", "true", "\\", "\\\n", "salary", " ", "\t", "\r", "\ufeff", "\u2028",
    "title: Baker\n", '"title": ', "null", "[params]\n", "é", "\U0001f373", "-1.5e3",
])  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=6)), max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(["+++\n", "{", '+++\ntitle = "x"\n']), TEXTS)
@example("+++\n", "title = 1_0")
@example("+++\n", "title = 0x1f")
def test_reading_never_raises(top, text):
    """Whatever stands between the fences is read or explained, and every place lies in the file."""
    whole = f"{top}{text}\n+++\n\n# Baker\n"
    read = read_front_matter(whole, PATH)
    spans = [found.span for found in read.diagnostics]
    if read.value is not None:
        values = [one for _, one in leaves(read.value.items)]
        spans += [one.span for one in values]
        plain = [one for one in values if not one.quoted and _is_plain(one.text)]
        assert all(_is_written(one.text, quote(whole, one.span)) for one in plain)
        assert whole.split("\n")[read.value.body_line - 1 :] == read.value.body.split("\n")

    assert all(span.line is not None and quote(whole, span) is not None for span in spans if span.column)


def _is_plain(text):
    return re.fullmatch(r"\d{1,9}|true|false", text) is not None


def _is_written(text, quoted):
    """Whether a file has a value so, or as TOML lets one write a number: `1_0`, `0x1f`."""
    return quoted == text or (text.isdigit() and int(quoted, 0) == int(text))


@pytest.mark.parametrize("fields", [
    "---\ntitle: Baker\n---\n", "+++\ntitle = 'Baker'\n+++\n", '{\n  "title": "Baker"\n}\n',
])  # fmt: skip
def test_what_is_missing_is_asked_for_as_the_file_is_written(fields):
    """The words of a remedy, put into the fields of the file, are the remedy; so it is in each notation."""
    lines = fields.splitlines(keepends=True)
    gaps = gaps_of(f"{fields}We bake by night.\n")
    written = [re.search("`([^`]+)`", gap.hint)[1] for gap in gaps if gap.code in {"J101", "J102", "J107"}]
    if lines[0] == "{\n":
        lines[1] = ",\n".join([lines[1].rstrip("\n"), *written]) + "\n"
    else:
        lines[1:1] = [f"{one}\n" for one in written]

    assert [gap.code for gap in gaps] == ["J101", "J102", "J103", "J107", "J105"]
    assert [gap.code for gap in gaps_of(f"{''.join(lines)}We bake by night.\n")] == ["J103", "J105"]


def gaps_of(text):
    understood = understand_source(Outcome(Source(PATH, "0" * 32, text)), Reading()).value
    return check_posting(understood.posting, Config(root="/b", output="/b/site", board=Board()))
