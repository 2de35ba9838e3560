"""Facts written into front matter: what is added, what stays, and that it reads the same."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.fix import write_facts
from generator.fix.facts import facts_of
from generator.fix.lines import lines_of
from generator.fix.values import listed, scalar
from generator.model.config import Defaults, Reading
from generator.model.diagnostic import Outcome
from generator.model.entry import Many
from generator.model.facts import Origin
from generator.model.source import Source
from generator.parse.front_matter import read_front_matter
from generator.reading import understand_source

PATH = "content/postings/cook.md"
PLAIN = Reading()
COOK = """\
# Senior Cook

**Company:** Acme Kitchens
**Location:** Leeds, United Kingdom
**Salary:** 28,000 - 32,000 GBP a year
**Employment type:** Full-time
**Posted:** 2 November 2026
**Apply:** jobs@acme.example

Three cafés, one kitchen. You bring three years of experience as a cook.
"""


def reader(reading=PLAIN, path=PATH):
    return lambda text: understand_source(Outcome(Source(path, "", text)), reading)


def rewritten(text, reading=PLAIN):
    return write_facts(text, PATH, reader(reading))


def test_facts_of_the_text_make_a_block():
    """A posting without front matter gets a block of plain fields above its text, which stays as it is."""
    new = rewritten(COOK)

    assert new.left_out == ()
    assert new.text == (
        "---\n"
        "title: Senior Cook\n"
        "company: Acme Kitchens\n"
        "location: Leeds, United Kingdom\n"
        "salary: 28,000 - 32,000 GBP a year\n"
        "employment_type: full-time\n"
        "seniority: senior\n"
        "experience: 3 years\n"
        "date: 2026-11-02\n"
        "apply: mailto:jobs@acme.example\n"
        "---\n"
        "\n" + COOK
    )


def test_only_what_is_missing_is_added():
    """What stands in the front matter stays byte for byte: order, comments, blank lines, other people's names."""
    block = "# Ask Robin before changing this\nemployer:   'Acme Kitchens'   # the cafés\n\ntags: [food]\n"
    text = f"---\n{block}---\n{COOK}"
    new = rewritten(text)

    assert new.text.startswith(f"---\n{block}title: Senior Cook\nlocation: Leeds, United Kingdom\n")
    assert new.text.endswith(f"\n---\n{COOK}")
    assert "company" not in new.written
    assert "skills" not in new.written


def test_an_empty_field_is_filled():
    """A field that waits for its value gets it on its own line, beside its comment."""
    text = f"---\ntitle: Cook\nemployer:   # who hires\nsalary: ~\n---\n{COOK}"
    new = rewritten(text)

    assert "\nemployer: Acme Kitchens   # who hires\nsalary: 28,000 - 32,000 GBP a year\n" in new.text
    assert "company:" not in new.text


def test_what_the_author_wrote_is_never_replaced():
    """A field with a value that cannot be understood keeps it, though the text says it better."""
    text = f"---\nsalary: competitive\n---\n{COOK}"

    assert "salary: competitive\n" in rewritten(text).text
    assert rewritten(text).text.count("salary:") == 1


def test_facts_are_written_in_toml():
    """Among fields in TOML facts stand above the first table and its comment; comments, lists and empty fields stay."""
    block = '# ours\ntags = [\n  "food", # all\n]\nemployer = ""  # who hires\n'
    table = '\n# for the theme\n[params]\nlocation = "Leeds, United Kingdom"\n'
    new = rewritten(f"+++\n{block}{table}+++\n{COOK}")

    assert new.left_out == ()
    assert new.text == (
        "+++\n" + block.replace('employer = ""', 'employer = "Acme Kitchens"') + 'title = "Senior Cook"\n'
        'salary = "28,000 - 32,000 GBP a year"\n'
        'employment_type = "full-time"\n'
        'seniority = "senior"\n'
        'experience = "3 years"\n'
        "date = 2026-11-02\n"
        'apply = "mailto:jobs@acme.example"\n'
        f"{table}+++\n{COOK}"
    )
    assert rewritten(new.text).text == new.text


@pytest.mark.parametrize(("before", "after"), [
    ('{\n  "date": "2026-11-02",\n  "company": ""\n}\n',
     '{\n  "title": "Cook",\n  "date": "2026-11-02",\n  "company": "Acme"\n}\n'),
    ('{"date": "2026-11-02"}\n', '{"title": "Cook", "company": "Acme", "date": "2026-11-02"}\n'),
])  # fmt: skip
def test_facts_are_written_in_json(before, after):
    """Among fields in JSON facts stand under the brace, or in an empty field of that name."""
    body = "# Cook\n\n**Company:** Acme\n\nSoup and bread.\n"

    assert rewritten(before + body).text == after + body


