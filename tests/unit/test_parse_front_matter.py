"""Front matter: found, read with places, and explained where it cannot be read."""

from __future__ import annotations

import pytest

from generator.model.entry import Many, Pairs, Scalar, ScalarKind
from generator.model.source import quote
from generator.parse.front_matter import read_front_matter

PATH = "content/postings/baker.md"


def matter(text):
    read = read_front_matter(text, PATH)
    assert read.value is not None, read.diagnostics
    return read.value


def fields(text):
    return {key.text: value for key, value in matter(text).items}


def fault(text):
    (found,) = read_front_matter(text, PATH).diagnostics
    return found


def test_places_are_counted_in_the_file():
    """The place of a value counts lines from the top of the file, the fence and blank lines above it included."""
    text = "\n\n---\ntitle: Baker\nsalary:\n  min: 38000\n---\n# Baker\n"
    value = fields(text)["salary"].items[0][1]

    assert (value.text, value.span.line, value.span.column, value.span.end_column) == ("38000", 6, 8, 13)
    assert quote(text, value.span) == "38000"


def test_body_line():
    """The body begins in the line under the second fence."""
    read = matter("---\ntitle: Baker\n\n---\nWe bake.\n")

    assert (read.body, read.body_line) == ("We bake.\n", 5)


def test_raw_text_is_kept():
    """What YAML would make of a value does not reach it: `NO` stays Norway, and `12:30` a time of day."""
    read = fields("---\ncountry: NO\nhours: 12:30\nversion: 3.10\nposted: 2026-02-30\nopen: yes\nend: ~\n---\n")

    assert [(value.text, value.kind) for value in read.values()] == [
        ("NO", ScalarKind.TRUTH),
        ("12:30", ScalarKind.INTEGER),
        ("3.10", ScalarKind.NUMBER),
        ("2026-02-30", ScalarKind.DATE),
        ("yes", ScalarKind.TRUTH),
        ("~", ScalarKind.NULL),
    ]


def test_quoted_values_lie_within_their_marks():
    """The place of a quoted value leaves the quotation marks out."""
    text = "---\ntitle: 'Baker: nights'\nsummary: |\n  We bake\n  bread.\n---\n"
    title, summary = fields(text).values()

    assert (quote(text, title.span), title.quoted) == ("Baker: nights", True)
    assert (quote(text, summary.span), summary.text) == ("We bake", "We bake\nbread.")


def test_lists_and_maps():
    """Lists and maps keep the place of each of their values."""
    text = "---\ntags: [oven, dough]\ncompany: {name: Example Bakery, url: https://bakery.example}\n---\n"
    tags, company = fields(text).values()

    assert isinstance(tags, Many)
    assert isinstance(company, Pairs)
    assert [quote(text, tag.span) for tag in tags.items] == ["oven", "dough"]
    assert quote(text, company.span) == "{name: Example Bakery, url: https://bakery.example}"


@pytest.mark.parametrize(
    "text",
    [
        "# Baker\n\nWe bake.\n",
        "",
        "---\n\nWe bake bread.\n\n---\n\n# Baker\n",
        "---\n\nNote: apply soon\n\n---\n\n# Baker\n",
        "---\nNote: apply soon, we are few\n---\n# Baker\n",
        "---\n**Location:** Leeds\n---\n# Baker\n",
        "---\n\nLocation: Leeds\n\nWe bake.\n\n---\n# Baker\n",
        "---\n\nWe bake bread.\n",
        "Company: us\n---\n",
        "***\ntitle: Baker\n***\n",
    ],
)
def test_text_between_rules_is_no_front_matter(text):
    """A file that opens with a rule across the page, or has none, is all body, and nothing of it is lost."""
    read = read_front_matter(text, PATH)

    assert (read.value.items, read.value.body, read.value.body_line) == ((), text, 1)
    assert read.diagnostics == ()


@pytest.mark.parametrize("closing", ["---", "-----", "---   ", "..."])
def test_closing_fences(closing):
    """A longer line of dashes, blanks after it, or three dots close front matter too."""
    read = matter(f"---\ntitle: Baker\n{closing}\nText\n")

    assert (len(read.items), read.body) == (1, "Text\n")


def test_missing_opening_fence():
    """Fields with only the fence below them are read, with a warning."""
    read = read_front_matter("title: Baker\ncompany: Example Bakery\n---\n\nWe bake.\n", PATH)

    assert [found.code for found in read.diagnostics] == ["F110"]
    assert [key.text for key, _ in read.value.items] == ["title", "company"]
    assert (read.value.body, read.value.body_line) == ("\nWe bake.\n", 4)


