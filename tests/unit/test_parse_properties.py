"""What holds of any text whatever: reading it never raises, and every place in it is exact."""

from __future__ import annotations

import functools

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.config import Reading
from generator.model.entry import Many, Pairs, Scalar
from generator.model.source import Source, quote
from generator.parse import parse_page, parse_profile, parse_source
from generator.parse.front_matter import read_front_matter
from generator.parse.outline import outline
from generator.parse.plain import plain_text

PIECES = st.sampled_from([
    "---", "\n", "\n\n", "# ", "## ", "- ", "  - ", "1. ", "> ", "```", "~~~", "|", "|---|", "**", "*", "_", "`",
    ":", "\uff1a", ": ", " ", "  ", "\t", "\\", "[", "](", ")", "![", "<b>", "</b>", "<!--", "-->", "<br>", "&",
    "&amp;", "===", "<script>", "title", "title: Baker", "salary:", "  min: 3", "tags: [a, b]", "{", "}", "'", '"',
    "|\n  x", "!x", "&a", "*a", "#", "Location", "**Location:** Leeds", "\U0001f4cd", "\xe9",
    "\U0001f469\u200d\U0001f373", "\ufeff", "\u2028", "\x85", "\x00", "\x02", "\x03", "\ue000", "\xa0", "x.md",
    "https://a.example", "a@b.example", "@", "~~", "- [ ] ", "...", "word ", "\r", "\x0c", "\x1c", "wzxhzdk:0",
])  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=40).map("".join)


def source(text):
    return Source("content/postings/north/baker.md", "0" * 32, text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_parsing_never_raises(text):
    """Whatever a file holds, it is read or explained, never a crash; and every place lies in the file."""
    read = parse_source(source(text), Reading())

    assert read.value is not None or read.diagnostics
    assert all(_lies_in(text, found.span) for found in read.diagnostics)
    if read.value is not None:
        for line in (*filter(None, (block.heading for block in read.value.blocks)), *_lines(read.value)):
            assert quote(text, line.span) == line.text
        for labelled in read.value.labelled:
            assert quote(text, labelled.span) == labelled.value
            assert plain_text(quote(text, labelled.label_span)) == labelled.label
        for field in read.value.fields:
            assert quote(text, field.key_span) is not None


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_prose_never_raises(text):
    """The same holds of profiles and own pages."""
    for parse in (parse_profile, parse_page):
        read = parse(source(text), Reading())

        assert read.value is not None or read.diagnostics


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_scalars_lie_where_they_say(block, blank):
    """A plain value, or its first line, and its key are exact slices of the file, wherever the fence stands."""
    text = "\n" * blank + f"---\ntitle: Baker\n{block}\n---\n\n# Baker\n"
    read = read_front_matter(text, "x.md")

    for scalar in _scalars(read.value.items if read.value else ()):
        said = quote(text, scalar.span)
        assert said is not None
        if not scalar.quoted:
            assert said == scalar.text or (said and scalar.text.startswith(said))  # the first of several lines


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 3))
def test_body_line_is_exact(body, blank):
    """The body is the file from its first line on, whatever stands above it."""
    text = "\n" * blank + f"---\ntitle: Baker\n---\n{body}"
    read = read_front_matter(text, "x.md").value

    assert read is not None
    assert text.split("\n")[read.body_line - 1 :] == read.body.split("\n")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_word_is_lost(text):
    """Every line of a body but rules, comments and markers alone appears in its outline."""
    shown = outline(f"{text}\n\nlast words", "x.md", 1)
    lines = [line.text for block in shown.blocks for line in block.lines]

    assert lines[-1:] == ["last words"] or "<!--" in text or "```" in text or "~~~" in text


def _lines(entry):
    return [line for block in entry.blocks for line in block.lines]


def _lies_in(text, span):
    if span.line is None:
        return True
    lines = text.split("\n")
    return 1 <= span.line <= len(lines) and (span.column is None or span.column <= len(lines[span.line - 1]) + 1)


@functools.singledispatch
def _scalars(value):
    return [scalar for key, inner in value for scalar in (key, *_scalars(inner))]


@_scalars.register
def _(value: Scalar):
    return [value]


@_scalars.register
def _(value: Many):
    return [scalar for item in value.items for scalar in _scalars(item)]


@_scalars.register
def _(value: Pairs):
    return _scalars(value.items)