def test_line_ends_and_mark_stay():
    """A file with a byte-order mark and Windows' line ends keeps both, and new lines end as the others do."""
    text = "\ufeff---\r\ntitle: Cook\r\n---\r\n\r\n**Company:** Acme Kitchens\r\nLast line"
    new = rewritten(text).text

    assert new == text.replace("title: Cook\r\n", "title: Cook\r\ncompany: Acme Kitchens\r\n")


def test_what_the_board_says_is_not_written():
    """The board's defaults, and what was only concluded, are not put into the author's mouth."""
    board = Reading(defaults=Defaults(company="Acme", location="Leeds, United Kingdom", employment_type="full-time"))
    new = rewritten("# Cook\n\nBread and soup.\n", board)

    assert new.written == ("title",)


def test_what_was_inferred_stays_inferred():
    """A salary without a currency is written in the author's words, so that its currency stays marked as inferred."""
    text = "---\ntitle: Cook\n---\n\n**Location:** Austin, TX\n**Salary:** $28 - $32 an hour\n"
    new = rewritten(text)
    read = reader()(new.text).value

    assert "salary: $28 - $32 an hour\n" in new.text
    assert read is not None
    assert "salary.currency" in read.posting.inferred


def test_a_file_that_cannot_be_read_is_left_alone():
    """Without readable front matter, and without a title, nothing is written."""
    for text in ("---\ntitle: a: b\n---\n# Cook\n", "No title here.\n", ""):
        assert rewritten(text).text == text


def test_one_line_maps_are_left_alone():
    """Front matter written as one map in braces has no line to add; the facts are left out and said so."""
    text = f"---\n{{title: Cook, company: Acme Kitchens}}\n---\n{COOK}"
    new = rewritten(text)

    assert new.text == text
    assert "salary" in new.left_out


@pytest.mark.parametrize("text", [
    "Acme", "yes", "NO", "a: b", "a #b", "#1", "30", "1e3", "0x1F", "12:30", "it's", '"', "'", "\\", "null", "~", "- x",
    "2026-11-01", "38,000 - 42,000 GBP a year", "$48.50 - $67 an hour", "100% remote", "@home", "*", "a\tb", "a\n",
    "\x85", "\u2028", "\ufeff", "\xa0", "Zürich, Schweiz", "東京", "🍞", "{a}", "[a]", "a, b", "https://a.example/?b=c#d",
    "mailto:a@b.example", "x]", "! x", "& x", "0o7", "1_000", ".inf", "on", "=", "? a", "a:", ",a", "a,",
])  # fmt: skip
def test_a_value_is_read_back_as_it_was(text):
    """Whatever a value holds comes back as the same text, alone and in a list, in other programs too."""
    assert _read(f"title: {scalar(text)}") == text
    assert _read(f"title: {listed((text, 'x'))}") == (text, "x")
    assert yaml.safe_load(f"title: {listed((text, 'x'))}") == {"title": [text, "x"]} or text == "2026-11-01"


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=1))
def test_any_value_is_read_back_as_it_was(text):
    """The same holds of any text at all."""
    assert _read(f"title: {scalar(text)}") == text


def _read(field):
    matter = read_front_matter(f"---\n{field}\n---\n", PATH).value
    assert matter is not None
    ((_, value),) = matter.items
    return tuple(one.text for one in value.items) if isinstance(value, Many) else value.text