def test_fields_without_any_fence():
    """Fields of small letters on top of a file are read without fences, with a warning; labels are left to the text."""
    text = "title: Baker\ncompany: Example Bakery\n\nWe bake.\n\n---\n\nStill we bake.\n"
    read = read_front_matter(text, PATH)

    assert [found.code for found in read.diagnostics] == ["F110"]
    assert "under `company: Example Bakery` (line 2)" in read.diagnostics[0].hint
    assert [key.text for key, _ in read.value.items] == ["title", "company"]
    assert (read.value.body.lstrip("\n").split("\n")[0], read.value.body_line) == ("We bake.", 3)
    for other in (text.replace("company", "Company"), text.replace("company", "our aim"), text[13:], "title: Baker\n"):
        assert (matter(other).items, read_front_matter(other, PATH).diagnostics) == ((), ())


@pytest.mark.parametrize("opening", ["```", "```markdown", "~~~ md", "````"])
def test_a_text_in_a_code_block_is_read(opening):
    """A file that is one block of code, as programs offer texts to be copied, is read as what stands in it."""
    fence = opening.rstrip("markdown ")
    read = read_front_matter(f"\n{opening}\n---\ntitle: Baker\n---\nWe bake.\n{fence}\n\n", PATH)

    assert [(found.code, found.span.line) for found in read.diagnostics] == [("F114", 2)]
    assert [(key.text, key.span.line) for key, _ in read.value.items] == [("title", 4)]
    assert (read.value.body, read.value.body_line) == ("We bake.\n", 6)


@pytest.mark.parametrize("fence", ["—", "--", "—-", "–––", "-"])
def test_fences_of_other_dashes_are_read(fence):
    """Lines of dashes that a program joined, or that are too short, are fences where fields stand between them."""
    read = read_front_matter(f"{fence}\ntitle: Baker\ncompany: Acme\n{fence}\nWe bake.\n", PATH)
    prose = f"{fence}\nWe bake.\n{fence}\nTitle: no\n"

    assert [(found.code, found.span.line) for found in read.diagnostics] == [("F116", 1)]
    assert ([key.text for key, _ in read.value.items], read.value.body) == (["title", "company"], "We bake.\n")
    assert (matter(prose).body, read_front_matter(prose, PATH).diagnostics) == (prose, ())


def test_a_text_with_code_at_both_ends_is_left():
    """Two blocks of code with text between them are no block around a text."""
    text = "```\nmake\n```\n\n# Baker\n\n```\nmake bread\n```\n"

    assert (matter(text).body, read_front_matter(text, PATH).diagnostics) == (text, ())


@pytest.mark.parametrize(("line", "read", "lost"), [
    ("title: Clerk #2", "Clerk", "#2"),
    ("title: #1 Clerk", "", "#1 Clerk"),
    ("title: Clerk # the second one", "Clerk", ""),
    ("title: 'Clerk #2' #yes", "Clerk #2", ""),
    ("title: C# developer", "C# developer", ""),
    ("date: 2026-11-02 #today", "2026-11-02", ""),
    ("title: Clerk ## both", "Clerk", ""),
])  # fmt: skip
def test_what_a_number_sign_cuts_off_is_told(line, read, lost):
    """A value that `#` ends is told with what is lost, unless a blank after the sign makes it a remark."""
    outcome = read_front_matter(f"---\ncompany: Acme\n{line}\n---\n", PATH)
    told = [quote(f"---\ncompany: Acme\n{line}\n---\n", found.span) for found in outcome.diagnostics]

    assert outcome.value.items[1][1].text == read
    assert told == ([lost] if lost else [])


@pytest.mark.parametrize(("written", "value"), [
    ("“Night nurse”", "Night nurse"), ("„Nachtpflege“", "Nachtpflege"), ("« Infirmière »", "Infirmière"),
    ("‘Nurse’", "Nurse"), ("“Head” of “Tail”", "“Head” of “Tail”"), ("“Senior” nurse", "“Senior” nurse"),
])  # fmt: skip
def test_typographic_marks_around_a_value_are_none_of_it(written, value):
    """Quotation marks as programs set them are read as straight ones, and the place is that of the words."""
    text = f"---\ntitle: {written}\n---\n"
    found = fields(text)["title"]

    assert (found.text, quote(text, found.span)) == (value, value)


def test_a_line_without_its_colon_is_told_with_it():
    """A line that begins with the name of a field is told as that field."""
    assert fault("---\ntitle: Baker\ncompany Acme Bakery\n---\n").hint == "write `company: Acme Bakery`"