COMPANIES = ("Acme & Sons", "Müller: Bäckerei", "@home", "“Quoted” Ltd", "No", "1860", "Yes, and", "東京カフェ")
LINES = {
    "Company": COMPANIES,
    "Location": (
        "Leeds, United Kingdom", "Berlin", "Remote (US) or San Francisco Bay Area", "Berlin, Munich", "Paris / Lyon",
        "Austin, TX (hybrid)", "Remote, EMEA", "東京都", "Oslo, NO", "Anywhere",
    ),
    "Salary": (
        "28,000 - 32,000 GBP a year", "$160k–$240k + equity", "from €50k", "up to 90.000 € brutto", "$48.50/h",
        "Competitive", "100k USD (Berlin), 120k USD (Munich)", "¥9,500,000", "12 LPA", "3.200 € monatlich",
    ),
    "Employment type": ("Full-time", "Full-time or part-time", "CDI", "Contract", "whatever"),
    "Level": ("Senior", "Junior or mid", "??"),
    "Experience": ("3+ years", "18 months", "none"),
    "Education": ("Bachelor's degree or equivalent experience", "PhD"),
    "Skills": ("Python, Go, Kubernetes", "bread: sourdough; rye", "C, C++, C#"),
    "Posted": ("2026-11-02", "2 November 2026", "05/06/2026"),
    "Closing date": ("30.11.2026", "until filled"),
    "Apply": ("jobs@acme.example", "[here](https://acme.example/apply?x=1#y)", "ask Robin"),
    "Hours": ("38 hours a week", "7:00 - 15:00"),
    "Start": ("immediately", "2027-01-04"),
    "Openings": ("2", "three"),
}  # fmt: skip
FIELDS = (
    "title: 'Cook: nights'", "company: Acme", "salary:", "salary: 30k EUR", "location: {city: Leeds, country: GB}",
    "# a comment", "", "tags: [food]", "date: 2026-11-01", "remote: yes", "titel: x", "summary: |\n  One.\n  Two.",
    "draft: true", "skills:\n  - Baking\n  - Python", "apply: ~ # later",
)  # fmt: skip
SENTENCES = (
    "You bring at least five years of experience as a cook.", "## Requirements", "- Kubernetes and PostgreSQL",
    "The salary is $90,000 to $110,000 a year.", "This is a full-time position.", "---", "Apply by 30 November 2026.",
    "| Salary | 40k EUR |", "We are hybrid: two days in our Leeds office.",
)  # fmt: skip


@st.composite
def postings(draw):
    """Make a posting as people write them: a block or none, a heading or none, labelled lines, some prose."""
    fields = draw(st.none() | st.lists(st.sampled_from(FIELDS), max_size=5, unique=True))
    labels = draw(st.lists(st.sampled_from(sorted(LINES)), unique=True, max_size=8))
    body = [f"**{label}:** {draw(st.sampled_from(LINES[label]))}" for label in labels]
    head = draw(st.sampled_from(("# Senior Cook\n", "# Cook (Remote)\n", "# Lead Baker - Berlin\n", "")))
    prose = draw(st.lists(st.sampled_from(SENTENCES), max_size=4))
    block = "" if fields is None else "---\n" + "".join(f"{field}\n" for field in fields) + "---\n"
    text = block + head + "\n".join((*body, "", *prose)) + draw(st.sampled_from(("", "\n", "\n\n")))
    text = text.replace("\n", draw(st.sampled_from(("\n", "\r\n"))))
    return draw(st.sampled_from(("", "\ufeff"))) + text


PIECES = ("---", "\n", "\n\n", "# ", "title: x", "salary:", ": ", "  ", "\t", "'", '"', "[", "{", "|", "&a", "*a", "\r",
          "**Location:** Leeds", "**Salary:** $3k", "# Cook", "\ufeff", "\x85", "+++", "...", "- ")  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=30).map("".join)


@settings(max_examples=150, deadline=None)
@given(postings())
def test_written_facts_are_the_same_facts(text):
    """After writing, a posting says what it said, from its front matter, above the same body."""
    _holds(text)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_writing_into_any_text_is_safe(text):
    """The same holds of any text whatever, and nothing makes the writer raise."""
    _holds(text)


def _holds(text):
    new = rewritten(text)
    read = reader()
    before, after = read(lines_of(text).text), read(lines_of(new.text).text)
    assert (before.value is None) == (after.value is None)
    if before.value is None or after.value is None:
        assert new.text == text
        return
    assert facts_of(after.value.posting) == facts_of(before.value.posting)
    origins = {one.field: one.origin for one in after.value.text.found}
    assert all(origins[field] is Origin.FRONT_MATTER for field in new.written)
    assert {one.code for one in after.diagnostics} <= {one.code for one in before.diagnostics}
    assert rewritten(new.text).text == new.text
    assert _body(new.text) == _body(text)
    assert _is_within(lines_of(text).rows, lines_of(new.text).rows)


def _body(text):
    matter = read_front_matter(lines_of(text).text, PATH).value
    assert matter is not None
    body = "".join(line + end for line, end in lines_of(text).rows[matter.body_line - 1 :])
    return body.lstrip("\r\n") if matter.body_line == 1 else body.removeprefix("\r\n").removeprefix("\n").lstrip("\r\n")


def _is_within(old, new):
    """Whether all old lines are there, in their order and with their ends; an empty field may have been filled."""
    rest = iter(new)
    return all(any(line == other or _is_filled(*line, *other) for other in rest) for line in old)


def _is_filled(old, old_end, new, new_end):
    empty = re.fullmatch(r"(\w+:)\s*(?:~|null)?(\s*#.*|\s*)", old)
    return empty is not None and new.startswith(f"{empty[1]} ") and new.endswith(empty[2]) and old_end == new_end