def test_first_of_two_equal_names_counts():
    """A name that is given twice is told with both places; the first is used."""
    read = read_front_matter("---\ntitle: Baker\nTitle: Cook\n---\n", PATH)
    (twice,) = read.diagnostics

    assert [value.text for _, value in read.value.items] == ["Baker"]
    assert (twice.code, twice.span.line, twice.notes[0][1].line) == ("F106", 3, 2)


# Broken blocks: what is said, in which line and column of the file, and a word of the remedy.
BROKEN = [
    ("title: Baker: nights", "F107", 2, 13, '`title: "Baker: nights"`'),
    ('title: "Baker\ncompany: us', "F104", 2, 8, '`title: "Baker"`'),
    ('title: "Baker\ncompany: "us"', "F104", 2, 8, '`title: "Baker"`'),
    ('title: "Head" baker', "F104", 2, 8, "`title: '\"Head\" baker'`"),
    ("\ttitle: Baker", "F103", 2, 1, "two blanks"),
    ("salary:\n\tmin: 3", "F103", 3, 1, "two blanks"),
    ("company: @home", "F102", 2, 10, '`company: "@home"`'),
    ("location: *Leeds*", "F102", 2, 11, '`location: "*Leeds*"`'),
    ("company: & Sons", "F102", 2, 10, '`company: "& Sons"`'),
    ("title: [Senior] Baker", "F102", 2, 8, '`title: "[Senior] Baker"`'),
    ("tags: [oven, dough", "F102", 2, 7, "`tags: [oven, dough]`"),
    ("salary: > 50k", "F102", 2, 9, '`salary: "> 50k"`'),
    ("title:Baker\ncompany: us", "F102", 2, 1, "`title: Baker`"),
    ("title:\u00a0Baker\ncompany: us", "F102", 2, 1, "`title: Baker`"),
    ("title： Baker\ncompany: us", "F102", 2, 1, "`title: Baker`"),
    ("title: Baker\n  company: us", "F102", 3, 3, "blanks in front of `company`"),
    ("title: Baker\n- oven", "F102", 3, 1, "the name of the field"),
    ("title: Baker\nnights\ncompany: us", "F102", 3, 1, "`name: value`"),
    ("tags: - oven", "F102", 2, 7, "line of its own"),
    ('title: "C:\\work"', "F102", 2, 8, "single ones"),
    ("title: Baker\u200b\u2028x", "F102", 2, 14, "delete it"),
    ("title: \x07", "F102", 2, 8, "delete it"),
    ("- title: Baker\n- company: us", "F108", 2, 1, "`title: Baker`"),
    ("title: !important Baker", "F109", 2, 8, "quotation marks"),
    ("title: *baker", "F109", 2, 8, "quotation marks"),
    ("title: " + "[" * 50 + "]" * 50, "F109", 2, 20, "name: value"),
]


@pytest.mark.parametrize(("block", "code", "line", "column", "remedy"), BROKEN)
def test_one_fault_with_place_and_remedy(block, code, line, column, remedy):
    """Front matter that cannot be read gives one diagnostic with line, column and remedy, and no posting."""
    read = read_front_matter(f"---\n{block}\n---\n\n# Baker\n", PATH)
    (found,) = read.diagnostics

    assert read.value is None
    assert (found.code, found.span.line, found.span.column) == (code, line, column)
    assert remedy in found.hint


@pytest.mark.parametrize(
    "text",
    [
        "---\ntitle: Baker\ntags:\n  - oven\n\n# Baker\n\nWe bake.\n",
        "---\ntitle: Baker\ntags:\n  - oven\n\n# Baker\n\nWe bake bread.\n\n---\n\nWrite to us.\n",
    ],
)
def test_unclosed_front_matter(text):
    """Front matter without its second fence says under which line to put it, also if there is a rule far below."""
    found = fault(text)

    assert (found.code, found.span.line) == ("F101", 1)
    assert found.hint == "put a line `---` under `- oven` (line 4)"


def test_references_cannot_multiply():
    """References to references are counted before they are followed."""
    rows = ["a: &a [1, 1, 1, 1, 1, 1, 1, 1]"]
    rows += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 8)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]

    assert fault("---\ntitle: x\n" + "\n".join(rows) + "\n---\n").code == "F109"


def test_references_may_be_used():
    """A value that is named once and used again stands in both fields."""
    read = fields("---\ntitle: &name Baker\nsummary: *name\n---\n")

    assert read["title"] == read["summary"]
    assert isinstance(read["title"], Scalar)


def test_long_front_matter_is_refused():
    """A megabyte of fields is refused, not read."""
    assert fault("---\ntitle: " + "x" * 1_000_000 + "\n---\n").code == "F109"
